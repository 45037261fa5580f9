//! `POST /pages`: the pages of a report as the browser shows them beside the form. Of a long report those are drawn that are looked at, and
//! those are sent that the browser has not got; what was found is marked where it is printed.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use annual_report::AnnualReport;
use annual_report::finding::{Findings, Severity};
use annual_report::page::{Document, Layout, Line, Pages, Span};
use axum::Json;
use axum::extract::{Query, Request, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use crate::app::{Office, Stage, checked};
use crate::request::Refused;

/// The most pages that are drawn for one request.
const MOST: usize = 12;

/// How high a line of text stands over its base line, as a share of its size.
const ASCENT: f64 = 0.88;

/// What a browser wants to see.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    stage: Stage,
    #[serde(default)]
    annexes: bool,
    /// The first page that is looked at, and the last; counted from zero.
    #[serde(default)]
    from: usize,
    #[serde(default)]
    to: usize,
    /// The field in which the cursor stands: its page is wanted too.
    #[serde(default)]
    at: String,
    /// The tags of the pages that the browser has got, with commas.
    #[serde(default)]
    known: String,
}

#[derive(Serialize)]
pub(crate) struct Answer {
    /// Width and height of every page, in points.
    sizes: Vec<(f64, f64)>,
    /// The page of the field in which the cursor stands.
    at: Option<usize>,
    pages: Vec<Shown>,
}

/// A page that is looked at.
#[derive(Serialize)]
struct Shown {
    page: usize,
    /// Another page has another.
    tag: String,
    /// The picture; none where the browser has got it.
    #[serde(skip_serializing_if = "Option::is_none")]
    svg: Option<String>,
    marks: Vec<Mark>,
}

/// Where a finding is on its page, in points from the upper left corner; on a line each.
#[derive(Serialize)]
struct Mark {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    severity: Severity,
    pointer: String,
    says: String,
    /// Whether it began on a line above.
    goes_on: bool,
}

pub(crate) async fn pages(
    State(office): State<Arc<Office>>,
    Query(wanted): Query<Wanted>,
    request: Request,
) -> Result<Json<Answer>, Refused> {
    let checked = checked(&office, request, wanted.stage).await?;
    let Some(report) = checked.report else { return Err(Refused::Findings(StatusCode::UNPROCESSABLE_ENTITY, checked.findings)) };
    let at_work = office.clone();
    Ok(Json(office.work(move || wanted.of(&report, &checked.findings, &at_work.look(wanted.annexes).layout)).await?))
}

impl Wanted {
    fn of(&self, report: &AnnualReport, findings: &Findings, layout: &Layout) -> Answer {
        let pages = report.pages(layout);
        let at = page_of(&pages, &self.at);
        let last = self.to.min(self.from.saturating_add(MOST - 1)).min(pages.count().saturating_sub(1));
        let mut looked_at: Vec<usize> = (self.from..=last).collect();
        looked_at.extend(at.filter(|at| !looked_at.contains(at)));
        let marked = marked(&Document::with_marks(report, layout, findings), findings);
        let known: Vec<&str> = self.known.split(',').collect();
        let shown = looked_at.into_iter().filter_map(|page| {
            let svg = pages.to_svg(page, layout)?;
            let tag = tag(&svg);
            let marks = pages.pages.get(page)?.lines.iter().flat_map(|line| marks(line, &marked, findings)).collect();
            Some(Shown { page, svg: (!known.contains(&tag.as_str())).then_some(svg), tag, marks })
        });
        Answer { pages: shown.collect(), at, sizes: pages.pages.iter().map(|page| (page.width, page.height)).collect() }
    }
}

