//! GB/T 15834-2011: punctuation.

use super::{Found, Text, is_chinese};
use crate::finding::Code;
use crate::model::is_han;

/// How far a clause is looked for, in characters.
const CLAUSE: usize = 24;

pub(super) fn check(text: &Text, found: &mut Vec<Found>) {
    half_width(text, found);
    runs(text, found);
    pauses(text, found);
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
        // `，,` is said as a whole.
        if before == Some(full) {
            continue;
        }
        let is_in_chinese = match c {
            // A point between Chinese characters is a stop; 灯塔.党建 may be a name.
            '.' => before.is_some_and(is_chinese) && after.is_none_or(|c| matches!(c, '”' | '’')),
            // 50%,60% may be code where no clause stands before it.
            _ if matches!(before, Some('%' | '％')) => {
                let is_told = text.chars[at.saturating_sub(CLAUSE)..at].iter().any(|c| is_han(*c));
                after.is_some_and(|c| is_han(c) || (is_told && (matches!(c, '“' | '《') || c.is_ascii_alphanumeric())))
            }
            // 供水改善,PM2.5浓度下降
            ',' | ';' if after.is_some_and(|c| c.is_ascii_uppercase()) => before.is_some_and(is_han) && is_word_in_chinese(text, at + 1),
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

/// Whether the Latin word that begins at an index stands in Chinese text: no list of names of a program.
fn is_word_in_chinese(text: &Text, at: usize) -> bool {
    text.chars[at..].iter().take(CLAUSE).find(|c| !c.is_ascii_alphanumeric() && **c != '.').is_some_and(|c| is_han(*c))
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
        if let Some(end) = same_behind_space(text, at, c) {
            at = end;
            let written = text.slice(start..at);
            let (zh, en) = (format!("“{written}”应为“{c}”。"), format!("Write {c:?} for {written:?}."));
            found.push(Found::new(Code::DoubledMark, start..at, zh, en).fix(c));
            continue;
        }
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

/// Where the same mark ends that stands again, behind a blank or of half width: `， ，`, `，,`.
fn same_behind_space(text: &Text, at: usize, mark: char) -> Option<usize> {
    let half = match mark {
        '，' => ',',
        '；' => ';',
        '：' => ':',
        '、' | '。' => mark,
        _ => return None,
    };
    let blanks = text.chars[at..].iter().take_while(|c| matches!(c, ' ' | '\u{3000}')).count();
    let next = text.at(at + blanks)?;
    (next == half || (blanks > 0 && next == mark)).then_some(at + blanks + 1)
}

/// A mark that ends or divides a sentence, of which two never stand side by side.
fn is_stop(c: char) -> bool {
    matches!(c, '，' | '、' | '；' | '：' | '。')
}

/// `“甲”、“乙”` -> `“甲”“乙”`. Not where something stands between: `“甲”、乙`, `“甲”（试行）、“乙”`.
fn pauses(text: &Text, found: &mut Vec<Found>) {
    for at in (1..text.chars.len().saturating_sub(1)).filter(|at| text.chars[*at] == '、') {
        let next = text.chars[at + 1..].iter().find(|c| !c.is_whitespace());
        if matches!((text.chars[at - 1], next), ('”', Some('“')) | ('》', Some('《'))) {
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
