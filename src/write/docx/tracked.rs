//! A report beside the same report changed, as one text with insertions and deletions: who accepts them all has the changed report's
//! text, who refuses them all the first one's.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};

use crate::page::{Block, Document, Span};

/// How many characters, or paragraphs, on either side are compared each with each, behind those that agree at both ends; what is more
/// is one deletion and one insertion.
const MOST: usize = 2_000;

/// What became of a stretch of the text, or of the end of a paragraph; a change has a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Kept,
    Inserted(usize),
    Deleted(usize),
}

/// A paragraph of the text with its changes.
#[derive(Debug)]
pub(super) struct Paragraph<'d> {
    /// Where it stands and how it looks, and how it did if that is otherwise.
    pub(super) block: &'d Block,
    pub(super) was: Option<(&'d Block, usize)>,
    /// Whether it ends here: before the change, after it, or both.
    pub(super) end: Mark,
    pub(super) spans: Vec<(Mark, Span)>,
}

/// The first document, in which findings may be marked, changed into the second. Numbers of changes begin with this one.
pub(super) fn changed<'d>(old: &'d Document, new: &'d Document, number: usize) -> Vec<Paragraph<'d>> {
    let (was, is) = (&old.blocks[..], &new.blocks[..]);
    let (old, new): (Vec<_>, Vec<_>) = (was.iter().map(tokens).collect(), is.iter().map(tokens).collect());
    // By numbers: texts that begin alike for long would be compared each with each.
    let mut numbers = HashMap::new();
    let mut numbered = |texts: &[Vec<Token>], blocks: &[Block]| -> Vec<usize> {
        let key = texts.iter().cloned().zip(blocks.iter().map(|block| block.style));
        key.map(|key| {
            let next = numbers.len();
            *numbers.entry(key).or_insert(next)
        })
        .collect()
    };
    let (old_numbers, new_numbers) = (numbered(&old, was), numbered(&new, is));
    let mut changes = Changes { number, paragraphs: Vec::with_capacity(is.len()), spans: Vec::new() };
    for op in differences(&old_numbers, &new_numbers) {
        let (from, to) = (op.old_range(), op.new_range());
        if from.len() == to.len() {
            // One by one.
            for (from, to) in from.zip(to) {
                changes.stretch(&was[from..=from], &is[to..=to], &old[from..=from], &new[to..=to]);
            }
        } else {
            changes.stretch(&was[from.clone()], &is[to.clone()], &old[from], &new[to]);
        }
    }
    changes.paragraphs
}

/// A character with the look of its span, or the end of a line or paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Token {
    Text(char),
    RunIn(char),
    Blank(char),
    Break,
    End,
}

fn tokens(block: &Block) -> Vec<Token> {
    let mut tokens = Vec::new();
    for span in &block.spans {
        match span {
            Span::Text(text) => tokens.extend(text.chars().map(Token::Text)),
            Span::RunIn(text) => tokens.extend(text.chars().map(Token::RunIn)),
            Span::Blank(text) => tokens.extend(text.chars().map(Token::Blank)),
            Span::Break | Span::Fold(_) => tokens.push(Token::Break),
            Span::MarkStart(_) | Span::MarkEnd(_) => {}
        }
    }
    tokens.push(Token::End);
    tokens
}

/// The marks of findings in a block, each with the token before which it stands.
fn marks(block: &Block) -> Vec<(usize, Span)> {
    let mut at = 0;
    let mut marks = Vec::new();
    for span in &block.spans {
        match span {
            Span::MarkStart(_) | Span::MarkEnd(_) => marks.push((at, span.clone())),
            other => at += other.text().chars().count(),
        }
    }
    marks
}

/// What makes the second of the first, all of it.
fn differences<T: Eq + Ord + std::hash::Hash>(old: &[T], new: &[T]) -> Vec<DiffOp> {
    let head = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(old, new)| old == new).count();
    let (old_middle, new_middle) = (head..old.len() - tail, head..new.len() - tail);
    let between = if old_middle.len().max(new_middle.len()) > MOST {
        vec![DiffOp::Replace { old_index: 0, old_len: old_middle.len(), new_index: 0, new_len: new_middle.len() }]
    } else {
        capture_diff_slices(Algorithm::Myers, &old[old_middle.clone()], &new[new_middle.clone()])
    };
    let equal = |old_index, new_index, len| (len > 0).then_some(DiffOp::Equal { old_index, new_index, len });
    let mut all: Vec<DiffOp> = equal(0, 0, head).into_iter().collect();
    all.extend(between.into_iter().map(|op| match op {
        DiffOp::Equal { old_index, new_index, len } => DiffOp::Equal { old_index: old_index + head, new_index: new_index + head, len },
        DiffOp::Delete { old_index, old_len, new_index } => {
            DiffOp::Delete { old_index: old_index + head, old_len, new_index: new_index + head }
        }
        DiffOp::Insert { old_index, new_index, new_len } => {
            DiffOp::Insert { old_index: old_index + head, new_index: new_index + head, new_len }
        }
        DiffOp::Replace { old_index, old_len, new_index, new_len } => {
            DiffOp::Replace { old_index: old_index + head, old_len, new_index: new_index + head, new_len }
        }
    }));
    all.extend(equal(old_middle.end, new_middle.end, tail));
    all
}

