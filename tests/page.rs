//! What is printed: every field of a report as paragraphs, in no format.

use annual_report::AnnualReport;
use annual_report::finding::{Code, Finding, Findings, Message, Severity};
use annual_report::model::{Approximation, Figure, NaiveDate, OtherChapter, Placement, Plan, PlanChapter, Point, Problem, ProblemChapter};
use annual_report::model::{Measure, Reporter, SignedBy, Subpoint, WorkChapter, WorkItem};
use annual_report::page::{Annexes, Document, Layout, Marker, Numeral, Signature, Span, Stands, Style, UsualWidths};

fn lines(report: &AnnualReport, layout: &Layout) -> Vec<(Style, String)> {
    Document::new(report, layout).blocks.iter().map(|block| (block.style, block.text())).collect()
}

fn texts(report: &AnnualReport) -> Vec<String> {
    lines(report, &Layout::gb_t_9704()).into_iter().map(|(_, text)| text).collect()
}

fn with_annexes() -> Layout {
    let mut layout = Layout::gb_t_9704();
    layout.annexes = Annexes::all();
    layout
}

fn december(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 12, day).unwrap()
}

/// A report with every field that prints something.
fn full() -> AnnualReport {
    let point = Point::new("抓好集中学习", "全年学习{学习}。\n成效明显。")
        .with_points([Subpoint::new("专题学习", "专题{学习}。"), Subpoint::new("", "没有小点句。")]);
    AnnualReport::new(2025)
        .with_title("云溪县水务局\n2025年度工作总结")
        .with_subtitle("——在全局年度工作会议上的报告")
        .with_reporter(Reporter::new("云溪县水务局").with_name("李明").with_position("局长").with_signed_by(SignedBy::Both))
        .with_reported_on(december(5))
        .with_salutation("同志们")
        .with_preamble("前言。")
        .with_others([
            OtherChapter::new("基本情况").with_lead("概况。").with_placement(Placement::First),
            OtherChapter::new("经验体会").with_items([WorkItem::new("坚持学习。").with_lead("学以致用。\n另起一段。")]),
            OtherChapter::new("意见建议").with_placement(Placement::Last),
        ])
        .with_work([WorkChapter::default().with_items([
            WorkItem::new("强化理论武装").with_lead("总的情况良好。").with_points([point]),
            WorkItem::new("抓实项目建设。").with_lead("全年投资{投资}。"),
            WorkItem::new("做好服务。"),
        ])])
        .with_problems(
            ProblemChapter::default().with_items([Problem::new("办法不多")
                .with_text("新意不够。")
                .with_cause("原因。")
                .with_measures([Measure::new("措施。")])]),
        )
        .with_plans(
            PlanChapter::default().with_lead("重点：").with_items([
                Plan::new("继续学习", "学习{学习}。")
                    .with_targets([Figure::new("学习", "次").with_value(40).with_approximation(Approximation::NotFewer)])
                    .with_points([Point::new("定计划", "按月安排。")]),
                Plan::new("", "没有标题的打算。"),
            ]),
        )
        .with_closing("报告完毕。")
        .with_attachments(["先进名单", "培训照片"])
        .with_figures([Figure::new("学习", "次").with_value(30).with_approximation(Approximation::OrMore), Figure::new("投资", "万元")])
}

