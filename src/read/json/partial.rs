//! The sense of what has the right shape, in a report that has not.
//!
//! A form that is being filled in nearly always lacks something, and its clerk wants to hear of a misspelt figure all the same. So
//! what has the wrong shape is left out, or made empty where the model requires it, and the rest is checked.

use serde_json::{Value, json};

use super::{Code, Finding, Findings, Rules, pointer};
use crate::model::AnnualReport;

/// The findings of sense on the rest of a report, without those that only follow from what was left out.
pub(super) fn check(mut value: Value, shape: &Findings, rules: &Rules) -> Findings {
    for finding in shape.iter().filter(|finding| !is_typed(finding)) {
        if leave_out(&mut value, &finding.pointer).is_none() {
            return Findings::default();
        }
    }
    let Ok(report) = serde_json::from_value::<AnnualReport>(value) else { return Findings::default() };
    let at_or_below = |place: &str, above: &str| place.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let text_left_out = shape.iter().any(|finding| finding.code == Code::WrongType);
    let year_left_out = shape.iter().any(|finding| finding.pointer == "/year");
    let follows = |finding: &Finding| match finding.code {
        Code::FigureUnused if text_left_out => true,
        Code::ReportedOnOutsideYear | Code::MeasureDueBeforeYear | Code::PlanDueBeforeYear if year_left_out => true,
        // A value of the wrong shape is not missing.
        Code::FigureBlank => {
            let figure = finding.figure.as_deref().unwrap_or_default();
            shape.iter().any(|wrong| at_or_below(&wrong.pointer, figure) || at_or_below(&finding.pointer, &wrong.pointer))
        }
        _ => shape.iter().any(|wrong| at_or_below(&finding.pointer, &wrong.pointer)),
    };
    report.check_with(rules).into_iter().filter(|finding| !follows(finding)).collect()
}

/// Whether the types hold the value although the schema refuses it: a text that is too long, a number that is too large.
fn is_typed(finding: &Finding) -> bool {
    let field = finding.pointer.rsplit('/').next().unwrap_or_default();
    match finding.code {
        Code::WrongLength => true,
        Code::OutOfRange => field != "year",
        Code::WrongFormat => !matches!(field, "reported_on" | "due"),
        _ => false,
    }
}

/// Leaves out the field at a pointer, or makes it empty where the model requires it. An item of a list cannot be left out: those
/// behind it would get other pointers.
fn leave_out(value: &mut Value, at: &str) -> Option<()> {
    let (parent, field) = at.rsplit_once('/')?;
    let fields = value.pointer_mut(parent)?.as_object_mut()?;
    let field = pointer::name(field);
    let empty = match field.as_str() {
        "year" => json!(2000),
        "work" => json!([]),
        "heading" | "topic" | "name" | "organization" | "what" => json!(""),
        _ => {
            // The order of the fields does not matter here.
            fields.remove(&field);
            return Some(());
        }
    };
    fields.insert(field, empty);
    Some(())
}
