//! The report as a PDF that archives take (PDF/A-2u, ISO 19005-2), with the fonts that the caller gives.
//!
//! [`Pages`](crate::page::Pages) says what stands where; `draw` puts it on the pages of krilla, `info` has bookmarks and properties,
//! `margin` the notes of a review copy, `writer` brings them together.

mod draw;
mod error;
mod info;
mod margin;
mod writer;

pub use error::PdfError;
pub use writer::PdfWriter;

use crate::check::Rules;
use crate::model::AnnualReport;
use crate::page::{FontFiles, Layout};

impl AnnualReport {
    /// Writes the final document as a PDF, checked by [`Rules::final_report`]. For other rules see [`AnnualReport::finalize`] and
    /// [`PdfWriter::write`]; to write many reports in one layout, make a [`PdfWriter`] once.
    ///
    /// # Errors
    /// [`PdfError::Refused`] with all findings, if there are errors among them; else as [`PdfWriter::new`] and [`PdfWriter::write`].
    pub fn to_pdf(&self, layout: &Layout, fonts: &FontFiles) -> Result<Vec<u8>, PdfError> {
        PdfWriter::new(layout, fonts)?.write(&self.finalize(&Rules::final_report())?)
    }

    /// Writes a draft as a PDF: missing figures are highlighted blanks, and findings do not hinder.
    ///
    /// # Errors
    /// As [`PdfWriter::new`] and [`PdfWriter::write`].
    pub fn to_draft_pdf(&self, layout: &Layout, fonts: &FontFiles) -> Result<Vec<u8>, PdfError> {
        PdfWriter::new(layout, fonts)?.write_draft(self)
    }
}
