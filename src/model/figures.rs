//! All figures of a report: where they stand and which one a name means.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::{AnnualReport, Decimal, Figure, Piece, Place, Printed, Prose, Visit, VisitMut};

/// A figure and where it is stated.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct PlacedFigure<'a> {
    /// The figure.
    pub figure: &'a Figure,
    /// Where it is stated.
    pub place: Place,
}

impl PlacedFigure<'_> {
    /// Whether it is a target, stated on a plan, rather than a figure of this year.
    pub fn is_plan_target(&self) -> bool {
        self.place.plan().is_some()
    }
}

#[derive(Default)]
struct Placed<'a>(Vec<PlacedFigure<'a>>);

impl<'a> Visit<'a> for Placed<'a> {
    fn figure(&mut self, at: &Place, figure: &'a Figure) {
        self.0.push(PlacedFigure { figure, place: *at });
    }
}

impl AnnualReport {
    /// Every figure of the report, in the order in which they are printed: those of the items, the targets of the plans, those of
    /// the report.
    pub fn figures(&self) -> impl Iterator<Item = PlacedFigure<'_>> {
        let mut placed = Placed::default();
        self.walk(&mut placed);
        placed.0.into_iter()
    }

    /// The figure of this name, to be changed; of two of one name (which is a finding) the first. The targets of plans are next
    /// year's and not looked at.
    ///
    /// ```
    /// use annual_report::model::{AnnualReport, Figure};
    /// let mut report = AnnualReport::new(2025).with_figures([Figure::new("培训", "期").with_value(8)]);
    /// report.figure_mut("培训").unwrap().last_year = Some(6.into());
    /// assert!(report.figure_mut("调研").is_none());
    /// ```
    pub fn figure_mut(&mut self, name: &str) -> Option<&mut Figure> {
        let others = self.others.iter_mut().flat_map(|chapter| &mut chapter.items);
        let items = self.work.iter_mut().flat_map(|chapter| &mut chapter.items).chain(others);
        items.flat_map(|item| &mut item.figures).chain(&mut self.figures).find(|figure| figure.name == name)
    }

    /// Sets the value of the figure of this name, from a number or from its digits, which stay as they are.
    ///
    /// # Errors
    /// [`NotSet`] where no figure has the name, or the text is no number.
    ///
    /// ```
    /// use annual_report::model::{AnnualReport, Figure};
    /// let mut report = AnnualReport::new(2025).with_figures([Figure::new("经费", "万元"), Figure::new("培训", "期")]);
    /// report.set("经费", "12.50")?;
    /// report.set("培训", 8)?;
    /// assert_eq!(report.figures[0].to_string(), "12.50万元");
    /// assert!(report.set("调研", 3).is_err());
    /// # Ok::<(), annual_report::model::NotSet>(())
    /// ```
    pub fn set<V: TryInto<Decimal>>(&mut self, name: &str, value: V) -> Result<(), NotSet> {
        let figure = self.figure_mut(name).ok_or_else(|| NotSet::Unknown { name: name.to_owned() })?;
        figure.value = Some(value.try_into().map_err(|_| NotSet::NotANumber { name: name.to_owned() })?);
        Ok(())
    }
}

/// Why the value of a figure was not set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotSet {
    /// No figure has the name.
    #[error("there is no figure named {name:?}: state it first")]
    Unknown {
        /// The name.
        name: String,
    },
    /// The value is no number, or none that a figure can hold.
    #[error("the value for the figure {name:?} is no number: write digits, such as 12.50")]
    NotANumber {
        /// The name of the figure.
        name: String,
    },
}

/// Which figure a name means. Of two figures of one name (which is a finding) the first is meant.
#[derive(Debug, Clone)]
pub struct FigureIndex<'a> {
    figures: BTreeMap<&'a str, PlacedFigure<'a>>,
    targets: BTreeMap<&'a str, PlacedFigure<'a>>,
    /// The targets of each plan.
    own: BTreeMap<(usize, &'a str), PlacedFigure<'a>>,
    has_duplicates: bool,
}

impl<'a> FigureIndex<'a> {
    /// The index of a report.
    pub fn new(report: &'a AnnualReport) -> Self {
        let mut placed = Placed::default();
        report.walk(&mut placed);
        let mut index = FigureIndex { figures: BTreeMap::new(), targets: BTreeMap::new(), own: BTreeMap::new(), has_duplicates: false };
        for placed in placed.0 {
            let name = placed.figure.name.as_str();
            let names = match placed.place.plan() {
                Some(plan) => {
                    index.own.entry((plan, name)).or_insert(placed);
                    &mut index.targets
                }
                None => &mut index.figures,
            };
            match names.entry(name) {
                Entry::Vacant(name) => drop(name.insert(placed)),
                Entry::Occupied(_) => index.has_duplicates = true,
            }
        }
        index
    }

    /// The figure that `{name}` means in a text that stands here: in a plan its own target, else the figure, else any plan's target.
    pub fn get(&self, name: &str, at: &Place) -> Option<PlacedFigure<'a>> {
        at.plan()
            .and_then(|plan| self.own.get(&(plan, name)))
            .or_else(|| self.figures.get(name))
            .or_else(|| self.targets.get(name))
            .copied()
    }

    /// What a text that stands here prints, its references resolved.
    pub fn print<'t>(&'t self, text: &'t str, at: &'t Place) -> impl Iterator<Item = Printed<'t>> {
        Prose::pieces(text).map(move |piece| match piece {
            Piece::Text(text) | Piece::StrayBrace(text) => Printed::Text(text),
            Piece::Figure(name) => self.get(name, at).map_or(Printed::Unknown(name), |placed| Printed::Figure(placed.figure)),
        })
    }

    /// Where the figure of this name, or with `target` the plans' target of this name, is stated first.
    pub fn first(&self, name: &str, target: bool) -> Option<PlacedFigure<'a>> {
        if target { &self.targets } else { &self.figures }.get(name).copied()
    }

    /// Whether two figures, or two targets, have one name.
    pub fn has_duplicates(&self) -> bool {
        self.has_duplicates
    }

    /// The names that can be referred to, sorted, those of figures before those of targets: what is said of them is the same each time.
    pub fn names(&self) -> impl Iterator<Item = &'a str> {
        self.figures.keys().chain(self.targets.keys()).copied()
    }
}

/// Changes every text of one place and leaves all else as it is.
pub(crate) struct AtPlaces<F>(pub(crate) F);

impl<F: FnMut(&Place, &mut String)> VisitMut for AtPlaces<F> {
    fn text(&mut self, at: &Place, _: super::Role, text: &mut String) {
        (self.0)(at, text);
    }
}
