//! The annexes: the figures and the problems as tables.

use rust_decimal::Decimal;

use super::Annexes;
use super::flow::Block;
use super::styles::Look;
use crate::model::{AnnualReport, Figure, FigureIndex, Problem, Prose, chinese_date};

/// A list behind the report.
pub(super) struct Annex {
    pub(super) title: &'static str,
    pub(super) landscape: bool,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<Cell>>,
}

/// A column: what stands over it and its share of the width.
pub(super) struct Column {
    pub(super) heading: &'static str,
    pub(super) share: u32,
}

/// A cell: its paragraphs, and over which rows it stands.
pub(super) struct Cell {
    pub(super) blocks: Vec<Block>,
    pub(super) rows: Rows,
}

/// Over which rows a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    /// Its own.
    One,
    /// Its own and others below.
    First,
    /// It is covered by the one above.
    Below,
}

impl Rows {
    /// Every kind, in the order of the patterns in a table.
    pub(super) const ALL: [Rows; 3] = [Rows::One, Rows::First, Rows::Below];
}

/// The annexes of a report, those that were asked for and have rows.
pub(super) fn annexes(report: &AnnualReport, wanted: Annexes, index: &FigureIndex<'_>) -> Vec<Annex> {
    let figures = wanted.figures.then(|| figures(report));
    let problems = wanted.problems.then(|| problems(report, index));
    figures.into_iter().chain(problems).filter(|annex| !annex.rows.is_empty()).collect()
}

/// What stands at the head of an annex's page.
pub(super) fn mark(number: usize, count: usize) -> String {
    if count == 1 { "附件".into() } else { format!("附件{number}") }
}

pub(super) fn columns(columns: &[(&'static str, u32)]) -> Vec<Column> {
    columns.iter().map(|(heading, share)| Column { heading, share: *share }).collect()
}

pub(super) fn cell(look: Look, text: &str) -> Cell {
    Cell { blocks: vec![Block::of(look, text)], rows: Rows::One }
}

fn figures(report: &AnnualReport) -> Annex {
    let rows = report.figures().filter(|placed| !placed.is_plan_target()).map(|placed| figure_row(placed.figure)).collect();
    Annex {
        title: "指标完成情况表",
        landscape: false,
        columns: columns(&[("名称", 26), ("单位", 14), ("本年", 13), ("上年", 12), ("增减", 12), ("目标", 12), ("完成情况", 15)]),
        rows,
    }
}

fn figure_row(figure: &Figure) -> Vec<Cell> {
    let text = figure.text();
    let mut this_year = Block::new(Look::TableNumber);
    this_year.number(&text);
    let number = |value: Option<Decimal>| cell(Look::TableNumber, &value.map_or_else(|| "—".into(), |value| value.to_string()));
    let change = figure.value.zip(figure.last_year).and_then(|(now, before)| now.checked_sub(before));
    let change = change.map_or_else(|| "—".into(), |change| if change > Decimal::ZERO { format!("+{change}") } else { change.to_string() });
    vec![
        cell(Look::TableText, &figure.name),
        cell(Look::TableNumber, text.unit),
        Cell { blocks: vec![this_year], rows: Rows::One },
        number(figure.last_year),
        cell(Look::TableNumber, &change),
        number(figure.target),
        cell(Look::TableNumber, &completion(figure).unwrap_or_else(|| "—".into())),
    ]
}

/// The value as a share of the target, to a tenth of a percent.
fn completion(figure: &Figure) -> Option<String> {
    let share = figure.value?.checked_div(figure.target.filter(|target| *target > Decimal::ZERO)?)?;
    Some(format!("{}%", share.checked_mul(Decimal::ONE_HUNDRED)?.round_dp(1).normalize()))
}

fn problems(report: &AnnualReport, index: &FigureIndex<'_>) -> Annex {
    let items = report.problems.iter().flat_map(|problems| &problems.items);
    Annex {
        title: "问题整改清单",
        landscape: true,
        columns: columns(&[("问题", 22), ("原因", 20), ("措施", 24), ("责任人", 11), ("时限", 15), ("状态", 8)]),
        rows: items.flat_map(|problem| problem_rows(problem, index)).collect(),
    }
}

/// A row for each measure; problem, cause and status stand over all of them.
fn problem_rows(problem: &Problem, index: &FigureIndex<'_>) -> Vec<Vec<Cell>> {
    let prose = |prose: &Prose| -> Vec<Block> { Block::paragraphs(Look::TableText, prose, index).collect() };
    let topic = problem.topic.trim_end_matches(['，', '。', '；', '、', '：']);
    let count = problem.measures.len().max(1);
    (0..count)
        .map(|row| {
            let over_all = |blocks: &dyn Fn() -> Vec<Block>| match row {
                0 => Cell { blocks: blocks(), rows: if count > 1 { Rows::First } else { Rows::One } },
                _ => Cell { blocks: Vec::new(), rows: Rows::Below },
            };
            let measure = problem.measures.get(row);
            let due = measure.and_then(|measure| measure.due).map(chinese_date).unwrap_or_default();
            vec![
                over_all(&|| vec![Block::of(Look::TableText, topic)]),
                over_all(&|| prose(&problem.cause)),
                Cell { blocks: measure.map(|measure| prose(&measure.what)).unwrap_or_default(), rows: Rows::One },
                cell(Look::TableNumber, measure.and_then(|measure| measure.owner.as_deref()).unwrap_or_default()),
                cell(Look::TableNumber, &due),
                over_all(&|| vec![Block::of(Look::TableNumber, problem.status.chinese())]),
            ]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn completion_is_a_share_of_the_target() {
        let figure = |value: i64, target: i64| completion(&Figure::new("某", "次").value(value).target(target));
        assert_eq!(figure(30, 24).as_deref(), Some("125%"));
        assert_eq!(figure(2, 3).as_deref(), Some("66.7%"));
        assert_eq!(figure(2, 0), None);
        assert_eq!(completion(&Figure::new("某", "次").value(2)), None);
    }
}
