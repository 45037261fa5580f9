//! The measures of GB/T 9704-2012, asserted in the parts of a written document; and that each number of the layout is held by one of
//! them: whatever is changed, some measure is no longer met.

use annual_report::page::{Annexes, Layout};
use serde_json::{Value, json};

use crate::other_hands::{Parts, attribute, elements, values};
use crate::read_docx::{SAMPLES, report};

/// A measure: its clause, what it is, and whether a document has it.
type Measure = (&'static str, &'static str, fn(&Parts) -> bool);

/// Twips of so many millimetres.
fn mm(millimetres: f64) -> String {
    (millimetres / 25.4 * 1440.0).round().to_string()
}

/// What the style of this id says, whatever it is based on.
fn style<'p>(parts: &'p Parts, id: &str) -> &'p str {
    let styles = elements(parts.get("word/styles.xml"), "w:style");
    styles.into_iter().find(|(style, _)| attribute(style, "w:styleId") == Some(id)).map_or("", |(_, inner)| inner)
}

fn says(parts: &Parts, id: &str, element: &str, name: &str, value: &str) -> bool {
    values(style(parts, id), element, name) == [value]
}

/// The text of the paragraphs of a style.
fn texts(parts: &Parts, id: &str) -> Vec<String> {
    let paragraphs = elements(parts.get("word/document.xml"), "w:p").into_iter().map(|(_, paragraph)| paragraph);
    let of_style = paragraphs.filter(|paragraph| values(paragraph, "w:pStyle", "w:val") == [id]);
    of_style.map(|paragraph| elements(paragraph, "w:t").iter().map(|(_, text)| *text).collect()).collect()
}

fn begin(texts: &[String], with: &[&str]) -> bool {
    with.iter().all(|mark| texts.iter().any(|text| text.starts_with(mark)))
}

/// How far the paragraphs of a style begin from the left edge, in twips.
fn lefts(parts: &Parts, id: &str) -> Vec<i64> {
    let paragraphs = elements(parts.get("word/document.xml"), "w:p").into_iter().map(|(_, paragraph)| paragraph);
    paragraphs
        .filter(|paragraph| values(paragraph, "w:pStyle", "w:val") == [id])
        .flat_map(|paragraph| values(paragraph, "w:ind", "w:left"))
        .map(|left| left.parse().unwrap())
        .collect()
}

