//! The guide and the READMEs: programs that run, pictures as they are drawn now, links that lead somewhere, and the same in English
//! and in Chinese.

use std::path::{Path, PathBuf};

use annual_report::check::Rules;
use annual_report::finding::Code;
use annual_report::model::Figure;
use annual_report::page::Layout;
use annual_report::read::Source;
use annual_report::write::Writer;
use annual_report::years::Refused;

#[allow(dead_code, unreachable_pub)]
#[path = "../examples/guide/first_document.rs"]
mod first_document;
#[allow(dead_code, unreachable_pub)]
#[path = "../examples/guide/form.rs"]
mod form;
#[allow(dead_code, unreachable_pub)]
#[path = "../examples/guide/last_year.rs"]
mod last_year;
#[allow(dead_code, unreachable_pub)]
#[path = "../examples/guide/layout.rs"]
mod layout;
#[allow(dead_code, unreachable_pub)]
#[path = "../examples/guide/office.rs"]
mod office;
#[allow(dead_code, unreachable_pub)]
#[path = "../examples/guide/pictures.rs"]
mod pictures;
#[allow(dead_code, unreachable_pub)]
#[path = "../examples/guide/preview.rs"]
mod preview;
#[allow(dead_code, unreachable_pub)]
#[path = "../examples/guide/rules.rs"]
mod rules;

/// Those with a program.
const PROGRAMS: [&str; 7] = ["first_document", "last_year", "form", "office", "layout", "rules", "preview"];
const PAGES: [&str; 10] = ["first_document", "last_year", "form", "office", "layout", "rules", "preview", "findings", "compare", "trust"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn guide(language: &str, page: &str) -> String {
    read(&format!("src/guide/{language}/{page}.md"))
}

/// The frame of a text: each heading's level, each block of code without its comments, each list and table by its rows, each picture
/// and link by its target.
fn frame(text: &str) -> Vec<String> {
    let mut frame = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(kind) = line.strip_prefix("```") {
            let code: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            frame.push(format!("{kind}: {}", without_comments(&code.join("\n"))));
        } else if line.starts_with('#') {
            frame.push(line.chars().take_while(|c| *c == '#').collect());
        } else if line.starts_with("- ") {
            frame.push("-".into());
        } else if line.starts_with("| ") {
            frame.push(format!("row of {}", line.matches(" | ").count() + 1));
        }
    }
    frame
}

