use super::Rules;
use crate::finding::{Code, Finding, Findings, Severity};

/// Findings as rules give them: each weighed, and not more of one severity than [`Findings::MOST`], so that a flood of warnings hides
/// no error.
pub(super) struct Collect<'r> {
    pub(super) rules: &'r Rules,
    findings: Findings,
    /// How many there are of each severity.
    warnings: usize,
    errors: usize,
}

impl<'r> Collect<'r> {
    pub(super) fn new(rules: &'r Rules) -> Self {
        Collect { rules, findings: Findings::default(), warnings: 0, errors: 0 }
    }

    /// Adds what a rule of ours found, unless the rule is off or there are enough of its findings: then nothing is put into words.
    pub(super) fn find(&mut self, code: Code, finding: impl FnOnce(Severity) -> Finding) {
        if let Some(severity) = self.rules.severity(code)
            && self.has_room(severity)
        {
            self.findings.push(finding(severity));
        }
    }

    /// Adds what a rule of an application found. It says itself how bad that is, unless the rules say otherwise.
    pub(super) fn own(&mut self, mut finding: Finding) {
        if let Some(severity) = self.rules.severity_of_own(finding.code, finding.severity)
            && self.has_room(severity)
        {
            finding.severity = severity;
            self.findings.push(finding);
        }
    }

    /// All of them, and whether there were more.
    pub(super) fn finish(mut self) -> Findings {
        if self.warnings.max(self.errors) > Findings::MOST {
            self.findings.push(Finding::more());
        }
        self.findings
    }

    fn has_room(&mut self, severity: Severity) -> bool {
        let so_far = if severity == Severity::Error { &mut self.errors } else { &mut self.warnings };
        *so_far += 1;
        *so_far <= Findings::MOST
    }
}
