//! The rules of sense: what a schema cannot say about a report.

use std::collections::HashSet;
use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::collect::Collect;
use super::references::References;
use super::time::{Time, bound};
use crate::finding::nearest::{nearest, shortened};
use crate::finding::{Code, Finding, Message};
use crate::model::characters::{is_invisible, is_plain, is_xml_char};
use crate::model::mark::mark;
use crate::model::numerals::digit;
use crate::model::{
    AnnualReport, Field, Figure, FigureIndex, Measure, Node, Piece, Place, PlacedFigure, Plan, Prose, Role, Visit, YEARS, chinese_date,
    chinese_numeral, is_han, next_brace,
};

/// How many unknown figures get the nearest name, and among how many known ones: the search compares with each.
const MOST_SUGGESTIONS: usize = 20;
const MOST_NAMES: usize = 2_000;

pub(super) fn check(report: &AnnualReport, found: &mut Collect<'_>) {
    let index = FigureIndex::new(report);
    let references = References::of(report, &index);
    report.walk(&mut Sense { time: Time::of(report), index: &index, references, suggestions: 0, found });
}

struct Sense<'f, 'i, 'r> {
    time: Option<Time>,
    index: &'i FigureIndex<'r>,
    references: References<'i, 'r>,
    suggestions: usize,
    found: &'i mut Collect<'f>,
}

/// What a finding is about beyond its field: a figure that stands elsewhere, characters of the field.
#[derive(Default)]
struct About<'r> {
    figure: Option<PlacedFigure<'r>>,
    range: Option<Range<usize>>,
    fix: Option<&'static str>,
}

impl<'r> Sense<'_, '_, 'r> {
    fn find(&mut self, code: Code, at: Place, zh: impl FnOnce() -> String, en: impl FnOnce() -> String) {
        self.find_about(code, at, About::default(), zh, en);
    }

    fn find_about(&mut self, code: Code, at: Place, about: About<'_>, zh: impl FnOnce() -> String, en: impl FnOnce() -> String) {
        self.found.find(code, |severity| {
            let mut finding = Finding::new(code, severity, at, Message::new(zh(), en()));
            finding.figure = about.figure.map(|placed| placed.place.to_string());
            finding.range = about.range;
            finding.fix = about.fix.map(str::to_owned);
            finding
        });
    }

    /// What the report as a whole lacks, and whether its dates fit each other.
    fn report(&mut self, report: &AnnualReport) {
        let at = |field| Place::ROOT.field(field);
        if report.title.as_deref().is_none_or(is_blank) {
            self.find(
                Code::TitleMissing,
                at(Field::Title),
                || "正式稿要有标题，请填写。".into(),
                || "A final report needs a title: fill it in.".into(),
            );
        }
        match report.year {
            None => self.find(
                Code::YearMissing,
                at(Field::Year),
                || "正式稿要有年度，请填写。".into(),
                || "A final report needs its year: fill it in.".into(),
            ),
            Some(year) if !YEARS.contains(&year) => self.find(
                Code::YearOutOfRange,
                at(Field::Year),
                || format!("年度 {year} 应在 {} 至 {} 之间，请核对。", YEARS.start(), YEARS.end()),
                || format!("The year {year} is not between {} and {}: check it.", YEARS.start(), YEARS.end()),
            ),
            Some(_) => {}
        }
        self.period(report);
        if report.reporter.as_ref().is_none_or(|reporter| reporter.signature().is_empty()) {
            self.find(
                Code::ReporterMissing,
                at(Field::Reporter),
                || "文末没有署名，请填写报告的单位或述职人的姓名。".into(),
                || "Nobody signs the report: fill in the unit that reports, or the person.".into(),
            );
        }
        if let (Some(date), Some(time)) = (report.reported_on, &self.time) {
            let (from, to) = (time.first.year(), time.last.year());
            if !(to..=to + 1).contains(&date.year()) {
                let of = if from == to { to.to_string() } else { format!("{from}—{to}") };
                self.find(
                    Code::ReportedOnOutsideYear,
                    at(Field::ReportedOn),
                    || format!("成文日期{}与{of}年度不符，应在{to}年或{}年。", chinese_date(date), to + 1),
                    || format!("The date {date} does not fit a report on {of}: it should lie in {to} or {}.", to + 1),
                );
            }
        }
        if report.work.is_empty() {
            self.find(
                Code::WorkMissing,
                at(Field::Work),
                || "报告至少要有一章工作情况，请添加。".into(),
                || "A report needs at least one chapter of work: add one.".into(),
            );
        }
    }

