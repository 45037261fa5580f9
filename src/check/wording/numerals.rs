//! GB/T 15835-2011 and the practice of offices: numbers in words and digits.

use super::{Found, Reference, Text};
use crate::finding::Code;
use crate::model::{Approximation, chinese_number, chinese_numeral};

/// The longest word of approximation.
const LONGEST_WORD: usize = 3;

/// What only running text has.
pub(super) fn check_prose(text: &Text, references: &[Reference<'_>], found: &mut Vec<Found>) {
    approximations(text, references, found);
    enumerations(text, found);
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
pub(super) fn ranges(text: &Text, found: &mut Vec<Found>) {
    let is_dash = |at: &usize| matches!(text.chars[*at], '-' | '－' | '–' | '—' | '~' | '～');
    for at in (1..text.chars.len().saturating_sub(1)).filter(is_dash) {
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
