use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};

#[cfg(feature = "schema")]
use super::length::HEADING;
use super::nullable::{null_as, null_as_default};
use super::{Figure, Point, Prose};

/// The chapter on next year (三、下一步打算).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "下一步打算", description = "下一年打算一章。"))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PlanChapter {
    /// The heading without its number; 下一步打算 unless said otherwise.
    #[serde(default = "default_heading", deserialize_with = "heading")]
    #[cfg_attr(feature = "schema", schemars(
        title = "章标题", description = "不写“三、”，序号由版式自动编排。", length(min = 1, max = HEADING), regex(pattern = r"\S"), example = &"下一步打算"
    ))]
    pub heading: String,
    /// What stands before the first plan.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Prose::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "引言", description = "各项打算之前的文字，可用{指标名称}引用数字。"))]
    pub lead: Prose,
    /// The plans.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "打算", description = "按（一）（二）编排的打算。"))]
    pub items: Vec<Plan>,
}

fn default_heading() -> String {
    "下一步打算".into()
}

fn heading<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    null_as(from, default_heading)
}

impl Default for PlanChapter {
    fn default() -> Self {
        PlanChapter { heading: default_heading(), lead: Prose::default(), items: Vec::new() }
    }
}

impl PlanChapter {
    /// A chapter with this heading; [`PlanChapter::default`] has the usual one.
    pub fn new(heading: impl Into<String>) -> Self {
        PlanChapter { heading: heading.into(), ..PlanChapter::default() }
    }

    /// Sets the lead.
    pub fn with_lead(mut self, lead: impl Into<Prose>) -> Self {
        self.lead = lead.into();
        self
    }

    /// Adds plans.
    pub fn with_items(mut self, plans: impl IntoIterator<Item = Plan>) -> Self {
        self.items.extend(plans);
        self
    }
}

/// A plan for next year: heading and text in one paragraph (（一）heading。text). Owner, due date and targets are data: the
/// document has of them what the text says.
///
/// The targets are next year's values. Their names are unique among all targets of the report, and may be those of this
/// year's figures, which they carry on; a reference in the plan's text means the plan's own target first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "打算", description = "一项下一年的打算及其目标。"))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Plan {
    /// The heading without its number. One that does not end in punctuation gets its 。 from the layout.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(
        title = "标题", description = "不写“（一）”；句末没有标点时由版式补句号。", length(min = 1, max = HEADING), regex(pattern = r"\S"), example = &"持续抓实理论学习"
    ))]
    pub heading: String,
    /// What follows it.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Prose::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "内容", description = "打算的具体内容，可用{指标名称}引用目标数。"))]
    pub text: Prose,
    /// Its points.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "要点", description = "打算之下的要点。"))]
    pub points: Vec<Point>,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "责任人", description = "责任人或责任部门。", length(min = 1, max = HEADING), example = &"人事科"))]
    pub owner: Option<String>,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "时限", description = "完成时限，应在下一年。", with = "Option<String>", extend("format" = "date"), example = &"2026-12-31"))]
    pub due: Option<NaiveDate>,
    /// Next year's targets.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "目标", description = "下一年的目标数（本年数一栏填下一年要达到的数）。"))]
    pub targets: Vec<Figure>,
}

impl Plan {
    /// A plan.
    pub fn new(heading: impl Into<String>, text: impl Into<Prose>) -> Self {
        Plan { heading: heading.into(), text: text.into(), ..Plan::default() }
    }

    /// Sets who answers for it.
    pub fn with_owner(mut self, owner: impl Into<String>) -> Self {
        self.owner = Some(owner.into());
        self
    }

    /// Sets until when.
    pub fn with_due(mut self, due: NaiveDate) -> Self {
        self.due = Some(due);
        self
    }

    /// Adds points.
    pub fn with_points(mut self, points: impl IntoIterator<Item = Point>) -> Self {
        self.points.extend(points);
        self
    }

    /// Adds targets.
    pub fn with_targets(mut self, targets: impl IntoIterator<Item = Figure>) -> Self {
        self.targets.extend(targets);
        self
    }
}
