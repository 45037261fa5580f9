//! Tables: forms are read cell by cell, tables that only place text as text, others row by row.

use super::blocks::{Block, Cell, Paragraph, Table};
use super::left_out::LeftOuts;
use super::lines::{Lines, first_number, is_chapter};
use crate::model::{AnnualReport, NaiveDate, Reporter, is_han, written_date};
use crate::read::LeftOutKind;
use crate::read::text::Line;

/// The longest label of a form, in characters.
const LABEL: usize = 12;
/// From how many characters on the cell beside a label is text.
const TEXT: usize = 60;
/// The deepest nesting of tables that are read as such; what is deeper is read as text of a cell.
const DEEPEST: usize = 20;

/// What a form says of who reports, and when.
#[derive(Debug, Default)]
pub(super) struct Labels {
    name: Option<String>,
    organization: Option<String>,
    position: Option<String>,
    year: Option<u16>,
    date: Option<NaiveDate>,
    /// Each as it stands, with its paragraph.
    taken: Vec<(Kind, usize, String)>,
}

impl Labels {
    /// Puts what the form says where the text says nothing; where the text says otherwise, that is said.
    pub(super) fn fill(self, report: &mut AnnualReport, left_out: &mut LeftOuts) {
        let Labels { name, organization, position, year, date, taken } = self;
        let mut others = Vec::new();
        if name.is_some() || organization.is_some() || position.is_some() {
            let reporter = report.reporter.get_or_insert_with(Reporter::default);
            others.extend((!keep(&mut reporter.organization, organization)).then_some(Kind::Organization));
            others.extend((!keep(&mut reporter.name, name)).then_some(Kind::Name));
            others.extend((!keep(&mut reporter.position, position)).then_some(Kind::Position));
        }
        others.extend((!keep(&mut report.year, year)).then_some(Kind::Year));
        report.year = report.year.or_else(|| u16::try_from(chrono::Datelike::year(&date?)).ok());
        others.extend((!keep(&mut report.reported_on, date)).then_some(Kind::Date));
        for (_, number, line) in taken.iter().filter(|(kind, ..)| others.contains(kind)) {
            left_out.add(LeftOutKind::Line, *number, line);
        }
    }

    /// Takes what stands beside a label; whether it is one of these, and not another than was taken before.
    fn take(&mut self, label: &Filled<'_>, value: &Filled<'_>) -> bool {
        let (bare, text) = (label.bare(), value.text.as_str());
        let Some(mut kind) = kind(&bare) else { return false };
        let is_kept = match kind {
            Kind::Name => keep(&mut self.name, Some(text.split_whitespace().collect())),
            Kind::Organization => keep(&mut self.organization, Some(text.to_owned())),
            Kind::Position => keep(&mut self.position, Some(text.to_owned())),
            Kind::Year => match text.trim_end_matches("年度").trim_end_matches('年').trim().parse() {
                Ok(year) if crate::model::YEARS.contains(&year) => keep(&mut self.year, Some(year)),
                _ => false,
            },
            Kind::Date => match written_date(text) {
                Some(date) => keep(&mut self.date, Some(date.date)),
                None if bare.contains('签') && text.chars().count() <= 4 => {
                    kind = Kind::Name;
                    keep(&mut self.name, Some(text.to_owned()))
                }
                None => false,
            },
        };
        if is_kept && self.taken.iter().all(|(known, ..)| *known != kind) {
            self.taken.push((kind, label.number, format!("{}：{text}", label.text)));
        }
        is_kept
    }
}

/// Keeps a value where there is none yet; whether it is the one that is kept.
fn keep<T: PartialEq>(kept: &mut Option<T>, value: Option<T>) -> bool {
    if kept.is_none() {
        *kept = value;
        return true;
    }
    value.is_none() || *kept == value
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Name,
    Organization,
    Position,
    Year,
    Date,
}

/// What a label of a form asks for.
fn kind(label: &str) -> Option<Kind> {
    Some(match label {
        "姓名" | "述职人" | "报告人" | "填表人" | "述职人姓名" | "报告人姓名" | "述职者" => Kind::Name,
        "单位" | "工作单位" | "所在单位" | "部门" | "所在部门" | "单位及部门" | "填报单位" | "报送单位" | "报告单位" | "单位名称"
        | "科室" => Kind::Organization,
        "职务" | "现任职务" | "职称" | "岗位" | "职务职称" | "单位职务" | "现任职" => Kind::Position,
        "年度" | "考核年度" | "述职年度" | "报告年度" => Kind::Year,
        "时间" | "日期" | "述职时间" | "填表时间" | "报告时间" | "填表日期" | "述职日期" | "本人签名" | "本人签字" | "签名" | "签字"
        | "述职人签名" | "述职人签字" => Kind::Date,
        _ => return None,
    })
}

/// Reads a table into lines.
pub(super) fn read(table: &Table, to: &mut Lines, left_out: &mut LeftOuts) {
    if !to.annexes.take(table) {
        read_at(table, to, left_out, 0);
    }
}

