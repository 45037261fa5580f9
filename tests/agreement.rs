//! The variants of `variants.json`, sound and broken: our verdict on each, by code and pointer. Each is left with its verdict in
//! the folder for temporary files of the build, where `tests/external/` lets validators in other languages judge it too.

use annual_report::model::AnnualReport;
use serde::Deserialize;
use serde_json::{Value, json};

const SAMPLES: [(&str, &str); 2] = [
    ("party_duty_report", include_str!("../examples/data/party_duty_report.json")),
    ("department_summary", include_str!("../examples/data/department_summary.json")),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Variant {
    name: String,
    #[serde(default)]
    valid: bool,
    changes: Vec<Change>,
    code: Option<String>,
    at: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    set: Option<String>,
    to: Option<Value>,
    /// A text, so often repeated.
    times: Option<usize>,
    remove: Option<String>,
}

fn parent<'a>(report: &'a mut Value, pointer: &str) -> (&'a mut Value, String) {
    let (parent, last) = pointer.rsplit_once('/').unwrap();
    (report.pointer_mut(parent).unwrap(), last.replace("~1", "/").replace("~0", "~"))
}

fn apply(report: &mut Value, change: &Change) {
    if let Some(pointer) = &change.remove {
        let (parent, last) = parent(report, pointer);
        assert!(parent.as_object_mut().unwrap().remove(&last).is_some(), "{pointer} is not in the sample");
        return;
    }
    let value = change.to.clone().unwrap_or_default();
    let value = change.times.map_or(value.clone(), |times| value.as_str().unwrap().repeat(times).into());
    match change.set.as_deref().unwrap() {
        "" => *report = value,
        pointer => match parent(report, pointer) {
            (Value::Array(items), index) => items[index.parse::<usize>().unwrap()] = value,
            (parent, name) => parent[name] = value,
        },
    }
}

#[test]
fn each_variant_gets_its_verdict() {
    let variants: Vec<Variant> = serde_json::from_str(include_str!("variants.json")).unwrap();
    assert!(variants.iter().filter(|variant| !variant.valid).count() >= 40);
    let mut verdicts = Vec::new();
    for (name, sample) in SAMPLES {
        assert!(AnnualReport::from_json(sample).is_ok(), "{name}");
        verdicts.push(json!({ "name": name, "valid": true, "report": serde_json::from_str::<Value>(sample).unwrap() }));
    }
    for variant in variants {
        let mut report: Value = serde_json::from_str(SAMPLES[0].1).unwrap();
        variant.changes.iter().for_each(|change| apply(&mut report, change));
        let name = variant.name;
        match AnnualReport::from_json(&report.to_string()) {
            Ok(_) => assert!(variant.valid, "{name}: should be refused"),
            Err(findings) => {
                assert!(!variant.valid, "{name}: {findings}");
                let found: Vec<_> = findings.iter().map(|finding| (finding.code.name().to_owned(), finding.pointer.clone())).collect();
                let expected = (variant.code.unwrap(), variant.at.unwrap());
                assert!(found.contains(&expected), "{name}: {found:?}");
                for finding in &findings {
                    assert!(!finding.message.zh.is_empty() && !finding.message.en.is_empty(), "{name}");
                    assert_ne!(finding.severity, annual_report::finding::Severity::Warning, "{name}");
                }
            }
        }
        verdicts.push(json!({ "name": name, "valid": variant.valid, "report": report }));
    }
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("verdicts.json");
    std::fs::write(path, serde_json::to_string(&verdicts).unwrap()).unwrap();
}
