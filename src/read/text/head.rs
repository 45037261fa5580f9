//! What stands before the chapters: title, subtitle, who reports, date, 称谓; what is left is the preamble.

use super::labels::{DATE_LABELS, POSITION_LABELS, UNIT_LABELS, is_label, is_of_page, is_unfilled, labelled};
use super::line::Line;
use super::persons::{is_name, is_unit, names_somebody, unit_and_position};
use super::said::Said;
use super::title::{bare_title, title};
use super::year::squeezed;
use crate::finding::Code;
use crate::model::mark::mark;
use crate::model::numerals::digit;
use crate::model::{AnnualReport, Field, NaiveDate, Place, Reporter, is_han, written_date};
use crate::read::LeftOutKind;

/// The longest line of a title, in characters: two lines of a page.
pub(super) const TITLE: usize = 60;
/// How far down a title begins: pages of the net have a head of their own.
pub(super) const FURTHEST: usize = 14;
/// The longest line that says where a report was given, and by whom.
const OCCASION: usize = 80;
/// The longest line that calls somebody.
const CALL: usize = 60;

/// Takes title, subtitle, reporter, date and 称谓 from the lines before the first chapter; what is left is the preamble.
pub(super) fn take<'l, 't>(mut lines: &'l [Line<'t>], report: &mut AnnualReport, said: &mut Said) -> Vec<&'l Line<'t>> {
    if let Some((from, to)) = title(lines) {
        for line in &lines[..from] {
            // Who reports may stand above the title.
            let is_taken = match labelled(&line.text) {
                Some(found) => take_labelled(&found, line, report, said),
                None => named(&line.text).is_some_and(|named| merge(named, line, report, said)),
            };
            if !is_taken {
                said.leave_out(LeftOutKind::Line, line);
            }
        }
        let texts = lines[from..to].iter().map(|line| bare_title(&line.text));
        report.title = Some(texts.collect::<Vec<_>>().join("\n"));
        lines = &lines[to..];
    }
    // A title may be missing above 2025年1月20日在…会议上.
    let has_head = report.title.is_some() || lines.first().is_some_and(|line| is_dashed(&line.text) || labelled(&line.text).is_some());
    let mut preamble = Vec::new();
    let mut is_head = true;
    let mut expects_list = false;
    let mut label = None::<&Line<'_>>;
    for (index, line) in lines.iter().enumerate() {
        let text = line.text.as_ref();
        is_head = is_head && index < FURTHEST;
        if !is_head {
            preamble.push(line);
            continue;
        }
        // 姓名：, and below it 单位：: nobody filled it in.
        if let Some(above) = label
            && (is_label(text) || labelled(text).is_some())
        {
            said.leave_out(LeftOutKind::Line, above);
            label = None;
        }
        // 姓名 and 王某 on lines of their own: the cells of a form.
        if let Some(above) = label.take() {
            let above_text = above.text.trim_end_matches(['：', ':']);
            let found = labelled(&format!("{above_text}：{text}")).filter(|_| text.chars().count() <= 20);
            if !found.is_some_and(|found| take_labelled(&found, line, report, said)) {
                preamble.extend([above, line]);
            }
        } else if has_head && is_label(text) {
            label = Some(line);
        } else if is_of_page(text) || (expects_list && line.is_bullet) {
            expects_list = text.ends_with(':');
            said.leave_out(LeftOutKind::Line, line);
        } else if let Some(call) = salutation(text).filter(|_| report.salutation.is_none() && has_head || index == 0) {
            report.salutation = Some(call.to_owned());
            is_head = false;
        } else if !has_head
            || line.is_table_row
            || preamble.last().is_some_and(|above: &&Line<'_>| above.text.ends_with(['期', '间']) && above.text.chars().count() < 8)
            || !takes(text, line, report, said)
        {
            // Under a title only: elsewhere a short line is text.
            preamble.push(line);
            is_head = has_head && text.chars().count() < CALL && !text.ends_with('。');
        }
    }
    preamble.extend(label);
    preamble
}

fn is_dashed(text: &str) -> bool {
    text.starts_with(['—', '－']) || text.starts_with("--")
}

/// `各位领导、同志们：`
fn salutation(text: &str) -> Option<&str> {
    let name = text.strip_suffix(['：', ':'])?.trim_end();
    let words = [
        "如下", "以下", "报告", "汇报", "情况", "方面", "总结", "计划", "工作", "主要", "不足", "目标", "说明", "问题", "安排", "要点",
        "时间", "附件",
    ];
    let is_call = name.chars().count() <= CALL
        && !name.contains(['。', '；', '：', '“', '—'])
        && mark(name).is_none()
        && !words.iter().any(|word| name.contains(word));
    (is_call && !name.is_empty()).then_some(name)
}

/// Whether a line under the title has a place in the report, and was put there.
fn takes(text: &str, line: &Line<'_>, report: &mut AnnualReport, said: &mut Said) -> bool {
    if let Some(date) = written_date(text) {
        return take_date(date.date, date.has_day, line, report, said);
    }
    // 云河县水务局局长　王某（2025年1月9日）
    if let Some((at, inner)) = bracketed_end(text)
        && let Some(date) = written_date(inner)
        && let Some(found) = reporter(text[..at].trim_end()).filter(|_| names_somebody(&text[..at]))
    {
        return take_date(date.date, date.has_day, line, report, said) && merge(found, line, report, said);
    }
    let is_bracketed = text.starts_with(['（', '(']) && text.ends_with(['）', ')']);
    // （云河县第二小学　王某）
    if is_bracketed && let Some(found) = named(text.trim_matches(['（', '(', '）', ')'])) {
        return merge(found, line, report, said);
    }
    if (is_bracketed || is_dashed(text)) && text.chars().count() <= TITLE && report.subtitle.is_none() {
        report.subtitle = Some(text.to_owned());
        if report.reported_on.is_none() {
            report.reported_on = date_within(text);
        }
        return true;
    }
    if let Some(found) = labelled(text) {
        return take_labelled(&found, line, report, said);
    }
    // 2026年1月27日在…会议上　省长　赵某
    if let Some((occasion, who)) =
        text.split_once([' ', '\u{3000}']).filter(|(occasion, _)| occasion.ends_with("会议上") && report.subtitle.is_none())
        && let Some(found) = reporter(who)
    {
        report.subtitle = Some(occasion.to_owned());
        report.reported_on = report.reported_on.or_else(|| date_within(occasion));
        return merge(found, line, report, said);
    }
    // 2025年1月9日在…会议上 below a title.
    let is_occasion = report.subtitle.is_none()
        && text.chars().count() <= OCCASION
        && text.contains("会议上")
        && !text.contains('，')
        && !text.trim_end_matches('。').contains('。');
    if is_occasion {
        report.subtitle = Some(text.to_owned());
        report.reported_on = report.reported_on.or_else(|| date_within(text));
        return true;
    }
    if !names_somebody(text) || line.heading.is_some() || line.is_bullet || text.contains(['：', ':']) {
        return false;
    }
    let is_year = text.ends_with("年度") && text.chars().count() <= 8
        || text.trim_matches(['（', '）', '(', ')']).ends_with("年度") && text.chars().count() <= 10;
    if is_year && report.subtitle.is_none() {
        report.subtitle = Some(text.to_owned());
        return true;
    }
    match reporter(text) {
        Some(found) => merge(found, line, report, said),
        None => false,
    }
}

/// Who a line names that holds a person's name and nothing else beside unit and position.
pub(super) fn named(text: &str) -> Option<Reporter> {
    let found = if names_somebody(text) { reporter(text) } else { None };
    found.filter(|found| found.name.as_deref().is_some_and(is_name))
}

/// What stands in the brackets at the end of a text, and where they open.
fn bracketed_end(text: &str) -> Option<(usize, &str)> {
    let inner = text.strip_suffix(['）', ')'])?;
    let at = inner.rfind(['（', '(']).filter(|at| *at > 0)?;
    Some((at, inner[at..].trim_start_matches(['（', '('])))
}

/// Keeps what stands already; what says otherwise is a finding.
fn take_date(date: NaiveDate, has_day: bool, line: &Line<'_>, report: &mut AnnualReport, said: &mut Said) -> bool {
    if report.reported_on.is_some_and(|known| known != date) {
        return false;
    }
    report.reported_on = Some(date);
    if !has_day {
        said_month(line, said);
    }
    true
}

/// A month alone is kept as its first day, and said.
pub(super) fn said_month(line: &Line<'_>, said: &mut Said) {
    let number = line.number;
    said.find(
        Code::Guessed,
        number,
        Place::ROOT.field(Field::ReportedOn),
        format!("第{number}行的日期没有写日，按1日读入，请核对。"),
        format!("The date of line {number} has no day: it was read as the first of the month."),
    );
}

/// The first date in a subtitle: ——2025年1月20日在…会议上的报告.
fn date_within(text: &str) -> Option<NaiveDate> {
    let digits = text.find(|c: char| crate::model::numerals::digit(c).is_some() || "二〇○".contains(c))?;
    let end = text[digits..].find('日')? + digits + '日'.len_utf8();
    written_date(&text[digits..end]).filter(|date| date.has_day).map(|date| date.date)
}

/// What labels say goes to its place. Whether all did.
pub(super) fn take_labelled(found: &[(&'static str, String)], line: &Line<'_>, report: &mut AnnualReport, said: &mut Said) -> bool {
    let mut new = Reporter::default();
    if found.iter().all(|(_, value)| is_unfilled(value)) {
        said.leave_out(LeftOutKind::Line, line);
        return true;
    }
    for (label, value) in found.iter().filter(|(_, value)| !is_unfilled(value)) {
        if label.is_empty() {
            // What a label of another kind says has no place in a report.
            said.leave_out(LeftOutKind::Line, line);
        } else if DATE_LABELS.contains(label) {
            let Some(date) = written_date(value) else { return false };
            if !take_date(date.date, date.has_day, line, report, said) {
                return false;
            }
        } else if UNIT_LABELS.contains(label) {
            new.organization = Some(value.clone());
        } else if POSITION_LABELS.contains(label) {
            new.position = Some(value.clone());
        } else {
            // 述职人：云河县交通运输局　王某
            let named = reporter(value).filter(|named| named.name.is_some());
            let named =
                named.unwrap_or_else(|| if is_unit(value) { Reporter::new(value.clone()) } else { Reporter::person(value.clone()) });
            new.organization = new.organization.or(named.organization);
            new.position = new.position.or(named.position);
            new.name = named.name;
        }
    }
    new == Reporter::default() || merge(new, line, report, said)
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn read(text: &str) -> (AnnualReport, usize) {
        let lines = super::super::lines::lines(text);
        let (mut report, mut said) = (AnnualReport::default(), Said::default());
        let left = take(&lines, &mut report, &mut said).len();
        (report, left)
    }

    #[test]
    fn who_reports_is_read_in_any_order() {
        let all = Reporter::new("市教育局").with_name("张三").with_position("局长");
        for (text, expected) in [
            ("2024年度工作总结\n市教育局\n局长　张三", all.clone()),
            ("2024年度工作总结\n市教育局　局长　张三", all.clone()),
            ("2024年度工作总结\n张三　市教育局局长", all.clone()),
            ("2024年度工作总结\n单位：市教育局　姓名：张三\n职务：局长", all.clone()),
            ("2024年度工作总结\n报告人：张三", Reporter::person("张三")),
            ("2024年度工作总结\n东河村　党支部书记　张三", Reporter::new("东河村").with_name("张三").with_position("党支部书记")),
            ("2024年度工作总结\n市教育局局长　张 三", all.clone()),
            ("2024年度工作总结\n（市教育局　张三）", Reporter::new("市教育局").with_name("张三")),
            ("2024年度工作总结\n张三（市教育局局长）", all.clone()),
            ("2024年度工作总结\n市教育局局长　张三（2025年1月9日）", all.clone()),
            ("姓名：张三\n单位：市教育局\n职务：局长\n2024年度工作总结", all.clone()),
            ("市教育局局长　张三\n2024年度工作总结", all.clone()),
            ("2024年度工作总结\n姓    名：张三\n部    门：市教育局\n岗    位：局长", all),
        ] {
            let (report, left) = read(text);
            assert_eq!((report.reporter.unwrap(), left), (expected, 0), "{text}");
        }
    }

    #[test]
    fn a_title_may_have_several_lines() {
        for (text, title) in [
            ("青禾区市场监督管理局\n关于2024年工作总结的报告\n区政府：", "青禾区市场监督管理局\n关于2024年工作总结的报告"),
            ("清源县档案馆\n2025年工作总结\n一、基本情况", "清源县档案馆\n2025年工作总结"),
            ("下载\n打印\n2026年省政府工作报告\n——2026年1月27日在会议上", "2026年省政府工作报告"),
            ("政 府 工 作 报 告", "政府工作报告"),
            ("《2018年度总结》", "2018年度总结"),
            ("2 0 2 4 年 工 作 总 结", "2024年工作总结"),
            ("二〇二四年\n工作总结", "二〇二四年\n工作总结"),
            ("（草稿）\n2024年工作总结", "2024年工作总结"),
            ("首页 > 公开 > 工作总结\n供水站2024年工作总结", "供水站2024年工作总结"),
            ("标　　题：供水站2024年工作总结", "供水站2024年工作总结"),
            ("标题：滨湖街2024年工作总结", "滨湖街2024年工作总结"),
            ("2025年工作回顾与2026年工作展望", "2025年工作回顾与2026年工作展望"),
        ] {
            assert_eq!(read(text).0.title.unwrap(), title);
        }
        for (text, title, subtitle) in [
            ("凝心聚力，真抓实干\n——青禾区供水所2024年工作总结", "凝心聚力，真抓实干", "——青禾区供水所2024年工作总结"),
            (
                "云河镇人民政府工作报告\n2025年1月9日在云河镇第五届人民代表大会第四次会议上\n镇长　张三",
                "云河镇人民政府工作报告",
                "2025年1月9日在云河镇第五届人民代表大会第四次会议上",
            ),
            ("在全县供水工作会议上的讲话\n（2025年1月9日）", "在全县供水工作会议上的讲话", ""),
        ] {
            let (report, left) = read(text);
            assert_eq!(
                (report.title.as_deref(), report.subtitle.as_deref().unwrap_or_default(), left),
                (Some(title), subtitle, 0),
                "{text}"
            );
        }
        // What was not filled in is left out, and said.
        let (report, left) = read("述职报告\n姓名：\n单位：\n职务：局长\n各位领导：");
        assert_eq!((report.reporter.unwrap(), left), (Reporter { position: Some("局长".into()), ..Reporter::default() }, 0));
        let (report, left) = read("履职情况报告\n报告人\t【姓名待确认】\n述职人：XXX\n各位领导：");
        assert_eq!((report.reporter, left), (None, 0));
        let (report, _) = read("述职报告\n（2024年度）\n市教育局　张三\n各位领导：");
        assert_eq!((report.subtitle.as_deref(), report.salutation.as_deref()), (Some("（2024年度）"), Some("各位领导")));
    }
}
