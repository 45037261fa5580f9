//! Rules of sense: each finding can happen, at its field, with what to do; rules are weighed, added and written down.

use annual_report::check::{Rules, RulesError};
use annual_report::finding::{Code, Finding, Findings, Language, Message, Severity};
use annual_report::model::{
    AnnualReport, Figure, Measure, NaiveDate, OtherChapter, Period, Plan, PlanChapter, Point, Problem, ProblemChapter, Reporter, SignedBy,
    Subpoint, WorkChapter, WorkItem,
};

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
    let read = |text| serde_json::from_str::<AnnualReport>(text).unwrap();
    assert_eq!(said(&read(include_str!("../examples/data/party_duty_report.json")).check()), []);
    let summary = read(include_str!("../examples/data/department_summary.json"));
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
    finds(&report(item()).with_title(" "), Code::TitleMissing, "/title", Severity::Error);
    let unsigned = Reporter::new("云溪县水务局").with_signed_by(SignedBy::Name);
    finds(&report(item()).with_reporter(unsigned), Code::ReporterMissing, "/reporter", Severity::Warning);
    // Nothing at all is legal while it is a draft.
    assert!(AnnualReport::default().check_with(&Rules::draft()).is_empty());
}

#[test]
fn a_year_that_is_missing_or_impossible_is_one_finding() {
    let dated = report(item()).with_reported_on(date(2025, 12, 20));
    let plan = Plan::new("打算", "继续抓好。").with_due(date(2025, 1, 1));
    let dated = dated.with_plans(PlanChapter::default().with_items([plan]));
    finds(&changed(dated.clone(), |report| report.year = None), Code::YearMissing, "/year", Severity::Error);
    finds(&changed(dated.clone(), |report| report.year = Some(25)), Code::YearOutOfRange, "/year", Severity::Error);
    assert!(changed(dated, |report| report.year = None).check_with(&Rules::draft()).is_empty());
}

#[test]
fn a_period_bears_on_dates() {
    let of = |period: Period| report(item()).with_period(period);
    let days = |from, to| of(Period::new(from, to));
    finds(&days(date(2025, 7, 1), date(2025, 6, 30)), Code::PeriodReversed, "/period", Severity::Error);
    finds(&days(date(2023, 1, 1), date(2024, 12, 31)), Code::PeriodOutsideYear, "/period", Severity::Warning);
    finds(&days(date(2026, 1, 1), date(2026, 6, 30)), Code::PeriodOutsideYear, "/period", Severity::Warning);
    let half = of(Period::half_year(2025, 1)).with_reported_on(date(2025, 6, 28));
    let due = |due| half.clone().with_plans(PlanChapter::default().with_items([Plan::new("下半年打算", "").with_due(due)]));
    assert_eq!(said(&due(date(2025, 12, 31)).check()), [], "the second half is what comes next");
    let early = due(date(2025, 6, 30));
    finds(&early, Code::PlanDueBeforeYear, "/plans/items/0/due", Severity::Warning);
    assert_eq!(early.check().as_slice()[0].message.zh, "完成时限2025年6月30日早于2025年7月1日，请核对。");
    let term = of(Period::years(2021, 2025));
    let measure = |due| {
        let problem = Problem::new("问题").with_measures([Measure::new("措施").with_due(due)]);
        term.clone().with_problems(ProblemChapter::default().with_items([problem]))
    };
    assert_eq!(said(&measure(date(2022, 5, 1)).check()), []);
    finds(&measure(date(2020, 5, 1)), Code::MeasureDueBeforeYear, "/problems/items/0/measures/0/due", Severity::Warning);
    finds(&term.with_reported_on(date(2023, 5, 1)), Code::ReportedOnOutsideYear, "/reported_on", Severity::Error);
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
    for name in ["a}", "｛a", "甲\n乙"] {
        let named = report(item().with_figures([Figure::new(name, "次").with_value(1)]));
        finds(&named, Code::FigureNameInvalid, "/work/0/items/0/figures/0/name", Severity::Error);
    }
    let nameless = report(item().with_figures([Figure::new(" ", "次").with_value(1)]));
    finds(&nameless, Code::TextMissing, "/work/0/items/0/figures/0/name", Severity::Error);
    // Braces of full width refer too.
    assert_eq!(said(&report(item().with_lead("学习｛集中学习｝。").with_figures([figure()])).check()), []);
}

