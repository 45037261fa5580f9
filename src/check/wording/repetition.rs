//! Sentences that stand twice.

use std::collections::HashSet;

use super::{Found, Text};
use crate::finding::Code;
use crate::model::is_han;

/// The shortest sentence that counts, in Chinese characters: shorter ones are phrases; addresses and rows of tables have none.
const SENTENCE: usize = 14;

/// The sentences so far.
#[derive(Default)]
pub(super) struct Sentences(HashSet<Vec<char>>);

impl Sentences {
    pub(super) fn check(&mut self, text: &Text, found: &mut Vec<Found>) {
        let mut start = 0;
        while start < text.chars.len() {
            let end = text.chars[start..].iter().position(|c| "。！？".contains(*c)).map_or(text.chars.len(), |at| start + at + 1);
            let sentence = &text.chars[start..end];
            let length = sentence.iter().filter(|c| is_han(**c)).count();
            let is_ended = sentence.last().is_some_and(|c| matches!(c, '。' | '！' | '？'));
            if is_ended && length >= SENTENCE && !self.0.insert(sentence.to_vec()) {
                found.push(Found::new(
                    Code::RepeatedSentence,
                    start..end,
                    "这句话前面已经写过，请删去或改写。",
                    "This sentence stood before: delete or rewrite it.",
                ));
            }
            start = end;
        }
    }
}
