//! A story: the text of the body, of a text box, of a note. It has its own paragraphs, tables and fields.

use super::blocks::{Block, Cell, Paragraph, Table};
use super::fields::{self, Field};
use super::styles::Style;
use super::symbols;

/// How much hidden text of a paragraph is told.
const HIDDEN: usize = 200;
/// The longest mark of a note, in characters; what is longer is text.
const MARK: usize = 8;

/// Where in a paragraph the walk is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Within {
    #[default]
    Content,
    /// Its properties.
    Paragraph,
    /// The properties of the mark at its end.
    Mark,
    /// The properties of a run.
    Run,
}

/// A stretch of text of one look.
#[derive(Default)]
pub(super) struct Run {
    pub(super) style: Style,
    pub(super) is_bold: Option<bool>,
    pub(super) is_hidden: Option<bool>,
    /// Above or below the line.
    pub(super) position: Option<String>,
    /// A font whose letters are drawings.
    pub(super) font: Option<String>,
    /// The mark of a note.
    pub(super) is_mark: bool,
}

/// The paragraph that is being read.
#[derive(Default)]
pub(super) struct Open {
    pub(super) paragraph: Paragraph,
    pub(super) style: Style,
    /// Its own outline level; that of body text is none.
    pub(super) outline: Option<Option<u8>>,
    pub(super) list: Option<i64>,
    pub(super) level: Option<u8>,
    pub(super) within: Within,
    pub(super) runs: Vec<Run>,
    pub(super) hidden: String,
    /// What stands in text boxes.
    pub(super) after: Vec<Block>,
    pub(super) notes: Vec<String>,
    /// The mark at its end was deleted or is hidden: it runs on into the next.
    pub(super) runs_on: bool,
}

impl Open {
    /// Adds text of the run that is open; how many symbols of it no character looks like.
    pub(super) fn push(&mut self, text: &str) -> usize {
        let run = self.runs.last();
        let of = |own: Option<bool>, of_run: Option<bool>, of_paragraph: Option<bool>| own.or(of_run).or(of_paragraph).unwrap_or(false);
        let (own, styled) = run.map_or((None, None), |run| (run.is_hidden, run.style.is_hidden));
        if run.is_some_and(|run| run.is_mark) && text.chars().count() <= MARK {
            return 0;
        }
        if of(own, styled, self.style.is_hidden) {
            if self.hidden.len() < HIDDEN {
                self.hidden.push_str(text);
            }
            return 0;
        }
        let before = self.paragraph.text.len();
        let mut missing = 0;
        let moved = run.and_then(|run| match run.position.as_deref() {
            Some("superscript") => symbols::raised(text),
            Some("subscript") => symbols::lowered(text),
            _ => None,
        });
        match (moved, run.and_then(|run| run.font.as_deref())) {
            (Some(moved), _) => self.paragraph.text.push_str(&moved),
            (None, Some(font)) => {
                for c in text.chars() {
                    match if c.is_whitespace() { Some(c) } else { symbols::of(font, u32::from(c)) } {
                        Some(c) => self.paragraph.text.push(c),
                        None => missing += 1,
                    }
                }
            }
            (None, None) => self.paragraph.text.push_str(text),
        }
        let (own, styled) = self.runs.last().map_or((None, None), |run| (run.is_bold, run.style.is_bold));
        let bold_end = &mut self.paragraph.bold_end;
        let only_space = *bold_end == before || (before - *bold_end < 8 && self.paragraph.text[*bold_end..before].trim().is_empty());
        if of(own, styled, self.style.is_bold) && only_space {
            *bold_end = self.paragraph.text.len();
        }
        missing
    }
}

/// A story that is being read.
pub(super) struct Story {
    /// The blocks of the story, and of the cells that are open.
    pub(super) blocks: Vec<Vec<Block>>,
    /// The tables that are open.
    tables: Vec<OpenTable>,
    pub(super) open: Option<Open>,
    /// What runs on into the next paragraph.
    carried: Option<Open>,
    pub(super) fields: Vec<Field>,
    /// How many of them are in their code, of which nothing is printed.
    pub(super) codes: usize,
    /// Fields that stand too deep in others to be told apart.
    deeper: usize,
    page: bool,
}

#[derive(Default)]
struct OpenTable {
    table: Table,
    row: Vec<Cell>,
    is_row_deleted: bool,
}

impl Default for Story {
    fn default() -> Self {
        Story {
            blocks: vec![Vec::new()],
            tables: Vec::new(),
            open: None,
            carried: None,
            fields: Vec::new(),
            codes: 0,
            deeper: 0,
            page: false,
        }
    }
}

impl Story {
    /// The blocks to which the next is added; there always are some.
    pub(super) fn current(&mut self) -> &mut Vec<Block> {
        if self.blocks.is_empty() {
            self.blocks.push(Vec::new());
        }
        let last = self.blocks.len() - 1;
        &mut self.blocks[last]
    }

