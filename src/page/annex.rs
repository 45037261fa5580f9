//! The annexes: the figures and the problems as tables.

use rust_decimal::Decimal;

use super::document::{Annex, Block, Cell, Column, Rows, Style};
use super::{FigureLabels, Layout, ProblemLabels, flow, lines, numbers, table};
use crate::model::{AnnualReport, Bound, Field, Figure, FigureIndex, Node, Place, Problem, Visit, chinese_date};

/// The annexes of a report, those that were asked for and have rows, numbered behind its attachments.
pub(super) fn annexes(report: &AnnualReport, layout: &Layout, index: &FigureIndex<'_>) -> Vec<Annex> {
    let figures = layout.annexes.figures.then(|| figures(report, &layout.labels.figures));
    let problems = layout.annexes.problems.then(|| problems(report, &layout.labels.problems, index));
    let annexes = figures.into_iter().chain(problems).filter(|annex| !annex.rows.is_empty());
    let mut annexes: Vec<Annex> = annexes.map(|annex| table::fit(annex, layout)).collect();
    let all = report.attachments.len() + annexes.len();
    for (annex, number) in annexes.iter_mut().zip(report.attachments.len() + 1..) {
        let mark = &layout.labels.annexes.mark;
        annex.mark = if all == 1 { mark.clone() } else { format!("{mark}{number}") };
    }
    annexes.into_iter().map(|annex| lines::continued(annex, layout)).collect()
}

impl Annex {
    /// A table; its mark is set when it is numbered, its widths when it is filled.
    pub(super) fn new(title: impl Into<String>, columns: &[impl AsRef<str>]) -> Self {
        let columns = columns.iter().map(|heading| Column { heading: heading.as_ref().to_owned(), width: 0.0 }).collect();
        Annex {
            mark: String::new(),
            title: title.into(),
            landscape: false,
            rows_split: false,
            size: None,
            columns,
            rows: Vec::new(),
            breaks: Vec::new(),
        }
    }
}

fn figures(report: &AnnualReport, labels: &FigureLabels) -> Annex {
    let FigureLabels { title, name, unit, value, last_year, change, target, completion, .. } = labels;
    let mut annex = Annex::new(title, &[name, unit, value, last_year, change, target, completion]);
    let figures = report.figures().filter(|placed| !placed.is_plan_target());
    annex.rows = figures.map(|placed| figure_row(placed.figure, placed.place, labels)).collect();
    annex
}

fn figure_row(figure: &Figure, at: Place, labels: &FigureLabels) -> Vec<Cell> {
    let cell = |style, text: &str, field| Cell::of(Block::of(style, text).at(at.field(field)));
    let text = figure.text();
    let mut this_year = Block::new(Style::TableNumber).at(at.field(Field::Value));
    this_year.push_number(&text);
    this_year.push(text.behind);
    let change = figure.value.zip(figure.last_year).and_then(|(now, before)| now.checked_sub(before));
    let change = numbers::difference(change, figure.unit.as_deref(), figure.approximation.is_exact());
    vec![
        cell(Style::TableText, &figure.name, Field::Name),
        cell(Style::TableNumber, text.unit, Field::Unit),
        Cell::of(this_year),
        cell(Style::TableNumber, &numbers::number(figure.last_year), Field::LastYear),
        Cell::of(Block::of(Style::TableNumber, &change)),
        cell(Style::TableNumber, &numbers::number(figure.target), Field::Target),
        Cell::of(Block::of(Style::TableNumber, &completion(figure, labels).unwrap_or_else(|| numbers::NONE.into()))),
    ]
}

