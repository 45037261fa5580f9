//! The report as paragraphs: what is written, in which order, in which style; numbers and punctuation that the layout adds.

use super::signature;
use super::styles::Look;
use super::{Layout, Marker};
use crate::check::xml_text;
use crate::model::{AnnualReport, Figure, FigureIndex, FigureText, Piece, Plan, Prose, closing_stop};

/// A paragraph.
pub(super) struct Block {
    pub(super) look: Look,
    pub(super) spans: Vec<Span>,
    /// Extra space at the right end, in twips: signature and date.
    pub(super) right: Option<i32>,
}

/// A stretch of text of one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Span {
    /// In the look of the paragraph.
    Text(String),
    /// A heading that text follows in the same paragraph.
    RunIn(String),
    /// What is still to be filled in.
    Blank(String),
    /// Where the characters of a comment begin, in a review copy.
    CommentStart(usize),
    /// Where they end.
    CommentEnd(usize),
}

impl Span {
    pub(super) fn text(&self) -> &str {
        match self {
            Span::Text(text) | Span::RunIn(text) | Span::Blank(text) => text,
            Span::CommentStart(_) | Span::CommentEnd(_) => "",
        }
    }

    /// The look of the run, where it differs from the paragraph's.
    pub(super) fn look(&self) -> Option<Look> {
        match self {
            Span::Text(_) | Span::CommentStart(_) | Span::CommentEnd(_) => None,
            Span::RunIn(_) => Some(Look::RunIn),
            Span::Blank(_) => Some(Look::Blank),
        }
    }

    /// Whether it has characters that Latin and Chinese text share: quotation marks, dashes, dots, signs. Without a hint they are
    /// drawn with the Latin font, at half width (ECMA-376 part 1, 17.3.2.26).
    pub(super) fn needs_hint(&self) -> bool {
        self.text().chars().any(|c| matches!(c, '\u{2000}'..='\u{2BFF}' | '·' | '×' | '÷' | '°' | '±' | '§'))
    }
}

impl Block {
    pub(super) fn new(look: Look) -> Self {
        Block { look, spans: Vec::with_capacity(1), right: None }
    }

    pub(super) fn of(look: Look, text: &str) -> Self {
        let mut block = Block::new(look);
        block.text(text);
        block
    }

    /// Adds text, to the last span where that is text too. What XML cannot hold is left out (it is a finding).
    pub(super) fn text(&mut self, text: &str) {
        if !matches!(self.spans.last(), Some(Span::Text(_))) {
            self.spans.push(Span::Text(String::with_capacity(text.len())));
        }
        if let Some(Span::Text(last)) = self.spans.last_mut() {
            last.push_str(&xml_text(text));
        }
    }

    pub(super) fn blank(&mut self, text: &str) {
        self.spans.push(Span::Blank(xml_text(text).into_owned()));
    }

    /// Adds a paragraph of prose, its references resolved.
    pub(super) fn prose(&mut self, paragraph: &str, figures: &FigureIndex<'_>, plan: Option<&Plan>) {
        for piece in Prose::pieces(paragraph) {
            match piece {
                Piece::Text(text) | Piece::StrayBrace(text) => self.text(text),
                Piece::Figure(name) => match figures.get(name, plan).map(|placed| placed.figure) {
                    Some(figure) => self.figure(figure),
                    None => self.blank(&format!("{{{name}}}")),
                },
            }
        }
    }

    /// The paragraphs of a prose, in this look.
    pub(super) fn paragraphs(look: Look, prose: &Prose, figures: &FigureIndex<'_>) -> impl Iterator<Item = Block> {
        prose.paragraphs().map(move |paragraph| {
            let mut block = Block::new(look);
            block.prose(paragraph, figures, None);
            block
        })
    }

    fn figure(&mut self, figure: &Figure) {
        let text = figure.text();
        self.number(&text);
        self.text(text.unit);
    }

    /// Adds the number of a figure with its word of approximation, or a blank.
    pub(super) fn number(&mut self, text: &FigureText<'_>) {
        self.text(text.before);
        match &text.number {
            Some(number) => self.text(number),
            None => self.blank(Figure::BLANK),
        }
        self.text(text.after);
    }
}

