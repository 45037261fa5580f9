//! Several reports side by side: the draft of next year's, a comparison of two years, and the figures of many units as a table.

mod compare;
mod next;
#[cfg(feature = "docx")]
mod page;
mod table;
mod totals;

pub use compare::{Comparison, Copied, FigureChange, Trend, Unreported};
pub use next::{Carried, CarriedKind, NextYear};
pub use table::{FigureRow, to_csv, to_json_lines};
pub use totals::{Refused, Total, Totals};

use crate::model::AnnualReport;

impl AnnualReport {
    /// The draft of next year's report: what was planned becomes what is to be reported on.
    ///
    /// - Each plan becomes an item of work, with its text and points to rewrite. Its targets become figures without value, with the target and
    ///   last year's value.
    /// - Problems that are not resolved stay, with cause, measures and status.
    /// - The years of title, subtitle, period and attachments and the date under the signature move by one year; reporter, 称谓,
    ///   closing and the headings of chapters of other kinds stay. The due dates of
    ///   measures stay: what was promised is not put off by a copy.
    ///
    /// ```
    /// use annual_report::model::{AnnualReport, Figure, Plan, PlanChapter, WorkChapter, WorkItem};
    /// let item = WorkItem::new("抓好学习").with_lead("集中学习{集中学习}。").with_figures([Figure::new("集中学习", "次").with_value(30)]);
    /// let plan = Plan::new("深化学习", "集中学习{集中学习}。").with_targets([Figure::new("集中学习", "次").with_value(36)]);
    /// let report = AnnualReport::new(2025)
    ///     .with_work([WorkChapter::default().with_items([item])])
    ///     .with_plans(PlanChapter::default().with_items([plan]));
    /// let next = report.next_year().report;
    /// assert_eq!((next.year.unwrap(), next.work[0].items[0].heading.as_str()), (2026, "深化学习"));
    /// assert_eq!(next.work[0].items[0].figures, [Figure::new("集中学习", "次").with_target(36).with_last_year(30)]);
    /// ```
    pub fn next_year(&self) -> NextYear {
        next::next_year(self)
    }

    /// The figures of this year as rows of a flat table, in document order. The targets of plans, which are next year's, are none.
    pub fn figure_rows(&self) -> impl Iterator<Item = FigureRow> {
        table::rows(self)
    }
}
