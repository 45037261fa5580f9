//! The generated schema: committed, in step with the types, and good for form builders.

use annual_report::finding::Language::{Chinese, English};
use annual_report::schema::{
    Draft, code_generator_schema, files, findings_schema, form_render_schema, formily_schema, i18n_table, json_editor_schema,
    json_forms_ui_schema, json_schema, lljj_schema, ngx_formly_schema, openapi_components, rjsf_ui_schema, sjsf_ui_schema,
    structured_output_schema, vjsf_schema,
};
use serde_json::{Value, json};

#[test]
fn the_committed_files_are_those_of_the_types() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    for (name, value) in files() {
        let committed = std::fs::read_to_string(folder.join(name)).unwrap();
        assert!(committed == format!("{value:#}\n"), "{name} is stale: run `cargo run --example print_schema -- --write`");
    }
    // Beside them the description of the format.
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), files().len() + 1, "a file under schema/ that nothing generates");
}

#[test]
fn the_files_validate_against_their_meta_schemas() {
    // Formily has a type of its own, void, for what holds no data.
    for (name, schema) in
        files().into_iter().filter(|(name, _)| name.ends_with(".schema.json") && !name.contains(".ui-") && !name.contains(".formily."))
    {
        jsonschema::meta::validate(&schema).unwrap_or_else(|error| panic!("{name}: {error}"));
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

/// Whether a text has a Chinese character.
fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
}

/// What is Chinese in an English form is an example, or the word that a choice prints.
#[test]
fn english_forms_have_no_chinese_labels() {
    fn said(value: &Value, key: &str, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => fields.iter().for_each(|(key, below)| said(below, key, found)),
            Value::Array(items) => items.iter().for_each(|item| said(item, key, found)),
            Value::String(text) if !["const", "default", "enum", "examples", "value"].contains(&key) => found.push(text.clone()),
            _ => {}
        }
    }
    let forms = [
        json_schema(Draft::Draft202012, English),
        json_schema(Draft::Draft07, English),
        rjsf_ui_schema(English),
        json_forms_ui_schema(English),
        json_editor_schema(English),
        formily_schema(English),
        form_render_schema(English),
        lljj_schema(English),
        sjsf_ui_schema(English),
        ngx_formly_schema(English),
        vjsf_schema(English),
    ];
    for form in forms {
        let mut found = Vec::new();
        said(&form, "", &mut found);
        for text in found.iter().filter(|text| is_chinese(text)) {
            let is_printed = text.split_once(": ").is_some_and(|(label, _)| !is_chinese(label));
            assert!(is_printed, "{text}: src/schema/english.rs has no such title with its description");
        }
    }
}

/// The table has what the schema says under the keys by which JSONForms asks, and each key in both languages.
#[test]
fn the_table_of_texts_has_every_field_and_choice() {
    let table = i18n_table();
    let keys = |language: &str| table[language].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys("zh"), keys("en"));
    for (scope, leaf) in draft_07_leaves().iter().filter(|(scope, _)| scope != "#/properties/$schema") {
        // Through a list its steps have no names.
        let steps: Vec<&str> = scope.split("/properties/").skip(1).map(|step| step.split('/').next().unwrap()).collect();
        let key = steps.join(".");
        if is_item(scope) {
            assert_eq!(table["zh"][format!("{key}.item.label")], leaf["title"], "{key}");
            continue;
        }
        assert_eq!(table["zh"][format!("{key}.label")], leaf["title"], "{key}");
        assert_eq!(table["zh"][format!("{key}.description")], leaf["description"], "{key}");
        for choice in leaf["oneOf"].as_array().into_iter().flatten() {
            assert_eq!(table["zh"][format!("{key}.{}", choice["const"].as_str().unwrap())], choice["title"], "{key}");
        }
    }
    assert_eq!(table["en"]["problems.items.measures.label"], "Measures");
    let ui = json_forms_ui_schema(Chinese);
    let group = ui["elements"].as_array().unwrap().iter().find(|element| element["label"] == "存在的问题").unwrap();
    assert_eq!((group["type"].as_str(), group["i18n"].as_str()), (Some("Group"), Some("problems")));
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
    for &draft in Draft::ALL {
        let root = json_schema(draft, Chinese);
        each(&root, "", &mut |schema, path| {
            let object = schema.as_object().unwrap();
            for key in object.keys() {
                assert!(KNOWN.contains(&key.as_str()), "{path}: {key} is a keyword that shape.rs has no words for");
            }
            let titled = schema["title"].as_str().unwrap_or_default();
            let referenced = schema["$ref"].as_str().is_some();
            assert!(referenced || is_chinese(titled), "{path}: no Chinese title: {titled:?}");
            if path.contains("/properties/") && !path.contains("/oneOf/") && !is_item(path) {
                assert!(schema["description"].as_str().is_some_and(|text| !text.is_empty()), "{path}: no description");
            }
            assert!(schema["type"].is_string() || referenced || path.contains("/oneOf/"), "{path}: no type");
            assert!(schema["format"].is_null() || schema["format"] == "date", "{path}: {}", schema["format"]);
            if let Some(default) = object.get("default") {
                // A builder writes it into the data of a report that does not say it.
                assert_eq!(draft, Draft::Draft202012, "{path}: default {default}");
                let choices = schema["oneOf"].as_array().unwrap_or_else(|| panic!("{path}: default {default}"));
                assert!(choices.iter().any(|choice| choice["const"] == *default), "{path}: default {default}");
            }
            if let Some(choices) = schema["oneOf"].as_array() {
                assert_eq!(schema["type"], "string", "{path}");
                // react-jsonschema-form takes the first choice where none was made: it must be what absence means.
                let first = choices[0]["const"].as_str().unwrap();
                assert!(["usual", "确数", "open", "before_plans"].contains(&first), "{path}: {first}");
                for choice in choices {
                    let said = |key: &str| choice[key].as_str().is_some_and(|text| !text.is_empty());
                    assert!(said("const") && said("title") && said("description"), "{path}: {choice}");
                }
            }
            // As it stands in an HTML attribute, which is read under the flag v.
            assert!(!schema["pattern"].as_str().is_some_and(|pattern| pattern.contains("[^{")), "{path}");
        });
        let text = json_schema(draft, Chinese).to_string();
        assert!(!text.contains("null"), "{draft:?} speaks of null");
        assert_eq!(text.contains("$ref"), draft == Draft::Draft202012, "draft-07 is written out");
    }
}

