//! What other programs need of a document, and cannot be run here: each need with the public report that it comes from, asserted in
//! the parts. And what a reader needs who does not see the pages.

use std::collections::BTreeSet;
use std::io::Read;

use annual_report::page::{Annexes, Layout};

use crate::read_docx::{SAMPLES, report};

/// The documents that are looked at: the standard layout and those of the examples, each with all that they have.
fn documents() -> Vec<(String, Parts)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/layouts");
    let mut layouts = vec![("standard".to_owned(), Layout::gb_t_9704())];
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        layouts.push((path.display().to_string(), Layout::from_json(&std::fs::read_to_string(&path).unwrap()).unwrap()));
    }
    layouts
        .into_iter()
        .map(|(name, mut layout)| {
            layout.annexes = Annexes::all();
            (name, Parts::of(&report(SAMPLES[2]).to_draft_docx(&layout).unwrap()))
        })
        .collect()
}

/// The parts of a document by their names.
pub(crate) struct Parts(Vec<(String, String)>);

impl Parts {
    pub(crate) fn of(docx: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
        let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
        let text = |name: String| {
            let mut text = String::new();
            archive.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
            (name, text)
        };
        Parts(names.into_iter().map(text).collect())
    }

    /// Whether what is printed, or how, is another.
    pub(crate) fn differ(&self, other: &Parts) -> bool {
        self.0.iter().any(|(name, text)| text != other.get(name))
    }

    pub(crate) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, text)| text)
    }
}

/// Each element of a name: its attributes, and what stands in it.
pub(crate) fn elements<'t>(text: &'t str, name: &str) -> Vec<(&'t str, &'t str)> {
    let (begin, end) = (format!("<{name}"), format!("</{name}>"));
    text.match_indices(begin.as_str())
        .map(|(at, begin)| &text[at + begin.len()..])
        .filter(|rest| rest.starts_with([' ', '/', '>']))
        .map(|rest| {
            let (attributes, inner) = rest.split_once('>').unwrap();
            (attributes, if attributes.ends_with('/') { "" } else { inner.split(end.as_str()).next().unwrap() })
        })
        .collect()
}

pub(crate) fn attribute<'t>(attributes: &'t str, name: &str) -> Option<&'t str> {
    attributes.split(&format!("{name}=\"")).nth(1)?.split('"').next()
}

pub(crate) fn values(text: &str, element: &str, name: &str) -> Vec<String> {
    elements(text, element).iter().filter_map(|(attributes, _)| attribute(attributes, name)).map(str::to_owned).collect()
}

