//! How characters stand on a line where programs differ.

use serde::{Deserialize, Serialize};

/// How characters stand on a line where programs differ; the document says what is meant, so that none has to guess.
///
/// The standard wants 28 characters a line (5.2.3): every Chinese character, mark and pair of digits in a cell. That is what the
/// usual values give in most hands:
///
/// | | asked for | who does it |
/// |---|---|---|
/// | space between Chinese and Latin (`autoSpaceDE`, `autoSpaceDN`) | none: two digits of Times New Roman are as wide as a Chinese character; with a quarter of one on either side a line with numbers has 27 or 26 | Word and WPS do as the document says; ONLYOFFICE, docx-preview and rdocx never set it, LibreOffice 7.4 always does |
/// | a stop at the edge (`overflowPunct`) | hangs: else the last word goes to the next line with its stop, and the line has 26 or 27 | Word and WPS do as the document says, and hang where it says nothing; so does LibreOffice 7.4, which takes what is said the other way round. So it is said only where stops do not hang |
/// | two marks side by side (`characterSpacingControl`) | keep their width: else a line with marks has 29 or 30 | Word and WPS do as the document says; what is begun in a Chinese Word says that they give way. LibreOffice narrows marks only where a line would not hold them |
///
/// Where marks give way, our own pages take half a character out between a closing mark or stop and any mark, and between two opening
/// ones, as Chinese typesetting has it; the document then asks for kerning too, without which, as others measured with Japanese fonts,
/// Word leaves them as they are.
///
/// In LibreOffice, then, a line with numbers is fuller than elsewhere, whatever a document says. What must hold in every program, that
/// no signature is alone on a page and no title runs over its lines, is worked out for both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(title = "字距与标点", description = "各软件处理不一的字距和标点；文档中写明，以免各行其是。")
)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Typography {
    /// Whether a quarter of a character is set between Chinese and Latin letters.
    #[cfg_attr(feature = "schema", schemars(title = "中文与字母之间加空", description = "自动调整中文与西文的间距。"))]
    pub space_beside_letters: bool,
    /// Whether it is set between Chinese and digits.
    #[cfg_attr(feature = "schema", schemars(title = "中文与数字之间加空", description = "自动调整中文与数字的间距。"))]
    pub space_beside_digits: bool,
    /// Whether a stop hangs over the right edge rather than take a word to the next line.
    #[cfg_attr(feature = "schema", schemars(title = "标点溢出边界", description = "允许标点溢出边界。"))]
    pub hanging_stops: bool,
    /// Whether two marks side by side give up half a character.
    #[cfg_attr(feature = "schema", schemars(title = "压缩标点", description = "相邻的两个标点共压缩半个字。"))]
    pub compressed_marks: bool,
}

impl Typography {
    /// What a program sets that leaves space whatever a document says.
    pub(crate) fn spaced(self) -> Self {
        Typography { space_beside_letters: true, space_beside_digits: true, ..self }
    }
}
