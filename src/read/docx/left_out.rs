//! What a document has and the report has not, counted by kind.

use crate::finding::{Code, Finding, Position};
use crate::read::{LeftOut, LeftOutKind};

/// How many characters of one are told, and of a chart, whose words are nowhere else.
const LONGEST: usize = 40;
const CHART: usize = 200;
/// How many lines, annexes and charts are told one by one; what is more is told by its number.
const MOST: usize = 100;

#[derive(Debug, Default)]
pub(super) struct LeftOuts(Vec<LeftOut>);

impl LeftOuts {
    /// Adds one that stands at this paragraph and begins like this.
    pub(super) fn add(&mut self, kind: LeftOutKind, paragraph: usize, text: &str) {
        let most = if kind == LeftOutKind::Chart { CHART } else { LONGEST };
        let mut words: String = text.split_whitespace().flat_map(|word| [word, " "]).flat_map(str::chars).take(most + 1).collect();
        words.truncate(words.trim_end().len());
        self.count(LeftOut { kind, count: 1, position: Some(Position::new(paragraph, 1)), text: words });
    }

    /// Text, annexes and charts one by one, all else by its kind.
    fn count(&mut self, one: LeftOut) {
        let is_text = matches!(one.kind, LeftOutKind::Line | LeftOutKind::Annex | LeftOutKind::Chart);
        if is_text && self.0.len() < MOST {
            return self.0.push(one);
        }
        match self.0.iter_mut().rev().find(|known| known.kind == one.kind) {
            Some(known) => {
                known.count += one.count;
                if known.text.is_empty() {
                    known.text = one.text;
                }
            }
            None => self.0.push(one),
        }
    }

    /// Adds what an embedded file has, whose paragraphs are counted from a number on.
    pub(super) fn extend(&mut self, others: LeftOuts, before: usize) {
        for one in others.0 {
            let position = one.position.map(|position| Position::new(position.line + before, position.column));
            self.count(LeftOut { position, ..one });
        }
    }

    /// Adds what a note has that is referred to in this paragraph.
    pub(super) fn extend_at(&mut self, paragraph: usize, others: LeftOuts) {
        for one in others.0 {
            self.count(LeftOut { position: Some(Position::new(paragraph, 1)), ..one });
        }
    }

    /// Leaves out nothing of this kind.
    pub(super) fn forget(&mut self, kind: LeftOutKind) {
        self.0.retain(|left_out| left_out.kind != kind);
    }

    /// What was left out, and the findings that say so.
    pub(super) fn into_parts(mut self) -> (Vec<LeftOut>, Vec<Finding>) {
        self.0.sort_by_key(|left_out| left_out.position.map(|position| position.line));
        let findings = self.0.iter().map(finding).collect();
        (self.0, findings)
    }
}

/// The finding that says it.
fn finding(left_out: &LeftOut) -> Finding {
    let LeftOut { kind, count, position, text } = left_out;
    let (zh, en) = words(*kind);
    let line = position.map_or(1, |position| position.line);
    let (begin_zh, begin_en) =
        if text.is_empty() { (String::new(), String::new()) } else { (format!("：“{text}”"), format!(": {text:?}")) };
    let (zh, en) = if *count == 1 {
        (format!("第 {line} 段的{zh}没有读入{begin_zh}"), format!("{en} of paragraph {line} left out{begin_en}"))
    } else {
        (
            format!("{zh}没有读入，共 {count} 处，第一处在第 {line} 段{begin_zh}"),
            format!("{en} left out, {count} in all, the first at paragraph {line}{begin_en}"),
        )
    };
    let finding = Finding::reading(Code::LeftOut, "", zh, en);
    match position {
        Some(position) => finding.with_position(*position),
        None => finding,
    }
}

fn words(kind: LeftOutKind) -> (&'static str, &'static str) {
    match kind {
        LeftOutKind::Line => ("文字", "text"),
        LeftOutKind::Annex => ("附件的内容", "annex"),
        LeftOutKind::Contents => ("目录", "table of contents"),
        LeftOutKind::Table => ("表格", "table"),
        LeftOutKind::Picture => ("图片、图形", "picture or drawing"),
        LeftOutKind::TextBox => ("文本框", "text box"),
        LeftOutKind::Note => ("脚注、尾注", "note"),
        LeftOutKind::Comment => ("批注", "comment"),
        LeftOutKind::Hidden => ("隐藏文字", "hidden text"),
        LeftOutKind::Prompt => ("没有填写的提示", "prompt that nobody filled in"),
        LeftOutKind::Formula => ("公式的版式", "layout of a formula"),
        LeftOutKind::Embedded => ("嵌入的文件", "embedded file"),
        LeftOutKind::HeaderFooter => ("页眉、页脚", "head or foot of the page"),
        LeftOutKind::Symbol => ("没有对应字符的符号", "symbol that no character looks like"),
        LeftOutKind::Deleted => ("修订中已删除的文字", "text that was deleted as a tracked change"),
        LeftOutKind::Ruby => ("文字上方的拼音、注音", "reading aid above a word"),
        LeftOutKind::Chart => ("图表", "chart"),
        LeftOutKind::Number => ("没有文字的编号", "number without text"),
        LeftOutKind::Field => ("没有算出结果的域", "field without a result"),
    }
}
