//! JSON text as a typed report.

use std::cell::Cell;

use serde::de::DeserializeSeed;

#[cfg(feature = "json")]
use super::shape;
use super::tree::{TOO_DEEP, TOO_MANY, Tree, Within};
use crate::finding::{Code, Finding, Findings, Position};
use crate::model::AnnualReport;
use crate::read::Limits;

#[cfg(feature = "json")]
impl AnnualReport {
    /// Reads a report from untrusted JSON text, within the default [`Limits`].
    ///
    /// Everything is optional, and `null` is read as absent. The report that comes back has the right shape; whether it makes
    /// sense says [`AnnualReport::check`].
    ///
    /// # Errors
    /// Every finding of shape, in document order; or the one finding, with line and column, for text that is not JSON, and
    /// for text beyond a limit.
    ///
    /// ```
    /// use annual_report::model::AnnualReport;
    /// let findings = AnnualReport::from_json(r#"{ "yaer": 2025, "work": "工作情况" }"#).unwrap_err();
    /// let said: Vec<_> = findings.iter().map(|finding| (finding.pointer.as_str(), finding.code.name())).collect();
    /// assert_eq!(said, [("/yaer", "unknown_field"), ("/work", "wrong_type")]);
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
        carried(text, limits)
    }
}

/// The report in a text that something else carries, a Word document: the same limits and, where the feature `json` is on, the same
/// checks of shape; without it the types alone refuse what they cannot hold.
pub(crate) fn carried(text: &str, limits: &Limits) -> Result<AnnualReport, Findings> {
    let text = without_mark(text);
    let tree = tree(text, limits)?;
    #[cfg(feature = "json")]
    shape::check(&tree)?;
    drop(tree);
    typed(text)
}

/// The text in untrusted bytes: a request, a file.
///
/// # Errors
/// One finding, with line and column, where the bytes are not UTF-8, as in a file that was saved in GBK.
///
/// ```
/// use annual_report::read::json::utf8;
/// assert_eq!(utf8("年度".as_bytes()), Ok("年度"));
/// let findings = utf8(b"{\n\"title\": \"\xc4\xea\"}").unwrap_err(); // 年 in GBK
/// assert_eq!(findings.as_slice()[0].message.zh, "第2行第11列不是 UTF-8 编码，请把文件另存为 UTF-8 编码。");
/// ```
pub fn utf8(bytes: &[u8]) -> Result<&str, Findings> {
    std::str::from_utf8(bytes).map_err(|error| {
        let sound = &bytes[..error.valid_up_to()];
        let line = 1 + memchr::memchr_iter(b'\n', sound).count();
        let column = sound.len() - memchr::memrchr(b'\n', sound).map_or(0, |end| end + 1) + 1;
        let at = Position::new(line, column);
        let zh = format!("第{line}行第{column}列不是 UTF-8 编码，请把文件另存为 UTF-8 编码。");
        let en = format!("Line {line}, column {column} is not UTF-8: save the file in that encoding.");
        Finding::reading(Code::NotUtf8, "", zh, en).with_position(at).into()
    })
}

/// The text without the byte order mark with which editors of one system begin a file.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}

/// The text as a tree, within these limits.
pub(super) fn tree<'t>(text: &'t str, limits: &Limits) -> Result<Tree<'t>, Findings> {
    if text.len() > limits.bytes {
        return Err(limits.too_long());
    }
    let mut reader = serde_json::Deserializer::from_str(text);
    let values = Cell::new(limits.values);
    let tree = Within::new(limits.depth, &values).deserialize(&mut reader).and_then(|tree| reader.end().map(|()| tree));
    tree.map_err(|error| Fault::new(&error).of_tree(limits))
}

/// The report that a text of the right shape is.
pub(super) fn typed(text: &str) -> Result<AnnualReport, Findings> {
    serde_json::from_str(text).map_err(|error| Fault::new(&error).of_types())
}

/// What serde_json says of a text that is no JSON, and the same in Chinese.
const SYNTAX: [(&str, &str); 11] = [
    // Nothing but blanks was there.
    ("EOF while parsing a value", "文本在此处就完了，没有内容"),
    ("EOF", "文本不完整，末尾缺少引号或括号"),
    ("expected `:`", "字段名后缺少冒号"),
    ("expected `,`", "两项之间缺少逗号，或末尾缺少括号"),
    ("expected value", "此处缺少值；文字要加英文双引号"),
    ("expected ident", "此处应为 true、false 或 null；文字要加英文双引号"),
    ("key must be a string", "字段名要加英文双引号"),
    ("trailing comma", "最后一项之后多了逗号"),
    ("trailing characters", "报告结束之后还有别的文字"),
    ("control character", "文字里的换行要写成 \\n，制表符要写成 \\t"),
    ("invalid escape", "反斜杠要写成两个"),
];

