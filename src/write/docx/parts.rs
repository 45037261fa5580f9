//! The parts of the package that docx-rs does not write, or not as they must be: types, relations, fonts, properties.

use std::fmt::Write;

use chrono::NaiveDate;
use quick_xml::escape::escape;

use super::super::properties;
use crate::model::AnnualReport;
use crate::model::characters::xml_text;
use crate::page::Layout;

/// The relation of the footer of odd pages.
pub(super) const ODD_FOOTER: &str = "rId4";
/// The relation of the footer of even pages.
pub(super) const EVEN_FOOTER: &str = "rId5";

const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// `[Content_Types].xml`
pub(super) fn content_types(footers: bool, data: bool, comments: bool) -> String {
    let mut parts = vec![
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
        ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned()),
        ("/word/document.xml", format!("{WORD}.document.main+xml")),
        ("/word/styles.xml", format!("{WORD}.styles+xml")),
        ("/word/settings.xml", format!("{WORD}.settings+xml")),
        ("/word/fontTable.xml", format!("{WORD}.fontTable+xml")),
    ];
    if footers {
        parts.push(("/word/footer1.xml", format!("{WORD}.footer+xml")));
        parts.push(("/word/footer2.xml", format!("{WORD}.footer+xml")));
    }
    if data {
        parts.push(("/customXml/itemProps1.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml".to_owned()));
    }
    if comments {
        parts.push(("/word/comments.xml", format!("{WORD}.comments+xml")));
    }
    let overrides: String = parts.iter().map(|(name, kind)| format!(r#"<Override PartName="{name}" ContentType="{kind}"/>"#)).collect();
    format!(
        r#"{DECLARATION}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>"#
    )
}

/// `_rels/.rels`
pub(super) fn package_relations() -> String {
    relations(&[
        ("rId1", &format!("{OFFICE}/relationships/officeDocument"), "word/document.xml"),
        ("rId2", &format!("{PACKAGE}/relationships/metadata/core-properties"), "docProps/core.xml"),
        ("rId3", &format!("{OFFICE}/relationships/extended-properties"), "docProps/app.xml"),
    ])
}

/// `word/_rels/document.xml.rels`
pub(super) fn document_relations(footers: bool, data: bool, comments: bool) -> String {
    let kind = |name: &str| format!("{OFFICE}/relationships/{name}");
    let (styles, settings, fonts, footer, custom) =
        (kind("styles"), kind("settings"), kind("fontTable"), kind("footer"), kind("customXml"));
    let mut all = vec![("rId1", styles.as_str(), "styles.xml"), ("rId2", &settings, "settings.xml"), ("rId3", &fonts, "fontTable.xml")];
    if footers {
        all.push((ODD_FOOTER, &footer, "footer1.xml"));
        all.push((EVEN_FOOTER, &footer, "footer2.xml"));
    }
    let notes = kind("comments");
    if comments {
        all.push(("rId7", &notes, "comments.xml"));
    }
    if data {
        all.push(("rId6", &custom, "../customXml/item1.xml"));
    }
    relations(&all)
}

/// `customXml/_rels/item1.xml.rels`
pub(super) fn data_relations() -> String {
    relations(&[("rId1", &format!("{OFFICE}/relationships/customXmlProps"), "itemProps1.xml")])
}

/// `customXml/itemProps1.xml`: by its schema the part of data is found again, by whatever name an editor saves it.
pub(super) fn data_properties(schema: &str) -> String {
    format!(
        r#"{DECLARATION}<ds:datastoreItem ds:itemID="{{6B1F7C52-3B0E-4C0A-9C64-5C7D1E3A2F90}}" xmlns:ds="{OFFICE}/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="{schema}"/></ds:schemaRefs></ds:datastoreItem>"#
    )
}

fn relations(all: &[(&str, &str, &str)]) -> String {
    let all: String =
        all.iter().map(|(id, kind, target)| format!(r#"<Relationship Id="{id}" Type="{kind}" Target="{target}"/>"#)).collect();
    format!(r#"{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{all}</Relationships>"#)
}

/// `word/settings.xml`, with what docx-rs puts into the wrong place: whether marks side by side give up part of their width.
pub(super) fn settings(built: &str, layout: &Layout) -> String {
    let control = if layout.typography.compressed_marks { "compressPunctuation" } else { "doNotCompress" };
    built.replacen("<w:compat>", &format!(r#"<w:characterSpacingControl w:val="{control}"/><w:compat>"#), 1)
}

/// `word/fontTable.xml`: each font of the layout, with the names under which other machines have it or its like.
pub(super) fn font_table(layout: &Layout) -> String {
    let fonts = &layout.fonts;
    let mut names = vec![&fonts.title, &fonts.body, &fonts.chapter, &fonts.item, &fonts.page_number];
    names.extend([&fonts.table, &fonts.table_head].into_iter().flatten());
    names.sort();
    names.dedup();
    let mut entries = String::new();
    for name in names {
        let alternatives = alternatives(name).map(|names| format!(r#"<w:altName w:val="{names}"/>"#)).unwrap_or_default();
        let name = escape(name.as_str());
        // Writing to a String does not fail.
        let _ = write!(
            entries,
            r#"<w:font w:name="{name}">{alternatives}<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>"#
        );
    }
    let latin = escape(fonts.latin.name.as_str());
    format!(
        r#"{DECLARATION}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{entries}<w:font w:name="{latin}"><w:charset w:val="00"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font></w:fonts>"#
    )
}

/// What stands in where a national font is missing, best first: the same design by another foundry, then one like it.
fn alternatives(font: &str) -> Option<&'static str> {
    Some(match font {
        "仿宋_GB2312" => "仿宋,FangSong,华文仿宋,STFangsong",
        "楷体_GB2312" => "楷体,KaiTi,华文楷体,STKaiti",
        "方正小标宋简体" => "方正小标宋_GBK,华文中宋,STZhongsong,宋体",
        "黑体" => "SimHei,华文黑体,Noto Sans CJK SC",
        "宋体" => "SimSun,华文宋体,Noto Serif CJK SC",
        _ => return None,
    })
}

/// `docProps/core.xml`: title, author and dates, all from the report.
pub(super) fn core_properties(report: &AnnualReport) -> String {
    let (title, author) = (properties::title(report), properties::author(report));
    let mut fields = String::new();
    for (field, text) in [("dc:title", &title), ("dc:creator", &author), ("cp:lastModifiedBy", &author)] {
        if let Some(text) = text {
            let _ = write!(fields, "<{field}>{}</{field}>", legal(text));
        }
    }
    if let Some(date) = report.reported_on.and_then(w3c_date) {
        for field in ["created", "modified"] {
            let _ = write!(fields, r#"<dcterms:{field} xsi:type="dcterms:W3CDTF">{date}</dcterms:{field}>"#);
        }
    }
    format!(
        r#"{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{fields}</cp:coreProperties>"#
    )
}

/// `docProps/app.xml`: the organization.
pub(super) fn extended_properties(report: &AnnualReport) -> String {
    let organization = report.reporter.as_ref().and_then(|reporter| reporter.organization.as_deref());
    let company = organization.map(|organization| format!("<Company>{}</Company>", legal(organization))).unwrap_or_default();
    format!(
        r#"{DECLARATION}<Properties xmlns="{OFFICE}/extended-properties"><Application>annual-report</Application>{company}</Properties>"#
    )
}

fn legal(text: &str) -> String {
    escape(xml_text(text)).into_owned()
}

/// The midnight that a day begins with, where its year has four digits, as W3CDTF asks.
pub(super) fn w3c_date(date: NaiveDate) -> Option<String> {
    use chrono::Datelike;
    (0..=9999).contains(&date.year()).then(|| format!("{date}T00:00:00Z"))
}
