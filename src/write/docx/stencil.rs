//! What docx-rs writes for the paragraphs of the flow, cut where the text goes.
//!
//! A paragraph of one look differs from the next in its text alone. So docx-rs builds each look once, and a report is written by
//! laying its text between the cuts: several times as fast as building every paragraph anew.

use docx_rs::{Document, Docx, Paragraph, SectionProperty};
use quick_xml::escape::partial_escape;

use super::annex::{Annex, Rows};
use super::conform::conform;
use super::flow::{Block, Span};
use super::paragraph::{CUT, IntoChild, hole, paragraph, run};
use super::styles::Look;

/// The looks that paragraphs of the flow have, and whether they end at a place of their own.
const LOOKS: [(Look, bool); 12] = [
    (Look::Title, false),
    (Look::Reporter, false),
    (Look::Salutation, false),
    (Look::Body, false),
    (Look::Chapter, false),
    (Look::Item, false),
    (Look::AnnexNote, false),
    (Look::AnnexNoteNext, false),
    (Look::TableText, false),
    (Look::TableNumber, false),
    (Look::Signature, true),
    (Look::Date, true),
];

/// Stands for the place where a paragraph ends; wider than any page.
const RIGHT: i32 = 77_777;

/// The cuts of all looks.
#[derive(Debug)]
pub(super) struct Stencils {
    /// How a paragraph of each look begins.
    paragraphs: Vec<(Look, String)>,
    /// A run of each look, with and without the hint for ambiguous characters: before and after its text.
    runs: Vec<(Option<Look>, bool, [String; 2])>,
    /// What stands in the frame for paragraphs that are laid in.
    hole: String,
}

impl Stencils {
    /// Builds every look once.
    pub(super) fn new() -> Result<Self, quick_xml::Error> {
        let paragraphs = LOOKS.into_iter().map(|(look, placed)| {
            let mut block = Block::new(look);
            block.right = placed.then_some(RIGHT);
            let empty = fragment(paragraph(&block))?;
            Ok((look, empty.trim_end_matches("</w:p>").to_owned()))
        });
        let runs =
            [None, Some(Look::RunIn), Some(Look::Blank)].into_iter().flat_map(|look| [(look, false), (look, true)]).map(|(look, hint)| {
                let paragraph = fragment(Paragraph::new().add_run(run(CUT, look, hint)))?;
                let run = paragraph.trim_start_matches("<w:p>").trim_end_matches("</w:p>");
                let (before, after) = run.split_once(CUT).unwrap_or((run, ""));
                Ok((look, hint, [before.to_owned(), after.to_owned()]))
            });
        let hole = fragment(hole())?;
        Ok(Stencils {
            paragraphs: paragraphs.collect::<Result<_, quick_xml::Error>>()?,
            runs: runs.collect::<Result<_, quick_xml::Error>>()?,
            hole,
        })
    }

    /// The frame with its holes filled: the first by the paragraphs of a stretch of the flow, those of each table by the rows of
    /// its annex.
    pub(super) fn fill(&self, frame: &str, stretch: &[Block], annexes: &[Annex]) -> String {
        let mut out = String::with_capacity(frame.len() + 8192);
        let (before, mut rest) = frame.split_once(self.hole.as_str()).unwrap_or((frame, ""));
        out.push_str(before);
        stretch.iter().for_each(|block| self.lay(&mut out, block));
        for annex in annexes {
            let (table, after) = rest.split_once("</w:tbl>").unwrap_or((rest, ""));
            self.table(&mut out, table, annex);
            out.push_str("</w:tbl>");
            rest = after;
        }
        out.push_str(rest);
        out
    }

