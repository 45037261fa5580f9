//! What a PDF says of itself: its bookmarks and its properties.

use chrono::Datelike;
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};

use super::super::properties;
use crate::model::AnnualReport;
use crate::model::characters::xml_text;
use crate::page::{Layout, Look, Pages, Style};

/// A heading and those below it.
struct Heading {
    level: usize,
    text: String,
    page: usize,
    top: Point,
    below: Vec<Heading>,
}

/// The bookmarks: the headings that have a level in the outline, as in the Word document, and the annexes.
pub(super) fn outline(pages: &Pages, layout: &Layout) -> Outline {
    let mut headings: Vec<Heading> = Vec::new();
    for (page, line) in pages.pages.iter().enumerate().flat_map(|(page, printed)| printed.lines.iter().map(move |line| (page, line))) {
        let Some(style) = line.style else { continue };
        let text = line.text();
        match (Look::of(style, layout).level, headings.last_mut()) {
            (Some(level), _) if line.range.start == 0 => {
                let size = line.runs.first().map_or(0.0, |run| run.size);
                let top = Point::from_xy(line.x as f32, (line.y - size) as f32);
                headings.push(Heading { level, text, page, top, below: Vec::new() });
            }
            // A heading of several lines; the title of an annex behind its mark.
            (Some(_), Some(last)) => last.text.push_str(&text),
            (None, Some(last)) if style == Style::AnnexTitle => {
                if line.range.start == 0 {
                    last.text.push(' ');
                }
                last.text.push_str(&text);
            }
            _ => {}
        }
    }
    let mut outline = Outline::new();
    nested(headings).into_iter().for_each(|heading| outline.push_child(node(heading)));
    outline
}

/// Puts every heading below the last one of a higher level.
fn nested(headings: Vec<Heading>) -> Vec<Heading> {
    let mut roots: Vec<Heading> = Vec::new();
    for heading in headings {
        let mut siblings = &mut roots;
        while siblings.last().is_some_and(|last| last.level < heading.level) {
            let last = siblings.len() - 1;
            siblings = &mut siblings[last].below;
        }
        siblings.push(heading);
    }
    roots
}

fn node(heading: Heading) -> OutlineNode {
    let mut node = OutlineNode::new(xml_text(&heading.text).into_owned(), XyzDestination::new(heading.page, heading.top));
    heading.below.into_iter().for_each(|below| node.push_child(self::node(below)));
    node
}

/// Title, author, language and date; the library asks no clock.
pub(super) fn metadata(report: &AnnualReport) -> Metadata {
    let mut metadata = Metadata::new().language("zh-CN".into()).creator("annual-report".into()).producer("krilla".into());
    if let Some(title) = properties::title(report) {
        metadata = metadata.title(xml_text(&title).into_owned());
    }
    if let Some(author) = properties::author(report) {
        metadata = metadata.authors(vec![xml_text(&author).into_owned()]);
    }
    match date(report) {
        Some(date) => metadata.creation_date(date),
        None => metadata,
    }
}

/// The day of the report, the midnight that it begins with, as in the Word document; of a draft without one the day that its year begins with,
/// since archives ask for a date.
pub(super) fn date(report: &AnnualReport) -> Option<DateTime> {
    let year = |year: i32| u16::try_from(year).ok().map(DateTime::new);
    let day = report.reported_on.and_then(|day| {
        let midnight = year(day.year())?.month(day.month() as u8).day(day.day() as u8).hour(0).minute(0).second(0);
        Some(midnight.utc_offset_hour(0).utc_offset_minute(0))
    });
    day.or_else(|| year(*report.years()?.end()))
}
