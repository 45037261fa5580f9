//! Reads a report from plain text or a Word document: `import_report -- FILE [--changes]`. The report is printed as JSON; what was
//! left out, placed elsewhere or guessed, what was changed in a document since it was written, and what makes no sense yet goes to
//! standard error. With `--changes` a changed document gives the report with these changes. What a file is its first bytes say, not its
//! name. The exit code is 0 where a report was read, 1 where none was, 2 for a wrong call.

mod support;

use std::path::Path;
use std::process::ExitCode;

use annual_report::AnnualReport;
use annual_report::check::Rules;
use annual_report::finding::Language;
use annual_report::read::{Change, Limits, Reading, looks_like_text};

fn main() -> ExitCode {
    let mut arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let take_changes = arguments.iter().position(|argument| argument == "--changes").map(|at| arguments.remove(at)).is_some();
    let [path] = arguments.as_slice() else {
        eprintln!("用法 usage: import_report FILE [--changes]");
        return ExitCode::from(2);
    };
    match read(Path::new(path)) {
        Ok(reading) => {
            reading.changes.iter().for_each(say_change);
            let reading = if take_changes { reading.with_changes() } else { reading };
            support::say(&reading.findings);
            support::say(&reading.report.check_with(&Rules::draft()));
            support::print_json(&reading.report)
        }
        Err(code) => code,
    }
}

fn read(path: &Path) -> Result<Reading, ExitCode> {
    let bytes = std::fs::read(path).map_err(|error| support::refuse(path, &error))?;
    let limits = Limits::default();
    if looks_like_text(&bytes) {
        return AnnualReport::read_text(&bytes, &limits).map_err(|findings| {
            support::say(&findings);
            ExitCode::FAILURE
        });
    }
    AnnualReport::read_docx(&bytes, &limits).map_err(|error| support::refuse(path, &error.message().in_language(support::language())))
}

fn say_change(change: &Change) {
    let (old, new) = match support::language() {
        Language::Chinese => ("原文", "现文"),
        Language::English => ("was", "is"),
    };
    eprintln!("{old}: {}\n{new}: {}", change.old.as_deref().unwrap_or("—"), change.new.as_deref().unwrap_or("—"));
}
