//! The figures as a flat table, for spreadsheets and databases.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::model::unit::is_ratio;
use crate::model::{AnnualReport, Approximation, Bound, Figure, Node, Place, Visit};

/// A figure with where it was reported: a row of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FigureRow {
    /// The year; none while the report has none.
    pub year: Option<u16>,
    /// The unit that reports.
    pub organization: Option<String>,
    /// The heading of the chapter; none for the figures of the report itself.
    pub chapter: Option<String>,
    /// The heading of the item.
    pub item: Option<String>,
    /// The name of the figure.
    pub name: String,
    /// Its value, digits as written; none while it is not known.
    #[serde(default, with = "crate::model::decimal::option")]
    pub value: Option<Decimal>,
    /// The unit of measure.
    pub unit: Option<String>,
    /// How exact the value is.
    pub approximation: Approximation,
    /// Which way that bounds it: what a sum has to know.
    pub bound: Bound,
    /// Whether the unit is a share or a rate, so that values do not add.
    pub ratio: bool,
    /// Last year's value.
    #[serde(default, with = "crate::model::decimal::option")]
    pub last_year: Option<Decimal>,
    /// This year's target.
    #[serde(default, with = "crate::model::decimal::option")]
    pub target: Option<Decimal>,
}

pub(super) fn rows(report: &AnnualReport) -> impl Iterator<Item = FigureRow> {
    let mut rows = Rows { report, chapter: None, item: None, rows: Vec::new() };
    report.walk(&mut rows);
    rows.rows.into_iter()
}

struct Rows<'r> {
    report: &'r AnnualReport,
    chapter: Option<&'r str>,
    item: Option<&'r str>,
    rows: Vec<FigureRow>,
}

impl<'r> Visit<'r> for Rows<'r> {
    fn enter(&mut self, _: &Place, node: Node<'r>) {
        if let Some(heading) = node.chapter_heading() {
            (self.chapter, self.item) = (Some(heading), None);
        } else if let Node::Item(item) = node {
            self.item = Some(&item.heading);
        }
    }

    fn figure(&mut self, at: &Place, figure: &'r Figure) {
        if at.plan().is_some() {
            return;
        }
        // The figures of the report are in no chapter.
        let of_item = at.steps().len() > 2;
        let organization = self.report.reporter.as_ref().and_then(|reporter| reporter.organization.clone());
        self.rows.push(FigureRow {
            year: self.report.year,
            organization,
            chapter: self.chapter.filter(|_| of_item).map(str::to_owned),
            item: self.item.filter(|_| of_item).map(str::to_owned),
            name: figure.name.clone(),
            value: figure.value,
            unit: figure.unit.clone(),
            approximation: figure.approximation,
            bound: figure.approximation.bound(),
            ratio: figure.unit.as_deref().is_some_and(is_ratio),
            last_year: figure.last_year,
            target: figure.target,
        });
    }
}

/// The rows as comma-separated values (RFC 4180, UTF-8) with a head line. A text that a spreadsheet would take for a formula gets an
/// apostrophe before it.
///
/// ```
/// use annual_report::model::{AnnualReport, Figure, Reporter};
/// let report = AnnualReport::new(2025).with_reporter(Reporter::new("云溪县水务局")).with_figures([Figure::new("培训", "期").with_value(8)]);
/// let csv = annual_report::years::to_csv(report.figure_rows());
/// assert_eq!(csv, "year,organization,chapter,item,name,value,unit,approximation,bound,ratio,last_year,target\n2025,云溪县水务局,,,培训,8,期,确数,exact,false,,\n");
/// ```
pub fn to_csv(rows: impl IntoIterator<Item = FigureRow>) -> String {
    let mut csv = csv::Writer::from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = csv.write_record(COLUMNS);
    for row in rows {
        let number = |value: Option<Decimal>| value.map_or_else(String::new, |value| value.to_string());
        let text = |text: Option<&str>| text.map_or_else(String::new, plain);
        let bound = match row.bound {
            Bound::Exact => "exact",
            Bound::AtLeast => "at_least",
            Bound::Below => "below",
            Bound::AtMost => "at_most",
            Bound::Around => "around",
        };
        let _ = csv.write_record([
            row.year.map_or_else(String::new, |year| year.to_string()),
            text(row.organization.as_deref()),
            text(row.chapter.as_deref()),
            text(row.item.as_deref()),
            plain(&row.name),
            number(row.value),
            text(row.unit.as_deref()),
            row.approximation.word().to_owned(),
            bound.to_owned(),
            row.ratio.to_string(),
            number(row.last_year),
            number(row.target),
        ]);
    }
    csv.into_inner().ok().and_then(|csv| String::from_utf8(csv).ok()).unwrap_or_default()
}

/// The head of the table, by the fields of a row.
const COLUMNS: [&str; 12] =
    ["year", "organization", "chapter", "item", "name", "value", "unit", "approximation", "bound", "ratio", "last_year", "target"];

/// A text that is none of a spreadsheet's formulas.
fn plain(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// The rows as JSON Lines: an object a line.
///
/// ```
/// use annual_report::model::{AnnualReport, Figure};
/// let report = AnnualReport::new(2025).with_figures([Figure::new("培训", "期")]);
/// let line = annual_report::years::to_json_lines(report.figure_rows());
/// assert!(line.starts_with("{\"year\":2025,") && line.ends_with("}\n"));
/// ```
pub fn to_json_lines(rows: impl IntoIterator<Item = FigureRow>) -> String {
    // Every field of a row is a text, a number or nothing, which JSON can say.
    rows.into_iter().filter_map(|row| serde_json::to_string(&row).ok()).map(|line| line + "\n").collect()
}