    fn period(&mut self, report: &AnnualReport) {
        let Some(period) = report.period else { return };
        let at = Place::ROOT.field(Field::Period);
        if let (Some(from), Some(to)) = (period.from, period.to)
            && from > to
        {
            return self.find(
                Code::PeriodReversed,
                at,
                || format!("报告期的起（{}）在止（{}）之后，请核对。", chinese_date(from), chinese_date(to)),
                || format!("The period begins on {from}, after its end on {to}: check both."),
            );
        }
        let Some(year) = report.year else { return };
        let year_of = |day: NaiveDate| day.year();
        if period.from.map(year_of) > Some(year.into()) || period.to.map(year_of).is_some_and(|last| last < year.into()) {
            self.find(
                Code::PeriodOutsideYear,
                at,
                || format!("报告期{period}不在{year}年度，请核对。"),
                || format!("The period {period} does not touch the year {year}: check both."),
            );
        }
    }

    fn blank(&mut self, at: Place) {
        self.find(
            Code::TextMissing,
            at,
            || "这里不能为空，请填写或删除整项。".into(),
            || "This may not be empty: fill it in or delete the item.".into(),
        );
    }

    /// Characters that no document can hold, and those that no page shows.
    fn characters(&mut self, at: &Place, text: &str) {
        if is_plain(text) {
            return;
        }
        if let Some((index, illegal)) = text.chars().enumerate().find(|(_, c)| !is_xml_char(*c)) {
            let code = format!("U+{:04X}", u32::from(illegal));
            self.find_about(
                Code::IllegalCharacter,
                *at,
                About { range: Some(index..index + 1), ..About::default() },
                || format!("含有不可见的控制字符 {code}，文档不能保存，请删除（常见于从其他软件复制的文字）。"),
                || format!("The control character {code} cannot stand in a document: delete it (it often comes with text copied from elsewhere)."),
            );
        }
        let mut characters = text.chars().enumerate().peekable();
        while let Some((start, first)) = characters.next() {
            if !is_invisible(first) {
                continue;
            }
            let mut end = start + 1;
            while characters.next_if(|(_, c)| is_invisible(*c)).is_some() {
                end += 1;
            }
            let code = format!("U+{:04X}", u32::from(first));
            self.find_about(
                Code::InvisibleCharacter,
                *at,
                About { range: Some(start..end), fix: Some(""), ..About::default() },
                || format!("含有看不见的字符 {code}，请删除（常见于从网页复制的文字）。"),
                || format!("No page shows the character {code}: delete it (it often comes with text copied from a web page)."),
            );
        }
    }

    /// A heading or topic, before which the layout writes a number.
    fn numbered(&mut self, at: &Place, text: &str) {
        if let Some(number) = typed_number(text) {
            self.find(
                Code::TypedNumbering,
                *at,
                || format!("序号由版式自动编排，请删去手写的“{number}”。"),
                || format!("The layout writes the numbers: delete the typed {number:?}."),
            );
        }
        if let Some(name) = Prose::pieces(text).find_map(|piece| if let Piece::Figure(name) = piece { Some(shortened(name)) } else { None })
        {
            self.find(
                Code::ReferenceInHeading,
                *at,
                || format!("标题和要点句中的“{{{name}}}”不会换成数字，请把数字写进正文。"),
                || format!("{{{name}}} is not resolved in a heading or topic: put the figure into the text."),
            );
        }
    }

    fn prose(&mut self, at: &Place, text: &'r str) {
        // A name that a text misspells throughout is said once.
        let mut said = HashSet::new();
        for (range, piece) in Prose::placed_pieces(text) {
            match piece {
                Piece::Figure(name) => match self.index.get(name, at) {
                    None if said.insert(name) => self.unknown_figure(at, name, range),
                    Some(placed) if placed.figure.value.is_none() && said.insert(name) => self.find_about(
                        Code::FigureBlank,
                        *at,
                        About { figure: Some(placed), range: Some(range), fix: None },
                        || format!("文中的“{}”还没有数，这里将是空白。", shortened(name)),
                        || format!("The figure {:?} has no value yet: it leaves a blank here.", shortened(name)),
                    ),
                    _ => {}
                },
                Piece::StrayBrace(brace) => self.find_about(
                    Code::StrayBrace,
                    *at,
                    About { range: Some(range), ..About::default() },
                    || format!("花括号“{brace}”不成对。引用指标写作{{名称}}，花括号本身写作{brace}{brace}。"),
                    || format!("The brace {brace:?} has no partner. Write {{name}} for a figure, {brace}{brace} for the brace itself."),
                ),
                Piece::Text(_) => {}
            }
        }
    }

