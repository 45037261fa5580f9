//! The words around a number: what of a clause says what is counted, and what says little.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::super::verbs;
use super::super::words::Words;
use super::little::strip;
use super::parallel::MEASURES;
use super::stops;
use crate::model::numerals::digit;
use crate::model::{is_han, placeholder};

/// The longest name, in characters: a longer one is cut where a word ends.
pub(super) const LONGEST: usize = 20;
/// The longest where no word can be told.
const LONGEST_UNCUT: usize = 26;
/// How far around a number a name is looked for, in characters.
pub(super) const AROUND: usize = 40;

/// How the clause behind a name that is a whole says so: 累计达8个.
static WHOLES: LazyLock<Words> = LazyLock::new(|| Words::new(["累计", "总数", "总量", "总计", "合计", "共有", "全县共", "全市共"]));

/// What part of a whole something is.
const SHARES: &[&str] = &["比例", "比重", "比率", "份额", "占比"];

/// How a noun goes on that a verb begins: 覆盖率 is no 率 that is covered.
const NOUN_ENDS: &str = "率量额度性型类者";
/// Those that 组织 names when they stand before it.
const GROUPS: &[&str] = &["党", "社会", "经济", "合作", "团", "基层", "群团", "国际", "各级", "民间", "社区", "行业"];

/// The characters of a name: without punctuation, from behind the last number on.
pub(super) fn clean(clause: &str) -> String {
    let from = clause.char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
    let clause = &clause[from..];
    // 从办理结果来看
    let clause = clause.rsplit_once("来看").map_or(clause, |(_, behind)| behind);
    let clause = &without_codes(clause);
    let digits = clause.rfind(|c| digit(c).is_some()).map_or(0, |at| at + clause[at..].chars().next().map_or(0, char::len_utf8));
    let rest = clause[digits..]
        .trim_start_matches(|c: char| digits > 0 && (c.is_ascii_alphabetic() || "年月日号度底末前点%．.后初以来个".contains(c)));
    // 17号线西延伸: the number is part of a name.
    if digits > 0 && ["号线", "号楼", "号机", "号井", "号桥", "号泵"].iter().any(|part| clause[digits..].starts_with(part)) {
        return String::new();
    }
    // 35-50岁党员, 35岁以下党员: what is said of them is no name.
    let rest = rest.strip_prefix('岁').filter(|behind| digits > 0 && behind.starts_with(is_han)).unwrap_or(rest);
    let rest = Some(rest).filter(|_| digits > 0).and_then(behind_bound).unwrap_or(rest);
    let rest = ["岁以上", "岁以下", "周岁以上"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    // 污水治理（管控）率
    let mut depth = 0_usize;
    let name = rest
        .chars()
        .filter(|c| {
            depth = if "（(".contains(*c) { depth + 1 } else { depth };
            let is_within = depth > 0;
            depth = if "）)".contains(*c) { depth.saturating_sub(1) } else { depth };
            !is_within && (is_han(*c) || c.is_ascii_alphanumeric())
        })
        .collect();
    without_left_out(name)
}

/// A name behind the marks that stand for another: XX|品牌专业. X光 is a word.
fn without_left_out(name: String) -> String {
    let is_left_out = |at: usize, c: char| {
        let run = if c == '某' { 0 } else { placeholder::run(name[at..].chars()) };
        let behind = name[at..].chars().nth(run);
        run > 0 && behind.is_some_and(|c| is_han(c) && !"光射".contains(c))
    };
    let last = name.char_indices().rfind(|(at, c)| is_left_out(*at, *c));
    last.map_or_else(|| name.clone(), |(at, c)| name[at + c.len_utf8()..].to_owned())
}

/// A clause without 5G, 4A级 and M2, which are no numbers.
pub(super) fn without_codes(clause: &str) -> Cow<'_, str> {
    let is_code = |c: char| c.is_ascii_alphanumeric() || c == '.';
    if !clause.contains(|c: char| c.is_ascii_alphabetic()) || !clause.contains(|c: char| c.is_ascii_digit()) {
        return clause.into();
    }
    let mut out = String::with_capacity(clause.len());
    let mut rest = clause;
    while let Some(at) = rest.find(is_code) {
        let (before, code) = rest.split_at(at);
        out.push_str(before);
        let (code, behind) = code.split_at(code.find(|c| !is_code(c)).unwrap_or(code.len()));
        let is_mixed = code.contains(|c: char| c.is_ascii_alphabetic()) && code.contains(|c: char| c.is_ascii_digit());
        if !is_mixed {
            out.push_str(code);
        }
        rest = Some(behind)
            .filter(|_| is_mixed)
            .and_then(|behind| behind.strip_prefix('级'))
            .map_or(behind, |behind| behind.strip_prefix("以上").unwrap_or(behind));
    }
    out.push_str(rest);
    out.into()
}

