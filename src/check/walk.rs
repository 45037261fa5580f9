//! The walk over a report in document order, which is the order of the struct: what stands where.

use std::fmt::Write;

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

/// What is told to a visitor. `at` is the JSON Pointer.
pub(super) trait Visitor<'a> {
    fn line(&mut self, _at: &str, _line: Line, _text: &'a str) {}
    /// Prose; in a plan, with the plan, whose targets come first.
    fn prose(&mut self, _at: &str, _prose: &'a Prose, _plan: Option<&'a Plan>) {}
    fn figure(&mut self, _at: &str, _figure: &'a Figure, _target: bool) {}
    fn problem(&mut self, _at: &str, _problem: &'a Problem) {}
    fn measure(&mut self, _at: &str, _measure: &'a Measure) {}
    fn plan(&mut self, _at: &str, _plan: &'a Plan) {}
    /// The fields of the report itself, each at its place in the order.
    fn report(&mut self, _field: &'static str, _report: &'a AnnualReport) {}
}

/// A JSON Pointer that grows and shrinks with the walk.
struct Path(String);

impl Path {
    fn within<R>(&mut self, step: impl std::fmt::Display, visit: impl FnOnce(&mut Self) -> R) -> R {
        let mark = self.0.len();
        // Writing to a String does not fail.
        let _ = write!(self.0, "/{step}");
        let result = visit(self);
        self.0.truncate(mark);
        result
    }

    fn each<'a, T>(&mut self, field: &str, items: &'a [T], mut visit: impl FnMut(&mut Self, &'a T)) {
        self.within(field, |path| {
            for (index, item) in items.iter().enumerate() {
                path.within(index, |path| visit(path, item));
            }
        });
    }

    fn line<'a>(&mut self, to: &mut impl Visitor<'a>, field: &str, line: Line, text: &'a str) {
        self.within(field, |path| to.line(&path.0, line, text));
    }

    fn maybe<'a>(&mut self, to: &mut impl Visitor<'a>, field: &str, line: Line, text: Option<&'a String>) {
        if let Some(text) = text {
            self.line(to, field, line, text);
        }
    }

    fn prose<'a>(&mut self, to: &mut impl Visitor<'a>, field: &str, prose: &'a Prose, plan: Option<&'a Plan>) {
        if !prose.as_str().is_empty() {
            self.within(field, |path| to.prose(&path.0, prose, plan));
        }
    }

    fn figures<'a>(&mut self, to: &mut impl Visitor<'a>, field: &str, figures: &'a [Figure]) {
        let target = field == "targets";
        self.each(field, figures, |path, figure| {
            to.figure(&path.0, figure, target);
            path.maybe(to, "unit", Line::Label, figure.unit.as_ref());
        });
    }
}

pub(super) fn walk<'a>(report: &'a AnnualReport, to: &mut impl Visitor<'a>) {
    let path = &mut Path(String::new());
    to.report("/title", report);
    path.maybe(to, "title", Line::Plain, report.title.as_ref());
    to.report("/year", report);
    to.report("/reporter", report);
    if let Some(reporter) = &report.reporter {
        path.within("reporter", |path| {
            path.line(to, "organization", Line::Plain, &reporter.organization);
            path.maybe(to, "name", Line::Label, reporter.name.as_ref());
            path.maybe(to, "position", Line::Label, reporter.position.as_ref());
        });
    }
    to.report("/reported_on", report);
    path.maybe(to, "salutation", Line::Plain, report.salutation.as_ref());
    path.prose(to, "preamble", &report.preamble, None);
    to.report("/work", report);
    path.each("work", &report.work, |path, chapter| {
        path.line(to, "heading", Line::Numbered, &chapter.heading);
        path.prose(to, "lead", &chapter.lead, None);
        path.each("items", &chapter.items, |path, item| {
            path.line(to, "heading", Line::Numbered, &item.heading);
            path.prose(to, "lead", &item.lead, None);
            path.each("points", &item.points, |path, point| {
                path.line(to, "topic", Line::Numbered, &point.topic);
                path.prose(to, "text", &point.text, None);
            });
            path.figures(to, "figures", &item.figures);
        });
    });
    if let Some(problems) = &report.problems {
        path.within("problems", |path| {
            path.line(to, "heading", Line::Numbered, &problems.heading);
            path.prose(to, "lead", &problems.lead, None);
            path.each("items", &problems.items, |path, problem| {
                path.line(to, "topic", Line::Numbered, &problem.topic);
                path.prose(to, "text", &problem.text, None);
                path.prose(to, "cause", &problem.cause, None);
                to.problem(&path.0, problem);
                path.each("measures", &problem.measures, |path, measure| {
                    path.prose(to, "what", &measure.what, None);
                    path.maybe(to, "owner", Line::Label, measure.owner.as_ref());
                    to.measure(&path.0, measure);
                });
            });
        });
    }
    if let Some(plans) = &report.plans {
        path.within("plans", |path| {
            path.line(to, "heading", Line::Numbered, &plans.heading);
            path.prose(to, "lead", &plans.lead, None);
            path.each("items", &plans.items, |path, plan| {
                path.line(to, "heading", Line::Numbered, &plan.heading);
                path.prose(to, "text", &plan.text, Some(plan));
                path.maybe(to, "owner", Line::Label, plan.owner.as_ref());
                to.plan(&path.0, plan);
                path.figures(to, "targets", &plan.targets);
            });
        });
    }
    path.prose(to, "closing", &report.closing, None);
    path.figures(to, "figures", &report.figures);
}
