use serde_json::{Map, Value, json};

use super::{Control, control, label_property, placeholder};
use crate::finding::Language;
use crate::schema::hinted;
use crate::schema::i18n::key;

/// How many short fields stand side by side.
const ABREAST: usize = 3;
/// The longest text that counts as short.
const SHORT: u64 = 50;

/// The UI schema of JSONForms beside the schema of [`Draft::Draft07`](crate::schema::Draft::Draft07): every field, objects as groups, lists with the layout of
/// their items and the property that names an item, boxes for running text.
///
/// ```
/// let ui = annual_report::schema::json_forms_ui_schema(annual_report::finding::Language::Chinese);
/// assert_eq!(ui["elements"][0]["scope"], "#/properties/title");
/// ```
pub fn json_forms_ui_schema(language: Language) -> Value {
    layout(&hinted(language), "")
}

/// The layout of a list's item, or of the whole.
fn layout(schema: &Value, path: &str) -> Value {
    let elements = match control(schema) {
        Control::Object(properties) => elements(properties, "#", path),
        _ => Vec::new(),
    };
    json!({ "type": "VerticalLayout", "elements": elements })
}

fn elements(properties: &Map<String, Value>, holder: &str, path: &str) -> Vec<Value> {
    let mut elements = Vec::new();
    let mut abreast: Vec<Value> = Vec::new();
    for (name, schema) in properties {
        let Some(element) = element(schema, &format!("{holder}/properties/{name}"), &key(path, name)) else { continue };
        let short = is_short(schema);
        if !short || abreast.len() == ABREAST {
            elements.extend(row(&mut abreast));
        }
        if short { &mut abreast } else { &mut elements }.push(element);
    }
    elements.extend(row(&mut abreast));
    elements
}

fn row(abreast: &mut Vec<Value>) -> Option<Value> {
    match std::mem::take(abreast) {
        none if none.is_empty() => None,
        mut one if one.len() == 1 => one.pop(),
        several => Some(json!({ "type": "HorizontalLayout", "elements": several })),
    }
}

fn is_short(schema: &Value) -> bool {
    match control(schema) {
        Control::Choice(_) => true,
        Control::Line => schema["type"] != "string" || schema["format"].is_string() || schema["maxLength"].as_u64() <= Some(SHORT),
        _ => false,
    }
}

/// One control or group; `path` is what its texts are called in a table of texts, which it says of a group alone: JSONForms finds that of
/// a control.
fn element(schema: &Value, scope: &str, path: &str) -> Option<Value> {
    let title = &schema["title"];
    let mut options = Map::new();
    match control(schema) {
        Control::Hidden => return None,
        Control::Object(properties) => {
            return Some(json!({ "type": "Group", "label": title, "i18n": path, "elements": elements(properties, scope, path) }));
        }
        Control::List(items) => {
            options.insert("showSortButtons".into(), true.into());
            if let Some(property) = label_property(items) {
                options.insert("elementLabelProp".into(), property.into());
                options.insert("detail".into(), layout(items, path));
            }
        }
        Control::Lines { .. } => drop(options.insert("multi".into(), true.into())),
        // What vuetify takes otherwise: one digit behind the point, and the date of the country.
        Control::Line if schema["type"] == "number" => {
            drop(options.insert("vuetify".into(), json!({ "v-number-input": { "precision": null } })))
        }
        Control::Line if schema["format"] == "date" => drop(options.insert("dateFormat".into(), "YYYY-MM-DD".into())),
        Control::Choice(_) | Control::Line => {}
    }
    if let Some(placeholder) = placeholder(schema) {
        options.insert("placeholder".into(), placeholder.into());
    }
    let mut element = json!({ "type": "Control", "scope": scope, "label": title });
    if !options.is_empty() {
        element["options"] = options.into();
    }
    Some(element)
}
