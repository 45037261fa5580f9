//! What people write in place of a number that they do not know yet: XX次, N人, ___人, **万元, □, ……名, ?次, 某.

/// The longest row of marks, in characters; a longer one is a rule across the page.
pub(crate) const LONGEST: usize = 12;

/// Whether a character is a mark of the kind that this one begins.
pub(crate) fn is_same_mark(first: char, c: char) -> bool {
    match first {
        'X' | 'x' | 'Ｘ' | 'ｘ' | '×' => "XxＸｘ×".contains(c),
        '*' | '＊' => "*＊".contains(c),
        '_' | '＿' => "_＿".contains(c),
        '?' | '？' => "?？".contains(c),
        '□' | '■' | '〇' | '○' | '●' | '△' | 'N' | 'M' | '…' => c == first,
        '某' => c == '某',
        _ => false,
    }
}

/// How many characters of a row of marks begin a text.
pub(crate) fn run(mut text: impl Iterator<Item = char>) -> usize {
    let Some(first) = text.next().filter(|first| is_same_mark(*first, *first)) else { return 0 };
    1 + text.take_while(|c| is_same_mark(first, *c)).count()
}
