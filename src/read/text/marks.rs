//! Which lines have a number, and of which kind: what only looks like one is text.

use std::collections::HashMap;

use super::chapters::is_heading;
use super::line::Line;
use super::points;
use super::title::{JOINS, looks_both_ways};
use crate::model::chinese_number;
use crate::model::is_han;
use crate::model::mark::{LAST, Mark, mark};
use crate::model::numerals::digit;
use crate::model::unit::unit_behind_number;

/// A line's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marked<'t> {
    pub(super) mark: Mark,
    /// `None` where the text counts for itself: headings and entries without number.
    pub(super) number: Option<usize>,
    pub(super) rest: &'t str,
}

/// How far a second entry may be from the first that 首先 begins, in lines.
const NEAR: usize = 40;
/// How far ahead the next number of a list is looked for, in lines.
const AHEAD: usize = 60;
/// The longest heading that is told by a bare number.
const BARE: usize = 40;

/// The numbers of the lines.
pub(super) fn marks<'t>(lines: &'t [Line<'_>]) -> Vec<Option<Marked<'t>>> {
    let mut typed: Vec<Option<Marked<'t>>> = lines.iter().map(of).collect();
    let levels = levels(lines);
    tell_apart(&mut typed, lines, &levels);
    // Every bullet stands before the name of a chapter.
    let mut bulleted = lines.iter().skip(1).filter(|line| line.is_bullet && line.heading.is_none());
    let are_chapters = bulleted.clone().nth(1).is_some() && bulleted.all(|line| is_heading(&line.text));
    // 一抓队伍。, and behind it on its line 二抓制度。
    for index in 1..lines.len() {
        let goes_on = lines[index].continues && typed[index].is_some_and(|second| second.mark == Mark::Point && second.number == Some(2));
        if goes_on && typed[index - 1].is_none() {
            typed[index - 1] = points::verbal(&lines[index - 1].text).filter(|(number, _)| *number == 1).map(|(number, rest)| Marked {
                mark: Mark::Point,
                number: Some(number),
                rest,
            });
        }
    }
    let has_decimals = typed.iter().flatten().any(|marked| marked.mark == Mark::Decimal(2) && marked.number == Some(1));
    let chapters = [Mark::Part, Mark::Chapter].into_iter().find(|mark| typed.iter().flatten().filter(|one| one.mark == *mark).count() > 1);
    let mut sequence = Sequence { has_decimals, ..Sequence::default() };
    let mut accepted = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let typed = typed[index].filter(|marked| line.automatic_mark.is_some() || sequence.accepts(marked, line, &typed[index + 1..]));
        let marked = typed.or_else(|| sequence.bare(line, &lines[index + 1..])).or_else(|| {
            // The title is a heading too.
            let heading = line.heading.filter(|_| index > 0 || !names_itself(&line.text));
            let level = heading.and_then(|heading| levels.iter().position(|level| *level == heading));
            let mark = match level {
                Some(0) => Mark::Part,
                Some(1) => Mark::Section,
                Some(2) => Mark::Item,
                Some(3) => Mark::Arabic,
                Some(_) => Mark::Bracketed,
                None if line.is_bullet && are_chapters => Mark::Part,
                None if line.is_bullet || is_dashed(line) && (index > 4 || accepted.iter().flatten().next().is_some()) => Mark::Bullet,
                None if index > 0
                    && !(index < 3 && names_itself(&line.text))
                    && is_heading(&line.text)
                    && is_alone(lines, &accepted, index, chapters) =>
                {
                    Mark::Part
                }
                None => return None,
            };
            Some(Marked { mark, number: None, rest: line.text.trim_start_matches(['—', '－', ' ']) })
        });
        if let Some(marked) = marked {
            sequence.take(marked.mark, marked.number, line);
        }
        accepted.push(marked);
    }
    accepted
}

