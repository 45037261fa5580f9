//! Headings and entries without numbers, told by how their lines stand: short lines between paragraphs, lists behind a colon, lines that
//! each open with a label.

use super::chapters::{is_closing, is_heading};
use super::figures::COLONS;
use super::labels::labelled;
use super::line::Line;
use crate::model::is_han;
use crate::model::mark::{Mark, mark};

/// The longest heading, in characters.
const HEADING: usize = 15;
/// The longest heading of two halves.
const PAIRED: usize = 26;
/// One heading of so many is known.
const KNOWN: usize = 4;
/// The longest entry of a list.
const ENTRY: usize = 120;
/// The most entries.
const ENTRIES: usize = 15;
/// The longest label of an entry.
const LABEL: usize = 12;

/// Marks headings and entries among lines that have none.
pub(super) fn tell(lines: &mut [Line<'_>]) {
    headings(lines);
    lists(lines);
}

/// In a text whose chapters have no numbers, short lines between paragraphs are headings, if one of them says so itself.
fn headings(lines: &mut [Line<'_>]) {
    let has_own = lines.iter().skip(1).any(|line| line.heading.is_some() || line.automatic_mark.is_some());
    let is_outer =
        |line: &Line<'_>| mark(&line.text).is_some_and(|mark| matches!(mark.0, Mark::Chapter | Mark::Part | Mark::Section | Mark::Item));
    if has_own || lines.iter().filter(|line| is_outer(line)).take(2).count() > 1 {
        return;
    }
    let known = |line: &Line<'_>| is_heading(&line.text);
    // 存在的不足：: one that says so itself shows how they are written.
    let with_colon = lines.iter().any(|line| line.text.ends_with(COLONS) && known(line) && is_free(line));
    let is_short = |line: &Line<'_>| is_short(line, with_colon);
    // Before the first paragraph stand title, unit and name.
    let Some(begin) = lines.iter().skip(1).position(|line| is_prose(line) || known(line)).map(|index| index + 1) else { return };
    let short: Vec<usize> = (1..lines.len().saturating_sub(1))
        .filter(|index| is_short(&lines[*index]) && *index >= begin)
        .filter(|index| is_prose(&lines[index + 1]) || known(&lines[*index]) && is_short(&lines[index + 1]))
        .collect();
    let all_known = short.iter().filter(|index| known(&lines[**index])).count();
    let first_known = short.iter().position(|index| known(&lines[*index])).filter(|_| short.len() > 1);
    let Some(first_known) = first_known else { return paired(lines) };
    // Among few that are known, and below 工作内容 / 项目开发 / …, the others are one level deeper. One known heading among many short
    // lines is chance: scripts and lists of names have short lines too.
    let are_many = all_known * KNOWN < short.len();
    let next = short.get(first_known + 1).filter(|next| **next == short[first_known] + 1 && !known(&lines[**next]));
    if are_many && all_known < 2 {
        return;
    }
    // Or below any of them, where one of the others stands at once behind it.
    let is_below = |pair: &[usize]| pair[0] + 1 == pair[1] && known(&lines[pair[0]]) && !known(&lines[pair[1]]);
    let is_nested = are_many || all_known > 1 && (first_known == 0 && next.is_some() || short.windows(2).any(is_below));
    for (nth, index) in short.into_iter().enumerate() {
        let is_known = is_heading(&lines[index].text);
        if is_nested && nth < first_known {
            continue;
        }
        lines[index].heading = Some(if is_nested && !is_known { 2 } else { 1 });
    }
}

/// 重引领、夯基础，党的建设全面加强: lines of two halves between paragraphs that end in a stop, three of them or more.
fn paired(lines: &mut [Line<'_>]) {
    let is_ended = |line: &Line<'_>| is_prose(line) && line.text.ends_with('。');
    let is_pair = |text: &str| {
        (8..=PAIRED).contains(&text.chars().count())
            && text.matches(['，', ',']).count() == 1
            && text.chars().all(|c| is_han(c) || "，,、“”".contains(c))
    };
    let found: Vec<usize> = (1..lines.len().saturating_sub(1))
        .filter(|index| is_pair(&lines[*index].text) && is_free(&lines[*index]))
        .filter(|index| is_ended(&lines[index - 1]) && is_ended(&lines[index + 1]))
        .collect();
    if found.len() > 2 {
        for index in found {
            lines[index].heading = Some(1);
        }
    }
}

/// A line of few characters without punctuation, but for a colon where headings have one.
fn is_short(line: &Line<'_>, with_colon: bool) -> bool {
    let text = if with_colon || is_heading(&line.text) { line.text.trim_end_matches(COLONS) } else { line.text.as_ref() };
    let count = text.chars().count();
    (2..=HEADING).contains(&count)
        && is_free(line)
        && text.contains(is_han)
        && !text.contains(|c: char| "，。；：、,:;！？!?…—|~=“”".contains(c) || c.is_ascii_digit())
}

/// A paragraph.
fn is_prose(line: &Line<'_>) -> bool {
    line.text.chars().count() > HEADING && line.text.contains(['。', '，', '：', '；'])
}

/// A line that has neither number nor place of its own.
fn is_free(line: &Line<'_>) -> bool {
    !line.is_bullet
        && !line.is_table_row
        && !line.continues
        && line.heading.is_none()
        && line.automatic_mark.is_none()
        && mark(&line.text).is_none()
}

/// Entries behind a line that ends in a colon, and lines that each open with a label.
fn lists(lines: &mut [Line<'_>]) {
    let mut index = 1;
    // The head of a report has labels of its own.
    let begin = lines.iter().position(|line| is_prose(line) || line.heading.is_some() || mark(&line.text).is_some()).unwrap_or(lines.len());
    while index < lines.len() {
        let run =
            lines[index..].iter().take(ENTRIES + 1).take_while(|line| is_free(line) && !is_heading(&line.text) && !is_closing(&line.text));
        let run: Vec<&Line<'_>> = run.collect();
        let labels = run.iter().take_while(|line| is_labelled(&line.text)).count();
        let entries = run.iter().take_while(|line| is_entry(&line.text)).count();
        let is_listed = leads(&lines[index - 1]) && (2..=ENTRIES).contains(&entries) && entries == run.len();
        let count = if index > begin && (3..=ENTRIES).contains(&labels) {
            labels
        } else if index > begin && is_listed {
            entries
        } else {
            0
        };
        for line in &mut lines[index..index + count] {
            line.is_bullet = true;
        }
        index += count.max(1);
    }
}

/// 教学目标是使学生能够：, not 各位代表： and not 现将工作情况报告如下：, which a whole report follows.
fn leads(line: &Line<'_>) -> bool {
    let text = line.text.as_ref();
    let calls = ["各位", "同志", "领导", "代表", "委员", "报告如下", "汇报如下", "总结如下", "述职如下", "情况如下"];
    text.ends_with(['：', ':']) && text.chars().count() >= 6 && !calls.iter().any(|call| text.contains(call))
}

fn is_entry(text: &str) -> bool {
    let count = text.chars().count();
    (4..=ENTRY).contains(&count) && text.ends_with(['。', '；', '！']) && text.contains(is_han) && labelled(text).is_none()
}

/// 情景教学：通过…。
fn is_labelled(text: &str) -> bool {
    text.split_once('：').is_some_and(|(label, rest)| {
        let count = label.chars().count();
        (2..=LABEL).contains(&count)
            && label.chars().all(|c| is_han(c) || c == '、' || c.is_ascii_alphanumeric())
            && rest.chars().count() >= 4
    }) && text.chars().count() >= 12
        && labelled(text).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Option<usize>, bool)> {
        let mut lines = super::super::lines::lines(text);
        tell(&mut lines);
        lines.iter().map(|line| (line.heading, line.is_bullet)).collect()
    }

    #[test]
    fn short_lines_between_paragraphs_are_headings() {
        let (prose, heading, inner) = ((None, false), (Some(1), false), (Some(2), false));
        let long = "这一年我们修了路，也修了桥，群众出行方便了许多。";
        assert_eq!(
            read(&format!("年终总结\n{long}\n养护与建设\n{long}\n存在的问题\n{long}\n云河县公路站\n2025年12月1日")),
            [prose, prose, heading, prose, heading, prose, prose, prose]
        );
        assert_eq!(
            read(&format!("年终总结\n工作内容\n道路养护\n{long}\n桥梁检测\n{long}\n工作计划\n{long}")),
            [prose, heading, inner, prose, inner, prose, heading, prose]
        );
        assert_eq!(read(&format!("年终总结\n{long}\n养护与建设\n{long}\n桥梁检测\n{long}")), [prose; 6]);
        assert_eq!(
            read(&format!("年终总结\n{long}\n养护与建设：\n{long}\n桥梁检测：\n{long}\n存在的不足：\n{long}\n明年打算：\n{long}")),
            [prose, prose, heading, prose, heading, prose, heading, prose, heading, prose]
        );
        assert_eq!(read(&format!("年终总结\n{long}\n养护与建设：\n{long}\n存在的不足\n{long}"))[2], prose);
        let pairs = ["重引领、夯基础，党建工作全面加强", "强养护、保畅通，路况水平稳步提升", "转作风、促落实，服务能力不断增强"];
        let text = pairs.map(|pair| format!("\n{pair}\n{long}")).concat();
        let expected = [prose, prose, heading, prose, heading, prose, heading, prose];
        assert_eq!(read(&format!("年终总结\n{long}{text}")), expected);
    }

    #[test]
    fn a_list_behind_a_colon_needs_no_numbers() {
        let (prose, entry) = ((None, false), (None, true));
        let text = "总结\n一、工作情况\n全年主要做了以下几件事：\n修好了村口的石桥。\n疏通了东边的水渠。\n二、存在的问题";
        assert_eq!(read(text), [prose, prose, prose, entry, entry, prose]);
        let text =
            "总结\n一、工作情况\n公路养护：修好了村口的石桥。\n水利建设：疏通了东边的水渠。\n环境整治：清理了三处垃圾堆。\n大家都很满意。";
        assert_eq!(read(text), [prose, prose, entry, entry, entry, prose]);
        let text = "总结\n各位领导、同志们：\n我汇报全年的工作。\n请大家批评指正。";
        assert_eq!(read(text), [prose; 4]);
    }
}
