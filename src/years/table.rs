//! The figures as a flat table, for spreadsheets and databases.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::model::{AnnualReport, Approximation, Figure};

/// A figure with where it was reported: a row of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FigureRow {
    /// The year.
    pub year: u16,
    /// The unit that reports.
    pub organization: Option<String>,
    /// The heading of the chapter; none for the figures of the report itself.
    pub chapter: Option<String>,
    /// The heading of the item.
    pub item: Option<String>,
    /// The name of the figure.
    pub name: String,
    /// Its value, digits as written; none while it is not known.
    #[serde(with = "crate::model::decimal::option")]
    pub value: Option<Decimal>,
    /// The unit of measure.
    pub unit: Option<String>,
    /// How exact the value is.
    pub approximation: Approximation,
    /// Last year's value.
    #[serde(with = "crate::model::decimal::option")]
    pub last_year: Option<Decimal>,
    /// This year's target.
    #[serde(with = "crate::model::decimal::option")]
    pub target: Option<Decimal>,
}

pub(super) fn rows(report: &AnnualReport) -> impl Iterator<Item = FigureRow> {
    let organization = report.reporter.as_ref().map(|reporter| reporter.organization.clone());
    let row = move |chapter: Option<&str>, item: Option<&str>, figure: &Figure| FigureRow {
        year: report.year,
        organization: organization.clone(),
        chapter: chapter.map(str::to_owned),
        item: item.map(str::to_owned),
        name: figure.name.clone(),
        value: figure.value,
        unit: figure.unit.clone(),
        approximation: figure.approximation,
        last_year: figure.last_year,
        target: figure.target,
    };
    let of_items = report.work.iter().flat_map(|chapter| {
        chapter.items.iter().flat_map(move |item| {
            item.figures.iter().map(move |figure| (Some(chapter.heading.as_str()), Some(item.heading.as_str()), figure))
        })
    });
    of_items.chain(report.figures.iter().map(|figure| (None, None, figure))).map(move |(chapter, item, figure)| row(chapter, item, figure))
}

/// The rows as comma-separated values (RFC 4180, UTF-8) with a head line. A text that a spreadsheet would take for a formula gets an
/// apostrophe before it.
///
/// ```
/// use annual_report::model::{AnnualReport, Figure, Reporter};
/// let report = AnnualReport::new(2025).reporter(Reporter::new("云溪县水务局")).figure(Figure::new("培训", "期").value(8));
/// let csv = annual_report::years::to_csv(report.figure_rows());
/// assert_eq!(csv, "year,organization,chapter,item,name,value,unit,approximation,last_year,target\n2025,云溪县水务局,,,培训,8,期,exact,,\n");
/// ```
pub fn to_csv(rows: impl IntoIterator<Item = FigureRow>) -> String {
    let mut csv = csv::Writer::from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = csv.write_record(COLUMNS);
    for row in rows {
        let number = |value: Option<Decimal>| value.map_or_else(String::new, |value| value.to_string());
        let text = |text: Option<&str>| text.map_or_else(String::new, plain);
        let approximation = match row.approximation.words() {
            ("", "") => "exact",
            ("", word) | (word, _) => word,
        };
        let _ = csv.write_record([
            row.year.to_string(),
            text(row.organization.as_deref()),
            text(row.chapter.as_deref()),
            text(row.item.as_deref()),
            plain(&row.name),
            number(row.value),
            text(row.unit.as_deref()),
            approximation.to_owned(),
            number(row.last_year),
            number(row.target),
        ]);
    }
    csv.into_inner().ok().and_then(|csv| String::from_utf8(csv).ok()).unwrap_or_default()
}

/// The head of the table, by the fields of a row.
const COLUMNS: [&str; 10] = ["year", "organization", "chapter", "item", "name", "value", "unit", "approximation", "last_year", "target"];

/// A text that is none of a spreadsheet's formulas.
fn plain(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// The rows as JSON Lines: an object a line.
///
/// ```
/// use annual_report::model::{AnnualReport, Figure};
/// let report = AnnualReport::new(2025).figure(Figure::new("培训", "期"));
/// let line = annual_report::years::to_json_lines(report.figure_rows());
/// assert!(line.starts_with("{\"year\":2025,") && line.ends_with("}\n"));
/// ```
pub fn to_json_lines(rows: impl IntoIterator<Item = FigureRow>) -> String {
    // Every field of a row is a text, a number or nothing, which JSON can say.
    rows.into_iter().filter_map(|row| serde_json::to_string(&row).ok()).map(|line| line + "\n").collect()
}
