//! The report as paragraphs: the one place that turns a report into what is printed, with the numbers and stops that the layout adds.

use std::ops::Range;

use super::counts::{Counts, Level};
use super::document::{Block, Cell, Rows, Span, Style, WIDE_SPACE};
use super::look::Look;
use super::marks::{FieldMarks, Marks};
use super::{Layout, Marker, balance, signature};
use crate::model::{AnnualReport, FigureIndex, Node, Piece, Place, Prose, Role, Visit, closing_stop, is_run_in, placed_paragraphs};

/// A visitor that collects paragraphs.
pub(super) struct Flow<'l> {
    layout: &'l Layout,
    figures: &'l FigureIndex<'l>,
    marks: Marks,
    blocks: Vec<Block>,
    /// A paragraph that the next text goes on with.
    open: Option<Block>,
    /// Where in the title the names of units are, or in the reporter's line those of persons, in bytes.
    names: Vec<Range<usize>>,
    counts: Counts,
    /// How many levels of headings are open.
    levels: usize,
    /// Whether text follows the heading of the item, problem, plan or point.
    has_text: bool,
    /// Whether problems are numbered as items, since they have points of their own.
    problems_are_items: bool,
    /// How many lines the list of attachments and annexes has, and how many of them are written.
    listed: (usize, usize),
}

/// The paragraphs of the report, without its annexes, whose titles are listed.
pub(super) fn flow(mut flow: Flow<'_>, report: &AnnualReport, annexes: &[&str]) -> Vec<Block> {
    flow.listed.0 = report.attachments.len() + annexes.len();
    report.walk(&mut flow);
    flow.flush();
    for title in annexes {
        let block = flow.listed();
        flow.blocks.push(block);
        flow.push(title);
    }
    signature::sign(&mut flow, report);
    if flow.blocks.is_empty() && !flow.marks.is_empty() {
        flow.blocks.push(Block::new(Style::Body));
    }
    if let Some(first) = flow.blocks.first_mut() {
        flow.marks.place_others(first);
    }
    flow.blocks
}

impl<'r> Visit<'r> for Flow<'_> {
    fn enter(&mut self, _: &Place, node: Node<'r>) {
        match node {
            Node::Report(report) => self.names = unit_names(report),
            Node::Item(item) => self.has_text = !item.lead.is_empty(),
            Node::Problem(problem) => self.has_text = !problem.text.is_empty(),
            Node::Plan(plan) => self.has_text = !plan.text.is_empty(),
            Node::Point(point) => self.has_text = !point.text.is_empty(),
            Node::Problems(problems) => self.problems_are_items = problems.items.iter().any(|problem| !problem.points.is_empty()),
            _ => {}
        }
    }

    fn text(&mut self, at: &Place, role: Role, text: &'r str) {
        let layout = self.layout;
        let numbering = &layout.numbering;
        match role {
            Role::Title => {
                self.lines(Style::Title, at, text);
                self.space_title(layout.blank_lines.after_title);
            }
            Role::Subtitle => {
                // It is part of the title: the blank line is below it.
                self.space_title(0.0);
                self.lines(Style::Subtitle, at, text);
            }
            Role::Organization | Role::Position | Role::PersonName if layout.reporter_line && !text.trim().is_empty() => {
                self.reporter(at, text, role == Role::PersonName);
            }
            Role::Salutation => {
                self.flush();
                let mut block = Block::new(Style::Salutation).at(*at);
                self.line(&mut block, at, text, Block::push);
                block.push(if text.ends_with(['：', ':']) { "" } else { "：" });
                self.blocks.push(block);
            }
            Role::ChapterHeading => self.own_line(Style::Chapter, Level::Chapter, &numbering.chapter, at, text),
            Role::ItemHeading if self.runs_in(text, layout.run_in.item && self.has_text) => self.run_in(&numbering.item, at, text),
            Role::ItemHeading => self.own_line(Style::Item, Level::Item, &numbering.item, at, text),
            Role::PlanHeading if self.runs_in(text, layout.run_in.plan) => self.run_in(&numbering.plan, at, text),
            Role::PlanHeading => self.own_line(Style::Item, Level::Item, &numbering.plan, at, text),
            Role::ProblemTopic => {
                let marker = if self.problems_are_items { &numbering.item } else { &numbering.problem };
                match self.runs_in(text, layout.run_in.problem) {
                    true if self.problems_are_items => self.run_in(marker, at, text),
                    true => self.topic(Level::Item, marker, at, text),
                    false => self.own_line(Style::Item, Level::Item, marker, at, text),
                }
            }
            Role::PointTopic if self.runs_in(text, layout.run_in.point) => self.topic(Level::Point, &numbering.point, at, text),
            Role::PointTopic => self.own_line(Style::Point, Level::Point, &numbering.point, at, text),
            Role::SubpointTopic => self.topic(Level::Subpoint, &numbering.subpoint, at, text),
            role if role.is_prose() && role.is_printed() => self.prose(at, text),
            Role::Attachment => {
                self.flush();
                let mut block = self.listed().at(*at);
                self.line(&mut block, at, text, Block::push);
                self.blocks.push(block);
            }
            _ => {}
        }
    }
}

