//! Layouts and the documents that are written in them: a layout is read back from what its pages show.

use std::io::Read;

use annual_report::AnnualReport;
use annual_report::page::{Align, Color, Layout, Marker, Numeral, PageNumberPlace, Restart, Role, Signature, TableRules};
use annual_report::read::Limits;
use annual_report::read::docx::LayoutReading;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

use crate::read_docx::{KINDS, SAMPLES, WORD, foreign, report};

/// Chooses among what a layout may have, one thing after the other.
struct Chooser<'c>(std::slice::Iter<'c, Index>);

impl Chooser<'_> {
    fn below(&mut self, count: usize) -> usize {
        self.0.next().map_or(0, |index| index.index(count))
    }

    fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }

    fn is(&mut self) -> bool {
        self.below(2) == 1
    }

    fn maybe<T: Clone>(&mut self, all: &[T]) -> Option<T> {
        self.is().then(|| self.of(all))
    }

    /// A number in steps, from the least on.
    fn number(&mut self, least: f64, step: f64, count: usize) -> f64 {
        ((least + step * self.below(count) as f64) * 1000.0).round() / 1000.0
    }

    fn role(&mut self, usual: Align) -> Role {
        let mut role = Role::default();
        role.align = self.maybe(&[Align::Left, Align::Centre, Align::Right, Align::Both]).filter(|align| *align != usual);
        role.bold = self.is();
        // No usual indent is half a character.
        (role.first_line, role.left) = (self.maybe(&[0.5, 1.5, 3.5]), self.maybe(&[0.5, 1.5]));
        role.color = self.maybe(&[Color(0xC0, 0, 0), Color(0x1F, 0x38, 0x64)]);
        role
    }

    fn layout(&mut self) -> Layout {
        let mut layout = Layout::gb_t_9704();
        layout.data = false;
        (layout.page.width, layout.page.height) = self.of(&[(210.0, 297.0), (184.0, 260.0), (215.9, 279.4)]);
        layout.page.margins.top = self.number(20.0, 0.1, 200);
        layout.page.margins.right = self.number(15.0, 0.1, 150);
        layout.page.margins.bottom = self.number(20.0, 0.1, 150);
        layout.page.margins.left = self.number(15.0, 0.1, 150);
        layout.page.number_distance = self.number(0.0, 0.1, 80);
        layout.sizes.body = self.number(9.0, 0.5, 12);
        match self.is() {
            true => layout.grid.lines_per_page = 10 + self.below(15) as u16,
            false => layout.grid.line_pitch = Some(self.number(18.0, 0.25, 60)),
        }
        match self.is() {
            true => layout.grid.characters_per_line = 15 + self.below(15) as u16,
            false => layout.grid.character_spacing = Some(self.number(-0.5, 0.05, 30)),
        }
        layout.grid.first_line = self.below(5) as u16;
        let typography = &mut layout.typography;
        (typography.space_beside_letters, typography.space_beside_digits) = (self.is(), self.is());
        (typography.hanging_stops, typography.compressed_marks) = (self.is(), self.is());
        layout.blank_lines.after_title = self.number(0.0, 0.5, 6);
        layout.blank_lines.before_signature = self.number(0.0, 0.5, 6);
        let fonts = ["仿宋", "宋体", "黑体", "楷体", "方正小标宋_GBK", "华文中宋"].map(String::from);
        let of_fonts = &mut layout.fonts;
        for font in [&mut of_fonts.title, &mut of_fonts.body, &mut of_fonts.chapter, &mut of_fonts.item, &mut of_fonts.page_number] {
            *font = self.of(&fonts);
        }
        (layout.fonts.table, layout.fonts.table_head) = (self.maybe(&["等线".into()]), self.maybe(&["微软雅黑".into()]));
        (layout.fonts.latin.name, layout.fonts.latin.in_headings) = (self.of(&["Arial".into(), "Times New Roman".into()]), self.is());
        layout.sizes.title = self.number(14.0, 0.5, 30);
        layout.sizes.page_number = self.number(9.0, 0.5, 12);
        layout.sizes.table = self.number(9.0, 0.5, 10);
        layout.sizes.table_head = self.maybe(&[15.0, 16.5]);
        let body = layout.sizes.body;
        (layout.sizes.chapter, layout.sizes.item) = (self.maybe(&[body + 1.0, body + 2.5]), self.maybe(&[body + 1.5]));
        self.numbering(&mut layout);
        let styles = &mut layout.styles;
        for (role, usual) in [
            (&mut styles.title, Align::Centre),
            (&mut styles.subtitle, Align::Centre),
            (&mut styles.reporter, Align::Centre),
            (&mut styles.salutation, Align::Left),
            (&mut styles.body, Align::Both),
            (&mut styles.chapter, Align::Left),
            (&mut styles.item, Align::Left),
            (&mut styles.point, Align::Left),
            (&mut styles.annex_mark, Align::Left),
            (&mut styles.annex_title, Align::Centre),
            (&mut styles.table_head, Align::Centre),
            (&mut styles.table_text, Align::Left),
            (&mut styles.table_number, Align::Centre),
        ] {
            if self.is() {
                *role = self.role(usual);
            }
        }
        layout.reporter_line = self.is();
        layout.signature = self.of(&[Signature::Sealed, Signature::Unsealed, Signature::None]);
        layout.signer = self.maybe(&["云岭县水务局".into(), "云岭县水务局、云岭县档案局".into()]);
        layout.page_number.form =
            self.of(&["— {page} —".into(), "{page}".into(), "第{page}页　共{pages}页".into(), "{page} / {pages}".into()]);
        use PageNumberPlace::{Centre, Inside, Left, None, Outside, Right};
        layout.page_number.place = self.of(&[Outside, Inside, Left, Centre, Right, None]);
        layout.page_number.first_page = self.is();
        layout.tables.rules = self.of(&[TableRules::All, TableRules::Rows, TableRules::Three, TableRules::None]);
        layout.tables.rule_width = self.number(0.25, 0.125, 10);
        (layout.annexes.figures, layout.annexes.problems) = (self.is(), self.is());
        layout.labels.annexes.mark = self.of(&["附件".into(), "附表".into()]);
        layout.labels.figures.title = self.of(&["指标完成情况表".into(), "关键指标".into()]);
        layout.labels.figures.value = self.of(&["本年".into(), "本学年".into()]);
        layout.labels.problems.title = self.of(&["问题整改清单".into(), "问题与改进".into()]);
        layout.labels.problems.owner = self.of(&["责任人".into(), "责任单位".into()]);
        layout
    }

    fn numbering(&mut self, layout: &mut Layout) {
        let marker = Marker::new;
        let outer = [
            marker("", Numeral::Chinese, "、"),
            marker("第", Numeral::Chinese, "章　"),
            marker("", Numeral::Arabic, " "),
            marker("", Numeral::None, ""),
        ];
        let middle =
            [marker("（", Numeral::Chinese, "）"), marker("", Numeral::Arabic, ". "), marker("", Numeral::Arabic, " ").with_parents()];
        let restarts = [Restart::Parent, Restart::Chapter, Restart::Never];
        layout.numbering.chapter = self.of(&outer);
        // What an outer level does not write, an inner one does not show.
        let middle = if layout.numbering.chapter.numeral == Numeral::None { &middle[..2] } else { &middle[..] };
        let run_in = &mut layout.run_in;
        for is in [&mut run_in.item, &mut run_in.problem, &mut run_in.plan, &mut run_in.point] {
            *is = self.is();
        }
        layout.numbering.item = self.of(middle).with_restart(self.of(&[Restart::Parent, Restart::Never]));
        layout.numbering.plan = self.of(middle);
        layout.numbering.problem = self.of(&[marker("", Numeral::Chinese, "是"), marker("（", Numeral::Arabic, "）")]);
        layout.numbering.point =
            self.of(&[marker("", Numeral::Chinese, "是"), marker("", Numeral::Arabic, "．")]).with_restart(self.of(&restarts));
        layout.numbering.subpoint =
            self.of(&[marker("（", Numeral::Arabic, "）"), marker("", Numeral::Arabic, "）")]).with_restart(self.of(&restarts));
    }
}

