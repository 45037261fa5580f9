//! The numbers at the head of a line, or of a part of one: 一、 （一） 1. （1） ① 一是 首先.

use super::numerals::{chinese_number, digit, plain_numeral};
use super::unit::unit;

/// The kinds of numbers, from the outermost in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Mark {
    /// 第一部分, 第一篇, or a heading without number.
    Part,
    /// 第一章, 第一节
    Section,
    /// 一、
    Chapter,
    /// （一） or ㈠
    Item,
    /// 1. or 1、 or 1）
    Arabic,
    /// 1.1, 1.1.1: how many numbers; one alone is a bare 1.
    Decimal(u8),
    /// （1） or ⑴
    Bracketed,
    /// ①
    Circled,
    /// 第一，, 首先，
    Ordinal,
    /// 一是, 一要, 第一是
    Point,
    /// ● or - : an entry of a list without numbers.
    Bullet,
}

/// The number of 最后, which ends a list however long it is.
pub(crate) const LAST: usize = usize::MAX;

/// A line's number, what kind it is, and what follows it.
pub(crate) fn mark(text: &str) -> Option<(Mark, usize, &str)> {
    let first = text.chars().next()?;
    let (mark, number, rest) = match first {
        '（' | '(' | '〔' | '【' => bracketed(text)?,
        '第' => ordinal(text)?,
        '首' | '其' | '再' | '最' => word(text)?,
        'A'..='I' | 'V' | 'X' | 'Ⅰ'..='Ⅻ' => lettered(text)?,
        _ if digit(first).is_some() => decimal(text).or_else(|| arabic(text))?,
        _ => chinese(text).or_else(|| circled(text))?,
    };
    let rest = rest.trim_start();
    (number > 0 && !rest.is_empty()).then_some((mark, number, rest))
}

/// The longest number, in characters: no list has more, and a row of thousands is looked at once.
const LONGEST: usize = 9;

/// How many bytes the characters of a kind take that begin a text; `None` for none or too many.
fn run(text: &str, is_of_kind: impl Fn(char) -> bool) -> Option<usize> {
    let end = text.char_indices().take(LONGEST + 1).find(|(_, c)| !is_of_kind(*c)).map(|(at, _)| at);
    let end = end.or_else(|| (text.chars().nth(LONGEST).is_none()).then_some(text.len()))?;
    (end > 0).then_some(end)
}

/// Splits off a Chinese number.
fn number(text: &str) -> Option<(usize, &str)> {
    let (digits, rest) = text.split_at(run(text, |c| "零〇一二三四五六七八九十百".contains(c) || plain_numeral(c).is_some())?);
    if !digits.contains(|c| plain_numeral(c).is_some()) {
        return Some((chinese_number(digits)?, rest));
    }
    Some((chinese_number(&digits.chars().map(|c| plain_numeral(c).unwrap_or(c)).collect::<String>())?, rest))
}

/// Ⅰ. and II、 and A.: a letter is a number by what follows it alone.
fn lettered(text: &str) -> Option<(Mark, usize, &str)> {
    const LETTERS: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let first = text.chars().next()?;
    let (number, rest) = if ('A'..='H').contains(&first) {
        ((u32::from(first) - u32::from('A')) as usize + 1, &text[first.len_utf8()..])
    } else if first.is_ascii() {
        let end = run(text, |c| "IVX".contains(c))?;
        (LETTERS.iter().position(|letters| *letters == &text[..end])? + 1, &text[end..])
    } else {
        ((u32::from(first) - u32::from('Ⅰ')) as usize + 1, &text[first.len_utf8()..])
    };
    let rest = rest.trim_start_matches(' ').strip_prefix(['、', '．', '.'])?;
    rest.trim_start().starts_with(super::is_han).then_some((Mark::Chapter, number, rest))
}

fn digits(text: &str) -> Option<(usize, &str)> {
    let (digits, rest) = text.split_at(run(text, |c| digit(c).is_some())?);
    Some((digits.chars().filter_map(digit).fold(0, |value, digit| value * 10 + digit as usize), rest))
}

/// What may stand between 一是 and its text.
const PAUSES: [char; 4] = ['，', ',', '：', ':'];

/// 一、 and 一是
fn chinese(text: &str) -> Option<(Mark, usize, &str)> {
    let (number, rest) = number(text)?;
    // 一是一，二是二
    let is_saying = rest.strip_prefix('是').is_some_and(|rest| text.chars().next().is_some_and(|first| rest.starts_with(first)));
    if let Some(rest) = rest.strip_prefix(['是', '要']).filter(|_| !is_saying) {
        return (number < 100).then(|| (Mark::Point, number, rest.strip_prefix(PAUSES).unwrap_or(rest)));
    }
    Some((Mark::Chapter, number, rest.trim_start_matches(' ').strip_prefix(['、', '．', '.', '，', ',', '：', ':'])?))
}

