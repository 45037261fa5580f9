//! Changes taken over: what somebody changed in a document of ours becomes part of the report, where it is certain which field is meant.

use std::collections::HashMap;

use crate::finding::{Code, Finding};
use crate::model::mark::mark;
use crate::model::{
    AnnualReport, Field, Figure, FigureIndex, NaiveDate, Piece, Place, Prose, Role, Step, Visit, VisitMut, closing_stop, placed_paragraphs,
    written_date,
};
use crate::read::{Change, Reading};

impl Reading {
    /// The reading of one of our own documents with the changes taken over that somebody made in its text since it was written: prose,
    /// headings, the title, numbers of figures, paragraphs added or deleted. [`changes`](Self::changes) then are those that could not be
    /// taken over; each is a finding.
    ///
    /// A reference to a figure is kept where its text is still there, or where a number of the same unit took its place, which becomes the
    /// figure's value.
    ///
    /// ```no_run
    /// use annual_report::AnnualReport;
    /// use annual_report::read::Limits;
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let reading = AnnualReport::read_docx(&std::fs::read("report.docx")?, &Limits::default())?.with_changes();
    /// println!("{} changes are left to be made by hand", reading.changes.len());
    /// # Ok(()) }
    /// ```
    pub fn with_changes(mut self) -> Self {
        let mut taken = Taken::default();
        let figures = FigureIndex::new(&self.report);
        let mut fields = Fields::default();
        self.report.walk(&mut fields);
        let changes = std::mem::take(&mut self.changes);
        let mut left: Vec<Change> = Vec::new();
        for change in changes {
            // What belongs to a heading that could not be taken over is not taken alone.
            if left.last().is_some_and(|last| belongs(&change, last)) || taken.take(&change, &fields, &figures).is_none() {
                left.push(change);
            }
        }
        drop(figures);
        taken.put(&mut self.report);
        for change in &left {
            let text = change.new.as_deref().or(change.old.as_deref()).unwrap_or_default();
            let text: String = text.chars().take(40).collect();
            let at = change.pointer.as_deref().unwrap_or_default();
            self.findings.push(Finding::reading(
                Code::LeftOut,
                at,
                format!("文档中的这处改动没有并入，请手工修改：“{text}”"),
                format!("this change of the document was not taken over; make it by hand: {text:?}"),
            ));
        }
        self.changes = left;
        self
    }
}

/// Whether a paragraph was added right behind another that was, or deleted with the heading of its entry.
fn belongs(change: &Change, last: &Change) -> bool {
    let place = |change: &Change| change.pointer.as_deref().and_then(|pointer| pointer.parse::<Place>().ok());
    match (&change.old, &last.old) {
        (None, None) => change.pointer == last.pointer && change.behind == last.behind,
        (Some(_), Some(_)) if change.new.is_none() && last.new.is_none() => {
            place(last).zip(place(change)).is_some_and(|(last, change)| change.steps().starts_with(last.holder().steps()))
        }
        _ => false,
    }
}

/// The texts of a report, in the order in which they are printed.
#[derive(Default)]
struct Fields<'r> {
    all: Vec<(Place, Role, &'r str)>,
    at: HashMap<Place, usize>,
}

impl<'r> Visit<'r> for Fields<'r> {
    fn text(&mut self, at: &Place, role: Role, text: &'r str) {
        self.at.insert(*at, self.all.len());
        self.all.push((*at, role, text));
    }
}

impl<'r> Fields<'r> {
    fn get(&self, place: &Place) -> Option<(Role, &'r str)> {
        self.at.get(place).and_then(|at| self.all.get(*at)).map(|(_, role, text)| (*role, *text))
    }

    /// The prose that is printed behind a heading.
    fn behind(&self, heading: &Place) -> Option<Place> {
        let next = self.all.get(self.at.get(heading)? + 1)?;
        (next.1.is_prose() && next.0.holder() == heading.holder()).then_some(next.0)
    }
}

/// What is to be put into the report.
#[derive(Default)]
struct Taken {
    texts: HashMap<Place, String>,
    figures: HashMap<Place, Figure>,
    dates: HashMap<Place, NaiveDate>,
    /// The paragraphs as they are by now, by what they said when they were written: others may have been added behind them.
    paragraphs: HashMap<(Place, String), String>,
}

