//! How a document looks. Every number of it is a field; [`Layout::gb_t_9704`] has those of the standard.

use super::LayoutError;
use crate::model::chinese_numeral;

/// How a document looks: page, grid, fonts, sizes, numbering, signature, annexes.
///
/// ```
/// use annual_report::docx::{Layout, Signature};
/// let mut layout = Layout::gb_t_9704();
/// layout.fonts.latin.name = "Arial".into();
/// layout.signature = Signature::Sealed;
/// layout.annexes.figures = true;
/// assert!(layout.validate().is_ok());
/// layout.grid.characters_per_line = 60;
/// assert!(layout.validate().unwrap_err().to_string().contains("60 characters of 16 pt do not fit"));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Layout {
    /// Paper and margins.
    pub page: Page,
    /// Lines a page, characters a line.
    pub grid: Grid,
    /// Blank lines around title and signature.
    pub blank_lines: BlankLines,
    /// Which fonts.
    pub fonts: Fonts,
    /// How large.
    pub sizes: Sizes,
    /// How chapters, items and points are numbered.
    pub numbering: Numbering,
    /// Whether the reporter stands under the title.
    pub reporter_line: bool,
    /// How the signature stands.
    pub signature: Signature,
    /// Whether pages are numbered.
    pub page_numbers: bool,
    /// Which annexes follow.
    pub annexes: Annexes,
    /// Whether the document carries the report as data too, so that [`AnnualReport::from_docx`](crate::AnnualReport::from_docx)
    /// gives it back as it was. The data hold what the text does not say: causes, owners, last year's values.
    pub data: bool,
}

/// Paper and margins, in millimetres.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Page {
    /// Width of the paper.
    pub width: f64,
    /// Height of the paper.
    pub height: f64,
    /// The margins around the type area.
    pub margins: Margins,
    /// From the lower edge of the type area to the dash of the page number.
    pub number_distance: f64,
}

/// Margins, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Margins {
    /// Above the type area.
    pub top: f64,
    /// Right of it.
    pub right: f64,
    /// Below it.
    pub bottom: f64,
    /// Left of it, where the pages are bound.
    pub left: f64,
}

/// The grid of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Grid {
    /// Lines on a full page.
    pub lines_per_page: u16,
    /// Han characters on a full line.
    pub characters_per_line: u16,
    /// By how many characters the first line of a paragraph is indented.
    pub first_line: u16,
}

/// Blank lines, in lines of the body; halves are possible.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct BlankLines {
    /// Below the title, and below the reporter under it.
    pub after_title: f64,
    /// Above the signature, and above the list of annexes.
    pub before_signature: f64,
}

/// The fonts, by the names by which Word knows them.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Fonts {
    /// The title.
    pub title: String,
    /// The body, and 1. and （1）.
    pub body: String,
    /// 一、 and the mark of an annex.
    pub chapter: String,
    /// （一）, and the reporter under the title.
    pub item: String,
    /// Page numbers.
    pub page_number: String,
    /// Latin letters and digits of the text.
    pub latin: Latin,
}

/// The font of Latin letters and digits.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Latin {
    /// Its name.
    pub name: String,
    /// Whether headings and title have it too, or the letters of their own font.
    pub in_headings: bool,
}

/// The sizes, in points (二号 22, 三号 16, 四号 14, 小四 12).
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Sizes {
    /// The title.
    pub title: f64,
    /// Body and headings.
    pub body: f64,
    /// Page numbers.
    pub page_number: f64,
    /// The tables of the annexes.
    pub table: f64,
}

/// How chapters, items and points are numbered.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Numbering {
    /// Chapters: 一、.
    pub chapter: Marker,
    /// Items of work: （一）.
    pub item: Marker,
    /// Points of an item: 一是.
    pub point: Marker,
    /// Problems: 一是.
    pub problem: Marker,
    /// Plans: （一）.
    pub plan: Marker,
}

/// What stands before a heading: a number between two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Marker {
    /// Before the number.
    pub before: String,
    /// How the number is written.
    pub numeral: Numeral,
    /// After the number.
    pub after: String,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Numeral {
    /// 一, 二, 三.
    Chinese,
    /// 1, 2, 3.
    Arabic,
    /// Not at all, nor what stands around it.
    None,
}

/// How the signature stands (GB/T 9704-2012, 7.3.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Signature {
    /// To be sealed: the date four characters from the right, the unit centred over it (7.3.5.1).
    Sealed,
    /// Without seal: the signature two characters from the right, the date starting two characters further right; a date that
    /// is longer stands two from the right and moves the signature left (7.3.5.2). A person who reports signs.
    Unsealed,
    /// None.
    None,
}

/// The lists that follow the report, each on a page of its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Annexes {
    /// The figures with last year's values and targets (指标表).
    pub figures: bool,
    /// The problems with causes, measures and status (问题清单), on a landscape page.
    pub problems: bool,
}

impl Annexes {
    /// Both.
    pub fn all() -> Self {
        Annexes { figures: true, problems: true }
    }
}

