//! Rules of wording: what a careful editor marks in a text. Each looks at a paragraph and says where in it, in characters, and what
//! should stand there, where that is certain. What is not certain is not said: an alarm that is false costs the next one its reader.

mod figures;
mod fix;
mod names;
mod numerals;
mod punctuation;
mod repetition;

use std::ops::{Range, RangeInclusive};

use super::collect::Collect;
use crate::finding::{Code, Finding, Message};
use crate::model::length::UNIT;
use crate::model::unit::unit;
use crate::model::{AnnualReport, Approximation, Figure, FigureIndex, Node, Piece, Place, Prose, Role, Visit, is_han};

pub(super) use fix::fix;
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
    /// The topic of a point or problem, the heading of a plan, and that of an item with its lead in the same paragraph.
    RunIn,
}

/// A paragraph or heading.
struct Text {
    /// The field that it stands in.
    at: Place,
    chars: Vec<char>,
    kind: Kind,
    /// Where it begins in its field, in characters.
    start: usize,
    /// Whether it is the last of its field.
    is_last: bool,
}

impl Text {
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

    /// As much of what follows an index as a word or a unit takes.
    fn ahead(&self, index: usize) -> String {
        self.chars.iter().skip(index).take(UNIT).collect()
    }

    /// How long the unit of measure is that stands at an index.
    fn unit(&self, index: usize) -> usize {
        unit(&self.ahead(index)).map_or(0, |unit| unit.chars().count())
    }

    /// How long the word of approximation is that stands behind a unit: 左右, 以上.
    fn word_behind_unit(&self, index: usize) -> usize {
        Approximation::behind_unit(&self.ahead(index)).map_or(0, |one| one.word().chars().count())
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
    years: Option<RangeInclusive<i32>>,
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
    fn references(&self, text: &Text) -> Vec<Reference<'r>> {
        let stored: String = text.chars.iter().collect();
        let reference = |(range, piece): (Range<usize>, Piece<'_>)| {
            let Piece::Figure(name) = piece else { return None };
            let figure = self.index.get(name, &text.at)?.figure;
            Some(Reference { start: range.start, end: range.end, figure })
        };
        Prose::placed_pieces(&stored).filter_map(reference).collect()
    }
}

pub(super) fn check(report: &AnnualReport, to: &mut Collect<'_>) {
    let mut texts = Texts::default();
    report.walk(&mut texts);
    let texts = texts.texts;
    let names = names::Names::of(report, &texts);
    let context = Context { years: report.years(), index: FigureIndex::new(report), known: figures::Known::of(report), names };
    let mut sentences = repetition::Sentences::default();
    let mut found = Vec::new();
    for text in &texts {
        punctuation::check(text, &mut found);
        numerals::check(text, &mut found);
        if matches!(text.kind, Kind::Paragraph | Kind::Cell) {
            let references = context.references(text);
            numerals::check_prose(text, &context, &references, &mut found);
            figures::check(text, &context, &references, &mut found);
            sentences.check(text, &mut found);
        }
        context.names.check(text, &mut found);
        found.sort_by_key(|found: &Found| found.range.start);
        for Found { code, range, zh, en, fix } in found.drain(..) {
            to.find(code, |severity| {
                let mut finding = Finding::new(code, severity, text.at, Message::new(zh, en));
                finding.range = Some(range.start + text.start..range.end + text.start);
                finding.fix = fix;
                finding
            });
        }
    }
}

/// Every heading and paragraph of the report, in the order in which they are printed.
#[derive(Default)]
struct Texts {
    texts: Vec<Text>,
    /// Whether the heading of the item that was entered last is run in.
    is_run_in: bool,
}

impl<'r> Visit<'r> for Texts {
    fn enter(&mut self, _: &Place, node: Node<'r>) {
        if let Node::Item(item) = node {
            self.is_run_in = item.is_run_in();
        }
    }

    fn text(&mut self, at: &Place, role: Role, text: &'r str) {
        let kind = match role {
            Role::ItemHeading if self.is_run_in => Kind::RunIn,
            Role::ChapterHeading | Role::ItemHeading => Kind::Heading,
            Role::Cause | Role::Measure => Kind::Cell,
            _ if role.is_numbered() => Kind::RunIn,
            _ if role.is_prose() => Kind::Paragraph,
            _ => return,
        };
        if !role.is_prose() {
            self.texts.push(Text { at: *at, chars: text.chars().collect(), kind, start: 0, is_last: true });
            return;
        }
        let from = self.texts.len();
        let mut start = 0;
        for line in text.split(['\n', '\r']) {
            let chars: Vec<char> = line.chars().collect();
            let length = chars.len();
            let indent = chars.iter().take_while(|c| c.is_whitespace()).count();
            let end = length - chars.iter().rev().take_while(|c| c.is_whitespace()).count();
            if indent < end {
                self.texts.push(Text { at: *at, chars: chars[indent..end].to_vec(), kind, start: start + indent, is_last: false });
            }
            start += length + 1;
        }
        if self.texts.len() > from
            && let Some(last) = self.texts.last_mut()
        {
            last.is_last = true;
        }
    }
}

/// Chinese text around a mark: characters and their punctuation.
fn is_chinese(c: char) -> bool {
    is_han(c) || "，。；：、！？“”‘’《》（）—…{}%".contains(c)
}
