//! The pages of a report as pictures: `preview -- [REPORT.json] [-o FOLDER] [--annexes] [--layout LAYOUT.json] [--png DPI] [--fonts FOLDER]...`.
//!
//! Without a file the bundled sample is drawn. One SVG file a page goes into the folder `preview`. With `--png` (feature `png`) it is a
//! PNG file of so many dots an inch, drawn with the fonts of these folders, or of the system's.

mod support;

use std::path::PathBuf;
use std::process::ExitCode;

use annual_report::AnnualReport;
use annual_report::check::Rules;
use annual_report::page::{Annexes, Layout};
use annual_report::read::Limits;

const SAMPLE: &str = include_str!("data/party_duty_report.json");
const USAGE: &str = "用法 usage: preview [REPORT.json] [-o FOLDER] [--annexes] [--layout LAYOUT.json] [--png DPI] [--fonts FOLDER]...";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(code) => code,
    }
}

fn run() -> Result<(), ExitCode> {
    let (mut file, mut folder, mut layout) = (None, PathBuf::from("preview"), Layout::gb_t_9704());
    let (mut dpi, mut fonts): (Option<u16>, Vec<PathBuf>) = (None, Vec::new());
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
            Some("--png") => dpi = Some(given.next().and_then(|dpi| dpi.to_str()?.parse().ok()).ok_or_else(usage)?),
            Some("--fonts") => fonts.push(given.next().ok_or_else(usage)?.into()),
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
    let (kind, pages) = match dpi {
        Some(dpi) => ("png", png(&report, &layout, dpi, &fonts)?),
        None => {
            let pages = report.pages(&layout);
            ("svg", (0..pages.count()).filter_map(|page| pages.to_svg(page, &layout)).map(String::into_bytes).collect())
        }
    };
    let failed = |error: std::io::Error| {
        eprintln!("{}: {error}", folder.display());
        ExitCode::FAILURE
    };
    std::fs::create_dir_all(&folder).map_err(failed)?;
    for (number, page) in (1..).zip(&pages) {
        std::fs::write(folder.join(format!("{number:02}.{kind}")), page).map_err(failed)?;
    }
    println!("{}", folder.display());
    Ok(())
}

#[cfg(feature = "png")]
fn png(report: &AnnualReport, layout: &Layout, dpi: u16, fonts: &[PathBuf]) -> Result<Vec<Vec<u8>>, ExitCode> {
    let files = support::font_files(fonts)?;
    let writer = annual_report::write::PngWriter::new(layout, &files).and_then(|writer| writer.with_resolution(dpi));
    writer.and_then(|writer| writer.write_draft(report)).map_err(|error| {
        eprintln!("{}", error.message().in_language(support::language()));
        ExitCode::FAILURE
    })
}

#[cfg(not(feature = "png"))]
fn png(_: &AnnualReport, _: &Layout, _: u16, _: &[PathBuf]) -> Result<Vec<Vec<u8>>, ExitCode> {
    eprintln!("--png: 请用 build with --features png");
    Err(ExitCode::from(2))
}

fn usage() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(2)
}
