//! Rules that a report is held against: what is wrong with it, and at which field.
//!
//! Two kinds of rules. *Sense*: what a schema cannot say about a report, always checked. *Wording*: what a careful editor marks in
//! its texts, checked where [`Rules::with_wording`] asks for it. An application adds rules of its own with [`Rules::with_rule`]. The
//! shape of untrusted JSON text is a matter of reading it, not of these rules.

mod collect;
mod final_report;
mod references;
mod rules;
mod sense;
mod time;
mod wording;

pub use final_report::FinalReport;
pub use rules::{Rule, Rules, RulesError};
pub use wording::{Fixed, FixedText, Lexicon};

use crate::finding::Findings;
use crate::model::AnnualReport;
use collect::Collect;

impl AnnualReport {
    /// Checks a report that is to be handed in: [`Rules::final_report`].
    ///
    /// ```
    /// use annual_report::finding::Code;
    /// use annual_report::model::{AnnualReport, WorkChapter};
    /// let report = AnnualReport::new(2025).with_title("述职报告").with_preamble("全年培训{培训}。").with_work([WorkChapter::default()]);
    /// let findings = report.check();
    /// assert_eq!(findings.errors().next().unwrap().code, Code::FigureUnknown);
    /// ```
    pub fn check(&self) -> Findings {
        self.check_with(&Rules::final_report())
    }

    /// Checks a report by these rules. All findings come at once: what the report as a whole lacks, then the rest in the order in
    /// which it is printed; those of wording after those of sense, those of an application's own rules last.
    pub fn check_with(&self, rules: &Rules) -> Findings {
        let mut found = Collect::new(rules);
        sense::check(self, &mut found);
        if rules.any_wording() {
            wording::check(self, &mut found);
        }
        for rule in rules.own_rules() {
            rule.check(self, &mut |finding| found.own(finding));
        }
        found.finish()
    }

    /// Checks a report that is to be handed in by these rules. A [`FinalReport`] is proof that it has no errors; what is left are
    /// warnings.
    ///
    /// # Errors
    /// All findings, where one of them is an error.
    ///
    /// ```
    /// use annual_report::check::Rules;
    /// use annual_report::model::{AnnualReport, WorkChapter};
    /// let report = AnnualReport::new(2025).with_title("述职报告").with_work([WorkChapter::default().with_lead("抓好落实。")]);
    /// let checked = report.finalize(&Rules::final_report())?;
    /// assert_eq!(checked.findings().len(), 1, "nobody signs");
    /// # Ok::<(), annual_report::finding::Findings>(())
    /// ```
    pub fn finalize(&self, rules: &Rules) -> Result<FinalReport<'_>, Findings> {
        FinalReport::checked(self, rules)
    }

    /// The report with the certain fixes of these findings, which are its own, and what was changed; all else is as it was, byte for
    /// byte.
    ///
    /// ```
    /// use annual_report::check::Rules;
    /// use annual_report::model::{AnnualReport, WorkChapter};
    /// let report = AnnualReport::new(2025).with_work([WorkChapter::default().with_lead("2020-2024年，落实《甲》、《乙》")]);
    /// let fixed = report.fixed(&report.check_with(&Rules::draft().with_wording()));
    /// assert_eq!(fixed.report.work[0].lead.as_str(), "2020—2024年，落实《甲》《乙》。");
    /// assert_eq!(fixed.changes.len(), 3);
    /// ```
    pub fn fixed(&self, findings: &Findings) -> Fixed {
        wording::fix(self, findings)
    }
}