impl Taken {
    /// Takes a change; `None` where it is not certain what is meant.
    fn take(&mut self, change: &Change, fields: &Fields<'_>, figures: &FigureIndex<'_>) -> Option<()> {
        let place: Place = change.pointer.as_ref()?.parse().ok()?;
        // Of an entry without a topic its paragraph prints the text.
        let is_bare = fields.get(&place).is_some_and(|(role, text)| !role.is_prose() && text.trim().is_empty());
        let place = if is_bare { fields.behind(&place)? } else { place };
        match (change.old.as_deref(), change.new.as_deref()) {
            (Some(old), Some(new)) => self.changed(place, old, new, fields, figures),
            (Some(old), None) => {
                // A measure is more than its text: a row of a table.
                let (role, _) = fields.get(&place).filter(|(role, _)| role.is_prose() && *role != Role::Measure)?;
                let unmarked = mark(old).map(|(_, _, rest)| rest);
                let edited = self.edited(place, old, None, fields, figures);
                let edited = edited.or_else(|| self.edited(place, unmarked?, None, fields, figures))?;
                // An entry of a list that was deleted leaves a number behind; which one it had may have changed too.
                let is_entry = matches!(role, Role::PointText | Role::SubpointText);
                (!is_entry || !edited.is_empty()).then(|| drop(self.texts.insert(place, edited)))
            }
            (None, Some(new)) if mark(new).is_none() && !change.is_apart => {
                self.added(place, new, change.behind.as_deref().unwrap_or_default(), fields, figures)
            }
            _ => None,
        }
    }

    fn changed(&mut self, place: Place, old: &str, new: &str, fields: &Fields<'_>, figures: &FigureIndex<'_>) -> Option<()> {
        let is_known = |steps: &[Step]| matches!(steps, [Step::Field(Field::ReportedOn)]) || steps.contains(&Step::Field(Field::Measures));
        if let Some(Step::Field(Field::ReportedOn | Field::Due)) = place.steps().last() {
            // The dates that `put` puts in.
            if !is_known(place.steps()) {
                return None;
            }
            self.dates.insert(place, written_date(new).filter(|date| date.has_day)?.date);
            return Some(());
        }
        let (role, text) = fields.get(&place)?;
        if role.is_prose() {
            return match (mark(old), mark(new)) {
                // Its paragraph begins with a number, which the layout writes.
                (Some((of, _, was)), Some((kind, _, is))) if of == kind => {
                    self.edit(place, old, Some(new), fields, figures).or_else(|| self.edit(place, was, Some(is), fields, figures))
                }
                (None, None) => self.edit(place, old, Some(new), fields, figures),
                _ => None,
            };
        }
        // A field that its paragraph prints alone.
        if old == text.trim() && !role.is_numbered() {
            return self.set(place, new);
        }
        if role == Role::Organization {
            return self.signed(&place, old, new, fields);
        }
        let at = old.find(text.trim())?;
        let (before, after) = (&old[..at], &old[at + text.trim().len()..]);
        let new = new.strip_prefix(before)?;
        let stop = closing_stop(text);
        let Some(rest) = after.strip_prefix(stop).filter(|rest| !rest.is_empty()) else {
            // The heading alone, with the stop or colon that the layout adds.
            return self.set(place, new.strip_suffix(after).unwrap_or(new));
        };
        let behind = fields.behind(&place)?;
        if let Some(now) = new.strip_prefix(text.trim()).and_then(|new| new.strip_prefix(stop)) {
            return self.edit(behind, rest, Some(now), fields, figures);
        }
        if let Some(heading) = new.strip_suffix(rest) {
            return self.set(place, heading.strip_suffix(stop).unwrap_or(heading));
        }
        // Both: the heading ends with its sentence.
        let (heading, now) = new.split_once('。').filter(|_| stop == "。")?;
        self.edit(behind, rest, Some(now), fields, figures)?;
        self.set(place, heading)
    }

