//! Certain fixes, put in place.

use std::collections::HashMap;
use std::ops::Range;

use serde::Serialize;

use crate::finding::Findings;
use crate::model::{AnnualReport, AtPlaces, Place};

/// A report with its certain fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fixed {
    /// The report.
    pub report: AnnualReport,
    /// What was changed, in the order of the report.
    pub changes: Vec<FixedText>,
}

/// A stretch of text that was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FixedText {
    /// The JSON Pointer of the field.
    pub pointer: String,
    /// Where it stood, in characters of the field as it was.
    pub start: usize,
    /// What stood there.
    pub old: String,
    /// What stands there now.
    pub new: String,
}

pub(in crate::check) fn fix(report: &AnnualReport, findings: &Findings) -> Fixed {
    let mut fixes: HashMap<Place, Vec<(Range<usize>, &str)>> = HashMap::new();
    for finding in findings {
        if let (Ok(place), Some(range), Some(fix)) = (finding.pointer.parse(), &finding.range, &finding.fix) {
            fixes.entry(place).or_default().push((range.clone(), fix));
        }
    }
    let mut fixed = report.clone();
    let mut changes = Vec::new();
    fixed.walk_mut(&mut AtPlaces(|at: &Place, text: &mut String| {
        if let Some(fixes) = fixes.remove(at) {
            mend(at, text, fixes, &mut changes);
        }
    }));
    Fixed { report: fixed, changes }
}

/// Puts the fixes of one text in place, from its end to its beginning, so that what stands before keeps its place.
fn mend(at: &Place, text: &mut String, mut fixes: Vec<(Range<usize>, &str)>, changes: &mut Vec<FixedText>) {
    fixes.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    let first = changes.len();
    // What stands before a change keeps its place, so the places of all characters are found once.
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut free = usize::MAX;
    for (range, fix) in fixes {
        // Of two that overlap the later one is kept.
        if range.end > free {
            continue;
        }
        let (Some(&start), Some(&end)) = (bytes.get(range.start), bytes.get(range.end)) else { continue };
        if start >= end {
            continue;
        }
        changes.push(FixedText { pointer: at.to_string(), start: range.start, old: text[start..end].to_owned(), new: fix.to_owned() });
        text.replace_range(start..end, fix);
        free = range.start;
    }
    changes[first..].reverse();
}
