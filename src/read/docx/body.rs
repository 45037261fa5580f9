//! The walk over a part of a document: its paragraphs and tables, with what is left out told on the way.

mod aside;
mod controls;
mod drawings;
mod inserted;
mod paragraph;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::RangeInclusive;

use self::aside::Aside;
use self::controls::Control;
use self::inserted::Note;
use super::blocks::{Block, Paragraph};
use super::drawings::Drawings;
use super::embedded::Chunks;
use super::fields::Field;
use super::left_out::LeftOuts;
use super::math;
use super::moved::Moved;
use super::numbering::Numbering;
use super::story::{Open, Run, Story, Within};
use super::styles::Styles;
use super::symbols;
use super::xml::{Element, Space, Token};
use super::{Limits, ReadError};
use crate::model::characters::shown;
use crate::read::LeftOutKind;

/// What is not part of the text and passed over without a word: how things looked before.
const PASSED_OVER: [&[u8]; 9] = [
    b"pPrChange",
    b"rPrChange",
    b"sectPrChange",
    b"tblPrChange",
    b"trPrChange",
    b"tcPrChange",
    b"tblGridChange",
    b"tblPrExChange",
    b"numberingChange",
];

/// What reading a part gives, and where it is.
pub(super) struct Body<'d> {
    styles: &'d Styles,
    numbering: Numbering,
    limits: Limits,
    stories: Vec<Story>,
    /// How many elements are open of which the outermost is passed over.
    passed_over: usize,
    /// What of it is said.
    aside: Option<Aside>,
    /// Of the alternatives that are open, whether one was taken, or else what the first requires.
    alternates: Vec<Result<(), String>>,
    controls: Vec<Control>,
    formula: Vec<math::Node>,
    /// What stands in a prompt that nobody filled in.
    prompts: Vec<String>,
    in_text: bool,
    in_code: bool,
    in_row_properties: bool,
    /// How many paragraphs that are not blank there are so far.
    pub(super) count: usize,
    cells: usize,
    /// How many bytes the numbers print.
    printed: usize,
    serial: usize,
    /// Paragraphs that are a table of contents.
    pub(super) contents: Vec<RangeInclusive<usize>>,
    pub(super) left_out: LeftOuts,
    /// The notes, by their kind and name; each is read where it is first referred to, and then none any more.
    notes: HashMap<NoteName, Option<Note>>,
    note: Option<(NoteName, Note)>,
    /// Notes that wait for the end of the sentence.
    waiting: Vec<Paragraph>,
    /// The parts that the text embeds, by the names of their relations.
    pub(super) embedded: Vec<(String, usize)>,
    /// The files that the document takes in and that could be read.
    chunks: Chunks,
    drawings: Drawings,
    /// The comments, by their names.
    comments: HashMap<String, String>,
    comment: Option<String>,
    /// What the drawing is called that is open.
    drawing: String,
    pub(super) moved: Moved,
    /// Whether an automatic number was too long to be one.
    too_long: Option<usize>,
    /// What was moved away, by its paragraphs, and whether anything arrived.
    moved_away: Vec<(usize, String)>,
    has_arrived: bool,
}

/// Whether it is an endnote, and what it is called.
type NoteName = (bool, String);

impl<'d> Body<'d> {
    pub(super) fn new(styles: &'d Styles, numbering: Numbering, limits: &Limits) -> Self {
        Body {
            styles,
            numbering,
            limits: *limits,
            stories: vec![Story::default()],
            passed_over: 0,
            aside: None,
            alternates: Vec::new(),
            controls: Vec::new(),
            formula: Vec::new(),
            prompts: Vec::new(),
            in_text: false,
            in_code: false,
            in_row_properties: false,
            count: 0,
            cells: 0,
            printed: 0,
            serial: 0,
            contents: Vec::new(),
            left_out: LeftOuts::default(),
            notes: HashMap::new(),
            note: None,
            waiting: Vec::new(),
            embedded: Vec::new(),
            chunks: Chunks::default(),
            drawings: Drawings::default(),
            comments: HashMap::new(),
            comment: None,
            drawing: String::new(),
            moved: Moved::default(),
            too_long: None,
            moved_away: Vec::new(),
            has_arrived: false,
        }
    }

