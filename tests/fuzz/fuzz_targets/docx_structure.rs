//! Documents built from structure: what elements a document may have, how often, and in what; so that the fuzzer finds what prints much
//! from little, which random bytes never do.
#![no_main]

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use annual_report::AnnualReport;
use annual_report::read::Limits;
use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const RELATIONS: &str = r#"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#;
const OWN: &str = r#"<Relationships><Relationship Id="a" Type="x/styles" Target="styles.xml"/><Relationship Id="b" Type="x/numbering" Target="numbering.xml"/><Relationship Id="c" Type="x/footnotes" Target="footnotes.xml"/><Relationship Id="d" Type="x/diagramData" Target="data.xml"/><Relationship Id="e" Type="x/endnotes" Target="endnotes.xml"/></Relationships>"#;
const FORMATS: [&str; 12] = [
    "decimal",
    "upperLetter",
    "upperRoman",
    "chineseCountingThousand",
    "bullet",
    "none",
    "ordinalText",
    "chicago",
    "decimalEnclosedCircle",
    "ideographZodiacTraditional",
    "chineseLegalSimplified",
    "hex",
];
const STARTS: [&str; 6] = ["0", "1", "3999", "2147483647", "-1", "9223372036854775807"];
const WORDS: [&str; 12] = [
    "甲",
    "一、工作情况",
    "（一）抓好学习。",
    "一是抓好调研。",
    "培训30次，",
    "附件1",
    "目录",
    "2025年12月20日",
    "姓名",
    "述职报告",
    "1",
    "。",
];
/// What stands in others and holds others, in the order of the bytes that choose it.
const HOLDERS: [(&str, &str); 16] = [
    ("<w:p>", "</w:p>"),
    ("<w:r>", "</w:r>"),
    ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    ("<w:tr>", "</w:tr>"),
    ("<w:tc>", "</w:tc>"),
    ("<w:txbxContent>", "</w:txbxContent>"),
    ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    ("<w:sdt><w:sdtPr><w:docPartGallery w:val=\"Table of Contents\"/></w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    ("<mc:AlternateContent><mc:Choice Requires=\"wps\">", "</mc:Choice><mc:Fallback><w:p/></mc:Fallback></mc:AlternateContent>"),
    ("<m:oMath><m:f><m:num>", "</m:num><m:den/></m:f></m:oMath>"),
    ("<m:sSup><m:e>", "</m:e><m:sup/></m:sSup>"),
    ("<m:d><m:e>", "</m:e></m:d>"),
    ("<a:p>", "</a:p>"),
    ("<w:ins>", "</w:ins>"),
    ("<w:del>", "</w:del>"),
    ("<w:fldSimple w:instr=\"EQ \\f(1,2)\">", "</w:fldSimple>"),
];
/// What stands alone.
const ALONE: [&str; 23] = [
    "<w:br/>",
    "<w:br w:type=\"page\"/>",
    "<w:tab/>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:fldChar w:fldCharType=\"separate\"/>",
    "<w:fldChar w:fldCharType=\"end\"/>",
    "<w:instrText>TOC </w:instrText>",
    "<w:instrText>EQ \\o\\ac(○,1) \\r(</w:instrText>",
    "<w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/>",
    "<w:footnoteReference w:id=\"1\"/>",
    "<w:rPr><w:vanish/></w:rPr>",
    "<w:rPr><w:b/></w:rPr>",
    "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>",
    "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
    "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>",
    "<w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>",
    "<w:pPr><w:pStyle w:val=\"s1\"/></w:pPr>",
    "<w:altChunk r:id=\"x\"/>",
    "<w:pict><v:textpath string=\"甲\"/></w:pict>",
    "<dgm:relIds r:dm=\"d\"/>",
    "<w:endnoteReference w:id=\"1\"/>",
    "<w:pPr><w:framePr w:dropCap=\"drop\"/></w:pPr>",
    "<w:del><w:r><w:delText>甲</w:delText></w:r></w:del>",
];
/// No part grows beyond this, in bytes.
const LARGEST: usize = 1 << 20;

/// The bytes that decide.
struct Choices<'d>(&'d [u8]);

impl Choices<'_> {
    fn next(&mut self) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first)
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.next() % all.len()]
    }

    /// Once mostly, often sometimes.
    fn times(&mut self) -> usize {
        [1, 1, 1, 2, 10, 100, 1_000, 20_000][self.next() % 8]
    }
}

