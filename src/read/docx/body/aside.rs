//! What is passed over, and what of it is said: what was deleted, what stands above a word.

use super::super::blocks::Cell;
use super::super::xml::{Element, Space};
use super::{Body, NoteName};
use crate::read::LeftOutKind;

/// How much of it is kept to tell it by, in bytes.
const TOLD: usize = 200;

/// Text that is passed over.
pub(super) struct Aside {
    kind: LeftOutKind,
    text: String,
    in_text: bool,
    /// It was moved, and stands elsewhere.
    is_moved: bool,
    /// It shows a picture, or the like.
    is_drawn: bool,
    /// The notes to which it refers.
    notes: Vec<NoteName>,
}

impl Aside {
    pub(super) fn add(&mut self, text: &str) {
        if self.in_text && self.text.len() < TOLD {
            self.text.push_str(text);
        }
    }
}

impl Body<'_> {
    /// Passes over the element that begins; if it shows text, that is said to be of this kind.
    pub(super) fn pass_over(&mut self, kind: Option<LeftOutKind>) {
        self.passed_over = 1;
        self.aside = kind.map(|kind| Aside {
            kind,
            text: String::new(),
            in_text: kind == LeftOutKind::Deleted,
            is_moved: false,
            is_drawn: false,
            notes: Vec::new(),
        });
    }

    /// Passes over what was moved away.
    pub(super) fn pass_over_moved(&mut self) {
        self.pass_over(Some(LeftOutKind::Deleted));
        self.aside.iter_mut().for_each(|aside| aside.is_moved = true);
    }

    pub(super) fn begin_aside(&mut self, element: &Element<'_>) {
        self.passed_over += 1;
        if let Some(aside) = &mut self.aside {
            aside.in_text = element.space == Space::Word && matches!(element.name(), b"t" | b"delText");
            match element.name() {
                b"pic" | b"imagedata" | b"chart" | b"relIds" | b"OLEObject" => aside.is_drawn = true,
                name @ (b"footnoteReference" | b"endnoteReference") => {
                    aside.notes.extend(element.attribute("id").map(|id| (name == b"endnoteReference", id)));
                }
                _ => {}
            }
        }
    }

    pub(super) fn end_aside(&mut self) {
        self.passed_over -= 1;
        if let Some(aside) = &mut self.aside {
            aside.in_text = false;
        }
        if self.passed_over > 0 {
            return;
        }
        let Some(Aside { kind, mut text, is_moved, is_drawn, notes, .. }) = self.aside.take() else { return };
        if is_moved {
            let here = self.here();
            self.moved_away.push((here, text));
            return;
        }
        // A note goes with the text that refers to it.
        for name in notes {
            if let Some(Some(note)) = self.notes.get_mut(&name).map(Option::take) {
                text.push_str(&note.text);
            }
        }
        if is_drawn || !text.trim().is_empty() {
            self.leave_out(kind, &text);
        }
    }

    /// What was moved away and arrived nowhere was deleted.
    pub(super) fn say_moved_away(&mut self) {
        let moved = std::mem::take(&mut self.moved_away);
        for (paragraph, text) in moved.into_iter().filter(|(_, text)| !self.has_arrived && !text.trim().is_empty()) {
            self.left_out.add(LeftOutKind::Deleted, paragraph, &text);
        }
    }

    /// Ends a row; one that was deleted is said.
    pub(super) fn end_row(&mut self) {
        let Some(row) = self.story().end_row() else { return };
        let paragraphs = row.iter().flat_map(Cell::paragraphs);
        if let Some(number) = paragraphs.map(|paragraph| paragraph.number).next() {
            let text = row.iter().map(Cell::text).collect::<Vec<_>>().join(" ");
            self.left_out.add(LeftOutKind::Deleted, number, &text);
        }
    }
}
