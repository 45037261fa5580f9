//! What a paragraph's style means for its lines.

use super::super::{Layout, Style};
use super::widths::Face;

/// Where the lines of a paragraph stand between the edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Centre,
    Right,
    /// Spread to both edges but for the last line.
    Both,
}

/// All that the lines of a paragraph need to know of its style; in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub(super) face: Face,
    /// Whether letters and digits have the Latin font; else those of the face.
    pub(super) latin: bool,
    pub(super) size: f64,
    /// What is added between two characters.
    pub(super) spacing: f64,
    pub(super) align: Align,
    pub(super) first_line: f64,
    /// From line to line; `None` where the font says it.
    pub(super) pitch: Option<f64>,
    pub(super) before: f64,
    pub(super) after: f64,
    /// Whether it is on one page with the next paragraph's first line.
    pub(super) kept: bool,
}

/// What a line of a table is higher than its font asks.
pub(super) const TABLE_LINE: f64 = 1.1;

impl Look {
    pub(super) fn of(style: Style, layout: &Layout) -> Look {
        let line = layout.line_pitch();
        let indent = f64::from(layout.grid.first_line) * layout.sizes.body;
        let body = Look {
            face: Face::Body,
            latin: true,
            size: layout.sizes.body,
            spacing: layout.character_spacing(),
            align: Align::Left,
            first_line: 0.0,
            pitch: Some(line),
            before: 0.0,
            after: 0.0,
            kept: false,
        };
        let heading = |face| Look { face, latin: layout.fonts.latin.in_headings, ..body };
        let title = Look { size: layout.sizes.title, align: Align::Centre, pitch: Some(layout.title_pitch()), ..heading(Face::Title) };
        let (after_title, before_signature) = (layout.blank_lines.after_title * line, layout.blank_lines.before_signature * line);
        let cell = Look { size: layout.sizes.table, spacing: 0.0, pitch: None, before: 2.0, after: 2.0, ..body };
        match style {
            Style::Title => Look { after: layout.below_title(1, layout.blank_lines.after_title), ..title },
            Style::Subtitle | Style::Reporter => Look { align: Align::Centre, after: after_title, ..heading(Face::Item) },
            Style::Salutation => body,
            Style::Body => Look { align: Align::Both, first_line: indent, ..body },
            Style::Chapter => Look { first_line: indent, kept: true, ..heading(Face::Chapter) },
            Style::Item => Look { first_line: indent, kept: true, ..heading(Face::Item) },
            Style::AnnexNote | Style::AnnexNoteFirst => Look { first_line: indent, before: before_signature, kept: true, ..body },
            Style::AnnexNoteNext => {
                Look { first_line: f64::from(layout.grid.first_line + 3) * layout.character_pitch(), kept: true, ..body }
            }
            Style::Signature => Look { align: Align::Right, before: before_signature, kept: true, ..body },
            Style::Date => Look { align: Align::Right, ..body },
            Style::AnnexMark => Look { kept: true, ..heading(Face::Chapter) },
            Style::AnnexTitle => Look { before: line, after: line / 2.0, kept: true, ..title },
            Style::TableHead => Look { face: Face::Chapter, latin: layout.fonts.latin.in_headings, align: Align::Centre, ..cell },
            Style::TableText => cell,
            Style::TableNumber => Look { align: Align::Centre, ..cell },
        }
    }
}
