//! Rules of wording: what a careful editor marks in a text. Each looks at a paragraph and says where in it, in characters, and what
//! should stand there, where that is certain. What is not certain is not said: an alarm that is false costs the next one its reader.

mod ends;
mod enumerations;
mod figures;
mod fix;
mod heads;
mod lexicon;
mod marks;
mod names;
mod numerals;
mod placeholders;
mod punctuation;
mod ranges;
mod repetition;
mod totals;
mod years;

use std::ops::{Range, RangeInclusive};

use super::collect::Collect;
use crate::finding::{Code, Finding, Message};
use crate::model::length::UNIT;
use crate::model::unit::{unit, unit_behind_number};
use crate::model::{AnnualReport, Approximation, Figure, FigureIndex, Node, Piece, Place, Prose, Role, Visit, is_han};

pub(super) use fix::fix;
pub use fix::{Fixed, FixedText};
pub use lexicon::Lexicon;

/// What a text is, for the rules that ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A paragraph of prose.
    Paragraph,
    /// A heading on a line of its own, with text below it: of a chapter or an item.
    Heading,
    /// Running text in the cell of a table: a cause, a measure.
    Cell,
    /// The topic of a point or problem, the heading of a plan, and that of an item with its lead in the same paragraph, or with no text
    /// at all.
    RunIn,
    /// The title and the line below it.
    Title,
    /// Another text of one line: whom the report is addressed to, who reports, what is handed in beside it.
    Line,
}

/// A paragraph or heading.
struct Text {
    /// The field that it stands in.
    at: Place,
    role: Role,
    chars: Vec<char>,
    kind: Kind,
    /// Where it begins in its field, in characters.
    start: usize,
    /// Whether it is the last of its field, and whether the only one.
    is_last: bool,
    is_only: bool,
    /// Whether its field is no running text: a list, a table, lines cut at the edge of a page.
    is_of_fragments: bool,
    /// For a heading: whether most of its level end in a mark.
    is_marked_like_others: bool,
    /// For a heading: whether running text follows it.
    is_followed_by_text: bool,
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

    /// Where a word begins that ends before an index.
    fn start_of_word_before(&self, index: usize, word: &str) -> Option<usize> {
        index.checked_sub(word.chars().count()).filter(|start| self.has(*start, word))
    }

    /// Whether it is Chinese text, and not an address, a formula or the code of a program.
    fn is_chinese(&self) -> bool {
        let chinese = self.chars.iter().filter(|c| is_han(**c)).count();
        chinese > 0 && chinese >= self.latin()
    }

    /// How many Latin letters it has.
    fn latin(&self) -> usize {
        self.chars.iter().filter(|c| c.is_ascii_alphabetic()).count()
    }

    /// As much of what follows an index as a word or a unit takes.
    fn ahead(&self, index: usize) -> String {
        self.chars.iter().skip(index).take(UNIT).collect()
    }

    /// How long the unit of measure is that stands at an index.
    fn unit(&self, index: usize) -> usize {
        unit(&self.ahead(index)).map_or(0, |unit| unit.chars().count())
    }