#[rustfmt::skip]
const MEASURES: &[Measure] = &[
    ("5.1", "A4", |parts| {
        let document = parts.get("word/document.xml");
        let (sizes, turned) = (values(document, "w:pgSz", "w:w"), values(document, "w:pgSz", "w:h"));
        sizes[0] == mm(210.0) && turned[0] == mm(297.0) && *sizes.last().unwrap() == mm(297.0) && *turned.last().unwrap() == mm(210.0)
    }),
    ("5.2.1", "head 37 mm, binding edge 28 mm, type area 156 mm by 225 mm", |parts| {
        let (margins, _) = elements(parts.get("word/document.xml"), "w:pgMar")[0];
        let of = |name| attribute(margins, name).unwrap().to_owned();
        [of("w:top"), of("w:left"), of("w:right"), of("w:bottom")] == [mm(37.0), mm(28.0), mm(210.0 - 28.0 - 156.0), mm(297.0 - 37.0 - 225.0)]
    }),
    ("5.2.2", "the text in 仿宋 三号, letters and digits of its size", |parts| {
        let defaults = elements(parts.get("word/styles.xml"), "w:docDefaults")[0].1;
        values(defaults, "w:rFonts", "w:eastAsia") == ["仿宋_GB2312"] && values(defaults, "w:rFonts", "w:ascii") == ["Times New Roman"]
            && values(defaults, "w:sz", "w:val") == ["32"] && !style(parts, "Body").contains("<w:rFonts") && !style(parts, "Body").contains("<w:sz ")
    }),
    ("5.2.3", "22 lines a page", |parts| {
        let defaults = elements(parts.get("word/styles.xml"), "w:pPrDefault")[0].1;
        let pitch = values(defaults, "w:spacing", "w:line")[0].parse::<f64>().unwrap();
        let height = 225.0 / 25.4 * 1440.0;
        (height / pitch).floor() == 22.0 && height - 22.0 * pitch < 22.0 && values(defaults, "w:spacing", "w:lineRule") == ["exact"]
            && values(parts.get("word/document.xml"), "w:docGrid", "w:linePitch")[0] == pitch.to_string()
    }),
    ("5.2.3", "28 characters a line", |parts| {
        let defaults = elements(parts.get("word/styles.xml"), "w:rPrDefault")[0].1;
        let character = 320.0 + values(defaults, "w:spacing", "w:val")[0].parse::<f64>().unwrap();
        let width = 156.0 / 25.4 * 1440.0;
        (width / character).floor() == 28.0 && width - 28.0 * character < 28.0
    }),
    ("5.2.3", "in most hands: no space beside letters and digits, stops hang, marks keep their width", |parts| {
        let styles = parts.get("word/styles.xml");
        let of = |name| values(styles, name, "w:val");
        of("w:autoSpaceDE") == ["0"] && of("w:autoSpaceDN") == ["0"] && !styles.contains("overflowPunct")
            && values(parts.get("word/settings.xml"), "w:characterSpacingControl", "w:val") == ["doNotCompress"]
    }),
    ("5.2.4", "black, and nothing bold", |parts| {
        let styles = parts.get("word/styles.xml");
        !styles.contains("<w:color ") && !styles.contains("<w:b/>") && !styles.contains("<w:b ")
    }),
    ("7.3.1", "the title in 小标宋 二号, centred, a line of the grid below it", |parts| {
        says(parts, "Title", "w:rFonts", "w:eastAsia", "方正小标宋简体") && says(parts, "Title", "w:sz", "w:val", "44") && says(parts, "Title", "w:jc", "w:val", "center")
            && !style(parts, "Title").contains("<w:ind ") && says(parts, "Title", "w:spacing", "w:after", "579") && says(parts, "Title", "w:spacing", "w:line", "579")
            && ["Subtitle", "Reporter"].iter().all(|id| says(parts, id, "w:spacing", "w:after", "579") && says(parts, id, "w:jc", "w:val", "center") && !style(parts, id).contains("<w:ind "))
    }),
    ("7.3.1", "who reports stands below it", |parts| texts(parts, "Reporter") == ["清源县档案馆\u{3000}馆长\u{3000}周宁"]),
    ("7.3.2", "whom it is addressed to, flush left, with a colon", |parts| {
        let salutation = style(parts, "Salutation");
        !salutation.contains("<w:ind ") && !salutation.contains("<w:jc ") && texts(parts, "Salutation").iter().all(|text| text.ends_with('：'))
    }),
    ("7.3.3", "first lines two characters in", |parts| {
        ["Body", "Heading1", "Heading2", "Heading3"].iter().all(|id| says(parts, id, "w:ind", "w:firstLineChars", "200") && says(parts, id, "w:ind", "w:firstLine", "640") && says(parts, id, "w:ind", "w:left", "0"))
            && says(parts, "Body", "w:jc", "w:val", "both") && ["Heading1", "Heading2", "Heading3"].iter().all(|id| !style(parts, id).contains("<w:jc "))
    }),
    ("7.3.3", "headings in 黑体 and 楷体, of the size of the text, their letters those of the text", |parts| {
        [("Heading1", "黑体"), ("Heading2", "楷体_GB2312")].iter().all(|(id, font)| says(parts, id, "w:rFonts", "w:eastAsia", font) && !style(parts, id).contains("<w:sz ") && values(style(parts, id), "w:rFonts", "w:ascii").is_empty())
    }),
    ("7.3.3", "一、 （一）, 一是 for points, （1） below them", |parts| {
        let (chapters, items, body) = (texts(parts, "Heading1"), texts(parts, "Heading2"), texts(parts, "Body"));
        begin(&chapters, &["一、基本情况", "二、业务工作", "三、队伍建设"]) && begin(&items, &["（一）馆舍", "（二）人员", "（一）丰富", "（二）推进"])
            && begin(&body, &["一是馆舍布局", "一是岗位配备", "二是设备运行", "一是做好接收", "二是开展专题", "（1）摸清馆藏目录", "（1）摸清查档登记", "（2）规范馆藏目录", "（1）摸清库区巡查", "（1）摸清民生档案"])
    }),
    ("7.3.3", "problems and plans are told in paragraphs of their own, run in", |parts| {
        let document = parts.get("word/document.xml");
        let run_in = elements(document, "w:r").iter().filter(|(_, run)| run.contains("Heading2Char")).map(|(_, run)| elements(run, "w:t")[0].1.to_owned()).collect::<Vec<_>>();
        begin(&run_in, &["（一）抓好库房", "（二）抓好开放"]) && texts(parts, "Heading3").is_empty() && begin(&texts(parts, "Body"), &["一是库房容量", "二是编研成果"]) && texts(parts, "Heading2").len() == 8
    }),
    ("7.3.4", "附件： a line below the text, two characters in", |parts| {
        says(parts, "AnnexNoteFirst", "w:spacing", "w:before", "579") && says(parts, "AnnexNoteFirst", "w:ind", "w:left", &(640 + 4 * 315).to_string())
            && says(parts, "AnnexNoteNext", "w:ind", "w:left", &(640 + 4 * 315).to_string()) && texts(parts, "AnnexNoteFirst")[0].starts_with("附件：1. ")
    }),
    ("7.3.5.2", "no seal: a line below, the date two characters from the right", |parts| {
        says(parts, "SignatureLine", "w:spacing", "w:before", "579") 
            // 8 digits and 3 characters, each set closer by a quarter of a point.
            && lefts(parts, "DateLine").last() == Some(&(8844 - (2 * 315 + 8 * 160 + 3 * 320 - 11 * 5)))
            && lefts(parts, "SignatureLine") == [8844 - (4 * 315 + 8 * 160 + 3 * 320 - 11 * 5)]
            && texts(parts, "SignatureLine") == ["清源县档案馆"]
    }),
    ("7.3.7", "附件 in 黑体 三号 at the left, its title as the other", |parts| {
        let mark = style(parts, "AnnexMark");
        says(parts, "AnnexMark", "w:rFonts", "w:eastAsia", "黑体") && !mark.contains("<w:sz ") && !mark.contains("<w:ind ") && !mark.contains("<w:jc ")
            && says(parts, "AnnexTitle", "w:jc", "w:val", "center") && !style(parts, "AnnexTitle").contains("<w:ind ") && says(parts, "AnnexTitle", "w:spacing", "w:before", "579") && says(parts, "AnnexTitle", "w:sz", "w:val", "44")
    }),
    ("7.5", "the page number in 宋体 四号 between dashes, odd pages right, even pages left, one character in", |parts| {
        let place = |id, align, side| says(parts, id, "w:jc", "w:val", align) && says(parts, id, "w:ind", side, "280") && says(parts, id, "w:rFonts", "w:eastAsia", "宋体") && says(parts, id, "w:sz", "w:val", "28");
        let foot = parts.get("word/footer1.xml");
        place("OddFooter", "right", "w:right") && place("EvenFooter", "left", "w:left") && parts.get("word/settings.xml").contains("<w:evenAndOddHeaders")
            && elements(foot, "w:t").iter().map(|(_, text)| *text).collect::<Vec<_>>() == ["— ", "1", " —"] && foot.contains("PAGE") && !parts.get("word/document.xml").contains("<w:titlePg")
    }),
    ("7.5", "7 mm below the type area", |parts| {
        let (margins, _) = elements(parts.get("word/document.xml"), "w:pgMar")[0];
        let of = |name| attribute(margins, name).unwrap().parse::<f64>().unwrap();
        // The dash is 0.65 of its size above the lower edge of its line.
        (of("w:bottom") - of("w:footer") - 0.65 * 280.0 - 7.0 / 25.4 * 1440.0).abs() < 1.5
    }),
];

