//! Word documents -> reports: our own by their data, others by their text. What hostile ones do is in `read_hostile`.

use std::io::{Read, Write};

use annual_report::AnnualReport;
use annual_report::model::{
    Figure, Measure, NaiveDate, OtherChapter, Period, Placement, Plan, PlanChapter, Point, Problem, ProblemChapter, Reporter, Status,
    Subpoint, WorkChapter, WorkItem,
};
use annual_report::page::{Annexes, Layout};
use annual_report::read::{Change, LeftOutKind, Limits, Reading, Source};
use zip::write::SimpleFileOptions;

pub(crate) const SAMPLES: [&str; 3] = [
    include_str!("../examples/data/party_duty_report.json"),
    include_str!("../examples/data/department_summary.json"),
    include_str!("full_report.json"),
];

pub(crate) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
pub(crate) const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub(crate) fn report(sample: &str) -> AnnualReport {
    AnnualReport::from_json(sample).unwrap()
}

pub(crate) fn with_annexes() -> Layout {
    let mut layout = Layout::gb_t_9704();
    layout.annexes = Annexes::all();
    layout
}

pub(crate) fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The document with its parts changed.
pub(crate) fn changed(docx: &[u8], change: impl Fn(&str, String) -> Option<String>) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    let parts: Vec<(String, String)> = names
        .into_iter()
        .filter_map(|name| {
            let mut text = String::new();
            archive.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
            change(&name, text).map(|text| (name, text))
        })
        .collect();
    zipped(&parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>())
}