#[test]
fn properties_stand_in_the_order_of_the_struct() {
    let schema = json_schema(Draft::Draft07, Chinese);
    let names: Vec<&str> = schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
    let order = [
        "title",
        "subtitle",
        "year",
        "period",
        "reporter",
        "reported_on",
        "salutation",
        "preamble",
        "work",
        "problems",
        "plans",
        "others",
        "closing",
        "attachments",
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
    for &draft in Draft::ALL {
        let id = json_schema(draft, Chinese)["$id"].as_str().unwrap().to_owned();
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
    leaves(&json_schema(Draft::Draft07, Chinese), "#", &mut found);
    assert!(found.len() > 40, "{}", found.len());
    found
}

/// Whether a field needs a box of several lines: running text, and the title, which may break.
fn is_box(scope: &str, leaf: &Value) -> bool {
    leaf["maxLength"].as_u64() >= Some(2_000) || scope == "#/properties/title"
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
        Value::Null if element["options"]["showSortButtons"] == true => found.push((format!("{scope}/items"), element.clone())),
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
    controls(&json_forms_ui_schema(Chinese), "#", &mut found);
    let shown: Vec<&str> = found.iter().map(|(scope, _)| scope.as_str()).collect();
    // The schema by which an editor completes a file is none of the clerk's.
    let wanted: Vec<_> = draft_07_leaves().into_iter().filter(|(scope, _)| scope != "#/properties/$schema").collect();
    assert_eq!(shown, wanted.iter().map(|(scope, _)| scope.as_str()).collect::<Vec<_>>());
    for ((scope, control), (_, leaf)) in found.iter().zip(&wanted) {
        if !is_item(scope) {
            assert_eq!(control["label"], leaf["title"], "{scope}");
        }
        assert_eq!(control["options"]["multi"] == true, is_box(scope, leaf), "{scope}");
    }
}

#[test]
fn the_ui_schema_of_rjsf_has_boxes_order_and_placeholders() {
    let ui = rjsf_ui_schema(Chinese);
    for (scope, leaf) in draft_07_leaves() {
        let at = ui.pointer(&scope.replace("#", "").replace("/properties", "")).unwrap_or(&Value::Null);
        assert_eq!(at["ui:widget"] == "textarea", is_box(&scope, &leaf), "{scope}");
        let said = at["ui:description"].as_str();
        assert_eq!(said.is_some(), is_box(&scope, &leaf), "{scope}");
        assert!(said.is_none_or(|said| said.starts_with(leaf["description"].as_str().unwrap())), "{scope}");
        // The theme antd shows help in the place of what is wrong.
        assert!(at["ui:help"].is_null(), "{scope}");
        assert_eq!(at["ui:placeholder"].is_string(), leaf["examples"].is_array(), "{scope}");
        assert_eq!(at["ui:widget"] == "hidden", scope == "#/properties/$schema", "{scope}");
    }
    each(&json_schema(Draft::Draft07, Chinese), "", &mut |schema, path| {
        let Some(properties) = schema["properties"].as_object() else { return };
        let order: Vec<&str> = properties.keys().map(String::as_str).chain(["*"]).collect();
        assert_eq!(ui.pointer(&path.replace("/properties", "")).unwrap()["ui:order"], json!(order), "{path}");
    });
}

#[test]
fn schemas_with_hints_accept_what_the_schema_accepts() {
    for schema in [json_editor_schema(Chinese), ngx_formly_schema(Chinese), vjsf_schema(Chinese)] {
        let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
        let mut full: Value = serde_json::from_str(include_str!("full_report.json")).unwrap();
        // By what an editor completes the file is no field of every form.
        full.as_object_mut().unwrap().shift_remove("$schema");
        assert!(validator.is_valid(&full));
        for (pointer, wrong) in [("/problems/items/0/status", "done"), ("/subtitle", "  "), ("/reported_on", "12月")] {
            let mut report = full.clone();
            *report.pointer_mut(pointer).unwrap() = wrong.into();
            assert!(!validator.is_valid(&report), "{pointer}");
        }
    }
}

#[test]
fn the_schema_for_json_editor_has_headers_and_titles() {
    let schema = json_editor_schema(Chinese);
    each(&schema, "", &mut |schema, path| {
        assert!(schema["oneOf"].is_null(), "{path}: json-editor makes a switch of it");
        assert_eq!(schema["enum"].as_array().map(Vec::len), schema["options"]["enum_titles"].as_array().map(Vec::len), "{path}");
        let is_object = schema["properties"].is_object();
        assert_eq!(is_item(path) && is_object, schema["headerTemplate"].is_string(), "{path}: no header for an item");
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
    is_full(&serde_json::from_str(text).unwrap(), &json_schema(Draft::Draft07, Chinese), "");
    let findings = annual_report::AnnualReport::from_json(text).unwrap().check();
    assert!(findings.is_empty(), "{findings}");
}

/// What Formily and form-render are told of a field is what the schema says of it.
#[test]
fn schemas_of_other_kinds_have_every_field_and_bound() {
    fn same(ours: &Value, theirs: &Value, path: &str, keys: &[(&str, &str)]) {
        assert_eq!(theirs["title"], ours["title"], "{path}");
        for (our, their) in keys {
            assert_eq!(theirs[their], ours[our], "{path}: {our}");
        }
        let choices: Vec<&Value> = ours["oneOf"].as_array().into_iter().flatten().map(|choice| &choice["const"]).collect();
        let offered: Vec<&Value> =
            theirs["enum"].as_array().into_iter().flatten().map(|choice| choice.get("value").unwrap_or(choice)).collect();
        assert_eq!(offered, choices, "{path}");
        for (name, below) in ours["properties"].as_object().into_iter().flatten().filter(|(name, _)| *name != "$schema") {
            same(below, &theirs["properties"][name], &format!("{path}/{name}"), keys);
        }
        for (name, below) in ours["items"]["properties"].as_object().into_iter().flatten() {
            same(below, &theirs["items"]["properties"][name], &format!("{path}/-/{name}"), keys);
        }
        if ours["items"]["type"] == "string" {
            same(&ours["items"], &theirs["items"]["properties"]["text"], &format!("{path}/-"), keys);
        }
    }
    let ours = json_schema(Draft::Draft07, Chinese);
    let bounds = ["minLength", "maxLength", "minimum", "maximum", "pattern"];
    for (name, below) in ours["properties"].as_object().unwrap().iter().filter(|(name, _)| *name != "$schema") {
        same(below, &formily_schema(Chinese)["properties"][name], name, &bounds.map(|bound| (bound, bound)));
        same(below, &form_render_schema(Chinese)["properties"][name], name, &[("pattern", "pattern"), ("description", "description")]);
    }
}

#[test]
fn generators_of_code_name_types_after_ours() {
    let schema = code_generator_schema();
    each(&schema, "", &mut |schema, path| {
        // A title would become the name of a type.
        let title = path.strip_prefix("/$defs/").filter(|name| !name.contains('/')).or(path.is_empty().then_some("AnnualReport"));
        assert_eq!(schema["title"].as_str(), title, "{path}");
        assert!(schema["oneOf"].is_null() && schema["$id"].is_null(), "{path}");
    });
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(validator.is_valid(&serde_json::from_str(include_str!("full_report.json")).unwrap()));
}

/// The keywords and bounds of the strict modes of the services (2026-11).
#[test]
fn strict_modes_of_language_models_take_the_schema() {
    const TAKEN: [&str; 10] =
        ["$ref", "$defs", "anyOf", "type", "description", "enum", "items", "properties", "required", "additionalProperties"];
    let schema = structured_output_schema();
    let (mut properties, mut characters) = (0, 0);
    each(&schema, "", &mut |schema, path| {
        for key in schema.as_object().unwrap().keys() {
            assert!(TAKEN.contains(&key.as_str()), "{path}: {key}");
        }
        if let Some(fields) = schema["properties"].as_object() {
            let names: Vec<&str> = fields.keys().map(String::as_str).collect();
            assert_eq!(schema["required"], json!(names), "{path}");
            assert_eq!(schema["additionalProperties"], false, "{path}");
            properties += names.len();
            characters += names.concat().len();
            for (name, field) in fields {
                let takes_null = field["type"][1] == "null" || field["anyOf"][1]["type"] == "null";
                assert!(takes_null, "{path}: {name} cannot be left out");
            }
        }
    });
    assert!(properties <= 100 && characters <= 15_000, "{properties}, {characters}");
}

/// An answer that says nothing of any field, and one that says everything.
#[test]
fn what_a_model_answers_is_read_as_a_report() {
    fn filled(schema: &Value, root: &Value, value: &Value) -> Value {
        if let Some(name) = schema["$ref"].as_str().and_then(|name| name.strip_prefix('#')) {
            return filled(root.pointer(name).unwrap(), root, value);
        }
        if let Some(branches) = schema["anyOf"].as_array() {
            return if value.is_null() { Value::Null } else { filled(&branches[0], root, value) };
        }
        match value {
            Value::Array(items) => items.iter().map(|item| filled(&schema["items"], root, item)).collect(),
            Value::Object(_) => {
                let properties = schema["properties"].as_object().unwrap();
                properties
                    .iter()
                    .map(|(name, below)| (name.clone(), filled(below, root, &value[name])))
                    .collect::<serde_json::Map<_, _>>()
                    .into()
            }
            scalar => scalar.clone(),
        }
    }
    let schema = structured_output_schema();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut full: Value = serde_json::from_str(include_str!("full_report.json")).unwrap();
    full.as_object_mut().unwrap().shift_remove("$schema");
    for report in [json!({}), json!({ "work": [{}], "reporter": {}, "figures": [{}] }), full] {
        let answer = filled(&schema, &schema, &report);
        assert!(validator.is_valid(&answer), "{answer:#}");
        let read = annual_report::AnnualReport::from_json(&answer.to_string()).unwrap();
        assert_eq!(Ok(read), annual_report::AnnualReport::from_json(&report.to_string()));
    }
}

#[test]
fn components_refer_to_each_other_alone() {
    let components = openapi_components();
    let schemas = components["schemas"].as_object().unwrap();
    for name in ["AnnualReport", "WorkItem", "OtherChapter", "Subpoint", "Figure", "Finding", "Findings", "Layout"] {
        assert!(schemas.contains_key(name), "{name}");
    }
    let text = components.to_string();
    for reference in text.split("\"$ref\":\"").skip(1) {
        let name = reference.split('"').next().unwrap().strip_prefix("#/components/schemas/").unwrap();
        assert!(schemas.contains_key(name), "{name}");
    }
    assert!(!text.contains("$defs") && !text.contains("x-form"));
}

#[test]
fn findings_are_what_their_schema_says() {
    let validator = jsonschema::validator_for(&findings_schema()).unwrap();
    let findings = annual_report::AnnualReport::from_json(r#"{ "yaer": 1, "title": "", "figures": "无" }"#).unwrap_err();
    assert_eq!(findings.len(), 3);
    assert!(validator.is_valid(&serde_json::to_value(&findings).unwrap()));
    assert!(validator.is_valid(&serde_json::to_value(annual_report::AnnualReport::from_json("{").unwrap_err()).unwrap()));
    assert!(!validator.is_valid(&json!([{ "code": "year_missing" }])));
}

/// `schema/README.md` names every field of the model, with its title.
#[test]
fn the_format_is_described_field_by_field() {
    let readme = include_str!("../schema/README.md");
    let schema = json_schema(Draft::Draft202012, Chinese);
    for (name, definition) in
        schema["$defs"].as_object().unwrap().iter().map(|(name, below)| (name.as_str(), below)).chain([("AnnualReport", &schema)])
    {
        let (_, section) = readme.split_once(&format!("### {name}\n")).unwrap_or_else(|| panic!("no section on {name}"));
        let section = section.split("\n#").next().unwrap();
        for (field, below) in definition["properties"].as_object().unwrap() {
            let row = format!("| `{field}` | {} |", below["title"].as_str().unwrap());
            assert!(section.contains(&row), "{name}: no row {row}");
        }
        let fields = section.lines().filter(|line| line.starts_with("| `")).count();
        assert_eq!(fields, definition["properties"].as_object().unwrap().len(), "{name}");
    }
    for choice in schema["$defs"]["Figure"]["properties"]["approximation"]["oneOf"].as_array().unwrap() {
        assert!(readme.contains(choice["const"].as_str().unwrap()), "{choice}");
    }
    for (file, _) in files() {
        assert!(readme.contains(file), "{file} is not described");
    }
}
