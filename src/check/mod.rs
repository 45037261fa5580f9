//! What is wrong with a report, and at which field.
//!
//! Two layers. *Shape*: untrusted JSON text against the JSON Schema, in [`AnnualReport::from_json`], or with
//! sense in one call in [`AnnualReport::check_json`] (feature `check`).
//! *Sense*: the typed report against rules that a schema cannot say, in [`AnnualReport::check`] (features `check` and
//! `docx`, since a final document of a report with errors is refused).
//!
//! Every [`Finding`] has a stable [`Code`], a [`Severity`], the JSON Pointer of its field, and a message in Chinese and in
//! English that says what to do. All findings come at once, in document order. A form shows them at its controls:
//! [`Findings::to_rjsf`], [`Findings::to_ajv`], [`Findings::to_basic_output`] (feature `check`).

mod characters;
mod code;
mod finding;
#[cfg(feature = "check")]
mod forms;
mod nearest;
#[cfg(feature = "check")]
mod partial;
#[cfg(feature = "check")]
mod pointer;
#[cfg(feature = "check")]
mod read;
mod rules;
mod sense;
#[cfg(feature = "check")]
mod shape;
#[cfg(feature = "check")]
mod tree;
mod walk;
mod wording;

#[cfg(feature = "docx")]
pub(crate) use characters::xml_text;
pub use code::Code;
pub use finding::{Finding, Findings, Language, Message, Position, Severity};
#[cfg(feature = "check")]
pub use read::{Checked, Limits, utf8};
pub use rules::Rules;
#[cfg(feature = "docx")]
pub(crate) use wording::text_at;
pub use wording::{Fixed, FixedText};

use crate::model::AnnualReport;

impl AnnualReport {
    /// Checks the sense of a report that is to be handed in: [`Rules::final_report`].
    ///
    /// ```
    /// use annual_report::check::Code;
    /// use annual_report::model::{AnnualReport, WorkChapter};
    /// let report = AnnualReport::new(2025).title("述职报告").preamble("全年培训{培训}。").work(WorkChapter::default());
    /// let findings = report.check();
    /// assert_eq!(findings.errors().next().unwrap().code, Code::FigureUnknown);
    /// ```
    pub fn check(&self) -> Findings {
        self.check_with(&Rules::final_report())
    }

    /// Checks the sense of a report by these rules.
    pub fn check_with(&self, rules: &Rules) -> Findings {
        let mut findings = sense::check(self, rules);
        if rules.any_wording() {
            wording::check(self, rules, &mut findings);
        }
        findings
    }

    /// The report with the certain fixes of these findings, which are its own, and what was changed; all else is as it was, byte for
    /// byte.
    ///
    /// ```
    /// use annual_report::check::Rules;
    /// use annual_report::model::{AnnualReport, WorkChapter};
    /// let report = AnnualReport::new(2025).work(WorkChapter::default().lead("2020-2024年，落实《甲》、《乙》"));
    /// let fixed = report.fixed(&report.check_with(&Rules::draft().with_wording()));
    /// assert_eq!(fixed.report.work[0].lead.as_str(), "2020—2024年，落实《甲》《乙》。");
    /// assert_eq!(fixed.changes.len(), 3);
    /// ```
    pub fn fixed(&self, findings: &Findings) -> Fixed {
        wording::fix(self, findings)
    }
}
