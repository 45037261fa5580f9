//! How wide the characters of a font are.

use std::fmt::Debug;

/// Which of the layout's fonts a character is printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Face {
    /// The title's.
    Title,
    /// The body's.
    Body,
    /// That of chapters' headings.
    Chapter,
    /// That of items' headings.
    Item,
    /// That of page numbers.
    PageNumber,
    /// That of cells of tables, where it is not the body's.
    Table,
    /// That of heads of columns, where it is not that of chapters' headings.
    TableHead,
    /// That of Latin letters and digits.
    Latin,
}

/// The measures of the fonts, as shares of the size. The built-in ones ([`UsualWidths`]) are right for the national fonts and Times New
/// Roman; who prints with other fonts gives theirs.
///
/// ```
/// use annual_report::page::{Face, UsualWidths, Widths};
/// assert_eq!(UsualWidths.width(Face::Body, '水'), 1.0);
/// assert_eq!(UsualWidths.width(Face::Latin, '8'), 0.5);
/// ```
pub trait Widths: Debug {
    /// How far the next character is.
    fn width(&self, face: Face, character: char) -> f64;

    /// How far the next character is in bold type; as far as in the usual one, where a font has none of its own.
    fn bold_width(&self, face: Face, character: char) -> f64 {
        self.width(face, character)
    }

    /// How far a line of this font reaches above and below the base line. Lines of a given pitch have it in their middle.
    fn heights(&self, face: Face) -> (f64, f64) {
        UsualWidths.heights(face)
    }
}

/// The widths of the usual fonts: a Han character is a square; Latin letters are those of Times New Roman, which Liberation Serif
/// shares.
#[derive(Debug, Clone, Copy, Default)]
pub struct UsualWidths;

impl Widths for UsualWidths {
    fn width(&self, face: Face, character: char) -> f64 {
        match face {
            Face::Latin => latin(character, false),
            // The Chinese fonts have Latin letters of half a square.
            _ if character.is_ascii() => 0.5,
            _ => 1.0,
        }
    }

    /// Chinese fonts have no bold type: programs draw them with thicker strokes of the same width.
    fn bold_width(&self, face: Face, character: char) -> f64 {
        if face == Face::Latin { latin(character, true) } else { self.width(face, character) }
    }

    /// The square reaches from 0.12 below the base line to 0.88 above; Word adds 0.15 on either side to the lines of Chinese fonts.
    fn heights(&self, face: Face) -> (f64, f64) {
        match face {
            Face::Latin => (0.891, 0.216),
            _ => (1.03, 0.27),
        }
    }
}

fn latin(character: char, bold: bool) -> f64 {
    let of = |usual, thick| if bold { thick } else { usual };
    let (ascii, latin_1) = if bold { (&BOLD_ASCII, &BOLD_LATIN_1) } else { (&ASCII, &LATIN_1) };
    let units = match character {
        ' '..='~' => ascii[character as usize - 0x20],
        '\u{A0}'..='\u{FF}' => latin_1[character as usize - 0xA0],
        '‘' | '’' => 682,
        '“' | '”' => of(909, 1024),
        '–' | '€' => 1024,
        '•' => 717,
        '≤' | '≥' => 1124,
        '′' => of(448, 576),
        '″' => of(853, 1131),
        '−' => of(1155, 1167),
        // — … ‰ and what the font does not have, which a Chinese one prints.
        '\u{2000}'.. => 2048,
        _ => 1024,
    };
    f64::from(units) / 2048.0
}

/// Times New Roman, in 2048ths of the size, from the space to the tilde.
#[rustfmt::skip]
const ASCII: [u16; 95] = [
    512, 682, 836, 1024, 1024, 1706, 1593, 369, 682, 682, 1024, 1155, 512, 682, 512, 569, 1024, 1024, 1024, 1024, 1024, 1024, 1024, 1024,
    1024, 1024, 569, 569, 1155, 1155, 1155, 909, 1886, 1479, 1366, 1366, 1479, 1251, 1139, 1479, 1479, 682, 797, 1479, 1251, 1821, 1479,
    1479, 1139, 1479, 1366, 1139, 1251, 1479, 1479, 1933, 1479, 1479, 1251, 682, 569, 682, 961, 1024, 682, 909, 1024, 909, 1024, 909, 682,
    1024, 1024, 569, 569, 1024, 569, 1593, 1024, 1024, 1024, 1024, 682, 797, 569, 1024, 1024, 1479, 1024, 1024, 909, 983, 410, 983, 1108,
];

