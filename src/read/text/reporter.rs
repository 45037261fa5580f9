//! Who a line names: unit, position and person in any order; and what is known of who reports so far.

use super::line::Line;
use super::persons::{is_name, is_position, is_unit, names_somebody, unit_and_position};
use super::said::Said;
use super::year::squeezed;
use crate::finding::{Code, Finding};
use crate::model::numerals::digit;
use crate::model::{AnnualReport, Field, Place, Reporter, is_han, placeholder};

/// `单位　职务　姓名` in any order and number, or `单位`.
pub(super) fn reporter(text: &str) -> Option<Reporter> {
    let mut found = Reporter::default();
    // 王某（云河县第二小学）
    if let Some((at, inner)) = bracketed_end(text)
        && is_name(text[..at].trim())
    {
        let (unit, position) = unit_and_position(inner);
        return (unit.is_some() || position.is_some()).then(|| Reporter {
            organization: unit.map(str::to_owned),
            position: position.map(str::to_owned),
            ..Reporter::person(text[..at].trim())
        });
    }
    // 云河县水务局局长王 某: a space within the name of two characters, none before it.
    if let Some((front, given)) = text.trim().rsplit_once([' ', '\u{3000}'])
        && let Some((at, family)) = front.char_indices().next_back()
        && given.chars().count() == 1
        && is_position(&front[..at])
        && is_name(&format!("{family}{given}"))
    {
        return reporter(&format!("{} {family}{given}", &front[..at]));
    }
    // 云河县水务局局长王某
    if let Some(found) = joined(text.trim()) {
        return Some(found);
    }
    let is_told = |part: &str| !part.contains(['【', '[', '：', ':', '（', '）', '(', ')']) && !part.contains(|c| digit(c).is_some());
    let mut parts: Vec<String> = Vec::new();
    // 张 三
    for part in text.split_whitespace() {
        let single = |part: &str| part.chars().count() == 1 && part.chars().all(is_han);
        let is_latin = |part: &str| part.chars().all(|c| c.is_ascii_alphanumeric());
        match parts.last_mut().filter(|last| single(last) && single(part) || is_latin(last) && is_unit(part)) {
            Some(last) => {
                if is_latin(last) {
                    last.push(' ');
                }
                last.push_str(part);
            }
            None => parts.push(part.to_owned()),
        }
    }
    let count = parts.len();
    for (index, part) in parts.iter().enumerate() {
        // 东河村　党支部书记: what stands in the position is no unit of its own.
        let (unit, position) = match unit_and_position(part) {
            (Some(_), Some(_)) if found.organization.is_some() => (None, Some(part.as_str())),
            told => told,
        };
        if position.is_some() && found.position.is_none() && (unit.is_none() || found.organization.is_none()) {
            found.position = position.map(str::to_owned);
            found.organization = unit.map(str::to_owned).or(found.organization);
        } else if is_name(part) && found.name.is_none() {
            found.name = Some(part.clone());
        } else if unit.is_some() && found.organization.is_none() {
            found.organization = Some(part.clone());
        } else if index + 1 == count && index > 0 && found.name.is_none() && is_told(part) && (2..=24).contains(&part.chars().count()) {
            // A name of a family that is not on the list, several names.
            found.name = Some(part.clone());
        } else if index == 0
            && found.organization.is_none()
            && count > 1
            && part.chars().count() >= 3
            && !part.contains("会议")
            && is_told(part)
        {
            found.organization = Some(part.clone());
        } else {
            return None;
        }
    }
    (found != Reporter::default()).then_some(found)
}

/// What is a part of a unit and names none: 党支部|书记.
const NO_UNITS: &[&str] = &["党支部", "支部", "党总支", "总支", "党委", "党组", "工会", "团委", "妇联", "纪委", "办公室"];
/// 护士长：王某, 云河县民政局：王某
pub(super) fn titled(text: &str) -> Option<Reporter> {
    let (who, name) = text.split_once(['：', ':'])?;
    let name = squeezed(name);
    let (unit, position) = match unit_and_position(who.trim()) {
        // 党支部书记：王某
        (Some(unit), Some(_)) if NO_UNITS.contains(&unit) => (None, Some(who.trim())),
        told => told,
    };
    (is_name(&name) && (unit.is_some() || position.is_some())).then(|| Reporter {
        organization: unit.map(str::to_owned),
        position: position.map(str::to_owned),
        ..Reporter::person(name)
    })
}

/// A unit, a position and a name without a space between them.
fn joined(text: &str) -> Option<Reporter> {
    [3, 2, 4].into_iter().find_map(|length| {
        let (at, _) = text.char_indices().rev().nth(length - 1).filter(|(at, _)| *at > 0 && !text.contains(char::is_whitespace))?;
        let (before, name) = text.split_at(at);
        let (unit, position) = unit_and_position(before);
        (is_name(name) && position.is_some()).then(|| Reporter {
            organization: unit.map(str::to_owned),
            position: position.map(str::to_owned),
            ..Reporter::person(name)
        })
    })
}

