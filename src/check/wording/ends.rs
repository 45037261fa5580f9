//! How headings and paragraphs end.

use super::{Found, Kind, Text};
use crate::finding::Code;
use crate::model::mark::mark;
use crate::model::{Role, is_han};

/// The shortest text of one clause that is a sentence, in characters.
const SENTENCE: usize = 4;

/// With what names end that stand alone on a line.
const NAMES: [&str; 12] = ["情况", "概况", "报告", "总结", "方案", "清单", "名单", "一览表", "计划", "办法", "制度", "通知"];

pub(super) fn check(text: &Text, found: &mut Vec<Found>) {
    match text.kind {
        Kind::Heading => heading(text, found),
        Kind::Paragraph if is_unfinished(&text.chars) && is_sentence(text) => {
            let end = text.chars.len();
            let last = text.chars[end - 1];
            let missing = Found::new(Code::MissingStop, end - 1..end, "段末缺少标点。", "The paragraph has no punctuation at its end.");
            found.push(missing.fix(format!("{last}。")));
        }
        _ => {}
    }
}

fn heading(text: &Text, found: &mut Vec<Found>) {
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

/// Whether a paragraph ends in a word, a figure or a closing mark behind one.
pub(super) fn is_unfinished(chars: &[char]) -> bool {
    // A quotation or bracket may close behind the stop.
    let last = chars.iter().rev().find(|c| !"”’》）)\"".contains(**c));
    let ends = chars.last().is_some_and(|c| is_han(*c) || matches!(c, '》' | '）' | '”' | '}' | '｝' | '%'));
    ends && last.is_some_and(|c| is_han(*c) || matches!(c, '}' | '｝' | '%') || c.is_ascii_alphanumeric())
}

/// Whether a paragraph is meant as a sentence and not as a line of a list, a table or a signature: it has clauses, or it is all that
/// is said of an item, a point, a problem or a plan.
fn is_sentence(text: &Text) -> bool {
    let last = text.chars.iter().rposition(|c| matches!(c, '。' | '；')).map_or(0, |at| at + 1);
    let last: String = text.chars[last..].iter().collect();
    // A heading or an entry of a list.
    if text.is_of_fragments
        || mark(&last).is_some()
        || text.chars.first().is_some_and(|c| matches!(c, '-' | '*' | '|' | '>' | '#' | '•' | '·' | '●' | '+'))
    {
        return false;
    }
    let has_clauses = text.chars.iter().any(|c| matches!(c, '，' | '。' | '；'));
    let is_name = NAMES.iter().any(|name| last.ends_with(name));
    let is_all = text.is_only && text.chars.len() >= SENTENCE && !is_name && !matches!(text.role, Role::Preamble | Role::Closing);
    has_clauses || is_all
}
