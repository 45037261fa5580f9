//! Parts of a total that do not add up to it.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{Found, Reference, Text};
use crate::finding::Code;
use crate::model::unit::is_ratio;
use crate::model::{Bound, is_han};

/// The most figures of a paragraph among which totals are looked for.
const MOST: usize = 200;
/// How many figures before a total its parts may be of.
const NEAR: usize = 8;
/// The longest name of a part, and of what the total counts, in characters.
const NAME: usize = 12;
/// Between commas a part is told from the next statement by a short name.
const SHORT_NAME: usize = 4;

/// `检查{总数}，其中{甲}、{乙}`: parts of one unit that are more than their total; fewer where they are said to be all (分别为, 分为), or
/// where the total stands behind them (共).
pub(super) fn check(text: &Text, references: &[Reference<'_>], found: &mut Vec<Found>) {
    added_up(text, references, found);
    for (number, total) in references.iter().enumerate().take(MOST) {
        let Some(group) = group(text, references, number) else { continue };
        let (Some(whole), unit) = (total.figure.value, total.figure.unit.as_deref()) else { continue };
        if group.parts.len() < 2
            || whole.is_sign_negative()
            || unit.is_some_and(is_ratio)
            || group.parts.iter().any(|part| part.figure.unit != total.figure.unit)
        {
            continue;
        }
        let sum = group.parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.figure.value?));
        let Some(sum) = sum else { continue };
        let bound = total.figure.approximation.bound();
        let all = |bounds: &[Bound]| group.parts.iter().all(|part| bounds.contains(&part.figure.approximation.bound()));
        // 20余 and more cannot be parts of 30; of 30余 they may be.
        let exceeds = sum > whole && all(&[Bound::Exact, Bound::AtLeast]) && matches!(bound, Bound::Exact | Bound::AtMost | Bound::Below);
        let is_other = sum != whole && group.are_all && all(&[Bound::Exact]) && bound == Bound::Exact;
        if exceeds || is_other {
            let end = group.parts.last().map_or(total.end, |last| last.end);
            found.push(differs(total.start..end, sum, whole));
        }
    }
}

/// `走访甲类{甲}、乙类{乙}，共{总数}`: parts that are added up behind them.
fn added_up(text: &Text, references: &[Reference<'_>], found: &mut Vec<Found>) {
    for (number, total) in references.iter().enumerate().take(MOST).skip(2) {
        let is_sum = ["，共", "，共计", "，合计", "，总计", "，一共"]
            .into_iter()
            .any(|words| text.start_of_word_before(total.start, words) == Some(references[number - 1].end));
        if !is_sum {
            continue;
        }
        let mut first = number - 1;
        let joins = |at: usize| {
            let between = &text.chars[references[at - 1].end..references[at].start];
            between.split_first().is_some_and(|(mark, name)| {
                matches!(mark, '、' | '和') && name.len() <= NAME && name.iter().all(|c| is_han(*c) && *c != '和')
            })
        };
        while first > 0 && joins(first) {
            first -= 1;
        }
        let parts = &references[first..number];
        let is_plain = |one: &Reference<'_>| one.figure.unit == total.figure.unit && one.figure.approximation.bound() == Bound::Exact;
        let is_counted = total.figure.unit.as_deref().is_some_and(|unit| !is_ratio(unit));
        if parts.len() < 2 || !is_counted || !parts.iter().chain([total]).all(is_plain) {
            continue;
        }
        let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.figure.value?));
        if let (Some(sum), Some(whole)) = (sum, total.figure.value)
            && sum != whole
        {
            found.push(differs(parts[0].start..total.end, sum, whole));
        }
    }
}

fn differs(range: Range<usize>, sum: Decimal, whole: Decimal) -> Found {
    Found::new(
        Code::PartsExceedTotal,
        range,
        format!("分项之和为{sum}，与总数{whole}不符，请核对。"),
        format!("The parts add up to {sum}, the total is {whole}: check them."),
    )
}

struct Group<'t, 'r> {
    parts: Vec<&'t Reference<'r>>,
    /// Whether nothing is left out.
    are_all: bool,
}

