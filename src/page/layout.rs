//! How a document looks. Every number of it is a field; [`Layout::gb_t_9704`] has those of the standard.

use serde::{Deserialize, Serialize};

use crate::model::chinese_numeral;

/// How a document looks: page, grid, fonts, sizes, numbering, signature, annexes.
///
/// ```
/// use annual_report::page::{Layout, Signature};
/// let mut layout = Layout::gb_t_9704();
/// layout.fonts.latin.name = "Arial".into();
/// layout.signature = Signature::Sealed;
/// layout.annexes.figures = true;
/// assert!(layout.validate().is_ok());
/// layout.grid.characters_per_line = 60;
/// assert!(layout.validate().unwrap_err().to_string().contains("60 characters of 16 pt do not fit"));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(title = "版式", description = "文档的版式；缺少的项按 GB/T 9704-2012 的版式。")
)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Layout {
    /// Paper and margins.
    #[cfg_attr(feature = "schema", schemars(title = "页面", description = "纸张和页边。"))]
    pub page: Page,
    /// Lines a page, characters a line.
    #[cfg_attr(feature = "schema", schemars(title = "版心网格", description = "每页行数、每行字数和首行缩进。"))]
    pub grid: Grid,
    /// Blank lines around title and signature.
    #[cfg_attr(feature = "schema", schemars(title = "空行", description = "标题之后和落款之前的空行。"))]
    pub blank_lines: BlankLines,
    /// Which fonts.
    #[cfg_attr(feature = "schema", schemars(title = "字体", description = "各部分的字体名，写 Word 中显示的名称。"))]
    pub fonts: Fonts,
    /// How large.
    #[cfg_attr(feature = "schema", schemars(title = "字号", description = "各部分的字号，单位磅。"))]
    pub sizes: Sizes,
    /// How chapters, items and points are numbered.
    #[cfg_attr(feature = "schema", schemars(title = "编号", description = "章、项、要点等的序号写法。"))]
    pub numbering: Numbering,
    /// Whether the reporter stands under the title.
    #[cfg_attr(feature = "schema", schemars(title = "标题下署名", description = "标题之下是否印报告人。"))]
    pub reporter_line: bool,
    /// How the signature stands.
    #[cfg_attr(feature = "schema", schemars(title = "落款", description = "文末署名和日期的位置。"))]
    pub signature: Signature,
    /// Whether pages are numbered.
    #[cfg_attr(feature = "schema", schemars(title = "页码", description = "是否印页码。"))]
    pub page_numbers: bool,
    /// Which annexes follow.
    #[cfg_attr(feature = "schema", schemars(title = "附表", description = "报告之后附哪些表。"))]
    pub annexes: Annexes,
    /// Whether the document carries the report as data too, so that `AnnualReport::read_docx`
    /// gives it back as it was. The data hold what the text does not say: causes, owners, last year's values.
    #[cfg_attr(feature = "schema", schemars(title = "附带数据", description = "文档内是否附带报告数据，供再次读入。"))]
    pub data: bool,
}

/// Paper and margins, in millimetres.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "页面", description = "纸张和页边，单位毫米。"))]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Page {
    /// Width of the paper.
    #[cfg_attr(feature = "schema", schemars(title = "纸宽", description = "毫米。"))]
    pub width: f64,
    /// Height of the paper.
    #[cfg_attr(feature = "schema", schemars(title = "纸高", description = "毫米。"))]
    pub height: f64,
    /// The margins around the type area.
    #[cfg_attr(feature = "schema", schemars(title = "页边", description = "毫米。"))]
    pub margins: Margins,
    /// From the lower edge of the type area to the dash of the page number.
    #[cfg_attr(feature = "schema", schemars(title = "页码距版心", description = "页码横线到版心下边缘的距离，毫米。"))]
    pub number_distance: f64,
}

/// Margins, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "页边", description = "页边，单位毫米。"))]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Margins {
    /// Above the type area.
    #[cfg_attr(feature = "schema", schemars(title = "上", description = "天头，毫米。"))]
    pub top: f64,
    /// Right of it.
    #[cfg_attr(feature = "schema", schemars(title = "右", description = "切口，毫米。"))]
    pub right: f64,
    /// Below it.
    #[cfg_attr(feature = "schema", schemars(title = "下", description = "地脚，毫米。"))]
    pub bottom: f64,
    /// Left of it, where the pages are bound.
    #[cfg_attr(feature = "schema", schemars(title = "左", description = "订口，毫米。"))]
    pub left: f64,
}

