//! Dashes between the ends of a range.

use super::{Found, Text};
use crate::finding::Code;

/// The longest unit before a dash, in characters.
const UNIT: usize = 4;

/// `2013-2015年` -> `2013—2015年`, `3-5次` -> `3～5次`, `5%-8%` -> `5%～8%`. The title of a document is as its writers wrote it.
pub(super) fn check(text: &Text, found: &mut Vec<Found>) {
    let mut titles = 0_usize;
    for at in 0..text.chars.len() {
        match text.chars[at] {
            '《' => titles += 1,
            '》' => titles = titles.saturating_sub(1),
            '-' | '－' | '–' | '—' | '~' | '～' if titles == 0 => {
                if let Some(what) = range(text, at) {
                    say(text, at, what, found);
                }
            }
            _ => {}
        }
    }
}

/// What a range is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Time,
    Values,
}

/// Whether a dash stands between the ends of a range, with a unit behind the second one or behind both.
fn range(text: &Text, at: usize) -> Option<Of> {
    let number_before = |end: usize| text.chars[..end].iter().rev().take_while(|c| c.is_ascii_digit() || **c == '.').count();
    let digits_after = text.chars[at + 1..].iter().take_while(|c| c.is_ascii_digit() || **c == '.').count();
    let unit = (0..=UNIT.min(at)).find(|length| number_before(at - length) > 0)?;
    let digits_before = number_before(at - unit);
    let (start, end) = (at - unit - digits_before, at + 1 + digits_after);
    if digits_after == 0 || text.before(start).is_some_and(|c| c.is_ascii_alphanumeric() || "-－/号".contains(c)) {
        return None;
    }
    let next = text.at(end);
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

fn say(text: &Text, at: usize, of: Of, found: &mut Vec<Found>) {
    let (right, what) = if of == Of::Time { ('—', "起止时间") } else { ('～', "起止数值") };
    let written = text.chars[at];
    if written == right || (of == Of::Values && "~—".contains(written)) {
        return;
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