#[test]
fn a_figure_without_value_is_named_where_it_is_stated_and_where_a_text_uses_it() {
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
    let mut empty = report(item())
        .with_problems(ProblemChapter::default())
        .with_others([OtherChapter::new("经验体会")])
        .with_plans(PlanChapter::default().with_lead(" \n"));
    empty.work.push(WorkChapter::new("队伍建设"));
    assert_eq!(
        said(&empty.check()),
        [
            (Code::ChapterEmpty, "/work/1/heading"),
            (Code::ChapterEmpty, "/problems/heading"),
            (Code::ChapterEmpty, "/others/0/heading"),
            (Code::ChapterEmpty, "/plans/heading")
        ]
    );
    assert!(empty.check_with(&Rules::draft()).is_empty());
}

#[test]
fn a_misspelt_figure_is_answered_with_the_nearest() {
    let figure = Figure::new("集中学习", "次").with_value(3);
    let findings = report(item().with_lead("学习{集体学习}，{集中学习}。").with_figures([figure])).check();
    assert_eq!(findings.as_slice()[0].message.zh, "没有名为“集体学习”的指标。是否为“集中学习”？");
    assert_eq!(findings.as_slice()[0].message.en, "There is no figure named \"集体学习\". Did you mean \"集中学习\"?");
    assert_eq!(findings.as_slice()[0].figure.as_deref(), Some("/work/0/items/0/figures/0"));
}

#[test]
fn a_target_may_carry_on_a_figure_of_this_year() {
    let plan = || Plan::new("继续学习", "明年学习{集中学习}。").with_targets([Figure::new("集中学习", "次").with_value(40)]);
    let plans = |plans: usize| PlanChapter::default().with_items((0..plans).map(|_| plan()));
    let figure = || Figure::new("集中学习", "次").with_value(30);
    let this_year = report(item().with_lead("学习{集中学习}。").with_figures([figure()]));
    assert_eq!(said(&this_year.clone().with_plans(plans(1)).check()), []);
    // Without this year's use, the figure is unused though the plan's own target has its name.
    let unused = report(item().with_figures([figure()])).with_plans(plans(1));
    finds(&unused, Code::FigureUnused, "/work/0/items/0/figures/0", Severity::Warning);
    finds(&this_year.with_plans(plans(2)), Code::FigureNameDuplicate, "/plans/items/1/targets/0/name", Severity::Error);
}

#[test]
fn a_heading_or_its_text_is_needed() {
    let with = |items: [WorkItem; 1]| changed(report(item()), |report| report.work[0].items = items.into());
    finds(&with([WorkItem::new(" ")]), Code::TextMissing, "/work/0/items/0/heading", Severity::Error);
    assert!(with([WorkItem::new(" ")]).check_with(&Rules::draft()).is_empty());
    assert_eq!(said(&with([WorkItem::default().with_lead("全年平稳。")]).check()), []);
    let points = [Point::new("", "全年平稳。"), Point::new("", " "), Point::new("抓好调研", "").with_points([Subpoint::new("", "")])];
    let findings = with([item().with_points(points)]).check();
    assert_eq!(
        said(&findings),
        [(Code::TextMissing, "/work/0/items/0/points/1/topic"), (Code::TextMissing, "/work/0/items/0/points/2/points/0/topic"),]
    );
    let rest = report(item())
        .with_subtitle("")
        .with_salutation(" ")
        .with_problems(ProblemChapter::new(" ").with_items([Problem::default().with_measures([Measure::new("")])]))
        .with_plans(PlanChapter::default().with_items([Plan::default()]))
        .with_attachments([""]);
    assert_eq!(
        said(&rest.check()),
        [
            (Code::TextMissing, "/subtitle"),
            (Code::TextMissing, "/salutation"),
            (Code::TextMissing, "/problems/heading"),
            (Code::TextMissing, "/problems/items/0/topic"),
            (Code::TextMissing, "/problems/items/0/measures/0/what"),
            (Code::TextMissing, "/plans/items/0/heading"),
            (Code::TextMissing, "/attachments/0"),
        ]
    );
}

#[test]
fn lines_and_numbers() {
    finds(&report(WorkItem::new("抓好\n学习")), Code::LineBreak, "/work/0/items/0/heading", Severity::Error);
    assert_eq!(said(&report(item()).with_title("云溪县水务局\n2025年度工作总结").check()), [], "a title may say where its lines break");
    for topic in ["一是加强学习", "（1）加强学习", "第二，加强学习"] {
        let numbered = report(item().with_points([Point::new("抓好", "").with_points([Subpoint::new(topic, "")])]));
        finds(&numbered, Code::TypedNumbering, "/work/0/items/0/points/0/points/0/topic", Severity::Warning);
    }
    finds(&report(item().with_lead("甲\u{1}乙")), Code::IllegalCharacter, "/work/0/items/0/lead", Severity::Error);
    finds(&report(item()).with_title("甲\u{FFFE}"), Code::IllegalCharacter, "/title", Severity::Error);
}

