//! The review copy: a draft with each finding as a comment at its characters, and on demand a page that lists them.

use std::fmt::Write;

use quick_xml::escape::partial_escape;

use crate::finding::{Finding, Findings, Language};
use crate::model::characters::xml_text;
use crate::page::{Annex, Layout, Style, Table};

/// How a review copy is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Review {
    /// The language of the comments.
    pub language: Language,
    /// Whether a page behind the text lists the findings.
    pub page: bool,
}

impl Review {
    /// Comments in this language, without the page.
    pub fn new(language: Language) -> Self {
        Review { language, page: false }
    }

    /// With the page that lists the findings.
    pub fn with_page(mut self) -> Self {
        self.page = true;
        self
    }
}

/// `word/comments.xml`
pub(super) fn comments(findings: &Findings, language: Language) -> String {
    let mut out = String::from(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
    );
    let author = match language {
        Language::Chinese => "校核",
        Language::English => "check",
    };
    for (id, finding) in findings.iter().enumerate() {
        let said = said(finding, language);
        // Writing to a String does not fail.
        let _ = write!(
            out,
            r#"<w:comment w:id="{id}" w:author="{author}" w:initials="{author}"><w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p></w:comment>"#,
            partial_escape(xml_text(&said))
        );
    }
    out.push_str("</w:comments>");
    out
}

fn said(finding: &Finding, language: Language) -> String {
    let message = finding.message.in_language(language);
    let severity = finding.severity.in_language(language);
    let suggested = match language {
        Language::Chinese => "建议改为",
        Language::English => "suggested",
    };
    let fix = finding.fix.as_ref().filter(|to| !to.is_empty()).map_or(String::new(), |to| format!(" {suggested}：{to}"));
    format!("{severity}：{message}{fix} [{}]", finding.code)
}

/// The page that lists the findings.
pub(super) fn page(findings: &Findings, language: Language, layout: &Layout) -> Annex {
    let rows = findings.iter().zip(1..).map(|(finding, number)| vec![number.to_string(), said(finding, language), finding.pointer.clone()]);
    let columns = vec![("序号", Style::TableNumber), ("意见", Style::TableText), ("位置", Style::TableText)];
    Table { title: "校核意见", columns, rows: rows.collect() }.annex(layout)
}
