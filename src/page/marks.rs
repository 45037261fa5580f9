//! Where in the printed text the characters of findings are.

use std::collections::HashMap;
use std::ops::Range;

use super::document::{Block, Span};
use crate::finding::Findings;
use crate::model::{Place, placed_paragraphs};

/// The findings by the field that they are about, and which have been marked.
#[derive(Default)]
pub(super) struct Marks {
    by_place: HashMap<Place, Vec<Marked>>,
    placed: Vec<bool>,
}

/// The number of a finding and its characters.
type Marked = (usize, Option<Range<usize>>);

/// An end of a mark in a field: at which byte, whether it closes, of which finding. Those at one place are in the order in which they
/// are printed: what closes before what opens.
type End = (usize, bool, usize);

/// The marks of one field that are still to come, the last first.
#[derive(Default)]
pub(super) struct FieldMarks(Vec<End>);

impl Marks {
    pub(super) fn new(findings: &Findings) -> Self {
        let mut by_place: HashMap<Place, Vec<Marked>> = HashMap::new();
        for (id, finding) in findings.iter().enumerate() {
            if let Ok(place) = finding.pointer.parse() {
                by_place.entry(place).or_default().push((id, finding.range.clone()));
            }
        }
        Marks { by_place, placed: vec![false; findings.len()] }
    }

    /// The marks of a field, which is about to be printed; they are given once. A mark whose ends are between paragraphs is moved to
    /// the paragraph within; one without range is about the first paragraph.
    pub(super) fn of(&mut self, place: &Place, text: &str) -> FieldMarks {
        if self.by_place.is_empty() {
            return FieldMarks::default();
        }
        let paragraphs: Vec<Range<usize>> = placed_paragraphs(text).map(|(start, text)| start..start + text.len()).collect();
        let bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        let mut ends: Vec<End> = Vec::new();
        for (id, range) in self.by_place.remove(place).unwrap_or_default() {
            let range = range.map_or(paragraphs.first().cloned(), |range| Some(*bytes.get(range.start)?..*bytes.get(range.end)?));
            let Some(range) = range else { continue };
            let start = paragraphs.iter().find(|paragraph| range.start < paragraph.end).map(|paragraph| range.start.max(paragraph.start));
            let end = paragraphs.iter().rev().find(|paragraph| paragraph.start < range.end).map(|paragraph| range.end.min(paragraph.end));
            if let (Some(start), Some(end)) = (start, end)
                && start < end
            {
                ends.extend([(start, false, id), (end, true, id)]);
                self.placed[id] = true;
            }
        }
        ends.sort_unstable_by_key(|(at, closes, id)| std::cmp::Reverse((*at, !closes, *id)));
        FieldMarks(ends)
    }

    /// Marks what was printed nowhere at the first paragraph.
    pub(super) fn place_others(&self, first: &mut Block) {
        let others = || (0..self.placed.len()).filter(|id| !self.placed[*id]);
        first.spans.splice(0..0, others().map(Span::MarkStart));
        first.spans.extend(others().map(Span::MarkEnd));
    }

    /// Whether there is nothing to mark.
    pub(super) fn is_empty(&self) -> bool {
        self.placed.is_empty()
    }
}

impl FieldMarks {
    /// Prints a stretch of the field, its marks where they belong. What is printed as a whole, such as a figure, has its marks around
    /// it.
    pub(super) fn print(&mut self, block: &mut Block, stretch: Range<usize>, whole: bool, mut print: impl FnMut(&mut Block, Range<usize>)) {
        let (mut from, mut behind) = (stretch.start, Vec::new());
        while let Some((at, closes, id)) = self.0.pop_if(|(at, closes, _)| *at < stretch.end || *closes && *at == stretch.end) {
            if !whole && at > from {
                print(block, from..at);
                from = at;
            }
            match (closes, whole) {
                (true, true) => behind.push(id),
                (true, false) => block.spans.push(Span::MarkEnd(id)),
                (false, _) => block.spans.push(Span::MarkStart(id)),
            }
        }
        if from < stretch.end {
            print(block, from..stretch.end);
        }
        block.spans.extend(behind.into_iter().map(Span::MarkEnd));
    }
}
