//! Our line of the table of PDFs: writes the report of eight pages as a document and as a PDF into the folder it is given, and prints
//! name, milliseconds a document and bytes. Run by `pdf.sh`.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use annual_report::page::{FontFiles, Layout};
use annual_report::write::{PdfWriter, Writer};
use annual_report_benches::eight_pages;

fn main() {
    // `cargo bench` and `cargo test` run every bench; without a folder there is nothing to do.
    let Some(folder) = std::env::args().nth(1).map(PathBuf::from).filter(|folder| folder.is_dir()) else { return };
    let layout = Layout::gb_t_9704();
    let report = eight_pages(&layout);
    std::fs::write(folder.join("eight.docx"), Writer::new(&layout).unwrap().write_draft(&report).unwrap()).unwrap();
    let mut fonts = FontFiles::new();
    let writer = match fonts.add_folder("/usr/share/fonts").map_err(Into::into).and_then(|()| PdfWriter::new(&layout, &fonts)) {
        Ok(writer) => writer,
        Err(error) => {
            eprintln!("annual-report is not measured: {error}");
            std::process::exit(1);
        }
    };
    let write = || writer.write_draft(&report).unwrap();
    let pdf = write();
    std::fs::write(folder.join("annual-report.pdf"), &pdf).unwrap();
    let timed = || {
        let start = Instant::now();
        std::hint::black_box(write());
        start.elapsed()
    };
    let best: Duration = (0..100).map(|_| timed()).min().unwrap();
    println!("annual-report\t{:.1}\t{}", best.as_secs_f64() * 1e3, pdf.len());
}
