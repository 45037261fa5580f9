use std::sync::{Arc, LazyLock};

use docx_rs::{Document, Docx, Settings};

use super::annex::Annex;
use super::flow::Block;
use super::package::{Deflater, Part, package};
use super::stencil::Stencils;
use super::styles::Look;
use super::{DocxError, Layout, Review, annex, body, conform, data, flow, parts, review, styles};
use crate::check::{Findings, Rules};
use crate::model::{AnnualReport, FigureIndex};

/// Writes many reports in one layout: what depends on the layout alone is built, mended and deflated once.
///
/// It can be shared between threads; [`AnnualReport::to_docx`] makes one for a single report.
///
/// ```
/// use annual_report::docx::{Layout, Writer};
/// use annual_report::model::{AnnualReport, WorkChapter};
/// let writer = Writer::new(&Layout::gb_t_9704())?;
/// for year in [2024, 2025] {
///     let report = AnnualReport::new(year).title(format!("{year}年度工作总结")).work(WorkChapter::default());
///     assert!(writer.write(&report)?.starts_with(b"PK"));
/// }
/// # Ok::<(), annual_report::docx::DocxError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Writer {
    layout: Layout,
    rules: Rules,
    constant: Arc<Constant>,
}

impl Writer {
    /// A writer for this layout, which refuses final reports by [`Rules::final_report`].
    ///
    /// # Errors
    /// [`DocxError::Layout`] for an impossible layout.
    pub fn new(layout: &Layout) -> Result<Self, DocxError> {
        layout.validate()?;
        let constant = match &*STANDARD {
            Some((standard, constant)) if layout.has_parts_of(standard) => constant.clone(),
            _ => constant(layout)?,
        };
        Ok(Writer { layout: layout.clone(), rules: Rules::final_report(), constant })
    }

    /// Refuses final reports by these rules instead, so that what an application let pass is not refused here.
    pub fn rules(mut self, rules: Rules) -> Self {
        self.rules = rules;
        self
    }

    /// Writes the final document.
    ///
    /// # Errors
    /// [`DocxError::Refused`] with all findings, if there are errors among them.
    pub fn write(&self, report: &AnnualReport) -> Result<Vec<u8>, DocxError> {
        let findings = report.check_with(&self.rules);
        if findings.has_errors() {
            return Err(DocxError::Refused(findings));
        }
        self.write_draft(report)
    }

    /// Writes a draft: missing figures are highlighted blanks, and findings do not hinder.
    ///
    /// # Errors
    /// [`DocxError::Part`], for a fault of the library.
    pub fn write_draft(&self, report: &AnnualReport) -> Result<Vec<u8>, DocxError> {
        let index = FigureIndex::new(report);
        let annexes = annex::annexes(report, self.layout.annexes, &index);
        let titles: Vec<&str> = annexes.iter().map(|annex| annex.title).collect();
        let blocks = flow::flow(report, &self.layout, &index, &titles);
        self.blocks(report, &blocks, &annexes, Vec::new())
    }

    /// Writes a review copy: a draft with each finding as a comment at its characters. What is printed nowhere, a missing title or a
    /// cause, is said at the first paragraph. Its own annexes are left out.
    ///
    /// ```
    /// use annual_report::check::{Language, Rules};
    /// use annual_report::docx::{Layout, Review, Writer};
    /// use annual_report::model::{AnnualReport, WorkChapter};
    /// let report = AnnualReport::new(2025).title("总结").work(WorkChapter::default().lead("抓好学习,取得实效。"));
    /// let findings = report.check_with(&Rules::final_report().with_wording());
    /// let docx = Writer::new(&Layout::gb_t_9704())?.write_review(&report, &findings, Review::new(Language::Chinese).with_page())?;
    /// # Ok::<(), annual_report::docx::DocxError>(())
    /// ```
    ///
    /// # Errors
    /// [`DocxError::Part`], for a fault of the library.
    pub fn write_review(&self, report: &AnnualReport, findings: &Findings, review: Review) -> Result<Vec<u8>, DocxError> {
        let marked = review::marked_report(report, findings);
        let mut blocks = flow::flow(&marked, &self.layout, &FigureIndex::new(&marked), &[]);
        if blocks.is_empty() {
            blocks.push(Block::new(Look::Body));
        }
        review::place_comments(&mut blocks, findings.len().min(review::MOST));
        let mut annexes = Vec::new();
        if review.page && !findings.is_empty() {
            annexes.push(review::page(findings, review.language));
            // The last paragraph is docx-rs' own, which knows nothing of comments.
            blocks.push(Block::new(Look::Body));
        }
        let mut deflater = Deflater::new();
        let Layout { page_numbers, data, .. } = self.layout;
        let parts = vec![
            deflater.part("[Content_Types].xml", parts::content_types(page_numbers, data, true).as_bytes())?,
            deflater.part("word/_rels/document.xml.rels", parts::document_relations(page_numbers, data, true).as_bytes())?,
            deflater.part("word/comments.xml", review::comments(findings, review.language).as_bytes())?,
        ];
        self.blocks(report, &blocks, &annexes, parts)
    }

