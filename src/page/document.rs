//! What is printed: paragraphs by style, and tables behind them.

use super::flow::{Flow, flow};
use super::marks::Marks;
use super::numbers::digits;
use super::{Layout, annex};
use crate::finding::Findings;
use crate::model::characters::xml_text;
use crate::model::{AnnualReport, Figure, FigureIndex, FigureText, Place};

/// The space between the parts of the reporter's line.
pub(super) const WIDE_SPACE: char = '\u{3000}';

/// A report as it is printed: its paragraphs, and its annexes on pages of their own.
///
/// ```
/// use annual_report::model::{AnnualReport, WorkChapter};
/// use annual_report::page::{Document, Layout, Style};
/// let report = AnnualReport::new(2025).with_title("工作总结").with_work([WorkChapter::default().with_lead("有序。")]);
/// let document = Document::new(&report, &Layout::gb_t_9704());
/// assert_eq!(document.blocks[1].style, Style::Chapter);
/// assert_eq!(document.blocks[1].text(), "一、工作情况");
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Document {
    /// The paragraphs of the text.
    pub blocks: Vec<Block>,
    /// The tables behind it.
    pub annexes: Vec<Annex>,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Block {
    /// What it is.
    pub style: Style,
    /// What it says.
    pub spans: Vec<Span>,
    /// Where its lines stand, where its style does not say it: signature and date.
    pub stands: Option<Stands>,
    /// How much is left blank below it, in points, where its style does not say it: a title of several lines, or with a subtitle.
    pub below: Option<f64>,
    /// Whether it stays on the page of what follows it, where its style does not say it: what comes before a signature.
    pub kept: bool,
    /// Its level in the outline, from zero, where its style does not say it: no heading is two levels below the one before it.
    pub level: Option<usize>,
    /// The first field of the report that it prints.
    pub place: Option<Place>,
}

/// Where the lines of a signature stand, in points. What must stand to another line as the standard says is measured from the edge where
/// the two are to agree: programs differ in how wide a date is.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Stands {
    /// They begin so far from the left edge.
    Begin(f64),
    /// They are in the middle between there and the right edge.
    Centred(f64),
    /// They end so far from the right edge.
    End(f64),
}

/// A stretch of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Span {
    /// Text in the look of its paragraph.
    Text(String),
    /// A heading that text follows in the same paragraph.
    RunIn(String),
    /// What is still to be filled in: [`Figure::BLANK`], or a reference to no figure as it was written.
    Blank(String),
    /// A line break that the report has: in its title.
    Break,
    /// A line break that the layout sets, so that a title or a signature breaks between words into balanced lines; in place of this
    /// space, or of nothing.
    Fold(String),
    /// Where the characters begin that a finding is about, by its number; in review copies.
    MarkStart(usize),
    /// Where they end.
    MarkEnd(usize),
}

