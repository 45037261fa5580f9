//! Chinese numerals and dates: the one place that spells them.

use std::fmt::Write;

use chrono::{Datelike, NaiveDate};

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The counting numeral: 一, 十, 十一, 二十一, 一百零五. Numbers from ten thousand on are given as digits, which no list in a
/// report reaches.
///
/// ```
/// assert_eq!(annual_report::model::chinese_numeral(21), "二十一");
/// ```
pub fn chinese_numeral(n: usize) -> String {
    if n == 0 || n > 9999 {
        return if n == 0 { DIGITS[0].into() } else { n.to_string() };
    }
    let mut out = String::new();
    let mut gap = false;
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = n / unit % 10;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            out.push(DIGITS[0]);
        }
        // 十一, not 一十一; but 一百一十.
        if !(unit == 10 && digit == 1 && out.is_empty()) {
            out.push(DIGITS[digit]);
        }
        out.push_str(name);
    }
    out
}

/// The number that a counting numeral spells, up to 九千九百九十九; 二〇二五, digit by digit, is one too. `None` for anything else.
///
/// ```
/// use annual_report::model::chinese_number;
/// assert_eq!(chinese_number("二十一"), Some(21));
/// assert_eq!(chinese_number("二〇二五"), Some(2025));
/// assert_eq!(chinese_number("十年"), None);
/// ```
pub fn chinese_number(text: &str) -> Option<usize> {
    let value = |c| if c == '〇' { Some(0) } else { DIGITS.iter().position(|digit| *digit == c) };
    let count = text.chars().count();
    if !(1..=9).contains(&count) {
        return None;
    }
    if count > 1 && text.chars().all(|c| value(c).is_some()) {
        return text.chars().filter_map(value).try_fold(0_usize, |number, digit| number.checked_mul(10)?.checked_add(digit));
    }
    let (mut number, mut pending, mut last_unit) = (0, None, usize::MAX);
    for c in text.chars() {
        if let Some(digit) = value(c) {
            // 零 only fills a gap.
            if pending.is_some_and(|digit| digit != 0) {
                return None;
            }
            pending = Some(digit);
            continue;
        }
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => return None,
        };
        if unit >= last_unit {
            return None;
        }
        number += pending.take().filter(|digit| *digit != 0).unwrap_or(1) * unit;
        last_unit = unit;
    }
    Some(number + pending.unwrap_or(0))
}

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

#[cfg(test)]
mod tests {
    use super::chinese_numeral;

    #[test]
    fn numerals_are_spelt_as_spoken() {
        let spelt = [
            (1, "一"),
            (9, "九"),
            (10, "十"),
            (11, "十一"),
            (19, "十九"),
            (20, "二十"),
            (21, "二十一"),
            (99, "九十九"),
            (100, "一百"),
            (101, "一百零一"),
            (110, "一百一十"),
            (119, "一百一十九"),
            (200, "二百"),
            (1001, "一千零一"),
            (1010, "一千零一十"),
            (9999, "九千九百九十九"),
        ];
        for (n, spelling) in spelt {
            assert_eq!(chinese_numeral(n), spelling);
        }
        assert_eq!(chinese_numeral(10_000), "10000");
        for n in 1..=9999 {
            assert_eq!(super::chinese_number(&chinese_numeral(n)), Some(n));
        }
        for not in ["", "十年", "一一百", "十百", "二〇二五年", "1"] {
            assert_eq!(super::chinese_number(not), None, "{not}");
        }
    }
}