/// Where one kind of number stands at two levels: 第一章 over 第一节; `## 1.` over a list that begins with 1. too.
fn tell_apart(typed: &mut [Option<Marked<'_>>], lines: &[Line<'_>], levels: &[usize]) {
    tell_letters(typed, lines);
    let is_section = |line: &Line<'_>, marked: &Marked<'_>, word: char| {
        marked.mark == Mark::Section && line.text[..line.text.len() - marked.rest.len()].contains(word)
    };
    let mut each = lines.iter().zip(typed.iter()).filter_map(|(line, marked)| Some((line, marked.as_ref()?)));
    let has = |word: char| each.clone().any(|(line, marked)| is_section(line, marked, word));
    let has_both = has('章') && has('节') && !each.clone().any(|(_, marked)| marked.mark == Mark::Part);
    let has_list =
        |is_heading: bool| each.clone().any(|(line, marked)| marked.mark == Mark::Arabic && line.heading.is_some() == is_heading);
    let is_outline = has_list(true) && has_list(false) && !each.any(|(_, marked)| matches!(marked.mark, Mark::Part | Mark::Chapter));
    if !has_both && !is_outline {
        return;
    }
    for (line, marked) in lines.iter().zip(typed).filter_map(|(line, marked)| Some((line, marked.as_mut()?))) {
        if has_both && is_section(line, marked, '章') {
            marked.mark = Mark::Part;
        }
        let level = line.heading.filter(|_| is_outline && matches!(marked.mark, Mark::Arabic | Mark::Decimal(_)));
        match level.and_then(|level| levels.iter().position(|other| *other == level)) {
            Some(0) => marked.mark = Mark::Part,
            Some(1) => marked.mark = Mark::Section,
            _ => {}
        }
    }
}

/// Whether a line is numbered by a letter: Ⅰ. or I. or A.
fn is_lettered(line: &Line<'_>, marked: &Marked<'_>) -> bool {
    marked.mark == Mark::Chapter && line.text.starts_with(|c: char| c.is_ascii_uppercase() || ('Ⅰ'..='Ⅻ').contains(&c))
}

/// Letters are chapters where nothing else stands before them, an inner list elsewhere; one without a second is none.
fn tell_letters(typed: &mut [Option<Marked<'_>>], lines: &[Line<'_>]) {
    let letter = |index: usize| typed[index].filter(|marked| is_lettered(&lines[index], marked));
    let Some(first) = (0..lines.len()).find(|index| letter(*index).is_some()) else { return };
    let has = |number: usize| (first..lines.len()).any(|index| letter(index).is_some_and(|marked| marked.number == Some(number)));
    let before = || typed[..first].iter().flatten().map(|marked| marked.mark);
    let has_chapters =
        (first..lines.len()).any(|index| letter(index).is_none() && typed[index].is_some_and(|one| one.mark == Mark::Chapter));
    let mark = if !(has(1) && has(2)) {
        None
    } else if before().any(|mark| mark > Mark::Chapter) {
        Some(Mark::Circled)
    } else if before().next().is_some() {
        Some(Mark::Item)
    } else {
        Some(if has_chapters { Mark::Part } else { Mark::Chapter })
    };
    for (line, one) in lines.iter().zip(typed) {
        if one.is_some_and(|marked| is_lettered(line, &marked)) {
            *one = one.zip(mark).map(|(marked, mark)| Marked { mark, ..marked });
        }
    }
}

/// ——综合实力增强。…: an entry of a list, behind the head of the report.
fn is_dashed(line: &Line<'_>) -> bool {
    (line.text.starts_with("——") || line.text.starts_with("--")) && line.text.chars().count() > 12
}

/// Whether a heading is that of the whole text.
fn names_itself(text: &str) -> bool {
    ["报告", "总结", "汇报", "述职", "计划"].iter().any(|kind| text.trim_end_matches(['》', ']']).ends_with(kind))
        || looks_both_ways(text)
        || text.starts_with(JOINS)
}