impl Marker {
    /// A marker.
    pub fn new(before: impl Into<String>, numeral: Numeral, after: impl Into<String>) -> Self {
        Marker { before: before.into(), numeral, after: after.into() }
    }

    /// The marker of the n-th, counted from one.
    pub fn nth(&self, n: usize) -> String {
        let number = match self.numeral {
            Numeral::Chinese => chinese_numeral(n),
            Numeral::Arabic => n.to_string(),
            Numeral::None => return String::new(),
        };
        format!("{}{number}{}", self.before, self.after)
    }
}

/// [`Layout::gb_t_9704`].
impl Default for Layout {
    fn default() -> Self {
        Layout::gb_t_9704()
    }
}

const TWIPS_PER_MM: f64 = 1440.0 / 25.4;

impl Layout {
    /// The layout of GB/T 9704-2012: A4, margins of 37, 26, 35 and 28 mm (5.2), 22 lines of 28 characters (5.2.3), body in
    /// 仿宋_GB2312 of 16 pt, title in 方正小标宋简体 of 22 pt (7.3.1), headings in 黑体 and 楷体_GB2312 (7.3.3), page numbers of
    /// 14 pt, 7 mm below the type area (7.5), no seal, no annexes.
    pub fn gb_t_9704() -> Self {
        let numbered = |before: &str, after: &str| Marker::new(before, Numeral::Chinese, after);
        Layout {
            page: Page {
                width: 210.0,
                height: 297.0,
                margins: Margins { top: 37.0, right: 26.0, bottom: 35.0, left: 28.0 },
                number_distance: 7.0,
            },
            grid: Grid { lines_per_page: 22, characters_per_line: 28, first_line: 2 },
            blank_lines: BlankLines { after_title: 1.0, before_signature: 1.0 },
            fonts: Fonts {
                title: "方正小标宋简体".into(),
                body: "仿宋_GB2312".into(),
                chapter: "黑体".into(),
                item: "楷体_GB2312".into(),
                page_number: "宋体".into(),
                latin: Latin { name: "Times New Roman".into(), in_headings: true },
            },
            sizes: Sizes { title: 22.0, body: 16.0, page_number: 14.0, table: 12.0 },
            numbering: Numbering {
                chapter: numbered("", "、"),
                item: numbered("（", "）"),
                point: numbered("", "是"),
                problem: numbered("", "是"),
                plan: numbered("（", "）"),
            },
            reporter_line: true,
            signature: Signature::Unsealed,
            page_numbers: true,
            annexes: Annexes::default(),
            data: true,
        }
    }

    /// Whether the layout is possible.
    ///
    /// # Errors
    /// The first reason why not.
    pub fn validate(&self) -> Result<(), LayoutError> {
        let Page { width, height, margins, number_distance } = self.page;
        let within = |field, value: f64, min, max| {
            // Written so that NaN, which no comparison holds for, is refused too.
            if (min..=max).contains(&value) { Ok(()) } else { Err(LayoutError::OutOfRange { field, value, min, max }) }
        };
        // Word's largest page is 22 inches.
        within("page.width", width, 50.0, 558.0)?;
        within("page.height", height, 50.0, 558.0)?;
        for (field, margin) in [
            ("page.margins.top", margins.top),
            ("page.margins.right", margins.right),
            ("page.margins.bottom", margins.bottom),
            ("page.margins.left", margins.left),
            ("page.number_distance", number_distance),
        ] {
            within(field, margin, 0.0, 558.0)?;
        }
        let Sizes { title, body, page_number, table } = self.sizes;
        for (field, size) in [("sizes.title", title), ("sizes.body", body), ("sizes.page_number", page_number), ("sizes.table", table)] {
            within(field, size, 5.0, 72.0)?;
        }
        within("grid.characters_per_line", self.grid.characters_per_line.into(), 5.0, 200.0)?;
        within("grid.first_line", self.grid.first_line.into(), 0.0, f64::from(self.grid.characters_per_line) / 2.0)?;
        within("grid.lines_per_page", self.grid.lines_per_page.into(), 1.0, 200.0)?;
        within("blank_lines.after_title", self.blank_lines.after_title, 0.0, 10.0)?;
        within("blank_lines.before_signature", self.blank_lines.before_signature, 0.0, 10.0)?;
        for (field, name) in [
            ("fonts.title", &self.fonts.title),
            ("fonts.body", &self.fonts.body),
            ("fonts.chapter", &self.fonts.chapter),
            ("fonts.item", &self.fonts.item),
            ("fonts.page_number", &self.fonts.page_number),
            ("fonts.latin.name", &self.fonts.latin.name),
        ] {
            // Word keeps names of at most 31 characters.
            let good =
                !name.trim().is_empty() && name.chars().count() <= 31 && !name.contains([',', ';']) && !name.contains(char::is_control);
            if !good {
                return Err(LayoutError::FontName { field, name: name.clone() });
            }
        }
        let (room, depth) = (width - margins.left - margins.right, height - margins.top - margins.bottom);
        if room < 50.0 || depth < 50.0 {
            return Err(LayoutError::NoRoom { width: room, height: depth });
        }
        let size_twips = body * 20.0;
        if f64::from(self.character_spacing()) < -size_twips / 10.0 {
            let most = (self.text_width() / (size_twips * 0.9)).floor() as u16;
            return Err(LayoutError::LineTooShort { characters: self.grid.characters_per_line, size: body, width: room, most });
        }
        if f64::from(self.line_pitch()) < size_twips {
            let most = (self.text_height() / size_twips).floor() as u16;
            return Err(LayoutError::PageTooShort { lines: self.grid.lines_per_page, size: body, height: depth, most });
        }
        if self.page_numbers && self.footer_distance() < 0 {
            return Err(LayoutError::NoRoomForPageNumber { size: page_number, distance: number_distance, bottom: margins.bottom });
        }
        Ok(())
    }

