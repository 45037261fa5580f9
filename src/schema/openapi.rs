use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::{Value, json};

use super::mend;
use crate::finding::Findings;
use crate::model::AnnualReport;

/// The `components` of an OpenAPI 3.1 document: every type of a report, and what a check gives, under the names of the library. Schemas
/// refer to each other as `#/components/schemas/WorkItem`, so that the value can stand in a document as it is.
///
/// ```
/// let components = annual_report::schema::openapi_components();
/// let schemas = &components["schemas"];
/// assert_eq!(schemas["AnnualReport"]["properties"]["work"]["items"]["$ref"], "#/components/schemas/WorkChapter");
/// assert!(schemas["WorkItem"].is_object() && schemas["Findings"].is_object());
/// ```
pub fn openapi_components() -> Value {
    let mut settings = SchemaSettings::draft2020_12();
    settings.definitions_path = "/components/schemas".into();
    settings.meta_schema = None;
    let settings = settings.with_transform(RecursiveTransform(mend::mend)).with_transform(RecursiveTransform(mend::drop_hint));
    let mut generator = settings.into_generator();
    generator.subschema_for::<AnnualReport>();
    generator.subschema_for::<Findings>();
    json!({ "schemas": generator.take_definitions(true) })
}
