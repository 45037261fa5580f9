//! The figures of many units added up, where they can be.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::FigureRow;
use crate::model::Bound;

/// A sum of the figures of one name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Total {
    /// The year; none for figures of reports without one.
    pub year: Option<u16>,
    /// The name of the figures.
    pub name: String,
    /// Their unit of measure.
    pub unit: Option<String>,
    /// The sum of those that have a value; none where they do not add.
    #[serde(default, with = "crate::model::decimal::option")]
    pub sum: Option<Decimal>,
    /// Why there is no sum.
    pub refused: Option<Refused>,
    /// What can be said of the true sum: 20余次 and 30次 are at least 50.
    pub bound: Bound,
    /// How many figures have a value.
    pub values: usize,
    /// How many have none yet.
    pub missing: usize,
}

/// Why figures do not add.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Refused {
    /// They are shares or rates: %, 倍.
    Ratio,
    /// Figures of this name have other units of measure elsewhere, so that a sum would leave some out.
    Units,
    /// The sum is too large, or has too many digits.
    Overflow,
}

/// Adds rows up as they come: the memory grows with the number of names, not of rows.
///
/// ```
/// use annual_report::model::{AnnualReport, Figure};
/// use annual_report::years::{Refused, Totals};
/// let report = |talks: i64| {
///     AnnualReport::new(2025).with_figures([Figure::new("谈话", "次").with_value(talks), Figure::new("办结率", "%").with_value(98)])
/// };
/// let totals: Totals = report(20).figure_rows().chain(report(30).figure_rows()).collect();
/// let totals = totals.totals();
/// assert_eq!((totals[1].name.as_str(), totals[1].sum.unwrap().to_string()), ("谈话", "50".into()));
/// assert_eq!(totals[0].refused, Some(Refused::Ratio));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Totals {
    sums: BTreeMap<(Option<u16>, String, Option<String>), Sum>,
}

#[derive(Debug, Clone, Default)]
struct Sum {
    /// None once it overflowed.
    sum: Option<Decimal>,
    bound: Bound,
    /// Whether the unit is a share or a rate.
    ratio: bool,
    values: usize,
    missing: usize,
}

impl Totals {
    /// Adds a row.
    pub fn add(&mut self, row: FigureRow) {
        let sum = self.sums.entry((row.year, row.name, row.unit)).or_insert_with(|| Sum {
            sum: Some(Decimal::ZERO),
            ratio: row.ratio,
            ..Sum::default()
        });
        match row.value {
            None => sum.missing += 1,
            Some(value) => {
                sum.values += 1;
                sum.bound = sum.bound.sum(row.bound);
                sum.sum = sum.sum.and_then(|so_far| exact_sum(so_far, value));
            }
        }
    }

    /// The sums by year, name and unit of measure.
    pub fn totals(&self) -> Vec<Total> {
        let mut units: BTreeMap<(Option<u16>, &str), BTreeSet<Option<&str>>> = BTreeMap::new();
        for (year, name, unit) in self.sums.keys() {
            units.entry((*year, name)).or_default().insert(unit.as_deref());
        }
        let total = |((year, name, unit), sum): (&(Option<u16>, String, Option<String>), &Sum)| {
            let refused = if sum.ratio {
                Some(Refused::Ratio)
            } else if units.get(&(*year, name)).is_some_and(|units| units.len() > 1) {
                Some(Refused::Units)
            } else {
                sum.sum.is_none().then_some(Refused::Overflow)
            };
            Total {
                year: *year,
                name: name.clone(),
                unit: unit.clone(),
                // Without trailing zeros: 12.50 and 0.50 are 13.
                sum: sum.sum.filter(|_| refused.is_none()).map(|sum| sum.normalize()),
                refused,
                bound: sum.bound,
                values: sum.values,
                missing: sum.missing,
            }
        };
        self.sums.iter().map(total).collect()
    }
}

/// A sum that loses no digit, or none: the type rounds what has more than 28.
fn exact_sum(one: Decimal, other: Decimal) -> Option<Decimal> {
    let sum = one.checked_add(other)?;
    (sum.scale() >= one.scale().max(other.scale())).then_some(sum)
}

impl Extend<FigureRow> for Totals {
    fn extend<I: IntoIterator<Item = FigureRow>>(&mut self, rows: I) {
        rows.into_iter().for_each(|row| self.add(row));
    }
}

impl FromIterator<FigureRow> for Totals {
    fn from_iter<I: IntoIterator<Item = FigureRow>>(rows: I) -> Self {
        let mut totals = Totals::default();
        totals.extend(rows);
        totals
    }
}
