//! Stretches without a Chinese character that no program parts, or that one parts where no reader would: LibreOffice lets no letter or
//! digit begin a line behind a closing mark, so that a long row of values (`98.53%、93.41%、…`) is one word to it, which it cuts where the
//! line is full. Where such a stretch is long, our documents and pages say behind which marks a line may end.

#[cfg(feature = "docx")]
use std::borrow::Cow;
use std::ops::Range;

use super::balance;
use crate::model::is_han;

/// The most characters that are held together where marks are between them.
pub(super) const LONGEST: f64 = 16.0;
/// Where a line may end and nothing is seen: a space of no width.
#[cfg(feature = "docx")]
const PLACE: char = '\u{200B}';

/// Behind which marks of a text a line may end, though letters or digits follow, in bytes.
pub(super) fn places(text: &str) -> Vec<usize> {
    // Nearly no text has one, so that this is a look at its bytes.
    let bytes = text.as_bytes();
    let begins = |at: &usize| bytes[*at].is_ascii_alphanumeric() && bytes[at - 1] >= 0x80;
    let mut places: Vec<usize> = (1..bytes.len()).filter(begins).collect();
    places.retain(|at| text[..*at].ends_with(|c| CLOSES.contains(c)));
    if !places.is_empty() {
        let long: Vec<_> =
            stretches(text).into_iter().filter(|stretch| balance::width(&text[stretch.clone()], 1.0, 0.0) > LONGEST).collect();
        places.retain(|at| long.iter().any(|stretch| stretch.contains(at)));
    }
    places
}

/// The text with a space of no width at each of these places, for a program that breaks its lines itself. Who reads a document drops it.
#[cfg(feature = "docx")]
pub(crate) fn with_places(text: &str) -> Cow<'_, str> {
    let mut spaced = Cow::Borrowed(text);
    for at in places(text).into_iter().rev() {
        spaced.to_mut().insert(at, PLACE);
    }
    spaced
}

/// The stretches of a text between the places where every program may break a line.
fn stretches(text: &str) -> Vec<Range<usize>> {
    let (mut stretches, mut start, mut last) = (Vec::new(), 0, None);
    for (at, c) in text.char_indices() {
        if last.is_some_and(|last| parts(last, c)) {
            stretches.push(start..at);
            start = at;
        }
        last = Some(c);
    }
    stretches.push(start..text.len());
    stretches
}

/// The stretches of a text that some program does not break, where a number or a word of letters is in them: LibreOffice parts neither
/// what stands before a closing mark nor the letters and digits behind it, so `App（V2.5.1），1078.58` is one. Marks at its end are left
/// out, since the last may hang.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    let pieces = stretches(text).into_iter().map(|stretch| &text[stretch]);
    pieces.filter(|piece| piece.contains(|c: char| c.is_ascii_alphanumeric())).map(|piece| piece.trim_end_matches(is_mark)).collect()
}

/// Closing marks, behind which letters and digits do not begin a line, and stops, behind which they do; neither begins one.
const CLOSES: &str = "，。、）》〉」』】〕";
const STOPS: &str = "；：！？";
const OPENS: &str = "（《〈「『【〔";
const QUOTES: &str = "“”‘’";

pub(super) fn is_mark(c: char) -> bool {
    "—…".contains(c) || [CLOSES, STOPS, OPENS, QUOTES].iter().any(|marks| marks.contains(c))
}

/// Whether every program may break a line between two characters.
fn parts(left: char, right: char) -> bool {
    let is_latin = |c: char| !(is_han(c) || c.is_whitespace() || is_mark(c));
    let is_held = CLOSES.contains(right)
        || STOPS.contains(right)
        || OPENS.contains(left)
        || QUOTES.contains([left, right])
        || is_latin(left) && OPENS.contains(right)
        || is_latin(right) && (is_latin(left) || CLOSES.contains(left));
    !is_held
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_program_breaks_is_one_piece() {
        assert_eq!(pieces("约98.70%，2025年"), ["98.70%，2025"]);
        assert_eq!(pieces("共6次，约35.2万元（App）"), ["6", "35.2", "（App"]);
        assert_eq!(pieces("用App（V2.5.1）办理"), ["App（V2.5.1"]);
        assert_eq!(pieces("用App（V2.5.1），1078.58次"), ["App（V2.5.1），1078.58"], "between two marks there is no place either");
        assert_eq!(pieces("学习。1234567；8"), ["习。1234567", "8"], "nor before a stop");
        assert_eq!(pieces("学习1234567 Wi-Fi 6"), ["1234567", "Wi-Fi", "6"]);
    }

    #[test]
    #[cfg(feature = "docx")]
    fn a_long_row_of_values_may_be_parted_behind_its_marks() {
        let few = "分别为98.53%、93.41%、91.87%，均达标";
        assert_eq!(with_places(few), few);
        let many = "分别为98.53%、93.41%、91.87%、95.16%、98.32%、97.25%，均达标。2025年，1、2号泵站";
        let parted = with_places(many);
        assert_eq!(parted.matches("、\u{200B}").count(), 5, "{parted}");
        assert_eq!(parted.replace('\u{200B}', ""), many);
        assert!(parted.contains("，均达标。2025年，1、2号"), "a short stretch is left as it is: {parted}");
    }
}
