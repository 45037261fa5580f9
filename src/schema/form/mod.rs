//! How form builders lay out the fields that the schema describes. Generated from the same types: the schema says what a field is,
//! and where that is not enough the type says it in a keyword of its own, which the published schema does not have.

mod errors;
mod form_render;
mod formily;
mod json_editor;
mod json_forms;
mod lljj;
mod ngx_formly;
mod rjsf;
mod sjsf;
mod vjsf;

use schemars::Schema;
use serde_json::{Map, Value};

use crate::finding::Language;

pub use form_render::form_render_schema;
pub use formily::formily_schema;
pub use json_editor::json_editor_schema;
pub use json_forms::json_forms_ui_schema;
pub use lljj::lljj_schema;
pub use ngx_formly::ngx_formly_schema;
pub use rjsf::rjsf_ui_schema;
pub use sjsf::sjsf_ui_schema;
pub use vjsf::vjsf_schema;

/// The keyword by which a type says what the schema cannot: [`PROSE`], [`LINES`] or [`HIDDEN`].
pub(super) const HINT: &str = "x-form";
/// Running text: a box of several lines.
const PROSE: &str = "prose";
/// A text of one or two lines, which break where it says.
const LINES: &str = "lines";
/// Not for the person who fills in the form.
const HIDDEN: &str = "hidden";

/// What stands in an empty control.
const PLACEHOLDER: &str = "x-form-placeholder";
/// What is said of line breaks beside the description of running text.
const HELP: &str = "x-form-help";
/// What is written on the button that adds an item to a list.
const ADD: &str = "x-form-add";

/// Says, of each subschema, what a form says beside its title and description.
pub(super) fn words(language: Language) -> impl FnMut(&mut Schema) + Clone {
    let (such_as, comma, help, add) = match language {
        Language::Chinese => ("例如：", "、", "换行即另起一段。", "添加"),
        Language::English => ("For example: ", ", ", " A line break begins a new paragraph.", "Add: "),
    };
    move |schema| {
        let Some(object) = schema.as_object_mut() else { return };
        if let Some(examples) = object.get("examples").and_then(Value::as_array) {
            let examples = examples.iter().map(|example| example.as_str().map_or_else(|| example.to_string(), str::to_owned));
            let said = format!("{such_as}{}", examples.collect::<Vec<_>>().join(comma));
            object.insert(PLACEHOLDER.into(), said.into());
        }
        if object.get(HINT).is_some_and(|hint| hint == PROSE) {
            object.insert(HELP.into(), help.into());
        }
        if let Some(title) = object.get("items").and_then(|items| items["title"].as_str()) {
            let said = format!("{add}{title}");
            object.insert(ADD.into(), said.into());
        }
    }
}

/// What kind of control a field needs.
enum Control<'s> {
    Object(&'s Map<String, Value>),
    List(&'s Value),
    /// A text of several lines, and what is said of line breaks beside its description.
    Lines {
        rows: u64,
        help: &'s str,
    },
    Choice(&'s [Value]),
    Hidden,
    /// A text of one line, a number or a date, for which every builder has its own control.
    Line,
}

fn control(schema: &Value) -> Control<'_> {
    if let Some(properties) = schema["properties"].as_object() {
        Control::Object(properties)
    } else if schema["items"].is_object() {
        Control::List(&schema["items"])
    } else if let Some(choices) = schema["oneOf"].as_array() {
        Control::Choice(choices)
    } else if schema[HINT] == PROSE {
        // A chapter's text is long, a measure is not.
        Control::Lines {
            rows: if schema["maxLength"].as_u64() > Some(2_000) { 5 } else { 2 },
            help: schema[HELP].as_str().unwrap_or_default(),
        }
    } else if schema[HINT] == LINES {
        Control::Lines { rows: 2, help: "" }
    } else if schema[HINT] == HIDDEN {
        Control::Hidden
    } else {
        Control::Line
    }
}

/// The properties that a person fills in, each as `field` makes it.
fn shown(properties: &Map<String, Value>, field: fn(&Value) -> Value) -> Map<String, Value> {
    let shown = properties.iter().filter(|(_, below)| !matches!(control(below), Control::Hidden));
    shown.map(|(name, below)| (name.clone(), field(below))).collect()
}

/// Puts a builder's options under their keyword in place of ours and of a `oneOf`, and goes on with `hint` below.
fn put_options(schema: &mut Value, keyword: &str, options: Value, hint: fn(&mut Value)) {
    let Some(object) = schema.as_object_mut() else { return };
    object.retain(|key, _| key != "oneOf" && !key.starts_with(HINT));
    if options != Value::Object(Map::new()) {
        object.insert(keyword.into(), options);
    }
    for (key, below) in object.iter_mut() {
        match key.as_str() {
            "properties" => below.as_object_mut().into_iter().flat_map(|fields| fields.values_mut()).for_each(hint),
            "items" => hint(below),
            _ => {}
        }
    }
}

/// What stands in an empty control.
fn placeholder(schema: &Value) -> Option<String> {
    schema[PLACEHOLDER].as_str().map(str::to_owned)
}

/// The property by which an item of a list is told from its neighbours: the first, a heading, topic or name. None where the items are
/// texts.
fn label_property(items: &Value) -> Option<&str> {
    items["properties"].as_object()?.keys().next().map(String::as_str)
}
