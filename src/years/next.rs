//! Next year's draft.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::model::{AnnualReport, Figure, FigureIndex, Plan, PlanChapter, Problem, ProblemChapter, Prose, Status, WorkChapter, WorkItem};

/// The draft of next year's report, and what went into it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NextYear {
    /// The draft.
    pub report: AnnualReport,
    /// What was carried over, in the order of the draft.
    pub carried: Vec<Carried>,
}

/// Something that was carried over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Carried {
    /// What it is.
    pub kind: CarriedKind,
    /// Its JSON Pointer in this year's report.
    pub from: String,
    /// Its JSON Pointer in the draft.
    pub to: String,
}

/// What was carried over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CarriedKind {
    /// The title, with its years moved.
    Title,
    /// The reporter.
    Reporter,
    /// The date under the signature, moved by a year.
    Date,
    /// 称谓 or the closing.
    Text,
    /// A plan that became an item of work.
    Plan,
    /// A target that became a figure.
    Target,
    /// A figure that a carried text stands on.
    Figure,
    /// A problem that is not resolved.
    Problem,
}

pub(super) fn next_year(report: &AnnualReport) -> NextYear {
    let index = FigureIndex::new(report);
    let mut draft =
        Draft { index: &index, names: HashSet::new(), next: AnnualReport::new(report.year.saturating_add(1)), carried: Vec::new() };
    draft.head(report);
    draft.work(report);
    draft.problems(report);
    if let Some(plans) = &report.plans {
        draft.next.plans = Some(PlanChapter::new(moved(&plans.heading, report.year)));
    }
    if !report.closing.is_empty() {
        draft.next.closing = draft.text(&report.closing, None);
        draft.carry(CarriedKind::Text, "/closing".into(), "/closing".into());
    }
    NextYear { report: draft.next, carried: draft.carried }
}

struct Draft<'i, 'r> {
    index: &'i FigureIndex<'r>,
    /// The names that the draft's figures have.
    names: HashSet<String>,
    next: AnnualReport,
    carried: Vec<Carried>,
}

impl<'r> Draft<'_, 'r> {
    fn carry(&mut self, kind: CarriedKind, from: String, to: String) {
        self.carried.push(Carried { kind, from, to });
    }

    fn head(&mut self, report: &AnnualReport) {
        self.next.schema.clone_from(&report.schema);
        self.next.title = report.title.as_ref().map(|title| moved(title, report.year));
        self.next.reporter.clone_from(&report.reporter);
        self.next.reported_on = report.reported_on.and_then(a_year_later);
        self.next.salutation.clone_from(&report.salutation);
        for (kind, field, is_there) in [
            (CarriedKind::Title, "/title", self.next.title.is_some()),
            (CarriedKind::Reporter, "/reporter", self.next.reporter.is_some()),
            (CarriedKind::Date, "/reported_on", self.next.reported_on.is_some()),
            (CarriedKind::Text, "/salutation", self.next.salutation.is_some()),
        ] {
            if is_there {
                self.carry(kind, field.into(), field.into());
            }
        }
    }

    fn work(&mut self, report: &'r AnnualReport) {
        // Several chapters of work are this year's own order; the draft begins with one.
        let mut chapter = match report.work.as_slice() {
            [only] => WorkChapter::new(moved(&only.heading, report.year)),
            _ => WorkChapter::default(),
        };
        let plans = report.plans.iter().flat_map(|plans| &plans.items);
        // The names of all targets come first: a text may stand on another plan's.
        self.names.extend(plans.clone().flat_map(|plan| &plan.targets).map(|target| target.name.clone()));
        for (plan, number) in plans.zip(0..) {
            let (from, to) = (format!("/plans/items/{number}"), format!("/work/0/items/{number}"));
            self.carry(CarriedKind::Plan, from.clone(), to.clone());
            let mut item = WorkItem::new(plan.heading.clone());
            for (target, number) in plan.targets.iter().zip(0..) {
                self.carry(CarriedKind::Target, format!("{from}/targets/{number}"), format!("{to}/figures/{number}"));
                item.figures.push(self.figure(target));
            }
            item.lead = self.text(&plan.text, Some(plan));
            chapter.items.push(item);
        }
        self.next.work.push(chapter);
    }

    /// A target as a figure that is to be reported on: this year's value is last year's then.
    fn figure(&self, target: &Figure) -> Figure {
        let reached = self.index.first(&target.name, false).and_then(|placed| placed.figure.value);
        let mut figure = Figure::new(target.name.clone(), target.unit.clone().unwrap_or_default());
        (figure.target, figure.last_year) = (target.value, reached.or(target.last_year));
        figure
    }

    fn problems(&mut self, report: &'r AnnualReport) {
        let Some(problems) = &report.problems else { return };
        let mut chapter = ProblemChapter::new(moved(&problems.heading, report.year));
        for (problem, number) in problems.items.iter().zip(0..).filter(|(problem, _)| problem.status != Status::Resolved) {
            self.carry(CarriedKind::Problem, format!("/problems/items/{number}"), format!("/problems/items/{}", chapter.items.len()));
            let mut next = Problem::clone(problem);
            for prose in [&mut next.text, &mut next.cause].into_iter().chain(next.measures.iter_mut().map(|measure| &mut measure.what)) {
                *prose = self.text(prose, None);
            }
            chapter.items.push(next);
        }
        self.next.problems = Some(chapter);
    }

    /// A text as it was. The figures that it stands on, where the draft has none of their names, come with it.
    fn text(&mut self, prose: &Prose, plan: Option<&Plan>) -> Prose {
        for name in prose.references() {
            if self.names.contains(name) {
                continue;
            }
            let Some(placed) = self.index.get(name, plan) else { continue };
            let mut figure = Figure::new(name, placed.figure.unit.clone().unwrap_or_default());
            figure.last_year = placed.figure.value;
            self.names.insert(name.to_owned());
            self.carry(CarriedKind::Figure, placed.pointer(), format!("/figures/{}", self.next.figures.len()));
            self.next.figures.push(figure);
        }
        prose.clone()
    }
}

/// A heading with its years moved: 2025年工作总结和2026年工作打算 -> 2026年工作总结和2027年工作打算.
fn moved(text: &str, year: u16) -> String {
    // The later year first, so that none is moved twice.
    [year.saturating_add(1), year]
        .into_iter()
        .fold(text.to_owned(), |text, year| text.replace(&year.to_string(), &year.saturating_add(1).to_string()))
}

fn a_year_later(date: NaiveDate) -> Option<NaiveDate> {
    let year = date.year() + 1;
    // 29 February becomes the 28th.
    date.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, date.month(), 28))
}
