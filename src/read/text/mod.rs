//! The report as plain text with its numbers typed (一、 （一） 一是), and back: how such reports have always been written.
//!
//! Read is the skeleton that they have in common: a title, 称谓, a preamble; chapters 一、 with items （一）, 1. or （1） and points
//! 一是 or 第一，, each with its heading on a line of its own or run in, several points in one paragraph or one each; problems, plans,
//! a closing, 署名 and date. Full- and half-width variants and the # marks of Markdown are understood. Numbers with a unit of measure
//! become figures, named after their clause and referred to from the text, and so do blanks (`召开次会议`, `XX万元`, `___人`), without a
//! value. What has no place of its own stays in the prose before it and is a finding with its line.

mod blanks;
mod figures;
mod head;
mod mark;
mod place;
mod units;
mod write;

use crate::check::Findings;
use crate::model::AnnualReport;

/// What was read from a text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Outlined {
    /// The report. Its sense has not been checked; figures without value are blanks of the text.
    pub report: AnnualReport,
    /// What stands elsewhere than it did, each with its line.
    pub findings: Findings,
}

impl AnnualReport {
    /// Reads a report from plain text. Any text is read: what is not understood stays in the prose. The time grows with the length.
    ///
    /// ```
    /// use annual_report::AnnualReport;
    /// let read = AnnualReport::from_outline("2025年工作总结\n一、工作情况\n（一）抓好学习\n一是集中学习。全年开展集中学习30余次，上党课次。");
    /// let item = &read.report.work[0].items[0];
    /// assert_eq!(item.points[0].topic, "集中学习");
    /// assert_eq!(item.points[0].text.as_str(), "全年开展集中学习{集中学习}，上党课{上党课}。");
    /// assert_eq!(item.figures[0].to_string(), "30余次");
    /// assert_eq!(item.figures[1].value, None);
    /// ```
    pub fn from_outline(text: &str) -> Outlined {
        read(&lines(text))
    }

    /// The report as plain text, a line for each paragraph: what a reader of the document sees, without the annexes. A figure
    /// without value leaves nothing before its unit.
    pub fn to_outline(&self) -> String {
        write::outline(self)
    }
}

/// A line of a text that is not blank, without white space at its ends.
#[derive(Debug, Clone)]
pub(crate) struct Line<'t> {
    /// Counted from one.
    pub(crate) number: usize,
    pub(crate) text: &'t str,
    /// Whether it is marked as a heading, apart from its number, and of which level, from the uppermost 0.
    pub(crate) heading: Option<usize>,
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut lines = Vec::new();
    // A line ends in \n, \r\n or \r; of \r\n the second half is a blank line that does not count.
    let mut number = 0;
    for physical in text.split_inclusive(['\n', '\r']) {
        let is_second_half = physical == "\n" && number > 0 && text[..offset(text, physical)].ends_with('\r');
        if !is_second_half {
            number += 1;
        }
        let trimmed = physical.trim();
        let marks = trimmed.bytes().take_while(|byte| *byte == b'#').count();
        let after = trimmed[marks..].trim_start();
        let is_heading = (1..=6).contains(&marks) && after.len() < trimmed.len() - marks;
        let (text, heading) = if is_heading { (after, Some(marks - 1)) } else { (trimmed, None) };
        if !text.is_empty() {
            lines.push(Line { number, text, heading });
        }
    }
    lines
}

/// Where a part of a text begins in it.
fn offset(text: &str, part: &str) -> usize {
    part.as_ptr().addr() - text.as_ptr().addr()
}

/// Reads lines that come from elsewhere, with their headings marked.
pub(crate) fn read(lines: &[Line<'_>]) -> Outlined {
    let mut outlined = place::place(lines);
    figures::extract(&mut outlined.report);
    outlined
}
