use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

#[cfg(feature = "schema")]
use super::length::PROSE;

/// Running text: one or more paragraphs, separated by line feeds.
///
/// `{name}` stands for the figure of that name and is resolved when the report is written, so that a number is stated once;
/// `{{` and `}}` stand for a brace. ｛name｝, which a Chinese keyboard gives, is `{name}`. An empty prose is an absent one.
///
/// ```
/// use annual_report::model::{Piece, Prose};
/// let prose = Prose::from("全年培训{培训}。\n成效明显。");
/// assert_eq!(prose.paragraphs().count(), 2);
/// assert_eq!(Prose::pieces("培训{培训}。").collect::<Vec<_>>(), [Piece::Text("培训"), Piece::Figure("培训"), Piece::Text("。")]);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Prose(String);

impl Prose {
    /// The text as stored, references unresolved.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing but white space in it.
    pub fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// The paragraphs, references unresolved. Blank lines separate and do not count; white space at the ends of a line is
    /// left out, since indents belong to the layout.
    pub fn paragraphs(&self) -> impl Iterator<Item = &str> {
        Self::paragraphs_of(&self.0)
    }

    /// The paragraphs of a text; see [`Prose::paragraphs`].
    pub fn paragraphs_of(text: &str) -> impl Iterator<Item = &str> {
        placed_paragraphs(text).map(|(_, paragraph)| paragraph)
    }

    /// What one paragraph is made of.
    pub fn pieces(paragraph: &str) -> Pieces<'_> {
        Pieces { rest: paragraph }
    }

    /// The text, to be changed in place.
    pub fn text_mut(&mut self) -> &mut String {
        &mut self.0
    }

    /// The pieces, each with the range that it takes in the text as stored, in characters.
    pub(crate) fn placed_pieces(text: &str) -> impl Iterator<Item = (Range<usize>, Piece<'_>)> {
        let mut start = 0;
        Self::pieces_at_bytes(text).map(move |(range, piece)| {
            let end = start + text[range].chars().count();
            (std::mem::replace(&mut start, end)..end, piece)
        })
    }

    /// The pieces, each with the range that it takes in the text as stored, in bytes.
    pub(crate) fn pieces_at_bytes(text: &str) -> impl Iterator<Item = (Range<usize>, Piece<'_>)> {
        let mut pieces = Self::pieces(text);
        std::iter::from_fn(move || {
            let start = text.len() - pieces.rest.len();
            let piece = pieces.next()?;
            Some((start..text.len() - pieces.rest.len(), piece))
        })
    }

    /// The names of the figures that the text refers to, in order, each as often as it does.
    pub fn references(&self) -> impl Iterator<Item = &str> {
        Self::references_in(&self.0)
    }

    /// The names of the figures that a text refers to; see [`Prose::references`].
    pub fn references_in(text: &str) -> impl Iterator<Item = &str> {
        Self::pieces(text).filter_map(|piece| if let Piece::Figure(name) = piece { Some(name) } else { None })
    }

    /// The literal text with its braces doubled, so that it reads as itself.
    ///
    /// ```
    /// assert_eq!(annual_report::model::Prose::escape("集合{a}"), "集合{{a}}");
    /// ```
    pub fn escape(text: &str) -> String {
        let mut escaped = String::with_capacity(text.len());
        for c in text.chars() {
            escaped.push(c);
            if is_brace(c) {
                escaped.push(c);
            }
        }
        escaped
    }
}

impl<T: Into<String>> From<T> for Prose {
    fn from(text: T) -> Self {
        Prose(text.into())
    }
}

