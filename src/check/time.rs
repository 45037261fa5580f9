//! The time that a report is on, and its bounds in words.

use chrono::{Datelike, NaiveDate};

use crate::model::{AnnualReport, YEARS, chinese_date};

/// The time that is reported on, as far as it is known and possible.
pub(super) struct Time {
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
}

impl Time {
    pub(super) fn of(report: &AnnualReport) -> Option<Time> {
        if report.year.is_some_and(|year| !YEARS.contains(&year)) {
            return None;
        }
        let years = report.years()?;
        let period = report.period.unwrap_or_default();
        let first = period.from.or_else(|| NaiveDate::from_ymd_opt(*years.start(), 1, 1))?;
        let last = period.to.or_else(|| NaiveDate::from_ymd_opt(*years.end(), 12, 31))?;
        (first <= last).then_some(Time { first, last })
    }

    /// The day after.
    pub(super) fn next(&self) -> Option<NaiveDate> {
        self.last.succ_opt()
    }
}

/// A day as a bound: the year where it is the first of one.
pub(super) fn bound(day: NaiveDate) -> (String, String) {
    if day.ordinal() == 1 { (format!("{}年", day.year()), day.year().to_string()) } else { (chinese_date(day), day.to_string()) }
}
