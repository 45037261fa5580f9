//! A report becomes a Word document: `write_report -- [REPORT.json] [-o OUT.docx] [--draft] [--annexes] [--layout LAYOUT.json]`.
//!
//! A layout is a file such as those in `examples/layouts/`; without one it is that of GB/T 9704-2012. Without a report the bundled sample is written to `annual-report.docx`. Findings go to stderr, in Chinese where the system
//! speaks Chinese; with errors among them nothing is written and the exit code is 1.

mod support;

use std::path::PathBuf;
use std::process::ExitCode;

use annual_report::AnnualReport;
use annual_report::check::Rules;
use annual_report::finding::{Findings, Language};
use annual_report::page::{Annexes, Layout};
use annual_report::read::Limits;
use annual_report::write::{DocxError, Writer};

const SAMPLE: &str = include_str!("data/party_duty_report.json");
const USAGE: &str = "用法 usage: write_report [REPORT.json] [-o OUT.docx] [--draft] [--annexes] [--layout LAYOUT.json]";

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
    layout: Option<PathBuf>,
}

fn arguments() -> Option<Arguments> {
    let mut parsed = Arguments { report: None, out: "annual-report.docx".into(), draft: false, annexes: false, layout: None };
    let mut given = std::env::args_os().skip(1);
    while let Some(argument) = given.next() {
        match argument.to_str() {
            Some("-o") => parsed.out = given.next()?.into(),
            Some("--draft") => parsed.draft = true,
            Some("--layout") => parsed.layout = Some(given.next()?.into()),
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
    let Some(Arguments { report, out, draft, annexes, layout }) = arguments() else {
        eprintln!("{USAGE}");
        return Err(ExitCode::from(2));
    };
    let text = match report {
        Some(path) => support::read(&path)?,
        None => SAMPLE.to_owned(),
    };
    let rules = if draft { Rules::draft() } else { Rules::final_report() };
    let mut layout = match layout {
        Some(path) => {
            Layout::from_json(&support::read(&path)?).map_err(|error| support::refuse(&path, &error.message().in_language(language)))?
        }
        None => Layout::gb_t_9704(),
    };
    if annexes {
        layout.annexes = Annexes::all();
    }
    let checked = AnnualReport::check_json(&text, &rules, &Limits::default());
    let findings = checked.findings.clone();
    let save = |saved: Result<(), DocxError>| {
        saved.map_err(|error| {
            eprintln!("{}", error.message().in_language(language));
            ExitCode::FAILURE
        })
    };
    let writer = Writer::new(&layout).map_err(|error| save(Err(error)).unwrap_err())?;
    if draft {
        let report = checked.report.ok_or_else(|| refuse(&findings, &text, language))?;
        save(writer.save_draft(&report, &out))?;
    } else {
        let report = checked.into_final().map_err(|_| refuse(&findings, &text, language))?;
        save(writer.save(&report, &out))?;
    }
    support::say(&findings);
    println!("{}", out.display());
    Ok(())
}

fn refuse(findings: &Findings, text: &str, language: Language) -> ExitCode {
    support::say(findings);
    // A draft may lack what a final report needs, and nothing else.
    let may_be_a_draft = !AnnualReport::check_json(text, &Rules::draft(), &Limits::default()).findings.has_errors();
    let (refused, draft) = match language {
        Language::Chinese => ("报告有错误，没有写出文档。", "可以用 --draft 先写成草稿。"),
        Language::English => ("The report has errors; nothing was written.", " With --draft it becomes a draft."),
    };
    eprintln!("{refused}{}", if may_be_a_draft { draft } else { "" });
    ExitCode::FAILURE
}
