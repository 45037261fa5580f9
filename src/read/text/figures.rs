//! Numbers in prose -> figures, referred to by name.

use std::collections::HashSet;
use std::collections::hash_map::{Entry, HashMap};

use super::blanks::{blank, is_end};
use super::mark::{digit, half_width};
use super::units::unit;
use crate::model::{AnnualReport, Approximation, Decimal, Figure, Prose, is_han};

/// The longest name, in characters, and how far around a number it is looked for.
const NAME: usize = 12;
const AROUND: usize = 30;
/// The longest quotation or title in which no number is looked for.
const QUOTED: usize = 60;

/// Replaces the numbers of every prose. Those of an item are stated on it, those of a plan are its targets, all others stand on the
/// report.
pub(super) fn extract(report: &mut AnnualReport) {
    // A target may have the name of this year's figure, which it carries on.
    let (mut names, mut target_names) = (Names::default(), Names::default());
    let mut own = Vec::new();
    names.prose(&mut report.preamble, &mut own);
    for chapter in &mut report.work {
        names.prose(&mut chapter.lead, &mut own);
        for item in &mut chapter.items {
            names.prose(&mut item.lead, &mut item.figures);
            for point in &mut item.points {
                names.prose(&mut point.text, &mut item.figures);
            }
        }
    }
    if let Some(problems) = &mut report.problems {
        names.prose(&mut problems.lead, &mut own);
        for problem in &mut problems.items {
            names.prose(&mut problem.text, &mut own);
        }
    }
    if let Some(plans) = &mut report.plans {
        names.prose(&mut plans.lead, &mut own);
        for plan in &mut plans.items {
            target_names.prose(&mut plan.text, &mut plan.targets);
        }
    }
    names.prose(&mut report.closing, &mut own);
    report.figures.extend(own);
}

/// The names given so far.
#[derive(Default)]
struct Names {
    given: HashSet<String>,
    /// How often a name was wanted, so that a thousand figures of one name do not try a thousand.
    wanted: HashMap<String, usize>,
}

impl Names {
    fn prose(&mut self, prose: &mut Prose, figures: &mut Vec<Figure>) {
        let found: Vec<String> = prose.as_str().split('\n').map(|paragraph| self.paragraph(paragraph, figures)).collect();
        if !figures.is_empty() {
            *prose = found.join("\n").into();
        }
    }

    /// A paragraph, its braces doubled already, with its numbers replaced.
    fn paragraph(&mut self, text: &str, figures: &mut Vec<Figure>) -> String {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        // Where the clause begins in the text, and what of it stands last in the output is copied text.
        let mut clause = 0;
        while let Some(c) = text[at..].chars().next() {
            let (before, rest) = text.split_at(at);
            if let Some(quoted) = quotation(rest) {
                out.push_str(quoted);
                at += quoted.len();
                continue;
            }
            let found = if digit(c) { number(before, rest, &out) } else { left_out(before, rest) };
            if let Some(found) = found {
                let length = found.length;
                let name = self.name(&text[clause..at - found.taken_back], &rest[length..], found.figure.unit.as_deref());
                out.truncate(out.len() - found.taken_back);
                out.extend(["{", &name, "}"]);
                figures.push(Figure { name, ..found.figure });
                at += length;
                continue;
            }
            // A number that is none of ours is copied whole, so that its tail is not taken for one.
            let length = if digit(c) { digits(rest) } else { c.len_utf8() };
            out.push_str(&rest[..length]);
            at += length;
            if is_end(c) || matches!(c, '（' | '(') {
                clause = at;
            }
        }
        out
    }