#[test]
fn every_field_is_printed_in_its_place() {
    let layout = with_annexes();
    let expected = [
        (Style::Title, "云溪县水务局\n2025年度工作总结"),
        (Style::Subtitle, "——在全局年度工作会议上的报告"),
        (Style::Reporter, "云溪县水务局　局长　李明"),
        (Style::Salutation, "同志们："),
        (Style::Body, "前言。"),
        (Style::Chapter, "一、基本情况"),
        (Style::Body, "概况。"),
        (Style::Chapter, "二、工作情况"),
        (Style::Item, "（一）强化理论武装"),
        (Style::Body, "总的情况良好。"),
        (Style::Body, "一是抓好集中学习。全年学习30次以上。"),
        (Style::Body, "成效明显。"),
        (Style::Body, "（1）专题学习。专题30次以上。"),
        (Style::Body, "（2）没有小点句。"),
        (Style::Body, "（二）抓实项目建设。全年投资____万元。"),
        (Style::Item, "（三）做好服务。"),
        (Style::Chapter, "三、存在的问题"),
        (Style::Body, "一是办法不多。新意不够。"),
        (Style::Chapter, "四、经验体会"),
        (Style::Body, "（一）坚持学习。学以致用。"),
        (Style::Body, "另起一段。"),
        (Style::Chapter, "五、下一步打算"),
        (Style::Body, "重点："),
        (Style::Body, "（一）继续学习。学习不少于40次。"),
        (Style::Body, "一是定计划。按月安排。"),
        (Style::Body, "（二）没有标题的打算。"),
        (Style::Chapter, "六、意见建议"),
        (Style::Body, "报告完毕。"),
        (Style::AnnexNoteFirst, "附件：1. 先进名单"),
        (Style::AnnexNoteNext, "2. 培训照片"),
        (Style::AnnexNoteNext, "3. 指标完成情况表"),
        (Style::AnnexNoteNext, "4. 问题整改清单"),
        (Style::Signature, "云溪县水务局"),
        (Style::Date, "李明"),
        (Style::Date, "2025年12月5日"),
    ];
    let found = lines(&full(), &layout);
    assert_eq!(found.iter().map(|(style, text)| (*style, text.as_str())).collect::<Vec<_>>(), expected);
}

#[test]
fn a_heading_that_text_follows_has_its_own_look() {
    let document = Document::new(&full(), &Layout::gb_t_9704());
    let spans = |start: &str| document.blocks.iter().find(|block| block.text().starts_with(start)).unwrap().spans.clone();
    let text = |text: &str| Span::Text(text.to_owned());
    assert_eq!(
        spans("（二）抓实"),
        [Span::RunIn("（二）抓实项目建设。".into()), text("全年投资"), Span::Blank(Figure::BLANK.into()), text("万元。")]
    );
    assert_eq!(spans("（一）继续")[0], Span::RunIn("（一）继续学习。".into()));
    assert_eq!(spans("云溪县水务局\n"), [text("云溪县水务局"), Span::Break, text("2025年度工作总结")]);
}

#[test]
fn problems_with_points_of_their_own_are_numbered_as_items() {
    let problem = Problem::new("学习不够系统").with_text("表现如下。").with_points([Point::new("计划不细", "没有到月。")]);
    let report = AnnualReport::new(2025).with_problems(ProblemChapter::default().with_items([problem, Problem::new("办法不多")]));
    assert_eq!(texts(&report), ["一、存在的问题", "（一）学习不够系统。表现如下。", "一是计划不细。没有到月。", "（二）办法不多。"]);
}

#[test]
fn attachments_and_annexes_are_numbered_together() {
    let figures = [Figure::new("学习", "次").with_value(30)];
    let layout = with_annexes();
    let marks =
        |report: &AnnualReport| -> Vec<String> { Document::new(report, &layout).annexes.iter().map(|annex| annex.mark.clone()).collect() };
    let notes = |report: &AnnualReport| -> Vec<String> {
        lines(report, &layout)
            .into_iter()
            .filter(|(style, _)| matches!(style, Style::AnnexNote | Style::AnnexNoteFirst | Style::AnnexNoteNext))
            .map(|(_, text)| text)
            .collect()
    };
    let report = AnnualReport::new(2025).with_figures(figures);
    assert_eq!((notes(&report), marks(&report)), (vec!["附件：指标完成情况表".into()], vec!["附件".to_owned()]));
    let report = report.with_attachments(["名单"]);
    assert_eq!((notes(&report), marks(&report)), (vec!["附件：1. 名单".into(), "2. 指标完成情况表".into()], vec!["附件2".to_owned()]));
    let report = AnnualReport::new(2025).with_attachments(["名单"]);
    assert_eq!((notes(&report), marks(&report)), (vec!["附件：名单".to_owned()], vec![]));
}

