//! What is passed over, and what of it is said: what was deleted, what stands above a word.

use super::super::blocks::Cell;
use super::super::xml::{Element, Space};
use super::Body;
use crate::read::LeftOutKind;

/// How much of it is kept to tell it by, in bytes.
const TOLD: usize = 200;

/// Text that is passed over.
pub(super) struct Aside {
    kind: LeftOutKind,
    text: String,
    in_text: bool,
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
        self.aside = kind.map(|kind| Aside { kind, text: String::new(), in_text: kind == LeftOutKind::Deleted });
    }

    pub(super) fn begin_aside(&mut self, element: &Element<'_>) {
        self.passed_over += 1;
        if let Some(aside) = &mut self.aside {
            aside.in_text = element.space == Space::Word && matches!(element.name(), b"t" | b"delText");
        }
    }

    pub(super) fn end_aside(&mut self) {
        self.passed_over -= 1;
        if let Some(aside) = &mut self.aside {
            aside.in_text = false;
        }
        if self.passed_over == 0
            && let Some(aside) = self.aside.take()
            && !aside.text.trim().is_empty()
        {
            self.leave_out(aside.kind, &aside.text);
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
