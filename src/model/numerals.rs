//! Numerals: the one place that spells and reads them.

use rust_decimal::Decimal;

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
/// The digits of accounts.
pub(crate) const FORMAL_DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// What a numeral of accounts is in other texts: 壹 is 一, 拾 is 十.
pub(crate) fn plain_numeral(formal: char) -> Option<char> {
    if formal == '拾' {
        return Some('十');
    }
    FORMAL_DIGITS.iter().position(|digit| *digit == formal).filter(|digit| *digit > 0).map(|digit| DIGITS[digit])
}

/// The counting numeral: 一, 十, 十一, 二十一, 一百零五. Numbers from ten thousand on are given as digits, which no list in a
/// report reaches.
///
/// ```
/// assert_eq!(annual_report::model::chinese_numeral(21), "二十一");
/// ```
pub fn chinese_numeral(n: usize) -> String {
    if n == 0 || n > 9999 {
        return if n == 0 { DIGITS[0].into() } else { n.to_string() };
    }
    let mut out = String::new();
    let mut gap = false;
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = n / unit % 10;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            out.push(DIGITS[0]);
        }
        // 十一, not 一十一; but 一百一十.
        if !(unit == 10 && digit == 1 && out.is_empty()) {
            out.push(DIGITS[digit]);
        }
        out.push_str(name);
    }
    out
}

/// The number that a counting numeral spells, up to 九千九百九十九; 二〇二五, digit by digit, is one too. `None` for anything else.
///
/// ```
/// use annual_report::model::chinese_number;
/// assert_eq!(chinese_number("二十一"), Some(21));
/// assert_eq!(chinese_number("二〇二五"), Some(2025));
/// assert_eq!(chinese_number("十年"), None);
/// ```
pub fn chinese_number(text: &str) -> Option<usize> {
    let value = |c| if matches!(c, '〇' | '○' | '０') { Some(0) } else { DIGITS.iter().position(|digit| *digit == c) };
    let count = text.chars().count();
    if !(1..=9).contains(&count) {
        return None;
    }
    if count > 1 && text.chars().all(|c| value(c).is_some()) {
        return text.chars().filter_map(value).try_fold(0_usize, |number, digit| number.checked_mul(10)?.checked_add(digit));
    }
    let (mut number, mut pending, mut last_unit) = (0, None, usize::MAX);
    for c in text.chars() {
        if let Some(digit) = value(c) {
            // 零 only fills a gap.
            if pending.is_some_and(|digit| digit != 0) {
                return None;
            }
            pending = Some(digit);
            continue;
        }
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => return None,
        };
        if unit >= last_unit {
            return None;
        }
        number += pending.take().filter(|digit| *digit != 0).unwrap_or(1) * unit;
        last_unit = unit;
    }
    Some(number + pending.unwrap_or(0))
}

/// The value of a digit, of half or full width.
pub(crate) fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(u32::from(c) - u32::from('0')),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    }
}

/// The longest number, in digits: the type holds 28.
const LONGEST: usize = 20;

/// How many bytes the digits at the beginning of a text take, with a point and commas between them.
pub(crate) fn digits(text: &str) -> usize {
    let mut end = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        // A comma of full width and a space separate numbers, but for thousands: 1，234, 1 234 (GB/T 15835-2011 5.1.1).
        let joins = matches!(c, '.' | ',' | '．') && end > 0 && characters.peek().is_some_and(|(_, next)| digit(*next).is_some());
        if !(digit(c).is_some() || joins || matches!(c, '，' | ' ') && is_thousand(&text[..at], &text[at + c.len_utf8()..])) {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Whether a comma or a space stands between two groups of one number: one to three digits before it, three behind.
fn is_thousand(before: &str, behind: &str) -> bool {
    let group = before.rsplit(['，', ' ']).next().unwrap_or_default();
    let is_first = group.len() == before.len();
    let length = group.chars().take_while(|c| digit(*c).is_some()).count();
    let is_group = length == group.chars().count() && (length == 3 || is_first && (1..3).contains(&length));
    is_group && !before.starts_with(['0', '０']) && behind.chars().take(4).take_while(|c| digit(*c).is_some()).count() == 3
}

/// The number at the beginning of a text, and how many bytes it takes: 12.50, 1,200, ３０. None for 007 and the like, which would not
/// print as they were written.
pub(crate) fn leading_number(text: &str) -> Option<(Decimal, usize)> {
    let length = digits(text);
    let plain: String = text[..length]
        .chars()
        .filter(|c| !matches!(c, ',' | '，' | ' '))
        .map(|c| digit(c).and_then(|digit| char::from_digit(digit, 10)).unwrap_or('.'))
        .collect();
    let is_padded = plain.len() > 1 && plain.starts_with('0') && !plain.starts_with("0.");
    if is_padded || plain.is_empty() || plain.len() > LONGEST {
        return None;
    }
    Some((plain.parse().ok()?, length))
}

/// The counting numeral at the beginning of a text, from ten on, and how many bytes it takes: 三十, 一千三百. 百 and 千 alone are a hundred
/// and a thousand.
pub(crate) fn leading_numeral(text: &str) -> Option<(usize, usize)> {
    let end = text.char_indices().take(10).find(|(_, c)| !"零一二两三四五六七八九十百千".contains(*c)).map_or(text.len(), |(at, _)| at);
    if end > 30 {
        return None;
    }
    let spelt = text[..end].replace('两', "二");
    chinese_number(&spelt).filter(|number| *number >= 10 && spelt.contains(['十', '百', '千'])).map(|number| (number, end))
}

#[cfg(test)]
mod tests {
    use super::{chinese_numeral, leading_numeral};

    #[test]
    fn a_numeral_begins_a_text() {
        assert_eq!(leading_numeral("一千三百余人次"), Some((1300, "一千三百".len())));
        assert_eq!(leading_numeral("百次"), Some((100, "百".len())));
        assert_eq!(leading_numeral("三条"), None);
        assert_eq!(leading_numeral("二〇二五年"), None);
    }

    #[test]
    fn numerals_are_spelt_as_spoken() {
        let spelt = [
            (1, "一"),
            (9, "九"),
            (10, "十"),
            (11, "十一"),
            (19, "十九"),
            (20, "二十"),
            (21, "二十一"),
            (99, "九十九"),
            (100, "一百"),
            (101, "一百零一"),
            (110, "一百一十"),
            (119, "一百一十九"),
            (200, "二百"),
            (1001, "一千零一"),
            (1010, "一千零一十"),
            (9999, "九千九百九十九"),
        ];
        for (n, spelling) in spelt {
            assert_eq!(chinese_numeral(n), spelling);
        }
        assert_eq!(chinese_numeral(10_000), "10000");
        for n in 1..=9999 {
            assert_eq!(super::chinese_number(&chinese_numeral(n)), Some(n));
        }
        for not in ["", "十年", "一一百", "十百", "二〇二五年", "1"] {
            assert_eq!(super::chinese_number(not), None, "{not}");
        }
    }
}
