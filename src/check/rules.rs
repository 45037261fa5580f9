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
        Rules { stage: Stage::Final, changed: BTreeMap::new() }
    }

    /// For a report that is being written: what is still missing is no finding.
    pub fn draft() -> Self {
        Rules { stage: Stage::Draft, changed: BTreeMap::new() }
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
