//! Several reports side by side.

use annual_report::AnnualReport;
use annual_report::check::Rules;
use annual_report::finding::Code;
use annual_report::model::{
    Approximation, Bound, Decimal, Figure, OtherChapter, Period, Placement, Plan, PlanChapter, Point, Problem, ProblemChapter, Status,
    WorkChapter, WorkItem,
};
use annual_report::page::Layout;
use annual_report::read::{Limits, Source};
use annual_report::years::{CarriedKind, Comparison, FigureRow, Refused, Totals, Trend, to_csv, to_json_lines};
use rust_decimal::dec;

const SAMPLES: [&str; 3] = [
    include_str!("../examples/data/party_duty_report.json"),
    include_str!("../examples/data/department_summary.json"),
    include_str!("full_report.json"),
];

fn report(sample: &str) -> AnnualReport {
    AnnualReport::from_json(sample).unwrap()
}

/// The JSON value at a pointer.
fn at<'v>(value: &'v serde_json::Value, pointer: &str) -> &'v serde_json::Value {
    value.pointer(pointer).unwrap_or_else(|| panic!("nothing at {pointer}"))
}

#[test]
fn next_years_draft_is_sound_and_says_what_was_carried() {
    for sample in SAMPLES {
        let this = report(sample);
        let next = this.next_year();
        let findings = next.report.check_with(&Rules::draft());
        assert!(findings.is_empty(), "{findings}");
        assert_eq!(next.report.year, this.year.map(|year| year + 1));
        // It can be read again: what a form stores.
        let json = serde_json::to_string(&next.report).unwrap();
        assert_eq!(AnnualReport::from_json(&json).unwrap(), next.report);
        let (from, to) = (serde_json::to_value(&this).unwrap(), serde_json::to_value(&next.report).unwrap());
        for carried in &next.carried {
            let (from, to) = (at(&from, &carried.from), at(&to, &carried.to));
            match carried.kind {
                CarriedKind::Plan => assert_eq!(from["heading"], to["heading"]),
                CarriedKind::Target => assert_eq!((&from["name"], &from["value"]), (&to["name"], &to["target"])),
                CarriedKind::Figure => assert_eq!((&from["name"], &from["value"]), (&to["name"], &to["last_year"])),
                CarriedKind::Problem => {
                    assert_eq!((&from["topic"], &from["measures"], &from["status"]), (&to["topic"], &to["measures"], &to["status"]))
                }
                CarriedKind::Reporter | CarriedKind::Text => assert_eq!(from, to),
                CarriedKind::Chapter => assert_eq!((&from["heading"], &from["placement"]), (&to["heading"], &to["placement"])),
                CarriedKind::Date => assert_ne!(from, to),
                // Moved where it names a year.
                _ => assert_eq!(from == to, !from.as_str().unwrap().contains("20"), "{from}"),
            }
        }
        // No figure has a value yet, and each is missing in the final report.
        assert!(next.report.figures().all(|placed| placed.figure.value.is_none()));
        let missing = next.report.check().iter().filter(|finding| finding.code == Code::FigureValueMissing).count();
        assert_eq!(missing, next.report.figures().count());
    }
}

#[test]
fn targets_take_last_years_value_from_the_figure_of_their_name() {
    let next = report(SAMPLES[1]).next_year().report;
    assert_eq!(next.title.as_deref(), Some("青禾区市场监督管理局2026年工作总结和2027年工作打算"));
    assert_eq!(next.reported_on.unwrap().to_string(), "2027-01-08");
    let figures = &next.work[0].items[0].figures;
    assert_eq!(figures[0], Figure::new("新设主体", "户").with_target(5500).with_last_year(5230));
    assert_eq!(figures[1], Figure::new("开办时间", "个工作日").with_target(dec!(0.5)));
    let resolved = Problem::new("已经解决").with_status(Status::Resolved);
    let open = Problem::new("尚未解决").with_text("只有{骨干}。");
    let this = AnnualReport::new(2024)
        .with_problems(ProblemChapter::default().with_items([resolved]).with_items([open]))
        .with_figures([Figure::new("骨干", "名").with_value(3)]);
    let next = this.next_year().report;
    let topics: Vec<&str> = next.problems.iter().flat_map(|problems| &problems.items).map(|problem| problem.topic.as_str()).collect();
    assert_eq!(topics, ["尚未解决"]);
    assert_eq!(next.figures, [Figure::new("骨干", "名").with_last_year(3)]);
    let leap = AnnualReport::new(2023).with_reported_on("2024-02-29".parse().unwrap()).next_year().report;
    assert_eq!(leap.reported_on.unwrap().to_string(), "2025-02-28");
}

