//! What stands behind the chapters: 附件, 署名, date, notes; and annexes, which are left out.

use super::head::{before_date, said_month, take_labelled};
use super::labels::{DATE_LABELS, labelled, names_nobody, unsealed};
use super::line::Line;
use super::persons::{is_name, is_unit, names_somebody};
use super::reporter::{merge, reporter, titled};
use super::said::Said;
use crate::finding::Code;
use crate::model::mark::{Mark, mark};
use crate::model::numerals::digit;
use crate::model::placeholder::is_same_mark;
use crate::model::{AnnualReport, Field, Place, Reporter, SignedBy, WrittenDate, written_date};
use crate::read::LeftOutKind;

/// How the names of attachments end.
const ATTACHED: &[&str] = &["表", "清单", "台账", "名单", "材料", "目录", "证明", "照片", "方案", "图"];
/// How far up from the end a signature is looked for, in lines.
const FURTHEST: usize = 16;
/// How many lines sign.
const SIGNERS: usize = 6;
/// How notes behind the date begin.
const NOTES: &[&str] = &[
    "联系人",
    "联系电话",
    "联系方式",
    "抄送",
    "抄报",
    "分送",
    "主题词",
    "此件",
    "附注",
    "共印",
    "印发",
    "电话",
    "邮箱",
    "责任编辑",
    "打印",
    "关闭",
    "扫一扫",
    "来源",
    "上一篇",
    "下一篇",
    "返回",
    "分享到",
];

/// Takes 附件, 署名 and date from the end of the lines and leaves out what follows them; what is left is the body.
pub(super) fn take<'l, 't>(lines: &'l [Line<'t>], report: &mut AnnualReport, said: &mut Said) -> &'l [Line<'t>] {
    let mut lines = without_annexes(lines, said);
    let mut tail = Tail::default();
    let mut attachments: Vec<String> = Vec::new();
    for _ in 0..FURTHEST {
        let Some((last, before)) = lines.split_last().filter(|(_, before)| !before.is_empty()) else { break };
        if let Some((from, names)) = attached(lines, tail.is_signed()) {
            attachments.splice(0..0, names);
            lines = &lines[..from];
        } else if !tail.takes(last, before, report) {
            break;
        } else {
            lines = before;
        }
    }
    report.attachments = attachments;
    tail.finish(report, said);
    lines
}

/// What was found from the end up.
#[derive(Default)]
struct Tail<'l, 't> {
    date: Option<(WrittenDate, &'l Line<'t>)>,
    signers: Vec<(&'l Line<'t>, Reporter)>,
    labels: Vec<&'l Line<'t>>,
    notes: Vec<&'l Line<'t>>,
    /// Whether a date stands there that nobody filled in.
    is_undated: bool,
}

impl<'l, 't> Tail<'l, 't> {
    /// Whether a date or a signature was found already.
    fn is_signed(&self) -> bool {
        self.date.is_some() || !self.signers.is_empty()
    }

