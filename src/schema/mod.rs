//! JSON Schema of the report, generated from the types: for form builders, editors, validators and generators of code; and beside it
//! what form builders want to know of the layout of a form.
//!
//! The same values stand as files under `schema/` ([`files`]); a test fails when they are stale, and
//! `cargo run --example print_schema -- --write` rewrites them.

mod english;
mod form;
mod i18n;
mod mend;
mod openapi;
mod variants;

use std::sync::LazyLock;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::Value;

pub use form::{
    form_render_schema, formily_schema, json_editor_schema, json_forms_ui_schema, lljj_schema, ngx_formly_schema, rjsf_ui_schema,
    sjsf_ui_schema, vjsf_schema,
};
pub use i18n::i18n_table;
pub use openapi::openapi_components;
pub use variants::{code_generator_schema, structured_output_schema};

use crate::finding::{Findings, Language};
use crate::model::AnnualReport;
use crate::page::Layout;

/// The drafts of JSON Schema that are generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Draft {
    /// Draft 2020-12, with the types as `$defs`: for validators and editors.
    Draft202012,
    /// Draft-07, with the types written out where they are used: for form builders, some of which render less of what stands
    /// behind a `$ref`. Without defaults, which some of them write into a report that nobody touched.
    Draft07,
}

impl Draft {
    /// Every draft.
    pub const ALL: &[Draft] = &[Draft::Draft202012, Draft::Draft07];

    fn name(self) -> &'static str {
        match self {
            Draft::Draft202012 => "2020-12",
            Draft::Draft07 => "draft-07",
        }
    }
}

/// The name of a schema with the version of the contract, which changes when a file that was valid may no longer be.
fn id(of: &str, draft: Draft) -> String {
    let version = concat!(env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"));
    format!("urn:annual-report:{of}:{version}:{}", draft.name())
}

/// The schema of a report: titles and descriptions in one language, properties in the order of the struct, nothing required, no branch
/// for `null`. The default of a choice stands in [`Draft::Draft202012`] only.
///
/// ```
/// use annual_report::finding::Language;
/// use annual_report::schema::{Draft, json_schema};
/// let schema = json_schema(Draft::Draft202012, Language::Chinese);
/// assert_eq!(schema["properties"]["year"]["title"], "年度");
/// assert!(schema["required"].is_null(), "a draft may lack anything");
/// ```
pub fn json_schema(draft: Draft, language: Language) -> Value {
    let mut id = id("schema", draft);
    if language == Language::English {
        id += ":en";
    }
    root::<AnnualReport>(of_report(draft, language).with_transform(RecursiveTransform(mend::drop_hint)), &id)
}

/// The schema of [`Findings`] (2020-12), for an application in another language that is given them.
///
/// ```
/// let schema = annual_report::schema::findings_schema();
/// assert_eq!(schema["items"]["$ref"], "#/$defs/Finding");
/// ```
pub fn findings_schema() -> Value {
    root::<Findings>(settings(Draft::Draft202012), &id("findings", Draft::Draft202012))
}

/// The schema of a [`Layout`] (2020-12): for an office's own layout as a JSON file, completed and checked in an editor.
///
/// ```
/// let schema = annual_report::schema::layout_schema();
/// assert_eq!(schema["properties"]["page"]["title"], "页面");
/// ```
pub fn layout_schema() -> Value {
    root::<Layout>(settings(Draft::Draft202012), &id("layout", Draft::Draft202012))
}

/// The schema of [`Draft::Draft07`], generated once per process: reports are checked against it, and findings find their controls in it.
pub(crate) fn draft_07() -> &'static Value {
    static SCHEMA: LazyLock<Value> = LazyLock::new(|| json_schema(Draft::Draft07, Language::Chinese));
    &SCHEMA
}

/// The schema of [`Draft::Draft07`] with the hints of the types, and what a form says beside them.
fn hinted(language: Language) -> Value {
    root::<AnnualReport>(of_report(Draft::Draft07, language).with_transform(RecursiveTransform(form::words(language))), "")
}

/// How the schema of a report is generated.
fn of_report(draft: Draft, language: Language) -> SchemaSettings {
    let mut settings = settings(draft).with_transform(RecursiveTransform(mend::drop_default));
    if language == Language::English {
        settings = settings.with_transform(RecursiveTransform(english::translate));
    }
    match draft {
        Draft::Draft202012 => settings,
        Draft::Draft07 => settings.with_transform(RecursiveTransform(mend::drop_default_choice)),
    }
}

/// How every schema of a draft is generated.
fn settings(draft: Draft) -> SchemaSettings {
    let mut settings = match draft {
        Draft::Draft202012 => SchemaSettings::draft2020_12(),
        Draft::Draft07 => SchemaSettings::draft07(),
    };
    settings.inline_subschemas = draft == Draft::Draft07;
    settings.with_transform(RecursiveTransform(mend::mend))
}

/// The schema of a type as a document of this name, or without one.
fn root<T: JsonSchema>(settings: SchemaSettings, id: &str) -> Value {
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    if !id.is_empty() {
        schema.insert("$id".into(), id.into());
    }
    mend::sort_for_reading(schema.ensure_object());
    schema.to_value()
}

/// Everything that is generated, with the names of the files under `schema/` that hold it (as `format!("{value:#}\n")`).
pub fn files() -> Vec<(&'static str, Value)> {
    use Language::{Chinese, English};
    vec![
        ("annual-report.schema.json", json_schema(Draft::Draft202012, Chinese)),
        ("annual-report.en.schema.json", json_schema(Draft::Draft202012, English)),
        ("annual-report.draft-07.schema.json", json_schema(Draft::Draft07, Chinese)),
        ("annual-report.draft-07.en.schema.json", json_schema(Draft::Draft07, English)),
        ("annual-report.rjsf.ui-schema.json", rjsf_ui_schema(Chinese)),
        ("annual-report.rjsf.en.ui-schema.json", rjsf_ui_schema(English)),
        ("annual-report.jsonforms.ui-schema.json", json_forms_ui_schema(Chinese)),
        ("annual-report.jsonforms.en.ui-schema.json", json_forms_ui_schema(English)),
        ("annual-report.json-editor.schema.json", json_editor_schema(Chinese)),
        ("annual-report.formily.schema.json", formily_schema(Chinese)),
        ("annual-report.form-render.schema.json", form_render_schema(Chinese)),
        ("annual-report.lljj.schema.json", lljj_schema(Chinese)),
        ("annual-report.sjsf.ui-schema.json", sjsf_ui_schema(Chinese)),
        ("annual-report.ngx-formly.schema.json", ngx_formly_schema(Chinese)),
        ("annual-report.vjsf.schema.json", vjsf_schema(Chinese)),
        ("annual-report.i18n.json", i18n_table()),
        ("annual-report.code-generator.schema.json", code_generator_schema()),
        ("annual-report.structured-output.schema.json", structured_output_schema()),
        ("annual-report.openapi.json", openapi_components()),
        ("findings.schema.json", findings_schema()),
        ("layout.schema.json", layout_schema()),
    ]
}
