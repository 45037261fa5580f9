//! The PDF: what it says of itself and of its pages. Programs of others read it in `tests/external/pdf.py`.

use annual_report::AnnualReport;
use annual_report::check::Rules;
use annual_report::finding::{Findings, Language};
use annual_report::model::{Figure, NaiveDate, Problem, ProblemChapter, Reporter, WorkChapter, WorkItem};
use annual_report::page::{Annexes, FontFiles, Layout};
use annual_report::write::{PdfError, PdfWriter};

use crate::font::{fonts, weighted};

fn report() -> AnnualReport {
    let item =
        WorkItem::new("抓好学习").with_lead("全年学习{集中学习}——参学率98%。").with_figures([Figure::new("集中学习", "次").with_value(30)]);
    AnnualReport::new(2025)
        .with_title("2025年度工作总结")
        .with_reporter(Reporter::new("云溪县水务局"))
        .with_reported_on(NaiveDate::from_ymd_opt(2025, 12, 20).unwrap())
        .with_work([WorkChapter::default().with_items([item])])
}

fn contains(pdf: &[u8], text: &str) -> bool {
    pdf.windows(text.len()).any(|window| window == text.as_bytes())
}

/// Whether a bookmark says this, which PDF writes as UTF-16 with its mark, in hexadecimal digits.
fn has_bookmark(pdf: &[u8], text: &str) -> bool {
    let digits: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    contains(pdf, &format!("/Title<FEFF{digits}>"))
}

#[test]
fn a_final_report_is_a_pdf_for_archives_that_says_what_it_is() {
    let report = report();
    let pdf = report.to_pdf(&Layout::gb_t_9704(), &fonts(&report)).unwrap();
    assert!(pdf.starts_with(b"%PDF-1.7"));
    for said in
        ["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>U</pdfaid:conformance>", "/Lang(zh-CN)", "D:20251220000000", "云溪县水务局"]
    {
        assert!(contains(&pdf, said), "{said}");
    }
    // The bookmarks are the headings.
    for heading in ["一、工作情况", "（一）抓好学习"] {
        assert!(has_bookmark(&pdf, heading), "{heading}");
    }
}

#[test]
fn a_draft_whose_date_or_year_is_not_known_yet_is_a_pdf_too() {
    let mut undated = report();
    undated.reported_on = None;
    let pdf = undated.to_draft_pdf(&Layout::gb_t_9704(), &fonts(&undated)).unwrap();
    assert!(contains(&pdf, "D:20250101") && contains(&pdf, "<pdfaid:part>2</pdfaid:part>"), "its date is that the year begins with");
    let mut of_no_year = undated;
    of_no_year.year = None;
    let pdf = of_no_year.to_draft_pdf(&Layout::gb_t_9704(), &fonts(&of_no_year)).unwrap();
    assert!(!contains(&pdf, "CreationDate") && !contains(&pdf, "pdfaid"), "archives ask for a date, which nobody makes up");
}

#[test]
fn the_same_report_gives_the_same_bytes_in_every_thread() {
    let report = report();
    let writer = PdfWriter::new(&Layout::gb_t_9704(), &fonts(&report)).unwrap();
    let pdf = writer.write_draft(&report).unwrap();
    let threads: Vec<Vec<u8>> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..4).map(|_| scope.spawn(|| writer.write_draft(&report).unwrap())).collect();
        running.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(threads.iter().all(|other| *other == pdf));
}

#[test]
fn a_report_with_errors_has_a_draft_alone() {
    let mut report = report();
    report.work[0].items[0].figures[0].value = None;
    let fonts = fonts(&report);
    let layout = Layout::gb_t_9704();
    assert!(matches!(report.to_pdf(&layout, &fonts), Err(PdfError::Refused(_))));
    assert!(report.to_draft_pdf(&layout, &fonts).unwrap().starts_with(b"%PDF"));
}

