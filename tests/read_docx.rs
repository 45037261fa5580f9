//! Word documents -> reports: our own by their data, others by their text, hostile ones not at all.

use std::io::{Read, Write};

use annual_report::AnnualReport;
use annual_report::docx::{Annexes, Change, Layout, Limits, ReadError, Source};
use zip::write::SimpleFileOptions;

const SAMPLES: [&str; 3] = [
    include_str!("../examples/data/party_duty_report.json"),
    include_str!("../examples/data/department_summary.json"),
    include_str!("full_report.json"),
];

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn report(sample: &str) -> AnnualReport {
    AnnualReport::from_json(sample).unwrap()
}

fn with_annexes() -> Layout {
    let mut layout = Layout::gb_t_9704();
    layout.annexes = Annexes::all();
    layout
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The document with its parts changed.
fn changed(docx: &[u8], change: impl Fn(&str, String) -> Option<String>) -> Vec<u8> {
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
fn foreign(body: &str, others: &[(&str, &str, &str)]) -> Vec<u8> {
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

fn paragraph(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn outline(docx: &[u8]) -> String {
    let read = AnnualReport::from_docx(docx).unwrap();
    assert_eq!(read.source, Source::Text);
    read.report.to_outline()
}

#[test]
fn a_document_gives_its_report_back() {
    for sample in SAMPLES {
        let report = report(sample);
        for layout in [Layout::gb_t_9704(), with_annexes()] {
            let read = AnnualReport::from_docx(&report.to_draft_docx(&layout).unwrap()).unwrap();
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
    let read = AnnualReport::from_docx(&edited).unwrap();
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
    let changes = AnnualReport::from_docx(&edited).unwrap().changes;
    assert_eq!(changes.len(), 1);
    let Change { old, new, .. } = &changes[0];
    assert_eq!((old.as_deref(), new.as_deref()), (Some("清源县档案馆2025年工作总结"), Some("添加的一段")));
}

#[test]
fn the_data_can_be_left_out_and_found_under_any_name() {
    let report = report(SAMPLES[0]);
    let mut layout = with_annexes();
    layout.data = false;
    let docx = report.to_docx(&layout).unwrap();
    assert!(zip::ZipArchive::new(std::io::Cursor::new(&docx)).unwrap().file_names().all(|name| !name.contains("customXml")));
    let read = AnnualReport::from_docx(&docx).unwrap();
    assert_eq!(read.source, Source::Text);
    assert_eq!(read.report.to_outline(), report.to_outline(), "without the annexes");
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
    assert_eq!(AnnualReport::from_docx(&renamed).unwrap().source, Source::Data);
    // Data that are none of ours, or broken, are not believed.
    let broken = changed(&report.to_docx(&Layout::gb_t_9704()).unwrap(), |name, text| {
        Some(if name == "customXml/item1.xml" { text.replace("\"year\":2025", "\"year\":\"x\"") } else { text })
    });
    assert_eq!(AnnualReport::from_docx(&broken).unwrap().source, Source::Text);
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
        outline(&docx),
        "2025年工作总结\n一、工作情况\n（一）抓好学习\n集中学习30次。\n一是专题学习。专题学习4次。\n（二）抓好调研\n一是深入基层。调研12次。\n二、存在的问题\n一是学习不深。\n"
    );
}

#[test]
fn tracked_changes_are_accepted_and_text_boxes_left_out() {
    let body = [
        paragraph("", "2025年工作总结"),
        paragraph("", "一、工作情况"),
        "<w:p><w:r><w:t>全年培训</w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>20</w:delText></w:r></w:del><w:ins w:id=\"2\"><w:r><w:t>30</w:t></w:r></w:ins><w:r><w:t>期。</w:t></w:r></w:p>".to_owned(),
        // The mark at the end of the first paragraph was deleted.
        "<w:p><w:pPr><w:rPr><w:del w:id=\"3\"/></w:rPr></w:pPr><w:r><w:t>成效</w:t></w:r></w:p><w:p><w:r><w:t>明显。</w:t></w:r></w:p>".to_owned(),
        "<w:moveFrom><w:p><w:r><w:t>移走的一段</w:t></w:r></w:p></w:moveFrom>".to_owned(),
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent><w:p><w:r><w:t>文本框</w:t></w:r></w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict><w:p><w:r><w:t>文本框</w:t></w:r></w:p></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>继续。</w:t></w:r></w:p>".to_owned(),
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>".to_owned(),
        "<w:p><w:r><w:t xml:space=\"preserve\">&#x4E19; &amp;</w:t><w:br/><w:t>丁</w:t></w:r></w:p>".to_owned(),
    ];
    assert_eq!(
        outline(&foreign(&body.concat(), &[])),
        "2025年工作总结\n一、工作情况\n全年培训30期。\n成效明显。\n正文继续。\n甲\u{3000}乙\n丙 &\n丁\n"
    );
}

#[test]
fn hostile_documents_end_in_a_clear_error() {
    let good = report(SAMPLES[0]).to_docx(&Layout::gb_t_9704()).unwrap();
    // Cut short, and with a byte changed: an error or a report, never a panic.
    for length in (0..good.len()).step_by(97) {
        assert!(matches!(AnnualReport::from_docx(&good[..length]), Err(ReadError::NotDocx { .. })), "{length}");
    }
    for at in (0..good.len()).step_by(41) {
        let mut broken = good.clone();
        broken[at] ^= 0x5A;
        let _ = AnnualReport::from_docx(&broken);
    }
    for (bytes, says) in [
        (b"".as_slice(), "no .docx"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 an old .doc", "saved as .docx"),
        (b"{\"year\":2025}", "no .docx"),
    ] {
        assert!(AnnualReport::from_docx(bytes).unwrap_err().to_string().contains(says));
    }
    // Much from little.
    let bomb = foreign(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "0".repeat(20 << 20)), &[]);
    assert!(bomb.len() < 1 << 18);
    let limits = Limits::default().bytes(1 << 20);
    assert!(matches!(AnnualReport::from_docx_within(&bomb, &limits), Err(ReadError::TooLarge { bytes }) if bytes == 1 << 20));
    assert!(matches!(AnnualReport::from_docx_within(&good, &Limits::default().bytes(10_000)), Err(ReadError::TooLarge { .. })));
    // Deep nesting.
    let deep = foreign(&format!("{}{}", "<w:p>".repeat(100_000), "</w:p>".repeat(100_000)), &[]);
    assert!(matches!(AnnualReport::from_docx(&deep), Err(ReadError::TooDeep { depth: 256, .. })));
    assert!(matches!(AnnualReport::from_docx_within(&good, &Limits::default().depth(2)), Err(ReadError::TooDeep { depth: 2, .. })));
    // Entities.
    let entities = changed(&good, |name, text| {
        Some(if name == "word/document.xml" {
            text.replacen("<w:document", "<!DOCTYPE a [<!ENTITY b \"bbbb\">]><w:document", 1)
        } else {
            text
        })
    });
    assert!(matches!(AnnualReport::from_docx(&entities), Err(ReadError::Xml { part, .. }) if part == "word/document.xml"));
    let unknown = foreign("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", &[]);
    assert!(matches!(AnnualReport::from_docx(&unknown), Err(ReadError::Xml { .. })));
    let unsound = foreign("<w:p><w:r></w:p>", &[]);
    assert!(matches!(AnnualReport::from_docx(&unsound), Err(ReadError::Xml { .. })));
    // Parts that are missing, and relations that lead in circles or out.
    assert!(matches!(AnnualReport::from_docx(&zipped(&[("a.txt", "a")])), Err(ReadError::Missing { part: "_rels/.rels" })));
    assert!(matches!(AnnualReport::from_docx(&zipped(&[("_rels/.rels", "<a/>")])), Err(ReadError::Missing { part: "main part" })));
    let many: String =
        (0..50_000).map(|n| format!(r#"<Relationship Id="r{n}" Type="{KINDS}/customXml" Target="document2.xml"/>"#)).collect();
    let circle = zipped(&[
        (
            "_rels/.rels",
            &format!(r#"<Relationships><Relationship Type="{KINDS}/officeDocument" Target="word/document2.xml"/></Relationships>"#),
        ),
        ("word/document2.xml", &format!(r#"<w:document xmlns:w="{WORD}"/>"#)),
        ("word/_rels/document2.xml.rels", &format!("<Relationships>{many}</Relationships>")),
    ]);
    assert_eq!(AnnualReport::from_docx(&circle).unwrap().source, Source::Text);
    let styles = format!(
        r#"<w:styles xmlns:w="{WORD}"><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>"#
    );
    assert!(AnnualReport::from_docx(&foreign(&paragraph(r#"<w:pStyle w:val="a"/>"#, "甲"), &[("styles", "styles.xml", &styles)])).is_ok());
}
