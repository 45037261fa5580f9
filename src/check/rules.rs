use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize};

use super::Lexicon;
use crate::finding::nearest::nearest;
use crate::finding::{Code, Finding, Message, Severity};
use crate::model::AnnualReport;

/// Which rules apply, and how bad their findings are. As JSON, what it says is what differs from the rules of a final report:
///
/// ```
/// use annual_report::check::{Rules, RulesError};
/// use annual_report::finding::{Code, Severity};
/// let rules = Rules::final_report().set(Code::ProblemWithoutMeasures, Severity::Error)?.off(Code::TypedNumbering)?;
/// assert_eq!(rules.severity(Code::ProblemWithoutMeasures), Some(Severity::Error));
/// assert_eq!(rules.severity(Code::TypedNumbering), None);
/// let text = r#"{ "set": { "problem_without_measures": "error", "typed_numbering": null } }"#;
/// assert_eq!(serde_json::from_str::<Rules>(text).unwrap(), rules);
/// # Ok::<(), RulesError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rules {
    stage: Stage,
    wording: bool,
    #[serde(deserialize_with = "governed", skip_serializing_if = "BTreeMap::is_empty")]
    set: BTreeMap<Code, Option<Severity>>,
    #[serde(skip_serializing_if = "Lexicon::is_empty")]
    lexicon: Lexicon,
    #[serde(skip)]
    own: OwnRules,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Stage {
    Draft,
    #[default]
    Final,
}

/// A rule of an application, added by [`Rules::with_rule`]. A closure is one.
pub trait Rule: Send + Sync {
    /// Looks at a report and hands over what it finds.
    fn check(&self, report: &AnnualReport, found: &mut dyn FnMut(Finding));
}

impl<F: Fn(&AnnualReport, &mut dyn FnMut(Finding)) + Send + Sync> Rule for F {
    fn check(&self, report: &AnnualReport, found: &mut dyn FnMut(Finding)) {
        self(report, found);
    }
}

/// The rules of an application. They are equal where they are the same ones.
#[derive(Clone, Default)]
struct OwnRules(Vec<Arc<dyn Rule>>);

impl fmt::Debug for OwnRules {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} rules", self.0.len())
    }
}

impl PartialEq for OwnRules {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len()
            && self.0.iter().zip(&other.0).all(|(one, other)| std::ptr::addr_eq(Arc::as_ptr(one), Arc::as_ptr(other)))
    }
}

impl Eq for OwnRules {}

/// What rules cannot be told.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RulesError {
    /// The code is one of reading or of the shape of a text. What is no report cannot be let pass.
    #[error("no rule governs the code {code}: it comes from reading a text; take it out of the rules")]
    NotGoverned {
        /// The code.
        code: Code,
    },
    /// The name in a file of rules is none of ours, and nearly one of them.
    #[error("there is no code {name:?}: did you mean {meant}?")]
    Misspelt {
        /// The name.
        name: String,
        /// The code that was probably meant.
        meant: Code,
    },
}

impl RulesError {
    /// The error in both languages.
    pub fn message(&self) -> Message {
        let zh = match self {
            RulesError::NotGoverned { code } => format!("代码 {code} 来自读取文本，不受规则管，请从规则中删去。"),
            RulesError::Misspelt { name, meant } => format!("没有名为 {name} 的代码，是否为 {meant}？"),
        };
        Message::new(zh, self.to_string())
    }
}

impl Rules {
    /// For a report that is to be handed in: missing values and a missing title are errors.
    pub fn final_report() -> Self {
        Rules::default()
    }

    /// For a report that is being written: what is still missing is no finding.
    pub fn draft() -> Self {
        Rules { stage: Stage::Draft, ..Rules::default() }
    }

    /// With the rules of wording too, as warnings: what a careful editor would mark. See [`Code::wording`]; one that is
    /// [doubtful](Code::is_doubtful) has to be [set](Self::set) by itself.
    ///
    /// ```
    /// use annual_report::check::Rules;
    /// use annual_report::finding::Code;
    /// use annual_report::model::{AnnualReport, WorkChapter};
    /// let report = AnnualReport::new(2025).with_title("总结").with_work([WorkChapter::default().with_lead("抓好学习,取得实效。")]);
    /// let findings = report.check_with(&Rules::draft().with_wording());
    /// let finding = &findings.as_slice()[0];
    /// assert_eq!(finding.code, Code::HalfWidthPunctuation);
    /// assert_eq!((finding.range.clone(), finding.fix.as_deref()), (Some(4..5), Some("，")));
    /// ```
    pub fn with_wording(mut self) -> Self {
        self.wording = true;
        self
    }

