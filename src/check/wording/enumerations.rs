//! Enumerations within a paragraph: 一是…；三是… without 二是.

use super::numerals::is_numeral;
use super::{Found, Text};
use crate::finding::Code;
use crate::model::{chinese_number, chinese_numeral, is_han};

/// How the entries of an enumeration are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// 一是, 一要
    Is,
    /// 第一，
    Ordinal,
    /// 其一，
    Of,
    /// （一）
    Bracketed,
    /// 1．
    Digits,
    /// 第一点，
    Point,
    /// （1）
    BracketedDigits,
    /// 1）
    HalfBracketed,
    /// ①
    Circled,
    /// 一、
    Numeral,
}

const KINDS: usize = Kind::Numeral as usize + 1;

/// The number at the head of an entry.
struct Head {
    kind: Kind,
    number: usize,
    length: usize,
}

pub(super) fn check(text: &Text, found: &mut Vec<Found>) {
    let mut last = [0_usize; KINDS];
    for at in 0..text.chars.len() {
        let Some(head) = head(text, at) else { continue };
        let before = std::mem::replace(&mut last[head.kind as usize], head.number);
        if before > 0 && head.number > before + 1 {
            let (told, wanted) = (written(head.kind, before), written(head.kind, before + 1));
            found.push(Found::new(
                Code::EnumerationSkips,
                at..at + head.length,
                format!("“{told}”之后应为“{wanted}”，请核对是否漏项。"),
                format!("After {told:?} comes {wanted:?}: look whether an item is missing."),
            ));
        }
    }
}

/// The number of an entry that begins at an index: at the head of the paragraph or behind a mark.
fn head(text: &Text, at: usize) -> Option<Head> {
    let before = text.before(at);
    if before.is_some_and(|c| !"。；：，;".contains(c)) {
        return None;
    }
    // A part of a sentence is counted in words alone: 按照，（三）项.
    let begins_sentence = before != Some('，');
    let numeral = |from: usize| text.chars[from..].iter().take_while(|c| is_numeral(**c)).count();
    let digits = |from: usize| text.chars[from..].iter().take_while(|c| c.is_ascii_digit()).count();
    let behind_digits = |from: usize| text.at(from + digits(from));
    let (kind, start, length, behind) = match text.at(at)? {
        '第' if text.at(at + 1 + numeral(at + 1)) == Some('点') => (Kind::Point, at + 1, numeral(at + 1), &['点'][..]),
        '第' => (Kind::Ordinal, at + 1, numeral(at + 1), &['，'][..]),
        '其' => (Kind::Of, at + 1, numeral(at + 1), &['，', '：'][..]),
        '（' | '(' if begins_sentence && digits(at + 1) > 0 => (Kind::BracketedDigits, at + 1, digits(at + 1), &['）', ')'][..]),
        '（' | '(' if begins_sentence => (Kind::Bracketed, at + 1, numeral(at + 1), &['）', ')'][..]),
        c @ '①'..='⑳' if begins_sentence && text.at(at + 1).is_some_and(is_han) => {
            let number = c as usize - '①' as usize + 1;
            return Some(Head { kind: Kind::Circled, number, length: 1 });
        }
        c if c.is_ascii_digit() && begins_sentence && matches!(behind_digits(at), Some('）' | ')')) => {
            (Kind::HalfBracketed, at, digits(at), &['）', ')'][..])
        }
        // 1、3号泵站 are two.
        c if c.is_ascii_digit() && begins_sentence => (Kind::Digits, at, digits(at), &['.', '．', '、'][..]),
        _ if begins_sentence && text.at(at + numeral(at)) == Some('、') => (Kind::Numeral, at, numeral(at), &['、'][..]),
        _ => (Kind::Is, at, numeral(at), &['是', '要'][..]),
    };
    let end = start + length;
    let next = text.at(end + 1);
    let is_whole = match kind {
        // 三要素, 四要件
        Kind::Is => text.at(end) == Some('是') || !next.is_some_and(|c| "素件点义".contains(c)),
        Kind::Digits => length <= 2 && next.is_some_and(is_han),
        // 一、二季度 are two.
        Kind::Numeral => next.is_some_and(|c| is_han(c) && !is_numeral(c)),
        Kind::HalfBracketed | Kind::BracketedDigits => length <= 2 && next.is_some_and(is_han),
        _ => true,
    };
    if length == 0 || !is_whole || !text.at(end).is_some_and(|c| behind.contains(&c)) {
        return None;
    }
    let number = text.slice(start..end);
    let is_typed = matches!(kind, Kind::Digits | Kind::BracketedDigits | Kind::HalfBracketed);
    let number = if is_typed { number.parse().ok()? } else { chinese_number(&number)? };
    Some(Head { kind, number, length: end + 1 - at })
}

fn written(kind: Kind, number: usize) -> String {
    let numeral = chinese_numeral(number);
    match kind {
        Kind::Is => format!("{numeral}是"),
        Kind::Ordinal => format!("第{numeral}"),
        Kind::Of => format!("其{numeral}"),
        Kind::Bracketed => format!("（{numeral}）"),
        Kind::Digits => format!("{number}．"),
        Kind::Point => format!("第{numeral}点"),
        Kind::BracketedDigits => format!("（{number}）"),
        Kind::HalfBracketed => format!("{number}）"),
        Kind::Circled => ('①'..='⑳').nth(number - 1).map_or_else(String::new, String::from),
        Kind::Numeral => format!("{numeral}、"),
    }
}
