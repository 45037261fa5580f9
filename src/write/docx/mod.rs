//! The report as a Word document (.docx, Office Open XML, ECMA-376), in the layout of GB/T 9704-2012 or a changed one.
//!
//! The way of a report: [`Layout`] says how things look, `flow` puts the report into paragraphs, `annex` the lists behind it,
//! `body` builds what has a place of its own with docx-rs and `stencil` lays the
//! rest into it, `conform` puts what docx-rs wrote into the order of the Open XML schema, `package` zips the parts. What depends on the layout alone (`styles`, `parts`) is built once in a [`Writer`].
//!
//! And back: the document carries the report as `data`, and `read` gives it back with what was changed in the text since; a document
//! that carries none is read as an [`outline`](crate::outline).

mod annex;
mod body;
mod conform;
mod data;
mod error;
mod flow;
mod layout;
mod package;
mod paragraph;
mod parts;
mod read;
mod review;
mod save;
#[cfg(feature = "years")]
mod sheet;
mod signature;
mod stencil;
mod styles;
mod writer;

pub use error::{DocxError, LayoutError};
pub use layout::{Annexes, BlankLines, Fonts, Grid, Latin, Layout, Margins, Marker, Numbering, Numeral, Page, Signature, Sizes};
pub use read::{Change, Limits, ReadDocx, ReadError, Source};
pub use review::Review;
#[cfg(feature = "years")]
pub(crate) use sheet::{Sheet, Table};
pub use writer::Writer;

use std::path::Path;

use crate::model::AnnualReport;

impl AnnualReport {
    /// Writes the final document.
    ///
    /// The same report and layout give the same bytes, on every machine and in every thread: dates come from the report, not
    /// from a clock. To write many reports in one layout, make a [`Writer`] once.
    ///
    /// # Errors
    /// [`DocxError::Refused`] with all findings, if [`AnnualReport::check`](crate::check) has errors; [`DocxError::Layout`]
    /// for an impossible layout.
    ///
    /// ```
    /// use annual_report::docx::Layout;
    /// use annual_report::model::{AnnualReport, WorkChapter};
    /// let report = AnnualReport::new(2025).title("2025年度工作总结").work(WorkChapter::default().lead("工作平稳有序。"));
    /// let docx = report.to_docx(&Layout::gb_t_9704())?;
    /// assert!(docx.starts_with(b"PK"));
    /// # Ok::<(), annual_report::docx::DocxError>(())
    /// ```
    pub fn to_docx(&self, layout: &Layout) -> Result<Vec<u8>, DocxError> {
        Writer::new(layout)?.write(self)
    }

    /// Writes a draft: missing figures are highlighted blanks, and findings do not hinder.
    ///
    /// # Errors
    /// [`DocxError::Layout`] for an impossible layout.
    pub fn to_draft_docx(&self, layout: &Layout) -> Result<Vec<u8>, DocxError> {
        Writer::new(layout)?.write_draft(self)
    }

    /// Writes the final document to a file. A run that fails leaves the file that was there as it was.
    ///
    /// # Errors
    /// As [`AnnualReport::to_docx`]; [`DocxError::Save`] where the file cannot be written.
    pub fn save_docx(&self, path: impl AsRef<Path>, layout: &Layout) -> Result<(), DocxError> {
        save::atomically(path.as_ref(), &self.to_docx(layout)?)
    }

    /// Writes a draft to a file, as [`AnnualReport::save_docx`] does a final document.
    ///
    /// # Errors
    /// As [`AnnualReport::to_draft_docx`]; [`DocxError::Save`] where the file cannot be written.
    pub fn save_draft_docx(&self, path: impl AsRef<Path>, layout: &Layout) -> Result<(), DocxError> {
        save::atomically(path.as_ref(), &self.to_draft_docx(layout)?)
    }
}
