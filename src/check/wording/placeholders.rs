//! What was to be filled in and was not.

use super::{Found, Text};
use crate::finding::Code;
use crate::model::{chinese_number, is_han, placeholder};

/// Words that stand for what is missing. 有待补充, 待核实的线索 and 请填写下表 are running text.
const WORDS: [&str; 5] = ["待补充", "待填写", "待核实", "此处填写", "请填写"];
/// What a template asks for in brackets: 【单位名称】, [填写具体做法].
const ASKED: [&str; 13] = ["名称", "名字", "单位", "姓名", "时间", "日期", "数量", "金额", "职务", "事项", "填写", "填入", "具体做法"];
/// The longest request in brackets.
const REQUEST: usize = 30;

pub(super) fn check(text: &Text, found: &mut Vec<Found>) {
    let mut at = 0;
    while at < text.chars.len() {
        let c = text.chars[at];
        if is_han(c) && c != '某' {
            at += 1;
            continue;
        }
        let run = placeholder::run(text.chars[at..].iter().copied());
        if run == 0 {
            at += 1;
            continue;
        }
        // A longer row is a rule across the page.
        if run <= placeholder::LONGEST && is_placeholder(text, at, run) {
            say(text, at, run, found);
        }
        at += run;
    }
    words(text, found);
    requests(text, found);
}

fn say(text: &Text, at: usize, length: usize, found: &mut Vec<Found>) {
    let mark = text.slice(at..at + length);
    found.push(Found::new(
        Code::Placeholder,
        at..at + length,
        format!("“{mark}”是占位符号，请换成实际内容。"),
        format!("{mark:?} is a placeholder: write what belongs there."),
    ));
}

/// `XX次`, `***`, `____`. Not a letter in a word (X光, XML), a product (3×5), the bold type of a text from elsewhere (**一是**).
fn is_placeholder(text: &Text, at: usize, run: usize) -> bool {
    let (before, after) = (text.before(at), text.at(at + run));
    let is_word = |c: Option<char>| {
        c.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '@' | '.' | '/' | '\\' | '\'' | '"' | '=' | '_' | '-' | ':'))
    };
    let is_numeral = |c: char| chinese_number(c.encode_utf8(&mut [0; 4])).is_some();
    // What a number or a name stands before.
    let counts = || after.is_some_and(|c| "年月日余".contains(c)) || text.unit(at + run) > 0;
    match text.chars[at] {
        // 某 is a word of its own: 某种, 某些. Twice it is none.
        '某' => run >= 2,
        // A single mark in Chinese text before a unit; X光 and X射线 are words.
        'X' | 'x' | 'Ｘ' | 'ｘ' | '×' | '*' | '＊' | 'N' | 'M' if run == 1 => {
            before.is_some_and(|c| is_han(c) || matches!(c, '，' | '。' | '；' | '、' | '：')) && counts()
        }
        'X' | 'x' | 'Ｘ' | 'ｘ' | '×' => !is_word(before) && !is_word(after),
        // 二〇〇八年
        '〇' | '○' => run >= 2 && !before.is_some_and(is_numeral) && !after.is_some_and(is_numeral),
        '●' => run >= 2,
        '*' | '＊' if run == 2 => !is_bold(text),
        // **…****** in a row of a table is bold too.
        // 139****1234 is a telephone number that is not told.
        '*' | '＊' => run > 2 && text.at(0) != Some('|') && !is_word(before),
        // □是 □否 are boxes to be ticked.
        '□' => run >= 2 || counts(),
        _ => run >= 2 && !is_word(before) && !is_word(after),
    }
}

/// Whether `**` come in pairs here and do not all stand before a unit or the name of a place: **一是**, not **县**局.
fn is_bold(text: &Text) -> bool {
    let mut marks = 0_usize;
    let mut all_missing = true;
    let mut at = 0;
    while at + 1 < text.chars.len() {
        if text.chars[at] != '*' || text.chars[at + 1] != '*' {
            at += 1;
            continue;
        }
        marks += 1;
        at += 2;
        all_missing &= text.at(at).is_some_and(|c| "年月日余省市县区镇乡村局委厅处科同".contains(c)) || text.unit(at) > 0;
    }
    marks.is_multiple_of(2) && !all_missing
}

fn words(text: &Text, found: &mut Vec<Found>) {
    for at in (0..text.chars.len()).filter(|at| matches!(text.chars[*at], '待' | '此' | '请' | '（')) {
        if text.has(at, "（略）") && text.before(at).is_none_or(|c| matches!(c, '。' | '；' | '：')) {
            say(text, at, 3, found);
        }
        for word in WORDS.into_iter().filter(|word| text.has(at, word)) {
            let length = word.chars().count();
            let before = text.before(at);
            let is_asked = before.is_some_and(|c| matches!(c, '（' | '(' | '【' | '[' | '〔' | '〈' | '<'));
            let is_alone = !text.at(at + length).is_some_and(is_han) && !before.is_some_and(|c| "有尚亟还仍".contains(c));
            if is_asked || is_alone {
                say(text, at, length, found);
            }
        }
    }
}

fn requests(text: &Text, found: &mut Vec<Found>) {
    for open in (0..text.chars.len()).filter(|at| matches!(text.chars[*at], '【' | '[')) {
        let close = if text.chars[open] == '【' { '】' } else { ']' };
        let Some(length) = text.chars[open..].iter().take(REQUEST).position(|c| *c == close) else { continue };
        // A word of WORDS within was said.
        let is_said = (open..open + length).any(|at| WORDS.iter().any(|word| text.has(at, word)));
        if !is_said && (open + 1..open + length).any(|at| ASKED.iter().any(|word| text.has(at, word))) {
            say(text, open, length + 1, found);
        }
    }
}
