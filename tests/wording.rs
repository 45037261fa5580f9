//! Rules of wording: what they mark and what they leave alone.

use annual_report::check::Rules;
use annual_report::finding::{Code, Finding, Severity};
use annual_report::model::{AnnualReport, Approximation, Figure, Period, Plan, PlanChapter, Point, Reporter, WorkChapter, WorkItem};
use rust_decimal::dec;

pub(crate) fn rules() -> Rules {
    // Only what wording says.
    let others = Code::ALL.iter().filter(|code| code.wording().is_none() && code.in_reading().is_none());
    others.fold(Rules::draft().with_wording(), |rules, code| rules.off(*code).unwrap())
}

pub(crate) fn found(report: &AnnualReport) -> Vec<Finding> {
    report.check_with(&rules()).into_iter().collect()
}

/// The characters that a finding marks.
pub(crate) fn marked(text: &str, finding: &Finding) -> String {
    let range = finding.range.clone().unwrap();
    text.chars().skip(range.start).take(range.len()).collect()
}

pub(crate) fn report(lead: &str) -> AnnualReport {
    AnnualReport::new(2025)
        .with_reporter(Reporter::new("云溪县水务局"))
        .with_work([WorkChapter::default().with_items([WorkItem::new("抓好学习").with_lead(lead)])])
        .with_figures([
            Figure::new("集中学习", "次").with_value(30),
            Figure::new("谈话", "人/次").with_value(20).with_approximation(Approximation::Over),
            Figure::new("检查", "家").with_value(10),
            Figure::new("甲类", "家").with_value(6),
            Figure::new("乙类", "家").with_value(5),
            Figure::new("投入", "万元").with_value(dec!(12.50)),
        ])
}

/// A text, what of it is marked, and what should stand there.
#[track_caller]
pub(crate) fn marks(code: Code, text: &str, part: &str, fix: Option<&str>) {
    let all = found(&report(text));
    let [finding] = all.as_slice() else { panic!("{text}: {all:?}") };
    assert_eq!((finding.code, finding.severity, finding.pointer.as_str()), (code, Severity::Warning, "/work/0/items/0/lead"), "{text}");
    assert_eq!((marked(text, finding).as_str(), finding.fix.as_deref()), (part, fix), "{text}");
    assert!(!finding.message.zh.is_empty() && !finding.message.en.is_empty());
}

#[track_caller]
pub(crate) fn leaves(text: &str) {
    let all = found(&report(text));
    assert!(all.is_empty(), "{text}: {all:?}");
}

#[test]
fn placeholders_that_were_left() {
    for (text, part) in [
        ("召开XX次会议。", "XX"),
        ("走访x户。", "x"),
        ("投入***万元。", "***"),
        ("培训____人。", "____"),
        ("某某同志。", "某某"),
        ("成效待补充。", "待补充"),
        ("完成□项。", "□"),
        ("培训**人。", "**"),
        ("投入**万元，培训**人。", "**"),
        ("（请填写具体数字）", "请填写"),
        ("负责人：请填写。", "请填写"),
        ("成效明显【单位名称】。", "【单位名称】"),
        ("成效明显[填写具体做法]。", "[填写具体做法]"),
        ("全年召开*次会议。", "*"),
        ("培训骨干、x名学员。", "x"),
    ] {
        let all = found(&report(text));
        assert!(!all.is_empty() && all.iter().all(|finding| finding.code == Code::Placeholder), "{text}: {all:?}");
        assert_eq!(marked(text, &all[0]), part, "{text}");
    }
    for text in [
        "请填写下表后报送。",
        "请填写《登记表》后报送。",
        "王某、李某某等3人获奖。",
        "请填写单位名称后报送。",
        "制度有待补充。",
        "待核实的线索已经移交。",
        "**一是**抓学习，**二是**抓调研。",
        "**期中考核**：成效明显。",
        "二〇〇八年建成。",
        "□是 □否，请勾选。",
        "电话为139****1234。",
        "附：主要指标完成情况表（略）。",
        "落实【2025】3号文。",
        "配备X光机。",
        "采用XML格式。",
        "某种程度上。",
        "长3×5米。",
        "建成5A景区。",
    ] {
        leaves(text);
    }
}