/// What follows a bound behind a number: 岁以上, 年以下.
fn behind_bound(rest: &str) -> Option<&str> {
    let at = rest.char_indices().take(4).find(|(_, c)| *c == '以')?.0;
    rest[at + '以'.len_utf8()..].strip_prefix(['上', '下', '内', '外'])
}

/// Whether a clause says that what follows is all of it.
pub(super) fn is_whole(clause: &str) -> bool {
    WHOLES.is_within(clause)
}

/// The name in what is left of a clause: behind what is done, without 的.
pub(super) fn named(clause: &str) -> Option<String> {
    let (light, behind) = verbs::LIGHT_WORDS
        .within_from_end(clause)
        .map(|(at, verb)| (at, at + verb.len()))
        .find(|(at, end)| is_verb(clause, *at, *end))
        .unwrap_or_default();
    let mut name = strip(&clause[behind..]);
    // 村庄环境整治方面的3件
    name = name.strip_suffix("方面").filter(|name| name.chars().count() >= 4).unwrap_or(name);
    // 交通完成投资, 规上企业实现产值: what is measured is of those who do it.
    let of = strip(&clause[..light]);
    if MEASURES.contains(&name) && name.chars().count() <= 5 && ["完成", "实现"].contains(&&clause[light..behind]) && is_measured(of) {
        return Some(format!("{of}{name}"));
    }
    // 三项社会保险基金收入
    if let Some((_, of)) = ["两项", "三项", "四项", "五项", "六项", "多项"]
        .iter()
        .find_map(|several| name.split_once(several))
        .filter(|(list, of)| !list.is_empty() && of.chars().count() >= 3)
    {
        name = of;
    }
    // 新型储能累计建成并网: what was done alone is no name.
    let whole = Some(strip(&clause[..light])).filter(|of| {
        ["累计", "共计", "总共", "先后"].contains(&&clause[light..behind])
            && (verbs::are_all(name) || ["结存", "结余"].contains(&name))
            && of.chars().count() >= 2
    });
    if let Some(of) = whole.filter(|of| !verbs::are_all(of)) {
        return Some(format!("{of}{name}")).filter(|name| name.chars().count() <= LONGEST);
    }
    if let Some((whole, of)) = name.rsplit_once('的')
        && of.chars().count() >= 2
    {
        // 研发支出占生产总值的比重: the first is what is measured.
        if SHARES.contains(&of) {
            let end = ["相当于", "占"].iter().filter_map(|word| whole.find(word)).min().unwrap_or(whole.len());
            let part = strip(&whole[..end]);
            return (part.chars().count() >= 2).then(|| format!("{part}占比"));
        }
        // 高速公路平均每天的车流量
        let of_whom = strip(whole.strip_suffix("每天").unwrap_or(whole));
        if MEASURES.contains(&of) && of.chars().count() <= 4 && of_whom.chars().count() <= 8 && is_measured(of_whom) {
            return Some(format!("{of_whom}{of}"));
        }
        name = of;
    }
    // 建设任务是新增床位
    if let Some(at) = name.rfind('是').filter(|at| *at > 0 && name[at + '是'.len_utf8()..].chars().count() >= 2) {
        name = strip(&name[at + '是'.len_utf8()..]);
    }
    // 社区现有党员
    name = name.split_once("现有").map(|(_, of)| of).filter(|of| of.chars().count() >= 2).unwrap_or(name);
    // 社区有企业
    if let Some(at) =
        name.rfind('有').filter(|at| *at > 0 && !stops::is_within_word(name, *at) && name[at + '有'.len_utf8()..].chars().count() >= 2)
    {
        name = &name[at + '有'.len_utf8()..];
    }
    // 大街、沿河路等城市道路
    if let Some(of) = behind_list(name) {
        name = of;
    }
    if name.chars().count() > LONGEST {
        name = cut(name).unwrap_or(name);
    }
    (2..=LONGEST_UNCUT).contains(&name.chars().count()).then(|| without_done(name))
}