/// Where the names of the units that report are in the title, in bytes.
fn unit_names(report: &AnnualReport) -> Vec<Range<usize>> {
    let title = report.title.as_deref().unwrap_or_default();
    let units = report.reporter.iter().flat_map(|reporter| reporter.organizations());
    units.flat_map(|unit| title.match_indices(unit).map(|(at, unit)| at..at + unit.len())).collect()
}

/// Which of its list it is that this is the heading of, counted from one.
fn number(at: &Place) -> usize {
    at.holder().number()
}

impl<'l> Flow<'l> {
    pub(super) fn new(layout: &'l Layout, figures: &'l FigureIndex<'l>, marks: Marks) -> Self {
        Flow {
            layout,
            figures,
            marks,
            blocks: Vec::new(),
            open: None,
            names: Vec::new(),
            counts: Counts::default(),
            levels: 0,
            has_text: false,
            problems_are_items: false,
            listed: (0, 0),
        }
    }

    pub(super) fn layout(&self) -> &'l Layout {
        self.layout
    }

    pub(super) fn add(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Keeps the last lines on the page of what follows: the last paragraph, or the last entries of the list of annexes, if they have not
    /// more than so many.
    pub(super) fn keep_last(&mut self, mut lines: f64) {
        let layout = self.layout;
        for block in self.blocks.iter_mut().rev() {
            let is_listed = matches!(block.style, Style::AnnexNote | Style::AnnexNoteFirst | Style::AnnexNoteNext);
            let room = layout.text_width() - if is_listed { Look::of(block.style, layout).left } else { 0.0 };
            lines -= balance::body_width(&block.text(), layout) / room;
            if lines < 0.0 {
                return;
            }
            block.kept = true;
            if !is_listed {
                return;
            }
            lines = lines.floor();
        }
    }

    /// Ends the open paragraph.
    fn flush(&mut self) {
        let Some(mut block) = self.open.take() else { return };
        if block.style == Style::Reporter {
            let names = std::mem::take(&mut self.names);
            self.balance(&mut block, &names);
        }
        self.blocks.push(block);
    }

    /// Breaks a line that is too long for the page between words, into lines of about one width.
    fn balance(&self, block: &mut Block, held: &[Range<usize>]) {
        let layout = self.layout;
        let look = Look::of(block.style, layout);
        let width = |text: &str| balance::width(text, look.size, look.spacing);
        let room = layout.text_width() - look.first_line.max(look.left);
        block.fold(&balance::folds(&block.text(), room, width, held));
    }

    /// Adds text to the last paragraph.
    fn push(&mut self, text: &str) {
        if let Some(block) = self.blocks.last_mut() {
            block.push(text);
        }
    }

    /// Prints a text that refers to no figures.
    pub(super) fn line(&mut self, block: &mut Block, at: &Place, text: &str, push: fn(&mut Block, &str)) {
        let mut marks = self.marks.of(at, text);
        marks.print(block, 0..text.len(), false, |block, range| push(block, &text[range]));
    }

    /// A paragraph of the lines of a text.
    fn lines(&mut self, style: Style, at: &Place, text: &str) {
        self.flush();
        let mut marks = self.marks.of(at, text);
        let mut block = Block::new(style).at(*at);
        for (start, line) in placed_paragraphs(text) {
            if !block.spans.is_empty() {
                block.spans.push(Span::Break);
            }
            marks.print(&mut block, start..start + line.len(), false, |block, range| block.push(&text[range]));
        }
        let names = std::mem::take(&mut self.names);
        if block.lines() == 1 {
            self.balance(&mut block, &names);
        }
        self.blocks.push(block);
    }

    /// Leaves so many lines blank below the title.
    fn space_title(&mut self, blank: f64) {
        if let Some(title) = self.blocks.last_mut() {
            let lines = title.lines();
            let below = |lines, blank| self.layout.below_title(lines, blank);
            let usual = below(1, self.layout.blank_lines.after_title);
            title.below = Some(below(lines, blank)).filter(|below| (below - usual).abs() > 0.01);
        }
    }

    /// 单位　职务　姓名
    fn reporter(&mut self, at: &Place, text: &str, is_name: bool) {
        let mut block = self.open.take().unwrap_or_else(|| Block::new(Style::Reporter).at(*at));
        if !block.spans.is_empty() {
            block.push(WIDE_SPACE.encode_utf8(&mut [0; 4]));
        }
        if is_name {
            // Persons are parted at the pause between them.
            let start = block.text().len();
            let ends = text.match_indices('、').map(|(at, pause)| at + pause.len()).chain([text.len()]);
            self.names = ends.scan(start, |from, end| Some(std::mem::replace(from, start + end)..start + end)).collect();
        }
        self.line(&mut block, at, text, Block::push);
        self.open = Some(block);
    }

    /// Whether text follows a heading in its paragraph: by the layout, or since it ends in a stop or is empty.
    fn runs_in(&self, heading: &str, by_layout: bool) -> bool {
        by_layout || is_run_in(heading) && self.has_text
    }

    /// A heading in a paragraph of its own.
    fn own_line(&mut self, style: Style, level: Level, marker: &Marker, at: &Place, text: &str) {
        self.flush();
        let mut block = Block::new(style).at(*at);
        let usual = level as usize;
        let outline = usual.min(self.levels);
        block.level = Some(outline).filter(|outline| *outline != usual);
        self.levels = outline + 1;
        block.push(&self.counts.next(level, marker, number(at)));
        self.line(&mut block, at, text, Block::push);
        self.blocks.push(block);
    }

    /// Opens a paragraph with a topic: 一是topic。
    fn topic(&mut self, level: Level, marker: &Marker, at: &Place, topic: &str) {
        self.flush();
        let mut block = Block::new(Style::Body).at(*at);
        block.push(&self.counts.next(level, marker, number(at)));
        self.line(&mut block, at, topic, Block::push);
        block.push(closing_stop(topic));
        self.open = Some(block);
    }

    /// Opens a paragraph with a heading that is run in: （一）heading。
    fn run_in(&mut self, marker: &Marker, at: &Place, heading: &str) {
        self.flush();
        let mut block = Block::new(Style::Body).at(*at);
        block.push_run_in(&self.counts.next(Level::Item, marker, number(at)));
        self.line(&mut block, at, heading, Block::push_run_in);
        block.push_run_in(closing_stop(heading));
        self.open = Some(block);
    }

    /// Prints the paragraphs of a prose, the first in the open paragraph, where there is one.
    fn prose(&mut self, at: &Place, text: &str) {
        if matches!(&self.open, Some(open) if open.style != Style::Body) {
            self.flush();
        }
        let mut marks = self.marks.of(at, text);
        for (start, paragraph) in placed_paragraphs(text) {
            let mut block = self.open.take().unwrap_or_else(|| Block::new(Style::Body).at(*at));
            print(&mut block, self.figures, at, (start, paragraph), &mut marks);
            self.blocks.push(block);
        }
        self.flush();
    }

    /// The next line of the list of attachments and annexes: 附件：1. … (GB/T 9704-2012, 7.3.4).
    fn listed(&mut self) -> Block {
        let mark = &self.layout.labels.annexes.mark;
        let (all, listed) = &mut self.listed;
        *listed += 1;
        match (*listed, *all) {
            (1, 1) => Block::of(Style::AnnexNote, &format!("{mark}：")),
            (1, _) => Block::of(Style::AnnexNoteFirst, &format!("{mark}：1. ")),
            (number, _) => Block::of(Style::AnnexNoteNext, &format!("{number}. ")),
        }
    }
}

