//! Checks a report: `check_report -- REPORT.json` prints each finding as a line of JSON. The exit code is 0 without errors, 1
//! with, 2 for a wrong call.

mod support;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use annual_report::AnnualReport;
use annual_report::check::Rules;
use annual_report::read::Limits;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let [path] = arguments.as_slice() else {
        eprintln!("用法 usage: check_report REPORT.json");
        return ExitCode::from(2);
    };
    let text = match support::read(Path::new(path)) {
        Ok(text) => text,
        Err(code) => return code,
    };
    let findings = AnnualReport::check_json(&text, &Rules::final_report(), &Limits::default()).findings;
    let mut out = std::io::stdout().lock();
    for finding in &findings {
        let line = serde_json::to_string(finding).expect("a finding is text and numbers");
        // A reader that stops early (`| head`) is no fault.
        let _ = writeln!(out, "{line}");
    }
    if findings.has_errors() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
