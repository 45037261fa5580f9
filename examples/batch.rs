//! Many reports at once: `batch -- FOLDER [--draft] [--annexes] [--jobs N] [--totals FILE] < REPORTS.jsonl`.
//!
//! Reads a report as JSON from each line of standard input, writes its document into the folder, and prints a line of JSON for each:
//! `{"line", "docx", "written", "findings", "figures"}`, or with `"error"` where no document was written. With `--totals` the figures
//! are added up into a file of JSON Lines at the end.
//!
//! A bad line does not stop the others. A document is named after its unit, year and content, so a second run writes only what is
//! missing. Lines are read in batches that the cores work on together: memory is bounded by one batch of lines. The exit code is 0 where
//! every line has its document, 1 where one has not, 2 for a wrong call.

use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use annual_report::AnnualReport;
use annual_report::check::Rules;
use annual_report::finding::{Findings, Language};
use annual_report::page::{Annexes, Layout};
use annual_report::read::Limits;
use annual_report::read::json::utf8;
use annual_report::write::{DocxError, Writer};
use annual_report::years::{FigureRow, Totals};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use serde::Serialize;
use xxhash_rust::xxh3::xxh3_128;

const USAGE: &str = "用法 usage: batch FOLDER [--draft] [--annexes] [--jobs N] [--totals FILE] < REPORTS.jsonl";

/// The longest line, in bytes.
const LONGEST: usize = 16 << 20;
/// How much is read before the cores go to work: so many lines, or so many bytes.
const LINES: usize = 512;
const BYTES: usize = 8 << 20;

struct Job {
    folder: PathBuf,
    draft: bool,
    writer: Writer,
    totals: Option<PathBuf>,
}

/// A line of the input: its number and its bytes; of one that is too long the beginning, which is refused for its length.
struct Line {
    number: usize,
    bytes: Vec<u8>,
}

/// What became of a line.
#[derive(Serialize)]
struct Outcome {
    line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    docx: Option<PathBuf>,
    /// Whether this run wrote it; an earlier one may have.
    written: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    findings: Findings,
    figures: Vec<FigureRow>,
}

#[derive(Default)]
struct Counts {
    written: usize,
    there: usize,
    failed: usize,
}

