//! The generated schema: committed, in step with the types, and good for form builders.

use annual_report::schema::{Draft, json_schema, json_schema_text};
use serde_json::Value;

#[test]
fn the_committed_files_are_those_of_the_types() {
    for draft in Draft::ALL {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schema").join(draft.file_name());
        let committed = std::fs::read_to_string(&path).unwrap();
        assert!(committed == json_schema_text(draft), "{} is stale: run `cargo run --example print_schema -- --write`", path.display());
    }
}

#[test]
fn the_files_validate_against_their_meta_schemas() {
    for draft in Draft::ALL {
        let schema = json_schema(draft);
        jsonschema::meta::validate(&schema).unwrap_or_else(|error| panic!("{draft:?}: {error}"));
    }
}

/// Calls `visit` with every subschema and its path.
fn each(schema: &Value, path: &str, visit: &mut impl FnMut(&Value, &str)) {
    visit(schema, path);
    for key in ["properties", "$defs", "definitions"] {
        for (name, below) in schema[key].as_object().into_iter().flatten() {
            each(below, &format!("{path}/{key}/{name}"), visit);
        }
    }
    if schema["items"].is_object() {
        each(&schema["items"], &format!("{path}/items"), visit);
    }
    for (index, below) in schema["oneOf"].as_array().into_iter().flatten().enumerate() {
        visit(below, &format!("{path}/oneOf/{index}"));
    }
}

#[test]
fn a_form_builder_can_render_it() {
    const KNOWN: [&str; 24] = [
        "$schema",
        "$id",
        "$ref",
        "$defs",
        "type",
        "title",
        "description",
        "required",
        "properties",
        "additionalProperties",
        "items",
        "oneOf",
        "const",
        "default",
        "examples",
        "minLength",
        "maxLength",
        "minItems",
        "minimum",
        "maximum",
        "pattern",
        "format",
        "uniqueItems",
        "enum",
    ];
    for draft in Draft::ALL {
        let root = json_schema(draft);
        each(&root, "", &mut |schema, path| {
            let object = schema.as_object().unwrap();
            for key in object.keys() {
                assert!(KNOWN.contains(&key.as_str()), "{path}: {key} is a keyword that shape.rs has no words for");
            }
            let titled = schema["title"].as_str().unwrap_or_default();
            let referenced = schema["$ref"].as_str().is_some();
            assert!(referenced || titled.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)), "{path}: no Chinese title: {titled:?}");
            if path.contains("/properties/") && !path.contains("/oneOf/") && !path.ends_with("/items") {
                assert!(schema["description"].as_str().is_some_and(|text| !text.is_empty()), "{path}: no description");
            }
            assert!(schema["type"].is_string() || referenced || path.contains("/oneOf/"), "{path}: no type");
            assert!(schema["format"].is_null() || schema["format"] == "date", "{path}: {}", schema["format"]);
            if let Some(default) = object.get("default") {
                assert!(default.as_str().is_some_and(|text| !text.is_empty()), "{path}: default {default}");
            }
            if let Some(choices) = schema["oneOf"].as_array() {
                assert_eq!(schema["type"], "string", "{path}");
                assert!(choices.iter().all(|choice| choice["const"].is_string() && choice["title"].is_string()), "{path}");
            }
        });
        let text = json_schema_text(draft);
        assert!(!text.contains("null"), "{draft:?} speaks of null");
        assert_eq!(text.contains("$ref"), draft == Draft::Draft202012, "draft-07 is written out");
    }
}

#[test]
fn properties_stand_in_the_order_of_the_struct() {
    let schema = json_schema(Draft::Draft07);
    let names: Vec<&str> = schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
    let order = [
        "title",
        "year",
        "reporter",
        "reported_on",
        "salutation",
        "preamble",
        "work",
        "problems",
        "plans",
        "closing",
        "figures",
        "$schema",
    ];
    assert_eq!(names, order);
    let figure: Vec<&str> =
        schema["properties"]["figures"]["items"]["properties"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(figure, ["name", "value", "unit", "approximation", "last_year", "target"]);
}

#[test]
fn the_id_names_the_version_of_the_contract() {
    for draft in Draft::ALL {
        let id = json_schema(draft)["$id"].as_str().unwrap().to_owned();
        assert!(id.starts_with(concat!(
            "urn:annual-report:schema:",
            env!("CARGO_PKG_VERSION_MAJOR"),
            ".",
            env!("CARGO_PKG_VERSION_MINOR"),
            ":"
        )));
    }
}
