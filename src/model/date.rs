//! Dates as official documents print them, and as people write them.

use std::fmt::Write;

use chrono::{Datelike, NaiveDate};

use super::numerals::{chinese_number, digit};

/// The date in Arabic numerals without leading zeros, as official documents print it (GB/T 9704-2012, 7.3.5).
///
/// ```
/// use annual_report::model::{chinese_date, NaiveDate};
/// assert_eq!(chinese_date(NaiveDate::from_ymd_opt(2023, 12, 31).unwrap()), "2023年12月31日");
/// ```
pub fn chinese_date(date: NaiveDate) -> String {
    let mut out = String::new();
    // Writing to a String does not fail.
    let _ = write!(out, "{}年{}月{}日", date.year(), date.month(), date.day());
    out
}

/// A date that was written: of one without day the first of the month is meant, and said so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct WrittenDate {
    /// The date.
    pub date: NaiveDate,
    /// Whether the day was written; without it the month alone is known.
    pub has_day: bool,
}

/// The date that a text is, and nothing else: 2025年12月20日, 二〇二五年十二月二十日, 2025.12.20, 2025-12-20, 2025/12/20, 2025年12月, 2025.12; in
/// brackets or not.
///
/// ```
/// use annual_report::model::{NaiveDate, written_date};
/// let date = NaiveDate::from_ymd_opt(2025, 12, 20).unwrap();
/// assert_eq!(written_date("二○二五年十二月二十日").unwrap().date, date);
/// assert_eq!(written_date("2025.12.20").unwrap().date, date);
/// assert!(!written_date("2025年12月").unwrap().has_day && !written_date("2025.12").unwrap().has_day);
/// assert_eq!(written_date("二○二五年元月三日").unwrap().date, NaiveDate::from_ymd_opt(2025, 1, 3).unwrap());
/// assert_eq!(written_date("25年12月20日").unwrap().date, date);
/// assert_eq!(written_date("2025年13月1日"), None);
/// ```
pub fn written_date(text: &str) -> Option<WrittenDate> {
    let text = text.trim();
    let text = text.strip_prefix(['（', '(']).and_then(|text| text.strip_suffix(['）', ')'])).unwrap_or(text);
    let text = text.find("星期").map_or(text, |at| text[..at].trim_end_matches(['（', '(', ' ', '\u{3000}']));
    // Its length is not counted: a text that is no date may be long, and be asked about at each of its spaces.
    if text.chars().nth(24).is_some() {
        return None;
    }
    let (year, month, day) = match text.split_once('年') {
        Some((year, rest)) => {
            let (month, day) = rest.split_once('月')?;
            let day = day.trim();
            (year, month, if day.is_empty() { None } else { Some(day.strip_suffix(['日', '号'])?) })
        }
        None => {
            let mut parts = text.splitn(3, ['.', '-', '/', '．', '－', '／']);
            let (year, month, day) = (parts.next()?, parts.next()?, parts.next());
            // 2025.12, where the year has its four digits.
            (day.is_some() || year.trim().chars().count() == 4).then_some((year, month, day))?
        }
    };
    // 25年12月20日
    let is_short = day.is_some() && text.contains('年') && year.trim().chars().count() == 2;
    let year = i32::try_from(part(year)?).ok().map(|year| if is_short { 2000 + year } else { year });
    let year = year.filter(|year| (1900..=2200).contains(year))?;
    let month = if month.trim() == "元" { 1 } else { part(month)? };
    let date = NaiveDate::from_ymd_opt(year, month, day.map_or(Some(1), part)?)?;
    Some(WrittenDate { date, has_day: day.is_some() })
}

/// A year, month or day, in digits of either width or in Chinese numerals.
fn part(text: &str) -> Option<u32> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if text.is_empty() || text.chars().count() > 4 {
        return None;
    }
    match text.chars().map(digit).collect::<Option<Vec<_>>>() {
        Some(digits) => Some(digits.into_iter().fold(0, |value, digit| value * 10 + digit)),
        // 二0二五年; letters of other alphabets stand for the circle too.
        None => u32::try_from(chinese_number(
            &text.replace(['0', '０', 'O', 'Ｏ', 'o', '\u{41E}', '\u{39F}'], "〇").replace('卅', "三十").replace('廿', "二十"),
        )?)
        .ok(),
    }
}
