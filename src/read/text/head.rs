//! What stands before the chapters: title, subtitle, who reports, date, 称谓; what is left is the preamble.

use super::labels::{DATE_LABELS, POSITION_LABELS, UNIT_LABELS, is_label, is_of_page, is_unfilled, labelled, unsealed};
use super::line::Line;
use super::persons::{is_name, is_unit, names_somebody};
use super::reporter::{bracketed_end, merge, named, reporter, titled};
use super::said::Said;
use super::title::{bare_title, title};
use crate::finding::Code;
use crate::model::mark::mark;
use crate::model::{AnnualReport, Field, NaiveDate, Place, Reporter, WrittenDate, written_date};
use crate::read::LeftOutKind;

/// The longest line of a title, in characters: two lines of a page.
pub(super) const TITLE: usize = 60;
/// How far down a title begins: pages of the net have a head of their own.
pub(super) const FURTHEST: usize = 14;
/// The longest line that says where a report was given, and by whom.
const OCCASION: usize = 80;
/// The longest line that calls somebody.
const CALL: usize = 60;

/// The longest line that holds a unit, a name and a date, in bytes.
const LONGEST_SIGNED: usize = 300;

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
    // 信息中心　王某　2025年1月9日
    let bare = if is_bracketed { text.trim_matches(['（', '(', '）', ')']) } else { text };
    if let Some((who, date)) = before_date(bare)
        && let Some(found) = named(who).or_else(|| reporter(who).filter(|_| is_unit(who)))
    {
        return take_date(date.date, date.has_day, line, report, said) && merge(found, line, report, said);
    }
    // （云河县第二小学　王某）
    if is_bracketed && let Some(found) = named(text.trim_matches(['（', '(', '）', ')'])) {
        return merge(found, line, report, said);
    }
    // Pages of the net say it twice.
    if report.subtitle.as_deref() == Some(text) {
        said.leave_out(LeftOutKind::Line, line);
        return true;
    }
    // （云河县第二小学）, below a name or not; （云河县第三次代表大会） is where it was told.
    if is_bracketed
        && is_unit(bare)
        && !bare.ends_with("大会")
        && !bare.ends_with("全会")
        && report.reporter.as_ref().is_none_or(|known| known.organization.is_none())
    {
        return merge(Reporter::new(bare), line, report, said);
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
    // 工会主席：王某
    if let Some(found) = titled(text).filter(|_| names_somebody(text) && line.heading.is_none()) {
        return merge(found, line, report, said);
    }
    let text = unsealed(text);
    if !names_somebody(text) || line.heading.is_some() || line.is_bullet || text.contains(['：', ':']) {
        return false;
    }
    let is_year = text.ends_with("年度") && text.chars().count() <= 8
        || text.trim_matches(['（', '）', '(', ')']).ends_with("年度") && text.chars().count() <= 10
        // 2024—2025学年度第一学期
        || text.contains("学年") && text.ends_with(['度', '年', '期']) && text.chars().count() <= 20;
    if is_year && report.subtitle.is_none() {
        report.subtitle = Some(text.to_owned());
        return true;
    }
    match reporter(text) {
        Some(found) => merge(found, line, report, said),
        None => false,
    }
}

/// What stands before a date at the end of a line, and the date: 信息中心　王某　2025年1月9日, 云河县人民政府2025年1月.
pub(super) fn before_date(text: &str) -> Option<(&str, WrittenDate)> {
    let mut spaces = text.char_indices().filter(|(_, c)| c.is_whitespace() && text.len() <= LONGEST_SIGNED);
    spaces.find_map(|(at, _)| Some((text[..at].trim(), written_date(&text[at..])?))).or_else(|| {
        let at = text.find(|c| crate::model::numerals::digit(c).is_some()).filter(|at| *at <= LONGEST_SIGNED && is_unit(&text[..*at]))?;
        Some((&text[..at], written_date(&text[at..])?))
    })
}

/// A date, a label, or a unit under the title or over the date is no heading, however bold it stands: **述职人：王某**.
pub(super) fn without_headings(lines: &mut [Line<'_>]) {
    for index in 0..lines.len() {
        if lines[index].heading.is_none_or(|level| level == 0) {
            continue;
        }
        let text = lines[index].text.as_ref();
        let is_unit_of_report = || {
            let is_under_title = index == 1 && lines[0].heading == Some(0);
            let is_over_date = lines.get(index + 1).is_some_and(|below| written_date(&below.text).is_some());
            (is_under_title || is_over_date) && names_somebody(text) && (is_unit(text) || is_name(text) || named(text).is_some())
        };
        if written_date(text).is_some() || labelled(text).is_some() || is_unit_of_report() {
            lines[index].heading = None;
        }
    }
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
            ("2024年度工作总结\n（市教育局）", Reporter::new("市教育局")),
            ("2024年度工作总结\n张三\n（市教育局）", Reporter::new("市教育局").with_name("张三")),
            ("2024年度工作总结\n汇报人：市教育局局长张三", all.clone()),
            ("2024年度工作总结\n学校：市教育局\n任教学科：数学\n姓名：张三", Reporter::new("市教育局").with_name("张三")),
            ("2024年度工作总结\n（市教育局　张三）", Reporter::new("市教育局").with_name("张三")),
            ("2024年度工作总结\n张三（市教育局局长）", all.clone()),
            ("2024年度工作总结\n市教育局局长　张三（2025年1月9日）", all.clone()),
            ("姓名：张三\n单位：市教育局\n职务：局长\n2024年度工作总结", all.clone()),
            ("市教育局局长　张三\n2024年度工作总结", all.clone()),
            ("2024年度工作总结\n市教育局局长　张三　2025年1月9日", all.clone()),
            ("2024年度工作总结\n（市教育局局长　张三　2025年1月9日）", all.clone()),
            ("2024年度工作总结\n市教育局局长张三", all.clone()),
            ("2024年度工作总结\n姓名：张三\n所在单位及职务：市教育局局长", Reporter::person("张三").with_position("市教育局局长")),
            ("2024年度工作总结\n工会主席：张三", Reporter::person("张三").with_position("工会主席")),
            ("2024年度工作总结\n市教育局（公章）", Reporter::new("市教育局")),
            ("2024年度工作总结\n汇报部门：市教育局\n汇报人：张三\n职务：局长", all.clone()),
            ("2024年度工作总结\n姓    名  张三\n工作单位  市教育局\n职    务  局长", all.clone()),
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
            ("2024—2025学年第一学期\n班主任工作总结", "2024—2025学年第一学期\n班主任工作总结"),
            ("清源县档案馆2025年工作总结\n暨2026年工作计划", "清源县档案馆2025年工作总结\n暨2026年工作计划"),
            ("清源县档案馆\n2025年工作总结和2026年工作思路", "清源县档案馆\n2025年工作总结和2026年工作思路"),
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
