//! What was changed in a document since it was written.

use std::collections::HashMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::Place;
use crate::read::Change;

/// How many paragraphs on either side, behind those that agree at both ends, are compared each with each; beyond it they are paired as
/// they stand.
const MOST: usize = 2_000;

/// A paragraph that was written, with the first field that it prints.
type Written = (Option<Place>, String);

pub(super) fn between(old: &[Written], new: &[&str]) -> Vec<Change> {
    let same = |(old, new): (&Written, &&str)| old.1 == **new;
    let head = old.iter().zip(new).take_while(|(old, new)| same((old, new))).count();
    let before = head.checked_sub(1).map(|last| &old[last]);
    let (old, new) = (&old[head..], &new[head..]);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| same((old, new))).count();
    let (old, new) = (&old[..old.len() - tail], &new[..new.len() - tail]);
    if old.len().max(new.len()) > MOST {
        return paired(before, old, new);
    }
    // By numbers: texts that begin alike for long would be compared each with each.
    let mut numbers = HashMap::new();
    let mut number = |text| {
        let next = numbers.len();
        *numbers.entry(text).or_insert(next)
    };
    let old_numbers: Vec<usize> = old.iter().map(|(_, text)| number(text.as_str())).collect();
    let new_numbers: Vec<usize> = new.iter().map(|text| number(text)).collect();
    capture_diff_slices(Algorithm::Myers, &old_numbers, &new_numbers)
        .into_iter()
        .filter(|op| !matches!(op, DiffOp::Equal { .. }))
        .flat_map(|op| {
            let range = op.old_range();
            let before = range.start.checked_sub(1).map_or(before, |last| old.get(last));
            paired(before, &old[range], &new[op.new_range()])
        })
        .collect()
}

/// One by one; what is left over on one side was deleted or added. What was added is said to stand behind the field before it.
fn paired<'w>(mut before: Option<&'w Written>, old: &'w [Written], new: &[&str]) -> Vec<Change> {
    let mut changes = Vec::new();
    for index in 0..old.len().max(new.len()) {
        let (was, is) = (old.get(index), new.get(index));
        let place = was.or(before).and_then(|(place, _)| *place);
        if was.map(|(_, text)| text.as_str()) != is.copied() {
            let pointer = place.map(|place| place.to_string());
            changes.push(Change { pointer, old: was.map(|(_, text)| text.clone()), new: is.map(|text| (*text).to_owned()) });
        }
        before = was.or(before);
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Field;

    #[test]
    fn changes_are_shown_as_old_and_new() {
        let place = Place::ROOT.field(Field::Closing);
        let old: Vec<Written> = ["甲", "乙", "丙", "丁"].map(|text| (Some(place), text.to_owned())).to_vec();
        let change = |old: Option<&str>, new: Option<&str>| Change {
            pointer: Some("/closing".into()),
            old: old.map(str::to_owned),
            new: new.map(str::to_owned),
        };
        assert_eq!(between(&old, &["甲", "乙", "丙", "丁"]), []);
        assert_eq!(between(&old, &["甲", "乙改", "丙", "丁"]), [change(Some("乙"), Some("乙改"))]);
        assert_eq!(between(&old, &["甲", "丙", "丁"]), [change(Some("乙"), None)]);
        assert_eq!(between(&old, &["甲", "乙", "新", "丙", "丁"]), [change(None, Some("新"))]);
        let many: Vec<Written> = (0..5_000).map(|n| (None, n.to_string())).collect();
        assert_eq!(between(&many, &vec!["改"; 5_000]).len(), 5_000);
    }
}