/// What the standard says nothing of: the tables of our annexes and their words, and what a document carries.
const FREE: &[&str] = &["/tables", "/labels", "/annexes", "/data", "/signer", "/fonts/table", "/sizes/table", "/styles/table", "/$schema"];

/// Problems with points of their own are numbered as items; these have none.
fn written(layout: &Layout) -> Parts {
    let mut report = report(SAMPLES[2]);
    report.problems.iter_mut().flat_map(|problems| &mut problems.items).for_each(|problem| problem.points.clear());
    Parts::of(&report.to_draft_docx(layout).unwrap())
}

fn unmet(parts: &Parts) -> Vec<&'static str> {
    MEASURES.iter().filter(|(_, _, is_met)| !is_met(parts)).map(|(_, what, _)| *what).collect()
}

fn standard() -> Layout {
    let mut layout = Layout::gb_t_9704();
    layout.annexes = Annexes::all();
    layout
}

#[test]
fn the_standard_layout_has_every_measure_of_the_standard() {
    assert_eq!(unmet(&written(&standard())), <[&str; 0]>::default());
}

/// Every value of a layout, changed by a step: its field as a JSON Pointer, and the values that are tried there.
fn changes(value: &Value, at: &str, found: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, field)| changes(field, &format!("{at}/{name}"), found)),
        Value::Number(number) if number.is_f64() => found.push((at.to_owned(), json!(number.as_f64().unwrap() + 0.5))),
        Value::Number(number) => found.push((at.to_owned(), json!(number.as_u64().unwrap() - 1))),
        Value::Bool(is) => found.push((at.to_owned(), json!(!is))),
        Value::String(text) => {
            let other = match text.as_str() {
                "chinese" => "arabic",
                "arabic" => "chinese",
                "unsealed" => "sealed",
                "outside" => "centre",
                "all" => "three",
                "parent" => "never",
                text => &format!("{text}甲"),
            };
            found.push((at.to_owned(), json!(other)));
        }
        _ => {}
    }
}

