//! A line of what is read, wherever it comes from: a paragraph of text, of Markdown, of a document.

use std::borrow::Cow;

/// A line that is not blank, without white space at its ends and without characters that no page shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Line<'t> {
    /// Counted from one.
    pub(crate) number: usize,
    pub(crate) text: Cow<'t, str>,
    /// Whether it is marked as a heading, apart from its number: 0 is a title, 1 and up are headings from the outermost in. Markdown's
    /// # is 0; which level chapters have is found out from the text.
    pub(crate) heading: Option<usize>,
    /// How many bytes at the head of the text are bold, where text that is not follows: a heading that is run in.
    pub(crate) bold_end: Option<usize>,
    /// How many bytes at the head of the text are a number that nobody typed, because the document counts its paragraphs. What follows
    /// them is no part of the number, whatever it is.
    pub(crate) automatic_mark: Option<usize>,
    /// A row of a table of plain text, or rows of a table of a document, which are kept as text.
    pub(crate) is_table_row: bool,
    /// Left out, and said: a row of a table of plain text.
    pub(crate) is_left_out: bool,
    /// One entry of a list without numbers.
    pub(crate) is_bullet: bool,
    /// A part of the line before it: `二是…` on the line of `一是…`.
    pub(crate) continues: bool,
    /// Set in the middle of the page, larger, or as a title is: it may be one.
    pub(crate) is_centred: bool,
}

impl<'t> Line<'t> {
    pub(crate) fn new(number: usize, text: impl Into<Cow<'t, str>>) -> Self {
        Line { number, text: text.into(), ..Line::default() }
    }

    /// What is known of the line, without its text.
    pub(super) fn clone_empty<'n>(&self) -> Line<'n> {
        let Line { number, heading, bold_end, automatic_mark, is_table_row, is_left_out, is_bullet, continues, is_centred, .. } = *self;
        Line {
            number,
            text: Cow::Borrowed(""),
            heading,
            bold_end,
            automatic_mark,
            is_table_row,
            is_left_out,
            is_bullet,
            continues,
            is_centred,
        }
    }
}