/// The paragraphs of the report, without its annexes.
pub(super) fn flow(report: &AnnualReport, layout: &Layout, figures: &FigureIndex<'_>, annex_titles: &[&str]) -> Vec<Block> {
    let mut flow = Flow { blocks: Vec::new(), figures, chapters: 0, layout };
    flow.head(report);
    for chapter in &report.work {
        flow.chapter(&chapter.heading);
        flow.paragraphs(&chapter.lead);
        for (item, number) in chapter.items.iter().zip(1..) {
            let marker = layout.numbering.item.nth(number);
            flow.blocks.push(Block::of(Look::Item, &(marker + &item.heading)));
            flow.paragraphs(&item.lead);
            for (point, number) in item.points.iter().zip(1..) {
                flow.point(&layout.numbering.point, number, &point.topic, &point.text);
            }
        }
    }
    if let Some(problems) = &report.problems {
        flow.chapter(&problems.heading);
        flow.paragraphs(&problems.lead);
        for (problem, number) in problems.items.iter().zip(1..) {
            flow.point(&layout.numbering.problem, number, &problem.topic, &problem.text);
        }
    }
    if let Some(plans) = &report.plans {
        flow.chapter(&plans.heading);
        flow.paragraphs(&plans.lead);
        for (plan, number) in plans.items.iter().zip(1..) {
            flow.plan(number, plan);
        }
    }
    flow.paragraphs(&report.closing);
    flow.annex_note(annex_titles);
    flow.blocks.extend(signature::blocks(report, layout));
    flow.blocks
}

struct Flow<'r> {
    blocks: Vec<Block>,
    figures: &'r FigureIndex<'r>,
    chapters: usize,
    layout: &'r Layout,
}

impl<'r> Flow<'r> {
    fn head(&mut self, report: &AnnualReport) {
        if let Some(title) = &report.title {
            self.blocks.push(Block::of(Look::Title, title));
        }
        if let Some(reporter) = report.reporter.as_ref().filter(|_| self.layout.reporter_line) {
            self.blocks.push(Block::of(Look::Reporter, &reporter.line()));
        }
        if let Some(salutation) = &report.salutation {
            let colon = if salutation.ends_with(['：', ':']) { "" } else { "：" };
            self.blocks.push(Block::of(Look::Salutation, &format!("{salutation}{colon}")));
        }
        self.paragraphs(&report.preamble);
    }

    fn chapter(&mut self, heading: &str) {
        self.chapters += 1;
        let marker = self.layout.numbering.chapter.nth(self.chapters);
        self.blocks.push(Block::of(Look::Chapter, &(marker + heading)));
    }

    fn paragraphs(&mut self, prose: &Prose) {
        self.blocks.extend(Block::paragraphs(Look::Body, prose, self.figures));
    }

    /// 一是topic。text, and further paragraphs of the text below.
    fn point(&mut self, marker: &Marker, number: usize, topic: &str, text: &Prose) {
        let mut block = Block::of(Look::Body, &marker.nth(number));
        block.text(topic);
        block.text(closing_stop(topic));
        self.run_on(block, text, None);
    }

    /// （一）heading。text
    fn plan(&mut self, number: usize, plan: &'r Plan) {
        let mut heading = Block::of(Look::Body, &self.layout.numbering.plan.nth(number));
        heading.text(&plan.heading);
        heading.text(closing_stop(&plan.heading));
        let mut block = Block::new(Look::Body);
        block.spans.extend(heading.spans.into_iter().map(|span| if let Span::Text(text) = span { Span::RunIn(text) } else { span }));
        self.run_on(block, &plan.text, Some(plan));
    }

    fn run_on(&mut self, mut block: Block, text: &Prose, plan: Option<&Plan>) {
        for paragraph in text.paragraphs() {
            block.prose(paragraph, self.figures, plan);
            self.blocks.push(std::mem::replace(&mut block, Block::new(Look::Body)));
        }
        if !block.spans.is_empty() {
            self.blocks.push(block);
        }
    }

    /// 附件：1．… (GB/T 9704-2012, 7.3.4).
    fn annex_note(&mut self, titles: &[&str]) {
        match titles {
            [] => {}
            [only] => self.blocks.push(Block::of(Look::AnnexNote, &format!("附件：{only}"))),
            [first, others @ ..] => {
                self.blocks.push(Block::of(Look::AnnexNote, &format!("附件：1．{first}")));
                self.blocks
                    .extend(others.iter().zip(2..).map(|(title, number)| Block::of(Look::AnnexNoteNext, &format!("{number}．{title}"))));
            }
        }
    }
}
