//! The report as data in its own document: a custom XML part (ECMA-376 part 1, 15.2.4), which Word, WPS and LibreOffice keep when they
//! save. Beside the report stand its paragraphs as they were written, so that a reader sees what was changed since whatever the
//! layout was.

use std::fmt::Write;

use quick_xml::escape::partial_escape as escape;
use quick_xml::events::Event;

use super::DocxError;
use super::annex::{self, Annex};
use super::flow::Block;
use super::read::xml;
use crate::model::AnnualReport;

/// The namespace of the part.
pub(super) const SCHEMA: &str = concat!("urn:annual-report:data:", env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"));
/// The namespaces of every version.
const SCHEMAS: &str = "urn:annual-report:data:";

/// What the part holds.
pub(super) struct Data {
    pub(super) report: AnnualReport,
    pub(super) paragraphs: Vec<String>,
}

/// `customXml/item1.xml`
pub(super) fn part(report: &AnnualReport, blocks: &[Block], annexes: &[Annex]) -> Result<String, DocxError> {
    let json = serde_json::to_string(report).map_err(|error| DocxError::Part { part: "customXml/item1.xml", reason: error.to_string() })?;
    // JSON escapes all that XML cannot hold but these two.
    let json = json.replace('\u{FFFE}', "\\ufffe").replace('\u{FFFF}', "\\uffff");
    let mut part = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><report xmlns="{SCHEMA}"><json>{}</json>"#,
        escape(json.as_str())
    );
    let mut add = |text: &str| {
        if !text.trim().is_empty() {
            // Writing to a String does not fail.
            let _ = write!(part, "<p>{}</p>", escape(text.trim()));
        }
    };
    blocks.iter().for_each(|block| add(&text(block)));
    for (annex, number) in annexes.iter().zip(1..) {
        add(&annex::mark(number, annexes.len()));
        add(annex.title);
        annex.columns.iter().for_each(|column| add(column.heading));
        annex.rows.iter().flatten().flat_map(|cell| &cell.blocks).for_each(|block| add(&text(block)));
    }
    part.push_str("</report>");
    Ok(part)
}

fn text(block: &Block) -> String {
    block.spans.iter().map(|span| span.text()).collect()
}

/// The data in a part, if it is one of ours and sound.
pub(super) fn read(part: &str, depth: usize) -> Option<Data> {
    let (mut json, mut paragraphs, mut text) = (None, Vec::new(), String::new());
    let mut is_ours = false;
    let walked = xml::walk(part, depth, &mut |event| match event {
        Event::Start(element) => {
            text.clear();
            if element.local_name().as_ref() == b"report" {
                is_ours = element
                    .attributes()
                    .flatten()
                    .any(|attribute| attribute.key.as_ref() == b"xmlns" && attribute.value.starts_with(SCHEMAS.as_bytes()));
            }
        }
        Event::End(element) => match element.local_name().as_ref() {
            b"json" => json = Some(std::mem::take(&mut text)),
            b"p" => paragraphs.push(std::mem::take(&mut text)),
            _ => {}
        },
        other => xml::push_text(other, &mut text),
    });
    if walked.is_err() || !is_ours {
        return None;
    }
    Some(Data { report: serde_json::from_str(&json?).ok()?, paragraphs })
}
