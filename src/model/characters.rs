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

/// The text as a page shows it: without what no page shows, and separators of lines and paragraphs are line breaks.
#[cfg(feature = "docx")]
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return text.into();
    }
    let shown = |c| match c {
        '\u{2028}' | '\u{2029}' => Some('\n'),
        c => (!is_invisible(c) && is_xml_char(c)).then_some(c),
    };
    text.chars().filter_map(shown).collect::<String>().into()
}

/// A character that no page shows and that comes with copied text: soft hyphen, spaces of no width, marks of direction, separators of
/// lines and paragraphs, the byte order mark.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}'
    )
}

/// How many bytes [`is_plain`] looks at in one step, and how many behind them it needs for that.
const STEP: usize = 16;
const AHEAD: usize = 2;

/// Whether a text surely holds neither what XML cannot hold nor what no page shows. Nearly every text passes, so that this is one look
/// at its bytes without a branch, in steps of one length, which become vectors.
pub(crate) fn is_plain(text: &str) -> bool {
    let mut found = false;
    let mut rest = text.as_bytes();
    while let Some(bytes) = rest.first_chunk() {
        found |= is_suspect(bytes);
        rest = &rest[STEP..];
    }
    // What is left is shorter than a step and what it needs; behind it stands what is plain.
    let mut end = [b' '; STEP + AHEAD];
    end[..rest.len()].copy_from_slice(rest);
    !(found | is_suspect(&end) | end[STEP..].iter().any(|byte| is_control(*byte)))
}

fn is_control(byte: u8) -> bool {
    (byte < b' ') & (byte != b'\t') & (byte != b'\n') & (byte != b'\r')
}

/// Whether something that is not plain begins in the first bytes: a control character, C2 AD, CD 8F, D8 9C, E1, E2 80 88 to 8F and
/// A8 to AF (quotation marks and dashes begin with E2 80 too), E2 81, E3 85, EF BB, EF BE or EF BF.
fn is_suspect(bytes: &[u8; STEP + AHEAD]) -> bool {
    let mut found = false;
    for at in 0..STEP {
        let (first, second, third) = (bytes[at], bytes[at + 1], bytes[at + 2]);
        let is = |one: u8, other: u8| (first == one) & (second == other);
        let dashes = is(0xE2, 0x80) & ((third & 0xF8 == 0x88) | (third & 0xF8 == 0xA8));
        let marks = (first == 0xEF) & ((second == 0xBB) | (second >= 0xBE));
        let pair = is(0xC2, 0xAD) | is(0xCD, 0x8F) | is(0xD8, 0x9C) | (first == 0xE1) | is(0xE2, 0x81) | is(0xE3, 0x85);
        found |= is_control(first) | pair | dashes | marks;
    }
    found
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
            assert!(!is_plain(&format!("中{c}文")) && !is_plain(&format!("中{c}")), "{c:?}");
        }
        for c in ['\0', '\u{B}', '\u{1F}', '\u{FFFE}', '\u{FFFF}'] {
            assert!(!is_plain(&format!("{c}")) && !is_plain(&format!("中{c}")) && !is_plain(&format!("{c}中文")), "{c:?}");
        }
        // What is passed over is most of what is written, else every text would be looked at a second time.
        for c in (' '..='~').chain('À'..='ž').chain('—'..='…').chain('、'..='】').chain('一'..='龥').chain('！'..='～') {
            for text in [format!("中{c}文"), format!("{c}文"), format!("中{c}"), format!("{c}"), format!("中{c}{c}a")] {
                assert!(is_plain(&text), "{text}");
            }
        }
        assert!(is_plain("中文，“引号”——　……\r\n\t a é") && is_plain("") && is_plain("a"));
        // At every place of a step and over its edges.
        for before in 0..3 * STEP {
            let text = |c: &str| format!("{}{c}", "a".repeat(before));
            for c in
                ["\0", "\u{AD}", "\u{34F}", "\u{61C}", "\u{180E}", "\u{200B}", "\u{202A}", "\u{2060}", "\u{3164}", "\u{FEFF}", "\u{FFFF}"]
            {
                assert!(!is_plain(&text(c)) && !is_plain(&(text(c) + "中文")), "{before} {c:?}");
            }
            assert!(is_plain(&text("中文")) && is_plain(&text("”")));
        }
    }
}
