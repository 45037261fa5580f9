//! The table of an annex: rows with their rules, the head again on every page.

use super::super::{Annex, Block, Cell, Rows, Style, TableRules, Tables};
use super::pages::{Line, Rule};
use super::paginate::Paginator;

/// Between the rule and what stands in a cell: above and below, left and right.
const INNER: (f64, f64) = (2.0, 4.0);
/// What a cell is wider than its text.
pub(super) const CELL_INNER: f64 = 2.0 * INNER.1;

/// Puts the rows of an annex below its title.
pub(super) fn rows(paginator: &mut Paginator<'_>, annex: &Annex) {
    let columns = columns(annex, paginator.area().left, paginator.area().right);
    let head: Vec<Cell> = annex.columns.iter().map(|column| Cell::of(Block::of(Style::TableHead, &column.heading))).collect();
    let heights = heights(paginator, annex, &columns);
    let mut table = Table { columns, head, open: 0.0, look: paginator.tables() };
    table.begin(paginator);
    for (index, (row, height)) in annex.rows.iter().zip(&heights).enumerate() {
        if annex.breaks.contains(&index) || !paginator.fits(*height) && !paginator.is_at_top() {
            paginator.turn_page();
            table.begin(paginator);
        }
        let goes_on = annex.rows.get(index + 1).map(Vec::as_slice).unwrap_or_default();
        // A cell over several rows has its text in the middle of those that are on this page.
        let mut over = *height;
        for (below, height) in annex.rows.iter().zip(&heights).skip(index + 1) {
            if !below.iter().any(|cell| cell.rows == Rows::Below) || !paginator.fits(over + height) {
                break;
            }
            over += height;
        }
        table.row(paginator, row, *height, over, goes_on);
    }
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
        let lines = paginator.count(block, &look, width - 2.0 * INNER.1);
        height += lines as f64 * paginator.pitch(&look) + look.before + look.after;
    }
    height
}

struct Table {
    columns: Vec<f64>,
    head: Vec<Cell>,
    /// Where the table begins on this page.
    open: f64,
    look: Tables,
}

impl Table {
    /// Begins the table on a page: its upper rule and its head.
    fn begin(&mut self, paginator: &mut Paginator<'_>) {
        self.open = paginator.y();
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

    /// A row with the rules beside and below it.
    fn row(&self, paginator: &mut Paginator<'_>, row: &[Cell], height: f64, over: f64, next: &[Cell]) {
        let (top, bottom) = (paginator.y(), paginator.y() + height);
        let (rules, thick) = (self.look.rules, self.look.rule_width);
        let upright = if rules == TableRules::All { self.columns.as_slice() } else { &[] };
        for x in upright {
            self.rule(paginator, (*x, top), (*x, bottom), thick);
        }
        for (column, (cell, edges)) in row.iter().zip(self.columns.windows(2)).enumerate() {
            let open = if cell.rows == Rows::First { over } else { height };
            let width = edges[1] - edges[0];
            let content = cell_height(paginator, cell, width);
            let rule = paginator.rule();
            let mut y = top + rule / 2.0 + ((open - rule - content) / 2.0).max(INNER.0);
            let mut lines: Vec<Line> = Vec::new();
            for block in &cell.blocks {
                let look = paginator.cell_look(block.style);
                let set = paginator.paragraph(block, &look, edges[0] + INNER.1, width - 2.0 * INNER.1, y + look.before);
                y += look.before + set.len() as f64 * paginator.pitch(&look) + look.after;
                lines.extend(set);
            }
            let goes_on = next.get(column).is_some_and(|cell| cell.rows == Rows::Below);
            if !goes_on && matches!(rules, TableRules::All | TableRules::Rows) {
                self.rule(paginator, (edges[0], bottom), (edges[1], bottom), thick);
            }
            if let Some(page) = paginator.page() {
                page.lines.extend(lines);
            }
        }
        paginator.go_down(height);
    }
}
