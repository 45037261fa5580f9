//! What a document is made of, as a reader sees it: paragraphs, and tables of cells of paragraphs.

use super::numbering::Number;

/// A paragraph or a table.
#[derive(Debug)]
pub(super) enum Block {
    Paragraph(Paragraph),
    Table(Table),
}

/// A paragraph with what is printed before it. Line breaks and page breaks (a form feed) are characters of its text, tabs too.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// Which of the paragraphs that are not blank it is, from one.
    pub(super) number: usize,
    pub(super) text: String,
    /// The automatic number.
    pub(super) mark: Option<Box<Number>>,
    /// An automatic bullet stands before it.
    pub(super) is_bullet: bool,
    /// The level of a heading: 0 for the title, 1 for the first level.
    pub(super) heading: Option<u8>,
    /// How many bytes at its beginning are bold.
    pub(super) bold_end: usize,
    /// A page begins with it.
    pub(super) starts_page: bool,
    /// Its style is that of a table of contents.
    pub(super) is_contents: bool,
}

/// The rows of a table.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) rows: Vec<Vec<Cell>>,
}

#[derive(Debug, Default)]
pub(super) struct Cell {
    pub(super) blocks: Vec<Block>,
}

impl Cell {
    /// The paragraphs of the cell and of tables in it.
    pub(super) fn paragraphs(&self) -> Vec<&Paragraph> {
        let mut all = Vec::new();
        self.blocks.iter().for_each(|block| block.collect(&mut all));
        all
    }

    /// Its text in one line.
    pub(super) fn text(&self) -> String {
        let paragraphs = self.paragraphs();
        let mut text = String::with_capacity(paragraphs.iter().map(|paragraph| paragraph.text.len() + 1).sum());
        for paragraph in paragraphs {
            let mark = paragraph.mark.as_ref().map_or("", |mark| mark.text.as_str());
            for word in [mark, paragraph.text.trim()].into_iter().filter(|word| !word.is_empty()) {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(word);
            }
        }
        text
    }
}

impl Block {
    /// Counts its paragraphs from a number on.
    pub(super) fn count_from(&mut self, before: usize) {
        match self {
            Block::Paragraph(paragraph) => paragraph.number += before,
            Block::Table(table) => {
                table.rows.iter_mut().flatten().flat_map(|cell| &mut cell.blocks).for_each(|block| block.count_from(before));
            }
        }
    }

    pub(super) fn collect<'b>(&'b self, to: &mut Vec<&'b Paragraph>) {
        match self {
            Block::Paragraph(paragraph) => to.push(paragraph),
            Block::Table(table) => table.rows.iter().flatten().flat_map(|cell| &cell.blocks).for_each(|block| block.collect(to)),
        }
    }
}
