//! Lines -> pages.

use super::super::look::{Look, SLACK, TABLE_LINE};
use super::super::measure::points;
use super::super::{Align, Annex, Block, Document, Layout, Span, Stands, Style, Styles, TableRules, Tables};
use super::breaks::is_squeezed;
use super::fill::{Filled, Glyph, extent, fill, measure, spreads};
use super::pages::{Between, Kind, Line, Pages, PrintedPage, Run};
use super::script::Script;
use super::table;
use super::widths::{Face, Widths};

/// A hair, so that no page breaks by the arithmetic of fractions.
pub(super) const HAIR: f64 = 0.1;

/// Where the middle of a Chinese character is above the base line, as a share of the size.
const MIDDLE: f64 = 0.38;

/// Puts lines on pages.
pub(super) struct Paginator<'p> {
    layout: &'p Layout,
    widths: &'p dyn Widths,
    /// Whether headings that are run in are bold: as those of items are.
    bold_run_in: bool,
    pages: Vec<PrintedPage>,
    area: Area,
    /// The size of the cells of the table, where it is not that of the layout.
    size: Option<f64>,
    /// How far the page is filled, from its upper edge.
    y: f64,
    glyphs: Vec<Glyph>,
    lines: Vec<Filled>,
}

/// The type area of a page, from its upper left corner.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
    width: f64,
    height: f64,
}

impl Area {
    fn of(layout: &Layout, landscape: bool) -> Area {
        let page = &layout.page;
        let (width, height) = (points(page.width), points(page.height));
        let [top, right, bottom, left] = [page.margins.top, page.margins.right, page.margins.bottom, page.margins.left].map(points);
        if landscape {
            // The page turned: the bound edge is above.
            Area { left: right, top: left, right: height - right, bottom: width - bottom, width: height, height: width }
        } else {
            Area { left, top, right: width - right, bottom: height - bottom, width, height }
        }
    }
}

pub(super) fn paginate(document: &Document, layout: &Layout, widths: &dyn Widths) -> Pages {
    let mut paginator = Paginator::new(layout, widths);
    paginator.turn_page();
    paginator.blocks(&document.blocks);
    let text = paginator.pages.len();
    for annex in &document.annexes {
        paginator.begin_annex(annex);
        table::rows(&mut paginator, annex);
    }
    if layout.page_number.is_printed() {
        paginator.number();
    }
    Pages { pages: paginator.pages, text }
}

impl<'p> Paginator<'p> {
    fn new(layout: &'p Layout, widths: &'p dyn Widths) -> Self {
        Paginator {
            layout,
            widths,
            bold_run_in: layout.styles.item.bold,
            pages: Vec::new(),
            area: Area::of(layout, false),
            size: None,
            y: 0.0,
            glyphs: Vec::with_capacity(512),
            lines: Vec::with_capacity(16),
        }
    }

    /// On the first page of an annex, below its title.
    pub(super) fn for_annex(annex: &Annex, layout: &'p Layout, widths: &'p dyn Widths) -> Self {
        let mut paginator = Paginator::new(layout, widths);
        paginator.begin_annex(annex);
        paginator
    }

    fn begin_annex(&mut self, annex: &Annex) {
        self.area = Area::of(self.layout, annex.landscape);
        self.size = annex.size;
        self.turn_page();
        let heads = [Block::of(Style::AnnexMark, &annex.mark), Block::of(Style::AnnexTitle, &annex.title)];
        self.blocks(heads.iter().filter(|block| !block.spans.is_empty()).collect::<Vec<_>>().as_slice());
        // They are none of the document's.
        if let Some(page) = self.page() {
            page.lines.iter_mut().for_each(|line| line.paragraph = None);
        }
    }

    pub(super) fn area(&self) -> Area {
        self.area
    }

    pub(super) fn y(&self) -> f64 {
        self.y
    }

    pub(super) fn go_down(&mut self, height: f64) {
        self.y += height;
    }

    pub(super) fn fits(&self, height: f64) -> bool {
        self.y + height <= self.area.bottom + HAIR
    }

    pub(super) fn is_at_top(&self) -> bool {
        self.y <= self.area.top + HAIR
    }

    pub(super) fn page(&mut self) -> Option<&mut PrintedPage> {
        self.pages.last_mut()
    }

    pub(super) fn turn_page(&mut self) {
        let Area { width, height, top, .. } = self.area;
        self.y = top;
        self.pages.push(PrintedPage {
            number: self.pages.len() + 1,
            width,
            height,
            lines: Vec::with_capacity(24),
            rules: Vec::new(),
            folio: None,
        });
    }

    /// Which rules tables have.
    pub(super) fn tables(&self) -> Tables {
        self.layout.tables
    }

