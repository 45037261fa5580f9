use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Code;

/// What a check found: what kind it is, how bad, at which field, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(title = "检查结果", description = "一处问题：哪一类、多严重、在哪个字段、怎么改。")
)]
#[error("{severity} {code} at {place}: {}", .message.en, place = if .pointer.is_empty() { "the report" } else { .pointer.as_str() })]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Finding {
    /// What kind of finding it is.
    #[cfg_attr(feature = "schema", schemars(title = "代码", description = "哪一类问题；名称不变，程序可据以判断。", example = &"figure_unknown"))]
    pub code: Code,
    /// How bad it is.
    #[cfg_attr(feature = "schema", schemars(title = "严重程度", description = "是错误还是提醒。"))]
    pub severity: Severity,
    /// The JSON Pointer (RFC 6901) of the field; empty for the report as a whole. A missing field has the pointer that it
    /// would have.
    #[cfg_attr(feature = "schema", schemars(title = "字段", description = "字段的 JSON Pointer（RFC 6901）；空的是整篇报告。", example = &"/work/0/items/0/heading"))]
    pub pointer: String,
    /// What is wrong and what to do.
    #[cfg_attr(feature = "schema", schemars(title = "说明", description = "哪里不对、怎么改。"))]
    pub message: Message,
    /// The JSON Pointer of the figure that it is about, where that is not the field itself: the one without value that a text refers to, the
    /// figure that a misspelt name probably means, the one that has the name already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "指标", description = "涉及的指标的 JSON Pointer，不是该字段本身时才有。"))]
    pub figure: Option<String>,
    /// The JSON Pointer of the keyword in the schema (draft-07) that refused the value;
    /// none for what is not a matter of the schema.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(title = "关键字", description = "不合 JSON Schema 时，模式（draft-07）中拒绝该值的关键字的 JSON Pointer。")
    )]
    pub keyword: Option<String>,
    /// For a finding about a part of a text, a reference or a matter of wording: where in the text of the field, in characters
    /// (Unicode scalar values).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(title = "范围", description = "字段文字中的位置，以字符（Unicode 标量值）计。", schema_with = "characters")
    )]
    pub range: Option<Range<usize>>,
    /// What should stand there, where that is certain. [`AnnualReport::fixed`](crate::AnnualReport::fixed) puts it there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "改法", description = "有把握时，那里应写的文字。"))]
    pub fix: Option<String>,
    /// Where in the text, for text that is not JSON.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "原文位置", description = "不是 JSON 的文本中的行和列。"))]
    pub position: Option<Position>,
}

/// From the first character to the one behind the last.
#[cfg(feature = "schema")]
fn characters(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({
        "type": "object",
        "properties": { "start": { "type": "integer", "title": "起", "minimum": 0 }, "end": { "type": "integer", "title": "止", "minimum": 0 } },
        "required": ["start", "end"]
    })
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "严重程度", inline))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// To be looked at; the report can be handed in.
    #[cfg_attr(feature = "schema", schemars(title = "提醒", description = "请看一看；可以报送。"))]
    Warning,
    /// To be mended first; a final document is refused.
    #[cfg_attr(feature = "schema", schemars(title = "错误", description = "要先改正；不生成正式稿。"))]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "说明", description = "两种文字的说明。"))]
#[non_exhaustive]
pub struct Message {
    /// In Chinese, for the clerk.
    #[cfg_attr(feature = "schema", schemars(title = "中文", description = "给填报人看。"))]
    pub zh: String,
    /// In English, for the developer.
    #[cfg_attr(feature = "schema", schemars(title = "英文", description = "给开发人员看。"))]
    pub en: String,
}

impl Message {
    /// A message.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Message { zh: zh.into(), en: en.into() }
    }

    /// The message in this language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.zh,
            Language::English => &self.en,
        }
    }
}

/// A language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// Chinese.
    Chinese,
    /// English.
    English,
}

/// A place in a text. Lines and columns count from one; columns count bytes of UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(title = "原文位置", description = "行和列都从 1 数起，列以 UTF-8 字节计。")
)]
#[non_exhaustive]
pub struct Position {
    /// The line.
    #[cfg_attr(feature = "schema", schemars(title = "行", description = "第几行。"))]
    pub line: usize,
    /// The column.
    #[cfg_attr(feature = "schema", schemars(title = "列", description = "第几列。"))]
    pub column: usize,
}

impl Position {
    /// A place; what counts from zero, such as the column of an empty text, is the first.
    pub fn new(line: usize, column: usize) -> Self {
        Position { line: line.max(1), column: column.max(1) }
    }
}

impl Finding {
    /// A finding about a field, by its JSON Pointer or its [`Place`](crate::model::Place); an application's own has a code of its own.
    ///
    /// ```
    /// use annual_report::finding::{Code, Finding, Findings, Message, Severity};
    /// let code = Code::own("budget_exceeded").unwrap();
    /// let finding = Finding::new(code, Severity::Error, "/figures/0", Message::new("超出预算。", "Over budget."));
    /// let findings = Findings::from(finding);
    /// assert!(findings.has_errors());
    /// ```
    pub fn new(code: Code, severity: Severity, at: impl ToString, message: Message) -> Self {
        Finding { code, severity, pointer: at.to_string(), message, figure: None, keyword: None, range: None, fix: None, position: None }
    }

    /// A finding of reading, which no rules weigh: it is as bad as its code.
    pub(crate) fn reading(code: Code, at: impl ToString, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Finding::new(code, code.in_reading().unwrap_or(Severity::Error), at, Message::new(zh, en))
    }

    /// That no more are listed than [`Findings::MOST`].
    pub(crate) fn more() -> Self {
        Finding::reading(
            Code::MoreFound,
            "",
            format!("问题超过{}条，其余没有列出：改好列出的，再检查一次。", Findings::MOST),
            format!("More than {} were found, the rest are not listed: mend these, then check again.", Findings::MOST),
        )
    }

    /// Sets the JSON Pointer of the figure that it is about, where that is not the field itself.
    pub fn with_figure(mut self, figure: impl ToString) -> Self {
        self.figure = Some(figure.to_string());
        self
    }

    /// Sets which characters of the field it is about.
    pub fn with_range(mut self, range: Range<usize>) -> Self {
        self.range = Some(range);
        self
    }

    /// Sets what should stand there, where that is certain.
    pub fn with_fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }

    /// Sets where in the text that was read.
    pub fn with_position(mut self, position: Position) -> Self {
        self.position = Some(position);
        self
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(title = "检查结果", description = "查出的全部问题，按在文中的次序。")
)]
#[serde(transparent)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// The most findings of each severity that a check gives, so that a broken report of millions of fields does not become
    /// millions of messages. Where there were more, [`Code::MoreFound`] says so.
    pub const MOST: usize = 1_000;

    /// Adds a finding behind the others.
    pub fn push(&mut self, finding: Finding) {
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

impl Extend<Finding> for Findings {
    fn extend<I: IntoIterator<Item = Finding>>(&mut self, findings: I) {
        self.0.extend(findings);
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
