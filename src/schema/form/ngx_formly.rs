use serde_json::{Value, json};

use super::{Control, control, placeholder, put_options};
use crate::finding::Language;
use crate::schema::hinted;
use crate::schema::variants::constants;

/// The schema for ngx-formly, which takes its hints from the schema: [`Draft::Draft07`](crate::schema::Draft::Draft07) with the kind of
/// each field in `widget.formlyConfig`: boxes for running text, choices with their titles, dates, placeholders. Patterns speak of the
/// whole text, as it reads them.
///
/// ```
/// let schema = annual_report::schema::ngx_formly_schema(annual_report::finding::Language::Chinese);
/// assert_eq!(schema["properties"]["preamble"]["widget"]["formlyConfig"]["type"], "textarea");
/// ```
pub fn ngx_formly_schema(language: Language) -> Value {
    let mut schema = hinted(language);
    hint(&mut schema);
    schema
}

fn hint(schema: &mut Value) {
    let mut config = json!({});
    let mut props = json!({});
    if let Some(placeholder) = placeholder(schema) {
        props["placeholder"] = placeholder.into();
    }
    match control(schema) {
        Control::Object(_) | Control::List(_) => {}
        Control::Lines { rows, .. } => {
            config["type"] = "textarea".into();
            props["rows"] = rows.into();
        }
        Control::Choice(choices) => {
            props["options"] = choices.iter().map(|choice| json!({ "label": choice["title"], "value": choice["const"] })).collect();
            schema["enum"] = constants(choices);
        }
        Control::Hidden => config["hide"] = true.into(),
        Control::Line if schema["format"] == "date" => {
            props["type"] = "date".into();
            // It does not judge formats.
            schema["pattern"] = r"^\d{4}-\d{2}-\d{2}$".into();
        }
        Control::Line => {}
    }
    if schema["pattern"] == r"\S" {
        schema["pattern"] = r"^[\s\S]*\S[\s\S]*$".into();
    }
    if props != json!({}) {
        config["props"] = props;
    }
    let widget = if config == json!({}) { config } else { json!({ "formlyConfig": config }) };
    put_options(schema, "widget", widget, hint);
}
