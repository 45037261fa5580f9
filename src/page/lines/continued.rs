//! A table that is longer than a page, some of whose cells go over several rows: what a page's end parts goes on with 续 on the next, and
//! a long text with its other lines. Word knows nothing of that, so the pages begin where we say.

use super::super::{Annex, Block, Cell, Layout, Rows, Span, Style};
use super::UsualWidths;
use super::paginate::Paginator;
use super::table::{CELL_INNER, columns, height, row_own};

/// How much higher than ours the lines of a table may be in another engine: with Noto Serif CJK in LibreOffice they are by a ninth.
const HIGHER: f64 = 1.125;

/// The annex with the rows at which a page begins, and there what goes on said again.
pub(in super::super) fn continued(mut annex: Annex, layout: &Layout) -> Annex {
    if !annex.rows.iter().flatten().any(|cell| cell.rows == Rows::First) {
        return annex;
    }
    // As a program sets it whose lines are the fullest.
    let layout = &Layout { typography: layout.typography.spaced(), ..layout.clone() };
    let mut paginator = Paginator::for_annex(&annex, layout, &UsualWidths);
    let area = paginator.area();
    let columns = columns(&annex, area.left, area.right);
    let head: Vec<Cell> = annex.columns.iter().map(|column| Cell::of(Block::of(Style::TableHead, &column.heading))).collect();
    let head = HIGHER * height(&mut paginator, &head, &columns);
    let page = area.bottom - area.top - head;
    let room = area.bottom - paginator.y() - head;
    if page < 4.0 * layout.sizes.table {
        return annex;
    }
    let mut rows = std::mem::take(&mut annex.rows);
    // No page is turned before the first row: its title would be alone on one.
    let continued = layout.labels.problems.continued.as_str();
    let mut pages =
        Pages { continued, paginator, columns, page, room, is_at_top: true, rows: Vec::with_capacity(rows.len()), breaks: Vec::new() };
    while !rows.is_empty() {
        // Those that have cells in common.
        let next = rows.iter().skip(1).position(|row| !row.iter().any(|cell| cell.rows == Rows::Below));
        let rest = rows.split_off(next.map_or(rows.len(), |next| next + 1));
        pages.put(rows);
        rows = rest;
    }
    (annex.rows, annex.breaks) = (pages.rows, pages.breaks);
    annex
}

struct Pages<'p> {
    /// What is said behind a text that goes on from the page before.
    continued: &'p str,
    paginator: Paginator<'p>,
    /// The edges of the columns.
    columns: Vec<f64>,
    /// The height that a page has for rows, and what this one has left.
    page: f64,
    room: f64,
    is_at_top: bool,
    rows: Vec<Vec<Cell>>,
    breaks: Vec<usize>,
}

