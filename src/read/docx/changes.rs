//! What was changed in a document since it was written.

use std::collections::HashMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::Place;
use crate::read::Change;

/// How many paragraphs on either side, behind those that agree at both ends, are compared each with each; beyond it they are paired as
/// they stand.
const MOST: usize = 2_000;

/// How many pairs of paragraphs are compared within one change, and how much of each.
const COMPARED: usize = 10_000;
const LONGEST: usize = 300;
/// From how many of a hundred characters on two paragraphs are the same, edited.
const ALIKE: usize = 40;

/// A paragraph that was written, with the first field that it prints.
type Written = (Option<Place>, String);

/// A paragraph as it stands now.
#[derive(Debug, Clone, Copy)]
pub(super) struct Now<'t> {
    pub(super) text: &'t str,
    /// More than prose: a heading, an entry of a list that the program counts, the cell of a table.
    pub(super) is_apart: bool,
}

pub(super) fn between(old: &[Written], new: &[Now<'_>]) -> Vec<Change> {
    let same = |(old, new): (&Written, &Now<'_>)| old.1 == new.text;
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
    let new_numbers: Vec<usize> = new.iter().map(|now| number(now.text)).collect();
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

/// As many on both sides are paired as they stand, else by what they have in common; what is left over was deleted or added. What was added
/// is said to stand behind the field before it.
fn paired<'w>(mut before: Option<&'w Written>, old: &'w [Written], new: &[Now<'_>]) -> Vec<Change> {
    let mut changes = Vec::new();
    let is_plain = old.len() == new.len() || old.is_empty() || new.is_empty() || old.len().saturating_mul(new.len()) > COMPARED;
    let pairs = if is_plain {
        (0..old.len().max(new.len()))
            .map(|index| (Some(index).filter(|at| *at < old.len()), Some(index).filter(|at| *at < new.len())))
            .collect()
    } else {
        alike(old, new)
    };
    for (was, is) in pairs {
        let (was, is) = (was.and_then(|at| old.get(at)), is.and_then(|at| new.get(at)));
        let place = was.or(before).and_then(|(place, _)| *place);
        if was.map(|(_, text)| text.as_str()) != is.map(|now| now.text) {
            let behind = if was.is_some() { None } else { before.map(|(_, text)| text.clone()) };
            changes.push(Change {
                pointer: place.map(|place| place.to_string()),
                old: was.map(|(_, text)| text.clone()),
                new: is.map(|now| now.text.to_owned()),
                behind,
                is_apart: is.is_some_and(|now| now.is_apart),
            });
        }
        before = was.or(before);
    }
    changes
}

/// Which paragraphs are meant to be the same, in their order: the pairs that have most in common together.
fn alike(old: &[Written], new: &[Now<'_>]) -> Vec<(Option<usize>, Option<usize>)> {
    let sorted = |text: &str| {
        let mut chars: Vec<char> = text.chars().take(LONGEST).collect();
        chars.sort_unstable();
        chars
    };
    let (was, is): (Vec<_>, Vec<_>) =
        (old.iter().map(|(_, text)| sorted(text)).collect(), new.iter().map(|now| sorted(now.text)).collect());
    let width = is.len() + 1;
    // How much the rest has in common, from each pair on.
    let mut best = vec![0_usize; (was.len() + 1) * width];
    let mut shares = vec![0_usize; was.len() * is.len()];
    for i in (0..was.len()).rev() {
        for j in (0..is.len()).rev() {
            let share = in_common(&was[i], &is[j]);
            shares[i * is.len() + j] = share;
            let pair = if share >= ALIKE { best[(i + 1) * width + j + 1] + share } else { 0 };
            best[i * width + j] = pair.max(best[(i + 1) * width + j]).max(best[i * width + j + 1]);
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < was.len() && j < is.len() {
        let (here, share) = (best[i * width + j], shares[i * is.len() + j]);
        if share >= ALIKE && here == best[(i + 1) * width + j + 1] + share {
            pairs.push((Some(i), Some(j)));
            (i, j) = (i + 1, j + 1);
        } else if here == best[(i + 1) * width + j] {
            pairs.push((Some(i), None));
            i += 1;
        } else {
            pairs.push((None, Some(j)));
            j += 1;
        }
    }
    pairs.extend((i..was.len()).map(|i| (Some(i), None)));
    pairs.extend((j..is.len()).map(|j| (None, Some(j))));
    pairs
}

/// How many of a hundred characters two texts have in common; each is given sorted.
fn in_common(one: &[char], other: &[char]) -> usize {
    let (mut at, mut common) = (0, 0);
    for c in one {
        at += other[at..].iter().take_while(|known| *known < c).count();
        if other.get(at) == Some(c) {
            common += 1;
            at += 1;
        }
    }
    200 * common / (one.len() + other.len()).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Field;

    fn between(old: &[Written], new: &[&str]) -> Vec<Change> {
        super::between(old, &new.iter().map(|text| Now { text, is_apart: false }).collect::<Vec<_>>())
    }

    #[test]
    fn changes_are_shown_as_old_and_new() {
        let place = Place::ROOT.field(Field::Closing);
        let old: Vec<Written> = ["甲", "乙", "丙", "丁"].map(|text| (Some(place), text.to_owned())).to_vec();
        let change = |old: Option<&str>, new: Option<&str>| Change {
            pointer: Some("/closing".into()),
            old: old.map(str::to_owned),
            new: new.map(str::to_owned),
            behind: None,
            is_apart: false,
        };
        let added = |behind: &str, new: &str| Change { behind: Some(behind.to_owned()), ..change(None, Some(new)) };
        assert_eq!(between(&old, &["甲", "乙", "丙", "丁"]), []);
        assert_eq!(between(&old, &["甲", "乙改", "丙", "丁"]), [change(Some("乙"), Some("乙改"))]);
        assert_eq!(between(&old, &["甲", "丙", "丁"]), [change(Some("乙"), None)]);
        assert_eq!(between(&old, &["甲", "乙", "新", "丙", "丁"]), [added("乙", "新")]);
        let old: Vec<Written> = ["（二）建好水厂。建成水厂。", "以上报告，请予审议。"].map(|text| (Some(place), text.to_owned())).to_vec();
        let new = ["（二）建好水厂。建成两座水厂。", "（三）护好河湖。巡河不少于二百次。", "以上报告，请审议。"];
        assert_eq!(
            between(&old, &new),
            [change(Some(&old[0].1), Some(new[0])), added(&old[0].1, new[1]), change(Some(&old[1].1), Some(new[2]))],
            "what was added between two changed paragraphs is neither of them"
        );
        assert_eq!(between(&old, &[new[2]]), [change(Some(&old[0].1), None), change(Some(&old[1].1), Some(new[2]))]);
        let many: Vec<Written> = (0..5_000).map(|n| (None, n.to_string())).collect();
        assert_eq!(between(&many, &vec!["改"; 5_000]).len(), 5_000);
    }
}