#[test]
fn numbers_that_are_approximate_twice() {
    marks(Code::DoubledApproximation, "走访约20余户。", "约20余", None);
    marks(Code::DoubledApproximation, "走访近100户左右。", "近100户左右", None);
    marks(Code::DoubledApproximation, "谈话约{谈话}。", "约{谈话}", None);
    marks(Code::DoubledApproximation, "谈话{谈话}左右。", "{谈话}左右", None);
    marks(Code::DoubledApproximation, "走访超过20余户。", "超过20余", None);
    marks(Code::DoubledApproximation, "走访20多户以上。", "20多户以上", None);
    marks(Code::DoubledApproximation, "改建小学约20所左右。", "约20所左右", None);
    marks(Code::DoubledApproximation, "接待群众近两百余人次。", "近两百余", None);
    for text in [
        "突破20余项难题。",
        "走访20户以上。",
        "走访20余户。",
        "走访约20户。",
        "谈话{谈话}。",
        "最近{谈话}。",
        "节约{谈话}。",
        "走访20户左右。",
        "接待群众近两百人次，开展约三十次。",
        "学习约{集中学习}。",
    ] {
        leaves(text);
    }
}

#[test]
fn half_width_punctuation() {
    for (text, part, fix) in [
        ("抓学习,促落实。", ",", "，"),
        ("抓学习;促落实。", ";", "；"),
        ("任务:抓落实。", ":", "："),
        ("完成了!", "!", "！"),
        ("抓好落实.", ".", "。"),
        ("办结率达100%.", ".", "。"),
        ("抓好落实...", "...", "……"),
        ("合格率为100%,居前列。", ",", "，"),
        ("他说：“抓好落实.”", ".", "。"),
        ("守水一方--服务一线。", "--", "——"),
        ("--在全县工作会议上的报告，全文如下。", "--", "——"),
        ("职责（试行)已经明确。", ")", "）"),
        ("职责(试行）已经明确。", "(", "（"),
    ] {
        marks(Code::HalfWidthPunctuation, text, part, Some(fix));
    }
    let brackets = found(&report("开展(试行)工作。"));
    assert_eq!(brackets.iter().map(|finding| finding.fix.as_deref().unwrap()).collect::<String>(), "（）");
    for text in ["分支为git--flow模式。", "投资1,200万元。", "上午10:30开会。", "使用Word(2019)软件。", "增长1.5%。", "网址为a.cn。"]
    {
        leaves(text);
    }
}

#[test]
fn quotation_marks_and_pairs() {
    let straight = report("落实\"一岗双责\"。");
    let findings = found(&straight);
    assert_eq!(
        findings.iter().map(|finding| (finding.code, finding.fix.clone().unwrap())).collect::<Vec<_>>(),
        [(Code::StraightQuote, "“".into()), (Code::StraightQuote, "”".into())]
    );
    let fixed = |text: &str| {
        let report = report(text);
        report.fixed(&report.check_with(&rules())).report.work[0].items[0].lead.to_string()
    };
    assert_eq!(fixed("落实'一岗双责'。"), "落实“一岗双责”。");
    assert_eq!(fixed("他说：“落实'一岗双责'。”"), "他说：“落实‘一岗双责’。”");
    leaves("采用Java's模式，身高5'的标杆。");
    let half = found(&report("落实“1+9\"任务。"));
    assert!(half.iter().any(|finding| finding.code == Code::StraightQuote), "behind a digit, where a quotation is open: {half:?}");
    marks(Code::StraightQuote, "落实\"一岗双责。", "\"", None);
    marks(Code::UnbalancedMark, "落实“一岗双责。", "“", None);
    marks(Code::UnbalancedMark, "落实《条例。", "《", None);
    marks(Code::UnbalancedMark, "落实条例）。", "）", None);
    for text in ["主要任务：1）抓学习；2）抓调研。", "效果很好：）"] {
        leaves(text);
    }
    for text in ["落实“一岗双责”。", "落实《关于印发〈办法〉的通知》（试行）。", "“第一段。\n“第二段。”", "屏幕为5\"规格x。"]
    {
        leaves(text);
    }
}