/// From the no-break space to ÿ.
#[rustfmt::skip]
const LATIN_1: [u16; 96] = [
    512, 682, 1024, 1024, 1024, 1024, 410, 1024, 682, 1556, 565, 1024, 1155, 682, 1556, 1024, 819, 1124, 614, 614, 682, 1180, 928, 512,
    682, 614, 635, 1024, 1536, 1536, 1536, 909, 1479, 1479, 1479, 1479, 1479, 1479, 1821, 1366, 1251, 1251, 1251, 1251, 682, 682, 682, 682,
    1479, 1479, 1479, 1479, 1479, 1479, 1479, 1155, 1479, 1479, 1479, 1479, 1479, 1479, 1139, 1024, 909, 909, 909, 909, 909, 909, 1366, 909,
    909, 909, 909, 909, 569, 569, 569, 569, 1024, 1024, 1024, 1024, 1024, 1024, 1024, 1124, 1024, 1024, 1024, 1024, 1024, 1024, 1024, 1024,
];

/// The same of Times New Roman Bold.
#[rustfmt::skip]
const BOLD_ASCII: [u16; 95] = [
    512, 682, 1137, 1024, 1024, 2048, 1706, 569, 682, 682, 1024, 1167, 512, 682, 512, 569, 1024, 1024, 1024, 1024, 1024, 1024, 1024, 1024,
    1024, 1024, 682, 682, 1167, 1167, 1167, 1024, 1905, 1479, 1366, 1479, 1479, 1366, 1251, 1593, 1593, 797, 1024, 1593, 1366, 1933, 1479,
    1593, 1251, 1593, 1479, 1139, 1366, 1479, 1479, 2048, 1479, 1479, 1366, 682, 569, 682, 1190, 1024, 682, 1024, 1139, 909, 1139, 909, 682,
    1024, 1139, 569, 682, 1139, 569, 1706, 1139, 1024, 1139, 1139, 909, 797, 682, 1139, 1024, 1479, 1024, 1024, 909, 807, 451, 807, 1065,
];

/// From the no-break space to ÿ.
#[rustfmt::skip]
const BOLD_LATIN_1: [u16; 96] = [
    512, 682, 1024, 1024, 1024, 1024, 451, 1024, 682, 1530, 614, 1024, 1167, 682, 1530, 1024, 819, 1124, 614, 614, 682, 1180, 1106, 512,
    682, 614, 676, 1024, 1536, 1536, 1536, 1024, 1479, 1479, 1479, 1479, 1479, 1479, 2048, 1479, 1366, 1366, 1366, 1366, 797, 797, 797, 797,
    1479, 1479, 1593, 1593, 1593, 1593, 1593, 1167, 1593, 1479, 1479, 1479, 1479, 1479, 1251, 1139, 1024, 1024, 1024, 1024, 1024, 1024, 1479,
    909, 909, 909, 909, 909, 569, 569, 569, 569, 1024, 1139, 1024, 1024, 1024, 1024, 1024, 1124, 1024, 1139, 1139, 1139, 1139, 1024, 1139,
    1024,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bold_letters_are_wider_and_bold_digits_are_not() {
        let widths = |c| (UsualWidths.width(Face::Latin, c), UsualWidths.bold_width(Face::Latin, c));
        assert_eq!(widths('8'), (0.5, 0.5));
        assert!("%bn″".chars().all(|c| widths(c).0 < widths(c).1));
        assert_eq!(UsualWidths.bold_width(Face::Body, '水'), 1.0);
    }

    #[test]
    fn widths_alone_have_the_usual_heights() {
        #[derive(Debug)]
        struct Square;
        impl Widths for Square {
            fn width(&self, _: Face, _: char) -> f64 {
                1.0
            }
        }
        assert_eq!(Square.heights(Face::Body), UsualWidths.heights(Face::Body));
        assert!(Square.heights(Face::Body).0 > Square.heights(Face::Body).1);
    }

    #[test]
    fn the_usual_widths_are_those_of_the_fonts() {
        let of = |c| UsualWidths.width(Face::Latin, c);
        assert_eq!(
            ['0', '9', 'i', 'W', '%', '·', '“'].map(of),
            [0.5, 0.5, 569.0 / 2048.0, 1933.0 / 2048.0, 1706.0 / 2048.0, 0.25, 909.0 / 2048.0]
        );
        assert_eq!(UsualWidths.width(Face::Body, '“'), 1.0, "Chinese quotation marks are full");
    }
}
