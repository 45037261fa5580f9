use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::length::{NAME, UNIT};
use super::nullable::null_as_default;
use super::numerals::{digit, leading_number};
use super::{Approximation, decimal};

/// No braces and no line breaks; written so that HTML's pattern attribute, which is read with the flag v, takes it too.
#[cfg(feature = "schema")]
const ONE_LINE: &str = r"^[^\{\}｛｝\r\n]+$";

/// A number the report states once, by name, and uses in its text as `{name}`.
///
/// A figure whose value is not known yet is legal in a draft, where it is shown as a blank, and an error in a final report.
/// Names are unique among the figures of a report, so that the text, the annexes and a sum over many units cannot disagree.
///
/// ```
/// use annual_report::model::{Approximation, Figure};
/// let talks = Figure::new("廉政谈话", "人/次").with_value(20).with_approximation(Approximation::Over);
/// assert_eq!(talks.to_string(), "20余人/次");
/// let rate: Figure = "98.50%".parse()?;
/// assert_eq!(rate.named("办结率").to_string(), "98.50%");
/// # Ok::<(), annual_report::model::NoFigure>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(title = "指标", description = "报告中的一个数字：在此填写一次，正文中用{名称}引用。")
)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Figure {
    /// The name by which the text refers to it; unique in the report, no braces.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(
        title = "名称", description = "指标的名称，全文唯一；正文中写作{名称}。",
        length(min = 1, max = NAME), regex(pattern = ONE_LINE), example = &"集中学习"
    ))]
    pub name: String,
    /// This year's value, digits as written; `None` while it is not known.
    #[serde(default, with = "decimal::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(
        title = "本年数", description = "本年实际数；暂不掌握时留空，草稿中显示为待填空白。", with = "Option<f64>",
        range(min = -1e15, max = 1e15), example = 30, example = 12.5
    ))]
    pub value: Option<Decimal>,
    /// The unit of measure, printed right after the number: `次`, `场（次）`, `人/次`, `%`, `万元`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(
        title = "单位", description = "计量单位，可用复合单位。", length(min = 1, max = UNIT), regex(pattern = ONE_LINE),
        example = &"次", example = &"场（次）", example = &"人/次", example = &"%", example = &"万元"
    ))]
    pub unit: Option<String>,
    /// How exact the value is.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Approximation::is_exact")]
    #[cfg_attr(feature = "schema", schemars(title = "约数", description = "数字是确数还是约数；约数的字样由版式自动写在正确位置。", extend("default" = "确数")))]
    pub approximation: Approximation,
    /// Last year's value, in the same unit.
    #[serde(default, with = "decimal::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "上年数", description = "上年同期数，单位相同。", with = "Option<f64>", range(min = -1e15, max = 1e15), example = 24))]
    pub last_year: Option<Decimal>,
    /// The target that was set for this year, in the same unit.
    #[serde(default, with = "decimal::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "目标数", description = "本年目标数，单位相同。", with = "Option<f64>", range(min = -1e15, max = 1e15), example = 36))]
    pub target: Option<Decimal>,
}

/// A figure as it stands in text, in its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FigureText<'a> {
    /// 近, 约, 超过 or nothing.
    pub before: &'static str,
    /// The digits, or `None` where the value is missing.
    pub number: Option<String>,
    /// 余 or 多, or nothing.
    pub after: &'static str,
    /// The unit of measure, or nothing.
    pub unit: &'a str,
    /// 左右, 以上 or nothing.
    pub behind: &'static str,
}

impl Figure {
    /// What a missing number is printed as: a line for the pen. Not spaces, which vanish at the end of a line.
    pub const BLANK: &'static str = "____";

    /// A figure without value. An empty unit is none.
    pub fn new(name: impl Into<String>, unit: impl Into<String>) -> Self {
        let unit = Some(unit.into()).filter(|unit| !unit.is_empty());
        Figure { name: name.into(), unit, ..Figure::default() }
    }

