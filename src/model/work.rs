use serde::{Deserialize, Deserializer, Serialize};

#[cfg(feature = "schema")]
use super::length::HEADING;
use super::nullable::{null_as, null_as_default};
use super::{Figure, Point, Prose};

/// A chapter on the work of the year (一、工作情况). A report has one or several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "工作章", description = "工作情况的一章。"))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct WorkChapter {
    /// The heading without its number; 工作情况 unless said otherwise.
    #[serde(default = "default_heading", deserialize_with = "heading")]
    #[cfg_attr(feature = "schema", schemars(
        title = "章标题", description = "不写“一、”，序号由版式自动编排。", length(min = 1, max = HEADING), regex(pattern = r"\S"), example = &"工作情况"
    ))]
    pub heading: String,
    /// What stands between the heading and the first item.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Prose::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "引言", description = "章标题之下、各项工作之前的文字，可用{指标名称}引用数字。"))]
    pub lead: Prose,
    /// The items of work.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "各项工作", description = "按（一）（二）编排的各项工作。"))]
    pub items: Vec<WorkItem>,
}

fn default_heading() -> String {
    "工作情况".into()
}

fn heading<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    null_as(from, default_heading)
}

impl Default for WorkChapter {
    fn default() -> Self {
        WorkChapter { heading: default_heading(), lead: Prose::default(), items: Vec::new() }
    }
}

impl WorkChapter {
    /// A chapter with this heading; [`WorkChapter::default`] has the usual one.
    pub fn new(heading: impl Into<String>) -> Self {
        WorkChapter { heading: heading.into(), ..WorkChapter::default() }
    }

    /// Sets the lead.
    pub fn with_lead(mut self, lead: impl Into<Prose>) -> Self {
        self.lead = lead.into();
        self
    }

    /// Adds items.
    pub fn with_items(mut self, items: impl IntoIterator<Item = WorkItem>) -> Self {
        self.items.extend(items);
        self
    }
}

/// An item of work (（一）…), with the figures that are reported on it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "工作项", description = "一项工作及其指标。"))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct WorkItem {
    /// The heading without its number. One that ends in a stop is run in: the lead follows it in the same paragraph.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(
        title = "标题", description = "不写“（一）”，序号由版式自动编排；以句号结尾时，概述接在同一段。", length(min = 1, max = HEADING), regex(pattern = r"\S"), example = &"强化理论武装，把稳思想之舵"
    ))]
    pub heading: String,
    /// What stands between the heading and the first point.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Prose::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "概述", description = "标题之下、各要点之前的文字，可用{指标名称}引用数字。"))]
    pub lead: Prose,
    /// The points.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "要点", description = "按一是、二是编排的要点。"))]
    pub points: Vec<Point>,
    /// The figures reported on this item.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "指标", description = "这项工作的数字，正文中用{名称}引用。"))]
    pub figures: Vec<Figure>,
}

impl WorkItem {
    /// An item with this heading.
    pub fn new(heading: impl Into<String>) -> Self {
        WorkItem { heading: heading.into(), ..WorkItem::default() }
    }

    /// Whether the lead follows the heading in the same paragraph: there is one, and the heading ends in punctuation or is missing.
    pub fn is_run_in(&self) -> bool {
        super::prose::is_run_in(&self.heading) && !self.lead.is_empty()
    }

    /// Sets the lead.
    pub fn with_lead(mut self, lead: impl Into<Prose>) -> Self {
        self.lead = lead.into();
        self
    }

    /// Adds points.
    pub fn with_points(mut self, points: impl IntoIterator<Item = Point>) -> Self {
        self.points.extend(points);
        self
    }

    /// Adds figures.
    pub fn with_figures(mut self, figures: impl IntoIterator<Item = Figure>) -> Self {
        self.figures.extend(figures);
        self
    }
}
