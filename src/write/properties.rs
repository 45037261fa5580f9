//! What a document says of itself.

use crate::model::{AnnualReport, Prose};

/// Its title, in one line: programs show it in the head of their window.
pub(super) fn title(report: &AnnualReport) -> Option<String> {
    report.title.as_deref().map(|title| Prose::paragraphs_of(title).collect())
}

/// Who wrote it.
pub(super) fn author(report: &AnnualReport) -> Option<String> {
    report.reporter.as_ref().map(|reporter| reporter.signature().join("、")).filter(|author| !author.is_empty())
}
