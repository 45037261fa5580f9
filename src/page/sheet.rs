//! A document that is no report: headed lists and a table, in the same layout.

use super::annex::{self, Annex, Cell};
use super::flow::Block;
use super::styles::Look;
use super::{DocxError, Layout, Writer};
use crate::model::AnnualReport;

/// What it holds.
pub(crate) struct Sheet {
    pub(crate) title: String,
    pub(crate) year: u16,
    /// Headings, each with its paragraphs.
    pub(crate) chapters: Vec<(String, Vec<String>)>,
    pub(crate) table: Table,
}

/// A table on a page behind it.
pub(crate) struct Table {
    pub(crate) title: &'static str,
    /// The heads of the columns and their shares of the width.
    pub(crate) columns: Vec<(&'static str, u32)>,
    pub(crate) rows: Vec<Vec<String>>,
}

impl Sheet {
    pub(crate) fn to_docx(&self, layout: &Layout) -> Result<Vec<u8>, DocxError> {
        // It carries no report.
        let layout = Layout { data: false, ..layout.clone() };
        let mut blocks = vec![Block::of(Look::Title, &self.title)];
        for ((heading, paragraphs), number) in self.chapters.iter().zip(1..) {
            blocks.push(Block::of(Look::Chapter, &(layout.numbering.chapter.nth(number) + heading)));
            blocks.extend(paragraphs.iter().map(|paragraph| Block::of(Look::Body, paragraph)));
        }
        let annexes: Vec<Annex> = (!self.table.rows.is_empty()).then(|| self.table.annex()).into_iter().collect();
        Writer::new(&layout)?.blocks(&AnnualReport::new(self.year).title(self.title.clone()), &blocks, &annexes, Vec::new())
    }
}

impl Table {
    fn annex(&self) -> Annex {
        let cell =
            |(index, text): (usize, &String)| -> Cell { annex::cell(if index == 0 { Look::TableText } else { Look::TableNumber }, text) };
        Annex {
            title: self.title,
            landscape: false,
            columns: annex::columns(&self.columns),
            rows: self.rows.iter().map(|row| row.iter().enumerate().map(cell).collect()).collect(),
        }
    }
}