fn last() -> AnnualReport {
    let item = WorkItem::new("抓好学习")
        .with_lead("坚持把学习摆在首位，制定年度学习计划，全年开展集中学习{集中学习}。")
        .with_figures([Figure::new("集中学习", "次").with_value(24)])
        .with_figures([Figure::new("党课", "次").with_value(4)]);
    AnnualReport::new(2024)
        .with_work([WorkChapter::default().with_items([item])])
        .with_problems(
            ProblemChapter::default()
                .with_items([Problem::new("学用结合不紧。").with_text("联系实际不够。")])
                .with_items([Problem::new("载体不多")]),
        )
        .with_plans(
            PlanChapter::default()
                .with_items([Plan::new("深化学习", "集中学习{集中学习}。").with_targets([Figure::new("集中学习", "次").with_value(30)])])
                .with_items([Plan::new("建设阵地", "新建{阵地}。").with_targets([Figure::new("阵地", "处").with_value(2)])])
                .with_items([Plan::new("改进作风", "")]),
        )
}

fn this() -> AnnualReport {
    let item = WorkItem::new("深化学习")
        .with_lead("坚持把学习摆在首位，制定年度学习计划，全年开展集中学习{集中学习}。")
        .with_figures([Figure::new("集中学习", "次").with_value(30).with_approximation(Approximation::Over).with_last_year(20)])
        .with_figures([Figure::new("办结率", "%").with_value(dec!(98.5)).with_last_year(97).with_target(99)]);
    AnnualReport::new(2025)
        .with_work([WorkChapter::default().with_items([item])])
        .with_problems(ProblemChapter::default().with_items([Problem::new("学用结合不紧").with_text("联系实际不够")]))
        .with_plans(PlanChapter::default())
}

#[test]
fn two_years_are_compared() {
    let comparison = Comparison::new(&last(), &this());
    let figure = |name: &str| comparison.figures.iter().find(|figure| figure.name == name).unwrap();
    let learning = figure("集中学习");
    assert_eq!(
        (learning.last, learning.this, learning.change, learning.rate),
        (Some(dec!(24)), Some(dec!(30)), Some(dec!(6)), Some(dec!(25)))
    );
    assert_eq!(
        (learning.trend, learning.target, learning.met),
        (Some(Trend::Up), Some(dec!(30)), Some(true)),
        "the target of last year's plan"
    );
    assert_eq!(learning.stated_last, Some(dec!(20)), "the report states another value than last year's");
    let done = figure("办结率");
    assert_eq!((done.last, done.met, done.rate), (Some(dec!(97)), Some(false), Some(dec!(1.5))));
    let gone = figure("党课");
    assert_eq!((gone.last, gone.this, gone.trend), (Some(dec!(4)), None, None));
    let unreported: Vec<(&str, &str)> = comparison.unreported.iter().map(|plan| (plan.pointer.as_str(), plan.heading.as_str())).collect();
    assert_eq!(unreported, [("/plans/items/1", "建设阵地"), ("/plans/items/2", "改进作风")]);
    assert_eq!(comparison.repeated.len(), 1);
    assert_eq!((comparison.repeated[0].last.as_str(), comparison.repeated[0].this.as_str()), ("/problems/items/0", "/problems/items/0"));
    assert_eq!(comparison.copied.len(), 1);
    assert_eq!(comparison.copied[0].this, "/work/0/items/0/lead");
    // A figure in another unit is not compared.
    let other = AnnualReport::new(2026).with_figures([Figure::new("集中学习", "场").with_value(3)]);
    assert_eq!(Comparison::new(&this(), &other).figures[0].last, None);
    let near = AnnualReport::new(2025)
        .with_figures([Figure::new("谈话", "人").with_value(100).with_approximation(Approximation::Nearly).with_target(100)]);
    assert_eq!(Comparison::new(&last(), &near).figures[0].met, Some(false), "近100人 are less than 100");
}

