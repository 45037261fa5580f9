//! Kinds of texts that were read wrong the first time they were met, each told anew of fictional units.

use annual_report::AnnualReport;
use annual_report::read::{Limits, Reading};

fn read(text: &str) -> Reading {
    AnnualReport::read_text(text, &Limits::default()).unwrap()
}

/// Measures are work where problems come behind them, and plans that call themselves so.
#[test]
fn a_chapter_of_measures_before_problems_is_work() {
    let text = "供水安全工作半年总结\n（一）主要做法\n定了责任。\n（二）主要工作措施\n首先是定责，签了状；其次是巡查；最后是抢修。\n\
                （三）存在的薄弱环节\n一是人手少；二是管网旧；四是经费紧。\n（四）下半年工作打算\n一要补人。二要换管。";
    let report = read(text).report;
    let work: Vec<&str> = report.work.iter().map(|chapter| chapter.heading.as_str()).collect();
    assert_eq!(work, ["主要做法", "主要工作措施"]);
    assert_eq!(report.work[1].items.len(), 3);
    assert_eq!(report.problems.unwrap().items.len(), 3);
    let plans = report.plans.unwrap();
    assert_eq!((plans.heading.as_str(), plans.items.len()), ("下半年工作打算", 2));
    // Where no problems follow they are plans still.
    let report = read("2025年工作总结\n一、工作情况\n修了路。\n二、工作措施\n再修桥。").report;
    assert_eq!(report.plans.map(|plans| plans.heading), Some("工作措施".to_owned()));
}

/// A page of the net says subtitle and reporter twice; neither is text, and neither is lost.
#[test]
fn what_stands_twice_under_a_title_is_read_once() {
    let head = "——2025年1月8日在云河县第八届人民代表大会第五次会议上\n云河县人民法院院长王某\n";
    let text = format!("云河县人民法院工作报告\n{head}{head}各位代表：\n现在报告工作。\n一、审判工作\n结案300件。");
    let read = read(&text);
    let reporter = read.report.reporter.unwrap();
    assert_eq!(reporter.organization.as_deref(), Some("云河县人民法院"));
    assert_eq!((reporter.position.as_deref(), reporter.name.as_deref()), (Some("院长"), Some("王某")));
    assert_eq!(read.report.salutation.as_deref(), Some("各位代表"));
    assert_eq!(read.report.preamble.as_str(), "现在报告工作。");
    assert_eq!(read.left_out.len(), 1);
}

/// A school's term and a unit with its month stand under titles.
#[test]
fn terms_units_and_months_stand_under_titles() {
    let body = "一、工作情况\n上课40节。";
    let report = read(&format!("教师个人工作总结\n2024—2025学年度第一学期\n东河小学　王某\n{body}")).report;
    assert_eq!(report.subtitle.as_deref(), Some("2024—2025学年度第一学期"));
    let report = read(&format!("工作总结\n（云河县图书馆　2024年12月）\n{body}")).report;
    assert_eq!(report.reporter.and_then(|reporter| reporter.organization).as_deref(), Some("云河县图书馆"));
    assert_eq!(report.reported_on.map(|date| date.to_string()).as_deref(), Some("2024-12-01"));
    let report = read(&format!("云河县妇联主席王某：2024年度述职报告\n{body}")).report;
    assert_eq!(report.title.as_deref(), Some("云河县妇联主席王某：2024年度述职报告"));
}

/// A report with nothing filled in: what was left out has no value, and what only looks so stays text.
#[test]
fn numbers_left_out_without_a_mark_are_blanks() {
    let text = "2025年工作总结\n一、基本情况\n云河乡距县城公里，全乡面积平方公里，下辖个行政村，个村民小组，共有脱贫户户人。\n\
                二、工作情况\n全年争取资金万元，硬化道路条、公里，接待来访人次，办理建议件，办结率达%。扶持民营企业家，慰问残疾人，受理信访件。";
    let report = read(text).report;
    let mut blanks = Vec::new();
    for figure in report.figures.iter().chain(report.work.iter().flat_map(|chapter| chapter.items.iter().flat_map(|item| &item.figures))) {
        assert_eq!(figure.value, None, "{}", figure.name);
        blanks.push(figure.unit.as_deref().unwrap_or_default());
    }
    assert_eq!(blanks, ["公里", "平方公里", "个", "个", "户", "人", "万元", "条", "公里", "人次", "件", "%"]);
}

/// Pictures before the numbers of chapters are ornaments.
#[test]
fn pictures_before_numbers_are_passed_over() {
    let text = "云河县2025年工作总结\n🌟一、2025年工作回顾\n修路3公里。\n🎯二、2026年工作展望\n再修路。";
    let report = read(text).report;
    assert_eq!(report.work[0].heading, "2025年工作回顾");
    assert_eq!(report.plans.map(|plans| plans.heading).as_deref(), Some("2026年工作展望"));
}
