use std::path::PathBuf;

use crate::finding::{Findings, Language, Message};
use crate::page::LayoutError;

/// Why no document was written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DocxError {
    /// The report has errors; a final document is refused. A draft can be written.
    #[error("the report has errors, so no final document was written; mend them or write a draft:\n{0}")]
    Refused(Findings),
    /// The layout is impossible.
    #[error("impossible layout: {0}")]
    Layout(#[from] LayoutError),
    /// A part of the document could not be put together. This is a fault of the library: please report it.
    #[error("the part {part} could not be built: {reason}")]
    Part {
        /// The name of the part in the package.
        part: &'static str,
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

impl From<Findings> for DocxError {
    fn from(findings: Findings) -> Self {
        DocxError::Refused(findings)
    }
}

impl DocxError {
    /// The error in both languages.
    pub fn message(&self) -> Message {
        let zh = match self {
            DocxError::Refused(findings) => {
                let lines: Vec<String> = findings.iter().map(|finding| finding.line(Language::Chinese)).collect();
                format!("报告有错误，没有生成正式稿；请改正，或先生成草稿：\n{}", lines.join("\n"))
            }
            DocxError::Layout(error) => error.message().zh,
            DocxError::Part { part, reason } => format!("文档的 {part} 部分没有生成（{reason}）。这是程序的错误，请反馈。"),
            DocxError::Save { path, source } => format!("文件 {} 没有写成，原有文件未动：{source}", path.display()),
        };
        Message::new(zh, self.to_string())
    }
}
