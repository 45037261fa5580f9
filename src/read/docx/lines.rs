//! Paragraphs and tables -> lines of text, as reports are read from text: numbers printed before them, forms cell by cell; tables of
//! contents, marks of forms handed down and annexes told apart.

use std::ops::RangeInclusive;

use super::blocks::{Block, Paragraph, Table};
use super::contents::Contents;
use super::left_out::LeftOuts;
use super::restore::Annexes;
use super::tables::{self, Labels};
use crate::model::mark::mark;
use crate::model::{is_han, written_date};
use crate::read::LeftOutKind;
use crate::read::text::Line;
use crate::read::text::chapters::is_heading;

/// How long the text before an annex may be that is a letter beside the report, in characters.
const LETTER: usize = 400;
/// The longest line that is a heading because it is bold, in characters.
const HEADING: usize = 30;
/// How much of an annex is kept to tell it by, in bytes.
const TOLD: usize = 120;
/// The Chinese characters of which numbers are made.
const NUMERALS: &str =
    "零〇一二三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥第部分篇章节条款项是要";
/// How far a title may stand from its repetition behind a cover.
const COVER: usize = 15;

/// What the blocks of a document give.
#[derive(Default)]
pub(super) struct Lines {
    pub(super) lines: Vec<Line<'static>>,
    /// What a form says of who reports.
    pub(super) labels: Labels,
    /// Tables that are our own annexes.
    pub(super) annexes: Annexes,
    /// How many tables were read row by row, and where the first stands.
    pub(super) tables: (usize, usize),
}

/// The lines of a document.
pub(super) fn lines(blocks: &[Block], contents: Vec<RangeInclusive<usize>>, left_out: &mut LeftOuts) -> Lines {
    let contents = Contents::new(blocks, contents);
    let mut lines = Lines::default();
    // Whether the document is forms that were handed down with a letter: each begins with its mark.
    let mut is_handed_down = false;
    for (at, block) in blocks.iter().enumerate() {
        let paragraph = match block {
            Block::Paragraph(paragraph) => paragraph,
            Block::Table(table) => {
                tables::read(table, &mut lines, left_out);
                continue;
            }
        };
        if contents.has(paragraph) {
            if paragraph.text.trim_end().ends_with('。') {
                // No entry: somebody wrote on in the table.
                left_out.add(LeftOutKind::Line, paragraph.number, &paragraph.text);
            } else if !contents.goes_on(at) {
                left_out.add(LeftOutKind::Contents, paragraph.number, &paragraph.text);
            }
            continue;
        }
        let text = paragraph.text.trim();
        match annex_mark(text) {
            Some(rest) if lines.lines.is_empty() => {
                is_handed_down = true;
                left_out.add(LeftOutKind::Line, paragraph.number, text);
                if !rest.is_empty() {
                    lines.push(&Paragraph { text: rest.to_owned(), number: paragraph.number, ..Paragraph::default() });
                }
            }
            Some("") if !has_begun(&lines.lines) && (is_handed_down || is_letter(&lines.lines) && has_chapters(&blocks[at + 1..])) => {
                is_handed_down = true;
                left_out.add(LeftOutKind::Line, paragraph.number, text);
            }
            Some("") => {
                annexes(&blocks[at..], &mut lines, left_out);
                break;
            }
            // Behind a cover the title stands again.
            _ if paragraph.starts_page && lines.lines.len() < COVER && lines.lines.first().is_some_and(|first| first.text == text) => {}
            _ => lines.push(paragraph),
        }
    }
    join_title(&mut lines.lines);
    bold_headings(&mut lines.lines);
    lines
}

/// Makes one title of a unit and 2025年度工作总结 below it, which alone would be a heading.
fn join_title(lines: &mut Vec<Line<'static>>) {
    let [unit, title, _, ..] = lines.as_slice() else { return };
    let is_plain = |line: &Line<'_>| line.text.chars().count() <= HEADING && !line.text.contains(['。', '：', ':', '，', '\n', '总', '述']);
    let is_title = title.text.ends_with("总结") && title.text.contains('年') && title.text.chars().count() <= HEADING;
    if is_plain(unit) && unit.text.contains(is_han) && is_title && title.heading.is_none_or(|level| level == 0) {
        let text = format!("{}\n{}", unit.text, title.text);
        let number = unit.number;
        lines.splice(..2, [Line { heading: Some(0), ..Line::new(number, text) }]);
    }
}

/// Marks lines that are bold throughout as headings, in a document whose chapters have neither numbers nor styles: what is named as chapters
/// are named is one, else all are.
fn bold_headings(lines: &mut [Line<'_>]) {
    if has_begun(lines) {
        return;
    }
    let is_bold = |line: &Line<'_>| {
        line.bold_end == Some(line.text.len())
            && line.automatic_mark.is_none()
            && !line.is_table_row
            && line.text.chars().count() <= HEADING
            && !line.text.ends_with(['。', '；', '，', '：', ':', '！', '？'])
    };
    let is_chapter = |line: &Line<'_>| is_bold(line) && is_heading(&line.text);
    // Before the first chapter stand title and names.
    let first = lines.iter().skip(1).position(is_chapter).map(|first| first + 1);
    let level = |line: &Line<'_>| if first.is_none() || is_heading(&line.text) { 1 } else { 2 };
    let from = first.or_else(|| lines.iter().position(|line| line.text.ends_with('。')));
    for line in lines.iter_mut().skip(from.unwrap_or(usize::MAX)).filter(|line| is_bold(line)) {
        line.heading = Some(level(line));
    }
}

