//! A paragraph's properties, and what they make of it at its end: its heading and its number.

use super::super::numbering::Next;
use super::super::story::{Open, Within};
use super::super::styles::outline_level;
use super::super::symbols;
use super::super::xml::Element;
use super::Body;
use crate::read::LeftOutKind;

impl Body<'_> {
    /// A property of a paragraph, of its mark or of a run.
    pub(super) fn property(&mut self, element: &Element<'_>) {
        let styles = self.styles;
        let Some(open) = self.open() else { return };
        match (element.name(), open.within) {
            (b"pPr", Within::Content) => open.within = Within::Paragraph,
            (b"rPr", Within::Paragraph) => open.within = Within::Mark,
            (b"rPr", Within::Content) => open.within = Within::Run,
            (b"pStyle", Within::Paragraph) => open.style = styles.of_paragraph(element.value().as_deref()),
            (b"outlineLvl", Within::Paragraph) => open.outline = Some(outline_level(element.number())),
            (b"numId", Within::Paragraph) => open.list = element.number(),
            (b"ilvl", Within::Paragraph) => open.level = element.number().and_then(|level| u8::try_from(level).ok()),
            // A letter that hangs into the lines below belongs to the paragraph that follows it.
            (b"framePr", Within::Paragraph) => {
                open.runs_on |= element.attribute("dropCap").is_some_and(|kind| kind != "none");
            }
            (b"pageBreakBefore", Within::Paragraph) => open.paragraph.starts_page |= element.is_on(),
            (b"vanish" | b"specVanish", Within::Mark) => open.runs_on |= element.is_on(),
            (name, Within::Run) => {
                let Some(run) = open.runs.last_mut() else { return };
                match name {
                    b"rStyle" => run.style = element.value().map(|name| styles.of_run(&name)).unwrap_or_default(),
                    b"b" => run.is_bold = Some(element.is_on()),
                    b"vanish" => run.is_hidden = Some(element.is_on()),
                    b"vertAlign" => run.position = element.value(),
                    b"rFonts" => {
                        let font = element.attribute("ascii").or_else(|| element.attribute("hAnsi"));
                        run.font = font.filter(|font| symbols::is_pictorial(font));
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// What was deleted: a row, the mark at the end of a paragraph, or text.
    pub(super) fn deleted(&mut self) {
        if !self.is_mark_deleted() {
            self.pass_over(Some(LeftOutKind::Deleted));
        }
    }

    /// What was moved away is deleted here.
    pub(super) fn moved_away(&mut self) {
        if !self.is_mark_deleted() {
            self.pass_over_moved();
        }
    }

    fn is_mark_deleted(&mut self) -> bool {
        if self.in_row_properties {
            self.story().delete_row();
            return true;
        }
        let open = self.open().filter(|open| open.within == Within::Mark);
        let is_mark = open.is_some();
        open.into_iter().for_each(|open| open.runs_on = true);
        is_mark
    }

    pub(super) fn close_paragraph(&mut self) {
        let Some(open) = self.story().open.take() else { return };
        if !open.hidden.trim().is_empty() {
            let at = if open.paragraph.number > 0 { open.paragraph.number } else { self.count + 1 };
            self.left_out.add(LeftOutKind::Hidden, at, &open.hidden);
        }
        if open.runs_on {
            self.story().carry(open);
            return;
        }
        let Open { mut paragraph, style, outline, list, level, after, notes, .. } = open;
        paragraph.heading = if style.is_title { Some(0) } else { outline.unwrap_or(style.outline) };
        paragraph.is_contents = style.is_contents;
        if let Some(list) = list.or(style.list).filter(|list| *list != 0) {
            let of_style = || style.level.or_else(|| self.numbering.level_of(list, style.list_style?));
            let level = level.or_else(of_style).unwrap_or(0);
            match self.numbering.next(list, level) {
                Next::Number(number) => {
                    self.printed += number.text.len();
                    paragraph.mark = Some(Box::new(number));
                }
                Next::TooLong => self.too_long = self.too_long.or(Some(self.count.max(1))),
                Next::Bullet => paragraph.is_bullet = true,
                Next::Nothing => {}
            }
        }
        let is_sentence = paragraph.text.trim_end().ends_with(['。', '；', '！', '？', '.', ';', '：', '”', '）']);
        // Of a paragraph that is otherwise empty nothing is kept; in a cell its number is.
        if let Some(mark) = paragraph.mark.as_ref().filter(|_| paragraph.text.trim().is_empty() && self.story().is_at_top()) {
            self.left_out.add(LeftOutKind::Number, self.count + 1, &mark.text);
        }
        let story = self.story();
        story.push_paragraph(paragraph);
        story.current().extend(after);
        self.wait(notes);
        if is_sentence && self.stories.len() == 1 && self.story().is_at_top() {
            self.flush_notes();
        }
    }
}