    /// How long the unit is that stands behind a number: 所 of 3所小学.
    fn unit_behind_number(&self, index: usize) -> usize {
        unit_behind_number(&self.ahead(index)).map_or(0, |unit| unit.chars().count())
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
    let mut texts = texts.texts;
    ends::levels(&mut texts);
    let names = names::Names::of(report, &texts);
    let context = Context { years: report.years(), index: FigureIndex::new(report), known: figures::Known::of(report), names };
    let words = to.rules.lexicon().map(lexicon::Words::of).unwrap_or_default();
    let mut sentences = repetition::Sentences::default();
    let mut found = Vec::new();
    for text in &texts {
        words.check(text, &mut found);
        let is_chinese = text.is_chinese();
        if text.kind != Kind::Line {
            years::check(text, &context, &mut found);
        }
        if is_chinese && !matches!(text.kind, Kind::Title | Kind::Line) {
            punctuation::check(text, &mut found);
            heads::check(text, &mut found);
            marks::check(text, &mut found);
            ends::check(text, &mut found);
            placeholders::check(text, &mut found);
            ranges::check(text, &mut found);
            context.names.check(text, &mut found);
        }
        if is_chinese && matches!(text.kind, Kind::Paragraph | Kind::Cell) {
            let references = context.references(text);
            numerals::approximations(text, &references, &mut found);
            enumerations::check(text, &mut found);
            figures::check(text, &context, &mut found);
            totals::check(text, &references, &mut found);
            sentences.check(text, &references, &mut found);
        }
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
    /// Whether the heading that comes next stands alone on its line, with text below it.
    is_own_line: bool,
    /// Whether a lead follows it.
    has_lead: bool,
}

impl Texts {
    fn push(&mut self, at: &Place, role: Role, kind: Kind, chars: Vec<char>, start: usize) {
        self.texts.push(Text {
            at: *at,
            role,
            chars,
            kind,
            start,
            is_last: true,
            is_only: true,
            is_of_fragments: false,
            is_marked_like_others: false,
            is_followed_by_text: self.has_lead,
        });
    }
}

impl<'r> Visit<'r> for Texts {
    fn enter(&mut self, _: &Place, node: Node<'r>) {
        self.is_own_line = match node {
            Node::Item(item) => !(item.is_run_in() || (item.lead.is_empty() && item.points.is_empty())),
            _ => !node.is_bare_chapter(),
        };
        self.has_lead = node.lead().is_some_and(|lead| !lead.is_empty());
    }

    fn text(&mut self, at: &Place, role: Role, text: &'r str) {
        let kind = match role {
            Role::ChapterHeading | Role::ItemHeading if self.is_own_line => Kind::Heading,
            Role::Title | Role::Subtitle => Kind::Title,
            Role::Organization | Role::Salutation | Role::Attachment => Kind::Line,
            Role::Cause | Role::Measure => Kind::Cell,
            _ if role.is_numbered() => Kind::RunIn,
            _ if role.is_prose() => Kind::Paragraph,
            _ => return,
        };
        if !role.is_prose() {
            return self.push(at, role, kind, text.chars().collect(), 0);
        }
        let before = self.texts.len();
        let mut start = 0;
        for line in text.split(['\n', '\r']) {
            let chars: Vec<char> = line.chars().collect();
            let length = chars.len();
            let indent = chars.iter().take_while(|c| c.is_whitespace()).count();
            let end = length - chars.iter().rev().take_while(|c| c.is_whitespace()).count();
            if indent < end {
                self.push(at, role, kind, chars[indent..end].to_vec(), start + indent);
            }
            start += length + 1;
        }
        field(&mut self.texts[before..]);
    }
}

/// What the paragraphs of one field are to each other.
fn field(paragraphs: &mut [Text]) {
    let count = paragraphs.len();
    let unfinished = paragraphs.iter().filter(|text| ends::is_unfinished(&text.chars)).count();
    for text in &mut *paragraphs {
        text.is_last = false;
        text.is_only = count == 1;
        text.is_of_fragments = unfinished > 1 && unfinished * 4 >= count;
    }
    if let Some(last) = paragraphs.last_mut() {
        last.is_last = true;
    }
}

/// Chinese text around a mark: characters and their punctuation.
fn is_chinese(c: char) -> bool {
    is_han(c)
        || matches!(
            c,
            '，' | '。'
                | '；'
                | '：'
                | '、'
                | '！'
                | '？'
                | '“'
                | '”'
                | '‘'
                | '’'
                | '《'
                | '》'
                | '（'
                | '）'
                | '—'
                | '…'
                | '{'
                | '}'
                | '｛'
                | '｝'
                | '%'
                | '％'
        )
}
