//! A comparison of two years.

use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;
use serde::Serialize;

use crate::model::{AnnualReport, Approximation, Figure, FigureIndex, Piece, Plan, Problem, Prose, closing_stop};

/// The shortest paragraph that counts as copied, in characters: shorter ones are phrases.
const PARAGRAPH: usize = 20;

/// What changed between two reports of one unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Comparison {
    /// The earlier year.
    pub last: u16,
    /// The later year.
    pub this: u16,
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FigureChange {
    /// Its name.
    pub name: String,
    /// Its unit of measure. Where the reports differ, the values are not compared.
    pub unit: Option<String>,
    /// The value of the earlier year: that of the earlier report, else what the later one states as last year's.
    #[serde(with = "crate::model::decimal::option")]
    pub last: Option<Decimal>,
    /// The value of the later year.
    #[serde(with = "crate::model::decimal::option")]
    pub this: Option<Decimal>,
    /// How much it grew.
    #[serde(with = "crate::model::decimal::option")]
    pub change: Option<Decimal>,
    /// How much it grew, in percent of the earlier value, to a tenth.
    #[serde(with = "crate::model::decimal::option")]
    pub rate: Option<Decimal>,
    /// Up, down or as before.
    pub trend: Option<Trend>,
    /// The target for the later year: its own, else that of the earlier report's plans.
    #[serde(with = "crate::model::decimal::option")]
    pub target: Option<Decimal>,
    /// Whether the value reaches the target. That less may be better is not known here.
    pub met: Option<bool>,
    /// What the later report states as last year's value, where the earlier report has another.
    #[serde(with = "crate::model::decimal::option")]
    pub stated_last: Option<Decimal>,
}

/// Where a figure went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Unreported {
    /// Its JSON Pointer in the earlier report.
    pub pointer: String,
    /// Its heading.
    pub heading: String,
}

/// A text that stands in both reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
    /// let report = |year, value: i64| AnnualReport::new(year).figure(Figure::new("培训", "期").value(value));
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
            let same_unit = |other: &&&Figure| other.unit == figure.unit;
            let reported = before.get(figure.name.as_str()).filter(same_unit).and_then(|before| before.value);
            let target = figure.target.or_else(|| planned.get(figure.name.as_str()).filter(same_unit).and_then(|target| target.value));
            let stated_last = figure.last_year.filter(|stated| reported.is_some_and(|reported| reported != *stated));
            FigureChange {
                target,
                met: target.and_then(|target| met(figure, target)),
                stated_last,
                ..change(figure, reported.or(figure.last_year), figure.value)
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
        target: None,
        met: None,
        stated_last: None,
    }
}

/// 30余次 reaches 30, 近100名 does not reach 100.
fn met(figure: &Figure, target: Decimal) -> Option<bool> {
    let value = figure.value?;
    Some(if figure.approximation == Approximation::Nearly { value > target } else { value >= target })
}

/// A plan is reported on by an item of its heading, or by a figure of one of its targets that has a value.
fn unreported(last: &AnnualReport, this: &AnnualReport) -> Vec<Unreported> {
    let figures = by_name(this, false);
    let headings: HashSet<String> = this
        .work
        .iter()
        .flat_map(|chapter| {
            std::iter::once(&chapter.heading).chain(
                chapter.items.iter().flat_map(|item| std::iter::once(&item.heading).chain(item.points.iter().map(|point| &point.topic))),
            )
        })
        .map(|heading| bare(heading))
        .collect();
    let is_reported = |plan: &Plan| {
        let heading = bare(&plan.heading);
        headings.contains(&heading)
            || plan.targets.iter().any(|target| figures.get(target.name.as_str()).is_some_and(|figure| figure.value.is_some()))
    };
    let plans = last.plans.iter().flat_map(|plans| plans.items.iter().zip(0..));
    plans
        .filter(|(plan, _)| !is_reported(plan))
        .map(|(plan, number)| Unreported { pointer: format!("/plans/items/{number}"), heading: plan.heading.clone() })
        .collect()
}

fn repeated(last: &AnnualReport, this: &AnnualReport) -> Vec<Copied> {
    // A topic gets its 。 from the layout, so whether it has one says nothing.
    let key = |problem: &Problem| bare(&problem.topic) + "。" + &bare(problem.text.as_str());
    let problems = |report: &AnnualReport| -> Vec<(String, String, String)> {
        let index = FigureIndex::new(report);
        let said =
            |problem: &Problem| format!("{}{}{}", problem.topic, closing_stop(&problem.topic), resolved(problem.text.as_str(), &index));
        let items = report.problems.iter().flat_map(|problems| problems.items.iter().zip(0..));
        items.map(|(problem, number)| (key(problem), format!("/problems/items/{number}"), said(problem))).collect()
    };
    let before: HashMap<String, String> = problems(last).into_iter().map(|(key, pointer, _)| (key, pointer)).collect();
    problems(this).into_iter().filter_map(|(key, this, text)| Some(Copied { last: before.get(&key)?.clone(), this, text })).collect()
}

fn copied(last: &AnnualReport, this: &AnnualReport) -> Vec<Copied> {
    let mut before: HashMap<String, String> = HashMap::new();
    for (pointer, paragraph) in paragraphs(last) {
        before.entry(bare(paragraph)).or_insert(pointer);
    }
    let index = FigureIndex::new(this);
    paragraphs(this)
        .into_iter()
        .filter(|(_, paragraph)| paragraph.chars().count() >= PARAGRAPH)
        .filter_map(|(this, paragraph)| {
            Some(Copied { last: before.get(&bare(paragraph))?.clone(), this, text: resolved(paragraph, &index) })
        })
        .collect()
}

/// The paragraphs of chapters, items, points and plans; problems are compared as a whole.
fn paragraphs(report: &AnnualReport) -> Vec<(String, &str)> {
    let mut found = Vec::new();
    let mut add = |pointer: String, prose| {
        let prose: &Prose = prose;
        found.extend(prose.paragraphs().map(|paragraph| (pointer.clone(), paragraph)));
    };
    add("/preamble".into(), &report.preamble);
    for (chapter, work) in report.work.iter().enumerate() {
        add(format!("/work/{chapter}/lead"), &work.lead);
        for (number, item) in work.items.iter().enumerate() {
            add(format!("/work/{chapter}/items/{number}/lead"), &item.lead);
            for (index, point) in item.points.iter().enumerate() {
                add(format!("/work/{chapter}/items/{number}/points/{index}/text"), &point.text);
            }
        }
    }
    if let Some(problems) = &report.problems {
        add("/problems/lead".into(), &problems.lead);
    }
    if let Some(plans) = &report.plans {
        add("/plans/lead".into(), &plans.lead);
        for (number, plan) in plans.items.iter().enumerate() {
            add(format!("/plans/items/{number}/text"), &plan.text);
        }
    }
    found
}

/// A text with its figures in place.
fn resolved(text: &str, index: &FigureIndex<'_>) -> String {
    let mut resolved = String::with_capacity(text.len());
    for piece in Prose::pieces(text) {
        match piece {
            Piece::Text(text) | Piece::StrayBrace(text) => resolved.push_str(text),
            Piece::Figure(name) => match index.get(name, None) {
                Some(placed) => resolved.push_str(&placed.figure.to_string()),
                None => resolved.extend(["{", name, "}"]),
            },
        }
    }
    resolved
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