#[test]
fn what_no_page_shows_is_found_and_taken_out() {
    let hidden = report(
        item().with_lead("全年\u{200B}\u{FEFF}学习{集中学习}，\u{2028}成效明显。").with_figures([Figure::new("集中\u{AD}学习", "次")]),
    )
    .with_attachments(["名\u{202E}单"]);
    let findings = hidden.check_with(&Rules::draft());
    let invisible = findings.iter().filter(|finding| finding.code == Code::InvisibleCharacter);
    let found: Vec<_> = invisible.map(|found| (found.pointer.as_str(), found.range.clone().unwrap(), found.fix.as_deref())).collect();
    assert_eq!(
        found,
        [
            ("/work/0/items/0/lead", 2..4, Some("")),
            ("/work/0/items/0/lead", 13..14, Some("")),
            ("/work/0/items/0/figures/0/name", 2..3, Some("")),
            ("/attachments/0", 1..2, Some("")),
        ]
    );
    assert!(hidden.check().errors().any(|finding| finding.code == Code::InvisibleCharacter), "never into a final document");
    let fixed = hidden.fixed(&findings);
    assert_eq!(fixed.report.work[0].items[0].lead.as_str(), "全年学习{集中学习}，成效明显。");
    assert_eq!((fixed.report.figures().next().unwrap().figure.name.as_str(), fixed.report.attachments[0].as_str()), ("集中学习", "名单"));
    assert_eq!(said(&fixed.report.check_with(&Rules::draft())), []);
    // What a page shows stays: quotation marks, dashes and ellipses share their first bytes.
    assert_eq!(said(&report(item().with_lead("“引号”——破折号……　‰ é")).check()), []);
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
        let problem = Problem::new("问题").with_measures([Measure::new("措施").with_due(due)]);
        report(item()).with_problems(ProblemChapter::default().with_items([problem]))
    };
    finds(&problem(date(2024, 12, 31)), Code::MeasureDueBeforeYear, "/problems/items/0/measures/0/due", Severity::Warning);
    assert!(problem(date(2025, 1, 1)).check().is_empty());
    let plan = |due| report(item()).with_plans(PlanChapter::default().with_items([Plan::new("打算", "").with_due(due)]));
    finds(&plan(date(2025, 12, 31)), Code::PlanDueBeforeYear, "/plans/items/0/due", Severity::Warning);
    assert_eq!(plan(date(2025, 12, 31)).check().as_slice()[0].message.zh, "完成时限2025年12月31日早于2026年，请核对。");
    assert!(plan(date(2026, 1, 1)).check().is_empty());
    finds(
        &report(item()).with_problems(ProblemChapter::default().with_items([Problem::new("问题")])),
        Code::ProblemWithoutMeasures,
        "/problems/items/0/measures",
        Severity::Warning,
    );
}

fn unmended() -> AnnualReport {
    report(item()).with_problems(ProblemChapter::default().with_items([Problem::new("问题")]))
}

#[test]
fn rules_can_be_switched() {
    let rules = Rules::final_report();
    assert!(unmended().check_with(&rules.clone().off(Code::ProblemWithoutMeasures).unwrap()).is_empty());
    assert!(unmended().check_with(&rules.set(Code::ProblemWithoutMeasures, Severity::Error).unwrap()).has_errors());
    assert_eq!(Rules::default(), Rules::final_report());
}