/// A document of these paragraphs, as another program may write it.
pub(crate) fn foreign(body: &str, others: &[(&str, &str, &str)]) -> Vec<u8> {
    let relations = format!(
        r#"<Relationships xmlns="{RELATIONS}"><Relationship Id="a" Type="{KINDS}/officeDocument" Target="/word/document2.xml"/></Relationships>"#
    );
    let own: String =
        others.iter().map(|(kind, name, _)| format!(r#"<Relationship Id="{kind}" Type="{KINDS}/{kind}" Target="{name}"/>"#)).collect();
    let own = format!(r#"<Relationships xmlns="{RELATIONS}">{own}</Relationships>"#);
    let document = format!(
        r#"<w:document xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:body>{body}</w:body></w:document>"#
    );
    let names: Vec<String> = others.iter().map(|(_, name, _)| format!("word/{name}")).collect();
    let mut parts = vec![("_rels/.rels", relations.as_str()), ("word/document2.xml", &document), ("word/_rels/document2.xml.rels", &own)];
    parts.extend(names.iter().zip(others).map(|(name, (_, _, text))| (name.as_str(), *text)));
    zipped(&parts)
}

pub(crate) fn paragraph(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

pub(crate) fn read(docx: &[u8]) -> Reading {
    AnnualReport::read_docx(docx, &Limits::default()).unwrap()
}

fn text(docx: &[u8]) -> String {
    let read = read(docx);
    assert_eq!(read.source, Source::Text);
    read.report.to_text()
}

#[test]
fn a_document_gives_its_report_back() {
    for sample in SAMPLES {
        let report = report(sample);
        for layout in [Layout::gb_t_9704(), with_annexes()] {
            let read = self::read(&report.to_draft_docx(&layout).unwrap());
            assert_eq!((read.source, read.changes.as_slice()), (Source::Data, [].as_slice()));
            assert_eq!(serde_json::to_string(&read.report).unwrap(), serde_json::to_string(&report).unwrap());
        }
    }
}

#[test]
fn what_was_changed_in_the_text_is_shown() {
    let docx = report(SAMPLES[2]).to_docx(&with_annexes()).unwrap();
    let edited = changed(&docx, |name, text| {
        Some(match name {
            // A figure in the text, a heading, and a cell of an annex.
            "word/document.xml" => {
                text.replace("12600余卷", "13000卷").replace("推进数字转型", "加快数字转型").replace("综合办公室", "办公室")
            }
            _ => text,
        })
    });
    let read = self::read(&edited);
    assert_eq!(read.report, report(SAMPLES[2]), "the report is that of the data");
    let changes: Vec<(&str, &str)> =
        read.changes.iter().map(|change| (change.old.as_deref().unwrap(), change.new.as_deref().unwrap())).collect();
    assert_eq!(changes.len(), 3, "{changes:?}");
    assert!(
        changes[0].0.starts_with("一是做好接收进馆。接收到期档案12600余卷")
            && changes[0].1.starts_with("一是做好接收进馆。接收到期档案13000卷")
    );
    assert_eq!(changes[1], ("（二）推进数字转型", "（二）加快数字转型"));
    assert_eq!(changes[2], ("综合办公室", "办公室"));
    // A paragraph gone, another added.
    let edited = changed(&docx, |name, text| {
        if name != "word/document.xml" {
            return Some(text);
        }
        let from = text.find("<w:p>").unwrap();
        let to = from + text[from..].find("</w:p>").unwrap() + "</w:p>".len();
        Some(format!("{}{}{}", &text[..from], paragraph("", "添加的一段"), &text[to..]))
    });
    let changes = self::read(&edited).changes;
    assert_eq!(changes.len(), 1);
    let Change { old, new, .. } = &changes[0];
    assert_eq!((old.as_deref(), new.as_deref()), (Some("清源县档案馆\n2025年工作总结"), Some("添加的一段")));
}

#[test]
fn the_data_can_be_left_out_and_found_under_any_name() {
    let report = report(SAMPLES[0]);
    let mut layout = with_annexes();
    layout.data = false;
    let docx = report.to_docx(&layout).unwrap();
    assert!(zip::ZipArchive::new(std::io::Cursor::new(&docx)).unwrap().file_names().all(|name| !name.contains("customXml")));
    let read = self::read(&docx);
    assert_eq!(read.source, Source::Text);
    assert_eq!(read.report.to_text(), report.to_text(), "without the annexes");
    assert_eq!(read.report.reporter, report.reporter);
    // Another program numbers the parts of data anew.
    let renamed = report.to_docx(&Layout::gb_t_9704()).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&renamed)).unwrap();
    let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    let parts: Vec<(String, String)> = names
        .into_iter()
        .map(|name| {
            let mut text = String::new();
            archive.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
            (name.replace("customXml/item1.xml", "customXml/item7.xml"), text.replace("customXml/item1.xml", "customXml/item7.xml"))
        })
        .collect();
    let renamed = zipped(&parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>());
    assert_eq!(self::read(&renamed).source, Source::Data);
    // Data that are none of ours, or broken, are not believed.
    let broken = changed(&report.to_docx(&Layout::gb_t_9704()).unwrap(), |name, text| {
        Some(if name == "customXml/item1.xml" { text.replace("\"year\":2025", "\"year\":\"x\"") } else { text })
    });
    assert_eq!(self::read(&broken).source, Source::Text);
}

#[test]
fn automatic_numbers_and_heading_styles_are_read() {
    let level = |level: usize, format: &str, text: &str| {
        format!(r#"<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/></w:lvl>"#)
    };
    let numbering = format!(
        r#"<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="3">{}{}{}</w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="3"/></w:num></w:numbering>"#,
        level(0, "chineseCountingThousand", "%1、"),
        level(1, "chineseCountingThousand", "（%2）"),
        level(2, "decimal", "%3."),
    );
    let styles = format!(
        r#"<w:styles xmlns:w="{WORD}"><w:style w:styleId="a7"><w:name w:val="Title"/></w:style><w:style w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style><w:style w:styleId="mine"><w:basedOn w:val="1"/></w:style></w:styles>"#
    );
    let list = |level: usize| format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="9"/></w:numPr>"#);
    let body = [
        paragraph(r#"<w:pStyle w:val="a7"/>"#, "2025年工作总结"),
        paragraph(r#"<w:pStyle w:val="mine"/>"#, "工作情况"),
        paragraph(&list(1), "抓好学习"),
        paragraph("", "集中学习30次。"),
        paragraph(&list(2), "专题学习。专题学习4次。"),
        paragraph(&list(1), "抓好调研"),
        paragraph(&list(2), "深入基层。调研12次。"),
        paragraph(r#"<w:pStyle w:val="1"/>"#, "存在的问题"),
        paragraph(&list(1), "学习不深。"),
    ];
    let docx = foreign(&body.concat(), &[("styles", "styles.xml", &styles), ("numbering", "numbering.xml", &numbering)]);
    assert_eq!(
        text(&docx),
        "2025年工作总结\n一、工作情况\n（一）抓好学习\n集中学习30次。\n一是专题学习。专题学习4次。\n（二）抓好调研\n一是深入基层。调研12次。\n二、存在的问题\n一是学习不深。\n"
    );
}

#[test]
fn tracked_changes_are_accepted_and_text_boxes_stand_behind_their_paragraph() {
    let body = [
        paragraph("", "2025年工作总结"),
        paragraph("", "一、工作情况"),
        "<w:p><w:r><w:t>全年培训</w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>20</w:delText></w:r></w:del><w:ins w:id=\"2\"><w:r><w:t>30</w:t></w:r></w:ins><w:r><w:t>期。</w:t></w:r></w:p>".to_owned(),
        // The mark at the end of the first paragraph was deleted.
        "<w:p><w:pPr><w:rPr><w:del w:id=\"3\"/></w:rPr></w:pPr><w:r><w:t>成效</w:t></w:r></w:p><w:p><w:r><w:t>明显。</w:t></w:r></w:p>".to_owned(),
        "<w:moveFrom><w:p><w:r><w:t>移走的一段</w:t></w:r></w:p></w:moveFrom>".to_owned(),
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent><w:p><w:r><w:t>文本框</w:t></w:r></w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict><w:p><w:r><w:t>文本框</w:t></w:r></w:p></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>继续。</w:t></w:r></w:p>".to_owned(),
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>".to_owned(),
        "<w:p><w:r><w:t xml:space=\"preserve\">&#x4E19; &amp;</w:t><w:br/><w:t>丁</w:t><w:cr/><w:t>戊</w:t></w:r></w:p>".to_owned(),
    ];
    assert_eq!(
        text(&foreign(&body.concat(), &[])),
        "2025年工作总结\n一、工作情况\n全年培训30期。\n成效明显。\n正文继续。\n文本框\n甲\u{3000}乙\n丙 &\n丁\n戊\n"
    );
}

/// The findings of a reading, in Chinese.
pub(crate) fn said(read: &Reading) -> String {
    read.findings.iter().map(|finding| finding.message.zh.as_str()).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_read_elsewhere_than_it_stands_is_said() {
    let head = [paragraph("", "2025年工作总结"), paragraph("", "一、工作情况")].concat();
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph("", text));
    let notes = format!(
        r#"<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="2"><w:p><w:r><w:t>含乡镇供水点。</w:t></w:r></w:p></w:footnote></w:footnotes>"#
    );
    let text_box = format!(
        "<w:p><w:r><w:t>供水正常。</w:t></w:r><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>",
        paragraph("", "框内一句。")
    );
    let note = r#"<w:p><w:r><w:t>供水200万吨</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>。</w:t></w:r></w:p>"#;
    let table = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("东站"), cell("120万吨"));
    let read = read(&foreign(&[head, text_box, note.to_owned(), table].concat(), &[("footnotes", "footnotes.xml", &notes)]));
    assert_eq!(
        read.report.to_text(),
        "2025年工作总结\n一、工作情况\n供水正常。\n框内一句。\n供水200万吨。\n【注】含乡镇供水点。\n东站\u{3000}120万吨\n"
    );
    let said = said(&read);
    for words in ["1 个文本框", "1 条脚注", "1 个表格"] {
        assert!(said.contains(words), "{words}:\n{said}");
    }
}

#[test]
fn files_that_a_document_takes_in_are_its_text() {
    let head = [paragraph("", "2025年工作总结"), paragraph("", "一、工作情况"), r#"<w:altChunk r:id="aFChunk"/>"#.to_owned()].concat();
    let page = "<html><head><title>页</title></head><body><h3>二、存在的问题</h3><ol><li>巡查不够。</li></ol><p>整改<b>3</b>处。</p></body></html>";
    let archive = format!(
        "MIME-Version: 1.0\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}",
        page.replace('=', "=3D")
    );
    for (name, text) in [("a.html", page), ("a.mht", &archive), ("a.txt", "二、存在的问题\r\n1. 巡查不够。\r\n整改3处。")] {
        let read = read(&foreign(&head, &[("aFChunk", name, text)]));
        assert_eq!(read.report.to_text(), "2025年工作总结\n一、工作情况\n二、存在的问题\n一是巡查不够。整改3处。\n", "{name}");
        assert!(said(&read).contains("1 个嵌入的文件，已读作正文"), "{name}");
    }
    let rtf = read(&foreign(&head, &[("aFChunk", "a.rtf", "{\\rtf1 a}")]));
    assert!(said(&rtf).contains("嵌入的文件没有读入：“word/a.rtf”"), "{}", said(&rtf));
}

#[test]
fn what_is_left_out_is_told_by_what_it_says() {
    let comments = format!(
        r#"<w:comments xmlns:w="{WORD}"><w:comment w:id="0"><w:p><w:r><w:t>这个数要核实</w:t></w:r></w:p></w:comment></w:comments>"#
    );
    let body = [
        paragraph("", "2025年工作总结"),
        paragraph("", "一、工作情况"),
        r#"<w:p><w:r><w:t>供水200万吨。</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>"#.to_owned(),
        r#"<w:p><w:r><w:drawing><wp:docPr id="1" descr="供水站照片"/><pic:pic/></w:drawing></w:r></w:p>"#.to_owned(),
        r#"<w:p><w:r><mc:AlternateContent><mc:Choice Requires="zz"><w:t>新花样</w:t></mc:Choice></mc:AlternateContent></w:r></w:p>"#
            .to_owned(),
        paragraph("", "二、存在的问题"),
        paragraph("", "管网老化。"),
        paragraph("", "附件1"),
        paragraph("", "供水站一览表"),
        paragraph("", "东站在城东。"),
        paragraph("", "附件2"),
        paragraph("", "管网一览表"),
    ];
    let read = read(&foreign(&body.concat(), &[("comments", "comments.xml", &comments)]));
    let left_out: Vec<(LeftOutKind, usize, &str)> = read.left_out.iter().map(|one| (one.kind, one.count, one.text.as_str())).collect();
    assert_eq!(
        left_out,
        [
            (LeftOutKind::Comment, 1, "这个数要核实"),
            (LeftOutKind::Picture, 1, "供水站照片"),
            (LeftOutKind::Embedded, 1, "zz"),
            (LeftOutKind::Annex, 1, "附件1 供水站一览表 东站在城东。"),
            (LeftOutKind::Annex, 1, "附件2 管网一览表"),
        ]
    );
    assert!(said(&read).contains("第 3 段的批注没有读入：“这个数要核实”"), "{}", said(&read));
}

#[test]
fn a_table_below_the_title_is_text() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph("", text));
    let table = format!("<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>", cell("供水站"), cell("水量"), cell("东站"), cell("120万吨"));
    let read =
        read(&foreign(&[paragraph("", "2025年工作总结"), table, paragraph("", "一、工作情况"), paragraph("", "供水正常。")].concat(), &[]));
    assert_eq!(read.report.preamble.as_str().lines().count(), 2, "{:?}", read.report.preamble);
    assert!(read.left_out.is_empty(), "{:?}", read.left_out);
}

/// A report that has every field.
pub(crate) fn whole() -> AnnualReport {
    let date = |text: &str| text.parse::<NaiveDate>().unwrap();
    let item = |heading: &str| {
        WorkItem::new(heading)
            .with_lead("全年培训{培训}。")
            .with_points([Point::new("抓好集中学习", "集中学习{集中学习}。").with_points([Subpoint::new("定计划", "逐月安排。")])])
    };
    AnnualReport::new(2025)
        .with_title("清源县档案馆\n2025年工作总结")
        .with_subtitle("——在全县工作会议上的报告")
        .with_period(Period::new(date("2025-01-01"), date("2025-06-30")))
        .with_reporter(Reporter::new("清源县档案馆").with_name("李明").with_position("馆长"))
        .with_reported_on(date("2025-12-20"))
        .with_salutation("各位领导")
        .with_preamble("一年来，工作有序开展。")
        .with_work([WorkChapter::new("工作情况").with_lead("完成任务。").with_items([item("抓好学习").with_figures([
            Figure::new("培训", "期").with_value(8).with_last_year(6).with_target(10),
            Figure::new("集中学习", "次").with_value(30),
        ])])])
        .with_problems(
            ProblemChapter::default().with_items([
                Problem::new("学习不够系统")
                    .with_text("安排不细。")
                    .with_cause("统筹不够。")
                    .with_measures([
                        Measure::new("每月安排一次学习").with_owner("办公室").with_due(date("2026-06-30")),
                        Measure::new("建立台账").with_owner("党支部"),
                    ])
                    .with_status(Status::InProgress),
                Problem::new("调研不够深入").with_cause("下得少。"),
            ]),
        )
        .with_others([OtherChapter::new("经验体会").with_placement(Placement::BeforePlans).with_lead("始终依靠群众。")])
        .with_plans(
            PlanChapter::default()
                .with_items([Plan::new("深化学习", "培训{培训目标}。").with_targets([Figure::new("培训目标", "期").with_value(12)])]),
        )
        .with_closing("特此报告。")
        .with_attachments(["档案目录"])
}

#[test]
fn every_field_comes_back() {
    let report = whole();
    for layout in [Layout::gb_t_9704(), with_annexes()] {
        let read = read(&report.to_draft_docx(&layout).unwrap());
        assert_eq!((read.report, read.source, read.changes, read.left_out), (report.clone(), Source::Data, vec![], vec![]));
    }
}

#[test]
fn a_problem_list_of_several_pages_is_read_back() {
    let cause: String = "计划不细，检查不勤，".chars().cycle().take(700).chain(['。']).collect();
    let measures = (0..25).map(|number| Measure::new(format!("措施{number}。")).with_owner("工程科"));
    let problem = Problem::new("管网渗漏").with_text("偏多。").with_cause(format!("{cause}\n{cause}").as_str()).with_measures(measures);
    let written = AnnualReport::new(2025).with_problems(ProblemChapter::default().with_items([problem]));
    let mut layout = with_annexes();
    let docx = written.to_draft_docx(&layout).unwrap();
    let read = self::read(&docx);
    assert_eq!((read.source, &read.report, &read.changes[..]), (Source::Data, &written, &[][..]));
    layout.data = false;
    let read = self::read(&written.to_draft_docx(&layout).unwrap()).report;
    let problem = |report: &AnnualReport| report.problems.as_ref().unwrap().items[0].clone();
    assert_eq!((problem(&read).measures, problem(&read).cause), (problem(&written).measures, problem(&written).cause));
}

#[test]
fn our_own_annexes_are_read_back_where_the_data_are_gone() {
    let report = whole();
    let mut layout = with_annexes();
    layout.data = false;
    let read = read(&report.to_draft_docx(&layout).unwrap());
    assert_eq!(read.source, Source::Text);
    let (was, now) = (&report.problems.as_ref().unwrap().items, &read.report.problems.as_ref().unwrap().items);
    assert_eq!(now.len(), 2);
    for (was, now) in was.iter().zip(now) {
        assert_eq!((&now.cause, &now.measures, now.status), (&was.cause, &was.measures, was.status));
    }
    assert_eq!(read.report.attachments, ["档案目录"], "the annexes are no attachments");
    assert!(read.left_out.is_empty(), "{:?}", read.left_out);
    let training = read.report.figures().find(|placed| placed.figure.to_string() == "8期").map(|placed| placed.figure.clone());
    let training = training.unwrap();
    if training.name == "培训" {
        assert_eq!((training.last_year, training.target), (Some(6.into()), Some(10.into())));
    }
}

#[test]
fn a_field_that_does_not_end_hides_nothing() {
    let open = r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:t>域后的文字。</w:t></w:r></w:p>"#;
    let body = format!("{}{}{open}{}", paragraph("", "2025年工作总结"), paragraph("", "全年平稳。"), paragraph("", "下一段。"));
    let read = self::read(&foreign(&body, &[]));
    assert_eq!(read.report.preamble.as_str(), "全年平稳。\n域后的文字。\n下一段。");
}

#[test]
fn a_review_copy_has_no_changes() {
    use annual_report::check::Rules;
    use annual_report::finding::Language;
    use annual_report::write::{Review, Writer};
    let report = whole().with_closing("特此报告,");
    let findings = report.check_with(&Rules::draft().with_wording());
    let writer = Writer::new(&Layout::gb_t_9704()).unwrap();
    let read = read(&writer.write_review(&report, &findings, Review::new(Language::Chinese).with_page()).unwrap());
    assert_eq!((read.report, read.changes, read.left_out), (report, vec![], vec![]));
}

#[test]
fn a_paragraph_added_between_changed_ones_is_neither_of_them() {
    let report = AnnualReport::new(2025)
        .with_title("总结")
        .with_work([WorkChapter::new("工作情况").with_items([WorkItem::new("抢修管网").with_points([Point::new(
            "快速到场",
            "平均用时2小时。",
        )
        .with_points([Subpoint::new("", "城区2小时内到场。"), Subpoint::new("", "乡镇4小时内到场。")])])])])
        .with_plans(PlanChapter::default().with_items([Plan::new("改造管网", "改造12公里。"), Plan::new("建好水厂", "建成水厂。")]))
        .with_closing("以上报告，请予审议。");
    let edited = changed(&report.to_draft_docx(&Layout::gb_t_9704()).unwrap(), |name, text| {
        if name != "word/document.xml" {
            return Some(text);
        }
        let text = text.replace("城区2小时", "城区1小时").replace("建成水厂。", "建成两座水厂。").replace("请予审议", "请审议");
        let at = text.find("以上报告").and_then(|at| text[..at].rfind("<w:p>")).unwrap();
        Some(format!("{}{}{}", &text[..at], paragraph("", "（三）护好河湖。巡河二百次。"), &text[at..]))
    });
    let read = read(&edited).with_changes();
    let now = &read.report;
    assert_eq!(now.work[0].items[0].points[0].points[0].text.as_str(), "城区1小时内到场。");
    assert_eq!(now.plans.as_ref().unwrap().items[1].text.as_str(), "建成两座水厂。");
    assert_eq!(now.closing.as_str(), "以上报告，请审议。");
    assert_eq!(read.changes.len(), 1, "{:?}", read.changes);
    assert!(said(&read).contains("护好河湖"));
}
