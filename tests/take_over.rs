//! A document of ours that somebody edited: what is taken over, where it goes, and what is left to be made by hand.

use annual_report::AnnualReport;
use annual_report::model::{Point, WorkChapter, WorkItem};
use annual_report::read::{Limits, Reading};

use crate::read_docx::{changed, paragraph, said, whole, with_annexes};

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