    /// A name that no other figure has.
    fn name(&mut self, before: &str, behind: &str, unit: Option<&str>) -> String {
        let name = subject(before)
            .or_else(|| object(behind))
            .unwrap_or_else(|| unit.map_or_else(|| "指标".into(), |unit| format!("指标（{unit}）")));
        if self.given.insert(name.clone()) {
            return name;
        }
        let count = match self.wanted.entry(name.clone()) {
            Entry::Occupied(count) => count.into_mut(),
            Entry::Vacant(first) => first.insert(1),
        };
        loop {
            *count += 1;
            let numbered = format!("{name}{count}");
            if self.given.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}

/// A figure found at a place.
struct Found {
    figure: Figure,
    /// How many bytes of the text it takes.
    length: usize,
    /// How many bytes before it belong to it: 近 or 约.
    taken_back: usize,
}

/// A quotation or title at the beginning of a text.
fn quotation(text: &str) -> Option<&str> {
    let close = match text.chars().next()? {
        '“' => '”',
        '《' => '》',
        '「' => '」',
        _ => return None,
    };
    let (end, _) = text.char_indices().take(QUOTED).find(|(_, c)| *c == close)?;
    Some(&text[..end + close.len_utf8()])
}

/// The length of the digits at the beginning of a text, with its separators.
fn digits(text: &str) -> usize {
    let mut end = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        // A full-width comma separates numbers, not digits.
        let joins = matches!(c, '.' | ',' | '．') && end > 0 && characters.peek().is_some_and(|(_, next)| digit(*next));
        if !(digit(c) || joins) {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// A number with its unit.
fn number(before: &str, rest: &str, out: &str) -> Option<Found> {
    let previous = before.chars().next_back();
    let continues = |c: char| c.is_ascii_alphanumeric() || ".．第〔[【-－—–~～·/+＋".contains(c);
    if previous.is_some_and(continues) {
        return None;
    }
    // 20至30次, 3到5次: a range is no figure.
    if previous.is_some_and(|c| "至到".contains(c)) && before.chars().rev().nth(1).is_some_and(digit) {
        return None;
    }
    let length = digits(rest);
    let value = value(&rest[..length])?;
    let behind = &rest[length..];
    let more = behind.chars().next().filter(|c| "余多".contains(*c));
    let after_more = more.map_or(0, char::len_utf8);
    let unit = unit(&behind[after_more..])?;
    let end = &behind[after_more + unit.len()..];
    // The hours of the day, ordinals of meetings and the like are no figures.
    if (unit == "小时" && length == 2 && rest.starts_with("24")) || end.starts_with("以来") {
        return None;
    }
    let approximation = match more {
        Some('余') => Approximation::Over,
        Some(_) => Approximation::More,
        None => word_before(out),
    };
    let taken_back = if more.is_none() { approximation.words().0.len() } else { 0 };
    let figure = Figure::new("", unit).value(value).approximation(approximation);
    Some(Found { figure, length: length + after_more + unit.len(), taken_back })
}

/// 近 or 约 before a number, where it is no part of a word.
fn word_before(out: &str) -> Approximation {
    let mut last = out.chars().rev();
    let (word, before) = (last.next(), last.next());
    match word {
        Some('近') if !before.is_some_and(|c| "最附临邻靠亲相接新".contains(c)) => Approximation::Nearly,
        Some('约') if !before.is_some_and(|c| "大节制公预合签契集条隐简".contains(c)) => Approximation::About,
        _ => Approximation::Exact,
    }
}

fn value(digits: &str) -> Option<Decimal> {
    let plain: String =
        digits.chars().filter(|c| *c != ',').map(|c| half_width(c).and_then(|digit| char::from_digit(digit, 10)).unwrap_or('.')).collect();
    // 007 and the like would not print as they stand.
    let padded = plain.len() > 1 && plain.starts_with('0') && !plain.starts_with("0.");
    (!padded && plain.len() <= 20).then(|| plain.parse().ok()).flatten()
}

/// A blank.
fn left_out(before: &str, rest: &str) -> Option<Found> {
    let found = blank(before, rest)?;
    let approximation = match found.after {
        "余" => Approximation::Over,
        "多" => Approximation::More,
        _ => Approximation::Exact,
    };
    let length = found.mark.len() + found.after.len() + found.unit.len();
    Some(Found { figure: Figure::new("", found.unit).approximation(approximation), length, taken_back: 0 })
}

/// What says little at the head of a clause.
const HEADS: &[&str] = &[
    "今年以来",
    "一年来",
    "全年",
    "全县",
    "全市",
    "全区",
    "全镇",
    "全局",
    "截至目前",
    "截至年底",
    "截至",
    "目前",
    "先后",
    "累计",
    "共计",
    "总共",
    "其中",
    "分别",
    "全部",
    "年内",
    "同时",
    "重点",
    "系统",
    "并",
    "共",
    "已",
    "还",
    "也",
    "再",
    "又",
    "为",
    "对",
    "将",
    "向",
    "由",
    "在",
    "以",
    "及",
    "和",
    "了",
    "拟",
    "使",
    "让",
    "把",
];
/// What is done, and never part of the name of what it is done to.
const DONE: &[&str] = &[
    "召开",
    "开展",
    "组织",
    "举办",
    "举行",
    "完成",
    "形成",
    "发表",
    "撰写",
    "制定",
    "出台",
    "印发",
    "提出",
    "听取",
    "参加",
    "获得",
    "荣获",
    "接受",
    "观看",
    "确定",
    "围绕",
    "采取",
    "转为",
    "取得",
    "等各类",
    "等各项",
];
/// And at its end, before the number.
const TAILS: &[&str] = &[
    "达到",
    "超过",
    "完成",
    "实现",
    "提高",
    "增长",
    "下降",
    "增加",
    "减少",
    "压缩",
    "仅有",
    "仍有",
    "仍",
    "只有",
    "不少于",
    "达",
    "为",
    "有",
    "共",
    "了",
    "近",
    "约",
    "超",
    "逾",
    "至",
    "的",
];

/// The name in what stands before a number: 全年开展集中学习 -> 集中学习.
fn subject(clause: &str) -> Option<String> {
    // 调研发现的30个问题: what is counted comes behind.
    if clause.ends_with('的') {
        return None;
    }
    let around = clause.char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
    let all: String = clause[around..].chars().filter(|c| is_han(*c) || c.is_ascii_alphanumeric()).collect();
    let mut name = all.as_str();
    loop {
        if let Some(rest) = HEADS.iter().find_map(|head| name.strip_prefix(head)) {
            name = rest;
        } else if let Some(rest) = TAILS.iter().find_map(|tail| name.strip_suffix(tail)) {
            name = rest;
        } else {
            break;
        }
    }
    let behind = DONE.iter().filter_map(|done| name.rfind(done).map(|at| at + done.len())).max().unwrap_or(0);
    shorten(&name[behind..])
}

/// The last characters of a name that is too long.
fn shorten(name: &str) -> Option<String> {
    let count = name.chars().count();
    (count >= 2).then(|| name.chars().skip(count.saturating_sub(NAME)).collect())
}

/// The name in what follows a number: 个重点调研内容，明确… -> 重点调研内容.
fn object(behind: &str) -> Option<String> {
    let far = behind.char_indices().nth(AROUND).map_or(behind.len(), |(at, _)| at);
    let behind = &behind[..far];
    let end = behind.find(|c| is_end(c) || !(is_han(c) || c.is_ascii_alphanumeric() || "“”《》".contains(c))).unwrap_or(behind.len());
    let clause: String = behind[..end].chars().filter(|c| is_han(*c) || c.is_ascii_alphanumeric()).collect();
    let stop = ["进行", "开展", "参加", "专题", "以上", "以内", "提供", "全部", "达到", "转化", "担任", "免费", "没有", "的"]
        .iter()
        .filter_map(|stop| clause.find(stop))
        .filter(|at| *at > 0)
        .min();
    let name: String = clause[..stop.unwrap_or(clause.len())].chars().take(NAME).collect();
    (name.chars().count() >= 2).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, Vec<String>) {
        let mut figures = Vec::new();
        let out = Names::default().paragraph(&Prose::escape(text), &mut figures);
        (out, figures.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn numbers_with_a_unit_are_figures() {
        for (text, out, figure) in [
            ("全年开展集中学习30余次。", "全年开展集中学习{集中学习}。", "30余次"),
            ("确定10个重点调研内容，", "确定{重点调研内容}重点调研内容，", "10个"),
            ("对调研发现的30个问题，", "对调研发现的{问题}问题，", "30个"),
            ("参学率达98.50%。", "参学率达{参学率}。", "98.50%"),
            ("慰问近100名群众，", "慰问{慰问}群众，", "近100名"),
            ("整修道路约3公里。", "整修道路{整修道路}。", "约3公里"),
            ("节约资金5万元。", "节约资金{节约资金}。", "5万元"),
            ("最近50次检查", "最近{检查}检查", "50次"),
            ("服务群众10万余人，", "服务群众{服务群众}，", "10万余人"),
            ("召开次党组会议专题讨论", "召开{党组会议}党组会议专题讨论", "____次"),
            ("参训党员XX余人次。", "参训党员{参训党员}。", "____余人次"),
            ("完成投资1,200万元。", "完成投资{投资}。", "1200万元"),
            ("接待２０批次。", "接待{接待}。", "20批次"),
        ] {
            assert_eq!(read(text), (out.to_owned(), vec![figure.to_owned()]), "{text}");
        }
        assert_eq!(read("学习3次，学习4次，学习5次。").0, "学习{学习}，学习{学习2}，学习{学习3}。");
    }

    #[test]
    fn years_ordinals_and_set_phrases_are_not() {
        for text in [
            "2023年，",
            "12月20日，",
            "第5次会议",
            "〔2023〕5号",
            "“三会一课”",
            "二十大",
            "十四五",
            "开展“5个1”活动",
            "《2025年100条措施》",
            "3至5次",
            "3-5次",
            "1.5至2公里",
            "全天24小时值班",
            "A4纸",
            "多次召开",
        ] {
            let (out, figures) = read(text);
            assert_eq!((out.as_str(), figures.len()), (text, 0), "{text}");
        }
    }
}
