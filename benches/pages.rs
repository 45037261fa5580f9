//! Speed: pages laid, a PDF written and pictures drawn, of a report of eight pages, with the fonts of this system.
//!
//! `cargo bench -p annual-report-benches --features pdf --bench pages`

use std::hint::black_box;

use annual_report::page::{Document, FontFiles, Layout, UsualWidths};
use annual_report::write::{PdfWriter, PngWriter};
use annual_report_benches::eight_pages;
use criterion::{Criterion, criterion_group, criterion_main};

/// A free Chinese font of TrueType outlines (fonts-arphic-gkai00mp).
const TRUETYPE: &str = "AR PL KaitiM GB";

fn pages(criterion: &mut Criterion) {
    let layout = Layout::gb_t_9704();
    let report = eight_pages(&layout);
    let document = Document::new(&report, &layout);
    let mut group = criterion.benchmark_group("8 pages");
    group.bench_function("a document laid, usual widths", |bencher| bencher.iter(|| black_box(&document).pages(&layout, &UsualWidths)));
    group.bench_function("a report laid, usual widths", |bencher| bencher.iter(|| black_box(&report).pages(&layout)));
    let mut files = FontFiles::new();
    let matched = files.add_folder("/usr/share/fonts").and_then(|()| files.matched(&layout));
    match matched {
        Ok(fonts) => {
            group.bench_function("a report laid, given fonts", |bencher| bencher.iter(|| black_box(&report).pages_with(&layout, &fonts)));
            let writer = PdfWriter::new(&layout, &files).unwrap();
            group.bench_function("PdfWriter::write_draft", |bencher| bencher.iter(|| writer.write_draft(black_box(&report)).unwrap()));
            // As the national fonts are; the free ones above are of PostScript outlines, which krilla's subsetter rewrites call by call.
            let mut of_truetype = layout.clone();
            let fonts = &mut of_truetype.fonts;
            for name in [&mut fonts.title, &mut fonts.body, &mut fonts.chapter, &mut fonts.item, &mut fonts.page_number] {
                *name = TRUETYPE.to_owned();
            }
            match PdfWriter::new(&of_truetype, &files) {
                Ok(writer) => {
                    group.bench_function("PdfWriter::write_draft, TrueType", |bencher| {
                        bencher.iter(|| writer.write_draft(black_box(&report)).unwrap())
                    });
                }
                Err(error) => eprintln!("no PDF with TrueType fonts is measured: {error}"),
            }
            let pictures = PngWriter::new(&layout, &files).unwrap();
            group.sample_size(10);
            group.bench_function("PngWriter::write_draft", |bencher| bencher.iter(|| pictures.write_draft(black_box(&report)).unwrap()));
            group.bench_function("PdfWriter::new", |bencher| bencher.iter(|| PdfWriter::new(&layout, black_box(&files)).unwrap()));
        }
        Err(error) => eprintln!("no PDF is measured: {error}"),
    }
    group.finish();
}

criterion_group!(benches, pages);
criterion_main!(benches);
