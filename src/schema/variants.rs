//! The schema for programs that read it otherwise than validators and form builders do.

use serde_json::{Map, Value, json};

use super::{Draft, json_schema};
use crate::finding::Language;

/// The schema for generators of code: [`Draft::Draft202012`] without the titles of fields, after which some of them would name every type,
/// and without `$id`. Types have the names of the library, as keys and as titles: some generators read the one, some the other.
///
/// ```
/// let schema = annual_report::schema::code_generator_schema();
/// assert_eq!(schema["title"], "AnnualReport");
/// assert_eq!(schema["$defs"]["WorkItem"]["title"], "WorkItem");
/// assert!(schema["$defs"]["WorkItem"]["properties"]["points"]["title"].is_null());
/// ```
pub fn code_generator_schema() -> Value {
    let mut schema = json_schema(Draft::Draft202012, Language::Chinese);
    each(&mut schema, &mut |object| {
        object.shift_remove("title");
        // A union of constants; as oneOf some generators make a type of each.
        if let Some(choices) = object.shift_remove("oneOf") {
            object.insert("enum".into(), constants(choices.as_array().into_iter().flatten()));
        }
    });
    if let Some(root) = schema.as_object_mut() {
        root.shift_remove("$id");
        root.insert("title".into(), "AnnualReport".into());
        for (name, definition) in root.get_mut("$defs").and_then(Value::as_object_mut).into_iter().flatten() {
            definition["title"] = name.as_str().into();
        }
    }
    schema
}

/// The schema for the structured output of language models: every field required and nullable, choices as `enum`, nothing else allowed,
/// and only the keywords that strict modes take. What a model leaves empty is null, which is read as absent; lengths, dates and
/// ranges, of which a strict mode knows nothing, are checked when the answer is read.
///
/// ```
/// let schema = annual_report::schema::structured_output_schema();
/// assert_eq!(schema["properties"]["title"]["type"], serde_json::json!(["string", "null"]));
/// assert_eq!(schema["additionalProperties"], false);
/// ```
pub fn structured_output_schema() -> Value {
    let mut schema = json_schema(Draft::Draft202012, Language::Chinese);
    if let Some(root) = schema.as_object_mut() {
        root.shift_remove("$id");
        root.shift_remove("$schema");
        if let Some(properties) = root.get_mut("properties").and_then(Value::as_object_mut) {
            // Nothing that a model knows.
            properties.shift_remove("$schema");
        }
    }
    each(&mut schema, &mut strict);
    schema
}

/// Leaves one subschema with what strict modes take.
fn strict(object: &mut Map<String, Value>) {
    const TAKEN: [&str; 9] = ["$ref", "$defs", "type", "description", "enum", "items", "properties", "required", "additionalProperties"];
    let mut description = object.get("description").and_then(Value::as_str).unwrap_or_default().to_owned();
    if let Some(choices) = object.shift_remove("oneOf") {
        for choice in choices.as_array().into_iter().flatten() {
            let word = |key: &str| choice[key].as_str().unwrap_or_default();
            description += &format!("{}：{}。{}", word("const"), word("title"), word("description"));
        }
        object.insert("enum".into(), constants(choices.as_array().into_iter().flatten()));
    }
    if object.get("format").is_some_and(|format| format == "date") {
        description += "写作 2025-12-31 的样子。";
    }
    object.retain(|key, _| TAKEN.contains(&key.as_str()));
    if object.contains_key("$ref") {
        // What a reference says beside itself is not taken everywhere; the type says it too.
        object.retain(|key, _| key == "$ref");
    } else if !description.is_empty() {
        object.insert("description".into(), description.into());
    }
    if let Some(properties) = object.get_mut("properties").and_then(Value::as_object_mut) {
        properties.values_mut().for_each(nullable);
        let names: Value = properties.keys().map(String::as_str).collect();
        object.insert("required".into(), names);
    }
}

/// Lets null stand for a field that is absent.
fn nullable(field: &mut Value) {
    let Some(object) = field.as_object_mut() else { return };
    if object.contains_key("$ref") {
        *field = json!({ "anyOf": [field.take(), { "type": "null" }] });
        return;
    }
    if let Some(only) = object.get_mut("type") {
        *only = json!([only.take(), "null"]);
    }
    if let Some(choices) = object.get_mut("enum").and_then(Value::as_array_mut) {
        choices.push(Value::Null);
    }
}

/// The values of choices.
pub(super) fn constants<'c>(choices: impl IntoIterator<Item = &'c Value>) -> Value {
    choices.into_iter().map(|choice| choice["const"].clone()).collect()
}

/// Calls `visit` with every subschema, the innermost first.
fn each(schema: &mut Value, visit: &mut impl FnMut(&mut Map<String, Value>)) {
    let Some(object) = schema.as_object_mut() else { return };
    for (key, below) in object.iter_mut() {
        match key.as_str() {
            "properties" | "$defs" => {
                below.as_object_mut().into_iter().flat_map(|fields| fields.values_mut()).for_each(|below| each(below, visit))
            }
            "items" => each(below, visit),
            _ => {}
        }
    }
    visit(object);
}
