//! What others wrote -> a report: JSON, plain text, Word documents. All that is untrusted comes in here, within [`Limits`].

#[cfg(feature = "docx")]
pub mod docx;
#[cfg(any(feature = "json", feature = "docx"))]
pub mod json;
mod layout;
pub mod text;

use serde::Serialize;

use crate::finding::{Code, Finding, Findings, Position};
use crate::model::AnnualReport;

/// How much of an untrusted text or document is looked at. What is beyond a limit is refused before it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The longest text, in bytes; 16 MiB by default, some thousand times a usual report.
    pub bytes: usize,
    /// The most bytes that the parts of a document may unpack to; 64 MiB by default, a report of 100 pages has 1.
    pub unpacked: usize,
    /// The deepest nesting of JSON; 32 by default, a report has 9. serde_json's own bound of 128 stays above it.
    pub depth: usize,
    /// The deepest nesting of XML; 256 by default.
    pub xml_depth: usize,
    /// The most values of a JSON text, which are fields and items of lists; 1,000,000 by default, a report of 10 pages has 500.
    pub values: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { bytes: 16 << 20, unpacked: 64 << 20, depth: 32, xml_depth: 256, values: 1_000_000 }
    }
}

impl Limits {
    /// Sets the longest text, in bytes.
    pub fn with_bytes(mut self, bytes: usize) -> Self {
        self.bytes = bytes;
        self
    }

    /// Sets how many bytes the parts of a document may unpack to.
    pub fn with_unpacked(mut self, unpacked: usize) -> Self {
        self.unpacked = unpacked;
        self
    }

    /// Sets the deepest nesting of JSON.
    pub fn with_depth(mut self, depth: usize) -> Self {
        self.depth = depth;
        self
    }

    /// Sets the deepest nesting of XML.
    pub fn with_xml_depth(mut self, depth: usize) -> Self {
        self.xml_depth = depth;
        self
    }

    /// Sets the most values of a JSON text.
    pub fn with_values(mut self, values: usize) -> Self {
        self.values = values;
        self
    }

    /// The finding for a text beyond the limit on bytes: for who reads one from somewhere and stops there.
    pub fn too_long(&self) -> Findings {
        let zh = format!("文本超过 {} 字节的上限，请精简。", self.bytes);
        let en = format!("The text is longer than the limit of {} bytes: shorten it.", self.bytes);
        Finding::reading(Code::TextTooLong, "", zh, en).into()
    }
}

/// Whether the bytes of a file are those of plain text, by their look: no document, picture or archive begins so. Anything else goes to
/// `AnnualReport::read_docx`, which says what it is.
pub fn looks_like_text(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let is_utf16 = head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]);
    let kinds: [&[u8]; 14] = [
        b"PK",
        b"%PDF",
        b"{\\rtf",
        b"\xD0\xCF\x11\xE0",
        b"%TSD",
        b"\x89PNG",
        b"\xFF\xD8\xFF",
        b"GIF8",
        b"RIFF",
        b"Rar!",
        b"7z\xBC\xAF",
        b"\x1F\x8B",
        b"MIME-Version:",
        b"From: <",
    ];
    // Blank lines before %PDF are common.
    let bare = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let is_known = kinds.iter().any(|kind| head.starts_with(kind) || bare.starts_with(kind));
    let is_markup = bare.starts_with(b"<");
    !head.is_empty() && !is_known && !is_markup && (is_utf16 || !head.contains(&0))
}

/// What was read from a text or a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Reading {
    /// The report. Its sense has not been checked; figures without value are blanks of the text.
    pub report: AnnualReport,
    /// Where it comes from.
    pub source: Source,
    /// What stands elsewhere than it did, what was guessed, and what was left out; each with its line. Lines of a document count its
    /// paragraphs that are not blank.
    pub findings: Findings,
    /// What of the text or document is not in the report; each is a finding too.
    pub left_out: Vec<LeftOut>,
    /// For [`Source::Data`]: what was changed in the document since it was written, in its order.
    pub changes: Vec<Change>,
}

/// Where a report was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Source {
    /// The data that the document carries.
    Data,
    /// The text.
    Text,
}

/// Something that a text or document has and the report has not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LeftOut {
    /// What it is.
    pub kind: LeftOutKind,
    /// How many of them.
    pub count: usize,
    /// Where the first stands.
    pub position: Option<Position>,
    /// How the first begins.
    pub text: String,
}

/// What was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum LeftOutKind {
    /// A line that belongs nowhere.
    Line,
    /// An annex, with what follows its mark.
    Annex,
    /// A table of contents.
    Contents,
    /// A table.
    Table,
    /// A picture or drawing.
    Picture,
    /// A text box.
    TextBox,
    /// A footnote or an endnote.
    Note,
    /// A comment.
    Comment,
    /// Text that is hidden.
    Hidden,
    /// A prompt that nobody filled in.
    Prompt,
    /// A formula.
    Formula,
    /// A part of another format, embedded.
    Embedded,
    /// The head or foot of a page.
    HeaderFooter,
    /// A symbol that no character looks like.
    Symbol,
    /// Text that was deleted as a tracked change.
    Deleted,
    /// What stands above a word to say how it is read.
    Ruby,
    /// A chart: its title, and the names of its series and categories.
    Chart,
    /// An automatic number without text.
    Number,
    /// A field that its program has not computed, or a control that shows nothing of the data to which it is bound.
    Field,
}

/// A paragraph that somebody changed, added or deleted since the document was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// The JSON Pointer of the field that the paragraph prints, where it is one.
    pub pointer: Option<String>,
    /// What was written; `None` for a paragraph that was added.
    pub old: Option<String>,
    /// What stands there now; `None` for a paragraph that was deleted.
    pub new: Option<String>,
    /// For a paragraph that was added: what the one before it said when it was written, and whether it is more than prose: a heading,
    /// an entry of a list, the cell of a table.
    #[serde(skip)]
    pub(crate) behind: Option<String>,
    #[serde(skip)]
    pub(crate) is_apart: bool,
}