/// Who a line names that holds a person's name and nothing else beside unit and position.
pub(super) fn named(text: &str) -> Option<Reporter> {
    let found = if names_somebody(text) { reporter(text) } else { None };
    found.filter(|found| found.name.as_deref().is_some_and(is_name))
}

/// What stands in the brackets at the end of a text, and where they open.
pub(super) fn bracketed_end(text: &str) -> Option<(usize, &str)> {
    let inner = text.strip_suffix(['）', ')'])?;
    let at = inner.rfind(['（', '(']).filter(|at| *at > 0)?;
    Some((at, inner[at..].trim_start_matches(['（', '('])))
}

/// Adds what is not known yet. Whether nothing of it contradicts what is.
pub(super) fn merge(new: Reporter, line: &Line<'_>, report: &mut AnnualReport, said: &mut Said) -> bool {
    let known = report.reporter.clone().unwrap_or_default();
    let agrees = |new: &Option<String>, known: &Option<String>| match (new, known) {
        (Some(new), Some(known)) => squeezed(new) == squeezed(known),
        _ => true,
    };
    let all = agrees(&new.organization, &known.organization) && agrees(&new.position, &known.position) && agrees(&new.name, &known.name);
    if !all {
        let number = line.number;
        said.find(
            Code::Guessed,
            number,
            Place::ROOT.field(Field::Reporter),
            format!("第{number}行又写了报告人，与前面不同，没有采用，请核对。"),
            format!("Line {number} names another reporter: the first was kept."),
        );
        return false;
    }
    let mut merged = known;
    merged.organization = merged.organization.or(new.organization);
    merged.position = merged.position.or(new.position);
    merged.name = merged.name.or(new.name);
    report.reporter = Some(merged);
    true
}

/// 职务：云河县水务局局长: a position that names its unit is both, where no other line says otherwise.
pub(super) fn part_position(report: &mut AnnualReport) {
    let Some(reporter) = &mut report.reporter else { return };
    let Some((Some(unit), Some(position))) = reporter.position.as_deref().map(unit_and_position) else { return };
    let is_whole = unit.chars().count() > 4 && !unit.contains('、');
    let (unit, position) = (unit.to_owned(), position.to_owned());
    match &reporter.organization {
        None if is_whole => (reporter.organization, reporter.position) = (Some(unit), Some(position)),
        Some(known) if squeezed(known) == unit => reporter.position = Some(position),
        _ => {}
    }
}

/// Says where who reports was left out, or does not look like a person.
pub(super) fn doubt(report: &AnnualReport, said: &mut Said) {
    let Some(reporter) = &report.reporter else { return };
    let at = Place::ROOT.field(Field::Reporter);
    for part in [&reporter.organization, &reporter.position, &reporter.name].into_iter().flatten().filter(|part| is_left_out(part)) {
        let (zh, en) = (
            format!("“{part}”不是真实名称，是占位写法，请换成实际内容。"),
            format!("\"{part}\" names nobody: write who reports in its place."),
        );
        said.findings.push(Finding::reading(Code::Guessed, at, zh, en));
    }
    let Some(name) = reporter.name.as_deref() else { return };
    if is_left_out(name) || name.split(['、', ' ', '\u{3000}', '，']).all(is_name) {
        return;
    }
    let (zh, en) = (format!("“{name}”不像人名，请核对。"), format!("\"{name}\" does not look like the name of a person."));
    said.findings.push(Finding::reading(Code::Guessed, at, zh, en));
}

/// Whether a name stands for one that is to be filled in: 某部门, XX县水务局, 〔…〕区. 王某 is somebody who is not told, X光室 a room.
fn is_left_out(name: &str) -> bool {
    let marked = name.char_indices().any(|(at, c)| {
        let run = placeholder::run(name[at..].chars());
        c != '某' && (run > 1 || run == 1 && name[at + c.len_utf8()..].starts_with(PLACES))
    });
    marked || name.starts_with('某') || name.contains(['…', '〔', '【'])
}

/// What stands behind the left out name of a place or person: X县, *同志.
const PLACES: &[char] = &['省', '市', '县', '区', '乡', '镇', '村', '街', '局', '校', '同', '社'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_may_name_its_unit() {
        for (unit, position, expected) in [
            (None, "云河县水务局党组书记、局长", (Some("云河县水务局"), "党组书记、局长")),
            (Some("云河县水务局"), "云河县水务局局长", (Some("云河县水务局"), "局长")),
            (None, "党支部书记", (None, "党支部书记")),
            (Some("云河县"), "云河县水务局局长", (Some("云河县"), "云河县水务局局长")),
        ] {
            let reporter = Reporter { organization: unit.map(str::to_owned), position: Some(position.into()), ..Reporter::default() };
            let mut report = AnnualReport { reporter: Some(reporter), ..AnnualReport::default() };
            part_position(&mut report);
            let found = report.reporter.unwrap_or_default();
            assert_eq!((found.organization.as_deref(), found.position.as_deref().unwrap_or_default()), expected, "{position}");
        }
    }
}
