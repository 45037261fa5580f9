//! The pages of a report as pictures: `preview -- [REPORT.json] [-o FOLDER] [--annexes] [--layout LAYOUT.json]`.
//!
//! Without a file the bundled sample is drawn. One SVG file a page goes into the folder `preview`; how many lines and characters there
//! are is said.

mod support;

use std::path::PathBuf;
use std::process::ExitCode;

use annual_report::AnnualReport;
use annual_report::check::Rules;
use annual_report::page::{Annexes, Layout};
use annual_report::read::Limits;

const SAMPLE: &str = include_str!("data/party_duty_report.json");
const USAGE: &str = "用法 usage: preview [REPORT.json] [-o FOLDER] [--annexes] [--layout LAYOUT.json]";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(code) => code,
    }
}

fn run() -> Result<(), ExitCode> {
    let (mut file, mut folder, mut layout) = (None, PathBuf::from("preview"), Layout::gb_t_9704());
    let mut given = std::env::args_os().skip(1);
    while let Some(argument) = given.next() {
        match argument.to_str() {
            Some("--annexes") => layout.annexes = Annexes::all(),
            Some("--layout") => {
                let (path, annexes) = (PathBuf::from(given.next().ok_or_else(usage)?), layout.annexes);
                layout = Layout::from_json(&support::read(&path)?).map_err(|error| support::refuse(&path, &error))?;
                (layout.annexes.figures, layout.annexes.problems) =
                    (layout.annexes.figures || annexes.figures, layout.annexes.problems || annexes.problems);
            }
            Some("-o") => folder = given.next().ok_or_else(usage)?.into(),
            Some(option) if option.starts_with('-') => return Err(usage()),
            _ if file.is_none() => file = Some(PathBuf::from(argument)),
            _ => return Err(usage()),
        }
    }
    let text = match file {
        Some(path) => support::read(&path)?,
        None => SAMPLE.to_owned(),
    };
    let checked = AnnualReport::check_json(&text, &Rules::draft(), &Limits::default());
    let Some(report) = checked.report else {
        support::say(&checked.findings);
        return Err(ExitCode::FAILURE);
    };
    let pages = report.pages(&layout);
    let failed = |error: std::io::Error| {
        eprintln!("{}: {error}", folder.display());
        ExitCode::FAILURE
    };
    std::fs::create_dir_all(&folder).map_err(failed)?;
    for page in 0..pages.count() {
        let svg = pages.to_svg(page, &layout).unwrap_or_default();
        std::fs::write(folder.join(format!("{:02}.svg", page + 1)), svg).map_err(failed)?;
    }
    println!("{}", folder.display());
    Ok(())
}

fn usage() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(2)
}