/// （一） and （1）
fn bracketed(text: &str) -> Option<(Mark, usize, &str)> {
    let inner = text.strip_prefix(['（', '(', '〔', '【'])?.trim_start();
    let (mark, (number, rest)) = match number(inner) {
        Some(found) => (Mark::Item, found),
        None => (Mark::Bracketed, digits(inner)?),
    };
    let rest = rest.trim_start().strip_prefix(['）', ')', '〕', '】'])?;
    // Punctuation after the bracket is a slip.
    Some((mark, number, rest.strip_prefix(['、', '．', '.', '：', ':', '，']).unwrap_or(rest)))
}

/// 1. and 1、 and 1）, not 1.5 or 2025.
fn arabic(text: &str) -> Option<(Mark, usize, &str)> {
    let (number, rest) = digits(text)?;
    let rest = rest.trim_start_matches(' ').strip_prefix(['.', '．', '、', ')', '）', '：', ':', '，', ','])?;
    // 1.2025年…
    let is_year = digits(rest).is_some_and(|(year, behind)| (1900..2200).contains(&year) && behind.starts_with('年'));
    (number < 100 && (is_year || !rest.starts_with(|c| digit(c).is_some()))).then_some((Mark::Arabic, number, rest))
}

/// 1.1 and 1.1.1; the number is the last.
fn decimal(text: &str) -> Option<(Mark, usize, &str)> {
    let (_, mut rest) = digits(text).filter(|(first, _)| *first < 100)?;
    let (mut depth, mut last) = (1_u8, 0);
    while let Some((number, behind)) = rest.strip_prefix(['.', '．']).and_then(digits) {
        if number >= 100 || depth == 5 {
            return None;
        }
        (depth, last, rest) = (depth + 1, number, behind);
    }
    // 1.1. is a slip.
    let rest = rest.strip_prefix(['.', '．', '、']).unwrap_or(rest);
    // 1.5万元, 3.5%
    let is_quantity = unit(rest).is_some() || rest.starts_with(['-', '－', '/', '～', '~', '—', '、']);
    (depth > 1 && !is_quantity).then_some((Mark::Decimal(depth), last, rest))
}

fn circled(text: &str) -> Option<(Mark, usize, &str)> {
    let first = text.chars().next()?;
    let from = |start: char| (u32::from(first) - u32::from(start)) as usize + 1;
    let (mark, number) = match first {
        '①'..='⑳' => (Mark::Circled, from('①')),
        '❶'..='❿' => (Mark::Circled, from('❶')),
        '⑴'..='⒇' => (Mark::Bracketed, from('⑴')),
        '⒈'..='⒛' => (Mark::Arabic, from('⒈')),
        '㈠'..='㈩' => (Mark::Item, from('㈠')),
        _ => return None,
    };
    let rest = &text[first.len_utf8()..];
    Some((mark, number, rest.strip_prefix(['、', '．', '.']).unwrap_or(rest)))
}

/// 第一， and 第一是 and 第一部分
fn ordinal(text: &str) -> Option<(Mark, usize, &str)> {
    let rest = text.strip_prefix('第')?;
    let (number, rest) = number(rest).or_else(|| digits(rest))?;
    for (word, mark) in [("部分", Mark::Part), ("篇", Mark::Part), ("章", Mark::Section), ("节", Mark::Section)] {
        if let Some(rest) = rest.strip_prefix(word) {
            return Some((mark, number, rest.trim_start_matches(['、', '，', '：', ':', '—', '－', ' ', '\u{3000}'])));
        }
    }
    // 第一要保供水, not 第一要务.
    let is_word = rest.strip_prefix('要').is_some_and(|rest| rest.starts_with(['务', '义', '素', '点', '件', '领', '紧', '诀']));
    if let Some(rest) = rest.strip_prefix(['是', '要']).filter(|_| !is_word) {
        return Some((Mark::Point, number, rest.strip_prefix(PAUSES).unwrap_or(rest)));
    }
    // 第一项，修渠
    let rest = ["个方面", "方面", "项", "件", "点"].iter().find_map(|what| rest.strip_prefix(*what)).unwrap_or(rest);
    // 第一、第二、第三产业 and 第一、二季度 are names.
    let is_named = rest.strip_prefix('、').is_some_and(|next| {
        let next = next.strip_prefix('第').unwrap_or(next);
        next.strip_prefix(['二', '三', '四']).is_some_and(|next| next.starts_with(['、', '和', '产', '季', '批', '期', '次']))
    });
    Some((Mark::Ordinal, number, rest.strip_prefix(['，', ',', '、', '．', '.', '：', ':']).filter(|_| !is_named)?))
}

/// 首先， 其次， 再次， 最后， 首先是, 首先要, 其一，
fn word(text: &str) -> Option<(Mark, usize, &str)> {
    let one_of_them = || number(text.strip_prefix('其')?);
    let (number, rest) = [("首先", 1), ("其次", 2), ("再次", 3), ("最后", LAST)]
        .into_iter()
        .find_map(|(word, number)| Some((number, text.strip_prefix(word)?)))
        .or_else(one_of_them)?;
    // 首先是落实责任；其次要加强宣传
    let rest = match rest.strip_prefix(['，', ',', '、', '：', ':', '是']) {
        Some(rest) => rest,
        None if rest.starts_with('要') && number <= 2 => rest,
        None => return None,
    };
    Some((Mark::Ordinal, number, rest))
}

