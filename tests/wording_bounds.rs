//! How far a rule of wording looks: the neighbours of what it marks, and of what it leaves alone.

use annual_report::check::Rules;
use annual_report::finding::{Code, Severity};
use annual_report::model::{AnnualReport, Figure, Reporter, WorkChapter};
use rust_decimal::dec;

use crate::wording::{found, leaves, marked, marks, report};

#[test]
fn numbers_and_marks_at_the_head() {
    for (text, part, fix) in [
        ("1、2025年抓好学习，抓好调研。", "、", "．"),
        ("12、抓好学习，抓好调研。", "、", "．"),
        ("一.“一网通办”稳步推进，抓好调研。", ".", "、"),
        ("二.《条例》落实到位，抓好调研。", ".", "、"),
        ("三.—抓好学习，抓好调研。", ".", "、"),
        ("（10）、抓好学习，抓好调研。", "、", ""),
        ("第十一、抓好学习，抓好调研。", "、", "，"),
    ] {
        marks(Code::NumberMark, text, part, Some(fix));
    }
    for text in ["123、抓好学习，抓好调研。", "一、2025年抓好学习，抓好调研。", "（一）抓好学习，抓好调研。"]
    {
        leaves(text);
    }
}

#[test]
fn approximations() {
    for (text, part) in
        [("走访20余户左右。", "20余户左右"), ("走访困难群众20余户左右，成效明显。", "20余户左右"), ("走访约1.5万户左右。", "约1.5万户左右")]
    {
        marks(Code::DoubledApproximation, text, part, None);
    }
}

#[test]
fn placeholders_by_their_neighbours() {
    for (text, part) in [
        ("培训XX人。", "XX"),
        ("成效明显，×人参加。", "×"),
        ("成效明显。N人参加。", "N"),
        ("成效明显：M户受益。", "M"),
        ("培训●●人。", "●●"),
        ("召开○○会议。", "○○"),
        ("召开〇〇会议。", "〇〇"),
        ("“优秀”○人，成效明显。", "○"),
        ("投入***万元。", "***"),
        ("整改□□问题。", "□□"),
    ] {
        marks(Code::Placeholder, text, part, None);
    }
    for text in [
        "开展X光检查。",
        "二〇〇八年建成。",
        "二○○八年建成。",
        "某单位来局调研。",
        "电话139****1234已公布。",
        "建成5×5米水池。",
        "规格AXX1已采购。",
        "选择□是，抓好落实。",
    ] {
        leaves(text);
    }
}

#[test]
fn marks_and_their_neighbours() {
    for (text, part, fix) in [
        ("抓学习；；促落实。", "；；", "；"),
        ("任务：：抓落实。", "：：", "："),
        ("抓学习，。", "，。", "。"),
        ("抓学习； ；促落实。", "； ；", "；"),
        ("任务：:抓落实。", "：:", "："),
    ] {
        marks(Code::DoubledMark, text, part, Some(fix));
    }
    for (text, part, fix) in [
        ("完成得如何?", "?", "？"),
        ("供水改善,PM2.5浓度下降。", ",", "，"),
        ("合格率为100%,“一网通办”居前列。", ",", "，"),
        ("抓好落实....", "....", "……"),
    ] {
        marks(Code::HalfWidthPunctuation, text, part, Some(fix));
    }
    for text in ["50%,60%。", "见a...b。", "灯塔.党建平台上线。"] {
        leaves(text);
    }
    let quotes = |text: &str| found(&report(text)).iter().map(|one| one.fix.clone().unwrap_or_default()).collect::<String>();
    assert_eq!(quotes("落实\"甲\"和\"乙\"任务。"), "“”“”");
    assert_eq!(quotes("落实'甲'任务，他说“落实'乙'任务”。"), "“”‘’");
}

#[test]
fn ranges_and_their_neighbours() {
    for (text, part, fix) in [
        ("第1-3季度供水增长。", "-", "—"),
        ("11-12月供水增长。", "-", "—"),
        ("培训3500-4500人次。", "-", "～"),
        ("招收3-5岁儿童。", "-", "～"),
        ("每月培训1.5-2.5次。", "-", "～"),
    ] {
        marks(Code::RangeDash, text, part, Some(fix));
    }
    for text in ["号码为12345-67890次。", "编号A3-5次。", "批号第3号3-5次。", "每月培训3次-5户。"] {
        leaves(text);
    }
}

#[test]
fn years_and_their_neighbours() {
    for (text, part) in [("抓好（试点）工作。2023年，抓好落实。", "2023年"), ("落实《办法》。2023年，抓好落实。", "2023年")]
    {
        marks(Code::ForeignYear, text, part, None);
    }
    for text in
        ["落实（〔2023年〕）工作，2023年，抓好。", "成效明显（见《年报（甲）》2023年，略）。", "3年，抓好落实。", "12023年，抓好落实。"]
    {
        let all = found(&report(text));
        assert!(all.len() <= usize::from(text.contains("，2023年")), "{text}: {all:?}");
    }
}

