use std::fmt;
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// The time that is reported on, where it is not the calendar year: half a year, a quarter, a school year, several years, a term
/// of office. Printed nowhere by itself; the checks of dates and years know it.
///
/// ```
/// use annual_report::model::Period;
/// assert_eq!(Period::half_year(2025, 1).to_string(), "2025年上半年");
/// assert_eq!(Period::quarter(2025, 3).to_string(), "2025年第三季度");
/// assert_eq!(Period::years(2021, 2025).to_string(), "2021—2025年");
/// assert_eq!(Period::school_year(2024).to_string(), "2024年9月1日至2025年8月31日");
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(title = "报告期", description = "报告所述的时间，不是一个自然年时填写，例如半年、季度、学年、任期。")
)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Period {
    /// Its first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "起", description = "报告期的第一天。", with = "Option<String>", extend("format" = "date"), example = &"2025-01-01"))]
    pub from: Option<NaiveDate>,
    /// Its last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "止", description = "报告期的最后一天。", with = "Option<String>", extend("format" = "date"), example = &"2025-06-30"))]
    pub to: Option<NaiveDate>,
}

impl Period {
    /// From this day to that.
    pub fn new(from: NaiveDate, to: NaiveDate) -> Self {
        Period { from: Some(from), to: Some(to) }
    }

    /// From the first month of a year to the last month of another.
    pub(crate) fn months(from: (u16, u32), to: (u16, u32)) -> Self {
        let first = NaiveDate::from_ymd_opt(from.0.into(), from.1, 1);
        // The day before the first of the month after.
        let (year, month) = if to.1 == 12 { (to.0.saturating_add(1), 1) } else { (to.0, to.1 + 1) };
        Period { from: first, to: NaiveDate::from_ymd_opt(year.into(), month, 1).and_then(|day| day.pred_opt()) }
    }

    /// Whole years, from the first to the last.
    pub fn years(first: u16, last: u16) -> Self {
        Period::months((first, 1), (last, 12))
    }

    /// The first or the second half of a year.
    pub fn half_year(year: u16, half: u8) -> Self {
        if half == 2 { Period::months((year, 7), (year, 12)) } else { Period::months((year, 1), (year, 6)) }
    }

    /// A quarter of a year, from 1 to 4.
    pub fn quarter(year: u16, quarter: u8) -> Self {
        let first = u32::from(quarter.clamp(1, 4) - 1) * 3 + 1;
        Period::months((year, first), (year, first + 2))
    }

    /// The school year that begins in September of this year.
    pub fn school_year(first: u16) -> Self {
        Period::months((first, 9), (first.saturating_add(1), 8))
    }

    /// The years that it touches; from the year given on, to it, where an end is not said.
    pub fn touches(&self, year: u16) -> RangeInclusive<i32> {
        let year = i32::from(year);
        let (from, to) = (self.from.map_or(year, |day| day.year()), self.to.map_or(year, |day| day.year()));
        from.min(to)..=to.max(from)
    }
}

/// 2025年上半年, 2021—2025年; what is none of these by its days.
impl fmt::Display for Period {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (Some(first), Some(last)) = (self.from, self.to)
            && let Ok(year) = u16::try_from(first.year())
        {
            for (half, name) in [(1, "上半年"), (2, "下半年")] {
                if *self == Period::half_year(year, half) {
                    return write!(to, "{year}年{name}");
                }
            }
            for quarter in 1..=4 {
                if *self == Period::quarter(year, quarter) {
                    return write!(to, "{year}年第{}季度", super::chinese_numeral(quarter.into()));
                }
            }
            if u16::try_from(last.year()).is_ok_and(|until| *self == Period::years(year, until)) {
                return if first.year() == last.year() { write!(to, "{year}年") } else { write!(to, "{year}—{}年", last.year()) };
            }
        }
        let day = |day: Option<NaiveDate>| day.map_or_else(String::new, super::chinese_date);
        write!(to, "{}至{}", day(self.from), day(self.to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_called_by_what_it_is() {
        for (period, name) in [
            (Period::half_year(2025, 1), "2025年上半年"),
            (Period::half_year(2025, 2), "2025年下半年"),
            (Period::quarter(2025, 1), "2025年第一季度"),
            (Period::quarter(2025, 4), "2025年第四季度"),
            (Period::years(2021, 2025), "2021—2025年"),
            (Period::years(2025, 2025), "2025年"),
        ] {
            assert_eq!(period.to_string(), name);
        }
    }
}
