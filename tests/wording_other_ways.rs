//! The same faults written in other ways than most people write them, and what looks like one and is none.

use annual_report::check::Rules;
use annual_report::finding::{Code, Finding, Severity};
use annual_report::model::{AnnualReport, Figure, PlanChapter, WorkChapter};

use crate::wording::{found, leaves, marked, marks, report};

#[track_caller]
fn all_mark(code: Code, cases: &[(&str, &str)]) {
    for (text, part) in cases {
        let all = found(&report(text));
        assert!(!all.is_empty() && all.iter().all(|finding| finding.code == code), "{text}: {all:?}");
        assert_eq!(marked(text, &all[0]), *part, "{text}");
    }
}

/// The one finding of a text.
#[track_caller]
fn only(code: Code, text: &str) -> Finding {
    let all = found(&report(text));
    assert_eq!(all.iter().map(|finding| finding.code).collect::<Vec<_>>(), [code], "{text}: {all:?}");
    all[0].clone()
}

#[test]
fn placeholders() {
    all_mark(
        Code::Placeholder,
        &[
            ("20XX年召开会议两次。", "XX"),
            ("20××年召开会议两次。", "××"),
            ("20__年召开会议两次。", "__"),
            ("增长X.X%，成效明显。", "X.X"),
            ("投入xx.x亿元建设水厂。", "xx.x"),
            ("培训■■人。", "■■"),
            ("培训○人。", "○"),
            ("培训●人。", "●"),
            ("培训??人。", "??"),
            ("培训？？人。", "？？"),
            ("培训（  ）人。", "（  ）"),
            ("培训【】人。", "【】"),
            ("成效明显（待填）。", "（待填）"),
            ("成效明显〔请补充〕。", "〔请补充〕"),
            ("成效明显【待完善】。", "【待完善】"),
            ("成效明显（数据待核）。", "（数据待核）"),
            ("成效明显（请核实）。", "（请核实）"),
            ("成效明显（数字待补）。", "（数字待补）"),
            ("成效明显【此处插入图片】。", "【此处插入图片】"),
            ("成效明显（此处补充案例）。", "（此处补充案例）"),
            ("成效明显（具体数字）。", "（具体数字）"),
            ("成效明显（单位名称）。", "（单位名称）"),
            ("成效明显[待确认]。", "[待确认]"),
            ("成效明显（暂缺）。", "（暂缺）"),
            ("成效明显，TODO。", "TODO"),
        ],
    );
    for text in [
        "二○二五年建成。",
        "落实（试行）办法。",
        "方案（征求意见稿）已印发。",
        "成绩从何而来？？大家都在问。",
        "办理待遇（待业人员）核定。",
        "开展三会一课（支委会、党小组会）。",
        "推进网站（www.abc.cn）建设。",
        "（请示件）已报县委。",
        "建成20xx工程指挥部。",
        "走访困难户（待业、待岗人员）12户。",
        "公示单位名称（具体名称见公告）。",
        "模范区（单位）数量居前。",
    ] {
        leaves(text);
    }
}

#[test]
fn approximations() {
    all_mark(
        Code::DoubledApproximation,
        &[
            ("走访接近20余户。", "接近20余"),
            ("走访至少20户以上。", "至少20户以上"),
            ("走访几乎20户左右。", "几乎20户左右"),
            ("走访最多20户以内。", "最多20户以内"),
            ("走访多达20户以上。", "多达20户以上"),
        ],
    );
    leaves("至少走访20户。");
    leaves("走访至少20户，最多30户。");
}

#[test]
fn punctuation() {
    for (text, part, fix) in [
        ("完成率100%,“菜篮子”供应充裕。", ",", "，"),
        ("完成率100%,3个乡镇达标。", ",", "，"),
        ("完成率100%,PM2.5浓度下降。", ",", "，"),
        ("供水安全改善,PM2.5浓度下降。", ",", "，"),
        ("（一）抓好(试点)工作。", "(", "（"),
    ] {
        let all = found(&report(text));
        assert!(all.iter().all(|finding| finding.code == Code::HalfWidthPunctuation), "{text}: {all:?}");
        assert_eq!((marked(text, &all[0]).as_str(), all[0].fix.as_deref()), (part, Some(fix)), "{text}");
    }
    for (text, part, fix) in
        [("抓学习， ，抓调研。", "， ，", "，"), ("抓学习，,抓调研。", "，,", "，"), ("抓学习；;抓调研。", "；;", "；")]
    {
        marks(Code::DoubledMark, text, part, Some(fix));
    }
    marks(Code::PauseBetweenMarks, "落实“放管服”、 “四好农村路”要求。", "、", Some(""));
    all_mark(Code::StraightQuote, &[("落实＂放管服＂要求。", "＂"), ("落实＇放管服＇要求。", "＇")]);
    all_mark(
        Code::UnbalancedMark,
        &[("按照水发〔2025 3号文执行。", "〔"), ("按照水发2025〕3号文执行。", "〕"), ("落实【专项行动要求。", "【")],
    );
    leaves("按照水发〔2025〕3号文执行【要点】。");
    leaves("学习《意见》（试行）、《办法》。");
}

