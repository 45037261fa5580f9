//! The draft of next year's report: `next_year -- REPORT.json`. The draft is printed as JSON, what was carried over goes to standard
//! error. The exit code is 0 where a draft was made, 1 where the report has the wrong shape, 2 for a wrong call.

mod support;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let [path] = arguments.as_slice() else {
        eprintln!("用法 usage: next_year REPORT.json");
        return ExitCode::from(2);
    };
    let report = match support::read_report(Path::new(path)) {
        Ok(report) => report,
        Err(code) => return code,
    };
    let next = report.next_year();
    for carried in &next.carried {
        eprintln!("{:?} {} → {}", carried.kind, carried.from, carried.to);
    }
    support::print_json(&next.report)
}
