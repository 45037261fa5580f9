//! Sentences that stand twice.

use std::collections::HashSet;
use std::ops::Range;

use super::{Found, Reference, Text};
use crate::finding::Code;
use crate::model::is_han;

/// The shortest sentence that counts, in Chinese characters: shorter ones are phrases; addresses and rows of tables have none.
const SENTENCE: usize = 14;

/// The sentences so far, without their last marks, and with the numbers that stand for references.
#[derive(Default)]
pub(super) struct Sentences(HashSet<String>);

impl Sentences {
    pub(super) fn check(&mut self, text: &Text, references: &[Reference<'_>], found: &mut Vec<Found>) {
        for whole in parts(text, 0..text.chars.len(), |c| matches!(c, '。' | '！' | '？')) {
            if self.stood_before(text, references, &whole) {
                say(whole, found);
                continue;
            }
            let clauses: Vec<Range<usize>> = parts(text, whole.clone(), |c| c == '；').collect();
            for clause in clauses.into_iter().filter(|clause| *clause != whole) {
                if self.stood_before(text, references, &clause) {
                    say(clause, found);
                }
            }
        }
    }

    fn stood_before(&mut self, text: &Text, references: &[Reference<'_>], part: &Range<usize>) -> bool {
        let blanks = text.chars[part.clone()].iter().take_while(|c| c.is_whitespace()).count();
        let part = part.start + blanks..part.end;
        let chars = &text.chars[part.clone()];
        let is_ended = chars.last().is_some_and(|c| is_mark(*c));
        let is_long = chars.iter().filter(|c| is_han(**c)).count() >= SENTENCE;
        is_ended && is_long && !self.0.insert(read(text, references, part.start..part.end - 1))
    }
}

fn say(range: Range<usize>, found: &mut Vec<Found>) {
    found.push(Found::new(
        Code::RepeatedSentence,
        range,
        "这句话前面已经写过，请删去或改写。",
        "This sentence stood before: delete or rewrite it.",
    ));
}

fn is_mark(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；')
}

/// The parts of a stretch, each with the mark that ends it.
fn parts(text: &Text, stretch: Range<usize>, ends: impl Fn(char) -> bool) -> impl Iterator<Item = Range<usize>> {
    let mut start = stretch.start;
    std::iter::from_fn(move || {
        let rest = &text.chars[start..stretch.end];
        let length = rest.iter().position(|c| ends(*c)).map_or(rest.len(), |at| at + 1);
        let part = start..start + length;
        start = part.end;
        (length > 0).then_some(part)
    })
}

/// A stretch as it is read: {甲} of one chapter may be another number than {甲} of the next.
fn read(text: &Text, references: &[Reference<'_>], stretch: Range<usize>) -> String {
    let mut read = String::new();
    let mut at = stretch.start;
    for reference in references.iter().filter(|reference| stretch.start <= reference.start && reference.end <= stretch.end) {
        read.extend(&text.chars[at..reference.start]);
        read.push_str(&reference.figure.to_string());
        at = reference.end;
    }
    read.extend(&text.chars[at..stretch.end]);
    read
}
