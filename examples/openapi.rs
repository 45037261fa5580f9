//! Prints the OpenAPI 3.1 document of a small service that checks reports and writes them: the schemas are the library's, the rest is
//! yours.

use annual_report::schema::openapi_components;
use serde_json::{Value, json};

fn main() {
    println!("{:#}", document());
}

fn document() -> Value {
    json!({
        "openapi": "3.1.0",
        "info": { "title": "年度报告服务", "version": env!("CARGO_PKG_VERSION") },
        "paths": {
            "/check": { "post": operation("check", "检查报告", json!({
                "200": answer("查出的问题；没有错误时可以报送。", "application/json", schema("Findings")),
                "400": answer("不是 JSON，或超过限度。", "application/json", schema("Findings")),
            })) },
            "/docx": { "post": operation("docx", "生成 Word 文档", json!({
                "200": answer("按 GB/T 9704-2012 排版的文档。", DOCX, json!({})),
                "422": answer("报告有错误，没有生成文档。", "application/json", schema("Findings")),
            })) },
        },
        "components": openapi_components(),
    })
}

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

fn operation(id: &str, summary: &str, responses: Value) -> Value {
    let body = json!({ "required": true, "content": { "application/json": { "schema": schema("AnnualReport") } } });
    json!({ "operationId": id, "summary": summary, "requestBody": body, "responses": responses })
}

fn answer(description: &str, kind: &str, schema: Value) -> Value {
    json!({ "description": description, "content": { kind: { "schema": schema } } })
}

fn schema(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}
