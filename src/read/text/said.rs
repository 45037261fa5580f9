//! What reading says beside the report: findings, and what was left out.

use super::line::Line;
use crate::finding::{Code, Finding, Findings, Position};
use crate::read::{LeftOut, LeftOutKind};

/// How much of a line that was left out is repeated, in characters.
const BEGINNING: usize = 60;

#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) findings: Vec<Finding>,
    pub(super) left_out: Vec<LeftOut>,
    /// Whether a line was kept since one was left out.
    is_kept: bool,
    is_full: bool,
}

impl Said {
    /// A finding about a line.
    pub(super) fn find(&mut self, code: Code, line: usize, at: impl ToString, zh: impl Into<String>, en: impl Into<String>) {
        if self.has_room() {
            self.findings.push(Finding::reading(code, at, zh, en).with_position(Position::new(line, 1)));
        }
    }

    /// Whether one more can be said; that it could not is said in the end.
    pub(super) fn has_room(&mut self) -> bool {
        self.is_full |= self.findings.len() >= Findings::MOST;
        !self.is_full
    }

    /// A line that goes on in the report: a table behind it is another one.
    pub(super) fn keep(&mut self) {
        self.is_kept = true;
    }

    /// A line that goes on in no part of the report. Lines of one kind that follow one another are one.
    pub(super) fn leave_out(&mut self, kind: LeftOutKind, line: &Line<'_>) {
        let text: String = line.text.chars().take(BEGINNING).collect();
        let is_behind_kept = std::mem::take(&mut self.is_kept);
        let goes_on = kind != LeftOutKind::Line && !(kind == LeftOutKind::Table && is_behind_kept);
        match self.left_out.last_mut().filter(|last| last.kind == kind && goes_on) {
            Some(last) => last.count += 1,
            None => self.left_out.push(LeftOut { kind, count: 1, position: Some(Position::new(line.number, 1)), text }),
        }
    }

    /// A finding for each of what was left out, and all findings in the order of the lines.
    pub(super) fn finish(mut self) -> (Vec<Finding>, Vec<LeftOut>) {
        for left in &self.left_out {
            let line = left.position.map_or(1, |position| position.line);
            let (zh, en) = match left.kind {
                LeftOutKind::Annex => ("附件及其后的内容", "the annex and what follows it"),
                LeftOutKind::Contents => ("目录", "a table of contents"),
                LeftOutKind::Table => ("表格", "a table"),
                LeftOutKind::Picture => ("图片", "a picture"),
                LeftOutKind::Note => ("注释", "a note"),
                LeftOutKind::HeaderFooter => ("页眉页脚", "the head or foot of a page"),
                LeftOutKind::Comment => ("批注", "a comment"),
                _ => ("一行文字", "a line"),
            };
            let LeftOut { count, text, .. } = left;
            self.findings.push(
                Finding::reading(
                    Code::LeftOut,
                    "",
                    format!("第{line}行起{zh}（共{count}行）没有读入：{text}"),
                    format!("From line {line} on {en} ({count} lines) was not read: {text}"),
                )
                .with_position(Position::new(line, 1)),
            );
        }
        self.findings.sort_by_key(|finding| finding.position.map_or(0, |position| position.line));
        self.is_full |= self.findings.len() > Findings::MOST;
        self.findings.truncate(Findings::MOST);
        self.findings.extend(self.is_full.then(Finding::more));
        (self.findings, self.left_out)
    }
}
