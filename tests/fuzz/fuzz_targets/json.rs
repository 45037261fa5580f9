//! Untrusted JSON text, through everything that a report goes through.
#![no_main]

use std::sync::LazyLock;

use annual_report::AnnualReport;
use annual_report::check::Rules;
use annual_report::finding::Language;
use annual_report::page::{Annexes, Layout};
use annual_report::read::json::utf8;
use annual_report::read::{Limits, Source};
use annual_report::write::{Review, Writer};
use annual_report::years::{Comparison, to_csv};
use libfuzzer_sys::fuzz_target;

/// The same for every text, so made once.
static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::final_report().with_wording());
static WRITER: LazyLock<Writer> = LazyLock::new(|| {
    let mut layout = Layout::gb_t_9704();
    layout.annexes = Annexes::all();
    Writer::new(&layout).expect("the layout is possible")
});

fuzz_target!(|data: &[u8]| {
    let Ok(text) = utf8(data) else { return };
    let checked = AnnualReport::check_json(text, &RULES, &Limits::default());
    let _ = (
        checked.findings.to_rjsf(Language::Chinese),
        checked.findings.to_ajv(Language::English),
        checked.findings.to_basic_output(Language::English),
    );
    let Some(report) = checked.report else {
        assert!(checked.findings.has_errors(), "refused without a reason");
        return;
    };
    let docx = WRITER.write_draft(&report).expect("a draft is always written");
    let read = AnnualReport::read_docx(&docx, &Limits::default()).expect("our own document");
    assert_eq!((read.source, read.changes.len()), (Source::Data, 0));
    WRITER.write_review(&report, &checked.findings, Review::new(Language::Chinese).with_page()).expect("so is a review copy");
    // Fixes leave a report that can be read again, but for texts that grew beyond their length.
    let _ = report.fixed(&checked.findings);
    let _ = AnnualReport::read_text(report.to_text(), &Limits::default());
    let next = report.next_year().report;
    let _ = (Comparison::new(&report, &next), to_csv(report.figure_rows()));
});
