//! The paragraphs of a document, as a reader sees them.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use super::numbering::Numbering;
use super::unpack::{Package, Part, Relations};
use super::{ReadError, xml};
use crate::outline::Line;

/// A paragraph with what is printed before it.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) text: String,
    /// The automatic number.
    number: String,
    /// The level of a heading: 0 for the title, 1 for the first level.
    heading: Option<usize>,
    /// The row of a table that it stands in, counted over the document.
    row: Option<usize>,
    /// The mark at its end was deleted: it runs on into the next.
    runs_on: bool,
}

/// What a style says.
#[derive(Default, Clone)]
struct Style {
    based_on: Option<String>,
    is_title: bool,
    outline: Option<usize>,
    list: Option<(String, usize)>,
}

/// Styles that are based on others in a circle end here.
const LONGEST_CHAIN: usize = 20;

/// What is not part of the text: text boxes, what was deleted or moved away, how things looked before, codes of fields, what stands
/// above a word to say how it is read, and what older programs are given instead.
const LEFT_OUT: [&[u8]; 12] = [
    b"txbxContent",
    b"del",
    b"moveFrom",
    b"pPrChange",
    b"rPrChange",
    b"sectPrChange",
    b"tblPrChange",
    b"numberingChange",
    b"instrText",
    b"delText",
    b"rt",
    b"Fallback",
];

pub(super) fn paragraphs(document: &Part, relations: &Relations, package: &mut Package<'_>) -> Result<Vec<Paragraph>, ReadError> {
    let styles = package.related(relations, "/styles")?;
    let styles = styles.first().map_or(Ok(HashMap::new()), |part| styles_of(part, package))?;
    let numbering = package.related(relations, "/numbering")?;
    let mut walk = Walk { numbering: Numbering::read(numbering.first(), package)?, styles, ..Walk::default() };
    package.walk(document, &mut |event| walk.event(event))?;
    Ok(walk.paragraphs)
}

fn styles_of(part: &Part, package: &Package<'_>) -> Result<HashMap<String, Style>, ReadError> {
    let mut styles: HashMap<String, Style> = HashMap::new();
    let mut open = String::new();
    package.walk(part, &mut |event| {
        let (Event::Start(element) | Event::Empty(element)) = event else { return };
        let value = || xml::attribute(element, "val");
        if element.local_name().as_ref() == b"style" {
            open = xml::attribute(element, "styleId").unwrap_or_default();
            styles.entry(open.clone()).or_default();
            return;
        }
        let Some(style) = styles.get_mut(&open) else { return };
        match element.local_name().as_ref() {
            b"name" => {
                let name = value().unwrap_or_default().to_lowercase();
                style.is_title = matches!(name.as_str(), "title" | "标题");
                // A built-in heading has its level by its name.
                let level = name.strip_prefix("heading ").or_else(|| name.strip_prefix("标题 "));
                style.outline = level.and_then(|level| level.trim().parse().ok()).filter(|level| (1..=9).contains(level)).or(style.outline);
            }
            b"basedOn" => style.based_on = value(),
            b"outlineLvl" => style.outline = outline_level(value()).or(style.outline),
            b"ilvl" => style.list.get_or_insert_default().1 = value().and_then(|level| level.parse().ok()).unwrap_or(0),
            b"numId" => style.list.get_or_insert_default().0 = value().unwrap_or_default(),
            _ => {}
        }
    })?;
    Ok(styles)
}

/// From 1; the tenth level is body text.
fn outline_level(value: Option<String>) -> Option<usize> {
    value?.parse::<usize>().ok().filter(|level| *level < 9).map(|level| level + 1)
}

#[derive(Default)]
struct Walk {
    styles: HashMap<String, Style>,
    numbering: Numbering,
    paragraphs: Vec<Paragraph>,
    open: Option<Open>,
    /// How many elements are open of which the outermost is left out.
    left_out: usize,
    in_text: bool,
    rows: usize,
    /// How many tables are open.
    tables: usize,
}

/// The paragraph that is being read.
#[derive(Default)]
struct Open {
    paragraph: Paragraph,
    style: Option<String>,
    outline: Option<usize>,
    list: (Option<String>, Option<usize>),
    in_properties: bool,
}

