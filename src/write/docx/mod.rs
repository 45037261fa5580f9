//! The report as a Word document (.docx, Office Open XML, ECMA-376).
//!
//! [`page::Document`](crate::page::Document) says what is printed; `xml` writes it as `word/document.xml`, a style a named style of
//! Word's. What belongs to the layout alone docx-rs builds, once in a [`Writer`]: `styles`, and in `section` the pages and page
//! numbers; `conform` puts that into the order of the Open XML schema, `parts` has the rest. `data` is the report that the document
//! carries, `review` the comments of a review copy, `tracked`
//! its changes; `package` zips the parts.

mod conform;
mod data;
mod error;
mod package;
mod parts;
mod review;
mod section;
mod styles;
mod tracked;
mod writer;
mod xml;

pub use error::DocxError;
pub use review::{Review, TrackedBy};
pub use writer::Writer;

use std::path::Path;

use crate::check::Rules;
use crate::model::AnnualReport;
use crate::page::Layout;

impl AnnualReport {
    /// Writes the final document, checked by [`Rules::final_report`]. For other rules see [`AnnualReport::finalize`] and
    /// [`Writer::write`]; to write many reports in one layout, make a [`Writer`] once.
    ///
    /// # Errors
    /// [`DocxError::Refused`] with all findings, if there are errors among them; [`DocxError::Layout`] for an impossible layout.
    ///
    /// ```
    /// use annual_report::model::{AnnualReport, WorkChapter};
    /// use annual_report::page::Layout;
    /// let report = AnnualReport::new(2025).with_title("2025年度工作总结").with_work([WorkChapter::default().with_lead("平稳有序。")]);
    /// let docx = report.to_docx(&Layout::gb_t_9704())?;
    /// assert!(docx.starts_with(b"PK"));
    /// # Ok::<(), annual_report::write::DocxError>(())
    /// ```
    pub fn to_docx(&self, layout: &Layout) -> Result<Vec<u8>, DocxError> {
        Writer::new(layout)?.write(&self.finalize(&Rules::final_report())?)
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
        Writer::new(layout)?.save(&self.finalize(&Rules::final_report())?, path)
    }

    /// Writes a draft to a file, as [`AnnualReport::save_docx`] does a final document.
    ///
    /// # Errors
    /// As [`AnnualReport::to_draft_docx`]; [`DocxError::Save`] where the file cannot be written.
    pub fn save_draft_docx(&self, path: impl AsRef<Path>, layout: &Layout) -> Result<(), DocxError> {
        Writer::new(layout)?.save_draft(self, path)
    }
}
