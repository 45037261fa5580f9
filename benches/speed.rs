//! Speed: JSON text -> checked report, report -> docx bytes; beside them, in the same run, plain serde_json on the same text and
//! docx-rs alone on the same content.
//!
//! `cargo bench -p annual-report-benches --bench speed`

use std::hint::black_box;
use std::io::{Cursor, Write};

use annual_report::check::Rules;
use annual_report::model::AnnualReport;
use annual_report::page::Layout;
use annual_report::read::Limits;
use annual_report::write::Writer;
use annual_report_benches::SAMPLE;
use criterion::{Criterion, criterion_group, criterion_main};
use docx_rs::{
    AlignmentType, DocGrid, DocGridType, Docx, Footer, LineSpacing, LineSpacingType, PageMargin, PageNum, Paragraph, Run, RunFonts,
    SpecialIndentType, Style, StyleType, XMLDocx,
};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn read(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("read");
    group.bench_function("serde_json alone", |bencher| bencher.iter(|| serde_json::from_str::<AnnualReport>(black_box(SAMPLE)).unwrap()));
    group.bench_function("from_json and check", |bencher| {
        bencher.iter(|| {
            let report = AnnualReport::from_json(black_box(SAMPLE)).unwrap();
            assert!(!report.check().has_errors());
            report
        });
    });
    group.finish();
}

fn write(criterion: &mut Criterion) {
    let report = AnnualReport::from_json(SAMPLE).unwrap();
    let layout = Layout::gb_t_9704();
    let writer = Writer::new(&layout).unwrap();
    let checked = report.finalize(&Rules::final_report()).unwrap();
    let lines = lines(&writer.write(&checked).unwrap());
    let mut group = criterion.benchmark_group("write");
    group.bench_function("Writer::write", |bencher| bencher.iter(|| writer.write(black_box(&checked)).unwrap()));
    group.bench_function("to_docx", |bencher| bencher.iter(|| black_box(&report).to_docx(&layout).unwrap()));
    let mut without_data = layout.clone();
    without_data.data = false;
    group.bench_function("to_docx, without the data", |bencher| {
        let writer = Writer::new(&without_data).unwrap();
        bencher.iter(|| writer.write(black_box(&checked)).unwrap());
    });
    group.bench_function("docx-rs alone, deflated", |bencher| bencher.iter(|| deflated(plain(black_box(&lines)).build())));
    group.bench_function("docx-rs alone, stored", |bencher| {
        bencher.iter(|| {
            let mut out = Cursor::new(Vec::new());
            plain(black_box(&lines)).pack(&mut out).unwrap();
            out
        });
    });
    group.finish();
}

/// The paragraphs of our document, style and text, as docx-rs itself reads them.
fn lines(docx: &[u8]) -> Vec<(String, String)> {
    let document = docx_rs::read_docx(docx).unwrap().document;
    let paragraphs = document
        .children
        .into_iter()
        .filter_map(|child| if let docx_rs::DocumentChild::Paragraph(paragraph) = child { Some(paragraph) } else { None });
    paragraphs
        .map(|paragraph| (paragraph.property.style.as_ref().map_or_else(|| "Body".into(), |style| style.val.clone()), paragraph.raw_text()))
        .collect()
}

