//! Characters: what a document can hold, and what no page shows.

use std::borrow::Cow;

/// The characters of XML 1.0 (section 2.2).
pub(crate) fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// Whether a text holds no character that XML cannot. Over bytes and without a branch, since nearly every text is clean: what is
/// illegal is a control character, or U+FFFE or U+FFFF, which are EF BF BE and EF BF BF.
pub(crate) fn is_xml_text(text: &str) -> bool {
    let bytes = text.as_bytes();
    let control = bytes.iter().fold(false, |found, byte| found | ((*byte < b' ') & (*byte != b'\t') & (*byte != b'\n') & (*byte != b'\r')));
    let noncharacter = bytes.windows(3).fold(false, |found, three| found | ((three[0] == 0xEF) & (three[1] == 0xBF) & (three[2] >= 0xBE)));
    !control && !noncharacter
}

/// The text without what XML cannot hold.
pub(crate) fn xml_text(text: &str) -> Cow<'_, str> {
    if is_xml_text(text) { text.into() } else { text.chars().filter(|c| is_xml_char(*c)).collect::<String>().into() }
}

/// A character that no page shows and that comes with copied text: soft hyphen, spaces of no width, marks of direction, separators of
/// lines and paragraphs, the byte order mark.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}'
    )
}

/// Whether a text may hold such a character: a quick look at its bytes, which nearly every text passes. Their first bytes are C2, CD,
/// D8, E1, E2, E3 and EF; E2, E3 and EF are common and looked at further.
pub(crate) fn may_hide(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(2).any(|two| {
        matches!(
            two,
            [0xC2, 0xAD] | [0xCD, 0x8F] | [0xD8, 0x9C] | [0xE1, _] | [0xE2, 0x80 | 0x81] | [0xE3, 0x85] | [0xEF, 0xBB | 0xBE | 0xBF]
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn what_no_page_shows_is_never_passed_over() {
        for c in (0..=0x1_FFFF).filter_map(char::from_u32).filter(|c| is_invisible(*c)) {
            assert!(may_hide(&format!("中{c}文")), "{c:?}");
        }
        assert!(!may_hide("中文，“引号”。 a é") || "“".chars().all(|c| !is_invisible(c)));
    }
}