#[test]
fn a_character_that_no_font_has_is_named() {
    let mut report = report();
    let fonts = fonts(&report);
    report.title = Some("龘".into());
    let error = report.to_draft_pdf(&Layout::gb_t_9704(), &fonts).unwrap_err();
    assert_eq!(
        error.to_string(),
        "none of the fonts given has the character '龘' (U+9F98); give a font that has it, such as Noto Serif CJK SC"
    );
    assert!(error.message().zh.starts_with("给出的字体都没有“龘”（U+9F98）这个字"));
    // What no page shows needs no glyph.
    report.title = Some("工作\u{200B}总\u{FEFF}结".into());
    assert!(report.to_draft_pdf(&Layout::gb_t_9704(), &fonts).is_ok());
}

#[test]
fn bold_type_is_the_bold_font_where_one_is_given() {
    let report = report();
    let mut fonts = fonts(&report);
    let mut layout = Layout::gb_t_9704();
    let embedded = |layout: &Layout, fonts: &FontFiles| {
        let pdf = report.to_pdf(layout, fonts).unwrap();
        pdf.windows(20).filter(|window| *window == b"/Type/FontDescriptor").count()
    };
    layout.styles.chapter.bold = true;
    let without = embedded(&layout, &fonts);
    fonts.add(weighted("黑体", 700, &[('一', 1000), ('、', 1000), ('工', 1000), ('作', 1000)])).unwrap();
    assert_eq!(embedded(&layout, &fonts), without + 1, "情况 are of the usual font, with thicker strokes");
    assert_eq!(embedded(&Layout::gb_t_9704(), &fonts), without);
}

#[test]
fn annexes_are_turned_pages() {
    let mut report = report();
    report.problems = Some(ProblemChapter::default().with_items([Problem::new("学习").with_cause("工作情况。")]));
    let mut layout = Layout::gb_t_9704();
    layout.annexes = Annexes::all();
    let pdf = report.to_draft_pdf(&layout, &fonts(&report)).unwrap();
    assert!(contains(&pdf, "[0 0 841.8898 595.2756]") && contains(&pdf, "[0 0 595.2756 841.8898]"));
    assert!(has_bookmark(&pdf, "附件2 问题整改清单"));
}

#[test]
fn a_review_copy_has_its_findings_in_a_margin() {
    let mut report = report();
    report.work[0].items[0].lead = "全年学习,学习。".into();
    let findings = report.check_with(&Rules::final_report().with_wording());
    assert!(findings.len() > 1);
    let mut said = report.clone();
    said.preamble = findings.iter().map(|finding| format!("{}{}", finding.message.zh, finding.code)).collect::<String>().into();
    let writer = PdfWriter::new(&Layout::gb_t_9704(), &fonts(&said)).unwrap();
    let review = writer.write_review(&report, &findings, Language::Chinese).unwrap();
    assert!(contains(&review, "[0 0 765.3543 841.8898]"), "60 mm wider");
    assert!(review.len() > writer.write_draft(&report).unwrap().len());
    // So many that a page has no room for them: they go on behind the others.
    let pages = |pdf: &[u8]| pdf.windows(9).filter(|window| *window == b"/MediaBox").count();
    let many: Findings = findings.iter().cycle().take(200).cloned().collect();
    let more = writer.write_review(&report, &many, Language::Chinese).unwrap();
    assert!(pages(&more) > pages(&review), "{} {}", pages(&more), pages(&review));
    // What no font has in a note is left out of it.
    assert!(PdfWriter::new(&Layout::gb_t_9704(), &fonts(&report)).unwrap().write_review(&report, &findings, Language::English).is_ok());
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let report = report();
    let writer = PdfWriter::new(&Layout::gb_t_9704(), &fonts(&report)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.pdf");
    writer.save(&report.finalize(&Rules::final_report()).unwrap(), &path).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), writer.write_draft(&report).unwrap());
    let error = writer.save_draft(&report, folder.path().join("missing/report.pdf")).unwrap_err();
    assert!(matches!(error, PdfError::Save { .. }) && error.message().zh.contains("没有写成，原有文件未动"), "{error}");
}