/// 硬化|了|路面: without the sign that it is done.
fn without_done(name: &str) -> String {
    match name.split_once('了') {
        Some((verb, object)) if object.chars().count() >= 2 && !object.starts_with('解') && verbs::ALL_WORDS.at_end(verb).is_some() => {
            format!("{verb}{object}")
        }
        _ => name.to_owned(),
    }
}

/// Whether something of a measure may be named by these words: no verb, no whole sentence.
fn is_measured(of: &str) -> bool {
    (2..=12).contains(&of.chars().count())
        && of.chars().all(is_han)
        && !verbs::ALL_WORDS.is_within(of)
        && !of.contains(['的', '了', '和', '并'])
}

/// What a list is of: 大街、沿河路等|城市道路.
fn behind_list(name: &str) -> Option<&str> {
    let at = name.rmatch_indices('等').map(|(at, _)| at).find(|at| *at > 0 && !stops::is_within_word(name, *at))?;
    let of = strip(&name[at + '等'.len_utf8()..]);
    let of = ["领域", "方面", "渠道", "环节", "行业", "部门", "形式", "方式"]
        .iter()
        .find_map(|kind| of.strip_prefix(kind))
        .filter(|of| of.chars().count() >= 4)
        .unwrap_or(of);
    (of.chars().count() >= 2).then_some(of)
}

/// A long name behind the last thing that is done, or behind what joins two.
fn cut(name: &str) -> Option<&str> {
    let heavy = verbs::HEAVY_WORDS
        .within_from_end(name)
        .find(|(at, verb)| *at > 0 && verb.chars().count() > 1 && is_verb(name, *at, at + verb.len()))
        .map(|(at, _)| at);
    let joined = || {
        let ends = ["以及", "和", "与", "及", "对", "将", "为", "等", "在", "向", "了", "从"]
            .iter()
            .filter_map(|word| name.rfind(word).map(|at| (at, at + word.len())));
        ends.filter(|(at, end)| name[*end..].chars().count() >= 2 && !stops::is_within_word(name, *at)).map(|(_, end)| end).max()
    };
    Some(strip(&name[heavy.or_else(joined)?..])).filter(|cut| cut.chars().count() >= 4)
}

/// Whether a verb in a clause is one there: 覆盖率, 党组织 and 支出 hold none.
pub(super) fn is_verb(clause: &str, at: usize, end: usize) -> bool {
    let behind = &clause[end..];
    let is_group = &clause[at..end] == "组织" && GROUPS.iter().any(|group| clause[..at].ends_with(group))
        || &clause[at..end] == "派出" && behind.starts_with('所')
        || &clause[at..end] == "共计" && behind.starts_with('划');
    // 研究与试验发展经费
    let is_joined = behind.starts_with(['与', '和']);
    // 覆盖面积, 使用单位, 调解成功案件
    let is_attribute = behind.starts_with("面积") || at > 0 && ["单位", "案件", "犯罪", "人员"].contains(&behind);
    behind.chars().nth(1).is_some() && !(is_attribute || is_group || is_joined || behind.starts_with(|c| NOUN_ENDS.contains(c)))
}

#[cfg(test)]
mod tests;
