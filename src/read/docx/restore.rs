//! Our own annexes, read back: causes, measures, owners and dates of problems, last year's values and targets of figures, where a document
//! has lost its data.

use std::collections::HashMap;

use super::blocks::{Cell, Table};
use crate::model::{AnnualReport, Decimal, Field, Figure, Measure, Place, Problem, Prose, Status, Step, VisitMut, written_date};
use crate::page::ProblemLabels;

const PROBLEMS: [&str; 6] = ["问题", "原因", "措施", "责任人", "时限", "状态"];
const FIGURES: [&str; 7] = ["名称", "单位", "本年", "上年", "增减", "目标", "完成情况"];
/// The titles of these tables, by which the list behind the text names them.
const TITLES: [&str; 2] = ["指标完成情况表", "问题整改清单"];

/// What the annexes say.
#[derive(Default)]
pub(super) struct Annexes {
    problems: Vec<Row>,
    /// The rows of figures, by name and unit.
    figures: HashMap<(String, String), (Option<Decimal>, Option<Decimal>)>,
    is_found: bool,
}

/// A problem with what only its list has.
struct Row {
    topic: String,
    cause: String,
    measures: Vec<Measure>,
    status: Status,
}

/// The paragraphs of a cell.
fn text(cell: Option<&Cell>) -> String {
    let paragraphs = cell.map(Cell::paragraphs).unwrap_or_default();
    paragraphs.iter().map(|paragraph| paragraph.text.trim()).collect::<Vec<_>>().join("\n")
}

impl Annexes {
    /// Takes a table, if it is one of ours.
    pub(super) fn take(&mut self, table: &Table) -> bool {
        let Some((head, rows)) = table.rows.split_first() else { return false };
        let is_head = |names: &[&str]| head.len() == names.len() && head.iter().zip(names).all(|(cell, name)| cell.text() == **name);
        if is_head(&PROBLEMS) {
            rows.iter().for_each(|row| self.take_problem(row));
        } else if is_head(&FIGURES) {
            // Tables print a true minus sign.
            let number = |cell: Option<&Cell>| cell.and_then(|cell| cell.text().replace('−', "-").parse().ok());
            for row in rows {
                let key = (text(row.first()), text(row.get(1)));
                self.figures.entry(key).or_insert_with(|| (number(row.get(3)), number(row.get(5))));
            }
        } else {
            return false;
        }
        self.is_found = true;
        true
    }

    fn take_problem(&mut self, row: &[Cell]) {
        let topic = text(row.first());
        let continued = ProblemLabels::default().continued;
        let topic = match (topic.strip_suffix(continued.as_str()), self.problems.last_mut()) {
            // On the page before it ended with the text before, in the middle of a paragraph or not.
            (Some(topic), Some(last)) if last.topic == topic => {
                let more = text(row.get(1));
                if last.cause.ends_with(['。', '；', '！', '？']) && !more.is_empty() {
                    last.cause.push('\n');
                }
                last.cause.push_str(&more);
                topic
            }
            (topic_only, _) => topic_only.unwrap_or(&topic),
        };
        if !topic.is_empty() && self.problems.last().is_none_or(|last| last.topic != topic) {
            let status = text(row.get(5));
            let status = [Status::Open, Status::InProgress, Status::Resolved].into_iter().find(|known| known.chinese() == status);
            self.problems.push(Row {
                topic: topic.to_owned(),
                cause: text(row.get(1)),
                measures: Vec::new(),
                status: status.unwrap_or_default(),
            });
        }
        let (what, owner, due) = (text(row.get(2)), text(row.get(3)), text(row.get(4)));
        if let Some(problem) = self.problems.last_mut().filter(|_| !(what.is_empty() && owner.is_empty() && due.is_empty())) {
            let mut measure = Measure::new(what);
            measure.owner = Some(owner).filter(|owner| !owner.is_empty());
            measure.due = written_date(&due).map(|due| due.date);
            problem.measures.push(measure);
        }
    }

    /// Puts what they say where it belongs. The names of the annexes are no attachments: the layout lists them.
    pub(super) fn fill(mut self, report: &mut AnnualReport) {
        if !self.is_found {
            return;
        }
        report.attachments.retain(|name| !TITLES.contains(&name.as_str()));
        let rows = std::mem::take(&mut self.problems);
        let items = report.problems.iter_mut().flat_map(|problems| &mut problems.items);
        for (problem, row) in items.zip(rows) {
            if bare(&problem.topic) != bare(&row.topic) {
                break;
            }
            fill_problem(problem, row);
        }
        report.walk_mut(&mut self);
    }
}

fn fill_problem(problem: &mut Problem, row: Row) {
    if problem.cause.is_empty() {
        problem.cause = Prose::escape(&row.cause).into();
    }
    if problem.measures.is_empty() {
        problem.measures = row.measures;
        for measure in &mut problem.measures {
            let escaped = Prose::escape(measure.what.as_str());
            measure.what = escaped.into();
        }
    }
    problem.status = row.status;
}

fn bare(topic: &str) -> &str {
    topic.trim_end_matches(['，', '。', '；', '、', '：'])
}

impl VisitMut for Annexes {
    fn figures(&mut self, at: &Place, figures: &mut Vec<Figure>) {
        if at.steps().last() == Some(&Step::Field(Field::Targets)) {
            return;
        }
        for figure in figures {
            let key = (figure.name.clone(), figure.unit.clone().unwrap_or_default());
            if let Some((last_year, target)) = self.figures.get(&key) {
                figure.last_year = figure.last_year.or(*last_year);
                figure.target = figure.target.or(*target);
            }
        }
    }
}