impl fmt::Display for Prose {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

/// A piece of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text to print as it is (a doubled brace is a piece of its own, one brace long).
    Text(&'a str),
    /// A reference to the figure of this name.
    Figure(&'a str),
    /// A brace that has no partner: a reference somebody broke. It is printed as it stands and is a finding.
    StrayBrace(&'a str),
}

/// Iterator over the pieces of a paragraph; see [`Prose::pieces`].
#[derive(Debug, Clone)]
pub struct Pieces<'a> {
    rest: &'a str,
}

impl<'a> Pieces<'a> {
    fn take(&mut self, bytes: usize) -> &'a str {
        let (piece, rest) = self.rest.split_at(bytes);
        self.rest = rest;
        piece
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let brace = next_brace(self.rest).unwrap_or(self.rest.len());
        if brace > 0 {
            return Some(Piece::Text(self.take(brace)));
        }
        let first = self.rest.chars().next()?;
        let width = first.len_utf8();
        if self.rest[width..].starts_with(first) {
            return Some(Piece::Text(&self.take(2 * width)[width..]));
        }
        // A name holds no brace and does not run over the end of the paragraph.
        let end = self.rest[width..].find(|c| is_brace(c) || matches!(c, '\n' | '\r')).map(|length| width + length);
        match end.map(|end| (end, self.rest[end..].chars().next())) {
            Some((end, Some(close @ ('}' | '｝')))) if matches!(first, '{' | '｛') && end > width => {
                Some(Piece::Figure(&self.take(end + close.len_utf8())[width..end]))
            }
            _ => Some(Piece::StrayBrace(self.take(width))),
        }
    }
}

/// A brace, of either width.
fn is_brace(c: char) -> bool {
    matches!(c, '{' | '}' | '｛' | '｝')
}

/// Where the next brace stands. Those of full width are EF BD 9B and EF BD 9D; BD is sought, since every comma begins with EF.
pub(crate) fn next_brace(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    memchr::memchr3_iter(b'{', b'}', 0xBD, bytes).find_map(|at| match (bytes[at], at.checked_sub(1), bytes.get(at + 1)) {
        (0xBD, Some(before), Some(0x9B | 0x9D)) if bytes[before] == 0xEF => Some(before),
        (0xBD, ..) => None,
        _ => Some(at),
    })
}

/// What a text of the report prints: its pieces with the figures that they refer to.
#[derive(Debug, Clone, Copy)]
pub enum Printed<'a> {
    /// Text as it is.
    Text(&'a str),
    /// A figure.
    Figure(&'a super::Figure),
    /// A reference to no figure of the report, by its name.
    Unknown(&'a str),
}

/// The paragraphs of a text, each with the byte at which it begins.
pub(crate) fn placed_paragraphs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    text.split(['\n', '\r']).filter_map(move |line| {
        let start = next;
        next += line.len() + 1;
        let paragraph = line.trim_start();
        let indent = line.len() - paragraph.len();
        let paragraph = paragraph.trim_end();
        (!paragraph.is_empty()).then_some((start + indent, paragraph))
    })
}

/// A Chinese character of the basic plane, no punctuation.
pub(crate) fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// The 。 that a topic needs, if it does not end in punctuation of its own. A closing quotation mark or bracket is none, but
/// may follow one.
pub(crate) fn closing_stop(topic: &str) -> &'static str {
    let mut last = topic.trim_end().chars().rev();
    match last.next() {
        None => "",
        Some(c) if "。！？；：，、…—.!?;:,".contains(c) => "",
        Some('”' | '’' | '》' | '）' | '」') if last.next().is_some_and(|c| "。！？…".contains(c)) => "",
        Some(_) => "。",
    }
}

/// Whether what follows a heading is run in: written in the same paragraph behind it.
pub(crate) fn is_run_in(heading: &str) -> bool {
    closing_stop(heading).is_empty()
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Prose {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Prose".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "maxLength": PROSE, "x-form": "prose" })
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece::*, Prose};

    #[test]
    fn references_braces_and_strays_are_told_apart() {
        let cases: [(&str, &[super::Piece<'_>]); 11] = [
            ("", &[]),
            ("{甲}", &[Figure("甲")]),
            ("甲{{乙}}", &[Text("甲"), Text("{"), Text("乙"), Text("}")]),
            ("{{{甲}}}", &[Text("{"), Figure("甲"), Text("}")]),
            ("甲{乙", &[Text("甲"), StrayBrace("{"), Text("乙")]),
            ("甲}乙", &[Text("甲"), StrayBrace("}"), Text("乙")]),
            ("｛甲｝，", &[Figure("甲"), Text("，")]),
            ("｛｛甲｝｝", &[Text("｛"), Text("甲"), Text("｝")]),
            ("{甲｝", &[Figure("甲")]),
            ("{}", &[StrayBrace("{"), StrayBrace("}")]),
            ("{甲\n乙}", &[StrayBrace("{"), Text("甲\n乙"), StrayBrace("}")]),
        ];
        for (text, pieces) in cases {
            assert_eq!(Prose::pieces(text).collect::<Vec<_>>(), pieces, "{text}");
        }
    }

    #[test]
    fn blank_lines_separate_paragraphs() {
        let prose = Prose::from("  甲\r\n\r\n乙　\n");
        assert_eq!(prose.paragraphs().collect::<Vec<_>>(), ["甲", "乙"]);
        assert!(Prose::from(" \n　").is_empty());
    }

    #[test]
    fn a_topic_gets_its_stop_once() {
        for topic in ["加强学习", "织好“责任网”", "落实《条例》", "开展“双报到”（试点）"] {
            assert_eq!(super::closing_stop(topic), "。", "{topic}");
        }
        for topic in ["加强学习。", "有差距，", "怎么办？", "他说“好。”", "等等……", ""] {
            assert_eq!(super::closing_stop(topic), "", "{topic}");
        }
    }
}
