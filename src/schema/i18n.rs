use serde_json::{Map, Value, json};

use super::{Draft, json_schema};
use crate::finding::Language;

/// The texts of a form by key, in Chinese and English, for applications that translate by keys: `work.items.heading.label` and
/// `.description` of a field, `work.items.item.label` of an item of a list, `reporter.signed_by.both` of a choice. The keys of fields are
/// those that JSONForms asks for.
///
/// ```
/// let table = annual_report::schema::i18n_table();
/// assert_eq!(table["zh"]["work.items.points.topic.label"], "要点句");
/// assert_eq!(table["en"]["work.items.points.topic.label"], "Topic");
/// ```
pub fn i18n_table() -> Value {
    let texts = |language| {
        let mut found = Map::new();
        below(&json_schema(Draft::Draft07, language), "", &mut found);
        found
    };
    json!({ "zh": texts(Language::Chinese), "en": texts(Language::English) })
}

/// The key of what stands under a name below a path.
pub(super) fn key(path: &str, name: &str) -> String {
    if path.is_empty() { name.into() } else { format!("{path}.{name}") }
}

fn below(schema: &Value, path: &str, found: &mut Map<String, Value>) {
    for (name, field) in schema["properties"].as_object().into_iter().flatten().filter(|(name, _)| *name != "$schema") {
        let path = key(path, name);
        say(field, &path, found);
        for choice in field["oneOf"].as_array().into_iter().flatten() {
            let path = key(&path, choice["const"].as_str().unwrap_or_default());
            found.insert(path.clone(), choice["title"].clone());
            found.insert(key(&path, "description"), choice["description"].clone());
        }
        if let Some(item) = field.get("items") {
            say(item, &key(&path, "item"), found);
            below(item, &path, found);
        }
        below(field, &path, found);
    }
}

fn say(field: &Value, path: &str, found: &mut Map<String, Value>) {
    found.insert(key(path, "label"), field["title"].clone());
    if let Some(description) = field.get("description") {
        found.insert(key(path, "description"), description.clone());
    }
}
