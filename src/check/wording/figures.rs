//! Numbers that are typed beside figures.

use std::collections::{BTreeSet, HashMap};

use rust_decimal::Decimal;

use super::{Context, Found, Text};
use crate::finding::Code;
use crate::model::{AnnualReport, Field, Figure, Step, is_han};

/// The longest name, and the most figures of one value, that are looked at.
const NAME: usize = 50;
const SAME: usize = 50;
/// The longest unit between the ends of a range.
const LONGEST_UNIT: usize = 4;
/// How far before a number a word is looked for that names its figure.
const CLAUSE: usize = 12;
/// The longest of `LINKS`.
const LONGEST_LINK: usize = 4;
/// How far before a number 从 stands: 从2020年的53%.
const EARLIER: usize = 8;

/// What may stand between a name and its number.
#[rustfmt::skip]
const LINKS: [&str; 26] = [
    "", "达到", "达到了", "已达", "已达到", "达", "共计", "合计", "总计", "累计", "累计达", "累计达到", "已累计", "共有", "共", "计", "有",
    "是", "为", "：", "为：", "总数为", "总数达", "数为", "数达", "数量为",
];

/// The figures of this year that have a value, by name and by value.
pub(super) struct Known<'r> {
    by_name: HashMap<Vec<char>, &'r Figure>,
    /// How long the names are.
    lengths: BTreeSet<usize>,
    by_value: HashMap<Decimal, Vec<&'r Figure>>,
}

impl<'r> Known<'r> {
    pub(super) fn of(report: &'r AnnualReport) -> Self {
        let mut known = Known { by_name: HashMap::new(), lengths: BTreeSet::new(), by_value: HashMap::new() };
        for placed in report.figures().filter(|placed| !placed.is_plan_target()) {
            let figure = placed.figure;
            let Some(value) = figure.value else { continue };
            let name: Vec<char> = figure.name.chars().collect();
            if (1..=NAME).contains(&name.len()) {
                known.lengths.insert(name.len());
                known.by_name.entry(name).or_insert(figure);
            }
            let same = known.by_value.entry(value).or_default();
            if same.len() < SAME {
                same.push(figure);
            }
        }
        known
    }

    /// The figure whose name, the longest that fits, stands before an index, or before a word that says of what a number is the value.
    fn before(&self, text: &Text, index: usize) -> Option<&'r Figure> {
        let starts = LINKS.iter().filter_map(|link| index.checked_sub(link.chars().count()).filter(|start| text.has(*start, link)));
        starts.into_iter().find_map(|end| {
            let lengths = self.lengths.iter().rev().filter(|length| **length <= end);
            lengths.into_iter().find_map(|length| self.by_name.get(&text.chars[end - length..end]).copied())
        })
    }
}

