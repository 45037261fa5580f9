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
    // The values of a chart are no words, its title, series and categories are.
    let labels = "<c:ser><c:tx><c:v>城区</c:v></c:tx><c:cat><c:strCache><c:pt><c:v>一月</c:v></c:pt><c:pt><c:v>二月</c:v></c:pt></c:strCache></c:cat><c:val><c:numCache><c:pt><c:v>3.2</c:v></c:pt></c:numCache></c:val></c:ser>";
    let chart = format!("<c:chartSpace><c:title><a:p><a:r><a:t>各月供水量</a:t></a:r></a:p></c:title>{labels}{labels}</c:chartSpace>");
    let later = "<cx:chartSpace><cx:strDim><cx:lvl><cx:pt>东站</cx:pt></cx:lvl></cx:strDim><cx:numDim><cx:lvl><cx:pt>9</cx:pt></cx:lvl></cx:numDim><cx:title><cx:tx><cx:txData><cx:v>水质</cx:v></cx:txData></cx:tx></cx:title></cx:chartSpace>";
    let both = frame(r#"<c:chart r:id="chart"/>"#) + &frame(r#"<wp:docPr descr="柱形图"/><cx:chart r:id="chartEx"/>"#);
    let read = self::read(&sentence("见图。", &both), &[("chart", "chart.xml", &chart), ("chartEx", "chart2.xml", later)]);
    let charts: Vec<_> = read.left_out.iter().map(|left_out| (left_out.kind, left_out.text.as_str())).collect();
    assert_eq!(charts, [(LeftOutKind::Chart, "各月供水量 城区 一月 二月"), (LeftOutKind::Chart, "柱形图 东站 水质")]);
    assert_eq!(text(&read), "见图。\n");
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
        ("<w:t>密</w:t>", "密"),
        ("<w:t>〔2025〕031</w:t>", "〔2025〕031"),
        (r#"<w:drawing><wp:inline><wp:docPr descr="徽标"/><pic:pic/></wp:inline></w:drawing>"#, "徽标"),
        ("<w:pict><v:shape><v:imagedata/></v:shape></w:pict>", ""),
    ] {
        let read = self::read(&paragraph("", "供水正常。"), &[("header", "header1.xml", &head(content))]);
        assert_eq!(left_out(&read, LeftOutKind::HeaderFooter), Some((1, text)));
    }
    let field = |code: &str, result: &str| {
        format!(
            r#"<w:fldChar w:fldCharType="begin"/><w:instrText>{code}</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>{result}</w:t><w:fldChar w:fldCharType="end"/>"#
        )
    };
    for number in [field(" PAGE ", "12345"), "<w:t>— 12 —</w:t>".into(), format!("<w:t>第</w:t>{}<w:t>页</w:t>", field("page", "3"))]
    {
        let read = self::read(&paragraph("", "供水正常。"), &[("footer", "footer1.xml", &head(&number))]);
        assert_eq!(left_out(&read, LeftOutKind::HeaderFooter), None, "{number}");
    }
}

/// Paragraphs of a list, whose numbers are printed like this.
fn numbered(format: &str, pattern: &str) -> String {
    format!(
        r#"<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{pattern}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#
    )
}

const LIST: &str = r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>"#;

#[test]
fn a_number_without_text_is_said() {
    let entry = |text: &str| paragraph(LIST, text);
    let body = entry("检修泵站") + &entry("") + &entry(" ") + &entry("更换水表");
    let read = self::read(&body, &[("numbering", "numbering.xml", &numbered("decimal", "%1."))]);
    assert_eq!(left_out(&read, LeftOutKind::Number), Some((2, "2.")));
    assert!(!text(&read).contains("2."), "{}", text(&read));
    // A number in a note and one in a text box are no less.
    let boxed = format!("<w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>", entry(""));
    let footnotes = notes("footnote", &[("2", &(entry("") + &entry("含乡镇")))]);
    let others = [("numbering", "numbering.xml", numbered("decimal", "%1.")), ("footnotes", "footnotes.xml", footnotes)];
    let others = others.each_ref().map(|(kind, name, part)| (*kind, *name, part.as_str()));
    let read = self::read(&sentence("供水正常。", &(FOOTNOTE.to_owned() + &boxed)), &others);
    assert_eq!(left_out(&read, LeftOutKind::Number).map(|(count, _)| count), Some(2));
}

#[test]
fn words_in_the_number_of_a_paragraph_are_its_text() {
    for (format, pattern, expected) in [
        ("decimal", "问题%1：", "问题1：管网老化。"),
        ("none", "附注：", "附注：管网老化。"),
        ("bullet", "注", "注 管网老化。"),
        ("bullet", "l", "管网老化。"),
    ] {
        let read = self::read(&paragraph(LIST, "管网老化。"), &[("numbering", "numbering.xml", &numbered(format, pattern))]);
        assert!(text(&read).contains(expected), "{pattern}: {}", text(&read));
        assert!(!text(&read).contains('l'), "{pattern}");
    }
}

