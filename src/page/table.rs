//! How wide the columns of a table are: what their contents ask, and never so narrow that a number breaks.

use super::document::{Annex, Block, Style};
use super::held::{LONGEST, is_mark, pieces};
use super::{Layout, balance, lines};

/// What a cell has beside its text: its margins, and room for what another engine draws wider.
const MARGINS: f64 = 10.0;
/// The sizes that are tried below that of the layout, in points (五号, 小五).
const SMALLER: [f64; 2] = [10.5, 9.0];

/// How many widths are tried, wider and narrower, where a number would be parted.
const SHIFTS: u8 = 16;

/// Sets the widths of the columns, and a smaller size where the numbers ask for it.
pub(super) fn fit(mut annex: Annex, layout: &Layout) -> Annex {
    let room = if annex.landscape { layout.turned_width() } else { layout.text_width() };
    let usual = layout.sizes.table;
    let sizes = [usual].into_iter().chain(SMALLER.into_iter().filter(|size| *size < usual));
    let mut fitted = (usual, Vec::new());
    for size in sizes {
        let head = layout.sizes.table_head.filter(|_| size == usual).unwrap_or(size);
        let columns = columns(&annex, size, head);
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
    keep_whole(&mut annex, &columns, layout);
    annex
}

/// Gives and takes columns a little where a line's end would part a number or a unit within a long text.
fn keep_whole(annex: &mut Annex, columns: &[Asked], layout: &Layout) {
    let may = |text: &str| pieces(text).iter().any(|piece| piece.contains('/') || balance::width(piece, 1.0, 0.0) > LONGEST);
    let mut parted = lines::parted(annex, layout, may);
    for shift in (1..=SHIFTS).flat_map(|step| [3.0 * f64::from(step), -3.0 * f64::from(step)]) {
        let Some(at) = parted.iter().position(|parted| *parted > 0) else { return };
        // From or to the one that has most to spare.
        let spare = |index: &usize| annex.columns[*index].width - columns[*index].hard;
        let other = (0..columns.len()).filter(|index| *index != at).max_by(|one, two| spare(one).total_cmp(&spare(two)));
        let Some(other) = other.filter(|other| spare(other) > shift && spare(&at) > -shift) else { continue };
        let mut changed = annex.clone();
        changed.columns[at].width += shift;
        changed.columns[other].width -= shift;
        let now = lines::parted(&changed, layout, may);
        if now.iter().sum::<usize>() < parted.iter().sum() {
            (*annex, parted) = (changed, now);
        }
    }
}

/// What a column asks.
struct Asked {
    /// So that no number breaks, of whatever else is in its cells.
    hard: f64,
    /// So that none does, and short texts do not.
    least: f64,
    /// So that nothing does.
    most: f64,
    /// How much text it has in all its cells.
    all: f64,
}

fn columns(annex: &Annex, size: f64, head_size: f64) -> Vec<Asked> {
    let heads = annex.columns.iter().map(|column| Block::of(Style::TableHead, &column.heading));
    heads
        .enumerate()
        .map(|(index, head)| {
            let cells = annex.rows.iter().filter_map(|row| row.get(index)).flat_map(|cell| &cell.blocks);
            let cells = cells.map(|block| asked(&block.text(), block.style, size));
            let asked = cells.chain([asked(&head.text(), head.style, head_size)]);
            let together = |one: Asked, cell: Asked| Asked {
                hard: one.hard.max(cell.hard),
                least: one.least.max(cell.least),
                most: one.most.max(cell.most),
                all: one.all + cell.all,
            };
            let column = asked.fold(Asked { hard: 0.0, least: 0.0, most: 0.0, all: 0.0 }, together);
            Asked { hard: column.hard + MARGINS, least: column.least + MARGINS, most: column.most + MARGINS, all: column.all }
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
    // What strings many numbers together has their widths only.
    let longest = |piece: &str| match width(piece) {
        width if width <= LONGEST * size => width,
        _ => piece.split(is_mark).map(width).fold(0.0, f64::max),
    };
    let hard = pieces(text).into_iter().map(longest).fold(size, f64::max);
    if most <= held || text.is_empty() {
        return Asked { hard, least: most, most, all: most };
    }
    Asked { hard, least: hard.max(4.0 * size), most, all: most }
}

/// The widths, which together are the room. Each column has its least. What is left is shared by what they would be broken for, of
/// their longest cell and of all their text; none has more than it needs before all have that.
fn shared(columns: &[Asked], room: f64) -> Vec<f64> {
    let sum = |of: fn(&Asked) -> f64| columns.iter().map(of).sum::<f64>();
    let (least, most) = (sum(|column| column.least), sum(|column| column.most));
    if most <= room {
        return columns.iter().map(|column| column.most * room / most).collect();
    }
    if least >= room {
        // Short texts break before numbers do.
        let hard = sum(|column| column.hard);
        let share = ((room - hard) / (least - hard).max(0.01)).max(0.0);
        let of = |column: &Asked| if hard >= room { column.hard * room / hard } else { column.hard + share * (column.least - column.hard) };
        return columns.iter().map(of).collect();
    }
    let mut widths: Vec<f64> = columns.iter().map(|column| column.least).collect();
    // Each round some column is full, or all is shared.
    for _ in columns {
        let left = room - widths.iter().sum::<f64>();
        let weight = |(column, width): (&Asked, &f64)| {
            let lacks = column.most - width;
            if lacks > 0.01 { (lacks * column.all).sqrt() } else { 0.0 }
        };
        let weights: Vec<f64> = columns.iter().zip(&widths).map(weight).collect();
        let all: f64 = weights.iter().sum();
        if left < 0.01 || all < 0.01 {
            break;
        }
        for ((width, column), weight) in widths.iter_mut().zip(columns).zip(weights) {
            *width = (*width + left * weight / all).min(column.most.max(*width));
        }
    }
    widths
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
    fn a_unit_in_a_long_text_is_not_parted_at_its_stroke() {
        let layout = Layout::gb_t_9704();
        // Some of these begin where the line's end would be behind the stroke.
        let mut changed = 0;
        for before in 8..40 {
            let text = format!("用Wi-Fi 6{}近1711.22mg/L，8211.16余公里。{}", "水".repeat(before), "管网科室公开。".repeat(20));
            let mut annex = annex(&[["培训学习", &"窗口公开。".repeat(20), "4"]]);
            annex.rows[0][0] = Cell::of(Block::of(Style::TableText, &text));
            let fitted = fit(annex.clone(), &layout);
            assert_eq!(lines::parted(&fitted, &layout, |_| true), [0, 0, 0], "{before}");
            let widths = shared(&columns(&annex, 12.0, 12.0), layout.text_width());
            annex.columns.iter_mut().zip(widths).for_each(|(column, width)| column.width = width);
            changed += lines::parted(&annex, &layout, |_| true)[0];
        }
        assert!(changed > 0);
    }

    #[test]
    fn many_numbers_in_a_row_ask_no_more_than_the_longest() {
        let row = (1..40).map(|n| format!("{n}.5")).collect::<Vec<_>>().join("、");
        assert!(asked(&row, Style::TableText, 12.0).hard < 40.0);
    }

    #[test]
    fn short_texts_break_before_numbers_do() {
        let layout = Layout::gb_t_9704();
        let number = "约−1234567890123个千分点";
        let unit = "千瓦时每标准台班小时";
        let mut annex = annex(&[["培训学习", unit, number]]);
        let (cell, column) = (annex.rows[0][2].clone(), annex.columns[2].clone());
        annex.rows[0].extend(vec![cell; 3]);
        annex.columns.extend(vec![column; 3]);
        let fitted = fit(annex, &layout);
        let least = balance::width("−1234567890123", 9.0, 0.0) + MARGINS;
        assert!(fitted.columns[2..].iter().all(|column| column.width >= least), "{:?}", fitted.columns);
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