/// What stands at the head of an entry without number.
#[rustfmt::skip]
const BULLETS: &[&str] = &[
    "- ", "* ", "· ", "●", "•", "■", "◆", "◇", "★", "☆", "▲", "△", "▶", "►", "➢", "➤", "✓", "✔", "√", "※", "❖", "♦", "‣",
];
/// The letters that stand for them where a symbol font was lost: Ø of Wingdings.
const LETTERS: &[char] = &['Ø', 'ü', '§', '²', 'l', 'n', 'u', 'v', 'w'];

/// What follows a bullet at the head of a line.
pub(crate) fn bullet(text: &str) -> Option<&str> {
    // A symbol font has its characters here.
    let symbol = || text.strip_prefix(|c| matches!(c, '\u{F020}'..='\u{F0FF}'));
    let entry = BULLETS.iter().find_map(|bullet| text.strip_prefix(*bullet)).or_else(symbol)?.trim_start();
    (!entry.is_empty()).then_some(entry)
}

/// What follows a letter at the head of a line that may stand for a bullet, and the letter.
pub(crate) fn letter_bullet(text: &str) -> Option<(char, &str)> {
    let letter = text.chars().next().filter(|c| LETTERS.contains(c))?;
    let behind = &text[letter.len_utf8()..];
    let entry = behind.trim_start();
    let is_apart = entry.len() < behind.len() || !letter.is_ascii();
    (is_apart && entry.starts_with(super::is_han)).then_some((letter, entry))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_words() {
        for (text, expected) in [
            ("一、工作情况", (Mark::Chapter, 1, "工作情况")),
            ("一. 工作情况", (Mark::Chapter, 1, "工作情况")),
            ("十二．工作情况", (Mark::Chapter, 12, "工作情况")),
            ("第三部分　下一步打算", (Mark::Part, 3, "下一步打算")),
            ("第二章 安全监管", (Mark::Section, 2, "安全监管")),
            ("第三部分——下一步打算", (Mark::Part, 3, "下一步打算")),
            ("（一）抓学习", (Mark::Item, 1, "抓学习")),
            ("(二) 抓学习", (Mark::Item, 2, "抓学习")),
            ("(二). 抓学习", (Mark::Item, 2, "抓学习")),
            ("㈢抓学习", (Mark::Item, 3, "抓学习")),
            ("（四）、抓学习", (Mark::Item, 4, "抓学习")),
            ("1.抓学习", (Mark::Arabic, 1, "抓学习")),
            ("2）抓学习", (Mark::Arabic, 2, "抓学习")),
            ("３．抓学习", (Mark::Arabic, 3, "抓学习")),
            ("1.2025年重点", (Mark::Arabic, 1, "2025年重点")),
            ("1.1 抓学习", (Mark::Decimal(2), 1, "抓学习")),
            ("1.1.2抓学习", (Mark::Decimal(3), 2, "抓学习")),
            ("（3）抓学习", (Mark::Bracketed, 3, "抓学习")),
            ("⑶抓学习", (Mark::Bracketed, 3, "抓学习")),
            ("③抓学习", (Mark::Circled, 3, "抓学习")),
            ("一是抓学习", (Mark::Point, 1, "抓学习")),
            ("一要抓学习", (Mark::Point, 1, "抓学习")),
            ("第一是抓学习", (Mark::Point, 1, "抓学习")),
            ("第二，抓学习", (Mark::Ordinal, 2, "抓学习")),
            ("其次，抓学习", (Mark::Ordinal, 2, "抓学习")),
            ("最后，抓学习", (Mark::Ordinal, LAST, "抓学习")),
            ("其二，抓学习", (Mark::Ordinal, 2, "抓学习")),
            ("叁、工作情况", (Mark::Chapter, 3, "工作情况")),
            ("（拾壹）抓学习", (Mark::Item, 11, "抓学习")),
            ("Ⅱ．工作情况", (Mark::Chapter, 2, "工作情况")),
            ("IV. 工作情况", (Mark::Chapter, 4, "工作情况")),
            ("B、工作情况", (Mark::Chapter, 2, "工作情况")),
            ("2，抓学习", (Mark::Arabic, 2, "抓学习")),
            ("2:抓学习", (Mark::Arabic, 2, "抓学习")),
        ] {
            assert_eq!(mark(text), Some(expected), "{text}");
        }
        for text in [
            "一把手带头",
            "三会一课",
            "2025年，",
            "（试行）",
            "第一书记",
            "第一时间",
            "首先抓学习",
            "十四五时期",
            "一是",
            "一、",
            "1、2号泵站",
            "1，200元",
            "Ⅱ级响应",
            "X光机",
            "IT、电信",
            "A、B两类客户",
            "A级景区",
            "其他、其余",
            "",
            "（",
            "（一",
        ] {
            assert_eq!(mark(text), None, "{text}");
        }
    }
}
