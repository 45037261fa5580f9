//! What the server answers, as an OpenAPI 3.1 document.

use annual_report::schema::openapi_components;
use serde_json::{Value, json};

pub(crate) fn document() -> Value {
    let report = body("application/json", schema("AnnualReport"));
    let file = body("application/octet-stream", json!({}));
    let stage = json!({ "name": "stage", "in": "query", "schema": { "enum": ["draft", "final"], "default": "draft" } });
    let annexes = json!({ "name": "annexes", "in": "query", "schema": { "type": "boolean", "default": false } });
    let refused = answer("不能用的报告，或查出的错误。", said());
    let found = json!({ "200": answer("查出的问题。", said()), "4XX": refused });
    let read = json!({ "type": "object", "properties": { "report": schema("AnnualReport"), "findings": schema("Findings"), "left_out": { "type": "array" } } });
    let carried = json!({ "type": "object", "properties": { "report": schema("AnnualReport"), "carried": { "type": "array" } } });
    let number = |name: &str| json!({ "name": name, "in": "query", "schema": { "type": "integer", "minimum": 0, "default": 0 } });
    let text =
        |name: &str, is: &str| json!({ "name": name, "in": "query", "description": is, "schema": { "type": "string", "default": "" } });
    let (from, to) = (number("from"), number("to"));
    let (at, known) =
        (text("at", "光标所在字段的 JSON Pointer，它所在的页一并给出。"), text("known", "已有的页的标记，以逗号分隔，不再给出。"));
    let docx = json!({ "description": "Word 文档。", "content": { crate::app::DOCX: {} } });
    json!({
        "openapi": "3.1.0",
        "info": { "title": "年度报告填报", "version": env!("CARGO_PKG_VERSION") },
        "paths": {
            "/check": { "post": operation("check", "检查报告", &report, &[&stage], found) },
            "/pages": { "post": operation("pages", "看到的页，每页一张 SVG", &report, &[&stage, &annexes, &from, &to, &at, &known],
                json!({ "200": answer("各页的大小，看到的页和页上查出的问题。", pages()), "4XX": refused })) },
            "/docx": { "post": operation("docx", "生成 Word 文档", &report, &[&stage, &annexes], json!({ "200": docx, "4XX": refused })) },
            "/read": { "post": operation("read", "读入 Word 文档或文本", &file, &[], json!({ "200": answer("读到的报告。", read), "4XX": refused })) },
            "/next-year": { "post": operation("next_year", "起草下一年的报告", &report, &[], json!({ "200": answer("草稿。", carried), "4XX": refused })) },
            "/figure": { "post": operation("figure", "读一个数：20余次、1.2万、98.5%", &body("application/json", json!({ "type": "string" })), &[],
                json!({ "200": answer("读到的指标。", schema("Figure")), "422": { "description": "不是数；正文说明原因。" } })) },
        },
        "components": openapi_components(),
    })
}

fn operation(id: &str, summary: &str, body: &Value, parameters: &[&Value], responses: Value) -> Value {
    json!({ "operationId": id, "summary": summary, "parameters": parameters, "requestBody": body, "responses": responses })
}

fn body(kind: &str, schema: Value) -> Value {
    json!({ "required": true, "content": { kind: { "schema": schema } } })
}

fn answer(description: &str, schema: Value) -> Value {
    json!({ "description": description, "content": { "application/json": { "schema": schema } } })
}

/// Findings, and the same as react-jsonschema-form shows them.
fn said() -> Value {
    json!({ "type": "object", "properties": { "findings": schema("Findings"), "errors": { "type": "object" } } })
}

/// Of each page its size; the pages that are looked at.
fn pages() -> Value {
    let number = json!({ "type": "number" });
    let mark = json!({ "type": "object", "properties": { "x": number, "y": number, "width": number, "height": number,
        "severity": { "type": "string" }, "pointer": { "type": "string" }, "says": { "type": "string" }, "goes_on": { "type": "boolean" } } });
    let page = json!({ "type": "object", "properties": { "page": { "type": "integer" }, "tag": { "type": "string" },
        "svg": { "type": "string" }, "marks": { "type": "array", "items": mark } } });
    let size = json!({ "type": "array", "items": number, "minItems": 2, "maxItems": 2 });
    json!({ "type": "object", "properties": { "sizes": { "type": "array", "items": size }, "at": { "type": ["integer", "null"] },
        "pages": { "type": "array", "items": page } } })
}

fn schema(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}
