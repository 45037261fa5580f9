//! The review copy: a draft with each finding as a comment at its characters, and on demand a page that lists them
//! and the certain fixes as tracked changes.

use std::fmt::Write;

use quick_xml::escape::{escape, partial_escape};

use super::super::said::said;
use super::parts;
use crate::finding::{Findings, Language};
#[cfg(doc)]
use crate::model::AnnualReport;
use crate::model::NaiveDate;
use crate::model::characters::xml_text;
use crate::page::{Annex, Layout, Style, Table};

/// How a review copy is made.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Review {
    /// The language of the comments.
    pub language: Language,
    /// Whether a page behind the text lists the findings.
    pub page: bool,
    /// Whether the certain fixes are in the text as insertions and deletions, and by whom.
    pub changes: Option<TrackedBy>,
}

/// Who made the changes that a review copy keeps track of, and when; the library asks neither a clock nor the system.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TrackedBy {
    /// The name that Word shows beside a change.
    pub author: String,
    /// The day that it shows; the time is midnight.
    pub date: NaiveDate,
}

impl Review {
    /// Comments in this language, without the page.
    pub fn new(language: Language) -> Self {
        Review { language, page: false, changes: None }
    }

    /// With the page that lists the findings.
    pub fn with_page(mut self) -> Self {
        self.page = true;
        self
    }

    /// With the certain fixes of the findings ([`AnnualReport::fixed`]) as tracked changes (`w:ins`, `w:del`; ECMA-376 part 1, 17.13.5):
    /// accepting all gives the text of the fixed report, refusing all that of the report as it is.
    ///
    /// ```
    /// use annual_report::check::Rules;
    /// use annual_report::finding::Language;
    /// use annual_report::model::{AnnualReport, NaiveDate, WorkChapter};
    /// use annual_report::page::Layout;
    /// use annual_report::write::{Review, Writer};
    /// let report = AnnualReport::new(2025).with_work([WorkChapter::default().with_lead("抓好学习,取得实效。")]);
    /// let findings = report.check_with(&Rules::draft().with_wording());
    /// let review = Review::new(Language::Chinese).with_changes("办公室", NaiveDate::from_ymd_opt(2025, 12, 22).unwrap());
    /// let docx = Writer::new(&Layout::gb_t_9704())?.write_review(&report, &findings, review)?;
    /// # Ok::<(), annual_report::write::DocxError>(())
    /// ```
    pub fn with_changes(mut self, author: impl Into<String>, date: NaiveDate) -> Self {
        self.changes = Some(TrackedBy { author: author.into(), date });
        self
    }
}

impl TrackedBy {
    /// The attributes of a change.
    pub(super) fn attributes(&self) -> String {
        let date = parts::w3c_date(self.date).map(|date| format!(r#" w:date="{date}""#)).unwrap_or_default();
        format!(r#" w:author="{}"{date}"#, escape(xml_text(&self.author)))
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

/// The page that lists the findings.
pub(super) fn page(findings: &Findings, language: Language, layout: &Layout) -> Annex {
    let rows = findings.iter().zip(1..).map(|(finding, number)| vec![number.to_string(), said(finding, language), finding.pointer.clone()]);
    let columns = vec![("序号", Style::TableNumber), ("意见", Style::TableText), ("位置", Style::TableText)];
    Table { title: "校核意见", columns, rows: rows.collect() }.annex(layout)
}
