use std::fmt;
use std::ops::Range;

use serde::Serialize;

use super::Code;

/// What a check found: what kind it is, how bad, at which field, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{severity} {code} at {place}: {}", .message.en, place = if .pointer.is_empty() { "the report" } else { .pointer.as_str() })]
#[non_exhaustive]
pub struct Finding {
    /// What kind of finding it is.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// The JSON Pointer (RFC 6901) of the field; empty for the report as a whole. A missing field has the pointer that it
    /// would have.
    pub pointer: String,
    /// What is wrong and what to do.
    pub message: Message,
    /// The JSON Pointer of the figure that it is about, where that is not the field itself: the blank that a text stands on, the
    /// figure that a misspelt name probably means, the one that has the name already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<String>,
    /// The JSON Pointer of the keyword in the schema ([`Draft::Draft07`](crate::schema::Draft::Draft07)) that refused the value;
    /// none for what is not a matter of the schema.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keyword: Option<String>,
    /// For a finding about a part of a text, a reference or a matter of wording: where in the text of the field, in characters
    /// (Unicode scalar values).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<Range<usize>>,
    /// For a finding of wording, where one is certain: what should stand there. [`AnnualReport::fixed`](crate::AnnualReport::fixed)
    /// puts it there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<String>,
    /// Where in the text, for text that is not JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// To be looked at; the report can be handed in.
    Warning,
    /// To be mended first; a final document is refused.
    Error,
}

impl Severity {
    /// The word for it.
    pub(crate) fn in_language(self, language: Language) -> &'static str {
        match (self, language) {
            (Severity::Error, Language::Chinese) => "错误",
            (Severity::Warning, Language::Chinese) => "提醒",
            (Severity::Error, Language::English) => "error",
            (Severity::Warning, Language::English) => "warning",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.in_language(Language::English))
    }
}

/// A message in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Message {
    /// In Chinese, for the clerk.
    pub zh: String,
    /// In English, for the developer.
    pub en: String,
}

impl Message {
    /// The message in this language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.zh,
            Language::English => &self.en,
        }
    }
}

/// A language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Chinese.
    Chinese,
    /// English.
    English,
}

/// A place in a text, counted from one; columns count bytes of UTF-8, as serde_json does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Finding {
    /// A finding of reading, which no rules weigh: it is as bad as its code.
    #[cfg(any(feature = "check", feature = "outline"))]
    pub(crate) fn new(code: Code, pointer: String, zh: String, en: String) -> Self {
        Finding {
            code,
            severity: code.in_draft().unwrap_or(Severity::Error),
            pointer,
            message: Message { zh, en },
            figure: None,
            keyword: None,
            range: None,
            fix: None,
            position: None,
        }
    }

    /// One line for a terminal, in this language: severity, place, message, code.
    pub fn line(&self, language: Language) -> String {
        let severity = self.severity.in_language(language);
        let place = if self.pointer.is_empty() { String::new() } else { format!(" {}", self.pointer) };
        let colon = if language == Language::Chinese { "：" } else { ": " };
        let figure = self.figure.as_ref().map_or(String::new(), |figure| format!(" ({figure})"));
        format!("{severity}{place}{colon}{}{figure} [{}]", self.message.in_language(language), self.code)
    }
}

/// Everything that was found, in document order. As an error it means that there is at least one error among them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// The most findings of each severity that a check gives, so that a broken report of millions of fields does not become
    /// millions of messages.
    pub const MOST: usize = 1_000;

    pub(super) fn push(&mut self, finding: Finding) {
        self.0.push(finding);
    }

    /// The findings as a slice.
    pub fn as_slice(&self) -> &[Finding] {
        &self.0
    }

    /// The findings one by one.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those that have to be mended.
    pub fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.0.iter().filter(|finding| finding.severity == Severity::Error)
    }

    /// Whether there is one that has to be mended.
    pub fn has_errors(&self) -> bool {
        self.errors().next().is_some()
    }
}

impl From<Finding> for Findings {
    fn from(finding: Finding) -> Self {
        Findings(vec![finding])
    }
}

impl FromIterator<Finding> for Findings {
    fn from_iter<I: IntoIterator<Item = Finding>>(findings: I) -> Self {
        Findings(findings.into_iter().collect())
    }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Finding;
    type IntoIter = std::slice::Iter<'a, Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// One line each, in English.
impl fmt::Display for Findings {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, finding) in self.0.iter().enumerate() {
            if number > 0 {
                to.write_str("\n")?;
            }
            finding.fmt(to)?;
        }
        Ok(())
    }
}

impl std::error::Error for Findings {}
