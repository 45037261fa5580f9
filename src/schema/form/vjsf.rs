use serde_json::{Value, json};

use super::{Control, control, placeholder, put_options};
use crate::finding::Language;
use crate::schema::hinted;
use crate::schema::variants::constants;

/// The schema for vjsf (`@koumoul/vjsf`), which takes its hints from the schema: [`Draft::Draft07`](crate::schema::Draft::Draft07) with
/// `layout`: boxes for running text, choices with their titles, placeholders. It takes a property whose name begins with `$` for a
/// reference, so that `$schema` is not among the fields.
///
/// ```
/// let schema = annual_report::schema::vjsf_schema(annual_report::finding::Language::Chinese);
/// assert_eq!(schema["properties"]["preamble"]["layout"]["comp"], "textarea");
/// assert!(schema["properties"]["$schema"].is_null());
/// ```
pub fn vjsf_schema(language: Language) -> Value {
    let mut schema = hinted(language);
    if let Some(root) = schema.as_object_mut() {
        // It compiles schemas without knowing this one.
        root.shift_remove("$schema");
    }
    if let Some(properties) = schema["properties"].as_object_mut() {
        properties.shift_remove("$schema");
    }
    hint(&mut schema);
    schema
}

fn hint(schema: &mut Value) {
    let mut layout = json!({});
    let mut props = json!({});
    if let Some(placeholder) = placeholder(schema) {
        props["placeholder"] = placeholder.into();
    }
    match control(schema) {
        Control::Lines { rows, .. } => {
            layout["comp"] = "textarea".into();
            props["rows"] = rows.into();
        }
        Control::Choice(choices) => {
            layout["comp"] = "select".into();
            layout["items"] = choices.iter().map(|choice| json!({ "title": choice["title"], "value": choice["const"] })).collect();
            schema["enum"] = constants(choices);
        }
        // As the file has it, not as the country writes it.
        Control::Line if schema["format"] == "date" => {
            layout["comp"] = "text-field".into();
            props["type"] = "date".into();
        }
        Control::Object(_) | Control::List(_) | Control::Line | Control::Hidden => {}
    }
    if props != json!({}) {
        layout["props"] = props;
    }
    if let Some(object) = schema.as_object_mut() {
        // It would make a choice of them.
        object.shift_remove("examples");
    }
    put_options(schema, "layout", layout, hint);
}
