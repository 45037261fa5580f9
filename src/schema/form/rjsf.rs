use serde_json::{Map, Value, json};

use super::{Control, control, placeholder};
use crate::finding::Language;
use crate::schema::hinted;

/// The uiSchema of react-jsonschema-form beside the schema of [`Draft::Draft07`](crate::schema::Draft::Draft07): boxes for running text, the order of the fields,
/// placeholders, and what a line break means.
///
/// ```
/// let ui = annual_report::schema::rjsf_ui_schema(annual_report::finding::Language::Chinese);
/// assert_eq!(ui["preamble"]["ui:widget"], "textarea");
/// assert_eq!(ui["title"]["ui:placeholder"], "例如：2025年度述职报告");
/// ```
pub fn rjsf_ui_schema(language: Language) -> Value {
    let mut root = ui(&hinted(language));
    // The only word that no translation reaches.
    let submit = match language {
        Language::Chinese => "提交",
        Language::English => "Submit",
    };
    root.insert("ui:submitButtonOptions".into(), json!({ "submitText": submit }));
    root.into()
}

fn ui(schema: &Value) -> Map<String, Value> {
    let mut ui = Map::new();
    match control(schema) {
        Control::Object(properties) => {
            // A server may have sorted the keys of the schema on the way.
            let order = properties.keys().map(String::as_str).chain(["*"]);
            ui.insert("ui:order".into(), order.collect());
            let fields = properties.iter().map(|(name, below)| (name.clone(), self::ui(below)));
            ui.extend(fields.filter(|(_, below)| !below.is_empty()).map(|(name, below)| (name, below.into())));
        }
        Control::List(items) => drop(ui.insert("items".into(), self::ui(items).into())),
        Control::Lines { rows, help } => {
            ui.insert("ui:widget".into(), "textarea".into());
            ui.insert("ui:options".into(), json!({ "rows": rows }));
            // Not ui:help, in whose place the theme antd shows what is wrong.
            let description = schema["description"].as_str().unwrap_or_default();
            ui.insert("ui:description".into(), format!("{description}{help}").into());
        }
        Control::Hidden => drop(ui.insert("ui:widget".into(), "hidden".into())),
        Control::Choice(_) | Control::Line => {}
    }
    if let Some(placeholder) = placeholder(schema) {
        ui.insert("ui:placeholder".into(), placeholder.into());
    }
    ui
}
