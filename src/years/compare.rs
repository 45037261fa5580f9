//! A comparison of two years.

use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::model::{
    AnnualReport, Bound, Field, Figure, FigureIndex, FigureText, Node, Piece, Place, Plan, Printed, Problem, Prose, Role, Visit,
    closing_stop,
};
use crate::page::digits;

/// The shortest paragraph that counts as copied, in characters: shorter ones are phrases.
const PARAGRAPH: usize = 20;

/// What changed between two reports of one unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Comparison {
    /// The earlier year.
    pub last: Option<u16>,
    /// The later year.
    pub this: Option<u16>,
    /// The figures of the later report, in its order; then those that only the earlier has.
    pub figures: Vec<FigureChange>,
    /// Plans of the earlier report that the later one says nothing of.
    pub unreported: Vec<Unreported>,
    /// Problems that came back word for word.
    pub repeated: Vec<Copied>,
    /// Paragraphs of the later report that stand in the earlier one too, but for numbers.
    pub copied: Vec<Copied>,
}

/// A figure in both years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FigureChange {
    /// Its name.
    pub name: String,
    /// Its unit of measure. Where the reports differ, the values are not compared.
    pub unit: Option<String>,
    /// The value of the earlier year: that of the earlier report, else what the later one states as last year's.
    #[serde(default, with = "crate::model::decimal::option")]
    pub last: Option<Decimal>,
    /// The value of the later year.
    #[serde(default, with = "crate::model::decimal::option")]
    pub this: Option<Decimal>,
    /// How much it grew.
    #[serde(default, with = "crate::model::decimal::option")]
    pub change: Option<Decimal>,
    /// How much it grew, in percent of the earlier value, to a tenth.
    #[serde(default, with = "crate::model::decimal::option")]
    pub rate: Option<Decimal>,
    /// Up, down or as before.
    pub trend: Option<Trend>,
    /// The target for the later year: its own, else that of the earlier report's plans.
    #[serde(default, with = "crate::model::decimal::option")]
    pub target: Option<Decimal>,
    /// Whether the values that are compared are exact; of others the change is about as much.
    pub exact: bool,
    /// Whether the target is a ceiling (不超过, 以内), which is met from below.
    pub ceiling: bool,
    /// Whether the value meets the target, where that can be said of it: 近100名 does not reach 100, 约100名 may.
    pub met: Option<bool>,
    /// What the later report states as last year's value, where the earlier report has another.
    #[serde(default, with = "crate::model::decimal::option")]
    pub stated_last: Option<Decimal>,
}

/// Where a figure went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trend {
    /// It grew.
    Up,
    /// It fell.
    Down,
    /// It stayed.
    Same,
}

/// A plan that was not reported on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Unreported {
    /// Its JSON Pointer in the earlier report.
    pub pointer: String,
    /// Its heading.
    pub heading: String,
}

/// A text that stands in both reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Copied {
    /// The JSON Pointer in the earlier report.
    pub last: String,
    /// The JSON Pointer in the later report.
    pub this: String,
    /// The text, as the later report prints it.
    pub text: String,
}

impl Comparison {
    /// Compares the report of a year with that of the year before.
    ///
    /// ```
    /// use annual_report::model::{AnnualReport, Figure};
    /// use annual_report::years::{Comparison, Trend};
    /// let report = |year, value: i64| AnnualReport::new(year).with_figures([Figure::new("培训", "期").with_value(value)]);
    /// let comparison = Comparison::new(&report(2024, 8), &report(2025, 10));
    /// assert_eq!(comparison.figures[0].trend, Some(Trend::Up));
    /// assert_eq!(comparison.figures[0].rate.unwrap().to_string(), "25");
    /// ```
    pub fn new(last: &AnnualReport, this: &AnnualReport) -> Self {
        Comparison {
            last: last.year,
            this: this.year,
            figures: figures(last, this),
            unreported: unreported(last, this),
            repeated: repeated(last, this),
            copied: copied(last, this),
        }
    }
}

/// The figures of the year by name; the first of two of one name.
fn by_name(report: &AnnualReport, targets: bool) -> HashMap<&str, &Figure> {
    let mut names = HashMap::new();
    for placed in report.figures().filter(|placed| placed.is_plan_target() == targets) {
        names.entry(placed.figure.name.as_str()).or_insert(placed.figure);
    }
    names
}

