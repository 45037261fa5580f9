//! What a rule of wording is certain of is put right, and nothing else is touched; words that an application gives.

use annual_report::check::{FixedText, Lexicon, Rules};
use annual_report::finding::{Code, Severity};
use annual_report::model::{AnnualReport, Plan, PlanChapter};

use crate::wording::{report, rules};

#[test]
fn fixes_change_what_they_say_and_nothing_else() {
    let lead = "  1、落实“甲”、“乙”,2020-2024年。\r\n抓好落实。 \n\n抓好落实,集中学习30次(试行)";
    let before = report(lead).with_plans(PlanChapter::new("打算，").with_items([Plan::new("学习", "抓\"学习\",促落实")]));
    let findings = before.check_with(&rules());
    let fixed = before.fixed(&findings);
    let one_pass = fixed.report.work[0].items[0].lead.to_string();
    assert_eq!(one_pass, "  1．落实“甲”“乙”，2020—2024年。\r\n抓好落实。 \n\n抓好落实，集中学习{集中学习}（试行）");
    // What was changed is said: put back from the end, it gives the text that was.
    let mut back: Vec<char> = one_pass.chars().collect();
    let changes: Vec<_> = fixed.changes.iter().filter(|change| change.pointer == "/work/0/items/0/lead").collect();
    let grown = |change: &FixedText| change.new.chars().count() as isize - change.old.chars().count() as isize;
    let mut moved: isize = changes.iter().map(|change| grown(change)).sum();
    for change in changes.iter().rev() {
        moved -= grown(change);
        let start = change.start.checked_add_signed(moved).unwrap();
        let new: String = back.splice(start..start + change.new.chars().count(), change.old.chars()).collect();
        assert_eq!(new, change.new);
    }
    assert_eq!(back.into_iter().collect::<String>(), lead);
    // All else is as it was.
    let mut same = fixed.report.clone();
    same.work[0].items[0].lead = lead.into();
    same.plans = before.plans.clone();
    assert_eq!(same, before);
    // Of two fixes of one character the second comes with the next pass; then nothing certain is left.
    let last = fixed.report.fixed(&fixed.report.check_with(&rules())).report;
    assert!(last.work[0].items[0].lead.as_str().ends_with("（试行）。"));
    assert_eq!(
        last.plans.as_ref().map(|plans| (plans.heading.as_str(), plans.items[0].text.as_str())),
        Some(("打算", "抓“学习”，促落实。"))
    );
    assert!(last.fixed(&last.check_with(&rules())).changes.is_empty());
}

#[test]
fn every_text_is_looked_at_and_can_be_fixed() {
    // A half-width comma in each text of a report.
    let mut json: serde_json::Value = serde_json::from_str(include_str!("full_report.json")).unwrap();
    fn spoil(value: &mut serde_json::Value, name: &str, count: &mut usize) {
        match value {
            serde_json::Value::Object(fields) => fields.iter_mut().for_each(|(name, below)| spoil(below, name, count)),
            serde_json::Value::Array(items) => items.iter_mut().for_each(|item| spoil(item, name, count)),
            serde_json::Value::String(text)
                if ["heading", "lead", "topic", "text", "cause", "what", "preamble", "closing"].contains(&name) =>
            {
                *text = format!("又,{text}");
                *count += 1;
            }
            _ => {}
        }
    }
    let mut count = 0;
    spoil(&mut json, "", &mut count);
    let spoilt = serde_json::from_value::<AnnualReport>(json).unwrap();
    let findings = spoilt.check_with(&rules());
    let fixed = spoilt.fixed(&findings);
    assert!(count > 40 && fixed.changes.len() == count, "{} of {count}", fixed.changes.len());
    let text = serde_json::to_string(&fixed.report).unwrap();
    assert_eq!((text.matches("又，").count(), text.matches("又,").count()), (count, 0));
}

#[test]
fn terms_and_names_are_written_as_the_application_wants() {
    let lexicon = Lexicon::default().with_term("截至目前", ["截止目前"]).with_unit("云溪县水务局", ["云溪县水利局", "县水务局"]);
    let rules = Rules::draft().with_lexicon(lexicon.clone());
    let wrong =
        report("截止目前，县水务局和云溪县水务局各项任务完成。").with_title("云溪县水利局工作总结").with_attachments(["云溪县水利局名单"]);
    let findings = wrong.check_with(&rules);
    let terms: Vec<_> = findings.iter().filter(|finding| finding.code == Code::WrongTerm).collect();
    assert_eq!(terms.len(), 4);
    assert_eq!(terms[1].message.zh, "“截止目前”应写作“截至目前”。");
    assert_eq!(terms[2].message.zh, "“县水务局”的规范名称是“云溪县水务局”。");
    let fixed = wrong.fixed(&findings).report;
    assert_eq!(fixed.work[0].items[0].lead.as_str(), "截至目前，云溪县水务局和云溪县水务局各项任务完成。");
    assert_eq!((fixed.title.as_deref(), fixed.attachments[0].as_str()), (Some("云溪县水务局工作总结"), "云溪县水务局名单"));
    // It is written and read with the rules, weighed and switched off like the others.
    assert_eq!(serde_json::from_str::<Rules>(&serde_json::to_string(&rules).unwrap()).unwrap(), rules);
    assert!(serde_json::from_str::<Rules>(r#"{ "lexicon": { "term": {} } }"#).is_err());
    let codes = |rules: Rules| wrong.check_with(&rules).iter().filter(|finding| finding.code == Code::WrongTerm).count();
    assert_eq!(codes(rules.clone().off(Code::WrongTerm).unwrap()), 0);
    assert_eq!(codes(Rules::draft().with_wording()), 0);
    assert!(wrong.check_with(&rules.set(Code::WrongTerm, Severity::Error).unwrap()).has_errors());
}