/// An automatic bullet prints nothing that is kept, and makes an entry of its paragraph.
#[test]
fn what_stands_behind_a_bullet_is_an_entry() {
    let entries = |pattern: &str| {
        let body = paragraph("", "2025年工作总结")
            + &paragraph("", "一、工作情况")
            + &paragraph("", "修渠3条。")
            + &paragraph("", "二、存在问题")
            + &paragraph(LIST, "管网老化。")
            + &paragraph(LIST, "人手少。");
        let read = self::read(&body, &[("numbering", "numbering.xml", &numbered("bullet", pattern))]);
        let problems = read.report.problems.unwrap_or_default();
        (problems.items.into_iter().map(|one| one.topic).collect::<Vec<_>>(), problems.lead.to_string())
    };
    assert_eq!(entries("•"), (vec!["管网老化".to_owned(), "人手少".to_owned()], String::new()));
    // pandoc shifts a paragraph by a list without a mark.
    assert_eq!(entries(" "), (vec![], "管网老化。\n人手少。".to_owned()));
}

#[test]
fn text_that_stands_in_no_paragraph_is_read() {
    let loose = run("<w:t>检修泵站。</w:t>");
    let cell = format!("<w:tbl><w:tr><w:tc>{loose}</w:tc></w:tr></w:tbl>");
    let nested = format!("<w:p>{}<w:p>{}</w:p>{loose}</w:p>", run("<w:t>供水正常。</w:t>"), run("<w:t>水质达标。</w:t>"));
    let formula = "<m:oMathPara><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></m:oMathPara>";
    for (body, expected) in [
        (loose.clone() + &paragraph("", "更换水表。"), "检修泵站。\n更换水表。\n"),
        (cell, "检修泵站。\n"),
        (nested, "供水正常。\n水质达标。\n检修泵站。\n"),
        (paragraph("", "计算公式：") + formula, "计算公式：\na+b\n"),
    ] {
        assert_eq!(text(&self::read(&body, &[])), expected);
    }
}

#[test]
fn what_a_form_says_twice_is_said_where_it_is_not_taken() {
    let row = |label: &str, value: &str| format!("<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>", paragraph("", label), paragraph("", value));
    let form =
        |rows: &[(&str, &str)]| format!("<w:tbl>{}</w:tbl>", rows.iter().map(|(label, value)| row(label, value)).collect::<String>());
    let lines = |read: &Reading| -> Vec<String> {
        let lines = read.left_out.iter().filter(|left_out| left_out.kind == LeftOutKind::Line);
        lines.map(|left_out| left_out.text.clone()).collect()
    };
    let twice = form(&[("姓名", "张三"), ("日期", "2025年12月1日"), ("姓名", "李四"), ("日期", "2025年12月9日"), ("姓名", "张三")]);
    let read = self::read(&twice, &[]);
    assert_eq!(read.report.reporter.as_ref().and_then(|reporter| reporter.name.as_deref()), Some("张三"));
    assert_eq!(lines(&read), ["姓名：李四", "日期：2025年12月9日"]);
    // The text itself says who reports, and another year.
    let head = [paragraph("", "2025年工作总结"), paragraph("", "述职人：王五")].concat();
    let body = head + &form(&[("姓名", "张三"), ("年度", "2024年")]) + &paragraph("", "一、工作情况") + &paragraph("", "供水正常。");
    let read = AnnualReport::read_docx(&foreign(&body, &[]), &Limits::default()).unwrap();
    assert_eq!(read.report.year, Some(2025));
    assert_eq!(lines(&read), ["姓名：张三", "年度：2024年"]);
}

