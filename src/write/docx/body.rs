//! Paragraphs and annexes as a docx-rs document.

use docx_rs::{
    DocGrid, DocGridType, Document, DocumentChild, FooterReference, PageMargin, PageOrientationType, PageSize, Paragraph, SectionProperty,
    SectionType, Table, TableCell, TableLayoutType, TableRow, VAlignType, VMergeType, WidthType,
};

use super::annex::{self, Annex, Column, Rows};
use super::flow::Block;
use super::layout::{Layout, mm};
use super::paragraph::{IntoChild, hole, paragraph, run};
use super::parts;
use super::styles::{Look, TABLE};

/// The frame of the document, and the stretch of the flow that is laid into its hole (see `stencil`).
///
/// The body and each annex are a section, so that an annex starts on a page of its own, which may lie.
pub(super) fn frame<'b>(blocks: &'b [Block], annexes: &[Annex], layout: &Layout) -> (Document, &'b [Block]) {
    let mut children: Vec<DocumentChild> = Vec::new();
    let mut section = section_property(layout, false);
    // A section that others follow ends in its last paragraph.
    let (stretch, last) = blocks.split_at(if annexes.is_empty() { blocks.len() } else { blocks.len().saturating_sub(1) });
    children.push(hole().into_child());
    children.extend(last.iter().map(|block| paragraph(block).into_child()));
    for (annex, number) in annexes.iter().zip(1..) {
        if let Some(DocumentChild::Paragraph(last)) = children.last_mut() {
            last.property.section_property = Some(section);
        }
        let mark = annex::mark(number, annexes.len());
        section = section_property(layout, annex.landscape);
        children.push(paragraph(&Block::of(Look::AnnexMark, &mark)).into_child());
        children.push(paragraph(&Block::of(Look::AnnexTitle, annex.title)).into_child());
        children.push(DocumentChild::Table(Box::new(table(annex, layout))));
        children.push(paragraph(&Block::new(Look::AfterTable)).into_child());
    }
    (Document { children, section_property: section, has_numbering: false }, stretch)
}

fn section_property(layout: &Layout, landscape: bool) -> SectionProperty {
    let page = &layout.page;
    let margins = page.margins;
    let positive = |twips: i32| u32::try_from(twips).unwrap_or_default();
    let (short, long) = (positive(mm(page.width)), positive(mm(page.height)));
    let (size, [top, right, bottom, left]) = if landscape {
        // The page turned: the bound edge is above. The foot stays as high as elsewhere, for the page number.
        (
            PageSize::new().size(long, short).orient(PageOrientationType::Landscape),
            [margins.left, margins.right, margins.bottom, margins.right],
        )
    } else {
        (PageSize::new().size(short, long), [margins.top, margins.right, margins.bottom, margins.left])
    };
    let margin = PageMargin {
        top: mm(top),
        right: mm(right),
        bottom: mm(bottom),
        left: mm(left),
        header: mm(15.0),
        footer: layout.footer_distance(),
        gutter: 0,
    };
    let mut section = SectionProperty::new()
        .page_size(size)
        .page_margin(margin)
        .doc_grid(DocGrid::with_empty().grid_type(DocGridType::Lines).line_pitch(usize::try_from(layout.line_pitch()).unwrap_or_default()));
    section.section_type = Some(SectionType::NextPage);
    if layout.page_numbers {
        section.footer_reference = Some(FooterReference::new("default", parts::ODD_FOOTER));
        section.even_footer_reference = Some(FooterReference::new("even", parts::EVEN_FOOTER));
    }
    section
}

/// The head of an annex's table, and a pattern of each kind of row, whose cells are holes (see `stencil`).
fn table(annex: &Annex, layout: &Layout) -> Table {
    let page = &layout.page;
    let width = if annex.landscape { mm(page.height - 2.0 * page.margins.right) } else { layout.text_width().round() as i32 };
    let width = usize::try_from(width).unwrap_or_default();
    let grid = column_widths(&annex.columns, width);
    let head = annex.columns.iter().map(|column| paragraph(&Block::of(Look::TableHead, column.heading)));
    let mut rows = vec![row(&grid, None, head)];
    rows.extend(Rows::ALL.map(|rows| row(&grid, rows.merge(), grid.iter().map(|_| hole()))));
    Table::without_borders(rows).style(TABLE).layout(TableLayoutType::Fixed).width(width, WidthType::Dxa).set_grid(grid)
}

fn row(grid: &[usize], merge: Option<VMergeType>, paragraphs: impl Iterator<Item = Paragraph>) -> TableRow {
    let cells = grid.iter().zip(paragraphs).map(|(width, paragraph)| {
        let cell = TableCell::new().width(*width, WidthType::Dxa).vertical_align(VAlignType::Center).add_paragraph(paragraph);
        match merge {
            Some(merge) => cell.vertical_merge(merge),
            None => cell,
        }
    });
    TableRow::new(cells.collect()).cant_split()
}

impl Rows {
    fn merge(self) -> Option<VMergeType> {
        match self {
            Rows::One => None,
            Rows::First => Some(VMergeType::Restart),
            Rows::Below => Some(VMergeType::Continue),
        }
    }
}

fn column_widths(columns: &[Column], width: usize) -> Vec<usize> {
    let shares: usize = columns.iter().map(|column| column.share as usize).sum();
    let mut widths: Vec<usize> = columns.iter().map(|column| width * column.share as usize / shares.max(1)).collect();
    let rest = width - widths.iter().sum::<usize>();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

/// The page number in its footer: — 1 —.
pub(super) fn footer(look: Look) -> docx_rs::Footer {
    let dash = |text: &str| run(text, None, true);
    docx_rs::Footer::new()
        .add_paragraph(Paragraph::new().style(look.id()).add_run(dash("— ")).add_page_num(docx_rs::PageNum::new()).add_run(dash(" —")))
}