fn tag(svg: &str) -> String {
    let mut hasher = DefaultHasher::new();
    svg.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The page on which a field is printed, or else what is nearest to it: what holds it.
fn page_of(pages: &Pages, pointer: &str) -> Option<usize> {
    let places: Vec<(usize, String)> = pages
        .pages
        .iter()
        .enumerate()
        .flat_map(|(page, printed)| printed.lines.iter().filter_map(move |line| Some((page, line.place?.to_string()))))
        .collect();
    let mut holder = pointer;
    while !holder.is_empty() {
        let is_there = |place: &str| place.strip_prefix(holder).is_some_and(|below| below.is_empty() || below.starts_with('/'));
        if let Some((page, _)) = places.iter().find(|(_, place)| is_there(place)) {
            return Some(*page);
        }
        holder = &holder[..holder.rfind('/').unwrap_or(0)];
    }
    None
}

/// The characters of findings, by paragraph: which finding, from which character of the paragraph to which.
type Marked = HashMap<usize, Vec<(usize, Range<usize>)>>;

fn marked(document: &Document, findings: &Findings) -> Marked {
    let pointers: Vec<&str> = findings.iter().map(|finding| finding.pointer.as_str()).collect();
    let mut marked = Marked::new();
    for (index, block) in document.blocks.iter().enumerate() {
        let place = block.place.map(|place| place.to_string());
        // What is printed nowhere stands at the first paragraph, which it is not about.
        let is_elsewhere = |id: usize| index == 0 && place.as_deref() != pointers.get(id).copied();
        let (mut at, mut begun) = (0, HashMap::new());
        for span in &block.spans {
            match span {
                Span::MarkStart(id) => drop(begun.insert(*id, at)),
                Span::MarkEnd(id) => {
                    if let Some(start) = begun.remove(id).filter(|_| !is_elsewhere(*id)) {
                        marked.entry(index).or_default().push((*id, start..at));
                    }
                }
                Span::Break => at += 1,
                Span::Text(text) | Span::RunIn(text) | Span::Blank(text) | Span::Fold(text) => at += text.chars().count(),
                _ => {}
            }
        }
    }
    marked
}

/// What of a line is marked.
fn marks(line: &Line, marked: &Marked, findings: &Findings) -> Vec<Mark> {
    let of_paragraph = line.paragraph.and_then(|paragraph| marked.get(&paragraph)).map(Vec::as_slice).unwrap_or_default();
    let size = line.runs.iter().map(|run| run.size).fold(0.0, f64::max);
    let on_it = of_paragraph.iter().filter(|(_, range)| range.start < line.range.end && line.range.start < range.end);
    on_it
        .filter_map(|(id, range)| {
            let finding = findings.iter().nth(*id)?;
            let from = x(line, range.start.saturating_sub(line.range.start));
            let to = x(line, range.end.min(line.range.end) - line.range.start);
            Some(Mark {
                x: from,
                y: line.y - ASCENT * size,
                width: to - from,
                height: size,
                severity: finding.severity,
                pointer: finding.pointer.clone(),
                says: finding.message.zh.clone(),
                goes_on: range.start < line.range.start,
            })
        })
        .filter(|mark| mark.width > 0.0)
        .collect()
}

/// Where a character of a line begins, counted from its first.
fn x(line: &Line, mut character: usize) -> f64 {
    for run in &line.runs {
        let characters = run.text.chars().count();
        if character < characters {
            return run.x + run.width * character as f64 / characters as f64;
        }
        character -= characters;
    }
    line.x + line.width
}

#[cfg(test)]
mod tests {
    use crate::app::tests::{FULL, JSON, ask};
    use axum::http::StatusCode;
    use serde_json::{Value, json};

    async fn shown(query: &str, report: &str) -> Value {
        let (status, _, said) = ask("POST", &format!("/pages?{query}"), JSON, report.to_owned()).await;
        assert_eq!(status, StatusCode::OK, "{}", String::from_utf8_lossy(&said));
        serde_json::from_slice(&said).unwrap()
    }

    fn long(chapters: usize, changed: &str) -> String {
        let lead = "扎实推进各项工作，取得明显成效。".repeat(60);
        let mut work = vec![json!({ "lead": lead }); chapters];
        work[chapters - 1]["lead"] = json!(format!("{lead}{changed}"));
        json!({ "year": 2026, "title": "工作总结", "work": work }).to_string()
    }

    #[tokio::test]
    async fn the_pages_that_are_looked_at_are_drawn() {
        let answer = shown("from=1&to=2", &long(9, "")).await;
        let all = answer["sizes"].as_array().unwrap().len();
        assert!(all > 12, "{all}");
        assert_eq!(answer["pages"].as_array().unwrap().iter().map(|page| page["page"].as_u64().unwrap()).collect::<Vec<_>>(), [1, 2]);
        let svg = answer["pages"][0]["svg"].as_str().unwrap();
        assert!(svg.starts_with("<svg") && !svg.contains("<script") && svg.contains("data-place=\"/work/0/lead\""));
        assert_eq!(shown("from=0&to=4000000000", &long(9, "")).await["pages"].as_array().unwrap().len(), super::MOST);
        assert_eq!(shown("from=4000&to=3", &long(9, "")).await["pages"], json!([]));
        let with_annexes = shown("from=0&to=0&annexes=true", FULL).await;
        assert!(with_annexes["sizes"].as_array().unwrap().len() > shown("from=0&to=0", FULL).await["sizes"].as_array().unwrap().len());
    }

    #[tokio::test]
    async fn what_the_browser_has_is_not_sent_again() {
        let first = shown("from=0&to=2", &long(1, "")).await;
        let tags: Vec<&str> = first["pages"].as_array().unwrap().iter().map(|page| page["tag"].as_str().unwrap()).collect();
        let again = shown(&format!("from=0&to=2&known={}", tags.join(",")), &long(1, "再写一句。")).await;
        let sent: Vec<bool> = again["pages"].as_array().unwrap().iter().map(|page| page["svg"].is_string()).collect();
        assert_eq!(sent, [false, true], "the page that changed");
    }

    #[tokio::test]
    async fn the_page_of_the_cursor_comes_along() {
        let report = long(9, "");
        let answer = shown("from=0&to=0&at=/work/8/lead", &report).await;
        let at = answer["at"].as_u64().unwrap();
        assert!(at > 10);
        assert_eq!(answer["pages"][1]["page"].as_u64(), Some(at));
        // A figure is printed where it is referred to; its chapter is near.
        assert_eq!(shown("at=/work/8/figures/0/value", &report).await["at"], answer["at"]);
        assert_eq!(shown("at=/plans/items/0", &report).await["at"], Value::Null);
    }

    #[tokio::test]
    async fn findings_are_marked_where_they_are_printed_and_blanks_are_seen() {
        let report = json!({
            "year": 2026, "title": "工作总结",
            "work": [{ "lead": format!("{}接待群众{{接待}}，走访{{走访}}。", "扎实推进。".repeat(6)) }],
            "figures": [{ "name": "接待", "unit": "人次" }],
        });
        let answer = shown("", &report.to_string()).await;
        let page = &answer["pages"][0];
        let marks = page["marks"].as_array().unwrap();
        let said: Vec<(&str, &str)> =
            marks.iter().map(|mark| (mark["severity"].as_str().unwrap(), mark["pointer"].as_str().unwrap())).collect();
        assert!(said.contains(&("warning", "/work/0/lead")) && said.contains(&("error", "/work/0/lead")), "{said:?}");
        assert!(!said.iter().any(|(_, pointer)| pointer.ends_with("value")), "what is printed nowhere is not marked: {said:?}");
        assert!(marks.iter().all(|mark| mark["goes_on"] == false));
        for mark in marks {
            let [x, width] = ["x", "width"].map(|name| mark[name].as_f64().unwrap());
            assert!(x > 79.0 && x + width < 535.0, "{mark}");
        }
        assert!(page["svg"].as_str().unwrap().contains("class=\"blank\""));
    }

    #[tokio::test]
    async fn what_is_no_report_has_no_pages() {
        let (status, _, said) = ask("POST", "/pages", JSON, r#"{"year":"x"}"#).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(String::from_utf8(said).unwrap().contains("wrong_type"));
        assert_eq!(ask("POST", "/pages?from=-1", JSON, FULL).await.0, StatusCode::BAD_REQUEST);
        let nothing = shown("at=%2F%2F%2Fx", "{}").await;
        assert_eq!(nothing["at"], Value::Null);
    }
}