impl Pages<'_> {
    /// Puts rows that have cells in common.
    fn put(&mut self, rows: Vec<Vec<Cell>>) {
        let count = rows.len();
        let heights: Vec<f64> = rows.iter().map(|row| HIGHER * height(&mut self.paginator, row, &self.columns)).collect();
        // The cells in common, as far as they are still to be printed; on every page all of them begin again.
        let mut common: Vec<Option<Vec<Block>>> =
            rows[0].iter().map(|cell| (cell.rows == Rows::First).then(|| cell.blocks.clone())).collect();
        let mut rows = rows.into_iter();
        let mut put = 0;
        loop {
            let needed = (0..common.len()).map(|column| self.needs(column, &common)).fold(0.0, f64::max);
            let left = &heights[put..];
            let all: f64 = left.iter().sum();
            let height = all.max(needed);
            // What a page has room for is not parted for a few lines at the foot of another.
            if !self.is_at_top && height > self.room && height <= self.page && (count == 1 || self.room < self.page / 3.0) {
                self.turn_page();
            }
            if height <= self.room || count == 1 {
                self.segment(rows.by_ref().collect(), common.iter().map(|cell| cell.clone().unwrap_or_default()).collect());
                self.go_down(height);
                return;
            }
            let fit = left.iter().scan(0.0, |sum, height| {
                *sum += height;
                Some(*sum)
            });
            let fit = fit.take_while(|sum| *sum <= self.room).count();
            if fit == 0 && !left.is_empty() && !self.is_at_top {
                self.turn_page();
                continue;
            }
            // A row that is higher than a page goes over its end by itself.
            let fit = if left.is_empty() { 0 } else { fit.max(1) };
            let height = self.room.max(left[..fit].iter().sum());
            let printed = (0..common.len()).map(|column| self.print(column, &mut common, height)).collect();
            self.segment(rows.by_ref().take(fit).collect(), printed);
            put += fit;
            let is_done = put == count && common.iter().enumerate().all(|(column, _)| !self.goes_on(column, &common));
            self.go_down(height);
            if is_done {
                return;
            }
            self.turn_page();
            if let Some(Some(first)) = common.first_mut()
                && let Some(last) = first.last_mut()
                && !last.text().ends_with(self.continued)
            {
                self.say_again(last);
            }
        }
    }

    /// What a row is about is said again with 续; of what would fill half a page its beginning.
    fn say_again(&mut self, about: &mut Block) {
        let look = self.paginator.cell_look(about.style);
        let ends = self.paginator.line_ends(about, &look, self.columns[1] - self.columns[0] - CELL_INNER);
        let most = (self.page / 2.0 / HIGHER / self.paginator.pitch(&look)) as usize;
        if ends.len() > most
            && let Some(end) = most.checked_sub(1).and_then(|last| ends.get(last))
        {
            *about = split(about, *end).0;
            about.push("……");
        }
        about.push(self.continued);
    }

    /// Whether a cell in common goes on with what was not printed yet; the first column says what the row is about and is said again as it
    /// is, as are numbers and a few characters.
    fn goes_on(&self, column: usize, common: &[Option<Vec<Block>>]) -> bool {
        column > 0 && matches!(&common[column], Some(blocks) if blocks.iter().any(|block| block.style == Style::TableText))
    }

    /// How high a cell in common is.
    fn needs(&mut self, column: usize, common: &[Option<Vec<Block>>]) -> f64 {
        let Some(blocks) = &common[column] else { return 0.0 };
        let cell = Cell { blocks: blocks.clone(), rows: Rows::One };
        HIGHER * height(&mut self.paginator, &[cell], &self.columns[column..=column + 1])
    }

    /// Takes from a cell in common what fits into this height.
    fn print(&mut self, column: usize, common: &mut [Option<Vec<Block>>], height: f64) -> Vec<Block> {
        if !self.goes_on(column, common) {
            return common[column].clone().unwrap_or_default();
        }
        let Some(blocks) = &mut common[column] else { return Vec::new() };
        let width = self.columns[column + 1] - self.columns[column] - CELL_INNER;
        let mut left = height / HIGHER - row_own(&self.paginator);
        let mut printed = Vec::new();
        while !blocks.is_empty() {
            let look = self.paginator.cell_look(blocks[0].style);
            let pitch = self.paginator.pitch(&look);
            left -= look.before + look.after;
            let ends = self.paginator.line_ends(&blocks[0], &look, width);
            let room = (left / pitch).max(0.0) as usize;
            left -= ends.len() as f64 * pitch;
            if room >= ends.len() {
                printed.push(blocks.remove(0));
                continue;
            }
            // Another engine may need a line more.
            let fit = room.saturating_sub(1).max(usize::from(printed.is_empty()));
            if let Some(end) = fit.checked_sub(1).and_then(|last| ends.get(last)) {
                let (line, rest) = split(&blocks[0], *end);
                printed.push(line);
                blocks[0] = rest;
            }
            break;
        }
        printed
    }

    /// Adds rows, which have these texts in common.
    fn segment(&mut self, rows: Vec<Vec<Cell>>, common: Vec<Vec<Block>>) {
        let first = if rows.len() > 1 { Rows::First } else { Rows::One };
        let is_common: Vec<bool> = match rows.first() {
            Some(row) => row.iter().map(|cell| cell.rows != Rows::One).collect(),
            None => common.iter().map(|blocks| !blocks.is_empty()).collect(),
        };
        let nothing = vec![is_common.iter().map(|_| Cell { blocks: Vec::new(), rows: Rows::One }).collect::<Vec<_>>()];
        let rows = if rows.is_empty() { nothing } else { rows };
        for (index, mut row) in rows.into_iter().enumerate() {
            for ((cell, blocks), is_common) in row.iter_mut().zip(&common).zip(&is_common) {
                if *is_common {
                    *cell = match index {
                        0 => Cell { blocks: blocks.clone(), rows: first },
                        _ => Cell { blocks: Vec::new(), rows: Rows::Below },
                    };
                }
            }
            self.rows.push(row);
        }
    }

    fn go_down(&mut self, height: f64) {
        // What is higher than a page ends somewhere on another.
        self.room = if height > self.room { self.page - (height - self.room) % self.page } else { self.room - height };
        self.is_at_top = false;
    }

    fn turn_page(&mut self) {
        self.breaks.push(self.rows.len());
        self.room = self.page;
        self.is_at_top = true;
    }
}

/// A paragraph in two, at this character.
fn split(block: &Block, at: usize) -> (Block, Block) {
    let part = |spans| Block { spans, ..block.clone() };
    let (mut line, mut rest) = (Vec::new(), Vec::new());
    let mut from = 0;
    for span in &block.spans {
        let text = span.text();
        let until = at.saturating_sub(from);
        from += text.chars().count();
        let byte = text.char_indices().nth(until).map_or(text.len(), |(byte, _)| byte);
        let of = |text: &str| match span {
            Span::Text(_) => Span::Text(text.to_owned()),
            Span::RunIn(_) => Span::RunIn(text.to_owned()),
            Span::Blank(_) => Span::Blank(text.to_owned()),
            other => other.clone(),
        };
        match byte {
            0 => rest.push(span.clone()),
            byte if byte == text.len() => line.push(span.clone()),
            byte => {
                line.push(of(&text[..byte]));
                rest.push(of(&text[byte..]));
            }
        }
    }
    (part(line), part(rest))
}
