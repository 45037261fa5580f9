//! What the styles of paragraphs are called in a document: for who writes it, and for who reads it back. Names are Chinese, but for
//! Word's own (`heading 1`, `Title`), which Word shows in its user's language and knows by these names only.

use super::Style;

/// The id and the name of a style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
}

/// A heading inside a paragraph (a run).
pub(crate) const RUN_IN: Named = Named { id: "Heading2Char", name: "标题 2 字符" };
/// What is to be filled in (a run).
pub(crate) const BLANK: Named = Named { id: "Blank", name: "待填" };
/// The empty paragraph that Word wants after a table.
pub(crate) const AFTER_TABLE: Named = Named { id: "AfterTable", name: "表后" };
pub(crate) const ODD_FOOTER: Named = Named { id: "OddFooter", name: "页码（单页）" };
pub(crate) const EVEN_FOOTER: Named = Named { id: "EvenFooter", name: "页码（双页）" };
/// The style of the tables.
pub(crate) const TABLE: Named = Named { id: "ReportTable", name: "报告表格" };

/// What the style of a paragraph is called.
pub(crate) fn named(style: Style) -> Named {
    let (id, name) = match style {
        Style::Title => ("Title", "Title"),
        Style::Subtitle => ("Subtitle", "Subtitle"),
        Style::Reporter => ("Reporter", "报告人"),
        Style::Salutation => ("Salutation", "报告称谓"),
        Style::Body => ("Body", "报告正文"),
        Style::Chapter => ("Heading1", "heading 1"),
        Style::Item => ("Heading2", "heading 2"),
        Style::Point => ("Heading3", "heading 3"),
        Style::AnnexNote => ("AnnexNote", "附件说明"),
        Style::AnnexNoteFirst => ("AnnexNoteFirst", "附件说明首行"),
        Style::AnnexNoteNext => ("AnnexNoteNext", "附件说明续行"),
        Style::Signature => ("SignatureLine", "落款署名"),
        Style::Date => ("DateLine", "成文日期"),
        Style::AnnexMark => ("AnnexMark", "附件标识"),
        Style::AnnexTitle => ("AnnexTitle", "附件标题"),
        Style::TableHead => ("TableHead", "表头"),
        Style::TableText => ("TableText", "表格文字"),
        Style::TableNumber => ("TableNumber", "表格数字"),
    };
    Named { id, name }
}
