//! GB/T 15834-2011: punctuation.

use super::numerals::is_numeral;
use super::{Found, Text, is_chinese};
use crate::finding::Code;
use crate::model::is_han;

pub(super) fn check(text: &Text, found: &mut Vec<Found>) {
    half_width(text, found);
    runs(text, found);
    pauses(text, found);
    number_mark(text, found);
}

/// `学习,` -> `学习，`. Not in numbers (1,200), times (10:30) and Latin text. Brackets are looked at in pairs.
fn half_width(text: &Text, found: &mut Vec<Found>) {
    for (at, c) in text.chars.iter().enumerate() {
        let full = match c {
            ',' => '，',
            ';' => '；',
            ':' => '：',
            '!' => '！',
            '?' => '？',
            '.' => '。',
            _ => continue,
        };
        let (before, after) = (text.before(at), text.at(at + 1));
        let is_in_chinese = match c {
            // A point between Chinese characters is a stop; 灯塔.党建 may be a name.
            '.' => before.is_some_and(is_chinese) && after.is_none_or(|c| matches!(c, '”' | '’')),
            // 50%,60% may be code.
            _ if matches!(before, Some('%' | '％')) => after.is_some_and(is_han),
            _ => before.is_some_and(is_chinese) && after.is_none_or(|c| is_chinese(c) || c.is_whitespace() || c.is_ascii_digit()),
        };
        if is_in_chinese {
            found.push(
                Found::new(
                    Code::HalfWidthPunctuation,
                    at..at + 1,
                    format!("半角“{c}”应为全角“{full}”。"),
                    format!("Write {full:?} for {c:?} in Chinese text."),
                )
                .fix(full.to_string()),
            );
        }
    }
}

/// Marks that stand several times: `...` and `。。。` -> `……`, `--` -> `——`, `。。` -> `。`, `，。` -> `。`.
fn runs(text: &Text, found: &mut Vec<Found>) {
    let mut at = 0;
    while at < text.chars.len() {
        let c = text.chars[at];
        if !matches!(c, '.' | '…' | '-' | '－' | '，' | '、' | '；' | '：' | '。') {
            at += 1;
            continue;
        }
        let start = at;
        at += text.chars[at..].iter().take_while(|same| **same == c).count();
        let (before, after) = (text.before(start), text.at(at));
        let is_near = |is: fn(char) -> bool| before.is_some_and(is) || after.is_some_and(is);
        let is_latin = is_near(|c| c.is_ascii_alphabetic());
        let (code, right) = match (c, at - start) {
            ('.', 3..=6) if is_near(is_chinese) => (Code::HalfWidthPunctuation, "……"),
            ('。', 3..=6) | ('…', 1) if is_near(is_chinese) => (Code::DoubledMark, "……"),
            ('-' | '－', 2..=4) if is_near(is_han) && !is_latin => (Code::HalfWidthPunctuation, "——"),
            ('，', 2..) => (Code::DoubledMark, "，"),
            ('、', 2..) => (Code::DoubledMark, "、"),
            ('；', 2..) => (Code::DoubledMark, "；"),
            ('：', 2..) => (Code::DoubledMark, "："),
            ('。', 2) => (Code::DoubledMark, "。"),
            ('，' | '、' | '；' | '：', 1) if after == Some('。') && text.at(at + 1) != Some('。') => {
                at += 1;
                (Code::DoubledMark, "。")
            }
            // Which of two is meant is not certain.
            (_, 1) if is_stop(c) && after.is_some_and(is_stop) && !text.at(at + 1).is_some_and(is_stop) => {
                at += 1;
                let written = text.slice(start..at);
                let (zh, en) = (format!("“{written}”只用其一。"), format!("Two marks, {written:?}: keep one."));
                found.push(Found::new(Code::DoubledMark, start..at, zh, en));
                continue;
            }
            _ => continue,
        };
        let written = text.slice(start..at);
        found.push(
            Found::new(code, start..at, format!("“{written}”应为“{right}”。"), format!("Write {right:?} for {written:?}.")).fix(right),
        );
    }
}

/// A mark that ends or divides a sentence, of which two never stand side by side.
fn is_stop(c: char) -> bool {
    matches!(c, '，' | '、' | '；' | '：' | '。')
}

/// `“甲”、“乙”` -> `“甲”“乙”`. Not where something stands between: `“甲”、乙`, `“甲”（试行）、“乙”`.
fn pauses(text: &Text, found: &mut Vec<Found>) {
    for at in (1..text.chars.len().saturating_sub(1)).filter(|at| text.chars[*at] == '、') {
        if matches!((text.chars[at - 1], text.chars[at + 1]), ('”', '“') | ('》', '《')) {
            found.push(
                Found::new(
                    Code::PauseBetweenMarks,
                    at..at + 1,
                    "并列的引号或书名号之间不用顿号。",
                    "No pause mark between adjacent quotations or titles.",
                )
                .fix(""),
            );
        }
    }
}

/// `1、` -> `1．`; `（一）、` -> `（一）`; `①、` -> `①`; `第一、` -> `第一，`; at the head of a paragraph.
fn number_mark(text: &Text, found: &mut Vec<Found>) {
    let digits = text.chars.iter().take_while(|c| c.is_ascii_digit()).count();
    let mark = text.at(digits).filter(|c| matches!(c, '、' | '，'));
    let begins = |at: usize| text.at(at).is_some_and(|c| is_han(c) || matches!(c, '“' | '《'));
    if let Some(mark) = mark.filter(|_| (1..=2).contains(&digits) && begins(digits + 1)) {
        found.push(
            Found::new(
                Code::NumberMark,
                digits..digits + 1,
                format!("阿拉伯数字序号之后用“．”，不用“{mark}”。"),
                format!("Write ． after an Arabic number, not {mark}."),
            )
            .fix("．"),
        );
    }
    if text.at(0).is_some_and(|c| ('①'..='⑳').contains(&c)) && matches!(text.at(1), Some('、' | '，' | '．')) {
        found.push(Found::new(Code::NumberMark, 1..2, "带圈的序号之后不用标点。", "No mark after a number in a circle.").fix(""));
    }
    // 第一、第二产业 are two.
    let ordinal = if text.at(0) == Some('第') { text.chars[1..].iter().take_while(|c| is_numeral(**c)).count() } else { 0 };
    if ordinal > 0 && text.at(ordinal + 1) == Some('、') && text.at(ordinal + 2).is_some_and(|c| is_han(c) && c != '第' && !is_numeral(c))
    {
        let at = ordinal + 1;
        found.push(
            Found::new(Code::NumberMark, at..at + 1, "“第一”“第二”之后用逗号。", "Write a comma after an ordinal such as 第一.").fix("，"),
        );
    }
    if !matches!(text.at(0), Some('（' | '(')) {
        return;
    }
    let numeral = text.chars[1..].iter().take_while(|c| "一二三四五六七八九十0123456789".contains(**c)).count();
    if numeral > 0 && matches!(text.at(numeral + 1), Some('）' | ')')) && matches!(text.at(numeral + 2), Some('、' | '，' | '．')) {
        let at = numeral + 2;
        found.push(Found::new(Code::NumberMark, at..at + 1, "带括号的序号之后不用标点。", "No mark after a number in brackets.").fix(""));
    }
}
