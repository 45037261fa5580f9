use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};

#[cfg(feature = "schema")]
use super::length::{HEADING, MEASURE, TOPIC};
use super::nullable::{null_as, null_as_default};
use super::{Point, Prose};

/// The chapter on what is wrong (二、存在的问题).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "存在的问题", description = "存在的问题一章。"))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ProblemChapter {
    /// The heading without its number; 存在的问题 unless said otherwise.
    #[serde(default = "default_heading", deserialize_with = "heading")]
    #[cfg_attr(feature = "schema", schemars(
        title = "章标题", description = "不写“二、”，序号由版式自动编排。", length(min = 1, max = HEADING), regex(pattern = r"\S"), example = &"存在的问题"
    ))]
    pub heading: String,
    /// What stands before the first problem.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Prose::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "引言", description = "各个问题之前的文字，可用{指标名称}引用数字。"))]
    pub lead: Prose,
    /// The problems.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "问题", description = "按一是、二是编排的问题。"))]
    pub items: Vec<Problem>,
}

fn default_heading() -> String {
    "存在的问题".into()
}

fn heading<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    null_as(from, default_heading)
}

impl Default for ProblemChapter {
    fn default() -> Self {
        ProblemChapter { heading: default_heading(), lead: Prose::default(), items: Vec::new() }
    }
}

impl ProblemChapter {
    /// A chapter with this heading; [`ProblemChapter::default`] has the usual one.
    pub fn new(heading: impl Into<String>) -> Self {
        ProblemChapter { heading: heading.into(), ..ProblemChapter::default() }
    }

    /// Sets the lead.
    pub fn with_lead(mut self, lead: impl Into<Prose>) -> Self {
        self.lead = lead.into();
        self
    }

    /// Adds problems.
    pub fn with_items(mut self, problems: impl IntoIterator<Item = Problem>) -> Self {
        self.items.extend(problems);
        self
    }
}

/// A problem. Topic and text stand in the chapter; with its cause, measures and status it is a row of the problem list
/// (问题清单 and 整改清单).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "问题", description = "一个问题及其原因、整改措施和状态。"))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Problem {
    /// The sentence the problem opens with. One that does not end in punctuation gets its 。 from the layout.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(
        title = "问题", description = "不写“一是”；句末没有标点时由版式补句号。", length(min = 1, max = TOPIC), regex(pattern = r"\S"), example = &"理论学习不够系统"
    ))]
    pub topic: String,
    /// What follows it.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Prose::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "表现", description = "问题的具体表现，可用{指标名称}引用数字。"))]
    pub text: Prose,
    /// Its points.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "要点", description = "问题之下的要点。"))]
    pub points: Vec<Point>,
    /// Why it is so; for the problem list.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Prose::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "原因", description = "问题的原因，列入问题清单。"))]
    pub cause: Prose,
    /// What is done about it; for the problem list.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "整改措施", description = "整改措施，列入问题清单。"))]
    pub measures: Vec<Measure>,
    /// How far it has got.
    #[serde(default, deserialize_with = "null_as_default")]
    #[cfg_attr(feature = "schema", schemars(title = "状态", description = "整改的状态。", extend("default" = "open")))]
    pub status: Status,
}

impl Problem {
    /// An open problem.
    pub fn new(topic: impl Into<String>) -> Self {
        Problem { topic: topic.into(), ..Problem::default() }
    }

    /// Sets the text.
    pub fn with_text(mut self, text: impl Into<Prose>) -> Self {
        self.text = text.into();
        self
    }

    /// Sets the cause.
    pub fn with_cause(mut self, cause: impl Into<Prose>) -> Self {
        self.cause = cause.into();
        self
    }

    /// Adds points.
    pub fn with_points(mut self, points: impl IntoIterator<Item = Point>) -> Self {
        self.points.extend(points);
        self
    }

    /// Adds measures.
    pub fn with_measures(mut self, measures: impl IntoIterator<Item = Measure>) -> Self {
        self.measures.extend(measures);
        self
    }

    /// Sets the status.
    pub fn with_status(mut self, status: Status) -> Self {
        self.status = status;
        self
    }
}

/// What is done about a problem, by whom and until when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "整改措施", description = "一条整改措施。"))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Measure {
    /// What is done.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Prose::is_empty")]
    #[cfg_attr(feature = "schema", schemars(
        title = "措施", description = "做什么，可用{指标名称}引用数字。", length(min = 1, max = MEASURE), regex(pattern = r"\S"), example = &"每月安排一次专题学习"
    ))]
    pub what: Prose,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "责任人", description = "责任人或责任部门。", length(min = 1, max = HEADING), example = &"办公室"))]
    pub owner: Option<String>,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "时限", description = "完成时限。", with = "Option<String>", extend("format" = "date"), example = &"2026-06-30"))]
    pub due: Option<NaiveDate>,
}

impl Measure {
    /// A measure.
    pub fn new(what: impl Into<Prose>) -> Self {
        Measure { what: what.into(), ..Measure::default() }
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
}

/// How far a problem has got.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "状态", inline))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Status {
    /// Nothing done yet.
    #[default]
    #[cfg_attr(feature = "schema", schemars(title = "未整改", description = "还没有采取措施；不选时也是未整改。"))]
    Open,
    /// Measures under way.
    #[cfg_attr(feature = "schema", schemars(title = "整改中", description = "措施正在落实。"))]
    InProgress,
    /// Done.
    #[cfg_attr(feature = "schema", schemars(title = "已整改", description = "措施已经落实，问题已经解决。"))]
    Resolved,
}

impl Status {
    /// The word for it in the problem list.
    pub fn chinese(self) -> &'static str {
        match self {
            Status::Open => "未整改",
            Status::InProgress => "整改中",
            Status::Resolved => "已整改",
        }
    }
}