/// Numbers typed with the unit of a figure: of its value, where it could be referred to; of another, right behind its name.
pub(super) fn check(text: &Text, context: &Context<'_>, found: &mut Vec<Found>) {
    let mut at = 0;
    let mut in_braces = false;
    while at < text.chars.len() {
        let c = text.chars[at];
        in_braces = (in_braces || matches!(c, '{' | '｛')) && !matches!(c, '}' | '｝');
        if in_braces || !c.is_ascii_digit() {
            at += 1;
            continue;
        }
        let length = text.chars[at..].iter().take_while(|c| c.is_ascii_digit() || **c == '.').count();
        let (start, end) = (at, at + length);
        at = end;
        let Ok(value) = text.slice(start..end).parse::<Decimal>() else { continue };
        // A range, a date, a rank or a code is no value; 达到 is no range.
        let before = text.before(start);
        let is_reached = start >= 2 && text.has(start - 2, "达到");
        if !is_reached && before.is_some_and(|c| c.is_ascii_alphanumeric() || ".-—～~至到第前〔".contains(c)) {
            continue;
        }
        // Nor is what it was before: 从53%提高到60%.
        if was_before(text, start, end) {
            continue;
        }
        // Nor is the first of a range: 6%－6.5%.
        if text.chars[end..].iter().take(LONGEST_UNIT).find(|c| !is_han(**c) && **c != '%').is_some_and(|c| "-—－–～~".contains(*c)) {
            continue;
        }
        // Where the figure would end, were it printed here. The longest unit is meant: 亿千瓦时, not 亿.
        let end_of = |figure: &Figure| {
            let printed = figure.text();
            let behind = format!("{}{}{}", printed.after, printed.unit, printed.behind);
            let is_whole = text.unit(end + printed.after.chars().count()) <= printed.unit.chars().count();
            let stands = printed.before.is_empty() && !printed.unit.is_empty() && is_whole && text.has(end, &behind);
            let until = end + behind.chars().count();
            // 20次以上 is not 20次.
            let is_bounded = ["以下", "以内", "以上"].iter().any(|word| text.has(until, word)) || text.word_behind_unit(until) > 0;
            (stands && !(printed.behind.is_empty() && is_bounded)).then_some(until)
        };
        let named = context.known.before(text, start).and_then(|figure| Some((figure, end_of(figure)?)));
        // 学习（二） is the same of another chapter; a plan tells of what is to come.
        let is_other = |name: &str| {
            let same = context.known.by_value.get(&value).into_iter().flatten();
            same.clone().any(|figure| figure.name.strip_prefix(name).is_some_and(|rest| rest.starts_with('（')))
        };
        let may_differ = |figure: &Figure| {
            text.at.steps().first() == Some(&Step::Field(Field::Plans)) || is_other(&figure.name) || is_part_of_name(text, start, figure)
        };
        // 集中学习28次 where 集中学习 is 30次.
        if let Some((figure, end)) =
            named.filter(|(figure, _)| ![figure.value, figure.last_year, figure.target].contains(&Some(value)) && !may_differ(figure))
        {
            found.push(Found::new(
                Code::FigureContradicted,
                start..end,
                format!("指标“{}”为{figure}，这里写的是{}，请核对。", figure.name, text.slice(start..end)),
                format!("The figure {:?} is {figure}, the text says otherwise: check which is right.", figure.name),
            ));
            continue;
        }
        // The longest unit is meant: 人次, not 人.
        let same: Vec<(&Figure, usize)> =
            context.known.by_value.get(&value).into_iter().flatten().filter_map(|figure| Some((*figure, end_of(figure)?))).collect();
        let longest = same.iter().map(|(_, end)| *end).max();
        let mut same = same.into_iter().filter(|(_, end)| Some(*end) == longest);
        if let (Some((figure, end)), None) = (same.next(), same.next()) {
            let typed = Found::new(
                Code::TypedFigure,
                start..end,
                format!("“{figure}”已有指标“{}”，请写作{{{}}}，以免前后不一。", figure.name, figure.name),
                format!("{figure} is stated as the figure {:?}: write {{{}}}, so that both agree.", figure.name, figure.name),
            );
            // Only where the name stands before it is it certain that the figure is meant. That two numbers of one or two digits
            // are the same is chance, unless a word of the name stands near.
            if named.is_some_and(|(named, _)| std::ptr::eq(named, figure)) {
                found.push(typed.fix(format!("{{{}}}", figure.name)));
            } else if length > 2 || shares_a_word(&text.chars[start.saturating_sub(CLAUSE)..start], &figure.name) {
                found.push(typed);
            }
        }
    }
}

/// Names that are the end of many others.
const GENERAL: [&str; 10] = ["项目", "投资", "资金", "收入", "支出", "产值", "企业", "增长", "人数", "面积"];

/// What may stand before a short name that is whole.
const BEFORE: [&str; 9] = ["全年", "年内", "今年", "累计", "开展", "组织", "进行", "完成", "共"];

/// Whether the name before a number may be but the end of a longer one: 治理项目47个 where 项目 is 2个.
fn is_part_of_name(text: &Text, start: usize, figure: &Figure) -> bool {
    let length = figure.name.chars().count();
    let from = (length..=length + LONGEST_LINK).filter_map(|back| start.checked_sub(back)).find(|from| text.has(*from, &figure.name));
    let begins =
        |from: usize| !text.before(from).is_some_and(is_han) || BEFORE.iter().any(|word| text.start_of_word_before(from, word).is_some());
    GENERAL.contains(&figure.name.as_str()) || (length <= 2 && from.is_some_and(|from| !begins(from)))
}

/// Whether a number is what it was before something changed it: 从53%提高到60%, 由3家增至5家.
fn was_before(text: &Text, start: usize, end: usize) -> bool {
    let before = &text.chars[start.saturating_sub(EARLIER)..start];
    let from = before.iter().rposition(|c| matches!(c, '从' | '由'));
    let is_near = from.is_some_and(|from| before[from..].iter().all(|c| is_han(*c)));
    let mut ahead = text.chars[end..].iter().take(CLAUSE).take_while(|c| !matches!(c, '，' | '。' | '；'));
    is_near && ahead.any(|c| matches!(c, '至' | '到' | '为'))
}

/// Whether two characters of a name, one after the other, stand in the last clause of what is before a number.
fn shares_a_word(before: &[char], name: &str) -> bool {
    let from = before.iter().rposition(|c| matches!(c, '，' | '。' | '；' | '、' | '{' | '}')).map_or(0, |at| at + 1);
    let name: Vec<char> = name.chars().collect();
    name.windows(2).any(|word| before[from..].windows(2).any(|two| two == word))
}
