//! Plain text -> report -> plain text.

use annual_report::AnnualReport;
use annual_report::check::{Code, Findings};
use annual_report::model::{Figure, Prose};
use annual_report::outline::Outlined;
use serde_json::{Value, json};

/// Every outline of `tests/outlines/`, by its name.
fn corpus() -> Vec<(String, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outlines");
    let mut texts: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "txt"))
        .map(|path| (path.with_extension("json").to_str().unwrap().to_owned(), std::fs::read_to_string(path).unwrap()))
        .collect();
    texts.sort();
    assert!(texts.len() >= 12, "{}", texts.len());
    texts
}

fn said(findings: &Findings) -> Value {
    findings
        .iter()
        .map(|finding| json!({ "code": finding.code, "line": finding.position.map(|at| at.line), "pointer": finding.pointer }))
        .collect()
}

/// With `UPDATE_GOLDEN=1` the expected reports are written anew.
#[test]
fn each_outline_is_read_as_it_is_meant() {
    for (expected, text) in corpus() {
        let Outlined { report, findings, .. } = AnnualReport::from_outline(&text);
        let read = format!("{:#}\n", json!({ "report": report, "findings": said(&findings) }));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&expected, &read).unwrap();
        }
        assert!(std::fs::read_to_string(&expected).is_ok_and(|expected| expected == read), "{expected}: {read}");
    }
}

/// What a reader sees of a text: its characters without white space, in a half-width form, without the numbers at the heads of lines.
fn characters(text: &str) -> Vec<char> {
    let mut all: Vec<char> = text.chars().filter(|c| !c.is_whitespace() && !"#，。；：、,.:;（）()_＿*XxＸ".contains(*c)).collect();
    all.sort_unstable();
    all
}

#[test]
fn no_character_of_an_outline_is_lost() {
    for (name, text) in corpus() {
        let back = AnnualReport::from_outline(&text).report.to_outline();
        let mut left = characters(&back);
        // Numbers at the heads of lines are the layout's; digits of any width are written in half width, dates with these.
        let is_numbering = |c: &char| "一二三四五六七八九十是第部分①②０１２３４５６７８９〇年月日0123456789\u{FEFF}".contains(*c);
        for c in characters(&text) {
            match left.iter().position(|other| *other == c) {
                Some(at) => drop(left.swap_remove(at)),
                None => assert!(is_numbering(&c), "{name}: {c} is lost\n{back}"),
            }
        }
    }
}

/// A text that follows the common form comes back as it was; any other is in that form once it was read.
#[test]
fn text_to_report_to_text_is_stable() {
    for (name, text) in corpus() {
        let read = AnnualReport::from_outline(&text);
        let once = read.report.to_outline();
        let twice = AnnualReport::from_outline(&once).report.to_outline();
        // What had no place of its own may find one among the numbers of the written text.
        let is_placed = read.findings.iter().all(|finding| finding.code != Code::UnplacedText);
        assert!(!is_placed || twice == once, "{name}:\n{once}\n{twice}");
    }
    let classic = include_str!("outlines/01-classic.txt");
    assert_eq!(AnnualReport::from_outline(classic).report.to_outline(), classic);
}

/// A real report, where it is at hand.
#[test]
fn the_seed_comes_back_line_by_line() {
    let seed = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seed/report.txt");
    let Ok(text) = std::fs::read_to_string(seed) else { return };
    let Outlined { report, findings, .. } = AnnualReport::from_outline(&text);
    assert!(findings.is_empty(), "{findings}");
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(report.to_outline().lines().collect::<Vec<_>>(), lines);
    let blanks = report.figures().filter(|placed| placed.figure.value.is_none()).count();
    assert_eq!((report.figures().count(), blanks), (22, 7));
    let findings = report.check_with(&annual_report::check::Rules::draft());
    assert!(findings.iter().all(|finding| finding.code == Code::ProblemWithoutMeasures), "{findings}");
}

#[test]
fn the_samples_come_back_with_their_figures() {
    for sample in [
        include_str!("../examples/data/party_duty_report.json"),
        include_str!("../examples/data/department_summary.json"),
        include_str!("full_report.json"),
    ] {
        let report = AnnualReport::from_json(sample).unwrap();
        let text = report.to_outline();
        let Outlined { report: read, findings, .. } = AnnualReport::from_outline(&text);
        assert!(findings.is_empty(), "{findings}");
        assert_eq!(read.to_outline(), text);
        assert_eq!(
            (read.year, &read.title, read.reported_on, &read.salutation),
            (report.year, &report.title, report.reported_on, &report.salutation)
        );
        assert_eq!(read.reporter, report.reporter);
        let headings = |report: &AnnualReport| -> Vec<String> {
            report.work.iter().flat_map(|chapter| chapter.items.iter().map(|item| item.heading.clone())).collect()
        };
        assert_eq!(headings(&read), headings(&report));
        // Every figure that a text stands on is found again, with its value, unit and word; others may be found beside.
        let figures = |report: &AnnualReport| -> Vec<String> {
            report.figures().filter(|placed| placed.figure.value.is_some()).map(|placed| placed.figure.to_string()).collect()
        };
        let found = figures(&read);
        for wanted in figures(&report) {
            assert!(found.contains(&wanted), "{wanted}");
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
    ] {
        let read = AnnualReport::from_outline(text).report;
        assert_eq!(read.work.len(), 1, "{text:?}");
        let _ = read.to_outline();
    }
    let nameless = AnnualReport::from_outline("工作总结\n一、工作情况\n抓好落实。");
    assert_eq!(said(&nameless.findings)[0]["code"], "year_unknown");
    assert_eq!(nameless.report.year, 0);
}

/// Names are given once, whatever a text says, and every reference has its figure.
#[test]
fn names_are_unique_and_referred_to() {
    let clause = "开展活动3次，开展活动4次，开展活动2次。活动2完成5次。";
    let read = AnnualReport::from_outline(&format!("2025年总结\n一、工作情况\n（一）抓活动\n{}", clause.repeat(50))).report;
    assert_eq!(read.figures().count(), 200);
    let findings = read.check();
    let codes: Vec<Code> = findings.iter().map(|finding| finding.code).filter(|code| *code != Code::ReporterMissing).collect();
    assert_eq!(codes, []);
    let references: Vec<&str> = read.work[0].items[0].lead.references().collect();
    assert_eq!(references.len(), 200);
}

#[test]
fn braces_of_a_text_stay_braces() {
    let read = AnnualReport::from_outline("2025年总结\n一、工作情况\n采用{编码}和{{模板}}，入库3200条。").report;
    assert_eq!(read.work[0].lead, Prose::from("采用{{编码}}和{{{{模板}}}}，入库{入库}。"));
    assert_eq!(read.figures[0], Figure::new("入库", "条").value(3200));
    assert!(read.to_outline().ends_with("采用{编码}和{{模板}}，入库3200条。\n"));
}
