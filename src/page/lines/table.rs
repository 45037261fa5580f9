//! The table of an annex: rows with their rules, the head again on every page.

use super::super::{Annex, Block, Cell, Rows, Style, TableRules, Tables};
use super::pages::{Line, Rule};
use super::paginate::{HAIR, Paginator};

/// Between the rule and what stands in a cell: above and below, left and right.
const INNER: (f64, f64) = (2.0, 4.0);
/// What a cell is wider than its text.
pub(super) const CELL_INNER: f64 = 2.0 * INNER.1;

/// Puts the rows of an annex below its title.
pub(super) fn rows(paginator: &mut Paginator<'_>, annex: &Annex) {
    let columns = columns(annex, paginator.area().left, paginator.area().right);
    let head: Vec<Cell> = annex.columns.iter().map(|column| Cell::of(Block::of(Style::TableHead, &column.heading))).collect();
    let heights = heights(paginator, annex, &columns);
    let mut table = Table { columns, head, left_over: Vec::new(), look: paginator.tables() };
    table.begin(paginator);
    for (index, (row, height)) in annex.rows.iter().zip(&heights).enumerate() {
        let is_below = |row: &[Cell]| row.iter().any(|cell| cell.rows == Rows::Below);
        let breaks = annex.breaks.contains(&index);
        if !is_below(row) || breaks {
            table.rest(paginator);
        }
        if breaks {
            table.turn_page(paginator);
        }
        let goes_on = annex.rows.get(index + 1).map(Vec::as_slice).unwrap_or_default();
        let mut height = *height;
        if !paginator.fits(height) {
            let its_own = self::height(paginator, row, &table.columns);
            if is_below(row) && paginator.fits(its_own) {
                // What is too high is the cell that goes over it.
                height = paginator.area().bottom - paginator.y();
            } else if annex.rows_split || height > table.room(paginator) {
                table.split_row(paginator, row, goes_on);
                continue;
            } else {
                table.turn_page(paginator);
            }
        }
        // A cell over several rows has its text in the middle of those that are on this page.
        let mut over = height;
        for (index, (below, height)) in annex.rows.iter().zip(&heights).enumerate().skip(index + 1) {
            if !is_below(below) || annex.breaks.contains(&index) {
                break;
            }
            if !paginator.fits(over + height) {
                over = paginator.area().bottom - paginator.y();
                break;
            }
            over += height;
        }
        table.row(paginator, row, height, over, goes_on);
    }
    table.rest(paginator);
    table.end(paginator);
}

/// The heights of the rows; where cells that go over several are higher, the last of these is.
fn heights(paginator: &mut Paginator<'_>, annex: &Annex, columns: &[f64]) -> Vec<f64> {
    let mut heights: Vec<f64> = annex.rows.iter().map(|row| height(paginator, row, columns)).collect();
    for (index, row) in annex.rows.iter().enumerate() {
        for (cell, edges) in row.iter().zip(columns.windows(2)).filter(|(cell, _)| cell.rows == Rows::First) {
            let below = annex.rows[index + 1..].iter().take_while(|row| row.iter().any(|cell| cell.rows == Rows::Below)).count();
            let lacks =
                cell_height(paginator, cell, edges[1] - edges[0]) + row_own(paginator) - heights[index..=index + below].iter().sum::<f64>();
            heights[index + below] += lacks.max(0.0);
        }
    }
    heights
}

/// What a row is higher than its highest cell.
pub(super) fn row_own(paginator: &Paginator<'_>) -> f64 {
    2.0 * INNER.0 + paginator.rule()
}

/// The edges of the columns, one more than there are.
pub(super) fn columns(annex: &Annex, left: f64, right: f64) -> Vec<f64> {
    let all: f64 = annex.columns.iter().map(|column| column.width).sum();
    let mut x = left;
    let mut edges = vec![left];
    for column in &annex.columns {
        x += (right - left) * column.width / all.max(1.0);
        edges.push(x);
    }
    edges
}

/// The height of a row: that of its highest cell, those over several rows left out.
pub(super) fn height(paginator: &mut Paginator<'_>, row: &[Cell], columns: &[f64]) -> f64 {
    let cells = row.iter().zip(columns.windows(2)).filter(|(cell, _)| cell.rows == Rows::One);
    let highest = cells.map(|(cell, edges)| cell_height(paginator, cell, edges[1] - edges[0])).fold(0.0, f64::max);
    highest + row_own(paginator)
}

