//! Whether a character is written in Latin or in Chinese.

/// The font that a character takes: the Latin one or the Chinese.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Han,
}

/// The script of a character; `None` for those that both share, such as a space, quotation marks, dashes and circled numbers: they
/// go with what stands before them.
pub(super) fn script(character: char) -> Option<Script> {
    match character {
        ' ' | '\u{A0}' => None,
        '\0'..='\u{2FF}' | '\u{370}'..='\u{58F}' | '\u{10A0}'..='\u{10FF}' | '\u{1E00}'..='\u{1FFF}' => Some(Script::Latin),
        '\u{2E80}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'.. => {
            Some(Script::Han)
        }
        _ => None,
    }
}

/// Whether a little space is set between a character and its neighbour of the other script.
pub(super) fn is_word(character: char) -> bool {
    character.is_alphanumeric()
}
