//! A report becomes a PDF for archives: `write_pdf -- [REPORT.json] [-o OUT.pdf] [--fonts FOLDER]... [--draft | --review] [--annexes] [--layout LAYOUT.json]`.
//!
//! Without a report the bundled sample is written to `annual-report.pdf`; without a folder of fonts those of the system are taken, the
//! national ones or what stands in for them (Noto CJK, AR PL Kaiti, Liberation). One that is missing is named. With `--review` it is a
//! copy with every finding in the margin, in Chinese where the system speaks Chinese.

mod support;

use std::path::PathBuf;
use std::process::ExitCode;

use annual_report::AnnualReport;
use annual_report::check::Rules;
use annual_report::page::{Annexes, Layout};
use annual_report::read::Limits;
use annual_report::write::{PdfError, PdfWriter};

const SAMPLE: &str = include_str!("data/party_duty_report.json");
const USAGE: &str =
    "用法 usage: write_pdf [REPORT.json] [-o OUT.pdf] [--fonts FOLDER]... [--draft | --review] [--annexes] [--layout LAYOUT.json]";
fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(code) => code,
    }
}

#[derive(Default)]
struct Arguments {
    report: Option<PathBuf>,
    out: Option<PathBuf>,
    fonts: Vec<PathBuf>,
    draft: bool,
    review: bool,
    annexes: bool,
    layout: Option<PathBuf>,
}

fn arguments() -> Option<Arguments> {
    let mut parsed = Arguments::default();
    let mut given = std::env::args_os().skip(1);
    while let Some(argument) = given.next() {
        match argument.to_str() {
            Some("-o") => parsed.out = Some(given.next()?.into()),
            Some("--fonts") => parsed.fonts.push(given.next()?.into()),
            Some("--draft") => parsed.draft = true,
            Some("--review") => parsed.review = true,
            Some("--annexes") => parsed.annexes = true,
            Some("--layout") => parsed.layout = Some(given.next()?.into()),
            Some(option) if option.starts_with('-') => return None,
            _ if parsed.report.is_none() => parsed.report = Some(argument.into()),
            _ => return None,
        }
    }
    Some(parsed)
}

fn run() -> Result<(), ExitCode> {
    let Some(Arguments { report, out, fonts, draft, review, annexes, layout }) = arguments() else {
        eprintln!("{USAGE}");
        return Err(ExitCode::from(2));
    };
    let text = match report {
        Some(path) => support::read(&path)?,
        None => SAMPLE.to_owned(),
    };
    let mut layout = match layout {
        Some(path) => Layout::from_json(&support::read(&path)?).map_err(|error| support::refuse(&path, &error))?,
        None => Layout::gb_t_9704(),
    };
    if annexes {
        layout.annexes = Annexes::all();
    }
    let files = support::font_files(&fonts)?;
    let writer = PdfWriter::new(&layout, &files).map_err(failed)?;
    let rules = if draft { Rules::draft() } else { Rules::final_report() };
    let checked = AnnualReport::check_json(&text, &rules, &Limits::default());
    let findings = checked.findings.clone();
    let refused = || {
        support::say(&findings);
        ExitCode::FAILURE
    };
    let saved = |path: &PathBuf, pdf: Vec<u8>| std::fs::write(path, pdf).map_err(|error| support::refuse(path, &error));
    let out = out.unwrap_or_else(|| "annual-report.pdf".into());
    if review {
        let report = checked.report.ok_or_else(refused)?;
        let findings = report.check_with(&Rules::final_report().with_wording());
        saved(&out, writer.write_review(&report, &findings, support::language()).map_err(failed)?)?;
    } else if draft {
        writer.save_draft(&checked.report.ok_or_else(refused)?, &out).map_err(failed)?;
    } else {
        writer.save(&checked.into_final().map_err(|_| refused())?, &out).map_err(failed)?;
    }
    println!("{}", out.display());
    Ok(())
}

fn failed(error: PdfError) -> ExitCode {
    eprintln!("{}", error.message().in_language(support::language()));
    ExitCode::FAILURE
}
