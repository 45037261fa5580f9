//! `word/document.xml`, written from the paragraphs by their styles: a paragraph names its style, a span is a run. What docx-rs writes
//! for the same is compared in a test; this is several times as fast.

use std::fmt::Write;

use quick_xml::escape::partial_escape;

use super::section::Frame;
use super::styles::{eighths, twips};
use super::tracked::{Mark, Paragraph};
use crate::page::held::with_places;
use crate::page::names::{AFTER_TABLE, BLANK, Named, RUN_IN, TABLE, named};
use crate::page::{Annex, Block, Cell, Document, Layout, Rows, SLACK, Span, Stands, Style, TableRules};

/// That a table has a row of heads, no other that stands out: said as old and as new programs read it.
const LOOK: &str = concat!(
    "<w:tblLook w:val=\"0620\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" ",
    "w:noHBand=\"1\" w:noVBand=\"1\"/>"
);
/// That a row is the one of heads.
const HEAD: &str = "<w:cnfStyle w:val=\"100000000000\"/>";

/// The document in these pages.
pub(super) fn document(document: &Document, frame: &Frame, layout: &Layout) -> String {
    written(document, document.blocks.len(), &|xml, index, section| xml.block(&document.blocks[index], section), frame, layout)
}

/// A document whose paragraphs are these, with their changes, each by this author and of this date.
pub(super) fn tracked(document: &Document, paragraphs: &[Paragraph<'_>], by: &str, frame: &Frame, layout: &Layout) -> String {
    written(document, paragraphs.len(), &|xml, index, section| xml.paragraph(&paragraphs[index], by, section), frame, layout)
}

/// A document of so many paragraphs; what writes one is given the section that it ends.
fn written(document: &Document, count: usize, write: &dyn Fn(&mut Xml, usize, &str), frame: &Frame, layout: &Layout) -> String {
    let text: usize = document.blocks.iter().flat_map(|block| &block.spans).map(|span| span.text().len() + 100).sum();
    let cells: usize = document.annexes.iter().flat_map(|annex| &annex.rows).map(|row| row.len() * 250).sum();
    let mut xml = Xml(String::with_capacity(frame.head.len() + frame.upright.len() + text + cells + 1000), None);
    xml.0.push_str(&frame.head);
    let mut section = frame.first.as_str();
    // A section that others follow ends in its last paragraph; here in one that is empty, should there be no other.
    let is_last = document.annexes.is_empty();
    for index in 0..count {
        write(&mut xml, index, if is_last || index + 1 < count { "" } else { section });
    }
    if count == 0 && !is_last {
        xml.block(&Block::of(Style::Body, ""), section);
    }
    for (annex, number) in document.annexes.iter().zip(1..) {
        section = if annex.landscape { &frame.turned } else { &frame.upright };
        xml.block(&Block::of(Style::AnnexMark, &annex.mark), "");
        xml.block(&Block::of(Style::AnnexTitle, &annex.title), "");
        xml.table(annex, layout);
        xml.open(AFTER_TABLE, &Block::of(Style::Body, ""), if number == document.annexes.len() { "" } else { section });
        xml.0.push_str("</w:p>");
    }
    xml.0.push_str(section);
    xml.0.push_str("</w:body></w:document>");
    xml.0
}

/// The text so far, and the size of what is smaller than its style, in half points.
struct Xml(String, Option<i32>);

impl Xml {
    /// Writing to a String does not fail.
    fn write(&mut self, text: std::fmt::Arguments<'_>) {
        let _ = self.0.write_fmt(text);
    }

    /// A paragraph; with the section that it ends.
    fn block(&mut self, block: &Block, section: &str) {
        self.open(named(block.style), block, section);
        block.spans.iter().for_each(|span| self.span(span));
        self.0.push_str("</w:p>");
    }

    /// A paragraph with its changes.
    fn paragraph(&mut self, paragraph: &Paragraph<'_>, by: &str, section: &str) {
        self.0.push_str("<w:p><w:pPr>");
        self.properties(named(paragraph.block.style), paragraph.block);
        match paragraph.end {
            Mark::Kept => {}
            Mark::Inserted(id) => self.write(format_args!("<w:rPr><w:ins w:id=\"{id}\"{by}/></w:rPr>")),
            Mark::Deleted(id) => self.write(format_args!("<w:rPr><w:del w:id=\"{id}\"{by}/></w:rPr>")),
        }
        self.0.push_str(section);
        if let Some((was, id)) = paragraph.was {
            self.write(format_args!("<w:pPrChange w:id=\"{id}\"{by}><w:pPr>"));
            self.properties(named(was.style), was);
            self.0.push_str("</w:pPr></w:pPrChange>");
        }
        self.0.push_str("</w:pPr>");
        for (mark, span) in &paragraph.spans {
            match mark {
                Mark::Kept => self.span(span),
                Mark::Inserted(id) => {
                    self.write(format_args!("<w:ins w:id=\"{id}\"{by}>"));
                    self.span(span);
                    self.0.push_str("</w:ins>");
                }
                Mark::Deleted(id) => {
                    self.write(format_args!("<w:del w:id=\"{id}\"{by}>"));
                    self.run(span, "w:delText");
                    self.0.push_str("</w:del>");
                }
            }
        }
        self.0.push_str("</w:p>");
    }

    fn open(&mut self, style: Named, block: &Block, section: &str) {
        self.0.push_str("<w:p><w:pPr>");
        self.properties(style, block);
        self.0.push_str(section);
        self.0.push_str("</w:pPr>");
    }

    fn properties(&mut self, style: Named, block: &Block) {
        self.0.push_str("<w:pStyle w:val=\"");
        self.0.push_str(style.id);
        self.0.push_str("\"/>");
        if block.kept {
            self.0.push_str("<w:keepNext/>");
        }
        if let Some(below) = block.below {
            self.write(format_args!("<w:spacing w:after=\"{}\"/>", twips(below)));
        }
        match block.stands {
            None => {}
            Some(Stands::End(right)) => self.write(format_args!("<w:ind w:left=\"0\" w:right=\"{}\"/>", twips(right))),
            // Room for a program that draws it wider.
            Some(Stands::Begin(left)) => {
                self.write(format_args!("<w:ind w:left=\"{}\" w:right=\"{}\"/><w:jc w:val=\"left\"/>", twips(left), -twips(SLACK)));
            }
            Some(Stands::Centred(left)) => {
                self.write(format_args!("<w:ind w:left=\"{}\" w:right=\"0\"/><w:jc w:val=\"center\"/>", twips(left)));
            }
        }
        if let Some(level) = block.level {
            self.write(format_args!("<w:outlineLvl w:val=\"{level}\"/>"));
        }
    }

    fn span(&mut self, span: &Span) {
        self.run(span, "w:t");
    }

    /// A span, its text in an element of this name.
    fn run(&mut self, span: &Span, element: &str) {
        let style = match span {
            Span::Text(_) => None,
            Span::RunIn(_) => Some(RUN_IN),
            Span::Blank(_) => Some(BLANK),
            Span::Break | Span::Fold(_) => return self.0.push_str("<w:r><w:br/></w:r>"),
            Span::MarkStart(id) => return self.write(format_args!("<w:commentRangeStart w:id=\"{id}\"/>")),
            Span::MarkEnd(id) => {
                return self.write(format_args!("<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>"));
            }
        };
        let text = span.text();
        if text.is_empty() {
            return;
        }
        self.0.push_str("<w:r>");
        let hint = needs_hint(text);
        if style.is_some() || hint || self.1.is_some() {
            self.0.push_str("<w:rPr>");
            if let Some(style) = style {
                self.0.push_str("<w:rStyle w:val=\"");
                self.0.push_str(style.id);
                self.0.push_str("\"/>");
            }
            if hint {
                self.0.push_str("<w:rFonts w:hint=\"eastAsia\"/>");
            }
            if let Some(size) = self.1 {
                self.write(format_args!("<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>"));
            }
            self.0.push_str("</w:rPr>");
        }
        self.write(format_args!("<{element}{}>", if needs_space(text) { " xml:space=\"preserve\"" } else { "" }));
        self.0.push_str(&partial_escape(with_places(text).as_ref()));
        self.write(format_args!("</{element}></w:r>"));
    }

    fn table(&mut self, annex: &Annex, layout: &Layout) {
        let widths = column_widths(annex, layout);
        self.1 = annex.size.map(|size| (size * 2.0).round() as i32);
        // A table for each page, where we say which rows begin one: Word parts two tables by a paragraph.
        let starts = [0].into_iter().chain(annex.breaks.iter().copied());
        let ends = annex.breaks.iter().copied().chain([annex.rows.len()]);
        for (start, end) in starts.zip(ends) {
            if start > 0 {
                self.write(format_args!("<w:p><w:pPr><w:pStyle w:val=\"{}\"/><w:pageBreakBefore/></w:pPr></w:p>", AFTER_TABLE.id));
            }
            self.rows(annex, annex.rows.get(start..end).unwrap_or_default(), &widths, layout);
        }
        self.1 = None;
    }

    fn rows(&mut self, annex: &Annex, rows: &[Vec<Cell>], widths: &[i32], layout: &Layout) {
        let width: i32 = widths.iter().sum();
        self.write(format_args!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"{}\"/><w:tblW w:w=\"{width}\" w:type=\"dxa\"/><w:jc w:val=\"left\"/><w:tblLayout w:type=\"fixed\"/>{LOOK}</w:tblPr><w:tblGrid>",
            TABLE.id
        ));
        widths.iter().for_each(|width| self.write(format_args!("<w:gridCol w:w=\"{width}\"/>")));
        // The second of three rules is below the head alone.
        let below_head = match layout.tables.rules {
            TableRules::Three => {
                let size = eighths(layout.tables.rule_width);
                format!("<w:tcBorders><w:bottom w:val=\"single\" w:sz=\"{size}\" w:space=\"0\" w:color=\"000000\"/></w:tcBorders>")
            }
            _ => String::new(),
        };
        self.0.push_str("</w:tblGrid><w:tr><w:trPr>");
        self.0.push_str(HEAD);
        self.0.push_str("<w:tblHeader/><w:cantSplit/></w:trPr>");
        for (column, width) in annex.columns.iter().zip(widths) {
            self.cell(&Cell { blocks: vec![Block::of(Style::TableHead, &column.heading)], rows: Rows::One }, *width, &below_head);
        }
        self.0.push_str("</w:tr>");
        for row in rows {
            self.0.push_str(if annex.rows_split { "<w:tr>" } else { "<w:tr><w:trPr><w:cantSplit/></w:trPr>" });
            row.iter().zip(widths).for_each(|(cell, width)| self.cell(cell, *width, ""));
            self.0.push_str("</w:tr>");
        }
        self.0.push_str("</w:tbl>");
    }

    fn cell(&mut self, cell: &Cell, width: i32, borders: &str) {
        let merge = match cell.rows {
            Rows::One => "",
            Rows::First => "<w:vMerge w:val=\"restart\"/>",
            Rows::Below => "<w:vMerge w:val=\"continue\"/>",
        };
        self.write(format_args!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{merge}{borders}<w:vAlign w:val=\"center\"/></w:tcPr>"
        ));
        cell.blocks.iter().for_each(|block| self.block(block, ""));
        if cell.blocks.is_empty() {
            // A cell has at least one paragraph.
            self.block(&Block::of(Style::TableText, ""), "");
        }
        self.0.push_str("</w:tc>");
    }
}

