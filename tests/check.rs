//! Findings: each code can happen, at its field, with what to do.

use annual_report::check::{Code, Findings, Language, Limits, Rules, Severity, utf8};
use annual_report::model::{
    AnnualReport, Figure, Measure, NaiveDate, Plan, PlanChapter, Problem, ProblemChapter, Reporter, WorkChapter, WorkItem,
};

const SAMPLE: &str = include_str!("../examples/data/party_duty_report.json");

fn report(item: WorkItem) -> AnnualReport {
    AnnualReport::new(2025)
        .with_title("2025年度工作总结")
        .with_reporter(Reporter::new("云溪县水务局"))
        .with_work([WorkChapter::default().with_items([item])])
}

fn item() -> WorkItem {
    WorkItem::new("抓好学习")
}

fn changed(mut report: AnnualReport, change: impl FnOnce(&mut AnnualReport)) -> AnnualReport {
    change(&mut report);
    report
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn said(findings: &Findings) -> Vec<(Code, &str)> {
    findings.iter().map(|finding| (finding.code, finding.pointer.as_str())).collect()
}

#[track_caller]
fn finds(report: &AnnualReport, code: Code, at: &str, severity: Severity) {
    let findings = report.check();
    assert_eq!(said(&findings), [(code, at)]);
    assert_eq!(findings.as_slice()[0].severity, severity);
}

#[test]
fn the_samples_make_sense() {
    assert_eq!(said(&AnnualReport::from_json(SAMPLE).unwrap().check()), []);
    let summary = AnnualReport::from_json(include_str!("../examples/data/department_summary.json")).unwrap();
    assert_eq!(said(&summary.check_with(&Rules::draft())), []);
    let count = |code| summary.check().iter().filter(|finding| finding.code == code).count();
    assert_eq!((count(Code::FigureValueMissing), count(Code::FigureBlank), summary.check().len()), (4, 4, 8));
}

#[test]
fn what_a_final_report_needs() {
    let bare = AnnualReport::new(2025).with_work([WorkChapter::default()]);
    assert_eq!(
        said(&bare.check()),
        [(Code::TitleMissing, "/title"), (Code::ReporterMissing, "/reporter"), (Code::ChapterEmpty, "/work/0/heading")]
    );
    assert!(bare.check_with(&Rules::draft()).is_empty());
    finds(&changed(report(item()), |report| report.work.clear()), Code::WorkMissing, "/work", Severity::Error);
    finds(&changed(report(item()), |report| report.year = 25), Code::OutOfRange, "/year", Severity::Error);
}

#[test]
fn figures_and_their_references() {
    let figure = || Figure::new("集中学习", "次").with_value(3);
    finds(
        &report(item().with_lead("学习{集体学习}，{集中学习}。").with_figures([figure()])),
        Code::FigureUnknown,
        "/work/0/items/0/lead",
        Severity::Error,
    );
    finds(&report(item().with_figures([figure()])), Code::FigureUnused, "/work/0/items/0/figures/0", Severity::Warning);
    finds(&report(item().with_lead("{集中学习")), Code::StrayBrace, "/work/0/items/0/lead", Severity::Error);
    finds(
        &report(WorkItem::new("学习{集中学习}").with_lead("{集中学习}").with_figures([figure()])),
        Code::ReferenceInHeading,
        "/work/0/items/0/heading",
        Severity::Warning,
    );
    let twice = report(item().with_lead("{集中学习}").with_figures([figure()])).with_figures([figure()]);
    finds(&twice, Code::FigureNameDuplicate, "/figures/0/name", Severity::Error);
    assert_eq!(twice.check().as_slice()[0].figure.as_deref(), Some("/work/0/items/0/figures/0"));
    finds(
        &report(item().with_figures([Figure::new("a}", "次").with_value(1)])),
        Code::FigureNameInvalid,
        "/work/0/items/0/figures/0/name",
        Severity::Error,
    );
}

#[test]
fn a_figure_without_value_is_named_where_it_is_stated_and_where_a_text_stands_on_it() {
    let item = item().with_lead("{集中学习}，又是{集中学习}").with_figures([Figure::new("集中学习", "次")]);
    let plan = Plan::new("学习", "{集中学习}").with_targets([Figure::new("集中学习", "次")]);
    let findings = report(item).with_plans(PlanChapter::default().with_items([plan])).check();
    let said: Vec<_> = findings.iter().map(|found| (found.code, found.severity, found.pointer.as_str(), found.figure.as_deref())).collect();
    assert_eq!(
        said,
        [
            (Code::FigureBlank, Severity::Warning, "/work/0/items/0/lead", Some("/work/0/items/0/figures/0")),
            (Code::FigureValueMissing, Severity::Error, "/work/0/items/0/figures/0/value", None),
            (Code::FigureBlank, Severity::Warning, "/plans/items/0/text", Some("/plans/items/0/targets/0")),
            (Code::FigureValueMissing, Severity::Error, "/plans/items/0/targets/0/value", None),
        ]
    );
}

#[test]
fn a_chapter_that_has_nothing_but_its_heading() {
    let mut empty = report(item()).with_problems(ProblemChapter::default()).with_plans(PlanChapter::default().with_lead(" \n"));
    empty.work.push(WorkChapter::new("队伍建设"));
    assert_eq!(
        said(&empty.check()),
        [(Code::ChapterEmpty, "/work/1/heading"), (Code::ChapterEmpty, "/problems/heading"), (Code::ChapterEmpty, "/plans/heading")]
    );
    assert!(empty.check_with(&Rules::draft()).is_empty());
}

#[test]
fn a_misspelt_figure_is_answered_with_the_nearest() {
    let findings =
        report(item().with_lead("学习{集体学习}，{集中学习}。").with_figures([Figure::new("集中学习", "次").with_value(3)])).check();
    assert_eq!(findings.as_slice()[0].message.zh, "没有名为“集体学习”的指标。是否为“集中学习”？");
    assert_eq!(findings.as_slice()[0].message.en, "There is no figure named \"集体学习\". Did you mean \"集中学习\"?");
    assert_eq!(findings.as_slice()[0].figure.as_deref(), Some("/work/0/items/0/figures/0"));
}

#[test]
fn a_target_may_carry_on_a_figure_of_this_year() {
    let plan = Plan::new("继续学习", "明年学习{集中学习}。").with_targets([Figure::new("集中学习", "次").with_value(40)]);
    let this_year = report(item().with_lead("学习{集中学习}。").with_figures([Figure::new("集中学习", "次").with_value(30)]));
    assert_eq!(said(&this_year.clone().with_plans(PlanChapter::default().with_items([plan.clone()])).check()), []);
    // Without this year's use, the figure is unused though the plan's own target has its name.
    let unused = report(item().with_figures([Figure::new("集中学习", "次").with_value(30)]))
        .with_plans(PlanChapter::default().with_items([plan.clone()]));
    finds(&unused, Code::FigureUnused, "/work/0/items/0/figures/0", Severity::Warning);
    let twice = this_year.with_plans(PlanChapter::default().with_items([plan.clone()]).with_items([plan]));
    finds(&twice, Code::FigureNameDuplicate, "/plans/items/1/targets/0/name", Severity::Error);
}

#[test]
fn headings_and_lines() {
    finds(&report(WorkItem::new(" ")), Code::EmptyHeading, "/work/0/items/0/heading", Severity::Error);
    finds(&report(WorkItem::new("抓好\n学习")), Code::LineBreak, "/work/0/items/0/heading", Severity::Error);
    finds(
        &report(item().with_points([Point::new("一是加强学习", "")])),
        Code::TypedNumbering,
        "/work/0/items/0/points/0/topic",
        Severity::Warning,
    );
    finds(&report(item().with_lead("甲\u{1}乙")), Code::IllegalCharacter, "/work/0/items/0/lead", Severity::Error);
    finds(&report(item()).with_title("甲\u{FFFE}"), Code::IllegalCharacter, "/title", Severity::Error);
    let blank_measure = Problem::new("问题").with_measures([Measure::new("")]);
    finds(
        &report(item()).with_problems(ProblemChapter::default().with_items([blank_measure])),
        Code::EmptyHeading,
        "/problems/items/0/measures/0/what",
        Severity::Error,
    );
}

#[test]
fn dates_fit_the_year() {
    for fits in [date(2025, 11, 30), date(2026, 2, 1)] {
        assert_eq!(said(&report(item()).with_reported_on(fits).check()), []);
    }
    for not in [date(2024, 12, 31), date(2027, 1, 1)] {
        finds(&report(item()).with_reported_on(not), Code::ReportedOnOutsideYear, "/reported_on", Severity::Error);
    }
    let problem = |due| {
        report(item())
            .with_problems(ProblemChapter::default().with_items([Problem::new("问题").with_measures([Measure::new("措施").with_due(due)])]))
    };
    finds(&problem(date(2024, 12, 31)), Code::MeasureDueBeforeYear, "/problems/items/0/measures/0/due", Severity::Warning);
    assert!(problem(date(2025, 1, 1)).check().is_empty());
    let plan = |due| report(item()).with_plans(PlanChapter::default().with_items([Plan::new("打算", "").with_due(due)]));
    finds(&plan(date(2025, 12, 31)), Code::PlanDueBeforeYear, "/plans/items/0/due", Severity::Warning);
    assert!(plan(date(2026, 1, 1)).check().is_empty());
    finds(
        &report(item()).with_problems(ProblemChapter::default().with_items([Problem::new("问题")])),
        Code::ProblemWithoutMeasures,
        "/problems/items/0/measures",
        Severity::Warning,
    );
}

#[test]
fn rules_can_be_switched() {
    let report = report(item()).with_problems(ProblemChapter::default().with_items([Problem::new("问题")]));
    let rules = Rules::final_report();
    assert!(report.check_with(&rules.clone().off(Code::ProblemWithoutMeasures)).is_empty());
    assert!(report.check_with(&rules.set(Code::ProblemWithoutMeasures, Severity::Error)).has_errors());
}

#[test]
fn findings_come_at_once_in_document_order() {
    let text = r#"{ "work": [{ "items": [{ "figures": [{ "value": "三" }], "heading": "" }], "titel": 1 }], "year": 25, "zzz": 1 }"#;
    assert_eq!(
        said(&AnnualReport::from_json(text).unwrap_err()),
        [
            (Code::WrongType, "/work/0/items/0/figures/0/value"),
            (Code::MissingField, "/work/0/items/0/figures/0/name"),
            (Code::WrongLength, "/work/0/items/0/heading"),
            (Code::UnknownField, "/work/0/titel"),
            (Code::OutOfRange, "/year"),
            (Code::UnknownField, "/zzz"),
        ]
    );
}

#[test]
fn findings_serialize_to_json() {
    let findings = AnnualReport::from_json(r#"{ "year": 2025, "work": [{}], "sumary": 1 }"#).unwrap_err();
    assert_eq!(
        serde_json::to_value(&findings).unwrap(),
        serde_json::json!([{
            "code": "unknown_field", "severity": "error", "pointer": "/sumary", "keyword": "/additionalProperties",
            "message": { "zh": "没有名为“sumary”的字段。请删除它。", "en": "There is no field \"sumary\". Delete it." }
        }])
    );
}

#[test]
fn text_that_is_not_json_is_answered_with_line_and_column() {
    for (text, line, column) in [("{\n  \"year\": 2025,,\n}", 2, 16), ("{ \"year\": 2025", 1, 14), ("", 1, 0), ("{} {}", 1, 4)] {
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
}

#[test]
fn limits_are_kept_and_can_be_set() {
    let long = format!("{}{}", SAMPLE, " ".repeat(100));
    assert_eq!(AnnualReport::from_json_within(&long, &Limits::default().bytes(100)).unwrap_err().as_slice()[0].code, Code::TextTooLong);
    assert!(AnnualReport::from_json_within(&long, &Limits::default().bytes(long.len())).is_ok());
    let deep = |levels: usize| format!("{{\"year\":2025,\"work\":{}{}}}", "[".repeat(levels), "]".repeat(levels));
    assert_eq!(AnnualReport::from_json(&deep(31)).unwrap_err().as_slice()[0].code, Code::WrongType);
    let findings = AnnualReport::from_json(&deep(32)).unwrap_err();
    assert_eq!((findings.as_slice()[0].code, findings.as_slice()[0].position.unwrap().line), (Code::NestedTooDeep, 1));
    // A caller who sets no bound still does not overflow the stack.
    let endless = AnnualReport::from_json_within(&deep(1_000_000), &Limits::default().depth(usize::MAX)).unwrap_err();
    assert_eq!(endless.as_slice()[0].code, Code::NestedTooDeep);
    let many = format!("{{\"year\":2025,\n\"work\":[{}{{}}]}}", "{},".repeat(1_000_000));
    let findings = AnnualReport::from_json(&many).unwrap_err();
    assert_eq!((findings.as_slice()[0].code, findings.as_slice()[0].position.unwrap().line), (Code::TooManyValues, 2));
    assert!(AnnualReport::from_json_within(SAMPLE, &Limits::default().values(300)).is_err());
    assert!(AnnualReport::from_json_within(SAMPLE, &Limits::default().values(3_000)).is_ok());
}

#[test]
fn null_means_absent_and_the_schema_of_an_editor_is_kept() {
    let text = r#"{ "$schema": "../annual-report.schema.json", "year": 2025, "title": null, "preamble": null, "reporter": null, "reported_on": null,
        "figures": null, "work": [{ "heading": null, "items": [{ "heading": "甲", "lead": null, "points": null, "figures":
        [{ "name": "乙", "value": null, "unit": null, "approximation": null }] }] }], "problems": { "items": [{ "topic": "丙", "status": null }] } }"#;
    let report = AnnualReport::from_json(text).unwrap();
    assert_eq!(report.work[0].heading, "工作情况");
    let written = serde_json::to_string(&report).unwrap();
    assert!(!written.contains("null"), "{written}");
    assert!(written.contains("../annual-report.schema.json"));
    assert_eq!(AnnualReport::from_json(&written).unwrap(), report);
    assert_eq!(AnnualReport::from_json(r#"{ "year": null, "work": [{}] }"#).unwrap_err().as_slice()[0].code, Code::MissingField);
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    assert!(AnnualReport::from_json("\u{FEFF}{ \"year\": 2025, \"work\": [{}] }").is_ok());
}

#[test]
fn codes_have_names_of_their_own() {
    let mut names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn the_readme_lists_every_code() {
    let readme = include_str!("../README.md");
    for code in Code::ALL {
        if let Some(source) = code.wording() {
            let row = format!("| `{}` | {} | {} | {source} |", code.name(), code.summary_zh(), code.summary_en());
            assert!(readme.contains(&row), "the README misses this row:\n{row}");
            continue;
        }
        let level = |rules: Rules| rules.severity(*code).map_or("–".to_owned(), |severity| severity.to_string());
        let (last, draft) = (level(Rules::final_report()), level(Rules::draft()));
        let row = format!("| `{}` | {} | {} | {last} | {draft} |", code.name(), code.summary_zh(), code.summary_en());
        assert!(readme.contains(&row), "the README misses this row:\n{row}");
    }
}

#[test]
fn findings_are_bounded_and_no_flood_of_warnings_hides_an_error() {
    let mut flood =
        (0..2_000).fold(report(item()), |report, number| report.with_figures([Figure::new(format!("指标{number}"), "次").with_value(1)]));
    flood = flood.with_figures([Figure::new("指标0", "次").with_value(1)]);
    let findings = flood.check();
    assert_eq!(findings.len(), Findings::MOST + 1);
    assert_eq!(findings.errors().map(|finding| finding.code).collect::<Vec<_>>(), [Code::FigureNameDuplicate]);
    let fields: String = (0..5_000).map(|number| format!(",\"field{number}\":1")).collect();
    let findings = AnnualReport::from_json(&format!("{{\"year\":2025,\"work\":[{{}}]{fields}}}")).unwrap_err();
    assert_eq!(findings.len(), Findings::MOST);
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
            // The value is wrong, not missing; whether 乙 is used cannot be said, since some text may have been left out.
            (Code::WrongType, "/work/0/items/0/figures/0/value"),
            (Code::WrongLength, "/work/0/items/0/figures/1/unit"),
            (Code::FigureValueMissing, "/work/0/items/0/figures/1/value"),
            (Code::MissingField, "/work/0/items/0/heading"),
            (Code::TypedNumbering, "/problems/items/0/topic"),
            (Code::ProblemWithoutMeasures, "/problems/items/0/measures"),
            (Code::TitleMissing, "/title"),
            (Code::ReporterMissing, "/reporter"),
        ]
    );
    // An item of the wrong type cannot be left out without moving the others: shape alone.
    let checked = AnnualReport::check_json(r#"{ "year": 2025, "work": [null, {}] }"#, &Rules::final_report(), &Limits::default());
    assert_eq!(said(&checked.findings), [(Code::WrongType, "/work/0")]);
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
fn findings_are_printed_for_terminals_and_logs() {
    let findings = report(item().with_lead("{集体学习}").with_figures([Figure::new("集中学习", "次")])).check();
    let lines: Vec<String> = findings.iter().map(|finding| finding.line(Language::Chinese)).collect();
    assert_eq!(
        lines[0],
        "错误 /work/0/items/0/lead：没有名为“集体学习”的指标。是否为“集中学习”？ (/work/0/items/0/figures/0) [figure_unknown]"
    );
    assert!(lines[1].starts_with("提醒 /work/0/items/0/figures/0：指标“集中学习”没有在文中使用"), "{}", lines[1]);
    assert_eq!(
        findings.as_slice()[0].line(Language::English),
        "error /work/0/items/0/lead: There is no figure named \"集体学习\". Did you mean \"集中学习\"? (/work/0/items/0/figures/0) [figure_unknown]"
    );
    let printed = findings.to_string();
    assert_eq!(printed.lines().count(), findings.len());
    assert!(printed.starts_with("error figure_unknown at /work/0/items/0/lead: There is no figure named"));
    assert!(AnnualReport::from_json("{").unwrap_err().to_string().starts_with("error json_syntax at the report: Line 1"));
    assert_eq!(Rules::default(), Rules::final_report());
}
