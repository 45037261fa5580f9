//! The forms of automatic numbers (ST_NumberFormat, ECMA-376 part 1, 17.18.59), as LibreOffice prints them; a form that it does not know,
//! or a number that a form does not reach, in digits.

use crate::model::chinese_numeral;
use crate::model::numerals::FORMAL_DIGITS;

const FORMAL_UNITS: [(usize, &str); 4] = [(1000, "仟"), (100, "佰"), (10, "拾"), (1, "")];
const SMALL: [&str; 20] = [
    "Zero",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
    "Fifteen",
    "Sixteen",
    "Seventeen",
    "Eighteen",
    "Nineteen",
];
const TENS: [&str; 10] = ["", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"];

/// The number in this form.
pub(super) fn print(format: &str, number: i64) -> String {
    let plain = || number.to_string();
    let Ok(count) = usize::try_from(number) else { return plain() };
    let from = |first: char, most: usize| -> Option<String> {
        let offset = u32::try_from(count.checked_sub(1).filter(|offset| *offset < most)?).ok()?;
        char::from_u32(u32::from(first) + offset).map(String::from)
    };
    let of = |symbols: &str| count.checked_sub(1).and_then(|index| symbols.chars().nth(index)).map(String::from);
    let special = match format {
        "none" => Some(String::new()),
        "decimalZero" => Some(format!("{number:02}")),
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).map(|roman| roman.to_lowercase()),
        "upperLetter" => letters(count, 'A'),
        "lowerLetter" => letters(count, 'a'),
        "ordinal" => Some(ordinal(count)),
        "cardinalText" => words(count),
        "ordinalText" => words(count).map(|words| ordinal_words(&words)),
        "hex" => Some(format!("{number:X}")),
        "chicago" => (1..=12).contains(&count).then(|| ["*", "†", "‡", "§"][(count - 1) % 4].repeat((count - 1) / 4 + 1)),
        "numberInDash" => Some(format!("- {number} -")),
        "decimalFullWidth" | "decimalFullWidth2" => Some(plain().chars().map(full_width).collect()),
        "chineseCounting" | "chineseCountingThousand" | "japaneseCounting" | "taiwaneseCounting" | "taiwaneseCountingThousand" => {
            Some(chinese_numeral(count))
        }
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" | "koreanDigital2" => {
            Some(plain().chars().map(ideograph).collect())
        }
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => formal(count),
        "ideographTraditional" => of("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => of("子丑寅卯辰巳午未申酉戌亥"),
        "ideographZodiacTraditional" => (1..=60).contains(&count).then(|| {
            let at = |symbols: &str, index: usize| symbols.chars().nth(index).unwrap_or_default();
            String::from_iter([at("甲乙丙丁戊己庚辛壬癸", (count - 1) % 10), at("子丑寅卯辰巳午未申酉戌亥", (count - 1) % 12)])
        }),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => from('①', 20),
        "decimalEnclosedParen" => from('⑴', 20),
        "decimalEnclosedFullstop" => from('⒈', 20),
        "ideographEnclosedCircle" => from('㊀', 10),
        _ => None,
    };
    special.unwrap_or_else(plain)
}

fn full_width(c: char) -> char {
    c.to_digit(10).and_then(|digit| char::from_u32(u32::from('０') + digit)).unwrap_or(c)
}

fn ideograph(c: char) -> char {
    c.to_digit(10).and_then(|digit| "〇一二三四五六七八九".chars().nth(digit as usize)).unwrap_or(c)
}

fn roman(number: usize) -> Option<String> {
    const VALUES: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = (1..4000).contains(&number).then_some(number)?;
    let mut roman = String::new();
    for (value, letters) in VALUES {
        while left >= value {
            roman.push_str(letters);
            left -= value;
        }
    }
    Some(roman)
}

/// A to Z, AA, BB.
fn letters(number: usize, first: char) -> Option<String> {
    let index = number.checked_sub(1).filter(|index| *index < 26 * 5)?;
    let letter = char::from_u32(u32::from(first) + u32::try_from(index % 26).ok()?)?;
    Some(letter.to_string().repeat(index / 26 + 1))
}

fn ordinal(number: usize) -> String {
    let end = match (number % 10, number % 100) {
        (1, tens) if tens != 11 => "st",
        (2, tens) if tens != 12 => "nd",
        (3, tens) if tens != 13 => "rd",
        _ => "th",
    };
    format!("{number}{end}")
}

fn words(number: usize) -> Option<String> {
    match number {
        0..20 => Some(SMALL[number].into()),
        20..100 if number.is_multiple_of(10) => Some(TENS[number / 10].into()),
        20..100 => Some(format!("{}-{}", TENS[number / 10], SMALL[number % 10].to_lowercase())),
        _ => None,
    }
}

fn ordinal_words(words: &str) -> String {
    let (before, last) = words.rsplit_once('-').map_or(("", words), |(before, last)| (before, last));
    let ordinal = match last.to_lowercase().as_str() {
        "one" => "first".to_owned(),
        "two" => "second".to_owned(),
        "three" => "third".to_owned(),
        "five" => "fifth".to_owned(),
        "eight" => "eighth".to_owned(),
        "nine" => "ninth".to_owned(),
        "twelve" => "twelfth".to_owned(),
        other => other.strip_suffix('y').map_or_else(|| format!("{other}th"), |stem| format!("{stem}ieth")),
    };
    if before.is_empty() {
        let mut letters = ordinal.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    } else {
        format!("{before}-{ordinal}")
    }
}