    /// Writes paragraphs and annexes, with the properties of a report.
    /// Further parts come before those of the layout of their names.
    pub(super) fn blocks(
        &self,
        report: &AnnualReport,
        blocks: &[Block],
        annexes: &[Annex],
        further: Vec<Part>,
    ) -> Result<Vec<u8>, DocxError> {
        let document = if annexes.is_empty() {
            self.constant.stencils.fill(&self.constant.frame, blocks, &[])
        } else {
            let (frame, stretch) = body::frame(blocks, annexes, &self.layout);
            self.constant.stencils.fill(&built_frame(frame)?, stretch, annexes)
        };
        let mut deflater = Deflater::new();
        let mut own = vec![
            deflater.part("docProps/core.xml", parts::core_properties(report).as_bytes())?,
            deflater.part("docProps/app.xml", parts::extended_properties(report).as_bytes())?,
            deflater.part("word/document.xml", document.as_bytes())?,
        ];
        if self.layout.data {
            own.push(deflater.part_quickly("customXml/item1.xml", data::part(report, blocks, annexes)?.as_bytes())?);
        }
        own.extend(further);
        package(&own.iter().chain(&self.constant.parts).collect::<Vec<_>>())
    }
}

/// The parts of the standard layout, built once per process: a constant that is worked out when it is first asked for. A single
/// [`AnnualReport::to_docx`] would spend more time on them than on the report.
static STANDARD: LazyLock<Option<(Layout, Arc<Constant>)>> = LazyLock::new(|| {
    let layout = Layout::gb_t_9704();
    let constant = constant(&layout).ok()?;
    Some((layout, constant))
});

fn conformed(name: &'static str, text: &[u8]) -> Result<String, DocxError> {
    let fault = |reason| DocxError::Part { part: name, reason };
    let conforming = conform::conform(text).map_err(|error| fault(error.to_string()))?;
    String::from_utf8(conforming).map_err(|error| fault(error.to_string()))
}

fn built_frame(document: Document) -> Result<String, DocxError> {
    conformed("word/document.xml", &Docx::new().document(document).build().document)
}

/// What depends on the layout alone.
#[derive(Debug)]
struct Constant {
    parts: Vec<Part>,
    stencils: Stencils,
    /// The document of a report without annexes, but for its text.
    frame: String,
}

/// The parts that depend on the layout alone.
fn constant(layout: &Layout) -> Result<Arc<Constant>, DocxError> {
    let mut settings = Settings::new().default_tab_stop(420);
    let mut docx = Docx::new().styles(styles::styles(layout));
    if layout.page_numbers {
        settings = settings.even_and_odd_headers();
        docx = docx.footer(body::footer(Look::OddFooter)).even_footer(body::footer(Look::EvenFooter));
    }
    let built = docx.settings(settings).build();
    let mut deflater = Deflater::new();
    let mut parts = vec![
        deflater.part("[Content_Types].xml", parts::content_types(layout.page_numbers, layout.data, false).as_bytes())?,
        deflater.part("_rels/.rels", parts::package_relations().as_bytes())?,
        deflater.part("word/_rels/document.xml.rels", parts::document_relations(layout.page_numbers, layout.data, false).as_bytes())?,
        deflater.part("word/styles.xml", styles::complete(&conformed("word/styles.xml", &built.styles)?, layout).as_bytes())?,
        deflater.part("word/settings.xml", conformed("word/settings.xml", &built.settings)?.as_bytes())?,
        deflater.part("word/fontTable.xml", parts::font_table(layout).as_bytes())?,
    ];
    for (name, footer) in ["word/footer1.xml", "word/footer2.xml"].into_iter().zip(&built.footers) {
        parts.push(deflater.part(name, conformed(name, footer)?.as_bytes())?);
    }
    if layout.data {
        parts.push(deflater.part("customXml/itemProps1.xml", parts::data_properties(data::SCHEMA).as_bytes())?);
        parts.push(deflater.part("customXml/_rels/item1.xml.rels", parts::data_relations().as_bytes())?);
    }
    let stencils = Stencils::new().map_err(|error| DocxError::Part { part: "word/document.xml", reason: error.to_string() })?;
    let frame = built_frame(body::frame(&[], &[], layout).0)?;
    Ok(Arc::new(Constant { parts, stencils, frame }))
}