    /// How thick the rule between two rows is.
    pub(super) fn rule(&self) -> f64 {
        if self.layout.tables.rules == TableRules::None { 0.0 } else { self.layout.tables.rule_width }
    }

    /// What the paragraphs of a cell look like.
    pub(super) fn cell_look(&self, style: Style) -> Look {
        let look = Look::of(style, self.layout);
        Look { size: self.size.unwrap_or(look.size), ..look }
    }

    /// The height of a line of this look.
    pub(super) fn pitch(&self, look: &Look) -> f64 {
        look.pitch.unwrap_or_else(|| {
            let (above, below) = self.widths.heights(look.face);
            (above + below) * look.size * TABLE_LINE
        })
    }

    /// Breaks a paragraph into lines; they are in `self.lines`.
    fn fill(&mut self, block: &Block, look: &Look, width: f64) -> usize {
        measure(block, look, self.bold_run_in, self.widths, &mut self.glyphs);
        fill(&self.glyphs, look, width, &mut self.lines);
        self.lines.len()
    }

    /// How many lines a paragraph has at this width.
    pub(super) fn count(&mut self, block: &Block, look: &Look, width: f64) -> usize {
        self.fill(block, look, width)
    }

    /// Behind which characters of a paragraph its lines end at this width.
    pub(super) fn line_ends(&mut self, block: &Block, look: &Look, width: f64) -> Vec<usize> {
        self.fill(block, look, width);
        self.lines.iter().map(|line| line.glyphs.end).collect()
    }

    /// Puts paragraphs one below the other.
    fn blocks<B: std::borrow::Borrow<Block>>(&mut self, blocks: &[B]) {
        let width = self.area.right - self.area.left;
        let mut follows_kept = false;
        for (index, block) in blocks.iter().enumerate() {
            let block = block.borrow();
            let (look, room) = self.stands(block, width);
            let pitch = self.pitch(&look);
            if !self.is_at_top() {
                self.y += look.before;
            }
            // A row of headings stays together as a whole; one that is longer than a page begins a page and goes on as it comes.
            let is_kept = look.kept || block.kept;
            if is_kept && !follows_kept && !self.is_at_top() {
                let needed = self.kept_height(&blocks[index..], width);
                if !self.fits(needed) {
                    self.turn_page();
                }
            }
            self.fill(block, &look, room);
            for line in 0..self.lines.len() {
                if !self.fits(pitch) && !self.is_at_top() {
                    self.turn_page();
                }
                let filled = self.lines[line].clone();
                let top = self.y;
                let set = self.line(block, Some(index), &look, &filled, self.area.left, top);
                self.y += pitch;
                if let Some(page) = self.page() {
                    page.lines.push(set);
                }
            }
            self.y += block.below.unwrap_or(look.after);
            follows_kept = is_kept;
        }
    }

    /// The look of a paragraph of the text, and how far from the left edge its lines may reach.
    fn stands(&self, block: &Block, width: f64) -> (Look, f64) {
        let look = Look::of(block.style, self.layout);
        match block.stands {
            None => (look, width),
            Some(Stands::End(right)) => (look, width - right),
            Some(Stands::Begin(left)) => (Look { align: Align::Left, first_line: left, left, ..look }, width + SLACK),
            Some(Stands::Centred(left)) => (Look { align: Align::Centre, first_line: left, left, ..look }, width),
        }
    }

    /// The height of a paragraph that is kept with the next, with it and those that follow up to the first line of one that is not; more than
    /// a page where that is not on one.
    fn kept_height<B: std::borrow::Borrow<Block>>(&mut self, blocks: &[B], width: f64) -> f64 {
        let mut height = 0.0;
        for (index, block) in blocks.iter().enumerate() {
            let block = block.borrow();
            let (look, room) = self.stands(block, width);
            let pitch = self.pitch(&look);
            height += if index == 0 { 0.0 } else { look.before };
            if (!look.kept && !block.kept) || height > self.area.height {
                return height + pitch;
            }
            height += self.fill(block, &look, room) as f64 * pitch + block.below.unwrap_or(look.after);
        }
        height
    }

    /// Fills a paragraph into a column and gives its lines, the first of which begins at `top`.
    pub(super) fn paragraph(&mut self, block: &Block, look: &Look, left: f64, width: f64, mut top: f64) -> Vec<Line> {
        let pitch = self.pitch(look);
        self.fill(block, look, width);
        (0..self.lines.len())
            .map(|line| {
                let filled = self.lines[line].clone();
                let line = self.line(block, None, look, &filled, left, top);
                top += pitch;
                line
            })
            .collect()
    }

