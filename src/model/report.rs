use std::fmt;
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};
use serde::de::{Deserializer, Error, Unexpected, Visitor};
use serde::{Deserialize, Serialize};

#[cfg(feature = "schema")]
use super::length::HEADING;
use super::nullable::null_as_default;
use super::{Figure, OtherChapter, Period, PlanChapter, ProblemChapter, Prose, Reporter, WorkChapter};

/// A report on one year (年度述职报告, 工作总结), in the order in which it is read.
///
/// Everything is optional while the report is a draft; what a final report needs is a finding of its check. Numbers of chapters,
/// items and points are not part of it: the layout writes them.
///
/// ```
/// use annual_report::model::{AnnualReport, Figure, Point, Reporter, WorkChapter, WorkItem};
/// let report = AnnualReport::new(2025)
///     .with_title("2025年度述职报告")
///     .with_reporter(Reporter::new("云溪县水务局").with_name("李明"))
///     .with_work([WorkChapter::default().with_items([
///         WorkItem::new("强化理论武装")
///             .with_points([Point::new("抓好集中学习", "全年开展集中学习{集中学习}。")])
///             .with_figures([Figure::new("集中学习", "次").with_value(30)]),
///     ])]);
/// assert_eq!(report.figures().count(), 1);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "年度报告", description = "年度述职报告、工作总结。"))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct AnnualReport {
    /// The title. A line break stands where its lines are to break. A final report needs one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(
        title = "标题", description = "报告的标题，在要换行处换行；正式稿必填。", length(min = 1, max = HEADING), regex(pattern = r"\S"), extend("x-form" = "lines"), example = &"2025年度述职报告"
    ))]
    pub title: Option<String>,
    /// What stands below the title: （2025年度）, ——在全县工作会议上的报告.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(
        title = "副标题", description = "标题之下的一行，例如报告的场合。", length(min = 1, max = HEADING), regex(pattern = r"\S"), example = &"——在全局年度工作会议上的报告"
    ))]
    pub subtitle: Option<String>,
    /// The year reported on, 1949 to 2100; of a [`period`](Self::period) the last. A final report needs one.
    #[serde(default, deserialize_with = "year", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(title = "年度", description = "报告所述的年度，四位数字；正式稿必填。", with = "Option<u16>", range(min = *YEARS.start(), max = *YEARS.end()), example = 2025)
    )]
    pub year: Option<u16>,
    /// The time reported on, where it is not the calendar year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(title = "报告期", description = "报告所述的时间，不是一个自然年时填写，例如半年、季度、学年、任期。")
    )]
    pub period: Option<Period>,
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
    #[cfg_attr(feature = "schema", schemars(title = "称谓", description = "顶格称呼，冒号由版式补写。", length(min = 1, max = HEADING), regex(pattern = r"\S"), example = &"各位领导、同志们"))]
    pub salutation: Option<String>,
    /// What stands before the first chapter.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Prose::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "前言", description = "第一章之前的文字，可用{指标名称}引用数字。"))]
    pub preamble: Prose,
    /// The chapters on the work of the year. A final report needs one.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "工作情况", description = "一章或几章工作情况；正式稿必填。"))]
    pub work: Vec<WorkChapter>,
    /// The chapter on what is wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "存在的问题", description = "存在的问题一章。"))]
    pub problems: Option<ProblemChapter>,
    /// The chapter on next year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "下一步打算", description = "下一年打算一章。"))]
    pub plans: Option<PlanChapter>,
    /// The chapters that are none of these; each says where it is printed.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "其他章", description = "工作情况、问题和打算之外的各章，例如经验体会、意见建议。"))]
    pub others: Vec<OtherChapter>,
    /// What stands after the last chapter.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Prose::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "结语", description = "最后一章之后的文字，可用{指标名称}引用数字。"))]
    pub closing: Prose,
    /// What is handed in beside the report; listed behind the text with the annexes (附件说明, GB/T 9704-2012, 7.3.4).
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "附件", description = "随报告报送的附件名称，列入附件说明；不写序号。",
        extend("items" = { "type": "string", "title": "附件名称", "minLength": 1, "maxLength": HEADING, "pattern": "\\S", "examples": ["先进集体名单"] })))]
    pub attachments: Vec<String>,
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

