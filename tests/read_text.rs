//! Plain text -> report -> plain text.

use annual_report::AnnualReport;
use annual_report::finding::{Code, Findings};
use annual_report::model::{Figure, Prose};
use annual_report::read::{LeftOutKind, Limits, Reading, Source, looks_like_text};
use serde_json::{Value, json};

fn read(text: impl AsRef<[u8]>) -> Reading {
    AnnualReport::read_text(text, &Limits::default()).unwrap()
}

/// Every text of `tests/texts/`, by the name of the file in which the right report stands.
fn corpus() -> Vec<(String, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/texts");
    let mut texts: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "txt"))
        .map(|path| (path.with_extension("json").to_str().unwrap().to_owned(), std::fs::read_to_string(path).unwrap()))
        .collect();
    texts.sort();
    assert!(texts.len() >= 49, "{}", texts.len());
    texts
}

fn said(findings: &Findings) -> Value {
    findings
        .iter()
        .map(|finding| json!({ "code": finding.code, "line": finding.position.map(|at| at.line), "pointer": finding.pointer }))
        .collect()
}

/// What is read of a text or a document, where it is not what stands in this file. With `UPDATE_GOLDEN=1` it is written anew.
pub(super) fn other_than_meant(expected: &str, reading: &Reading) -> Option<String> {
    let Reading { report, findings, left_out, .. } = reading;
    let found = json!({ "report": report, "findings": said(findings), "left_out": left_out });
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(expected, format!("{found:#}\n")).unwrap();
    }
    // As values: in which order fields are written depends on the features.
    let right = std::fs::read_to_string(expected).ok().and_then(|right| serde_json::from_str::<Value>(&right).ok());
    (right.as_ref() != Some(&found)).then(|| format!("{expected}: {found:#}"))
}

