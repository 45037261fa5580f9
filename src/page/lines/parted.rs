//! Cells whose lines end where no reader would end them: within a number, or behind the stroke of mg/L.

use super::super::{Annex, Layout};
use super::UsualWidths;
use super::paginate::Paginator;
use super::table::{CELL_INNER, columns};

/// How many lines of each column end so, of the paragraphs that `may` do. They are filled as a program does that leaves space beside
/// letters and digits. LibreOffice takes a break behind a stroke back to a blank before it, and where that is on an earlier line it
/// cuts the line where it is full, be it within a number.
pub(in super::super) fn parted(annex: &Annex, layout: &Layout, may: impl Fn(&str) -> bool) -> Vec<usize> {
    let layout = &Layout { typography: layout.typography.spaced(), ..layout.clone() };
    let mut paginator = Paginator::for_annex(annex, layout, &UsualWidths);
    let edges = columns(annex, paginator.area().left, paginator.area().right);
    let mut parted = vec![0; annex.columns.len()];
    for row in &annex.rows {
        for ((cell, edges), parted) in row.iter().zip(edges.windows(2)).zip(&mut parted) {
            for block in &cell.blocks {
                let text = block.text();
                if !may(&text) {
                    continue;
                }
                let text: Vec<char> = text.chars().collect();
                let look = paginator.cell_look(block.style);
                let ends = paginator.line_ends(block, &look, edges[1] - edges[0] - CELL_INNER);
                *parted += ends.iter().filter(|end| is_parted(&text, **end)).count();
            }
        }
    }
    parted
}

fn is_parted(text: &[char], end: usize) -> bool {
    match (end.checked_sub(1).and_then(|last| text.get(last)), text.get(end)) {
        (Some(left), Some(right)) => {
            left.is_ascii_digit() && (right.is_ascii_digit() || ".,%‰".contains(*right))
                || "./,−+".contains(*left) && right.is_ascii_alphanumeric()
        }
        _ => false,
    }
}
