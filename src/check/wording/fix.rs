//! Certain fixes, put in place.

use serde::Serialize;

use crate::check::Findings;
use crate::model::{AnnualReport, Prose};

/// A report with its certain fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fixed {
    /// The report.
    pub report: AnnualReport,
    /// What was changed, in the order of the findings.
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
    let mut fixed = report.clone();
    let mut changes = Vec::new();
    let mut fixes: Vec<_> =
        findings.iter().filter_map(|finding| Some((finding.pointer.as_str(), finding.range.clone()?, finding.fix.as_deref()?))).collect();
    // From the end of a field to its beginning, so that what stands before keeps its place.
    fixes.sort_by(|one, other| one.0.cmp(other.0).then(other.1.start.cmp(&one.1.start)));
    let mut last: Option<(&str, usize)> = None;
    for (pointer, range, fix) in fixes {
        // Of two that overlap the later one is kept.
        if last.is_some_and(|(field, start)| field == pointer && range.end > start) {
            continue;
        }
        let Some(text) = text_at(&mut fixed, pointer) else { continue };
        let bytes = |index: usize| text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(index);
        let (Some(start), Some(end)) = (bytes(range.start), bytes(range.end)) else { continue };
        if start >= end {
            continue;
        }
        changes.push(FixedText { pointer: pointer.to_owned(), start: range.start, old: text[start..end].to_owned(), new: fix.to_owned() });
        text.replace_range(start..end, fix);
        last = Some((pointer, range.start));
    }
    changes.reverse();
    Fixed { report: fixed, changes }
}

/// The text of a field of chapters, items, points, problems and plans, of preamble or closing.
pub(crate) fn text_at<'r>(report: &'r mut AnnualReport, pointer: &str) -> Option<&'r mut String> {
    let steps: Vec<&str> = pointer.split('/').skip(1).collect();
    let index = |step: &str| step.parse::<usize>().ok();
    let prose = |prose: &'r mut Prose| Some(prose.text_mut());
    match steps.as_slice() {
        ["preamble"] => prose(&mut report.preamble),
        ["closing"] => prose(&mut report.closing),
        ["work", chapter, rest @ ..] => {
            let chapter = report.work.get_mut(index(chapter)?)?;
            match rest {
                ["heading"] => Some(&mut chapter.heading),
                ["lead"] => prose(&mut chapter.lead),
                ["items", item, rest @ ..] => {
                    let item = chapter.items.get_mut(index(item)?)?;
                    match rest {
                        ["heading"] => Some(&mut item.heading),
                        ["lead"] => prose(&mut item.lead),
                        ["points", point, "topic"] => Some(&mut item.points.get_mut(index(point)?)?.topic),
                        ["points", point, "text"] => prose(&mut item.points.get_mut(index(point)?)?.text),
                        _ => None,
                    }
                }
                _ => None,
            }
        }
        ["problems", rest @ ..] => {
            let problems = report.problems.as_mut()?;
            match rest {
                ["heading"] => Some(&mut problems.heading),
                ["lead"] => prose(&mut problems.lead),
                ["items", item, rest @ ..] => {
                    let problem = problems.items.get_mut(index(item)?)?;
                    match rest {
                        ["topic"] => Some(&mut problem.topic),
                        ["text"] => prose(&mut problem.text),
                        ["cause"] => prose(&mut problem.cause),
                        ["measures", measure, "what"] => prose(&mut problem.measures.get_mut(index(measure)?)?.what),
                        _ => None,
                    }
                }
                _ => None,
            }
        }
        ["plans", rest @ ..] => {
            let plans = report.plans.as_mut()?;
            match rest {
                ["heading"] => Some(&mut plans.heading),
                ["lead"] => prose(&mut plans.lead),
                ["items", plan, "heading"] => Some(&mut plans.items.get_mut(index(plan)?)?.heading),
                ["items", plan, "text"] => prose(&mut plans.items.get_mut(index(plan)?)?.text),
                _ => None,
            }
        }
        _ => None,
    }
}
