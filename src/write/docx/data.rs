//! The report as data in its own document: a custom XML part (ECMA-376 part 1, 15.2.4), which Word, WPS and LibreOffice keep when they
//! save. Beside the report is what its layout changes of the standard's, so that a reader can lay out again what was written, and see
//! what was changed in the document since.

use quick_xml::escape::partial_escape as escape;

use super::DocxError;
use crate::model::AnnualReport;
use crate::model::characters::is_xml_text;
use crate::page::{DATA, Layout};

/// The name of the part.
pub(super) const PART: &str = "customXml/item1.xml";

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A final document.
    Final,
    /// A draft.
    Draft,
    /// A review copy: its comments, and the page that lists the findings, are no part of the report.
    Review,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Final => "final",
            Kind::Draft => "draft",
            Kind::Review => "review",
        }
    }
}

/// `customXml/item1.xml`
pub(super) fn part(report: &AnnualReport, kind: Kind, changes: Option<&str>) -> Result<String, DocxError> {
    let json = serde_json::to_string(report).map_err(fault)?;
    // JSON escapes all that XML cannot hold but these two.
    let json = if is_xml_text(&json) { json } else { json.replace('\u{FFFE}', "\\ufffe").replace('\u{FFFF}', "\\uffff") };
    let layout = changes.map(|changes| format!("<layout>{}</layout>", escape(changes))).unwrap_or_default();
    Ok(format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><report xmlns="{DATA}" kind="{}"><json>{}</json>{layout}</report>"#,
        kind.name(),
        escape(json.as_str())
    ))
}

/// What a layout changes of the standard's, as JSON: its parts and their fields that differ.
pub(super) fn changes(layout: &Layout) -> Result<Option<String>, DocxError> {
    let changes = layout.changes().map_err(fault)?;
    if changes.is_empty() { Ok(None) } else { serde_json::to_string(&changes).map(Some).map_err(fault) }
}

fn fault(error: serde_json::Error) -> DocxError {
    DocxError::Part { part: PART, reason: error.to_string() }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::page::{Annexes, Marker, Numeral};

    #[test]
    fn a_layout_is_made_again_from_its_changes() {
        let mut layout = Layout::gb_t_9704();
        assert_eq!(changes(&layout).unwrap(), None);
        layout.annexes = Annexes::all();
        layout.page.margins.left = 30.5;
        layout.fonts.latin.in_headings = false;
        layout.numbering.item = Marker::new("", Numeral::Arabic, "）");
        layout.numbering.chapter.after = "．".into();
        let text = changes(&layout).unwrap().unwrap();
        assert_eq!(serde_json::from_str::<Layout>(&text).unwrap(), layout);
        assert!(!text.contains("sizes") && !text.contains("problem\":{") && text.len() < 400, "{text}");
    }
}
