//! Untrusted plain text.
#![no_main]

use std::collections::HashSet;

use annual_report::AnnualReport;
use annual_report::check::Rules;
use annual_report::finding::Code;
use annual_report::read::Limits;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let read = AnnualReport::read_text(data, &Limits::default()).expect("within the limits").report;
    // Each name is given once, each reference has its figure, whatever the text says.
    let never =
        HashSet::from([Code::FigureNameDuplicate, Code::FigureNameInvalid, Code::FigureUnknown, Code::FigureUnused, Code::StrayBrace]);
    let findings = read.check_with(&Rules::draft().with_wording());
    assert!(findings.iter().all(|finding| !never.contains(&finding.code)), "{findings}");
    let _ = read.fixed(&findings);
    let _ = AnnualReport::read_text(read.to_text(), &Limits::default());
});