    /// With terms and names that the application wants written in one way; what is written otherwise is marked, with its fix, as
    /// [`Code::WrongTerm`], whether the other rules of wording apply or not.
    pub fn with_lexicon(mut self, lexicon: Lexicon) -> Self {
        self.lexicon = lexicon;
        self
    }

    /// With a rule of the application, whose findings go the way of ours. It says itself how bad they are; [`set`](Self::set) and
    /// [`off`](Self::off) hold for its codes too. It is not written to JSON.
    ///
    /// ```
    /// use annual_report::check::Rules;
    /// use annual_report::finding::{Code, Finding, Message, Severity};
    /// use annual_report::model::AnnualReport;
    /// let code = Code::own("salutation_missing").unwrap();
    /// let rules = Rules::draft().with_rule(move |report: &AnnualReport, found: &mut dyn FnMut(Finding)| {
    ///     if report.salutation.is_none() {
    ///         found(Finding::new(code, Severity::Error, "/salutation", Message::new("请填写称谓。", "Say whom it is for.")));
    ///     }
    /// });
    /// assert!(AnnualReport::new(2025).check_with(&rules).has_errors());
    /// ```
    pub fn with_rule(mut self, rule: impl Rule + 'static) -> Self {
        self.own.0.push(Arc::new(rule));
        self
    }

    /// Makes the findings of a rule this bad.
    ///
    /// # Errors
    /// [`RulesError::NotGoverned`] for a code of reading or shape, on which no rule bears.
    pub fn set(mut self, code: Code, severity: Severity) -> Result<Self, RulesError> {
        self.set.insert(governs(code)?, Some(severity));
        Ok(self)
    }

    /// Switches a rule off.
    ///
    /// # Errors
    /// As [`Rules::set`].
    pub fn off(mut self, code: Code) -> Result<Self, RulesError> {
        self.set.insert(governs(code)?, None);
        Ok(self)
    }

    /// How bad the findings of a rule are, or `None` where it is off. An application's rule says it itself, unless it was set: `None`
    /// here means then that nothing was.
    pub fn severity(&self, code: Code) -> Option<Severity> {
        self.set.get(&code).copied().unwrap_or_else(|| match self.stage {
            _ if code == Code::WrongTerm => (!self.lexicon.is_empty()).then_some(Severity::Warning),
            _ if code.wording().is_some() => (self.wording && !code.is_doubtful()).then_some(Severity::Warning),
            Stage::Draft => code.in_draft(),
            Stage::Final => code.in_final(),
        })
    }

    pub(super) fn severity_of_own(&self, code: Code, severity: Severity) -> Option<Severity> {
        self.set.get(&code).copied().unwrap_or(Some(severity))
    }

    /// Whether a rule of wording applies.
    pub(super) fn any_wording(&self) -> bool {
        self.wording || !self.lexicon.is_empty() || self.set.iter().any(|(code, severity)| code.wording().is_some() && severity.is_some())
    }

    /// The lexicon, unless its rule is off.
    pub(super) fn lexicon(&self) -> Option<&Lexicon> {
        self.severity(Code::WrongTerm).map(|_| &self.lexicon)
    }

    pub(super) fn own_rules(&self) -> impl Iterator<Item = &dyn Rule> {
        self.own.0.iter().map(|rule| &**rule)
    }

    /// The same for a report that is to be handed in.
    pub(crate) fn for_final(&self) -> Cow<'_, Rules> {
        match self.stage {
            Stage::Final => Cow::Borrowed(self),
            Stage::Draft => Cow::Owned(Rules { stage: Stage::Final, ..self.clone() }),
        }
    }
}

fn governs(code: Code) -> Result<Code, RulesError> {
    if code.in_reading().is_some() { Err(RulesError::NotGoverned { code }) } else { Ok(code) }
}

/// The codes that were set in a file. A misspelt code would be taken for one of an application's, and the rule stay as it was.
fn governed<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<Code, Option<Severity>>, D::Error> {
    let set = BTreeMap::<Code, Option<Severity>>::deserialize(from)?;
    for code in set.keys() {
        governs(*code).map_err(D::Error::custom)?;
        if let Code::Own(_) = code
            && let Some(meant) = nearest(code.name(), Code::ALL.iter().map(Code::name))
            && strsim::osa_distance(code.name(), meant) <= 2
        {
            let meant = meant.parse().map_err(D::Error::custom)?;
            return Err(D::Error::custom(RulesError::Misspelt { name: code.name().to_owned(), meant }));
        }
    }
    Ok(set)
}
