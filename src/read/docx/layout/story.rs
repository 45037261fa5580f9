//! The paragraphs and tables of a document with their looks, as far as they tell a layout.

use super::super::ReadError;
use super::super::numbering::{Next, Numbering};
use super::super::styles::Styles;
use super::super::unpack::{Package, Part};
use super::super::xml::{Element, Space, Token};
use super::look::{Look, Looks};
use crate::page::names::RUN_IN;

/// The most paragraphs and cells that are looked at, and the most characters of one: what more there is tells nothing new.
const MOST: usize = 3_000;
const LONGEST: usize = 2_000;

/// A paragraph.
#[derive(Debug, Default, Clone)]
pub(super) struct Paragraph {
    /// The id of its style.
    pub(super) style: Option<String>,
    /// With its automatic number.
    pub(super) text: String,
    /// How much of that is a heading that is run in, in bytes.
    pub(super) run_in: usize,
    /// What is said of it and its style.
    pub(super) look: Look,
    /// The looks of its runs, each with how many characters have it.
    pub(super) runs: Vec<(Look, usize)>,
    pub(super) in_table: bool,
}

/// What a document prints.
#[derive(Debug, Default)]
pub(super) struct Story {
    pub(super) paragraphs: Vec<Paragraph>,
    /// The texts of the first row of each table.
    pub(super) heads: Vec<Vec<String>>,
}

/// A paragraph that is open.
#[derive(Default)]
struct Open {
    own: Look,
    run: Look,
    run_style: Option<String>,
    paragraph: Paragraph,
    list: Option<i64>,
    level: Option<u8>,
    in_properties: bool,
    in_run_properties: bool,
    in_text: bool,
}

/// What of a document was passed over: what was deleted, and what stood before.
const PASSED_OVER: [&[u8]; 6] = [b"del", b"moveFrom", b"pPrChange", b"rPrChange", b"sectPrChange", b"txbxContent"];

struct Reader<'r> {
    looks: &'r Looks,
    styles: &'r Styles,
    numbering: Numbering,
    story: Story,
    open: Option<Open>,
    passed_over: usize,
    /// How many tables are open, and the rows of the outermost so far.
    tables: usize,
    rows: usize,
}

impl Story {
    pub(super) fn read(
        document: &Part,
        package: &Package<'_>,
        looks: &Looks,
        styles: &Styles,
        numbering: Numbering,
    ) -> Result<Self, ReadError> {
        let mut reader = Reader { looks, styles, numbering, story: Story::default(), open: None, passed_over: 0, tables: 0, rows: 0 };
        package.walk(document, &mut |token| {
            reader.token(token);
            Ok(())
        })?;
        Ok(reader.story)
    }
}