fn figures(last: &AnnualReport, this: &AnnualReport) -> Vec<FigureChange> {
    let (before, planned, now) = (by_name(last, false), by_name(last, true), by_name(this, false));
    let mut changes: Vec<FigureChange> = this
        .figures()
        .filter(|placed| !placed.is_plan_target())
        .map(|placed| {
            let figure = placed.figure;
            let of = |names: &HashMap<&str, &'_ Figure>| {
                names.get(figure.name.as_str()).copied().filter(|other| other.unit == figure.unit).cloned()
            };
            let (reported, planned) = (of(&before).filter(|before| before.value.is_some()), of(&planned));
            let target = figure.target.or_else(|| planned.as_ref().and_then(|target| target.value));
            let stated_last = figure.last_year.filter(|stated| reported.as_ref().is_some_and(|reported| reported.value != Some(*stated)));
            let ceiling = [Some(figure), planned.as_ref()].into_iter().flatten().any(|one| one.approximation.bound() == Bound::AtMost);
            let exact = figure.approximation.is_exact() && reported.as_ref().is_none_or(|reported| reported.approximation.is_exact());
            FigureChange {
                target,
                met: target.and_then(|target| met(figure, target, ceiling)),
                exact,
                ceiling: ceiling && target.is_some(),
                stated_last,
                ..change(figure, reported.and_then(|reported| reported.value).or(figure.last_year), figure.value)
            }
        })
        .collect();
    let gone = last.figures().filter(|placed| !placed.is_plan_target() && !now.contains_key(placed.figure.name.as_str()));
    changes.extend(gone.map(|placed| change(placed.figure, placed.figure.value, None)));
    changes
}

fn change(figure: &Figure, last: Option<Decimal>, this: Option<Decimal>) -> FigureChange {
    let both = last.zip(this);
    let change = both.and_then(|(last, this)| this.checked_sub(last));
    let rate = both.and_then(|(last, this)| {
        let share = this.checked_sub(last)?.checked_div(last.abs())?;
        Some(share.checked_mul(Decimal::ONE_HUNDRED)?.round_dp(1).normalize())
    });
    let trend = both.map(|(last, this)| match this.cmp(&last) {
        std::cmp::Ordering::Greater => Trend::Up,
        std::cmp::Ordering::Less => Trend::Down,
        std::cmp::Ordering::Equal => Trend::Same,
    });
    FigureChange {
        name: figure.name.clone(),
        unit: figure.unit.clone(),
        last,
        this,
        change,
        rate,
        trend,
        exact: figure.approximation.is_exact(),
        target: None,
        ceiling: false,
        met: None,
        stated_last: None,
    }
}

/// Whether a value meets a target, or a ceiling from below. 30余次 reach 30, 近100名 do not reach 100, 约100名 may or may not.
fn met(figure: &Figure, target: Decimal, ceiling: bool) -> Option<bool> {
    let value = figure.value?;
    match figure.approximation.bound() {
        Bound::Around if value == target => None,
        Bound::AtLeast if ceiling => Some(value < target),
        _ if ceiling => Some(value <= target),
        Bound::Exact | Bound::Around | Bound::AtLeast => Some(value >= target),
        Bound::Below => Some(value > target),
        Bound::AtMost => (value < target).then_some(false),
    }
}

/// A plan is reported on by an item of its heading, or by a figure of one of its targets that has a value.
fn unreported(last: &AnnualReport, this: &AnnualReport) -> Vec<Unreported> {
    let figures = by_name(this, false);
    let mut headings = Headings::default();
    this.walk(&mut headings);
    let is_reported = |plan: &Plan| {
        headings.0.contains(&bare(&plan.heading))
            || plan.targets.iter().any(|target| figures.get(target.name.as_str()).is_some_and(|figure| figure.value.is_some()))
    };
    let plans = last.plans.iter().flat_map(|plans| plans.items.iter().enumerate());
    let place = Place::ROOT.field(Field::Plans).field(Field::Items);
    plans
        .filter(|(_, plan)| !is_reported(plan))
        .map(|(number, plan)| Unreported { pointer: place.index(number).to_string(), heading: plan.heading.clone() })
        .collect()
}

/// The headings and topics under which something is reported: of the chapters of work and of other kinds.
#[derive(Default)]
struct Headings(HashSet<String>);

