//! The report as lines of text: what a layout prints, without tables.

use crate::model::{AnnualReport, Figure};
use crate::page::{Block, Document, Layout, Span, Style};

impl AnnualReport {
    /// The report as plain text, a paragraph a line, numbered as in the standard layout. A figure without value is a gap before its
    /// unit, as people write it; causes, measures and other data that are printed in tables alone are not part of it.
    ///
    /// ```
    /// use annual_report::model::{AnnualReport, Figure, WorkChapter};
    /// let chapter = WorkChapter::default().with_lead("全年培训{培训}，调研{调研}。");
    /// let figures = [Figure::new("培训", "期").with_value(8), Figure::new("调研", "次")];
    /// let report = AnnualReport::new(2025).with_title("工作总结").with_work([chapter]).with_figures(figures);
    /// assert_eq!(report.to_text(), "工作总结\n一、工作情况\n全年培训8期，调研次。\n");
    /// ```
    pub fn to_text(&self) -> String {
        self.to_text_with(&Layout::gb_t_9704())
    }

    /// The report as plain text, numbered, signed and parted into paragraphs as an office's own layout has it.
    ///
    /// ```
    /// use annual_report::model::{AnnualReport, WorkChapter};
    /// use annual_report::page::{Layout, Marker, Numeral};
    /// let mut layout = Layout::gb_t_9704();
    /// layout.numbering.chapter = Marker::new("", Numeral::Arabic, " ");
    /// let report = AnnualReport::new(2025).with_title("工作总结").with_work([WorkChapter::default().with_lead("有序。")]);
    /// assert_eq!(report.to_text_with(&layout), "工作总结\n1 工作情况\n有序。\n");
    /// ```
    pub fn to_text_with(&self, layout: &Layout) -> String {
        let mut out = String::new();
        for block in &Document::new(self, layout).blocks {
            // A unit alone signs at the end.
            if block.style != Style::Reporter || self.reporter.as_ref().is_some_and(|one| one.name.is_some() || one.position.is_some()) {
                line(&mut out, block);
            }
        }
        out
    }
}

/// A text of one line stays one.
fn line(out: &mut String, block: &Block) {
    for span in &block.spans {
        match span {
            Span::Break => out.push('\n'),
            Span::Fold(space) => out.push_str(space),
            Span::Blank(blank) if blank == Figure::BLANK => {}
            other => out.extend(other.text().split(['\n', '\r'])),
        }
    }
    out.push('\n');
}