#[test]
fn each_text_is_read_as_it_is_meant() {
    let wrong: Vec<_> = corpus().iter().filter_map(|(expected, text)| other_than_meant(expected, &read(text))).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a reader sees of a text: its characters without white space, in a half-width form, without the numbers at the heads of lines.
fn characters(text: &str) -> Vec<char> {
    let mut all: Vec<char> =
        text.chars().filter(|c| !c.is_whitespace() && !"#，。；：、,.:;．（）()_＿*XxＸ-—>|+=`\u{200B}".contains(*c)).collect();
    all.sort_unstable();
    all
}

/// Every character goes on in the report, or stands in a finding.
#[test]
fn no_character_of_a_text_is_lost() {
    for (name, text) in corpus() {
        let Reading { report, left_out, .. } = read(&text);
        let mut left = characters(&report.to_text());
        // What was left out is said with where it begins; the lines of an annex or a table are counted.
        let mut out: Vec<char> = Vec::new();
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let lines: Vec<&str> = text.lines().collect();
        for one in &left_out {
            let first = one.position.unwrap().line - 1;
            let rest = lines[first..].iter().filter(|line| !characters(line).is_empty()).take(one.count);
            out.extend(rest.flat_map(|line| characters(line)));
        }
        // Numbers at the heads of lines are the layout's; digits of any width are written in half width, dates with these.
        let is_numbering = |c: &char| {
            "一二三四五六七八九十是要第部分章首先其次再最后附件①②０１２３４５６７８９〇○年月日0123456789\u{FEFF}述职报告单位姓名时间人标题●"
                .contains(*c)
        };
        for c in characters(&text) {
            match left.iter().position(|other| *other == c) {
                Some(at) => drop(left.swap_remove(at)),
                None => match out.iter().position(|other| *other == c) {
                    Some(at) => drop(out.swap_remove(at)),
                    None => assert!(is_numbering(&c), "{name}: {c} is lost\n{}", report.to_text()),
                },
            }
        }
    }
}

/// A text that follows the common form comes back as it was; any other is in that form once it was read.
#[test]
fn text_to_report_to_text_is_stable() {
    for (name, text) in corpus() {
        let once = read(&text);
        let written = once.report.to_text();
        let twice = read(&written).report.to_text();
        // What had no place of its own may find one among the numbers of the written text.
        let is_placed = once.findings.iter().all(|finding| finding.code != Code::UnplacedText);
        assert!(!is_placed || twice == written, "{name}:\n{written}\n{twice}");
    }
    let classic = include_str!("texts/01-classic.txt");
    assert_eq!(read(classic).report.to_text(), classic);
}

fn comes_back_line_by_line(text: &str) {
    let Reading { report, findings, .. } = read(text);
    assert!(findings.iter().all(|finding| finding.pointer == "/year"), "{findings}");
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(report.to_text().lines().collect::<Vec<_>>(), lines);
    let blanks = report.figures().filter(|placed| placed.figure.value.is_none()).count();
    assert_eq!((lines.len(), report.figures().count(), blanks), (26, 22, 7));
    let findings = report.check_with(&annual_report::check::Rules::draft());
    assert!(findings.iter().all(|finding| finding.code == Code::ProblemWithoutMeasures), "{findings}");
}

/// Without title and signature, with three points in each of three items, and with blanks, as a real report has them.
#[test]
fn a_report_with_blanks_comes_back_line_by_line() {
    comes_back_line_by_line(include_str!("texts/16-no-title-many-points.txt"));
}

/// A real report of one's own, which cannot be in the repository; its twin above is tried everywhere.
#[test]
#[ignore = "a text at hand: REPORT=FILE cargo test -- --ignored a_report_at_hand"]
fn a_report_at_hand_comes_back_line_by_line() {
    let file = std::env::var_os("REPORT").expect("REPORT=FILE");
    comes_back_line_by_line(&std::fs::read_to_string(file).unwrap());
}

#[cfg(feature = "json")]
#[test]
fn the_samples_come_back_with_their_figures() {
    for sample in [
        include_str!("../examples/data/party_duty_report.json"),
        include_str!("../examples/data/department_summary.json"),
        include_str!("full_report.json"),
    ] {
        let report = AnnualReport::from_json(sample).unwrap();
        let text = report.to_text();
        let Reading { report: read, findings, .. } = self::read(&text);
        assert!(findings.iter().all(|finding| finding.code == Code::Guessed), "{findings}");
        assert_eq!(read.to_text(), text);
        assert_eq!(
            (read.year, &read.title, read.reported_on, &read.salutation),
            (report.year, &report.title, report.reported_on, &report.salutation)
        );
        assert_eq!(read.reporter, report.reporter);
        let headings = |report: &AnnualReport| -> Vec<String> {
            report.work.iter().flat_map(|chapter| chapter.items.iter().map(|item| item.heading.clone())).collect()
        };
        // A chapter of another kind that opens the report is one of work to a reader.
        let opening = headings(&read).len() - headings(&report).len();
        assert_eq!(headings(&read)[opening..], headings(&report)[..]);
        assert!(opening == 0 || !report.others.is_empty());
        // Every figure that a text refers to is found again, with its value, unit and word; others may be found beside.
        let figures = |report: &AnnualReport| -> Vec<String> {
            report.figures().filter(|placed| placed.figure.value.is_some()).map(|placed| placed.figure.to_string()).collect()
        };
        let found = figures(&read);
        // 30分钟内 and 0.5个工作日内 are promises of time, 由5个工作日压缩至 is what was before: they stay in the text.
        let stays = |wanted: &str| ["30分钟", "0.5个工作日", "5个工作日"].contains(&wanted);
        for wanted in figures(&report).into_iter().filter(|wanted| !stays(wanted)) {
            // A word that the text has behind it, as 以上, is of the figure then.
            assert!(found.iter().any(|found| found.starts_with(&wanted)), "{wanted}");
        }
    }
}

#[test]
fn what_is_no_report_is_read_all_the_same() {
    for text in [
        "",
        "\n\n",
        "#",
        "# ",
        "一、",
        "（一）",
        "一是",
        "{",
        "}}",
        "\u{FEFF}",
        "《",
        "“",
        "2025年",
        "9999999999999999999999999999次",
        "____",
        "一、\n（一）\n一是\n",
        "附件1",
        "附件1\n附件2",
        "：",
        "1.1.1.1.1.1.1",
        "***",
        "| a | b |",
        "一、一、一、一、",
        "第一第二第三",
    ] {
        let read = read(text);
        let back = read.report.to_text();
        let is_said = |c: char| back.contains(c) || read.left_out.iter().any(|left| left.text.contains(c));
        assert!(text.chars().filter(|c| "2025附件ab是".contains(*c)).all(is_said), "{text:?}: {back}");
    }
    assert_eq!(said(&read("").findings)[0]["code"], "year_unknown");
    assert!(read("").findings.iter().any(|finding| finding.code == Code::NothingRead));
    let nameless = read("工作总结\n一、工作情况\n抓好落实。");
    assert_eq!(said(&nameless.findings)[0]["code"], "year_unknown");
    assert_eq!(nameless.report.year, None);
}

#[test]
fn a_text_beyond_the_limit_is_refused() {
    let findings = AnnualReport::read_text("工作总结", &Limits::default().with_bytes(5)).unwrap_err();
    assert_eq!(findings.as_slice()[0].code, Code::TextTooLong);
}

/// Names are given once, whatever a text says, and every reference has its figure.
#[test]
fn names_are_unique_and_referred_to() {
    let clause = "开展活动3次，开展活动4次，开展活动2次。活动2完成5次。";
    let read = read(format!("2025年总结\n一、工作情况\n（一）抓活动\n{}", clause.repeat(50))).report;
    assert_eq!(read.figures().count(), 200);
    let findings = read.check();
    let codes: Vec<Code> = findings.iter().map(|finding| finding.code).filter(|code| *code != Code::ReporterMissing).collect();
    assert_eq!(codes, []);
    assert_eq!(read.work[0].items[0].lead.references().count(), 200);
    assert!(read.figures().all(|placed| !placed.figure.name.contains(|c: char| c.is_ascii_digit())));
}

#[test]
fn braces_of_a_text_stay_braces() {
    let read = read("2025年总结\n一、工作情况\n采用{编码}和{{模板}}，入库3200条。").report;
    assert_eq!(read.work[0].lead, Prose::from("采用{{编码}}和{{{{模板}}}}，入库{入库}。"));
    assert_eq!(read.figures[0], Figure::new("入库", "条").with_value(3200));
    assert!(read.to_text().ends_with("采用{编码}和{{模板}}，入库3200条。\n"));
}

/// A year is never wrong without a word: it is certain, said to be a guess, or missing.
#[test]
fn a_year_that_is_not_certain_is_said() {
    for (text, year, is_certain) in [
        ("2025年度工作总结\n一、工作情况\n抓好落实。", Some(2025), true),
        ("2026年政府工作报告\n一、2025年工作回顾\n抓好落实。\n二、2026年重点任务\n再抓落实。", Some(2025), true),
        ("工作总结\n一、工作情况\n自2012年起，我在站里工作。", None, true),
        ("工作总结\n一、工作情况\n抓好落实。\n\n县水务局\n2025年1月10日", Some(2024), false),
        ("工作总结\n2025年，我站抓好落实。\n一、工作情况\n抓好落实。", Some(2025), false),
    ] {
        let Reading { report, findings, .. } = read(text);
        let guessed = findings.iter().any(|finding| finding.code == Code::Guessed && finding.pointer == "/year");
        assert_eq!((report.year, guessed), (year, !is_certain && year.is_some()), "{text}");
    }
}

/// Every kind of chapter keeps its place, a second one of a kind joins the first.
#[test]
fn chapters_go_where_they_belong() {
    let text = "2025年工作总结\n一、工作回顾\n抓好落实。\n二、经验体会\n坚持为民。\n三、存在问题及下一步打算\n（一）存在的问题\n一是人手不足。\n二是经费紧张。\n（二）下一步打算\n1.加强招聘。\n2.争取经费。\n四、保障措施\n（一）加强领导。\n（二）严格考核。";
    let Reading { report, findings, .. } = read(text);
    assert_eq!(report.others[0].heading, "经验体会");
    let problems = report.problems.as_ref().unwrap();
    assert_eq!((problems.heading.as_str(), problems.items.len()), ("存在的问题", 2));
    let plans = report.plans.as_ref().unwrap();
    assert_eq!(plans.heading, "下一步打算");
    assert_eq!(plans.items.iter().map(|plan| plan.heading.as_str()).collect::<Vec<_>>(), ["加强招聘", "争取经费", "保障措施"]);
    assert_eq!(plans.items[2].points.len(), 2);
    assert!(findings.iter().any(|finding| finding.code == Code::Renumbered));
}

/// Plans are told by what their text says, where the heading is a motto; a chapter may begin behind a paragraph; headings need no numbers.
#[test]
fn chapters_are_told_by_more_than_their_headings() {
    let text = "政府工作报告——2026年1月9日在云河县第八届人民代表大会第五次会议上\n县长　王某\n各位代表：\n一、勇毅前行，县域发展开新局\n2025年修好了路。\n二、乘势而上，奋力谱写新篇章\n云河的明天会更好。\n今年政府工作的总体要求是：稳中求进。主要预期目标是：财政收入增长5%。\n三、加强政府自身建设\n依法办事。";
    let Reading { report, findings, .. } = read(text);
    assert_eq!(report.title.as_deref(), Some("政府工作报告"));
    assert_eq!(report.subtitle.as_deref(), Some("——2026年1月9日在云河县第八届人民代表大会第五次会议上"));
    assert_eq!((report.work.len(), report.year), (1, Some(2025)));
    let plans = report.plans.as_ref().unwrap();
    assert_eq!((plans.heading.as_str(), plans.items.len()), ("乘势而上，奋力谱写新篇章", 1));
    assert!(findings.iter().any(|finding| finding.pointer == "/year"));

    let text = "工作总结\n一、主要工作\n守好桥梁，养好公路，各项任务均已完成。二、工作感悟\n踏实最要紧。\n三、工作规划\n学习新技术。";
    let report = read(text).report;
    assert_eq!((report.work.len(), report.others[0].heading.as_str()), (1, "工作感悟"));
    assert_eq!(report.plans.unwrap().heading, "工作规划");

    let text = "2025年度述职\n前言\n这一年我在养护站工作，学到了许多。\n工作内容及成果\n全年养护公路30公里，群众满意。\n未来规划\n继续学习养护技术，多到现场。\n\n总结者：王某\n时间：2025年12月20日";
    let report = read(text).report;
    let headings: Vec<&str> = report.work.iter().map(|chapter| chapter.heading.as_str()).collect();
    assert_eq!((headings, report.plans.unwrap().heading.as_str()), (vec!["工作内容及成果"], "未来规划"));
    assert_eq!(report.reporter.unwrap().name.as_deref(), Some("王某"));
}

/// Feet of pages are no text, and no title.
#[test]
fn feet_of_pages_are_left_out_and_said() {
    let text = "第1页共3页\n云河县水务局2025年工作总结\n一、工作情况\n抓好供水。\n- 2 -\n抓好排水。\n二、存在问题\n人手不足。";
    let Reading { report, left_out, .. } = read(text);
    assert_eq!(report.title.as_deref(), Some("云河县水务局2025年工作总结"));
    assert_eq!(report.preamble.as_str(), "");
    assert_eq!(report.work[0].lead.as_str(), "抓好供水。\n抓好排水。");
    let kinds: Vec<_> = left_out.iter().map(|left| (left.kind, left.count)).collect();
    assert_eq!(kinds, [(LeftOutKind::HeaderFooter, 2)]);
}

/// Entries of a list may have a symbol, the letter of a lost symbol font, or a key with a digit at their head.
#[test]
fn bullets_of_any_font_are_entries() {
    for bullet in ["●", "➤ ", "※", "\u{F0FC} ", "Ø\t", "l  ", "√"] {
        let text = format!("2025年工作总结\n一、工作情况\n（一）抓好供水\n全年做了三件事：\n{bullet}修好水渠3条。\n{bullet}抓好收费。");
        let points = &read(text).report.work[0].items[0].points;
        assert_eq!((points.len(), points[0].text.as_str(), points[1].topic.as_str()), (2, "修好水渠{修好水渠}。", "抓好收费"), "{bullet}");
    }
    let text = "2025年工作总结\n1️⃣ 供水平稳，修好水渠3条。\n2️⃣ 收费规范。\n展望2026年，我们将做好这些工作：\n1️⃣ 抓好检修。";
    let report = read(text).report;
    assert_eq!(report.work[0].items.len(), 2);
    assert_eq!(report.plans.unwrap().items.len(), 1);
}

/// 第一，… holds points of its own.
#[test]
fn ordinals_hold_points() {
    let text = "2025年工作总结\n一、工作情况\n第一，抓好供水。做到三点：一是修渠；二是换管；三是收费。\n第二，抓好排水。";
    let items = &read(text).report.work[0].items;
    assert_eq!((items.len(), items[0].points.len()), (2, 3));
}

/// A topic that ends in a colon names the number behind it.
#[test]
fn topics_name_their_numbers() {
    let report =
        read("2025年工作总结\n一、工作情况\n（一）供水情况\n1.供水总量：120万吨，增长5%。\n2.示范站创建率：从2024年底的68%提升至92%。")
            .report;
    let names: Vec<&str> = report.work[0].items[0].figures.iter().map(|figure| figure.name.as_str()).collect();
    assert_eq!(names, ["供水总量", "供水总量增长", "示范站创建率"]);
}

/// What solves problems is work, and dashes begin entries however early they stand.
#[test]
fn solved_problems_are_work_and_dashes_are_entries() {
    let text = "工作总结\n一、工作情况\n——供水平稳有序运行。修渠3条。\n——收费规范有序推进。收费3万元。\n——排水更加通畅顺利。换管5处。\n二、解决存在问题，兑现承诺\n修好水渠。";
    let report = read(text).report;
    assert_eq!((report.work.len(), report.work[0].items.len(), report.problems), (2, 3, None));
}

/// A unit may sign on the line of its date, without a gap.
#[test]
fn a_unit_signs_right_before_its_date() {
    let report = read("2025年工作总结\n一、工作情况\n抓好供水。\n云河县人民政府2026年1月").report;
    assert_eq!(report.reporter.and_then(|reporter| reporter.organization).as_deref(), Some("云河县人民政府"));
    assert_eq!(report.reported_on.map(|date| date.to_string()).as_deref(), Some("2026-01-01"));
}

/// A part of a sentence is nobody who reports.
#[test]
fn parts_of_sentences_are_no_units() {
    for opening in ["我是作为县里派驻云河村的工作队，深感荣幸。", "全县有民办幼儿园9所（两所幼儿园在筹建），还有公办园。"]
    {
        let report = read(format!("驻村工作述职报告\n{opening}\n一、工作情况\n抓好落实。")).report;
        assert_eq!(report.reporter.and_then(|reporter| reporter.organization), None, "{opening}");
    }
}

/// A motto over a subtitle is the title, and a yearly report calls itself one.
#[test]
fn mottos_and_yearly_reports_are_titles() {
    let report = read("加强党建引领 助推乡村振兴\n——以云河村为例\n一、工作情况\n抓好落实。").report;
    assert_eq!((report.title.as_deref(), report.subtitle.as_deref()), (Some("加强党建引领 助推乡村振兴"), Some("——以云河村为例")));
    assert_eq!(read("云河县图书馆2025年年报\n一、工作情况\n抓好落实。").report.title.as_deref(), Some("云河县图书馆2025年年报"));
    let union = read("工会工作总结\n一、加强自身建设，提高能力\n学习3次。\n二、关心职工\n慰问职工。").report;
    assert_eq!((union.work.len(), union.others.len()), (2, 0));
}

/// Texts in which every step could look at all that follows: a reader whose time grows with the square of the length does not end.
#[test]
fn a_long_text_of_one_kind_is_read() {
    let length = 60_000;
    for part in [
        "一是",
        "1.",
        "（一）",
        "第",
        "**",
        "`",
        "[",
        "“",
        "12亿",
        "9",
        "X",
        "从上年的9%增",
        "召开",
        "附件：1.",
        "　",
        "首先，",
        "①",
        "一、一是（一）1.①",
    ] {
        let text = part.repeat(length / part.len());
        assert_eq!(read(&text).source, Source::Text);
        assert_eq!(read(format!("总结\n{}", part.repeat(20) + "\n").repeat(length / part.len() / 25)).source, Source::Text);
    }
}

/// A title or a subtitle over two lines is one, and hides nobody behind it.
#[test]
fn titles_and_subtitles_over_two_lines_are_one() {
    let two = read("街道2025年上半年创建文明城市\n工作总结及下半年工作计划\n一、工作情况\n抓好落实。").report;
    assert_eq!(two.title.as_deref(), Some("街道2025年上半年创建文明城市\n工作总结及下半年工作计划"));
    let text =
        "云河区人民检察院工作报告\n——2025年1月19日在云河区人大工作会议\n暨云河区第三次会议上\n云河区人民检察院检察长张 三\n各位代表：";
    let report = read(format!("{text}\n现在报告工作。\n一、2024年工作回顾\n抓好落实。")).report;
    assert_eq!(report.subtitle.as_deref(), Some("——2025年1月19日在云河区人大工作会议暨云河区第三次会议上"));
    assert_eq!(report.reporter.and_then(|reporter| reporter.name).as_deref(), Some("张三"));
}

/// Who reports may stand for somebody who is to be filled in: that is said, and is no name of a unit in silence.
#[test]
fn who_reports_and_is_left_out_is_said() {
    for (head, who, is_said) in [
        ("2025年工作总结\n某部门\n张三", "某部门", true),
        ("2025年工作总结\n单位：某单位\n述职人：张三", "某单位", true),
        ("2025年工作总结\nXX县水务局", "XX县水务局", true),
        ("x区水务局2025年工作总结", "x区水务局", true),
        ("2025年工作总结\n**县水务局", "**县水务局", true),
        ("2025年工作总结\n云河县水务局", "云河县水务局", false),
        ("2025年工作总结\nX光室", "X光室", false),
    ] {
        let Reading { report, findings, .. } = read(format!("{head}\n一、工作情况\n抓好落实。"));
        let left_out = findings.iter().any(|finding| finding.pointer == "/reporter" && finding.message.zh.contains("占位"));
        assert_eq!(report.reporter.and_then(|reporter| reporter.organization).as_deref(), Some(who), "{head}");
        assert_eq!(left_out, is_said, "{head}");
    }
}

/// Who reports may not look like a person: that is said.
#[test]
fn a_name_that_is_none_is_said() {
    for (who, is_said) in [("县水务局　王某", false), ("述职人：王某、李某", false), ("县水务局　全体职工", true)]
    {
        let Reading { report, findings, .. } = read(format!("2025年述职报告\n{who}\n一、工作情况\n抓好落实。"));
        let guessed = findings.iter().any(|finding| finding.code == Code::Guessed && finding.pointer == "/reporter");
        assert!(report.reporter.is_some_and(|reporter| reporter.name.is_some()), "{who}");
        assert_eq!(guessed, is_said, "{who}");
    }
}

#[test]
fn a_text_is_told_from_other_files_by_its_look() {
    for bytes in
        ["2025年度工作总结".as_bytes(), "\u{FEFF}总结".as_bytes(), b"a", b"P K", b"\xFF\xFE;`\0\0", b"\xFE\xFF`;\0a", b"\xD7\xDC\xBD\xE1"]
    {
        assert!(looks_like_text(bytes), "{bytes:?}");
    }
    let others: [&[u8]; 17] = [
        b"",
        b"PK\x03\x04",
        b"%PDF-1.7",
        b"{\\rtf1",
        b"\xD0\xCF\x11\xE0\xA1\xB1",
        b"%TSD-Header",
        b"\x89PNG\r\n",
        b"\xFF\xD8\xFF\xE0",
        b"GIF89a",
        b"RIFFabcd",
        b"Rar!\x1A",
        b"7z\xBC\xAF\x27",
        b"\x1F\x8B\x08",
        b"MIME-Version: 1.0",
        b"From: <a@b.cn>",
        b"\xEF\xBB\xBF \n<html>",
        b"ab\0cd",
    ];
    for bytes in others {
        assert!(!looks_like_text(bytes), "{bytes:?}");
    }
}