#[test]
fn marks_between_quotations_and_after_numbers() {
    marks(Code::PauseBetweenMarks, "落实“甲”、“乙”。", "、", Some(""));
    marks(Code::PauseBetweenMarks, "学习《甲》、《乙》。", "、", Some(""));
    marks(Code::NumberMark, "1、抓学习。", "、", Some("．"));
    marks(Code::NumberMark, "（一）、抓学习。", "、", Some(""));
    marks(Code::NumberMark, "①、抓学习。", "、", Some(""));
    marks(Code::NumberMark, "2，抓学习。", "，", Some("．"));
    marks(Code::NumberMark, "第一、抓学习。", "、", Some("，"));
    for text in [
        "第一、第二产业平稳。",
        "第一、二季度平稳。",
        "第一，抓学习。",
        "落实“甲”、乙。",
        "学习《甲》（试行）、《乙》。",
        "1．抓学习。",
        "（一）抓学习。",
        "3、5月份。",
        "一、二季度。",
    ] {
        leaves(text);
    }
}

#[test]
fn marks_that_stand_several_times() {
    for (text, part, fix) in [
        ("抓好落实。。", "。。", "。"),
        ("抓学习，，促落实。", "，，", "，"),
        ("学习、、调研。", "、、", "、"),
        ("抓好落实，。", "，。", "。"),
        ("抓好落实。。。", "。。。", "……"),
        ("抓学习、促落实…", "…", "……"),
    ] {
        marks(Code::DoubledMark, text, part, Some(fix));
    }
    leaves("抓学习、促落实……");
    // Which of two is meant is not certain.
    for (text, part) in [("抓学习。，促落实。", "。，"), ("学习；、调研。", "；、"), ("任务：，抓落实。", "：，")]
    {
        marks(Code::DoubledMark, text, part, None);
    }
}

#[test]
fn dashes_of_ranges() {
    marks(Code::RangeDash, "2024-2025年，稳步推进。", "-", Some("—"));
    marks(Code::RangeDash, "每月开展3-5次。", "-", Some("～"));
    marks(Code::RangeDash, "增长5%-8%。", "-", Some("～"));
    marks(Code::RangeDash, "每月开展3次-5次。", "-", Some("～"));
    marks(Code::RangeDash, "2024年-2025年，稳步推进。", "-", Some("—"));
    marks(Code::RangeDash, "新建小学3-5所。", "-", Some("～"));
    for text in [
        "落实《2024-2025年供水规划》。",
        "2024年—2025年，稳步推进。",
        "5%以上-8%。",
        "2024—2025年，稳步推进。",
        "每月开展3～5次。",
        "每月开展3~5次。",
        "电话0571-12345678。",
        "型号3-5。",
        "比分3-5。",
    ] {
        leaves(text);
    }
}