    fn unknown_figure(&mut self, at: &Place, name: &str, range: Range<usize>) {
        self.suggestions += 1;
        let known = || self.index.names();
        let near = if self.suggestions > MOST_SUGGESTIONS || known().count() > MOST_NAMES { None } else { nearest(name, known()) };
        let (zh, en) = match near {
            Some(near) => (format!("是否为“{near}”？"), format!("Did you mean {near:?}?")),
            None => (
                "请在指标中填报它，或改用已有的指标名称。".into(),
                "State it among the figures or use the name of one that is stated.".into(),
            ),
        };
        self.find_about(
            Code::FigureUnknown,
            *at,
            About { figure: near.and_then(|near| self.index.get(near, at)), range: Some(range), fix: None },
            || format!("没有名为“{}”的指标。{zh}", shortened(name)),
            || format!("There is no figure named {:?}. {en}", shortened(name)),
        );
    }

    /// A day that lies before the bound that it should keep.
    fn dated_before(&mut self, code: Code, at: Place, due: Option<NaiveDate>, bounded: Option<NaiveDate>, what: (&str, &str)) {
        let (Some(due), Some(day)) = (due, bounded) else { return };
        if due < day {
            let (zh, en) = bound(day);
            self.find(
                code,
                at.field(Field::Due),
                || format!("{}{}早于{zh}，请核对。", what.0, chinese_date(due)),
                || format!("{} {due} lies before {en}: check it.", what.1),
            );
        }
    }

    fn measure(&mut self, at: &Place, measure: &Measure) {
        let first = self.time.as_ref().map(|time| time.first);
        self.dated_before(Code::MeasureDueBeforeYear, *at, measure.due, first, ("整改时限", "The measure's due date"));
    }

    fn plan(&mut self, at: &Place, plan: &Plan) {
        let next = self.time.as_ref().and_then(Time::next);
        self.dated_before(Code::PlanDueBeforeYear, *at, plan.due, next, ("完成时限", "The plan's due date"));
    }
}

impl<'r> Visit<'r> for Sense<'_, '_, 'r> {
    fn enter(&mut self, at: &Place, node: Node<'r>) {
        // One of the two is enough: a heading without text, or text alone.
        let (field, heading, text) = match node {
            Node::Report(report) => return self.report(report),
            Node::Measure(measure) => return self.measure(at, measure),
            Node::Item(item) => (Field::Heading, &item.heading, &item.lead),
            Node::Point(point) => (Field::Topic, &point.topic, &point.text),
            Node::Subpoint(point) => (Field::Topic, &point.topic, &point.text),
            Node::Problem(problem) => (Field::Topic, &problem.topic, &problem.text),
            Node::Plan(plan) => (Field::Heading, &plan.heading, &plan.text),
            _ if node.is_bare_chapter() => {
                return self.find(
                    Code::ChapterEmpty,
                    at.field(Field::Heading),
                    || "这一章只有标题，还没有内容。".into(),
                    || "The chapter has nothing but its heading yet.".into(),
                );
            }
            _ => return,
        };
        if is_blank(heading) && text.is_empty() {
            self.blank(at.field(field));
        }
        match node {
            Node::Plan(plan) => self.plan(at, plan),
            Node::Problem(problem) if problem.measures.is_empty() => self.find(
                Code::ProblemWithoutMeasures,
                at.field(Field::Measures),
                || "这个问题还没有整改措施，请补充措施、责任人和时限。".into(),
                || "The problem has no measures yet: add what is done, by whom and until when.".into(),
            ),
            _ => {}
        }
    }

    fn text(&mut self, at: &Place, role: Role, text: &'r str) {
        self.characters(at, text);
        if may_not_be_blank(role) && is_blank(text) {
            return self.blank(*at);
        }
        if role.is_prose() {
            if self.references.noteworthy {
                self.prose(at, text);
            }
            return;
        }
        if role == Role::FigureName {
            if !is_referable(text) {
                self.find(
                    Code::FigureNameInvalid,
                    *at,
                    || "指标名称不能含花括号和换行，否则正文无法引用。".into(),
                    || "A figure's name may hold no brace and no line break: the text could not refer to it.".into(),
                );
            }
            return;
        }
        if role != Role::Title && memchr::memchr2(b'\n', b'\r', text.as_bytes()).is_some() {
            self.find(
                Code::LineBreak,
                *at,
                || "这里只能写一行，请删除换行。".into(),
                || "This is a text of one line: delete the line break.".into(),
            );
        }
        if role.is_numbered() {
            self.numbered(at, text);
        }
    }

    fn figure(&mut self, at: &Place, figure: &'r Figure) {
        let name = figure.name.as_str();
        // A name that cannot be referred to is said with its text.
        if is_blank(name) || !is_referable(name) {
            return;
        }
        let shown = || shortened(name);
        let first = if self.index.has_duplicates() { self.index.first(name, at.plan().is_some()) } else { None };
        if let Some(first) = first.filter(|first| !std::ptr::eq(first.figure, figure)) {
            self.find_about(
                Code::FigureNameDuplicate,
                at.field(Field::Name),
                About { figure: Some(first), ..About::default() },
                || format!("指标“{}”已在别处填报，请改名或删去其中一个。", shown()),
                || format!("The figure {:?} is stated elsewhere already: rename or delete one of them.", shown()),
            );
        } else if !self.references.have(figure) {
            self.find(
                Code::FigureUnused,
                *at,
                || format!("指标“{0}”没有在文中使用，请在文中写上{{{0}}}，或删去它。", shown()),
                || format!("No text uses the figure {0:?}: write {{{0}}} where it belongs, or delete it.", shown()),
            );
        }
        if figure.value.is_none() {
            self.find(
                Code::FigureValueMissing,
                at.field(Field::Value),
                || format!("指标“{}”还没有数，请填写；暂缺时可先写成草稿。", shown()),
                || format!("The figure {:?} has no value yet: fill it in, or write a draft for now.", shown()),
            );
        }
    }
}

