//! Next year's draft.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::model::{
    AnnualReport, Bound, Field, Figure, FigureIndex, Node, OtherChapter, Period, Place, Plan, PlanChapter, Problem, ProblemChapter, Prose,
    Role, Status, Visit, WorkChapter, WorkItem,
};

/// The draft of next year's report, and what went into it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NextYear {
    /// The draft.
    pub report: AnnualReport,
    /// What was carried over, in the order of the draft.
    pub carried: Vec<Carried>,
}

/// Something that was carried over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CarriedKind {
    /// The title or the subtitle, with its years moved.
    Title,
    /// The reporter.
    Reporter,
    /// The date under the signature or the period, moved by a year.
    Date,
    /// 称谓 or the closing.
    Text,
    /// A plan that became an item of work.
    Plan,
    /// A target that became a figure.
    Target,
    /// A figure to which a carried text refers.
    Figure,
    /// A problem that is not resolved.
    Problem,
    /// The heading of a chapter of another kind.
    Chapter,
    /// The name of something handed in beside the report, with its years moved.
    Attachment,
}

pub(super) fn next_year(report: &AnnualReport) -> NextYear {
    let next = AnnualReport { year: report.year.map(|year| year.saturating_add(1)), ..AnnualReport::default() };
    let mut draft = Draft { this: report, index: FigureIndex::new(report), next, carried: Vec::new() };
    draft.head();
    draft.work();
    draft.problems();
    if let Some(plans) = &report.plans {
        draft.next.plans = Some(PlanChapter::new(draft.moved(&plans.heading)));
    }
    draft.others();
    if !report.closing.is_empty() {
        draft.next.closing.clone_from(&report.closing);
        draft.carry(CarriedKind::Text, "/closing", "/closing");
    }
    draft.attachments();
    draft.figures();
    NextYear { report: draft.next, carried: draft.carried }
}

struct Draft<'r> {
    this: &'r AnnualReport,
    index: FigureIndex<'r>,
    next: AnnualReport,
    carried: Vec<Carried>,
}

