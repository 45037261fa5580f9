//! What an office changes of the look of a paragraph, by what it is.

use serde::{Deserialize, Serialize};

use super::Color;
use crate::page::Style;

/// Makes the struct and the way from a style to its role, so that none is missing there.
macro_rules! roles {
    ($($(#[$meta:meta])* $field:ident: $title:literal, $($style:ident)|+;)*) => {
        /// What is changed of the look of paragraphs, by what they are; what is not said is as in GB/T 9704-2012. Fonts and sizes are
        /// [`Fonts`](super::Fonts) and [`Sizes`](super::Sizes).
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "样式", description = "各部分的对齐、加粗、缩进和颜色。"))]
        #[serde(default, deny_unknown_fields)]
        #[non_exhaustive]
        pub struct Styles {
            $(
                $(#[$meta])*
                #[serde(skip_serializing_if = "Role::is_usual")]
                #[cfg_attr(feature = "schema", schemars(title = $title, description = ""))]
                pub $field: Role,
            )*
        }

        impl Styles {
            /// Those of a style of paragraphs; none for what is not changed by them.
            pub(crate) fn of(&self, style: Style) -> Option<&Role> {
                match style {
                    $($(Style::$style)|+ => Some(&self.$field),)*
                    _ => None,
                }
            }

            /// As [`of`](Styles::of), to change it.
            #[cfg(feature = "docx")]
            pub(crate) fn of_mut(&mut self, style: Style) -> Option<&mut Role> {
                match style {
                    $($(Style::$style)|+ => Some(&mut self.$field),)*
                    _ => None,
                }
            }

            /// Each with its name.
            pub(crate) fn each(&self) -> impl Iterator<Item = (&'static str, &Role)> {
                [$((stringify!($field), &self.$field)),*].into_iter()
            }
        }
    };
}

roles! {
    /// The title.
    title: "标题", Title;
    /// The line below it.
    subtitle: "副标题", Subtitle;
    /// Who reports, below the title.
    reporter: "报告人", Reporter;
    /// Whom it is addressed to.
    salutation: "称谓", Salutation;
    /// Running text.
    body: "正文", Body;
    /// Headings of chapters.
    chapter: "一级标题", Chapter;
    /// Headings of items, and of problems and plans on a line of their own. Of its bold and colour are headings, too, that are run in.
    item: "二级标题", Item;
    /// Topics of points on a line of their own.
    point: "三级标题", Point;
    /// The mark of an annex.
    annex_mark: "附件标识", AnnexMark;
    /// The title of an annex.
    annex_title: "附件标题", AnnexTitle;
    /// The heads of columns.
    table_head: "表头", TableHead;
    /// Cells of text.
    table_text: "表格文字", TableText;
    /// Cells of a number, or of a few characters.
    table_number: "表格数字", TableNumber;
}

/// What is changed of the look of one role.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "部分的样式", description = "没有写的项按标准。"))]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Role {
    /// Where its lines stand between the edges.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "对齐", description = "各行在左右边缘之间的位置。"))]
    pub align: Option<Align>,
    /// Whether it is bold.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(title = "加粗", description = "是否加粗。"))]
    pub bold: bool,
    /// How far its first line begins from the left edge, in characters of its own size.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "首行左空字数", description = "首行离左边缘几字。", range(min = 0, max = 20)))]
    pub first_line: Option<f64>,
    /// How far its other lines begin.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "其余行左空字数", description = "其余各行离左边缘几字。", range(min = 0, max = 20)))]
    pub left: Option<f64>,
    /// Its colour; black where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "颜色", description = "# 和六位十六进制数，如 #C00000；没有写为黑色。"))]
    pub color: Option<Color>,
}

impl Role {
    fn is_usual(&self) -> bool {
        *self == Role::default()
    }
}

/// Where the lines of a paragraph stand between the edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "对齐", inline))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Align {
    /// At the left edge.
    #[cfg_attr(feature = "schema", schemars(title = "居左", description = "左对齐。"))]
    Left,
    /// In the middle.
    #[cfg_attr(feature = "schema", schemars(title = "居中", description = "居中对齐。"))]
    Centre,
    /// At the right edge.
    #[cfg_attr(feature = "schema", schemars(title = "居右", description = "右对齐。"))]
    Right,
    /// Spread to both edges but for the last line.
    #[cfg_attr(feature = "schema", schemars(title = "两端", description = "两端对齐，末行居左。"))]
    Both,
}

/// Which headings text follows on their own line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(title = "标题后接排", description = "标题之后的文字是否在同一段接着排。")
)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct RunIn {
    /// Headings of items; one that ends in a stop and has text is run in anyway.
    #[cfg_attr(feature = "schema", schemars(title = "项", description = "项的标题；以句末标点结尾的总是接排。"))]
    pub item: bool,
    /// Topics of problems.
    #[cfg_attr(feature = "schema", schemars(title = "问题", description = "问题的要点句。"))]
    pub problem: bool,
    /// Headings of plans.
    #[cfg_attr(feature = "schema", schemars(title = "打算", description = "打算的标题。"))]
    pub plan: bool,
    /// Topics of points.
    #[cfg_attr(feature = "schema", schemars(title = "要点", description = "要点的要点句。"))]
    pub point: bool,
}