fn main() -> ExitCode {
    let Some((job, jobs)) = arguments() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    // The cores of the machine, unless said otherwise.
    if let Err(error) = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global() {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    match run(&job) {
        Ok(counts) => {
            let Counts { written, there, failed } = counts;
            eprintln!("写出 written {written}，已有 there already {there}，失败 failed {failed}");
            if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn arguments() -> Option<(Job, usize)> {
    let mut layout = Layout::gb_t_9704();
    let (mut folder, mut draft, mut totals, mut jobs) = (None, false, None, 0);
    let mut given = std::env::args_os().skip(1);
    while let Some(argument) = given.next() {
        match argument.to_str() {
            Some("--draft") => draft = true,
            Some("--annexes") => layout.annexes = Annexes::all(),
            Some("--jobs") => jobs = given.next()?.to_str()?.parse().ok()?,
            Some("--totals") => totals = Some(given.next()?.into()),
            Some(option) if option.starts_with('-') => return None,
            _ if folder.is_none() => folder = Some(argument.into()),
            _ => return None,
        }
    }
    Some((Job { folder: folder?, draft, writer: Writer::new(&layout).ok()?, totals }, jobs))
}

fn run(job: &Job) -> Result<Counts, Box<dyn std::error::Error>> {
    std::fs::create_dir_all(&job.folder)?;
    let mut input = BufReader::new(std::io::stdin().lock());
    let mut output = BufWriter::new(std::io::stdout().lock());
    let bar = ProgressBar::no_length().with_style(ProgressStyle::with_template("{spinner} {pos} {per_sec} {msg}")?);
    bar.enable_steady_tick(Duration::from_millis(200));
    let (mut counts, mut totals, mut number) = (Counts::default(), Totals::default(), 0);
    loop {
        let lines = next_lines(&mut input, &mut number)?;
        if lines.is_empty() {
            break;
        }
        let outcomes: Vec<Outcome> = lines.into_par_iter().map(|line| job.outcome(line)).collect();
        for outcome in outcomes {
            match (&outcome.docx, outcome.written) {
                (None, _) => counts.failed += 1,
                (_, true) => counts.written += 1,
                _ => counts.there += 1,
            }
            serde_json::to_writer(&mut output, &outcome)?;
            output.write_all(b"\n")?;
            bar.inc(1);
            bar.set_message(if counts.failed > 0 { format!("failed {}", counts.failed) } else { String::new() });
            if job.totals.is_some() {
                totals.extend(outcome.figures);
            }
        }
    }
    output.flush()?;
    bar.finish_and_clear();
    if let Some(path) = &job.totals {
        let mut file = BufWriter::new(std::fs::File::create(path)?);
        for total in totals.totals() {
            serde_json::to_writer(&mut file, &total)?;
            file.write_all(b"\n")?;
        }
        file.flush()?;
    }
    Ok(counts)
}

/// The next lines that are not blank.
fn next_lines(input: &mut impl BufRead, number: &mut usize) -> std::io::Result<Vec<Line>> {
    let (mut lines, mut bytes) = (Vec::new(), 0);
    while lines.len() < LINES && bytes < BYTES {
        let mut line = Vec::new();
        // One more than may be, to see that it is more.
        if input.by_ref().take(LONGEST as u64 + 1).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        *number += 1;
        if line.len() > LONGEST && line.last() != Some(&b'\n') {
            skip_line(input)?;
        }
        if !line.trim_ascii().is_empty() {
            bytes += line.len();
            lines.push(Line { number: *number, bytes: line });
        }
    }
    Ok(lines)
}

/// Reads over the rest of a line that is too long.
fn skip_line(input: &mut impl BufRead) -> std::io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let read = end.map_or(buffer.len(), |end| end + 1);
        input.consume(read);
        if end.is_some() {
            return Ok(());
        }
    }
}

impl Job {
    fn outcome(&self, Line { number, bytes }: Line) -> Outcome {
        let mut outcome =
            Outcome { line: number, docx: None, written: false, error: None, findings: Findings::default(), figures: Vec::new() };
        let rules = if self.draft { Rules::draft() } else { Rules::final_report() };
        let line = bytes.trim_ascii();
        let checked = match utf8(line) {
            Ok(text) => AnnualReport::check_json(text, &rules, &Limits::default().with_bytes(LONGEST)),
            Err(findings) => {
                outcome.findings = findings;
                outcome.error = Some("no report".into());
                return outcome;
            }
        };
        outcome.findings = checked.findings.clone();
        let Some(report) = &checked.report else {
            outcome.error = Some("no report".into());
            return outcome;
        };
        outcome.figures = report.figure_rows().collect();
        let path = self.folder.join(name(report, line));
        // A document appears whole or not at all, so one that is there is whole.
        let is_there = path.exists();
        let written = if self.draft {
            if is_there { Ok(()) } else { self.writer.save_draft(report, &path) }
        } else {
            match checked.into_final() {
                Ok(_) if is_there => Ok(()),
                Ok(report) => self.writer.save(&report, &path),
                Err(refused) => Err(DocxError::from(refused.findings)),
            }
        };
        match written {
            Ok(()) => (outcome.docx, outcome.written) = (Some(path), !is_there),
            Err(DocxError::Refused(_)) => outcome.error = Some("the report has errors".into()),
            Err(error) => outcome.error = Some(error.message().in_language(Language::English).to_owned()),
        }
        outcome
    }
}

/// `云溪县水务局-2025-0123456789abcdef….docx`
fn name(report: &AnnualReport, line: &[u8]) -> String {
    let organization = report.reporter.as_ref().and_then(|reporter| reporter.organization.as_deref()).unwrap_or_default();
    let organization: String = organization.chars().filter(|c| c.is_alphanumeric()).take(40).collect();
    let year = report.year.map_or_else(String::new, |year| year.to_string());
    format!("{organization}-{year}-{:032x}.docx", xxh3_128(line))
}
