//! Where a line may end: the rules of Chinese (no stop or closing mark begins a line, no opening one ends it, a stop may hang over the
//! edge) and, within Latin text, those of Unicode (UAX #14).

use super::fill::Glyph;
use super::script::{Script, is_word};

/// What begins no line.
const NOT_FIRST: &str =
    ":!),.:;?]}¢'\"、。〉》」』】〕〗〞︰︱︳﹐､﹒﹔﹕﹖﹗﹚﹜﹞！），．：；？｜｝︴︶︸︺︼︾﹀﹂﹄﹏､～￠々‖•·ˇˉ―-′’”";
/// What ends no line.
const NOT_LAST: &str = "([{£¥'\"‵〈《「『【〔〖（［｛￡￥〝︵︷︹︻︽︿﹁﹃﹙﹛﹝“‘";
/// What may hang over the edge.
const HANGING: &str = "!,.:;?、。！，．：；？";

/// Where the line that begins at `start` ends, as the first glyph of the next; `cut` is the first glyph that does not fit. It is behind
/// `cut` where a stop hangs.
pub(super) fn line_end(glyphs: &[Glyph], start: usize, cut: usize, mut latin: impl FnMut(usize) -> bool) -> usize {
    let at = |index: usize| glyphs[index].character;
    // Blanks at the end of a line take no room.
    if is_blank(at(cut)) {
        return (cut..glyphs.len()).find(|index| !is_blank(at(*index))).unwrap_or(glyphs.len());
    }
    // The rules are those of the last word: a stop goes with what it ends.
    let word = (0..=cut).rev().find(|index| is_word(at(*index))).unwrap_or(cut);
    let end = match glyphs[word].script {
        Script::Latin => {
            (start + 1..=cut).rev().find(|index| (latin(*index) || at(*index - 1) == '-') && !is_joined(at(*index - 1), at(*index)))
        }
        Script::Han => {
            let hung = if HANGING.contains(at(cut)) { cut + 1 } else { cut };
            if hung == glyphs.len() {
                return hung;
            }
            (start + 1..=hung).rev().find(|index| {
                !NOT_FIRST.contains(at(*index)) && !NOT_LAST.contains(at(*index - 1)) && !is_joined(at(*index - 1), at(*index))
            })
        }
    };
    // A stretch without a place to break is broken where the line is full.
    end.unwrap_or(cut.max(start + 1))
}

/// Whether two characters are not parted: the halves of a dash or of dots, and a closing mark and the Latin word behind it.
fn is_joined(left: char, right: char) -> bool {
    matches!((left, right), ('—', '—') | ('…', '…')) || CLOSING.contains(left) && right.is_ascii_alphanumeric()
}

/// Closing marks of Chinese.
const CLOSING: &str = "）》〉】」』〕〗”’";

pub(super) fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\u{3000}')
}