#[test]
fn a_comparison_is_a_page() {
    let docx = Comparison::new(&last(), &this()).to_docx(&Layout::gb_t_9704()).unwrap();
    let document = docx_rs::read_docx(&docx).unwrap().document;
    let text = format!("{:?}", document.children);
    for part in
        ["2025年与2024年工作报告对比", "上升2项、下降0项、持平0项", "办结率：目标99%，实际98.5%。", "建设阵地。", "指标对比表", "+25%"]
    {
        assert!(text.contains(part), "{part}");
    }
    // A comparison is no report.
    assert_eq!(AnnualReport::read_docx(&docx, &Limits::default()).unwrap().source, Source::Text);
    assert!(Comparison::new(&AnnualReport::new(2024), &AnnualReport::new(2025)).to_docx(&Layout::gb_t_9704()).is_ok());
}

#[test]
fn figures_are_rows_that_come_back() {
    for sample in SAMPLES {
        let report = report(sample);
        let rows: Vec<FigureRow> = report.figure_rows().collect();
        assert_eq!(rows.len(), report.figures().filter(|placed| !placed.is_plan_target()).count());
        let lines = to_json_lines(rows.iter().cloned());
        let back: Vec<FigureRow> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(back, rows);
        let csv = to_csv(rows.iter().cloned());
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let values: Vec<String> = reader.records().map(|record| record.unwrap()[5].to_owned()).collect();
        let expected: Vec<String> = rows.iter().map(|row| row.value.map_or_else(String::new, |value| value.to_string())).collect();
        assert_eq!(values, expected);
    }
    let hostile = AnnualReport::new(2025).with_figures([Figure::new("=HYPERLINK(\"a\",\"b\")", "次").with_value(-3)]);
    assert!(to_csv(hostile.figure_rows()).ends_with("2025,,,,\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\",-3,次,确数,exact,false,,\n"));
    assert_eq!(to_csv([]).lines().count(), 1);
}

#[test]
fn what_does_not_add_is_not_added() {
    let one = AnnualReport::new(2025)
        .with_figures([Figure::new("投入", "万元").with_value(dec!(12.50))])
        .with_figures([Figure::new("谈话", "人/次").with_value(20).with_approximation(Approximation::Over)])
        .with_figures([Figure::new("满意率", "%").with_value(98)])
        .with_figures([Figure::new("会议", "次").with_value(3)]);
    let other = AnnualReport::new(2025)
        .with_figures([Figure::new("投入", "万元").with_value(dec!(0.5))])
        .with_figures([Figure::new("谈话", "人/次")])
        .with_figures([Figure::new("满意率", "%").with_value(97)])
        .with_figures([Figure::new("会议", "场").with_value(2)]);
    let before = AnnualReport::new(2024).with_figures([Figure::new("投入", "万元").with_value(9)]);
    let totals: Totals = [&one, &other, &before].into_iter().flat_map(|report| report.figure_rows().collect::<Vec<_>>()).collect();
    let totals = totals.totals();
    let of = |year: u16, name: &str, unit: &str| {
        let year = Some(year);
        totals.iter().find(|total| total.year == year && total.name == name && total.unit.as_deref() == Some(unit)).unwrap()
    };
    assert_eq!((of(2025, "投入", "万元").sum, of(2024, "投入", "万元").sum), (Some(dec!(13)), Some(dec!(9))));
    let talks = of(2025, "谈话", "人/次");
    assert_eq!((talks.sum, talks.bound, talks.values, talks.missing), (Some(dec!(20)), Bound::AtLeast, 1, 1));
    assert_eq!((of(2025, "满意率", "%").sum, of(2025, "满意率", "%").refused), (None, Some(Refused::Ratio)));
    assert_eq!((of(2025, "会议", "次").refused, of(2025, "会议", "场").refused), (Some(Refused::Units), Some(Refused::Units)));
    let huge = AnnualReport::new(2025).with_figures([Figure::new("巨数", "元").with_value(Decimal::MAX)]);
    let totals: Totals = huge.figure_rows().chain(huge.figure_rows()).collect();
    assert_eq!(totals.totals()[0].refused, Some(Refused::Overflow));
}

/// A text of a plan means the plan's own target first, in a comparison as in the document.
#[test]
fn a_copied_plan_prints_its_own_target() {
    let text = "坚持把学习摆在首位，制定年度学习计划，开展集中学习{集中学习}。";
    let report = |year: u16, done: i64, planned: i64| {
        AnnualReport::new(year).with_figures([Figure::new("集中学习", "次").with_value(done)]).with_plans(
            PlanChapter::default().with_items([Plan::new("学习", text).with_targets([Figure::new("集中学习", "次").with_value(planned)])]),
        )
    };
    let comparison = Comparison::new(&report(2024, 20, 24), &report(2025, 25, 36));
    assert_eq!(comparison.copied.len(), 1);
    assert!(comparison.copied[0].text.ends_with("开展集中学习36次。"), "{}", comparison.copied[0].text);
}