/// The years that a report may be on.
pub const YEARS: RangeInclusive<u16> = 1949..=2100;

impl AnnualReport {
    /// A report on this year, with nothing in it yet; [`AnnualReport::default`] has no year either.
    pub fn new(year: u16) -> Self {
        AnnualReport { year: Some(year), ..AnnualReport::default() }
    }

    /// Sets the title.
    pub fn with_title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets the line below the title.
    pub fn with_subtitle(mut self, subtitle: impl Into<String>) -> Self {
        self.subtitle = Some(subtitle.into());
        self
    }

    /// Sets the time reported on, where it is not the calendar year.
    pub fn with_period(mut self, period: Period) -> Self {
        self.period = Some(period);
        self
    }

    /// Sets who reports.
    pub fn with_reporter(mut self, reporter: Reporter) -> Self {
        self.reporter = Some(reporter);
        self
    }

    /// Sets the date under the signature.
    pub fn with_reported_on(mut self, date: NaiveDate) -> Self {
        self.reported_on = Some(date);
        self
    }

    /// Sets whom it is addressed to.
    pub fn with_salutation(mut self, salutation: impl Into<String>) -> Self {
        self.salutation = Some(salutation.into());
        self
    }

    /// Sets what stands before the first chapter.
    pub fn with_preamble(mut self, preamble: impl Into<Prose>) -> Self {
        self.preamble = preamble.into();
        self
    }

    /// Adds chapters of work.
    pub fn with_work(mut self, chapters: impl IntoIterator<Item = WorkChapter>) -> Self {
        self.work.extend(chapters);
        self
    }

    /// Sets the chapter on what is wrong.
    pub fn with_problems(mut self, problems: ProblemChapter) -> Self {
        self.problems = Some(problems);
        self
    }

    /// Sets the chapter on what comes next.
    pub fn with_plans(mut self, plans: PlanChapter) -> Self {
        self.plans = Some(plans);
        self
    }

    /// Adds chapters of other kinds.
    pub fn with_others(mut self, chapters: impl IntoIterator<Item = OtherChapter>) -> Self {
        self.others.extend(chapters);
        self
    }

    /// Sets what stands after the last chapter.
    pub fn with_closing(mut self, closing: impl Into<Prose>) -> Self {
        self.closing = closing.into();
        self
    }

    /// Adds names of what is handed in beside the report.
    pub fn with_attachments<T: Into<String>>(mut self, names: impl IntoIterator<Item = T>) -> Self {
        self.attachments.extend(names.into_iter().map(Into::into));
        self
    }

    /// Adds figures of no item.
    pub fn with_figures(mut self, figures: impl IntoIterator<Item = Figure>) -> Self {
        self.figures.extend(figures);
        self
    }

    /// The years that are reported on: those that the period touches, else the year; none where neither is known.
    pub fn years(&self) -> Option<RangeInclusive<i32>> {
        match (self.period, self.year) {
            (Some(period), Some(year)) => Some(period.touches(year)),
            (Some(Period { from: Some(day), .. } | Period { to: Some(day), .. }), None) => {
                self.period.zip(u16::try_from(day.year()).ok()).map(|(period, year)| period.touches(year))
            }
            (_, year) => year.map(|year| i32::from(year)..=i32::from(year)),
        }
    }
}

/// A whole number; `2025.0`, which JSON Schema and some writers take for an integer, is one too.
fn year<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u16>, D::Error> {
    #[derive(Deserialize)]
    #[serde(transparent)]
    struct Whole(#[serde(deserialize_with = "whole")] u16);

    Ok(Option::<Whole>::deserialize(from)?.map(|year| year.0))
}

fn whole<'de, D: Deserializer<'de>>(from: D) -> Result<u16, D::Error> {
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
