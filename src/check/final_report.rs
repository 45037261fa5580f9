use std::borrow::Cow;

use super::Rules;
use crate::finding::Findings;
use crate::model::AnnualReport;

/// A report that was checked and has no errors, made by [`AnnualReport::finalize`]: a document of it can be handed in. It cannot be
/// changed; [`into_report`](Self::into_report) gives the report back, to be changed and checked again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FinalReport<'r> {
    report: Cow<'r, AnnualReport>,
    findings: Findings,
}

impl<'r> FinalReport<'r> {
    pub(super) fn checked(report: &'r AnnualReport, rules: &Rules) -> Result<Self, Findings> {
        Self::of(Cow::Borrowed(report), report.check_with(&rules.for_final()))
    }

    /// A report with what a check by the rules of a final report found in it.
    pub(crate) fn of(report: Cow<'r, AnnualReport>, findings: Findings) -> Result<Self, Findings> {
        if findings.has_errors() { Err(findings) } else { Ok(FinalReport { report, findings }) }
    }

    /// The report.
    pub fn report(&self) -> &AnnualReport {
        &self.report
    }

    /// The warnings.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// The same with a report of its own.
    pub fn into_owned(self) -> FinalReport<'static> {
        FinalReport { report: Cow::Owned(self.report.into_owned()), findings: self.findings }
    }

    /// The report, which can be changed again.
    pub fn into_report(self) -> AnnualReport {
        self.report.into_owned()
    }
}
