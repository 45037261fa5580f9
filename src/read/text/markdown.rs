//! Markdown as assistants write it: what are marks of it, and what is text.

use super::line::Line;
use crate::model::mark::mark;
use crate::model::unit::unit_behind_number;

/// The longest line that is a heading because it is bold.
const BOLD: usize = 30;

/// Whether a text is Markdown: it has headings, pairs of ** or a table.
pub(super) fn is_markdown(text: &str) -> bool {
    let pairs = text.matches("**").take(2).count() == 2;
    pairs || text.lines().any(|line| hashes(line.trim_start()).is_some() || is_table_rule(line.trim()) || line.starts_with("```"))
}

/// A line of Markdown without its marks; `None` for a line that is nothing but a mark.
pub(super) fn line(number: usize, raw: &str) -> Option<Line<'static>> {
    let mut text = raw.trim();
    if is_rule(text) || is_table_rule(text) || text.starts_with("```") || text.starts_with("~~~") {
        return None;
    }
    let mut line = Line::new(number, String::new());
    while let Some(quoted) = text.strip_prefix('>') {
        text = quoted.trim_start();
    }
    if let Some(level) = hashes(text) {
        line.heading = Some(level - 1);
        text = text[level..].trim().trim_end_matches('#').trim_end();
    } else if let Some(entry) = ["- ", "* ", "+ "].iter().find_map(|bullet| text.strip_prefix(*bullet)) {
        text = entry.trim_start();
        text = ["[ ] ", "[x] ", "[X] "].iter().find_map(|to_do| text.strip_prefix(*to_do)).unwrap_or(text);
        line.is_bullet = mark(text).is_none();
    }
    line.is_table_row = text.starts_with('|') && text.len() > 1;
    line.is_left_out = line.is_table_row;
    let (plain, bold) = without_emphasis(text);
    // A line that is bold as a whole is a heading.
    let is_bold = bold.first().is_some_and(|(from, to)| *from == 0 && *to == plain.len());
    if is_bold
        && line.heading.is_none()
        && !line.is_bullet
        && plain.chars().count() <= BOLD
        && !plain.contains(['。', '；', '：', ':', '|'])
    {
        line.heading = Some(5);
    }
    let head = mark(&plain).map_or(0, |(_, _, rest)| plain.len() - rest.len());
    if !is_bold {
        line.bold_end = bold.iter().find(|(from, _)| *from <= head).map(|(_, to)| *to).filter(|to| *to > head && *to < plain.len());
    }
    line.text = plain.into();
    (!line.text.is_empty()).then_some(line)
}

/// How many # begin a heading.
fn hashes(text: &str) -> Option<usize> {
    let count = text.bytes().take_while(|byte| *byte == b'#').count();
    ((1..=6).contains(&count) && text[count..].starts_with([' ', '\t', '\u{3000}'])).then_some(count)
}

/// --- or ***
fn is_rule(text: &str) -> bool {
    let marks = text.chars().filter(|c| !c.is_whitespace());
    text.starts_with(['-', '*', '_']) && marks.clone().count() >= 3 && marks.clone().all(|c| text.starts_with(c)) && text.len() >= 3
}

/// |---|:--|
fn is_table_rule(text: &str) -> bool {
    text.len() > 2 && text.starts_with('|') && text.contains('-') && text.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// The text without `**`, `__`, `*`, backticks and the addresses of links, and which of it was bold.
fn without_emphasis(text: &str) -> (String, Vec<(usize, usize)>) {
    let mut out = String::with_capacity(text.len());
    let mut bold = Vec::new();
    let mut open = None;
    let mut at = 0;
    // A row without a partner is searched for once.
    let (mut no_double, mut no_single) = (false, false);
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if let Some(behind) = rest.strip_prefix("**") {
            if let Some(from) = open.take() {
                bold.push((from, out.len()));
                at += 2;
                continue;
            }
            let closes = if no_double { None } else { behind.find("**") };
            no_double = closes.is_none();
            if closes.is_some_and(|inner| inner > 0 && !is_blank(&behind[..inner], &behind[inner + 2..])) {
                open = Some(out.len());
                at += 2;
                continue;
            }
            // A row of stars in the place of a number.
            let row = rest.bytes().take_while(|byte| *byte == b'*').count();
            out.push_str(&rest[..row]);
            at += row;
            continue;
        }
        if c == '*' || c == '`' {
            let closes = if no_single { None } else { rest[1..].find(c) };
            no_single = closes.is_none();
            if let Some(inner) = closes.filter(|inner| *inner > 0)
                && !rest[1..].starts_with(' ')
                && !is_blank(&rest[1..=inner], &rest[inner + 2..])
            {
                let (plain, _) = if c == '`' { (rest[1..=inner].to_owned(), Vec::new()) } else { without_emphasis(&rest[1..=inner]) };
                out.push_str(&plain);
                at += inner + 2;
                continue;
            }
        }
        if let Some((name, length)) = (c == '[').then(|| link(rest)).flatten() {
            out.push_str(name);
            at += length;
            continue;
        }
        if c == '\\' && rest[1..].starts_with(|c: char| c.is_ascii_punctuation()) {
            out.push_str(&rest[1..2]);
            at += 2;
            continue;
        }
        if let Some(tag) = ["<br>", "<br/>", "<br />"].iter().find(|tag| rest.starts_with(**tag)) {
            out.push(' ');
            at += tag.len();
            continue;
        }
        out.push(c);
        at += c.len_utf8();
    }
    if let Some(from) = open {
        bold.push((from, out.len()));
    }
    let end = out.trim_end().len();
    out.truncate(end);
    (out, bold.into_iter().map(|(from, to)| (from.min(end), to.min(end))).collect())
}

/// Whether two rows of stars are blanks and not a pair: a unit follows each.
fn is_blank(inner: &str, behind: &str) -> bool {
    inner.starts_with(' ') || (unit_behind_number(inner).is_some() && unit_behind_number(behind).is_some())
}

/// `[name](address)`: the name, and how long the whole is.
fn link(text: &str) -> Option<(&str, usize)> {
    let inner: String = text.chars().take(120).collect();
    let name = inner.find("](")?;
    let end = text[name..].char_indices().take(300).find(|(_, c)| *c == ')').map(|(at, _)| name + at)?;
    (!text[1..name].contains('[')).then(|| (&text[1..name], end + 1))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_markdown_are_no_text() {
        for (raw, plain) in [
            ("## 一、主要工作 ##", "一、主要工作"),
            ("> 全年没有事故。", "全年没有事故。"),
            ("- **国省干线**：完成大修 **30公里**。", "国省干线：完成大修 30公里。"),
            ("1. **强化执法**：查处", "1. 强化执法：查处"),
            ("*以上报告，请予审议。*", "以上报告，请予审议。"),
            ("投入**万元，培训**人次。", "投入**万元，培训**人次。"),
            ("负责**个系统", "负责**个系统"),
            ("见[年度计划](https://example.org/a)。", "见年度计划。"),
            ("写入 `materials.md`。", "写入 materials.md。"),
        ] {
            assert_eq!(line(1, raw).unwrap().text, plain);
        }
        for raw in ["---", "* * *", "|---|:--|", "```", "#  "] {
            assert!(line(1, raw).is_none_or(|line| line.text.starts_with('#')), "{raw}");
        }
        assert_eq!(line(1, "1. **强化执法**：查处").unwrap().bold_end, Some("1. 强化执法".len()));
        assert_eq!(line(1, "**工作回顾**").unwrap().heading, Some(5));
        assert!(line(1, "- 抓学习").unwrap().is_bullet);
    }
}