/// The number that a line has, by its looks.
fn of<'t>(line: &'t Line<'_>) -> Option<Marked<'t>> {
    // The rows of a table of a document are kept as they are.
    if line.is_table_row {
        return None;
    }
    let text = line.text.as_ref();
    if let Some((number, rest)) = line.automatic_mark.and_then(|end| text.split_at_checked(end)) {
        // Whatever follows an automatic number is no part of it.
        let probe = format!("{number}文");
        let (mark, number) = mark(&probe).map_or((Mark::Bullet, None), |(mark, number, _)| (mark, Some(number)));
        let rest = rest.trim_start();
        return (!rest.is_empty()).then_some(Marked { mark, number, rest });
    }
    let typed = mark(text).map(|(mark, number, rest)| Marked { mark, number: Some(number), rest });
    typed.or_else(|| {
        line.continues.then(|| points::verbal(text)).flatten().map(|(number, rest)| Marked {
            mark: Mark::Point,
            number: Some(number),
            rest,
        })
    })
}

/// The levels of headings that are no title, from the uppermost.
fn levels(lines: &[Line<'_>]) -> Vec<usize> {
    let mut levels: Vec<usize> = lines.iter().skip(1).filter_map(|line| line.heading).collect();
    let title = lines.first().and_then(|line| line.heading);
    // 0 is a title, wherever it stands, where there are headings below it and it is alone.
    if levels.iter().filter(|level| **level == 0).count() == 1 && title.is_none() && levels.len() > 1 && levels[0] == 0 {
        levels.remove(0);
    }
    levels.sort_unstable();
    levels.dedup();
    levels
}

/// Whether the heading of a chapter without number may stand here: in a text whose chapters have numbers, only where these begin anew
/// behind it, or end before it; elsewhere not within a list that goes on.
fn is_alone(lines: &[Line<'_>], accepted: &[Option<Marked<'_>>], index: usize, chapters: Option<Mark>) -> bool {
    // Before the first heading a line that names the whole text is its title.
    if accepted.iter().flatten().next().is_none() && names_itself(&lines[index].text) {
        return false;
    }
    let last = |wanted: Mark| accepted.iter().flatten().rev().find(|marked| marked.mark == wanted).and_then(|marked| marked.number);
    let next = |wanted: Mark| lines[index + 1..].iter().take(AHEAD).filter_map(of).find(|marked| marked.mark == wanted);
    let Some(chapters) = chapters else {
        let goes_on = last(Mark::Item).zip(next(Mark::Item)).is_some_and(|(last, next)| next.number == Some(last + 1));
        return !goes_on;
    };
    // Or where the number between is missing: 一、主要工作 / 工作感悟 / 三、打算.
    let next = lines[index + 1..].iter().filter_map(of).find(|marked| marked.mark == chapters);
    next.is_none_or(|marked| marked.number == Some(1) || last(chapters).is_some_and(|last| marked.number == Some(last + 2)))
}

/// Where the numbers of a text are.
#[derive(Default)]
struct Sequence {
    has_decimals: bool,
    chapter: usize,
    arabic: usize,
    bare: usize,
    /// The last number of each depth of 1.1, with what stands before it.
    decimals: HashMap<u8, (String, usize)>,
}

impl Sequence {
    /// Whether a number is one: 一、二季度… and 5.12防灾减灾日 are not.
    fn accepts(&self, marked: &Marked<'_>, line: &Line<'_>, later: &[Option<Marked<'_>>]) -> bool {
        let Marked { mark, number: Some(number), rest } = *marked else { return true };
        match mark {
            Mark::Part | Mark::Section => is_part(&line.text, rest),
            Mark::Chapter => {
                let reads_on = rest.starts_with(|c| "一二三四五六七八九十".contains(c));
                let is_sentence = rest.contains('。') || (rest.contains('，') && rest.chars().count() > 20);
                let is_next = number == self.chapter + 1;
                let is_odd = line.text.chars().nth(1).is_some_and(|c| "，,：:".contains(c)) || is_lettered(line, marked);
                // 十一、元旦假期
                let is_far = number > self.chapter + 1 && starts_with_time(rest);
                !is_far && !(reads_on && (!is_next || is_sentence)) && (!is_odd || is_next)
            }
            // 1，抓学习 where it is the next.
            Mark::Arabic if is_parted_oddly(&line.text) => number == 1 || number == self.arabic + 1,
            Mark::Decimal(depth) => {
                let (before, _) = prefix(&line.text);
                number == 1 || self.decimals.get(&depth).is_some_and(|(known, last)| *known == before && *last + 1 == number)
            }
            Mark::Ordinal | Mark::Point if line.text.starts_with(['首', '其', '再', '最', '第']) && !line.continues => {
                let has_second =
                    || later.iter().take(NEAR).flatten().any(|later| later.mark == mark && matches!(later.number, Some(2) | Some(LAST)));
                number > 1 || has_second()
            }
            _ => true,
        }
    }

    /// 1 工作回顾, where 1.1 follows somewhere; 3要提高 between 2. and 4; 二 工作回顾; 1 供水平稳。…, where 2 … follows.
    fn bare<'t>(&self, line: &'t Line<'_>, later: &[Line<'_>]) -> Option<Marked<'t>> {
        let text = line.text.as_ref();
        if let Some((numeral, rest)) = text.split_once([' ', '\u{3000}'])
            && chinese_number(numeral) == Some(self.chapter + 1)
            && rest.chars().count() <= BARE
            && !rest.contains(['。', '，'])
        {
            return Some(Marked { mark: Mark::Chapter, number: Some(self.chapter + 1), rest: rest.trim_start() });
        }
        let end = text.find(|c| digit(c).is_none()).filter(|end| (1..=2).contains(end))?;
        let number = text[..end].parse().ok()?;
        let behind = &text[end..];
        let rest = behind.trim_start();
        let is_spaced = rest.len() < behind.len();
        let first = rest.chars().next()?;
        let is_word = is_han(first) && !"年月日号时点楼级届度后个以".contains(first) && (is_spaced || unit_behind_number(rest).is_none());
        let is_heading = is_word && rest.chars().count() <= BARE;
        if self.has_decimals && is_heading && number == self.bare + 1 && !rest.contains('。') {
            return Some(Marked { mark: Mark::Decimal(1), number: Some(number), rest });
        }
        let goes_on = number > 1 && number == self.arabic + 1;
        let begins = || {
            number == 1 && later.iter().take(AHEAD).any(|line| line.text.strip_prefix("2 ").is_some_and(|rest| rest.starts_with(is_han)))
        };
        // A row of a table has more gaps.
        let is_entry = is_spaced && is_word && rest.contains('。') && !rest.contains("  ") && (goes_on || begins());
        (is_heading && goes_on || is_entry).then_some(Marked { mark: Mark::Arabic, number: Some(number), rest })
    }

    fn take(&mut self, mark: Mark, number: Option<usize>, line: &Line<'_>) {
        let Some(number) = number else { return };
        match mark {
            Mark::Chapter => self.chapter = number,
            Mark::Arabic => self.arabic = number,
            Mark::Decimal(1) => self.bare = number,
            Mark::Decimal(depth) => drop(self.decimals.insert(depth, prefix(&line.text))),
            _ => {}
        }
    }
}

