//! The document: its parts against golden files, its text, and what is promised of its bytes.

use std::io::{Cursor, Read};

use annual_report::check::Rules;
use annual_report::finding::Code;
use annual_report::model::{
    AnnualReport, Figure, NaiveDate, Plan, PlanChapter, Point, Problem, ProblemChapter, Reporter, WorkChapter, WorkItem,
};
use annual_report::page::{Annexes, Layout, LayoutError, Marker, Numeral, PageNumberPlace, Signature};
use annual_report::read::Limits;
use annual_report::write::{DocxError, Writer};

const PARTY: &str = include_str!("../examples/data/party_duty_report.json");
const SUMMARY: &str = include_str!("../examples/data/department_summary.json");

fn party() -> AnnualReport {
    AnnualReport::from_json(PARTY).unwrap()
}

fn with_annexes() -> Layout {
    let mut layout = Layout::gb_t_9704();
    layout.annexes = Annexes::all();
    layout
}

fn parts(docx: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().to_owned(), text)
        })
        .collect()
}

fn part(docx: &[u8], name: &str) -> String {
    parts(docx).into_iter().find(|(part, _)| part == name).unwrap().1
}

/// The text of the document's paragraphs outside its tables, by style and line.
fn lines(docx: &[u8]) -> Vec<(String, String)> {
    let document = docx_rs::read_docx(docx).unwrap().document;
    let paragraphs = document.children.into_iter().filter_map(|child| match child {
        docx_rs::DocumentChild::Paragraph(paragraph) => Some(paragraph),
        _ => None,
    });
    paragraphs
        .map(|paragraph| (paragraph.property.style.as_ref().map(|style| style.val.clone()).unwrap_or_default(), paragraph.raw_text()))
        .collect()
}

fn texts(docx: &[u8]) -> Vec<String> {
    lines(docx).into_iter().map(|(_, text)| text).collect()
}

/// Compares every part with its golden file, an element a line. `UPDATE_GOLDEN=1 cargo test --test docx` writes them anew.
#[track_caller]
fn golden(name: &str, docx: &[u8]) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    if update {
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
    }
    let parts = parts(docx);
    for (part, text) in &parts {
        let file = folder.join(part.replace('/', "-"));
        let text = text.replace("><", ">\n<") + "\n";
        if update {
            std::fs::write(&file, &text).unwrap();
        }
        let expected = std::fs::read_to_string(&file).unwrap_or_default();
        let differs = expected.lines().zip(text.lines()).position(|(expected, line)| expected != line);
        if let Some(line) = differs {
            panic!(
                "{name}: {part}, line {}:\nexpected {}\nfound    {}",
                line + 1,
                expected.lines().nth(line).unwrap(),
                text.lines().nth(line).unwrap()
            );
        }
        assert_eq!(expected.lines().count(), text.lines().count(), "{name}: {part} has another length");
    }
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), parts.len(), "{name}: parts came or went");
}

#[test]
fn golden_documents() {
    golden("party_duty_report", &party().to_docx(&with_annexes()).unwrap());
    golden("department_summary", &AnnualReport::from_json(SUMMARY).unwrap().to_draft_docx(&Layout::gb_t_9704()).unwrap());
}

