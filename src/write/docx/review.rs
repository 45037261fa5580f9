//! The review copy: a draft with each finding as a comment at its characters.
//!
//! The characters are marked in a copy of the report, by characters for private use, before it is put into paragraphs; so the marks
//! stand where the text stands, whatever the layout adds. In the paragraphs they become the ends of comments.

use std::collections::HashMap;
use std::fmt::Write;
use std::ops::Range;

use quick_xml::escape::partial_escape;

use super::annex::{self, Annex};
use super::flow::{Block, Span};
use super::styles::Look;
use crate::check::{Finding, Findings, Language, text_at, xml_text};
use crate::model::{AnnualReport, Piece, Prose};

/// The most comments: each has two of the characters of plane 15. A check gives at most 1,000 findings of each severity.
pub(super) const MOST: usize = 0x7FFF;
const FIRST_MARK: u32 = 0xF_0000;

/// How a review copy is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Review {
    /// The language of the comments.
    pub language: Language,
    /// Whether a page behind the text lists the findings.
    pub page: bool,
}

impl Review {
    /// Comments in this language, without the page.
    pub fn new(language: Language) -> Self {
        Review { language, page: false }
    }

    /// With the page that lists the findings.
    pub fn with_page(mut self) -> Self {
        self.page = true;
        self
    }
}

/// The character that opens (0) or closes (1) a comment.
fn mark(id: usize, end: u32) -> Option<char> {
    char::from_u32(FIRST_MARK + 2 * u32::try_from(id).ok().filter(|id| (*id as usize) < MOST)? + end)
}

/// The comment that a mark belongs to, and whether it closes it.
fn marked(c: char) -> Option<(usize, bool)> {
    let offset = u32::from(c).checked_sub(FIRST_MARK)?;
    let id = (offset / 2) as usize;
    (id < MOST).then_some((id, offset % 2 == 1))
}

/// The report with the characters of its findings marked. Marks that it has of itself would be taken for these; they are left out.
pub(super) fn marked_report(report: &AnnualReport, findings: &Findings) -> AnnualReport {
    let mut copy = report.clone();
    let mut by_field: HashMap<&str, Vec<(usize, &Finding)>> = HashMap::new();
    for (id, finding) in findings.iter().enumerate().take(MOST) {
        by_field.entry(finding.pointer.as_str()).or_default().push((id, finding));
    }
    for (pointer, findings) in by_field {
        let Some(text) = text_at(&mut copy, pointer) else { continue };
        text.retain(|c| marked(c).is_none());
        let chars: Vec<char> = text.chars().collect();
        let whole = whole_pieces(text);
        let mut ends: Vec<(usize, u32, usize)> = Vec::new();
        for (id, finding) in findings {
            let range = finding.range.clone().unwrap_or_else(|| first_paragraph(&chars));
            let start = whole.iter().find(|piece| piece.contains(&range.start)).map_or(range.start, |piece| piece.start);
            let end = whole.iter().find(|piece| piece.start < range.end && range.end < piece.end).map_or(range.end, |piece| piece.end);
            if start < end && end <= chars.len() {
                ends.extend([(start, 0, id), (end, 1, id)]);
            }
        }
        // At one place what closes comes before what opens.
        ends.sort_by_key(|(at, end, id)| (*at, 1 - *end, *id));
        let mut ends = ends.into_iter().peekable();
        let mut out = String::with_capacity(text.len() + 64);
        for at in 0..=chars.len() {
            while let Some((_, end, id)) = ends.next_if(|(place, _, _)| *place == at) {
                out.extend(mark(id, end));
            }
            out.extend(chars.get(at));
        }
        *text = out;
    }
    copy
}

/// The references of a text, and its doubled braces: what a mark may not stand in, in characters.
fn whole_pieces(text: &str) -> Vec<Range<usize>> {
    let is_plain = |range: &Range<usize>, piece: Piece<'_>| matches!(piece, Piece::Text(part) if part.chars().count() == range.len());
    Prose::placed_pieces(text).filter(|(range, piece)| !is_plain(range, *piece)).map(|(range, _)| range).collect()
}

