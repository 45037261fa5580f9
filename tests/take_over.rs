//! A document of ours that somebody edited: what is taken over, where it goes, and what is left to be made by hand.

use annual_report::AnnualReport;
use annual_report::model::{Point, WorkChapter, WorkItem};
use annual_report::read::{Limits, Reading};

use crate::read_docx::{changed, paragraph, read, said, whole, with_annexes};
use annual_report::page::Layout;

/// The document of a report after an edit of its text, read with the changes taken over.
fn taken(report: &AnnualReport, edit: impl Fn(String) -> String) -> Reading {
    let docx = report.to_draft_docx(&with_annexes()).unwrap();
    let edited = changed(&docx, |name, text| Some(if name == "word/document.xml" { edit(text) } else { text }));
    AnnualReport::read_docx(&edited, &Limits::default()).unwrap().with_changes()
}

/// A text with something put in behind the paragraph that says this.
fn behind(text: &str, words: &str, added: &str) -> String {
    let at = text.find(words).unwrap();
    let end = at + text[at..].find("</w:p>").unwrap() + "</w:p>".len();
    format!("{}{added}{}", &text[..end], &text[end..])
}

#[test]
fn a_paragraph_added_stands_where_it_was_added() {
    let report = AnnualReport::new(2025)
        .with_title("总结")
        .with_preamble("全年平稳，没有事故。\n各项任务完成。")
        .with_work([WorkChapter::new("工作情况").with_items([WorkItem::new("抓好学习").with_lead("坚持集中学习。")])]);
    // One paragraph became two, and two were added behind a heading.
    let read = taken(&report, |text| {
        let text = behind(&text.replace("全年平稳，没有事故。", "全年平稳。"), "全年平稳。", &paragraph("", "没有事故。"));
        behind(&text, "抓好学习", &format!("{}{}", paragraph("", "第一段。"), paragraph("", "第二段。")))
    });
    assert_eq!(read.report.preamble.as_str(), "全年平稳。\n没有事故。\n各项任务完成。");
    assert_eq!(read.report.work[0].items[0].lead.as_str(), "第一段。\n第二段。\n坚持集中学习。");
    assert_eq!(read.changes, []);
}

#[test]
fn what_belongs_to_an_entry_that_is_not_taken_over_is_not_taken_alone() {
    let item = |heading: &str, lead: &str| WorkItem::new(heading).with_lead(lead).with_points([Point::new("抓好落实", "落实到人。")]);
    let report = AnnualReport::new(2025)
        .with_title("总结")
        .with_work([WorkChapter::new("工作情况").with_items([item("抓好学习", "坚持集中学习。"), item("抓好调研", "坚持到户调研。")])]);
    // An item that was added, with a heading and its text: neither becomes a part of the item before it.
    let added = taken(&report, |text| {
        behind(&text, "坚持到户调研", &format!("{}{}", paragraph("", "（三）抓好培训"), paragraph("", "坚持全员培训。")))
    });
    assert_eq!(added.report, report);
    assert!(said(&added).contains("抓好培训") && said(&added).contains("坚持全员培训"), "{}", said(&added));
    // A table that was added.
    let table =
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>附表甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let added = taken(&report, |text| behind(&text, "坚持到户调研", table));
    assert_eq!(added.report, report);
    assert!(said(&added).contains("附表甲"), "{}", said(&added));
    // An item that was deleted keeps its lead, since its heading stays.
    let deleted = taken(&report, |text| {
        let whole = |words: &str| {
            let at = text.find(words).unwrap();
            (text[..at].rfind("<w:p>").unwrap(), at + text[at..].find("</w:p>").unwrap() + "</w:p>".len())
        };
        format!("{}{}", &text[..whole("抓好学习").0], &text[whole("坚持集中学习").1..])
    });
    assert_eq!(deleted.report, report);
    assert_eq!(deleted.changes.len(), 2, "{:?}", deleted.changes);
}