/// What the standard leaves unsaid, said otherwise than it has it.
fn unsaid() -> Vec<(String, Value)> {
    let mut unsaid = vec![
        ("/grid/line_pitch".to_owned(), json!(28)),
        ("/grid/character_spacing".to_owned(), json!(0)),
        ("/sizes/chapter".to_owned(), json!(18)),
        ("/sizes/item".to_owned(), json!(15)),
        ("/fonts/table".to_owned(), json!("等线")),
        ("/fonts/table_head".to_owned(), json!("等线")),
        ("/sizes/table_head".to_owned(), json!(14)),
        ("/signer".to_owned(), json!("某单位")),
    ];
    let roles = "title subtitle reporter salutation body chapter item point annex_mark annex_title table_head table_text table_number";
    for role in roles.split(' ') {
        for (field, value) in
            [("align", json!("right")), ("bold", json!(true)), ("first_line", json!(1)), ("left", json!(1)), ("color", json!("#C00000"))]
        {
            unsaid.push((format!("/styles/{role}/{field}"), value));
        }
    }
    for marker in ["item", "point", "subpoint", "problem", "plan"] {
        unsaid.push((format!("/numbering/{marker}/parents"), json!(true)));
    }
    for (marker, restart) in [("item", "never"), ("point", "never"), ("point", "chapter"), ("subpoint", "never"), ("subpoint", "chapter")] {
        unsaid.push((format!("/numbering/{marker}/restart"), json!(restart)));
    }
    unsaid
}

fn with(layout: &Value, pointer: &str, value: &Value) -> Layout {
    let mut changed = layout.clone();
    let mut field = &mut changed;
    for step in pointer.split('/').skip(1) {
        field = &mut field[step];
    }
    *field = value.clone();
    serde_json::from_value(changed).unwrap()
}

#[test]
fn each_number_of_the_layout_is_held_by_a_measure() {
    let layout = serde_json::to_value(standard()).unwrap();
    let usual = written(&standard());
    let mut all = unsaid();
    changes(&layout, "", &mut all);
    assert!(all.len() > 150, "{}", all.len());
    let (mut held, mut free) = (0, Vec::new());
    for (pointer, value) in &all {
        let changed = with(&layout, pointer, value);
        changed.validate().unwrap_or_else(|error| panic!("{pointer}: {error}"));
        let parts = written(&changed);
        // What is said of a ceiling is printed for one alone, and what goes on where a page ends.
        let unprinted = ["/labels/figures/kept", "/labels/figures/missed", "/labels/problems/continued"];
        let is_printed = !unprinted.contains(&pointer.as_str());
        assert!(!is_printed || parts.differ(&usual), "{pointer}: {value} changes nothing");
        if FREE.iter().any(|free| pointer.starts_with(free)) {
            continue;
        }
        held += 1;
        if unmet(&parts).is_empty() {
            free.push(format!("{pointer}: {value}"));
        }
    }
    assert!(free.is_empty(), "held by no measure: {free:#?}");
    assert!(held > 100, "{held}");
}
