//! Pages of lines with their positions.

use std::ops::Range;

use super::super::{Color, Document, Layout, Settled, Style};
use super::paginate::paginate;
use super::widths::{Face, UsualWidths, Widths};
use crate::model::{AnnualReport, Place};

/// A report as it is printed: its pages, and on each its lines with their positions.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Pages {
    /// The pages: first those of the text, then those of the annexes.
    pub pages: Vec<PrintedPage>,
    /// How many of them are the text's.
    pub text: usize,
}

/// A page. Positions are in points from its upper left corner.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PrintedPage {
    /// Its number, from one.
    pub number: usize,
    /// How wide the paper is.
    pub width: f64,
    /// How high.
    pub height: f64,
    /// The lines from above; in a table cell by cell.
    pub lines: Vec<Line>,
    /// The rules of a table.
    pub rules: Vec<Rule>,
    /// The page number.
    pub folio: Option<Line>,
}

/// A line.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Line {
    /// The style of its paragraph; none for a page number.
    pub style: Option<Style>,
    /// The first field of the report that its paragraph prints.
    pub place: Option<Place>,
    /// Which paragraph of [`Document::blocks`] it is of; none in an annex.
    pub paragraph: Option<usize>,
    /// Which characters of the paragraph's text it has, with the blanks and the line feed at its end.
    pub range: Range<usize>,
    /// Where it begins.
    pub x: f64,
    /// Its base line.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// Its stretches of one font.
    pub runs: Vec<Run>,
}

/// A stretch of a line in one font.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Run {
    /// What it says.
    pub text: String,
    /// Where it begins.
    pub x: f64,
    /// How wide it is.
    pub width: f64,
    /// Its font.
    pub face: Face,
    /// Its size.
    pub size: f64,
    /// What it is.
    pub kind: Kind,
    /// Whether it is bold.
    pub bold: bool,
    /// Its colour.
    pub color: Color,
    /// What is set between its characters.
    pub(super) between: Between,
}

/// What is set between the characters of a stretch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Between {
    pub(super) spacing: f64,
    /// What is added so that the line is full: everywhere, or behind blanks alone.
    pub(super) spread: f64,
    pub(super) everywhere: bool,
}

/// What a stretch of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// Text in the look of its paragraph.
    Text,
    /// A heading that text follows in the same paragraph.
    RunIn,
    /// What is still to be filled in.
    Blank,
}

/// A straight rule from one point to another.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Rule {
    /// Where it begins: from the left, from above.
    pub from: (f64, f64),
    /// Where it ends.
    pub to: (f64, f64),
    /// How thick it is.
    pub width: f64,
}

impl AnnualReport {
    /// The report's pages in this layout.
    ///
    /// ```
    /// use annual_report::model::{AnnualReport, WorkChapter};
    /// use annual_report::page::Layout;
    /// let lead = "水务工作平稳有序。".repeat(100);
    /// let report = AnnualReport::new(2025).with_title("总结").with_work([WorkChapter::default().with_lead(lead.as_str())]);
    /// let pages = report.pages(&Layout::gb_t_9704());
    /// assert_eq!(pages.count(), 2);
    /// assert_eq!(pages.pages[0].lines[2].text(), "水务工作平稳有序。".repeat(3), "26 characters, and the stop hangs");
    /// assert_eq!(pages.pages[0].lines[2].place.unwrap().to_string(), "/work/0/lead");
    /// ```
    pub fn pages(&self, layout: &Layout) -> Pages {
        self.pages_with(layout, &UsualWidths)
    }

    /// The report's pages in this layout, with these widths of characters: those of fonts that the caller has.
    pub fn pages_with(&self, layout: &Layout, widths: &dyn Widths) -> Pages {
        Settled::new(self, layout, widths).into_pages(widths)
    }
}

impl Document {
    /// Its pages, with these widths of characters.
    pub fn pages(&self, layout: &Layout, widths: &dyn Widths) -> Pages {
        paginate(self, layout, widths)
    }
}

impl Pages {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.pages.len()
    }

    /// The pages of the text, without those of the annexes.
    pub fn of_text(&self) -> &[PrintedPage] {
        &self.pages[..self.text]
    }

    /// How many lines the text has, without the annexes.
    pub fn text_lines(&self) -> usize {
        self.of_text().iter().map(|page| page.lines.len()).sum()
    }

    /// Whether the signature or the date stands on a page without a line of the text or of the list of annexes (GB/T 9704-2012, 7.3.5).
    pub fn signature_stands_alone(&self) -> bool {
        self.of_text().iter().any(|page| !page.lines.is_empty() && page.lines.iter().all(Line::is_signature))
    }
}

impl Run {
    /// Where each of its characters begins, by the widths with which its page was laid.
    ///
    /// ```
    /// use annual_report::AnnualReport;
    /// use annual_report::page::{Layout, UsualWidths};
    /// let pages = AnnualReport::new(2025).with_title("总结").pages(&Layout::gb_t_9704());
    /// let run = &pages.pages[0].lines[0].runs[0];
    /// let [first, second] = run.positions(&UsualWidths)[..] else { panic!() };
    /// assert_eq!((first, second - first), (run.x, 22.0 - 0.25), "22 pt, set closer");
    /// ```
    pub fn positions(&self, widths: &dyn Widths) -> Vec<f64> {
        let Between { spacing, spread, everywhere } = self.between;
        let (mut x, mut last) = (self.x, None);
        let position = |character| {
            if let Some(last) = last.replace(character) {
                x += self.advance(last, widths);
                // The halves of a dash are one stroke.
                x += if (last, character) == ('—', '—') { 0.0 } else { spacing };
                x += if everywhere || last == ' ' { spread } else { 0.0 };
            }
            x
        };
        self.text.chars().map(position).collect()
    }

    /// How far the character behind one of its characters is.
    pub(crate) fn advance(&self, character: char, widths: &dyn Widths) -> f64 {
        let width = if self.bold { widths.bold_width(self.face, character) } else { widths.width(self.face, character) };
        width * self.size
    }
}

impl Line {
    /// What it says.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// Whether it is signature or date.
    pub fn is_signature(&self) -> bool {
        matches!(self.style, Some(Style::Signature | Style::Date))
    }
}
