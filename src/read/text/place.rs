//! Where each line belongs.

use super::head::{take_head, take_signature, year};
use super::mark::{Mark, digit, inline_point, mark};
use super::{Line, Outlined};
use crate::check::{Code, Finding, Findings, Position};
use crate::model::{
    AnnualReport, Plan, PlanChapter, Point, Problem, ProblemChapter, Prose, WorkChapter, WorkItem, chinese_numeral, closing_stop, is_han,
};

/// The longest heading and the longest topic that a report holds, in characters.
const HEADING: usize = 100;
const TOPIC: usize = 200;
/// The longest first sentence that is a topic; of a longer one the first clause is.
const SENTENCE: usize = 50;
/// How paragraphs begin that belong to no plan any more.
const CLOSINGS: &[&str] = &[
    "以上",
    "特此",
    "总之",
    "新的一年",
    "新一年",
    "请予",
    "请批评",
    "不当之处",
    "不妥",
    "不足之处",
    "报告完毕",
    "汇报完毕",
    "述职完毕",
    "谢谢",
];

pub(super) fn place(lines: &[Line<'_>]) -> Outlined {
    let mut place = Place { report: AnnualReport::default(), findings: Vec::new(), at: At::Preamble, levels: Vec::new(), chapters: 0 };
    let marks = marks(lines);
    let year = lines.iter().find_map(|line| year(line.text));
    let outermost = outermost(year.unwrap_or_default(), &marks);
    let first = |wanted: &dyn Fn(Mark) -> bool| marks.iter().position(|mark| mark.is_some_and(|mark| wanted(mark.0)));
    let first_chapter = first(&|mark| mark == outermost).or_else(|| first(&|_| true)).unwrap_or(lines.len());
    let head = take_head(&lines[..first_chapter], &mut place.report);
    let body = take_signature(&lines[first_chapter..], &mut place.report);
    place.report.year = year.unwrap_or_else(|| place.year_of_date());
    for line in head {
        place.paragraph(line.text);
    }
    for (line, mark) in body.iter().zip(&marks[first_chapter..]) {
        match mark {
            Some((mark, number, rest)) if *mark == outermost => place.chapter(line, *number, rest),
            Some((mark, number, rest)) => place.numbered(line, *mark, *number, rest),
            None => place.unnumbered(line.text),
        }
    }
    if place.report.work.is_empty() {
        place.report.work.push(WorkChapter::default());
    }
    Outlined { report: place.report, findings: place.findings.into_iter().collect::<Findings>() }
}

type Marked<'t> = Option<(Mark, usize, &'t str)>;

/// The numbers of the lines; a heading of Markdown or a style without one gets one by its level.
fn marks<'t>(lines: &[Line<'t>]) -> Vec<Marked<'t>> {
    let typed: Vec<Marked<'t>> = lines.iter().map(|line| mark(line.text)).collect();
    let mut levels: Vec<usize> = lines.iter().filter_map(|line| line.heading).collect();
    // The only heading of the uppermost level, on the first line, is the title.
    if let [Line { heading: Some(title), .. }, ..] = lines
        && typed[0].is_none()
        && levels.iter().filter(|level| *level <= title).count() == 1
    {
        levels.remove(0);
    }
    levels.sort_unstable();
    levels.dedup();
    let mut counts = [0; 4];
    lines
        .iter()
        .zip(typed)
        .map(|(line, typed)| {
            let level = levels.iter().position(|level| Some(*level) == line.heading);
            match (typed, level) {
                (None, Some(level)) => {
                    let level = level.min(3);
                    counts[level] += 1;
                    counts[level + 1..].fill(0);
                    Some(([Mark::Chapter, Mark::Item, Mark::Arabic, Mark::Bracketed][level], counts[level], line.text))
                }
                (typed, _) => {
                    if let Some(level) = level {
                        counts[level.min(3)] = typed.map_or(0, |typed| typed.1);
                        counts[level.min(3) + 1..].fill(0);
                    }
                    typed
                }
            }
        })
        .collect()
}

