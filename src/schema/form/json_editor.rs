use serde_json::{Value, json};

use super::{Control, control, label_property, placeholder, put_options};
use crate::finding::Language;
use crate::schema::hinted;
use crate::schema::variants::constants;

/// The schema for json-editor, which takes its hints from the schema: [`Draft::Draft07`](crate::schema::Draft::Draft07) with boxes for running text, choices as
/// `enum` with titles (a `oneOf` would become a switch between kinds of value), headers for the items of lists, and empty fields
/// left out of the value.
///
/// ```
/// let schema = annual_report::schema::json_editor_schema(annual_report::finding::Language::Chinese);
/// assert_eq!(schema["properties"]["preamble"]["format"], "textarea");
/// ```
pub fn json_editor_schema(language: Language) -> Value {
    let mut schema = hinted(language);
    hint(&mut schema);
    schema
}

fn hint(schema: &mut Value) {
    let mut options = json!({});
    match control(schema) {
        Control::Object(_) => {
            options = json!({ "disable_edit_json": true, "disable_properties": true, "remove_empty_properties": true });
        }
        Control::List(items) => {
            options = json!({ "disable_array_delete_all_rows": true, "disable_array_delete_last_row": true });
            if let Some(header) = label_property(items).map(|property| format!("{{{{i1}}}}　{{{{self.{property}}}}}")) {
                schema["items"]["headerTemplate"] = header.into();
            }
        }
        Control::Lines { .. } => schema["format"] = "textarea".into(),
        Control::Choice(choices) => {
            options =
                json!({ "enum_titles": choices.iter().map(|choice| &choice["title"]).collect::<Vec<_>>(), "has_placeholder_option": true });
            schema["enum"] = constants(choices);
        }
        Control::Hidden => options = json!({ "hidden": true }),
        Control::Line => {}
    }
    if let Some(placeholder) = placeholder(schema) {
        options["inputAttributes"] = json!({ "placeholder": placeholder });
    }
    put_options(schema, "options", options, hint);
}
