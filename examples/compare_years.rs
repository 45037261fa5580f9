//! What changed between two years' reports: `compare_years -- LAST.json THIS.json [-o PAGE.docx]`. The comparison is printed as JSON,
//! and with `-o` written as a Word document too. The exit code is 1 where a report has the wrong shape, 2 for a wrong call.

mod support;

use std::path::Path;
use std::process::ExitCode;

use annual_report::page::Layout;
use annual_report::years::Comparison;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let (last, this, out) = match arguments.as_slice() {
        [last, this] => (last, this, None),
        [last, this, option, out] if option == "-o" => (last, this, Some(Path::new(out))),
        _ => {
            eprintln!("用法 usage: compare_years LAST.json THIS.json [-o PAGE.docx]");
            return ExitCode::from(2);
        }
    };
    let (last, this) = match (support::read_report(Path::new(last)), support::read_report(Path::new(this))) {
        (Ok(last), Ok(this)) => (last, this),
        (Err(code), _) | (_, Err(code)) => return code,
    };
    let comparison = Comparison::new(&last, &this);
    if let Some(out) = out {
        let docx = match comparison.to_docx(&Layout::gb_t_9704()) {
            Ok(docx) => docx,
            Err(error) => return support::refuse(out, &error),
        };
        if let Err(error) = std::fs::write(out, docx) {
            return support::refuse(out, &error);
        }
    }
    support::print_json(&comparison)
}