#[test]
fn a_code_that_no_rule_governs_is_not_ignored_in_silence() {
    let refused = RulesError::NotGoverned { code: Code::NotUtf8 };
    assert_eq!(Rules::draft().off(Code::NotUtf8), Err(refused.clone()));
    assert_eq!(Rules::draft().set(Code::NotUtf8, Severity::Warning), Err(refused));
    for (text, says) in [
        (r#"{ "set": { "not_utf8": null } }"#, "no rule governs the code not_utf8"),
        (r#"{ "set": { "typed_numberin": null } }"#, "did you mean typed_numbering?"),
        (r#"{ "sett": {} }"#, "unknown field"),
        (r#"{ "stage": "last" }"#, "unknown variant"),
    ] {
        let refused = serde_json::from_str::<Rules>(text).unwrap_err().to_string();
        assert!(refused.contains(says), "{text}: {refused}");
    }
}

#[test]
fn rules_are_written_and_read() {
    let text =
        r#"{"stage":"draft","wording":true,"set":{"typed_numbering":null,"problem_without_measures":"error","budget_exceeded":"warning"}}"#;
    let rules: Rules = serde_json::from_str(text).unwrap();
    let budget = Code::own("budget_exceeded").unwrap();
    let same = Rules::draft().with_wording().off(Code::TypedNumbering).unwrap();
    let same = same.set(Code::ProblemWithoutMeasures, Severity::Error).unwrap().set(budget, Severity::Warning).unwrap();
    assert_eq!(rules, same);
    assert_eq!(serde_json::from_str::<Rules>(&serde_json::to_string(&rules).unwrap()).unwrap(), rules);
    assert_eq!(serde_json::from_str::<Rules>("{}").unwrap(), Rules::final_report());
}

#[test]
fn an_application_has_rules_of_its_own() {
    let code = Code::own("motto_missing").unwrap();
    let motto = move |report: &AnnualReport, found: &mut dyn FnMut(Finding)| {
        if !report.closing.as_str().contains("守水一方") {
            found(Finding::new(code, Severity::Error, "/closing", Message::new("结语要有口号。", "The closing needs the motto.")));
        }
    };
    let rules = Rules::final_report().with_rule(motto);
    assert_eq!(said(&report(item()).check_with(&rules)), [(code, "/closing")]);
    assert!(report(item()).finalize(&rules).is_err());
    assert!(report(item()).with_closing("守水一方。").check_with(&rules).is_empty());
    // Weighed and switched off like ours; a clone is the same rule, another closure is not.
    assert!(!report(item()).check_with(&rules.clone().set(code, Severity::Warning).unwrap()).has_errors());
    assert!(report(item()).check_with(&rules.clone().off(code).unwrap()).is_empty());
    assert_eq!(rules.clone(), rules);
    assert_ne!(rules, Rules::final_report().with_rule(motto));
    // Its findings are bounded too.
    let flood = Rules::final_report().with_rule(move |_: &AnnualReport, found: &mut dyn FnMut(Finding)| {
        (0..3_000).for_each(|_| found(Finding::new(code, Severity::Warning, "", Message::new("又来了。", "Once more."))));
        found(Finding::new(code, Severity::Error, "", Message::new("最后。", "At last.")));
    });
    let findings = report(item()).check_with(&flood);
    assert_eq!((findings.len(), findings.errors().count()), (Findings::MOST + 2, 1));
    assert_eq!(findings.as_slice().last().unwrap().code, Code::MoreFound, "that there were more is said");
}

#[test]
fn a_final_report_was_checked() {
    let checked = unmended();
    let checked = checked.finalize(&Rules::final_report()).unwrap();
    assert_eq!(said(checked.findings()), [(Code::ProblemWithoutMeasures, "/problems/items/0/measures")]);
    assert_eq!(checked.report(), &unmended());
    assert_eq!(checked.into_owned().into_report(), unmended());
    let blank = report(item().with_lead("{集中学习}").with_figures([Figure::new("集中学习", "次")]));
    assert!(blank.finalize(&Rules::final_report()).unwrap_err().has_errors());
    assert!(blank.finalize(&Rules::draft()).is_err(), "what a draft may lack a final report may not");
    let lenient = Rules::draft().set(Code::FigureValueMissing, Severity::Warning).unwrap();
    assert!(blank.finalize(&lenient).is_ok(), "what was set holds");
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
fn findings_are_bounded_and_no_flood_of_warnings_hides_an_error() {
    let figures = (0..2_000).chain([0]).map(|number| Figure::new(format!("指标{number}"), "次").with_value(1));
    let findings = report(item()).with_figures(figures).check();
    assert_eq!(findings.len(), Findings::MOST + 2, "the error, and that there are more warnings");
    assert_eq!(findings.errors().map(|finding| finding.code).collect::<Vec<_>>(), [Code::FigureNameDuplicate]);
    // A flood of sense does not silence the errors of wording.
    let commas = changed(report(item().with_lead("抓学习,促落实。")), |report| {
        report.figures = (0..2_000).map(|number| Figure::new(format!("指标{number}"), "次").with_value(1)).collect();
    });
    let rules = Rules::final_report().set(Code::HalfWidthPunctuation, Severity::Error).unwrap();
    assert_eq!(commas.check_with(&rules).errors().count(), 1);
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
}

#[test]
fn findings_of_several_checks_are_put_together() {
    let of = |year| AnnualReport::new(year).check();
    let (mut findings, more) = (of(2025), of(2026));
    let both = findings.len() + more.len();
    findings.extend(more.clone());
    assert!(!more.is_empty() && findings.len() == both);
}
