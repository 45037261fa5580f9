//! Rust's writers of Word documents write the lines that they are given: `peers LINES.json FOLDER`. Prints name, milliseconds a
//! document and bytes, and leaves each document in the folder.
//!
//! Each gets the page, the styles and the hints that its interface can say; what it cannot say it leaves out.

use std::io::Cursor;
use std::path::Path;
use std::time::{Duration, Instant};

type Lines = [(String, String)];

/// Font of Chinese text, size in half points, and outline level of a style.
fn look(style: &str) -> (&'static str, u16, Option<u8>) {
    match style {
        "Title" => ("方正小标宋简体", 44, None),
        "Heading1" => ("黑体", 32, Some(0)),
        "Heading2" => ("楷体_GB2312", 32, Some(1)),
        _ => ("仿宋_GB2312", 32, None),
    }
}

/// The styles that the lines use, each once.
fn styles(lines: &Lines) -> Vec<&str> {
    let mut styles: Vec<&str> = lines.iter().map(|(style, _)| style.as_str()).collect();
    styles.sort_unstable();
    styles.dedup();
    styles
}

fn docx_rs(lines: &Lines) -> Vec<u8> {
    use docx_rs::{
        AlignmentType, DocGrid, DocGridType, Docx, LineSpacing, LineSpacingType, PageMargin, Paragraph, Run, RunFonts, SpecialIndentType,
        Style, StyleType,
    };
    let mut docx = Docx::new().page_size(11906, 16838).page_margin(PageMargin {
        top: 2098,
        right: 1474,
        bottom: 1984,
        left: 1587,
        header: 850,
        footer: 1447,
        gutter: 0,
    });
    for id in styles(lines) {
        let (font, size, outline) = look(id);
        let style = Style::new(id, StyleType::Paragraph)
            .name(id)
            .fonts(RunFonts::new().ascii("Times New Roman").hi_ansi("Times New Roman").east_asia(font))
            .size(size.into())
            .line_spacing(LineSpacing::new().line_rule(LineSpacingType::Exact).line(579));
        let style = match id {
            "Title" => style.align(AlignmentType::Center),
            _ => style.align(AlignmentType::Both).indent(None, Some(SpecialIndentType::FirstLine(640)), None, None),
        };
        docx = docx.add_style(match outline {
            Some(level) => style.outline_lvl(level.into()),
            None => style,
        });
    }
    for (style, text) in lines {
        let run = Run::new().add_text(text.as_str()).fonts(RunFonts::new().hint("eastAsia"));
        docx = docx.add_paragraph(Paragraph::new().style(style).add_run(run));
    }
    docx.document = docx.document.doc_grid(DocGrid::with_empty().grid_type(DocGridType::Lines).line_pitch(579));
    let mut out = Cursor::new(Vec::new());
    docx.build().pack(&mut out).unwrap();
    out.into_inner()
}

fn rdocx(lines: &Lines) -> Vec<u8> {
    use rdocx::paragraph::Alignment;
    use rdocx::{CT_DocGrid, Document, Length, ST_DocGrid, StyleBuilder};
    let mut docx = Document::new();
    docx.set_page_size(Length::twips(11906), Length::twips(16838));
    docx.set_margins(Length::twips(2098), Length::twips(1474), Length::twips(1984), Length::twips(1587));
    let grid = CT_DocGrid { grid_type: Some(ST_DocGrid::Lines), line_pitch: Some(rdocx::Twips(579)), ..CT_DocGrid::default() };
    docx.section_mut(0).unwrap().set_doc_grid(Some(grid));
    for id in styles(lines) {
        let (font, size, _) = look(id);
        let style = StyleBuilder::paragraph(id, id).font(font).size(f64::from(size) / 2.0);
        let style = style.alignment(if id == "Title" { Alignment::Center } else { Alignment::Justify });
        // Those that a new document has already are as it has them.
        let _ = docx.add_style(style);
    }
    for (style, text) in lines {
        let (_, _, outline) = look(style);
        let mut paragraph = docx.add_paragraph("").style(style).line_spacing(28.95);
        if style != "Title" {
            paragraph = paragraph.first_line_indent(Length::twips(640));
        }
        if let Some(level) = outline {
            paragraph = paragraph.outline_level(level.into());
        }
        paragraph.add_run(text).set_font_hint(Some("eastAsia"));
    }
    docx.to_bytes().unwrap()
}

