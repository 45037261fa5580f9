//! Hostile documents: each is read or refused, within bounds of memory and time.

use annual_report::AnnualReport;
use annual_report::page::Layout;
use annual_report::read::docx::ReadError;
use annual_report::read::{LeftOutKind, Limits, Source};

use crate::read_docx::{KINDS, SAMPLES, WORD, changed, foreign, paragraph, report, zipped};

#[test]
fn hostile_documents_end_in_a_clear_error() {
    let good = report(SAMPLES[0]).to_docx(&Layout::gb_t_9704()).unwrap();
    // Cut short, and with a byte changed: an error or a report, never a panic.
    for length in (0..good.len()).step_by(97) {
        assert!(
            matches!(AnnualReport::read_docx(&good[..length], &Limits::default()), Err(ReadError::CutOff | ReadError::Empty)),
            "{length}"
        );
    }
    for at in (0..good.len()).step_by(41) {
        let mut broken = good.clone();
        broken[at] ^= 0x5A;
        let _ = AnnualReport::read_docx(&broken, &Limits::default());
    }
    for (bytes, says) in
        [(b"".as_slice(), "empty"), (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 an old .doc", "saved as .docx"), (b"{\"year\":2025}", "no .docx")]
    {
        assert!(AnnualReport::read_docx(bytes, &Limits::default()).unwrap_err().to_string().contains(says));
    }
    // Much from little.
    let bomb = foreign(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "0".repeat(20 << 20)), &[]);
    assert!(bomb.len() < 1 << 18);
    let limits = Limits::default().with_unpacked(1 << 20);
    assert!(matches!(AnnualReport::read_docx(&bomb, &limits), Err(ReadError::TooLarge { bytes }) if bytes == 1 << 20));
    assert!(matches!(AnnualReport::read_docx(&good, &Limits::default().with_unpacked(10_000)), Err(ReadError::TooLarge { .. })));
    // Deep nesting.
    let deep = foreign(&format!("{}{}", "<w:p>".repeat(100_000), "</w:p>".repeat(100_000)), &[]);
    assert!(matches!(AnnualReport::read_docx(&deep, &Limits::default()), Err(ReadError::TooDeep { depth: 256, .. })));
    assert!(matches!(AnnualReport::read_docx(&good, &Limits::default().with_xml_depth(2)), Err(ReadError::TooDeep { depth: 2, .. })));
    // Entities.
    let entities = changed(&good, |name, text| {
        Some(if name == "word/document.xml" {
            text.replacen("<w:document", "<!DOCTYPE a [<!ENTITY b \"bbbb\">]><w:document", 1)
        } else {
            text
        })
    });
    assert!(
        matches!(AnnualReport::read_docx(&entities, &Limits::default()), Err(ReadError::Xml { part, .. }) if part == "word/document.xml")
    );
    let unknown = foreign("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", &[]);
    assert!(matches!(AnnualReport::read_docx(&unknown, &Limits::default()), Err(ReadError::Xml { .. })));
    let unsound = foreign("<w:p><w:r></w:p>", &[]);
    assert!(matches!(AnnualReport::read_docx(&unsound, &Limits::default()), Err(ReadError::Xml { .. })));
    // Parts that are missing, and relations that lead in circles or out.
    assert_eq!(AnnualReport::read_docx(&zipped(&[("a.txt", "a")]), &Limits::default()).unwrap_err(), ReadError::Archive);
    assert!(matches!(
        AnnualReport::read_docx(&zipped(&[("_rels/.rels", "<a/>")]), &Limits::default()),
        Err(ReadError::Missing { part: "main part" })
    ));
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
    assert_eq!(AnnualReport::read_docx(&circle, &Limits::default()).unwrap().source, Source::Text);
    let styles = format!(
        r#"<w:styles xmlns:w="{WORD}"><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>"#
    );
    assert!(
        AnnualReport::read_docx(
            &foreign(&paragraph(r#"<w:pStyle w:val="a"/>"#, "甲"), &[("styles", "styles.xml", &styles)]),
            &Limits::default()
        )
        .is_ok()
    );
}

#[test]
fn little_that_would_print_much_is_bounded() {
    let limits = Limits::default().with_unpacked(4 << 20);
    let many = |paragraph: &str| paragraph.repeat((2 << 20) / paragraph.len());
    let list = r#"<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"#;
    let numbering = |text: &str| {
        format!(
            r#"<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="2147483647"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#
        )
    };
    // A number that is none, and one as long as may be.
    for text in ["%1".repeat(100_000), "甲".repeat(99)] {
        let docx = foreign(&many(list), &[("numbering", "numbering.xml", &numbering(&text))]);
        match AnnualReport::read_docx(&docx, &limits) {
            Ok(read) => assert!(read.left_out.iter().any(|left_out| left_out.kind == LeftOutKind::Line)),
            Err(error) => assert_eq!(error, ReadError::TooLarge { bytes: limits.unpacked }),
        }
    }
    // A note is printed once, however often it is referred to.
    let note = format!(
        r#"<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="1"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote></w:footnotes>"#,
        "a".repeat(100_000)
    );
    let docx =
        foreign(&many(r#"<w:p><w:r><w:t>b。</w:t><w:footnoteReference w:id="1"/></w:r></w:p>"#), &[("footnotes", "footnotes.xml", &note)]);
    assert!(AnnualReport::read_docx(&docx, &limits).unwrap().report.to_text().len() < 1 << 20);
    // More paragraphs than the limit.
    let few = limits.with_values(100);
    let docx = foreign(&many("<w:p><w:r><w:t>a</w:t></w:r></w:p>"), &[]);
    assert_eq!(AnnualReport::read_docx(&docx, &few).unwrap_err(), ReadError::TooMany { values: 100 });
    // A figure that is stated once and referred to a million times, in data.
    let references = "{a}".repeat(1_000);
    let points: Vec<String> = (0..200).map(|_| format!(r#"{{"topic":"t","text":"{references}"}}"#)).collect();
    let json = format!(
        r#"{{"year":2025,"figures":[{{"name":"a","value":1,"unit":"万"}}],"work":[{{"items":[{{"heading":"x","points":[{}]}}]}}]}}"#,
        points.join(",")
    );
    let data = format!(r#"<report xmlns="urn:annual-report:data:0.1"><json>{json}</json></report>"#);
    let docx = foreign("<w:p/>", &[("customXml", "data.xml", &data)]);
    assert_eq!(AnnualReport::read_docx(&docx, &limits).unwrap_err(), ReadError::TooLarge { bytes: limits.unpacked });
}

#[test]
fn what_a_hostile_document_builds_is_read_or_refused() {
    let limits = Limits::default().with_unpacked(8 << 20);
    let within = |outer: (&str, &str), times: usize, inner: &str| format!("{}{inner}{}", outer.0.repeat(times), outer.1.repeat(times));
    let p = "<w:p><w:r><w:t>a</w:t></w:r></w:p>";
    let bodies = [
        ("nested tables", within(("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), 60, &p.repeat(20_000))),
        (
            "nested formulas",
            format!(
                "<w:p>{}</w:p>",
                within(("<m:f><m:num>", "</m:num></m:f>"), 100, &format!("<m:r><m:t>{}</m:t></m:r>", "a".repeat(1 << 20)))
            ),
        ),
        ("open fields", format!("<w:p>{}</w:p>", r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>a</w:t></w:r>"#.repeat(50_000))),
        ("attributes", format!("<w:p {}>{p}</w:p>", (0..200_000).map(|n| format!(r#"a{n}="" "#)).collect::<String>())),
        ("runs of spaces", format!("<w:p>{}</w:p>", "<w:r><w:rPr><w:b/></w:rPr><w:t> </w:t></w:r><w:r><w:t> </w:t></w:r>".repeat(50_000))),
        // One line of a million spaces, at each of which a date might begin.
        (
            "rows",
            format!(
                "<w:tbl>{}</w:tbl>",
                "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc></w:tr>"
                    .repeat(30_000)
            ),
        ),
        ("deleted marks", "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>".repeat(50_000)),
    ];
    for (name, body) in bodies {
        // A report or an error; time that grows with the square of the length would not end.
        if let Err(error) = AnnualReport::read_docx(&foreign(&body, &[]), &limits) {
            assert!(!error.to_string().is_empty(), "{name}");
        }
    }
}

#[test]
fn much_that_refers_to_much_takes_no_square_of_time() {
    let relation = |id: &str, kind: &str, target: &str| format!(r#"<Relationship Id="{id}" Type="{KINDS}/{kind}" Target="{target}"/>"#);
    let document = |spaces: &str, body: &str| format!(r#"<w:document xmlns:w="{WORD}"{spaces}><w:body>{body}</w:body></w:document>"#);
    let read = |document: &str, relations: &str| {
        let first = relation("a", "officeDocument", "word/document.xml");
        let (first, relations) = (format!("<Relationships>{first}</Relationships>"), format!("<Relationships>{relations}</Relationships>"));
        let parts = [("_rels/.rels", first.as_str()), ("word/document.xml", document), ("word/_rels/document.xml.rels", &relations)];
        AnnualReport::read_docx(&zipped(&parts), &Limits::default()).unwrap()
    };
    // Files that are nowhere, by a hundred thousand names among as many.
    let relations: String = (0..100_000).map(|n| relation(&format!("r{n}"), "image", "a.png")).collect();
    let read_files = read(&document("", &r#"<w:altChunk r:id="none"/>"#.repeat(100_000)), &relations);
    assert_eq!(read_files.left_out.iter().map(|left_out| left_out.count).collect::<Vec<_>>(), [100_000]);
    // As many namespaces as may be, beside the one that all elements have.
    let spaces: String = (0..990).map(|n| format!(r#" xmlns:n{n}="urn:n{n}""#)).collect();
    read(&document(&spaces, &"<w:p/>".repeat(500_000)), "");
}

#[test]
fn embedded_files_share_the_bounds_of_their_document() {
    let chunk = |name: &str| format!(r#"<w:altChunk r:id="{name}"/>"#);
    let limits = Limits::default().with_unpacked(1 << 20).with_values(2_000);
    let embedding = |kind: &str, name: &str, text: &str| foreign(&chunk(kind), &[(kind, name, text)]);
    // Referred to a thousand times it is read once.
    let docx = foreign(&chunk("aFChunk").repeat(1_000), &[("aFChunk", "a.txt", &"甲".repeat(10_000))]);
    let read = AnnualReport::read_docx(&docx, &limits).unwrap();
    let left_out = read.left_out.iter().find(|left_out| left_out.kind == LeftOutKind::Embedded).unwrap();
    assert_eq!((left_out.count, read.report.to_text().chars().count()), (999, 10_001));
    assert_eq!(
        AnnualReport::read_docx(&embedding("aFChunk", "a.txt", &"甲\n".repeat(3_000)), &limits).unwrap_err(),
        ReadError::TooMany { values: 2_000 }
    );
    assert!(matches!(
        AnnualReport::read_docx(&embedding("aFChunk", "a.html", &"<p>甲".repeat(200_000)), &limits),
        Err(ReadError::TooLarge { .. })
    ));
    for page in ["<".repeat(100_000), "<script>".repeat(100_000), "<!--".repeat(100_000), "<ol>".repeat(100_000), "&".repeat(100_000)] {
        assert!(AnnualReport::read_docx(&embedding("aFChunk", "a.html", &format!("<p>甲</p>{page}")), &limits).is_ok());
    }
}