struct Changes<'d> {
    number: usize,
    paragraphs: Vec<Paragraph<'d>>,
    /// Of the paragraph that is not ended yet.
    spans: Vec<(Mark, Span)>,
}

impl<'d> Changes<'d> {
    /// Some paragraphs changed into others.
    fn stretch(&mut self, was: &'d [Block], is: &'d [Block], old: &[Vec<Token>], new: &[Vec<Token>]) {
        let mut marks = Vec::new();
        let mut before = 0;
        for (block, tokens) in was.iter().zip(old) {
            marks.extend(self::marks(block).into_iter().map(|(at, mark)| (before + at, mark)));
            before += tokens.len();
        }
        let mut marks = marks.into_iter().peekable();
        let (old, new) = (old.concat(), new.concat());
        let (mut was, mut is) = (was.iter(), is.iter());
        for op in differences(&old, &new) {
            let (tag, from, to) = op.as_tag_tuple();
            if tag == DiffTag::Insert {
                self.put(&new[to], Change::Insertion, &mut was, &mut is);
                continue;
            }
            let change = if tag == DiffTag::Equal { Change::None } else { Change::Deletion };
            let mut next = from.start;
            while let Some((at, mark)) = marks.next_if(|(at, _)| *at < from.end) {
                self.put(&old[next..at], change, &mut was, &mut is);
                self.spans.push((Mark::Kept, mark));
                next = at;
            }
            self.put(&old[next..from.end], change, &mut was, &mut is);
            if tag == DiffTag::Replace {
                self.put(&new[to], Change::Insertion, &mut was, &mut is);
            }
        }
    }

    /// Puts a stretch of one kind.
    fn put<I: Iterator<Item = &'d Block>>(&mut self, tokens: &[Token], change: Change, was: &mut I, is: &mut I) {
        for run in runs(tokens) {
            let stretch = &tokens[run];
            let text = || stretch.iter().filter_map(|token| token.character()).collect::<String>();
            let span = match stretch[0] {
                Token::Text(_) => Span::Text(text()),
                Token::RunIn(_) => Span::RunIn(text()),
                Token::Blank(_) => Span::Blank(text()),
                Token::Break => Span::Break,
                Token::End => {
                    self.end(change, was, is);
                    continue;
                }
            };
            let mark = self.mark(change);
            self.spans.push((mark, span));
        }
    }

    fn mark(&mut self, change: Change) -> Mark {
        let number = self.number;
        self.number += usize::from(change != Change::None);
        match change {
            Change::None => Mark::Kept,
            Change::Insertion => Mark::Inserted(number),
            Change::Deletion => Mark::Deleted(number),
        }
    }

    /// Ends a paragraph.
    fn end<I: Iterator<Item = &'d Block>>(&mut self, change: Change, was: &mut I, is: &mut I) {
        let end = self.mark(change);
        let old = if change == Change::Insertion { None } else { was.next() };
        let new = if change == Change::Deletion { None } else { is.next() };
        let Some(block) = new.or(old) else { return };
        let was = old.filter(|old| looks(old) != looks(block)).map(|old| {
            self.number += 1;
            (old, self.number - 1)
        });
        self.paragraphs.push(Paragraph { block, was, end, spans: std::mem::take(&mut self.spans) });
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    None,
    Insertion,
    Deletion,
}

impl Token {
    fn character(self) -> Option<char> {
        match self {
            Token::Text(c) | Token::RunIn(c) | Token::Blank(c) => Some(c),
            Token::Break | Token::End => None,
        }
    }
}

/// The stretches of tokens that are one span.
fn runs(tokens: &[Token]) -> impl Iterator<Item = Range<usize>> {
    let goes_on = |left: &Token, right: &Token| left.character().is_some() && std::mem::discriminant(left) == std::mem::discriminant(right);
    tokens.chunk_by(goes_on).scan(0, |at, run| {
        let start = std::mem::replace(at, *at + run.len());
        Some(start..*at)
    })
}

fn looks(block: &Block) -> impl PartialEq {
    (block.style, block.stands, block.below, block.kept)
}
