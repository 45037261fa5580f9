//! The review copy: each finding as a comment at its characters.

use std::io::Read;

use annual_report::AnnualReport;
use annual_report::check::Rules;
use annual_report::finding::{Code, Findings, Language};
use annual_report::model::{Figure, Plan, PlanChapter, Point, Problem, ProblemChapter, WorkChapter, WorkItem};
use annual_report::page::Layout;
use annual_report::write::{Review, Writer};
use quick_xml::Reader;
use quick_xml::events::Event;

fn report() -> AnnualReport {
    AnnualReport::new(2025)
        .with_preamble("第一段。\n  抓好学习,取得实效 \n集合{{甲}}，{缺数}")
        .with_work([WorkChapter::new("工作情况。").with_items([WorkItem::new("抓好\"学习\"")
            .with_lead("集中学习30次，{没有}。")
            .with_points([Point::new("落实《条例，", "落实到位。")])
            .with_points([Point::new("严格管理", "走访XX次。")])])])
        .with_problems(ProblemChapter::default().with_items([Problem::new("一、问题").with_text("表现。").with_cause("原因,不明")]))
        .with_plans(
            PlanChapter::default()
                .with_items([Plan::new("学习,提升", "学习{集中学习}。").with_targets([Figure::new("集中学习", "次").with_value(36)])]),
        )
        .with_figures([Figure::new("集中学习", "次").with_value(30)])
        .with_figures([Figure::new("缺数", "次")])
}

fn part(docx: &[u8], name: &str) -> String {
    let mut text = String::new();
    zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn review(report: &AnnualReport, findings: &Findings, review: Review) -> Vec<u8> {
    Writer::new(&Layout::gb_t_9704()).unwrap().write_review(report, findings, review).unwrap()
}

/// The text between the ends of each comment, by its number.
fn commented(document: &str) -> Vec<(usize, String)> {
    let mut reader = Reader::from_str(document);
    let mut open: Vec<(usize, String)> = Vec::new();
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Empty(element) => {
                let id = element.try_get_attribute("w:id").unwrap().map(|id| String::from_utf8_lossy(&id.value).parse::<usize>().unwrap());
                match element.name().as_ref() {
                    b"w:commentRangeStart" => open.push((id.unwrap(), String::new())),
                    b"w:commentRangeEnd" => {
                        let at = open.iter().position(|(open, _)| Some(*open) == id).unwrap();
                        found.push(open.remove(at));
                    }
                    _ => {}
                }
            }
            Event::Text(text) => open.iter_mut().for_each(|(_, so_far)| so_far.push_str(&text.decode().unwrap())),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "comments without an end: {open:?}");
    found.sort();
    found
}

#[test]
fn each_finding_is_a_comment_at_its_characters() {
    let report = report();
    let findings = report.check_with(&Rules::final_report().with_wording());
    let docx = review(&report, &findings, Review::new(Language::Chinese));
    let found = commented(&part(&docx, "word/document.xml"));
    assert_eq!(found.iter().map(|(id, _)| *id).collect::<Vec<_>>(), (0..findings.len()).collect::<Vec<_>>(), "each once");
    let at = |code: Code| -> Vec<&str> {
        findings.iter().zip(&found).filter(|(finding, _)| finding.code == code).map(|(_, (_, text))| text.as_str()).collect()
    };
    assert_eq!(at(Code::HalfWidthPunctuation), [",", "第一段。", ","], "the cause is printed nowhere: at the first paragraph");
    assert_eq!(at(Code::HeadingPunctuation), ["。"]);
    assert_eq!(at(Code::StraightQuote), ["\"", "\""]);
    assert_eq!(at(Code::TypedFigure), ["30次"]);
    assert_eq!(at(Code::UnbalancedMark), ["《"]);
    assert_eq!(at(Code::Placeholder), ["XX"]);
    let (unknown, blank) = (at(Code::FigureUnknown), at(Code::FigureBlank));
    assert_eq!((unknown, blank), (vec!["{没有}"], vec!["____次"]), "a mark does not stand within a reference");
    assert_eq!(at(Code::TypedNumbering), ["一、问题"]);
    let comments = part(&docx, "word/comments.xml");
    assert_eq!(comments.matches("<w:comment ").count(), findings.len());
    for finding in &findings {
        assert!(comments.contains(&format!("[{}]", finding.code)), "{}", finding.code);
    }
    assert!(comments.contains("半角“,”应为全角“，”。 建议改为：，"));
}

