//! Numbers that are typed beside figures, and figures that do not fit each other.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::{Context, Found, Reference, Text};
use crate::finding::Code;
use crate::model::unit::is_ratio;
use crate::model::{AnnualReport, Bound, Figure};

/// The longest name, and the most figures of one value, that are looked at.
const NAME: usize = 50;
const SAME: usize = 50;
/// The most figures of a paragraph among which totals are looked for.
const REFERENCES: usize = 200;

/// The figures of this year that have a value, by name and by value.
pub(super) struct Known<'r> {
    by_name: HashMap<Vec<char>, &'r Figure>,
    by_value: HashMap<Decimal, Vec<&'r Figure>>,
}

impl<'r> Known<'r> {
    pub(super) fn of(report: &'r AnnualReport) -> Self {
        let mut known = Known { by_name: HashMap::new(), by_value: HashMap::new() };
        for placed in report.figures().filter(|placed| !placed.is_plan_target()) {
            let figure = placed.figure;
            let Some(value) = figure.value else { continue };
            known.by_name.entry(figure.name.chars().collect()).or_insert(figure);
            let same = known.by_value.entry(value).or_default();
            if same.len() < SAME {
                same.push(figure);
            }
        }
        known
    }

    /// The figure whose name, the longest that fits, stands before an index.
    fn before(&self, text: &Text, index: usize) -> Option<&'r Figure> {
        (1..=NAME.min(index)).rev().find_map(|length| self.by_name.get(&text.chars[index - length..index]).copied())
    }
}

pub(super) fn check(text: &Text, context: &Context<'_>, references: &[Reference<'_>], found: &mut Vec<Found>) {
    typed(text, context, found);
    totals(text, references, found);
}

/// Numbers typed with the unit of a figure: of its value, where it could be referred to; of another, right behind its name.
fn typed(text: &Text, context: &Context<'_>, found: &mut Vec<Found>) {
    let mut at = 0;
    let mut in_braces = false;
    while at < text.chars.len() {
        let c = text.chars[at];
        in_braces = (in_braces || c == '{') && c != '}';
        if in_braces || !c.is_ascii_digit() {
            at += 1;
            continue;
        }
        let length = text.chars[at..].iter().take_while(|c| c.is_ascii_digit() || **c == '.').count();
        let (start, end) = (at, at + length);
        at = end;
        let Ok(value) = text.slice(start..end).parse::<Decimal>() else { continue };
        // A range, a date or a code is no value.
        if text.before(start).is_some_and(|c| c.is_ascii_alphanumeric() || ".-—～~至到第〔".contains(c)) {
            continue;
        }
        // Where the figure would end, were it printed here.
        let end_of = |figure: &Figure| {
            let printed = figure.text();
            let behind = format!("{}{}{}", printed.after, printed.unit, printed.behind);
            (printed.before.is_empty() && !printed.unit.is_empty() && text.has(end, &behind)).then(|| end + behind.chars().count())
        };
        let named = context.known.before(text, start).and_then(|figure| Some((figure, end_of(figure)?)));
        // 集中学习28次 where 集中学习 is 30次.
        if let Some((figure, end)) = named.filter(|(figure, _)| figure.value != Some(value)) {
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
            // Only where the name stands before it is it certain that the figure is meant.
            let is_named = named.is_some_and(|(named, _)| std::ptr::eq(named, figure));
            found.push(if is_named { typed.fix(format!("{{{}}}", figure.name)) } else { typed });
        }
    }
}

/// `检查{总数}，其中{甲}、{乙}`: parts of one unit that are more than their total; fewer where they are said to be all.
fn totals(text: &Text, references: &[Reference<'_>], found: &mut Vec<Found>) {
    for (number, total) in references.iter().enumerate().take(REFERENCES) {
        let sentence = total.end + text.chars[total.end..].iter().take_while(|c| !"。；！？".contains(**c)).count();
        let between = |from: usize, to: usize, words: &[&str]| (from..to).any(|at| words.iter().any(|word| text.has(at, word)));
        let parts: Vec<&Reference<'_>> = references[number + 1..]
            .iter()
            .take(REFERENCES)
            .filter(|part| part.start < sentence)
            .take_while(|part| part.figure.unit == total.figure.unit)
            .collect();
        let (Some(first), Some(whole)) = (parts.first(), total.figure.value) else { continue };
        let are_parts = between(total.end, first.start, &["其中", "包括", "分别"]);
        let are_all = between(total.end, first.start, &["分别", "分为"]) && !between(total.end, sentence, &["等"]);
        let sum = parts.iter().map(|part| part.figure.value).try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value?));
        let bound = total.figure.approximation.bound();
        let all = |bounds: &[Bound]| parts.iter().all(|part| bounds.contains(&part.figure.approximation.bound()));
        let ratio = total.figure.unit.as_deref().is_some_and(is_ratio);
        let Some(sum) = sum.filter(|_| are_parts && !ratio && parts.len() > 1) else { continue };
        // 20余 and more cannot be parts of 30; of 30余 they may be.
        let exceeds = sum > whole && all(&[Bound::Exact, Bound::AtLeast]) && matches!(bound, Bound::Exact | Bound::AtMost | Bound::Below);
        let differs = sum != whole && are_all && all(&[Bound::Exact]) && bound == Bound::Exact;
        if exceeds || differs {
            let end = parts.last().map_or(total.end, |last| last.end);
            found.push(Found::new(
                Code::PartsExceedTotal,
                total.start..end,
                format!("分项之和为{sum}，与总数{whole}不符，请核对。"),
                format!("The parts add up to {sum}, the total is {whole}: check them."),
            ));
        }
    }
}
