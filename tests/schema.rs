//! The generated schema: committed, in step with the types, and good for form builders.

use annual_report::schema::{Draft, files, json_editor_schema, json_forms_ui_schema, json_schema, rjsf_ui_schema};
use serde_json::{Value, json};

#[test]
fn the_committed_files_are_those_of_the_types() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    for (name, value) in files() {
        let committed = std::fs::read_to_string(folder.join(name)).unwrap();
        assert!(committed == format!("{value:#}\n"), "{name} is stale: run `cargo run --example print_schema -- --write`");
    }
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), files().len(), "a file under schema/ that nothing generates");
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

/// Whether a path leads to what a list holds, not to a property named `items`.
fn is_item(path: &str) -> bool {
    path.ends_with("/items") && !path.ends_with("/properties/items")
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
            if path.contains("/properties/") && !path.contains("/oneOf/") && !is_item(path) {
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
        let text = json_schema(draft).to_string();
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

/// The properties of the draft-07 schema that hold a value, as scopes of JSONForms: through lists and objects.
fn leaves(schema: &Value, scope: &str, found: &mut Vec<(String, Value)>) {
    if let Some(properties) = schema["properties"].as_object() {
        for (name, below) in properties {
            leaves(below, &format!("{scope}/properties/{name}"), found);
        }
    } else if schema["items"].is_object() {
        leaves(&schema["items"], &format!("{scope}/items"), found);
    } else {
        found.push((scope.to_owned(), schema.clone()));
    }
}

fn draft_07_leaves() -> Vec<(String, Value)> {
    let mut found = Vec::new();
    leaves(&json_schema(Draft::Draft07), "#", &mut found);
    assert!(found.len() > 40, "{}", found.len());
    found
}

fn is_prose(leaf: &Value) -> bool {
    leaf["maxLength"].as_u64() >= Some(2_000)
}

/// The controls of a UI schema of JSONForms by their scope from the root.
fn controls(element: &Value, scope: &str, found: &mut Vec<(String, Value)>) {
    for below in element["elements"].as_array().into_iter().flatten() {
        controls(below, scope, found);
    }
    let Some(own) = element["scope"].as_str() else { return };
    let scope = own.replacen('#', scope, 1);
    assert!(element["label"].is_string(), "{scope}: JSONForms would show the name of the property");
    match &element["options"]["detail"] {
        Value::Null => found.push((scope, element.clone())),
        detail => {
            assert!(element["options"]["elementLabelProp"].is_string(), "{scope}: what names an item?");
            controls(detail, &format!("{scope}/items"), found);
        }
    }
}

#[test]
fn the_ui_schema_of_json_forms_reaches_every_field() {
    let mut found = Vec::new();
    controls(&json_forms_ui_schema(), "#", &mut found);
    let shown: Vec<&str> = found.iter().map(|(scope, _)| scope.as_str()).collect();
    // The schema by which an editor completes a file is none of the clerk's.
    let wanted: Vec<_> = draft_07_leaves().into_iter().filter(|(scope, _)| scope != "#/properties/$schema").collect();
    assert_eq!(shown, wanted.iter().map(|(scope, _)| scope.as_str()).collect::<Vec<_>>());
    for ((scope, control), (_, leaf)) in found.iter().zip(&wanted) {
        assert_eq!(control["label"], leaf["title"], "{scope}");
        assert_eq!(control["options"]["multi"] == true, is_prose(leaf), "{scope}");
    }
}

#[test]
fn the_ui_schema_of_rjsf_has_boxes_order_placeholders_and_help() {
    let ui = rjsf_ui_schema();
    for (scope, leaf) in draft_07_leaves() {
        let at = ui.pointer(&scope.replace("#", "").replace("/properties", "")).unwrap_or(&Value::Null);
        assert_eq!(at["ui:widget"] == "textarea", is_prose(&leaf), "{scope}");
        assert_eq!(at["ui:help"].is_string(), is_prose(&leaf), "{scope}");
        assert_eq!(at["ui:placeholder"].is_string(), leaf["examples"].is_array(), "{scope}");
        assert_eq!(at["ui:widget"] == "hidden", scope == "#/properties/$schema", "{scope}");
    }
    each(&json_schema(Draft::Draft07), "", &mut |schema, path| {
        let Some(properties) = schema["properties"].as_object() else { return };
        let order: Vec<&str> = properties.keys().map(String::as_str).chain(["*"]).collect();
        assert_eq!(ui.pointer(&path.replace("/properties", "")).unwrap()["ui:order"], json!(order), "{path}");
    });
}

#[test]
fn the_schema_for_json_editor_accepts_what_the_schema_accepts() {
    let schema = json_editor_schema();
    jsonschema::meta::validate(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let full: Value = serde_json::from_str(include_str!("full_report.json")).unwrap();
    assert!(validator.is_valid(&full));
    let mut wrong = full;
    wrong["problems"]["items"][0]["status"] = "done".into();
    assert!(!validator.is_valid(&wrong));
    each(&schema, "", &mut |schema, path| {
        assert!(schema["oneOf"].is_null(), "{path}: json-editor makes a switch of it");
        assert_eq!(schema["enum"].as_array().map(Vec::len), schema["options"]["enum_titles"].as_array().map(Vec::len), "{path}");
        assert_eq!(is_item(path), schema["headerTemplate"].is_string(), "{path}: no header for an item");
    });
}

/// Every optional field filled in and two of everything: what the forms in `tests/external/` are loaded with.
#[test]
fn the_full_report_is_full() {
    fn is_full(value: &Value, schema: &Value, path: &str) {
        if let Some(properties) = schema["properties"].as_object() {
            properties.iter().for_each(|(name, below)| is_full(&value[name], below, &format!("{path}/{name}")));
        } else if schema["items"].is_object() {
            let items = value.as_array().unwrap_or_else(|| panic!("{path} is missing"));
            assert!(items.len() >= 2, "{path}: {}", items.len());
            items.iter().enumerate().for_each(|(index, item)| is_full(item, &schema["items"], &format!("{path}/{index}")));
        } else {
            assert!(!value.is_null(), "{path} is missing");
        }
    }
    let text = include_str!("full_report.json");
    is_full(&serde_json::from_str(text).unwrap(), &json_schema(Draft::Draft07), "");
    let findings = annual_report::AnnualReport::from_json(text).unwrap().check();
    assert!(findings.is_empty(), "{findings}");
}

#[test]
fn the_readme_shows_the_builders_as_they_are() {
    let readme = include_str!("../README.md");
    for (name, code) in [
        ("rjsf.jsx", include_str!("../examples/form-builders/rjsf.jsx")),
        ("json_forms.jsx", include_str!("../examples/form-builders/json_forms.jsx")),
        ("json_editor.js", include_str!("../examples/form-builders/json_editor.js")),
    ] {
        assert!(readme.contains(code), "{name} in the README is not that of examples/form-builders/");
    }
}