    /// Who reports, in one line: 青禾县档案馆　馆长　周宁.
    fn signed(&mut self, place: &Place, old: &str, new: &str, fields: &Fields<'_>) -> Option<()> {
        let (was, is): (Vec<&str>, Vec<&str>) = (old.split('\u{3000}').collect(), new.split('\u{3000}').collect());
        if was.len() != is.len() {
            return None;
        }
        let all = || fields.all.iter().filter(|(at, ..)| at.holder() == place.holder());
        let changed = was.iter().zip(&is).filter(|(was, is)| was != is);
        let found: Option<Vec<(Place, &str)>> = changed.map(|(was, is)| Some((all().find(|(.., text)| text == was)?.0, *is))).collect();
        found?.into_iter().try_for_each(|(place, is)| self.set(place, is))
    }

    /// A text of one line.
    fn set(&mut self, place: Place, text: &str) -> Option<()> {
        let text = text.trim();
        (!text.is_empty()).then(|| drop(self.texts.insert(place, text.to_owned())))
    }

    /// The prose as it is by now.
    fn prose(&self, place: &Place, fields: &Fields<'_>) -> Option<String> {
        self.texts.get(place).cloned().or_else(|| Some(fields.get(place)?.1.to_owned()))
    }

    /// Puts a paragraph of a prose in the place of the one that printed `old`, or deletes it.
    fn edit(&mut self, place: Place, old: &str, new: Option<&str>, fields: &Fields<'_>, figures: &FigureIndex<'_>) -> Option<()> {
        let edited = self.edited(place, old, new, fields, figures)?;
        self.texts.insert(place, edited);
        Some(())
    }

    fn edited(&mut self, place: Place, old: &str, new: Option<&str>, fields: &Fields<'_>, figures: &FigureIndex<'_>) -> Option<String> {
        let text = self.prose(&place, fields)?;
        let (start, source) = placed_paragraphs(&text).find(|(_, paragraph)| printed(paragraph, &place, figures) == old)?;
        let end = start + source.len();
        Some(match new {
            Some(new) => {
                let restored = self.restored(source, new, &place, figures);
                self.paragraphs.insert((place, old.to_owned()), restored.clone());
                [&text[..start], restored.as_str(), &text[end..]].concat()
            }
            None => [text[..start].trim_end(), "\n", text[end..].trim_start()].concat().trim().to_owned(),
        })
    }

    /// A paragraph behind the one that said this.
    fn added(&mut self, place: Place, new: &str, behind: &str, fields: &Fields<'_>, figures: &FigureIndex<'_>) -> Option<()> {
        let (role, _) = fields.get(&place)?;
        let place = if role.is_prose() { place } else { fields.behind(&place).filter(|_| role.is_numbered())? };
        let text = self.prose(&place, fields)?;
        let new = Prose::escape(new);
        let key = (place, behind.to_owned());
        let paragraph = self.paragraphs.get(&key);
        let is_it = |paragraph: &str| match self.paragraphs.get(&key) {
            Some(now) => now == paragraph,
            None => printed(paragraph, &place, figures) == behind,
        };
        let end = placed_paragraphs(&text).find(|(_, paragraph)| is_it(paragraph)).map(|(start, paragraph)| start + paragraph.len());
        // Behind a heading on a line of its own the lead begins; the topic of a point stands in its first paragraph.
        let first = || placed_paragraphs(&text).next().map(|(start, paragraph)| start + paragraph.len());
        let end = match end {
            Some(end) => Some(end),
            None if paragraph.is_some() || role.is_prose() => Some(text.trim_end().len()),
            None if matches!(role, Role::ChapterHeading | Role::ItemHeading) => None,
            None => first(),
        };
        let edited = match end.filter(|end| *end > 0) {
            Some(end) => format!("{}\n{new}{}", &text[..end], &text[end..]),
            None if text.trim().is_empty() => new.clone(),
            None => format!("{new}\n{text}"),
        };
        self.texts.insert(place, edited);
        self.paragraphs.insert(key, new);
        Some(())
    }

