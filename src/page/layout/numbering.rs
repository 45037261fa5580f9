//! How chapters, items and points are numbered.

use serde::{Deserialize, Serialize};

use crate::model::chinese_numeral;

/// How chapters, items and points are numbered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "编号", description = "各层次的编号。"))]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Numbering {
    /// Chapters: 一、.
    #[cfg_attr(feature = "schema", schemars(title = "章", description = "一、二、。"))]
    pub chapter: Marker,
    /// Items of work: （一）.
    #[cfg_attr(feature = "schema", schemars(title = "项", description = "（一）（二）。"))]
    pub item: Marker,
    /// Points of an item, a problem or a plan: 一是.
    #[cfg_attr(feature = "schema", schemars(title = "要点", description = "一是、二是。"))]
    pub point: Marker,
    /// Points of a point: （1）.
    #[cfg_attr(feature = "schema", schemars(title = "小点", description = "（1）（2）。"))]
    pub subpoint: Marker,
    /// Problems: 一是. Where one of them has points of its own they are numbered as items.
    #[cfg_attr(feature = "schema", schemars(title = "问题", description = "一是、二是；问题之下另有要点时按项编号。"))]
    pub problem: Marker,
    /// Plans: （一）.
    #[cfg_attr(feature = "schema", schemars(title = "打算", description = "（一）（二）。"))]
    pub plan: Marker,
}

/// What is written before a heading: a number between two texts. In JSON a text that is not said is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "序号", description = "序号及其前后的文字。"))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Marker {
    /// Before the number.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(title = "序号之前", description = "数字之前的文字。"))]
    pub before: String,
    /// How the number is written.
    #[cfg_attr(feature = "schema", schemars(title = "数字", description = "数字的写法。"))]
    pub numeral: Numeral,
    /// After the number.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(title = "序号之后", description = "数字之后的文字。"))]
    pub after: String,
    /// Whether the numbers of what it is part of come before its own, with full stops between: 1.1, 1.1.1. All are written as this
    /// marker writes its own; what has no number by [`Numeral::None`] is passed over.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(title = "连上级编号", description = "是否写出上级的编号，如 1.1、1.1.1。"))]
    pub parents: bool,
    /// Where it begins from one again.
    #[serde(default, skip_serializing_if = "Restart::is_usual")]
    #[cfg_attr(feature = "schema", schemars(title = "重新编号", description = "从一重新编号的地方。"))]
    pub restart: Restart,
}

/// Where numbers begin from one again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "重新编号", inline))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Restart {
    /// Under each that they are part of.
    #[default]
    #[cfg_attr(feature = "schema", schemars(title = "在每个上级之下", description = "每个上级之下从一开始。"))]
    Parent,
    /// In each chapter: points go on from item to item.
    #[cfg_attr(feature = "schema", schemars(title = "在每章之中", description = "每章从一开始，章内各项之间连续。"))]
    Chapter,
    /// Nowhere: they go on through the report.
    #[cfg_attr(feature = "schema", schemars(title = "不重新编号", description = "全文连续编号。"))]
    Never,
}

impl Restart {
    fn is_usual(&self) -> bool {
        *self == Restart::Parent
    }
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "数字", inline))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Numeral {
    /// 一, 二, 三.
    #[cfg_attr(feature = "schema", schemars(title = "汉字", description = "一、二、三。"))]
    Chinese,
    /// 1, 2, 3.
    #[cfg_attr(feature = "schema", schemars(title = "阿拉伯数字", description = "1、2、3。"))]
    Arabic,
    /// Not at all, nor what stands around it.
    #[cfg_attr(feature = "schema", schemars(title = "不编号", description = "没有序号，也没有序号前后的文字。"))]
    None,
}

impl Marker {
    /// A marker.
    pub fn new(before: impl Into<String>, numeral: Numeral, after: impl Into<String>) -> Self {
        Marker { before: before.into(), numeral, after: after.into(), parents: false, restart: Restart::Parent }
    }

    /// With the numbers of what it is part of: 1.1.
    ///
    /// ```
    /// use annual_report::page::{Marker, Numeral};
    /// let marker = Marker::new("", Numeral::Arabic, " ").with_parents();
    /// assert_eq!(marker.of(&[2, 3]), "2.3 ");
    /// ```
    pub fn with_parents(mut self) -> Self {
        self.parents = true;
        self
    }

    /// Sets where it begins from one again.
    pub fn with_restart(mut self, restart: Restart) -> Self {
        self.restart = restart;
        self
    }

    /// The marker of the n-th, counted from one.
    pub fn nth(&self, n: usize) -> String {
        self.of(&[n])
    }

    /// The marker of this number, which is the last; before it are those of what it is part of, which only a marker
    /// [with parents](Marker::with_parents) writes.
    pub fn of(&self, numbers: &[usize]) -> String {
        let written = match self.parents {
            true => numbers,
            false => &numbers[numbers.len().saturating_sub(1)..],
        };
        let number = |n: &usize| if self.numeral == Numeral::Chinese { chinese_numeral(*n) } else { n.to_string() };
        match self.numeral {
            Numeral::None => String::new(),
            _ => format!("{}{}{}", self.before, written.iter().map(number).collect::<Vec<_>>().join("."), self.after),
        }
    }
}
