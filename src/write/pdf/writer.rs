use std::path::Path;

use krilla::Data;
use krilla::configure::{Archival, ConfigurationBuilder, ValidationError};
use krilla::error::KrillaError;
use krilla::page::PageSettings;
use krilla::text::{Font, Tag};
use krilla::{Document, SerializeSettings};

use super::super::save;
use super::draw::Pen;
use super::margin::{self, Margin};
use super::{PdfError, info};
use crate::check::FinalReport;
use crate::finding::{Findings, Language};
use crate::model::AnnualReport;
use crate::page::{self, Annexes, FontError, FontFiles, Layout, MatchedFonts, Pages, PrintedPage, Settled};

/// Writes many reports as PDF in one layout with the same fonts: these are read once.
///
/// The files are PDF/A-2u: every font is embedded with the characters that are used, the text can be selected, searched and copied.
/// The headings are bookmarks; title, author and date are the report's. Needs Rust 1.92. It can be shared between threads.
///
/// ```no_run
/// use annual_report::check::Rules;
/// use annual_report::page::{FontFiles, Layout};
/// use annual_report::write::PdfWriter;
/// # let reports: Vec<annual_report::AnnualReport> = Vec::new();
/// let mut fonts = FontFiles::new();
/// fonts.add_folder("fonts").unwrap();
/// let writer = PdfWriter::new(&Layout::gb_t_9704(), &fonts)?;
/// for report in &reports {
///     writer.save(&report.finalize(&Rules::final_report())?, "report.pdf")?;
/// }
/// # Ok::<(), annual_report::write::PdfError>(())
/// ```
#[derive(Debug, Clone)]
pub struct PdfWriter {
    layout: Layout,
    matched: MatchedFonts,
    fonts: Vec<Font>,
}

impl PdfWriter {
    /// A writer for this layout, with the fonts that it asks for.
    ///
    /// # Errors
    /// [`PdfError::Layout`] for an impossible layout; [`PdfError::Font`] names a font that is missing, and what would do.
    pub fn new(layout: &Layout, fonts: &FontFiles) -> Result<Self, PdfError> {
        layout.validate()?;
        let matched = fonts.matched(layout)?;
        let fonts = matched.fonts().iter().map(|font| {
            let (bytes, index, weight) = font.file();
            let weights: Vec<(Tag, f32)> = weight.map(|weight| (Tag::new(b"wght"), weight)).into_iter().collect();
            Font::new_variable(Data::from(bytes), index, &weights).ok_or(PdfError::Font(FontError::NoFont))
        });
        let fonts = fonts.collect::<Result<_, _>>()?;
        Ok(PdfWriter { layout: layout.clone(), matched, fonts })
    }

    /// Writes the final document of a report that was checked.
    ///
    /// The same report, layout and fonts give the same bytes, on every machine and in every thread: dates come from the report, not
    /// from a clock.
    ///
    /// # Errors
    /// [`PdfError::Font`] where no font has a character of the report; [`PdfError::Restricted`] for a font that may not be embedded.
    pub fn write(&self, report: &FinalReport<'_>) -> Result<Vec<u8>, PdfError> {
        self.report(report.report())
    }

    /// Writes a draft: missing figures are highlighted blanks, and findings do not hinder. One of which neither the date nor the year is
    /// known is a plain PDF, since archives ask for a date.
    ///
    /// # Errors
    /// As [`PdfWriter::write`].
    pub fn write_draft(&self, report: &AnnualReport) -> Result<Vec<u8>, PdfError> {
        self.report(report)
    }

    /// Writes the final document to a file. A run that fails leaves the file that was there as it was.
    ///
    /// # Errors
    /// As [`PdfWriter::write`]; [`PdfError::Save`] where the file cannot be written.
    pub fn save(&self, report: &FinalReport<'_>, path: impl AsRef<Path>) -> Result<(), PdfError> {
        saved(path.as_ref(), &self.write(report)?)
    }