/// The same document by docx-rs alone: the same text, styles that look the same, footers, grid and margins.
fn plain(lines: &[(String, String)]) -> Docx {
    let exact = || LineSpacing::new().line_rule(LineSpacingType::Exact).line(579);
    let paragraph = |id: &str| Style::new(id, StyleType::Paragraph).name(id).based_on("Normal");
    let font = |name: &str| RunFonts::new().east_asia(name);
    let indented = |style: Style| style.indent(None, Some(SpecialIndentType::FirstLine(640)), None, None);
    let footer = |style: &str| {
        Footer::new().add_paragraph(
            Paragraph::new()
                .style(style)
                .add_run(Run::new().add_text("— "))
                .add_page_num(PageNum::new())
                .add_run(Run::new().add_text(" —")),
        )
    };
    let docx = Docx::new()
        .default_fonts(RunFonts::new().ascii("Times New Roman").hi_ansi("Times New Roman").east_asia("仿宋_GB2312"))
        .default_size(32)
        .default_spacing(-5)
        .default_line_spacing(exact())
        .page_margin(PageMargin { top: 2098, right: 1474, bottom: 1984, left: 1587, header: 850, footer: 1447, gutter: 0 })
        .add_style(paragraph("Title").fonts(font("方正小标宋简体")).size(44).align(AlignmentType::Center))
        .add_style(paragraph("Reporter").fonts(font("楷体_GB2312")).align(AlignmentType::Center))
        .add_style(paragraph("Salutation"))
        .add_style(indented(paragraph("Body").align(AlignmentType::Both)))
        .add_style(indented(paragraph("Heading1").name("heading 1").fonts(font("黑体")).outline_lvl(0)))
        .add_style(indented(paragraph("Heading2").name("heading 2").fonts(font("楷体_GB2312")).outline_lvl(1)))
        .add_style(Style::new("Heading2Char", StyleType::Character).name("Heading2Char").fonts(font("楷体_GB2312")))
        .add_style(paragraph("SignatureLine").align(AlignmentType::Right))
        .add_style(paragraph("DateLine").align(AlignmentType::Right))
        .add_style(paragraph("OddFooter").size(28).align(AlignmentType::Right))
        .add_style(paragraph("EvenFooter").size(28).align(AlignmentType::Left))
        .footer(footer("OddFooter"))
        .even_footer(footer("EvenFooter"));
    let mut docx = lines.iter().fold(docx, |docx, (style, text)| {
        let run = Run::new().add_text(text.as_str()).fonts(RunFonts::new().hint("eastAsia"));
        docx.add_paragraph(Paragraph::new().style(style).add_run(run))
    });
    docx.document = docx.document.doc_grid(DocGrid::with_empty().grid_type(DocGridType::Lines).line_pitch(579));
    docx
}

/// What [`XMLDocx::pack`] stores, deflated at the level that zip takes by default (ours is 2).
fn deflated(parts: XMLDocx) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).compression_level(Some(6));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, text: &[u8]| {
        zip.start_file(name, options).unwrap();
        zip.write_all(text).unwrap();
    };
    add("[Content_Types].xml", &parts.content_type);
    add("_rels/.rels", &parts.rels);
    add("docProps/app.xml", &parts.doc_props.app);
    add("docProps/core.xml", &parts.doc_props.core);
    add("docProps/custom.xml", &parts.doc_props.custom);
    add("word/_rels/document.xml.rels", &parts.document_rels);
    add("word/document.xml", &parts.document);
    add("word/styles.xml", &parts.styles);
    add("word/settings.xml", &parts.settings);
    add("word/fontTable.xml", &parts.font_table);
    add("word/comments.xml", &parts.comments);
    add("word/numbering.xml", &parts.numberings);
    add("word/commentsExtended.xml", &parts.comments_extended);
    add("word/footnotes.xml", &parts.footnotes);
    for (number, footer) in (1..).zip(&parts.footers) {
        add(&format!("word/footer{number}.xml"), footer);
    }
    zip.finish().unwrap().into_inner()
}

fn read_back(criterion: &mut Criterion) {
    let report = AnnualReport::from_json(SAMPLE).unwrap();
    let docx = report.to_docx(&Layout::gb_t_9704()).unwrap();
    let text = report.to_text();
    let long = text.repeat(1_000_000 / text.len() + 1);
    let mut group = criterion.benchmark_group("read back");
    group.bench_function("read_docx", |bencher| bencher.iter(|| AnnualReport::read_docx(black_box(&docx), &Limits::default()).unwrap()));
    group.bench_function("read_text", |bencher| bencher.iter(|| AnnualReport::read_text(black_box(&text), &Limits::default()).unwrap()));
    group.bench_function("read_text, 1 MB", |bencher| {
        bencher.iter(|| AnnualReport::read_text(black_box(&long), &Limits::default()).unwrap())
    });
    group.finish();
}

criterion_group!(benches, read, write, read_back);
criterion_main!(benches);
