//! What a PDF and a picture draw alike: the glyphs of a stretch with their places, bold type without a bold font, and the ground of what
//! is still to be filled in.

use std::ops::Range;

use crate::model::characters::is_invisible;
use crate::page::{Color, FontError, MatchedFonts, Run, Shape};

/// What is still to be filled in is on this colour.
pub(super) const BLANK: Color = Color(0xFF, 0xFF, 0);
/// How far the square of a Chinese character is above the base line, as a share of the size.
pub(super) const ABOVE: f64 = 0.88;
/// How thick the stroke is that makes a character bold whose font has no bold type, as a share of the size.
pub(super) const BOLD: f64 = 0.03;

/// A glyph, and which bytes of the stretch it prints.
pub(super) struct Letter {
    pub(super) shape: Shape,
    pub(super) x: f64,
    pub(super) text: Range<usize>,
}

/// The glyphs of a stretch; an error where no font has a character that is seen.
pub(super) fn letters(run: &Run, matched: &MatchedFonts) -> Result<Vec<Letter>, FontError> {
    let mut letters: Vec<Letter> = Vec::with_capacity(32);
    for ((at, character), x) in run.text.char_indices().zip(run.positions(matched)) {
        let end = at + character.len_utf8();
        if let Some(last) = letters.last_mut()
            && character == '—'
            && &run.text[last.text.clone()] == "—"
            && let Some(dash) = matched.long_dash(run.face, run.bold)
        {
            (last.shape, last.text.end) = (dash, end);
            continue;
        }
        match matched.shape(run.face, run.bold, character) {
            // A byte order mark and its like have no place in a text that is copied.
            Some(_) if is_invisible(character) => {}
            Some(shape) => letters.push(Letter { shape, x, text: at..end }),
            None if is_invisible(character) || character.is_whitespace() || character.is_control() => {}
            None => return Err(FontError::Character { character }),
        }
    }
    Ok(letters)
}