    /// Whether the last line belongs to the tail.
    fn takes(&mut self, last: &'l Line<'t>, before: &'l [Line<'t>], report: &AnnualReport) -> bool {
        let text = last.text.as_ref();
        let is_nothing_yet = self.date.is_none() && self.signers.is_empty() && self.labels.is_empty();
        if is_nothing_yet && is_note(text) {
            self.notes.push(last);
            return true;
        }
        if mark(text).is_some_and(|mark| !matches!(mark.0, Mark::Ordinal | Mark::Point)) && written_date(text).is_none()
            || last.heading.is_some_and(|level| level > 0)
        {
            return false;
        }
        if self.date.is_none()
            && let Some(date) = written_date(text)
        {
            self.date = Some((date, last));
            return true;
        }
        if is_nothing_yet && !self.is_undated && is_unfilled_date(text) {
            self.is_undated = true;
            self.notes.push(last);
            return true;
        }
        if names_nobody(text) {
            self.notes.push(last);
            return true;
        }
        // 报告人 王某 2024年12月28日
        if labelled(text).is_some_and(|found| !DATE_LABELS.contains(&found[0].0) && !found[0].0.is_empty()) {
            self.labels.push(last);
            return true;
        }
        if self.date.is_none()
            && let Some((signer, date)) = signer_and_date(text)
        {
            self.date = Some((date, last));
            self.signers.push((last, signer));
            return true;
        }
        if labelled(text).is_some() {
            self.labels.push(last);
            return true;
        }
        // Without a date a short line may be anything, unless what stands before it is a whole sentence.
        let is_set_apart = self.date.is_some()
            || self.is_undated
            || !self.signers.is_empty()
            || before.last().is_some_and(|line| {
                line.text.ends_with(['。', '！', '”', '!', '？', '）'])
                    || names_somebody(&line.text) && is_unit(&line.text)
                    || written_date(&line.text).is_some()
            });
        if !is_set_apart || self.signers.len() == SIGNERS || !names_somebody(text) {
            return false;
        }
        match signer(text, report) {
            // A person signs below the unit, never above.
            Some(signer) if !(self.signers.iter().any(|(_, below)| below.name.is_none()) && signer.name.is_some()) => {
                self.signers.push((last, signer));
                true
            }
            _ => false,
        }
    }

    fn finish(mut self, report: &mut AnnualReport, said: &mut Said) {
        for note in self.notes.iter().rev() {
            said.leave_out(LeftOutKind::Line, note);
        }
        if let Some((date, line)) = self.date {
            if report.reported_on.is_some_and(|known| known != date.date) {
                let number = line.number;
                let (zh, en) = ("与标题下的日期不同，以文末为准。", "differs from the date under the title: it was taken");
                let at = Place::ROOT.field(Field::ReportedOn);
                said.find(Code::Guessed, number, at, format!("第{number}行的日期{zh}"), format!("The date of line {number} {en}."));
            }
            report.reported_on = Some(date.date);
            if !date.has_day {
                said_month(line, said);
            }
        }
        for line in self.labels.iter().rev() {
            if let Some(found) = labelled(&line.text)
                && !take_labelled(&found, line, report, said)
            {
                said.leave_out(LeftOutKind::Line, line);
            }
        }
        self.signers.reverse();
        sign(&self.signers, report, said);
    }
}

