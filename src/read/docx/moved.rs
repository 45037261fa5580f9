//! What is read, but elsewhere or otherwise than it stands on the page: each kind is said once, with how many there are and where.

use crate::finding::{Code, Finding, Position};

/// How many there are of each kind, and the paragraph of the first.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Moved {
    boxes: (usize, usize),
    notes: (usize, usize),
    files: (usize, usize),
    tables: (usize, usize),
}

impl Moved {
    /// A text box with text, read behind its paragraph.
    pub(super) fn text_box(&mut self, paragraph: usize) {
        add(&mut self.boxes, paragraph);
    }

    /// A footnote or endnote, read behind its sentence.
    pub(super) fn note(&mut self, paragraph: usize) {
        add(&mut self.notes, paragraph);
    }

    /// A file that the document embeds, read as its text.
    pub(super) fn file(&mut self, paragraph: usize) {
        add(&mut self.files, paragraph);
    }

    /// With the tables that were read row by row.
    pub(super) fn with_tables(mut self, tables: (usize, usize)) -> Self {
        self.tables = tables;
        self
    }

    pub(super) fn findings(&self) -> Vec<Finding> {
        let kinds = [
            (self.boxes, "个文本框，文字读在所在段落之后", "Text boxes, whose text was read behind the paragraphs in which they stand"),
            (self.notes, "条脚注或尾注，读在所注的句子之后，以【注】开头", "Notes, read behind their sentences as 【注】"),
            (self.files, "个嵌入的文件，已读作正文", "Embedded files, read as text"),
            (self.tables, "个表格，已逐行读作文字", "Tables, read row by row as text"),
        ];
        let said = kinds.into_iter().filter(|((count, _), ..)| *count > 0).map(|((count, first), zh, en)| {
            let (zh, en) = (
                format!("文档中有 {count} {zh}；第一处在第 {first} 段，请核对"),
                format!("{en}: {count}; the first is at paragraph {first}"),
            );
            Finding::reading(Code::UnplacedText, "", zh, en).with_position(Position::new(first, 1))
        });
        said.collect()
    }
}

fn add(kind: &mut (usize, usize), paragraph: usize) {
    if kind.0 == 0 {
        kind.1 = paragraph.max(1);
    }
    kind.0 += 1;
}