    /// Writes a draft to a file, as [`PdfWriter::save`] does a final document.
    ///
    /// # Errors
    /// As [`PdfWriter::write`]; [`PdfError::Save`] where the file cannot be written.
    pub fn save_draft(&self, report: &AnnualReport, path: impl AsRef<Path>) -> Result<(), PdfError> {
        saved(path.as_ref(), &self.write_draft(report)?)
    }

    /// Writes a review copy: a draft whose pages are wider by a margin of notes, each with a finding beside its line and a stroke to
    /// its characters, which are on a ground of colour. What is printed nowhere, a missing title or a cause, is said at the first
    /// paragraph. Notes that have no room beside their page are on pages behind the others. Its own annexes are left out.
    ///
    /// # Errors
    /// As [`PdfWriter::write`].
    pub fn write_review(&self, report: &AnnualReport, findings: &Findings, language: Language) -> Result<Vec<u8>, PdfError> {
        let mut layout = self.layout.clone();
        layout.annexes = Annexes::default();
        let marked = page::Document::with_marks(report, &layout, findings);
        let pages = marked.pages(&layout, &self.matched);
        let margin = Margin::new(&marked, &pages, findings, language, &layout, &self.matched);
        self.pages(report, &pages, &layout, Some(margin))
    }

    fn report(&self, report: &AnnualReport) -> Result<Vec<u8>, PdfError> {
        let settled = Settled::new(report, &self.layout, &self.matched);
        let layout = settled.layout.clone();
        self.pages(report, &settled.into_pages(&self.matched), &layout, None)
    }

    fn pages(&self, report: &AnnualReport, pages: &Pages, layout: &Layout, margin: Option<Margin<'_>>) -> Result<Vec<u8>, PdfError> {
        let builder = ConfigurationBuilder::new();
        let builder = if info::date(report).is_some() { builder.with_archival_validator(Archival::A2_U) } else { builder };
        let configuration = builder.finish().map_err(|error| PdfError::Invalid { reason: format!("{error:?}") })?;
        // Headings are bookmarks; there are no tags that a reader could follow.
        let mut document = Document::new_with(SerializeSettings { configuration, enable_tagging: false, ..SerializeSettings::default() });
        document.set_metadata(info::metadata(report));
        document.set_outline(info::outline(pages, layout));
        let pen = Pen { matched: &self.matched, fonts: &self.fonts };
        let beside = if margin.is_some() { margin::WIDTH } else { 0.0 };
        // A layout that was validated has a page of some size.
        let size = |page: &PrintedPage| PageSettings::from_wh((page.width + beside) as f32, page.height as f32).unwrap_or_default();
        for (index, printed) in pages.pages.iter().enumerate() {
            let mut page = document.start_page_with(size(printed));
            let mut surface = page.surface();
            if let Some(margin) = &margin {
                margin.page(&pen, &mut surface, index, printed)?;
            }
            pen.page(&mut surface, printed)?;
        }
        for index in 0..margin.as_ref().map_or(0, Margin::more_pages) {
            let Some((margin, last)) = margin.as_ref().zip(pages.pages.last()) else { break };
            let mut page = document.start_page_with(size(last));
            margin.more(&pen, &mut page.surface(), index)?;
        }
        document.finish().map_err(refused)
    }
}

/// What is wrong, in our words.
fn refused(error: KrillaError) -> PdfError {
    if let KrillaError::Validation(errors) = &error {
        if errors.iter().any(|(error, _)| matches!(error, ValidationError::RestrictedLicense(_))) {
            return PdfError::Restricted;
        }
        let reasons: Vec<String> = errors.iter().take(5).map(|(error, _)| format!("{error:?}")).collect();
        return PdfError::Invalid { reason: reasons.join("; ") };
    }
    PdfError::Invalid { reason: error.to_string() }
}

fn saved(path: &Path, bytes: &[u8]) -> Result<(), PdfError> {
    save::atomically(path, bytes).map_err(|source| PdfError::Save { path: path.to_owned(), source })
}
