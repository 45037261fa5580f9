//! Findings as form builders and validators want them.

use annual_report::AnnualReport;
use annual_report::check::Rules;
use annual_report::finding::{Findings, Language};
use annual_report::read::Limits;
use annual_report::schema::{Draft, json_schema};
use serde_json::{Value, json};

/// A form half filled in, with a finding of every sort: of shape and of sense, at a field, a list and an object, of both severities.
const HALF_FILLED: &str = r#"{
    "year": 25, "period": { "from": "2025-06-30", "to": "2025-01-01" }, "preamble": "全年{集体学习}，{下乡}", "colour": "red",
    "work": [{ "items": [{ "points": [{ "text": "甲" }], "figures": [{ "name": "集中学习", "value": 3, "vlaue": 4 }] }] }],
    "others": [{ "heading": "经验体会", "lead": "抓落实。", "placement": "top" }], "attachments": ["大事记", "甲\n乙"],
    "problems": { "items": [{ "topic": "一、问题", "status": "done" }] },
    "figures": [{ "name": "下乡", "unit": "次" }]
}"#;

fn findings() -> Findings {
    AnnualReport::check_json(HALF_FILLED, &Rules::final_report(), &Limits::default()).findings
}

#[test]
fn rjsf_gets_the_messages_at_its_controls() {
    let errors = findings().to_rjsf(Language::Chinese);
    assert_eq!(
        errors,
        json!({
            "__errors": ["没有名为“colour”的字段。请删除它。"],
            "year": { "__errors": ["“年度”不能小于 1949。"] },
            // An object is shown at its first field.
            "period": { "from": { "__errors": ["报告期的起（2025年6月30日）在止（2025年1月1日）之后，请核对。"] } },
            "preamble": { "__errors": ["没有名为“集体学习”的指标。是否为“集中学习”？", "提醒：文中的“下乡”还没有数，这里将是空白。"] },
            "work": { "0": { "items": { "0": {
                "heading": { "__errors": ["这里不能为空，请填写或删除整项。"] },
                // A field that no form knows, and a figure as a whole: at the first field of the figure.
                "figures": { "0": { "name": { "__errors": [
                    "提醒：指标“集中学习”没有在文中使用，请在文中写上{集中学习}，或删去它。",
                    "没有名为“vlaue”的字段。请删除它。"
                ] } } }
            } } } },
            "others": { "0": { "placement": { "__errors": [
                "“位置”应为下列之一：before_plans（下一步打算之前）、first（工作情况之前）、before_problems（存在的问题之前）、last（全文最后）。"
            ] } } },
            "attachments": { "1": { "__errors": ["这里只能写一行，请删除换行。"] } },
            "problems": { "items": { "0": {
                "topic": { "__errors": ["提醒：序号由版式自动编排，请删去手写的“一、”。"] },
                "status": { "__errors": ["“状态”应为下列之一：open（未整改）、in_progress（整改中）、resolved（已整改）。"] },
                "measures": { "__errors": ["提醒：这个问题还没有整改措施，请补充措施、责任人和时限。"] }
            } } },
            "figures": { "0": { "value": { "__errors": ["指标“下乡”还没有数，请填写；暂缺时可先写成草稿。"] } } },
            "title": { "__errors": ["正式稿要有标题，请填写。"] },
            "reporter": { "organization": { "__errors": ["提醒：文末没有署名，请填写报告的单位或述职人的姓名。"] } }
        })
    );
    assert_eq!(Findings::default().to_rjsf(Language::Chinese), json!({}));
    // For the forms in a browser, which `tests/external/` loads.
    let report: Value = serde_json::from_str(HALF_FILLED).unwrap();
    let left = json!({ "report": report, "rjsf": errors, "ajv": findings().to_ajv(Language::Chinese) });
    std::fs::write(std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("findings.json"), left.to_string()).unwrap();
}

#[test]
fn ajv_errors_name_the_field_and_the_figure() {
    let errors = findings().to_ajv(Language::English);
    let errors = errors.as_array().unwrap();
    assert_eq!(errors.len(), findings().len());
    // Keywords whose errors JSONForms does not show.
    for error in errors {
        assert!(!["additionalProperties", "allOf", "anyOf", "oneOf"].contains(&error["keyword"].as_str().unwrap()), "{error}");
        assert!(error["schemaPath"].as_str().unwrap().starts_with("#/"), "{error}");
    }
    let of = |keyword: &str| errors.iter().find(|error| error["keyword"] == keyword).unwrap();
    assert_eq!(
        *of("figure_blank"),
        json!({
            "instancePath": "/preamble", "schemaPath": "#/figure_blank", "keyword": "figure_blank",
            "params": { "severity": "warning", "figure": "/figures/0" },
            "message": "Warning: The figure \"下乡\" has no value yet: it leaves a blank here."
        })
    );
    assert_eq!(of("figure_unknown")["params"]["figure"], "/work/0/items/0/figures/0");
    assert_eq!(of("unknown_choice")["schemaPath"], "#/properties/others/items/properties/placement/oneOf");
    assert_eq!(
        (of("reporter_missing")["instancePath"].as_str(), of("reporter_missing")["params"]["pointer"].as_str()),
        (Some("/reporter/organization"), Some("/reporter"))
    );
}

/// The schema of a validator's output, by the field names and the rules of JSON Schema Core 2020-12, section 12.
fn output_schema() -> Value {
    json!({
        "$defs": { "unit": {
            "type": "object",
            "required": ["valid", "keywordLocation", "instanceLocation"],
            "properties": {
                "valid": { "type": "boolean" },
                "keywordLocation": { "type": "string", "format": "json-pointer" },
                "instanceLocation": { "type": "string", "format": "json-pointer" },
                "error": { "type": "string" },
                "errors": { "type": "array", "items": { "$ref": "#/$defs/unit" } },
                "annotations": { "type": "array", "items": { "$ref": "#/$defs/unit" } }
            },
            "if": { "properties": { "valid": { "const": false } } },
            "then": { "anyOf": [{ "required": ["error"] }, { "required": ["errors"] }] }
        } },
        "$ref": "#/$defs/unit"
    })
}

#[test]
fn basic_output_is_that_of_a_validator() {
    let validator = jsonschema::options().should_validate_formats(true).build(&output_schema()).unwrap();
    let of = |findings: &Findings| {
        let output = findings.to_basic_output(Language::English);
        assert!(validator.is_valid(&output), "{output:#}");
        output
    };
    let output = of(&findings());
    assert_eq!(output["valid"], false);
    let count = |key: &str| output[key].as_array().map_or(0, Vec::len);
    assert_eq!((count("errors"), count("errors") + count("annotations")), (findings().errors().count(), findings().len()));
    assert!(output["annotations"].as_array().unwrap().iter().all(|unit| unit["valid"] == true && unit["annotation"].is_string()));
    // What is a matter of the schema leads to the keyword in the schema.
    let schema = json_schema(Draft::Draft07, Language::Chinese);
    let of_schema = findings()
        .iter()
        .filter_map(|finding| finding.keyword.clone())
        .inspect(|keyword| assert!(schema.pointer(keyword).is_some(), "{keyword}"))
        .count();
    assert_eq!(of_schema, 5);
    let clean = AnnualReport::from_json(include_str!("full_report.json")).unwrap().check();
    assert_eq!(of(&clean), json!({ "valid": true, "keywordLocation": "", "instanceLocation": "" }));
    let not_json = AnnualReport::from_json("{").unwrap_err();
    assert_eq!(of(&not_json)["errors"][0]["keywordLocation"], "/json_syntax");
}
