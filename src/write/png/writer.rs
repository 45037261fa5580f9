use super::PngError;
use super::draw::Canvas;
use crate::model::AnnualReport;
use crate::page::{FontFiles, Layout, MatchedFonts, Pages};

/// What may be asked, in dots an inch.
const RESOLUTION: std::ops::RangeInclusive<u16> = 36..=300;
/// As a screen shows a page well.
const USUAL: u16 = 150;
/// The most pages that are drawn at once.
const MOST_PAGES: usize = 200;

/// Draws the pages of many reports in one layout with the same fonts: these are read once. Findings do not hinder: missing figures are
/// highlighted blanks. The same report, layout and fonts give the same bytes. It can be shared between threads.
///
/// ```no_run
/// use annual_report::page::{FontFiles, Layout};
/// use annual_report::write::PngWriter;
/// # let report = annual_report::AnnualReport::new(2025);
/// let mut fonts = FontFiles::new();
/// fonts.add_folder("fonts").unwrap();
/// let writer = PngWriter::new(&Layout::gb_t_9704(), &fonts)?.with_resolution(96)?;
/// for (number, png) in (1..).zip(writer.write_draft(&report)?) {
///     std::fs::write(format!("{number:02}.png"), png).unwrap();
/// }
/// # Ok::<(), annual_report::write::PngError>(())
/// ```
#[derive(Debug, Clone)]
pub struct PngWriter {
    layout: Layout,
    matched: MatchedFonts,
    dpi: u16,
}

impl PngWriter {
    /// A writer for this layout, with the fonts that it asks for and 150 dots an inch.
    ///
    /// # Errors
    /// [`PngError::Layout`] for an impossible layout; [`PngError::Font`] names a font that is missing, and what would do.
    pub fn new(layout: &Layout, fonts: &FontFiles) -> Result<Self, PngError> {
        layout.validate()?;
        Ok(PngWriter { layout: layout.clone(), matched: fonts.matched(layout)?, dpi: USUAL })
    }

    /// So many dots an inch: 36 to 300.
    ///
    /// # Errors
    /// [`PngError::Resolution`] for more or fewer.
    pub fn with_resolution(mut self, dpi: u16) -> Result<Self, PngError> {
        if !RESOLUTION.contains(&dpi) {
            return Err(PngError::Resolution { dpi, least: *RESOLUTION.start(), most: *RESOLUTION.end() });
        }
        self.dpi = dpi;
        Ok(self)
    }

    /// A picture of each page, those of the annexes behind those of the text.
    ///
    /// # Errors
    /// [`PngError::Font`] where no font has a character of the report; [`PngError::Pages`] for more than 200 pages.
    pub fn write_draft(&self, report: &AnnualReport) -> Result<Vec<Vec<u8>>, PngError> {
        let pages = self.pages(report);
        if pages.count() > MOST_PAGES {
            return Err(PngError::Pages { pages: pages.count(), most: MOST_PAGES });
        }
        let mut canvas = Canvas::new(&self.matched, self.dpi);
        pages.pages.iter().map(|page| canvas.png(page)).collect()
    }

    /// A picture of one page, counted from zero; `None` past the last.
    ///
    /// # Errors
    /// As [`PngWriter::write_draft`].
    pub fn write_page(&self, report: &AnnualReport, page: usize) -> Result<Option<Vec<u8>>, PngError> {
        self.pages(report).pages.get(page).map(|page| Canvas::new(&self.matched, self.dpi).png(page)).transpose()
    }

    fn pages(&self, report: &AnnualReport) -> Pages {
        report.pages_with(&self.layout, &self.matched)
    }
}