#[test]
fn the_layout_writes_numbers_and_punctuation() {
    let mut item = WorkItem::new("抓好学习").with_lead("总的情况良好。\n分述如下。");
    for number in 1..=11 {
        item = item.with_points([Point::new(format!("第{number}个要点"), "内容。")]);
    }
    let report = AnnualReport::new(2025)
        .with_title("总结")
        .with_salutation("同志们")
        .with_preamble("前言{户数}。")
        .with_work([WorkChapter::default()
            .with_items([item])
            .with_items([WorkItem::new("抓好落实").with_points([Point::new("有差距，", "要改进。\n另起一段。")])])])
        .with_work([WorkChapter::new("其他工作").with_lead("有序。")])
        .with_problems(ProblemChapter::default().with_items([Problem::new("办法不多").with_text("新意不够。")]))
        .with_plans(
            PlanChapter::default()
                .with_lead("重点：")
                .with_items([Plan::new("继续学习", "学习{目标}。").with_targets([Figure::new("目标", "次").with_value(40)])]),
        )
        .with_closing("报告完毕。")
        .with_figures([Figure::new("户数", "户").with_value(7)]);
    let expected = [
        ("Title", "总结"),
        ("Salutation", "同志们："),
        ("Body", "前言7户。"),
        ("Heading1", "一、工作情况"),
        ("Heading2", "（一）抓好学习"),
        ("Body", "总的情况良好。"),
        ("Body", "分述如下。"),
        ("Body", "一是第1个要点。内容。"),
        ("Body", "十一是第11个要点。内容。"),
        ("Heading2", "（二）抓好落实"),
        ("Body", "一是有差距，要改进。"),
        ("Body", "另起一段。"),
        ("Heading1", "二、其他工作"),
        ("Body", "有序。"),
        ("Heading1", "三、存在的问题"),
        ("Body", "一是办法不多。新意不够。"),
        ("Heading1", "四、下一步打算"),
        ("Body", "重点："),
        ("Body", "（一）继续学习。学习40次。"),
        ("Body", "报告完毕。"),
    ];
    let mut lines = lines(&report.to_docx(&Layout::gb_t_9704()).unwrap());
    lines.retain(|(_, text)| !(2..=10).any(|number| text.contains(&format!("第{number}个要点"))));
    let lines: Vec<_> = lines.iter().map(|(style, text)| (style.as_str(), text.as_str())).collect();
    assert_eq!(lines, expected);
}

#[test]
fn chapters_are_numbered_beyond_twenty() {
    let report = (0..21).fold(AnnualReport::new(2025).with_title("总结"), |report, _| report.with_work([WorkChapter::new("工作")]));
    assert_eq!(texts(&report.to_docx(&Layout::gb_t_9704()).unwrap())[21], "二十一、工作");
}

