//! The rules of sense: what a schema cannot say about a report.

use std::collections::HashSet;
use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::characters::{is_xml_char, is_xml_text};
use super::nearest::{nearest, shortened};
use super::walk::{At, Line, Visitor, walk};
use super::{Code, Finding, Findings, Message, Rules, Severity};
use crate::model::{AnnualReport, Figure, FigureIndex, Measure, Piece, PlacedFigure, Plan, Problem, Prose, chinese_date};

/// How many unknown figures get the nearest name, and among how many known ones: the search compares with each.
const MOST_SUGGESTIONS: usize = 20;
const MOST_NAMES: usize = 2_000;

pub(super) fn check(report: &AnnualReport, rules: &Rules) -> Findings {
    let index = FigureIndex::new(report);
    let mut references = References { index: &index, used: Vec::new(), noteworthy: false };
    walk(report, &mut references);
    references.used.sort_unstable();
    let mut sense = Sense {
        year: report.year.into(),
        rules,
        index: &index,
        references,
        suggestions: 0,
        errors: 0,
        warnings: 0,
        findings: Findings::default(),
    };
    walk(report, &mut sense);
    sense.findings
}

/// Which figures the texts use, by identity (a name may mean a plan's target here and a figure there), and whether there is a
/// reference to none or to a blank.
struct References<'i, 'a> {
    index: &'i FigureIndex<'a>,
    used: Vec<*const Figure>,
    noteworthy: bool,
}

impl<'a> Visitor<'a> for References<'_, 'a> {
    fn prose(&mut self, _: &At<'_>, prose: &'a Prose, plan: Option<&'a Plan>) {
        for piece in Prose::pieces(prose.as_str()) {
            match piece {
                Piece::Text(_) => {}
                Piece::Figure(name) => match self.index.get(name, plan) {
                    Some(placed) => {
                        self.used.push(placed.figure);
                        self.noteworthy |= placed.figure.value.is_none();
                    }
                    None => self.noteworthy = true,
                },
                Piece::StrayBrace(_) => self.noteworthy = true,
            }
        }
    }
}

impl References<'_, '_> {
    fn have(&self, figure: &Figure) -> bool {
        self.used.binary_search(&std::ptr::from_ref(figure)).is_ok()
    }
}

/// The figure that a finding is about, where that is not the field itself, and the characters of the field.
#[derive(Default)]
struct About<'f> {
    figure: Option<PlacedFigure<'f>>,
    range: Option<Range<usize>>,
}

struct Sense<'i, 'a> {
    year: i32,
    rules: &'i Rules,
    index: &'i FigureIndex<'a>,
    references: References<'i, 'a>,
    suggestions: usize,
    errors: usize,
    warnings: usize,
    findings: Findings,
}

impl<'a> Sense<'_, 'a> {
    fn find(&mut self, code: Code, at: &At<'_>, zh: impl FnOnce() -> String, en: impl FnOnce() -> String) {
        self.find_about(code, at, About::default(), zh, en);
    }

    /// With what it is about.
    fn find_about(&mut self, code: Code, at: &At<'_>, about: About<'_>, zh: impl FnOnce() -> String, en: impl FnOnce() -> String) {
        let Some(severity) = self.rules.severity(code) else { return };
        let found = if severity == Severity::Error { &mut self.errors } else { &mut self.warnings };
        *found += 1;
        if *found <= Findings::MOST {
            self.findings.push(Finding {
                code,
                severity,
                pointer: at.to_string(),
                message: Message { zh: zh(), en: en() },
                figure: about.figure.map(|placed| placed.pointer()),
                keyword: None,
                range: about.range,
                fix: None,
                position: None,
            });
        }
    }

    fn characters(&mut self, at: &At<'_>, text: &str) {
        if !is_xml_text(text)
            && let Some(illegal) = text.chars().find(|c| !is_xml_char(*c))
        {
            let code = format!("U+{:04X}", u32::from(illegal));
            self.find(
                Code::IllegalCharacter,
                at,
                || format!("含有不可见的控制字符 {code}，文档不能保存，请删除（常见于从其他软件复制的文字）。"),
                || format!("The control character {code} cannot stand in a document: delete it (it often comes with text copied from elsewhere)."),
            );
        }
    }

    fn unknown_figure(&mut self, at: &At<'_>, name: &str, range: Range<usize>, plan: Option<&'a Plan>) {
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
            at,
            About { figure: near.and_then(|near| self.index.get(near, plan)), range: Some(range) },
            || format!("没有名为“{name}”的指标。{zh}"),
            || format!("There is no figure named {name:?}. {en}"),
        );
    }

    fn dated_before(&mut self, code: Code, at: &At<'_>, due: Option<NaiveDate>, year: i32, what: (&str, &str)) {
        let Some(due) = due.filter(|due| due.year() < year) else { return };
        self.find(
            code,
            at,
            || format!("{}{}早于{year}年，请核对年份。", what.0, chinese_date(due)),
            || format!("{} {due} lies before {year}: check the year.", what.1),
        );
    }
}