/// Says in the report who signs.
fn sign(signers: &[(&Line<'_>, Reporter)], report: &mut AnnualReport, said: &mut Said) {
    let Some((first, _)) = signers.first() else { return };
    let units: Vec<&str> = signers.iter().filter_map(|(_, signer)| signer.organization.as_deref()).collect();
    let person = signers.iter().find(|(_, signer)| signer.name.is_some());
    let new = Reporter {
        organization: (!units.is_empty()).then(|| units.join("、")),
        name: person.and_then(|(_, signer)| signer.name.clone()),
        position: person.and_then(|(_, signer)| signer.position.clone()),
        signed_by: None,
    };
    let signed_by = match (&new.organization, &new.name) {
        (Some(_), Some(_)) => Some(SignedBy::Both),
        (Some(_), None) if report.reporter.as_ref().is_some_and(|reporter| reporter.name.is_some()) => Some(SignedBy::Organization),
        _ => None,
    };
    if merge(new, first, report, said) {
        if let Some(reporter) = &mut report.reporter {
            reporter.signed_by = signed_by;
        }
    } else {
        for (line, _) in signers {
            said.leave_out(LeftOutKind::Line, line);
        }
    }
}

/// Who a line of a signature names.
fn signer(text: &str, report: &AnnualReport) -> Option<Reporter> {
    // （云河县水务局　王某）
    let text = text.strip_prefix(['（', '(']).and_then(|text| text.strip_suffix(['）', ')'])).unwrap_or(text);
    // 云河县水务局（盖章）
    let sealed =
        ["（盖章）", "（公章）", "（签章）", "（章）", "(盖章)", "(公章)", "(章)"].iter().find_map(|seal| text.strip_suffix(*seal));
    let text = sealed.map_or(text, str::trim_end);
    let text = unsealed(text);
    let known = report.reporter.as_ref();
    if known.is_some_and(|known| known.organization.as_deref() == Some(text)) || is_unit(text) && text.split_whitespace().count() == 1 {
        return Some(Reporter::new(text));
    }
    if let Some(found) = titled(text) {
        return Some(found);
    }
    let squeezed: String = text.split_whitespace().collect();
    if known.is_some_and(|known| known.name.as_deref() == Some(&squeezed)) || is_name(&squeezed) {
        return Some(Reporter::person(squeezed));
    }
    // 考核意见　同意 in a form is nobody.
    let names = |found: &Reporter| {
        found.position.is_some() || found.organization.as_deref().is_some_and(is_unit) || found.name.as_deref().is_some_and(is_name)
    };
    reporter(text).filter(|found| found.name.is_some() && (found.organization.is_some() || found.position.is_some()) && names(found))
}

/// 云河县交通运输局    2025年12月20日
fn signer_and_date(text: &str) -> Option<(Reporter, WrittenDate)> {
    let (who, date) = before_date(text)?;
    let signer = names_somebody(who).then(|| signer(who, &AnnualReport::default()))??;
    Some((signer, date))
}

/// （联系人：王五） and 抄送：…
fn is_note(text: &str) -> bool {
    let bare = text.trim_start_matches(['（', '(', '【', '[']);
    let is_printed = text.ends_with("印发") && text.contains('年') && text.contains('日');
    if is_page_number(text) {
        return true;
    }
    (is_printed || NOTES.iter().any(|note| bare.starts_with(note)))
        && text.chars().count() <= 100
        && (!text.ends_with('。') || bare.starts_with("抄"))
}

/// - 5 -, 第 5 页 共 5 页
pub(super) fn is_page_number(text: &str) -> bool {
    let is_dash = |c: char| "-—–－ ".contains(c);
    let bare = text.trim_matches(is_dash);
    let is_number =
        text.starts_with(is_dash) && text.ends_with(is_dash) && (1..=3).contains(&bare.len()) && bare.chars().all(|c| digit(c).is_some());
    let words: String = text.chars().filter(|c| !c.is_whitespace() && digit(*c).is_none()).collect();
    is_number || ["第页", "第页共页", "第页，共页", "第页/共页", "共页"].contains(&words.as_str())
}

/// 2024年XX月XX日, 年　月　日
fn is_unfilled_date(text: &str) -> bool {
    let Some((year, month, day)) = text
        .strip_suffix('日')
        .and_then(|text| text.split_once('年').and_then(|(year, rest)| rest.split_once('月').map(|(month, day)| (year, month, day))))
    else {
        return false;
    };
    let is_short = |part: &str| {
        part.chars().count() <= 6
            && part
                .chars()
                .all(|c| c.is_whitespace() || digit(c).is_some() || is_same_mark(c, c) || "〇○零一二三四五六七八九十".contains(c))
    };
    is_short(year) && is_short(month) && is_short(day) && written_date(text).is_none()
}

/// The list of attachments at the end of these lines: where it begins, and their names.
fn attached(lines: &[Line<'_>], is_signed: bool) -> Option<(usize, Vec<String>)> {
    let near = lines.len().saturating_sub(FURTHEST);
    let is_numeral = |c| digit(c).is_some() || "一二三四五六七八九十".contains(c);
    let entry = |text: &str| mark(text).filter(|mark| matches!(mark.0, Mark::Arabic | Mark::Bracketed)).map(|mark| mark.2.to_owned());
    let mut names = Vec::new();
    for (index, line) in lines.iter().enumerate().skip(near.max(1)).rev() {
        let text = line.text.as_ref();
        let first = ["附件：", "附件:", "附：", "附:"].iter().find_map(|label| text.strip_prefix(*label));
        let numbered =
            text.strip_prefix("附件").filter(|rest| rest.starts_with(is_numeral)).map(|rest| rest.trim_start_matches(is_numeral));
        let numbered =
            numbered.and_then(|rest| rest.strip_prefix(['：', ':', '.', '．', '、'])).map(str::trim).filter(|name| !name.is_empty());
        if let Some(first) = first.map(str::trim) {
            if !first.is_empty() {
                names.push(entry(first).unwrap_or_else(|| first.to_owned()));
            }
            names.reverse();
            return (!names.is_empty()).then_some((index, names));
        }
        if let Some(name) = numbered {
            names.push(name.to_owned());
            let behind = &text["附件".len()..];
            if behind.starts_with(['1', '１', '一']) && !behind.chars().nth(1).is_some_and(is_numeral) {
                names.reverse();
                return Some((index, names));
            }
            continue;
        }
        // 附：年度清单, and below it another without number
        let is_listed =
            || is_signed && text.chars().count() <= 24 && ATTACHED.iter().any(|end| text.ends_with(end)) && names_somebody(text);
        names.push(entry(text).or_else(|| is_listed().then(|| text.to_owned()))?);
    }
    None
}

/// 附件1 on a line of its own behind the text, and what follows it.
fn without_annexes<'l, 't>(lines: &'l [Line<'t>], said: &mut Said) -> &'l [Line<'t>] {
    let mut is_signed = false;
    // A list of attachments alone is no annex.
    let last_other = lines.iter().rposition(|line| !line.text.starts_with("附件"));
    for (index, line) in lines.iter().enumerate() {
        let text = line.text.as_ref();
        let rest = text
            .strip_prefix("附件")
            .map(|rest| rest.trim_start().trim_start_matches(|c| digit(c).is_some() || "一二三四五六七八九十".contains(c)));
        let is_alone = rest.is_some_and(|rest| {
            rest.is_empty() || matches!(rest, "：" | ":") || (rest.starts_with(['（', '(']) && rest.chars().count() < 12)
        });
        let is_titled = is_signed
            && rest.is_some_and(|rest| {
                rest.starts_with(['：', ':', ' ', '\u{3000}']) && text.chars().nth(2).is_some_and(|c| c != '：' && c != ':')
            });
        if index > 0 && last_other > Some(index) && (is_alone && !is_listed(&lines[index..]) || is_titled) {
            for line in &lines[index..] {
                said.leave_out(LeftOutKind::Annex, line);
            }
            return &lines[..index];
        }
        is_signed |= written_date(text).is_some();
    }
    lines
}

/// 附件： with its list on the lines below it, and a date behind.
fn is_listed(lines: &[Line<'_>]) -> bool {
    let list = lines[1..].iter().take_while(|line| mark(&line.text).is_some_and(|mark| mark.0 == Mark::Arabic)).count();
    list > 0 && lines[0].text.ends_with(['：', ':']) && lines[1 + list..].iter().take(3).any(|line| written_date(&line.text).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (AnnualReport, Vec<String>, Vec<LeftOutKind>) {
        let lines = super::super::lines::lines(text);
        let (mut report, mut said) = (AnnualReport::default(), Said::default());
        let left = take(&lines, &mut report, &mut said).iter().map(|line| line.text.to_string()).collect();
        (report, left, said.left_out.iter().map(|left| left.kind).collect())
    }

    #[test]
    fn signature_date_and_what_stands_around_them_are_read() {
        let (report, left, out) = read("抓好党建。\n特此报告。\n附件：1. 指标表\n2. 清单\n市教育局\n张三\n2025年1月10日\n（联系人：王五）");
        assert_eq!(left, ["抓好党建。", "特此报告。"]);
        assert_eq!(report.attachments, ["指标表", "清单"]);
        assert_eq!(report.reporter, Some(Reporter::new("市教育局").with_name("张三").with_signed_by(SignedBy::Both)));
        assert_eq!((report.reported_on.map(|date| date.to_string()), out), (Some("2025-01-10".into()), vec![LeftOutKind::Line]));

        for (end, date) in [
            ("\n二0二五年十二月二十日", Some("2025-12-20")),
            ("\n2025年X月X日", None),
            ("\n年　月　日", None),
            ("　2025年12月20日印发", None),
        ] {
            let (report, left, out) = read(&format!("抓好党建。\n县交通运输局{end}"));
            let is_printed = end.ends_with("印发");
            assert_eq!(report.reporter, (!is_printed).then(|| Reporter::new("县交通运输局")), "{end}");
            assert_eq!(report.reported_on.map(|date| date.to_string()).as_deref(), date, "{end}");
            assert_eq!((left.len(), out.len()), (1, usize::from(date.is_none())), "{end}");
        }
        let (report, left, _) = read("抓好党建。\n附：指标表\n获奖清单\n市教育局\n2025年1月10日");
        assert_eq!((report.attachments, left.len()), (vec!["指标表".to_owned(), "获奖清单".to_owned()], 1));
        for end in [
            "县民政局　张三\n2025年12月20日\n- 5 -",
            "县民政局　张三\n2025年12月20日\n第 5 页 共 5 页",
            "2025年12月20日\n（县民政局　张三）",
        ] {
            let (report, left, _) = read(&format!("抓好党建。\n{end}"));
            let signed = report.reporter.map(|reporter| Reporter { signed_by: None, ..reporter });
            assert_eq!(
                (signed, report.reported_on.is_some(), left.len()),
                (Some(Reporter::new("县民政局").with_name("张三")), true, 1),
                "{end}"
            );
        }
        for (line, who) in [
            ("县民政局：张三", Reporter::new("县民政局").with_name("张三")),
            ("护士长：张三", Reporter::person("张三").with_position("护士长")),
            ("党支部书记：张三", Reporter::person("张三").with_position("党支部书记")),
            ("报告人 张三", Reporter::person("张三")),
            ("单位（盖章）：东河村村民委员会\n负责人（签字）：张三", Reporter::new("东河村村民委员会").with_name("张三")),
        ] {
            let (report, left, _) = read(&format!("抓好党建。\n{line}\n2025年12月20日星期六"));
            let signed = report.reporter.map(|reporter| Reporter { signed_by: None, ..reporter });
            assert_eq!((signed, report.reported_on.is_some(), left.len()), (Some(who), true, 1), "{line}");
        }
        // Nobody is named, nothing is dated.
        for end in ["（单位名称）\nXXXX年XX月XX日", "单位负责人签字：　　　年　　月　　日"] {
            let (report, left, _) = read(&format!("抓好党建。\n{end}"));
            assert_eq!((report.reporter, report.reported_on, left.len()), (None, None, 1), "{end}");
        }
        let (report, left, _) = read("抓好党建。\n东河小学\n2025.12");
        assert_eq!((report.reporter, left.len()), (Some(Reporter::new("东河小学")), 1));
        assert_eq!(report.reported_on.map(|date| date.to_string()), Some("2025-12-01".into()));
        let (report, left, _) = read("抓好党建。\n报告人 张三 2025.12.28");
        assert_eq!((report.reporter, report.reported_on.is_some(), left.len()), (Some(Reporter::person("张三")), true, 1));
        let (report, left, out) = read("抓好党建。\n县交通运输局    2025.12.20\n附件1\n指标表\n公路 12个");
        assert_eq!((left.len(), out), (1, vec![LeftOutKind::Annex]));
        assert_eq!(report.reporter, Some(Reporter::new("县交通运输局")));

        let (report, left, _) = read("抓好党建。\n附件一：指标表\n附件二：清单\n东河小学（盖章）\n2025年12月20日");
        assert_eq!(
            (report.reporter, report.attachments, left.len()),
            (Some(Reporter::new("东河小学")), vec!["指标表".into(), "清单".into()], 1)
        );
        assert_eq!(read("抓好党建。\n考核意见　同意").0.reporter, None);
        let (report, left, _) = read("抓好党建。\n县教育局\n县财政局\n二○二五年十二月二十日");
        assert_eq!((report.reporter, left.len()), (Some(Reporter::new("县教育局、县财政局")), 1));
    }

    #[test]
    fn a_short_line_at_the_end_is_no_signature() {
        for text in ["抓好党建\n加强领导", "（一）抓好党建\n全县", "一、二\n谢谢大家！"] {
            assert_eq!(read(text).1.len(), 2, "{text}");
        }
    }
}