/// The value as a share of the target, to a tenth of a percent; of a ceiling, whether it is kept.
fn completion(figure: &Figure, labels: &FigureLabels) -> Option<String> {
    let (value, target) = (figure.value?, figure.target?);
    if figure.approximation.bound() == Bound::AtMost {
        return Some(if value <= target { &labels.kept } else { &labels.missed }.clone());
    }
    let share = value.checked_div(Some(target).filter(|target| *target > Decimal::ZERO)?)?;
    Some(numbers::share(share.checked_mul(Decimal::ONE_HUNDRED)?.round_dp(1).normalize(), figure.approximation.is_exact()))
}

fn problems(report: &AnnualReport, labels: &ProblemLabels, index: &FigureIndex<'_>) -> Annex {
    let ProblemLabels { title, problem, cause, measure, owner, due, status, .. } = labels;
    let annex = Annex::new(title, &[problem, cause, measure, owner, due, status]);
    let mut list = ProblemList { annex: Annex { landscape: true, rows_split: true, ..annex }, index };
    report.walk(&mut list);
    list.annex
}

/// Collects the rows of the problem list.
struct ProblemList<'i, 'r> {
    annex: Annex,
    index: &'i FigureIndex<'r>,
}

impl<'r> Visit<'r> for ProblemList<'_, '_> {
    fn enter(&mut self, at: &Place, node: Node<'r>) {
        if let Node::Problem(problem) = node {
            self.annex.rows.extend(problem_rows(problem, *at, self.index));
        }
    }
}

/// A row for each measure; problem, cause and status go over all of them.
fn problem_rows(problem: &Problem, at: Place, index: &FigureIndex<'_>) -> Vec<Vec<Cell>> {
    let line = |style, text: &str, at: Place| Cell::of(Block::of(style, text).at(at));
    let topic = problem.topic.trim_end_matches(['，', '。', '；', '、', '：']);
    let count = problem.measures.len().max(1);
    let rows = (0..count).map(|row| {
        let over_all = |cell: &dyn Fn() -> Cell| match row {
            0 => Cell { rows: if count > 1 { Rows::First } else { Rows::One }, ..cell() },
            _ => Cell { blocks: Vec::new(), rows: Rows::Below },
        };
        let measure = problem.measures.get(row);
        let measured = at.field(Field::Measures).index(row);
        let due = measure.and_then(|measure| measure.due).map(chinese_date).unwrap_or_default();
        let nothing = Cell { blocks: Vec::new(), rows: Rows::One };
        vec![
            over_all(&|| line(Style::TableText, topic, at.field(Field::Topic))),
            over_all(&|| flow::cell(Style::TableText, at.field(Field::Cause), &problem.cause, index)),
            measure.map_or(nothing, |measure| flow::cell(Style::TableText, measured.field(Field::What), &measure.what, index)),
            line(
                Style::TableNumber,
                measure.and_then(|measure| measure.owner.as_deref()).unwrap_or_default(),
                measured.field(Field::Owner),
            ),
            line(Style::TableNumber, &due, measured.field(Field::Due)),
            over_all(&|| line(Style::TableNumber, problem.status.chinese(), at.field(Field::Status))),
        ]
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Approximation;

    #[test]
    fn completion_is_a_share_of_the_target() {
        let completion = |figure: &Figure| completion(figure, &FigureLabels::default());
        let figure = |value: i64, target: i64| completion(&Figure::new("某", "次").with_value(value).with_target(target));
        assert_eq!(figure(30, 24).as_deref(), Some("125%"));
        assert_eq!(figure(2, 3).as_deref(), Some("66.7%"));
        assert_eq!(figure(2, 0), None);
        let of = |value: i64, approximation| {
            completion(&Figure::new("某", "次").with_value(value).with_target(30).with_approximation(approximation))
        };
        assert_eq!(of(30, Approximation::Over).as_deref(), Some("约100%"));
        assert_eq!(of(29, Approximation::NotOver).as_deref(), Some("达到"), "a ceiling is kept from below");
        assert_eq!(of(31, Approximation::Within).as_deref(), Some("未达到"));
        assert_eq!(completion(&Figure::new("某", "次").with_value(2)), None);
    }
}
