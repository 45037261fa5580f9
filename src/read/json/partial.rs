//! The sense of what has the right shape, in a report that has not.
//!
//! A form that is being filled in nearly always lacks something, and its clerk wants to hear of a misspelt figure all the same. So
//! what has the wrong shape is left out, and the rest is checked.

use serde_json::{Value, json};

use crate::check::Rules;
use crate::finding::{Code, Finding, Findings, pointer};
use crate::model::AnnualReport;

/// The findings of sense on the rest of a report, without those that only follow from what was left out.
pub(super) fn check(mut value: Value, shape: &Findings, rules: &Rules) -> Findings {
    let left_out: Vec<LeftOut<'_>> = shape.iter().map(LeftOut::new).collect();
    for out in left_out.iter().filter(|out| !out.is_typed) {
        leave_out(&mut value, out.pointer);
    }
    let Ok(report) = serde_json::from_value::<AnnualReport>(value) else { return Findings::default() };
    report.check_with(rules).into_iter().filter(|finding| !left_out.iter().any(|out| out.explains(finding))).collect()
}

/// A value of the wrong shape.
struct LeftOut<'f> {
    pointer: &'f str,
    /// Whether the types hold it although the schema refuses it, so that it stays: a text that is too long or has a brace.
    is_typed: bool,
    /// Whether it may have held text that uses figures, and whether it may have stated figures.
    text: bool,
    figures: bool,
    /// Whether the dates of a report are measured by it.
    time: bool,
}

impl<'f> LeftOut<'f> {
    fn new(finding: &'f Finding) -> Self {
        let pointer = finding.pointer.as_str();
        let field = pointer.rsplit('/').next().unwrap_or_default();
        let is_date = matches!(field, "reported_on" | "due" | "from" | "to");
        let is_typed = match finding.code {
            Code::WrongLength => true,
            Code::WrongFormat => !is_date,
            _ => false,
        };
        let is_gone = !is_typed && finding.code != Code::UnknownField;
        // A list, an item of one or a chapter held both; of single fields these held one or the other.
        let (text, figures) = match field {
            "preamble" | "lead" | "text" | "cause" | "what" | "closing" => (true, false),
            "name" => (false, true),
            "figures" | "targets" => (false, true),
            "work" | "items" | "points" | "measures" | "problems" | "plans" | "others" => (true, true),
            index => (index.parse::<usize>().is_ok(), index.parse::<usize>().is_ok()),
        };
        let time = matches!(field, "year" | "period" | "from" | "to");
        LeftOut { pointer, is_typed, text: is_gone && text, figures: is_gone && figures, time: is_gone && time }
    }

    /// Whether the finding only follows from what is wrong here.
    fn explains(&self, finding: &Finding) -> bool {
        let is_here = || at_or_below(&finding.pointer, self.pointer);
        match finding.code {
            Code::FigureUnused => self.text || is_here(),
            Code::FigureUnknown => self.figures || is_here(),
            Code::ReportedOnOutsideYear
            | Code::MeasureDueBeforeYear
            | Code::PlanDueBeforeYear
            | Code::PeriodOutsideYear
            | Code::ForeignYear => self.time || is_here(),
            // A value of the wrong shape is not missing.
            Code::FigureBlank => finding.figure.as_deref().is_some_and(|figure| at_or_below(self.pointer, figure)) || is_here(),
            // Nor is what stands in a chapter, or a list, that holds something wrong.
            Code::ChapterEmpty | Code::WorkMissing | Code::ProblemWithoutMeasures | Code::ReporterMissing => {
                at_or_below(self.pointer, &finding.pointer) || is_here()
            }
            _ => is_here(),
        }
    }
}

fn at_or_below(place: &str, above: &str) -> bool {
    place.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Leaves out the field at a pointer. An item of a list is made empty: those behind it would get other pointers.
fn leave_out(value: &mut Value, at: &str) -> Option<()> {
    let (holder, step) = at.rsplit_once('/')?;
    match value.pointer_mut(holder)? {
        // The order of the fields does not matter here.
        Value::Object(fields) => drop(fields.remove(&pointer::name(step))),
        Value::Array(items) => *items.get_mut(step.parse::<usize>().ok()?)? = if holder == "/attachments" { json!("") } else { json!({}) },
        _ => {}
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use crate::check::Rules;
    use crate::model::AnnualReport;
    use crate::read::Limits;

    fn found(text: &str) -> Vec<String> {
        let checked = AnnualReport::check_json(text, &Rules::final_report(), &Limits::default());
        checked.findings.errors().map(|finding| format!("{} {}", finding.code, finding.pointer)).collect()
    }

    #[test]
    fn what_is_missing_is_said_once() {
        let text = r#"{ "title": "总结", "work": [{ "lead": "抓好落实。" }] }"#;
        assert_eq!(found(text), ["year_missing /year"]);
        assert_eq!(found(&text.replacen('{', r#"{ "year": "2025","#, 1)), ["wrong_type /year"], "a wrong year is not missing too");
        assert_eq!(found(&text.replacen('{', r#"{ "year": 25,"#, 1)), ["out_of_range /year"]);
    }

    /// A clerk who types 1.2万 into the box of one figure still hears of the misspelt name of another.
    #[test]
    fn the_sense_of_the_rest_is_checked() {
        let text = r#"{ "title": "总结", "year": 2025, "work": [{ "lead": "培训{培训}，{下乡}，调研{调研}。" }],
            "figures": [{ "name": "培训", "value": "1.2万" }, { "name": 3, "value": 3 }, "调研"] }"#;
        assert_eq!(found(text), ["wrong_type /figures/0/value", "wrong_type /figures/1/name", "wrong_type /figures/2"]);
        let text = text.replace(r#", { "name": 3, "value": 3 }, "调研""#, "");
        assert_eq!(found(&text), ["figure_unknown /work/0/lead", "figure_unknown /work/0/lead", "wrong_type /figures/0/value"]);
    }

    #[test]
    fn an_item_of_a_list_keeps_the_places_of_the_others() {
        let text = r#"{ "title": "总结", "year": 2025, "attachments": [1, "甲\n乙"], "work": ["总结", { "lead": "抓好{落实。" }] }"#;
        assert_eq!(
            found(text),
            ["wrong_type /attachments/0", "line_break /attachments/1", "wrong_type /work/0", "stray_brace /work/1/lead"]
        );
        assert_eq!(found("[]"), ["wrong_type "]);
    }
}
