//! All figures of a report: where they stand and which one a name means.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::{AnnualReport, Figure, Plan};

/// A figure and where it is stated.
#[derive(Debug, Clone, Copy)]
pub struct PlacedFigure<'a> {
    /// The figure.
    pub figure: &'a Figure,
    place: Place,
}

#[derive(Debug, Clone, Copy)]
enum Place {
    Item { chapter: usize, item: usize, index: usize },
    Target { plan: usize, index: usize },
    Report { index: usize },
}

impl PlacedFigure<'_> {
    /// The JSON Pointer (RFC 6901) of the figure in the report.
    pub fn pointer(&self) -> String {
        match self.place {
            Place::Item { chapter, item, index } => format!("/work/{chapter}/items/{item}/figures/{index}"),
            Place::Target { plan, index } => format!("/plans/items/{plan}/targets/{index}"),
            Place::Report { index } => format!("/figures/{index}"),
        }
    }

    /// Whether it is next year's target, stated on a plan, rather than a figure of this year.
    pub fn is_plan_target(&self) -> bool {
        matches!(self.place, Place::Target { .. })
    }
}

impl AnnualReport {
    /// Every figure of the report, in document order: those of the items, the targets of the plans, those of the report.
    pub fn figures(&self) -> impl Iterator<Item = PlacedFigure<'_>> {
        let items = self.work.iter().enumerate().flat_map(|(chapter, work)| {
            work.items.iter().enumerate().flat_map(move |(item, work)| {
                work.figures
                    .iter()
                    .enumerate()
                    .map(move |(index, figure)| PlacedFigure { figure, place: Place::Item { chapter, item, index } })
            })
        });
        let targets = self.plans.iter().flat_map(|plans| plans.items.iter().enumerate()).flat_map(|(plan, holder)| {
            holder.targets.iter().enumerate().map(move |(index, figure)| PlacedFigure { figure, place: Place::Target { plan, index } })
        });
        let own = self.figures.iter().enumerate().map(|(index, figure)| PlacedFigure { figure, place: Place::Report { index } });
        items.chain(targets).chain(own)
    }
}

/// Which figure a name means. Of two figures of one name (which is a finding) the first is meant.
#[derive(Debug, Clone)]
pub struct FigureIndex<'a> {
    figures: HashMap<&'a str, PlacedFigure<'a>>,
    targets: HashMap<&'a str, PlacedFigure<'a>>,
    /// The targets of each plan, by its place in memory.
    own: HashMap<(usize, &'a str), PlacedFigure<'a>>,
    has_duplicates: bool,
}

impl<'a> FigureIndex<'a> {
    /// The index of a report.
    pub fn new(report: &'a AnnualReport) -> Self {
        let count = report.figures().count();
        let mut index =
            FigureIndex { figures: HashMap::with_capacity(count), targets: HashMap::new(), own: HashMap::new(), has_duplicates: false };
        for (plan, holder) in report.plans.iter().flat_map(|plans| plans.items.iter().enumerate()) {
            for (number, figure) in holder.targets.iter().enumerate() {
                let placed = PlacedFigure { figure, place: Place::Target { plan, index: number } };
                index.own.entry((place(holder), &figure.name)).or_insert(placed);
            }
        }
        for placed in report.figures() {
            let names = if placed.is_plan_target() { &mut index.targets } else { &mut index.figures };
            match names.entry(placed.figure.name.as_str()) {
                Entry::Vacant(name) => drop(name.insert(placed)),
                Entry::Occupied(_) => index.has_duplicates = true,
            }
        }
        index
    }

    /// The figure that `{name}` means in the text of a plan, or with `None` anywhere else: the plan's own target, else the
    /// figure, else any plan's target.
    pub fn get(&self, name: &str, plan: Option<&Plan>) -> Option<PlacedFigure<'a>> {
        plan.and_then(|plan| self.own.get(&(place(plan), name)))
            .or_else(|| self.figures.get(name))
            .or_else(|| self.targets.get(name))
            .copied()
    }

    /// Where the figure of this name, or with `target` the plans' target of this name, is stated first.
    pub fn first(&self, name: &str, target: bool) -> Option<PlacedFigure<'a>> {
        if target { &self.targets } else { &self.figures }.get(name).copied()
    }

    /// Whether two figures, or two targets, have one name.
    pub fn has_duplicates(&self) -> bool {
        self.has_duplicates
    }

    /// The names that can be referred to, in no order.
    pub fn names(&self) -> impl Iterator<Item = &'a str> {
        self.figures.keys().chain(self.targets.keys()).copied()
    }
}

fn place(plan: &Plan) -> usize {
    std::ptr::from_ref(plan).addr()
}