    /// Whether no cell is open.
    pub(super) fn is_at_top(&self) -> bool {
        self.blocks.len() == 1
    }

    pub(super) fn begin_paragraph(&mut self, style: Style) {
        let mut open = Open { style, ..Open::default() };
        if let Some(before) = self.carried.take() {
            let is_heading = before.style.outline.is_some() || before.outline.flatten().is_some();
            open.paragraph.bold_end = if is_heading { before.paragraph.text.len() } else { before.paragraph.bold_end };
            open.paragraph.text = before.paragraph.text;
            open.paragraph.number = before.paragraph.number;
            (open.after, open.notes) = (before.after, before.notes);
        }
        self.open = Some(open);
    }

    pub(super) fn carry(&mut self, open: Open) {
        self.carried = Some(open);
    }

    /// Adds a paragraph, if it shows anything. A number alone is shown in a cell.
    pub(super) fn push_paragraph(&mut self, mut paragraph: Paragraph) {
        let is_blank = paragraph.text.trim().is_empty();
        let at_top = self.is_at_top();
        if is_blank && (at_top || paragraph.mark.is_none()) {
            self.page |= paragraph.starts_page || paragraph.text.contains('\u{C}');
            return;
        }
        paragraph.starts_page |= std::mem::take(&mut self.page) || paragraph.text.trim_start_matches([' ', '\t']).starts_with('\u{C}');
        self.page = paragraph.text.trim_end_matches([' ', '\t']).ends_with('\u{C}');
        paragraph.text.shrink_to_fit();
        self.current().push(Block::Paragraph(paragraph));
    }

    /// Adds what would run on into the next paragraph, where there is none. Its notes are given back.
    pub(super) fn end_carried(&mut self) -> Vec<String> {
        let Some(open) = self.carried.take() else { return Vec::new() };
        self.push_paragraph(open.paragraph);
        self.current().extend(open.after);
        open.notes
    }

    pub(super) fn begin_table(&mut self) {
        self.tables.push(OpenTable::default());
    }

    pub(super) fn begin_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.is_row_deleted = false;
        }
    }

    pub(super) fn delete_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.is_row_deleted = true;
        }
    }

    pub(super) fn begin_cell(&mut self) {
        self.blocks.push(Vec::new());
    }

    pub(super) fn end_cell(&mut self) {
        if self.blocks.len() < 2 {
            return;
        }
        let blocks = self.blocks.pop().unwrap_or_default();
        match self.tables.last_mut() {
            Some(table) => table.row.push(Cell { blocks }),
            None => self.current().extend(blocks),
        }
    }

    /// Ends a row, which is given back if it was deleted.
    pub(super) fn end_row(&mut self) -> Option<Vec<Cell>> {
        let table = self.tables.last_mut()?;
        let row = std::mem::take(&mut table.row);
        if row.iter().all(|cell| cell.blocks.is_empty()) {
            return None;
        }
        if table.is_row_deleted {
            return Some(row);
        }
        table.table.rows.push(row);
        None
    }

    pub(super) fn end_table(&mut self) {
        self.end_row();
        if let Some(OpenTable { table, .. }) = self.tables.pop()
            && !table.rows.is_empty()
        {
            self.current().push(Block::Table(table));
        }
    }

    pub(super) fn begin_field(&mut self, field: Field) {
        if self.fields.len() >= fields::MOST {
            self.deeper += 1;
            return;
        }
        self.codes += usize::from(!field.in_result);
        self.fields.push(field);
    }

    pub(super) fn begin_result(&mut self, at: (usize, usize)) {
        if self.deeper == 0
            && let Some(field) = self.fields.last_mut().filter(|field| !field.in_result)
        {
            field.in_result = true;
            field.result = at;
            self.codes -= 1;
        }
    }

    /// Text within the code of a field, of which nothing is printed if the field is whole.
    pub(super) fn hide(&mut self, text: &str) {
        if let Some(field) = self.fields.iter_mut().rfind(|field| !field.in_result) {
            field.hidden.push_str(text);
        }
    }

    /// Ends the codes that go on beyond their paragraph, as those of no whole field do: what they hid is text.
    pub(super) fn abandon_codes(&mut self, at: (usize, usize)) -> String {
        let mut hidden = String::new();
        for field in self.fields.iter_mut().filter(|field| !field.in_result) {
            hidden.push_str(&std::mem::take(&mut field.hidden));
            (field.in_result, field.result) = (true, at);
        }
        self.codes = 0;
        hidden
    }

    pub(super) fn end_field(&mut self) -> Option<Field> {
        if self.deeper > 0 {
            self.deeper -= 1;
            return None;
        }
        let field = self.fields.pop()?;
        self.codes -= usize::from(!field.in_result);
        Some(field)
    }
}
