//! Terms that an application wants written in one way.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::{Found, Text};
use crate::finding::Code;

/// Terms and names of units as an application wants them written, each with the ways in which it is written wrongly. A wrong one is
/// marked wherever it stands but within the right one: 水务局 may be wrong and 云溪县水务局 right.
///
/// ```
/// use annual_report::check::{Lexicon, Rules};
/// use annual_report::model::{AnnualReport, WorkChapter};
/// let text = r#"{ "terms": { "截至目前": ["截止目前"] }, "units": { "云溪县水务局": ["云溪县水利局", "县水务局"] } }"#;
/// let lexicon: Lexicon = serde_json::from_str(text).unwrap();
/// assert_eq!(lexicon, Lexicon::default().with_term("截至目前", ["截止目前"]).with_unit("云溪县水务局", ["云溪县水利局", "县水务局"]));
/// let report = AnnualReport::new(2025).with_work([WorkChapter::default().with_lead("截止目前，云溪县水利局任务完成。")]);
/// let findings = report.check_with(&Rules::draft().with_lexicon(lexicon));
/// assert_eq!(report.fixed(&findings).report.work[0].lead.as_str(), "截至目前，云溪县水务局任务完成。");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[non_exhaustive]
pub struct Lexicon {
    /// Terms: the right one, and the wrong ones.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub terms: BTreeMap<String, Vec<String>>,
    /// Names of units and bodies: the right one, and the wrong ones.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub units: BTreeMap<String, Vec<String>>,
}

impl Lexicon {
    /// Adds ways in which a term is written wrongly.
    pub fn with_term<T: Into<String>>(mut self, right: impl Into<String>, wrong: impl IntoIterator<Item = T>) -> Self {
        self.terms.entry(right.into()).or_default().extend(wrong.into_iter().map(Into::into));
        self
    }

    /// Adds ways in which the name of a unit is written wrongly.
    pub fn with_unit<T: Into<String>>(mut self, right: impl Into<String>, wrong: impl IntoIterator<Item = T>) -> Self {
        self.units.entry(right.into()).or_default().extend(wrong.into_iter().map(Into::into));
        self
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.units.is_empty()
    }
}

/// A word of the lexicon: written right, or wrongly for another.
struct Word<'l> {
    chars: Vec<char>,
    right: Option<&'l str>,
    is_unit: bool,
}

/// The words by their first characters, the longest first.
#[derive(Default)]
pub(super) struct Words<'l>(HashMap<char, Vec<Word<'l>>>);

impl<'l> Words<'l> {
    pub(super) fn of(lexicon: &'l Lexicon) -> Self {
        let mut words = Words::default();
        let terms = lexicon.terms.iter().map(|entry| (entry, false)).chain(lexicon.units.iter().map(|entry| (entry, true)));
        for ((right, wrong), is_unit) in terms {
            words.add(right, None, is_unit);
            wrong.iter().filter(|wrong| *wrong != right).for_each(|wrong| words.add(wrong, Some(right), is_unit));
        }
        words.0.values_mut().for_each(|words| words.sort_by_key(|word| std::cmp::Reverse(word.chars.len())));
        words
    }

    fn add(&mut self, word: &str, right: Option<&'l str>, is_unit: bool) {
        let chars: Vec<char> = word.chars().collect();
        // An empty word is none.
        if let Some(first) = chars.first() {
            self.0.entry(*first).or_default().push(Word { chars, right, is_unit });
        }
    }

    pub(super) fn check(&self, text: &Text, found: &mut Vec<Found>) {
        if self.0.is_empty() {
            return;
        }
        let mut at = 0;
        while at < text.chars.len() {
            let words = self.0.get(&text.chars[at]).into_iter().flatten();
            let Some(word) = words.into_iter().find(|word| text.chars[at..].starts_with(&word.chars)) else {
                at += 1;
                continue;
            };
            let end = at + word.chars.len();
            if let Some(right) = word.right {
                let written = text.slice(at..end);
                let (zh, en) = if word.is_unit {
                    (format!("“{written}”的规范名称是“{right}”。"), format!("The name of {written:?} is {right:?}."))
                } else {
                    (format!("“{written}”应写作“{right}”。"), format!("Write {right:?} for {written:?}."))
                };
                found.push(Found::new(Code::WrongTerm, at..end, zh, en).fix(right));
            }
            at = end;
        }
    }
}