#[test]
fn ends_of_paragraphs() {
    for text in ["供水保持稳定，城乡供水成本之比由2.4缩小至1.81", "供水保持稳定，城镇供水普及率达到98.2％"]
    {
        only(Code::MissingStop, text);
    }
    for text in [
        "来信请寄城关镇，邮政编码为310000",
        "供水平稳，附件1",
        "围绕供水目标，重点抓好十个方面的工作：",
        "供水水质达标，详见附表2",
        "供水正常，联系电话88120133",
    ] {
        leaves(text);
    }
}

#[test]
fn numbers_at_the_head() {
    for (text, part, fix) in [
        ("一.抓好学习，抓好调研。", ".", "、"),
        ("二．抓好学习，抓好调研。", "．", "、"),
        ("三，抓好学习，抓好调研。", "，", "、"),
        ("四：抓好学习，抓好调研。", "：", "、"),
        ("（一）：抓好学习，抓好调研。", "：", ""),
        ("（二）.抓好学习，抓好调研。", ".", ""),
        ("（三）,抓好学习，抓好调研。", ",", ""),
        ("⑴、抓好学习，抓好调研。", "、", ""),
        ("㈠、抓好学习，抓好调研。", "、", ""),
        ("１、抓好学习，抓好调研。", "、", "．"),
        ("5。抓好学习，抓好调研。", "。", "．"),
        ("第二．抓好学习，抓好调研。", "．", "，"),
    ] {
        marks(Code::NumberMark, text, part, Some(fix));
    }
    for text in
        ["一、抓好学习，抓好调研。", "一是抓好学习，抓好调研。", "三、四季度供水平稳。", "第一，抓好学习。", "十，百，千，逐级带动。"]
    {
        leaves(text);
    }
}

#[test]
fn ranges() {
    for (text, part, fix) in [
        ("2021--2025年完成建设。", "--", "—"),
        ("2021‐2025年完成建设。", "‐", "—"),
        ("2021−2025年完成建设。", "−", "—"),
        ("2021〜2025年完成建设。", "〜", "—"),
        ("1-11月供水增长。", "-", "—"),
        ("1~11月供水增长。", "~", "—"),
        ("1月1日-6月30日供水增长。", "-", "—"),
        ("第1-3季度供水增长。", "-", "—"),
        ("每月培训3--5次。", "--", "～"),
        ("每月培训3‐5次。", "‐", "～"),
        ("增长5%--8%，成效明显。", "--", "～"),
    ] {
        marks(Code::RangeDash, text, part, Some(fix));
    }
    for text in ["1—11月供水增长。", "1月1日—6月30日供水增长。", "完成T2-3标段。", "1号-3号楼改造完成。", "电话0571-88月内开通。"]
    {
        leaves(text);
    }
}

#[test]
fn names_of_bodies() {
    for of in ["中心", "公司", "集团", "支队", "银行", "馆"] {
        let text = format!("{of}党委研究两次，{of}党委书记带头。在{of}党组领导下完成任务。");
        assert_eq!(marked(&text, &only(Code::BodyNamedTwice, &text)), format!("{of}党组"));
    }
    leaves("进行党委换届，执行党组决定。");
}

#[test]
fn units_of_no_named_place() {
    let rules = Rules::draft().with_wording().set(Code::OtherUnit, Severity::Warning).unwrap();
    let other = |text: &str| report(text).check_with(&rules).iter().any(|finding| finding.code == Code::OtherUnit);
    for text in ["优化县域基础设施布局。", "加强县级中医医院建设。", "完善县第三中心医院设施。"] {
        assert!(!other(text), "{text}");
    }
    assert!(other("会同青禾县水利局检修泵站。"));
}

#[test]
fn years() {
    all_mark(
        Code::ForeignYear,
        &[
            ("2023年是水务发展极不平凡的一年。", "2023年"),
            ("回顾2023年，成绩来之不易。", "2023年"),
            ("在2023年，全局检修泵站。", "2023年"),
            ("2023年里，全局检修泵站。", "2023年"),
            ("2023年我们检修泵站。", "2023年"),
            ("2023年各项任务完成。", "2023年"),
            ("2023年共检修泵站，供水正常。", "2023年"),
            ("2023年第四季度，检修泵站。", "2023年"),
            ("2023年一年来，检修泵站。", "2023年"),
            ("2023 年，全局检修泵站。", "2023 年"),
        ],
    );
    for text in [
        "2023年以来，供水稳定。",
        "2023年6月，东站建成。",
        "2023年底建成东站，2024年投产。",
        "在2023年的基础上，供水增长。",
        "2023年建成的东站投产。",
        "对2023年查出的问题逐一整改。",
    ] {
        leaves(text);
    }
}

