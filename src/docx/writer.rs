use std::sync::LazyLock;

use docx_rs::{Docx, Settings};

use super::package::{Deflated, Part};
use super::styles::Look;
use super::{DocxError, Layout, annex, body, conform, flow, parts, styles};
use crate::check::Rules;
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
    constant: Deflated,
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
        let document = Docx::new().document(body::document(&blocks, &annexes, &self.layout)).build().document;
        let parts = [
            ("docProps/core.xml", parts::core_properties(report).into_bytes()),
            ("docProps/app.xml", parts::extended_properties(report).into_bytes()),
            conformed("word/document.xml", &document)?,
        ];
        self.constant.package(&parts).map_err(|error| part("package", &error))
    }
}

/// The parts of the standard layout, built once per process: a constant that is worked out when it is first asked for. A single
/// [`AnnualReport::to_docx`] would spend more time on them than on the report.
static STANDARD: LazyLock<Option<(Layout, Deflated)>> = LazyLock::new(|| {
    let layout = Layout::gb_t_9704();
    let constant = constant(&layout).ok()?;
    Some((layout, constant))
});

fn constant(layout: &Layout) -> Result<Deflated, DocxError> {
    Deflated::new(&constant_parts(layout)?).map_err(|error| part("package", &error))
}

fn part(part: &'static str, error: &dyn std::error::Error) -> DocxError {
    DocxError::Part { part, reason: error.to_string() }
}

fn conformed(name: &'static str, text: &[u8]) -> Result<Part, DocxError> {
    Ok((name, conform::conform(text).map_err(|error| part(name, &error))?))
}

/// The parts that depend on the layout alone.
fn constant_parts(layout: &Layout) -> Result<Vec<Part>, DocxError> {
    let mut settings = Settings::new().default_tab_stop(420);
    let mut docx = Docx::new().styles(styles::styles(layout));
    if layout.page_numbers {
        settings = settings.even_and_odd_headers();
        docx = docx.footer(body::footer(Look::OddFooter)).even_footer(body::footer(Look::EvenFooter));
    }
    let built = docx.settings(settings).build();
    let (styles_name, styles_text) = conformed("word/styles.xml", &built.styles)?;
    let mut constant = vec![
        ("[Content_Types].xml", parts::content_types(layout.page_numbers).into_bytes()),
        ("_rels/.rels", parts::package_relations().into_bytes()),
        ("word/_rels/document.xml.rels", parts::document_relations(layout.page_numbers).into_bytes()),
        (styles_name, styles::complete(styles_text, layout)),
        conformed("word/settings.xml", &built.settings)?,
        ("word/fontTable.xml", parts::font_table(layout).into_bytes()),
    ];
    for (name, footer) in ["word/footer1.xml", "word/footer2.xml"].into_iter().zip(&built.footers) {
        constant.push(conformed(name, footer)?);
    }
    Ok(constant)
}