/// 壹拾壹
fn formal(number: usize) -> Option<String> {
    (1..10_000).contains(&number).then_some(())?;
    let mut printed = String::new();
    let mut gap = false;
    for (unit, name) in FORMAL_UNITS {
        let digit = number / unit % 10;
        if digit == 0 {
            gap = !printed.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            printed.push(FORMAL_DIGITS[0]);
        }
        printed.push(FORMAL_DIGITS[digit]);
        printed.push_str(name);
    }
    Some(printed)
}

#[cfg(test)]
mod tests {
    use super::print;

    #[test]
    fn numbers_are_printed_in_every_form() {
        for (format, one, two, eleven) in [
            ("decimal", "1", "2", "11"),
            ("decimalZero", "01", "02", "11"),
            ("upperRoman", "I", "II", "XI"),
            ("lowerRoman", "i", "ii", "xi"),
            ("upperLetter", "A", "B", "K"),
            ("lowerLetter", "a", "b", "k"),
            ("ordinal", "1st", "2nd", "11th"),
            ("cardinalText", "One", "Two", "Eleven"),
            ("ordinalText", "First", "Second", "Eleventh"),
            ("chineseCountingThousand", "一", "二", "十一"),
            ("chineseLegalSimplified", "壹", "贰", "壹拾壹"),
            ("ideographDigital", "一", "二", "一一"),
            ("ideographTraditional", "甲", "乙", "11"),
            ("ideographZodiac", "子", "丑", "戌"),
            ("decimalFullWidth", "１", "２", "１１"),
            ("decimalEnclosedCircleChinese", "①", "②", "⑪"),
            ("decimalEnclosedParen", "⑴", "⑵", "⑾"),
            ("decimalEnclosedFullstop", "⒈", "⒉", "⒒"),
            ("ideographEnclosedCircle", "㊀", "㊁", "11"),
            ("numberInDash", "- 1 -", "- 2 -", "- 11 -"),
            ("none", "", "", ""),
            ("somethingNew", "1", "2", "11"),
        ] {
            assert_eq!((print(format, 1).as_str(), print(format, 2).as_str(), print(format, 11).as_str()), (one, two, eleven), "{format}");
        }
        assert_eq!((print("upperLetter", 27).as_str(), print("upperRoman", 2024).as_str()), ("AA", "MMXXIV"));
        for (format, number, printed) in [
            ("hex", 255, "FF"),
            ("chicago", 4, "§"),
            ("chicago", 5, "**"),
            ("chicago", 12, "§§§"),
            ("chicago", 13, "13"),
            ("decimalFullWidth2", 20, "２０"),
            ("taiwaneseDigital", 20, "二〇"),
            ("japaneseLegal", 1005, "壹仟零伍"),
            ("chineseLegalSimplified", 9320, "玖仟叁佰贰拾"),
            ("ideographTraditional", 10, "癸"),
            ("ideographZodiac", 12, "亥"),
            ("ideographZodiac", 13, "13"),
            ("ideographZodiacTraditional", 1, "甲子"),
            ("ideographZodiacTraditional", 14, "丁丑"),
            ("ideographZodiacTraditional", 60, "癸亥"),
            ("ideographZodiacTraditional", 61, "61"),
            ("ideographZodiacTraditional", 0, "0"),
            ("decimalEnclosedCircle", 20, "⑳"),
            ("decimalEnclosedCircle", 21, "21"),
            ("upperRoman", 3999, "MMMCMXCIX"),
            ("upperRoman", 448, "CDXLVIII"),
            ("upperRoman", 4000, "4000"),
            ("upperLetter", 26, "Z"),
            ("lowerLetter", 130, "zzzzz"),
            ("lowerLetter", 131, "131"),
            ("ordinal", 12, "12th"),
            ("ordinal", 13, "13th"),
            ("ordinal", 23, "23rd"),
            ("ordinal", 111, "111th"),
            ("ordinal", 21, "21st"),
            ("ordinal", 22, "22nd"),
            ("ordinal", 24, "24th"),
            ("cardinalText", 19, "Nineteen"),
            ("cardinalText", 30, "Thirty"),
            ("cardinalText", 99, "Ninety-nine"),
            ("cardinalText", 100, "100"),
            ("ordinalText", 3, "Third"),
            ("ordinalText", 5, "Fifth"),
            ("ordinalText", 8, "Eighth"),
            ("ordinalText", 9, "Ninth"),
            ("ordinalText", 12, "Twelfth"),
            ("ordinalText", 4, "Fourth"),
            ("ordinalText", 41, "Forty-first"),
        ] {
            assert_eq!(print(format, number), printed, "{format} {number}");
        }
        assert_eq!((print("ordinalText", 22).as_str(), print("ordinalText", 20).as_str()), ("Twenty-second", "Twentieth"));
    }

    #[test]
    fn numbers_out_of_reach_are_printed_in_digits() {
        for format in ["upperRoman", "upperLetter", "chineseLegalSimplified", "ideographZodiac", "decimalEnclosedCircle", "cardinalText"] {
            for number in [i64::MAX, i64::from(i32::MAX), -5] {
                assert_eq!(print(format, number), number.to_string(), "{format}");
            }
        }
        assert_eq!((print("upperRoman", 0).as_str(), print("ideographTraditional", 0).as_str()), ("0", "0"));
    }
}
