use serde_json::{Value, json};

use super::{ADD, Control, control, label_property, placeholder, shown};
use crate::finding::Language;
use crate::schema::hinted;
use crate::schema::variants::constants;

/// The schema of Formily, which says of each field its component (`x-component`) and what stands around it (`x-decorator`), by the
/// names of `@formily/antd-v5` and `@formily/antd`: lists as cards with their buttons, boxes for running text, choices as `enum` of label and value.
/// What it checks is what [`Draft::Draft07`](crate::schema::Draft::Draft07) checks.
///
/// ```
/// let schema = annual_report::schema::formily_schema(annual_report::finding::Language::Chinese);
/// assert_eq!(schema["properties"]["preamble"]["x-component"], "Input.TextArea");
/// assert_eq!(schema["properties"]["work"]["x-component"], "ArrayCards");
/// ```
pub fn formily_schema(language: Language) -> Value {
    let mut root = json!({ "type": "object" });
    if let Control::Object(properties) = control(&hinted(language)) {
        root["properties"] = shown(properties, field).into();
    }
    root
}

fn field(schema: &Value) -> Value {
    let mut field = json!({ "type": schema["type"], "title": schema["title"], "x-decorator": "FormItem" });
    // Its keyword `format` is one of its own.
    for key in ["description", "minLength", "maxLength", "minimum", "maximum", "pattern"] {
        if let Some(bound) = schema.get(key) {
            field[key] = bound.clone();
        }
    }
    let mut props = json!({});
    if let Some(placeholder) = placeholder(schema) {
        props["placeholder"] = placeholder.into();
    }
    match control(schema) {
        Control::Object(properties) => field["properties"] = shown(properties, self::field).into(),
        Control::List(items) => list(&mut field, items, &schema[ADD]),
        Control::Lines { rows, .. } => {
            field["x-component"] = "Input.TextArea".into();
            props["autoSize"] = json!({ "minRows": rows });
        }
        Control::Choice(choices) => {
            field["x-component"] = "Select".into();
            field["enum"] = choices.iter().map(|choice| json!({ "label": choice["title"], "value": choice["const"] })).collect();
            field["x-validator"] = json!({ "enum": constants(choices) });
            props["allowClear"] = true.into();
        }
        Control::Line => {
            field["x-component"] = match (schema["type"].as_str(), schema["format"].as_str()) {
                (Some("integer" | "number"), _) => "NumberPicker",
                (_, Some("date")) => "DatePicker",
                _ => "Input",
            }
            .into();
        }
        Control::Hidden => {}
    }
    if props != json!({}) {
        field["x-component-props"] = props;
    }
    field
}

/// A list and what its component needs to know: where the number of an item stands, its buttons, and the button that adds one.
fn list(field: &mut Value, items: &Value, add: &Value) {
    let title = &items["title"];
    let part = |component: &str| json!({ "type": "void", "x-component": component });
    if label_property(items).is_some() {
        let mut properties = json!({
            "number": part("ArrayCards.Index"), "remove": part("ArrayCards.Remove"),
            "up": part("ArrayCards.MoveUp"), "down": part("ArrayCards.MoveDown"),
        });
        if let (Some(parts), Control::Object(below)) = (properties.as_object_mut(), control(items)) {
            parts.extend(shown(below, self::field));
        }
        field["x-component"] = "ArrayCards".into();
        field["items"] = json!({ "type": "object", "x-component-props": { "title": title }, "properties": properties });
        field["properties"] = json!({ "add": { "type": "void", "x-component": "ArrayCards.Addition", "title": add } });
    } else {
        // A text has no parts; the row that holds it is nothing of the data.
        field["x-component"] = "ArrayItems".into();
        field["items"] = json!({ "type": "void", "x-component": "ArrayItems.Item", "properties": { "text": self::field(items), "remove": part("ArrayItems.Remove") } });
        field["properties"] = json!({ "add": { "type": "void", "x-component": "ArrayItems.Addition", "title": add } });
    }
}