#[test]
fn parts_and_totals() {
    marks(Code::PartsExceedTotal, "检查{检查}，其中{甲类}、{乙类}。", "{检查}，其中{甲类}、{乙类}", None);
    marks(Code::PartsExceedTotal, "检查{检查}，分别为{甲类}、{乙类}。", "{检查}，分别为{甲类}、{乙类}", None);
    marks(Code::PartsExceedTotal, "检查企业{检查}（其中：甲类{甲类}、乙类{乙类}）。", "{检查}（其中：甲类{甲类}、乙类{乙类}", None);
    marks(Code::PartsExceedTotal, "检查{检查}，其中甲类{甲类}，乙类{乙类}。", "{检查}，其中甲类{甲类}，乙类{乙类}", None);
    marks(Code::PartsExceedTotal, "检查{检查}，其中，甲类{甲类}，乙类{乙类}。", "{检查}，其中，甲类{甲类}，乙类{乙类}", None);
    marks(Code::PartsExceedTotal, "检查{甲类}、{乙类}，共{检查}。", "{甲类}、{乙类}，共{检查}", None);
    marks(Code::PartsExceedTotal, "检查{检查}，其中：甲类{甲类}；乙类{乙类}。", "{检查}，其中：甲类{甲类}；乙类{乙类}", None);
    for text in [
        "检查{检查}、其中新建企业{甲类}，整改老旧企业{乙类}。",
        "检查{检查}，其中甲类{甲类}（其中整改{乙类}）。",
        "检查{检查}，其中甲类{甲类}，其中整改{乙类}。",
        "新增{检查}，两类企业分别达到{甲类}、{乙类}。",
        "由{甲类}和{检查}分别提高到{甲类}和{乙类}。",
        "检查{检查}，分别为{甲类}等。",
        "检查{检查}，其中{甲类}。",
        "检查{检查}。其中{甲类}、{乙类}。",
        "谈话{谈话}，其中{集中学习}、{检查}。",
    ] {
        leaves(text);
    }
}

#[test]
fn parts_and_their_neighbours() {
    for (text, part) in [
        ("检查{检查}(甲类{甲类}、乙类{乙类})。", "{检查}(甲类{甲类}、乙类{乙类}"),
        ("检查{检查}，包括：甲类{甲类}和乙类{乙类}。", "{检查}，包括：甲类{甲类}和乙类{乙类}"),
        ("检查{检查}，其中甲类{甲类}（新建）、乙类{乙类}。", "{检查}，其中甲类{甲类}（新建）、乙类{乙类}"),
        // A semicolon ends what a comma parts.
        ("检查{检查}，其中市级{甲类}，县级{乙类}；省级{甲类}。", "{检查}，其中市级{甲类}，县级{乙类}"),
        ("检查{检查}，其中甲类{甲类}个、乙类{乙类}个。", "{检查}，其中甲类{甲类}个、乙类{乙类}"),
    ] {
        let all = found(&report(text));
        let parts: Vec<_> = all.iter().filter(|one| one.code == Code::PartsExceedTotal).map(|one| marked(text, one)).collect();
        assert_eq!(parts, [part], "{text}: {all:?}");
    }
    for text in [
        "检查{检查}；其中甲类{甲类}（其中新建{乙类}）。",
        "检查{检查}、甲类{甲类}、乙类{乙类}。",
        // The same ones may be counted twice.
        "检查{检查}，其中甲类{甲类}，高级职称{乙类}。",
        "检查{检查}，其中甲类{甲类}，丙类{乙类}、丁类{乙类}。",
        // Parts of a part, and of what was counted before.
        "检查{检查}，其中甲类设{甲类}及{乙类}。",
        "整改{检查}，移送{检查}，其中整改甲类{甲类}、乙类{乙类}。",
    ] {
        let all = found(&report(text));
        assert!(all.iter().all(|one| one.code != Code::PartsExceedTotal), "{text}: {all:?}");
    }
}

#[test]
fn other_units_and_bodies() {
    let rules = Rules::draft().with_wording().set(Code::OtherUnit, Severity::Warning).unwrap();
    let other = |text: &str| {
        let all = report(text).check_with(&rules);
        all.iter().filter(|one| one.code == Code::OtherUnit).map(|one| marked(text, one)).collect::<Vec<_>>()
    };
    for (text, part) in [
        ("在青禾县委领导下，积极推进。", "青禾县委"),
        ("在青禾县委坚强领导下，积极推进。", "青禾县委"),
        ("会同青禾县市场监督管理局抓好检查。", "青禾县市场监督管理局"),
        ("会同青禾县卫生健康委抓好检查。", "青禾县卫生健康委"),
    ] {
        assert_eq!(other(text), [part], "{text}");
    }
    for text in ["推动青禾县委决策落实。", "并请青禾县政协委员提出意见。", "提请青禾县人大常委会审议。", "会同云溪县水利局检修泵站。"]
    {
        assert!(other(text).is_empty(), "{text}: {:?}", other(text));
    }
    marks(Code::BodyNamedTwice, "局党委研究。局党委部署。局党组落实。局党组织活动。", "局党组", None);
    leaves("局党组织研究。局党组织部署。局党委落实。");
}

#[test]
fn typed_figures_and_their_neighbours() {
    let figures = [Figure::new("供水量", "万吨").with_value(120), Figure::new("增长", "%").with_value(dec!(8.5))];
    let told = |text: &str| {
        let report = AnnualReport::new(2025)
            .with_reporter(Reporter::new("云溪县水务局"))
            .with_work([WorkChapter::default().with_lead(text)])
            .with_figures(figures.clone());
        found(&report).iter().map(|one| (one.code, marked(text, one))).collect::<Vec<_>>()
    };
    assert_eq!(told("供水量达到130万吨，平稳。"), [(Code::FigureContradicted, "130万吨".to_owned())]);
    assert_eq!(told("全年送水120万吨，平稳。"), [(Code::TypedFigure, "120万吨".to_owned())]);
    assert_eq!(told("增长8.5%，平稳。"), [(Code::TypedFigure, "8.5%".to_owned())]);
    for text in ["供水量130万吨以上，平稳。", "供水量{供水量}，平稳。", "增长8%—9%，平稳。", "供水量前130万吨。"]
    {
        assert_eq!(told(text), [], "{text}");
    }
}
