//! A table of contents: lines that name what comes later.

use std::collections::HashSet;

use super::line::Line;
use crate::model::mark::mark;
use crate::model::numerals::digit;

/// How many lines at the beginning may be one.
const FURTHEST: usize = 80;

/// Which of the first lines are a table of contents, each by its place.
pub(super) fn contents(lines: &[Line<'_>]) -> Vec<usize> {
    let near = &lines[..lines.len().min(FURTHEST)];
    let titled = near.iter().position(|line| {
        let text: String = line.text.chars().filter(|c| !c.is_whitespace()).collect();
        matches!(text.as_str(), "目录" | "本文包含：" | "目次" | "[TOC]" | "[toc]")
    });
    // Names of later lines: with their numbers and their pages off.
    let later: HashSet<String> = lines.iter().skip(1).filter(|line| line.text.len() < 200).map(|line| bare(&line.text)).collect();
    let mut found = Vec::new();
    if let Some(title) = titled {
        found.push(title);
        let entries =
            near.iter().enumerate().skip(title + 1).take_while(|(index, line)| is_entry(&line.text) || comes_again(lines, *index));
        found.extend(entries.map(|(index, _)| index));
        // A title alone is the button of a page.
        return if found.len() > 2 { found } else { Vec::new() };
    }
    // Without a title: lines that each end in the number of a page, or that come again.
    let entries = |from: usize| {
        near.iter().enumerate().skip(from).take_while(|(index, line)| {
            is_entry(&line.text) && later.contains(&bare(&line.text))
                || (mark(&line.text).is_some() && is_heading(line) && comes_again(lines, *index))
        })
    };
    let from = (0..near.len().min(12)).find(|from| entries(*from).take(3).count() == 3);
    from.map_or(found, |from| entries(from).map(|(index, _)| index).collect())
}

/// A line that ends in the number of a page behind dots or a space.
fn is_entry(text: &str) -> bool {
    let name = text.trim_end_matches(|c| digit(c).is_some());
    let leads = name.ends_with(['.', '…', '·', '\u{3000}', ' ', '\t', '-', '—']);
    name.len() < text.len() && leads && text.chars().count() < 60 && !text.contains(['。', '，', '；'])
}

/// A short line of its own, without a sentence.
fn is_heading(line: &Line<'_>) -> bool {
    line.text.chars().count() < 20 && !line.continues && !line.text.contains(['。', '；'])
}

/// Whether a later line begins with what this one says.
fn comes_again(lines: &[Line<'_>], index: usize) -> bool {
    let text = bare(&lines[index].text);
    text.chars().count() >= 3
        && lines[index + 1..]
            .iter()
            .take(600)
            .any(|line| line.text.len() < 400 && line.number > lines[index].number && bare(&line.text).starts_with(&text))
}

fn bare(text: &str) -> String {
    text.trim_end_matches(|c| digit(c).is_some()).trim_end_matches(['.', '…', '·']).chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_contents_is_told_from_text() {
        let read = |text| contents(&super::super::lines::lines(text));
        assert_eq!(read("总结\n目录\n一、工作……1\n二、问题……3\n一、工作\n抓好学习。\n二、问题\n有差距。"), [1, 2, 3]);
        assert_eq!(
            read("一、尽责履职\n(一)思想引领\n二、对照检视\n述职报告\n一、尽责履职，开创新局\n(一)思想引领，抓学习\n二、对照检视，找差距"),
            [0, 1, 2]
        );
        assert!(read("总结\n一、工作\n抓好学习。\n二、问题\n有差距。").is_empty());
        // A list that is told twice is none.
        assert!(read("总结\n1.钱不足。\n2.人不足。\n3.站点老。\n明年又如此：\n1.钱不足。\n2.人不足。\n3.站点老。").is_empty());
    }
}
