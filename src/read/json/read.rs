//! Untrusted JSON text -> a typed report or the findings.

use std::cell::Cell;

use serde::de::DeserializeSeed;

use super::tree::{TOO_DEEP, TOO_MANY, Tree, Within};
use super::{Code, Finding, Findings, Position, Rules, partial, shape};
use crate::model::AnnualReport;

/// How much of an untrusted text is looked at. A text beyond a limit is refused before it is parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The longest text, in bytes of UTF-8; 16 MiB by default, some thousand times a usual report.
    pub bytes: usize,
    /// The deepest nesting of arrays and objects; 32 by default, a report has 7. serde_json's own bound of 128 stays above it.
    pub depth: usize,
    /// The most values, which are fields and items of lists; 1,000,000 by default, a report of 10 pages has 500.
    pub values: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { bytes: 16 << 20, depth: 32, values: 1_000_000 }
    }
}

impl Limits {
    /// Sets the longest text, in bytes.
    pub fn bytes(mut self, bytes: usize) -> Self {
        self.bytes = bytes;
        self
    }

    /// The finding for a text beyond the limit on bytes: for who reads one from somewhere and stops there.
    pub fn too_long(&self) -> Findings {
        reading(
            Code::TextTooLong,
            None,
            format!("文本超过 {} 字节的上限，请精简。", self.bytes),
            format!("The text is longer than the limit of {} bytes: shorten it.", self.bytes),
        )
    }

    /// Sets the most values.
    pub fn values(mut self, values: usize) -> Self {
        self.values = values;
        self
    }

    /// Sets the deepest nesting.
    pub fn depth(mut self, depth: usize) -> Self {
        self.depth = depth;
        self
    }
}

impl AnnualReport {
    /// Reads a report from untrusted JSON text, within the default [`Limits`].
    ///
    /// `null` in place of an optional field is read as absent. The report that comes back has the right shape; whether it
    /// makes sense says [`AnnualReport::check`].
    ///
    /// # Errors
    /// Every finding of shape, in document order; or the one finding, with line and column, for text that is not JSON, and
    /// for text beyond a limit.
    ///
    /// ```
    /// use annual_report::model::AnnualReport;
    /// let findings = AnnualReport::from_json(r#"{ "yaer": 2025, "work": [{}] }"#).unwrap_err();
    /// let said: Vec<_> = findings.iter().map(|finding| (finding.pointer.as_str(), finding.code.name())).collect();
    /// assert_eq!(said, [("/yaer", "unknown_field"), ("/year", "missing_field")]);
    /// assert!(findings.as_slice()[0].message.en.contains("Did you mean \"year\"?"));
    /// ```
    pub fn from_json(text: &str) -> Result<Self, Findings> {
        Self::from_json_within(text, &Limits::default())
    }

    /// Reads a report from untrusted JSON text, within these limits; see [`AnnualReport::from_json`].
    ///
    /// # Errors
    /// As [`AnnualReport::from_json`].
    pub fn from_json_within(text: &str, limits: &Limits) -> Result<Self, Findings> {
        let text = without_mark(text);
        shape::check(&tree(text, limits)?)?;
        typed(text)
    }

    /// Reads a report from untrusted JSON text and checks its sense by these rules, all in one: for a form that is checked while
    /// it is filled in. Where the shape is wrong, the sense of the rest is checked all the same.
    ///
    /// ```
    /// use annual_report::check::{Code, Limits, Rules};
    /// use annual_report::model::AnnualReport;
    /// let text = r#"{ "year": 2025, "work": [{ "items": [{ "lead": "全年培训{培训}。" }] }] }"#;
    /// let checked = AnnualReport::check_json(text, &Rules::draft(), &Limits::default());
    /// assert!(checked.report.is_none());
    /// let codes: Vec<Code> = checked.findings.iter().map(|finding| finding.code).collect();
    /// assert_eq!(codes, [Code::FigureUnknown, Code::MissingField]); // the text refers to no figure; the item has no heading
    /// ```
    pub fn check_json(text: &str, rules: &Rules, limits: &Limits) -> Checked {
        let text = without_mark(text);
        let refused = |findings| Checked { report: None, findings };
        let tree = match tree(text, limits) {
            Ok(tree) => tree,
            Err(findings) => return refused(findings),
        };
        if let Err(wrong) = shape::check(&tree) {
            let sense = partial::check(tree.to_value(), &wrong, rules);
            return refused(shape::in_document_order(&tree, wrong.into_iter().chain(sense)));
        }
        match typed(text) {
            Ok(report) => {
                let findings = shape::in_document_order(&tree, report.check_with(rules).into_iter());
                Checked { report: Some(report), findings }
            }
            Err(findings) => refused(findings),
        }
    }
}

