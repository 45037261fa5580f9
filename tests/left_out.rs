//! Nothing of a document is lost in silence: what its drawings, notes, fields and changes say is read, or said to be left out.

use annual_report::AnnualReport;
use annual_report::read::{LeftOutKind, Limits, Reading};

use crate::read_docx::{WORD, foreign, paragraph, said};

/// A document whose second chapter is `body`, with other parts by their kind.
fn read(body: &str, others: &[(&str, &str, &str)]) -> Reading {
    let head = [paragraph("", "2025年工作总结"), paragraph("", "一、工作情况")].concat();
    AnnualReport::read_docx(&foreign(&(head + body), others), &Limits::default()).unwrap()
}

/// What the text says behind the heading of its chapter.
fn text(read: &Reading) -> String {
    read.report.to_text().replacen("2025年工作总结\n一、工作情况\n", "", 1)
}

fn run(content: &str) -> String {
    format!("<w:r>{content}</w:r>")
}

fn sentence(text: &str, behind: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r>{behind}</w:p>")
}

fn notes(kind: &str, notes: &[(&str, &str)]) -> String {
    let notes: String = notes.iter().map(|(id, text)| format!(r#"<w:{kind} w:id="{id}">{text}</w:{kind}>"#)).collect();
    format!(r#"<w:{kind}s xmlns:w="{WORD}">{notes}</w:{kind}s>"#)
}

const FOOTNOTE: &str = r#"<w:r><w:footnoteReference w:id="2"/></w:r>"#;

/// How many of a kind were left out, and how the first begins.
fn left_out(read: &Reading, kind: LeftOutKind) -> Option<(usize, &str)> {
    read.left_out.iter().find(|left_out| left_out.kind == kind).map(|left_out| (left_out.count, left_out.text.as_str()))
}

#[test]
fn text_in_the_shape_of_a_drawing_is_read() {
    let art = |attributes: &str| run(&format!("<w:pict><v:shape><v:textpath {attributes}/></v:shape></w:pict>"));
    let read = self::read(&sentence("供水正常。", &art(r#"string="节水先进&#xA;单位""#)), &[]);
    assert_eq!(text(&read), "供水正常。\n节水先进\n单位\n");
    assert!(said(&read).contains("1 个文本框"), "{}", said(&read));
    for nothing in [r#"on="t" fitshape="t""#, r#"on="f" string="节水先进""#, r#"string="""#] {
        assert_eq!(text(&self::read(&sentence("供水正常。", &art(nothing)), &[])), "供水正常。\n", "{nothing}");
    }
}

#[test]
fn diagrams_are_read_and_charts_told_by_their_words() {
    let frame = |content: &str| run(&format!("<w:drawing><wp:inline><a:graphic>{content}</a:graphic></wp:inline></w:drawing>"));
    let diagram = "<dgm:dataModel><dgm:pt><dgm:t><a:p><a:r><a:t>受理</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p/></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p><a:r><a:t>勘</a:t></a:r><a:r><a:t>查</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>";
    let body = sentence("流程如下：", &frame(r#"<dgm:relIds r:dm="diagramData"/>"#));
    let read = self::read(&body, &[("diagramData", "data.xml", diagram)]);
    assert_eq!(text(&read), "流程如下：\n受理\n勘查\n");
    assert_eq!((left_out(&read, LeftOutKind::Picture), said(&read).contains("1 个文本框")), (None, true));
    let chart = "<c:chartSpace><c:title><a:p><a:r><a:t>各月供水量</a:t></a:r></a:p></c:title><c:v>一月</c:v></c:chartSpace>";
    let read = self::read(&sentence("见图。", &frame(r#"<c:chart r:id="chart"/>"#)), &[("chart", "chart.xml", chart)]);
    assert_eq!((text(&read).as_str(), left_out(&read, LeftOutKind::Picture)), ("见图。\n", Some((1, "各月供水量"))));
    // One that cannot be read is a picture.
    for (body, others) in [(body.clone(), vec![]), (body, vec![("diagramData", "data.xml", "<dgm:dataModel><a:p>")])] {
        assert_eq!(left_out(&self::read(&body, &others), LeftOutKind::Picture), Some((1, "")));
    }
}

#[test]
fn what_is_drawn_or_embedded_in_other_ways_is_said() {
    let ink = r#"<w:drawing><a:graphic><wpi:contentPart r:id="x"/></a:graphic></w:drawing>"#;
    let model = "<w:drawing><a:graphic><am3d:model3d/></a:graphic></w:drawing>";
    let read = self::read(&sentence("见图。", &(run(ink) + &run(model))), &[]);
    assert_eq!(left_out(&read, LeftOutKind::Picture).map(|(count, _)| count), Some(2));
    let control = r#"<w:object><v:shape/><w:control r:id="x" w:name="TextBox1"/></w:object>"#;
    let strict = r#"<w:object><w:objectEmbed r:id="y" w:progId="Excel.Sheet.12"/></w:object>"#;
    let read = self::read(&sentence("见表。", &(run(control) + &run(strict))), &[]);
    assert_eq!(left_out(&read, LeftOutKind::Embedded), Some((2, "TextBox1")));
}

#[test]
fn a_character_that_is_named_by_its_code_is_read() {
    let emoji = r#"<mc:AlternateContent><mc:Choice xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex" Requires="w16se"><w16se:symEx w16se:font="Segoe UI Emoji" w16se:char="1F600"/></mc:Choice><mc:Fallback><w:t>😀</w:t></mc:Fallback></mc:AlternateContent>"#;
    assert_eq!(text(&self::read(&sentence("供水正常", &run(emoji)), &[])), "供水正常😀\n");
}

#[test]
fn notes_that_refer_to_notes_are_read_and_missing_ones_said() {
    let endnote = r#"<w:r><w:endnoteReference w:id="3"/></w:r>"#;
    let footnotes = notes("footnote", &[("2", &sentence("含乡镇供水点", endnote))]);
    let endnotes = notes("endnote", &[("3", &sentence("不含集镇", FOOTNOTE))]);
    let body = sentence("供水正常。", FOOTNOTE) + &sentence("水质达标。", endnote);
    let both = [("footnotes", "footnotes.xml", footnotes.as_str()), ("endnotes", "endnotes.xml", endnotes.as_str())];
    let read = self::read(&body, &both);
    assert_eq!(text(&read), "供水正常。\n【注】含乡镇供水点\n【注】不含集镇\n水质达标。\n");
    assert_eq!(left_out(&read, LeftOutKind::Note), None);
    // The note that is referred to twice is read once; one that is nowhere is said.
    let itself = notes("footnote", &[("2", &sentence("含乡镇供水点", FOOTNOTE))]);
    let read = self::read(&body, &[("footnotes", "footnotes.xml", &itself)]);
    assert_eq!(text(&read), "供水正常。\n【注】含乡镇供水点\n水质达标。\n");
    assert_eq!(left_out(&read, LeftOutKind::Note).map(|(count, _)| count), Some(1));
    assert_eq!(left_out(&self::read(&body, &[]), LeftOutKind::Note).map(|(count, _)| count), Some(2));
    // An empty note lost nothing.
    let empty = notes("footnote", &[("2", "<w:p/>")]);
    let read = self::read(&sentence("供水正常。", FOOTNOTE), &[("footnotes", "footnotes.xml", &empty)]);
    assert_eq!((text(&read).as_str(), left_out(&read, LeftOutKind::Note)), ("供水正常。\n", None));
}

#[test]
fn what_a_note_leaves_out_is_said_where_it_is_referred_to() {
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部口径</w:t></w:r><w:r><w:drawing><pic:pic/></w:drawing></w:r>";
    let footnotes = notes(
        "footnote",
        &[("1", &sentence("没有引用", "<w:r><w:drawing><pic:pic/></w:drawing></w:r>")), ("2", &sentence("含乡镇", hidden))],
    );
    let read = self::read(&sentence("供水正常。", FOOTNOTE), &[("footnotes", "footnotes.xml", &footnotes)]);
    assert_eq!(left_out(&read, LeftOutKind::Hidden), Some((1, "内部口径")));
    assert_eq!(left_out(&read, LeftOutKind::Picture).map(|(count, _)| count), Some(1));
    let lines: Vec<_> = read.left_out.iter().filter_map(|left_out| left_out.position).map(|position| position.line).collect();
    assert_eq!(lines, [3, 3]);
}

#[test]
fn deleted_text_and_what_stands_above_words_are_said() {
    let deleted = |text: &str| format!("<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>");
    let row = format!(
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{}</w:tc></w:tr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
        paragraph("", "西站"),
        paragraph("", "东站")
    );
    let moved = "<w:p><w:moveFrom><w:r><w:t>供水正常。</w:t></w:r></w:moveFrom></w:p><w:p><w:moveTo><w:r><w:t>供水正常。</w:t></w:r></w:moveTo></w:p>";
    let read = self::read(&(sentence("检修泵站", &deleted("十二座")) + &row + moved), &[]);
    assert_eq!(text(&read), "检修泵站\n东站\n供水正常。\n");
    assert_eq!(left_out(&read, LeftOutKind::Deleted), Some((2, "十二座")));
    let ruby = run("<w:ruby><w:rt><w:r><w:t>jiào</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>滘</w:t></w:r></w:rubyBase></w:ruby>");
    let read = self::read(&sentence("供水正常", &ruby), &[]);
    assert_eq!((text(&read).as_str(), left_out(&read, LeftOutKind::Ruby)), ("供水正常滘\n", Some((1, "jiào"))));
}

#[test]
fn buttons_and_numbers_that_fields_print_are_said() {
    let field = |code: &str| format!(r#"<w:fldSimple w:instr="{code}"/>"#);
    let read = self::read(&sentence("另有说明", &field(" MACROBUTTON NoMacro [单击 填写]")), &[]);
    assert_eq!((text(&read).as_str(), left_out(&read, LeftOutKind::Prompt)), ("另有说明\n", Some((1, "[单击 填写]"))));
    assert_eq!(text(&self::read(&sentence("见", &field(" GOTOBUTTON 表 附表一 ")), &[])), "见附表一\n");
    let read = self::read(&sentence("东站", &field(" AUTONUM ")), &[]);
    assert_eq!(left_out(&read, LeftOutKind::Line), Some((1, "AUTONUM")));
}

#[test]
fn a_letter_that_hangs_into_the_lines_belongs_to_its_paragraph() {
    let drop = paragraph(r#"<w:framePr w:dropCap="drop" w:lines="3"/>"#, "全");
    assert_eq!(text(&self::read(&(drop + &paragraph("", "年检修泵站。")), &[])), "全年检修泵站。\n");
}

#[test]
fn what_is_printed_behind_the_text_of_every_page_is_said() {
    let head = |content: &str| format!(r#"<w:hdr xmlns:w="{WORD}"><w:p><w:r>{content}</w:r></w:p></w:hdr>"#);
    for (content, text) in [
        (r#"<w:pict><v:shape><v:textpath string="内部资料"/></v:shape></w:pict>"#, "内部资料"),
        ("<w:drawing><a:p><a:r><a:t>征求意见稿</a:t></a:r></a:p></w:drawing>", "征求意见稿"),
    ] {
        let read = self::read(&paragraph("", "供水正常。"), &[("header", "header1.xml", &head(content))]);
        assert_eq!(left_out(&read, LeftOutKind::HeaderFooter), Some((1, text)));
    }
}
