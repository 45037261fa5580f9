//! A text -> its lines: without what no page shows, and with those joined that a page or a mail program broke.

use std::borrow::Cow;

use super::chapters::is_picture;
use super::line::Line;
use super::markdown;
use super::tables::{self, Part};
use super::tail::is_page_number;
use crate::model::characters::{is_invisible, is_xml_char};
use crate::model::is_han;
use crate::model::mark::{Mark, bullet, letter_bullet, mark};
use crate::model::numerals::digit;

/// How wide a page may be, in halves of a character: broken lines are no wider.
const WIDEST: usize = 110;
const NARROWEST: usize = 36;
/// The level of headings in brackets, and the longest, in characters.
const BRACKETED: usize = 5;
const HEADING: usize = 20;
/// How much a broken line may fall short of the widest, so that a number or a bracket is not broken.
const SLACK: usize = 6;

/// A line of the file.
struct Raw<'t> {
    number: usize,
    text: Cow<'t, str>,
    table: Option<Part>,
}

/// The lines of a text that are not blank.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut raw = physical(text);
    without_quotes(&mut raw);
    let shown: Vec<&str> = raw.iter().map(|line| line.text.as_ref()).collect();
    let parts = tables::parts(&shown);
    raw.iter_mut().zip(parts).for_each(|(line, part)| line.table = part);
    let is_markdown = markdown::is_markdown(text);
    let raw = if is_markdown { raw } else { joined(with_numbers(raw)) };
    let are_bracketed = raw.iter().filter(|line| bracketed(line.text.trim()).is_some()).take(2).count() > 1;
    // l 加强学习 twice: the letter of a bullet.
    let mut letters = raw.iter().filter_map(|line| letter_bullet(line.text.trim())).map(|(letter, _)| letter);
    let letter = letters.next().filter(|first| letters.any(|letter| letter == *first));
    raw.into_iter()
        .filter_map(|Raw { number, text, table }| {
            if let Some(part) = table {
                let text = tables::without_tags(text.trim());
                return (part == Part::Row && !text.is_empty()).then(|| Line {
                    is_left_out: true,
                    is_table_row: true,
                    ..Line::new(number, text)
                });
            }
            if is_markdown {
                return markdown::line(number, &without_gaps(text));
            }
            let trimmed = without_gaps(trimmed(text));
            if let Some(heading) = bracketed(&trimmed).filter(|_| are_bracketed) {
                return Some(Line { heading: Some(BRACKETED), ..Line::new(number, heading.to_owned()) });
            }
            (!trimmed.is_empty() && !is_rule(&trimmed)).then(|| bulleted(number, trimmed, letter))
        })
        .collect()
}

/// 【工作完成情况】, 一【工作完成情况】 and 一、【工作完成情况】, alone on a line: the headings of a text that has several.
fn bracketed(text: &str) -> Option<&str> {
    let numeral = text.find(|c| !"一二三四五六七八九十".contains(c)).unwrap_or(0);
    let inner = text[numeral..].trim_start_matches(['、', '.', '．']).strip_prefix('【')?.strip_suffix('】')?;
    let is_heading = (2..=HEADING).contains(&inner.chars().count()) && !inner.contains(['【', '】', '：', ':', '。']);
    (is_heading && inner.contains(is_han)).then_some(inner)
}

