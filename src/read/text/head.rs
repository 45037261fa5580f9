//! What stands around the chapters: title, reporter, 称谓 and preamble before them; 署名 and date behind.

use chrono::NaiveDate;

use super::Line;
use super::mark::{half_width, mark};
use crate::model::{AnnualReport, Reporter, chinese_number};

/// The longest title, in characters: two lines of a page.
const TITLE: usize = 60;
/// The longest line that may name somebody.
const NAME: usize = 40;
/// What such texts call themselves.
const KINDS: &[&str] = &["报告", "总结", "汇报", "述职", "述廉", "小结", "材料", "情况", "要点"];

/// Takes title, reporter, date and 称谓 from the lines before the first chapter. What is left is the preamble.
pub(super) fn take_head<'l, 't>(mut lines: &'l [Line<'t>], report: &mut AnnualReport) -> &'l [Line<'t>] {
    if let [first, rest @ ..] = lines
        && is_title(first)
    {
        report.title = Some(first.text.to_owned());
        lines = rest;
        // Under a title only: elsewhere a short line is text.
        for _ in 0..2 {
            let [line, rest @ ..] = lines else { break };
            if let Some(date) = date(line.text) {
                report.reported_on = Some(date);
            } else if let Some(reporter) = reporter(line) {
                report.reporter = Some(reporter);
            } else {
                break;
            }
            lines = rest;
        }
    }
    if let [first, rest @ ..] = lines
        && let Some(salutation) = salutation(first.text)
    {
        report.salutation = Some(salutation.to_owned());
        lines = rest;
    }
    lines
}

fn is_title(line: &Line<'_>) -> bool {
    let text = line.text;
    let is_short = text.chars().count() <= TITLE;
    is_short
        && mark(text).is_none()
        && !text.contains(['。', '；', '：', '！'])
        && (line.heading.is_some() || KINDS.iter().any(|kind| text.contains(kind)))
}

/// `单位　职务　姓名`, `单位　姓名` or `单位`.
fn reporter(line: &Line<'_>) -> Option<Reporter> {
    if !names_somebody(line) {
        return None;
    }
    let parts: Vec<&str> = line.text.split_whitespace().collect();
    Some(match parts.as_slice() {
        [organization] => Reporter::new(*organization),
        [organization, name] => Reporter::new(*organization).name(*name),
        [organization, position, name] => Reporter::new(*organization).position(*position).name(*name),
        _ => return None,
    })
}

fn names_somebody(line: &Line<'_>) -> bool {
    let text = line.text;
    text.chars().count() <= NAME
        && mark(text).is_none()
        && line.heading.is_none()
        && !text.contains(['。', '，', '；', '：', ':', '！', '？', '“', '《'])
}

/// `各位领导、同志们：`
fn salutation(text: &str) -> Option<&str> {
    let name = text.strip_suffix(['：', ':'])?.trim_end();
    let is_call = name.chars().count() <= NAME
        && !name.contains(['。', '；', '：', '“'])
        && !["如下", "以下", "报告", "汇报", "情况"].iter().any(|word| name.contains(word));
    (is_call && !name.is_empty()).then_some(name)
}

/// Takes 署名 and date from the end.
pub(super) fn take_signature<'l, 't>(mut lines: &'l [Line<'t>], report: &mut AnnualReport) -> &'l [Line<'t>] {
    let mut dated = false;
    if let [before @ .., last] = lines
        && !before.is_empty()
        && let Some(date) = date(last.text)
    {
        report.reported_on = Some(date);
        lines = before;
        dated = true;
    }
    if let [before @ .., last] = lines
        && before.len() > 1
        && names_somebody(last)
        // Without a date a short line may be anything, unless what stands before it is a whole sentence.
        && (dated || before.last().is_some_and(|line| line.text.ends_with(['。', '！', '”'])))
    {
        let known = report.reporter.as_ref().is_some_and(|reporter| reporter.signs() == last.text || reporter.organization == last.text);
        if known || report.reporter.is_none() {
            report.reporter.get_or_insert_with(|| Reporter::new(last.text));
            lines = before;
        }
    }
    lines
}

/// `2025年12月20日`, in digits of any width or Chinese, in brackets or not.
fn date(text: &str) -> Option<NaiveDate> {
    let text = text.strip_prefix(['（', '(']).and_then(|text| text.strip_suffix(['）', ')'])).unwrap_or(text);
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    let part = |text: &str| -> Option<u32> {
        let text = text.trim();
        if text.is_empty() || text.chars().count() > 4 {
            return None;
        }
        match text.chars().map(half_width).collect::<Option<Vec<_>>>() {
            Some(digits) => Some(digits.into_iter().fold(0, |value, digit| value * 10 + digit)),
            None => u32::try_from(chinese_number(text)?).ok(),
        }
    };
    NaiveDate::from_ymd_opt(i32::try_from(part(year)?).ok()?, part(month)?, part(day)?)
}

/// The year that a text speaks of: the first `20XX年`.
pub(super) fn year(text: &str) -> Option<u16> {
    text.match_indices('年').find_map(|(at, _)| {
        let digits: Vec<u32> = text[..at].chars().rev().map_while(half_width).take(5).collect();
        let year = digits.iter().rev().fold(0, |value, digit| value * 10 + digit);
        u16::try_from(year).ok().filter(|year| digits.len() == 4 && (1949..=2100).contains(year))
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_years_are_read() {
        let twentieth = NaiveDate::from_ymd_opt(2025, 12, 20);
        for text in ["2025年12月20日", "（2025年12月20日）", "二〇二五年十二月二十日", "２０２５年１２月２０日", "2025 年 12 月 20 日"]
        {
            assert_eq!(date(text), twentieth, "{text}");
        }
        for text in ["2025年12月", "2025年13月1日", "年月日", "2025年12月20日上午"] {
            assert_eq!(date(text), None, "{text}");
        }
        assert_eq!(year("截至2024年底，12345年"), Some(2024));
        assert_eq!(year("近三年来，20年"), None);
    }
}
