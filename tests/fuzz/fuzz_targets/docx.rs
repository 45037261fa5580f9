//! Untrusted documents: the bytes as they are, and as the main part, the styles or the numbering of a document.
#![no_main]

use std::io::{Cursor, Write};

use annual_report::AnnualReport;
use annual_report::read::Limits;
use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const RELATIONS: &str = r#"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#;
const OWN: &str = r#"<Relationships><Relationship Id="a" Type="x/styles" Target="styles.xml"/><Relationship Id="b" Type="x/numbering" Target="numbering.xml"/><Relationship Id="c" Type="x/customXml" Target="data.xml"/></Relationships>"#;
const DOCUMENT: &[u8] = br#"<w:document><w:body><w:p><w:pPr><w:pStyle w:val="1"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p></w:body></w:document>"#;

fuzz_target!(|data: &[u8]| {
    let limits = Limits::default().with_unpacked(4 << 20);
    let _ = AnnualReport::read_docx(data, &limits);
    let Some((which, part)) = data.split_first() else { return };
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, bytes: &[u8]| {
        archive.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).expect("memory");
        archive.write_all(bytes).expect("memory");
    };
    add("_rels/.rels", RELATIONS.as_bytes());
    add("word/_rels/document.xml.rels", OWN.as_bytes());
    let name = ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/data.xml"][usize::from(*which) % 4];
    if name != "word/document.xml" {
        add("word/document.xml", DOCUMENT);
    }
    add(name, part);
    let docx = archive.finish().expect("memory").into_inner();
    if let Ok(read) = AnnualReport::read_docx(&docx, &limits) {
        let _ = read.with_changes().report.to_text();
    }
});