/// Whether a text can refer to a figure of this name.
fn is_referable(name: &str) -> bool {
    next_brace(name).is_none() && memchr::memchr2(b'\n', b'\r', name.as_bytes()).is_none()
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// What is printed, or referred to, and has nothing beside it that could stand for it.
fn may_not_be_blank(role: Role) -> bool {
    matches!(
        role,
        Role::Subtitle | Role::Organization | Role::Salutation | Role::ChapterHeading | Role::Measure | Role::Attachment | Role::FigureName
    )
}

/// The number typed at the head of a heading: `一、`, `（一）`, `1.`, `①`, `一是`, `第一，`. Not 一、二 of `一、二季度重点工作`.
fn typed_number(text: &str) -> Option<&str> {
    let text = text.trim_start();
    // Most begin with a word.
    if text.starts_with(|c| is_han(c) && !"零〇一二三四五六七八九十百第".contains(c)) {
        return None;
    }
    let (_, number, rest) = mark(text)?;
    let head = &text[..text.len() - rest.len()];
    // 12.9运动
    if head.ends_with(|c| digit(c).is_some()) {
        return None;
    }
    let typed = head.trim_end();
    let goes_on = typed.ends_with('、') && rest.starts_with(chinese_numeral(number.saturating_add(1)).as_str());
    (!goes_on).then_some(typed)
}

#[cfg(test)]
mod tests {
    use super::typed_number;

    #[test]
    fn typed_numbers_are_told_from_words() {
        for (text, number) in [
            ("一、加强学习", "一、"),
            ("（二）加强学习", "（二）"),
            ("(3)加强学习", "(3)"),
            ("1.加强学习", "1."),
            ("12、加强学习", "12、"),
            ("３．加强学习", "３．"),
            ("1）加强学习", "1）"),
            ("一是加强学习", "一是"),
            ("十一是加强学习", "十一是"),
            ("第一，加强学习", "第一，"),
            ("①加强学习", "①"),
            (" 二、加强学习", "二、"),
        ] {
            assert_eq!(typed_number(text), Some(number), "{text}");
        }
        for text in [
            "加强学习",
            "一把手带头",
            "三会一课落实不够",
            "一、二季度重点工作",
            "12.9运动纪念",
            "2025年工作",
            "第一书记作用发挥不足",
            "（试行）办法",
            "",
            "一",
            "(①",
            "(",
            "第",
        ] {
            assert_eq!(typed_number(text), None, "{text}");
        }
    }
}
