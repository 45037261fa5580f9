//! The walk over a report in document order, which is the order of the struct: what stands where.

use std::fmt;

use crate::model::{AnnualReport, Figure, Measure, Plan, Problem, Prose};

/// What a text of one line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// Opens a chapter, an item, a point, a problem or a plan; the layout numbers it.
    Numbered,
    /// The title and the salutation: not empty, not numbered.
    Plain,
    /// A name, a position, an owner, a unit of measure.
    Label,
}

/// What is told to a visitor. `at` is the place of what is told.
pub(super) trait Visitor<'a> {
    fn line(&mut self, _at: &At<'_>, _line: Line, _text: &'a str) {}
    /// Prose; in a plan, with the plan, whose targets come first.
    fn prose(&mut self, _at: &At<'_>, _prose: &'a Prose, _plan: Option<&'a Plan>) {}
    /// A chapter; `bare` where it has nothing but its heading.
    fn chapter(&mut self, _at: &At<'_>, _bare: bool) {}
    fn figure(&mut self, _at: &At<'_>, _figure: &'a Figure, _target: bool) {}
    fn problem(&mut self, _at: &At<'_>, _problem: &'a Problem) {}
    fn measure(&mut self, _at: &At<'_>, _measure: &'a Measure) {}
    fn plan(&mut self, _at: &At<'_>, _plan: &'a Plan) {}
    /// The fields of the report itself, each at its place in the order.
    fn report(&mut self, _field: &'static str, _root: &At<'_>, _report: &'a AnnualReport) {}
}

/// A place in the report, as a chain of steps on the stack: its JSON Pointer is written only where something was found.
#[derive(Clone, Copy)]
pub(super) struct At<'p> {
    before: Option<&'p At<'p>>,
    step: Step,
}

#[derive(Clone, Copy)]
enum Step {
    Root,
    Field(&'static str),
    Index(usize),
}

impl At<'_> {
    fn root() -> Self {
        At { before: None, step: Step::Root }
    }

    pub(super) fn field(&self, name: &'static str) -> At<'_> {
        At { before: Some(self), step: Step::Field(name) }
    }

    fn index(&self, index: usize) -> At<'_> {
        At { before: Some(self), step: Step::Index(index) }
    }
}

/// The JSON Pointer (RFC 6901). No field name of ours needs escaping.
impl fmt::Display for At<'_> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(before) = self.before {
            before.fmt(to)?;
        }
        match self.step {
            Step::Root => Ok(()),
            Step::Field(name) => write!(to, "/{name}"),
            Step::Index(index) => write!(to, "/{index}"),
        }
    }
}

fn each<'a, T>(at: At<'_>, items: &'a [T], mut visit: impl FnMut(&At<'_>, &'a T)) {
    for (index, item) in items.iter().enumerate() {
        visit(&at.index(index), item);
    }
}

fn maybe<'a>(to: &mut impl Visitor<'a>, at: At<'_>, line: Line, text: Option<&'a String>) {
    if let Some(text) = text {
        to.line(&at, line, text);
    }
}

fn figures<'a>(to: &mut impl Visitor<'a>, at: At<'_>, figures: &'a [Figure], target: bool) {
    each(at, figures, |at, figure| {
        to.figure(at, figure, target);
        maybe(to, at.field("unit"), Line::Label, figure.unit.as_ref());
    });
}

pub(super) fn walk<'a>(report: &'a AnnualReport, to: &mut impl Visitor<'a>) {
    let root = At::root();
    to.report("title", &root, report);
    maybe(to, root.field("title"), Line::Plain, report.title.as_ref());
    to.report("year", &root, report);
    to.report("reporter", &root, report);
    if let Some(reporter) = &report.reporter {
        let at = root.field("reporter");
        to.line(&at.field("organization"), Line::Plain, &reporter.organization);
        maybe(to, at.field("name"), Line::Label, reporter.name.as_ref());
        maybe(to, at.field("position"), Line::Label, reporter.position.as_ref());
    }
    to.report("reported_on", &root, report);
    maybe(to, root.field("salutation"), Line::Plain, report.salutation.as_ref());
    to.prose(&root.field("preamble"), &report.preamble, None);
    to.report("work", &root, report);
    each(root.field("work"), &report.work, |at, chapter| {
        to.line(&at.field("heading"), Line::Numbered, &chapter.heading);
        to.chapter(at, chapter.lead.is_empty() && chapter.items.is_empty());
        to.prose(&at.field("lead"), &chapter.lead, None);
        each(at.field("items"), &chapter.items, |at, item| {
            to.line(&at.field("heading"), Line::Numbered, &item.heading);
            to.prose(&at.field("lead"), &item.lead, None);
            each(at.field("points"), &item.points, |at, point| {
                to.line(&at.field("topic"), Line::Numbered, &point.topic);
                to.prose(&at.field("text"), &point.text, None);
            });
            figures(to, at.field("figures"), &item.figures, false);
        });
    });
    if let Some(problems) = &report.problems {
        let at = root.field("problems");
        to.line(&at.field("heading"), Line::Numbered, &problems.heading);
        to.chapter(&at, problems.lead.is_empty() && problems.items.is_empty());
        to.prose(&at.field("lead"), &problems.lead, None);
        each(at.field("items"), &problems.items, |at, problem| {
            to.line(&at.field("topic"), Line::Numbered, &problem.topic);
            to.prose(&at.field("text"), &problem.text, None);
            to.prose(&at.field("cause"), &problem.cause, None);
            to.problem(at, problem);
            each(at.field("measures"), &problem.measures, |at, measure| {
                to.prose(&at.field("what"), &measure.what, None);
                maybe(to, at.field("owner"), Line::Label, measure.owner.as_ref());
                to.measure(at, measure);
            });
        });
    }
    if let Some(plans) = &report.plans {
        let at = root.field("plans");
        to.line(&at.field("heading"), Line::Numbered, &plans.heading);
        to.chapter(&at, plans.lead.is_empty() && plans.items.is_empty());
        to.prose(&at.field("lead"), &plans.lead, None);
        each(at.field("items"), &plans.items, |at, plan| {
            to.line(&at.field("heading"), Line::Numbered, &plan.heading);
            to.prose(&at.field("text"), &plan.text, Some(plan));
            maybe(to, at.field("owner"), Line::Label, plan.owner.as_ref());
            to.plan(at, plan);
            figures(to, at.field("targets"), &plan.targets, true);
        });
    }
    to.prose(&root.field("closing"), &report.closing, None);
    figures(to, root.field("figures"), &report.figures, false);
}