/// 1，抓学习 and 1:抓学习: the mark behind the number is one of sentences.
fn is_parted_oddly(text: &str) -> bool {
    text.trim_start_matches(|c| digit(c).is_some() || c == ' ').starts_with(['，', ',', ':'])
}

/// Whether a text begins with a holiday or a month that is named beside another: 十一、|元旦期间, 五、|六月份.
fn starts_with_time(text: &str) -> bool {
    ["元旦", "春节", "五一", "清明", "端午", "中秋", "国庆"].iter().any(|day| text.starts_with(day))
}

/// Whether 第一部分 begins a part. 第一部分讲的是养老。 and 第一节课 speak of one.
fn is_part(text: &str, rest: &str) -> bool {
    let number = &text[..text.len() - rest.len()];
    let is_apart = !number.ends_with(['分', '篇', '章', '节']);
    let heading = rest.split_inclusive(['。', '！', '？', '；']).next().unwrap_or(rest);
    let is_sentence = heading.ends_with(['。', '！', '？', '；']);
    let bare = heading.trim_end_matches(['。', '！', '？', '；']);
    let speaks = ["的", "是", "讲", "课", "文章", "论文"];
    let is_spoken_of = !is_apart && speaks.iter().any(|word| rest.starts_with(word)) && !is_heading(bare);
    !is_spoken_of && (!is_sentence || is_heading(bare) || is_apart && bare.chars().count() <= BARE && !bare.contains('，'))
}

