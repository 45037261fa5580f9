//! Our line of the peers' table: writes the text of the sample, a style and a line each, to the file it is given for the peers,
//! its document beside it, and prints name, milliseconds a document and bytes. Run by `run.sh`.

use std::time::{Duration, Instant};

use annual_report::check::Rules;
use annual_report::model::AnnualReport;
use annual_report::page::Layout;
use annual_report::write::Writer;
use annual_report_benches::SAMPLE;

fn main() {
    // `cargo bench` and `cargo test` run every bench; without a file to write there is nothing to do.
    let Some(path) = std::env::args().nth(1).filter(|argument| argument.ends_with(".json")) else { return };
    let report = AnnualReport::from_json(SAMPLE).unwrap();
    let writer = Writer::new(&Layout::gb_t_9704()).unwrap();
    let written = || writer.write(&report.finalize(&Rules::final_report()).unwrap()).unwrap();
    let docx = written();
    let lines: Vec<(String, String)> = docx_rs::read_docx(&docx)
        .unwrap()
        .document
        .children
        .into_iter()
        .filter_map(|child| if let docx_rs::DocumentChild::Paragraph(paragraph) = child { Some(paragraph) } else { None })
        .map(|paragraph| (paragraph.property.style.as_ref().map(|style| style.val.clone()).unwrap_or_default(), paragraph.raw_text()))
        .collect();
    std::fs::write(&path, serde_json::to_string(&lines).unwrap()).unwrap();
    std::fs::write(std::path::Path::new(&path).with_file_name("annual-report.docx"), &docx).unwrap();
    let round = |documents: u32| -> Duration {
        let start = Instant::now();
        for _ in 0..documents {
            std::hint::black_box(written());
        }
        start.elapsed() / documents
    };
    round(200);
    let best = (0..3).map(|_| round(1_000)).min().unwrap();
    println!("annual-report\t{:.4}\t{}", best.as_secs_f64() * 1e3, docx.len());
}