/// What serde_json says, and where.
struct Fault {
    at: Position,
    /// Its words without the place.
    said: String,
}

impl Fault {
    fn new(error: &serde_json::Error) -> Self {
        let said = error.to_string();
        let said = said.rsplit_once(" at line ").map_or(said.clone(), |(words, _)| words.to_owned());
        Fault { at: Position::new(error.line(), error.column()), said }
    }

    /// What is no tree within the limits.
    fn of_tree(&self, limits: &Limits) -> Findings {
        let (Fault { at: Position { line, column }, said }, Limits { depth, values, .. }) = (self, limits);
        match said.as_str() {
            TOO_MANY => self.finding(
                Code::TooManyValues,
                format!("字段和条目超过 {values} 个的上限。"),
                format!("The text has more than {values} fields and items."),
            ),
            // Ours, or the bound that serde_json keeps itself.
            TOO_DEEP | "recursion limit exceeded" => self.finding(
                Code::NestedTooDeep,
                format!("第{line}行第{column}列嵌套超过 {depth} 层。"),
                format!("At line {line}, column {column} the text is nested deeper than {depth} levels."),
            ),
            _ => {
                let known = SYNTAX.iter().find(|(en, _)| said.starts_with(en));
                let what = known.map_or("请检查此处附近的逗号、引号和括号", |(_, zh)| zh);
                self.finding(
                    Code::JsonSyntax,
                    format!("第{line}行第{column}列不是合法的 JSON：{what}。"),
                    format!("Line {line}, column {column} is not JSON: {said}. Look at the commas, quotes and brackets near it."),
                )
            }
        }
    }

    /// What the schema lets through and the types do not: the same field twice.
    fn of_types(&self) -> Findings {
        let Fault { at: Position { line, column }, said } = self;
        let code = if said.starts_with("duplicate field") { Code::DuplicateField } else { Code::WrongFormat };
        self.finding(
            code,
            format!("第{line}行第{column}列：{}（{said}），请改正。", code.summary_zh()),
            format!("Line {line}, column {column}: {said}. Mend it."),
        )
    }

    fn finding(&self, code: Code, zh: String, en: String) -> Findings {
        Finding::reading(code, "", zh, en).with_position(self.at).into()
    }
}

#[cfg(all(test, feature = "json"))]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<String> {
        let findings = AnnualReport::from_json(text).unwrap_err();
        findings.iter().map(|finding| format!("{} {}", finding.code, finding.pointer)).collect()
    }

    #[test]
    fn nothing_is_required() {
        assert_eq!(AnnualReport::from_json("{}"), Ok(AnnualReport::default()));
        assert_eq!(AnnualReport::from_json("\u{FEFF}{\"year\": null, \"period\": {}}").map(|report| report.year), Ok(None));
    }

    #[test]
    fn a_place_counts_from_one() {
        let findings = AnnualReport::from_json("").unwrap_err();
        assert_eq!(findings.as_slice()[0].position, Some(Position::new(1, 1)));
    }

    #[test]
    fn every_wrong_value_is_found_at_its_field() {
        let text = r#"{ "title": 3, "period": { "to": "2025-13-01" }, "others": [{ "placement": "top" }], "attachments": ["", "甲"],
            "reporter": { "signed_by": "unit" }, "work": [{ "items": [{ "points": [{ "points": [{ "points": [] }] }] }] }] }"#;
        let expected = [
            "wrong_type /title",
            "wrong_format /period/to",
            "unknown_choice /others/0/placement",
            "wrong_length /attachments/0",
            "unknown_choice /reporter/signed_by",
            "unknown_field /work/0/items/0/points/0/points/0/points",
        ];
        assert_eq!(codes(text), expected);
    }

    #[test]
    fn limits_are_kept_before_anything_is_built() {
        let limits = Limits::default().with_bytes(40).with_depth(3).with_values(4);
        let code = |text: &str| AnnualReport::from_json_within(text, &limits).unwrap_err().as_slice()[0].code;
        assert_eq!(code(&" ".repeat(41)), Code::TextTooLong);
        assert_eq!(code("[[[[]]]]"), Code::NestedTooDeep);
        assert_eq!(code("[1,2,3,4,5]"), Code::TooManyValues);
        assert_eq!(code(r#"{"year":2025,"year":2025}"#), Code::DuplicateField);
    }
}