    /// The blocks, once the part is walked over.
    pub(super) fn finish(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        while !self.stories.is_empty() {
            self.flush();
            blocks = self.stories.pop().and_then(|story| story.blocks.into_iter().next()).unwrap_or_default();
        }
        blocks.extend(self.waiting.drain(..).map(Block::Paragraph));
        if let Some(paragraph) = self.too_long {
            self.left_out.add(LeftOutKind::Line, paragraph, "自动编号过长");
        }
        self.say_moved_away();
        blocks
    }

    /// Begins anew for the next part, with the notes that were read, and the files and drawings that it takes in.
    pub(super) fn keep_notes(&mut self, chunks: Chunks, drawings: Drawings) {
        self.finish();
        (self.chunks, self.drawings) = (chunks, drawings);
        self.moved = Moved::default();
        self.stories = vec![Story::default()];
        (self.count, self.contents, self.left_out) = (0, Vec::new(), LeftOuts::default());
    }

    pub(super) fn token(&mut self, token: Token<'_>) -> Result<(), ReadError> {
        match token {
            Token::Begin(element) if self.passed_over > 0 => self.begin_aside(&element),
            Token::Begin(element) => {
                self.begin(&element)?;
                if self.count + self.cells > self.limits.values {
                    return Err(ReadError::TooMany { values: self.limits.values });
                }
            }
            Token::End(..) if self.passed_over > 0 => self.end_aside(),
            Token::End(space, name) => self.end(space, name)?,
            Token::Text(text) if self.passed_over > 0 => self.aside.iter_mut().for_each(|aside| aside.add(text)),
            Token::Text(text) if self.in_text => self.push(text),
            Token::Text(text) if self.in_code => {
                if let Some(field) = self.story().fields.last_mut().filter(|field| !field.in_result) {
                    field.add_code(text);
                }
            }
            Token::Text(_) => {}
        }
        Ok(())
    }

    /// The innermost story; there always is one.
    fn story(&mut self) -> &mut Story {
        if self.stories.is_empty() {
            self.stories.push(Story::default());
        }
        let last = self.stories.len() - 1;
        &mut self.stories[last]
    }

    fn open(&mut self) -> Option<&mut Open> {
        self.story().open.as_mut()
    }

    /// The paragraph that is open, by its number, or the next.
    fn here(&mut self) -> usize {
        let next = self.count + 1;
        self.open().and_then(|open| (open.paragraph.number > 0).then_some(open.paragraph.number)).unwrap_or(next)
    }

    fn leave_out(&mut self, kind: LeftOutKind, text: &str) {
        let here = self.here();
        self.left_out.add(kind, here, text);
    }

    fn begin(&mut self, element: &Element<'_>) -> Result<(), ReadError> {
        match element.space {
            Space::Compat => self.begin_alternate(element),
            Space::Math => {
                if element.name() == b"t" {
                    self.in_text = true;
                }
                if math::is_layered(element.name()) {
                    self.leave_out(LeftOutKind::Formula, "");
                }
                let at = self.open().map_or(0, |open| open.paragraph.text.len());
                let (printed, node) = math::begin(element, &mut self.formula, at);
                self.push(&printed);
                self.formula.push(node);
            }
            Space::Drawing => match element.name() {
                b"p" => {
                    self.stories.push(Story::default());
                    self.begin_paragraph();
                }
                b"t" => self.in_text = true,
                b"br" => self.push_break('\n'),
                _ => {}
            },
            Space::Word => self.begin_word(element)?,
            Space::Known | Space::Other => self.begin_known(element),
        }
        Ok(())
    }

