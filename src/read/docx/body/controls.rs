//! Content controls: prompts that nobody filled in, tables of contents, and what is shown of data that stand elsewhere.

use super::super::xml::Element;
use super::Body;
use crate::read::LeftOutKind;

/// A content control that is open.
#[derive(Default)]
pub(super) struct Control {
    is_prompt: bool,
    is_contents: bool,
    first: usize,
    muted: bool,
    /// Where its content stands in the data of the document.
    data: Option<String>,
    /// How many paragraphs there were where it begins, and how long the text of the last.
    from: (usize, usize),
}

impl Body<'_> {
    /// A control, a property of one, or its content.
    pub(super) fn begin_control(&mut self, element: &Element<'_>) {
        if element.name() == b"sdt" {
            return self.controls.push(Control { first: self.count + 1, ..Control::default() });
        }
        let from = self.written();
        let Some(control) = self.controls.last_mut() else { return };
        match element.name() {
            b"showingPlcHdr" => control.is_prompt = element.is_on(),
            b"docPartGallery" => control.is_contents |= element.value().is_some_and(|gallery| gallery == "Table of Contents"),
            b"dataBinding" => control.data = element.attribute("xpath"),
            b"picture" => control.data = None,
            _ => {
                control.from = from;
                if control.is_prompt {
                    control.muted = true;
                    self.prompts.push(String::new());
                }
            }
        }
    }

    /// The content of a control ends.
    pub(super) fn end_content(&mut self) {
        let written = self.written();
        let Some(control) = self.controls.last_mut() else { return };
        if control.is_contents {
            self.contents.push(control.first..=self.count);
        }
        let (is_empty, data) = (control.from == written, control.data.take());
        if control.muted
            && let Some(prompt) = self.prompts.pop()
        {
            self.leave_out(LeftOutKind::Prompt, &prompt);
        } else if let Some(path) = data.filter(|_| is_empty) {
            self.leave_out(LeftOutKind::Field, &path);
        }
    }

    /// How many paragraphs there are, and how long the text is of the one that is open.
    fn written(&mut self) -> (usize, usize) {
        (self.count, self.open().map_or(0, |open| open.paragraph.text.len()))
    }
}