impl Draft<'_> {
    fn carry(&mut self, kind: CarriedKind, from: impl ToString, to: impl ToString) {
        self.carried.push(Carried { kind, from: from.to_string(), to: to.to_string() });
    }

    fn head(&mut self) {
        let this = self.this;
        self.next.schema.clone_from(&this.schema);
        self.next.title = this.title.as_ref().map(|title| self.moved(title));
        self.next.subtitle = this.subtitle.as_ref().map(|subtitle| self.moved(subtitle));
        self.next.period =
            this.period.map(|Period { from, to }| Period { from: from.and_then(a_year_later), to: to.and_then(a_year_later) });
        self.next.reporter.clone_from(&this.reporter);
        self.next.reported_on = this.reported_on.and_then(a_year_later);
        self.next.salutation.clone_from(&this.salutation);
        for (kind, field, is_there) in [
            (CarriedKind::Title, Field::Title, self.next.title.is_some()),
            (CarriedKind::Title, Field::Subtitle, self.next.subtitle.is_some()),
            (CarriedKind::Date, Field::Period, self.next.period.is_some()),
            (CarriedKind::Reporter, Field::Reporter, self.next.reporter.is_some()),
            (CarriedKind::Date, Field::ReportedOn, self.next.reported_on.is_some()),
            (CarriedKind::Text, Field::Salutation, self.next.salutation.is_some()),
        ] {
            if is_there {
                let place = Place::ROOT.field(field);
                self.carry(kind, place, place);
            }
        }
    }

    fn work(&mut self) {
        // Several chapters of work are this year's own order; the draft begins with one.
        let mut chapter = match self.this.work.as_slice() {
            [only] => WorkChapter::new(self.moved(&only.heading)),
            _ => WorkChapter::default(),
        };
        let (plans, items) =
            (Place::ROOT.field(Field::Plans).field(Field::Items), Place::ROOT.field(Field::Work).index(0).field(Field::Items));
        for (number, plan) in self.this.plans.iter().flat_map(|plans| plans.items.iter().enumerate()) {
            let (from, to) = (plans.index(number), items.index(number));
            self.carry(CarriedKind::Plan, from, to);
            for number in 0..plan.targets.len() {
                self.carry(CarriedKind::Target, from.field(Field::Targets).index(number), to.field(Field::Figures).index(number));
            }
            chapter.items.push(self.item(plan));
        }
        self.next.work.push(chapter);
    }

    fn item(&self, plan: &Plan) -> WorkItem {
        let figures = plan.targets.iter().map(|target| self.figure(target)).collect::<Vec<_>>();
        WorkItem::new(plan.heading.clone()).with_lead(plan.text.clone()).with_points(plan.points.clone()).with_figures(figures)
    }

    /// A target as a figure that is to be reported on: this year's value is last year's then. A ceiling stays one.
    fn figure(&self, target: &Figure) -> Figure {
        let reached = self.index.first(&target.name, false).and_then(|placed| placed.figure.value);
        let mut figure = Figure::new(target.name.clone(), target.unit.clone().unwrap_or_default());
        if target.approximation.bound() == Bound::AtMost {
            figure.approximation = target.approximation;
        }
        (figure.target, figure.last_year) = (target.value, reached.or(target.last_year));
        figure
    }

    fn problems(&mut self) {
        let Some(problems) = &self.this.problems else { return };
        let mut chapter = ProblemChapter::new(self.moved(&problems.heading));
        let items = Place::ROOT.field(Field::Problems).field(Field::Items);
        for (number, problem) in problems.items.iter().enumerate().filter(|(_, problem)| is_open(problem)) {
            self.carry(CarriedKind::Problem, items.index(number), items.index(chapter.items.len()));
            chapter.items.push(Problem::clone(problem));
        }
        self.next.problems = Some(chapter);
    }

    fn others(&mut self) {
        for (number, chapter) in self.this.others.iter().enumerate() {
            let place = Place::ROOT.field(Field::Others).index(number);
            self.carry(CarriedKind::Chapter, place, place);
            self.next.others.push(OtherChapter::new(self.moved(&chapter.heading)).with_placement(chapter.placement));
        }
    }

    fn attachments(&mut self) {
        for (number, name) in self.this.attachments.iter().enumerate() {
            let place = Place::ROOT.field(Field::Attachments).index(number);
            self.carry(CarriedKind::Attachment, place, place);
            self.next.attachments.push(self.moved(name));
        }
    }

    /// The figures to which carried texts refer, where the draft has none of their names, come with them.
    fn figures(&mut self) {
        let mut names: HashSet<&str> = HashSet::new();
        names.extend(
            self.this.plans.iter().flat_map(|plans| &plans.items).flat_map(|plan| &plan.targets).map(|target| target.name.as_str()),
        );
        let mut references = References::default();
        self.this.walk(&mut references);
        for (name, at) in references.found {
            let Some(placed) = self.index.get(name, &at).filter(|_| names.insert(name)) else { continue };
            let mut figure = Figure::new(name, placed.figure.unit.clone().unwrap_or_default());
            figure.last_year = placed.figure.value;
            let to = Place::ROOT.field(Field::Figures).index(self.next.figures.len());
            self.carry(CarriedKind::Figure, placed.place, to);
            self.next.figures.push(figure);
        }
    }

    /// A text with its years moved: 2025年工作总结和2026年工作打算 -> 2026年工作总结和2027年工作打算.
    fn moved(&self, text: &str) -> String {
        let Some(year) = self.this.year else { return text.to_owned() };
        // The later year first, so that none is moved twice; back to the first year of a period.
        let first = self.this.years().and_then(|years| u16::try_from(*years.start()).ok()).unwrap_or(year).min(year);
        (first..=year.saturating_add(1))
            .rev()
            .fold(text.to_owned(), |text, year| text.replace(&year.to_string(), &year.saturating_add(1).to_string()))
    }
}

fn is_open(problem: &Problem) -> bool {
    problem.status != Status::Resolved
}

/// The references of the texts that are carried over: plans, open problems and the closing.
#[derive(Default)]
struct References<'r> {
    is_carried: bool,
    found: Vec<(&'r str, Place)>,
}

impl<'r> Visit<'r> for References<'r> {
    fn enter(&mut self, _: &Place, node: Node<'r>) {
        match node {
            Node::Plan(_) => self.is_carried = true,
            Node::Problem(problem) => self.is_carried = is_open(problem),
            node if node.chapter_heading().is_some() => self.is_carried = false,
            _ => {}
        }
    }

    fn text(&mut self, at: &Place, role: Role, text: &'r str) {
        if role == Role::Closing || (self.is_carried && role.is_prose()) {
            self.found.extend(Prose::references_in(text).map(|name| (name, *at)));
        }
    }
}

fn a_year_later(date: NaiveDate) -> Option<NaiveDate> {
    let year = date.year() + 1;
    // 29 February becomes the 28th.
    date.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, date.month(), 28))
}
