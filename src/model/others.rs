use serde::{Deserialize, Serialize};

#[cfg(feature = "schema")]
use super::length::HEADING;
use super::nullable::null_as_default;
use super::{Prose, WorkItem};

/// A chapter that is none of work, problems and plans: 经验体会, 自身建设, 意见建议. It is numbered with the others, in the order in
/// which they are printed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(title = "其他章", description = "工作情况、问题和打算之外的一章，例如经验体会、意见建议。")
)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct OtherChapter {
    /// The heading without its number.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(
        title = "章标题", description = "不写“一、”，序号由版式自动编排。", length(min = 1, max = HEADING), regex(pattern = r"\S"), example = &"经验体会"
    ))]
    pub heading: String,
    /// What follows the heading, before the first item.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Prose::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "引言", description = "章标题之下、各项之前的文字，可用{指标名称}引用数字。"))]
    pub lead: Prose,
    /// The items.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "各项", description = "按（一）（二）编排的各项。"))]
    pub items: Vec<WorkItem>,
    /// Where among the chapters it is printed.
    #[serde(default, deserialize_with = "null_as_default")]
    #[cfg_attr(feature = "schema", schemars(title = "位置", description = "这一章排在哪里。", extend("default" = "before_plans")))]
    pub placement: Placement,
}

/// Where a chapter of another kind is printed; the usual place first, which some form builders take where nothing is chosen. Several of one placement follow each other in their order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "位置", inline))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Placement {
    /// Between problems and plans.
    #[default]
    #[cfg_attr(
        feature = "schema",
        schemars(title = "下一步打算之前", description = "排在存在的问题之后、下一步打算之前；不选时也排在这里。")
    )]
    BeforePlans,
    /// Before the work of the year.
    #[cfg_attr(feature = "schema", schemars(title = "工作情况之前", description = "排在第一章工作情况之前，例如基本情况。"))]
    First,
    /// Between work and problems.
    #[cfg_attr(feature = "schema", schemars(title = "存在的问题之前", description = "排在工作情况之后、存在的问题之前，例如经验体会。"))]
    BeforeProblems,
    /// After all others.
    #[cfg_attr(feature = "schema", schemars(title = "全文最后", description = "排在下一步打算之后，例如意见建议。"))]
    Last,
}

impl OtherChapter {
    /// A chapter with this heading, before the plans.
    pub fn new(heading: impl Into<String>) -> Self {
        OtherChapter { heading: heading.into(), ..OtherChapter::default() }
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

    /// Sets where it is printed.
    pub fn with_placement(mut self, placement: Placement) -> Self {
        self.placement = placement;
        self
    }
}
