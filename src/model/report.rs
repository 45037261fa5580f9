use std::fmt;

use chrono::NaiveDate;
use serde::de::{Deserializer, Error, Unexpected, Visitor};
use serde::{Deserialize, Serialize};

use super::nullable::null_as_default;
use super::{Figure, PlanChapter, ProblemChapter, Prose, Reporter, WorkChapter};

/// A report on one year (年度述职报告, 工作总结), in the order in which it is read.
///
/// Only the year and one chapter of work are required. Numbers of chapters, items and points are not part of it: the layout
/// writes them.
///
/// ```
/// use annual_report::model::{AnnualReport, Figure, Reporter, WorkChapter, WorkItem};
/// let report = AnnualReport::new(2025)
///     .title("2025年度述职报告")
///     .reporter(Reporter::new("云溪县水务局").name("李明"))
///     .work(WorkChapter::default().item(
///         WorkItem::new("强化理论武装")
///             .point("抓好集中学习", "全年开展集中学习{集中学习}。")
///             .figure(Figure::new("集中学习", "次").value(30)),
///     ));
/// assert_eq!(report.figures().count(), 1);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "年度报告", description = "年度述职报告、工作总结。"))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct AnnualReport {
    /// The title. A final report needs one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(
        title = "标题", description = "报告的标题；正式稿必填。", length(min = 1, max = 100), regex(pattern = r"\S"), example = &"2025年度述职报告"
    ))]
    pub title: Option<String>,
    /// The year reported on, 1949 to 2100.
    #[serde(deserialize_with = "year")]
    #[cfg_attr(
        feature = "schema",
        schemars(title = "年度", description = "报告所述的年度，四位数字。", range(min = 1949, max = 2100), example = 2025)
    )]
    pub year: u16,
    /// Who reports (署名).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "报告人", description = "报告的单位；个人述职时还有姓名和职务。"))]
    pub reporter: Option<Reporter>,
    /// The date under the signature (成文日期).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "成文日期", description = "署名之下的日期。", with = "Option<String>", extend("format" = "date"), example = &"2025-12-20"))]
    pub reported_on: Option<NaiveDate>,
    /// Whom it is addressed to (称谓), without the colon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "称谓", description = "顶格称呼，冒号由版式补写。", length(min = 1, max = 100), regex(pattern = r"\S"), example = &"各位领导、同志们"))]
    pub salutation: Option<String>,
    /// What stands before the first chapter.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Prose::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "前言", description = "第一章之前的文字，可用{指标名称}引用数字。"))]
    pub preamble: Prose,
    /// The chapters on the work of the year.
    #[cfg_attr(feature = "schema", schemars(title = "工作情况", description = "一章或几章工作情况。", length(min = 1)))]
    pub work: Vec<WorkChapter>,
    /// The chapter on what is wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "存在的问题", description = "存在的问题一章。"))]
    pub problems: Option<ProblemChapter>,
    /// The chapter on next year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "下一步打算", description = "下一年打算一章。"))]
    pub plans: Option<PlanChapter>,
    /// What stands after the last chapter.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Prose::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "结语", description = "最后一章之后的文字，可用{指标名称}引用数字。"))]
    pub closing: Prose,
    /// The figures of no item: those that the preamble, the leads or the problems use. [`AnnualReport::figures`] walks over all.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "全文指标", description = "不属于某一项工作的数字，正文中用{名称}引用。"))]
    pub figures: Vec<Figure>,
    /// The schema by which an editor completes and checks the file; kept as it is.
    #[serde(default, rename = "$schema", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(title = "模式", description = "编辑器据以补全和检查本文件的 JSON Schema；填报时不用。", length(max = 500), extend("x-form" = "hidden"))
    )]
    pub schema: Option<String>,
}

impl AnnualReport {
    /// A report on this year, with nothing in it yet.
    pub fn new(year: u16) -> Self {
        AnnualReport { year, ..AnnualReport::default() }
    }

    /// Sets the title.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets who reports.
    pub fn reporter(mut self, reporter: Reporter) -> Self {
        self.reporter = Some(reporter);
        self
    }

    /// Sets the date under the signature.
    pub fn reported_on(mut self, date: NaiveDate) -> Self {
        self.reported_on = Some(date);
        self
    }

    /// Sets whom it is addressed to.
    pub fn salutation(mut self, salutation: impl Into<String>) -> Self {
        self.salutation = Some(salutation.into());
        self
    }

    /// Sets what stands before the first chapter.
    pub fn preamble(mut self, preamble: impl Into<Prose>) -> Self {
        self.preamble = preamble.into();
        self
    }

    /// Adds a chapter of work.
    pub fn work(mut self, chapter: WorkChapter) -> Self {
        self.work.push(chapter);
        self
    }

    /// Sets the chapter on what is wrong.
    pub fn problems(mut self, problems: ProblemChapter) -> Self {
        self.problems = Some(problems);
        self
    }

    /// Sets the chapter on next year.
    pub fn plans(mut self, plans: PlanChapter) -> Self {
        self.plans = Some(plans);
        self
    }

    /// Sets what stands after the last chapter.
    pub fn closing(mut self, closing: impl Into<Prose>) -> Self {
        self.closing = closing.into();
        self
    }

    /// Adds a figure of no item.
    pub fn figure(mut self, figure: Figure) -> Self {
        self.figures.push(figure);
        self
    }
}

/// A whole number; `2025.0`, which JSON Schema and some writers take for an integer, is one too.
fn year<'de, D: Deserializer<'de>>(from: D) -> Result<u16, D::Error> {
    struct Year;

    impl Visitor<'_> for Year {
        type Value = u16;

        fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
            to.write_str("a year of four digits")
        }

        fn visit_u64<E: Error>(self, year: u64) -> Result<u16, E> {
            u16::try_from(year).map_err(|_| E::invalid_value(Unexpected::Unsigned(year), &self))
        }

        fn visit_i64<E: Error>(self, year: i64) -> Result<u16, E> {
            u16::try_from(year).map_err(|_| E::invalid_value(Unexpected::Signed(year), &self))
        }

        fn visit_f64<E: Error>(self, year: f64) -> Result<u16, E> {
            if year.fract() == 0.0 && (0.0..=f64::from(u16::MAX)).contains(&year) {
                // In range and whole, so nothing is lost.
                return Ok(year as u16);
            }
            Err(E::invalid_value(Unexpected::Float(year), &self))
        }
    }

    from.deserialize_u16(Year)
}