/// The first paragraph that is not blank, for a finding about a field as a whole.
fn first_paragraph(chars: &[char]) -> Range<usize> {
    let start = chars.iter().position(|c| !c.is_whitespace()).unwrap_or(0);
    let end = chars[start..].iter().position(|c| matches!(c, '\n' | '\r')).map_or(chars.len(), |end| start + end);
    let blank = chars[start..end].iter().rev().take_while(|c| c.is_whitespace()).count();
    start..end - blank
}

/// Turns the marks of the paragraphs into the ends of comments. What is printed nowhere is said at the first paragraph.
pub(super) fn place_comments(blocks: &mut [Block], count: usize) {
    let mut open = vec![false; count];
    let mut placed = vec![false; count];
    for block in blocks.iter_mut() {
        let spans = std::mem::take(&mut block.spans);
        for span in spans {
            split(span, &mut |part| {
                match part {
                    Span::CommentStart(id) => match open.get_mut(id) {
                        Some(open) if !*open && !placed[id] => *open = true,
                        _ => return,
                    },
                    Span::CommentEnd(id) => match open.get_mut(id) {
                        Some(open) if *open => (*open, placed[id]) = (false, true),
                        _ => return,
                    },
                    _ => {}
                }
                block.spans.push(part);
            });
        }
    }
    if let Some(first) = blocks.first_mut() {
        let missing: Vec<usize> = (0..count).filter(|id| !placed[*id]).collect();
        first.spans.splice(0..0, missing.iter().map(|id| Span::CommentStart(*id)));
        first.spans.extend(missing.iter().map(|id| Span::CommentEnd(*id)));
    }
}

/// A span in its parts between the marks.
fn split(span: Span, push: &mut dyn FnMut(Span)) {
    let text = span.text();
    if !text.contains(|c| marked(c).is_some()) {
        return push(span);
    }
    let mut part = String::new();
    let like = |text: String| match &span {
        Span::RunIn(_) => Span::RunIn(text),
        Span::Blank(_) => Span::Blank(text),
        _ => Span::Text(text),
    };
    for c in text.chars() {
        match marked(c) {
            None => part.push(c),
            Some((id, closes)) => {
                push(like(std::mem::take(&mut part)));
                push(if closes { Span::CommentEnd(id) } else { Span::CommentStart(id) });
            }
        }
    }
    push(like(part));
}

/// `word/comments.xml`
pub(super) fn comments(findings: &Findings, language: Language) -> String {
    let mut out = String::from(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
    );
    let author = match language {
        Language::Chinese => "校核",
        Language::English => "check",
    };
    for (id, finding) in findings.iter().enumerate().take(MOST) {
        let said = said(finding, language);
        // Writing to a String does not fail.
        let _ = write!(
            out,
            r#"<w:comment w:id="{id}" w:author="{author}" w:initials="{author}"><w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p></w:comment>"#,
            partial_escape(xml_text(&said))
        );
    }
    out.push_str("</w:comments>");
    out
}

fn said(finding: &Finding, language: Language) -> String {
    let message = finding.message.in_language(language);
    let severity = finding.severity.in_language(language);
    let suggested = match language {
        Language::Chinese => "建议改为",
        Language::English => "suggested",
    };
    let fix = finding.fix.as_ref().filter(|to| !to.is_empty()).map_or(String::new(), |to| format!(" {suggested}：{to}"));
    format!("{severity}：{message}{fix} [{}]", finding.code)
}

/// The page that lists the findings.
pub(super) fn page(findings: &Findings, language: Language) -> Annex {
    let rows = findings.iter().zip(1..).map(|(finding, number)| {
        vec![
            annex::cell(Look::TableNumber, &number.to_string()),
            annex::cell(Look::TableText, &said(finding, language)),
            annex::cell(Look::TableText, &finding.pointer),
        ]
    });
    Annex {
        title: "校核意见",
        landscape: false,
        columns: annex::columns(&[("序号", 10), ("意见", 60), ("位置", 30)]),
        rows: rows.collect(),
    }
}
