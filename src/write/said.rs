//! A finding as it is said beside the text.

use crate::finding::{Finding, Language};

/// How grave it is, what is to be done, the certain fix and the code.
pub(super) fn said(finding: &Finding, language: Language) -> String {
    let message = finding.message.in_language(language);
    let severity = finding.severity.in_language(language);
    let suggested = match language {
        Language::Chinese => "建议改为",
        Language::English => "suggested",
    };
    let fix = finding.fix.as_ref().filter(|to| !to.is_empty()).map_or(String::new(), |to| format!(" {suggested}：{to}"));
    format!("{severity}：{message}{fix} [{}]", finding.code)
}