/// The text of the draft.
fn text(docx: &[u8]) -> String {
    let mut reader = Reader::from_str(Box::leak(part(docx, "word/document.xml").into_boxed_str()));
    let mut text = String::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Text(part) => text.push_str(&part.decode().unwrap()),
            Event::End(element) if element.name().as_ref() == b"w:p" => text.push('\n'),
            Event::Eof => return text,
            _ => {}
        }
    }
}

#[test]
fn the_text_is_that_of_the_draft() {
    for report in [report(), AnnualReport::from_json(include_str!("full_report.json")).unwrap(), AnnualReport::new(2025)] {
        let findings = report.check_with(&Rules::final_report().with_wording());
        let docx = review(&report, &findings, Review::new(Language::English));
        let draft = report.to_draft_docx(&Layout::gb_t_9704()).unwrap();
        assert_eq!(text(&docx).trim_end(), text(&draft).trim_end());
        // It carries the report as it is.
        let data = part(&docx, "customXml/item1.xml");
        assert!(data.contains("kind=\"review\"") && part(&draft, "customXml/item1.xml").contains("kind=\"draft\""));
        let json = data.split_once("<json>").unwrap().1.split_once("</json>").unwrap().0;
        let json = quick_xml::escape::unescape(json).unwrap();
        assert_eq!(serde_json::from_str::<AnnualReport>(&json).unwrap(), report);
    }
}

#[test]
fn the_page_of_findings_comes_on_demand() {
    let report = report();
    let findings = report.check_with(&Rules::final_report().with_wording());
    let docx = review(&report, &findings, Review::new(Language::Chinese).with_page());
    let document = part(&docx, "word/document.xml");
    assert!(document.contains("校核意见"));
    assert_eq!(document.matches("<w:tr>").count(), findings.len() + 1);
    assert_eq!(commented(&document).len(), findings.len());
    assert!(!part(&review(&report, &findings, Review::new(Language::Chinese)), "word/document.xml").contains("校核意见"));
    // Nothing found: no page and no comment.
    let clean = review(&report, &Findings::default(), Review::new(Language::Chinese).with_page());
    assert!(!part(&clean, "word/document.xml").contains("校核意见") && !part(&clean, "word/comments.xml").contains("<w:comment "));
}

#[test]
fn characters_for_private_use_in_a_text_are_no_comments() {
    let odd = AnnualReport::new(2025).with_work([WorkChapter::default().with_lead("甲\u{F0000}乙\u{F0001},丙。\u{F0003}")]);
    let findings = odd.check_with(&Rules::draft().with_wording());
    let docx = review(&odd, &findings, Review::new(Language::Chinese));
    assert_eq!(commented(&part(&docx, "word/document.xml")).len(), findings.len());
}

#[test]
fn every_finding_is_a_comment_however_many_there_are() {
    let report = AnnualReport::new(2025).with_preamble("抓好学习,取得实效。");
    let finding = report.check_with(&Rules::final_report().with_wording()).iter().next().unwrap().clone();
    let findings: Findings = std::iter::repeat_n(finding, 40_000).collect();
    let docx = review(&report, &findings, Review::new(Language::Chinese));
    assert_eq!(part(&docx, "word/comments.xml").matches("<w:comment ").count(), 40_000);
    assert_eq!(commented(&part(&docx, "word/document.xml")).len(), 40_000);
}