    /// A line whose upper edge is at `top`.
    fn line(&self, block: &Block, paragraph: Option<usize>, look: &Look, filled: &Filled, left: f64, top: f64) -> Line {
        let glyphs = &self.glyphs[filled.glyphs.start..filled.shown];
        let (mut above, mut below) = self.widths.heights(look.face);
        if glyphs.iter().any(|glyph| glyph.face == Face::Latin) {
            let latin = self.widths.heights(Face::Latin);
            (above, below) = (above.max(latin.0), below.max(latin.1));
        }
        // The line of the font is in the middle of the pitch; where the font says the pitch, what is added to it is above.
        let base = match look.pitch {
            Some(pitch) => top + (pitch - (above + below) * look.size) / 2.0 + above * look.size,
            None => top + (self.pitch(look) - (above + below) * look.size) + above * look.size,
        };
        let runs = runs(block, look, &Look::of(Style::Item, self.layout), glyphs, filled.spread, left + filled.x);
        let end = runs.last().map_or(left + filled.x, |run| run.x + run.width);
        Line {
            style: Some(block.style),
            place: block.place,
            paragraph,
            range: filled.glyphs.clone(),
            x: left + filled.x,
            y: base,
            width: end - left - filled.x,
            runs,
        }
    }

    /// Numbers the pages; beside an edge a number is one character from it.
    fn number(&mut self) {
        let (layout, widths) = (self.layout, self.widths);
        let size = layout.sizes.page_number;
        let look = Look {
            face: Face::PageNumber,
            latin: false,
            size,
            ..Look::of(Style::Salutation, &Layout { styles: Styles::default(), ..layout.clone() })
        };
        let (left, right) = (points(layout.page.margins.left), points(layout.page.margins.right));
        let below = points(layout.page.margins.bottom - layout.page.number_distance) - MIDDLE * size;
        let pages = self.pages.len();
        for page in self.pages.iter_mut().filter(|page| layout.page_number.is_on(page.number)) {
            let block = Block::of(Style::Body, &layout.page_number.text(page.number, pages));
            measure(&block, &look, false, widths, &mut self.glyphs);
            let width = extent(&self.glyphs);
            // A turned page has the paper's right margin on both sides.
            let (left, right) = if page.width > page.height { (right, right) } else { (left, right) };
            let x = match layout.page_number.side(page.number % 2 == 1) {
                Align::Right => page.width - right - size - width,
                Align::Left => left + size,
                _ => (left + page.width - right - width) / 2.0,
            };
            let runs = runs(&block, &look, &look, &self.glyphs, 0.0, x);
            page.folio = Some(Line {
                style: None,
                place: None,
                paragraph: None,
                range: 0..self.glyphs.len(),
                x,
                y: page.height - below,
                width,
                runs,
            });
        }
    }
}

/// The lines of a text that stands beside a page, set in the font of cells of tables, the first below the upper edge.
#[cfg(feature = "pdf")]
pub(crate) fn beside(text: &str, layout: &Layout, widths: &dyn Widths, (left, width): (f64, f64), (size, pitch): (f64, f64)) -> Vec<Line> {
    let look = Look { size, pitch: Some(pitch), ..Look::of(Style::TableText, layout) };
    Paginator::new(layout, widths).paragraph(&Block::of(Style::TableText, text), &look, left, width, 0.0)
}

/// The stretches of a line that are alike; headings that are run in are as bold and of the colour as items are.
fn runs(block: &Block, look: &Look, item: &Look, glyphs: &[Glyph], spread: f64, mut x: f64) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::with_capacity(4);
    let mut last: Option<&Glyph> = None;
    for glyph in glyphs {
        let mut before = 0.0;
        if let Some(last) = last {
            before = glyph.before + if spread > 0.0 && spreads(last, glyph) { spread } else { 0.0 };
        }
        x += before;
        // Within a stretch all characters are as far apart: a mark that is set closer begins another.
        let is_alike = |last: &Glyph| {
            (last.span, last.face, last.script) == (glyph.span, glyph.face, glyph.script)
                && !(look.typography.compressed_marks && is_squeezed(last.character, glyph.character))
        };
        match (runs.last_mut(), last) {
            (Some(run), Some(last)) if is_alike(last) => {
                run.text.push(glyph.character);
                run.width = x + glyph.width - run.x;
            }
            _ => {
                let kind = match block.spans.get(usize::from(glyph.span)) {
                    Some(Span::RunIn(_)) => Kind::RunIn,
                    Some(Span::Blank(_)) => Kind::Blank,
                    _ => Kind::Text,
                };
                let mut text = String::with_capacity(3 * glyphs.len().min(32));
                text.push(glyph.character);
                let Look { bold, color, .. } = if kind == Kind::RunIn { *item } else { *look };
                let everywhere = glyph.script == Script::Han;
                let between = Between { spacing: look.spacing, spread: spread.max(0.0), everywhere };
                runs.push(Run { text, x, width: glyph.width, face: glyph.face, size: look.size, kind, bold, color, between });
            }
        }
        x += glyph.width;
        last = Some(glyph);
    }
    runs
}