#[test]
fn a_changed_layout_is_followed() {
    let mut layout = with_annexes();
    layout.numbering.chapter = Marker::new("第", Numeral::Chinese, "部分　");
    layout.numbering.point = Marker::new("（", Numeral::Arabic, "）");
    layout.numbering.plan = Marker::new("", Numeral::None, "");
    layout.reporter_line = false;
    layout.page_number.place = PageNumberPlace::None;
    layout.page.margins.left = 30.0;
    layout.sizes.title = 20.0;
    layout.fonts.latin.name = "Arial".into();
    layout.grid.lines_per_page = 20;
    layout.grid.first_line = 0;
    layout.blank_lines.after_title = 2.0;
    let docx = party().to_docx(&layout).unwrap();
    let texts = texts(&docx);
    assert!(texts.contains(&"第一部分　工作情况".to_owned()));
    assert!(texts.iter().any(|text| text.starts_with("（1）抓好集中学习。制定")));
    assert!(texts.iter().any(|text| text.starts_with("在理论武装上求深化，持续提升政治能力。完善")));
    assert!(!texts.iter().any(|text| text.starts_with("云溪县水务局")));
    assert!(!parts(&docx).iter().any(|(name, _)| name.contains("footer")));
    let (document, styles) = (part(&docx, "word/document.xml"), part(&docx, "word/styles.xml"));
    assert!(document.contains(r#"w:left="1701""#) && document.contains(r#"w:linePitch="637""#) && !document.contains("footerReference"));
    assert!(styles.contains(r#"<w:sz w:val="40"/>"#) && styles.contains(r#"w:ascii="Arial""#) && styles.contains(r#"w:line="637""#));
    assert!(styles.contains(r#"w:after="1274""#) && !styles.contains(r#"w:firstLine="640""#));
}

#[test]
fn an_offices_look_is_in_the_parts() {
    let layout = Layout::from_json(
        r##"{ "grid": { "line_pitch": 30, "character_spacing": 0 }, "sizes": { "chapter": 18, "table_head": 14 },
              "fonts": { "table": "宋体", "table_head": "微软雅黑" },
              "page_number": { "form": "第{page}页 共{pages}页", "place": "centre", "first_page": false },
              "styles": { "chapter": { "align": "centre", "bold": true, "color": "#C00000", "first_line": 0 }, "body": { "left": 1, "first_line": 3 } },
              "tables": { "rules": "three", "rule_width": 1 }, "annexes": { "figures": true } }"##,
    )
    .unwrap();
    let docx = party().to_docx(&layout).unwrap();
    let (document, styles) = (part(&docx, "word/document.xml"), part(&docx, "word/styles.xml"));
    let style = |id: &str| {
        let from = styles.find(&format!(r#"w:styleId="{id}""#)).unwrap();
        styles[from..from + styles[from..].find("</w:style>").unwrap()].to_owned()
    };
    let chapter = style("Heading1");
    for said in [r#"<w:jc w:val="center"/>"#, "<w:b/>", r#"<w:color w:val="C00000"/>"#, r#"<w:sz w:val="36"/>"#] {
        assert!(chapter.contains(said), "{said} in {chapter}");
    }
    assert!(!chapter.contains("firstLine"));
    assert!(style("Body").contains(r#"w:left="320" w:right="0" w:firstLineChars="200" w:firstLine="640""#), "{}", style("Body"));
    assert!(style("TableHead").contains("微软雅黑") && style("TableHead").contains(r#"<w:sz w:val="28"/>"#));
    assert!(style("TableText").contains(r#"w:eastAsia="宋体""#));
    let table = style("ReportTable");
    assert!(table.contains(r#"<w:top w:val="single" w:sz="16""#) && !table.contains("insideV") && !table.contains("<w:left w:val"));
    assert_eq!(document.matches(r#"<w:tcBorders><w:bottom w:val="single" w:sz="8""#).count(), 7, "below the head alone");
    assert_eq!(document.matches("<w:titlePg").count(), 1, "the first section alone");
    assert!(document.contains(r#"w:linePitch="600""#));
    for footer in ["word/footer1.xml", "word/footer2.xml"] {
        let footer = part(&docx, footer);
        assert!(footer.contains("第") && footer.contains("PAGE") && footer.contains("NUMPAGES"), "{footer}");
    }
    assert!(style("OddFooter").contains(r#"<w:jc w:val="center"/>"#) && style("EvenFooter").contains(r#"<w:jc w:val="center"/>"#));
    let mut layout = layout;
    layout.page_number.place = PageNumberPlace::Inside;
    let styles = part(&party().to_docx(&layout).unwrap(), "word/styles.xml");
    assert!(
        styles.split(r#"w:styleId="OddFooter""#).nth(1).unwrap().split("</w:style>").next().unwrap().contains(r#"<w:jc w:val="left"/>"#)
    );
}

#[test]
fn any_name_of_a_font_and_any_marker_can_be_written() {
    let mut layout = with_annexes();
    layout.fonts.body = "A&B <\"C\">".into();
    layout.fonts.latin.name = "D&E".into();
    layout.numbering.chapter = Marker::new("<&\u{1}", Numeral::Arabic, ">");
    let docx = party().to_docx(&layout).unwrap();
    assert!(texts(&docx).contains(&"<&1>工作情况".to_owned()));
    for (name, text) in parts(&docx) {
        let mut reader = quick_xml::Reader::from_str(&text);
        while !matches!(reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")), quick_xml::events::Event::Eof) {}
        assert!(!text.contains("A&B") && !text.contains("D&E"), "{name} holds a bare ampersand");
        assert!(!name.contains("fontTable") && !name.contains("styles") || text.contains("A&amp;B &lt;"), "{name}");
    }
}

#[test]
fn an_impossible_layout_is_refused() {
    let mut layout = Layout::gb_t_9704();
    layout.page.margins.left = 200.0;
    assert!(matches!(party().to_docx(&layout), Err(DocxError::Layout(LayoutError::NoRoom { .. }))));
    let refused = |change: &dyn Fn(&mut Layout)| {
        let mut layout = Layout::gb_t_9704();
        change(&mut layout);
        layout.validate().unwrap_err()
    };
    assert!(matches!(refused(&|layout| layout.page.width = f64::NAN), LayoutError::OutOfRange { .. }));
    assert!(matches!(refused(&|layout| layout.grid.characters_per_line = 60), LayoutError::LineTooShort { characters: 60, .. }));
    assert!(matches!(refused(&|layout| layout.grid.lines_per_page = 60), LayoutError::PageTooShort { lines: 60, .. }));
    assert!(matches!(refused(&|layout| layout.page.number_distance = 34.0), LayoutError::NoRoomForPageNumber { .. }));
    assert!(matches!(refused(&|layout| layout.fonts.body = "仿宋,黑体".into()), LayoutError::FontName { .. }));
}

#[test]
fn signature_and_date_stand_as_the_standard_says() {
    let report = |reporter: Reporter| {
        AnnualReport::new(2025).with_title("总结").with_reporter(reporter).with_reported_on(NaiveDate::from_ymd_opt(2025, 12, 5).unwrap())
    };
    let report = |reporter| report(reporter).with_work([WorkChapter::default()]);
    // What stands between the style and the text: the indents, and how the line stands between them.
    let stand = |docx: Vec<u8>| -> Vec<(String, String)> {
        let document = part(&docx, "word/document.xml");
        let paragraphs = document.split("<w:p>").filter(|text| text.contains("SignatureLine") || text.contains("DateLine"));
        paragraphs
            .map(|text| {
                let between = |open: &str, close: &str| text.split_once(open).unwrap().1.split_once(close).unwrap().0.to_owned();
                (between("<w:t>", "<"), between("<w:ind ", "</w:pPr>"))
            })
            .collect()
    };
    let begin = |text: &str, left: i32| (text.to_owned(), format!("w:left=\"{left}\" w:right=\"-160\"/><w:jc w:val=\"left\"/>"));
    let centred = |text: &str, left: i32| (text.to_owned(), format!("w:left=\"{left}\" w:right=\"0\"/><w:jc w:val=\"center\"/>"));
    let end = |text: &str, right: i32| (text.to_owned(), format!("w:left=\"0\" w:right=\"{right}\"/>"));
    let mut layout = Layout::gb_t_9704();
    // 315 twips a Han character, 155 a digit, nothing between the two: a date of 7 digits is 2030 wide, the line 8844.
    let unit = Reporter::new("云溪县水务局");
    assert_eq!(
        stand(report(unit.clone()).to_docx(&layout).unwrap()),
        [begin("云溪县水务局", 8844 - 2030 - 4 * 315), begin("2025年12月5日", 8844 - 2030 - 2 * 315)]
    );
    let long = Reporter::new("云溪县农村饮水安全工程管理站");
    assert_eq!(
        stand(report(long).to_docx(&layout).unwrap()),
        [end("云溪县农村饮水安全工程管理站", 630), begin("2025年12月5日", 8844 - 14 * 315)]
    );
    assert_eq!(stand(report(unit.clone().with_name("李明")).to_docx(&layout).unwrap())[0].0, "李明");
    layout.signature = Signature::Sealed;
    assert_eq!(
        stand(report(unit.clone().with_name("李明")).to_docx(&layout).unwrap()),
        [centred("云溪县水务局", 8844 - 2030 - 8 * 315), centred("2025年12月5日", 8844 - 2030 - 8 * 315)]
    );
    layout.signature = Signature::None;
    assert_eq!(stand(report(unit).to_docx(&layout).unwrap()), []);
}

#[test]
fn quotation_marks_ask_for_their_full_width() {
    let report =
        AnnualReport::new(2025).with_title("总结").with_preamble("落实“三会一课”。\n没有引号。").with_work([WorkChapter::default()]);
    let document = part(&report.to_docx(&Layout::gb_t_9704()).unwrap(), "word/document.xml");
    assert!(document.contains(r#"<w:rFonts w:hint="eastAsia"/></w:rPr><w:t>落实“三会一课”。</w:t>"#));
    assert!(document.contains(r#"<w:r><w:t>没有引号。</w:t>"#));
}

#[test]
fn properties_come_from_the_report() {
    let docx = party().to_docx(&Layout::gb_t_9704()).unwrap();
    let core = part(&docx, "docProps/core.xml");
    for field in [
        "<dc:title>2025年度抓基层党建工作述职报告</dc:title>",
        "<dc:creator>李明</dc:creator>",
        "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2025-12-20T00:00:00Z</dcterms:created>",
    ] {
        assert!(core.contains(field), "{core}");
    }
    assert!(part(&docx, "docProps/app.xml").contains("<Company>云溪县水务局</Company>"));
}

#[test]
fn the_same_report_gives_the_same_bytes_in_every_thread() {
    let (report, layout) = (party(), with_annexes());
    let once = report.to_docx(&layout).unwrap();
    let writer = Writer::new(&layout).unwrap();
    let checked = report.finalize(&Rules::final_report()).unwrap();
    std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..16).map(|_| scope.spawn(|| (report.to_docx(&layout).unwrap(), writer.write(&checked).unwrap()))).collect();
        for thread in threads {
            let (alone, shared) = thread.join().unwrap();
            assert!(alone == once && shared == once);
        }
    });
    // Where in the program a layout's writer was made leaves no trace either.
    let mut other = layout.clone();
    other.sizes.body = 15.0;
    let _ = report.to_docx(&other).unwrap();
    assert!(report.to_docx(&layout).unwrap() == once);
}

#[test]
fn a_final_report_with_errors_is_refused_and_a_draft_is_written() {
    let report = AnnualReport::from_json(SUMMARY).unwrap();
    let layout = with_annexes();
    match report.to_docx(&layout) {
        Err(DocxError::Refused(findings)) => assert!(findings.errors().all(|finding| finding.code == Code::FigureValueMissing)),
        other => panic!("{other:?}"),
    }
    let draft = report.to_draft_docx(&layout).unwrap();
    let document = part(&draft, "word/document.xml");
    // Three blanks in the text and three in the table; the plan's target only in the text.
    assert_eq!(document.matches(r#"<w:rStyle w:val="Blank"/>"#).count(), 7);
    assert!(texts(&draft).iter().any(|text| text.contains("指导____家企业")));
    let lenient = Rules::final_report().off(Code::FigureValueMissing).unwrap();
    assert!(Writer::new(&layout).unwrap().write(&report.finalize(&lenient).unwrap()).is_ok());
}

#[test]
fn a_draft_holds_what_xml_can_hold() {
    let report =
        AnnualReport::new(2025).with_title("甲\u{1}乙 <&> \"丙\"").with_preamble("丁\u{FFFE}{没有}{戊").with_work([WorkChapter::default()]);
    assert!(matches!(report.to_docx(&Layout::gb_t_9704()), Err(DocxError::Refused(_))));
    let draft = report.to_draft_docx(&Layout::gb_t_9704()).unwrap();
    assert_eq!(texts(&draft)[..2], ["甲乙 <&> \"丙\"", "丁{没有}{戊"]);
    assert!(part(&draft, "docProps/core.xml").contains("<dc:title>甲乙 &lt;&amp;&gt; "));
}

#[test]
fn annexes_are_tables_on_pages_of_their_own() {
    let document = part(&party().to_docx(&with_annexes()).unwrap(), "word/document.xml");
    assert_eq!(document.matches("<w:sectPr>").count(), 3);
    assert_eq!(document.matches(r#"w:orient="landscape""#).count(), 1);
    assert_eq!(document.matches("<w:tblHeader/>").count(), 2);
    let tables: Vec<&str> = document.split("<w:tbl>").skip(1).collect();
    assert_eq!(tables[0].matches("<w:tr>").count(), tables[0].matches("<w:cantSplit/>").count(), "figures stay on one page");
    assert_eq!(tables[1].matches("<w:cantSplit/>").count(), 1, "a problem may go on on the next page, the head not");
    // A figure with everything: name, unit, this year, last year, change, target, completion.
    let row = document.split("<w:tr>").find(|row| row.contains(">宣传信息<")).unwrap();
    let cells: Vec<&str> = row.split("<w:t>").skip(1).map(|cell| cell.split_once('<').unwrap().0).collect();
    assert_eq!(cells, ["宣传信息", "条", "156", "120", "+36", "150", "104%"]);
    // Without rows there is no annex, and no mention of one.
    let bare = AnnualReport::new(2025).with_title("总结").with_work([WorkChapter::default()]);
    let document = part(&bare.to_docx(&with_annexes()).unwrap(), "word/document.xml");
    assert!(!document.contains("附件") && !document.contains("<w:tbl>"));
}

#[test]
fn numbers_that_do_not_fit_their_columns_are_set_smaller() {
    let wide = |name: &str| {
        Figure::new(name, "元").with_value(1_234_567_890_123_i64).with_last_year(987_654_321_098_i64).with_target(1_234_567_890_124_i64)
    };
    let report = AnnualReport::new(2025).with_figures([wide("甲"), wide("乙")]);
    let document = part(&report.to_draft_docx(&with_annexes()).unwrap(), "word/document.xml");
    let table = document.split_once("<w:tbl>").unwrap().1;
    assert_eq!(table.matches("<w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>").count(), table.matches("<w:r>").count());
}

#[test]
fn a_document_is_small() {
    let mut report = party();
    let summary = AnnualReport::from_json(SUMMARY).unwrap();
    report.work.extend(summary.work);
    report.figures.extend(summary.figures);
    let mut layout = Layout::gb_t_9704();
    let with_data = report.to_draft_docx(&layout).unwrap();
    layout.data = false;
    let docx = report.to_draft_docx(&layout).unwrap();
    let characters: usize = texts(&docx).iter().map(|text| text.chars().count()).sum();
    assert!((3_200..4_000).contains(&characters), "{characters} characters");
    assert!(docx.len() < 12_000, "{} bytes for {characters} characters", docx.len());
    assert!(with_data.len() < 25_000, "{} bytes with the data", with_data.len());
}

#[test]
fn a_failed_run_leaves_the_old_file() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let path = folder.path().join("报告.docx");
    let layout = Layout::gb_t_9704();
    std::fs::write(&path, "old").unwrap();
    assert!(AnnualReport::from_json(SUMMARY).unwrap().save_docx(&path, &layout).is_err());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
    party().save_docx(&path, &layout).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), party().to_docx(&layout).unwrap());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    let nowhere = folder.path().join("没有/报告.docx");
    let error = party().save_docx(&nowhere, &layout).unwrap_err();
    assert!(
        matches!(&error, DocxError::Save { path, .. } if *path == nowhere)
            && error.to_string().contains("could not be written")
            && !error.to_string().contains(".annual-report-"),
        "{error}"
    );
}

#[cfg(unix)]
#[test]
fn a_saved_file_can_be_read_by_those_who_could() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let (fresh, plain, old) = (folder.path().join("fresh.docx"), folder.path().join("plain"), folder.path().join("old.docx"));
    std::fs::write(&plain, "").unwrap();
    party().save_docx(&fresh, &Layout::gb_t_9704()).unwrap();
    assert_eq!(mode(&fresh), mode(&plain), "a new file is as open as any new file");
    std::fs::write(&old, "").unwrap();
    std::fs::set_permissions(&old, std::fs::Permissions::from_mode(0o640)).unwrap();
    party().save_docx(&old, &Layout::gb_t_9704()).unwrap();
    assert_eq!(mode(&old), 0o640, "an old file stays as open as it was");
}

#[test]
fn a_document_that_nobody_touched_has_no_changes() {
    for c in
        ('\u{A0}'..='\u{AD}').chain('\u{300}'..='\u{36F}').chain('\u{2000}'..='\u{206F}').chain("\t\u{FEFF}\u{3000}\u{3164}\u{61C}".chars())
    {
        for text in [format!("甲{c}乙。"), format!("{c}甲乙"), format!("甲乙{c}"), format!("A{c}b {c} c")] {
            let report = AnnualReport::new(2025).with_title("总结").with_work([WorkChapter::default().with_lead(text.as_str())]);
            let docx = report.to_draft_docx(&Layout::gb_t_9704()).unwrap();
            let read = AnnualReport::read_docx(&docx, &Limits::default()).unwrap();
            assert_eq!(read.changes, [], "{text:?}");
        }
    }
}
