//! GB/T 15834-2011: punctuation.

use super::{Found, Kind, Text, is_chinese};
use crate::finding::Code;
use crate::model::is_han;

const PAIRS: [(char, char); 4] = [('“', '”'), ('‘', '’'), ('《', '》'), ('（', '）')];

pub(super) fn check(text: &Text, found: &mut Vec<Found>) {
    half_width(text, found);
    straight_quotes(text, found);
    pairs(text, found);
    pauses(text, found);
    number_mark(text, found);
    match text.kind {
        Kind::Heading => heading_end(text, found),
        Kind::Paragraph => paragraph_end(text, found),
        Kind::Cell | Kind::RunIn => {}
    }
}

/// `学习,` -> `学习，`. Not in numbers (1,200), times (10:30) and Latin text.
fn half_width(text: &Text, found: &mut Vec<Found>) {
    for (at, c) in text.chars.iter().enumerate() {
        let full = match c {
            ',' => '，',
            ';' => '；',
            ':' => '：',
            '!' => '！',
            '?' => '？',
            '(' => '（',
            ')' => '）',
            '.' => '。',
            _ => continue,
        };
        let (before, after) = (text.before(at), text.at(at + 1));
        let is_in_chinese = match c {
            // An opening bracket belongs to what follows it, the others to what stands before them.
            '(' => after.is_some_and(is_han) || before.is_some_and(is_han),
            ')' => before.is_some_and(|c| is_han(c) || c.is_ascii_digit()) && opened_in_chinese(text, at),
            // A point between Chinese characters is a stop; 灯塔.党建 may be a name.
            '.' => before.is_some_and(is_han) && after.is_none(),
            _ => {
                before.is_some_and(|c| is_chinese(c) && c != '%')
                    && after.is_none_or(|c| is_chinese(c) || c.is_whitespace() || c.is_ascii_digit())
            }
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

/// Whether the bracket that closes here was opened by one that is reported too.
fn opened_in_chinese(text: &Text, close: usize) -> bool {
    let open = (0..close).rev().find(|at| matches!(text.chars[*at], '(' | ')'));
    open.is_some_and(|at| text.chars[at] == '(' && (text.at(at + 1).is_some_and(is_han) || text.before(at).is_some_and(is_han)))
}

/// `"一岗双责"` -> `“一岗双责”`: certain where a paragraph has an even number of them.
fn straight_quotes(text: &Text, found: &mut Vec<Found>) {
    let quotes: Vec<usize> = text.chars.iter().enumerate().filter(|(_, c)| **c == '"').map(|(at, _)| at).collect();
    // Behind a digit it is an inch.
    let near_chinese = |at: &usize| {
        !text.before(*at).is_some_and(|c| c.is_ascii_digit())
            && (text.before(*at).is_some_and(is_chinese) || text.at(at + 1).is_some_and(is_chinese))
    };
    if !quotes.iter().any(near_chinese) {
        return;
    }
    for (number, at) in quotes.iter().enumerate() {
        let quote =
            Found::new(Code::StraightQuote, *at..at + 1, "直引号应为弯引号“ ”。", "Write curved quotation marks for straight ones.");
        let curved = if number.is_multiple_of(2) { "“" } else { "”" };
        found.push(if quotes.len().is_multiple_of(2) { quote.fix(curved) } else { quote });
    }
}

/// A mark without its partner in the paragraph. A quotation of several paragraphs opens in each and closes in the last (4.8.3.5).
fn pairs(text: &Text, found: &mut Vec<Found>) {
    for (open, close) in PAIRS {
        let mut opened: Vec<usize> = Vec::new();
        let mut stray: Vec<usize> = Vec::new();
        for (at, c) in text.chars.iter().enumerate() {
            if *c == open {
                opened.push(at);
            } else if *c == close && opened.pop().is_none() {
                stray.push(at);
            }
        }
        let continues = |at: &usize| open == '“' && *at == 0 && !text.is_last;
        for at in stray.into_iter().chain(opened.into_iter().filter(|at| !continues(at))) {
            let mark = text.chars[at];
            found.push(Found::new(
                Code::UnbalancedMark,
                at..at + 1,
                format!("“{mark}”没有成对的另一半，请补上或删去。"),
                format!("{mark:?} has no partner: add it or delete this one."),
            ));
        }
    }
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

/// `1、` -> `1．`; `（一）、` -> `（一）`; at the head of a paragraph.
fn number_mark(text: &Text, found: &mut Vec<Found>) {
    let digits = text.chars.iter().take_while(|c| c.is_ascii_digit()).count();
    if (1..=2).contains(&digits) && text.at(digits) == Some('、') && text.at(digits + 1).is_some_and(|c| is_han(c) || c == '“') {
        found.push(
            Found::new(
                Code::NumberMark,
                digits..digits + 1,
                "阿拉伯数字序号之后用“．”，不用“、”。",
                "Write ． after an Arabic number, not 、.",
            )
            .fix("．"),
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

fn heading_end(text: &Text, found: &mut Vec<Found>) {
    let end = text.chars.len();
    if let Some(mark) = text.chars.last().filter(|c| "。；，、：,;:.".contains(**c)) {
        found.push(
            Found::new(
                Code::HeadingPunctuation,
                end - 1..end,
                format!("独立成行的标题末尾不用“{mark}”。"),
                format!("No {mark:?} after a heading on its own line."),
            )
            .fix(""),
        );
    }
}

fn paragraph_end(text: &Text, found: &mut Vec<Found>) {
    let end = text.chars.len();
    // A quotation or bracket may close behind the stop.
    let last = text.chars.iter().rev().find(|c| !"”’》）)\"".contains(**c));
    let is_word = text.chars.last().is_some_and(|c| is_han(*c) || matches!(c, '》' | '）' | '”' | '}' | '%'));
    if is_word && last.is_some_and(|c| is_han(*c) || matches!(c, '}' | '%') || c.is_ascii_alphanumeric()) {
        found.push(
            Found::new(Code::MissingStop, end - 1..end, "段末缺少标点。", "The paragraph has no punctuation at its end.")
                .fix(format!("{}。", text.chars[end - 1])),
        );
    }
}
