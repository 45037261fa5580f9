//! What was to be filled in and was not.

use super::{Found, Text};
use crate::finding::Code;
use crate::model::{chinese_number, is_han, placeholder};

/// Words that stand for what is missing. 有待补充, 待核实的线索 and 请填写下表 are running text.
const WORDS: [&str; 5] = ["待补充", "待填写", "待核实", "此处填写", "请填写"];
/// What a template asks for in brackets: 【单位名称】, [填写具体做法].
const ASKED: [&str; 13] = ["名称", "名字", "单位", "姓名", "时间", "日期", "数量", "金额", "职务", "事项", "填写", "填入", "具体做法"];
/// How what is in brackets ends that is still to come: （数据待核）, 〔请补充〕, 【此处插入图片】.
const TO_COME: [&str; 15] = [
    "待补",
    "待补充",
    "待核",
    "待核实",
    "待填",
    "待填写",
    "待定",
    "待完善",
    "待确认",
    "请补充",
    "请核实",
    "请确认",
    "请填写",
    "暂缺",
    "填空",
];
/// What begins a request in brackets: （此处补充案例）, （具体数字）.
const HERE: [&str; 5] = ["此处", "这里", "具体数字", "具体数据", "具体时间"];
/// The longest request in brackets.
const REQUEST: usize = 30;

pub(super) fn check(text: &Text, found: &mut Vec<Found>) {
    let mut at = 0;
    while at < text.chars.len() {
        let c = text.chars[at];
        if let Some(length) = blank(text, at) {
            say(text, at, length, found);
            at += length;
            continue;
        }
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
        '某' => run >= 2 && !is_person(text, at),
        // These end sentences too.
        '…' | '?' | '？' => false,
        // A single mark in Chinese text before a unit; X光 and X射线 are words.
        'X' | 'x' | 'Ｘ' | 'ｘ' | '×' | '*' | '＊' | 'N' | 'M' if run == 1 => {
            before.is_some_and(|c| is_han(c) || matches!(c, '，' | '。' | '；' | '、' | '：')) && counts()
        }
        'X' | 'x' | 'Ｘ' | 'ｘ' | '×' | '_' | '＿' if is_year(text, at, run) => true,
        'X' | 'x' | 'Ｘ' | 'ｘ' | '×' => !is_word(before) && !is_word(after),
        // 二〇〇八年
        '○' | '●' if run == 1 => {
            before.is_none_or(|c| (is_han(c) && !is_numeral(c)) || "，。；、：”》）".contains(c)) && text.unit_behind_number(at + 1) > 0
        }
        '●' => true,
        '〇' | '○' => run >= 2 && !before.is_some_and(is_numeral) && !after.is_some_and(is_numeral),
        '*' | '＊' if run == 2 => !is_bold(text),
        // **…****** in a row of a table is bold too.
        // 139****1234 is a telephone number that is not told.
        '*' | '＊' => run > 2 && text.at(0) != Some('|') && !is_word(before),
        // □是 □否 are boxes to be ticked.
        '□' => run >= 2 || counts(),
        _ => run >= 2 && !is_word(before) && !is_word(after),
    }
}

/// 李某某: a person who is not told, with what stands before the name ended.
fn is_person(text: &Text, at: usize) -> bool {
    let Some(family) = text.before(at).filter(|c| is_han(*c) && !"在到由对和与为向从把被将给于及县市省区镇乡村是自".contains(*c))
    else {
        return false;
    };
    let is_begun = at < 2 || text.before(at - 1).is_some_and(|c| matches!(c, '、' | '，' | '。' | '；' | '：' | '（' | ' ' | '\u{3000}'));
    is_begun && family != '某'
}

/// 20XX年
fn is_year(text: &Text, at: usize, run: usize) -> bool {
    let digits = text.chars[..at].iter().rev().take_while(|c| c.is_ascii_digit()).count();
    run == 2 && digits == 2 && text.at(at + run) == Some('年')
}