    fn begin_word(&mut self, element: &Element<'_>) -> Result<(), ReadError> {
        let name = element.name();
        match name {
            name if PASSED_OVER.contains(&name) => self.pass_over(None),
            b"rt" => self.pass_over(Some(LeftOutKind::Ruby)),
            b"delText" => self.pass_over(Some(LeftOutKind::Deleted)),
            b"delInstrText" => self.pass_over(None),
            b"p" => self.begin_paragraph(),
            b"r" => {
                if let Some(open) = self.open() {
                    open.runs.push(Run::default());
                }
            }
            b"t" => self.in_text = true,
            b"instrText" => self.in_code = true,
            b"tab" if self.in_content() => self.push("\t"),
            b"ptab" => self.push("\t"),
            b"br" => {
                let is_page = element.attribute("type").is_some_and(|kind| kind == "page" || kind == "column");
                self.push_break(if is_page { '\u{C}' } else { '\n' });
            }
            b"cr" => self.push_break('\n'),
            b"noBreakHyphen" => self.push("-"),
            b"sym" => self.symbol(element),
            b"del" => self.deleted(),
            b"moveFrom" => self.moved_away(),
            b"moveTo" => self.has_arrived = true,
            b"control" | b"objectEmbed" | b"objectLink" => {
                let name = element.attribute("progId").or_else(|| element.attribute("name")).unwrap_or_default();
                self.leave_out(LeftOutKind::Embedded, &name);
            }
            b"fldChar" => self.field_mark(element),
            b"fldSimple" => {
                let code = element.attribute("instr").unwrap_or_default();
                let field = Field::with_code(self.count + 1, &code, self.at());
                self.story().begin_field(field);
            }
            b"checked" | b"default" | b"result" | b"listEntry" | b"checkBox" => self.form_field(element),
            b"footnoteReference" | b"endnoteReference" => self.note_reference(element),
            b"footnote" | b"endnote" => self.begin_note(element),
            b"commentReference" => {
                let text = element.attribute("id").and_then(|id| self.comments.remove(&id)).unwrap_or_default();
                self.leave_out(LeftOutKind::Comment, &text);
            }
            b"altChunk" | b"subDoc" => self.embed(element),
            b"txbxContent" => self.stories.push(Story::default()),
            b"sdt" | b"sdtContent" | b"showingPlcHdr" | b"docPartGallery" | b"dataBinding" | b"picture" => self.begin_control(element),
            b"tbl" => {
                self.flush();
                self.story().begin_table();
            }
            b"tr" => self.story().begin_row(),
            b"trPr" => self.in_row_properties = true,
            b"tc" => {
                self.cells += 1;
                self.flush();
                self.story().begin_cell();
            }
            _ => self.property(element),
        }
        Ok(())
    }

    /// Whether what begins stands in the text of a paragraph, not in its properties.
    fn in_content(&mut self) -> bool {
        self.open().is_some_and(|open| open.within == Within::Content)
    }

