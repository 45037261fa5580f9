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

/// Whether a line may end before a glyph, within Latin text: by the rules of Unicode, and since it stands in a long row of values.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Latin {
    pub(super) unicode: bool,
    pub(super) held: bool,
}

/// Where the line that begins at `start` ends, as the first glyph of the next; `cut` is the first glyph that does not fit. It is behind
/// `cut` where a stop hangs, if it may.
pub(super) fn line_end(glyphs: &[Glyph], start: usize, mut cut: usize, may_hang: bool, mut latin: impl FnMut(usize) -> Latin) -> usize {
    let at = |index: usize| glyphs[index].character;
    // Blanks at the end of a line take no room.
    if is_blank(at(cut)) {
        return (cut..glyphs.len()).find(|index| !is_blank(at(*index))).unwrap_or(glyphs.len());
    }
    let full = cut;
    while cut > start {
        // The rules are those of the last word: a stop goes with what it ends.
        let word = (start..=cut).rev().find(|index| is_word(at(*index))).unwrap_or(cut);
        if glyphs[word].script == Script::Han {
            let hung = if may_hang && hangs(at(cut)) { cut + 1 } else { cut };
            let free = |index: &usize| {
                !NOT_FIRST.contains(at(*index)) && !NOT_LAST.contains(at(*index - 1)) && !is_joined(at(*index - 1), at(*index))
            };
            return if hung == glyphs.len() { hung } else { (start + 1..=hung).rev().find(free).unwrap_or(full) };
        }
        // A Latin word that nothing parts from what stands before it takes that with it, or lets its stop hang.
        let begin = (start..=cut).rev().find(|index| glyphs[*index].script != glyphs[cut].script).map_or(start, |index| index + 1);
        let end = (begin.max(start + 1)..=cut).rev().find(|index| match (at(*index - 1), at(*index)) {
            (left, right) if is_joined(left, right) => false,
            // Behind a closing mark an amount begins a line, a word does not.
            (left, right) if NOT_LEFT.contains(left) => {
                latin(*index).held || !right.is_ascii_alphanumeric() && (latin(*index).unicode || right == '$')
            }
            ('-', right) => right.is_ascii_alphanumeric() || latin(*index).unicode,
            _ => latin(*index).unicode,
        });
        match end {
            Some(end) => return end,
            None if begin > start => cut = begin - 1,
            None => break,
        }
    }
    // A stretch without a place to break is broken where the line is full.
    full.max(start + 1)
}

/// Whether two characters are not parted: the halves of a dash or of dots.
fn is_joined(left: char, right: char) -> bool {
    matches!((left, right), ('—', '—') | ('…', '…'))
}

/// Closing marks and stops of Chinese, which a Latin word behind them does not leave.
const NOT_LEFT: &str = "，。、）》〉】」』〕〗”’";

/// Whether a character may stand beyond the edge.
pub(super) fn hangs(character: char) -> bool {
    HANGING.contains(character)
}

/// Closing marks and stops, whose right half is empty, and opening ones, whose left half is.
const CLOSES: &str = "，。、；：！？）》〉」』】〕〗”’";
const OPENS: &str = "（《〈「『【〔〖“‘";

/// Whether two marks side by side are set half a character closer where the layout asks for it: where two empty halves would meet, or a
/// closing mark is followed by another, or an opening one by another. The rule is that of Chinese typesetting (two marks side by side take
/// one and a half characters); that Word sets such pairs closer is others' measure, pair by pair it was not compared.
pub(super) fn is_squeezed(left: char, right: char) -> bool {
    let (closes, opens) = (|c| CLOSES.contains(c), |c| OPENS.contains(c));
    closes(left) && (closes(right) || opens(right)) || opens(left) && opens(right)
}

pub(super) fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\u{3000}')
}