#[test]
fn a_note_of_a_paragraph_that_runs_on_into_a_table_is_read() {
    let joined = format!(r#"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}{FOOTNOTE}</w:p>"#, run("<w:t>供水正常。</w:t>"));
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", paragraph("", "东站"), paragraph("", "3吨"));
    let read = self::read(&(joined + &table), &[("footnotes", "footnotes.xml", &notes("footnote", &[("2", &sentence("含乡镇", ""))]))]);
    assert!(text(&read).contains("【注】含乡镇"), "{}", text(&read));
}

#[test]
fn what_was_deleted_with_the_text_is_said() {
    let deleted = |content: &str| format!("<w:del><w:r>{content}</w:r></w:del>");
    let picture = deleted("<w:drawing><pic:pic/></w:drawing>");
    let note = deleted(r#"<w:footnoteReference w:id="2"/>"#);
    let footnotes = notes("footnote", &[("2", &sentence("不含集镇", ""))]);
    let read = self::read(&sentence("供水正常。", &(note + &picture)), &[("footnotes", "footnotes.xml", &footnotes)]);
    assert_eq!(left_out(&read, LeftOutKind::Deleted), Some((2, "不含集镇")));
    // What was moved away and arrived nowhere was deleted.
    let from = "<w:p><w:moveFrom><w:r><w:t>水质达标。</w:t></w:r></w:moveFrom></w:p>";
    assert_eq!(left_out(&self::read(&(from.to_owned() + &sentence("供水正常。", "")), &[]), LeftOutKind::Deleted), Some((1, "水质达标。")));
}

#[test]
fn comments_that_nothing_refers_to_are_said() {
    let comment = |id: &str, text: &str| format!(r#"<w:comment w:id="{id}">{}</w:comment>"#, sentence(text, ""));
    let comments = format!(r#"<w:comments xmlns:w="{WORD}">{}{}</w:comments>"#, comment("1", "请核实口径"), comment("2", "请补全年数"));
    let footnotes = notes("footnote", &[("2", &sentence("含乡镇", r#"<w:r><w:commentReference w:id="1"/></w:r>"#))]);
    let parts = [("comments", "comments.xml", comments.as_str()), ("footnotes", "footnotes.xml", footnotes.as_str())];
    let read = self::read(&sentence("供水正常。", FOOTNOTE), &parts);
    assert_eq!(left_out(&read, LeftOutKind::Comment), Some((2, "请核实口径")));
}

#[test]
fn fields_that_nobody_computed_are_said() {
    let mark = |kind: &str| run(&format!(r#"<w:fldChar w:fldCharType="{kind}"/>"#));
    let field = |code: &str| mark("begin") + &run(&format!("<w:instrText>{code}</w:instrText>")) + &mark("end");
    let read = self::read(&sentence("负责人：", &(field(" MERGEFIELD 姓名 ") + r#"<w:fldSimple w:instr=" DOCPROPERTY 电话 "/>"#)), &[]);
    assert_eq!(left_out(&read, LeftOutKind::Field), Some((2, "MERGEFIELD 姓名")));
    // What prints nothing by its nature, and what was computed to be nothing.
    let computed = mark("begin") + &run("<w:instrText> IF 1=2 甲 </w:instrText>") + &mark("separate") + &mark("end");
    let read = self::read(&sentence("供水正常。", &(field(" XE 供水 ") + &computed)), &[]);
    assert_eq!((left_out(&read, LeftOutKind::Field), text(&read).as_str()), (None, "供水正常。\n"));
    // A control that is empty, while the data of the document hold what Word will show there.
    let bound = |content: &str| {
        let data = r#"<w:dataBinding w:xpath="/表/姓名" w:storeItemID="{1}"/>"#;
        format!("<w:sdt><w:sdtPr>{data}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")
    };
    let read = self::read(&sentence("负责人：", &(bound("") + &bound(&run("<w:t>张三</w:t>")))), &[]);
    assert_eq!(left_out(&read, LeftOutKind::Field), Some((1, "/表/姓名")));
    // Of a code that is too long to be kept nothing is printed.
    let read = self::read(&sentence("供水正常。", &field(&format!(" EQ {}丁", "1".repeat(2_000)))), &[]);
    assert_eq!(left_out(&read, LeftOutKind::Field).map(|(count, text)| (count, text.starts_with("EQ 1"))), Some((1, true)));
}

#[test]
fn pictures_of_embedded_pages_and_what_describes_a_drawing_are_said() {
    let page = r#"<p>供水正常。<img alt="泵站一角"></p><p>水质达标。<img src="a.png"/></p>"#;
    let read = self::read(r#"<w:altChunk r:id="aFChunk"/>"#, &[("aFChunk", "page.html", page)]);
    assert_eq!((text(&read).as_str(), left_out(&read, LeftOutKind::Picture)), ("供水正常。\n水质达标。\n", Some((2, "泵站一角"))));
    let shape = |content: &str| run(&format!(r#"<w:drawing><wp:inline><wp:docPr descr="输水线路"/>{content}</wp:inline></w:drawing>"#));
    let old = |content: &str| run(&format!(r#"<w:pict><v:shape alt="输水线路">{content}</v:shape></w:pict>"#));
    for drawn in [shape("<wps:wsp/>"), old(""), old("<v:imagedata/>")] {
        assert_eq!(left_out(&self::read(&sentence("见图。", &drawn), &[]), LeftOutKind::Picture), Some((1, "输水线路")), "{drawn}");
    }
    // Of a text box with text that is read nothing is missing.
    let boxed = shape(&format!("<w:txbxContent>{}</w:txbxContent>", paragraph("", "一号泵站")));
    assert_eq!(left_out(&self::read(&sentence("见图。", &boxed), &[]), LeftOutKind::Picture), None);
}

#[test]
fn chinese_text_in_a_font_of_symbols_is_text() {
    let symbols = |text: &str| run(&format!(r#"<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>{text}</w:t>"#));
    let read = self::read(&sentence("供水正常", &symbols("，𠮷祥坊达标。")), &[]);
    assert_eq!((text(&read).trim_end(), left_out(&read, LeftOutKind::Symbol)), ("供水正常，𠮷祥坊达标。", None));
}
