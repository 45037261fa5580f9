//! In place of the reading of text, until that is there.
#[path = "../text/line.rs"]
pub(crate) mod line;

use self::line::Line;
use crate::finding::Finding;
use crate::model::{AnnualReport, Prose, WorkChapter};
use crate::read::LeftOut;

pub(crate) fn read_lines(lines: &[Line<'_>]) -> (AnnualReport, Vec<Finding>, Vec<LeftOut>) {
    let mut report = AnnualReport::default();
    let mut lines = lines.iter();
    report.title = lines.next().map(|line| line.text.to_string());
    let all: Vec<String> = lines.map(|line| Prose::escape(&line.text)).collect();
    report.work = vec![WorkChapter::default().with_lead(all.join("\n"))];
    (report, Vec::new(), Vec::new())
}
