use std::path::PathBuf;

use crate::finding::{Findings, Language, Message};
use crate::page::{FontError, LayoutError};

/// Why no PDF was written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PdfError {
    /// The report has errors; a final document is refused. A draft can be written.
    #[error("the report has errors, so no final document was written; mend them or write a draft:\n{0}")]
    Refused(Findings),
    /// The layout is impossible.
    #[error("impossible layout: {0}")]
    Layout(#[from] LayoutError),
    /// A font is missing, or a character in all of them.
    #[error(transparent)]
    Font(#[from] FontError),
    /// A font says that it may not be embedded, which a PDF for archives must do.
    #[error("a font that was given may not be embedded (its licence bits say so); give another that stands in for it")]
    Restricted,
    /// The PDF would not be one that archives take. This is a fault of a font that was given, else of the library: please report it.
    #[error("the PDF could not be built: {reason}")]
    Invalid {
        /// What went wrong.
        reason: String,
    },
    /// The file could not be written. What was there before is untouched.
    #[error("{} could not be written (what was there is unchanged): {source}", path.display())]
    Save {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

impl From<Findings> for PdfError {
    fn from(findings: Findings) -> Self {
        PdfError::Refused(findings)
    }
}

impl PdfError {
    /// The error in both languages.
    pub fn message(&self) -> Message {
        let zh = match self {
            PdfError::Refused(findings) => {
                let lines: Vec<String> = findings.iter().map(|finding| finding.line(Language::Chinese)).collect();
                format!("报告有错误，没有生成正式稿；请改正，或先生成草稿：\n{}", lines.join("\n"))
            }
            PdfError::Layout(error) => error.message().zh,
            PdfError::Font(error) => error.message().zh,
            PdfError::Restricted => {
                "给出的字体有一个不许嵌入（字体的许可位如此），归档的 PDF 必须嵌入字体；请换一个可以代替的字体。".into()
            }
            PdfError::Invalid { reason } => format!("PDF 没有生成（{reason}）。这是字体文件或者程序的错误，请反馈。"),
            PdfError::Save { path, source } => format!("文件 {} 没有写成，原有文件未动：{source}", path.display()),
        };
        Message::new(zh, self.to_string())
    }
}
