//! The words that the layout writes, and the look of tables.

use serde::{Deserialize, Serialize};

/// Makes a struct of words, and the list of them with their names.
macro_rules! words {
    ($(#[$of:meta])* $name:ident = $title:literal, $($(#[$meta:meta])* $field:ident: $word:literal;)*) => {
        $(#[$of])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = $title, description = ""))]
        #[serde(default, deny_unknown_fields)]
        #[non_exhaustive]
        pub struct $name {
            $(
                $(#[$meta])*
                #[cfg_attr(feature = "schema", schemars(title = $word, description = "", length(min = 1, max = 40)))]
                pub $field: String,
            )*
        }

        impl Default for $name {
            fn default() -> Self {
                $name { $($field: $word.to_owned()),* }
            }
        }

        impl $name {
            /// Each word with its name.
            pub(crate) fn each(&self) -> impl Iterator<Item = (&'static str, &String)> {
                [$((stringify!($field), &self.$field)),*].into_iter()
            }
        }
    };
}

/// The words that the layout writes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "用语", description = "版式自己写出的文字。"))]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Labels {
    /// Of annexes.
    #[cfg_attr(feature = "schema", schemars(title = "附件", description = "附件说明和附件标识的文字。"))]
    pub annexes: AnnexLabels,
    /// Of the table of figures.
    #[cfg_attr(feature = "schema", schemars(title = "指标完成情况表", description = "表题和各栏的名称。"))]
    pub figures: FigureLabels,
    /// Of the list of problems.
    #[cfg_attr(feature = "schema", schemars(title = "问题整改清单", description = "表题和各栏的名称。"))]
    pub problems: ProblemLabels,
}

words! {
    /// Words about annexes.
    AnnexLabels = "附件的用语",
    /// Before their names in the list below the text, with a colon; and at the head of each, with its number.
    mark: "附件";
}

words! {
    /// The title of the table of figures, the heads of its columns, and what it says of a ceiling.
    FigureLabels = "指标表的用语",
    /// The title.
    title: "指标完成情况表";
    /// What is counted.
    name: "名称";
    /// Its unit.
    unit: "单位";
    /// The value.
    value: "本年";
    /// The one a year before.
    last_year: "上年";
    /// The difference.
    change: "增减";
    /// The target.
    target: "目标";
    /// The value as a share of the target.
    completion: "完成情况";
    /// A ceiling that is kept.
    kept: "达到";
    /// One that is not.
    missed: "未达到";
}

words! {
    /// The title of the list of problems, the heads of its columns, and what is said of one that goes on.
    ProblemLabels = "问题清单的用语",
    /// The title.
    title: "问题整改清单";
    /// The problem.
    problem: "问题";
    /// Its cause.
    cause: "原因";
    /// What is done about it.
    measure: "措施";
    /// Who does it.
    owner: "责任人";
    /// Until when.
    due: "时限";
    /// How far it is.
    status: "状态";
    /// Behind a problem that goes on from the page before.
    continued: "（续）";
}

impl FigureLabels {
    /// The heads of the columns, from left to right.
    #[cfg(feature = "docx")]
    pub(crate) fn columns(&mut self) -> [&mut String; 7] {
        let FigureLabels { name, unit, value, last_year, change, target, completion, .. } = self;
        [name, unit, value, last_year, change, target, completion]
    }
}

impl ProblemLabels {
    /// The heads of the columns, from left to right.
    #[cfg(feature = "docx")]
    pub(crate) fn columns(&mut self) -> [&mut String; 6] {
        let ProblemLabels { problem, cause, measure, owner, due, status, .. } = self;
        [problem, cause, measure, owner, due, status]
    }
}

/// The look of tables. Their fonts and sizes are [`Fonts::table`](super::Fonts::table), [`Fonts::table_head`](super::Fonts::table_head),
/// [`Sizes::table`](super::Sizes::table) and [`Sizes::table_head`](super::Sizes::table_head).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "表格", description = "表格的线。"))]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Tables {
    /// Which rules they have.
    #[cfg_attr(feature = "schema", schemars(title = "表线", description = "画哪些线。"))]
    pub rules: TableRules,
    /// How thick those are, in points; the upper and the lower one of [`TableRules::Three`] twice as thick.
    #[cfg_attr(feature = "schema", schemars(title = "线宽", description = "磅；三线表的上下两线加倍。", range(min = 0.25, max = 3)))]
    pub rule_width: f64,
}

/// Which rules a table has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "表线", inline))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TableRules {
    /// Around every cell.
    #[cfg_attr(feature = "schema", schemars(title = "全部", description = "每格四周。"))]
    All,
    /// Between rows, above and below, none between columns.
    #[cfg_attr(feature = "schema", schemars(title = "横线", description = "行间和上下，没有竖线。"))]
    Rows,
    /// Above, below the head, and below (三线表).
    #[cfg_attr(feature = "schema", schemars(title = "三线", description = "上线、表头下线、下线。"))]
    Three,
    /// None.
    #[cfg_attr(feature = "schema", schemars(title = "无线", description = "没有线。"))]
    None,
}