#[test]
fn who_reports_is_taken_over_part_by_part() {
    let report = whole();
    let line = report.reporter.as_ref().unwrap();
    assert!(line.position.is_some() && line.name.is_some(), "{line:?}");
    let read = taken(&report, |text| text.replace(line.position.as_deref().unwrap(), "副馆长"));
    let now = read.report.reporter.unwrap();
    assert_eq!((now.organization, now.position.as_deref(), now.name), (line.organization.clone(), Some("副馆长"), line.name.clone()));
    assert_eq!(read.changes, []);
}

#[test]
fn changes_are_taken_over_on_request() {
    let report = whole();
    let docx = report.to_draft_docx(&Layout::gb_t_9704()).unwrap();
    let edit = |pairs: &[(&str, &str)]| {
        changed(&docx, |name, text| {
            Some(if name == "word/document.xml" {
                pairs.iter().fold(text, |text, (from, to)| {
                    assert!(text.contains(from), "{from}");
                    text.replace(from, to)
                })
            } else {
                text
            })
        })
    };
    let read = read(&edit(&[
        ("2025年工作总结", "二〇二五年工作总结"),
        ("工作有序开展", "各项工作有序推进"),
        ("抓好学习", "抓实学习"),
        ("全年培训8期", "全年举办培训11期，效果良好"),
        ("抓好集中学习", "抓好集体学习"),
        ("安排不细", "安排不够细"),
        ("培训12期", "全年培训12期"),
        ("2025年12月20日", "2025年12月25日"),
    ]));
    assert_eq!(read.report, report, "as it was written, unless asked for");
    assert_eq!(read.changes.len(), 8, "{:?}", read.changes);
    assert!(read.changes.iter().all(|change| change.pointer.is_some()));
    let taken = read.with_changes();
    assert_eq!(taken.changes, []);
    let now = taken.report;
    assert_eq!(now.title.as_deref(), Some("清源县档案馆\n二〇二五年工作总结"));
    assert_eq!(now.preamble.as_str(), "一年来，各项工作有序推进。");
    let item = &now.work[0].items[0];
    assert_eq!((item.heading.as_str(), item.lead.as_str()), ("抓实学习", "全年举办培训{培训}，效果良好。"));
    assert_eq!(item.figures[0].to_string(), "11期", "the figure has the number that took its place");
    assert_eq!((item.figures[0].last_year, item.points[0].topic.as_str()), (Some(6.into()), "抓好集体学习"));
    assert_eq!(item.points[0].text.as_str(), "集中学习{集中学习}。");
    assert_eq!(now.problems.as_ref().unwrap().items[0].text.as_str(), "安排不够细。");
    assert_eq!(now.plans.as_ref().unwrap().items[0].text.as_str(), "全年培训{培训目标}。");
    assert_eq!(now.reported_on.unwrap().to_string(), "2025-12-25");
}

#[test]
fn paragraphs_added_and_deleted_are_taken_over_and_what_is_not_is_said() {
    let report = AnnualReport::new(2025)
        .with_title("总结")
        .with_work([WorkChapter::new("工作情况").with_lead("第一段{{甲}}。\n第二段。\n第三段。").with_items([WorkItem::new("抓好学习")])]);
    let docx = report.to_draft_docx(&Layout::gb_t_9704()).unwrap();
    let edited = changed(&docx, |name, text| {
        if name != "word/document.xml" {
            return Some(text);
        }
        let whole = |words: &str| {
            let at = text.find(words).unwrap();
            (text[..at].rfind("<w:p>").unwrap(), at + text[at..].find("</w:p>").unwrap() + "</w:p>".len())
        };
        let (second, third, item) = (whole("第二段"), whole("第三段"), whole("抓好学习"));
        let added = paragraph("", "添加的{乙}一段。");
        Some(format!("{}{}{added}{}", &text[..second.0], &text[third.0..third.1], &text[item.1..]))
    });
    let read = read(&edited).with_changes();
    let now = &read.report;
    assert_eq!(now.work[0].lead.as_str(), "第一段{{甲}}。\n第三段。");
    // Which item the paragraph replaces is not certain.
    assert_eq!(now.work[0].items[0].heading, "抓好学习");
    assert_eq!(read.changes.len(), 1, "{:?}", read.changes);
    assert!(read.findings.iter().any(|finding| finding.message.zh.contains("添加的")));
}
