use std::path::PathBuf;

use crate::finding::Message;

/// Why no fonts could be taken.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FontError {
    /// The bytes given are no font.
    #[error("what was given is no font file: give a TrueType or OpenType font or a collection of them (.ttf, .otf, .ttc)")]
    NoFont,
    /// A folder or a file in it could not be read.
    #[error("{} could not be read: {source}", path.display())]
    Read {
        /// The folder or the file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Neither the font that the layout names nor one that stands in for it was given.
    #[error("{field}: the font {name:?} is not among those given; give its file, or that of {}", stand_ins.join(", "))]
    Missing {
        /// The field of the layout that names it.
        field: &'static str,
        /// Its name.
        name: String,
        /// Which fonts would do as well, best first.
        stand_ins: &'static [&'static str],
    },
    /// No font that was given has a character of the report.
    #[error("none of the fonts given has the character {character:?} (U+{:04X}); give a font that has it, such as Noto Serif CJK SC", u32::from(*character))]
    Character {
        /// The character.
        character: char,
    },
}

impl FontError {
    /// The error in both languages.
    pub fn message(&self) -> Message {
        let zh = match self {
            FontError::NoFont => "给出的不是字体文件；请给 TrueType 或 OpenType 字体或其合集（.ttf、.otf、.ttc）。".to_owned(),
            FontError::Read { path, source } => format!("读不了 {}：{source}", path.display()),
            FontError::Missing { field, name, stand_ins } => {
                format!("{field}：给出的字体里没有“{name}”；请给这个字体的文件，或者 {} 之一。", stand_ins.join("、"))
            }
            FontError::Character { character } => {
                let code = u32::from(*character);
                format!("给出的字体都没有“{character}”（U+{code:04X}）这个字；请另给有这个字的字体，例如 Noto Serif CJK SC。")
            }
        };
        Message::new(zh, self.to_string())
    }
}
