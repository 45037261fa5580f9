//! Building a report as another crate does: constructors, chaining, `Default`, changing fields. None of it names every field, so
//! that a field added later breaks nobody (struct literals of the model do not compile outside it; see its documentation).

use annual_report::AnnualReport;
use annual_report::model::{
    Approximation, Figure, Measure, NaiveDate, OtherChapter, Period, Placement, Plan, PlanChapter, Point, Problem, ProblemChapter,
    Reporter, SignedBy, Status, Subpoint, WorkChapter, WorkItem,
};
use rust_decimal::dec;

#[test]
fn a_report_built_in_rust_is_that_of_its_json() {
    let date = NaiveDate::from_ymd_opt(2026, 6, 30).unwrap();
    let mut built = AnnualReport::new(2025)
        .with_title("2025年度\n工作总结")
        .with_subtitle("——在全局会议上")
        .with_period(Period::half_year(2025, 2))
        .with_reporter(Reporter::new("云溪县水务局").with_name("李明").with_position("局长").with_signed_by(SignedBy::Both))
        .with_reported_on(NaiveDate::from_ymd_opt(2025, 12, 20).unwrap())
        .with_salutation("同志们")
        .with_preamble("前言。")
        .with_work([WorkChapter::new("主要工作").with_lead("引言。").with_items([WorkItem::new("学习")
            .with_lead("概述。")
            .with_points([Point::new("要点", "内容{经费}。").with_points([Subpoint::new("小点", "")])])
            .with_figures([Figure::new("经费", "万元")
                .with_value(dec!(12.50))
                .with_approximation(Approximation::About)
                .with_last_year(dec!(0.1))
                .with_target(13)])])])
        .with_problems(
            ProblemChapter::default().with_lead("问题如下。").with_items([Problem::new("问题")
                .with_text("表现。")
                .with_cause("原因。")
                .with_measures([Measure::new("措施").with_owner("办公室").with_due(date)])
                .with_status(Status::InProgress)]),
        )
        .with_plans(PlanChapter::default().with_lead("打算如下。").with_items([
            Plan::new("打算", "内容。").with_owner("人事科").with_due(date).with_targets([Figure::new("目标", "").with_value(1)]),
        ]))
        .with_others([OtherChapter::new("体会").with_lead("体会。").with_items([WorkItem::new("坚持")]).with_placement(Placement::Last)])
        .with_closing("结语。")
        .with_attachments(["任务清单"])
        .with_figures([Figure::new("户数", "户")]);
    built.schema = Some("annual-report.schema.json".into());
    let json = serde_json::to_string(&built).unwrap();
    assert_eq!(
        json,
        concat!(
            r#"{"title":"2025年度\n工作总结","subtitle":"——在全局会议上","year":2025,"period":{"from":"2025-07-01","to":"2025-12-31"},"reporter":{"organization":"云溪县水务局","name":"李明","position":"局长","signed_by":"both"},"reported_on":"2025-12-20","#,
            r#""salutation":"同志们","preamble":"前言。","work":[{"heading":"主要工作","lead":"引言。","items":[{"heading":"学习","lead":"概述。","#,
            r#""points":[{"topic":"要点","text":"内容{经费}。","points":[{"topic":"小点"}]}],"figures":[{"name":"经费","value":12.50,"unit":"万元","approximation":"约","last_year":0.1,"target":13}]}]}],"#,
            r#""problems":{"heading":"存在的问题","lead":"问题如下。","items":[{"topic":"问题","text":"表现。","cause":"原因。","#,
            r#""measures":[{"what":"措施","owner":"办公室","due":"2026-06-30"}],"status":"in_progress"}]},"#,
            r#""plans":{"heading":"下一步打算","lead":"打算如下。","items":[{"heading":"打算","text":"内容。","owner":"人事科","due":"2026-06-30","targets":[{"name":"目标","value":1}]}]},"#,
            r#""others":[{"heading":"体会","lead":"体会。","items":[{"heading":"坚持"}],"placement":"last"}],"#,
            r#""closing":"结语。","attachments":["任务清单"],"figures":[{"name":"户数","unit":"户"}],"$schema":"annual-report.schema.json"}"#
        )
    );
    assert_eq!(AnnualReport::from_json(&json).unwrap(), built);
}

#[test]
fn sums_of_money_carry_no_dust() {
    let text = r#"{ "year": 2025, "work": [{}], "figures": [{ "name": "甲", "value": 0.1 }, { "name": "乙", "value": 0.2 }, { "name": "丙", "value": 12.50 }] }"#;
    let report = AnnualReport::from_json(text).unwrap();
    let values: Vec<_> = report.figures().filter_map(|placed| placed.figure.value).collect();
    assert_eq!(values[0] + values[1], dec!(0.3));
    assert_eq!(values[2].to_string(), "12.50");
}

#[test]
fn values_come_from_their_digits() {
    let mut report =
        AnnualReport::new(2025).with_figures([Figure::new("经费", "万元"), "近1,200人次".parse::<Figure>().unwrap().named("培训")]);
    report.set("经费", "12.50").unwrap();
    assert_eq!(report.figures[0].to_string(), "12.50万元");
    assert_eq!(report.figures[1].to_string(), "近1200人次");
    report.set("培训", 1300).unwrap();
    assert!(report.set("没有", 1).is_err() && report.set("培训", "多").is_err());
    report.figure_mut("培训").unwrap().approximation = Approximation::Exact;
    assert_eq!(report.figures[1].to_string(), "1300人次");
}
