use serde_json::{Value, json};

use super::{Control, control, placeholder, put_options};
use crate::finding::Language;
use crate::schema::hinted;

/// The schema of vue-json-schema-form (`@lljj/vue3-form-element`, `@lljj/vue3-form-ant`), which takes its hints from the schema:
/// [`Draft::Draft07`](crate::schema::Draft::Draft07) with boxes for running text, choices as `enum` and `enumNames` (a `oneOf` would become a switch between kinds of value), and
/// placeholders.
///
/// ```
/// let schema = annual_report::schema::lljj_schema(annual_report::finding::Language::Chinese);
/// assert_eq!(schema["properties"]["preamble"]["ui:options"]["type"], "textarea");
/// ```
pub fn lljj_schema(language: Language) -> Value {
    let mut schema = hinted(language);
    hint(&mut schema);
    schema
}

fn hint(schema: &mut Value) {
    let mut options = json!({});
    match control(schema) {
        Control::Lines { rows, .. } => options = json!({ "type": "textarea", "autosize": { "minRows": rows } }),
        Control::Choice(choices) => {
            let each = |key: &str| choices.iter().map(|choice| choice[key].clone()).collect::<Value>();
            (schema["enum"], schema["enumNames"]) = (each("const"), each("title"));
            options = json!({ "clearable": true });
        }
        Control::Hidden => schema["ui:hidden"] = true.into(),
        // Its box would move a number to the nearest bound without a word; so the bound is said instead.
        Control::Line if schema["minimum"].is_number() => options = json!({ "min": -1e17, "max": 1e17 }),
        Control::Object(_) | Control::List(_) | Control::Line => {}
    }
    if let Some(placeholder) = placeholder(schema) {
        options["placeholder"] = placeholder.into();
    }
    put_options(schema, "ui:options", options, hint);
}