/// The kind of number that chapters have: 一、, or where a text has none and its （一） or 1. speak of problems or plans, these.
fn outermost(year: u16, marks: &[Marked<'_>]) -> Mark {
    let speaks = |wanted: Mark| marks.iter().flatten().any(|(mark, _, rest)| *mark == wanted && kind(rest, year) != Kind::Work);
    match marks.iter().flatten().map(|mark| mark.0).min() {
        Some(least @ (Mark::Item | Mark::Arabic)) if speaks(least) => least,
        _ => Mark::Chapter,
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Work,
    Problems,
    Plans,
}

/// What a chapter is about, by its heading.
fn kind(heading: &str, year: u16) -> Kind {
    let has = |words: &[&str]| words.iter().any(|word| heading.contains(word));
    let is_short = heading.chars().count() <= 12;
    if has(&["问题", "不足", "差距", "短板", "困难", "薄弱"])
        && !has(&["解决", "破解", "化解", "聚焦", "补齐", "整治"])
        && (is_short || has(&["存在", "主要问题"]))
    {
        return Kind::Problems;
    }
    if has(&["下一步", "下步", "打算", "努力方向", "明年", "来年", "下年度", "下一年", "今后", "工作思路", "工作计划"])
        || heading.contains(&format!("{}年", year + 1))
    {
        return Kind::Plans;
    }
    Kind::Work
}

/// Where text goes that has no number of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    Preamble,
    Work,
    Item,
    Point,
    Problems,
    Problem,
    Plans,
    Plan,
    Closing,
}

struct Place {
    report: AnnualReport,
    findings: Vec<Finding>,
    at: At,
    /// The kinds of numbers that the chapter has shown, from its outermost in.
    levels: Vec<Mark>,
    chapters: usize,
}

impl Place {
    fn year_of_date(&mut self) -> u16 {
        use chrono::Datelike;
        let year = self.report.reported_on.and_then(|date| u16::try_from(date.year()).ok());
        year.unwrap_or_else(|| {
            let (zh, en) = ("原文没有年度，请填写。", "The text names no year: fill it in.");
            self.findings.push(Finding::new(Code::YearUnknown, "/year".into(), zh.into(), en.into()));
            0
        })
    }

    fn find(&mut self, code: Code, line: &Line<'_>, zh: String, en: String) {
        if self.findings.len() >= Findings::MOST {
            return;
        }
        let position = Some(Position { line: line.number, column: 1 });
        let pointer = self.pointer();
        self.findings.push(Finding { position, ..Finding::new(code, pointer, zh, en) });
    }

    /// The prose where text goes. A place is named only once what holds it has been made.
    fn prose(&mut self) -> &mut Prose {
        let report = &mut self.report;
        match self.at {
            At::Preamble => &mut report.preamble,
            At::Closing => &mut report.closing,
            At::Work => &mut last(&mut report.work).lead,
            At::Item => &mut last(&mut last(&mut report.work).items).lead,
            At::Point => &mut last(&mut last(&mut last(&mut report.work).items).points).text,
            At::Problems => &mut report.problems.get_or_insert_default().lead,
            At::Problem => &mut last(&mut report.problems.get_or_insert_default().items).text,
            At::Plans => &mut report.plans.get_or_insert_default().lead,
            At::Plan => &mut last(&mut report.plans.get_or_insert_default().items).text,
        }
    }

    /// Its JSON Pointer.
    fn pointer(&self) -> String {
        let report = &self.report;
        let end = |length: usize| length.saturating_sub(1);
        let work = end(report.work.len());
        let items = || report.work.last().map_or(0, |chapter| end(chapter.items.len()));
        let points = || report.work.last().and_then(|chapter| chapter.items.last()).map_or(0, |item| end(item.points.len()));
        match self.at {
            At::Preamble => "/preamble".into(),
            At::Closing => "/closing".into(),
            At::Work => format!("/work/{work}/lead"),
            At::Item => format!("/work/{work}/items/{}/lead", items()),
            At::Point => format!("/work/{work}/items/{}/points/{}/text", items(), points()),
            At::Problems => "/problems/lead".into(),
            At::Problem => format!("/problems/items/{}/text", report.problems.as_ref().map_or(0, |problems| end(problems.items.len()))),
            At::Plans => "/plans/lead".into(),
            At::Plan => format!("/plans/items/{}/text", report.plans.as_ref().map_or(0, |plans| end(plans.items.len()))),
        }
    }

    fn paragraph(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let so_far = self.prose().text_mut();
        if !so_far.is_empty() {
            so_far.push('\n');
        }
        so_far.push_str(&Prose::escape(text));
    }

    /// Keeps a line whole where text goes.
    fn keep(&mut self, line: &Line<'_>) {
        self.find(
            Code::UnplacedText,
            line,
            format!("第{}行没有相应的层次，留在前面的文字中。", line.number),
            format!("Line {} has no place of its own: it stands in the prose before it.", line.number),
        );
        self.paragraph(line.text);
    }

    fn number(&mut self, line: &Line<'_>, number: usize, place: usize) {
        if number != place {
            self.find(
                Code::Renumbered,
                line,
                format!("第{}行的序号是{}，按位置应为{}，已重新编号。", line.number, chinese_numeral(number), chinese_numeral(place)),
                format!("Line {} has the number {number}, by its place it is {place}: it is numbered anew.", line.number),
            );
        }
    }

    fn chapter(&mut self, line: &Line<'_>, number: usize, rest: &str) {
        self.levels.clear();
        let Some((heading, text)) = heading(rest) else { return self.keep(line) };
        self.chapters += 1;
        let report = &mut self.report;
        self.at = match kind(heading, report.year) {
            Kind::Problems if report.problems.is_none() => {
                report.problems = Some(ProblemChapter::new(heading));
                At::Problems
            }
            Kind::Plans if report.plans.is_none() => {
                report.plans = Some(PlanChapter::new(heading));
                At::Plans
            }
            _ => {
                report.work.push(WorkChapter::new(heading));
                At::Work
            }
        };
        let report = &self.report;
        // Work, problems, plans: in this order a report is written.
        let place = match self.at {
            At::Work => report.work.len(),
            At::Problems => report.work.len() + 1,
            _ => report.work.len() + usize::from(report.problems.is_some()) + 1,
        };
        if place != self.chapters {
            let (number, zh, en) = (line.number, "排到前面", "is moved before those that a report has behind it");
            self.find(
                Code::Renumbered,
                line,
                format!("第{number}行的一章按工作、问题、打算的次序{zh}，成为第{place}章。"),
                format!("The chapter of line {number} {en}: it becomes number {place}."),
            );
        } else {
            self.number(line, number, place);
        }
        self.paragraph(text);
    }

    fn numbered(&mut self, line: &Line<'_>, mark: Mark, number: usize, rest: &str) {
        if self.at == At::Preamble {
            // A text without chapters has one.
            self.report.work.push(WorkChapter::default());
            self.chapters += 1;
            self.at = At::Work;
        }
        let level = self.level(mark);
        let place = 1 + match (self.at, level) {
            (At::Work | At::Item | At::Point, 0) => last(&mut self.report.work).items.len(),
            (At::Item | At::Point, 1) => last(&mut last(&mut self.report.work).items).points.len(),
            (At::Problems | At::Problem, 0) => self.report.problems.get_or_insert_default().items.len(),
            (At::Plans | At::Plan, 0) => self.report.plans.get_or_insert_default().items.len(),
            _ => return self.keep(line),
        };
        // A list that begins anew is a list within.
        if number == 1 && place > 1 {
            return self.keep(line);
        }
        let made = match (self.at, level) {
            (At::Work | At::Item | At::Point, 0) => self.item(rest),
            _ if mark == Mark::Point => self.points(rest, number),
            _ => self.entry(rest),
        };
        if made { self.number(line, number, place) } else { self.keep(line) }
    }

    /// How deep a number stands in its chapter.
    fn level(&mut self, mark: Mark) -> usize {
        if let Some(level) = self.levels.iter().position(|level| *level == mark) {
            self.levels.truncate(level + 1);
            return level;
        }
        if self.levels.first().is_some_and(|outermost| mark < *outermost) {
            self.levels.clear();
        }
        self.levels.push(mark);
        self.levels.len() - 1
    }

    fn item(&mut self, rest: &str) -> bool {
        let Some((heading, text)) = heading(rest) else { return false };
        last(&mut self.report.work).items.push(WorkItem::new(heading));
        self.at = At::Item;
        self.paragraph(text);
        true
    }

    /// Points that stand in one paragraph, the first of which has this number.
    fn points(&mut self, text: &str, number: usize) -> bool {
        let mut rest = text;
        let mut made = false;
        for number in number + 1.. {
            match inline_point(rest, number) {
                // Where the number is that of a list within, one begins before it.
                Some((this, next)) if !this.contains("一是") => {
                    made |= self.entry(this);
                    rest = mark(next).map_or(next, |next| next.2);
                }
                _ => break,
            }
        }
        self.entry(rest) || made
    }

    /// A point, a problem or a plan.
    fn entry(&mut self, rest: &str) -> bool {
        let longest = if matches!(self.at, At::Plans | At::Plan) { HEADING } else { TOPIC };
        let Some((topic, text)) = topic(rest, longest) else { return false };
        self.at = match self.at {
            At::Problems | At::Problem => {
                self.report.problems.get_or_insert_default().items.push(Problem::new(topic));
                At::Problem
            }
            At::Plans | At::Plan => {
                self.report.plans.get_or_insert_default().items.push(Plan::new(topic, ""));
                At::Plan
            }
            _ => {
                last(&mut last(&mut self.report.work).items).points.push(Point::new(topic, ""));
                At::Point
            }
        };
        self.paragraph(text);
        true
    }

    fn unnumbered(&mut self, text: &str) {
        if matches!(self.at, At::Plans | At::Plan) && CLOSINGS.iter().any(|begin| text.starts_with(begin)) {
            self.at = At::Closing;
        }
        // `…三个方面：一是…；二是…`
        let begins_list = match self.at {
            At::Item => last(&mut last(&mut self.report.work).items).points.is_empty(),
            At::Problems => true,
            _ => false,
        };
        if begins_list
            && let Some((lead, list)) = inline_point(text, 1)
            && inline_point(list, 2).is_some()
            && let Some((mark, number, rest)) = mark(list)
        {
            self.paragraph(lead);
            self.level(mark);
            self.points(rest, number);
            return;
        }
        self.paragraph(text);
    }
}

fn last<T: Default>(items: &mut Vec<T>) -> &mut T {
    if items.is_empty() {
        items.push(T::default());
    }
    let end = items.len() - 1;
    &mut items[end]
}

/// Splits after the first of these characters; where 。 is among them, after a point between Chinese characters too.
fn after<'t>(text: &'t str, ends: &[char]) -> Option<(&'t str, &'t str)> {
    let mut previous = ' ';
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let is_stop = c == '.' && ends.contains(&'。') && is_han(previous) && next.is_none_or(is_han);
        if is_stop || ends.contains(&c) {
            return Some(text.split_at(at + c.len_utf8()));
        }
        previous = c;
    }
    None
}

