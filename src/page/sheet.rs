//! A document that is no report: headed lists and a table, in the same layout.

#[cfg(feature = "years")]
use super::Document;
use super::document::{Annex, Block, Cell, Style};
use super::{Layout, table};

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
    /// The heads of the columns, and what their cells are.
    pub(crate) columns: Vec<(&'static str, Style)>,
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
        let annexes = (!self.table.rows.is_empty()).then(|| self.table.annex(layout)).into_iter().collect();
        Document { blocks, annexes }
    }
}

impl Table {
    /// The table as an annex.
    pub(crate) fn annex(&self, layout: &Layout) -> Annex {
        let columns: Vec<&str> = self.columns.iter().map(|(heading, _)| *heading).collect();
        let row = |row: &Vec<String>| row.iter().zip(&self.columns).map(|(text, (_, style))| Cell::of(Block::of(*style, text))).collect();
        let rows = self.rows.iter().map(row).collect();
        table::fit(Annex { mark: layout.labels.annexes.mark.clone(), rows_split: true, rows, ..Annex::new(self.title, &columns) }, layout)
    }
}