impl Lines {
    /// Adds the lines of a paragraph.
    pub(super) fn push(&mut self, paragraph: &Paragraph) {
        let (text, automatic_mark) = match &paragraph.mark {
            // A number that was typed beside the automatic one is printed twice; once is enough.
            Some(mark) if !paragraph.text.trim_start().starts_with(mark.text.as_str()) => {
                with_mark(&mark.text, mark.has_space, &paragraph.text)
            }
            _ => (paragraph.text.clone(), None),
        };
        let indent = text.len() - text.trim_start().len();
        let mut from = 0;
        for (part, is_first) in parts(&text).into_iter().zip([true].into_iter().chain(std::iter::repeat(false))) {
            let line = part.trim();
            if !line.is_empty() {
                let bold = (paragraph.bold_end + automatic_mark.unwrap_or(0)).checked_sub(from + indent).filter(|_| paragraph.bold_end > 0);
                self.lines.push(Line {
                    heading: paragraph.heading.filter(|_| is_first).map(usize::from),
                    bold_end: bold.map(|end| end.min(line.len())).filter(|end| line.is_char_boundary(*end) && *end > 0),
                    automatic_mark: automatic_mark.filter(|_| is_first),
                    is_bullet: paragraph.is_bullet && is_first && paragraph.heading.is_none() && mark(line).is_none(),
                    ..Line::new(paragraph.number, line.to_owned())
                });
            }
            from += part.len();
        }
    }
}

/// A number and the text behind it, kept apart, and how many bytes the number takes.
fn with_mark(mark: &str, has_space: bool, text: &str) -> (String, Option<usize>) {
    let text = text.trim_start();
    // A bare number is one of a list: 3个 behind 1 is neither 13 nor 1.3.
    let dot = if mark.chars().all(|c| c.is_ascii_digit()) { "." } else { "" };
    let meets = |c: char| c.is_alphanumeric() && !is_han(c) || matches!(c, '.' | '．');
    let needs_space = mark.ends_with(meets) || (has_space && !mark.ends_with(['、', '）', '．', '，', '：', '】']));
    let space = if needs_space { " " } else { "" };
    // 问题1： is more than a number, and nothing but the text would keep the word.
    let is_number = !mark.contains(|c| is_han(c) && !NUMERALS.contains(c));
    (format!("{mark}{dot}{space}{text}"), is_number.then_some(mark.len() + dot.len() + space.len()))
}

/// A paragraph where its line breaks make lines of their own: not within a sentence, where somebody broke a line to fill it.
fn parts(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    // Without a stop the lines are those of a title, an address, a signature.
    let is_running = text.contains(['。', '；', '，', '！', '？', '、']);
    // A whole report in one paragraph: its short lines without punctuation are lines of their own.
    let is_whole = text.split('\n').filter(|line| is_chapter(line)).take(2).count() == 2;
    let is_apart = |line: &str| is_whole && line.ends_with(is_han) && line.chars().count() <= HEADING && !line.contains(['。', '；', '，']);
    for part in text.split(['\n', '\u{C}']) {
        let part = part.replace('\t', " ");
        match parts.last_mut() {
            Some(before) if is_running && runs_on(before, &part) && !is_apart(before.trim()) => {
                before.truncate(before.trim_end().len());
                before.push_str(part.trim_start());
            }
            _ => parts.push(part),
        }
    }
    parts
}

/// Whether a line goes on in the next: both ends meet within a sentence, and the next is no date and has no number.
fn runs_on(line: &str, next: &str) -> bool {
    let (line, next) = (line.trim_end(), next.trim_start());
    let ends = line.ends_with(|c: char| is_han(c) || c.is_ascii_digit() || "，、（“《".contains(c));
    let begins = next.starts_with(|c: char| is_han(c) || c.is_ascii_digit() || "，。、；）”》％%".contains(c));
    ends && begins && written_date(next).is_none() && mark(next).is_none()
}

/// `附件`, `附件 1`, `附件一：`; behind a colon may follow the title of what is handed in.
fn annex_mark(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("附件").or_else(|| text.strip_prefix("附表"))?.trim_start();
    let rest =
        rest.trim_start_matches(|c: char| c.is_ascii_digit() || "０１２３４５６７８９一二三四五六七八九十-—".contains(c)).trim_start();
    let after = rest.strip_prefix(['：', ':']).map(str::trim_start);
    match after {
        // 附件：1. … is the list of what is handed in.
        Some(after) if text.starts_with("附件：") || text.starts_with("附件:") => after.is_empty().then_some(""),
        Some(after) => Some(after),
        None => rest.is_empty().then_some(""),
    }
}