    /// The new text of a paragraph, with references to the figures that it still names.
    fn restored(&mut self, source: &str, new: &str, place: &Place, figures: &FigureIndex<'_>) -> String {
        let (mut restored, mut rest) = (String::new(), new);
        let mut before = "";
        for piece in Prose::pieces(source) {
            let name = match piece {
                Piece::Text(text) | Piece::StrayBrace(text) => {
                    before = text;
                    continue;
                }
                Piece::Figure(name) => name,
            };
            let Some(placed) = figures.get(name, place) else { continue };
            let text = placed.figure.to_string();
            // Behind the words that stood before it, if they are there; else wherever it stands.
            let found =
                [6, 4, 2].map(|most| tail(before, most)).into_iter().find_map(|words| Some((words, rest.find(words)? + words.len())));
            let (words, behind) = found.unwrap_or_default();
            let same = find(&rest[behind..], &text).map(|at| behind + at).or_else(|| find(rest, &text));
            let (at, length) = match same {
                Some(at) => (at, text.len()),
                None => match self.renumbered(placed.figure, placed.place, &rest[behind..]) {
                    Some(length) if !words.is_empty() && behind > 0 => (behind, length),
                    _ => continue,
                },
            };
            restored.push_str(&Prose::escape(&rest[..at]));
            restored.push('{');
            restored.push_str(name);
            restored.push('}');
            rest = &rest[at + length..];
            before = "";
        }
        restored.push_str(&Prose::escape(rest));
        restored
    }

    /// A figure of the same unit at the beginning of a text, which becomes the figure's value; how many bytes it takes.
    fn renumbered(&mut self, figure: &Figure, place: Place, text: &str) -> Option<usize> {
        let unit = figure.unit.as_deref().filter(|unit| !unit.is_empty())?;
        let end = text.find(unit)? + unit.len();
        let found: Figure = text.get(..end).filter(|text| text.chars().count() < 30)?.parse().ok()?;
        if found.unit.as_deref() != Some(unit) || self.figures.contains_key(&place) {
            return None;
        }
        let renumbered = Figure { value: found.value, approximation: found.approximation, ..figure.clone() };
        self.figures.insert(place, renumbered);
        Some(end)
    }

    /// Puts all that was taken into the report.
    fn put(mut self, report: &mut AnnualReport) {
        if let Some(date) = self.dates.remove(&Place::ROOT.field(Field::ReportedOn)) {
            report.reported_on = Some(date);
        }
        if let Some(problems) = &mut report.problems {
            let at = Place::ROOT.field(Field::Problems).field(Field::Items);
            for (problem, index) in problems.items.iter_mut().zip(0..) {
                for (measure, number) in problem.measures.iter_mut().zip(0..) {
                    let due = at.index(index).field(Field::Measures).index(number).field(Field::Due);
                    measure.due = self.dates.remove(&due).or(measure.due);
                }
            }
        }
        report.walk_mut(&mut self);
    }
}

impl VisitMut for Taken {
    fn text(&mut self, at: &Place, _: Role, text: &mut String) {
        if let Some(taken) = self.texts.remove(at) {
            *text = taken;
        }
    }

    fn figures(&mut self, at: &Place, figures: &mut Vec<Figure>) {
        for (index, figure) in figures.iter_mut().enumerate() {
            if let Some(taken) = self.figures.remove(&at.index(index)) {
                *figure = taken;
            }
        }
    }
}

/// What a paragraph of a prose prints.
fn printed(paragraph: &str, place: &Place, figures: &FigureIndex<'_>) -> String {
    Prose::pieces(paragraph).fold(String::new(), |mut printed, piece| {
        match piece {
            Piece::Text(text) | Piece::StrayBrace(text) => printed.push_str(text),
            Piece::Figure(name) => match figures.get(name, place) {
                Some(placed) => printed.push_str(&placed.figure.to_string()),
                None => printed.push_str(&format!("{{{name}}}")),
            },
        }
        printed
    })
}

/// The last characters of a text.
fn tail(text: &str, most: usize) -> &str {
    let from = text.char_indices().rev().take(most).last().map_or(text.len(), |(at, _)| at);
    &text[from..]
}

/// Where a figure stands in a text, not within a longer number.
fn find(text: &str, figure: &str) -> Option<usize> {
    let is_digit = |c: char| c.is_ascii_digit() || c == '.';
    text.match_indices(figure).map(|(at, _)| at).find(|at| !(figure.starts_with(is_digit) && text[..*at].ends_with(is_digit)))
}
