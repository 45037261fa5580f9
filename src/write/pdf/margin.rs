//! The notes of a review copy: each finding beside the line that it is about, its characters on a ground of colour.

use std::collections::BTreeMap;
use std::ops::Range;

use krilla::surface::Surface;

use super::super::ink::ABOVE;
use super::super::said::said;
use super::draw::Pen;
use crate::finding::{Findings, Language, Severity};
use crate::page::{Color, Document, FontError, Layout, Line, MatchedFonts, Pages, PrintedPage, Span, beside};

/// How much wider a page is for its notes: 60 mm.
pub(super) const WIDTH: f64 = 60.0 * 72.0 / 25.4;
/// The size of a note, and from line to line.
const SIZE: (f64, f64) = (8.0, 11.0);
/// What is free around the notes and between two of them.
const FREE: f64 = 8.0;
/// How high the notes of a page begin and how far from its lower edge they end.
const EDGE: f64 = 24.0;

/// The notes by page.
pub(super) struct Margin<'m> {
    matched: &'m MatchedFonts,
    pages: Vec<Vec<Note>>,
    /// Those that have no room beside their page.
    more: Vec<Vec<Note>>,
    /// Where the marked characters are, by page.
    grounds: Vec<Vec<Ground>>,
    /// Where the notes begin, from the left edge of the paper.
    left: f64,
}

struct Ground {
    left: f64,
    base: f64,
    width: f64,
    size: f64,
    severity: Severity,
}

struct Note {
    lines: Vec<Line>,
    /// Its upper edge.
    top: f64,
    /// The end of what it is about, on its page.
    anchor: Option<(f64, f64)>,
    severity: Severity,
}

impl<'m> Margin<'m> {
    /// The findings that are marked in a document, which was laid on these pages.
    pub(super) fn new(
        document: &Document,
        pages: &Pages,
        findings: &Findings,
        language: Language,
        layout: &Layout,
        matched: &'m MatchedFonts,
    ) -> Self {
        let left = pages.pages.first().map_or(0.0, |page| page.width);
        let mut margin = Margin { matched, pages: Vec::new(), more: Vec::new(), grounds: Vec::new(), left };
        margin.pages.resize_with(pages.pages.len(), Vec::new);
        margin.grounds.resize_with(pages.pages.len(), Vec::new);
        let marks = marks(document, findings.len());
        let lines = by_paragraph(pages);
        for ((number, finding), mark) in (1..).zip(findings.iter()).zip(marks) {
            let Some((paragraph, range)) = mark else { continue };
            let mut anchor = None;
            for (page, line) in lines.get(&paragraph).into_iter().flatten().copied() {
                if let Some(ground) = margin.ground(line, &range, finding.severity) {
                    anchor.get_or_insert((page, (ground.left + ground.width, ground.base)));
                    margin.grounds[page].push(ground);
                }
            }
            let Some((page, anchor)) = anchor else { continue };
            // The words of a finding may have characters that no font of the layout has; they are no reason to write nothing.
            let text: String = format!("{number}  {}", said(finding, language));
            let text: String =
                text.chars().filter(|c| c.is_whitespace() || matched.shape(crate::page::Face::Body, false, *c).is_some()).collect();
            let lines = beside(&text, layout, matched, (left + FREE, WIDTH - 2.0 * FREE), SIZE);
            margin.pages[page].push(Note { lines, top: 0.0, anchor: Some(anchor), severity: finding.severity });
        }
        let height = pages.pages.first().map_or(0.0, |page| page.height);
        for page in 0..margin.pages.len() {
            let notes = std::mem::take(&mut margin.pages[page]);
            margin.pages[page] = margin.stacked(notes, height);
        }
        margin
    }

    /// The characters of a range that stand on this line.
    fn ground(&self, line: &Line, range: &Range<usize>, severity: Severity) -> Option<Ground> {
        // What marks a place between two characters is shown at the one behind it.
        let range = range.start..range.end.max(range.start + 1);
        if line.range.end <= range.start || range.end <= line.range.start {
            return None;
        }
        let mut at = line.range.start;
        let mut ends: Option<(f64, f64)> = None;
        for run in &line.runs {
            for (character, x) in run.text.chars().zip(run.positions(self.matched)) {
                if range.contains(&at) {
                    let end = x + run.advance(character, self.matched);
                    ends = Some((ends.map_or(x, |(left, _)| left), end));
                }
                at += 1;
            }
        }
        let size = line.runs.first()?.size;
        ends.map(|(left, end)| Ground { left, base: line.y, width: end - left, size, severity })
    }

