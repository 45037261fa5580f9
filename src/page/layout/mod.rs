//! How a document looks. Every number of it is a field; [`Layout::gb_t_9704`] has those of the standard.
//!
//! `typography`, `numbering`, `page_number`, `roles` (and `color`) and `labels` are parts of it.

mod color;
mod labels;
mod numbering;
mod page_number;
mod roles;
mod typography;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub use color::{Color, NoColor};
pub use labels::{AnnexLabels, FigureLabels, Labels, ProblemLabels, TableRules, Tables};
pub use numbering::{Marker, Numbering, Numeral, Restart};
#[cfg(feature = "docx")]
pub(crate) use page_number::PageNumberPiece;
pub use page_number::{PageNumber, PageNumberPlace};
pub use roles::{Align, Role, RunIn, Styles};
pub use typography::Typography;

/// How a document looks: page, grid, fonts, sizes, numbering, signature, annexes, and the words that the layout writes.
///
/// An office's own is a JSON file that says what differs from the standard; [`Layout::from_json`] reads it.
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
    /// Where the schema of this file is: for editors, which complete and check it. It means nothing else.
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "模式", description = "版式文件的 JSON Schema 的地址，供编辑器使用。"))]
    pub schema: Option<String>,
    /// Paper and margins.
    #[cfg_attr(feature = "schema", schemars(title = "页面", description = "纸张和页边。"))]
    pub page: Page,
    /// Lines a page, characters a line.
    #[cfg_attr(feature = "schema", schemars(title = "版心网格", description = "每页行数、每行字数和首行缩进。"))]
    pub grid: Grid,
    /// How characters stand on a line where programs differ.
    #[cfg_attr(feature = "schema", schemars(title = "字距与标点", description = "各软件处理不一的字距和标点。"))]
    pub typography: Typography,
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
    /// Which headings text follows on their own line.
    #[cfg_attr(feature = "schema", schemars(title = "标题后接排", description = "标题之后的文字是否在同一段接着排。"))]
    pub run_in: RunIn,
    /// Alignment, bold, indent and colour, by what a paragraph is.
    #[cfg_attr(feature = "schema", schemars(title = "样式", description = "各部分的对齐、加粗、缩进和颜色；没有写的按标准。"))]
    pub styles: Styles,
    /// Whether the reporter stands under the title.
    #[cfg_attr(feature = "schema", schemars(title = "标题下署名", description = "标题之下是否印报告人。"))]
    pub reporter_line: bool,
    /// How the signature stands.
    #[cfg_attr(feature = "schema", schemars(title = "落款", description = "文末署名和日期的位置。"))]
    pub signature: Signature,
    /// Under which name is signed, where it is not that of the report's unit or person; several with 、 between.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(title = "署名单位", description = "落款的署名；没有写为报告的单位或者报告人。", length(min = 1, max = 100))
    )]
    pub signer: Option<String>,
    /// The number of a page, and where it stands.
    #[cfg_attr(feature = "schema", schemars(title = "页码", description = "页码的写法和位置。"))]
    pub page_number: PageNumber,
    /// The rules of tables.
    #[cfg_attr(feature = "schema", schemars(title = "表格", description = "表格的线。"))]
    pub tables: Tables,
    /// The words that the layout writes.
    #[cfg_attr(feature = "schema", schemars(title = "用语", description = "版式自己写出的文字：附件、表题、各栏的名称。"))]
    pub labels: Labels,
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
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "版心网格", description = "每页行数和每行字数。"))]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Grid {
    /// Lines on a full page.
    #[cfg_attr(feature = "schema", schemars(title = "每页行数", description = "排满一页的行数。"))]
    pub lines_per_page: u16,
    /// From line to line, in points, where lines are not spread over the page: it goes before `lines_per_page`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "行距", description = "磅；写了就不看每页行数。", range(min = 5, max = 200)))]
    pub line_pitch: Option<f64>,
    /// Han characters on a full line.
    #[cfg_attr(feature = "schema", schemars(title = "每行字数", description = "排满一行的汉字数。"))]
    pub characters_per_line: u16,
    /// What is added between two characters, in points, where they are not spread over the line: it goes before `characters_per_line`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "字距", description = "磅，可以为 0 或负数；写了就不看每行字数。", range(min = -10, max = 50)))]
    pub character_spacing: Option<f64>,
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
    #[cfg_attr(feature = "schema", schemars(title = "页码", description = ""))]
    pub page_number: String,
    /// Cells of tables; those of the body where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "表格", description = "没有写同正文。"))]
    pub table: Option<String>,
    /// Heads of columns; those of chapters where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "表头", description = "没有写同一级标题。"))]
    pub table_head: Option<String>,
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
    #[cfg_attr(feature = "schema", schemars(title = "页码", description = ""))]
    pub page_number: f64,
    /// The tables of the annexes.
    #[cfg_attr(feature = "schema", schemars(title = "表格", description = ""))]
    pub table: f64,
    /// Heads of columns; as the table where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "表头", description = "没有写同表格。"))]
    pub table_head: Option<f64>,
    /// Headings of chapters; as the body where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "一级标题", description = "没有写同正文。"))]
    pub chapter: Option<f64>,
    /// Headings of items; as the body where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "二级标题", description = "没有写同正文。"))]
    pub item: Option<f64>,
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
            schema: None,
            page: Page {
                width: 210.0,
                height: 297.0,
                margins: Margins { top: 37.0, right: 26.0, bottom: 35.0, left: 28.0 },
                number_distance: 7.0,
            },
            grid: Grid { lines_per_page: 22, line_pitch: None, characters_per_line: 28, character_spacing: None, first_line: 2 },
            typography: Typography {
                space_beside_letters: false,
                space_beside_digits: false,
                hanging_stops: true,
                compressed_marks: false,
            },
            blank_lines: BlankLines { after_title: 1.0, before_signature: 1.0 },
            fonts: Fonts {
                title: "方正小标宋简体".into(),
                body: "仿宋_GB2312".into(),
                chapter: "黑体".into(),
                item: "楷体_GB2312".into(),
                page_number: "宋体".into(),
                table: None,
                table_head: None,
                latin: Latin { name: "Times New Roman".into(), in_headings: true },
            },
            sizes: Sizes { title: 22.0, body: 16.0, page_number: 14.0, table: 12.0, table_head: None, chapter: None, item: None },
            numbering: Numbering {
                chapter: numbered("", "、"),
                item: numbered("（", "）"),
                point: numbered("", "是"),
                subpoint: Marker::new("（", Numeral::Arabic, "）"),
                problem: numbered("", "是"),
                plan: numbered("（", "）"),
            },
            run_in: RunIn { item: false, problem: true, plan: true, point: true },
            styles: Styles::default(),
            reporter_line: true,
            signature: Signature::Unsealed,
            signer: None,
            page_number: PageNumber { form: "— {page} —".into(), place: PageNumberPlace::Outside, first_page: true },
            tables: Tables { rules: TableRules::All, rule_width: 0.5 },
            labels: Labels::default(),
            annexes: Annexes::default(),
            data: true,
        }
    }
}