/// 1.2 of 1.2.3, and 3.
fn prefix(text: &str) -> (String, usize) {
    let end = text.find(|c| digit(c).is_none() && !matches!(c, '.' | '．')).unwrap_or(text.len());
    let numbers = text[..end].trim_end_matches(['.', '．']);
    let (before, last) = numbers.rsplit_once(['.', '．']).unwrap_or(("", numbers));
    (before.to_owned(), last.parse().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Option<(Mark, Option<usize>)>> {
        let lines = super::super::lines::lines(text);
        marks(&lines).into_iter().map(|marked| marked.map(|marked| (marked.mark, marked.number))).collect()
    }

    #[test]
    fn prose_that_looks_like_a_number_is_prose() {
        let some = |mark, number| Some((mark, Some(number)));
        assert_eq!(
            read(
                "总结\n一、主要工作\n（一）抓建设\n一、二季度，清理欠账。\n三、四级公路养护900公里。\n十一、五一期间，值守。\n1、2号泵站完工。\n5.12防灾日演练。\n二、问题"
            ),
            [None, some(Mark::Chapter, 1), some(Mark::Item, 1), None, None, None, None, None, some(Mark::Chapter, 2)]
        );
        assert_eq!(
            read("总结\n1 主要工作\n1.1 抓建设\n全年12个。\n1.1.1 干线\n1.2 抓监管\n2 问题"),
            [
                None,
                some(Mark::Decimal(1), 1),
                some(Mark::Decimal(2), 1),
                None,
                some(Mark::Decimal(3), 1),
                some(Mark::Decimal(2), 2),
                some(Mark::Decimal(1), 2)
            ]
        );
        let arabic = |number| some(Mark::Arabic, number);
        assert_eq!(read("总结\n1.抓学习\n2 抓落实\n3抓监督\n5 抓宣传"), [None, arabic(1), arabic(2), arabic(3), None]);
        let list = "总结\n1 供水平稳。全年未停水。\n2 水质达标。\n3 水费收齐。";
        assert_eq!(read(list), [None, arabic(1), arabic(2), arabic(3)]);
        assert_eq!(read("总结\n1 座泵站停用。\n又过了几天。"), [None, None, None]);
        assert_eq!(read("总结\n首先，感谢大家。\n我们抓学习。"), [None, None, None]);
        for prose in ["第一部分正文。", "第二章讲的是养老。", "第一节课由老师主讲", "第二部分，我们修了桥，也修了路。", "第三篇文章获奖"]
        {
            assert_eq!(read(&format!("总结\n{prose}")), [None, None], "{prose}");
        }
        for part in ["第一部分工作回顾", "第二部分 存在的问题。", "第一部分工作回顾。我们修了桥，也修了路。", "第三章　养老。"]
        {
            assert!(read(&format!("总结\n{part}"))[1].is_some(), "{part}");
        }
    }

    #[test]
    fn headings_without_number_count_for_themselves() {
        let part = Some((Mark::Part, None));
        assert_eq!(
            read("总结\n2025年工作回顾\n抓学习。\n存在的问题\n有差距。\n2026年工作计划\n再学习。"),
            [None, part, None, part, None, part, None]
        );
        assert_eq!(read("# 总结\n## 工作\n抓学习。\n## 问题"), [None, part, None, part]);
    }
}