#[test]
fn a_copied_paragraph_has_a_true_minus_sign() {
    let text = "坚持把节约摆在首位，严控各项开支，全年收支差额{收支差额}，好于预期。";
    let report = |year| {
        let work = [annual_report::model::WorkChapter::default().with_lead(text)];
        AnnualReport::new(year).with_figures([Figure::new("收支差额", "万元").with_value(-12)]).with_work(work)
    };
    let comparison = Comparison::new(&report(2024), &report(2025));
    assert!(comparison.copied[0].text.contains("收支差额−12万元"), "{}", comparison.copied[0].text);
}

#[test]
fn bounds_say_what_sums_and_targets_can_say() {
    let figure = |value: i64, approximation| Figure::new("耗能", "吨").with_value(value).with_approximation(approximation);
    let met = |value: Figure, target: Figure| {
        let last = AnnualReport::new(2024).with_plans(PlanChapter::default().with_items([Plan::new("节能", "").with_targets([target])]));
        Comparison::new(&last, &AnnualReport::new(2025).with_figures([value])).figures[0].met
    };
    use Approximation::{About, Exact, NotOver, OrMore, Over, Within};
    assert_eq!(met(figure(90, Exact), figure(100, NotOver)), Some(true), "a ceiling is met from below");
    assert_eq!(met(figure(100, Over), figure(100, Within)), Some(false));
    assert_eq!(met(figure(100, OrMore), figure(100, Exact)), Some(true));
    assert_eq!(met(figure(100, About), figure(100, Exact)), None, "about 100 may be less");
    assert_eq!(met(figure(100, Within), figure(90, Exact)), Some(false), "who keeps within 100 has a ceiling");
    assert_eq!(met(figure(80, Within), figure(90, Exact)), Some(true));
    let bound = |approximations: &[Approximation]| {
        let rows =
            approximations.iter().flat_map(|one| AnnualReport::new(2025).with_figures([figure(1, *one)]).figure_rows().collect::<Vec<_>>());
        rows.collect::<Totals>().totals()[0].bound
    };
    assert_eq!(bound(&[Exact, Exact]), Bound::Exact);
    assert_eq!(bound(&[Exact, Over, OrMore]), Bound::AtLeast);
    assert_eq!(bound(&[NotOver, Exact, Approximation::Nearly]), Bound::AtMost);
    assert_eq!(bound(&[Over, NotOver]), Bound::Around);
}

#[test]
fn next_year_carries_what_a_report_has_beside_work_problems_and_plans() {
    let plan =
        Plan::new("深化学习", "")
            .with_points([Point::new("集中学习", "全年{集中学习}。")])
            .with_targets([Figure::new("集中学习", "次").with_value(36)]);
    let this = AnnualReport::new(2025)
        .with_title("2021—2025年工作总结")
        .with_subtitle("（2025年12月）")
        .with_period(Period::years(2021, 2025))
        .with_others([OtherChapter::new("2025年工作体会").with_lead("体会{体会}。").with_placement(Placement::Last)])
        .with_attachments(["2025年任务清单"])
        .with_figures([Figure::new("体会", "条").with_value(3)])
        .with_plans(PlanChapter::default().with_items([plan]));
    let next = this.next_year();
    let report = &next.report;
    assert_eq!((report.title.as_deref(), report.subtitle.as_deref()), (Some("2022—2026年工作总结"), Some("（2026年12月）")));
    assert_eq!(report.period, Some(Period::years(2022, 2026)));
    assert_eq!((report.others[0].heading.as_str(), report.others[0].placement), ("2026年工作体会", Placement::Last));
    assert!(report.others[0].lead.is_empty() && report.figures.is_empty(), "what was learnt is written anew");
    assert_eq!(report.attachments, ["2026年任务清单"]);
    assert_eq!(report.work[0].items[0].points, [Point::new("集中学习", "全年{集中学习}。")]);
    assert_eq!(report.work[0].items[0].figures, [Figure::new("集中学习", "次").with_target(36)]);
    assert!(report.check_with(&Rules::draft()).is_empty());
    let json = serde_json::to_string(&next).unwrap();
    assert_eq!(serde_json::from_str::<annual_report::years::NextYear>(&json).unwrap(), next);
    // A report that does not know its year has a draft that does not either.
    assert_eq!(AnnualReport::default().next_year().report.year, None);
}