/// The parts that are told of a total right behind it. Those in brackets are parts of a part; a further 其中 begins another group.
fn group<'t, 'r>(text: &Text, references: &'t [Reference<'r>], number: usize) -> Option<Group<'t, 'r>> {
    let (total, following) = (&references[number], &references[number + 1..]);
    let first = following.first()?;
    let (words, all_words) = (["其中", "包括", "包含", "含", "具体为", "具体是"], ["分别为", "分别是", "分为"]);
    let find = |words: &[&str]| {
        (total.end..first.start).find_map(|at| words.iter().find(|word| text.has(at, word)).map(|word| (at, at + word.chars().count())))
    };
    let told = find(&all_words);
    // 检查企业{总数}（甲类{甲}、乙类{乙}）
    let in_brackets = || matches!(text.at(total.end), Some('（' | '(')).then_some((total.end, total.end + 1));
    let told_or_named = told.or_else(|| find(&words));
    let (start, mut end) = told_or_named.or_else(in_brackets)?;
    end += usize::from(text.at(end).is_some_and(|c| matches!(c, '，' | '：' | ',' | ':')));
    // What the total counts stands between; where all are told nothing does: A、B分别为 tells of two.
    let counted = &text.chars[total.end..start];
    let is_plain = |chars: &[char]| !chars.iter().any(|c| matches!(c, '，' | '。' | '；' | '、' | '和'));
    let is_close = match (told, counted.split_last()) {
        (Some(_), None) => true,
        (Some(_), Some((last, rest))) => rest.is_empty() && matches!(last, '，' | '（' | ','),
        (None, None) => true,
        (None, Some((last, rest))) => {
            // A sentence of its own tells of the same total: 检查{总数}。其中，…
            let rest = if matches!(last, '，' | '（' | '、' | ',' | '。' | '；' | '—') { rest } else { counted };
            let rest = rest.strip_suffix(&['—']).unwrap_or(rest);
            rest.len() <= NAME && is_plain(rest)
        }
    };
    // 其中一志愿设6个: what one part has.
    let names_a_part = |chars: &[char]| chars.len() <= NAME && is_plain(chars) && chars.last() != Some(&'设');
    // Of a sentence of its own it is certain only where the parts have names.
    let is_far = counted.contains(&'。') && end == first.start;
    let name = &text.chars[end..first.start];
    if !is_close || is_far || !names_a_part(name) || is_of_another(text, &references[..number], name) {
        return None;
    }
    let (mut parts, mut last, mut parted_by) = (vec![first], first.end, None);
    for part in &following[1..] {
        // A part of a part, whose bracket was passed over.
        let Some(between) = text.chars.get(last..part.start) else { continue };
        // What stands behind the bracket is no part of what it holds.
        if told_or_named.is_none() && between.iter().any(|c| matches!(c, '）' | ')')) {
            break;
        }
        let in_brackets =
            between.iter().filter(|c| matches!(c, '（' | '(')).count() > between.iter().filter(|c| matches!(c, '）' | ')')).count();
        if in_brackets {
            // Parts of a part: go on behind the bracket.
            let Some(close) = text.chars[part.end..].iter().position(|c| matches!(c, '）' | ')' | '。')) else { break };
            last = part.end + close + 1;
            continue;
        }
        // 甲类6家、乙类5家; 个 and other words of the unit may stand before the mark.
        let Some((at, strength)) = between.iter().enumerate().find_map(|(at, c)| Some((at, strength(*c)?))) else { break };
        let of_first = *parted_by.get_or_insert(strength);
        // Lists within a list are not told apart.
        if strength < of_first {
            return None;
        }
        let next = &between[at + 1..];
        let is_part = strength == 0 || are_alike(name, next);
        if strength > of_first || !is_part || at > SHORT_NAME || !names_a_part(next) || (last..part.start).any(|at| text.has(at, "其中"))
        {
            break;
        }
        parts.push(part);
        last = part.end;
    }
    let sentence = last + text.chars[last..].iter().take_while(|c| !matches!(c, '，' | '。' | '；')).count();
    let are_all = told.is_some() && !text.chars[last..sentence].contains(&'等');
    Some(Group { parts, are_all })
}

/// How strongly a mark parts: what 、 parts stands within what ， parts.
fn strength(mark: char) -> Option<u8> {
    match mark {
        '、' | '和' | '与' | '及' => Some(0),
        '，' => Some(1),
        '；' => Some(2),
        _ => None,
    }
}

/// Whether two names between commas are of one list, by how they end: 男党员 and 女党员, 沪股通净买入 and 深股通净买入. Not 专任教师 and
/// 高级职称, which may be the same persons.
fn are_alike(name: &[char], next: &[char]) -> bool {
    let shared = name.iter().rev().zip(next.iter().rev()).take_while(|(one, other)| one == other).count();
    let are_short = name.len().max(next.len()) <= SHORT_NAME;
    name.len().max(next.len()) <= 1 || shared >= 1 && are_short || shared >= 2 && name.len().abs_diff(next.len()) <= 1
}

/// 处分60人，移送3人，其中处分局级干部5人: of what another number before counts.
fn is_of_another(text: &Text, before: &[Reference<'_>], name: &[char]) -> bool {
    before.iter().rev().take(NEAR).any(|one| {
        let clause = text.chars[..one.start].rsplit(|c| !is_han(*c)).next().unwrap_or_default();
        clause.len() > 1 && name.starts_with(clause)
    })
}