impl<'a> Visitor<'a> for Sense<'_, 'a> {
    fn report(&mut self, field: &'static str, root: &At<'_>, report: &'a AnnualReport) {
        let at = &root.field(field);
        match field {
            "title" if report.title.is_none() => self.find(
                Code::TitleMissing,
                at,
                || "正式稿要有标题，请填写。".into(),
                || "A final report needs a title: fill it in.".into(),
            ),
            "year" if !(1949..=2100).contains(&report.year) => {
                let year = report.year;
                self.find(
                    Code::OutOfRange,
                    at,
                    || format!("年度 {year} 应在 1949 至 2100 之间。"),
                    || format!("The year {year} is not between 1949 and 2100."),
                );
            }
            "reporter" if report.reporter.is_none() => self.find(
                Code::ReporterMissing,
                at,
                || "没有填写报告人，文末将没有署名，请填写单位。".into(),
                || "There is no reporter, so the document is not signed: fill in the organization.".into(),
            ),
            "reported_on" => {
                let year = self.year;
                if let Some(date) = report.reported_on.filter(|date| !(year..=year + 1).contains(&date.year())) {
                    self.find(
                        Code::ReportedOnOutsideYear,
                        at,
                        || format!("成文日期{}与{year}年度不符，应在{year}年或{}年。", chinese_date(date), year + 1),
                        || format!("The date {date} does not fit a report on {year}: it should lie in {year} or {}.", year + 1),
                    );
                }
            }
            "work" if report.work.is_empty() => self.find(
                Code::WorkMissing,
                at,
                || "报告至少要有一章工作情况，请添加。".into(),
                || "A report needs at least one chapter of work: add one.".into(),
            ),
            _ => {}
        }
    }

    fn line(&mut self, at: &At<'_>, line: Line, text: &'a str) {
        self.characters(at, text);
        if line != Line::Label && text.trim().is_empty() {
            self.find(
                Code::EmptyHeading,
                at,
                || "这里不能为空，请填写或删除整项。".into(),
                || "This may not be empty: fill it in or delete the item.".into(),
            );
        }
        if text.contains(['\n', '\r']) {
            self.find(
                Code::LineBreak,
                at,
                || "这里只能写一行，请删除换行。".into(),
                || "This is a text of one line: delete the line break.".into(),
            );
        }
        if line != Line::Numbered {
            return;
        }
        if let Some(number) = typed_number(text) {
            self.find(
                Code::TypedNumbering,
                at,
                || format!("序号由版式自动编排，请删去手写的“{number}”。"),
                || format!("The layout writes the numbers: delete the typed {number:?}."),
            );
        }
        if let Some(name) = Prose::pieces(text).find_map(|piece| if let Piece::Figure(name) = piece { Some(shortened(name)) } else { None })
        {
            self.find(
                Code::ReferenceInHeading,
                at,
                || format!("标题和要点句中的“{{{name}}}”不会换成数字，请把数字写进正文。"),
                || format!("{{{name}}} is not resolved in a heading or topic: put the figure into the text."),
            );
        }
    }

    fn prose(&mut self, at: &At<'_>, prose: &'a Prose, plan: Option<&'a Plan>) {
        self.characters(at, prose.as_str());
        if !self.references.noteworthy {
            return;
        }
        // A name that a text misspells throughout is said once.
        let mut said = HashSet::new();
        for (range, piece) in Prose::placed_pieces(prose.as_str()) {
            match piece {
                Piece::Figure(name) => match self.index.get(name, plan) {
                    None if said.insert(name) => self.unknown_figure(at, name, range, plan),
                    Some(placed) if placed.figure.value.is_none() && said.insert(name) => self.find_about(
                        Code::FigureBlank,
                        at,
                        About { figure: Some(placed), range: Some(range) },
                        || format!("文中的“{}”还没有数，这里将是空白。", shortened(name)),
                        || format!("The figure {:?} has no value yet: it leaves a blank here.", shortened(name)),
                    ),
                    _ => {}
                },
                Piece::StrayBrace(brace) => self.find_about(
                    Code::StrayBrace,
                    at,
                    About { figure: None, range: Some(range) },
                    || format!("花括号“{brace}”不成对。引用指标写作{{名称}}，花括号本身写作{brace}{brace}。"),
                    || format!("The brace {brace:?} has no partner. Write {{name}} for a figure, {brace}{brace} for the brace itself."),
                ),
                Piece::Text(_) => {}
            }
        }
    }

    fn chapter(&mut self, at: &At<'_>, bare: bool) {
        if bare {
            self.find(
                Code::ChapterEmpty,
                &at.field("heading"),
                || "这一章只有标题，还没有内容。".into(),
                || "The chapter has nothing but its heading yet.".into(),
            );
        }
    }

