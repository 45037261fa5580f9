//! An editor's look at a report: `review_report -- REPORT.json [-o REVIEW.docx [--track AUTHOR DATE]] [--fix]`. Prints every finding of
//! sense and wording; with `-o` writes a review copy, a draft with the findings as comments and a page that lists them, and with
//! `--track 办公室 2025-12-22` the certain fixes in its text as insertions and deletions; with `--fix` prints the report with
//! the certain fixes as JSON instead, and what they changed to standard error. The exit code is 1 where the report has the wrong
//! shape, 2 for a wrong call.

mod support;

use std::path::Path;
use std::process::ExitCode;

use annual_report::AnnualReport;
use annual_report::check::Rules;
use annual_report::finding::Findings;
use annual_report::page::Layout;
use annual_report::write::{DocxError, Review, Writer};

const USAGE: &str = "用法 usage: review_report REPORT.json [-o REVIEW.docx [--track AUTHOR DATE]] [--fix]";

fn main() -> ExitCode {
    let mut arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let fix = arguments.iter().position(|argument| argument == "--fix").map(|at| arguments.remove(at)).is_some();
    let mut review = Review::new(support::language()).with_page();
    if let Some(at) = arguments.iter().position(|argument| argument == "--track") {
        let words: Vec<_> = arguments.drain(at..arguments.len().min(at + 3)).filter_map(|word| word.into_string().ok()).collect();
        let [_, author, date] = &words[..] else {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        };
        let Ok(date) = date.parse() else {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        };
        review = review.with_changes(author, date);
    }
    let (path, out) = match arguments.as_slice() {
        [path] => (Path::new(path), None),
        [path, option, out] if option == "-o" => (Path::new(path), Some(Path::new(out))),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    let report = match support::read_report(path) {
        Ok(report) => report,
        Err(code) => return code,
    };
    let findings = report.check_with(&Rules::final_report().with_wording());
    if let Some(out) = out {
        let written = write(&report, &findings, review).map_err(|error| support::refuse(out, &error));
        match written.and_then(|docx| std::fs::write(out, docx).map_err(|error| support::refuse(out, &error))) {
            Ok(()) => {}
            Err(code) => return code,
        }
    }
    if fix {
        let fixed = report.fixed(&findings);
        for change in &fixed.changes {
            eprintln!("{}:{} {:?} → {:?}", change.pointer, change.start, change.old, change.new);
        }
        return support::print_json(&fixed.report);
    }
    for finding in &findings {
        println!("{}", finding.line(support::language()));
    }
    ExitCode::SUCCESS
}

fn write(report: &AnnualReport, findings: &Findings, review: Review) -> Result<Vec<u8>, DocxError> {
    Writer::new(&Layout::gb_t_9704())?.write_review(report, findings, review)
}