fn cell_height(paginator: &mut Paginator<'_>, cell: &Cell, width: f64) -> f64 {
    let mut height = 0.0;
    for block in &cell.blocks {
        let look = paginator.cell_look(block.style);
        let lines = paginator.count(block, &look, width - CELL_INNER);
        height += lines as f64 * paginator.pitch(&look) + look.before + look.after;
    }
    height
}

struct Table {
    columns: Vec<f64>,
    head: Vec<Cell>,
    /// What cells over several rows have more than those have room for, by column, and how far each was printed.
    left_over: Vec<(f64, Vec<(f64, Line)>)>,
    look: Tables,
}

impl Table {
    /// Begins the table on a page: its upper rule and its head.
    fn begin(&mut self, paginator: &mut Paginator<'_>) {
        if self.look.rules != TableRules::None {
            self.across(paginator, self.edge());
        }
        let head = std::mem::take(&mut self.head);
        let height = height(paginator, &head, &self.columns);
        self.row(paginator, &head, height, height, &[]);
        if self.look.rules == TableRules::Three {
            self.across(paginator, self.look.rule_width);
        }
        self.head = head;
    }

    fn turn_page(&mut self, paginator: &mut Paginator<'_>) {
        paginator.turn_page();
        self.begin(paginator);
    }

    /// The height that a page has for rows.
    fn room(&mut self, paginator: &mut Paginator<'_>) -> f64 {
        let head = std::mem::take(&mut self.head);
        let height = height(paginator, &head, &self.columns);
        self.head = head;
        paginator.area().bottom - paginator.area().top - height
    }

    /// Ends it. Where there is a rule below every row the last has its own; office programs draw none where a page ends within a table.
    fn end(&self, paginator: &mut Paginator<'_>) {
        if self.look.rules == TableRules::Three {
            self.across(paginator, self.edge());
        }
    }

    /// How thick its upper and its lower rule are.
    fn edge(&self) -> f64 {
        self.look.rule_width * if self.look.rules == TableRules::Three { 2.0 } else { 1.0 }
    }

    /// A rule from edge to edge.
    fn across(&self, paginator: &mut Paginator<'_>, width: f64) {
        let (left, right) = self.edges();
        let y = paginator.y();
        self.rule(paginator, (left, y), (right, y), width);
    }

    fn edges(&self) -> (f64, f64) {
        (self.columns.first().copied().unwrap_or_default(), self.columns.last().copied().unwrap_or_default())
    }

    fn rule(&self, paginator: &mut Paginator<'_>, from: (f64, f64), to: (f64, f64), width: f64) {
        if let Some(page) = paginator.page() {
            page.rules.push(Rule { from, to, width });
        }
    }

    /// A row that goes on on the next page: of every cell as many lines stand on each as have room.
    fn split_row(&mut self, paginator: &mut Paginator<'_>, row: &[Cell], next: &[Cell]) {
        let mut cells = Vec::with_capacity(row.len());
        for (cell, edges) in row.iter().zip(self.columns.windows(2)) {
            cells.push((0.0, column(paginator, cell, edges[0] + INNER.1, edges[1] - edges[0] - CELL_INNER)));
        }
        self.split(paginator, cells, next);
    }

    /// What is left of cells over several rows, on the next page.
    fn rest(&mut self, paginator: &mut Paginator<'_>) {
        let cells = std::mem::take(&mut self.left_over);
        if cells.iter().any(|(_, lines)| !lines.is_empty()) {
            self.turn_page(paginator);
            self.split(paginator, cells, &[]);
        }
    }

