//! A paragraph -> its lines.

use std::ops::Range;

use super::super::held::places;
use super::super::look::Look;
use super::super::{Align, Block, Span, Typography};
use super::breaks::{Latin, hangs, is_blank, is_squeezed, line_end};
use super::script::{Script, is_word, script};
use super::widths::{Face, Widths};

/// A character of a paragraph, measured.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    pub(super) character: char,
    pub(super) script: Script,
    pub(super) face: Face,
    /// Which span of the paragraph it is of.
    pub(super) span: u16,
    pub(super) width: f64,
    /// What is set between the one before and it, on the same line.
    pub(super) before: f64,
}

/// A line of a paragraph: which glyphs, and where they begin.
#[derive(Debug, Clone)]
pub(super) struct Filled {
    /// With the blanks and the line feed at its end.
    pub(super) glyphs: Range<usize>,
    /// Without them.
    pub(super) shown: usize,
    /// From the left edge.
    pub(super) x: f64,
    /// What is added at each place where the line may be spread.
    pub(super) spread: f64,
}

/// A hair, so that no line breaks by the arithmetic of fractions: office programs measure in twentieths of a point.
const HAIR: f64 = 0.05;

/// What is set between a Chinese character and a Latin one where space is asked for, as a share of the size: LibreOffice's; Word
/// sets a quarter.
pub(super) const GAP: f64 = 0.2;

/// The characters of a paragraph; of a heading that is run in whether it is bold.
pub(super) fn measure(block: &Block, look: &Look, bold_run_in: bool, widths: &dyn Widths, glyphs: &mut Vec<Glyph>) {
    glyphs.clear();
    for (index, span) in block.spans.iter().enumerate() {
        let face = if matches!(span, Span::RunIn(_)) { Face::Item } else { look.face };
        for character in span.text().chars() {
            let (script, before) = (script(character), 0.0);
            glyphs.push(Glyph { character, script: script.unwrap_or(Script::Han), face, span: index as u16, width: 0.0, before });
        }
    }
    let first = block.spans.iter().flat_map(|span| span.text().chars()).find_map(script).unwrap_or(Script::Han);
    let mut current = first;
    for glyph in glyphs.iter_mut() {
        current = script(glyph.character).unwrap_or(current);
        glyph.script = current;
        if current == Script::Latin && look.latin {
            glyph.face = Face::Latin;
        }
        let is_run_in = bold_run_in != look.bold && matches!(block.spans.get(usize::from(glyph.span)), Some(Span::RunIn(_)));
        let width = match if is_run_in { bold_run_in } else { look.bold } {
            true => widths.bold_width(glyph.face, glyph.character),
            false => widths.width(glyph.face, glyph.character),
        };
        glyph.width = if glyph.character == '\n' { 0.0 } else { width * look.size };
    }
    for index in 1..glyphs.len() {
        let (last, this) = (glyphs[index - 1], glyphs[index]);
        glyphs[index].before = if (last.character, this.character) == ('—', '—') {
            // The halves of a dash are one stroke.
            0.0
        } else if last.script == this.script {
            look.spacing
        } else if is_word(last.character) && is_word(this.character) {
            let latin = if this.script == Script::Latin { this.character } else { last.character };
            let Typography { space_beside_letters, space_beside_digits, .. } = look.typography;
            match if latin.is_ascii_digit() { space_beside_digits } else { space_beside_letters } {
                true => GAP * look.size,
                false => look.spacing,
            }
        } else {
            0.0
        };
        let is_han = (last.script, this.script) == (Script::Han, Script::Han);
        if look.typography.compressed_marks && is_han && is_squeezed(last.character, this.character) {
            glyphs[index].before -= look.size / 2.0;
        }
    }
}

