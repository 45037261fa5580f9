//! Dashes between the ends of a range.

use super::{Found, Text};
use crate::finding::Code;

/// The longest unit before a dash, in characters.
const UNIT: usize = 4;

/// `2013-2015年` -> `2013—2015年`, `3-5次` -> `3～5次`, `5%-8%` -> `5%～8%`. The title of a document is as its writers wrote it.
pub(super) fn check(text: &Text, found: &mut Vec<Found>) {
    let mut titles = 0_usize;
    let mut at = 0;
    while at < text.chars.len() {
        let dashes = text.chars[at..].iter().take_while(|c| is_dash(**c)).count();
        match text.chars[at] {
            '《' => titles += 1,
            '》' => titles = titles.saturating_sub(1),
            _ if dashes > 0 && dashes <= 2 && titles == 0 => {
                if let Some(what) = range(text, at, dashes) {
                    say(text, at, dashes, what, found);
                }
            }
            _ => {}
        }
        at += dashes.max(1);
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '－' | '–' | '—' | '~' | '～' | '‐' | '−' | '―' | '〜')
}

/// What a range is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Time,
    Values,
}

/// Whether a dash stands between the ends of a range, with a unit behind the second one or behind both.
fn range(text: &Text, at: usize, dashes: usize) -> Option<Of> {
    let number_before = |end: usize| text.chars[..end].iter().rev().take_while(|c| c.is_ascii_digit() || **c == '.').count();
    let behind_dash = at + dashes;
    let digits_after = text.chars[behind_dash..].iter().take_while(|c| c.is_ascii_digit() || **c == '.').count();
    let unit = (0..=UNIT.min(at)).find(|length| number_before(at - length) > 0)?;
    let digits_before = number_before(at - unit);
    let (start, end) = (at - unit - digits_before, behind_dash + digits_after);
    if digits_after == 0 || text.before(start).is_some_and(|c| c.is_ascii_alphanumeric() || "-－/号".contains(c)) {
        return None;
    }
    let next = text.at(end);
    // 1-11月, 第1-3季度
    let counts_time = || next == Some('月') || (text.before(start) == Some('第') && text.has(end, "季度"));
    if unit == 0 && digits_before <= 2 && digits_after <= 2 && text.chars[start..at].iter().all(char::is_ascii_digit) && counts_time() {
        return Some(Of::Time);
    }
    // 1月1日-6月30日
    if let (['月' | '日'], Some('月')) = (&text.chars[at - unit..at], next) {
        return Some(Of::Time);
    }
    if unit == 0 && digits_before == 4 && digits_after == 4 && next == Some('年') {
        return Some(Of::Time);
    }
    let behind = &text.chars[at - unit..at];
    if unit > 0 && !text.chars[end..].starts_with(behind) {
        return None;
    }
    match behind {
        ['年' | '月' | '日'] => Some(Of::Time),
        // A telephone number, a code or a difference has no unit behind it.
        _ => (digits_before < 5 && (next == Some('岁') || text.unit_behind_number(end) > 0)).then_some(Of::Values),
    }
}

fn say(text: &Text, at: usize, dashes: usize, of: Of, found: &mut Vec<Found>) {
    let (right, what) = if of == Of::Time { ("—", "起止时间") } else { ("～", "起止数值") };
    let written = text.slice(at..at + dashes);
    if written == right || (of == Of::Values && matches!(written.as_str(), "~" | "—")) || (dashes == 2 && written == "——") {
        return;
    }
    found.push(
        Found::new(
            Code::RangeDash,
            at..at + dashes,
            format!("{what}之间用“{right}”，不用“{written}”。"),
            format!("Write {right:?} in this range, not {written:?}."),
        )
        .fix(right),
    );
}
