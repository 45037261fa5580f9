//! What an application may ask of the pages. Each rule is a function that gives its findings.

use super::super::{Document, Style};
use super::pages::Pages;
use crate::finding::{Code, Finding, Findings, Message, Severity};
use crate::model::Place;

/// Fewer lines than these look lost on a last page.
const FEW_LINES: usize = 3;

impl Pages {
    /// Finds that there are more pages of text than these: `too_many_pages`.
    ///
    /// ```
    /// use annual_report::model::{AnnualReport, WorkChapter};
    /// use annual_report::page::Layout;
    /// let chapter = WorkChapter::default().with_lead("水务工作平稳有序。".repeat(100).as_str());
    /// let pages = AnnualReport::new(2025).with_work([chapter]).pages(&Layout::gb_t_9704());
    /// assert!(pages.at_most_pages(2).is_empty());
    /// assert_eq!(pages.at_most_pages(1).as_slice()[0].message.zh, "正文有2页，最多1页。");
    /// ```
    pub fn at_most_pages(&self, most: usize) -> Findings {
        let pages = self.of_text().len();
        let said = || Message::new(format!("正文有{pages}页，最多{most}页。"), format!("the text has {pages} pages, the most is {most}"));
        if pages > most { found("too_many_pages", [(None, said())]) } else { Findings::default() }
    }

    /// Finds the headings that a page ends with: `heading_at_foot`. Headings are kept with what follows, so this is only seen where
    /// nothing does.
    pub fn headings_at_foot(&self) -> Findings {
        let pages = self.of_text();
        let last = |page: &super::pages::PrintedPage| page.lines.last().cloned();
        let at_foot = pages.iter().take(pages.len().saturating_sub(1)).filter_map(last);
        found(
            "heading_at_foot",
            at_foot.filter(|line| matches!(line.style, Some(Style::Chapter | Style::Item))).map(|line| {
                let text = line.text();
                (line.place, Message::new(format!("标题“{text}”在页末。"), format!("the heading “{text}” ends a page")))
            }),
        )
    }

    /// Finds that the last page of the text has fewer than three lines: `short_last_page`.
    pub fn short_last_page(&self) -> Findings {
        match self.of_text() {
            [_, .., last] if last.lines.len() < FEW_LINES => {
                let (lines, page) = (last.lines.len(), last.number);
                let message = Message::new(format!("第{page}页只有{lines}行。"), format!("page {page} has {lines} lines only"));
                found("short_last_page", [(last.lines.first().and_then(|line| line.place), message)])
            }
            _ => Findings::default(),
        }
    }
}

impl Document {
    /// Finds that the text has more characters than these, counted as Word counts: `too_many_words`. The message says them by chapter.
    pub fn at_most_words(&self, most: usize) -> Findings {
        let words = self.words();
        if words.all <= most {
            return Findings::default();
        }
        let each = |between: &str| {
            let chapters: Vec<String> = words.chapters.iter().map(|chapter| format!("{} {}", chapter.heading, chapter.words)).collect();
            chapters.join(between)
        };
        let message = Message::new(
            format!("全文{}字，最多{most}字：{}。", words.all, each("，")),
            format!("the text has {} characters, the most is {most}: {}", words.all, each(", ")),
        );
        found("too_many_words", [(None, message)])
    }
}

/// Warnings under one of the rules' names.
fn found(name: &str, all: impl IntoIterator<Item = (Option<Place>, Message)>) -> Findings {
    let mut findings = Findings::default();
    for (place, message) in all {
        if let Some(code) = Code::own(name) {
            findings.push(Finding::new(code, Severity::Warning, place.map_or_else(String::new, |place| place.to_string()), message));
        }
    }
    findings
}