#[test]
fn units_sign_under_one_another_and_a_seal_is_a_units() {
    let signed = |reporter: Reporter, signature| -> Vec<String> {
        let mut layout = Layout::gb_t_9704();
        layout.signature = signature;
        let report = AnnualReport::new(2025).with_reporter(reporter).with_reported_on(december(5));
        let lines = lines(&report, &layout).into_iter();
        lines.filter(|(style, _)| matches!(style, Style::Signature | Style::Date)).map(|(_, text)| text).collect()
    };
    let joint = Reporter::new("云溪县水务局、云溪县农业农村局");
    assert_eq!(signed(joint, Signature::Unsealed), ["云溪县水务局", "云溪县农业农村局", "2025年12月5日"]);
    let in_brackets = Reporter::new("云溪县水务局（县河长办、县防汛办）、云溪县农业农村局");
    assert_eq!(signed(in_brackets, Signature::Unsealed), ["云溪县水务局（县河长办、县防汛办）", "云溪县农业农村局", "2025年12月5日"]);
    let person = Reporter::new("云溪县水务局").with_name("李明");
    assert_eq!(signed(person.clone(), Signature::Unsealed), ["李明", "2025年12月5日"]);
    assert_eq!(signed(person.clone(), Signature::Sealed), ["云溪县水务局", "2025年12月5日"]);
    assert!(signed(person, Signature::None).is_empty());
    assert_eq!(signed(Reporter::person("李明"), Signature::Unsealed), ["李明", "2025年12月5日"]);
}

/// The lines of a paragraph as they are set.
fn set_lines(report: &AnnualReport, style: Style) -> Vec<String> {
    let document = Document::new(report, &Layout::gb_t_9704());
    let block = document.blocks.into_iter().find(|block| block.style == style).unwrap();
    block.text().split('\n').map(str::to_owned).collect()
}

#[test]
fn a_long_name_signs_in_balanced_lines_and_its_date_stays_on_the_page() {
    let layout = Layout::gb_t_9704();
    let name = "云岭县农村饮水安全工程建设与水质监测管理服务中心（县河长制工作领导小组办公室）";
    let page = (layout.page.width - layout.page.margins.left - layout.page.margins.right) / 25.4 * 72.0;
    for length in 20..=name.chars().count() {
        let report = AnnualReport::new(2025)
            .with_reporter(Reporter::new(name.chars().take(length).collect::<String>()))
            .with_reported_on(december(26));
        let document = Document::new(&report, &layout);
        let [.., signed, date] = &document.blocks[..] else { panic!() };
        let lengths: Vec<usize> = signed.text().split('\n').map(|line| line.chars().count()).collect();
        assert_eq!(lengths.len(), if length > 26 { 2 } else { 1 }, "{length}");
        assert!(lengths.iter().max().unwrap() - lengths.iter().min().unwrap() <= 8, "{:?}", signed.text());
        let (Some(Stands::End(signed_right)), Some(Stands::Begin(date_left))) = (signed.stands, date.stands) else { panic!("{length}") };
        // 2025年12月26日 is 8 digits and 3 characters wide.
        assert!((0.0..page - 140.0).contains(&date_left), "{length}: {date_left}");
        assert!((signed_right - 31.5).abs() < 0.01, "two characters from the right");
        assert_eq!(report.to_text().lines().nth_back(1).unwrap().chars().count(), length, "the name is not broken in text");
    }
}

#[test]
fn titles_break_where_the_writer_says_else_between_words() {
    let title = "云岭县水利站关于2025年度农村饮水安全工程建设管理工作完成情况的报告";
    let report = |title: &str| AnnualReport::new(2025).with_title(title);
    assert_eq!(set_lines(&report(title), Style::Title), ["云岭县水利站关于2025年度农村饮水", "安全工程建设管理工作完成情况的报告"]);
    assert_eq!(report(title).to_text().trim_end(), title);
    let broken = "云岭县水利站关于\n2025年度农村饮水安全工程建设管理工作完成情况的报告";
    assert_eq!(set_lines(&report(broken), Style::Title).len(), 2, "as the writer says");
    assert_eq!(set_lines(&report("2025年度工作总结"), Style::Title), ["2025年度工作总结"]);
}