    /// The notes of a page one below the other, each beside its line as far as there is room; the others are put behind the pages.
    fn stacked(&mut self, mut notes: Vec<Note>, page: f64) -> Vec<Note> {
        notes.sort_by(|one, other| one.about().total_cmp(&other.about()));
        let room = page - 2.0 * EDGE;
        let mut used = 0.0;
        let fit = notes.iter().take_while(|note| {
            used += note.height() + FREE;
            used - FREE <= room
        });
        let rest = notes.split_off(fit.count());
        let mut below = EDGE;
        for note in &mut notes {
            note.top = (note.about() - SIZE.1).max(below);
            below = note.top + note.height() + FREE;
        }
        // What would end below the page pushes what is above it up.
        let mut above = page - EDGE;
        for note in notes.iter_mut().rev() {
            note.top = note.top.min(above - note.height());
            above = note.top - FREE;
        }
        for note in rest {
            let last = self.more.last().and_then(|notes| notes.last()).map(|note| note.top + note.height() + FREE);
            let top = last.filter(|top| top + note.height() <= page - EDGE);
            if top.is_none() {
                self.more.push(Vec::new());
            }
            if let Some(notes) = self.more.last_mut() {
                notes.push(Note { top: top.unwrap_or(EDGE), anchor: None, ..note });
            }
        }
        notes
    }

    /// Draws what is below and beside the text of a page.
    pub(super) fn page(&self, pen: &Pen<'_>, surface: &mut Surface<'_>, index: usize, page: &PrintedPage) -> Result<(), FontError> {
        pen.area(surface, (page.width, 0.0), (WIDTH, page.height), Color(0xF5, 0xF5, 0xF5));
        for ground in self.grounds.get(index).into_iter().flatten() {
            let (_, light) = colors(ground.severity);
            pen.area(surface, (ground.left, ground.base - ABOVE * ground.size), (ground.width, ground.size), light);
        }
        self.pages.get(index).map_or(Ok(()), |notes| self.notes(pen, surface, notes))
    }

    /// How many pages of notes follow the others.
    pub(super) fn more_pages(&self) -> usize {
        self.more.len()
    }

    /// Draws one of those.
    pub(super) fn more(&self, pen: &Pen<'_>, surface: &mut Surface<'_>, index: usize) -> Result<(), FontError> {
        self.more.get(index).map_or(Ok(()), |notes| self.notes(pen, surface, notes))
    }

    fn notes(&self, pen: &Pen<'_>, surface: &mut Surface<'_>, notes: &[Note]) -> Result<(), FontError> {
        for note in notes {
            let (dark, _) = colors(note.severity);
            let edge = self.left + FREE / 2.0;
            if let Some((x, y)) = note.anchor {
                let below = y + 2.0;
                pen.stroke(surface, &[(x, below), (self.left - FREE, below), (edge, note.top + SIZE.1 / 2.0)], 0.4, dark);
            }
            pen.stroke(surface, &[(edge, note.top), (edge, note.top + note.height())], 1.0, dark);
            for line in &note.lines {
                pen.line(surface, &Line { y: line.y + note.top, ..line.clone() })?;
            }
        }
        Ok(())
    }
}

impl Note {
    fn height(&self) -> f64 {
        self.lines.len() as f64 * SIZE.1
    }

    /// The base line of what it is about.
    fn about(&self) -> f64 {
        self.anchor.map_or(0.0, |(_, y)| y)
    }
}

/// The colour of a note, and that of the ground of its characters.
fn colors(severity: Severity) -> (Color, Color) {
    match severity {
        Severity::Error => (Color(0xC0, 0, 0), Color(0xFF, 0xD8, 0xD8)),
        Severity::Warning => (Color(0xB0, 0x70, 0), Color(0xFF, 0xEC, 0xC0)),
    }
}

/// The lines of each paragraph, with the page that each stands on.
fn by_paragraph(pages: &Pages) -> BTreeMap<usize, Vec<(usize, &Line)>> {
    let mut lines: BTreeMap<usize, Vec<(usize, &Line)>> = BTreeMap::new();
    for (page, printed) in pages.pages.iter().enumerate() {
        for line in &printed.lines {
            if let Some(paragraph) = line.paragraph {
                lines.entry(paragraph).or_default().push((page, line));
            }
        }
    }
    lines
}

/// Of each finding the paragraph and the characters of it that are marked.
fn marks(document: &Document, findings: usize) -> Vec<Option<(usize, Range<usize>)>> {
    let mut marks: Vec<Option<(usize, Range<usize>)>> = vec![None; findings];
    for (paragraph, block) in document.blocks.iter().enumerate() {
        let mut at = 0;
        for span in &block.spans {
            match span {
                Span::MarkStart(id) => {
                    if let Some(mark) = marks.get_mut(*id) {
                        *mark = Some((paragraph, at..at));
                    }
                }
                Span::MarkEnd(id) => {
                    if let Some(Some((_, range))) = marks.get_mut(*id) {
                        range.end = at;
                    }
                }
                span => at += span.text().chars().count(),
            }
        }
    }
    marks
}
