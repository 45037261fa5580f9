//! A layout of your own.

use annual_report::AnnualReport;
use annual_report::page::{Layout, Marker, Numeral, Signature};

// What differs from GB/T 9704-2012, as a file that the office keeps.
pub const OFFICE: &str = r#"{
    "grid": { "lines_per_page": 24 },
    "fonts": { "title": "宋体", "latin": { "name": "Arial" } },
    "sizes": { "body": 15, "title": 20 },
    "signature": "sealed"
}"#;

pub fn layout() -> Result<Layout, Box<dyn std::error::Error>> {
    let mut layout = Layout::from_json(OFFICE)?;
    // Or in Rust: points are 1. 2. instead of 一是 二是.
    layout.numbering.point = Marker::new("", Numeral::Arabic, ".");
    // A layout that no page can have is refused, with the reason.
    layout.validate()?;
    Ok(layout)
}

pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let report = AnnualReport::from_json(&std::fs::read_to_string("report.json")?)?;
    report.save_docx("own-layout.docx", &layout()?)?;

    let mut impossible = Layout::gb_t_9704();
    impossible.grid.characters_per_line = 60;
    println!("{}", impossible.validate().unwrap_err());
    let mut unsigned = Layout::gb_t_9704();
    unsigned.signature = Signature::None;
    report.save_docx("unsigned.docx", &unsigned)?;
    Ok(())
}