/// Whether the lines have chapters, as a report has.
fn has_begun(lines: &[Line<'_>]) -> bool {
    lines.iter().any(|line| is_chapter(&line.text) || line.heading.is_some_and(|level| level > 0))
}

/// Whether the lines are but a letter beside the report.
fn is_letter(lines: &[Line<'_>]) -> bool {
    lines.iter().map(|line| line.text.chars().count()).sum::<usize>() < LETTER
}

fn has_chapters(blocks: &[Block]) -> bool {
    let mut paragraphs = Vec::new();
    blocks.iter().for_each(|block| block.collect(&mut paragraphs));
    let marked =
        |paragraph: &&&Paragraph| is_chapter(&paragraph.text) || paragraph.mark.as_ref().is_some_and(|mark| is_chapter(&mark.text));
    paragraphs.iter().filter(marked).nth(1).is_some()
}

/// 一、
pub(super) fn is_chapter(text: &str) -> bool {
    let text = text.trim_start();
    let rest = text.trim_start_matches(|c| "一二三四五六七八九十".contains(c));
    rest.len() < text.len() && rest.starts_with(['、', '．', '.'])
}

/// What stands on pages of its own behind the report: our own annexes are kept, the others left out, each with all that stands under its
/// mark.
fn annexes(blocks: &[Block], lines: &mut Lines, left_out: &mut LeftOuts) {
    // An annex is told by its mark and its title.
    let mut pending: Option<(usize, String)> = None;
    let tell = |pending: Option<(usize, String)>, left_out: &mut LeftOuts| {
        if let Some((number, text)) = pending {
            left_out.add(LeftOutKind::Annex, number, &text);
        }
    };
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) if annex_mark(paragraph.text.trim()).is_some() => {
                let next = (paragraph.number, paragraph.text.trim().to_owned());
                tell(pending.replace(next), left_out);
            }
            Block::Paragraph(paragraph) => match &mut pending {
                Some((_, text)) if text.len() < TOLD => {
                    text.push(' ');
                    text.push_str(&paragraph.text.chars().take(TOLD).collect::<String>());
                }
                Some(_) => {}
                None => left_out.add(LeftOutKind::Line, paragraph.number, &paragraph.text),
            },
            Block::Table(table) if lines.annexes.take(table) => pending = None,
            Block::Table(table) if pending.is_none() => left_out.add(LeftOutKind::Table, first_number(table), &first_row(table)),
            Block::Table(_) => {}
        }
    }
    tell(pending, left_out);
}

pub(super) fn first_number(table: &Table) -> usize {
    table.rows.iter().flatten().find_map(|cell| cell.paragraphs().first().map(|paragraph| paragraph.number)).unwrap_or(1)
}

fn first_row(table: &Table) -> String {
    table.rows.first().map_or_else(String::new, |row| row.iter().map(|cell| cell.text()).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_kept_apart_from_the_text() {
        for (mark, has_space, text, expected) in [
            ("1.", true, "3个项目", "1. 3个项目"),
            ("1.", false, "3个项目", "1. 3个项目"),
            ("1", true, "3个项目", "1. 3个项目"),
            ("1.1", true, "3个平台", "1.1 3个平台"),
            ("一、", true, "工作情况", "一、工作情况"),
            ("（一）", false, "抓好学习", "（一）抓好学习"),
            ("[1]", false, "甲", "[1]甲"),
            ("第一章", true, "总则", "第一章 总则"),
            ("问题1：", true, "管网老化", "问题1：管网老化"),
        ] {
            let (line, length) = with_mark(mark, has_space, text);
            let is_word = mark.contains('问');
            assert_eq!(
                (line.as_str(), &line[length.unwrap_or(0)..], length.is_none()),
                (expected, if is_word { expected } else { text }, is_word)
            );
        }
    }

    #[test]
    fn a_line_break_within_a_sentence_is_none() {
        for (text, expected) in [
            ("培训12\n期，覆盖300人。", vec!["培训12期，覆盖300人。"]),
            ("没有\u{C}说完。", vec!["没有说完。"]),
            ("2024年度\n工作总结", vec!["2024年度", "工作总结"]),
            ("抓学习。\n抓调研，", vec!["抓学习。", "抓调研，"]),
            ("抓学习，\n（一）抓调研。", vec!["抓学习，", "（一）抓调研。"]),
            ("县局，\n2025年12月20日", vec!["县局，", "2025年12月20日"]),
            (
                "工作总结\n县水务局\n一、工作\n培训12\n期。\n二、打算\n抓好落实。",
                vec!["工作总结", "县水务局", "一、工作", "培训12期。", "二、打算", "抓好落实。"],
            ),
        ] {
            assert_eq!(parts(text), expected);
        }
    }

    #[test]
    fn marks_of_annexes_are_told_from_lists_of_them() {
        for (text, expected) in [
            ("附件", Some("")),
            ("附件 1", Some("")),
            ("附件1：", Some("")),
            ("附件一", Some("")),
            ("附件1：述职报告", Some("述职报告")),
            ("附件：1. 指标完成情况表", None),
            ("附件材料", None),
        ] {
            assert_eq!(annex_mark(text), expected, "{text}");
        }
    }
}
