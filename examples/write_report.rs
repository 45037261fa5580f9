//! A report becomes a Word document: `write_report -- [REPORT.json] [-o OUT.docx] [--draft] [--annexes]`.
//!
//! Without a file the bundled sample is written to `annual-report.docx`. Findings go to stderr, in Chinese where the system
//! speaks Chinese; with errors among them nothing is written and the exit code is 1.

mod support;

use std::path::PathBuf;
use std::process::ExitCode;

use annual_report::check::{Checked, Findings, Language, Limits, Rules};
use annual_report::docx::{Annexes, Layout};
use annual_report::model::AnnualReport;

const SAMPLE: &str = include_str!("data/party_duty_report.json");
const USAGE: &str = "用法 usage: write_report [REPORT.json] [-o OUT.docx] [--draft] [--annexes]";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(code) => code,
    }
}

struct Arguments {
    report: Option<PathBuf>,
    out: PathBuf,
    draft: bool,
    annexes: bool,
}

fn arguments() -> Option<Arguments> {
    let mut parsed = Arguments { report: None, out: "annual-report.docx".into(), draft: false, annexes: false };
    let mut given = std::env::args_os().skip(1);
    while let Some(argument) = given.next() {
        match argument.to_str() {
            Some("-o") => parsed.out = given.next()?.into(),
            Some("--draft") => parsed.draft = true,
            Some("--annexes") => parsed.annexes = true,
            Some(option) if option.starts_with('-') => return None,
            _ if parsed.report.is_none() => parsed.report = Some(argument.into()),
            _ => return None,
        }
    }
    Some(parsed)
}

fn run() -> Result<(), ExitCode> {
    let language = support::language();
    let Some(Arguments { report, out, draft, annexes }) = arguments() else {
        eprintln!("{USAGE}");
        return Err(ExitCode::from(2));
    };
    let text = match report {
        Some(path) => support::read(&path)?,
        None => SAMPLE.to_owned(),
    };
    let rules = if draft { Rules::draft() } else { Rules::final_report() };
    let Checked { report, findings, .. } = AnnualReport::check_json(&text, &rules, &Limits::default());
    let report = match report {
        Some(report) if draft || !findings.has_errors() => report,
        _ => return Err(refuse(&findings, language)),
    };
    support::say(&findings);
    let mut layout = Layout::gb_t_9704();
    if annexes {
        layout.annexes = Annexes::all();
    }
    let saved = if draft { report.save_draft_docx(&out, &layout) } else { report.save_docx(&out, &layout) };
    saved.map_err(|error| {
        eprintln!("{error}");
        ExitCode::FAILURE
    })?;
    println!("{}", out.display());
    Ok(())
}

fn refuse(findings: &Findings, language: Language) -> ExitCode {
    support::say(findings);
    eprintln!(
        "{}",
        match language {
            Language::Chinese => "报告有错误，没有写出文档。缺数的报告可以用 --draft 写成草稿。",
            Language::English => "The report has errors; nothing was written. With --draft a report with missing figures becomes a draft.",
        }
    );
    ExitCode::FAILURE
}
