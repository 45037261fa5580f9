//! The mark behind the number at the head of a paragraph: GB/T 9704-2012 7.3.3 counts 一、（一）1．（1）.

use super::numerals::is_numeral;
use super::{Found, Text};
use crate::finding::Code;
use crate::model::is_han;

/// `1、` -> `1．`; `一.` -> `一、`; `（一）、` -> `（一）`; `①、` -> `①`; `第一、` -> `第一，`.
pub(super) fn check(text: &Text, found: &mut Vec<Found>) {
    let Some(head) = head(text) else { return };
    let Some(mark) = text.at(head.end) else { return };
    let next = text.at(head.end + 1);
    // 第一、第二产业 are two; 三，四 is a list.
    let is_year =
        || text.chars[head.end + 1..].iter().take_while(|c| c.is_ascii_digit()).count() == 4 && text.at(head.end + 5) == Some('年');
    let is_entry = || is_numeral(next.unwrap_or(' ')) && text.at(head.end + 2) == Some('是');
    let begins =
        next.is_some_and(|c| (is_han(c) && !is_numeral(c) && c != '第') || matches!(c, '“' | '《' | '—')) || is_year() || is_entry();
    let begins = begins || matches!(head.kind, Kind::Enclosed);
    let (is_wrong, zh, en, right) = match head.kind {
        Kind::Digits => (
            matches!(mark, '、' | '，' | '。'),
            format!("阿拉伯数字序号之后用“．”，不用“{mark}”。"),
            format!("Write ． after an Arabic number, not {mark}."),
            "．",
        ),
        Kind::Numeral => (
            matches!(mark, '.' | '．' | '，' | ',' | '：' | ':'),
            format!("“一”“二”等序号之后用“、”，不用“{mark}”。"),
            format!("Write 、 after a number such as 一, not {mark}."),
            "、",
        ),
        Kind::Ordinal => (
            matches!(mark, '、' | '．' | '.'),
            "“第一”“第二”之后用逗号。".to_owned(),
            "Write a comma after an ordinal such as 第一.".to_owned(),
            "，",
        ),
        Kind::Enclosed => (
            matches!(mark, '、' | '，' | ',' | '．' | '.' | '：' | ':'),
            "带括号或带圈的序号之后不用标点。".to_owned(),
            "No mark after a number in brackets or in a circle.".to_owned(),
            "",
        ),
    };
    if is_wrong && begins {
        // That it is of half width too need not be said.
        found.retain(|one| one.range.start != head.end);
        found.push(Found::new(Code::NumberMark, head.end..head.end + 1, zh, en).fix(right));
    }
}

#[derive(Clone, Copy)]
enum Kind {
    /// 1
    Digits,
    /// 一
    Numeral,
    /// 第一
    Ordinal,
    /// （一）, ①
    Enclosed,
}

struct Head {
    kind: Kind,
    end: usize,
}

fn head(text: &Text) -> Option<Head> {
    let count = |from: usize, is: fn(char) -> bool| text.chars[from..].iter().take_while(|c| is(**c)).count();
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let numeral = |from| count(from, |c| "一二三四五六七八九十".contains(c));
    let (kind, end) = match text.at(0)? {
        '①'..='⑳' | '㈠'..='㈩' | '⑴'..='⒇' => (Kind::Enclosed, 1),
        '（' | '(' => {
            let end = 1 + numeral(1).max(count(1, |c| c.is_ascii_digit()));
            (Kind::Enclosed, end + usize::from(end > 1 && matches!(text.at(end), Some('）' | ')'))))
        }
        '第' => (Kind::Ordinal, 1 + count(1, is_numeral)),
        c if is_digit(c) => (Kind::Digits, count(0, is_digit)),
        _ => (Kind::Numeral, numeral(0)),
    };
    let is_whole = match kind {
        Kind::Digits | Kind::Numeral => (1..=2).contains(&end),
        Kind::Ordinal => end > 1,
        Kind::Enclosed => end == 1 && !matches!(text.at(0), Some('（' | '(')) || end > 2 && matches!(text.before(end), Some('）' | ')')),
    };
    is_whole.then_some(Head { kind, end })
}
