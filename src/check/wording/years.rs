//! Years that were left over from the report of another year.

use super::{Context, Found, Kind, Text};
use crate::finding::Code;
use crate::model::YEARS;

/// In a title any year that is neither reported on nor the next; elsewhere a past year that opens a heading, a paragraph or a sentence,
/// as the year does whose work is told: 2023年，全局…. Within a sentence texts compare, look back and name aims.
pub(super) fn check(text: &Text, context: &Context<'_>, found: &mut Vec<Found>) {
    let Some(years) = &context.years else { return };
    let is_foreign = |year: u16| {
        let year = i32::from(year);
        year < *years.start() || (text.kind == Kind::Title && year > years.end() + 1)
    };
    let all: Vec<(usize, u16)> =
        years_in(text).filter(|(at, year)| is_foreign(*year) && (text.kind == Kind::Title || opens(text, *at))).collect();
    // 2022年，…。2023年，… tells a story.
    if all.iter().any(|(_, year)| *year != all[0].1) {
        return;
    }
    for (at, year) in all {
        found.push(Found::new(
            Code::ForeignYear,
            at..at + 5,
            format!("{year}年与{}年度的报告不符，请核对。", years.end()),
            format!("{year} does not fit a report on {}: check it.", years.end()),
        ));
    }
}

/// The years of a text, outside of titles, quotations, brackets and document numbers.
fn years_in(text: &Text) -> impl Iterator<Item = (usize, u16)> {
    let mut depth = 0_usize;
    text.chars.iter().enumerate().filter_map(move |(at, c)| {
        match c {
            '《' | '“' | '〔' | '（' => depth += 1,
            '》' | '”' | '〕' | '）' => depth = depth.saturating_sub(1),
            '年' if depth == 0 && at >= 4 => {
                let digits = &text.chars[at - 4..at];
                if digits.iter().all(char::is_ascii_digit)
                    && !text.before(at - 4).is_some_and(|c| c.is_ascii_digit() || matches!(c, '-' | '—' | '－'))
                {
                    let year = digits.iter().filter_map(|digit| digit.to_digit(10)).fold(0, |year, digit| year * 10 + digit);
                    return u16::try_from(year).ok().filter(|year| YEARS.contains(year)).map(|year| (at - 4, year));
                }
            }
            _ => {}
        }
        None
    })
}

/// Whether a year opens a sentence and says what it tells of: 2023年，… 2023年度… 2023年我局… Not 2023年以来, 2023年6月, 2023年的.
fn opens(text: &Text, at: usize) -> bool {
    let begins = text.before(at).is_none_or(|c| matches!(c, '。' | '！' | '？' | '；'));
    let own = ["，", ",", "我", "全", "本", "度", "工作"].iter().any(|word| text.has(at + 5, word));
    // 2020年，…，至2024年: a stretch of years; 2020年度以来.
    begins && own && !text.has(at + 5, "度以来")
}