/// The text in untrusted bytes: a request, a file.
///
/// # Errors
/// One finding, with line and column, where the bytes are not UTF-8, as in a file that was saved in GBK.
///
/// ```
/// use annual_report::check::utf8;
/// assert_eq!(utf8("年度".as_bytes()), Ok("年度"));
/// let findings = utf8(b"{\n\"title\": \"\xc4\xea\"}").unwrap_err(); // 年 in GBK
/// assert_eq!(findings.as_slice()[0].message.zh, "第2行第11列不是 UTF-8 编码，请把文件另存为 UTF-8 编码。");
/// ```
pub fn utf8(bytes: &[u8]) -> Result<&str, Findings> {
    std::str::from_utf8(bytes).map_err(|error| {
        let sound = &bytes[..error.valid_up_to()];
        let line = 1 + memchr::memchr_iter(b'\n', sound).count();
        let column = sound.len() - memchr::memrchr(b'\n', sound).map_or(0, |end| end + 1) + 1;
        reading(
            Code::NotUtf8,
            Some(Position { line, column }),
            format!("第{line}行第{column}列不是 UTF-8 编码，请把文件另存为 UTF-8 编码。"),
            format!("Line {line}, column {column} is not UTF-8: save the file in that encoding."),
        )
    })
}

/// What a text turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Checked {
    /// The report, if the text has the right shape; it may still have findings of sense.
    pub report: Option<AnnualReport>,
    /// Everything that was found, in document order.
    pub findings: Findings,
}

/// The text without the byte order mark with which editors of one system begin a file.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}

fn typed(text: &str) -> Result<AnnualReport, Findings> {
    serde_json::from_str(text).map_err(|error| not_typed(&error))
}

fn reading(code: Code, position: Option<Position>, zh: String, en: String) -> Findings {
    Finding { position, ..Finding::new(code, String::new(), zh, en) }.into()
}

fn tree<'t>(text: &'t str, limits: &Limits) -> Result<Tree<'t>, Findings> {
    if text.len() > limits.bytes {
        return Err(limits.too_long());
    }
    let mut reader = serde_json::Deserializer::from_str(text);
    let values = Cell::new(limits.values);
    let tree = Within::new(limits.depth, &values).deserialize(&mut reader).and_then(|tree| reader.end().map(|()| tree));
    tree.map_err(|error| {
        let said = message(&error);
        if said == TOO_MANY {
            return too_many(&error, limits);
        }
        // Ours, or the bound that serde_json keeps itself.
        if said == TOO_DEEP || said == "recursion limit exceeded" { too_deep(&error, limits) } else { not_json(&error) }
    })
}

fn too_deep(error: &serde_json::Error, limits: &Limits) -> Findings {
    let (line, column) = (error.line(), error.column());
    reading(
        Code::NestedTooDeep,
        Some(Position { line, column }),
        format!("第{line}行第{column}列嵌套超过 {} 层。", limits.depth),
        format!("At line {line}, column {column} the text is nested deeper than {} levels.", limits.depth),
    )
}

fn too_many(error: &serde_json::Error, limits: &Limits) -> Findings {
    let (line, column) = (error.line(), error.column());
    reading(
        Code::TooManyValues,
        Some(Position { line, column }),
        format!("字段和条目超过 {} 个的上限。", limits.values),
        format!("The text has more than {} fields and items.", limits.values),
    )
}

fn not_json(error: &serde_json::Error) -> Findings {
    let (line, column) = (error.line(), error.column());
    let what =
        if error.is_eof() { "文本不完整，末尾缺少引号或括号" } else { "请检查此处附近的逗号、引号和括号" };
    let said = message(error);
    reading(
        Code::JsonSyntax,
        Some(Position { line, column }),
        format!("第{line}行第{column}列不是合法的 JSON：{what}（{said}）。"),
        format!("Line {line}, column {column} is not JSON: {said}. Look at the commas, quotes and brackets near it."),
    )
}

/// What the schema lets through and the types do not: the same field twice.
fn not_typed(error: &serde_json::Error) -> Findings {
    let (line, column) = (error.line(), error.column());
    let said = message(error);
    let code = if said.starts_with("duplicate field") { Code::DuplicateField } else { Code::WrongFormat };
    reading(
        code,
        Some(Position { line, column }),
        format!("第{line}行第{column}列：{}（{said}），请改正。", code.summary_zh()),
        format!("Line {line}, column {column}: {said}. Keep one of them."),
    )
}

/// serde_json's words without the place, which the finding carries.
fn message(error: &serde_json::Error) -> String {
    let said = error.to_string();
    said.rsplit_once(" at line ").map_or(said.clone(), |(words, _)| words.to_owned())
}
