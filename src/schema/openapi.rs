use schemars::transform::RecursiveTransform;
use serde_json::{Value, json};

use super::{Draft, mend, of_report};
use crate::finding::{Findings, Language};
use crate::model::AnnualReport;
use crate::page::Layout;

/// The `components` of an OpenAPI 3.1 document: every type of a report, what a check gives, and the layout, under the names
/// of the library. Schemas
/// refer to each other as `#/components/schemas/WorkItem`, so that the value can stand in a document as it is.
///
/// ```
/// let components = annual_report::schema::openapi_components();
/// let schemas = &components["schemas"];
/// assert_eq!(schemas["AnnualReport"]["properties"]["work"]["items"]["$ref"], "#/components/schemas/WorkChapter");
/// assert!(schemas["WorkItem"].is_object() && schemas["Findings"].is_object());
/// ```
pub fn openapi_components() -> Value {
    let mut settings = of_report(Draft::Draft202012, Language::Chinese);
    settings.definitions_path = "/components/schemas".into();
    settings.meta_schema = None;
    let mut generator = settings.with_transform(RecursiveTransform(mend::drop_hint)).into_generator();
    generator.subschema_for::<AnnualReport>();
    generator.subschema_for::<Findings>();
    generator.subschema_for::<Layout>();
    json!({ "schemas": generator.take_definitions(true) })
}
