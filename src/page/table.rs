//! How wide the columns of a table are: what their contents ask, and never so narrow that a number breaks.

use super::Layout;
use super::balance;
use super::document::{Annex, Block, Style};
use crate::model::is_han;

/// What a cell has beside its text: its margins, and room for what another engine draws wider.
const MARGINS: f64 = 10.0;
/// The sizes that are tried below that of the layout, in points (五号, 小五).
const SMALLER: [f64; 2] = [10.5, 9.0];

/// Sets the widths of the columns, and a smaller size where the numbers ask for it.
pub(super) fn fit(mut annex: Annex, layout: &Layout) -> Annex {
    let room = if annex.landscape { layout.turned_width() } else { layout.text_width() };
    let usual = layout.sizes.table;
    let sizes = [usual].into_iter().chain(SMALLER.into_iter().filter(|size| *size < usual));
    let mut fitted = (usual, Vec::new());
    for size in sizes {
        let columns = columns(&annex, size);
        let least: f64 = columns.iter().map(|column| column.least).sum();
        fitted = (size, columns);
        if least <= room {
            break;
        }
    }
    let (size, columns) = fitted;
    annex.size = Some(size).filter(|size| *size < usual);
    for (column, width) in annex.columns.iter_mut().zip(shared(&columns, room)) {
        column.width = width;
    }
    annex
}

/// What a column asks.
struct Asked {
    /// So that no number breaks.
    least: f64,
    /// So that nothing does.
    most: f64,
}

fn columns(annex: &Annex, size: f64) -> Vec<Asked> {
    let heads = annex.columns.iter().map(|column| Block::of(Style::TableHead, &column.heading));
    heads
        .enumerate()
        .map(|(index, head)| {
            let cells = annex.rows.iter().filter_map(|row| row.get(index)).flat_map(|cell| &cell.blocks);
            let asked = cells.chain([&head]).map(|block| asked(&block.text(), block.style, size));
            let widest = asked.fold((0.0_f64, 0.0_f64), |(least, most), cell| (least.max(cell.least), most.max(cell.most)));
            Asked { least: widest.0 + MARGINS, most: widest.1 + MARGINS }
        })
        .collect()
}

fn asked(text: &str, style: Style, size: f64) -> Asked {
    let width = |text: &str| balance::width(text, size, 0.0);
    let most = width(text);
    // A short text stays in one line, a long one breaks between its characters, but not within a number or a word of letters.
    let held = match style {
        Style::TableText => 4.0 * size,
        Style::TableHead => 5.0 * size,
        _ => 9.0 * size,
    };
    if most <= held || text.is_empty() {
        return Asked { least: most, most };
    }
    let pieces = text.split(|c: char| is_han(c) || c.is_whitespace() || "（）“”《》、，。；：—".contains(c)).map(width);
    Asked { least: pieces.fold(4.0 * size, f64::max), most }
}

/// The widths, which together are the room: each column has its least, and of what is left as much as it would be broken for.
fn shared(columns: &[Asked], room: f64) -> Vec<f64> {
    let sum = |of: fn(&Asked) -> f64| columns.iter().map(of).sum::<f64>();
    let (least, most) = (sum(|column| column.least), sum(|column| column.most));
    let between = |from: f64, to: f64, share: f64| from + (to - from) * share;
    let width = |column: &Asked| {
        if least >= room {
            column.least * room / least
        } else if most >= room {
            between(column.least, column.most, (room - least) / (most - least))
        } else {
            column.most * room / most
        }
    };
    columns.iter().map(width).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::Cell;

    fn annex(rows: &[[&str; 3]]) -> Annex {
        let cell = |text: &&str| Cell::of(Block::of(Style::TableNumber, text));
        Annex {
            rows: rows.iter().map(|row| row.iter().map(cell).collect()).collect(), ..Annex::new("表", &["名称", "本年", "上年"])
        }
    }

    #[test]
    fn columns_take_their_widths_from_their_contents() {
        let layout = Layout::gb_t_9704();
        let fitted = fit(annex(&[["学习", "1234567.89", "3"]]), &layout);
        let widths: Vec<f64> = fitted.columns.iter().map(|column| column.width).collect();
        assert!((widths.iter().sum::<f64>() - layout.text_width()).abs() < 0.01);
        assert!(widths[1] > 60.0 && widths[1] > widths[0] && widths[0] >= widths[2], "{widths:?}");
        assert_eq!(fitted.size, None);
    }

    #[test]
    fn numbers_that_do_not_fit_are_set_smaller() {
        let layout = Layout::gb_t_9704();
        let number = "1234567890123456789.25";
        let fitted = fit(annex(&[[number, number, number]]), &layout);
        assert_eq!(fitted.size, None);
        let long = number.repeat(2);
        let fitted = fit(annex(&[[&long, number, number]]), &layout);
        assert_eq!(fitted.size, Some(9.0));
        let widths: Vec<f64> = fitted.columns.iter().map(|column| column.width).collect();
        assert!((widths.iter().sum::<f64>() - layout.text_width()).abs() < 0.01, "{widths:?}");
        assert!(widths[0] > balance::width(&long, 9.0, 0.0), "{widths:?}");
    }
}