fn office_oxide(lines: &Lines) -> Vec<u8> {
    use office_oxide::docx::write::{DocxWriter, IrParaProps, Run};
    use office_oxide::ir::{LineSpacing, PageSetup, ParagraphAlignment, SectionBreakType};
    let mut docx = DocxWriter::new();
    for (style, text) in lines {
        let (font, size, outline_level) = look(style);
        let is_title = style == "Title";
        let properties = IrParaProps {
            alignment: Some(if is_title { ParagraphAlignment::Center } else { ParagraphAlignment::Justify }),
            first_line_indent_twips: (!is_title).then_some(640),
            line_spacing: Some(LineSpacing::Exact(579)),
            outline_level,
            ..IrParaProps::default()
        };
        docx.add_ir_paragraph(&[Run::new(text.as_str()).font(font).font_size(f64::from(size) / 2.0)], Some(properties));
    }
    let page = PageSetup {
        width_twips: 11906,
        height_twips: 16838,
        margin_top_twips: 2098,
        margin_right_twips: 1474,
        margin_bottom_twips: 1984,
        margin_left_twips: 1587,
        ..PageSetup::default()
    };
    docx.set_section_props(Some(page), None, SectionBreakType::NextPage);
    let mut out = Cursor::new(Vec::new());
    docx.write_to(&mut out).unwrap();
    out.into_inner()
}

fn rusdox(lines: &Lines) -> Vec<u8> {
    use rusdox::{
        Document, PageSetup, Paragraph, ParagraphAlignment, ParagraphStyle, ParagraphStyleProperties, Run, RunStyleProperties, Stylesheet,
    };
    let mut sheet = Stylesheet::new();
    for id in styles(lines) {
        let (font, size, _) = look(id);
        let alignment = if id == "Title" { ParagraphAlignment::Center } else { ParagraphAlignment::Justified };
        sheet.define_paragraph_style(
            ParagraphStyle::new(id)
                .name(id)
                .paragraph(ParagraphStyleProperties::new().alignment(alignment))
                .run(RunStyleProperties::new().font(font).size_half_points(size)),
        );
    }
    let mut docx = Document::new().with_styles(sheet).with_page_setup(PageSetup::new(11906, 16838).margins(2098, 1474, 1984, 1587));
    for (style, text) in lines {
        docx.push_paragraph(Paragraph::new().with_style(style.as_str()).add_run(Run::from_text(text.as_str())));
    }
    let mut out = Cursor::new(Vec::new());
    docx.save_to_writer(&mut out).unwrap();
    out.into_inner()
}

fn main() {
    let mut given = std::env::args().skip(1);
    let (lines, folder) = (given.next().expect("LINES.json"), given.next().expect("FOLDER"));
    let lines: Vec<(String, String)> = serde_json::from_str(&std::fs::read_to_string(lines).unwrap()).unwrap();
    let writers: [(&str, fn(&Lines) -> Vec<u8>); 4] =
        [("docx-rs", docx_rs), ("rdocx", rdocx), ("office_oxide", office_oxide), ("rusdox", rusdox)];
    for (name, write) in writers {
        let docx = write(&lines);
        std::fs::write(Path::new(&folder).join(format!("{name}.docx")), &docx).unwrap();
        let round = |documents: u32| -> Duration {
            let start = Instant::now();
            for _ in 0..documents {
                std::hint::black_box(write(&lines));
            }
            start.elapsed() / documents
        };
        round(50);
        let best = (0..3).map(|_| round(200)).min().unwrap();
        println!("{name}\t{:.4}\t{}", best.as_secs_f64() * 1e3, docx.len());
    }
}
