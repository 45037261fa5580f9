//! Symbols: the characters of fonts that have drawings in the place of letters, and digits above and below the line.

/// Boxes, ticks and bullets of Wingdings, by their place in the font.
const WINGDINGS: &[(u8, char)] = &[
    (0x6C, '●'),
    (0x6D, '❍'),
    (0x6E, '■'),
    (0x6F, '☐'),
    (0x70, '☐'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '◆'),
    (0x78, '☒'),
    (0xA1, '○'),
    (0xA7, '▪'),
    (0xA8, '☐'),
    (0xAB, '★'),
    (0xD8, '➢'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE8, '➔'),
    (0xF0, '⇨'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];
const WINGDINGS_2: &[(u8, char)] = &[
    (0x4F, '✗'),
    (0x50, '✓'),
    (0x51, '☒'),
    (0x52, '☑'),
    (0x53, '☒'),
    (0x54, '☒'),
    (0x96, '●'),
    (0x98, '●'),
    (0xA2, '■'),
    (0xA3, '☐'),
    (0xAE, '◆'),
];
const WEBDINGS: &[(u8, char)] = &[(0x61, '✓'), (0x63, '☐'), (0x67, '■'), (0x72, '✗')];
/// Greek, in the order of the letters a to z.
const GREEK: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
const GREEK_CAPITALS: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
const SYMBOL: &[(u8, char)] = &[
    (0xA3, '≤'),
    (0xA5, '∞'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB3, '≥'),
    (0xB4, '×'),
    (0xB7, '•'),
    (0xB8, '÷'),
    (0xB9, '≠'),
    (0xBB, '≈'),
    (0xD6, '√'),
    (0xE5, '∑'),
];

/// Whether the letters of a font are drawings.
pub(super) fn is_pictorial(font: &str) -> bool {
    font.starts_with("Wingdings") || matches!(font, "Symbol" | "Webdings")
}

/// The character that a place of a font looks like; of a font whose letters are letters, the character itself. `None` for a drawing that no
/// character looks like.
pub(super) fn of(font: &str, code: u32) -> Option<char> {
    // Fonts of symbols have their places twice: as a byte, and in the private area.
    let place = u8::try_from(if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code }).ok();
    let table = match font {
        "Wingdings" => WINGDINGS,
        "Wingdings 2" => WINGDINGS_2,
        "Webdings" => WEBDINGS,
        "Symbol" => SYMBOL,
        _ => &[],
    };
    if let Some(place) = place {
        if let Some(found) = table.iter().find(|entry| entry.0 == place) {
            return Some(found.1);
        }
        if font == "Symbol" {
            return match place {
                b'a'..=b'z' => GREEK.chars().nth(usize::from(place - b'a')),
                b'A'..=b'Z' => GREEK_CAPITALS.chars().nth(usize::from(place - b'A')),
                b' '..=b'~' => Some(char::from(place)),
                _ => None,
            };
        }
    }
    // What has no place in such a font, as Chinese, is drawn with another one.
    let is_letter = place.is_none() || !is_pictorial(font);
    char::from_u32(code).filter(|c| is_letter && !c.is_control() && !('\u{E000}'..='\u{F8FF}').contains(c))
}

/// A number in a circle, as one character where there is one.
pub(super) fn circled(text: &str) -> String {
    let text = text.trim();
    let number = text.parse::<u32>().ok();
    let circled = match number {
        Some(number @ 1..=20) => char::from_u32(0x2460 + number - 1),
        Some(number @ 21..=35) => char::from_u32(0x3251 + number - 21),
        Some(number @ 36..=50) => char::from_u32(0x32B1 + number - 36),
        _ => "一二三四五六七八九十"
            .chars()
            .position(|c| text.chars().eq([c]))
            .and_then(|at| char::from_u32(0x3280 + u32::try_from(at).ok()?)),
    };
    circled.map_or_else(|| format!("({text})"), String::from)
}

/// The text above the line, where every character of it has such a form.
pub(super) fn raised(text: &str) -> Option<String> {
    text.chars().map(|c| moved(c, "⁰¹²³⁴⁵⁶⁷⁸⁹", [('+', '⁺'), ('-', '⁻'), ('−', '⁻'), ('n', 'ⁿ')])).collect()
}

/// The text below the line.
pub(super) fn lowered(text: &str) -> Option<String> {
    text.chars().map(|c| moved(c, "₀₁₂₃₄₅₆₇₈₉", [('+', '₊'), ('-', '₋'), ('−', '₋'), ('n', 'ₙ')])).collect()
}

fn moved(c: char, digits: &str, others: [(char, char); 4]) -> Option<char> {
    match c.to_digit(10) {
        Some(digit) => digits.chars().nth(digit as usize),
        None => others.iter().find(|other| other.0 == c).map(|other| other.1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_read_by_what_they_look_like() {
        assert_eq!((of("Wingdings", 0xF0FE), of("Wingdings", 0xA8), of("Wingdings 2", 0x52)), (Some('☑'), Some('☐'), Some('☑')));
        assert_eq!((of("Symbol", u32::from('m')), of("Symbol", 0xF0B7)), (Some('μ'), Some('•')));
        assert_eq!((of("Wingdings", 0xF04A), of("宋体", 0x2605), of("宋体", 0xE000)), (None, Some('★'), None));
    }

    #[test]
    fn digits_move_above_and_below_the_line() {
        assert_eq!((raised("2").as_deref(), raised("-12").as_deref(), raised("th")), (Some("²"), Some("⁻¹²"), None));
        assert_eq!(
            (lowered("2").as_deref(), circled("3").as_str(), circled("一").as_str(), circled("99").as_str()),
            (Some("₂"), "③", "㊀", "(99)")
        );
    }
}