    /// Puts the lines of cells on this page and on others. Each cell has how far it was printed, from its upper edge.
    fn split(&mut self, paginator: &mut Paginator<'_>, mut cells: Vec<(f64, Vec<(f64, Line)>)>, next: &[Cell]) {
        let own = row_own(paginator);
        let whole_page = self.room(paginator) - HAIR;
        let mut is_first = true;
        loop {
            let left = paginator.area().bottom - paginator.y();
            let room = left - own + HAIR;
            let mut fit: Vec<usize> =
                cells.iter().map(|(from, lines)| lines.iter().take_while(|(end, _)| end - from <= room).count()).collect();
            // Where a cell has not even a line, the row begins on the next page; a line higher than a page is on one all the same.
            if is_first && left < whole_page && fit.iter().zip(&cells).any(|(fit, (_, lines))| *fit == 0 && !lines.is_empty()) {
                self.turn_page(paginator);
                is_first = false;
                continue;
            }
            is_first = false;
            if fit.iter().all(|fit| *fit == 0) {
                fit.iter_mut().zip(&cells).for_each(|(fit, (_, lines))| *fit = 1.min(lines.len()));
            }
            let top = paginator.y() + own / 2.0;
            let (mut height, mut lines) = (0.0f64, Vec::new());
            for ((from, cell), fit) in cells.iter_mut().zip(fit) {
                let begin = *from;
                for (end, mut line) in cell.drain(..fit) {
                    line.y += top - begin;
                    height = height.max(end - begin);
                    *from = end;
                    lines.push(line);
                }
            }
            if let Some(page) = paginator.page() {
                page.lines.extend(lines);
            }
            let is_done = cells.iter().all(|(_, lines)| lines.is_empty());
            self.rules(paginator, height + own, if is_done { next } else { &[] });
            paginator.go_down(height + own);
            if is_done {
                return;
            }
            self.turn_page(paginator);
        }
    }

    /// A row with the rules beside and below it.
    fn row(&mut self, paginator: &mut Paginator<'_>, row: &[Cell], height: f64, over: f64, next: &[Cell]) {
        let (top, bottom) = (paginator.y(), paginator.area().bottom + HAIR);
        self.left_over.resize(row.len(), (0.0, Vec::new()));
        self.rules(paginator, height, next);
        for ((cell, edges), left_over) in row.iter().zip(self.columns.windows(2)).zip(&mut self.left_over) {
            let open = if cell.rows == Rows::First { over } else { height };
            let width = edges[1] - edges[0];
            let content = cell_height(paginator, cell, width);
            let rule = paginator.rule();
            let y = top + rule / 2.0 + ((open - rule - content) / 2.0).max(INNER.0);
            let mut lines = column(paginator, cell, edges[0] + INNER.1, width - CELL_INNER);
            let fit = lines.iter().take_while(|(end, _)| y + end <= bottom).count();
            if fit < lines.len() {
                let rest = lines.split_off(fit);
                *left_over = (lines.last().map_or(0.0, |(end, _)| *end), rest);
            }
            if let Some(page) = paginator.page() {
                page.lines.extend(lines.into_iter().map(|(_, line)| Line { y: line.y + y, ..line }));
            }
        }
        paginator.go_down(height);
    }

    /// The rules beside and below a row.
    fn rules(&self, paginator: &mut Paginator<'_>, height: f64, next: &[Cell]) {
        let (top, bottom) = (paginator.y(), paginator.y() + height);
        let (rules, thick) = (self.look.rules, self.look.rule_width);
        let upright = if rules == TableRules::All { self.columns.as_slice() } else { &[] };
        for x in upright {
            self.rule(paginator, (*x, top), (*x, bottom), thick);
        }
        for (column, edges) in self.columns.windows(2).enumerate() {
            let goes_on = next.get(column).is_some_and(|cell| cell.rows == Rows::Below);
            if !goes_on && matches!(rules, TableRules::All | TableRules::Rows) {
                self.rule(paginator, (edges[0], bottom), (edges[1], bottom), thick);
            }
        }
    }
}

/// The lines of a cell, their base lines from its upper edge, each with how far down it reaches.
fn column(paginator: &mut Paginator<'_>, cell: &Cell, left: f64, width: f64) -> Vec<(f64, Line)> {
    let (mut y, mut lines) = (0.0, Vec::new());
    for block in &cell.blocks {
        let look = paginator.cell_look(block.style);
        let pitch = paginator.pitch(&look);
        y += look.before;
        for line in paginator.paragraph(block, &look, left, width, y) {
            y += pitch;
            lines.push((y, line));
        }
        y += look.after;
    }
    lines
}