#[test]
fn names_in_the_line_of_the_reporter_do_not_break() {
    let reporter = Reporter::new("云岭县水利站、云岭县河道管理所").with_position("站长、所长").with_name("周明川、石小满");
    let report = AnnualReport::new(2025).with_reporter(reporter.clone());
    assert_eq!(set_lines(&report, Style::Reporter), ["云岭县水利站、云岭县河道管理所", "站长、所长　周明川、石小满"]);
    assert!(report.to_text().starts_with("云岭县水利站、云岭县河道管理所　站长、所长　周明川、石小满\n"));
    let reporter = Reporter::new("云溪县水务局").with_position("党组书记、局长，党组成员、副局长，党组成员、总工程师");
    let lines = set_lines(
        &AnnualReport::new(2025).with_reporter(reporter.with_name("欧阳明川、司马小满、周望山、石小满、李云舟")),
        Style::Reporter,
    );
    assert_eq!(lines.len(), 3, "a line more rather than a word that is parted: {lines:?}");
    assert!(lines.iter().all(|line| line.ends_with(['，', '、', '师', '舟'])), "{lines:?}");
    for length in 10..40 {
        let organization: String =
            "云岭县农村饮水安全工程建设与水质监测管理服务中心及县河长制办公室".chars().cycle().take(length).collect();
        let report = AnnualReport::new(2025).with_reporter(Reporter::new(organization).with_name("欧阳明川、石小满"));
        let lines = set_lines(&report, Style::Reporter);
        assert!(["欧阳明川", "石小满"].iter().all(|name| lines.iter().any(|line| line.contains(name))), "{lines:?}");
    }
}