#[test]
fn figures() {
    for link in ["累计", "累计达", "总计", "已达", "达到了", "共有", "总数为"] {
        let text = format!("集中学习{link}28次。");
        all_mark(Code::FigureContradicted, &[(&text, "28次")]);
    }
    // What it was before is no value of this year, even where another figure has the same.
    let told = |text: &str| {
        let figures = [Figure::new("供水普及率", "%").with_value(53), Figure::new("水质达标率", "%").with_value(20)];
        AnnualReport::new(2025).with_work([WorkChapter::default().with_lead(text)]).with_figures(figures)
    };
    for text in ["达标率从53%提高到60%，成效明显。", "达标率由53%提升至60%，成效明显。", "达标率从上年的53%升至60%，成效明显。"]
    {
        assert_eq!(found(&told(text)), [], "{text}");
    }
    assert_eq!(found(&told("全县供水普及率为53%，成效明显。")).len(), 1);
}

#[test]
fn parts_of_totals() {
    for text in [
        "{检查}，含甲类{甲类}、乙类{乙类}。",
        "{检查}，包含甲类{甲类}和乙类{乙类}。",
        "{检查}（甲类{甲类}、乙类{乙类}）。",
        "{检查}。其中，甲类{甲类}、乙类{乙类}。",
        "{检查}，具体为甲类{甲类}、乙类{乙类}。",
        "走访甲类{甲类}、乙类{乙类}，共{检查}。",
        "走访甲类{甲类}、乙类{乙类}，合计{检查}。",
        "走访甲类{甲类}、乙类{乙类}，共计{检查}。",
    ] {
        only(Code::PartsExceedTotal, text);
    }
    // Parts of a part, more than one.
    leaves("检查{检查}，其中甲类{甲类}（其中新建{乙类}、改建{投入}、扩建{乙类}）。");
    for text in [
        "走访甲类{甲类}、乙类{乙类}。共{检查}。",
        "走访甲类{甲类}、乙类{乙类}，共检查{检查}。",
        "{检查}（同比增长{甲类}）、乙类{乙类}。",
        "走访甲类{甲类}、乙类{乙类}等，共{检查}。",
        "走访甲类{甲类}，共{检查}。",
    ] {
        leaves(text);
    }
}

#[test]
fn enumerations_and_repetitions() {
    all_mark(
        Code::EnumerationSkips,
        &[
            ("第一点，抓学习。第二点，抓调研。第四点，抓落实。", "第四点"),
            ("（1）抓学习；（3）抓调研。", "（3）"),
            ("①抓学习；③抓调研。", "③"),
            ("其一：抓学习；其三：抓调研。", "其三："),
            ("1）抓学习；3）抓调研。", "3）"),
        ],
    );
    let text = "做法：1、抓好学习；2、抓好调研；4、抓好落实。";
    assert!(found(&report(text)).iter().any(|finding| finding.code == Code::EnumerationSkips));
    let text = "做法：一、抓好学习；三、抓好调研。";
    assert!(found(&report(text)).iter().any(|finding| finding.code == Code::EnumerationSkips));
    for text in ["一、二季度平稳；三、四季度增长。", "见注①，另见注③。", "供水1、3号泵站正常。", "（1）抓学习；（2）抓调研。"]
    {
        leaves(text);
    }
    let twice = "全年组织职工检修城乡泵站十二座。抓好落实。 全年组织职工检修城乡泵站十二座。";
    assert!(found(&report(twice)).iter().any(|finding| finding.code == Code::RepeatedSentence));
}

#[test]
fn a_number_that_may_be_of_something_else_contradicts_no_figure() {
    let figures = [
        Figure::new("项目", "个").with_value(2),
        Figure::new("检查", "次").with_value(30),
        Figure::new("地区生产总值增长", "%").with_value(3),
        Figure::new("居民收入增长", "%").with_value(5),
        Figure::new("居民收入增长（二）", "%").with_value(7),
    ];
    let told = |text: &str| AnnualReport::new(2025).with_work([WorkChapter::default().with_lead(text)]).with_figures(figures.clone());
    let contradicted = |report: &AnnualReport| found(report).iter().any(|finding| finding.code == Code::FigureContradicted);
    assert!(!contradicted(&told("完成生态治理项目47个，成效明显。")));
    assert!(!contradicted(&told("开展安全生产检查46次，成效明显。")));
    assert!(!contradicted(&told("全县居民收入增长7%，成效明显。")));
    assert!(contradicted(&told("全年检查46次，成效明显。")) && contradicted(&told("检查46次，成效明显。")));
    assert!(contradicted(&told("地区生产总值增长6%，成效明显。")));
    let plan = PlanChapter::default().with_lead("预期目标是：地区生产总值增长6%。");
    assert!(!contradicted(&AnnualReport::new(2025).with_plans(plan).with_figures(figures.clone())));
}
