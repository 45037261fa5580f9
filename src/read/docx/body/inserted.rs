//! Fields and notes: marks in the text that stand for something else.

use super::super::blocks::Block;
use super::super::fields::Field;
use super::super::story::Story;
use super::super::xml::Element;
use super::Body;

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

    pub(super) fn end_field(&mut self) {
        let at = self.at();
        let Some(field) = self.story().end_field() else { return };
        if field.is_contents() {
            if field.in_result {
                self.contents.push(field.first..=self.count);
            }
        } else if !field.in_result || field.result == at {
            let printed = field.printed();
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
            self.passed_over = 1;
            return;
        }
        self.note = element.attribute("id").map(|id| (element.name() == b"endnote", id));
        self.stories.push(Story::default());
    }

    pub(super) fn note_reference(&mut self, element: &Element<'_>) {
        let Some(id) = element.attribute("id") else { return };
        let has_own_mark = element.attribute("customMarkFollows").is_some_and(|value| value != "0" && value != "false");
        let text = self.notes.remove(&(element.name() == b"endnoteReference", id));
        let Some(open) = self.open() else { return };
        // A mark of the author's own stands in the same run.
        if let Some(run) = open.runs.last_mut() {
            run.is_mark = has_own_mark;
        }
        open.notes.extend(text);
    }

    pub(super) fn end_note(&mut self) {
        let (Some(note), Some(mut story)) = (self.note.take(), (self.stories.len() > 1).then(|| self.stories.pop()).flatten()) else {
            return;
        };
        story.flush();
        let blocks = story.blocks.into_iter().next().unwrap_or_default();
        let mut paragraphs = Vec::new();
        blocks.iter().for_each(|block| block.collect(&mut paragraphs));
        let text: Vec<&str> = paragraphs.iter().map(|paragraph| paragraph.text.trim()).filter(|text| !text.is_empty()).collect();
        if !text.is_empty() {
            self.notes.insert(note, text.join(" "));
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
