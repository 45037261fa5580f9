//! Fields, notes and embedded files: marks in the text that stand for something else.

use super::super::ReadError;
use super::super::blocks::{Block, Cell, Paragraph};
use super::super::fields::Field;
use super::super::left_out::LeftOuts;
use super::super::story::Story;
use super::super::xml::{Element, Space, Token};
use super::{Body, NoteName};
use crate::read::LeftOutKind;

/// How much of a comment is told, in bytes.
const COMMENT: usize = 200;

/// A footnote or endnote.
#[derive(Default)]
pub(super) struct Note {
    pub(super) text: String,
    /// The notes to which it refers.
    notes: Vec<NoteName>,
    left_out: LeftOuts,
}

impl Body<'_> {
    /// Where the text is: the paragraph and the length of its text.
    pub(super) fn at(&mut self) -> (usize, usize) {
        (self.serial, self.open().map_or(0, |open| open.paragraph.text.len()))
    }

    pub(super) fn field_mark(&mut self, element: &Element<'_>) {
        let at = self.at();
        match element.attribute("fldCharType").as_deref() {
            Some("begin") => {
                let first = self.count + 1;
                self.story().begin_field(Field::new(first));
            }
            Some("separate") => self.story().begin_result(at),
            Some("end") => self.end_field(),
            _ => {}
        }
    }

    /// A field whose code does not end with its paragraph is none.
    pub(super) fn abandon_codes(&mut self) {
        if self.story().codes > 0 {
            let at = self.at();
            let hidden = self.story().abandon_codes(at);
            self.push(&hidden);
        }
    }

    pub(super) fn end_field(&mut self) {
        let at = self.at();
        let Some(field) = self.story().end_field() else { return };
        if field.is_contents() {
            if field.in_result {
                self.contents.push(field.first..=self.count);
            }
        } else if let Some(prompt) = field.prompt() {
            self.leave_out(LeftOutKind::Prompt, prompt);
        } else if !field.in_result || field.result == at {
            if let Some(name) = field.number() {
                self.leave_out(LeftOutKind::Line, name);
            }
            let printed = field.printed();
            if printed.is_empty() && field.is_uncomputed() && self.story().codes == 0 {
                self.leave_out(LeftOutKind::Field, field.code());
            }
            self.push(&printed);
        }
    }

    /// What a field of a form holds.
    pub(super) fn form_field(&mut self, element: &Element<'_>) {
        let Some(field) = self.story().fields.last_mut() else { return };
        match element.name() {
            b"checkBox" => field.check_by_default(false),
            b"checked" => field.check(element.is_on()),
            b"default" if field.is_box() => field.check_by_default(element.is_on()),
            b"result" | b"default" => element.number().into_iter().for_each(|index| field.choose(index)),
            b"listEntry" => field.add_entry(element.value().unwrap_or_default()),
            _ => {}
        }
    }

    pub(super) fn begin_note(&mut self, element: &Element<'_>) {
        // Lines between text and notes are notes too.
        if element.attribute("type").is_some_and(|kind| kind != "normal") {
            return self.pass_over(None);
        }
        self.left_out = LeftOuts::default();
        self.note = element.attribute("id").map(|id| ((element.name() == b"endnote", id), Note::default()));
        self.stories.push(Story::default());
    }

    pub(super) fn note_reference(&mut self, element: &Element<'_>) {
        let Some(id) = element.attribute("id") else { return };
        let has_own_mark = element.attribute("customMarkFollows").is_some_and(|value| value != "0" && value != "false");
        let name = (element.name() == b"endnoteReference", id);
        if let Some((_, note)) = &mut self.note {
            return note.notes.push(name);
        }
        // A mark of the author's own stands in the same run.
        if let Some(run) = self.open().and_then(|open| open.runs.last_mut()) {
            run.is_mark = has_own_mark;
        }
        let here = self.here();
        let mut names = vec![name];
        while let Some(name) = names.pop() {
            match self.notes.get_mut(&name).map(Option::take) {
                Some(Some(Note { text, notes, left_out })) => {
                    self.left_out.extend_at(here, left_out);
                    names.extend(notes.into_iter().rev());
                    if let Some(open) = self.open().filter(|_| !text.is_empty()) {
                        open.notes.push(text);
                    }
                }
                // It was read where it was referred to before.
                Some(None) => {}
                None => self.leave_out(LeftOutKind::Note, ""),
            }
        }
    }

    pub(super) fn end_note(&mut self) {
        self.flush();
        let (Some((name, note)), Some(story)) = (self.note.take(), (self.stories.len() > 1).then(|| self.stories.pop()).flatten()) else {
            return;
        };
        let text = Cell { blocks: story.blocks.into_iter().next().unwrap_or_default() }.text();
        let left_out = std::mem::take(&mut self.left_out);
        self.notes.insert(name, Some(Note { text, left_out, ..note }));
    }

    /// A token of the part that holds the comments, of which the beginnings are kept.
    pub(in super::super) fn comment(&mut self, token: Token<'_>) -> Result<(), ReadError> {
        match token {
            Token::Begin(element) if element.space == Space::Word => match element.name() {
                b"comment" => self.comment = element.attribute("id"),
                b"t" => self.in_text = true,
                _ => {}
            },
            Token::End(Space::Word, b"t") => self.in_text = false,
            Token::Text(text) if self.in_text => {
                if let Some(id) = &self.comment {
                    let so_far = self.comments.entry(id.clone()).or_default();
                    if so_far.len() < COMMENT {
                        so_far.push_str(text);
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// A file that the document takes in: its text where it could be read, else said.
    pub(super) fn embed(&mut self, element: &Element<'_>) {
        let here = self.here();
        let id = element.attribute("id").unwrap_or_default();
        let Some(text) = self.chunks.remove(&id) else {
            return self.embedded.push((id, here));
        };
        let before = self.count;
        let mut blocks = text.blocks;
        blocks.iter_mut().for_each(|block| block.count_from(before));
        let mut paragraphs = Vec::new();
        blocks.iter().for_each(|block| block.collect(&mut paragraphs));
        self.count = paragraphs.iter().map(|paragraph| paragraph.number).max().unwrap_or(before);
        self.contents.extend(text.contents.into_iter().map(|range| range.start() + before..=range.end() + before));
        self.left_out.extend(text.left_out, before);
        self.moved.file(here);
        self.flush();
        self.story().current().extend(blocks);
    }

    /// The comments to which nothing refers, as those on text that was deleted.
    pub(in super::super) fn say_comments(&mut self) {
        let mut comments: Vec<(String, String)> = self.comments.drain().collect();
        comments.sort_unstable();
        for (_, text) in comments {
            self.left_out.add(LeftOutKind::Comment, self.count.max(1), &text);
        }
    }

    /// Lets the notes of a paragraph wait for the end of its sentence.
    pub(super) fn wait(&mut self, notes: Vec<String>) {
        for note in notes {
            self.count += 1;
            self.moved.note(self.count);
            self.waiting.push(Paragraph { number: self.count, text: format!("【注】{note}"), ..Paragraph::default() });
        }
    }

    /// Puts the notes behind the sentence or the table to which they belong.
    pub(super) fn flush_notes(&mut self) {
        if self.waiting.is_empty() || self.stories.len() > 1 || !self.story().is_at_top() {
            return;
        }
        let waiting = std::mem::take(&mut self.waiting);
        self.story().current().extend(waiting.into_iter().map(Block::Paragraph));
    }
}
