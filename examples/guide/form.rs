//! A form in your own page: what its server answers.

use annual_report::AnnualReport;
use annual_report::check::Rules;
use annual_report::finding::Language;
use annual_report::page::Layout;
use annual_report::read::Limits;
use annual_report::schema::{Draft, json_schema, rjsf_ui_schema};
use annual_report::write::Writer;
use serde_json::{Value, json};

// GET /schema.json and /ui-schema.json: the form is built from these.
pub fn form() -> (Value, Value) {
    (json_schema(Draft::Draft07, Language::Chinese), rjsf_ui_schema(Language::Chinese))
}

// POST /check, on every change: what the form shows at its fields.
pub fn check(body: &str) -> Value {
    let checked = AnnualReport::check_json(body, &Rules::draft(), &Limits::default());
    checked.findings.to_rjsf(Language::Chinese)
}

// POST /docx: the document, or what is still wrong. The writer is made once and kept.
pub fn document(writer: &Writer, body: &str) -> Result<Vec<u8>, Value> {
    let checked = AnnualReport::check_json(body, &Rules::final_report(), &Limits::default());
    match checked.into_final() {
        Ok(report) => writer.write(&report).map_err(|error| json!({ "error": error.message().zh })),
        Err(checked) => Err(checked.findings.to_rjsf(Language::Chinese)),
    }
}

pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (schema, ui_schema) = form();
    std::fs::write("schema.json", schema.to_string())?;
    std::fs::write("ui-schema.json", ui_schema.to_string())?;

    let typed = r#"{ "year": 2025, "work": [{ "items": [{ "heading": "一、抓好学习", "lead": "集中学习{集中学习}。" }] }] }"#;
    println!("{:#}", check(typed));
    let writer = Writer::new(&Layout::gb_t_9704())?;
    println!("{:#}", document(&writer, typed).unwrap_err());
    Ok(())
}