/// Prints a paragraph of a prose, given with the byte at which it begins there, its references resolved.
fn print(block: &mut Block, figures: &FigureIndex<'_>, at: &Place, (start, paragraph): (usize, &str), marks: &mut FieldMarks) {
    for (range, piece) in Prose::pieces_at_bytes(paragraph) {
        let stretch = start + range.start..start + range.end;
        match piece {
            Piece::Text(text) | Piece::StrayBrace(text) if text.len() == range.len() => {
                marks.print(block, stretch, false, |block, range| block.push(&paragraph[range.start - start..range.end - start]));
            }
            // A doubled brace.
            Piece::Text(text) | Piece::StrayBrace(text) => marks.print(block, stretch, true, |block, _| block.push(text)),
            Piece::Figure(name) => marks.print(block, stretch, true, |block, _| match figures.get(name, at) {
                Some(placed) => block.push_figure(placed.figure),
                None => block.push_blank(&format!("{{{name}}}")),
            }),
        }
    }
}

/// The paragraphs of a prose in a table.
pub(super) fn cell(style: Style, at: Place, prose: &Prose, figures: &FigureIndex<'_>) -> Cell {
    let paragraphs = placed_paragraphs(prose.as_str()).map(|paragraph| {
        let mut block = Block::new(style).at(at);
        print(&mut block, figures, &at, paragraph, &mut FieldMarks::default());
        block
    });
    Cell { blocks: paragraphs.collect(), rows: Rows::One }
}
