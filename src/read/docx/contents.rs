//! Tables of contents: by field, by content control, by style, or by their looks behind the word 目录.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use super::blocks::{Block, Paragraph};

/// Which paragraphs are a table of contents.
pub(super) struct Contents {
    numbers: HashSet<usize>,
    /// Blocks before which the last was of a table of contents too.
    goes_on: HashSet<usize>,
}

impl Contents {
    pub(super) fn new(blocks: &[Block], fields: Vec<RangeInclusive<usize>>) -> Self {
        let mut all = Contents { numbers: HashSet::new(), goes_on: HashSet::new() };
        // Fields in fields must not be counted again and again.
        let mut fields: Vec<(usize, usize)> = fields.into_iter().map(RangeInclusive::into_inner).collect();
        fields.sort_unstable();
        let mut from = 0;
        for (first, last) in fields {
            all.numbers.extend(first.max(from)..=last);
            from = from.max(last + 1);
        }
        let (mut in_list, mut was_contents) = (false, false);
        for (at, block) in blocks.iter().enumerate() {
            let next = blocks.get(at + 1);
            let Block::Paragraph(paragraph) = block else {
                (in_list, was_contents) = (false, false);
                continue;
            };
            let is_title = is_title(&paragraph.text);
            let title_of_list = is_title && matches!(next, Some(Block::Paragraph(next)) if all.is_known(next) || is_entry(&next.text));
            in_list = title_of_list || (in_list && is_entry(&paragraph.text));
            if in_list || all.is_known(paragraph) {
                all.numbers.insert(paragraph.number);
                if was_contents {
                    all.goes_on.insert(at);
                }
                was_contents = true;
            } else {
                was_contents = false;
            }
        }
        all
    }

    fn is_known(&self, paragraph: &Paragraph) -> bool {
        paragraph.is_contents || self.numbers.contains(&paragraph.number)
    }

    pub(super) fn has(&self, paragraph: &Paragraph) -> bool {
        self.is_known(paragraph)
    }

    /// Whether the block before this one is of the same table.
    pub(super) fn goes_on(&self, at: usize) -> bool {
        self.goes_on.contains(&at)
    }
}

fn is_title(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).take(20).collect::<String>().to_lowercase();
    matches!(bare.as_str(), "目录" | "目次" | "contents" | "tableofcontents")
}

/// A line that ends in the number of a page, behind dots, a tab or spaces.
fn is_entry(text: &str) -> bool {
    let text = text.trim_end();
    let name = text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '—' | '（' | '）' | '(' | ')'));
    name.len() < text.len()
        && !name.trim().is_empty()
        && name.ends_with(['\t', ' ', '\u{3000}', '.', '…', '．', '·', '-', '_'])
        && !text.contains(['。', '；'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_end_in_the_number_of_a_page() {
        for entry in ["一、主要工作\t1", "（一）抓好学习……12", "二、问题 3", "三、打算......（3）"] {
            assert!(is_entry(entry), "{entry}");
        }
        for text in ["一、主要工作", "培训12", "2025", "完成项目 3。", ""] {
            assert!(!is_entry(text), "{text}");
        }
    }
}