/// Code as a compiler sees it.
fn without_comments(code: &str) -> String {
    let code = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    // In a shell and at the end of a line too.
    let cut = |line: &str| line.split(" // ").next().and_then(|line| line.split(" # ").next()).unwrap_or_default().trim_end().to_owned();
    code.map(cut).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// Where the links and pictures of a text lead, in its order, within the other language's pages too.
fn targets(text: &str) -> Vec<String> {
    let inline = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let defined = text.lines().filter_map(|line| line.strip_prefix('[')?.split_once("]: ").map(|(_, target)| target));
    inline.chain(defined).map(str::to_owned).collect()
}

fn same_frame(english: &str, chinese: &str, name: &str) {
    for (at, (one, other)) in frame(english).iter().zip(&frame(chinese)).enumerate() {
        assert_eq!(one, other, "{name}: part {at} of the English and the Chinese text");
    }
    assert_eq!(frame(english).len(), frame(chinese).len(), "{name}");
    let same = |text: &str| targets(text).iter().map(|target| target.replace("/zh/", "/en/")).collect::<Vec<_>>();
    let (mut one, mut other) = (same(english), same(chinese));
    one.sort();
    other.sort();
    assert_eq!(one, other, "{name}: links");
}

#[test]
fn english_and_chinese_have_the_same_headings_code_tables_and_links() {
    for page in PAGES {
        same_frame(&guide("en", page), &guide("zh", page), page);
    }
    let but_for_the_other = |name: &str, other: &str| read(name).replace(&format!("]({other})"), "](other)");
    same_frame(&but_for_the_other("README.md", "README.zh-CN.md"), &but_for_the_other("README.zh-CN.md", "README.md"), "README");
}

#[test]
fn each_page_shows_its_program_as_it_is() {
    for page in PROGRAMS {
        let program = read(&format!("examples/guide/{page}.rs")).replace("pub fn ", "fn ").replace("pub const ", "const ");
        let text = guide("en", page);
        let shown = text.split("```rust,no_run\n").nth(1).and_then(|rest| rest.split("\n```").next()).unwrap_or_else(|| panic!("{page}"));
        assert_eq!(without_comments(shown), without_comments(&program), "{page}");
    }
}

#[test]
fn pictures_are_as_they_are_drawn_now() {
    let again = "run `cargo run --example guide -- --write`";
    for (name, svg) in pictures::pictures().unwrap() {
        assert!(read(&format!("src/guide/pictures/{name}.svg")) == svg, "{name}: {again}");
        assert!(read(&format!("src/guide/pictures/{name}.md")) == pictures::link("image/svg+xml", svg.as_bytes()), "{name}: {again}");
    }
    for name in pictures::RENDERED {
        let png = std::fs::read(root().join(format!("src/guide/pictures/{name}.png"))).unwrap();
        assert!(read(&format!("src/guide/pictures/{name}.md")) == pictures::link("image/png", &png), "{name}: {again}");
    }
}

#[test]
fn first_document_is_a_final_report() {
    let report = first_document::report().unwrap();
    assert!(report.check().is_empty(), "{}", report.check());
    assert!(report.to_text().contains("全年新增图书8600余册，投入购书经费36.50万元。"));
    assert!(!report.to_docx(&Layout::gb_t_9704()).unwrap().is_empty());
}

#[test]
fn last_year_s_targets_wait_for_their_values() {
    let bytes = std::fs::read(root().join("tests/documents/last_year.docx")).unwrap();
    let next = last_year::this_year(&bytes).unwrap().report;
    assert_eq!((next.year, next.title.as_deref()), (Some(2025), Some("柳泉县水务局2025年工作总结")));
    let wanted = Figure::new("清理河道垃圾", "吨").with_last_year(320).with_target(300);
    assert!(next.work[0].items[2].figures.contains(&wanted), "{:?}", next.work[0].items[2].figures);
    // What the page says of our own documents.
    let own = first_document::report().unwrap();
    let docx = own.to_docx(&Layout::gb_t_9704()).unwrap();
    let reading = annual_report::AnnualReport::read_docx(&docx, &annual_report::read::Limits::default()).unwrap();
    assert_eq!((reading.report, reading.source, reading.changes.len()), (own, Source::Data, 0));
}

#[test]
fn the_form_is_told_what_is_wrong_and_gets_its_document() {
    let writer = Writer::new(&Layout::gb_t_9704()).unwrap();
    let errors = form::check(r#"{ "year": "2025" }"#);
    assert_eq!(errors["year"]["__errors"][0], "“年度”应为整数，例如 2025。");
    assert!(form::document(&writer, r#"{ "year": 2025 }"#).unwrap_err()["title"].is_object());
    let report = serde_json::to_string(&first_document::report().unwrap()).unwrap();
    assert!(form::document(&writer, &report).unwrap().starts_with(b"PK"));
    let (schema, ui_schema) = form::form();
    assert!(schema["properties"]["title"].is_object() && ui_schema["title"].is_object());
}

#[test]
fn fifty_units_add_up() {
    let (texts, mut saved) = (office::handed_in(), 0);
    let totals = office::collect(&texts, |_, docx| saved += usize::from(docx.starts_with(b"PK"))).unwrap();
    assert_eq!((texts.len(), saved), (50, 50));
    let refused: Vec<_> = totals.totals().into_iter().filter_map(|total| Some((total.name, total.refused?))).collect();
    assert_eq!(refused, [("满意率".to_owned(), Refused::Ratio)]);
    let (visits, solved) = ((1..=50).map(|n| 300 + 10 * n).sum::<usize>(), (1..=50).map(|n| 20 + n).sum::<usize>());
    let text = office::summary(&totals).to_text();
    assert!(text.contains(&format!("走访群众{visits}户以上，解决问题{solved}件。")), "{text}");
}

#[test]
fn the_office_s_layout_is_possible_and_is_not_the_standard_s() {
    let layout = layout::layout().unwrap();
    assert_eq!((layout.grid.lines_per_page, layout.numbering.point.nth(2).as_str()), (24, "2."));
    assert_eq!(layout.page, Layout::gb_t_9704().page);
}

#[test]
fn a_rule_of_the_office_marks_its_characters_and_what_is_certain_is_fixed() {
    let report = rules::report().unwrap();
    let findings = report.check_with(&rules::rules().unwrap());
    let slogan = findings.iter().find(|finding| finding.code.name() == "slogan").unwrap();
    let lead: Vec<char> = report.work[0].items[0].lead.as_str().chars().collect();
    assert_eq!(lead[slogan.range.clone().unwrap()].iter().collect::<String>(), "取得显著成效");
    assert_eq!(report.fixed(&findings).report.work[0].items[0].lead.as_str(), "截至目前，开展读书活动36场，取得显著成效。");
    let text = guide("en", "rules");
    let file = text.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    let rules: Rules = serde_json::from_str(file).unwrap();
    assert_eq!(rules.severity(Code::TypedNumbering), None);
    assert!(serde_json::from_str::<Rules>(&file.replace("typed_numbering", "typed_numberin")).is_err());
}

#[test]
fn findings_are_listed() {
    for page in [guide("en", "findings"), guide("zh", "findings")] {
        for code in Code::ALL {
            let head = format!("| `{}` | {} | {} |", code.name(), code.summary_zh(), code.summary_en());
            let tail = code.wording().map(|source| format!(" {source} |")).unwrap_or_else(|| {
                let level =
                    |rules: Rules| rules.severity(*code).or(code.in_reading()).map_or("–".to_owned(), |severity| severity.to_string());
                format!(" {} | {} |", level(Rules::final_report()), level(Rules::draft()))
            });
            let table = if code.wording().is_some() { "the table of wording" } else { "the tables before that of wording" };
            assert!(page.contains(&(head.clone() + &tail)), "{table} in src/guide/*/findings.md misses this row:\n{head}{tail}");
        }
    }
}

#[test]
fn the_page_on_forms_shows_the_builders_as_they_are() {
    for page in [guide("en", "form"), guide("zh", "form")] {
        for name in ["rjsf.jsx", "json_forms.jsx", "json_editor.js"] {
            let code = read(&format!("examples/form-builders/{name}"));
            assert!(page.contains(&code), "{name} on the page is not that of examples/form-builders/");
        }
    }
}

/// A page of documentation has no files beside it: what a page links to by a name leads somewhere there too.
#[test]
fn links_lead_somewhere_in_the_documentation() {
    let known = read("src/guide/links.md") + "[picture]: ";
    for (language, page) in ["en", "zh"].iter().flat_map(|language| PAGES.map(|page| (*language, page))) {
        let text = guide(language, page);
        for name in text.lines().filter_map(|line| line.strip_prefix('[')?.split_once("]: ").map(|(name, _)| name)) {
            assert!(known.contains(&format!("[{name}]: ")), "src/guide/links.md misses [{name}] of {language}/{page}.md");
        }
        assert!(!text.contains("](../") && !text.contains(".md)"), "{language}/{page}.md: a link without a name");
    }
}

/// The anchor that a heading gets.
fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    text.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c)).map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[test]
fn links_lead_somewhere() {
    let mut texts: Vec<PathBuf> =
        ["README.md", "README.zh-CN.md", "CHANGELOG.md", "src/README.md", "schema/README.md"].map(PathBuf::from).into();
    texts.extend(["en", "zh"].iter().flat_map(|language| PAGES.map(|page| format!("src/guide/{language}/{page}.md").into())));
    let mut links = 0;
    for path in &texts {
        let text = std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for target in targets(&text).iter().filter(|target| !target.contains("://")) {
            let (file, at) = target.split_once('#').unwrap_or((target, ""));
            let there = if file.is_empty() { root().join(path) } else { root().join(path).parent().unwrap().join(file) };
            assert!(there.exists(), "{} links to {target}", path.display());
            if !at.is_empty() {
                let headings = std::fs::read_to_string(&there).unwrap();
                assert!(headings.lines().any(|line| line.starts_with('#') && anchor(line) == at), "{} links to {target}", path.display());
            }
            links += 1;
        }
    }
    assert!(links > 80, "{links}");
}