/// The grid of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "版心网格", description = "每页行数和每行字数。"))]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Grid {
    /// Lines on a full page.
    #[cfg_attr(feature = "schema", schemars(title = "每页行数", description = "排满一页的行数。"))]
    pub lines_per_page: u16,
    /// Han characters on a full line.
    #[cfg_attr(feature = "schema", schemars(title = "每行字数", description = "排满一行的汉字数。"))]
    pub characters_per_line: u16,
    /// By how many characters the first line of a paragraph is indented.
    #[cfg_attr(feature = "schema", schemars(title = "首行缩进字数", description = "段落首行左空几字。"))]
    pub first_line: u16,
}

/// Blank lines, in lines of the body; halves are possible.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "空行", description = "标题和落款前后的空行，以行计。"))]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct BlankLines {
    /// Below the title, and below the reporter under it.
    #[cfg_attr(feature = "schema", schemars(title = "标题之后", description = "行数，可以是半行。"))]
    pub after_title: f64,
    /// Above the signature, and above the list of annexes.
    #[cfg_attr(feature = "schema", schemars(title = "落款之前", description = "行数，可以是半行；附件说明之前也用。"))]
    pub before_signature: f64,
}

/// The fonts, by the names by which Word knows them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "字体", description = "各部分的字体。"))]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Fonts {
    /// The title.
    #[cfg_attr(feature = "schema", schemars(title = "标题", description = ""))]
    pub title: String,
    /// The body, and 1. and （1）.
    #[cfg_attr(feature = "schema", schemars(title = "正文", description = ""))]
    pub body: String,
    /// 一、 and the mark of an annex.
    #[cfg_attr(feature = "schema", schemars(title = "一级标题", description = ""))]
    pub chapter: String,
    /// （一）, and the reporter under the title.
    #[cfg_attr(feature = "schema", schemars(title = "二级标题", description = ""))]
    pub item: String,
    /// Page numbers.
    #[cfg_attr(feature = "schema", schemars(title = "页码", description = "是否印页码。"))]
    pub page_number: String,
    /// Latin letters and digits of the text.
    #[cfg_attr(feature = "schema", schemars(title = "西文", description = ""))]
    pub latin: Latin,
}

/// The font of Latin letters and digits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "西文字体", description = "字母和数字的字体。"))]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Latin {
    /// Its name.
    #[cfg_attr(feature = "schema", schemars(title = "字体名", description = "Word 中显示的字体名。"))]
    pub name: String,
    /// Whether headings and title have it too, or the letters of their own font.
    #[cfg_attr(feature = "schema", schemars(title = "用于标题", description = "标题中的字母和数字是否也用这种字体。"))]
    pub in_headings: bool,
}

/// The sizes, in points (二号 22, 三号 16, 四号 14, 小四 12).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "字号", description = "各部分的字号，单位磅。"))]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Sizes {
    /// The title.
    #[cfg_attr(feature = "schema", schemars(title = "标题", description = ""))]
    pub title: f64,
    /// Body and headings.
    #[cfg_attr(feature = "schema", schemars(title = "正文", description = ""))]
    pub body: f64,
    /// Page numbers.
    #[cfg_attr(feature = "schema", schemars(title = "页码", description = "是否印页码。"))]
    pub page_number: f64,
    /// The tables of the annexes.
    #[cfg_attr(feature = "schema", schemars(title = "表格", description = ""))]
    pub table: f64,
}

/// How chapters, items and points are numbered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "编号", description = "各层次的编号。"))]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Numbering {
    /// Chapters: 一、.
    #[cfg_attr(feature = "schema", schemars(title = "章", description = "一、二、。"))]
    pub chapter: Marker,
    /// Items of work: （一）.
    #[cfg_attr(feature = "schema", schemars(title = "项", description = "（一）（二）。"))]
    pub item: Marker,
    /// Points of an item, a problem or a plan: 一是.
    #[cfg_attr(feature = "schema", schemars(title = "要点", description = "一是、二是。"))]
    pub point: Marker,
    /// Points of a point: （1）.
    #[cfg_attr(feature = "schema", schemars(title = "小点", description = "（1）（2）。"))]
    pub subpoint: Marker,
    /// Problems: 一是. Where one of them has points of its own they are numbered as items.
    #[cfg_attr(feature = "schema", schemars(title = "问题", description = "一是、二是；问题之下另有要点时按项编号。"))]
    pub problem: Marker,
    /// Plans: （一）.
    #[cfg_attr(feature = "schema", schemars(title = "打算", description = "（一）（二）。"))]
    pub plan: Marker,
}

