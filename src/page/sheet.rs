//! A document that is no report: headed lists and a table, in the same layout.

use super::Layout;
use super::document::{Annex, Block, Cell, Document, Style};

/// What it holds.
#[cfg(feature = "years")]
pub(crate) struct Sheet {
    pub(crate) title: String,
    /// Headings, each with its paragraphs.
    pub(crate) chapters: Vec<(String, Vec<String>)>,
    pub(crate) table: Table,
}

/// A table on a page behind it.
pub(crate) struct Table {
    pub(crate) title: &'static str,
    /// The heads of the columns, their shares of the width, and what their cells are.
    pub(crate) columns: Vec<(&'static str, u32, Style)>,
    pub(crate) rows: Vec<Vec<String>>,
}

#[cfg(feature = "years")]
impl Sheet {
    /// Its paragraphs and its table.
    pub(crate) fn document(&self, layout: &Layout) -> Document {
        let mut blocks = vec![Block::of(Style::Title, &self.title)];
        for ((heading, paragraphs), number) in self.chapters.iter().zip(1..) {
            blocks.push(Block::of(Style::Chapter, &(layout.numbering.chapter.nth(number) + heading)));
            blocks.extend(paragraphs.iter().map(|paragraph| Block::of(Style::Body, paragraph)));
        }
        let annexes = (!self.table.rows.is_empty()).then(|| self.table.annex()).into_iter().collect();
        Document { blocks, annexes }
    }
}

impl Table {
    /// The table as an annex.
    pub(crate) fn annex(&self) -> Annex {
        let columns: Vec<_> = self.columns.iter().map(|(heading, share, _)| (*heading, *share)).collect();
        let row =
            |row: &Vec<String>| row.iter().zip(&self.columns).map(|(text, (_, _, style))| Cell::of(Block::of(*style, text))).collect();
        Annex { mark: "附件".into(), rows: self.rows.iter().map(row).collect(), ..Annex::new(self.title, &columns) }
    }
}