impl<'r> Visit<'r> for Headings {
    fn text(&mut self, at: &Place, role: Role, text: &'r str) {
        let reports =
            at.plan().is_none() && matches!(role, Role::ChapterHeading | Role::ItemHeading | Role::PointTopic | Role::SubpointTopic);
        if reports && !text.trim().is_empty() {
            self.0.insert(bare(text));
        }
    }
}

fn repeated(last: &AnnualReport, this: &AnnualReport) -> Vec<Copied> {
    let before: HashMap<String, Place> = problems(last).into_iter().map(|(key, place, _)| (key, place)).collect();
    problems(this)
        .into_iter()
        .filter_map(|(key, this, text)| Some(Copied { last: before.get(&key)?.to_string(), this: this.to_string(), text }))
        .collect()
}

/// The problems: what two of them share when one is a copy, where each stands, and what it prints.
fn problems(report: &AnnualReport) -> Vec<(String, Place, String)> {
    let mut problems = Problems::default();
    report.walk(&mut problems);
    let index = FigureIndex::new(report);
    let said = |problem: &Problem, place: &Place| {
        format!("{}{}{}", problem.topic, closing_stop(&problem.topic), printed(problem.text.as_str(), &index, place))
    };
    // A topic gets its 。 from the layout, so whether it has one says nothing.
    let key = |problem: &Problem| bare(&problem.topic) + "。" + &bare(problem.text.as_str());
    problems.0.into_iter().map(|(place, problem)| (key(problem), place, said(problem, &place))).collect()
}

#[derive(Default)]
struct Problems<'r>(Vec<(Place, &'r Problem)>);

impl<'r> Visit<'r> for Problems<'r> {
    fn enter(&mut self, at: &Place, node: Node<'r>) {
        if let Node::Problem(problem) = node {
            self.0.push((*at, problem));
        }
    }
}

fn copied(last: &AnnualReport, this: &AnnualReport) -> Vec<Copied> {
    let (mut before, mut now) = (Paragraphs::default(), Paragraphs::default());
    last.walk(&mut before);
    this.walk(&mut now);
    let mut places: HashMap<String, Place> = HashMap::new();
    for (place, paragraph) in before.0 {
        places.entry(bare(paragraph)).or_insert(place);
    }
    let index = FigureIndex::new(this);
    now.0
        .into_iter()
        .filter(|(_, paragraph)| paragraph.chars().count() >= PARAGRAPH)
        .filter_map(|(this, paragraph)| {
            let last = places.get(&bare(paragraph))?.to_string();
            Some(Copied { last, this: this.to_string(), text: printed(paragraph, &index, &this) })
        })
        .collect()
}

/// The paragraphs of running text; problems are compared as a whole.
#[derive(Default)]
struct Paragraphs<'r>(Vec<(Place, &'r str)>);

impl<'r> Visit<'r> for Paragraphs<'r> {
    fn text(&mut self, at: &Place, role: Role, text: &'r str) {
        if role.is_prose() && !matches!(role, Role::ProblemText | Role::Cause | Role::Measure | Role::Closing) {
            self.0.extend(Prose::paragraphs_of(text).map(|paragraph| (*at, paragraph)));
        }
    }
}

/// A text with its figures in place.
fn printed(text: &str, index: &FigureIndex<'_>, at: &Place) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in index.print(text, at) {
        match piece {
            Printed::Text(text) => out.push_str(text),
            Printed::Figure(figure) => {
                // With a true minus sign, as documents print it.
                let FigureText { before, number, after, unit, behind } = figure.text();
                out.extend([before, &digits(number.as_deref().unwrap_or(Figure::BLANK)), after, unit, behind]);
            }
            Printed::Unknown(name) => out.extend(["{", name, "}"]),
        }
    }
    out
}

/// A text without what changes when it is copied: numbers, references, white space, and the stop at its end.
fn bare(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    for piece in Prose::pieces(text) {
        match piece {
            Piece::Text(text) | Piece::StrayBrace(text) => bare.extend(text.chars().filter(|c| !c.is_whitespace() && !c.is_ascii_digit())),
            Piece::Figure(_) => bare.push('#'),
        }
    }
    let end = bare.trim_end_matches(['。', '，', '；', '：']).len();
    bare.truncate(end);
    bare
}
