//! The numbers at the head of a line.

use super::numerals::{chinese_number, chinese_numeral, digit};

/// The kinds of numbers, from the outermost in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    /// 一、 or 第一部分
    Chapter,
    /// （一）
    Item,
    /// 1. or 1、
    Arabic,
    /// （1） or ①
    Bracketed,
    /// 一是 or 第一，
    Point,
}

/// A line's number, what kind it is, and what follows it.
pub(crate) fn mark(text: &str) -> Option<(Mark, usize, &str)> {
    let (mark, number, rest) =
        chinese(text).or_else(|| bracketed(text)).or_else(|| arabic(text)).or_else(|| circled(text)).or_else(|| ordinal(text))?;
    let rest = rest.trim_start();
    (number > 0 && !rest.is_empty()).then_some((mark, number, rest))
}

/// Splits off a Chinese number.
fn number(text: &str) -> Option<(usize, &str)> {
    let end = text.find(|c| !"零〇一二三四五六七八九十百".contains(c)).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    Some((chinese_number(digits)?, rest))
}

fn digits(text: &str) -> Option<(usize, &str)> {
    let end = text.find(|c: char| digit(c).is_none()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    // No list has more.
    (1..=9).contains(&digits.chars().count()).then_some(())?;
    Some((digits.chars().filter_map(digit).fold(0, |value, digit| value * 10 + digit as usize), rest))
}

/// 一、 and 一是
fn chinese(text: &str) -> Option<(Mark, usize, &str)> {
    let (number, rest) = number(text)?;
    if let Some(rest) = rest.strip_prefix('是') {
        return Some((Mark::Point, number, rest.strip_prefix(['，', ',', '：', ':']).unwrap_or(rest)));
    }
    Some((Mark::Chapter, number, rest.strip_prefix(['、', '．', '.', '，', ','])?))
}

/// （一） and （1）
fn bracketed(text: &str) -> Option<(Mark, usize, &str)> {
    let inner = text.strip_prefix(['（', '(', '〔', '【'])?;
    let (mark, (number, rest)) = match number(inner) {
        Some(found) => (Mark::Item, found),
        None => (Mark::Bracketed, digits(inner)?),
    };
    let rest = rest.strip_prefix(['）', ')', '〕', '】'])?;
    // A pause after the bracket is a slip.
    Some((mark, number, rest.strip_prefix(['、', '．']).unwrap_or(rest)))
}

/// 1. and 1、, not 1.5 or 2025.
fn arabic(text: &str) -> Option<(Mark, usize, &str)> {
    let (number, rest) = digits(text)?;
    let rest = rest.strip_prefix(['.', '．', '、', ')', '）'])?;
    (number < 100 && !rest.starts_with(|c| digit(c).is_some())).then_some((Mark::Arabic, number, rest))
}

fn circled(text: &str) -> Option<(Mark, usize, &str)> {
    let first = text.chars().next()?;
    let from = |start: char| (u32::from(first) - u32::from(start)) as usize + 1;
    let (mark, number) = match first {
        '①'..='⑳' => (Mark::Bracketed, from('①')),
        '⑴'..='⒇' => (Mark::Bracketed, from('⑴')),
        '⒈'..='⒛' => (Mark::Arabic, from('⒈')),
        '㈠'..='㈩' => (Mark::Item, from('㈠')),
        _ => return None,
    };
    Some((mark, number, &text[first.len_utf8()..]))
}

/// 第一， and 第一部分
fn ordinal(text: &str) -> Option<(Mark, usize, &str)> {
    let (number, rest) = number(text.strip_prefix('第')?)?;
    if let Some(rest) = rest.strip_prefix("部分").or_else(|| rest.strip_prefix('章')) {
        return Some((Mark::Chapter, number, rest.trim_start_matches(['、', '，', '：', ':', ' ', '\u{3000}'])));
    }
    Some((Mark::Point, number, rest.strip_prefix(['，', ',', '、', '：'])?))
}

/// A place where a further point begins within a paragraph: `…；二是…`. Looked for is the point of this number; given are the
/// text before it and the text from its number on.
pub(crate) fn inline_point(text: &str, wanted: usize) -> Option<(&str, &str)> {
    let head = format!("{}是", chinese_numeral(wanted));
    let mut from = 0;
    while let Some(found) = text[from..].find(&head).map(|at| from + at) {
        if text[..found].ends_with(['。', '；', '：', ';', ':', '，', ',']) {
            return Some(text.split_at(found));
        }
        from = found + head.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_words() {
        for (text, expected) in [
            ("一、工作情况", (Mark::Chapter, 1, "工作情况")),
            ("十二．工作情况", (Mark::Chapter, 12, "工作情况")),
            ("第三部分　下一步打算", (Mark::Chapter, 3, "下一步打算")),
            ("（一）抓学习", (Mark::Item, 1, "抓学习")),
            ("(二) 抓学习", (Mark::Item, 2, "抓学习")),
            ("㈢抓学习", (Mark::Item, 3, "抓学习")),
            ("（四）、抓学习", (Mark::Item, 4, "抓学习")),
            ("1.抓学习", (Mark::Arabic, 1, "抓学习")),
            ("２、抓学习", (Mark::Arabic, 2, "抓学习")),
            ("（3）抓学习", (Mark::Bracketed, 3, "抓学习")),
            ("③抓学习", (Mark::Bracketed, 3, "抓学习")),
            ("一是抓学习", (Mark::Point, 1, "抓学习")),
            ("第二，抓学习", (Mark::Point, 2, "抓学习")),
        ] {
            assert_eq!(mark(text), Some(expected), "{text}");
        }
        for text in [
            "一把手带头",
            "三会一课",
            "2025年，",
            "1.5万元投入",
            "（试行）",
            "第一书记",
            "十四五时期",
            "一是",
            "一、",
            "2025.12.20",
            "",
            "（",
            "（一",
        ] {
            assert_eq!(mark(text), None, "{text}");
        }
    }

    #[test]
    fn a_further_point_begins_after_punctuation() {
        assert_eq!(inline_point("抓学习；二是抓调研。", 2), Some(("抓学习；", "二是抓调研。")));
        assert_eq!(inline_point("第二是次序。", 2), None);
    }
}
