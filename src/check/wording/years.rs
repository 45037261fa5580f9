//! Years that were left over from the report of another year.

use super::{Context, Found, Kind, Text};
use crate::finding::Code;
use crate::model::YEARS;

/// How many years before the report a text that was left over may be from; what lies further back is history.
const LEFT_OVER: i32 = 5;

/// In a title any year that is neither reported on nor the next; elsewhere a past year that opens a heading, a paragraph or a sentence,
/// as the year does whose work is told: 2023年，全局…. Within a sentence texts compare, look back and name aims.
pub(super) fn check(text: &Text, context: &Context<'_>, found: &mut Vec<Found>) {
    let Some(years) = &context.years else { return };
    let is_title = text.kind == Kind::Title;
    let is_foreign = |year: u16| {
        let year = i32::from(year);
        if is_title { year < *years.start() || year > years.end() + 1 } else { (years.start() - LEFT_OVER..*years.start()).contains(&year) }
    };
    let all: Vec<(usize, u16)> = years_in(text).filter(|(at, year)| is_foreign(*year) && (is_title || opens(text, *at))).collect();
    // 2022年，…。2023年，… tells a story.
    if !is_title && all.iter().any(|(_, year)| *year != all[0].1) {
        return;
    }
    for (at, year) in all {
        found.push(Found::new(
            Code::ForeignYear,
            at..year_end(text, at),
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
                // 2023 年
                let end = at - usize::from(text.before(at) == Some(' '));
                let digits = text.chars.get(end.checked_sub(4)?..end)?;
                if digits.iter().all(char::is_ascii_digit)
                    && !text.before(end - 4).is_some_and(|c| c.is_ascii_digit() || matches!(c, '-' | '—' | '－'))
                {
                    let year = digits.iter().filter_map(|digit| digit.to_digit(10)).fold(0, |year, digit| year * 10 + digit);
                    return u16::try_from(year).ok().filter(|year| YEARS.contains(year)).map(|year| (end - 4, year));
                }
            }
            _ => {}
        }
        None
    })
}

/// Where a year ends that begins at an index: 2023年, 2023 年.
fn year_end(text: &Text, at: usize) -> usize {
    at + 5 + usize::from(text.at(at + 4) == Some(' '))
}

/// What stands behind a year whose work is told: 2023年，… 2023年度… 2023年我局… 2023年上半年…
const TOLD: [&str; 22] = [
    "，",
    ",",
    "我",
    "全",
    "本",
    "度",
    "工作",
    "上半年",
    "下半年",
    "前三季度",
    "1月至",
    "1—",
    "是",
    "里，",
    "各项",
    "共",
    "一年来",
    "第",
    "之内，",
    "县局",
    "市局",
    "区局",
];
/// What may stand before the year: 回顾2023年，…
const LOOKING: [&str; 3] = ["回顾", "在", "过去的"];
/// What makes a year at the head of a heading a date or the beginning of a stretch: 2023年以来, 2023年6月, 2023年的.
const DATED: &str = "以至到起底末来的—-－–~～";

/// Whether a year opens a sentence and says what it tells of.
fn opens(text: &Text, at: usize) -> bool {
    if text.has(at + 5, "度以来") {
        return false;
    }
    // 一、2023年工作回顾
    if at == 0 && matches!(text.kind, Kind::Heading | Kind::RunIn) {
        return text.at(5).is_some_and(|c| !c.is_ascii_digit() && !DATED.contains(c));
    }
    let is_start = |at: usize| text.before(at).is_none_or(|c| matches!(c, '。' | '！' | '？' | '；'));
    let behind_word = |word: &str| {
        // 在2023年的基础上 goes on.
        text.start_of_word_before(at, word).is_some_and(is_start) && matches!(text.at(year_end(text, at)), Some('，'))
    };
    let begins = is_start(at) || LOOKING.iter().any(|word| behind_word(word));
    // 2003年，时任…: who was in office then; 2023年度先进单位: an honour.
    let sentence = at..at + text.chars[at..].iter().take_while(|c| !matches!(c, '。' | '；')).count();
    let is_honour =
        || ["先进单位", "先进集体", "先进个人", "荣誉", "称号"].iter().any(|word| sentence.clone().any(|at| text.has(at, word)));
    let end = year_end(text, at);
    begins && TOLD.iter().any(|word| text.has(end, word)) && !text.has(end + 1, "时任") && !is_honour()
}