/// Breaks a paragraph into lines of this width; `right` is what is left free at its right edge. There is always one line.
pub(super) fn fill(glyphs: &[Glyph], look: &Look, width: f64, lines: &mut Vec<Filled>) {
    lines.clear();
    let mut opportunities: Option<Vec<Latin>> = None;
    let mut start = 0;
    loop {
        let indent = if start == 0 { look.first_line } else { look.left };
        let mut x = indent;
        let mut cut = None;
        let mut forced = false;
        for (index, glyph) in glyphs.iter().enumerate().skip(start) {
            if glyph.character == '\n' {
                (cut, forced) = (Some(index), true);
                break;
            }
            let end = x + glyph.width + if index > start { glyph.before } else { 0.0 };
            if end > width + HAIR {
                cut = Some(index);
                break;
            }
            x = end;
        }
        let end = match cut {
            None => glyphs.len(),
            Some(cut) if forced => cut + 1,
            Some(cut) => line_end(glyphs, start, cut, look.typography.hanging_stops, |index| {
                opportunities.get_or_insert_with(|| latin_breaks(glyphs))[index]
            }),
        };
        let mut shown = end;
        while shown > start && (is_blank(glyphs[shown - 1].character) || glyphs[shown - 1].character == '\n') {
            shown -= 1;
        }
        let last = end == glyphs.len() || forced;
        lines.push(place(glyphs, start..end, shown, look, indent, width, last));
        start = end;
        if start >= glyphs.len() {
            break;
        }
    }
}

/// Where a line stands between the edges, and how it is spread.
fn place(glyphs: &[Glyph], range: Range<usize>, shown: usize, look: &Look, indent: f64, width: f64, last: bool) -> Filled {
    let natural = extent(&glyphs[range.start..shown]);
    let mut free = width - indent - natural;
    // A stop that hangs is wholly beyond the edge, and what stands before it is spread up to there.
    let hung = free < -HAIR && shown > range.start + 1 && hangs(glyphs[shown - 1].character);
    let spread_to = if hung { shown - 1 } else { shown };
    if hung {
        free += glyphs[spread_to].before + glyphs[spread_to].width;
    }
    let mut line = Filled { glyphs: range.clone(), shown, x: indent, spread: 0.0 };
    match look.align {
        Align::Left => {}
        Align::Centre => line.x += free / 2.0,
        Align::Right => line.x += free,
        Align::Both if last => {}
        Align::Both => {
            let places = glyphs[range.start..spread_to].windows(2).filter(|pair| spreads(&pair[0], &pair[1])).count();
            if places > 0 && free > 0.0 {
                line.spread = free / places as f64;
            }
        }
    }
    line
}

/// How wide glyphs are on one line.
pub(super) fn extent(glyphs: &[Glyph]) -> f64 {
    glyphs.iter().map(|glyph| glyph.width).sum::<f64>() + glyphs.iter().skip(1).map(|glyph| glyph.before).sum::<f64>()
}

/// Whether a line is spread between two glyphs: beside Chinese characters and blanks, not within a Latin word.
pub(super) fn spreads(left: &Glyph, right: &Glyph) -> bool {
    left.script == Script::Han || right.script == Script::Han || left.character == ' '
}

/// Before which glyphs a line may be broken within Latin text.
fn latin_breaks(glyphs: &[Glyph]) -> Vec<Latin> {
    let text: String = glyphs.iter().map(|glyph| glyph.character).collect();
    let mut at = vec![Latin::default(); glyphs.len() + 1];
    let mut unicode = unicode_linebreak::linebreaks(&text).map(|(byte, _)| byte).peekable();
    let places = places(&text);
    let mut held = places.iter().peekable();
    for (index, (byte, _)) in text.char_indices().enumerate() {
        // Where values may be parted from each other, their units need not be.
        let in_unit = !places.is_empty() && text[..byte].ends_with('/');
        at[index] = Latin { unicode: unicode.next_if_eq(&byte).is_some() && !in_unit, held: held.next_if_eq(&&byte).is_some() };
    }
    at
}