    /// A table of the frame: its head, and its rows laid between the cuts of the patterns, one for each of [`Rows::ALL`].
    fn table(&self, out: &mut String, table: &str, annex: &Annex) {
        let mut parts = table.split("<w:tr>");
        let mut part = || parts.next().unwrap_or_default();
        out.push_str(part());
        out.push_str("<w:tr>");
        out.push_str(part());
        let mut row = "";
        let openings = Rows::ALL.map(|_| {
            let mut cells = part().split("<w:tc>");
            row = cells.next().unwrap_or_default();
            cells.map(|cell| cell.split_once(self.hole.as_str()).map_or("", |(properties, _)| properties)).collect::<Vec<_>>()
        });
        for cells in &annex.rows {
            out.push_str("<w:tr>");
            out.push_str(row);
            for (column, cell) in cells.iter().enumerate() {
                out.push_str("<w:tc>");
                out.push_str(openings[cell.rows as usize].get(column).copied().unwrap_or_default());
                cell.blocks.iter().for_each(|block| self.lay(out, block));
                if cell.blocks.is_empty() {
                    // A cell has at least one paragraph.
                    self.lay(out, &Block::new(Look::TableText));
                }
                out.push_str("</w:tc>");
            }
            out.push_str("</w:tr>");
        }
    }

    fn lay(&self, out: &mut String, block: &Block) {
        let opening = self.paragraphs.iter().find(|(look, _)| *look == block.look).map_or("<w:p>", |(_, opening)| opening);
        match block.right {
            Some(right) => out.push_str(&opening.replacen(&RIGHT.to_string(), &right.to_string(), 1)),
            None => out.push_str(opening),
        }
        for span in &block.spans {
            match span {
                Span::CommentStart(id) => out.push_str(&format!(r#"<w:commentRangeStart w:id="{id}"/>"#)),
                Span::CommentEnd(id) => {
                    out.push_str(&format!(r#"<w:commentRangeEnd w:id="{id}"/><w:r><w:commentReference w:id="{id}"/></w:r>"#));
                }
                _ => {}
            }
            if span.text().is_empty() {
                continue;
            }
            let hint = span.needs_hint();
            let Some((_, _, [before, after])) = self.runs.iter().find(|(look, hinted, _)| *look == span.look() && *hinted == hint) else {
                continue;
            };
            out.push_str(before);
            out.push_str(&partial_escape(span.text()));
            out.push_str(after);
        }
        out.push_str("</w:p>");
    }
}

/// A paragraph as it stands in a conforming document.
fn fragment(paragraph: Paragraph) -> Result<String, quick_xml::Error> {
    let document = Document { children: vec![paragraph.into_child()], section_property: SectionProperty::new(), has_numbering: false };
    let text = String::from_utf8_lossy(&conform(&Docx::new().document(document).build().document)?).into_owned();
    let body = text.split_once("<w:body>").map_or("", |(_, body)| body);
    Ok(body.split_once("<w:sectPr>").map_or(body, |(paragraph, _)| paragraph).to_owned())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::docx::flow;
    use crate::docx::layout::Layout;
    use crate::model::{AnnualReport, Figure, FigureIndex, NaiveDate, Plan, PlanChapter, Reporter, WorkChapter, WorkItem};

    #[test]
    fn what_is_laid_in_is_what_docx_rs_builds() {
        let report = AnnualReport::new(2025)
            .reporter(Reporter::new("单位"))
            .reported_on(NaiveDate::from_ymd_opt(2025, 12, 20).unwrap())
            .title("甲 <&> \"乙\"")
            .salutation("同志们")
            .preamble("“引号”{缺数}。\n无引号{没有}。\n{缺数}")
            .work(WorkChapter::default().item(WorkItem::new("标题").point("要点", "内容\u{E000}。").figure(Figure::new("缺数", "次"))))
            .plans(PlanChapter::default().item(Plan::new("打算", "内容。")));
        let blocks = flow::flow(&report, &Layout::gb_t_9704(), &FigureIndex::new(&report), &["一", "二"]);
        let stencils = Stencils::new().unwrap();
        for block in &blocks {
            let mut laid = String::new();
            stencils.lay(&mut laid, block);
            // docx-rs also escapes quotation marks in text, which XML leaves free.
            let built = fragment(paragraph(block)).unwrap().replace("&quot;", "\"");
            assert_eq!(laid, built);
        }
    }
}