/// The widths of the columns, which together are that of the type area.
fn column_widths(annex: &Annex, layout: &Layout) -> Vec<i32> {
    let width = twips(if annex.landscape { layout.turned_width() } else { layout.text_width() });
    let mut widths: Vec<i32> = annex.columns.iter().map(|column| twips(column.width)).collect();
    let rest = width - widths.iter().sum::<i32>();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

/// Whether a text has characters that Latin and Chinese text share: quotation marks, dashes, dots, signs. Without a hint they are
/// drawn with the Latin font, at half width (ECMA-376 part 1, 17.3.2.26). A minus sign belongs to its number.
fn needs_hint(text: &str) -> bool {
    text.chars().any(|c| c != '−' && matches!(c, '\u{2000}'..='\u{2BFF}' | '·' | '×' | '÷' | '°' | '±' | '§'))
}

/// Whether a text has white space that XML readers may take for layout.
fn needs_space(text: &str) -> bool {
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
    text.starts_with(is_space) || text.ends_with(is_space) || text.contains("  ") || text.contains(['\t', '\n', '\r'])
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use docx_rs::{
        BreakType, DocumentChild, Docx, LineSpacing, Paragraph, Run, RunFonts, SectionProperty, Table, TableCell, TableLayoutType,
        TableRow, VAlignType, VMergeType, WidthType,
    };

    use super::*;
    use crate::model::{AnnualReport, Figure, Measure, NaiveDate, Problem, ProblemChapter, Reporter};
    use crate::page::Annexes;
    use crate::write::docx::conform::conformed;

    /// What docx-rs writes for this, without what it always writes and need not.
    fn built(child: DocumentChild) -> String {
        let document = docx_rs::Document { children: vec![child], section_property: SectionProperty::new(), has_numbering: false };
        let text = conformed("word/document.xml", &Docx::new().document(document).build().document).unwrap();
        let (body, _) = text.split_once("<w:body>").unwrap().1.rsplit_once("<w:sectPr>").unwrap();
        // It escapes quotation marks too, which XML leaves free, and says what kind a break is, which is the usual one.
        body.replace(" xml:space=\"preserve\"", "").replace("&quot;", "\"").replace(" w:type=\"textWrapping\"", "")
    }

    fn paragraph(block: &Block) -> Paragraph {
        let mut paragraph = Paragraph::new().style(named(block.style).id);
        if let Some(Stands::End(right)) = block.stands {
            paragraph = paragraph.indent(None, None, Some(twips(right)), None);
        }
        if block.kept {
            paragraph = paragraph.keep_next(true);
        }
        if let Some(below) = block.below {
            paragraph = paragraph.line_spacing(LineSpacing::new().after(u32::try_from(twips(below)).unwrap()));
        }
        block.spans.iter().filter(|span| !span.text().is_empty()).fold(paragraph, |paragraph, span| {
            let text = span.text();
            let run = match span {
                Span::Break | Span::Fold(_) => return paragraph.add_run(Run::new().add_break(BreakType::TextWrapping)),
                Span::RunIn(_) => Run::new().add_text(text).style(RUN_IN.id),
                Span::Blank(_) => Run::new().add_text(text).style(BLANK.id),
                _ => Run::new().add_text(text),
            };
            paragraph.add_run(if needs_hint(text) { run.fonts(RunFonts::new().hint("eastAsia")) } else { run })
        })
    }

    fn text_of(write: impl Fn(&mut Xml)) -> String {
        let mut xml = Xml(String::new(), None);
        write(&mut xml);
        xml.0.replace(" xml:space=\"preserve\"", "")
    }

    #[test]
    fn a_paragraph_is_what_docx_rs_builds() {
        let texts = ["", "甲 <&> \"乙\"", "“引号”—— ", " 两端 ", "  "];
        for style in Style::ALL {
            for text in texts {
                let mut block = Block::of(*style, text);
                block.spans.extend([
                    Span::RunIn(format!("标题{text}")),
                    Span::Break,
                    Span::Blank(text.to_owned()),
                    Span::Blank("____".into()),
                    Span::Text("完。".into()),
                ]);
                block.stands = Some(Stands::End(31.5)).filter(|_| *style == Style::Date);
                block.kept = *text == *texts[2];
                block.below = Some(0.0).filter(|_| *style == Style::Title);
                let expected = built(DocumentChild::Paragraph(Box::new(paragraph(&block))));
                assert_eq!(text_of(|xml| xml.block(&block, "")), expected, "{style:?} {text:?}");
            }
        }
    }

    #[test]
    fn a_table_is_what_docx_rs_builds() {
        let problem =
            Problem::new("问题").with_cause("原因。").with_measures([Measure::new("一。\n二。"), Measure::new("三。").with_owner("甲")]);
        let report = AnnualReport::new(2025)
            .with_reporter(Reporter::new("单位"))
            .with_reported_on(NaiveDate::from_ymd_opt(2025, 12, 20).unwrap())
            .with_figures([Figure::new("学习", "次")])
            .with_problems(ProblemChapter::default().with_items([problem]));
        let mut layout = Layout::gb_t_9704();
        layout.annexes = Annexes::all();
        for annex in &Document::new(&report, &layout).annexes {
            let widths: Vec<usize> = column_widths(annex, &layout).into_iter().map(|width| width as usize).collect();
            let width: usize = widths.iter().sum();
            let cell = |cell: &Cell, width: usize| {
                let empty = [Block::of(Style::TableText, "")];
                let blocks = if cell.blocks.is_empty() { &empty[..] } else { &cell.blocks };
                let built = TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center);
                let built = blocks.iter().fold(built, |built, block| built.add_paragraph(paragraph(block)));
                match cell.rows {
                    Rows::One => built,
                    Rows::First => built.vertical_merge(VMergeType::Restart),
                    Rows::Below => built.vertical_merge(VMergeType::Continue),
                }
            };
            let head = annex.columns.iter().map(|column| Cell::of(Block::of(Style::TableHead, &column.heading))).collect::<Vec<_>>();
            let row = |row: &Vec<Cell>| {
                let built = TableRow::new(row.iter().zip(&widths).map(|(of, width)| cell(of, *width)).collect());
                if annex.rows_split && !std::ptr::eq(row, &head) { built } else { built.cant_split() }
            };
            let rows = [&head].into_iter().chain(&annex.rows).map(row).collect();
            let table = Table::without_borders(rows).style(TABLE.id).layout(TableLayoutType::Fixed).width(width, WidthType::Dxa);
            let expected = built(DocumentChild::Table(Box::new(table.set_grid(widths.clone()))));
            // docx-rs has no call for a row that is repeated.
            let ours =
                text_of(|xml| xml.table(annex, &layout)).replacen("<w:tblHeader/>", "", 1).replacen(HEAD, "", 1).replacen(LOOK, "", 1);
            let without_grid = |text: &str| {
                let (before, rest) = text.split_once("<w:tblGrid>").unwrap();
                format!("{before}{}", rest.split_once("</w:tblGrid>").unwrap().1)
            };
            assert_eq!(without_grid(&ours), without_grid(&expected));
            assert_eq!(ours.matches("<w:gridCol w:w=\"").count(), widths.len());
        }
    }

    #[test]
    fn comments_stand_around_their_characters() {
        let mut block = Block::of(Style::Body, "甲");
        block.spans.splice(0..0, [Span::MarkStart(7)]);
        block.spans.push(Span::MarkEnd(7));
        assert_eq!(
            text_of(|xml| xml.block(&block, "")),
            "<w:p><w:pPr><w:pStyle w:val=\"Body\"/></w:pPr><w:commentRangeStart w:id=\"7\"/><w:r><w:t>甲</w:t></w:r>\
             <w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r></w:p>"
        );
    }
}
