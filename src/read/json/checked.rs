//! JSON text -> what is said at the fields of a form.

use std::borrow::Cow;

use super::read::{tree, typed, without_mark};
use super::{partial, shape};
use crate::check::{FinalReport, Rules};
use crate::finding::Findings;
use crate::model::AnnualReport;
use crate::read::Limits;

/// What a JSON text turned out to be: made by [`AnnualReport::check_json`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CheckedJson {
    /// The report, if the text has the right shape; it may still have findings of sense.
    pub report: Option<AnnualReport>,
    /// Everything that was found, in document order.
    pub findings: Findings,
    /// The rules of a final report, where it was checked by those of a draft.
    of_final: Option<Rules>,
}

impl CheckedJson {
    /// The report as one that can be handed in, which the writer takes without a second check. If the rules were those of a draft, it is
    /// checked by the same rules at the final stage now.
    ///
    /// # Errors
    /// What it was, with the findings of the last check, where one of them is an error.
    ///
    /// ```
    /// use annual_report::check::Rules;
    /// use annual_report::model::AnnualReport;
    /// use annual_report::read::Limits;
    /// let check = |text: &str| AnnualReport::check_json(text, &Rules::draft(), &Limits::default());
    /// let text = r#"{ "title": "工作总结", "year": 2025, "work": [{ "lead": "抓好落实。" }] }"#;
    /// assert!(check(text).into_final().is_ok());
    /// let checked = check(r#"{ "year": 2025 }"#);
    /// assert!(checked.findings.is_empty(), "as a draft");
    /// assert!(checked.into_final().unwrap_err().findings.has_errors());
    /// ```
    pub fn into_final(mut self) -> Result<FinalReport<'static>, Box<CheckedJson>> {
        let Some(report) = self.report else { return Err(Box::new(self)) };
        if let Some(rules) = self.of_final.take() {
            self.findings = report.check_with(&rules);
        }
        if self.findings.has_errors() {
            return Err(Box::new(CheckedJson { report: Some(report), ..self }));
        }
        let refused = |findings| Box::new(CheckedJson { report: None, findings, of_final: None });
        FinalReport::of(Cow::Owned(report), self.findings).map_err(refused)
    }
}

impl AnnualReport {
    /// Reads a report from untrusted JSON text and checks its sense by these rules, all in one: for a form that is checked while
    /// it is filled in. Where the shape is wrong, the sense of the rest is checked all the same.
    ///
    /// ```
    /// use annual_report::check::Rules;
    /// use annual_report::finding::Code;
    /// use annual_report::model::AnnualReport;
    /// use annual_report::read::Limits;
    /// let text = r#"{ "year": "2025", "work": [{ "items": [{ "lead": "全年培训{培训}。" }] }] }"#;
    /// let checked = AnnualReport::check_json(text, &Rules::draft(), &Limits::default());
    /// assert!(checked.report.is_none());
    /// let codes: Vec<Code> = checked.findings.iter().map(|finding| finding.code).collect();
    /// assert_eq!(codes, [Code::WrongType, Code::FigureUnknown]);
    /// ```
    pub fn check_json(text: &str, rules: &Rules, limits: &Limits) -> CheckedJson {
        let text = without_mark(text);
        let refused = |findings| CheckedJson { report: None, findings, of_final: None };
        let tree = match tree(text, limits) {
            Ok(tree) => tree,
            Err(findings) => return refused(findings),
        };
        if let Err(wrong) = shape::check(&tree) {
            let sense = partial::check(tree.to_value(), &wrong, rules);
            return refused(shape::in_document_order(&tree, wrong.into_iter().chain(sense)));
        }
        match typed(text) {
            Ok(report) => {
                let findings = shape::in_document_order(&tree, report.check_with(rules).into_iter());
                let of_final = if let Cow::Owned(rules) = rules.for_final() { Some(rules) } else { None };
                CheckedJson { report: Some(report), findings, of_final }
            }
            Err(findings) => refused(findings),
        }
    }
}