impl Reader<'_> {
    fn token(&mut self, token: Token<'_>) {
        match token {
            Token::Begin(_) if self.passed_over > 0 => self.passed_over += 1,
            Token::End(..) if self.passed_over > 0 => self.passed_over -= 1,
            Token::Begin(element) if element.space == Space::Compat && element.name() == b"Fallback" => self.passed_over = 1,
            Token::Begin(element) if element.space == Space::Word => self.begin(&element),
            Token::End(Space::Word, name) => self.end(name),
            Token::Text(text) => {
                if let Some(open) = self.open.as_mut().filter(|open| open.in_text && open.paragraph.text.len() < LONGEST) {
                    open.paragraph.text.push_str(text);
                    open.add(text.chars().filter(|c| !c.is_whitespace()).count(), self.looks);
                    // A heading that is run in.
                    let is_run_in = open.run_style.as_ref().is_some_and(|style| self.looks.name(style) == RUN_IN.name);
                    if is_run_in && open.paragraph.run_in + text.len() == open.paragraph.text.len() {
                        open.paragraph.run_in = open.paragraph.text.len();
                    }
                }
            }
            _ => {}
        }
    }

    fn begin(&mut self, element: &Element<'_>) {
        let name = element.name();
        if PASSED_OVER.contains(&name) {
            self.passed_over = 1;
            return;
        }
        match name {
            b"tbl" => {
                self.tables += 1;
                if self.tables == 1 && self.story.heads.len() < MOST {
                    self.story.heads.push(Vec::new());
                    self.rows = 0;
                }
            }
            b"tr" if self.tables == 1 => self.rows += 1,
            b"tc" if self.tables == 1 && self.rows == 1 => {
                if let Some(head) = self.story.heads.last_mut().filter(|head| head.len() < 100) {
                    head.push(String::new());
                }
            }
            b"p" => self.open = Some(Open::default()),
            _ => {}
        }
        let Some(open) = &mut self.open else { return };
        match name {
            b"pPr" => open.in_properties = true,
            b"r" => (open.run, open.run_style) = (Look::default(), None),
            b"rPr" => open.in_run_properties = true,
            b"t" => open.in_text = true,
            b"br" | b"cr" if !open.in_properties => open.paragraph.text.push('\n'),
            b"tab" if !open.in_properties => open.paragraph.text.push(' '),
            b"pStyle" => open.paragraph.style = element.value(),
            b"rStyle" => open.run_style = element.value(),
            b"numId" => open.list = element.number(),
            b"ilvl" => open.level = element.number().and_then(|level| u8::try_from(level).ok()),
            // The properties of the mark at its end say nothing of its text.
            _ if open.in_run_properties && open.in_properties => {}
            _ if open.in_run_properties => open.run.say(element),
            _ if open.in_properties => open.own.say(element),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"tbl" => self.tables = self.tables.saturating_sub(1),
            b"p" => self.close(),
            _ => {
                let Some(open) = &mut self.open else { return };
                match name {
                    b"pPr" => open.in_properties = false,
                    b"rPr" => open.in_run_properties = false,
                    b"t" => open.in_text = false,
                    _ => {}
                }
            }
        }
    }

    fn close(&mut self) {
        let Some(Open { own, mut paragraph, list, level, .. }) = self.open.take() else { return };
        let style = self.styles.of_paragraph(paragraph.style.as_deref());
        let own = own.or(&self.looks.alone(paragraph.style.as_deref().unwrap_or(self.looks.usual())));
        paragraph.look = own.or(&self.looks.whole(""));
        for (look, _) in &mut paragraph.runs {
            *look = look.or(&paragraph.look);
        }
        if let Some(list) = list.or(style.list).filter(|list| *list != 0) {
            let of_style = || style.level.or_else(|| self.numbering.level_of(list, style.list_style?));
            let level = level.or_else(of_style).unwrap_or(0);
            if let Next::Number(number) = self.numbering.next(list, level) {
                let space = if number.has_space && number.text.ends_with(|c: char| c.is_ascii()) { " " } else { "" };
                paragraph.text = format!("{}{space}{}", number.text, paragraph.text.trim_start());
            }
        }
        paragraph.in_table = self.tables > 0;
        if self.tables == 1
            && self.rows == 1
            && let Some(cell) = self.story.heads.last_mut().and_then(|head| head.last_mut())
        {
            cell.push_str(paragraph.text.trim());
        }
        if self.story.paragraphs.len() < MOST {
            self.story.paragraphs.push(paragraph);
        }
    }
}

impl Open {
    /// Adds characters of the run that is open.
    fn add(&mut self, characters: usize, looks: &Looks) {
        let look = match &self.run_style {
            Some(style) => self.run.or(&looks.alone(style)),
            None => self.run.clone(),
        };
        let runs = &mut self.paragraph.runs;
        match runs.iter().position(|(known, _)| *known == look) {
            Some(at) => runs[at].1 += characters,
            None if runs.len() < 50 => runs.push((look, characters)),
            None => {}
        }
    }
}

impl Paragraph {
    /// Its looks, those of what is run in apart.
    pub(super) fn looks(&self) -> impl Iterator<Item = (&Look, usize)> + Clone {
        let own = std::iter::once((&self.look, 1)).filter(|_| self.runs.is_empty());
        self.runs.iter().map(|(look, count)| (look, *count)).chain(own)
    }
}
