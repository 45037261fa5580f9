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

use serde_json::{Map, Value};

pub use form_render::form_render_schema;
pub use formily::formily_schema;
pub use json_editor::json_editor_schema;
pub use json_forms::json_forms_ui_schema;
pub use lljj::lljj_schema;
pub use ngx_formly::ngx_formly_schema;
pub use rjsf::rjsf_ui_schema;
pub use sjsf::sjsf_ui_schema;

/// The keyword by which a type says what the schema cannot: [`PROSE`], [`LINES`] or [`HIDDEN`].
pub(super) const HINT: &str = "x-form";
/// Running text: a box of several lines.
const PROSE: &str = "prose";
/// A text of one or two lines, which break where it says.
const LINES: &str = "lines";
/// Not for the person who fills in the form.
const HIDDEN: &str = "hidden";

/// What kind of control a field needs.
enum Control<'s> {
    Object(&'s Map<String, Value>),
    List(&'s Value),
    /// A text of several lines, and what is said of line breaks beside its description.
    Lines {
        rows: u64,
        help: &'static str,
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
        Control::Lines { rows: if schema["maxLength"].as_u64() > Some(2_000) { 5 } else { 2 }, help: "换行即另起一段。" }
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
    object.shift_remove(HINT);
    object.shift_remove("oneOf");
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
    let examples: Vec<String> =
        schema["examples"].as_array()?.iter().map(|example| example.as_str().map_or_else(|| example.to_string(), str::to_owned)).collect();
    Some(format!("例如：{}", examples.join("、")))
}

/// The property by which an item of a list is told from its neighbours: the first, a heading, topic or name. None where the items are
/// texts.
fn label_property(items: &Value) -> Option<&str> {
    items["properties"].as_object()?.keys().next().map(String::as_str)
}
