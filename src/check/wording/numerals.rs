//! GB/T 15835-2011: numbers that are approximate twice.

use super::{Found, Reference, Text};
use crate::finding::Code;
use crate::model::numerals::leading_numeral;
use crate::model::{Approximation, chinese_number};

/// The longest word of approximation.
const LONGEST_WORD: usize = 3;
/// Words before a number that bound it too, and are no word of a figure.
const OTHERS: [&str; 6] = ["接近", "至少", "最少", "最多", "几乎", "多达"];

/// 约20余次, 近100多人, 30余次左右; with figures, 约{甲} where 甲 is 20余次.
pub(super) fn approximations(text: &Text, references: &[Reference<'_>], found: &mut Vec<Found>) {
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
        // 近两百余人次
        let spelt =
            if is_spelt(text.chars[at]) { leading_numeral(&text.ahead(at)).map_or(0, |(_, bytes)| bytes / '百'.len_utf8()) } else { 0 };
        if !text.chars[at].is_ascii_digit() && spelt == 0 {
            at += 1;
            continue;
        }
        let digits = || text.chars[at..].iter().take_while(|c| c.is_ascii_digit() || **c == '.').count();
        let end = at + if spelt > 0 { spelt } else { digits() };
        let before = before_number(text, at);
        let more = Approximation::behind_number(&text.ahead(end)).map_or(0, |one| one.word().chars().count());
        let unit_end = end + more + text.unit_behind_number(end + more);
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
    if let Some(word) = OTHERS.iter().find(|word| behind.ends_with(**word)) {
        return word.chars().count();
    }
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

/// What a numeral from ten on may begin with.
fn is_spelt(c: char) -> bool {
    "两百千".contains(c) || is_numeral(c)
}

/// A character of a Chinese numeral.
pub(super) fn is_numeral(c: char) -> bool {
    chinese_number(c.encode_utf8(&mut [0; 4])).is_some()
}