    fn symbol(&mut self, element: &Element<'_>) {
        let code = element.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok()).unwrap_or(0);
        match symbols::of(&element.attribute("font").unwrap_or_default(), code) {
            Some(c) => self.push(c.encode_utf8(&mut [0; 4])),
            None => self.leave_out(LeftOutKind::Symbol, ""),
        }
    }

    fn begin_paragraph(&mut self) {
        self.serial += 1;
        if self.story().open.is_some() {
            // A paragraph within one, which no sound document has.
            self.close_paragraph();
        }
        let style = self.styles.of_paragraph(None);
        self.story().begin_paragraph(style);
    }

    fn push_break(&mut self, c: char) {
        if self.open().is_some_and(|open| open.within == Within::Content) {
            self.push_plain(c.encode_utf8(&mut [0; 4]));
        }
    }

    /// Adds text as it is printed: symbols by what they look like, without what no page shows.
    fn push(&mut self, text: &str) {
        // A line end in the XML is a blank.
        let blanks = if text.contains(['\n', '\r']) { text.replace(['\n', '\r'], " ").into() } else { Cow::Borrowed(text) };
        self.push_plain(&shown(&blanks));
    }

    fn push_plain(&mut self, text: &str) {
        if let Some(prompt) = self.prompts.last_mut() {
            if prompt.len() < 200 {
                prompt.push_str(text);
            }
            return;
        }
        if self.story().open.is_none() && self.story().codes == 0 && !text.trim().is_empty() {
            // Text in no paragraph, which no sound document has.
            self.begin_paragraph();
        }
        let next = self.count + 1;
        let story = self.story();
        if story.codes > 0 {
            story.hide(text);
            return;
        }
        let Some(open) = &mut story.open else { return };
        let before = open.paragraph.text.len();
        let missing = open.push(text);
        if open.paragraph.number == 0 && open.paragraph.text.get(before..).is_some_and(|text| !text.trim_start().is_empty()) {
            open.paragraph.number = next;
            self.count = next;
        }
        for _ in 0..missing {
            self.leave_out(LeftOutKind::Symbol, "");
        }
    }

    fn end(&mut self, space: Space, name: &[u8]) -> Result<(), ReadError> {
        match (space, name) {
            (Space::Compat, b"AlternateContent") => {
                // Nothing of it can be shown.
                if let Some(Err(requires)) =
                    self.alternates.pop().filter(|taken| taken.as_ref().is_err_and(|requires| !requires.is_empty()))
                {
                    self.leave_out(LeftOutKind::Embedded, &requires);
                }
            }
            (Space::Math, name) => {
                if name == b"t" {
                    self.in_text = false;
                }
                if let Some(node) = self.formula.pop() {
                    let last = self.stories.len().saturating_sub(1);
                    if let Some(open) = self.stories.get_mut(last).and_then(|story| story.open.as_mut()) {
                        math::end(&node, &self.formula, &mut open.paragraph.text);
                    }
                }
            }
            (Space::Drawing, b"t") | (Space::Word, b"t") => self.in_text = false,
            (Space::Drawing, b"p") => {
                self.close_paragraph();
                self.end_story();
            }
            (Space::Word, name) => self.end_word(name)?,
            (Space::Known, name) => self.end_known(name),
            _ => {}
        }
        Ok(())
    }

    fn end_word(&mut self, name: &[u8]) -> Result<(), ReadError> {
        match name {
            b"p" => {
                self.abandon_codes();
                self.close_paragraph();
            }
            b"r" => {
                if let Some(open) = self.open() {
                    open.runs.pop();
                }
            }
            b"pPr" => self.open().into_iter().for_each(|open| open.within = Within::Content),
            b"rPr" => {
                if let Some(open) = self.open() {
                    open.within = if open.within == Within::Mark { Within::Paragraph } else { Within::Content };
                }
            }
            b"instrText" => self.in_code = false,
            b"fldSimple" => self.end_field(),
            b"txbxContent" => self.end_story(),
            b"footnote" | b"endnote" => self.end_note(),
            b"sdt" => drop(self.controls.pop()),
            b"sdtContent" => self.end_content(),
            b"tbl" => {
                self.flush();
                self.story().end_table();
                self.flush_notes();
            }
            b"trPr" => self.in_row_properties = false,
            b"tr" => self.end_row(),
            b"tc" => {
                self.flush();
                self.story().end_cell();
            }
            _ => {}
        }
        if self.printed > self.limits.unpacked {
            return Err(ReadError::TooLarge { bytes: self.limits.unpacked });
        }
        Ok(())
    }

    /// Closes what is open where a table, a cell or the story begins or ends.
    fn flush(&mut self) {
        self.close_paragraph();
        let notes = self.story().end_carried();
        self.wait(notes);
    }

    /// Puts what a text box or a drawing says behind the paragraph in which it stands.
    fn end_story(&mut self) {
        if self.stories.len() < 2 {
            return;
        }
        self.flush();
        let Some(story) = self.stories.pop() else { return };
        let blocks = story.blocks.into_iter().next().unwrap_or_default();
        if !blocks.is_empty() {
            let here = self.here();
            self.moved.text_box(here);
            self.drawing.clear();
        }
        let holder = self.story();
        match &mut holder.open {
            Some(open) => open.after.extend(blocks),
            None => holder.current().extend(blocks),
        }
    }
}
