//! The report that one of our own documents carries, and how it was laid out; [`write`](crate::write) puts it there.

use serde::Deserialize;

use super::unpack::{Package, Part};
use super::xml::Token;
use super::{Limits, ReadError};
use crate::model::characters::shown;
use crate::model::{AnnualReport, FigureIndex, Place, Role, Visit};
use crate::page::{DATA, Document, Layout};
use crate::read::json;

/// What a document carries.
pub(super) struct Data {
    pub(super) report: AnnualReport,
    layout: Layout,
    /// A review copy, whose comments and page of findings are no part of the report.
    pub(super) is_review: bool,
    printed: usize,
}

/// The data in a part, if it is one of ours and sound: its JSON goes through the same door as any other.
pub(super) fn read(part: &Part, package: &Package<'_>, limits: &Limits) -> Option<Data> {
    // The namespaces of every version begin alike.
    let ours = DATA.rsplit_once(':').map_or(DATA, |(ours, _)| ours);
    let (mut is_ours, mut is_review) = (false, false);
    let (mut open, mut report, mut layout) = (None, String::new(), String::new());
    let walked = package.walk(part, &mut |token| {
        match token {
            Token::Begin(element) if element.name() == b"report" => {
                is_ours = element.declares(ours);
                is_review = element.attribute("kind").as_deref() == Some("review");
            }
            Token::Begin(element) => open = [b"json".as_slice(), b"layout"].into_iter().position(|name| name == element.name()),
            Token::Text(text) => match open {
                Some(0) => report.push_str(text),
                Some(_) => layout.push_str(text),
                None => {}
            },
            Token::End(..) => open = None,
        }
        Ok(())
    });
    if walked.is_err() || !is_ours {
        return None;
    }
    let report = json::carried(&report, limits).ok()?;
    // Markers of a kilobyte before every heading are no layout.
    let length = layout.len();
    let layout = if layout.is_empty() { Some(Layout::gb_t_9704()) } else { within(&layout, limits) }?;
    let mut printed = Printed { figures: FigureIndex::new(&report), bytes: 0, of_layout: length };
    report.walk(&mut printed);
    let printed = printed.bytes;
    Some(Data { report, layout, is_review, printed })
}

fn within(layout: &str, limits: &Limits) -> Option<Layout> {
    let mut from = serde_json::Deserializer::from_str(layout);
    (layout.len() <= limits.bytes).then(|| Layout::deserialize(&mut from).ok()).flatten().filter(|layout| layout.validate().is_ok())
}

impl Data {
    /// How it was laid out.
    pub(super) fn into_layout(self) -> Layout {
        self.layout
    }

    /// What was written: the paragraphs, each with the first field that it prints.
    pub(super) fn paragraphs(&self, limits: &Limits) -> Result<Vec<(Option<Place>, String)>, ReadError> {
        // A figure is stated once and printed wherever a text refers to it, which a small file may do a million times.
        if self.printed > limits.unpacked {
            return Err(ReadError::TooLarge { bytes: limits.unpacked });
        }
        let document = Document::new(&self.report, &self.layout);
        Ok(document
            .paragraphs()
            .map(|(place, text)| (place, shown(&text).trim().to_owned()))
            .filter(|(_, text)| !text.is_empty())
            .collect())
    }
}

/// How much a report prints.
struct Printed<'r> {
    figures: FigureIndex<'r>,
    bytes: usize,
    /// How much a layout may add to each paragraph.
    of_layout: usize,
}

impl<'r> Visit<'r> for Printed<'r> {
    fn text(&mut self, at: &Place, role: Role, text: &'r str) {
        self.bytes = self.bytes.saturating_add(text.len()).saturating_add(self.of_layout);
        if role.is_prose() {
            let printed: usize = crate::model::Prose::pieces(text)
                .filter_map(|piece| if let crate::model::Piece::Figure(name) = piece { self.figures.get(name, at) } else { None })
                // A number of 28 digits, words of approximation, and the unit.
                .map(|placed| 60 + placed.figure.unit.as_deref().map_or(0, str::len))
                .fold(0, usize::saturating_add);
            self.bytes = self.bytes.saturating_add(printed);
        }
    }
}