impl Walk {
    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(element) => {
                if self.left_out > 0 || is_left_out(element) {
                    self.left_out += 1;
                    return;
                }
                self.begin(element, true);
            }
            Event::Empty(element) if self.left_out == 0 => self.begin(element, false),
            Event::End(element) => {
                if self.left_out > 0 {
                    self.left_out -= 1;
                    return;
                }
                self.end(element.local_name().as_ref());
            }
            other if self.left_out == 0 && self.in_text => {
                if let Some(open) = &mut self.open {
                    xml::push_text(other, &mut open.paragraph.text);
                }
            }
            _ => {}
        }
    }

    fn begin(&mut self, element: &BytesStart<'_>, has_content: bool) {
        let name = element.local_name();
        let value = || xml::attribute(element, "val");
        match name.as_ref() {
            b"p" => {
                self.open = Some(Open {
                    paragraph: Paragraph { row: (self.tables > 0).then_some(self.rows), ..Paragraph::default() },
                    ..Open::default()
                });
                if !has_content {
                    self.close();
                }
            }
            b"tbl" if has_content => self.tables += 1,
            b"tr" => self.rows += 1,
            b"t" => self.in_text = has_content,
            name => {
                let Some(open) = &mut self.open else { return };
                match name {
                    b"pPr" => open.in_properties = has_content,
                    b"pStyle" if open.in_properties => open.style = value(),
                    b"outlineLvl" if open.in_properties => open.outline = outline_level(value()),
                    b"numId" if open.in_properties => open.list.0 = value(),
                    b"ilvl" if open.in_properties => open.list.1 = value().and_then(|level| level.parse().ok()),
                    b"del" if open.in_properties => open.paragraph.runs_on = true,
                    b"tab" if !open.in_properties => open.paragraph.text.push('\u{3000}'),
                    b"br" | b"cr" => open.paragraph.text.push('\n'),
                    b"noBreakHyphen" => open.paragraph.text.push('-'),
                    _ => {}
                }
            }
        }
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"p" => self.close(),
            b"pPr" => {
                if let Some(open) = &mut self.open {
                    open.in_properties = false;
                }
            }
            b"t" => self.in_text = false,
            b"tbl" => self.tables = self.tables.saturating_sub(1),
            _ => {}
        }
    }

    fn close(&mut self) {
        let Some(Open { mut paragraph, style, outline, list, .. }) = self.open.take() else { return };
        let styled = self.styled(style);
        paragraph.heading = if styled.is_title { Some(0) } else { outline.or(styled.outline) };
        let (instance, level) = match (list, styled.list) {
            ((Some(own), level), styled) => (Some(own), level.unwrap_or(styled.map_or(0, |styled| styled.1))),
            ((None, own), Some((instance, level))) => (Some(instance), own.unwrap_or(level)),
            ((None, _), None) => (None, 0),
        };
        // A blank paragraph shows no number and does not count.
        if let Some(instance) = instance.filter(|_| !paragraph.text.trim().is_empty()) {
            paragraph.number = self.numbering.next(&instance, level).unwrap_or_default();
        }
        match self.paragraphs.last_mut() {
            Some(before) if before.runs_on => {
                before.text.push_str(&paragraph.text);
                before.runs_on = paragraph.runs_on;
            }
            _ => self.paragraphs.push(paragraph),
        }
    }

    /// What a style says, with what those say that it is based on.
    fn styled(&self, style: Option<String>) -> Style {
        let mut all = Style::default();
        let mut next = style;
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = next.and_then(|id| self.styles.get(&id)) else { break };
            all.is_title |= style.is_title;
            all.outline = all.outline.or(style.outline);
            all.list = all.list.or_else(|| style.list.clone());
            next = style.based_on.clone();
        }
        all
    }
}

fn is_left_out(element: &BytesStart<'_>) -> bool {
    LEFT_OUT.contains(&element.local_name().as_ref())
}

/// The lines of a document: numbers printed, a row of a table in one line, without the annexes.
pub(super) fn lines(paragraphs: &[Paragraph]) -> Vec<(String, Option<usize>)> {
    let mut lines: Vec<(String, Option<usize>)> = Vec::new();
    let mut row = None;
    for paragraph in paragraphs {
        let text = paragraph.text.trim();
        if is_annex(text) && paragraph.row.is_none() {
            leave_out_note(&mut lines);
            break;
        }
        if text.is_empty() {
            continue;
        }
        match lines.last_mut() {
            Some((line, _)) if paragraph.row.is_some() && paragraph.row == row => line.extend(["\u{3000}", text]),
            _ => {
                // A number that was typed beside the automatic one is printed twice; once is enough.
                let number = if text.starts_with(paragraph.number.as_str()) { "" } else { &paragraph.number };
                for (part, index) in text.split('\n').map(str::trim).filter(|part| !part.is_empty()).zip(0..) {
                    let number = if index == 0 { number } else { "" };
                    lines.push((format!("{number}{part}"), paragraph.heading.filter(|_| index == 0)));
                }
            }
        }
        row = paragraph.row;
    }
    lines
}

/// `附件` or `附件1`, at the head of a page of its own.
fn is_annex(text: &str) -> bool {
    text.strip_prefix("附件").is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()))
}

/// The note that tells of the annexes: `附件：1．指标完成情况表` and the lines that number the others.
fn leave_out_note(lines: &mut Vec<(String, Option<usize>)>) {
    let Some(first) = lines.iter().rposition(|(line, _)| line.starts_with("附件：")) else { return };
    let others =
        lines[first + 1..].iter().take_while(|(line, _)| line.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('．')).count();
    lines.drain(first..=first + others);
}

/// As the outline reads them.
pub(super) fn numbered(lines: &[(String, Option<usize>)]) -> Vec<Line<'_>> {
    lines.iter().zip(1..).map(|((text, heading), number)| Line { number, text, heading: *heading }).collect()
}