/// A line that an entry of a list may be, of a text in which this letter stands for a bullet.
fn bulleted(number: usize, text: Cow<'_, str>, letter: Option<char>) -> Line<'_> {
    let entry = bullet(&text)
        .filter(|_| !is_page_number(&text))
        .or_else(|| letter_bullet(&text).filter(|(own, _)| letter == Some(*own)).map(|(_, entry)| entry));
    let is_table_row = text.starts_with('|') && text.len() > 1;
    match entry {
        Some(entry) => Line { is_bullet: mark(entry).is_none(), ..Line::new(number, entry.to_owned()) },
        None => {
            // 🌟一、工作回顾
            let bare = text.trim_start_matches(|c| is_picture(c) || c == ' ');
            let text = if text.starts_with(is_picture) && mark(bare).is_some() { bare.to_owned().into() } else { text };
            Line { is_table_row, is_left_out: is_table_row, ..Line::new(number, text) }
        }
    }
}

/// > 加强学习 twice: lines of a letter that a mail program quotes.
fn without_quotes(raw: &mut [Raw<'_>]) {
    let is_quoted = |line: &Raw<'_>| line.text.starts_with('>');
    if raw.iter().filter(|line| is_quoted(line)).nth(1).is_none() {
        return;
    }
    for line in raw.iter_mut().filter(|line| is_quoted(line)) {
        let text = line.text.trim_start_matches(['>', ' ']).to_owned();
        line.text = text.into();
    }
}

/// A rule across the page.
fn is_rule(text: &str) -> bool {
    text.len() >= 3 && ["-", "=", "*", "—", "－", "─"].iter().any(|mark| text.trim_start_matches(mark).is_empty())
}

/// The lines of the file, counted from one, with the characters that no page shows left out. A line ends in \n, \r\n, \r or a new page.
fn physical(text: &str) -> Vec<Raw<'_>> {
    let mut lines = Vec::new();
    let mut rest = text;
    let mut number = 0;
    while !rest.is_empty() {
        number += 1;
        let end = rest.find(['\n', '\r', '\u{C}', '\u{2028}', '\u{2029}']);
        let (line, behind) = rest.split_at(end.unwrap_or(rest.len()));
        lines.push(Raw { number, text: shown(line), table: None });
        rest = behind.strip_prefix("\r\n").unwrap_or_else(|| {
            let mut characters = behind.chars();
            characters.next();
            characters.as_str()
        });
    }
    lines
}

/// What draws a key around the digit before it.
const KEYCAP: char = '\u{20E3}';
/// What says that the character before it is drawn in colours.
const EMOJI: char = '\u{FE0F}';

/// A line as a page shows it.
fn shown(line: &str) -> Cow<'_, str> {
    let is_odd = |c: char| {
        matches!(c, KEYCAP | EMOJI)
            || is_invisible(c)
            || !is_xml_char(c)
            || matches!(c, '\t' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}')
    };
    if !line.contains(is_odd) {
        return line.into();
    }
    line.chars()
        .filter_map(|c| match c {
            '\t' => Some('\u{3000}'),
            // 1️⃣ is 1.
            KEYCAP => Some('.'),
            EMOJI => None,
            _ if is_invisible(c) || !is_xml_char(c) => None,
            _ if is_odd(c) => Some(' '),
            _ => Some(c),
        })
        .collect::<String>()
        .into()
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => text.trim().into(),
        Cow::Owned(text) if text.trim().len() == text.len() => text.into(),
        Cow::Owned(text) => text.trim().to_owned().into(),
    }
}

/// 2025 年 12 月 without its spaces.
fn without_gaps(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_date = |c: Option<char>| c.is_some_and(|c| "年月日".contains(c));
    let is_digit = |c: Option<char>| c.is_some_and(|c| digit(c).is_some());
    let is_gap = |at: usize| {
        let (before, after) = (text[..at].chars().next_back(), text[at + 1..].chars().next());
        is_digit(before) && is_date(after) || before.is_some_and(|c| "年月".contains(c)) && is_digit(after)
    };
    let gaps: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).filter(|at| is_gap(*at)).collect();
    if gaps.is_empty() {
        return text;
    }
    let mut gaps = gaps.into_iter().peekable();
    text.char_indices().filter(|(at, _)| gaps.next_if_eq(at).is_none()).map(|(_, c)| c).collect::<String>().into()
}