    /// Whether the parts that depend on the layout alone are those of the other: numbering, signature and annexes are written
    /// into the text.
    pub(super) fn has_parts_of(&self, other: &Layout) -> bool {
        let parts = |layout: &Layout| {
            (layout.page.clone(), layout.grid, layout.blank_lines, layout.fonts.clone(), layout.sizes, layout.page_numbers, layout.data)
        };
        parts(self) == parts(other)
    }

    /// Width of the type area, in twips.
    pub(super) fn text_width(&self) -> f64 {
        (self.page.width - self.page.margins.left - self.page.margins.right) * TWIPS_PER_MM
    }

    /// Height of the type area, in twips.
    fn text_height(&self) -> f64 {
        (self.page.height - self.page.margins.top - self.page.margins.bottom) * TWIPS_PER_MM
    }

    /// The advance of a Han character of the body, in twips: the share of the line, rounded down, so that as many fit as the
    /// grid says (28 of 16 pt need 448 pt, the standard's line has 442.2).
    pub(super) fn character_pitch(&self) -> i32 {
        (self.text_width() / f64::from(self.grid.characters_per_line)).floor() as i32
    }

    /// What is added between two characters for that, in twips; negative sets them closer.
    pub(super) fn character_spacing(&self) -> i32 {
        self.character_pitch() - twips(self.sizes.body)
    }

    /// From line to line, in twips: the share of the page, rounded down.
    pub(super) fn line_pitch(&self) -> i32 {
        (self.text_height() / f64::from(self.grid.lines_per_page)).floor() as i32
    }

    /// From the lower edge of the page to that of the page number's line, in twips. The line is as high as its font asks; its
    /// dash stands about 0.65 of the size above the line's lower edge (measured with fonts whose lines are 1.3 to 1.44 high).
    pub(super) fn footer_distance(&self) -> i32 {
        let dash = (self.page.margins.bottom - self.page.number_distance) * TWIPS_PER_MM;
        (dash - 0.65 * self.sizes.page_number * 20.0).round() as i32
    }
}

/// Points in twips.
pub(super) fn twips(points: f64) -> i32 {
    (points * 20.0).round() as i32
}

/// Millimetres in twips.
pub(super) fn mm(millimetres: f64) -> i32 {
    (millimetres * TWIPS_PER_MM).round() as i32
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_layout_has_the_grid_of_the_standard() {
        let layout = Layout::gb_t_9704();
        layout.validate().unwrap();
        assert_eq!((layout.line_pitch(), layout.character_pitch(), layout.character_spacing()), (579, 315, -5));
    }

    #[test]
    fn impossible_layouts_say_why() {
        type Change = fn(&mut Layout);
        let cases: [(Change, &str); 9] = [
            (|layout| layout.page.width = f64::NAN, "page.width is NaN: it must lie between 50 and 558"),
            (|layout| layout.page.margins.left = -1.0, "page.margins.left is -1: it must lie between 0 and 558"),
            (|layout| layout.page.margins.left = 150.0, "the margins leave 34.0 x 225.0 mm of the page for text"),
            (|layout| layout.sizes.body = 0.0, "sizes.body is 0: it must lie between 5 and 72"),
            (|layout| layout.grid.characters_per_line = 40, "40 characters of 16 pt do not fit on a line of 156.0 mm"),
            (|layout| layout.grid.lines_per_page = 50, "50 lines of 16 pt do not fit on 225.0 mm: at most 39 do"),
            (|layout| layout.page.number_distance = 34.0, "a page number of 14 pt, 34 mm below the type area, does not fit"),
            (|layout| layout.fonts.body = " ".into(), "fonts.body is \" \": it must be the name of a font"),
            (|layout| layout.grid.lines_per_page = 0, "grid.lines_per_page is 0: it must lie between 1 and 200"),
        ];
        for (change, said) in cases {
            let mut layout = Layout::gb_t_9704();
            change(&mut layout);
            let error = layout.validate().unwrap_err().to_string();
            assert!(error.starts_with(said), "{error}");
        }
    }
}
