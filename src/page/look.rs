//! What a paragraph's style looks like. The styles of a document and the lines of a page are both made from it, so that they cannot
//! disagree.

use super::layout::{Align, Color, Fonts, Typography};
use super::lines::Face;
use super::{Layout, Style};

impl Fonts {
    /// The name of the font of a face.
    pub(crate) fn of(&self, face: Face) -> &str {
        match face {
            Face::Title => &self.title,
            Face::Chapter => &self.chapter,
            Face::Item => &self.item,
            Face::PageNumber => &self.page_number,
            Face::Latin => &self.latin.name,
            Face::Table => self.table.as_ref().unwrap_or(&self.body),
            Face::TableHead => self.table_head.as_ref().unwrap_or(&self.chapter),
            Face::Body => &self.body,
        }
    }
}

impl Face {
    /// The fonts that stand in for that of this face where it is not there, best first.
    pub(crate) fn stand_ins(self) -> &'static [&'static str] {
        match self {
            Face::Title => &["方正小标宋_GBK", "STZhongsong", "华文中宋", "SimSun", "Songti SC", "Noto Serif CJK SC"],
            Face::Chapter | Face::TableHead => &["SimHei", "黑体", "STHeiti", "Heiti SC", "Noto Sans CJK SC"],
            Face::Item => &["KaiTi", "楷体", "STKaiti", "Kaiti SC", "AR PL UKai CN", "AR PL KaitiM GB"],
            Face::PageNumber | Face::Table => &["SimSun", "宋体", "Songti SC", "Noto Serif CJK SC"],
            Face::Latin => &["Liberation Serif", "Times"],
            Face::Body => &["FangSong", "仿宋", "STFangsong", "华文仿宋", "Noto Serif CJK SC"],
        }
    }
}

/// The look of a paragraph; measures in points.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    pub(crate) face: Face,
    /// Whether letters and digits have the Latin font; else those of the face.
    pub(crate) latin: bool,
    pub(crate) size: f64,
    /// What is added between two characters.
    pub(crate) spacing: f64,
    pub(crate) typography: Typography,
    pub(crate) align: Align,
    /// Where the first line begins, from the left edge.
    pub(crate) first_line: f64,
    /// Where the others begin.
    pub(crate) left: f64,
    /// From line to line; `None` where the font says it, with [`TABLE_LINE`].
    pub(crate) pitch: Option<f64>,
    pub(crate) before: f64,
    pub(crate) after: f64,
    /// Whether it is on one page with the next paragraph's first line.
    pub(crate) kept: bool,
    /// The level of the outline, from zero: what a page shows nothing of.
    #[cfg_attr(not(any(feature = "docx", feature = "pdf")), expect(dead_code))]
    pub(crate) level: Option<usize>,
    pub(crate) bold: bool,
    pub(crate) color: Color,
}

/// How much higher a line of a table is than its font asks.
pub(crate) const TABLE_LINE: f64 = 1.1;

/// How far over the right edge a line may reach that is measured from the left one, in a program that draws it wider than we do.
pub(crate) const SLACK: f64 = 8.0;

impl Look {
    /// As the standard has it, with what the layout says of this role.
    pub(crate) fn of(style: Style, layout: &Layout) -> Look {
        let usual = Look::usual(style, layout);
        let Some(role) = layout.styles.of(style) else { return usual };
        Look {
            align: role.align.unwrap_or(usual.align),
            bold: role.bold,
            first_line: role.first_line.map_or(usual.first_line, |characters| characters * usual.size),
            left: role.left.map_or(usual.left, |characters| characters * usual.size),
            color: role.color.unwrap_or(usual.color),
            ..usual
        }
    }

    fn usual(style: Style, layout: &Layout) -> Look {
        let (line, character) = (layout.line_pitch(), layout.character_pitch());
        let indent = layout.first_line();
        let body = Look {
            face: Face::Body,
            latin: true,
            size: layout.sizes.body,
            spacing: layout.character_spacing(),
            typography: layout.typography,
            align: Align::Left,
            first_line: 0.0,
            left: 0.0,
            pitch: Some(line),
            before: 0.0,
            after: 0.0,
            kept: false,
            level: None,
            bold: false,
            color: Color::BLACK,
        };
        let heading = |face| Look { face, latin: layout.fonts.latin.in_headings, ..body };
        // A title may run over lines. They are as far apart as its size asks, off the grid, which would set them two lines apart.
        let title = Look { size: layout.sizes.title, align: Align::Centre, pitch: Some(layout.title_pitch()), ..heading(Face::Title) };
        let (after_title, before_signature) = (layout.blank_lines.after_title * line, layout.blank_lines.before_signature * line);
        let table = if layout.fonts.table.is_some() { Face::Table } else { Face::Body };
        let cell = Look { face: table, size: layout.sizes.table, spacing: 0.0, pitch: None, before: 2.0, after: 2.0, ..body };
        let head = if layout.fonts.table_head.is_some() { Face::TableHead } else { Face::Chapter };
        // The first line is indented by characters of the heading's own size.
        let first = |size: f64| f64::from(layout.grid.first_line) * size;
        let (chapter, item) = (layout.sizes.chapter.unwrap_or(body.size), layout.sizes.item.unwrap_or(body.size));
        // What does not fit on a line goes on below the first character of the name (7.3.4): 附件： is three wide, its number one.
        let note = |first: f64, left: f64| Look { first_line: indent + first * character, left: indent + left * character, ..body };
        match style {
            Style::Title => Look { after: layout.below_title(1, layout.blank_lines.after_title), ..title },
            Style::Subtitle | Style::Reporter => Look { align: Align::Centre, after: after_title, ..heading(Face::Item) },
            Style::Salutation => body,
            Style::Body => Look { align: Align::Both, first_line: indent, ..body },
            Style::Chapter => Look { size: chapter, first_line: first(chapter), kept: true, level: Some(0), ..heading(Face::Chapter) },
            Style::Item => Look { size: item, first_line: first(item), kept: true, level: Some(1), ..heading(Face::Item) },
            Style::Point => Look { first_line: indent, kept: true, level: Some(2), ..body },
            Style::AnnexNote => Look { before: before_signature, ..note(0.0, 3.0) },
            Style::AnnexNoteFirst => Look { before: before_signature, ..note(0.0, 4.0) },
            Style::AnnexNoteNext => note(3.0, 4.0),
            Style::Signature => Look { align: Align::Right, before: before_signature, kept: true, ..body },
            Style::Date => Look { align: Align::Right, ..body },
            Style::AnnexMark => Look { kept: true, level: Some(0), ..heading(Face::Chapter) },
            Style::AnnexTitle => Look { before: line, after: line / 2.0, kept: true, ..title },
            Style::TableHead => Look {
                face: head,
                size: layout.sizes.table_head.unwrap_or(cell.size),
                latin: layout.fonts.latin.in_headings,
                align: Align::Centre,
                ..cell
            },
            Style::TableText => cell,
            Style::TableNumber => Look { align: Align::Centre, ..cell },
        }
    }
}