/// A need: who says so, and whether a document meets it.
type Need = (&'static str, &'static [&'static str], fn(&Parts) -> bool);

#[rustfmt::skip]
const NEEDS: &[Need] = &[
    ("marks that Latin and Chinese share are drawn at half width, unless their run says that they are Chinese",
        &["https://github.com/KaguraNanaga/docformat-gui/issues/31", "https://github.com/jgm/pandoc/issues/8839", "https://github.com/eigenpal/docx-editor/pull/739"],
        |parts| {
            let runs = elements(parts.get("word/document.xml"), "w:r");
            let shared = |text: &str| text.contains(['“', '”', '‘', '’', '—', '…', '·', '×', '÷', '°']);
            runs.len() > 50 && runs.iter().any(|(_, run)| shared(run)) && runs.iter().all(|(_, run)| !shared(run) || run.contains("w:hint=\"eastAsia\""))
        }),
    ("a font for Chinese is named beside the one for Latin, which else stands for both",
        &["https://github.com/dolanmiu/docx/issues/549", "https://github.com/kklimuk/docx-cli/issues/6"],
        |parts| {
            let fonts = elements(parts.get("word/styles.xml"), "w:rFonts");
            fonts.len() > 3 && fonts.iter().all(|(fonts, _)| attribute(fonts, "w:eastAsia").is_some())
        }),
    ("WPS looks for the fonts of a theme and says that they are missing; Word prefers them to those that are named",
        &["https://github.com/Fokkyp/SoftwareCopyright-Skill/issues/28", "https://github.com/python-openxml/python-docx/issues/1601"],
        |parts| parts.0.iter().all(|(name, text)| !name.contains("theme") && !text.contains("Theme=\"") && !text.contains("/theme"))),
    ("a machine without the national fonts is told which others will do",
        &["https://github.com/ONLYOFFICE/DocumentServer/issues/69", "https://github.com/renoyuan/easyofd/issues/51"],
        |parts| {
            let used: BTreeSet<String> = ["w:eastAsia", "w:ascii"].iter().flat_map(|name| values(parts.get("word/styles.xml"), "w:rFonts", name)).collect();
            let table = elements(parts.get("word/fontTable.xml"), "w:font");
            let listed: BTreeSet<String> = table.iter().filter_map(|(font, _)| attribute(font, "w:name")).map(str::to_owned).collect();
            let national = ["仿宋_GB2312", "楷体_GB2312", "方正小标宋简体", "黑体", "宋体"];
            let others = table.iter().filter(|(font, _)| attribute(font, "w:name").is_some_and(|name| national.contains(&name)));
            used.is_subset(&listed) && others.clone().count() > 1 && others.into_iter().all(|(_, inner)| inner.contains("<w:altName "))
        }),
    ("the language of Chinese is said, by which Word chooses a font that is not named",
        &["https://github.com/eigenpal/docx-editor/issues/787", "https://github.com/jgm/pandoc/issues/9817"],
        |parts| values(parts.get("word/styles.xml"), "w:lang", "w:eastAsia") == ["zh-CN"]),
    ("WPS takes the widths of columns from the grid, Word from the cells and the width of the table: all say the same, in twips",
        &["https://github.com/dolanmiu/docx/issues/272", "https://github.com/dolanmiu/docx/issues/2456", "https://github.com/alihassan143/flutter-packages/issues/82", "https://github.com/superdoc/docx-editor/issues/4016"],
        |parts| {
            let tables = elements(parts.get("word/document.xml"), "w:tbl");
            tables.len() >= 2 && tables.iter().all(|(_, table)| {
                let grid = values(table, "w:gridCol", "w:w");
                let sum: u32 = grid.iter().map(|width| width.parse::<u32>().unwrap()).sum();
                let all = elements(table, "w:tblW").iter().chain(&elements(table, "w:tcW")).all(|(width, _)| attribute(width, "w:type") == Some("dxa"));
                let rows = elements(table, "w:tr");
                all && values(table, "w:tblW", "w:w") == [sum.to_string()] && rows.iter().all(|(_, row)| values(row, "w:tcW", "w:w") == grid) && table.contains("<w:tblLayout w:type=\"fixed\"/>")
            })
        }),
    ("without a mode Word opens a document as one of an old version",
        &["https://github.com/python-openxml/python-docx/issues/1543", "https://github.com/UseJunior/safe-docx/issues/487", "https://github.com/dolanmiu/docx/issues/332"],
        |parts| parts.get("word/settings.xml").contains("w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"")),
    ("programs differ in whether marks give up their width where nothing is said",
        &["https://github.com/eigenpal/docx-editor/issues/792"],
        |parts| values(parts.get("word/settings.xml"), "w:characterSpacingControl", "w:val") == ["doNotCompress"]),
    ("space beside letters and digits is on where nothing is said, and hangs on whether the default style is defined",
        &["https://github.com/developer0hye/office2pdf/issues/521", "https://github.com/developer0hye/office2pdf/issues/732", "https://github.com/dolanmiu/docx/issues/1949", "https://github.com/ONLYOFFICE/DocumentServer/issues/3049"],
        |parts| {
            let styles = elements(parts.get("word/styles.xml"), "w:style");
            let usual = styles.iter().find(|(style, _)| attribute(style, "w:default") == Some("1")).unwrap().1;
            usual.contains("<w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/>") && styles.iter().all(|(style, inner)| attribute(style, "w:type") != Some("paragraph") || *inner == usual || inner.contains("<w:basedOn w:val=\"Normal\"/>"))
        }),
    ("a stop hangs over the edge where nothing is said; LibreOffice 7.4 takes what is said the other way round, as its pages show",
        &["https://github.com/stella/folio/pull/344", "https://github.com/dolanmiu/docx/issues/916"],
        |parts| parts.0.iter().all(|(_, text)| !text.contains("overflowPunct"))),
    ("many programs do not apply the parts of a table style: the look of the heads is in their own styles, and their row says what it is",
        &["https://github.com/plutext/docx4j/issues/546", "https://github.com/tensorbee/rdocx/pull/22", "https://github.com/rstudio/gt/issues/2080"],
        |parts| {
            let tables = elements(parts.get("word/document.xml"), "w:tbl");
            let marks = |table: &str| elements(table, "w:tr").iter().map(|(_, row)| row.contains("<w:cnfStyle w:val=\"100000000000\"/><w:tblHeader/>")).collect::<Vec<_>>();
            !parts.get("word/styles.xml").contains("tblStylePr") && tables.iter().all(|(_, table)| {
                let marks = marks(table);
                table.contains("w:firstRow=\"1\"") && marks[0] && !marks[1..].contains(&true) && elements(table, "w:tr")[0].1.contains("w:val=\"TableHead\"")
            })
        }),
];

#[test]
fn other_programs_find_what_they_need() {
    for (name, parts) in documents() {
        for (need, reports, is_met) in NEEDS {
            assert!(!reports.is_empty() && reports.iter().all(|report| report.starts_with("https://")));
            assert!(is_met(&parts), "{name}: {need} ({reports:?})");
        }
    }
}

#[test]
fn marks_that_give_way_ask_for_kerning() {
    // Without it Word sets no marks closer, as https://github.com/Ryujiyasu/oxi reports of Japanese fonts; not tried here.
    let mut layout = Layout::gb_t_9704();
    layout.typography.compressed_marks = true;
    let report = annual_report::AnnualReport::new(2025).with_title("总结").with_preamble("落实《办法》（试行）。");
    let parts = Parts::of(&report.to_draft_docx(&layout).unwrap());
    assert_eq!(values(parts.get("word/settings.xml"), "w:characterSpacingControl", "w:val"), ["compressPunctuation"]);
    let (_, defaults) = elements(parts.get("word/styles.xml"), "w:docDefaults")[0];
    assert_eq!(values(defaults, "w:kern", "w:val"), ["2"]);
    assert!(documents().iter().all(|(_, parts)| !parts.get("word/styles.xml").contains("<w:kern ")));
}

/// The levels of the headings of a document, in its order.
fn outline(parts: &Parts) -> Vec<usize> {
    let levels: Vec<(String, usize)> = elements(parts.get("word/styles.xml"), "w:style")
        .iter()
        .filter_map(|(style, inner)| {
            let level = values(inner, "w:outlineLvl", "w:val").first()?.parse().ok()?;
            Some((attribute(style, "w:styleId")?.to_owned(), level))
        })
        .collect();
    let paragraphs = elements(parts.get("word/document.xml"), "w:p");
    let level = |paragraph: &str| {
        let own = values(paragraph, "w:outlineLvl", "w:val").first().map(|level| level.parse().unwrap());
        let style = values(paragraph, "w:pStyle", "w:val");
        own.or_else(|| levels.iter().find(|(id, _)| Some(id) == style.first()).map(|(_, level)| *level))
    };
    paragraphs.iter().filter_map(|(_, paragraph)| level(paragraph)).collect()
}

#[test]
fn a_reader_who_does_not_see_the_pages_finds_his_way() {
    let title = |parts: &Parts| {
        let core = parts.get("docProps/core.xml").to_owned();
        elements(&core, "dc:title").first().map(|(_, title)| (*title).to_owned())
    };
    for (name, parts) in documents() {
        assert_eq!(title(&parts).as_deref(), Some("清源县档案馆2025年工作总结"), "{name}");
        assert!(parts.get("word/styles.xml").contains("<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\""), "{name}");
        assert!(elements(parts.get("word/document.xml"), "w:tbl").iter().all(|(_, table)| table.contains("<w:tblHeader/>")), "{name}");
    }
    // Whatever is run in, no level of headings is left out.
    for run_in in 0..16 {
        let mut layout = Layout::gb_t_9704();
        layout.annexes = Annexes::all();
        let is = |bit: usize| run_in >> bit & 1 == 1;
        (layout.run_in.item, layout.run_in.problem, layout.run_in.plan, layout.run_in.point) = (is(0), is(1), is(2), is(3));
        let outline = outline(&Parts::of(&report(SAMPLES[2]).to_draft_docx(&layout).unwrap()));
        assert!(outline.len() > 4 && outline[0] == 0, "{outline:?}");
        assert!(outline.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{run_in}: {outline:?}");
    }
}
