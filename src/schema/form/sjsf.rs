use serde_json::{Map, Value, json};

use super::{Control, control, placeholder};
use crate::finding::Language;
use crate::schema::hinted;

/// The UI schema of svelte-jsonschema-form (`@sjsf/form`) beside the schema of [`Draft::Draft07`](crate::schema::Draft::Draft07): boxes
/// for running text, the order of the fields, placeholders, and what a line break means.
///
/// ```
/// let ui = annual_report::schema::sjsf_ui_schema(annual_report::finding::Language::Chinese);
/// assert_eq!(ui["preamble"]["ui:components"]["textWidget"], "textareaWidget");
/// ```
pub fn sjsf_ui_schema(language: Language) -> Value {
    ui(&hinted(language)).into()
}

fn ui(schema: &Value) -> Map<String, Value> {
    let mut ui = Map::new();
    let mut options = json!({});
    let placeholder = placeholder(schema);
    match control(schema) {
        Control::Object(properties) => {
            // A server may have sorted the keys of the schema on the way.
            options["order"] = properties.keys().map(String::as_str).chain(["*"]).collect();
            let fields = properties.iter().map(|(name, below)| (name.clone(), self::ui(below)));
            ui.extend(fields.filter(|(_, below)| !below.is_empty()).map(|(name, below)| (name, below.into())));
        }
        Control::List(items) => drop(ui.insert("items".into(), self::ui(items).into())),
        Control::Lines { rows, help } => {
            ui.insert("ui:components".into(), json!({ "textWidget": "textareaWidget" }));
            options["textarea"] = json!({ "rows": rows });
            if let Some(placeholder) = placeholder {
                options["textarea"]["placeholder"] = placeholder.into();
            }
            options["description"] = format!("{}{help}", schema["description"].as_str().unwrap_or_default()).into();
        }
        Control::Hidden => options["layout"] = json!({ "hidden": true }),
        Control::Line => {
            if let Some(placeholder) = placeholder {
                let widget = if schema["type"] == "string" { "text" } else { "number" };
                options[widget] = json!({ "placeholder": placeholder });
            }
        }
        Control::Choice(_) => {}
    }
    if options != json!({}) {
        ui.insert("ui:options".into(), options);
    }
    ui
}