/// How long what stands where a number was to be filled in is that no row of marks is: X.X%, ？？人, （  ）人, 【】人.
fn blank(text: &Text, at: usize) -> Option<usize> {
    let row = |is: fn(char) -> bool, from: usize| text.chars[from..].iter().take_while(|c| is(**c)).count();
    let is_mark = |c| matches!(c, 'X' | 'x' | 'Ｘ' | 'ｘ' | '×' | '*');
    let length = match text.chars[at] {
        c if is_mark(c) => {
            let whole = row(is_mark, at);
            let parts = (text.at(at + whole) == Some('.')).then(|| row(is_mark, at + whole + 1)).filter(|parts| *parts > 0)?;
            whole + 1 + parts
        }
        '?' | '？' => Some(row(|c| matches!(c, '?' | '？'), at)).filter(|marks| *marks >= 2)?,
        open => {
            let close = closing(open)?;
            let inner = row(|c| matches!(c, ' ' | '\u{3000}' | '_'), at + 1);
            text.at(at + 1 + inner).filter(|c| close.contains(c))?;
            inner + 2
        }
    };
    let (before, end) = (text.before(at), at + length);
    let counts = text.unit_behind_number(end) > 0 || text.at(end).is_some_and(|c| "年月日余%％".contains(c));
    (before.is_none_or(|c| is_han(c) || "，。；、：”》）".contains(c)) && counts).then_some(length)
}

/// What closes a bracket, of either width.
fn closing(open: char) -> Option<&'static [char]> {
    match open {
        '（' | '(' => Some(&['）', ')']),
        '【' | '[' => Some(&['】', ']']),
        '〔' => Some(&['〕']),
        _ => None,
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
    for word in ["TODO", "TBD", "FIXME"] {
        let is_whole = |at: usize| {
            let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            text.has(at, word) && !is_letter(text.before(at)) && !is_letter(text.at(at + word.len()))
        };
        (0..text.chars.len()).filter(|at| is_whole(*at)).for_each(|at| say(text, at, word.len(), found));
    }
    for at in (0..text.chars.len()).filter(|at| matches!(text.chars[*at], '待' | '此' | '请' | '（')) {
        if text.has(at, "（略）") && text.before(at).is_none_or(|c| matches!(c, '。' | '；' | '：')) {
            say(text, at, 3, found);
        }
        for word in WORDS.into_iter().filter(|word| text.has(at, word)) {
            let length = word.chars().count();
            let before = text.before(at);
            let is_asked = before.is_some_and(|c| matches!(c, '（' | '(' | '【' | '[' | '〔' | '〈' | '<'));
            // 请填写《登记表》后交回。
            let is_alone =
                !text.at(at + length).is_some_and(|c| is_han(c) || c == '《') && !before.is_some_and(|c| "有尚亟还仍".contains(c));
            if is_asked || is_alone {
                say(text, at, length, found);
            }
        }
    }
}

fn requests(text: &Text, found: &mut Vec<Found>) {
    for open in 0..text.chars.len() {
        let Some(close) = closing(text.chars[open]) else { continue };
        let Some(length) = text.chars[open..].iter().take(REQUEST).position(|c| close.contains(c)) else { continue };
        // A word of WORDS within was said.
        let is_said = (open..open + length).any(|at| WORDS.iter().any(|word| text.has(at, word)));
        let inner = text.slice(open + 1..open + length);
        let is_to_come = TO_COME.iter().any(|word| inner.ends_with(word) && (inner.chars().count() <= word.chars().count() + 4));
        // Within round brackets stands much: only what is nothing but a request.
        let is_asked = match text.chars[open] {
            '（' | '(' => matches!(inner.as_str(), "单位名称" | "姓名" | "填写"),
            _ => ASKED.iter().any(|word| inner.contains(word)),
        };
        if !is_said && (is_asked || is_to_come || HERE.iter().any(|word| inner.starts_with(word))) {
            say(text, open, length + 1, found);
        }
    }
}