fn fits(text: &str, longest: usize) -> bool {
    text.chars().count() <= longest
}

/// A heading on a line of its own, or run in: what follows its first sentence is text.
fn heading(rest: &str) -> Option<(&str, &str)> {
    match after(rest, &['。', '！', '？']) {
        Some((sentence, text)) if fits(sentence, SENTENCE) => Some((sentence, text)),
        _ if fits(rest, HEADING) => Some((rest, "")),
        _ => after(rest, &['，', '；', '：']).filter(|(clause, _)| fits(clause, HEADING)),
    }
}

/// A topic and what follows it: the first sentence, or of a long one the first clause. The 。 that every topic gets is left out.
fn topic(rest: &str, longest: usize) -> Option<(&str, &str)> {
    let sentence = after(rest, &['。', '；', '！', '？']).unwrap_or((rest, ""));
    let clause = || after(rest, &['，', '；', '：']).filter(|(clause, _)| fits(clause, longest) && !clause.contains(digit));
    // A topic holds no figures: a sentence with numbers is text from its second clause on.
    let is_topic = fits(sentence.0, SENTENCE) && !sentence.0.contains(digit);
    let (topic, text) = if is_topic { sentence } else { clause().unwrap_or(sentence) };
    let bare = topic.strip_suffix('。').filter(|bare| closing_stop(bare) == "。").unwrap_or(topic);
    (fits(bare, longest) && !bare.trim().is_empty()).then_some((bare, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_are_told_by_their_headings() {
        for (heading, expected) in [
            ("工作情况", Kind::Work),
            ("着力解决突出问题，民生保障更加有力", Kind::Work),
            ("存在的问题", Kind::Problems),
            ("问题和不足", Kind::Problems),
            ("存在的主要问题及原因分析", Kind::Problems),
            ("下一步打算", Kind::Plans),
            ("2026年工作安排", Kind::Plans),
            ("2025年工作情况", Kind::Work),
            ("今后努力方向", Kind::Plans),
        ] {
            assert_eq!(kind(heading, 2025), expected, "{heading}");
        }
    }

    #[test]
    fn topics_end_with_their_sentence_or_clause() {
        assert_eq!(topic("加强学习。全年学习。", TOPIC), Some(("加强学习", "全年学习。")));
        assert_eq!(topic("织好“责任网”。严格履行。", TOPIC), Some(("织好“责任网”", "严格履行。")));
        let long = format!("有差距，{}。", "表".repeat(60));
        assert_eq!(topic(&long, TOPIC), Some(("有差距，", &long["有差距，".len()..])));
        assert_eq!(topic(&"表".repeat(201), TOPIC), None);
        assert_eq!(topic("怎么办？想办法。", TOPIC), Some(("怎么办？", "想办法。")));
    }
}
