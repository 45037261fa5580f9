//! From last year's Word file to this year's draft.

use annual_report::AnnualReport;
use annual_report::page::Layout;
use annual_report::read::Limits;
use annual_report::years::NextYear;

pub fn this_year(old: &[u8]) -> Result<NextYear, Box<dyn std::error::Error>> {
    let reading = AnnualReport::read_docx(old, &Limits::default())?;
    // What was guessed or left out, with the paragraph where it stands.
    for finding in &reading.findings {
        eprintln!("{finding}");
    }
    Ok(reading.report.next_year())
}

pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let next = this_year(&std::fs::read("last-year.docx")?)?;
    for carried in &next.carried {
        eprintln!("{:?} {} → {}", carried.kind, carried.from, carried.to);
    }
    next.report.save_draft_docx("this-year.docx", &Layout::gb_t_9704())?;
    std::fs::write("this-year.json", serde_json::to_string_pretty(&next.report)?)?;
    Ok(())
}
