//! Reading JSON: what has the wrong shape, what is no JSON, limits, and the sense of the rest.

use annual_report::check::Rules;
use annual_report::finding::{Code, Findings};
use annual_report::model::AnnualReport;
use annual_report::read::Limits;
use annual_report::read::json::utf8;

const SAMPLE: &str = include_str!("../examples/data/party_duty_report.json");

fn said(findings: &Findings) -> Vec<(Code, &str)> {
    findings.iter().map(|finding| (finding.code, finding.pointer.as_str())).collect()
}

#[test]
fn findings_come_at_once_in_document_order() {
    let text = r#"{ "work": [{ "items": [{ "figures": [{ "value": "三" }], "heading": "" }], "titel": 1 }], "year": 25, "zzz": 1 }"#;
    let order: Vec<_> = AnnualReport::from_json(text).unwrap_err().iter().map(|finding| finding.pointer.clone()).collect();
    assert_eq!(order, ["/work/0/items/0/figures/0/value", "/work/0/items/0/heading", "/work/0/titel", "/year", "/zzz"]);
}

#[test]
fn findings_serialize_to_json() {
    let findings = AnnualReport::from_json(r#"{ "year": 2025, "work": [{}], "sumary": 1 }"#).unwrap_err();
    let json = serde_json::json!([{
        "code": "unknown_field", "severity": "error", "pointer": "/sumary", "keyword": "/additionalProperties",
        "message": { "zh": "没有名为“sumary”的字段。请删除它。", "en": "There is no field \"sumary\". Delete it." }
    }]);
    assert_eq!(serde_json::to_value(&findings).unwrap(), json);
    assert_eq!(serde_json::from_value::<Findings>(json).unwrap(), findings);
}

#[test]
fn text_that_is_not_json_is_answered_with_line_and_column() {
    for (text, line, column) in [("{\n  \"year\": 2025,,\n}", 2, 16), ("{ \"year\": 2025", 1, 14), ("", 1, 1), ("{} {}", 1, 4)] {
        let findings = AnnualReport::from_json(text).unwrap_err();
        let finding = &findings.as_slice()[0];
        let position = finding.position.unwrap();
        assert_eq!((finding.code, position.line, position.column), (Code::JsonSyntax, line, column), "{text}");
        assert!(finding.message.zh.contains(&format!("第{line}行第{column}列")), "{}", finding.message.zh);
    }
    let gbk = utf8(b"{\r\n\"title\": \"\xc4\xea\"}").unwrap_err();
    assert_eq!((gbk.as_slice()[0].code, gbk.as_slice()[0].position.map(|at| (at.line, at.column))), (Code::NotUtf8, Some((2, 11))));
    let twice = AnnualReport::from_json(r#"{ "year": 2025, "work": [{}], "year": 2024 }"#).unwrap_err();
    assert_eq!(twice.as_slice()[0].code, Code::DuplicateField);
    assert!(AnnualReport::from_json("{").unwrap_err().to_string().starts_with("error json_syntax at the report: Line 1"));
}

#[test]
fn what_is_no_json_is_said_in_chinese_without_english() {
    let cases = [
        (r#"{ "title": "总结" "year": 2025 }"#, "两项之间缺少逗号"),
        ("{ 'title': 1 }", "字段名要加英文双引号"),
        ("{ “title”: 1 }", "字段名要加英文双引号"),
        (r#"{ "title": 总结 }"#, "文字要加英文双引号"),
        (r#"{ "year": 2025, }"#, "多了逗号"),
        (r#"{ "year" 2025 }"#, "缺少冒号"),
        ("{} 完", "还有别的文字"),
        ("{ \"title\": \"总\n结\" }", "换行要写成"),
        (r#"{ "title": "C:\总结" }"#, "反斜杠"),
        ("", "没有内容"),
        ("{ \"year\": 2025", "不完整"),
    ];
    for (text, said) in cases {
        let findings = AnnualReport::from_json(text).unwrap_err();
        let zh = &findings.as_slice()[0].message.zh;
        assert!(zh.contains(said) && !zh.contains("expected") && !zh.contains("EOF"), "{text}: {zh}");
    }
}

#[test]
fn messages_name_the_field_and_a_day_that_does_not_exist() {
    let said = |json: &str| AnnualReport::from_json(json).unwrap_err().as_slice()[0].message.clone();
    let day = said(r#"{ "reported_on": "2025-02-30" }"#);
    assert_eq!(
        (day.zh.as_str(), day.en.as_str()),
        ("“成文日期”：没有 2025-02-30 这一天，请改正。", "\"reported_on\": there is no day 2025-02-30. Correct it.")
    );
    assert_eq!(said(r#"{ "reported_on": "2025年2月" }"#).en, "\"reported_on\" should be a date like 2025-12-31.");
    assert_eq!(said(r#"{ "work": [1] }"#).en, "An entry of \"work\" should be an object.");
    assert_eq!(said("[]").en, "The report should be an object.");
}

#[test]
fn limits_are_kept_and_can_be_set() {
    let long = format!("{}{}", SAMPLE, " ".repeat(100));
    assert_eq!(
        AnnualReport::from_json_within(&long, &Limits::default().with_bytes(100)).unwrap_err().as_slice()[0].code,
        Code::TextTooLong
    );
    assert!(AnnualReport::from_json_within(&long, &Limits::default().with_bytes(long.len())).is_ok());
    let deep = |levels: usize| format!("{{\"year\":2025,\"work\":{}{}}}", "[".repeat(levels), "]".repeat(levels));
    assert_eq!(AnnualReport::from_json(&deep(31)).unwrap_err().as_slice()[0].code, Code::WrongType);
    let findings = AnnualReport::from_json(&deep(32)).unwrap_err();
    assert_eq!((findings.as_slice()[0].code, findings.as_slice()[0].position.unwrap().line), (Code::NestedTooDeep, 1));
    // A caller who sets no bound still does not overflow the stack.
    let endless = AnnualReport::from_json_within(&deep(1_000_000), &Limits::default().with_depth(usize::MAX)).unwrap_err();
    assert_eq!(endless.as_slice()[0].code, Code::NestedTooDeep);
    let many = format!("{{\"year\":2025,\n\"work\":[{}{{}}]}}", "{},".repeat(1_000_000));
    let findings = AnnualReport::from_json(&many).unwrap_err();
    assert_eq!((findings.as_slice()[0].code, findings.as_slice()[0].position.unwrap().line), (Code::TooManyValues, 2));
    assert!(AnnualReport::from_json_within(SAMPLE, &Limits::default().with_values(300)).is_err());
    assert!(AnnualReport::from_json_within(SAMPLE, &Limits::default().with_values(3_000)).is_ok());
}

#[test]
fn null_means_absent_and_the_schema_of_an_editor_is_kept() {
    let text = r#"{ "$schema": "../annual-report.schema.json", "year": 2025, "title": null, "preamble": null, "reporter": null, "reported_on": null,
        "figures": null, "others": null, "attachments": null, "period": null, "work": [{ "heading": null, "items": [{ "heading": "甲", "lead": null,
        "points": null, "figures": [{ "name": "乙", "value": null, "unit": null, "approximation": null }] }] }],
        "problems": { "items": [{ "topic": "丙", "status": null }] } }"#;
    let report = AnnualReport::from_json(text).unwrap();
    assert_eq!(report.work[0].heading, "工作情况");
    let written = serde_json::to_string(&report).unwrap();
    assert!(!written.contains("null"), "{written}");
    assert!(written.contains("../annual-report.schema.json"));
    assert_eq!(AnnualReport::from_json(&written).unwrap(), report);
    assert_eq!(AnnualReport::from_json(r#"{ "year": null }"#).unwrap(), AnnualReport::default());
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    assert!(AnnualReport::from_json("\u{FEFF}{ \"year\": 2025, \"work\": [{}] }").is_ok());
}

#[test]
fn findings_of_shape_are_bounded() {
    let fields: String = (0..5_000).map(|number| format!(",\"field{number}\":1")).collect();
    let findings = AnnualReport::from_json(&format!("{{\"year\":2025,\"work\":[{{}}]{fields}}}")).unwrap_err();
    assert_eq!(findings.len(), Findings::MOST + 1);
    assert_eq!(findings.as_slice().last().unwrap().code, Code::MoreFound);
}

#[test]
fn the_sense_of_the_rest_is_checked_where_the_shape_is_wrong() {
    let text = r#"{ "year": "2025", "reported_on": "2019-01-01", "titel": "总结", "preamble": "{没有}",
        "work": [{ "items": [{ "lead": "{甲}", "figures": [{ "name": "甲", "value": "三" }, { "name": "乙", "unit": "次次次次次次次次次次次次次次次次次次次次次" }] }] }],
        "problems": { "items": [{ "topic": "一、问题" }] } }"#;
    let checked = AnnualReport::check_json(text, &Rules::final_report(), &Limits::default());
    assert_eq!(checked.report, None);
    assert_eq!(
        said(&checked.findings),
        [
            (Code::WrongType, "/year"),
            // No word on the date: the year that it should fit is not known.
            (Code::UnknownField, "/titel"),
            (Code::FigureUnknown, "/preamble"),
            // The value is wrong, not missing.
            (Code::WrongType, "/work/0/items/0/figures/0/value"),
            (Code::FigureUnused, "/work/0/items/0/figures/1"),
            (Code::WrongLength, "/work/0/items/0/figures/1/unit"),
            (Code::FigureValueMissing, "/work/0/items/0/figures/1/value"),
            (Code::TypedNumbering, "/problems/items/0/topic"),
            (Code::ProblemWithoutMeasures, "/problems/items/0/measures"),
            (Code::TitleMissing, "/title"),
            (Code::ReporterMissing, "/reporter"),
        ]
    );
    // An item of the wrong type is taken for an empty one, so that the others keep their places.
    let checked = AnnualReport::check_json(r#"{ "year": 2025, "work": [null, {}] }"#, &Rules::final_report(), &Limits::default());
    assert_eq!(said(&checked.findings)[..2], [(Code::WrongType, "/work/0"), (Code::ChapterEmpty, "/work/1/heading")]);
    // Two figures in one text are two findings, one that stands there twice is one.
    let text = r#"{ "year": 2025, "work": [{ "lead": "{甲}{乙}{甲}" }] }"#;
    let checked = AnnualReport::check_json(text, &Rules::draft(), &Limits::default());
    assert_eq!(said(&checked.findings), [(Code::FigureUnknown, "/work/0/lead"), (Code::FigureUnknown, "/work/0/lead")]);
    // In the order of the text, where that is not the order of the struct.
    let text = r#"{ "work": [{ "items": [{ "figures": [{ "name": "甲", "value": 1 }], "heading": "一、学习" }] }], "title": "总\u0001结", "year": 2025 }"#;
    let checked = AnnualReport::check_json(text, &Rules::draft(), &Limits::default());
    assert_eq!(
        said(&checked.findings),
        [
            (Code::FigureUnused, "/work/0/items/0/figures/0"),
            (Code::TypedNumbering, "/work/0/items/0/heading"),
            (Code::IllegalCharacter, "/title"),
        ]
    );
    let checked = AnnualReport::check_json(SAMPLE, &Rules::final_report(), &Limits::default());
    assert!(checked.report.is_some() && checked.findings.is_empty());
}

#[test]
fn a_choice_is_named_once() {
    let text = r#"{ "year": 2025, "work": [{}], "figures": [{ "name": "培训", "unit": "次", "approximation": "大概" }] }"#;
    let findings = AnnualReport::from_json(text).unwrap_err();
    let zh = &findings.as_slice()[0].message.zh;
    assert!(zh.starts_with("“约数”应为下列之一：确数（20次）、余（20余次）、多（20多次）、"), "{zh}");
}
