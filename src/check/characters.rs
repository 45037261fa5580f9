//! The characters of XML: what a document can hold.

#[cfg(feature = "docx")]
use std::borrow::Cow;

/// The characters of XML 1.0 (section 2.2).
pub(super) fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// Whether a text holds no character that XML cannot. Over bytes and without a branch, since nearly every text is clean: what is
/// illegal is a control character, or U+FFFE or U+FFFF, which are EF BF BE and EF BF BF.
pub(super) fn is_xml_text(text: &str) -> bool {
    let bytes = text.as_bytes();
    let control = bytes.iter().fold(false, |found, byte| found | ((*byte < b' ') & (*byte != b'\t') & (*byte != b'\n') & (*byte != b'\r')));
    let noncharacter = bytes.windows(3).fold(false, |found, three| found | ((three[0] == 0xEF) & (three[1] == 0xBF) & (three[2] >= 0xBE)));
    !control && !noncharacter
}

/// The text without what XML cannot hold.
#[cfg(feature = "docx")]
pub(crate) fn xml_text(text: &str) -> Cow<'_, str> {
    if is_xml_text(text) { text.into() } else { text.chars().filter(|c| is_xml_char(*c)).collect::<String>().into() }
}

#[cfg(test)]
mod tests {
    use super::{is_xml_char, is_xml_text};

    #[test]
    fn xml_characters_are_those_of_the_standard() {
        for c in ['\t', '\n', ' ', '中', '\u{FFFD}', '😀'] {
            assert!(is_xml_char(c));
        }
        for c in ['\0', '\u{1}', '\u{B}', '\u{1F}', '\u{FFFE}', '\u{FFFF}'] {
            assert!(!is_xml_char(c));
        }
        for c in (0..=0x1_0100).chain([0x10_FFFF]).filter_map(char::from_u32) {
            assert_eq!(is_xml_text(&format!("中{c}文")), is_xml_char(c), "{c:?}");
        }
    }
}