#[test]
fn ends_of_headings_and_paragraphs() {
    marks(Code::MissingStop, "全面抓好各项任务落实", "实", Some("实。"));
    marks(Code::MissingStop, "抓学习，促落实", "实", Some("实。"));
    marks(Code::MissingStop, "全年开展学习{集中学习}", "}", Some("}。"));
    marks(Code::MissingStop, "城区供水管网漏损明显减少", "少", Some("少。"));
    marks(Code::MissingStop, "继续组织青年干部学习分享会", "会", Some("会。"));
    marks(Code::MissingStop, "局务会讨论后任命王某为供水站站长", "长", Some("长。"));
    marks(Code::MissingStop, "成效明显。抓学习，促落实（试行）", "）", Some("）。"));
    // No sentences: a name, an entry of a list, a heading behind a sentence, lines that were cut, a remark behind the stop.
    for text in [
        "云溪县供水设施一览表",
        "- 学习制度，调研制度",
        "云溪县水务局副局长，供水站站长",
        "水务局、住建局按职责分工负责",
        "牵头单位：水务局，配合单位：住建局",
        "关于做好供水工作的通知",
        "云溪县水务局供水管理科",
        "守水一方保安澜 服务一线见真情",
        "成效明显。二、工作体会",
        "守水一方，\n服务一线，抓好\n各项落实，取得\n实效，成效明显",
        "抓学习，促落实。（责任单位：办公室）",
        "成效明显（抓学习，促落实。）",
    ] {
        leaves(text);
    }
    leaves("抓好落实。\n抓好学习：");
    leaves("他说：“抓好落实。”");
    let item = WorkItem::new("抓好学习").with_points([Point::new("抓好调研。", "调研。")]);
    let heading = AnnualReport::new(2025).with_work([WorkChapter::new("工作情况。").with_items([item])]);
    let findings = found(&heading);
    assert_eq!(findings.len(), 1, "the topic of a point may end in 。: {findings:?}");
    assert_eq!(
        (findings[0].code, findings[0].pointer.as_str(), findings[0].fix.as_deref()),
        (Code::HeadingPunctuation, "/work/0/heading", Some(""))
    );
    // A heading with its text in the same paragraph ends in a stop, one that is all its item says too.
    let codes = |items: Vec<WorkItem>| {
        let report = AnnualReport::new(2025).with_work([WorkChapter::default().with_items(items)]);
        found(&report).into_iter().map(|finding| (finding.code, finding.pointer)).collect::<Vec<_>>()
    };
    let points = |heading: &str| WorkItem::new(heading).with_points([Point::new("抓好调研", "")]);
    assert_eq!(codes(vec![WorkItem::new("抓好学习。").with_lead("全年平稳。")]), []);
    assert_eq!(codes(vec![WorkItem::new("抓好学习。")]), []);
    assert_eq!(codes(vec![points("抓好学习。")]), [(Code::HeadingPunctuation, "/work/0/items/0/heading".to_owned())]);
    // Where all headings of a level are sentences, they are a list.
    assert_eq!(codes(vec![points("抓好学习。"), points("抓好调研。")]), []);
    assert_eq!(codes(vec![points("抓好学习。"), points("抓好调研"), points("抓好落实")]).len(), 1);
    // A colon is wrong everywhere; a sentence that was cut goes on below.
    assert_eq!(codes(vec![points("抓好学习："), points("抓好调研：")]).len(), 2);
    assert_eq!(codes(vec![WorkItem::new("在抓好学习的同时，").with_lead("促进落实。")]), []);
    let plan = AnnualReport::new(2025).with_plans(PlanChapter::default().with_items([Plan::new("抓好学习。", "继续抓好。")]));
    assert_eq!(found(&plan), []);
}

#[test]
fn one_body_has_one_name() {
    let text = "局党组研究。局党组部署。局党委落实。";
    marks(Code::BodyNamedTwice, text, "局党委", None);
    marks(Code::BodyNamedTwice, "校党委研究。校党委部署。校党组落实。", "校党组", None);
    for text in ["局党组研究。局党组织活动。", "县委部署。局党组落实。", "局党委研究，上级党委部署。"]
    {
        leaves(text);
    }
}