    fn figure(&mut self, at: &At<'_>, figure: &'a Figure, target: bool) {
        let name = figure.name.as_str();
        self.characters(&at.field("name"), name);
        if name.trim().is_empty() || name.contains(['{', '}', '\n', '\r']) {
            self.find(
                Code::FigureNameInvalid,
                &at.field("name"),
                || "指标名称不能为空，也不能含花括号和换行，否则正文无法引用。".into(),
                || "A figure's name may not be empty or hold a brace or line break: the text could not refer to it.".into(),
            );
            return;
        }
        let shown = || shortened(name);
        let first = if self.index.has_duplicates() { self.index.first(name, target) } else { None };
        if let Some(first) = first.filter(|first| !std::ptr::eq(first.figure, figure)) {
            self.find_about(
                Code::FigureNameDuplicate,
                &at.field("name"),
                About { figure: Some(first), range: None },
                || format!("指标“{}”已在别处填报，请改名或删去其中一个。", shown()),
                || format!("The figure {:?} is stated elsewhere already: rename or delete one of them.", shown()),
            );
        } else if !self.references.have(figure) {
            self.find(
                Code::FigureUnused,
                at,
                || format!("指标“{0}”没有在文中使用，请在文中写上{{{0}}}，或删去它。", shown()),
                || format!("No text uses the figure {0:?}: write {{{0}}} where it belongs, or delete it.", shown()),
            );
        }
        if figure.value.is_none() {
            self.find(
                Code::FigureValueMissing,
                &at.field("value"),
                || format!("指标“{}”还没有数，请填写；暂缺时可先写成草稿。", shown()),
                || format!("The figure {:?} has no value yet: fill it in, or write a draft for now.", shown()),
            );
        }
    }

    fn problem(&mut self, at: &At<'_>, problem: &'a Problem) {
        if problem.measures.is_empty() {
            self.find(
                Code::ProblemWithoutMeasures,
                &at.field("measures"),
                || "这个问题还没有整改措施，请补充措施、责任人和时限。".into(),
                || "The problem has no measures yet: add what is done, by whom and until when.".into(),
            );
        }
    }

    fn measure(&mut self, at: &At<'_>, measure: &'a Measure) {
        if measure.what.is_empty() {
            self.find(
                Code::EmptyHeading,
                &at.field("what"),
                || "措施不能为空，请填写或删除整项。".into(),
                || "A measure may not be empty: fill it in or delete it.".into(),
            );
        }
        self.dated_before(Code::MeasureDueBeforeYear, &at.field("due"), measure.due, self.year, ("整改时限", "The measure's due date"));
    }

    fn plan(&mut self, at: &At<'_>, plan: &'a Plan) {
        self.dated_before(Code::PlanDueBeforeYear, &at.field("due"), plan.due, self.year + 1, ("完成时限", "The plan's due date"));
    }
}

/// A number typed at the head of a heading: `一、`, `（一）`, `(1)`, `1.`, `1、`, `①`, `一是`, `第一，`. Not `12.9运动`, `一把手`, `三会一课`.
fn typed_number(text: &str) -> Option<&str> {
    let text = text.trim_start();
    if let Some(circled) = text.chars().next().filter(|c| ('①'..='⑳').contains(c)) {
        return Some(&text[..circled.len_utf8()]);
    }
    let opened = text.strip_prefix(['（', '(']);
    let ordinal = text.strip_prefix('第');
    let body = opened.or(ordinal).unwrap_or(text);
    let chinese = body.trim_start_matches(|c| "零一二三四五六七八九十百".contains(c));
    let arabic = body.trim_start_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let (rest, is_chinese) = if chinese.len() < body.len() { (chinese, true) } else { (arabic, false) };
    if rest.len() == body.len() {
        return None;
    }
    let mark = rest.chars().next()?;
    let after = rest.chars().nth(1);
    let closes = if opened.is_some() {
        matches!(mark, '）' | ')')
    } else if ordinal.is_some() {
        matches!(mark, '，' | '、' | ',' | '：')
    } else {
        match mark {
            '、' => true,
            '是' => is_chinese,
            '.' | '．' => !after.is_some_and(|c| c.is_ascii_digit()),
            '）' | ')' => true,
            _ => false,
        }
    };
    closes.then(|| &text[..text.len() - rest.len() + mark.len_utf8()])
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
            "12.9运动纪念",
            "2025年工作",
            "第一书记作用发挥不足",
            "（试行）办法",
            "三是",
            "",
            "一",
            "(①",
            "(",
            "第",
        ] {
            let expected = if text == "三是" { Some("三是") } else { None };
            assert_eq!(typed_number(text), expected, "{text}");
        }
    }
}
