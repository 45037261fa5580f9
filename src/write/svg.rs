//! A page as a picture: SVG with the text as text, for a browser. There is no script in it and nothing from outside.

use std::fmt::Write;

use crate::page::{Color, Face, Kind, Layout, Line, Pages, PrintedPage};

impl Pages {
    /// A page as an SVG picture, counted from zero; `None` past the last. Fonts are asked for by the layout's names and those of their
    /// like that systems have; whichever is found, every stretch of a line has the width that it has on paper.
    ///
    /// ```
    /// use annual_report::model::{AnnualReport, WorkChapter};
    /// use annual_report::page::Layout;
    /// let layout = Layout::gb_t_9704();
    /// let report = AnnualReport::new(2025).with_title("总结").with_work([WorkChapter::default().with_lead("有序 & 平稳。")]);
    /// let svg = report.pages(&layout).to_svg(0, &layout).unwrap();
    /// assert!(svg.starts_with("<svg ") && svg.contains("&amp;") && svg.contains("平稳。"));
    /// ```
    pub fn to_svg(&self, page: usize, layout: &Layout) -> Option<String> {
        self.pages.get(page).map(|page| svg(page, layout))
    }
}

fn svg(page: &PrintedPage, layout: &Layout) -> String {
    let (width, height) = (number(page.width), number(page.height));
    let mut out = String::with_capacity(16_384);
    out.push_str(&format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}" xml:lang="zh-CN"><style>"#
    ));
    for face in [Face::Title, Face::Body, Face::Chapter, Face::Item, Face::PageNumber, Face::Table, Face::TableHead, Face::Latin] {
        // Writing to a String does not fail.
        let _ = write!(out, ".{}{{font-family:{}}}", class(face), escaped(&family(face, layout)));
    }
    out.push_str(".blank{fill:#ff0}text{white-space:pre;text-spacing-trim:space-all}</style>");
    let _ = write!(out, r##"<rect width="{width}" height="{height}" fill="#fff"/>"##);
    for line in page.lines.iter().chain(&page.folio) {
        text(&mut out, line);
    }
    for rule in &page.rules {
        let [x1, y1, x2, y2] = [rule.from.0, rule.from.1, rule.to.0, rule.to.1].map(number);
        let width = number(rule.width);
        let _ = write!(out, r##"<path d="M{x1} {y1}L{x2} {y2}" stroke="#000" stroke-width="{width}"/>"##);
    }
    out.push_str("</svg>\n");
    out
}

/// A line: a stretch for each font, each with its width; the field that it prints is its `data-place`.
fn text(out: &mut String, line: &Line) {
    let y = number(line.y);
    match line.place {
        Some(place) => {
            let _ = write!(out, r#"<g data-place="{place}">"#);
        }
        None => out.push_str("<g>"),
    }
    for run in &line.runs {
        let (x, width, size) = (number(run.x), number(run.width), number(run.size));
        if run.kind == Kind::Blank {
            let (top, height) = (number(line.y - 0.88 * run.size), size.clone());
            let _ = write!(out, r#"<rect class="blank" x="{x}" y="{top}" width="{width}" height="{height}"/>"#);
        }
        let class = class(run.face);
        let _ = write!(out, r#"<text class="{class}" x="{x}" y="{y}" font-size="{size}" textLength="{width}""#);
        if run.bold {
            out.push_str(r#" font-weight="bold""#);
        }
        if run.color != Color::BLACK {
            let _ = write!(out, r#" fill="{}""#, run.color);
        }
        let _ = write!(out, ">{}</text>", escaped(&run.text));
    }
    out.push_str("</g>");
}

fn class(face: Face) -> &'static str {
    match face {
        Face::Title => "title",
        Face::Chapter => "chapter",
        Face::Item => "item",
        Face::PageNumber => "number",
        Face::Table => "table",
        Face::TableHead => "head",
        Face::Latin => "latin",
        _ => "body",
    }
}

/// The layout's font and those that stand in for it, best first.
fn family(face: Face, layout: &Layout) -> String {
    let generic = if matches!(face, Face::Chapter | Face::TableHead) { "sans-serif" } else { "serif" };
    // A string of CSS; a name of a layout has no control characters.
    let quoted = layout.fonts.of(face).replace('\\', "\\\\").replace('\'', "\\'");
    format!("'{quoted}',{},{generic}", face.stand_ins().join(","))
}

/// As XML text, and without what would end the style.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// To a hundredth of a point.
fn number(points: f64) -> String {
    let text = format!("{points:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