/// Makes the enum and the list of its values, so that none is missing there.
macro_rules! styles {
    ($($(#[$meta:meta])* $style:ident,)*) => {
        /// What a paragraph is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Style { $($(#[$meta])* $style),* }

        impl Style {
            /// Every style.
            pub const ALL: &[Style] = &[$(Style::$style),*];
        }
    };
}

styles! {
    /// The title.
    Title,
    /// The line below it.
    Subtitle,
    /// Who reports, below the title.
    Reporter,
    /// Whom it is addressed to.
    Salutation,
    /// Running text; points, problems and plans, whose heading is run in.
    Body,
    /// The heading of a chapter (一、).
    Chapter,
    /// The heading of an item (（一）) on a line of its own.
    Item,
    /// The topic of a point on a line of its own.
    Point,
    /// The only line of the list of attachments and annexes (附件：).
    AnnexNote,
    /// The first of its lines where there are several (附件：1.).
    AnnexNoteFirst,
    /// Its other lines (2.).
    AnnexNoteNext,
    /// Who signs.
    Signature,
    /// The date below it.
    Date,
    /// What is printed at the head of an annex (附件1).
    AnnexMark,
    /// The title of an annex.
    AnnexTitle,
    /// The head of a column.
    TableHead,
    /// A cell of text.
    TableText,
    /// A cell of a number, or of a few characters.
    TableNumber,
}

/// A table behind the report, on a page of its own.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Annex {
    /// 附件1; empty for a table that is none of the report's.
    pub mark: String,
    /// Its title.
    pub title: String,
    /// Whether its page is turned.
    pub landscape: bool,
    /// Whether a row may go on on the next page.
    pub rows_split: bool,
    /// The size of its text, in points, where it is set smaller than the layout says, so that no number breaks.
    pub size: Option<f64>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, without the head; each has a cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// Which rows begin a page, in ascending order, where a page's end would part rows that have a cell in common: there the head is
    /// printed again, and what goes on is said again (续). Empty where the page ends where it ends.
    pub breaks: Vec<usize>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Column {
    /// Its head.
    pub heading: String,
    /// Its width, in points; together the columns are as wide as the type area.
    pub width: f64,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Cell {
    /// Its paragraphs.
    pub blocks: Vec<Block>,
    /// Over which rows it goes.
    pub rows: Rows,
}

/// Over which rows a cell goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rows {
    /// Its own.
    One,
    /// Its own and others below.
    First,
    /// It is covered by the one above.
    Below,
}

impl Document {
    /// The report in this layout.
    pub fn new(report: &AnnualReport, layout: &Layout) -> Self {
        Document::marked(report, layout, Marks::default())
    }

    /// The report in this layout, the characters marked that findings are about. Each finding is marked once: what is printed nowhere,
    /// such as a missing title or a cause, at the first paragraph.
    ///
    /// ```
    /// use annual_report::check::Rules;
    /// use annual_report::model::{AnnualReport, WorkChapter};
    /// use annual_report::page::{Document, Layout, Span};
    /// let report = AnnualReport::new(2025).with_title("总结").with_work([WorkChapter::default().with_lead("抓好学习,取得实效。")]);
    /// let findings = report.check_with(&Rules::draft().with_wording());
    /// let document = Document::with_marks(&report, &Layout::gb_t_9704(), &findings);
    /// assert_eq!(document.blocks[2].spans[1..4], [Span::MarkStart(0), Span::Text(",".into()), Span::MarkEnd(0)]);
    /// ```
    pub fn with_marks(report: &AnnualReport, layout: &Layout, findings: &Findings) -> Self {
        Document::marked(report, layout, Marks::new(findings))
    }

    fn marked(report: &AnnualReport, layout: &Layout, marks: Marks) -> Self {
        let figures = FigureIndex::new(report);
        let annexes = annex::annexes(report, layout, &figures);
        let titles: Vec<&str> = annexes.iter().map(|annex| annex.title.as_str()).collect();
        let blocks = flow(Flow::new(layout, &figures, marks), report, &titles);
        Document { blocks, annexes }
    }

    /// The text of every paragraph that is not blank, with the first field that it prints, in the order in which they are printed;
    /// those of the annexes, the heads and cells of their tables among them, behind the others. A line break is a line feed.
    pub fn paragraphs(&self) -> impl Iterator<Item = (Option<Place>, String)> {
        let annexes = self.annexes.iter().flat_map(|annex| {
            let head = || annex.columns.iter().map(|column| (None, column.heading.clone()));
            let rows = annex.rows.iter().enumerate().flat_map(move |(index, row)| {
                let again = annex.breaks.contains(&index).then(head);
                let cells = row.iter().flat_map(|cell| &cell.blocks).map(|block| (block.place, block.text()));
                again.into_iter().flatten().chain(cells)
            });
            [&annex.mark, &annex.title].into_iter().map(|text| (None, text.clone())).chain(head()).chain(rows)
        });
        let all = self.blocks.iter().map(|block| (block.place, block.text())).chain(annexes);
        all.filter(|(_, text)| !text.trim().is_empty()).map(|(place, text)| (place, text.trim().to_owned()))
    }
}

impl Block {
    /// An empty paragraph.
    pub(super) fn new(style: Style) -> Self {
        Block { style, spans: Vec::with_capacity(1), stands: None, below: None, kept: false, level: None, place: None }
    }

    /// A paragraph of this text.
    pub(crate) fn of(style: Style, text: &str) -> Self {
        let mut block = Block::new(style);
        block.push(text);
        block
    }

    /// A paragraph that prints a field.
    pub(super) fn at(self, place: Place) -> Self {
        Block { place: Some(place), ..self }
    }

    /// Its text; a line break is a line feed.
    pub fn text(&self) -> String {
        self.spans.iter().map(Span::text).collect()
    }

    /// Adds text, to the last span where that is text too. What no document can hold is left out (it is a finding).
    pub(super) fn push(&mut self, text: &str) {
        self.push_as(text, Span::Text, |span| if let Span::Text(text) = span { Some(text) } else { None });
    }

    /// Adds text of a heading that text follows.
    pub(super) fn push_run_in(&mut self, text: &str) {
        self.push_as(text, Span::RunIn, |span| if let Span::RunIn(text) = span { Some(text) } else { None });
    }

    fn push_as(&mut self, text: &str, new: fn(String) -> Span, of: fn(&mut Span) -> Option<&mut String>) {
        if text.is_empty() {
            return;
        }
        let text = xml_text(text);
        match self.spans.last_mut().and_then(of) {
            Some(last) => last.push_str(&text),
            None => self.spans.push(new(text.into_owned())),
        }
    }

    /// Sets line breaks at these bytes of its text, in ascending order. A wide space that would begin a line gives way to its break.
    pub(super) fn fold(&mut self, folds: &[usize]) {
        let mut folds = folds.iter().copied().peekable();
        let mut at = 0;
        for span in std::mem::take(&mut self.spans) {
            let Span::Text(text) = &span else {
                at += span.text().len();
                self.spans.push(span);
                continue;
            };
            let (mut rest, end) = (text.as_str(), at + text.len());
            while let Some(fold) = folds.next_if(|fold| *fold < end) {
                let (line, next) = rest.split_at(fold.saturating_sub(at).min(rest.len()));
                let next = next.strip_prefix(WIDE_SPACE).map_or((String::new(), next), |next| (WIDE_SPACE.to_string(), next));
                if !line.is_empty() {
                    self.spans.push(Span::Text(line.to_owned()));
                }
                self.spans.push(Span::Fold(next.0));
                rest = next.1;
                at = end - rest.len();
            }
            if !rest.is_empty() {
                self.spans.push(Span::Text(rest.to_owned()));
            }
            at = end;
        }
    }

    /// How many lines it is set in.
    pub(super) fn lines(&self) -> usize {
        1 + self.spans.iter().filter(|span| matches!(span, Span::Break | Span::Fold(_))).count()
    }

    /// Adds what is to be filled in.
    pub(super) fn push_blank(&mut self, text: &str) {
        self.spans.push(Span::Blank(xml_text(text).into_owned()));
    }

    /// Adds a figure with its unit.
    pub(super) fn push_figure(&mut self, figure: &Figure) {
        let text = figure.text();
        self.push_number(&text);
        self.push(text.unit);
        self.push(text.behind);
    }

    /// Adds the number of a figure with the words of approximation beside it, or a blank.
    pub(super) fn push_number(&mut self, text: &FigureText<'_>) {
        self.push(text.before);
        match &text.number {
            Some(number) => self.push(&digits(number)),
            None => self.push_blank(Figure::BLANK),
        }
        self.push(text.after);
    }
}

impl Style {
    /// Whether it is that of a cell.
    #[cfg(feature = "docx")]
    pub(crate) fn is_of_table(self) -> bool {
        matches!(self, Style::TableHead | Style::TableText | Style::TableNumber)
    }
}

impl Span {
    /// Its text; of a line break a line feed, of a mark none.
    pub fn text(&self) -> &str {
        match self {
            Span::Text(text) | Span::RunIn(text) | Span::Blank(text) => text,
            Span::Break | Span::Fold(_) => "\n",
            Span::MarkStart(_) | Span::MarkEnd(_) => "",
        }
    }
}

impl Cell {
    /// A cell of one paragraph.
    pub(crate) fn of(block: Block) -> Self {
        Cell { blocks: vec![block], rows: Rows::One }
    }
}