#[test]
fn years_that_do_not_fit() {
    for (text, part) in [
        ("2023年，抓好落实。", "2023年"),
        ("成效明显。2023年度，抓好落实。", "2023年"),
        ("2023年我局抓好落实。", "2023年"),
        ("2023年全县平稳。", "2023年"),
        ("2023年上半年，抓好落实。", "2023年"),
        ("2023年1月至12月，抓好落实。", "2023年"),
    ] {
        marks(Code::ForeignYear, text, part, None);
    }
    for text in [
        "2025年，抓好落实。",
        "2026年，继续抓好。",
        "较2023年增长。",
        "2020年以来，稳步推进。",
        "2021—2025年，稳步推进。",
        "落实《2020年计划》。",
        "获评“2019年先进”。",
        "2023年至2025年，稳步推进。",
        // Aims, looking back, last year's values, the story of a term.
        "2030年，全县供水普及率达到95%。",
        "2023年6月，全省现场会在我县召开。",
        "供水能力由2020年的3万吨提高到5万吨，是2020年的1.7倍。",
        "2024年的投入已经到位。",
        // History, not a text that was left over.
        "2003年，全县第一座水厂建成。",
        "2021年，时任县长到站调研。",
        "2023年度全县供水工作先进单位。",
        "2022年，全局起步。2023年，全局提速。2024年，全局见效。",
    ] {
        leaves(text);
    }
    let titled = |title: &str, heading: &str| {
        let report = AnnualReport::new(2025).with_title(title).with_work([WorkChapter::new(heading).with_lead("全年平稳。")]);
        found(&report).into_iter().map(|finding| (finding.code, finding.pointer)).collect::<Vec<_>>()
    };
    assert_eq!(titled("2024年度工作总结", "工作情况"), [(Code::ForeignYear, "/title".to_owned())]);
    assert_eq!(titled("2023年度工作总结及2024年工作计划", "工作情况").len(), 2, "a title tells no story");
    assert_eq!(titled("2025年度工作总结", "2023年重点任务完成"), [(Code::ForeignYear, "/work/0/heading".to_owned())]);
    assert_eq!(titled("2025年度工作总结", "2023年以来工作"), []);
    assert_eq!(titled("2025年度工作总结和2026年打算", "2024年工作回顾"), [(Code::ForeignYear, "/work/0/heading".to_owned())]);
    // Within the period all years are its own.
    let term = report("2023年，抓好落实。").with_period(Period::years(2021, 2025));
    assert_eq!(found(&term), []);
}

#[test]
fn figures_and_typed_numbers() {
    marks(Code::FigureContradicted, "集中学习28次。", "28次", None);
    for link in ["达到", "共计", "为", "："] {
        marks(Code::FigureContradicted, &format!("集中学习{link}28次。"), "28次", None);
    }
    marks(Code::TypedFigure, "集中学习30次。", "30次", Some("{集中学习}"));
    marks(Code::TypedFigure, "集中学习达到30次。", "30次", Some("{集中学习}"));
    marks(Code::TypedFigure, "开展各类学习30次。", "30次", None);
    marks(Code::TypedFigure, "投入12.50万元。", "12.50万元", Some("{投入}"));
    for text in [
        "集中学习30次以上。",
        "投入12.50万元以下。",
        "集中学习居前30次。",
        "集中学习{集中学习}。",
        "调研28次。",
        "第30次会议。",
        "2030次列车开通30趟。",
        "30—40次。",
        "谈话20人/次。",
    ] {
        leaves(text);
    }
    // Last year's value is no contradiction, nor is the beginning of a range; the longest unit is meant.
    let figures = [
        Figure::new("供水量", "万吨").with_value(120).with_last_year(110),
        Figure::new("增长", "%").with_value(8),
        Figure::new("现场会", "次").with_value(2),
        Figure::new("骨干", "人").with_value(120),
    ];
    let all = |text: &str| found(&report(text).with_figures(figures.clone()));
    for text in ["上年供水量110万吨。", "增长6%—6.5%。", "培训骨干120人次。", "调解2次。"] {
        assert_eq!(all(text), [], "{text}");
    }
    assert_eq!(all("召开推进现场会议2次。").len(), 1, "the name stands near");
}