/// What is written before a heading: a number between two texts. In JSON a text that is not said is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "序号", description = "序号及其前后的文字。"))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Marker {
    /// Before the number.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(title = "序号之前", description = "数字之前的文字。"))]
    pub before: String,
    /// How the number is written.
    #[cfg_attr(feature = "schema", schemars(title = "数字", description = "数字的写法。"))]
    pub numeral: Numeral,
    /// After the number.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(title = "序号之后", description = "数字之后的文字。"))]
    pub after: String,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "数字", inline))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Numeral {
    /// 一, 二, 三.
    #[cfg_attr(feature = "schema", schemars(title = "汉字", description = "一、二、三。"))]
    Chinese,
    /// 1, 2, 3.
    #[cfg_attr(feature = "schema", schemars(title = "阿拉伯数字", description = "1、2、3。"))]
    Arabic,
    /// Not at all, nor what stands around it.
    #[cfg_attr(feature = "schema", schemars(title = "不编号", description = "没有序号，也没有序号前后的文字。"))]
    None,
}

/// How the signature stands (GB/T 9704-2012, 7.3.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "落款", inline))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Signature {
    /// To be sealed: the date four characters from the right, the unit centred over it (7.3.5.1).
    #[cfg_attr(feature = "schema", schemars(title = "加盖印章", description = "日期右空四字，单位名称以日期为准居中（7.3.5.1）。"))]
    Sealed,
    /// Without seal: the signature two characters from the right, the date starting two characters further right; a date that
    /// is longer stands two from the right and moves the signature left (7.3.5.2). A person who reports signs.
    #[cfg_attr(
        feature = "schema",
        schemars(
            title = "不加盖印章",
            description = "署名右空二字，日期首字比署名首字右移二字；日期较长时日期右空二字，署名相应左移（7.3.5.2）。"
        )
    )]
    Unsealed,
    /// None.
    #[cfg_attr(feature = "schema", schemars(title = "不落款", description = "文末没有署名和日期。"))]
    None,
}

/// The lists that follow the report, each on a page of its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "附件", description = "报告之后的附表。"))]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Annexes {
    /// The figures with last year's values and targets (指标表).
    #[cfg_attr(feature = "schema", schemars(title = "指标完成情况表", description = "附指标完成情况表。"))]
    pub figures: bool,
    /// The problems with causes, measures and status (问题清单), on a landscape page.
    #[cfg_attr(feature = "schema", schemars(title = "问题整改清单", description = "附问题整改清单，横排。"))]
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
                subpoint: Marker::new("（", Numeral::Arabic, "）"),
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
}

/// A part of a layout is that of the standard until it is changed.
macro_rules! standard {
    ($($part:ident = $($field:ident).+;)*) => {
        $(
            /// As in [`Layout::gb_t_9704`].
            impl Default for $part {
                fn default() -> Self {
                    Layout::gb_t_9704().$($field).+
                }
            }
        )*
    };
}

standard! {
    Page = page;
    Margins = page.margins;
    Grid = grid;
    BlankLines = blank_lines;
    Fonts = fonts;
    Latin = fonts.latin;
    Sizes = sizes;
    Numbering = numbering;
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_layout_in_a_file_says_what_differs() {
        let layout: Layout =
            serde_json::from_str(r#"{ "sizes": { "title": 20 }, "signature": "sealed", "annexes": { "figures": true } }"#).unwrap();
        let mut expected = Layout::gb_t_9704();
        (expected.sizes.title, expected.signature, expected.annexes.figures) = (20.0, Signature::Sealed, true);
        assert_eq!(layout, expected);
        let back: Layout = serde_json::from_str(&serde_json::to_string(&layout).unwrap()).unwrap();
        assert_eq!(back, layout);
        let error = serde_json::from_str::<Layout>(r#"{ "sizes": { "titel": 20 } }"#).unwrap_err().to_string();
        assert!(error.starts_with("unknown field `titel`, expected one of `title`, `body`"), "{error}");
    }
}
