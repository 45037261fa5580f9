use std::collections::BTreeMap;

use super::{Code, Severity};

/// Which rules of sense apply, and how bad their findings are.
///
/// ```
/// use annual_report::check::{Code, Rules, Severity};
/// let rules = Rules::final_report().set(Code::ProblemWithoutMeasures, Severity::Error).off(Code::TypedNumbering);
/// assert_eq!(rules.severity(Code::ProblemWithoutMeasures), Some(Severity::Error));
/// assert_eq!(rules.severity(Code::TypedNumbering), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    stage: Stage,
    wording: bool,
    changed: BTreeMap<Code, Option<Severity>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Draft,
    Final,
}

impl Rules {
    /// For a report that is to be handed in: missing values and a missing title are errors.
    pub fn final_report() -> Self {
        Rules { stage: Stage::Final, wording: false, changed: BTreeMap::new() }
    }

    /// For a report that is being written: what is still missing is no finding.
    pub fn draft() -> Self {
        Rules { stage: Stage::Draft, wording: false, changed: BTreeMap::new() }
    }

    /// With the rules of wording too, as warnings: what a careful editor would mark. See [`Code::wording`].
    ///
    /// ```
    /// use annual_report::check::{Code, Rules};
    /// use annual_report::model::{AnnualReport, WorkChapter};
    /// let report = AnnualReport::new(2025).title("总结").work(WorkChapter::default().lead("抓好学习,取得实效。"));
    /// let findings = report.check_with(&Rules::draft().with_wording());
    /// let finding = &findings.as_slice()[0];
    /// assert_eq!(finding.code, Code::HalfWidthPunctuation);
    /// assert_eq!((finding.range.clone(), finding.fix.as_deref()), (Some(4..5), Some("，")));
    /// ```
    pub fn with_wording(mut self) -> Self {
        self.wording = true;
        self
    }

    /// Whether a rule of wording applies.
    pub(super) fn any_wording(&self) -> bool {
        self.wording || self.changed.iter().any(|(code, severity)| code.wording().is_some() && severity.is_some())
    }

    /// Makes the findings of a rule this bad.
    pub fn set(mut self, code: Code, severity: Severity) -> Self {
        self.changed.insert(code, Some(severity));
        self
    }

    /// Switches a rule off.
    pub fn off(mut self, code: Code) -> Self {
        self.changed.insert(code, None);
        self
    }

    /// How bad the findings of a rule are, or `None` where it is off. The codes of reading and shape are not rules of sense:
    /// text that is no report cannot be let pass.
    pub fn severity(&self, code: Code) -> Option<Severity> {
        self.changed.get(&code).copied().unwrap_or_else(|| match self.stage {
            _ if code.wording().is_some() => self.wording.then_some(Severity::Warning),
            Stage::Draft => code.in_draft(),
            Stage::Final => code.in_final(),
        })
    }
}

/// [`Rules::final_report`].
impl Default for Rules {
    fn default() -> Self {
        Rules::final_report()
    }
}
