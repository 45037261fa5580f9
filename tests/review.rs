//! The review copy: each finding as a comment at its characters.

use std::io::Read;

use annual_report::AnnualReport;
use annual_report::check::Rules;
use annual_report::finding::{Code, Finding, Findings, Language, Message, Severity};
use annual_report::model::{Figure, NaiveDate, Plan, PlanChapter, Point, Problem, ProblemChapter, Reporter, WorkChapter, WorkItem};
use annual_report::page::Layout;
use annual_report::read::Limits;
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

/// The text of a document whose changes are all accepted, or all refused: what is in the elements of the other name is left out, and
/// a paragraph whose end is goes on in the next.
fn settled(document: &str, accepted: bool) -> String {
    let left_out: &[u8] = if accepted { b"w:del" } else { b"w:ins" };
    let (mut text, mut left, mut in_mark, mut ends) = (String::new(), 0, false, true);
    let mut reader = Reader::from_str(document);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) if element.name().as_ref() == left_out => left += 1,
            Event::End(element) if element.name().as_ref() == left_out => left -= 1,
            Event::Start(element) if element.name().as_ref() == b"w:rPr" => in_mark = true,
            Event::End(element) if element.name().as_ref() == b"w:rPr" => in_mark = false,
            Event::Empty(element) if element.name().as_ref() == left_out && in_mark => ends = false,
            Event::Empty(element) if element.name().as_ref() == b"w:br" && left == 0 => text.push(' '),
            Event::Text(part) if left == 0 => text.push_str(&part.decode().unwrap()),
            Event::GeneralRef(reference) if left == 0 => {
                let name = format!("&{};", reference.decode().unwrap());
                text.push_str(&quick_xml::escape::unescape(&name).unwrap());
            }
            Event::End(element) if element.name().as_ref() == b"w:p" => {
                text.push_str(if ends { "\n" } else { "" });
                ends = true;
            }
            Event::Eof => return text,
            _ => {}
        }
    }
}

fn tracked(author: &str) -> Review {
    Review::new(Language::Chinese).with_changes(author, NaiveDate::from_ymd_opt(2025, 12, 22).unwrap())
}

/// That refusing gives the text of the first report, accepting that of the second.
#[track_caller]
fn assert_settled(document: &str, first: &AnnualReport, second: &AnnualReport) {
    for (report, accepted) in [(second, true), (first, false)] {
        let draft = part(&report.to_draft_docx(&Layout::gb_t_9704()).unwrap(), "word/document.xml");
        assert_eq!(settled(document, accepted).trim_end(), settled(&draft, true).trim_end());
    }
}

/// The same of the certain fixes of a report.
#[track_caller]
fn assert_tracked(report: &AnnualReport) -> String {
    let findings = report.check_with(&Rules::final_report().with_wording());
    let document = part(&review(report, &findings, tracked("办公室")), "word/document.xml");
    assert_settled(&document, report, &report.fixed(&findings).report);
    assert_eq!(commented(&document).len(), findings.len(), "each finding is a comment beside");
    let mut ids: Vec<&str> = document.split(" w:id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    ids.retain(|id| id.parse::<usize>().unwrap() >= findings.len());
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "each change has a number of its own");
    document
}

#[test]
fn certain_fixes_are_tracked_changes() {
    let document = assert_tracked(&report());
    let by = r#" w:author="办公室" w:date="2025-12-22T00:00:00Z""#;
    assert!(document.contains(by), "{document}");
    let bare =
        document.replace(by, "").split('"').enumerate().filter(|(index, _)| index % 2 == 0).map(|(_, text)| text).collect::<String>();
    assert!(bare.contains("抓好学习</w:t></w:r><w:commentRangeStart w:id=/><w:del w:id=><w:r><w:delText>,</w:delText></w:r></w:del><w:ins w:id=><w:r><w:t>，</w:t></w:r></w:ins><w:commentRangeEnd"), "{bare}");
    // Nothing to fix: no changes.
    let clean = AnnualReport::new(2025).with_preamble("抓好学习，取得实效。");
    assert!(!assert_tracked(&clean).contains("办公室"));
    assert_tracked(&AnnualReport::new(2025));
    assert_tracked(&AnnualReport::from_json(include_str!("full_report.json")).unwrap());
}

#[test]
fn fixes_that_move_paragraphs_and_lines_are_tracked_too() {
    // A heading whose stop goes has its text no longer behind it; a title and a signature are balanced anew.
    let title = "云岭县水利站关于2025年度农村饮水安全工程建设,管理工作完成情况的\"报告\"";
    let unit = "云岭县农村饮水安全工程建设与水质监测,管理服务中心(县河长制办公室)";
    let item = |heading: &str, lead: &str| WorkItem::new(heading).with_lead(lead);
    let report = AnnualReport::new(2025)
        .with_title(title)
        .with_reporter(Reporter::new(unit))
        .with_reported_on(NaiveDate::from_ymd_opt(2025, 12, 26).unwrap())
        .with_preamble("甲,乙\n\n丙;丁<&>\n戊")
        .with_work([WorkChapter::new("工作,情况。").with_items([item("抓好学习", "全年,有序"), item("抓实项目。", "有序,推进")])]);
    assert_tracked(&report);
    // Findings of one's own may fix whatever they like, line breaks too.
    let own = |pointer: &str, range: std::ops::Range<usize>, fix: &str| {
        let finding = Finding::new(Code::own("mine").unwrap(), Severity::Warning, pointer, Message::new("改", "change"));
        finding.with_range(range).with_fix(fix)
    };
    let added = own("/preamble", 1..2, "，\n新的一段");
    let joined = own("/preamble", 2..6, "和");
    let apart = own("/work/0/items/1/heading", 4..5, "");
    let run_in = own("/work/0/items/0/heading", 3..4, "习。");
    for (fixes, end) in [
        (vec![added.clone()], "<w:rPr><w:ins "),
        (vec![joined.clone()], "<w:rPr><w:del "),
        (vec![apart.clone()], "<w:rPr><w:ins "),
        (vec![run_in.clone()], "<w:rPr><w:del "),
        (vec![added, joined, apart, run_in], "<w:ins "),
    ] {
        let findings: Findings = fixes.into_iter().collect();
        let document = part(&review(&report, &findings, tracked("甲 & 乙")), "word/document.xml");
        assert_settled(&document, &report, &report.fixed(&findings).report);
        assert!(document.contains(end), "the end of a paragraph comes or goes: {document}");
        assert!(document.contains(" w:author=\"甲 &amp; 乙\""));
    }
}

#[test]
fn a_reader_of_a_tracked_copy_gets_the_report_and_what_was_changed() {
    let report = report();
    let findings = report.check_with(&Rules::final_report().with_wording());
    let docx = review(&report, &findings, tracked("办公室"));
    let reading = AnnualReport::read_docx(&docx, &Limits::default()).unwrap();
    assert_eq!(reading.report, report);
    let changed = reading.changes.iter().find(|change| change.pointer.as_deref() == Some("/work/0/items/0/heading")).unwrap();
    assert_eq!(changed.new.as_deref(), Some("（一）抓好“学习”"));
}

#[test]
fn a_change_of_much_text_is_tracked() {
    let report = AnnualReport::new(2025).with_preamble("抓好学习,取得实效。".repeat(2_000));
    assert!(assert_tracked(&report).contains("<w:del "));
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
