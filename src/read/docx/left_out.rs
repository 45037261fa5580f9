//! What a document has and the report has not, counted by kind.

use crate::finding::{Code, Finding, Position};
use crate::read::{LeftOut, LeftOutKind};

/// How many characters of the first of a kind are told.
const LONGEST: usize = 40;

#[derive(Debug, Default)]
pub(super) struct LeftOuts(Vec<LeftOut>);

impl LeftOuts {
    /// Adds one that stands at this paragraph and begins like this.
    pub(super) fn add(&mut self, kind: LeftOutKind, paragraph: usize, text: &str) {
        let mut words: String = text.split_whitespace().flat_map(|word| [word, " "]).flat_map(str::chars).take(LONGEST + 1).collect();
        words.truncate(words.trim_end().len());
        match self.0.iter_mut().find(|known| known.kind == kind) {
            Some(known) => {
                known.count += 1;
                if known.text.is_empty() {
                    known.text = words;
                }
            }
            None => self.0.push(LeftOut { kind, count: 1, position: Some(Position::new(paragraph, 1)), text: words }),
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
    let finding = Finding::reading(
        Code::LeftOut,
        "",
        format!("{zh}没有读入，共 {count} 处，第一处在第 {line} 段{begin_zh}"),
        format!("{en} left out, {count} in all, the first at paragraph {line}{begin_en}"),
    );
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
    }
}
