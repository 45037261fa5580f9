//! From what schemars derives to what a form builder renders well.

use schemars::Schema;
use serde_json::{Map, Value, json};

use super::form::HINT;

/// Mends one subschema; applied to each.
///
/// - Optional means "not required": a branch for null goes away, it would become a selector between "option 1" and "option 2".
/// - A choice of constants says `type: string` beside its `oneOf`; without it react-jsonschema-form 6 refuses the field.
/// - Formats that JSON Schema does not know (`uint16`, `double`) go away: strict validators refuse them.
/// - Defaults that say nothing go away.
pub(super) fn mend(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else { return };
    drop_null(object);
    if object.get("default").is_some_and(|default| matches!(default, Value::Null) || *default == "" || *default == json!([])) {
        object.shift_remove("default");
    }
    if let Some(Value::String(format)) = object.get("format")
        && format != "date"
    {
        object.remove("format");
    }
    if let Some(Value::Array(choices)) = object.get_mut("oneOf")
        && choices.iter().all(|choice| choice.get("const").is_some_and(Value::is_string))
    {
        for choice in choices.iter_mut().filter_map(Value::as_object_mut) {
            choice.retain(|key, _| matches!(key.as_str(), "const" | "title" | "description"));
            sort_for_reading(choice);
        }
        object.insert("type".into(), "string".into());
    }
    for bound in ["minimum", "maximum"] {
        if let Some(limit) = object.get_mut(bound)
            && let Some(whole) = limit.as_f64().filter(|limit| limit.fract() == 0.0)
        {
            // Bounds are small whole numbers; written without ".0".
            *limit = Value::from(whole as i64);
        }
    }
    sort_for_reading(object);
}

/// A builder writes a default into the data: the heading of a chapter that the report does not have.
pub(super) fn drop_default(schema: &mut Schema) {
    if let Some(object) = schema.as_object_mut()
        && !object.contains_key("oneOf")
    {
        object.shift_remove("default");
    }
}

/// Some builders write even the default of a choice into an item that says nothing of it.
pub(super) fn drop_default_choice(schema: &mut Schema) {
    schema.remove("default");
}

/// The hints of the types are for the layout of forms; strict validators refuse keywords that they do not know.
pub(super) fn drop_hint(schema: &mut Schema) {
    if let Some(object) = schema.as_object_mut() {
        object.retain(|key, _| !key.starts_with(HINT));
    }
}

/// What a reader wants to know first stands first; the order within `properties` is not touched.
pub(super) fn sort_for_reading(object: &mut Map<String, Value>) {
    const FIRST: [&str; 7] = ["$schema", "$id", "$ref", "const", "type", "title", "description"];
    const LAST: [&str; 4] = ["required", "properties", "additionalProperties", "$defs"];
    let rank = |key: &str| match (FIRST.iter().position(|first| *first == key), LAST.iter().position(|last| *last == key)) {
        (Some(first), _) => first,
        (None, None) => FIRST.len(),
        (None, Some(last)) => FIRST.len() + 1 + last,
    };
    let mut entries: Vec<_> = std::mem::take(object).into_iter().collect();
    entries.sort_by_key(|(key, _)| rank(key));
    object.extend(entries);
}

fn drop_null(object: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_mut_slice() {
            let only = only.take();
            object.insert("type".into(), only);
        }
    }
    if let Some(Value::Array(branches)) = object.get_mut("anyOf") {
        branches.retain(|branch| branch.get("type").is_none_or(|name| name != "null"));
        if let [Value::Object(only)] = branches.as_mut_slice() {
            let only = std::mem::take(only);
            object.shift_remove("anyOf");
            // The field's own title and description win over the type's.
            for (key, value) in only {
                object.entry(key).or_insert(value);
            }
        }
    }
}