fn numbering(choices: &mut Choices<'_>) -> String {
    let mut part = String::from("<w:numbering><w:abstractNum w:abstractNumId=\"1\">");
    for level in 0..2 {
        let text = choices.of(&["%1", "%1、", "（%2）", "%1.%2", "甲", ""]).repeat(choices.times());
        let (format, start, restart) = (choices.of(&FORMATS), choices.of(&STARTS), choices.of(&["0", "1", "2"]));
        let _ = write!(
            part,
            r#"<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/><w:lvlRestart w:val="{restart}"/><w:lvlText w:val="{text}"/></w:lvl>"#
        );
    }
    part.push_str("</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/>");
    if choices.next() % 2 == 0 {
        let _ = write!(part, r#"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>"#, choices.of(&STARTS));
    }
    part.push_str("</w:num></w:numbering>");
    part
}

fn styles(choices: &mut Choices<'_>) -> String {
    let count = choices.times();
    let mut part = String::from("<w:styles>");
    for style in 0..count {
        let on = (style + choices.next()) % count.max(1);
        let name = choices.of(&["Title", "heading 1", "toc 1", "Normal"]);
        let _ = write!(part, r#"<w:style w:styleId="s{style}"><w:name w:val="{name}"/><w:basedOn w:val="s{on}"/></w:style>"#);
        if part.len() > LARGEST {
            break;
        }
    }
    part.push_str("</w:styles>");
    part
}

/// Elements in elements, as often as the bytes say.
fn body(choices: &mut Choices<'_>) -> String {
    let mut body = String::new();
    let mut open: Vec<(usize, &str)> = Vec::new();
    while !choices.0.is_empty() && body.len() < LARGEST {
        match choices.next() % 8 {
            0 | 1 if open.len() < 60 => {
                let (begin, end) = choices.of(&HOLDERS);
                open.push((body.len(), end));
                body.push_str(begin);
            }
            2 | 3 => {
                // Closed, and repeated whole.
                if let Some((from, end)) = open.pop() {
                    body.push_str(end);
                    let one = body[from..].to_owned();
                    let times = choices.times().min(LARGEST / one.len().max(1));
                    (1..times).for_each(|_| body.push_str(&one));
                }
            }
            4 => body.push_str(choices.of(&ALONE)),
            _ => {
                let text = choices.of(&WORDS).repeat(choices.times().min(1_000));
                let _ = write!(body, "<w:t>{text}</w:t>");
            }
        }
    }
    open.into_iter().rev().for_each(|(_, end)| body.push_str(end));
    body
}

fuzz_target!(|data: &[u8]| {
    let mut choices = Choices(data);
    let (numbering, styles) = (numbering(&mut choices), styles(&mut choices));
    let note = choices.of(&WORDS).repeat(choices.times());
    let body = body(&mut choices);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, text: &str| {
        archive.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).expect("memory");
        archive.write_all(text.as_bytes()).expect("memory");
    };
    add("_rels/.rels", RELATIONS);
    add("word/_rels/document.xml.rels", OWN);
    add("word/numbering.xml", &numbering);
    add("word/styles.xml", &styles);
    add(
        "word/footnotes.xml",
        &format!(
            "<w:footnotes><w:footnote w:id=\"1\"><w:p><w:r><w:t>{note}</w:t><w:endnoteReference w:id=\"1\"/></w:r></w:p></w:footnote></w:footnotes>"
        ),
    );
    add(
        "word/endnotes.xml",
        &format!(
            "<w:endnotes><w:endnote w:id=\"1\"><w:p><w:r><w:footnoteReference w:id=\"1\"/><w:t>{note}</w:t></w:r></w:p></w:endnote></w:endnotes>"
        ),
    );
    add("word/data.xml", &format!("<dgm:dataModel><a:p><a:r><a:t>{note}</a:t></a:r></a:p></dgm:dataModel>"));
    add("word/document.xml", &format!("<w:document><w:body>{body}</w:body></w:document>"));
    let docx = archive.finish().expect("memory").into_inner();
    let limits = Limits::default().with_unpacked(8 << 20).with_bytes(4 << 20);
    if let Ok(read) = AnnualReport::read_docx(&docx, &limits) {
        // Headings that are missing and numbers of chapters are the layout's.
        let most = 4 * limits.bytes + 64 * limits.values.min(docx.len());
        assert!(read.report.to_text().len() < most, "much is printed from {} bytes", docx.len());
    }
});
