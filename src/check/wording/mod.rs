//! Rules of wording: what a careful editor marks in a text. Each looks at a paragraph and says where in it, in characters, and what
//! should stand there, where that is certain. What is not certain is not said: an alarm that is false costs the next one its reader.

mod figures;
mod fix;
mod names;
mod numerals;
mod punctuation;
mod repetition;

use std::ops::Range;

use super::walk::{At, Line, Visitor, walk};
use super::{Code, Finding, Findings, Message, Rules, Severity};
use crate::model::{AnnualReport, Figure, FigureIndex, Piece, Plan, Prose, is_han};

pub(super) use fix::fix;
#[cfg(feature = "docx")]
pub(crate) use fix::text_at;
pub use fix::{Fixed, FixedText};

/// What a text is, for the rules that ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A paragraph of prose.
    Paragraph,
    /// A heading on a line of its own: of a chapter or an item.
    Heading,
    /// Running text in the cell of a table: a cause, a measure.
    Cell,
    /// The topic of a point or problem, the heading of a plan: text runs on behind it.
    RunIn,
}

/// A paragraph or heading.
struct Text<'a> {
    chars: Vec<char>,
    kind: Kind,
    /// Where it begins in its field, in characters.
    start: usize,
    /// Whether it is the last of its field.
    is_last: bool,
    plan: Option<&'a Plan>,
}

impl Text<'_> {
    fn slice(&self, range: Range<usize>) -> String {
        self.chars[range].iter().collect()
    }

    fn at(&self, index: usize) -> Option<char> {
        self.chars.get(index).copied()
    }

    fn before(&self, index: usize) -> Option<char> {
        index.checked_sub(1).and_then(|before| self.at(before))
    }

    /// Whether these characters stand at an index.
    fn has(&self, index: usize, text: &str) -> bool {
        text.chars().zip(index..).all(|(c, at)| self.at(at) == Some(c))
    }
}

/// What a rule found.
struct Found {
    code: Code,
    /// In the characters of the text.
    range: Range<usize>,
    zh: String,
    en: String,
    fix: Option<String>,
}

impl Found {
    fn new(code: Code, range: Range<usize>, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Found { code, range, zh: zh.into(), en: en.into(), fix: None }
    }

    fn fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }
}

/// What the rules know of the report.
struct Context<'r> {
    year: u16,
    index: FigureIndex<'r>,
    known: figures::Known<'r>,
    names: names::Names,
}

/// A figure that a text refers to, and where, in the characters of the text.
struct Reference<'r> {
    start: usize,
    end: usize,
    figure: &'r Figure,
}

impl<'r> Context<'r> {
    fn references(&self, text: &Text<'_>) -> Vec<Reference<'r>> {
        let stored: String = text.chars.iter().collect();
        let reference = |(range, piece): (Range<usize>, Piece<'_>)| {
            let Piece::Figure(name) = piece else { return None };
            let figure = self.index.get(name, text.plan)?.figure;
            Some(Reference { start: range.start, end: range.end, figure })
        };
        Prose::placed_pieces(&stored).filter_map(reference).collect()
    }
}

pub(super) fn check(report: &AnnualReport, rules: &Rules, findings: &mut Findings) {
    let mut texts = Texts::default();
    walk(report, &mut texts);
    let names = names::Names::of(report, &texts.0);
    let context = Context { year: report.year, index: FigureIndex::new(report), known: figures::Known::of(report), names };
    let mut sentences = repetition::Sentences::default();
    let mut found = Vec::new();
    let mut errors = findings.errors().count();
    let mut warnings = findings.len() - errors;
    for (pointer, text) in &texts.0 {
        let prose = matches!(text.kind, Kind::Paragraph | Kind::Cell);
        punctuation::check(text, &mut found);
        numerals::check(text, &mut found);
        if prose {
            let references = context.references(text);
            numerals::check_prose(text, &context, &references, &mut found);
            figures::check(text, &context, &references, &mut found);
            sentences.check(text, &mut found);
        }
        context.names.check(text, &mut found);
        found.sort_by_key(|found: &Found| found.range.start);
        for Found { code, range, zh, en, fix } in found.drain(..) {
            let Some(severity) = rules.severity(code) else { continue };
            let so_far = if severity == Severity::Error { &mut errors } else { &mut warnings };
            if *so_far >= Findings::MOST {
                return;
            }
            *so_far += 1;
            let range = Some(range.start + text.start..range.end + text.start);
            findings.push(Finding {
                code,
                severity,
                pointer: pointer.clone(),
                message: Message { zh, en },
                figure: None,
                keyword: None,
                range,
                fix,
                position: None,
            });
        }
    }
}

/// Every text of the report with its place, in document order.
#[derive(Default)]
struct Texts<'r>(Vec<(String, Text<'r>)>);

impl<'r> Visitor<'r> for Texts<'r> {
    fn line(&mut self, at: &At<'_>, line: Line, text: &'r str) {
        if line != Line::Numbered {
            return;
        }
        let pointer = at.to_string();
        // Chapters and items of work have theirs on a line of their own.
        let is_own_line = pointer.ends_with("/heading") && !pointer.starts_with("/plans/items/");
        let kind = if is_own_line { Kind::Heading } else { Kind::RunIn };
        self.0.push((pointer, Text { chars: text.chars().collect(), kind, start: 0, is_last: true, plan: None }));
    }

    fn prose(&mut self, at: &At<'_>, prose: &'r Prose, plan: Option<&'r Plan>) {
        let pointer = at.to_string();
        let kind = if pointer.ends_with("/cause") || pointer.ends_with("/what") { Kind::Cell } else { Kind::Paragraph };
        let from = self.0.len();
        let mut start = 0;
        for line in prose.as_str().split(['\n', '\r']) {
            let chars: Vec<char> = line.chars().collect();
            let length = chars.len();
            let indent = chars.iter().take_while(|c| c.is_whitespace()).count();
            let end = length - chars.iter().rev().take_while(|c| c.is_whitespace()).count();
            if indent < end {
                let text = Text { chars: chars[indent..end].to_vec(), kind, start: start + indent, is_last: false, plan };
                self.0.push((pointer.clone(), text));
            }
            start += length + 1;
        }
        if self.0.len() > from
            && let Some((_, last)) = self.0.last_mut()
        {
            last.is_last = true;
        }
    }
}

/// Chinese text around a mark: characters and their punctuation.
fn is_chinese(c: char) -> bool {
    is_han(c) || "，。；：、！？“”‘’《》（）—…{}%".contains(c)
}