fn read_at(table: &Table, to: &mut Lines, left_out: &mut LeftOuts, depth: usize) {
    let rows: Vec<Row<'_>> = table.rows.iter().map(|row| Row::new(row)).collect();
    let places_text = rows.iter().all(|row| row.filled.len() < 2);
    let is_form = !places_text && rows.iter().any(|row| row.has_text() || row.asks());
    // The rows of a table are one line with line breaks, so that no row is taken for a heading.
    let mut table_rows: Option<Line<'static>> = None;
    for row in &rows {
        match row.filled.as_slice() {
            [] => {}
            [label] if is_form && row.cells > 1 && row.begins_with_label() => left_out.add(LeftOutKind::Prompt, label.number, &label.text),
            [only] if is_form || places_text => only.read(to, left_out, depth),
            [label, text] if is_form && row.has_text() => {
                // The label is a heading, where the text has none of its own.
                if text.has_headings() {
                    left_out.add(LeftOutKind::Line, label.number, &label.text);
                } else {
                    to.lines.push(Line { heading: Some(1), ..Line::new(label.number, label.text.clone()) });
                }
                text.read(to, left_out, depth);
            }
            filled if is_form && row.asks() && filled.len() % 2 == 0 => {
                for pair in filled.chunks_exact(2) {
                    let (label, value) = (&pair[0], &pair[1]);
                    if !to.labels.take(label, value) {
                        left_out.add(LeftOutKind::Line, label.number, &format!("{}：{}", label.text, value.text));
                    }
                }
            }
            [first, ..] => {
                let text = row.filled.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("\u{3000}");
                match &mut table_rows {
                    _ if is_form => to.lines.push(Line { is_table_row: true, ..Line::new(first.number, text) }),
                    Some(line) => {
                        let rows = line.text.to_mut();
                        rows.push('\n');
                        rows.push_str(&text);
                    }
                    None => table_rows = Some(Line { is_table_row: true, ..Line::new(first.number, text) }),
                }
            }
        }
    }
    if let Some(line) = table_rows {
        to.lines.push(line);
        to.tables = (to.tables.0 + 1, if to.tables.0 == 0 { first_number(table) } else { to.tables.1 });
    }
}

/// A row by its cells that are not blank.
struct Row<'t> {
    cells: usize,
    /// Whether the first cell is not blank.
    is_first_filled: bool,
    filled: Vec<Filled<'t>>,
}

struct Filled<'t> {
    cell: &'t Cell,
    paragraphs: Vec<&'t Paragraph>,
    number: usize,
    text: String,
}

impl<'t> Row<'t> {
    fn new(row: &'t [Cell]) -> Self {
        let filled = row.iter().filter_map(|cell| {
            let paragraphs = cell.paragraphs();
            let number = paragraphs.iter().find(|paragraph| paragraph.number > 0).or(paragraphs.first())?.number.max(1);
            let text = cell.text();
            (!text.is_empty()).then_some(Filled { cell, paragraphs, number, text })
        });
        Row { cells: row.len(), is_first_filled: row.first().is_some_and(|cell| !cell.blocks.is_empty()), filled: filled.collect() }
    }

    /// A label, and text beside it.
    fn has_text(&self) -> bool {
        matches!(self.filled.as_slice(), [label, text] if label.is_label() && text.is_text())
    }

    /// Labels, each with what it asks for beside it.
    fn asks(&self) -> bool {
        match self.filled.as_slice() {
            [label, value, ..] => kind(&label.bare()).is_some() && kind(&value.bare()).is_none() && value.paragraphs.len() == 1,
            _ => false,
        }
    }

    fn begins_with_label(&self) -> bool {
        self.is_first_filled && self.filled.first().is_some_and(Filled::is_label)
    }
}

impl Filled<'_> {
    /// Without the spaces that spread a label over its cell.
    fn bare(&self) -> String {
        self.text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '：' | ':')).collect()
    }

    fn is_label(&self) -> bool {
        let bare = self.bare();
        self.paragraphs.len() <= LABEL
            && bare.chars().count() <= LABEL
            && bare.contains(is_han)
            && !bare.contains(['。', '，', '；'])
            && !bare.contains(|c: char| c.is_ascii_digit())
    }

    fn is_text(&self) -> bool {
        let length = self.text.chars().count();
        length >= TEXT
            || (self.paragraphs.len() > 1
                && (self.text.contains('。') || self.paragraphs.iter().any(|paragraph| is_chapter(&paragraph.text))))
    }

    fn has_headings(&self) -> bool {
        let has = |paragraph: &&Paragraph| {
            is_chapter(&paragraph.text) || paragraph.heading.is_some() || paragraph.mark.as_ref().is_some_and(|mark| is_chapter(&mark.text))
        };
        self.paragraphs.iter().any(has)
    }

    /// Its paragraphs as lines, tables in it as tables.
    fn read(&self, to: &mut Lines, left_out: &mut LeftOuts, depth: usize) {
        for block in &self.cell.blocks {
            match block {
                Block::Paragraph(paragraph) => to.push(paragraph),
                Block::Table(table) if depth < DEEPEST => read_at(table, to, left_out, depth + 1),
                Block::Table(_) => {
                    let mut paragraphs = Vec::new();
                    block.collect(&mut paragraphs);
                    paragraphs.into_iter().for_each(|paragraph| to.push(paragraph));
                }
            }
        }
    }
}