#[test]
fn tables_say_points_minus_about_and_ceilings() {
    let figures = [
        Figure::new("漏损", "%").with_value(9).with_last_year(12).with_target(10).with_approximation(Approximation::NotOver),
        Figure::new("满意", "%").with_value(98).with_last_year(96),
        Figure::new("增速", "%").with_value(-3).with_last_year(1),
        Figure::new("走访", "户").with_value(120).with_last_year(100).with_target(100).with_approximation(Approximation::Over),
        Figure::new("水量", "立方米").with_value(23_456_789).with_last_year(21_000_000).with_target(22_000_000),
    ];
    let report = AnnualReport::new(2025).with_preamble("增速{增速}。").with_figures(figures);
    let document = Document::new(&report, &with_annexes());
    let rows: Vec<String> = document.annexes[0]
        .rows
        .iter()
        .map(|row| row[2..].iter().map(|cell| cell.blocks[0].text()).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(
        rows,
        [
            "不超过9 12 约−3个百分点 10 达到",
            "98 96 +2个百分点 — —",
            "−3 1 −4个百分点 — —",
            "120余 100 约+20 100 约120%",
            "23456789 21000000 +2456789 22000000 106.6%"
        ]
    );
    assert_eq!(document.blocks[0].text(), "增速−3%。");
}

/// A problem of so many measures and a cause of so many characters.
fn problem(measures: usize, cause: usize) -> AnnualReport {
    let text =
        |length: usize| -> String { "逐件核对逐月通报办理情况，".chars().cycle().take(length).chain(['。']).collect() };
    let measures = (0..measures).map(|index| Measure::new(format!("{index}{}", text(60 + 20 * (index % 5)))).with_owner("工程科"));
    let problem = Problem::new("管网渗漏").with_cause(format!("{}\n{}", text(cause / 2), text(cause / 2))).with_measures(measures);
    AnnualReport::new(2025).with_problems(ProblemChapter::default().with_items([problem, Problem::new("人手偏紧").with_cause("编制少。")]))
}

#[test]
fn a_problem_that_a_page_does_not_hold_goes_on_on_the_next() {
    let mut layout = Layout::gb_t_9704();
    layout.annexes.problems = true;
    for (measures, cause, breaks) in [(2, 30, false), (30, 30, true), (9, 900, true), (2, 1500, true), (1, 30, false)] {
        let report = problem(measures, cause);
        let document = Document::new(&report, &layout);
        let annex = &document.annexes[0];
        assert_eq!(!annex.breaks.is_empty(), breaks, "{measures} measures, {cause} characters");
        let text = |row: usize, column: usize| annex.rows[row][column].blocks.iter().map(|block| block.text()).collect::<String>();
        for start in &annex.breaks {
            assert!(["管网渗漏（续）", "人手偏紧"].contains(&text(*start, 0).as_str()), "{}", text(*start, 0));
        }
        // Nothing is lost or said twice.
        let all = |column: usize| (0..annex.rows.len()).map(|row| text(row, column)).collect::<String>();
        assert_eq!(all(1), "{}编制少。".replace("{}", &report.problems.as_ref().unwrap().items[0].cause.as_str().replace('\n', "")));
        let whats: String = report.problems.iter().flat_map(|problems| &problems.items[0].measures).map(|one| one.what.as_str()).collect();
        assert_eq!(all(2), whats);
        // Each page holds what it begins with.
        let pages = document.pages(&layout, &UsualWidths);
        assert_eq!(pages.count() - pages.text, 1 + annex.breaks.len());
    }
}

#[test]
fn a_report_of_nothing_is_a_document_of_nothing() {
    assert_eq!(Document::new(&AnnualReport::default(), &Layout::gb_t_9704()), Document::default());
    assert_eq!(AnnualReport::default().to_text(), "");
}

#[test]
fn every_paragraph_says_what_it_prints() {
    let layout = with_annexes();
    let document = Document::new(&full(), &layout);
    let place = |text: &str| document.paragraphs().find(|(_, printed)| printed.starts_with(text)).unwrap().0.map(|place| place.to_string());
    for (text, pointer) in [
        ("云溪县水务局\n", "/title"),
        ("云溪县水务局　", "/reporter/organization"),
        ("四、经验体会", "/others/1/heading"),
        ("另起一段", "/others/1/items/0/lead"),
        ("一是抓好", "/work/0/items/0/points/0/topic"),
        ("成效明显", "/work/0/items/0/points/0/text"),
        ("附件：1.", "/attachments/0"),
        ("2025年12月5日", "/reported_on"),
        ("措施。", "/problems/items/0/measures/0/what"),
    ] {
        assert_eq!(place(text).as_deref(), Some(pointer), "{text}");
    }
    assert_eq!(place("附件3"), None);
    let all: Vec<String> = document.paragraphs().map(|(_, text)| text).collect();
    assert!(all.iter().all(|text| !text.trim().is_empty()));
    assert_eq!(all.iter().filter(|text| *text == "指标完成情况表").count(), 1);
}

#[test]
fn a_layout_of_an_office_is_followed() {
    let mut layout = Layout::gb_t_9704();
    layout.numbering.chapter = Marker::new("第", Numeral::Chinese, "部分　");
    layout.numbering.subpoint = Marker::new("", Numeral::Arabic, "）");
    layout.numbering.plan = Marker::new("", Numeral::None, "");
    layout.reporter_line = false;
    let all: Vec<String> = lines(&full(), &layout).into_iter().map(|(_, text)| text).collect();
    for expected in ["第一部分　基本情况", "1）专题学习。专题30次以上。", "继续学习。学习不少于40次。"] {
        assert!(all.iter().any(|text| text == expected), "{expected}");
    }
    assert!(!all.iter().any(|text| text.contains("　局长　")));
}

/// The marked texts of a document, by finding.
fn marked(report: &AnnualReport, findings: &Findings) -> Vec<(usize, String)> {
    let mut open: Vec<(usize, String)> = Vec::new();
    let mut found = Vec::new();
    for block in &Document::with_marks(report, &Layout::gb_t_9704(), findings).blocks {
        for span in &block.spans {
            match span {
                Span::MarkStart(id) => open.push((*id, String::new())),
                Span::MarkEnd(id) => found.push(open.remove(open.iter().position(|(open, _)| open == id).unwrap())),
                other => open.iter_mut().for_each(|(_, text)| text.push_str(other.text())),
            }
        }
        open.iter_mut().for_each(|(_, text)| text.push('|'));
    }
    assert!(open.is_empty(), "{open:?}");
    found.sort();
    found
}

#[test]
fn a_finding_is_marked_at_its_characters() {
    let cases: [(&str, Option<std::ops::Range<usize>>, &str); 16] = [
        ("/preamble", Some(0..2), "前言"),
        ("/preamble", None, "前言。"),
        ("/title", Some(5..9), "局|2025".trim_end()),
        ("/title", None, "云溪县水务局"),
        ("/work/0/items/0/heading", Some(0..2), "强化"),
        ("/work/0/items/1/heading", Some(2..4), "项目"),
        ("/work/0/items/0/points/0/text", Some(4..6), "30次以上"),
        ("/work/0/items/0/points/0/text", Some(3..5), "习30次以上"),
        ("/work/0/items/0/points/0/text", Some(8..12), "。|成效"),
        ("/work/0/items/1/lead", Some(0..9), "全年投资____万元。"),
        ("/reporter/name", None, "李明"),
        ("/salutation", None, "同志们"),
        ("/attachments/1", Some(0..2), "培训"),
        ("/problems/items/0/cause", Some(0..1), "云溪县水务局\n2025年度工作总结"),
        ("/preamble", Some(2..99), "云溪县水务局\n2025年度工作总结"),
        ("/no/such/place", None, "云溪县水务局\n2025年度工作总结"),
    ];
    let report = full();
    for (pointer, range, expected) in cases {
        let mut finding = Finding::new(Code::own("mine").unwrap(), Severity::Warning, pointer, Message::new("", ""));
        finding.range = range.clone();
        let expected = expected.replace("局|2025", "局\n20");
        assert_eq!(marked(&report, &finding.into()), [(0, expected)], "{pointer} {range:?}");
    }
}

#[test]
fn marks_overlap_and_touch() {
    let finding = |range| Finding::new(Code::own("mine").unwrap(), Severity::Warning, "/preamble", Message::new("", "")).with_range(range);
    let report = AnnualReport::default().with_preamble("  甲乙丙丁 \n\n {{戊｝己｛缺｝");
    let ranges = [0..4, 3..4, 4..5, 3..6, 0..18, 13..14, 11..12, 16..17];
    let findings: Findings = ranges.into_iter().map(finding).collect();
    let found: Vec<String> = marked(&report, &findings).into_iter().map(|(_, text)| text).collect();
    assert_eq!(found, ["甲乙", "乙", "丙", "乙丙丁", "甲乙丙丁|{戊｝己{缺}", "｝", "{", "{缺}"]);
}

#[test]
fn the_text_is_what_people_would_type() {
    let text = full().to_text();
    assert!(
        text.starts_with("云溪县水务局\n2025年度工作总结\n——在全局年度工作会议上的报告\n云溪县水务局　局长　李明\n同志们：\n"),
        "{text}"
    );
    assert!(text.contains("\n（二）抓实项目建设。全年投资万元。\n"), "a gap where the number is missing");
    assert!(text.ends_with("附件：1. 先进名单\n2. 培训照片\n云溪县水务局\n李明\n2025年12月5日\n"), "{text}");
    let unit = AnnualReport::new(2025).with_title("总结").with_reporter(Reporter::new("云溪县水务局"));
    assert_eq!(unit.to_text(), "总结\n云溪县水务局\n", "a unit alone signs at the end");
    assert_eq!(AnnualReport::default().with_preamble("{没有}，{{甲}}").to_text(), "{没有}，{甲}\n");
    assert_eq!(AnnualReport::default().with_salutation("甲\n乙").to_text(), "甲乙：\n");
}

#[test]
fn a_company_numbers_with_parents_and_sets_headings_on_lines_of_their_own() {
    let arabic = |after| Marker::new("", Numeral::Arabic, after).with_parents();
    let mut layout = Layout::gb_t_9704();
    layout.numbering.chapter = arabic(" ");
    layout.numbering.item = arabic(" ");
    layout.numbering.point = arabic(" ");
    layout.numbering.plan = arabic(" ");
    (layout.run_in.point, layout.run_in.plan) = (false, false);
    layout.signer = Some("云溪水务集团、云溪排水公司".into());
    let all = lines(&full(), &layout);
    for expected in [
        (Style::Chapter, "2 工作情况"),
        (Style::Item, "2.1 强化理论武装"),
        (Style::Point, "2.1.1 抓好集中学习"),
        (Style::Body, "全年学习30次以上。"),
        (Style::Item, "5.1 继续学习"),
        (Style::Signature, "云溪水务集团"),
        (Style::Date, "云溪排水公司"),
    ] {
        assert!(all.iter().any(|(style, text)| (*style, text.as_str()) == expected), "{expected:?} in {all:#?}");
    }
}

#[test]
fn the_words_of_annexes_are_the_offices() {
    let mut layout = with_annexes();
    layout.labels.annexes.mark = "附表".into();
    layout.labels.figures.title = "数据一览".into();
    layout.labels.figures.completion = "完成率".into();
    let document = Document::new(&full(), &layout);
    let figures = &document.annexes[0];
    assert!(figures.mark.starts_with("附表") && figures.title == "数据一览" && figures.columns[6].heading == "完成率");
    assert!(document.blocks.iter().any(|block| block.text().starts_with("附表：")));
}

#[test]
fn the_lines_of_a_page_have_what_the_layout_says() {
    let layout = Layout::from_json(
        r##"{ "grid": { "line_pitch": 30, "character_spacing": 0 },
              "page_number": { "form": "第{page}页 共{pages}页", "place": "centre", "first_page": false },
              "styles": { "chapter": { "align": "centre", "bold": true, "color": "#C00000", "first_line": 0 } },
              "tables": { "rules": "three", "rule_width": 1 }, "annexes": { "figures": true } }"##,
    )
    .unwrap();
    let pages = full().pages(&layout);
    let first = &pages.pages[0];
    assert!(first.folio.is_none());
    let last = pages.pages.last().unwrap();
    let folio = last.folio.as_ref().unwrap();
    assert_eq!(folio.text(), format!("第{0}页 共{0}页", pages.count()));
    assert!((folio.x + folio.width / 2.0 - (28.0 + 156.0 / 2.0) * 72.0 / 25.4).abs() < 0.1);
    let (widths, upright): (Vec<f64>, usize) =
        (last.rules.iter().map(|rule| rule.width).collect(), last.rules.iter().filter(|rule| rule.from.0 == rule.to.0).count());
    assert_eq!((widths, upright), (vec![2.0, 1.0, 2.0], 0));
    let chapter = first.lines.iter().find(|line| line.style == Some(Style::Chapter)).unwrap();
    assert!(chapter.runs[0].bold && chapter.runs[0].color == "#C00000".parse().unwrap());
    assert!((chapter.x + chapter.width / 2.0 - folio.x - folio.width / 2.0).abs() < 0.1);
    let body: Vec<f64> = pages
        .pages
        .iter()
        .flat_map(|page| page.lines.windows(2))
        .filter(|pair| pair.iter().all(|line| line.style == Some(Style::Body)))
        .map(|pair| pair[1].y - pair[0].y)
        .collect();
    assert!(body.iter().any(|pitch| (pitch - 30.0).abs() < 0.01), "{body:?}");
    assert!(pages.to_svg(0, &layout).unwrap().contains(r##"font-weight="bold" fill="#C00000""##));
}

#[test]
fn the_layouts_of_the_examples_are_layouts() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/layouts");
    let texts: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap()).collect();
    assert_eq!(texts.len(), 3);
    for text in texts {
        let layout = Layout::from_json(&text).unwrap_or_else(|error| panic!("{error}"));
        let mut again = Layout::from_json(&layout.to_json()).unwrap();
        again.schema = layout.schema.clone();
        assert_eq!(again, layout, "what it writes is what it read");
        assert!(full().pages(&layout).count() >= 2);
    }
}

#[test]
fn a_first_problem_that_is_longer_than_its_page_begins_below_the_title() {
    let measures = [Measure::new("更换管网。".repeat(200)), Measure::new("培训人员。")];
    let problem = Problem::new("管网老化".repeat(45)).with_cause("年久失修。".repeat(200)).with_measures(measures);
    let report = AnnualReport::new(2025).with_problems(ProblemChapter::default().with_items([problem]));
    let document = Document::new(&report, &with_annexes());
    let annex = &document.annexes[0];
    let [first, ..] = annex.breaks[..] else { panic!() };
    assert!(first > 0, "no table of a head alone");
    let again = annex.rows[first][0].blocks[0].text();
    assert!(again.starts_with("管网老化") && again.ends_with("……（续）") && again.chars().count() < 120, "{again}");
}
