//! Which figures the texts of a report use.

use crate::model::{AnnualReport, Figure, FigureIndex, Piece, Place, Prose, Role, Visit};

/// Which figures the texts use, by identity (a name may mean a plan's target here and a figure there), and whether there is a
/// reference to none or to a blank.
pub(super) struct References<'i, 'r> {
    index: &'i FigureIndex<'r>,
    used: Vec<*const Figure>,
    /// Whether a text refers to no figure, or to one without value.
    pub(super) noteworthy: bool,
}

impl<'r> Visit<'r> for References<'_, 'r> {
    fn text(&mut self, at: &Place, role: Role, text: &'r str) {
        if !role.is_prose() {
            return;
        }
        for piece in Prose::pieces(text) {
            match piece {
                Piece::Text(_) => {}
                Piece::Figure(name) => match self.index.get(name, at) {
                    Some(placed) => {
                        self.used.push(placed.figure);
                        self.noteworthy |= placed.figure.value.is_none();
                    }
                    None => self.noteworthy = true,
                },
                Piece::StrayBrace(_) => self.noteworthy = true,
            }
        }
    }
}

impl<'i, 'r> References<'i, 'r> {
    pub(super) fn of(report: &'r AnnualReport, index: &'i FigureIndex<'r>) -> Self {
        let mut references = References { index, used: Vec::new(), noteworthy: false };
        report.walk(&mut references);
        references.used.sort_unstable();
        references
    }

    pub(super) fn have(&self, figure: &Figure) -> bool {
        self.used.binary_search(&std::ptr::from_ref(figure)).is_ok()
    }
}