#[test]
fn repetitions_other_units_and_enumerations() {
    let sentence = "坚持把学习摆在首位，推动各项任务落到实处。";
    marks(Code::RepeatedSentence, &format!("{sentence}成效明显。{sentence}"), sentence, None);
    leaves("抓好落实。抓好落实。");
    // The same words with another mark behind them, or as a part of a longer sentence.
    let clause = &sentence[..sentence.len() - "。".len()];
    marks(Code::RepeatedSentence, &format!("{clause}；成效明显。{sentence}"), sentence, None);
    marks(Code::RepeatedSentence, &format!("{sentence}成效明显；{clause}；抓好调研。"), &format!("{clause}；"), None);
    // Two figures of one name are two statements.
    let of_plan =
        Plan::new("学习", "继续坚持把集中学习摆在首位，全年开展{集中学习}。").with_targets([Figure::new("集中学习", "次").with_value(40)]);
    let twice = report("继续坚持把集中学习摆在首位，全年开展{集中学习}。").with_plans(PlanChapter::default().with_items([of_plan]));
    assert_eq!(found(&twice), []);
    leaves("地址为https://example.org/a，地址为https://example.org/a。");
    let others = rules().set(Code::OtherUnit, Severity::Warning).unwrap();
    let of_others = |text: &str| report(text).check_with(&others).into_iter().map(|finding| marked(text, &finding)).collect::<Vec<_>>();
    assert_eq!(of_others("青禾县水利局积极推进。"), ["青禾县水利局"]);
    assert_eq!(of_others("在青禾县委的领导下，积极推进。"), ["青禾县委"]);
    leaves("青禾县水利局积极推进。");
    for text in [
        "云溪县水务局积极推进。",
        "全县水务局推进。",
        "省水利厅部署。",
        "与全县各局协同。",
        "推动县委部署落实。",
        "并请县政协委员提出意见。",
        "提请县人大常委会审议。",
    ] {
        assert!(of_others(text).is_empty(), "{text}");
    }
    marks(Code::EnumerationSkips, "一是抓学习；三是抓落实。", "三是", None);
    for (text, part) in [
        ("一要抓学习；三要抓落实。", "三要"),
        ("第一，抓学习。第三，抓落实。", "第三，"),
        ("其一，抓学习；其三，抓落实。", "其三，"),
        ("（一）抓学习；（三）抓落实。", "（三）"),
        ("1．抓学习；3．抓落实。", "3．"),
    ] {
        marks(Code::EnumerationSkips, text, part, None);
    }
    for text in ["一是抓学习，三要素齐全。", "按照第二条（一）、（三）项落实。", "第一，抓学习。第二，抓落实。", "增长1.5个点；3.8个点。"]
    {
        leaves(text);
    }
    for text in ["一是抓学习；二是抓落实。", "重点是抓学习，关键是抓落实。", "一是学习。一是调研。"] {
        leaves(text);
    }
}

#[test]
fn the_samples_have_no_false_alarm() {
    for sample in [
        include_str!("../examples/data/party_duty_report.json"),
        include_str!("../examples/data/department_summary.json"),
        include_str!("full_report.json"),
    ] {
        let findings = found(&serde_json::from_str(sample).unwrap());
        let lines: Vec<String> =
            findings.iter().map(|finding| format!("{} {} {:?}", finding.code, finding.pointer, finding.range)).collect();
        assert!(lines.is_empty(), "{lines:#?}");
    }
}

#[test]
fn rules_of_wording_are_asked_for_and_weighed_one_by_one() {
    let text = report("抓学习,促落实");
    assert!(text.check_with(&Rules::draft()).iter().all(|finding| finding.code.wording().is_none()));
    let only = Rules::draft().set(Code::MissingStop, Severity::Error).unwrap();
    let findings = text.check_with(&only);
    assert!(findings.iter().any(|finding| finding.code == Code::MissingStop && finding.severity == Severity::Error));
    assert!(findings.iter().all(|finding| finding.code != Code::HalfWidthPunctuation));
    let without = Rules::draft().with_wording().off(Code::MissingStop).unwrap();
    assert!(text.check_with(&without).iter().all(|finding| finding.code != Code::MissingStop));
}

#[test]
fn code_and_addresses_are_no_chinese_text() {
    for text in ["let name = \"甲\", other = (1);", "https://example.org/?a=1,b=\"二\"", "for (x in xs) { y; }"] {
        let report = report("全年平稳。").with_closing(text.replace(['{', '}'], ""));
        assert_eq!(found(&report), [], "{text}");
    }
}
