//! What was changed in a document since it was written.

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// How many paragraphs on either side, behind those that agree at both ends, are compared each with each; beyond it they are paired as
/// they stand.
const MOST: usize = 2_000;

/// A paragraph that somebody changed, added or deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// What was written; `None` for a paragraph that was added.
    pub old: Option<String>,
    /// What stands there now; `None` for a paragraph that was deleted.
    pub new: Option<String>,
}

pub(super) fn between(old: &[String], new: &[&str]) -> Vec<Change> {
    let same = |(old, new): (&String, &&str)| old == new;
    let head = old.iter().zip(new).take_while(|(old, new)| same((old, new))).count();
    let (old, new) = (&old[head..], &new[head..]);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| same((old, new))).count();
    let (old, new) = (&old[..old.len() - tail], &new[..new.len() - tail]);
    if old.len().max(new.len()) > MOST {
        return paired(old, new);
    }
    let old_texts: Vec<&str> = old.iter().map(String::as_str).collect();
    capture_diff_slices(Algorithm::Myers, &old_texts, new)
        .into_iter()
        .filter(|op| !matches!(op, DiffOp::Equal { .. }))
        .flat_map(|op| paired(&old[op.old_range()], &new[op.new_range()]))
        .collect()
}

/// One by one; what is left over on one side was deleted or added.
fn paired(old: &[String], new: &[&str]) -> Vec<Change> {
    (0..old.len().max(new.len()))
        .map(|index| Change { old: old.get(index).cloned(), new: new.get(index).map(|text| (*text).to_owned()) })
        .filter(|change| change.old != change.new)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_shown_as_old_and_new() {
        let old: Vec<String> = ["甲", "乙", "丙", "丁"].map(str::to_owned).to_vec();
        let change = |old: Option<&str>, new: Option<&str>| Change { old: old.map(str::to_owned), new: new.map(str::to_owned) };
        assert_eq!(between(&old, &["甲", "乙", "丙", "丁"]), []);
        assert_eq!(between(&old, &["甲", "乙改", "丙", "丁"]), [change(Some("乙"), Some("乙改"))]);
        assert_eq!(between(&old, &["甲", "丙", "丁"]), [change(Some("乙"), None)]);
        assert_eq!(between(&old, &["甲", "乙", "新", "丙", "丁"]), [change(None, Some("新"))]);
        let many: Vec<String> = (0..5_000).map(|n| n.to_string()).collect();
        assert_eq!(between(&many, &vec!["改"; 5_000]).len(), 5_000);
    }
}
