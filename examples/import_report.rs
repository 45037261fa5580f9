//! Reads a report from plain text or a Word document: `import_report -- FILE.txt|FILE.docx`. The report is printed as JSON; what was
//! changed in a document since it was written, what was placed elsewhere and what makes no sense yet goes to standard error. The
//! exit code is 0 where a report was read, 1 where none was, 2 for a wrong call.

mod support;

use std::path::Path;
use std::process::ExitCode;

use annual_report::AnnualReport;
use annual_report::check::{Language, Rules};
use annual_report::docx::Change;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let [path] = arguments.as_slice() else {
        eprintln!("用法 usage: import_report FILE.txt|FILE.docx");
        return ExitCode::from(2);
    };
    match read(Path::new(path)) {
        Ok(report) => {
            support::say(&report.check_with(&Rules::draft()));
            support::print_json(&report)
        }
        Err(code) => code,
    }
}

fn read(path: &Path) -> Result<AnnualReport, ExitCode> {
    if path.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("docx")) {
        let docx = std::fs::read(path).map_err(|error| support::refuse(path, &error))?;
        let read = AnnualReport::from_docx(&docx).map_err(|error| support::refuse(path, &error))?;
        read.changes.iter().for_each(say_change);
        support::say(&read.findings);
        return Ok(read.report);
    }
    let read = AnnualReport::from_outline(&support::read(path)?);
    support::say(&read.findings);
    Ok(read.report)
}

fn say_change(change: &Change) {
    let (old, new) = match support::language() {
        Language::Chinese => ("原文", "现文"),
        Language::English => ("was", "is"),
    };
    eprintln!("{old}: {}\n{new}: {}", change.old.as_deref().unwrap_or("—"), change.new.as_deref().unwrap_or("—"));
}
