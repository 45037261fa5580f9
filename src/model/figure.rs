use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::decimal;
use super::nullable::null_as_default;

/// A number the report states once, by name, and uses in its text as `{name}`.
///
/// A figure whose value is not known yet is legal in a draft, where it is shown as a blank, and an error in a final report.
/// Names are unique among the figures of a report, so that the text, the annexes and a sum over many units cannot disagree.
///
/// ```
/// use annual_report::model::{Approximation, Figure};
/// let talks = Figure::new("廉政谈话", "人/次").value(20).approximation(Approximation::Over);
/// assert_eq!(talks.to_string(), "20余人/次");
/// assert_eq!(Figure::new("办结率", "%").value("98.50".parse::<annual_report::model::Decimal>().unwrap()).to_string(), "98.50%");
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
    #[cfg_attr(feature = "schema", schemars(
        title = "名称", description = "指标的名称，全文唯一；正文中写作{名称}。",
        length(min = 1, max = 50), regex(pattern = r"^[^{}\r\n]+$"), example = &"集中学习"
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
        title = "单位", description = "计量单位，可用复合单位。", length(min = 1, max = 20), regex(pattern = r"^[^{}\r\n]+$"),
        example = &"次", example = &"场（次）", example = &"人/次", example = &"%", example = &"万元"
    ))]
    pub unit: Option<String>,
    /// How exact the value is.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Approximation::is_exact")]
    #[cfg_attr(feature = "schema", schemars(title = "约数", description = "数字是确数还是约数；约数的字样由版式自动写在正确位置。", extend("default" = "exact")))]
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

/// How exact a figure is, and where the word for it stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "约数", inline))]
#[non_exhaustive]
pub enum Approximation {
    /// The exact number: `20次`.
    #[default]
    #[serde(rename = "exact")]
    #[cfg_attr(feature = "schema", schemars(title = "确数", description = ""))]
    Exact,
    /// Somewhat above, 余 between number and unit: `20余次`.
    #[serde(rename = "余")]
    #[cfg_attr(feature = "schema", schemars(title = "余（20余次）", description = ""))]
    Over,
    /// Above, 多 between number and unit: `20多次`.
    #[serde(rename = "多")]
    #[cfg_attr(feature = "schema", schemars(title = "多（20多次）", description = ""))]
    More,
    /// Just below, 近 before the number: `近100名`.
    #[serde(rename = "近")]
    #[cfg_attr(feature = "schema", schemars(title = "近（近100名）", description = ""))]
    Nearly,
    /// About, 约 before the number: `约3公里`.
    #[serde(rename = "约")]
    #[cfg_attr(feature = "schema", schemars(title = "约（约3公里）", description = ""))]
    About,
}

impl Approximation {
    /// Whether the number is exact.
    pub fn is_exact(&self) -> bool {
        *self == Approximation::Exact
    }

    /// The word before the number and the word after it; one or both are empty.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Approximation::Exact => ("", ""),
            Approximation::Over => ("", "余"),
            Approximation::More => ("", "多"),
            Approximation::Nearly => ("近", ""),
            Approximation::About => ("约", ""),
        }
    }
}

/// A figure as it stands in text, in its three parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureText<'a> {
    /// 近 or 约, or nothing.
    pub before: &'static str,
    /// The digits, or `None` where the value is missing.
    pub number: Option<String>,
    /// 余 or 多, or nothing.
    pub after: &'static str,
    /// The unit of measure, or nothing.
    pub unit: &'a str,
}

impl Figure {
    /// What a missing number is printed as: a line for the pen. Not spaces, which vanish at the end of a line.
    pub const BLANK: &'static str = "____";

    /// A figure without value. An empty unit is none.
    pub fn new(name: impl Into<String>, unit: impl Into<String>) -> Self {
        let unit = Some(unit.into()).filter(|unit| !unit.is_empty());
        Figure { name: name.into(), unit, ..Figure::default() }
    }

    /// Sets this year's value.
    pub fn value(mut self, value: impl Into<Decimal>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// Sets how exact the value is.
    pub fn approximation(mut self, approximation: Approximation) -> Self {
        self.approximation = approximation;
        self
    }

    /// Sets last year's value.
    pub fn last_year(mut self, value: impl Into<Decimal>) -> Self {
        self.last_year = Some(value.into());
        self
    }

    /// Sets this year's target.
    pub fn target(mut self, value: impl Into<Decimal>) -> Self {
        self.target = Some(value.into());
        self
    }

    /// The figure as it stands in text.
    pub fn text(&self) -> FigureText<'_> {
        let (before, after) = self.approximation.words();
        FigureText { before, number: self.value.map(|value| value.to_string()), after, unit: self.unit.as_deref().unwrap_or_default() }
    }
}

/// As in text: `近100名`. A missing value is a blank.
impl fmt::Display for Figure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.text();
        write!(to, "{}{}{}{}", text.before, text.number.as_deref().unwrap_or(Self::BLANK), text.after, text.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_of_approximation_stands_in_its_place() {
        let figure = |value: i64, unit: &str, approximation| Figure::new("某", unit).value(value).approximation(approximation).to_string();
        assert_eq!(figure(50, "次", Approximation::Exact), "50次");
        assert_eq!(figure(20, "次", Approximation::Over), "20余次");
        assert_eq!(figure(20, "次", Approximation::More), "20多次");
        assert_eq!(figure(100, "名", Approximation::Nearly), "近100名");
        assert_eq!(figure(3, "公里", Approximation::About), "约3公里");
        assert_eq!(figure(6, "场（次）", Approximation::Exact), "6场（次）");
        assert_eq!(figure(7, "", Approximation::Exact), "7");
        assert_eq!(Figure::new("某", "次").approximation(Approximation::Over).to_string(), "____余次");
    }
}
