//! rdocx lays a document out and writes it as a PDF: `pdf IN.docx OUT.pdf NAME=FONT...`. Prints name, milliseconds a document and bytes.

use std::time::{Duration, Instant};

use rdocx::Document;

fn main() {
    let mut given = std::env::args().skip(1);
    let (source, out) = (given.next().expect("IN.docx"), given.next().expect("OUT.pdf"));
    let docx = std::fs::read(source).unwrap();
    let fonts: Vec<(String, Vec<u8>)> = given
        .map(|font| {
            let (name, file) = font.split_once('=').expect("NAME=FONT");
            (name.to_owned(), std::fs::read(file).unwrap())
        })
        .collect();
    let fonts: Vec<(&str, &[u8])> = fonts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    // A document that was laid out once keeps its pages, so each time it is opened anew.
    let write = || Document::from_bytes(&docx).unwrap().to_pdf_with_fonts(&fonts).unwrap();
    let pdf = write();
    std::fs::write(out, &pdf).unwrap();
    let timed = || {
        let start = Instant::now();
        std::hint::black_box(write());
        start.elapsed()
    };
    let best: Duration = (0..10).map(|_| timed()).min().unwrap();
    println!("rdocx\t{:.1}\t{}", best.as_secs_f64() * 1e3, pdf.len());
}