/// How wide a line is on a page, in halves of a character.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// Joins numbers that stand alone on their lines with the lines behind them, as pages that were copied part them: 一、 / 工作情况. One alone
/// is an entry that nobody wrote.
fn with_numbers(raw: Vec<Raw<'_>>) -> Vec<Raw<'_>> {
    if raw.iter().filter(|line| is_lone(line.text.trim())).take(2).count() < 2 {
        return raw;
    }
    let mut joined: Vec<Raw<'_>> = Vec::with_capacity(raw.len());
    let mut lone = None;
    for line in raw {
        let text = line.text.trim();
        if text.is_empty() && lone.is_some() {
            continue;
        }
        let is_lone = is_lone(text);
        let number = lone.take().filter(|_| line.table.is_none() && mark(text).is_none() && !is_lone);
        lone = (line.table.is_none() && is_lone).then_some(joined.len());
        match number {
            Some(at) => {
                let text = text.to_owned();
                let number: &mut Raw<'_> = &mut joined[at];
                let so_far = number.text.to_mut();
                so_far.truncate(so_far.trim_end().len());
                so_far.push_str(&text);
            }
            None => joined.push(line),
        }
    }
    joined
}

/// The longest number of a line: 二十三、, （十二）.
const LONE: usize = 4;

/// Whether a line is nothing but a number of a list.
fn is_lone(text: &str) -> bool {
    let is_number = text.ends_with(['、', '）', ')', '.', '．']) && text.chars().count() <= LONE;
    is_number && mark(&format!("{text}甲")).is_some_and(|mark| mark.2 == "甲")
}

/// Joins lines that were broken at the edge of a page.
fn joined(raw: Vec<Raw<'_>>) -> Vec<Raw<'_>> {
    let widths: Vec<usize> = raw.iter().map(|line| width(line.text.trim_end())).collect();
    if widths.iter().any(|width| *width > WIDEST) {
        return raw;
    }
    let in_table = |index: usize| raw[index].table.is_some() || raw.get(index + 1).is_some_and(|next| next.table.is_some());
    let goes_on: Vec<bool> = (0..raw.len())
        .map(|index| !in_table(index) && raw.get(index + 1).is_some_and(|next| reads_on(raw[index].text.trim(), &next.text)))
        .collect();
    // A heading ends without a stop too: the lines of prose tell how wide the page is.
    let is_prose = |index: &usize| goes_on[*index] && (mark(raw[*index].text.trim()).is_none() || raw[*index].text.contains('。'));
    let mut prose: Vec<usize> = (0..raw.len()).filter(is_prose).map(|index| widths[index]).collect();
    prose.sort_unstable();
    // Marks of punctuation may stand beyond the edge.
    let widest = prose.get(prose.len() * 3 / 4).copied().unwrap_or(0);
    let is_full = |index: &usize| (widest.saturating_sub(SLACK)..=widest + SLACK).contains(&widths[*index]);
    if widths.iter().filter(|width| **width > widest + SLACK).count() * 20 > raw.len() {
        return raw;
    }
    // One line may be as wide by chance.
    if widest < NARROWEST || (0..raw.len()).filter(is_prose).filter(is_full).take(2).count() < 2 {
        return raw;
    }
    let is_indented = are_paragraphs_indented(&raw, &widths, widest);
    let mut broken: Vec<bool> = Vec::with_capacity(raw.len());
    for index in 0..raw.len() {
        let next = raw.get(index + 1).filter(|_| is_full(&index) && !in_table(index));
        let text = raw[index].text.trim();
        // Within a paragraph a whole line may do without punctuation.
        let is_within = broken.last().is_some_and(|broken| *broken);
        let is_whole = next.is_some_and(|_| widths[index + 1] + SLACK >= widest);
        broken.push(next.is_some_and(|next| {
            goes_on[index]
                || is_within && may_go_on(text, &next.text)
                || is_indented && reads_on_without_gap(&raw[index].text, &next.text, is_whole, is_within)
        }));
    }
    let mut joined: Vec<Raw<'_>> = Vec::with_capacity(raw.len());
    let mut reads_on = false;
    for (line, broken) in raw.into_iter().zip(broken) {
        match joined.last_mut().filter(|_| reads_on) {
            Some(last) => {
                let text = line.text.trim();
                let so_far = last.text.to_mut();
                so_far.truncate(so_far.trim_end().len());
                let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
                if is_latin(so_far.chars().next_back()) && is_latin(text.chars().next()) {
                    so_far.push(' ');
                }
                so_far.push_str(text);
            }
            None => joined.push(line),
        }
        reads_on = broken;
    }
    joined
}

/// Whether every paragraph of a broken text begins with a gap, so that a line without one goes on with the line before.
fn are_paragraphs_indented(raw: &[Raw<'_>], widths: &[usize], widest: usize) -> bool {
    // Behind a line that falls short and ends a sentence a paragraph begins.
    let begins = (1..raw.len()).filter(|index| widths[index - 1] + SLACK < widest && raw[index - 1].text.trim_end().ends_with('。'));
    let (mut all, mut indented) = (0, 0);
    for index in begins.filter(|index| widths[*index] + SLACK >= widest) {
        all += 1;
        indented += usize::from(has_gap(&raw[index].text));
    }
    let gaps = || raw.iter().filter(|line| has_gap(&line.text)).take(2).count();
    all > 0 && indented * 10 >= all * 9 && gaps() == 2
}

fn has_gap(text: &str) -> bool {
    text.starts_with(['\u{3000}', '\t']) || text.starts_with("  ")
}

/// The same where only a gap begins a paragraph: behind the end of a sentence, and where a line happens to begin as an entry, it goes on
/// too. A short entry without a gap is one.
fn reads_on_without_gap(text: &str, next: &str, is_whole: bool, is_within: bool) -> bool {
    let entry = mark(next.trim()).is_some_and(|mark| !matches!(mark.0, Mark::Ordinal | Mark::Point));
    let is_prose = is_within || has_gap(text) || text.contains(PAUSES);
    !next.trim().is_empty() && !has_gap(next) && (!entry || is_whole) && is_prose
}

/// What prose has within a line.
const PAUSES: &[char] = &['，', '。', '；', '、', '：', ',', ';'];

/// Whether a line of full width goes on in the next.
fn reads_on(text: &str, next: &str) -> bool {
    text.contains(PAUSES) && may_go_on(text, next)
}

/// The same of a line that is prose.
fn may_go_on(text: &str, next: &str) -> bool {
    let is_indented = has_gap(next);
    let next = next.trim();
    let ends = text.ends_with(['。', '！', '？', '：', ':', '；', '”', '）']);
    let goes_on = next
        .chars()
        .next()
        .is_some_and(|c| is_han(c) || digit(c).is_some() || c.is_ascii_alphabetic() || "“《（(，。、；：）”》%％".contains(c));
    !ends && !next.is_empty() && !is_indented && goes_on && mark(next).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        lines(text).into_iter().map(|line| format!("{} {}", line.number, line.text)).collect()
    }

    #[test]
    fn lines_are_counted_as_an_editor_counts_them() {
        assert_eq!(read("甲\r\n\r\n乙\r丙\n　丁\t"), ["1 甲", "3 乙", "4 丙", "5 丁"]);
        assert_eq!(read("甲\n> 乙\n>> 丙\n>"), ["1 甲", "2 乙", "3 丙"]);
        assert_eq!(read("甲\n>5℃"), ["1 甲", "2 >5℃"]);
        assert_eq!(read("\u{FEFF}甲\u{200B}乙\u{A0}丙"), ["1 甲乙 丙"]);
    }

    #[test]
    fn a_number_alone_belongs_to_the_line_behind_it() {
        assert_eq!(
            read("一、\n\n工作情况\n（一）\n\u{3000}抓学习\n2.\n3.抓落实"),
            ["1 一、工作情况", "4 （一）抓学习", "6 2.", "7 3.抓落实"]
        );
        assert_eq!(read("1.抓学习\n2.\n工作计划"), ["1 1.抓学习", "2 2.", "3 工作计划"]);
    }

    #[test]
    fn what_a_page_broke_is_joined() {
        let first = "（一）抓实项目建设。全年实施公路项目12个，完成投资3.5";
        let text = format!("标题\n{first}\n亿元，新建改建农村公路86公里，惠及沿线群众4.2万人，群\n众出行条件明显改善。\n（二）抓好监管。");
        assert_eq!(read(&text)[1], format!("2 {first}亿元，新建改建农村公路86公里，惠及沿线群众4.2万人，群众出行条件明显改善。"));
        assert_eq!(read(&text).len(), 3);
        // A paragraph ends where the next has a gap, and not where a line happens to end with its sentence.
        let paragraph = "\u{3000}\u{3000}全年实施公路项目十二个，整治隐患六处，新建改建公路里\n程三十公里，沿线群众出行条件改善，大家都说这路修得好。\n还修了三座桥。\n";
        let text = format!("标题\n{}（一）抓好监管。", paragraph.repeat(3));
        assert_eq!(read(&text).len(), 5, "{:?}", read(&text));
        let heading = "（一）强化理论武装，把稳思想之舵，凝聚奋进力量";
        assert_eq!(read(&format!("{heading}\n全年学习。")).len(), 2);
    }
}
