//! Reads a report from plain text: `import_report -- FILE.txt`. The report is printed as JSON, what was placed elsewhere and what
//! makes no sense yet goes to standard error. The exit code is 0 where a report was read, 2 for a wrong call.

mod support;

use std::path::Path;
use std::process::ExitCode;

use annual_report::AnnualReport;
use annual_report::check::Rules;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let [path] = arguments.as_slice() else {
        eprintln!("用法 usage: import_report FILE.txt");
        return ExitCode::from(2);
    };
    let text = match support::read(Path::new(path)) {
        Ok(text) => text,
        Err(code) => return code,
    };
    let read = AnnualReport::from_outline(&text);
    for finding in read.findings.into_iter().chain(read.report.check_with(&Rules::draft())) {
        eprintln!("{}", finding.line(support::language()));
    }
    match serde_json::to_string_pretty(&read.report) {
        Ok(json) => {
            println!("{json}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