    /// Sets the name.
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// Sets this year's value.
    pub fn with_value(mut self, value: impl Into<Decimal>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// Sets how exact the value is.
    pub fn with_approximation(mut self, approximation: Approximation) -> Self {
        self.approximation = approximation;
        self
    }

    /// Sets last year's value.
    pub fn with_last_year(mut self, value: impl Into<Decimal>) -> Self {
        self.last_year = Some(value.into());
        self
    }

    /// Sets this year's target.
    pub fn with_target(mut self, value: impl Into<Decimal>) -> Self {
        self.target = Some(value.into());
        self
    }

    /// The figure as it stands in text.
    pub fn text(&self) -> FigureText<'_> {
        let [before, after, behind] = self.approximation.words();
        FigureText {
            before,
            number: self.value.map(|value| value.to_string()),
            after,
            unit: self.unit.as_deref().unwrap_or_default(),
            behind,
        }
    }
}

/// As in text: `近100名`. A missing value is a blank.
impl fmt::Display for Figure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let FigureText { before, number, after, unit, behind } = self.text();
        write!(to, "{before}{}{after}{unit}{behind}", number.as_deref().unwrap_or(Self::BLANK))
    }
}

/// A text that is no number with its unit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no figure: write a number with its unit, such as 20余次, 近100名 or 12.50万元")]
pub struct NoFigure(pub(crate) String);

/// A figure without name, as it stands in text: 20余次, 近100名, 12.50万元, 1,200人以上. What follows the number is the unit.
///
/// ```
/// use annual_report::model::{Approximation, Figure};
/// let figure: Figure = "近1,200名".parse()?;
/// assert_eq!((figure.value.unwrap().to_string(), figure.unit.as_deref()), ("1200".into(), Some("名")));
/// assert_eq!(figure.approximation, Approximation::Nearly);
/// assert!("全年".parse::<Figure>().is_err());
/// # Ok::<(), annual_report::model::NoFigure>(())
/// ```
impl FromStr for Figure {
    type Err = NoFigure;

    fn from_str(text: &str) -> Result<Self, NoFigure> {
        let none = || NoFigure(text.chars().take(NAME).collect());
        let trimmed = text.trim();
        let at = trimmed.find(|c| digit(c).is_some()).ok_or_else(none)?;
        let (before, rest) = trimmed.split_at(at);
        let (number, length) = leading_number(rest).ok_or_else(none)?;
        let mut rest = rest[length..].trim_start();
        let (before, minus) = match before.trim_end().strip_suffix(['-', '−']) {
            Some(before) => (before, true),
            None => (before, false),
        };
        let mut approximation = Approximation::Exact;
        if !before.is_empty() {
            approximation = Approximation::before(before).filter(|one| one.word() == before).ok_or_else(none)?;
        } else if let Some(behind) = Approximation::behind_number(rest) {
            approximation = behind;
            rest = &rest[behind.word().len()..];
        } else if let Some(behind) = Approximation::ALL.iter().find(|one| !one.words()[2].is_empty() && rest.ends_with(one.word())) {
            approximation = *behind;
            rest = rest.trim_end_matches(behind.word());
        }
        let unit = rest.trim();
        if unit.chars().count() > UNIT || unit.contains(|c: char| digit(c).is_some() || "{}｛｝，。；\r\n".contains(c)) {
            return Err(none());
        }
        Ok(Figure::new("", unit).with_value(if minus { -number } else { number }).with_approximation(approximation))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_word_of_approximation_stands_in_its_place() {
        for text in [
            "50次",
            "20余次",
            "20多次",
            "近100名",
            "约3公里",
            "6场（次）",
            "7",
            "98.50%",
            "200人次以上",
            "超过5万元",
            "不少于8%",
            "30次左右",
            "-3.5%",
        ] {
            assert_eq!(text.parse::<Figure>().unwrap().to_string(), text);
        }
        assert_eq!(Figure::new("某", "次").with_approximation(Approximation::Over).to_string(), "____余次");
        for text in ["", "次", "全年20次", "20次，30次", "12.20.3", "3{甲}"] {
            assert!(text.parse::<Figure>().is_err(), "{text}");
        }
    }
}