impl Layout {
    /// As the JSON text of a file: what it changes of the standard's, in the order of the fields.
    ///
    /// ```
    /// use annual_report::page::{Layout, Signature};
    /// let mut layout = Layout::gb_t_9704();
    /// layout.signature = Signature::Sealed;
    /// assert_eq!(layout.to_json(), "{\n  \"signature\": \"sealed\"\n}");
    /// assert_eq!(Layout::from_json(&layout.to_json())?, layout);
    /// # Ok::<(), annual_report::page::LayoutError>(())
    /// ```
    pub fn to_json(&self) -> String {
        // A layout holds nothing that JSON does not, but for NaN, which is written as null.
        self.changes().and_then(|changes| serde_json::to_string_pretty(&changes)).unwrap_or_default()
    }

    /// What it changes of the standard's: its parts and their fields that differ.
    pub(crate) fn changes(&self) -> serde_json::Result<Map<String, Value>> {
        let mut layout = self.clone();
        layout.schema = None;
        let changes = differing(serde_json::to_value(&layout)?, &serde_json::to_value(Layout::gb_t_9704())?, 2);
        Ok(if let Value::Object(changes) = changes { changes } else { Map::new() })
    }
}

/// The fields of an object that differ from another's; objects so many levels down are compared by their fields. A field that is left
/// out where it says nothing is the usual one there.
fn differing(value: Value, from: &Value, levels: usize) -> Value {
    match (value, from) {
        (Value::Object(fields), Value::Object(from)) if levels > 0 => {
            let differing = fields.into_iter().filter_map(|(name, value)| match from.get(&name) {
                Some(other) => (value != *other).then(|| (name, differing(value, other, levels - 1))),
                None => Some((name, value)),
            });
            Value::Object(differing.collect::<Map<_, _>>())
        }
        (value, _) => value,
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
    Typography = typography;
    BlankLines = blank_lines;
    Fonts = fonts;
    Latin = fonts.latin;
    Sizes = sizes;
    Numbering = numbering;
    RunIn = run_in;
    PageNumber = page_number;
    Tables = tables;
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
