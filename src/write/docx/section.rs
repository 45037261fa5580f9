//! What docx-rs builds of the document for each layout: the pages of its sections, and the page numbers.

use docx_rs::{
    DocGrid, DocGridType, Document, DocumentChild, Docx, Footer, FooterReference, NumPages, PageMargin, PageNum, PageOrientationType,
    PageSize, Paragraph, Run, RunFonts, SectionProperty, SectionType,
};

use super::conform::conformed;
use super::styles::twips;
use super::{DocxError, parts};
use crate::page::names::Named;
use crate::page::{Layout, PageNumberPiece, points};

/// The text around the paragraphs of a document.
#[derive(Debug)]
pub(super) struct Frame {
    /// What comes before the first paragraph.
    pub(super) head: String,
    /// The properties of the section that the text is, whose first page may be without a number.
    pub(super) first: String,
    /// Those of a section of upright and of turned pages.
    pub(super) upright: String,
    pub(super) turned: String,
}

impl Frame {
    pub(super) fn new(layout: &Layout) -> Result<Self, DocxError> {
        let document = |section| Document { children: Vec::<DocumentChild>::new(), section_property: section, has_numbering: false };
        let built = |section| conformed("word/document.xml", &Docx::new().document(document(section)).build().document);
        let part = |text: &str, from: &str, to: &str| -> Option<String> {
            let start = text.find(from)?;
            Some(text[start..start + text[start..].find(to)? + to.len()].to_owned())
        };
        let fault = || DocxError::Part { part: "word/document.xml", reason: "docx-rs wrote no section".into() };
        let mut first = section(layout, false);
        if layout.page_number.is_printed() && !layout.page_number.first_page {
            first.title_pg = true;
        }
        let (first, upright, turned) = (built(first)?, built(section(layout, false))?, built(section(layout, true))?);
        Ok(Frame {
            head: part(&upright, "<?xml", "<w:body>").ok_or_else(fault)?,
            first: part(&first, "<w:sectPr>", "</w:sectPr>").ok_or_else(fault)?,
            upright: part(&upright, "<w:sectPr>", "</w:sectPr>").ok_or_else(fault)?,
            turned: part(&turned, "<w:sectPr>", "</w:sectPr>").ok_or_else(fault)?,
        })
    }
}

/// The pages of a section: the text, or an annex, which starts on a page of its own.
fn section(layout: &Layout, turned: bool) -> SectionProperty {
    let page = &layout.page;
    let margins = page.margins;
    let mm = |millimetres| twips(points(millimetres));
    let positive = |millimetres| u32::try_from(mm(millimetres)).unwrap_or_default();
    let (short, long) = (positive(page.width), positive(page.height));
    let (size, [top, right, bottom, left]) = if turned {
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
        footer: twips(layout.footer_distance()),
        gutter: 0,
    };
    let pitch = usize::try_from(twips(layout.line_pitch())).unwrap_or_default();
    let grid = DocGrid::with_empty().grid_type(DocGridType::Lines).line_pitch(pitch);
    let mut section = SectionProperty::new().page_size(size).page_margin(margin).doc_grid(grid);
    section.section_type = Some(SectionType::NextPage);
    if layout.page_number.is_printed() {
        section.footer_reference = Some(FooterReference::new("default", parts::ODD_FOOTER));
        section.even_footer_reference = Some(FooterReference::new("even", parts::EVEN_FOOTER));
    }
    section
}

/// The page number in its footer, as the layout writes it.
pub(super) fn footer(style: Named, layout: &Layout) -> Footer {
    let text = |text: &str| Run::new().add_text(text).fonts(RunFonts::new().hint("eastAsia"));
    let paragraph = layout.page_number.pieces().into_iter().fold(Paragraph::new().style(style.id), |paragraph, piece| match piece {
        PageNumberPiece::Text(piece) => paragraph.add_run(text(piece)),
        PageNumberPiece::Page => paragraph.add_page_num(PageNum::new()),
        PageNumberPiece::Pages => paragraph.add_num_pages(NumPages::new()),
    });
    Footer::new().add_paragraph(paragraph)
}
