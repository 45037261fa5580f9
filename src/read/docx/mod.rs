//! A Word document -> a report: by the data that it carries, else as an outline of its text.

mod changes;
mod numbering;
mod text;
mod unpack;
pub(super) mod xml;

use crate::check::Findings;
use crate::model::AnnualReport;
use crate::outline;

pub use changes::Change;

/// How much of an untrusted document is looked at. Time and memory are bounded by what is unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The most bytes that all parts of the document together may unpack to; 64 MiB by default, a report of 100 pages has 1.
    pub bytes: usize,
    /// The deepest nesting of XML elements; 256 by default.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { bytes: 64 << 20, depth: 256 }
    }
}

impl Limits {
    /// Sets how many bytes the parts may unpack to.
    pub fn bytes(mut self, bytes: usize) -> Self {
        self.bytes = bytes;
        self
    }

    /// Sets the deepest nesting.
    pub fn depth(mut self, depth: usize) -> Self {
        self.depth = depth;
        self
    }
}

/// Why a document was not read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// It is no .docx: not a ZIP archive, or a broken one.
    #[error("this is no .docx file: {reason} (an older .doc has to be saved as .docx first)")]
    NotDocx {
        /// What is wrong with it.
        reason: String,
    },
    /// A part that every document has is missing.
    #[error("the document has no {part}: is it complete?")]
    Missing {
        /// The name of the part.
        part: &'static str,
    },
    /// It unpacks to more than the limit.
    #[error("the document unpacks to more than {bytes} bytes; raise Limits::bytes if it is to be trusted")]
    TooLarge {
        /// The limit.
        bytes: usize,
    },
    /// It is nested deeper than the limit.
    #[error("the part {part} is nested deeper than {depth} elements; raise Limits::depth if it is to be trusted")]
    TooDeep {
        /// The name of the part.
        part: String,
        /// The limit.
        depth: usize,
    },
    /// A part is not well-formed XML, or has a document type, which no part of a document has.
    #[error("the part {part} is not sound XML: {reason}")]
    Xml {
        /// The name of the part.
        part: String,
        /// What is wrong with it.
        reason: String,
    },
}

/// Where a report was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Source {
    /// The data that the document carries.
    Data,
    /// Its text, read as an outline.
    Text,
}

/// What was read from a document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadDocx {
    /// The report.
    pub report: AnnualReport,
    /// Where it comes from.
    pub source: Source,
    /// For [`Source::Data`]: what was changed in the document since it was written, in its order. The report does not have it.
    pub changes: Vec<Change>,
    /// For [`Source::Text`]: what stands elsewhere than it did; lines count the paragraphs that are not blank.
    pub findings: Findings,
}

impl AnnualReport {
    /// Reads a report from a Word document, within the default [`Limits`].
    ///
    /// A document that this library wrote carries its report as data ([`Layout::data`](super::Layout::data)): it is given back as it
    /// was, with what somebody changed in the text since. Any other document is read as an [outline](crate::outline): its paragraphs
    /// with their automatic numbers and heading styles, tracked changes accepted, text boxes, notes and annexes left out.
    ///
    /// # Errors
    /// [`ReadError`], for what is no sound .docx and for what is beyond the limits.
    ///
    /// ```
    /// use annual_report::docx::{Layout, Source};
    /// # use annual_report::model::{AnnualReport, WorkChapter};
    /// let report = AnnualReport::new(2025).title("2025年工作总结").work(WorkChapter::default().lead("抓好落实。"));
    /// let read = AnnualReport::from_docx(&report.to_docx(&Layout::gb_t_9704())?)?;
    /// assert_eq!((read.report, read.source, read.changes.len()), (report, Source::Data, 0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_docx(docx: &[u8]) -> Result<ReadDocx, ReadError> {
        Self::from_docx_within(docx, &Limits::default())
    }

    /// Reads a report from a Word document, within these limits; see [`AnnualReport::from_docx`].
    ///
    /// # Errors
    /// As [`AnnualReport::from_docx`].
    pub fn from_docx_within(docx: &[u8], limits: &Limits) -> Result<ReadDocx, ReadError> {
        let mut package = unpack::Package::open(docx, limits)?;
        let document = package.document()?;
        let relations = package.relations(&document)?;
        let paragraphs = text::paragraphs(&document, &relations, &mut package)?;
        let custom = package.related(&relations, "/customXml")?;
        if let Some(data) = custom.iter().find_map(|part| super::data::read(&part.text, limits.depth)) {
            let now: Vec<&str> = paragraphs.iter().map(|paragraph| paragraph.text.trim()).filter(|text| !text.is_empty()).collect();
            let changes = changes::between(&data.paragraphs, &now);
            return Ok(ReadDocx { report: data.report, source: Source::Data, changes, findings: Findings::default() });
        }
        let lines = text::lines(&paragraphs);
        let outline::Outlined { report, findings, .. } = outline::read(&text::numbered(&lines));
        Ok(ReadDocx { report, source: Source::Text, changes: Vec::new(), findings })
    }
}
