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
    // __一、主要工作__; rows of _ are blanks elsewhere.
    let underlined =
        text.strip_prefix("__").and_then(|text| text.strip_suffix("__")).filter(|inner| !inner.is_empty() && !inner.contains('_'));
    let (plain, bold) = match underlined {
        Some(inner) => (inner.to_owned(), vec![(0, inner.len())]),
        None => without_emphasis(text),
    };
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

/// ---, *** or ===
fn is_rule(text: &str) -> bool {
    let marks = text.chars().filter(|c| !c.is_whitespace());
    text.starts_with(['-', '*', '_', '=']) && marks.clone().count() >= 3 && marks.clone().all(|c| text.starts_with(c)) && text.len() >= 3
}

/// |---|:--|
fn is_table_rule(text: &str) -> bool {
    text.len() > 2 && text.starts_with('|') && text.contains('-') && text.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// The text without `**`, `__`, `*`, backticks and the addresses of links, and which of it was bold.
fn without_emphasis(text: &str) -> (String, Vec<(usize, usize)>) {
    let mut out = String::with_capacity(text.len());
    let mut bold = Vec::new();
    let mut at = 0;
    // A row without a partner is searched for once, of each length.
    let mut alone = [false; LONGEST_ROW + 1];
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if c == '*' || c == '`' {
            let row = row(rest, c);
            let is_sought = row <= LONGEST_ROW && !alone[row];
            let closes = if is_sought { closing(&rest[row..], c, row) } else { None };
            if is_sought {
                alone[row] = closes.is_none();
            }
            if let Some(inner) = closes.map(|closes| &rest[row..row + closes])
                && !is_blank(inner, &rest[row + inner.len() + row..])
            {
                let from = out.len();
                let plain = if c == '`' { inner.to_owned() } else { without_emphasis(inner).0 };
                out.push_str(&plain);
                if c == '*' && row > 1 {
                    bold.push((from, out.len()));
                }
                at += row + inner.len() + row;
                continue;
            }
            // A row of stars in the place of a number or a name.
            out.push_str(&rest[..row]);
            at += row;
            continue;
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
    let end = out.trim_end().len();
    out.truncate(end);
    (out, bold.into_iter().map(|(from, to)| (from.min(end), to.min(end))).collect())
}

/// The longest row that is a mark of emphasis.
const LONGEST_ROW: usize = 3;

/// How many of a character begin a text.
fn row(text: &str, c: char) -> usize {
    text.chars().take_while(|next| *next == c).count()
}

/// Where the next row of exactly so many stands, behind something: one star does not close at two.
fn closing(text: &str, c: char, length: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text[at..].find(c) {
        at += found;
        let row = row(&text[at..], c);
        if row == length {
            return (at > 0).then_some(at);
        }
        at += row;
    }
    None
}

/// Whether two rows of stars are blanks and not a pair: a unit follows each, or what a name was left out before, 在**县，**县…
fn is_blank(inner: &str, behind: &str) -> bool {
    const NAMED: &[char] = &['省', '市', '县', '区', '乡', '镇', '村', '局', '校', '街'];
    let is_left_out = |text: &str| unit_behind_number(text).is_some() || text.starts_with(NAMED);
    inner.starts_with(' ') || (is_left_out(inner) && is_left_out(behind))
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
            ("保障**县平稳，**县大队值守。", "保障**县平稳，**县大队值守。"),
            ("结对**个村；成立**县支部。", "结对**个村；成立**县支部。"),
            ("宣讲*场，培训**名书记，结对*间学校。", "宣讲*场，培训**名书记，结对*间学校。"),
            ("***重点***是**强化*基层*基础**。", "重点是强化基层基础。"),
            ("见[年度计划](https://example.org/a)。", "见年度计划。"),
            ("写入 `materials.md`。", "写入 materials.md。"),
            ("__一、主要工作__", "一、主要工作"),
            ("培训__人，慰问__人。", "培训__人，慰问__人。"),
        ] {
            assert_eq!(line(1, raw).unwrap().text, plain);
        }
        for raw in ["---", "=====", "* * *", "|---|:--|", "```", "#  "] {
            assert!(line(1, raw).is_none_or(|line| line.text.starts_with('#')), "{raw}");
        }
        assert_eq!(line(1, "1. **强化执法**：查处").unwrap().bold_end, Some("1. 强化执法".len()));
        assert_eq!(line(1, "**工作回顾**").unwrap().heading, Some(5));
        assert!(line(1, "- 抓学习").unwrap().is_bullet);
    }
}
