//! Where something stands in a report.

use std::fmt;
use std::str::FromStr;

macro_rules! fields {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// A field of the model, by its name in JSON.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        #[allow(missing_docs)]
        pub enum Field { $(#[doc = concat!("`", $name, "`")] $variant),* }

        impl Field {
            /// The name, as in JSON and in Rust.
            pub fn name(self) -> &'static str {
                match self { $(Field::$variant => $name),* }
            }

            fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Field::$variant),)* _ => None }
            }
        }
    };
}

fields! {
    Title "title", Subtitle "subtitle", Year "year", Period "period", From "from", To "to", Reporter "reporter",
    Organization "organization", Name "name", Position "position", SignedBy "signed_by", ReportedOn "reported_on",
    Salutation "salutation", Preamble "preamble", Work "work", Heading "heading", Lead "lead", Items "items", Points "points",
    Topic "topic", Text "text", Figures "figures", Value "value", Unit "unit", Approximation "approximation",
    LastYear "last_year", Target "target", Problems "problems", Cause "cause", Measures "measures", What "what", Owner "owner",
    Due "due", Status "status", Plans "plans", Targets "targets", Others "others", Placement "placement", Closing "closing",
    Attachments "attachments", Schema "$schema",
}

/// A step on the way to a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Into a field of an object.
    Field(Field),
    /// To an item of a list, counted from zero.
    Index(u32),
}

/// The most steps: `/work/0/items/0/points/0/points/0/text` has nine.
const DEEPEST: usize = 10;

/// Where something stands in a report: a JSON Pointer (RFC 6901) that is written only when it is asked for.
///
/// ```
/// use annual_report::model::{Field, Place};
/// let place = Place::ROOT.field(Field::Work).index(0).field(Field::Heading);
/// assert_eq!(place.to_string(), "/work/0/heading");
/// assert_eq!("/work/0/heading".parse(), Ok(place));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Those past the length are `Index(0)`, so that equal places are equal.
    steps: [Step; DEEPEST],
    length: u8,
}

impl Place {
    /// The report itself.
    pub const ROOT: Place = Place { steps: [Step::Index(0); DEEPEST], length: 0 };

    /// A field of what stands here.
    #[must_use]
    pub fn field(self, field: Field) -> Place {
        self.step(Step::Field(field))
    }

    /// An item of the list that stands here, counted from zero.
    #[must_use]
    pub fn index(self, index: usize) -> Place {
        self.step(Step::Index(u32::try_from(index).unwrap_or(u32::MAX)))
    }

    /// No report is deeper than [`DEEPEST`]; a step beyond it would lead nowhere and is not taken.
    fn step(mut self, step: Step) -> Place {
        if let Some(next) = self.steps.get_mut(usize::from(self.length)) {
            *next = step;
            self.length += 1;
        }
        self
    }

    /// The steps from the report to here.
    pub fn steps(&self) -> &[Step] {
        &self.steps[..usize::from(self.length)]
    }

    /// What holds what stands here; the report holds itself.
    #[must_use]
    pub fn holder(mut self) -> Place {
        if let Some(length) = self.length.checked_sub(1) {
            self.length = length;
            self.steps[usize::from(length)] = Step::Index(0);
        }
        self
    }

    /// Which of its list the innermost item is that stands here or holds what does, counted from one; zero where there is none.
    pub fn number(&self) -> usize {
        let index = self.steps().iter().rev().find_map(|step| if let Step::Index(index) = step { Some(*index) } else { None });
        index.map_or(0, |index| index as usize + 1)
    }

    /// The plan in which this stands, counted from zero: its own targets are meant first there.
    pub fn plan(&self) -> Option<usize> {
        match self.steps() {
            [Step::Field(Field::Plans), Step::Field(Field::Items), Step::Index(plan), ..] => Some(*plan as usize),
            _ => None,
        }
    }
}

/// The JSON Pointer. No name of a field needs escaping.
impl fmt::Display for Place {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.steps().iter().try_for_each(|step| match step {
            Step::Field(field) => write!(to, "/{}", field.name()),
            Step::Index(index) => write!(to, "/{index}"),
        })
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "Place({self})")
    }
}

/// A pointer that leads to no place of a report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the pointer {0:?} leads to no field of a report")]
pub struct NoPlace(pub(crate) String);

impl FromStr for Place {
    type Err = NoPlace;

    fn from_str(pointer: &str) -> Result<Self, NoPlace> {
        let none = || NoPlace(pointer.to_owned());
        let mut place = Place::ROOT;
        if pointer.is_empty() {
            return Ok(place);
        }
        for step in pointer.strip_prefix('/').ok_or_else(none)?.split('/') {
            if usize::from(place.length) == DEEPEST {
                return Err(none());
            }
            let index = || step.parse::<u32>().ok().filter(|index| index.to_string() == step).map(Step::Index);
            place = place.step(Field::named(step).map(Step::Field).or_else(index).ok_or_else(none)?);
        }
        Ok(place)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn pointers_are_places_and_back() {
        for pointer in ["", "/title", "/$schema", "/work/0/items/12/points/3/points/0/text", "/plans/items/2/targets/0/value"] {
            assert_eq!(pointer.parse::<Place>().unwrap().to_string(), pointer);
        }
        for pointer in ["title", "/titel", "/work/01", "/work/-1", "/", "/work/0/items/0/points/0/points/0/text/name/unit"] {
            assert!(pointer.parse::<Place>().is_err(), "{pointer}");
        }
    }

    #[test]
    fn a_place_knows_its_number_and_its_plan() {
        let of = |pointer: &str| pointer.parse::<Place>().unwrap();
        assert_eq!((of("/work/0/items/2/heading").number(), of("/title").number()), (3, 0));
        assert_eq!((of("/plans/items/1/points/4/text").plan(), of("/plans/lead").plan()), (Some(1), None));
        assert_eq!(of("/work/3").holder(), of("/work"), "equal however it came about");
        assert_eq!(Place::ROOT.holder(), Place::ROOT);
    }
}
