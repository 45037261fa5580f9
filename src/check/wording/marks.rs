//! Marks in pairs: quotation marks, title marks, brackets.

use super::{Found, Text, is_chinese};
use crate::finding::Code;
use crate::model::is_han;

const PAIRS: [(char, char); 5] = [('“', '”'), ('‘', '’'), ('《', '》'), ('〔', '〕'), ('【', '】')];

pub(super) fn check(text: &Text, found: &mut Vec<Found>) {
    const MARKS: &str = "\"'＂＇“”‘’《》〔〕【】()（）";
    if !text.chars.iter().any(|c| MARKS.contains(*c)) {
        return;
    }
    for mark in ['"', '\'', '＂', '＇'] {
        straight(text, mark, found);
    }
    for (open, close) in PAIRS {
        let (_, stray) = pairs(text, |c| c == open, |c| c == close);
        unbalanced(text, stray.into_iter(), found);
    }
    brackets(text, found);
}

/// `"一岗双责"` -> `“一岗双责”`: certain where a paragraph has an even number of them. Of single ones the same, since the outer quotation
/// marks are double, and ‘ ’ within “ ”.
fn straight(text: &Text, mark: char, found: &mut Vec<Found>) {
    // Behind a digit it is an inch or a minute, between letters an apostrophe.
    let is_quote = |at: &usize| {
        let (before, after) = (text.before(*at), text.at(at + 1));
        let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        text.chars[*at] == mark && !before.is_some_and(|c| c.is_ascii_digit() && mark == '\'') && !(is_letter(before) && is_letter(after))
    };
    let quotes: Vec<usize> = (0..text.chars.len()).filter(is_quote).collect();
    // Behind a digit it may be an inch, but not where a quotation is open: “1+9".
    let is_open = |at: &usize| {
        let count = |mark| text.chars[..*at].iter().filter(|c| **c == mark).count();
        count('“') > count('”')
    };
    let near_chinese = |at: &usize| {
        (!text.before(*at).is_some_and(|c| c.is_ascii_digit()) || is_open(at))
            && (text.before(*at).is_some_and(is_chinese) || text.at(at + 1).is_some_and(is_chinese))
    };
    if !quotes.iter().any(near_chinese) {
        return;
    }
    for (number, at) in quotes.iter().enumerate() {
        let quote =
            Found::new(Code::StraightQuote, *at..at + 1, "直引号应为弯引号“ ”。", "Write curved quotation marks for straight ones.");
        let before = &text.chars[..*at];
        let count = |mark| before.iter().filter(|c| **c == mark).count();
        let is_inner = matches!(mark, '\'' | '＇') && (count('“') > count('”') || (count('"') + count('＂')) % 2 == 1);
        let curved = match (number.is_multiple_of(2), is_inner) {
            (true, false) => "“",
            (false, false) => "”",
            (true, true) => "‘",
            (false, true) => "’",
        };
        found.push(if quotes.len().is_multiple_of(2) { quote.fix(curved) } else { quote });
    }
}

/// Which marks open and close each other, and which have no partner.
fn pairs(text: &Text, opens: impl Fn(char) -> bool, closes: impl Fn(char) -> bool) -> (Vec<(usize, usize)>, Vec<usize>) {
    let (mut pairs, mut opened, mut stray) = (Vec::new(), Vec::new(), Vec::new());
    for (at, c) in text.chars.iter().enumerate() {
        if opens(*c) {
            opened.push(at);
        } else if closes(*c) {
            match opened.pop() {
                Some(open) => pairs.push((open, at)),
                None => stray.push(at),
            }
        }
    }
    stray.append(&mut opened);
    (pairs, stray)
}

/// Marks without partner in the paragraph. A quotation of several paragraphs opens in each and closes in the last (4.8.3.5); ’ between
/// letters is an apostrophe.
fn unbalanced(text: &Text, stray: impl Iterator<Item = usize>, found: &mut Vec<Found>) {
    for at in stray {
        let mark = text.chars[at];
        let continues = mark == '“' && at == 0 && !text.is_last;
        let is_apostrophe = mark == '’' && text.before(at).is_some_and(|c| c.is_ascii_alphanumeric());
        if !continues && !is_apostrophe {
            found.push(Found::new(
                Code::UnbalancedMark,
                at..at + 1,
                format!("“{mark}”没有成对的另一半，请补上或删去。"),
                format!("{mark:?} has no partner: add it or delete this one."),
            ));
        }
    }
}

/// Brackets of either width are partners: of a pair in Chinese text both are of full width.
fn brackets(text: &Text, found: &mut Vec<Found>) {
    let (pairs, stray) = pairs(text, |c| matches!(c, '(' | '（'), |c| matches!(c, ')' | '）'));
    for (open, close) in pairs {
        let is_mixed = text.chars[open].is_ascii() != text.chars[close].is_ascii();
        let is_in_chinese = is_mixed || text.at(open + 1).is_some_and(is_han) || text.before(open).is_some_and(is_han);
        for (at, full) in [(open, '（'), (close, '）')] {
            let written = text.chars[at];
            if is_in_chinese && written.is_ascii() {
                found.push(
                    Found::new(
                        Code::HalfWidthPunctuation,
                        at..at + 1,
                        format!("半角“{written}”应为全角“{full}”。"),
                        format!("Write {full:?} for {written:?} in Chinese text."),
                    )
                    .fix(full.to_string()),
                );
            }
        }
    }
    // 1） is a number of a list, ：） a face; a bracket of half width may be code.
    let counts = |at: &usize| match text.chars[*at] {
        '）' => {
            let digits = text.chars[..*at].iter().rev().take_while(|c| c.is_ascii_alphanumeric()).count();
            let heads = (1..=2).contains(&digits)
                && text.chars[..at - digits].last().is_none_or(|c| c.is_whitespace() || matches!(c, '。' | '；' | '：' | '，' | '、'));
            !heads && !text.before(*at).is_some_and(|c| matches!(c, '：' | ':'))
        }
        mark => mark == '（',
    };
    unbalanced(text, stray.into_iter().filter(counts), found);
}
