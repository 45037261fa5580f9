//! JSON Schema of the report, generated from the types: for form builders, editors and validators in other languages; and beside
//! it what form builders want to know of the layout.
//!
//! The same values stand as files under `schema/` ([`files`]); a test fails when they are stale, and
//! `cargo run --example print_schema -- --write` rewrites them.

mod form;
mod mend;

use std::sync::LazyLock;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::Value;

pub use form::{json_editor_schema, json_forms_ui_schema, rjsf_ui_schema};

use crate::model::AnnualReport;

/// The drafts of JSON Schema that are generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Draft {
    /// Draft 2020-12, with the types as `$defs`: for validators and editors.
    Draft202012,
    /// Draft-07, with the types written out where they are used: for form builders, some of which render less of what stands
    /// behind a `$ref`.
    Draft07,
}

impl Draft {
    /// Every draft.
    pub const ALL: &[Draft] = &[Draft::Draft202012, Draft::Draft07];

    /// The version of the contract: it changes when a file that was valid may no longer be.
    fn id(self) -> &'static str {
        match self {
            Draft::Draft202012 => {
                concat!("urn:annual-report:schema:", env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"), ":2020-12")
            }
            Draft::Draft07 => {
                concat!("urn:annual-report:schema:", env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"), ":draft-07")
            }
        }
    }
}

/// The schema of a report: titles and descriptions in Chinese, properties in the order of the struct, nothing required, no branch
/// for `null`. The default of a choice stands in [`Draft::Draft202012`] only.
///
/// ```
/// use annual_report::schema::{Draft, json_schema};
/// let schema = json_schema(Draft::Draft202012);
/// assert_eq!(schema["properties"]["year"]["title"], "年度");
/// assert!(schema["required"].is_null(), "a draft may lack anything");
/// ```
pub fn json_schema(draft: Draft) -> Value {
    generate(draft, |settings| settings.with_transform(RecursiveTransform(mend::drop_hint)))
}

/// The schema of [`Draft::Draft07`], generated once per process: reports are checked against it, and findings find their controls in it.
pub(crate) fn draft_07() -> &'static Value {
    static SCHEMA: LazyLock<Value> = LazyLock::new(|| json_schema(Draft::Draft07));
    &SCHEMA
}

/// The schema with the hints of the types.
fn hinted(draft: Draft) -> Value {
    generate(draft, |settings| settings)
}

fn generate(draft: Draft, then: impl FnOnce(SchemaSettings) -> SchemaSettings) -> Value {
    let mut settings = match draft {
        Draft::Draft202012 => SchemaSettings::draft2020_12(),
        Draft::Draft07 => SchemaSettings::draft07(),
    };
    settings.inline_subschemas = draft == Draft::Draft07;
    let mut settings = settings.with_transform(RecursiveTransform(mend::mend));
    if draft == Draft::Draft07 {
        settings = settings.with_transform(RecursiveTransform(mend::drop_default));
    }
    let settings = then(settings);
    let mut schema = settings.into_generator().into_root_schema_for::<AnnualReport>();
    schema.insert("$id".into(), draft.id().into());
    mend::sort_for_reading(schema.ensure_object());
    schema.to_value()
}

/// Everything that is generated, with the names of the files under `schema/` that hold it (as `format!("{value:#}\n")`).
pub fn files() -> Vec<(&'static str, Value)> {
    vec![
        ("annual-report.schema.json", json_schema(Draft::Draft202012)),
        ("annual-report.draft-07.schema.json", json_schema(Draft::Draft07)),
        ("annual-report.rjsf.ui-schema.json", rjsf_ui_schema()),
        ("annual-report.jsonforms.ui-schema.json", json_forms_ui_schema()),
        ("annual-report.json-editor.schema.json", json_editor_schema()),
    ]
}
