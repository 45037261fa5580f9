//! GB/T 15835-2011 and the practice of offices: numbers in words and digits.

use super::{Context, Found, Reference, Text};
use crate::finding::Code;
use crate::model::{Approximation, YEARS, chinese_number, chinese_numeral, is_han, placeholder};

/// The longest word of approximation.
const LONGEST_WORD: usize = 3;

pub(super) fn check(text: &Text, found: &mut Vec<Found>) {
    placeholders(text, found);
    ranges(text, found);
}

/// What only running text has.
pub(super) fn check_prose(text: &Text, context: &Context<'_>, references: &[Reference<'_>], found: &mut Vec<Found>) {
    approximations(text, references, found);
    years(text, context, found);
    enumerations(text, found);
}

/// `XX次`, `***`, `____`, `待补充`. Not a letter in a word (X光, XML) and not a product (3×5).
fn placeholders(text: &Text, found: &mut Vec<Found>) {
    let mut say = |range: std::ops::Range<usize>, mark: String| {
        found.push(Found::new(
            Code::Placeholder,
            range,
            format!("“{mark}”是占位符号，请换成实际内容。"),
            format!("{mark:?} is a placeholder: write what belongs there."),
        ));
    };
    let mut at = 0;
    while at < text.chars.len() {
        let c = text.chars[at];
        let run = placeholder::run(text.chars[at..].iter().copied());
        if run == 0 {
            at += 1;
            continue;
        }
        let (before, after) = (text.before(at), text.at(at + run));
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let is_placeholder = match c {
            // 某 is a word of its own: 某种, 某些. Twice it is none.
            '某' => run >= 2,
            // A single letter between Chinese characters before a unit; X光 and X射线 are words.
            'X' | 'x' | 'Ｘ' | 'ｘ' | '×' if run == 1 => {
                before.is_some_and(is_han) && (after.is_some_and(|c| "年月日余".contains(c)) || text.unit(at + 1) > 0)
            }
            'X' | 'x' | 'Ｘ' | 'ｘ' | '×' => !is_word(before) && !is_word(after),
            // 二〇〇八年
            '〇' | '○' => run >= 2 && !before.is_some_and(is_numeral) && !after.is_some_and(is_numeral),
            _ => run >= 2 || c == '□',
        };
        // A longer row is a rule across the page.
        if is_placeholder && run <= placeholder::LONGEST {
            say(at..at + run, text.slice(at..at + run));
        }
        at += run;
    }
    for word in ["待补充", "待填写", "待核实", "此处填写", "请填写", "（略）"] {
        for at in (0..text.chars.len()).filter(|at| text.has(*at, word)) {
            say(at..at + word.chars().count(), word.to_owned());
        }
    }
}

