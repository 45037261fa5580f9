use serde_json::{Value, json};

use super::{Control, control, label_property, placeholder, shown};
use crate::finding::Language;
use crate::schema::hinted;

/// The schema of form-render: each field with its `widget`, bounds as `min` and `max`, choices as `enum` and `enumNames`, numbers as
/// `number` (it knows no whole ones).
///
/// ```
/// let schema = annual_report::schema::form_render_schema(annual_report::finding::Language::Chinese);
/// assert_eq!(schema["properties"]["preamble"]["widget"], "textArea");
/// assert_eq!(schema["properties"]["year"]["type"], "number");
/// ```
pub fn form_render_schema(language: Language) -> Value {
    let mut root = json!({ "type": "object" });
    if let Control::Object(properties) = control(&hinted(language)) {
        root["properties"] = shown(properties, field).into();
    }
    root
}

fn field(schema: &Value) -> Value {
    let mut field = json!({ "type": schema["type"], "title": schema["title"] });
    for (ours, theirs) in [
        ("description", "description"),
        ("minLength", "min"),
        ("maxLength", "max"),
        ("minimum", "min"),
        ("maximum", "max"),
        ("pattern", "pattern"),
    ] {
        if let Some(bound) = schema.get(ours) {
            field[theirs] = bound.clone();
        }
    }
    if let Some(placeholder) = placeholder(schema) {
        field["placeholder"] = placeholder.into();
    }
    match control(schema) {
        Control::Object(properties) => field["properties"] = shown(properties, self::field).into(),
        Control::List(items) => {
            field["widget"] = "cardList".into();
            // Without it an item stands in every list.
            field["default"] = json!([]);
            field["items"] = match (label_property(items), control(items)) {
                (Some(_), Control::Object(below)) => {
                    json!({ "type": "object", "title": items["title"], "properties": shown(below, self::field) })
                }
                // An item is an object to it; `bind` says that this one stands for its only field.
                _ => {
                    let mut text = self::field(items);
                    text["bind"] = "root".into();
                    json!({ "type": "object", "title": items["title"], "properties": { "text": text } })
                }
            };
        }
        Control::Lines { rows, .. } => {
            field["widget"] = "textArea".into();
            field["props"] = json!({ "autoSize": { "minRows": rows } });
        }
        Control::Choice(choices) => {
            let each = |key: &str| choices.iter().map(|choice| choice[key].clone()).collect::<Value>();
            (field["widget"], field["enum"], field["enumNames"]) = ("select".into(), each("const"), each("title"));
            field["rules"] = json!([{ "type": "enum", "enum": field["enum"] }]);
            field["props"] = json!({ "allowClear": true });
        }
        Control::Line => {
            if schema["type"] == "integer" {
                field["type"] = "number".into();
                field["props"] = json!({ "precision": 0 });
            }
            if let Some(format) = schema.get("format") {
                field["format"] = format.clone();
            }
            field["widget"] = match field["type"].as_str() {
                Some("number") => "inputNumber",
                _ if schema["format"] == "date" => "datePicker",
                _ => "input",
            }
            .into();
        }
        Control::Hidden => {}
    }
    field
}
