//! Speed: pages laid and a PDF written, of a report of eight pages, with the fonts of this system.
//!
//! `cargo bench -p annual-report-benches --features pdf --bench pages`

use std::hint::black_box;

use annual_report::AnnualReport;
use annual_report::page::{Document, FontFiles, Layout, UsualWidths};
use annual_report::write::PdfWriter;
use annual_report_benches::SAMPLE;
use criterion::{Criterion, criterion_group, criterion_main};

/// The sample with more of its items.
fn eight_pages(layout: &Layout) -> AnnualReport {
    let mut report = AnnualReport::from_json(SAMPLE).unwrap();
    let items = report.work[0].items.clone();
    for item in items.iter().cycle().take(40) {
        report.work[0].items.push(item.clone());
        if report.pages(layout).count() == 8 {
            break;
        }
    }
    assert_eq!(report.pages(layout).count(), 8);
    report
}

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
            group.sample_size(10);
            group.bench_function("PdfWriter::new", |bencher| bencher.iter(|| PdfWriter::new(&layout, black_box(&files)).unwrap()));
        }
        Err(error) => eprintln!("no PDF is measured: {error}"),
    }
    group.finish();
}

criterion_group!(benches, pages);
criterion_main!(benches);