/// 约20余次, 近100多人, 30余次左右; with figures, 约{甲} where 甲 is 20余次.
fn approximations(text: &Text, references: &[Reference<'_>], found: &mut Vec<Found>) {
    let mut say = |range| {
        found.push(Found::new(
            Code::DoubledApproximation,
            range,
            "约数重复，“约”“近”“余”“多”“左右”只用其一。",
            "The number is approximate twice: keep one of the words.",
        ));
    };
    for Reference { start, end, figure } in references {
        if figure.approximation.is_exact() {
            continue;
        }
        let (before, behind) = (before_number(text, *start), text.word_behind_unit(*end));
        if before > 0 || behind > 0 {
            say(start - before..end + behind);
        }
    }
    let mut at = 0;
    while at < text.chars.len() {
        if !text.chars[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = at + text.chars[at..].iter().take_while(|c| c.is_ascii_digit() || **c == '.').count();
        let before = before_number(text, at);
        let more = Approximation::behind_number(&text.ahead(end)).map_or(0, |one| one.word().chars().count());
        let unit_end = end + more + text.unit(end + more);
        let behind = if unit_end > end + more || more == 0 { text.word_behind_unit(unit_end) } else { 0 };
        if [before > 0, more > 0, behind > 0].into_iter().filter(|word| *word).count() > 1 {
            say(at - before..if behind > 0 { unit_end + behind } else { end + more });
        }
        at = end.max(at + 1);
    }
}

/// The length of the word of approximation that ends before a number: 约, 近, 超过. 突破20余项 is a verb.
fn before_number(text: &Text, at: usize) -> usize {
    let behind: String = text.chars[at.saturating_sub(LONGEST_WORD)..at].iter().collect();
    let Some(word) = Approximation::before(&behind).filter(|one| *one != Approximation::Passing) else { return 0 };
    let length = word.word().chars().count();
    if length == 1 && is_part_of_word(text, at - 1) { 0 } else { length }
}

/// 最近, 节约, 赶超: no words of approximation.
fn is_part_of_word(text: &Text, at: usize) -> bool {
    let before = match text.chars[at] {
        '约' => "节制公预合签契集条",
        '近' => "最附临邻靠亲相接新",
        '超' => "赶反高",
        _ => return false,
    };
    text.before(at).is_some_and(|c| before.contains(c))
}

/// `2013-2015年` -> `2013—2015年`, `3-5次` -> `3～5次`.
fn ranges(text: &Text, found: &mut Vec<Found>) {
    for at in (1..text.chars.len().saturating_sub(1)).filter(|at| "-－–—~～".contains(text.chars[*at])) {
        let digits_before = text.chars[..at].iter().rev().take_while(|c| c.is_ascii_digit() || **c == '.').count();
        let digits_after = text.chars[at + 1..].iter().take_while(|c| c.is_ascii_digit() || **c == '.').count();
        let (start, end) = (at - digits_before, at + 1 + digits_after);
        if digits_before == 0 || digits_after == 0 || text.before(start).is_some_and(|c| c.is_ascii_alphanumeric() || "-－/号".contains(c))
        {
            continue;
        }
        let next = text.at(end);
        let is_years = digits_before == 4 && digits_after == 4 && next == Some('年');
        // A telephone number, a code or a difference has no unit behind it.
        let is_values = !is_years && digits_before < 5 && (next == Some('岁') || text.unit(end) > 0);
        let (right, what) = match (is_years, is_values) {
            (true, _) => ('—', "起止年份"),
            (_, true) => ('～', "起止数值"),
            _ => continue,
        };
        let written = text.chars[at];
        if written == right || (is_values && "~—".contains(written)) {
            continue;
        }
        found.push(
            Found::new(
                Code::RangeDash,
                at..at + 1,
                format!("{what}之间用“{right}”，不用“{written}”。"),
                format!("Write {right:?} in this range, not {written:?}."),
            )
            .fix(right.to_string()),
        );
    }
}

/// A year that is neither the report's nor the next. Not in titles, quotations and document numbers, nor where the text looks back: 较2020年,
/// 2019年以来, 2013—2015年, 2022年至2024年.
fn years(text: &Text, context: &Context<'_>, found: &mut Vec<Found>) {
    let mut depth = 0_usize;
    for (at, c) in text.chars.iter().enumerate() {
        match c {
            '《' | '“' | '〔' | '（' => depth += 1,
            '》' | '”' | '〕' | '）' => depth = depth.saturating_sub(1),
            '年' if depth == 0 && at >= 4 => {
                let Some(years) = &context.years else { return };
                let digits = &text.chars[at - 4..at];
                if !digits.iter().all(char::is_ascii_digit) || text.before(at - 4).is_some_and(|c| c.is_ascii_digit()) {
                    continue;
                }
                let year = digits.iter().filter_map(|digit| digit.to_digit(10)).fold(0, |year, digit| year * 10 + digit);
                let Some(year) = u16::try_from(year).ok().filter(|year| YEARS.contains(year)) else { continue };
                let fits = (*years.start()..=years.end() + 1).contains(&year.into());
                let looks_back = text.before(at - 4).is_some_and(|c| "较比与同自从至到于—-～~过往、和及".contains(c))
                    || ["以来", "至", "到", "起", "底", "末", "初", "同期", "增长", "—", "-", "、", "和", "及", "之前", "以前"]
                        .iter()
                        .any(|word| text.has(at + 1, word));
                if !fits && !looks_back {
                    found.push(Found::new(
                        Code::ForeignYear,
                        at - 4..at + 1,
                        format!("{year}年与{}年度的报告不符，请核对。", years.end()),
                        format!("{year} does not fit a report on {}: check it.", years.end()),
                    ));
                }
            }
            _ => {}
        }
    }
}

/// 一是…三是… without 二是.
fn enumerations(text: &Text, found: &mut Vec<Found>) {
    let mut last = 0;
    for (at, c) in text.chars.iter().enumerate() {
        if *c != '是' || at == 0 {
            continue;
        }
        let numeral = text.chars[..at].iter().rev().take_while(|c| is_numeral(**c)).count();
        let start = at - numeral;
        let begins = start == 0 || text.before(start).is_some_and(|c| "。；：，;".contains(c));
        let Some(number) = (numeral > 0 && begins).then(|| chinese_number(&text.slice(start..at))).flatten() else { continue };
        if last > 0 && number > last + 1 {
            let wanted = chinese_numeral(last + 1);
            found.push(Found::new(
                Code::EnumerationSkips,
                start..at + 1,
                format!("“{}是”之后应为“{wanted}是”，请核对是否漏项。", chinese_numeral(last)),
                format!("After number {last} comes {}: look whether an item is missing.", last + 1),
            ));
        }
        last = number;
    }
}

/// A character of a Chinese numeral.
fn is_numeral(c: char) -> bool {
    chinese_number(c.encode_utf8(&mut [0; 4])).is_some()
}
