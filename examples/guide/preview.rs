//! The pages before Word: how many there are, how they look, and a PDF.

use annual_report::AnnualReport;
use annual_report::page::Layout;

// With the features pdf and png, and with fonts that you give: a server has none.
#[cfg(all(feature = "pdf", feature = "png"))]
pub fn with_fonts(report: &AnnualReport, layout: &Layout, folder: &str) -> Result<(), Box<dyn std::error::Error>> {
    use annual_report::page::FontFiles;
    use annual_report::write::{PdfWriter, PngWriter};

    let mut fonts = FontFiles::new();
    fonts.add_folder(folder)?;
    // Made once, for many reports: the fonts are read here, and one that is missing is named here.
    let writer = PdfWriter::new(layout, &fonts)?;
    writer.save_draft(report, "report.pdf")?;
    let first = PngWriter::new(layout, &fonts)?.with_resolution(96)?.write_page(report, 0)?;
    std::fs::write("page-1.png", first.ok_or("no such page")?)?;
    Ok(())
}

pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let report = AnnualReport::from_json(&std::fs::read_to_string("report.json")?)?;
    let layout = Layout::gb_t_9704();
    let pages = report.pages(&layout);
    println!("{} pages, {} lines", pages.count(), pages.text_lines());
    // What an office asks for is a finding, as all others are.
    for finding in &pages.at_most_pages(5) {
        println!("{finding}");
    }
    // The browser draws them with its own fonts; each line has the width that it has on paper.
    for page in 0..pages.count() {
        std::fs::write(format!("page-{}.svg", page + 1), pages.to_svg(page, &layout).ok_or("no such page")?)?;
    }
    #[cfg(all(feature = "pdf", feature = "png"))]
    if let Err(error) = with_fonts(&report, &layout, "fonts") {
        println!("{error}");
    }
    Ok(())
}
