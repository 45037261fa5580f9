//! How a document numbers its headings, from the numbers that they show.

use crate::model::{chinese_number, numerals::digit};
use crate::page::{Marker, Numeral, Restart};

/// A number at the head of a heading.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Head {
    before: String,
    numeral: Numeral,
    after: String,
    path: Vec<usize>,
}

/// What may stand before a number, and behind it.
const BEFORE: [&str; 7] = ["第", "（", "(", "〔", "【", "[", ""];
const AFTER: [&str; 12] = ["部分", "章", "节", "条", "是", "要", "）", ")", "〕", "】", "]", "、"];
const STOPS: &str = "、．.。）)：:，, \u{3000}-—";
/// The longest number, in characters.
const LONGEST: usize = 9;

/// The number at the head of a text; `bare` numbers have nothing around them.
pub(super) fn head(text: &str, bare: bool) -> Option<Head> {
    let (before, rest) = BEFORE.iter().find_map(|before| Some((*before, text.strip_prefix(before)?)))?;
    let (numeral, path, rest) = arabic(rest).or_else(|| chinese(rest))?;
    let word = AFTER.iter().find(|word| rest.starts_with(*word)).map_or(0, |word| word.len());
    let stops = rest[word..].find(|c| !STOPS.contains(c)).unwrap_or(rest.len() - word);
    let after = &rest[..word + stops];
    let is_head = (bare || !after.is_empty()) && after.len() < rest.len() && path.iter().all(|number| (1..200).contains(number));
    is_head.then(|| Head { before: before.to_owned(), numeral, after: after.to_owned(), path })
}

fn number_of(text: &str, is_of_kind: impl Fn(char) -> bool) -> Option<(&str, &str)> {
    let end = text.find(|c| !is_of_kind(c)).unwrap_or(text.len());
    (end > 0 && text[..end].chars().count() <= LONGEST).then(|| text.split_at(end))
}

/// 1, 1.1, 1.1.1
fn arabic(text: &str) -> Option<(Numeral, Vec<usize>, &str)> {
    let of = |text: &str| text.chars().filter_map(digit).fold(0, |value, digit| value * 10 + digit as usize);
    let (first, mut rest) = number_of(text, |c| c.is_ascii_digit())?;
    let mut path = vec![of(first)];
    while let Some((next, behind)) = rest.strip_prefix('.').and_then(|rest| number_of(rest, |c| c.is_ascii_digit()))
        && path.len() < 4
    {
        path.push(of(next));
        rest = behind;
    }
    Some((Numeral::Arabic, path, rest))
}

/// 一, 一.一
fn chinese(text: &str) -> Option<(Numeral, Vec<usize>, &str)> {
    let is_numeral = |c| "一二三四五六七八九十百".contains(c);
    let (first, mut rest) = number_of(text, is_numeral)?;
    let mut path = vec![chinese_number(first)?];
    while let Some((next, behind)) = rest.strip_prefix('.').and_then(|rest| number_of(rest, is_numeral))
        && path.len() < 4
    {
        path.push(chinese_number(next)?);
        rest = behind;
    }
    Some((Numeral::Chinese, path, rest))
}

/// The numbers of one level: each with the chapter that it is in and with what it is part of, counted through the document.
#[derive(Debug, Default)]
pub(super) struct Level {
    heads: Vec<(usize, usize, Head)>,
    /// How many had none.
    bare: usize,
}

impl Level {
    /// Adds a heading; whether it has a number.
    pub(super) fn add(&mut self, chapter: usize, parent: usize, head: Option<Head>) -> bool {
        let has_number = head.is_some();
        match head {
            Some(head) => self.heads.push((chapter, parent, head)),
            None => self.bare += 1,
        }
        has_number
    }

    /// Whether a number at the head of a paragraph is one of these.
    pub(super) fn has(&self, head: &Head) -> bool {
        self.heads.first().is_some_and(|(_, _, first)| first.is_like(head))
    }

    /// How they are written, if there are any.
    pub(super) fn marker(&self) -> Option<Marker> {
        if self.bare > self.heads.len() {
            return Some(Marker::new("", Numeral::None, ""));
        }
        let shape = |head: &Head| self.heads.iter().filter(|(_, _, other)| other.is_like(head)).count();
        let (_, _, most) = self.heads.iter().rev().max_by_key(|(_, _, head)| shape(head))?;
        let mut marker = Marker::new(most.before.as_str(), most.numeral, most.after.as_str());
        marker.parents = most.path.len() > 1;
        marker.restart = self.restart();
        Some(marker)
    }

    fn restart(&self) -> Restart {
        let begins = |of: fn(&(usize, usize, Head)) -> usize| {
            let all = self.heads.iter().enumerate();
            all.filter(move |(at, head)| *at > 0 && of(head) != of(&self.heads[at - 1]))
                .map(|(_, head)| head.2.number())
                .collect::<Vec<_>>()
        };
        let (chapters, parents) = (begins(|head| head.0), begins(|head| head.1));
        if chapters.iter().any(|number| *number != 1) {
            Restart::Never
        } else if parents.iter().any(|number| *number != 1) {
            Restart::Chapter
        } else {
            Restart::Parent
        }
    }
}

impl Head {
    fn is_like(&self, other: &Head) -> bool {
        (&self.before, self.numeral, &self.after, self.path.len()) == (&other.before, other.numeral, &other.after, other.path.len())
    }

    /// The number itself, which is the last.
    fn number(&self) -> usize {
        self.path.last().copied().unwrap_or(1)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for (text, numeral, before, after, path) in [
            ("一、工作情况", Numeral::Chinese, "", "、", vec![1]),
            ("（十二）抓学习", Numeral::Chinese, "（", "）", vec![12]),
            ("二是抓学习", Numeral::Chinese, "", "是", vec![2]),
            ("1.2 抓学习", Numeral::Arabic, "", " ", vec![1, 2]),
            ("1.2.3 抓学习", Numeral::Arabic, "", " ", vec![1, 2, 3]),
            ("3. 抓学习", Numeral::Arabic, "", ". ", vec![3]),
            ("第二章　抓学习", Numeral::Chinese, "第", "章　", vec![2]),
            ("2）抓学习", Numeral::Arabic, "", "）", vec![2]),
        ] {
            let found = head(text, false).unwrap();
            assert_eq!((found.numeral, found.before.as_str(), found.after.as_str(), found.path), (numeral, before, after, path), "{text}");
        }
        for text in ["2025年", "12个", "一把手带头", "一、", "", "（试行）"] {
            assert_eq!(head(text, false), None, "{text}");
        }
        assert_eq!(head("3抓学习", true).unwrap().after, "");
    }

    #[test]
    fn where_numbers_begin_again_is_seen() {
        let restart = |numbers: &[(usize, usize, usize)]| {
            let mut level = Level::default();
            for (chapter, parent, number) in numbers {
                level.add(*chapter, *parent, head(&format!("{number}. 甲"), false));
            }
            level.marker().unwrap().restart
        };
        assert_eq!(restart(&[(1, 1, 1), (1, 1, 2), (1, 2, 1), (2, 3, 1)]), Restart::Parent);
        assert_eq!(restart(&[(1, 1, 1), (1, 1, 2), (1, 2, 3), (2, 3, 1)]), Restart::Chapter);
        assert_eq!(restart(&[(1, 1, 1), (1, 1, 2), (1, 2, 3), (2, 3, 4)]), Restart::Never);
    }
}