fn layout() -> impl Strategy<Value = Layout> {
    let choices = proptest::collection::vec(any::<Index>(), 200);
    choices.prop_map(|choices| Chooser(choices.iter()).layout()).prop_filter("possible", |layout| layout.validate().is_ok())
}

fn read(docx: &[u8]) -> LayoutReading {
    Layout::from_docx(docx, &Limits::default()).unwrap()
}

/// The layout that was read, with what the document does not tell taken from another.
fn told(read: &LayoutReading, other: &Layout) -> Layout {
    let (mut told, other) = (serde_json::to_value(&read.layout).unwrap(), serde_json::to_value(other).unwrap());
    for untold in &read.untold {
        let (part, field) = untold.pointer.rsplit_once('/').unwrap();
        let Value::Object(part) = told.pointer_mut(part).unwrap() else { panic!("{}", untold.pointer) };
        match other.pointer(&untold.pointer) {
            Some(value) => drop(part.insert(field.to_owned(), value.clone())),
            None => drop(part.remove(field)),
        }
    }
    serde_json::from_value(told).unwrap()
}

fn text_of(docx: &[u8], part: &str) -> String {
    let mut text = String::new();
    zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap().by_name(part).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn comes_back(report: &AnnualReport, layout: &Layout) {
    let docx = report.to_draft_docx(layout).unwrap();
    let read = read(&docx);
    // Most of a layout is told by any document of ours.
    assert!(read.untold.len() < 25, "{:?}", read.untold);
    let told = told(&read, layout);
    // Two ways to say one grid are one.
    let bare = |layout: &Layout| {
        let mut layout = layout.clone();
        let grid = Layout::gb_t_9704().grid;
        (layout.grid.line_pitch, layout.grid.lines_per_page) = (grid.line_pitch, grid.lines_per_page);
        (layout.grid.character_spacing, layout.grid.characters_per_line) = (grid.character_spacing, grid.characters_per_line);
        layout.to_json()
    };
    let (told_text, text) = (bare(&told), bare(layout));
    let differs: Vec<(&str, &str)> = told_text.lines().zip(text.lines()).filter(|(one, other)| one != other).take(3).collect();
    assert!(told_text == text, "read and written: {differs:?}");
    let again = report.to_draft_docx(&told).unwrap();
    // Half a twip of the one way may be a whole one of the other.
    let parts: &[&str] = if told.grid == layout.grid { &["word/styles.xml", "word/document.xml"] } else { &["word/styles.xml"] };
    for part in parts {
        assert!(text_of(&docx, part) == text_of(&again, part), "{part}: {:?}", layout.grid);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn a_layout_is_read_back_from_its_pages(layout in layout(), has_points in select(vec![true, false])) {
        let mut report = report(SAMPLES[2]);
        if !has_points {
            report.problems.iter_mut().flat_map(|problems| &mut problems.items).for_each(|problem| problem.points.clear());
        }
        comes_back(&report, &layout);
    }
}

/// As many offices write: every paragraph formatted by hand, on top of Word's own styles.
#[test]
fn what_is_formatted_by_hand_is_taken_by_majority() {
    let run = |font: &str, size: u32, more: &str, text: &str| {
        format!(
            "<w:r><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:eastAsia=\"{font}\"/>{more}<w:sz w:val=\"{size}\"/></w:rPr><w:t>{text}</w:t></w:r>"
        )
    };
    let paragraph = |properties: &str, runs: &str| {
        format!("<w:p><w:pPr><w:spacing w:line=\"560\" w:lineRule=\"exact\"/>{properties}</w:pPr>{runs}</w:p>")
    };
    let indent = "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:jc w:val=\"both\"/>";
    let body = |text: &str| paragraph(indent, &run("仿宋_GB2312", 32, "", text));
    let long = "一年来，我们坚持把群众的事放在心上，逐件核对，按月通报，做到件件有着落。";
    let mut text = paragraph("<w:jc w:val=\"center\"/>", &run("方正小标宋简体", 44, "", "2025年度工作总结")) + &paragraph("", "");
    text += &body(long);
    for (number, heading) in [("一", "工作情况"), ("二", "存在的问题")] {
        text += &paragraph(indent, &run("黑体", 32, "", &format!("{number}、{heading}")));
        for item in ["一", "二"] {
            let head = run("楷体_GB2312", 32, "<w:b/>", &format!("（{item}）抓好学习。"));
            text += &paragraph(indent, &(head + &run("仿宋_GB2312", 32, "", long)));
            text += &(body(&format!("1. {long}")) + &body(&format!("2. {long}")));
        }
    }
    // One that somebody pasted.
    text += &paragraph("", &run("宋体", 21, "", &long.repeat(2)));
    text += &(paragraph("", "") + &paragraph("", "") + &paragraph("<w:jc w:val=\"right\"/>", &run("仿宋_GB2312", 32, "", "云岭县水务局")));
    text += &paragraph("<w:ind w:right=\"1280\"/><w:jc w:val=\"right\"/>", &run("仿宋_GB2312", 32, "", "2025年12月26日"));
    text += "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" w:header=\"851\" w:footer=\"992\"/></w:sectPr>";
    let styles = format!(
        "<w:styles xmlns:w=\"{WORD}\"><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/><w:rPr><w:rFonts w:ascii=\"Calibri\" w:eastAsia=\"宋体\"/><w:sz w:val=\"21\"/></w:rPr></w:style></w:styles>"
    );
    assert!(KINDS.ends_with("relationships"));
    let read = read(&foreign(&text, &[("styles", "styles.xml", &styles)]));
    let layout = &read.layout;
    let fonts = &layout.fonts;
    assert_eq!([&fonts.title, &fonts.body, &fonts.chapter, &fonts.item], ["方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"]);
    assert_eq!(fonts.latin.name, "Times New Roman");
    assert_eq!((layout.sizes.title, layout.sizes.body, layout.grid.line_pitch, layout.grid.first_line), (22.0, 16.0, Some(28.0), 2));
    assert_eq!((layout.styles.item.bold, layout.styles.chapter.bold, layout.run_in.item), (true, false, true));
    assert_eq!((layout.blank_lines.after_title, layout.blank_lines.before_signature), (1.0, 2.0));
    assert_eq!(layout.signature, Signature::Sealed);
    assert_eq!(layout.numbering.chapter, Marker::new("", Numeral::Chinese, "、"));
    assert_eq!(layout.numbering.item, Marker::new("（", Numeral::Chinese, "）"));
    assert_eq!(layout.numbering.point, Marker::new("", Numeral::Arabic, ". "));
    assert_eq!(layout.page_number.place, PageNumberPlace::None);
    assert!(read.untold.iter().any(|untold| untold.pointer == "/numbering/subpoint"), "{:?}", read.untold);
}

#[test]
fn our_own_layouts_come_back_from_their_documents() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/layouts");
    let texts = std::fs::read_dir(folder).unwrap().map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap());
    let party = report(SAMPLES[0]);
    let whole = report(SAMPLES[2]);
    let mut layouts: Vec<Layout> = texts.map(|text| Layout::from_json(&text).unwrap()).collect();
    layouts.push(Layout::gb_t_9704());
    assert_eq!(layouts.len(), 4);
    for mut layout in layouts {
        layout.schema = None;
        layout.data = true;
        let read = Layout::from_docx(&party.to_docx(&layout).unwrap(), &Limits::default()).unwrap();
        assert_eq!((&read.layout, read.untold.len()), (&layout, 0));
        // Without the data, from what the pages show.
        layout.data = false;
        let read = Layout::from_docx(&whole.to_draft_docx(&layout).unwrap(), &Limits::default()).unwrap();
        let untold: Vec<&str> = read.untold.iter().map(|untold| untold.pointer.as_str()).collect();
        // What this report, in this layout, has no place to show.
        let has_annexes = |pointer: &str| !layout.annexes.figures && (pointer.starts_with("/annexes/") || pointer.starts_with("/labels/"));
        let unseen = ["/numbering/problem", "/signer", "/labels/figures/kept", "/labels/figures/missed", "/labels/problems/continued"];
        assert!(untold.iter().all(|pointer| unseen.contains(pointer) || has_annexes(pointer)), "{untold:?}");
        layout.numbering.problem = read.layout.numbering.problem.clone();
        assert_eq!(read.layout.to_json(), layout.to_json());
    }
}

#[test]
fn a_layout_is_taken_from_documents_of_other_programs() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    let mut taken = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let Ok(read) = Layout::from_docx(&std::fs::read(entry.unwrap().path()).unwrap(), &Limits::default()) else { continue };
        read.layout.validate().unwrap();
        assert!(read.untold.iter().all(|untold| untold.pointer.starts_with('/') && !untold.message.zh.is_empty()));
        taken += 1;
    }
    assert!(taken > 40, "{taken}");
}
