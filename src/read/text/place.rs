//! Where each line belongs.

use super::chapters::{self, Kind, is_both, is_closing};
use super::headings;
use super::line::Line;
use super::marks::Marked;
use super::said::Said;
use crate::finding::Code;
use crate::model::length::{HEADING, TOPIC};
use crate::model::mark::{LAST, Mark};
use crate::model::{AnnualReport, Field, OtherChapter, Placement, Plan, PlanChapter, Point, Problem, ProblemChapter, Prose, Subpoint};
use crate::model::{WorkChapter, WorkItem, chinese_numeral};
use crate::read::LeftOutKind;

/// The deepest that a number can stand below its chapter: item, point, point of a point.
const DEEPEST: usize = 3;
/// How far ahead is looked for what a list is part of.
const AHEAD: usize = 60;

/// A line with what was found out about it.
pub(super) struct Placed<'l, 't> {
    pub(super) line: &'l Line<'t>,
    pub(super) marked: Option<Marked<'l>>,
    /// What the chapter is about that it begins.
    pub(super) opens: Option<Kind>,
}

/// Puts lines from the first chapter on into the report.
pub(super) fn place(placed: &[Placed<'_, '_>], report: &mut AnnualReport, said: &mut Said) {
    let last_chapter = placed.iter().rposition(|one| one.opens.is_some()).unwrap_or(0);
    let mut placing = Placing {
        report,
        said,
        at: At::Preamble,
        levels: Vec::new(),
        shift: 0,
        chapters: 0,
        both: None,
        scope: None,
        prose: None,
        admits: false,
    };
    for (index, one) in placed.iter().enumerate() {
        let text = one.line.text.as_ref();
        if index >= last_chapter && one.opens.is_none() && placing.at != At::Preamble && is_closing(text) {
            placing.at = At::Closing;
        }
        match (one.marked, one.opens) {
            (marked, Some(kind)) => placing.chapter(one.line, marked, kind),
            (Some(_), None) if placing.at == At::Closing => placing.paragraph(text, one.line.continues),
            (Some(marked), None) => placing.numbered(one.line, marked, &placed[index..]),
            (None, None) => {
                placing.prose = None;
                placing.paragraph(text, one.line.continues);
            }
        }
        placing.admits = one.opens.is_none() && one.marked.is_none() && chapters::admits(text);
    }
}

/// Where text goes that has no number of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    Preamble,
    /// In a chapter of this kind, so deep: its lead is 0.
    In(Kind, usize),
    Closing,
}

struct Placing<'p> {
    report: &'p mut AnnualReport,
    said: &'p mut Said,
    at: At,
    /// The kinds of numbers that the chapter has shown, from its outermost in.
    levels: Vec<Mark>,
    /// One where the chapter is an entry of another of its kind.
    shift: usize,
    chapters: usize,
    /// For a chapter on problems and plans: its heading's line, until one of its items says which it is.
    both: Option<usize>,
    /// The kind of number that told such a chapter apart.
    scope: Option<Mark>,
    /// The kind of a list that is kept as text, and its last number.
    prose: Option<(Mark, usize)>,
    /// Whether the last line leads a list of problems.
    admits: bool,
}

impl Placing<'_> {
    fn chapter(&mut self, line: &Line<'_>, marked: Option<Marked<'_>>, kind: Kind) {
        self.levels.clear();
        self.prose = None;
        self.both = None;
        self.scope = None;
        self.shift = 0;
        self.chapters += 1;
        let rest = marked.map_or(line.text.as_ref(), |marked| marked.rest);
        let (heading, text) = if marked.is_some() { headings::chapter(rest, line) } else { announced(rest) };
        let report = &mut *self.report;
        match kind {
            Kind::Work => report.work.push(WorkChapter::new(heading)),
            Kind::Problems if report.problems.is_none() => report.problems = Some(ProblemChapter::new(heading)),
            Kind::Plans if report.plans.is_none() => report.plans = Some(PlanChapter::new(heading)),
            Kind::Other => {
                let placement = match (&report.plans, &report.problems, report.work.is_empty()) {
                    (Some(_), ..) => Placement::Last,
                    (None, Some(_), _) => Placement::BeforePlans,
                    (None, None, true) => Placement::First,
                    (None, None, false) => Placement::BeforeProblems,
                };
                report.others.push(OtherChapter::new(heading).with_placement(placement));
            }
            // A second chapter of its kind joins the first, as an entry with its heading.
            Kind::Problems | Kind::Plans => {
                self.shift = 1;
                self.at = At::In(kind, 0);
                self.add(1, heading);
                let number = line.number;
                self.find(
                    Code::Renumbered,
                    line,
                    format!("第{number}行的一章与前面同类的一章合并，成为其中一项。"),
                    format!("The chapter of line {number} joins the one of its kind before it, as an entry of it."),
                );
                return self.paragraph(text, false);
            }
        }
        self.at = At::In(kind, 0);
        if kind == Kind::Problems && is_both(heading) {
            self.both = Some(line.number);
        }
        self.chapter_number(line, marked.and_then(|marked| marked.number), kind);
        self.paragraph(text, false);
        if self.both.is_some() {
            let number = line.number;
            self.find(
                Code::Guessed,
                line,
                format!("第{number}行的一章兼写问题和打算，没有分开标明的按问题读入，请核对。"),
                format!("The chapter of line {number} is on problems and plans: what is not told apart was read as problems."),
            );
        }
    }

    /// Chapters are printed in an order, and numbered in it.
    fn chapter_number(&mut self, line: &Line<'_>, number: Option<usize>, kind: Kind) {
        let report = &*self.report;
        let others = |up_to: &[Placement]| report.others.iter().filter(|other| up_to.contains(&other.placement)).count();
        use Placement::{BeforePlans, BeforeProblems, First, Last};
        let work = report.work.len() + others(&[First]);
        let problems = usize::from(report.problems.is_some());
        let place = match kind {
            Kind::Work => work,
            Kind::Problems => work + others(&[BeforeProblems]) + 1,
            Kind::Plans => work + others(&[BeforeProblems, BeforePlans]) + problems + 1,
            Kind::Other => {
                let plans = usize::from(report.plans.is_some());
                let work = if report.work.is_empty() { 0 } else { report.work.len() };
                work + others(&[First, BeforeProblems, BeforePlans, Last]) + problems + plans
            }
        };
        if place == self.chapters {
            return self.number(line, number, place);
        }
        let number = line.number;
        self.find(
            Code::Renumbered,
            line,
            format!("第{number}行的一章按工作、问题、打算的次序排到前面，成为第{place}章。"),
            format!("The chapter of line {number} is moved before those that a report has behind it: it becomes number {place}."),
        );
    }

    fn numbered(&mut self, line: &Line<'_>, marked: Marked<'_>, ahead: &[Placed<'_, '_>]) {
        let Marked { mark, number, rest } = marked;
        if self.at == At::Preamble {
            // A text without chapters has one.
            self.report.work.push(WorkChapter::default());
            self.chapters += 1;
            self.at = At::In(Kind::Work, 0);
        }
        let At::In(kind, _) = self.at else { return self.keep(line) };
        if self.prose.is_some_and(|(prose, last)| prose == mark && number.is_some_and(|number| number == last + 1 || number == LAST)) {
            self.prose = number.map(|number| (mark, number));
            return self.paragraph(&line.text, line.continues);
        }
        self.prose = None;
        if number == Some(1) && self.is_within(mark, ahead) {
            self.prose = Some((mark, 1));
            return self.keep(line);
        }
        if self.both.is_some() && self.scope.is_none_or(|scope| scope == mark) && self.splits(line, kind, rest) {
            self.scope = Some(mark);
            return;
        }
        let mut depth = self.shift + self.level(mark) + 1;
        while depth > 1 && self.count(depth - 1) == 0 {
            depth -= 1;
        }
        if depth > DEEPEST {
            self.levels.pop();
            return self.keep(line);
        }
        let place = self.count(depth) + 1;
        // Problems told within a chapter of work are neither its items nor more of the points before them.
        if self.admits && number == Some(1) && kind == Kind::Work && (depth == 1 || place > 1) {
            self.prose = Some((mark, 1));
            return self.keep(line);
        }
        let (heading, text) = match (kind, depth) {
            (Kind::Work | Kind::Other, 1) => headings::heading(rest, line),
            (Kind::Plans, 1) => headings::topic(rest, line, HEADING),
            _ => headings::topic(rest, line, TOPIC),
        };
        self.at = At::In(kind, depth);
        self.add(depth, heading);
        self.paragraph(text, false);
        self.number(line, number.filter(|number| *number != LAST), place);
    }

    /// In a chapter on problems and plans, an item that says which it is becomes the chapter. Whether it was one.
    fn splits(&mut self, line: &Line<'_>, kind: Kind, rest: &str) -> bool {
        let (heading, text) = headings::heading(rest, line);
        let bare = heading.trim_end_matches(['。', '：']);
        let of = chapters::kind(bare, self.report.year, true);
        let is_first = kind == Kind::Problems && self.count(1) == 0;
        match of {
            Kind::Problems if is_first && bare.chars().count() <= 12 => {
                let whole = Line::new(
                    self.both.unwrap_or(line.number),
                    self.report.problems.as_ref().map(|problems| problems.heading.clone()).unwrap_or_default(),
                );
                self.said.leave_out(LeftOutKind::Line, &whole);
                if let Some(problems) = &mut self.report.problems {
                    problems.heading = bare.to_owned();
                }
            }
            Kind::Plans if self.report.plans.is_none() && bare.chars().count() <= 20 => {
                self.report.plans = Some(PlanChapter::new(bare));
                self.at = At::In(Kind::Plans, 0);
                self.chapters += 1;
                self.both = None;
            }
            _ => return false,
        }
        self.levels.clear();
        self.paragraph(text, false);
        true
    }

    /// Whether a list that begins is part of a text that a list of outer numbers follows: it has no level of its own then.
    fn is_within(&self, mark: Mark, ahead: &[Placed<'_, '_>]) -> bool {
        let outer = self.levels.iter().rev().find(|level| **level < mark).copied().or(self.scope);
        let mut follows = false;
        for one in ahead.iter().skip(1).take(AHEAD) {
            if one.opens.is_some() {
                break;
            }
            let Some(next) = one.marked else { continue };
            if outer.is_some_and(|outer| next.mark <= outer) {
                break;
            }
            if next.mark == mark && follows {
                // A list that begins anew is part of the outer one; one that goes on holds it.
                follows = next.number == Some(1);
                break;
            }
            follows |= next.mark < mark && !one.line.continues && next.mark != Mark::Bullet;
        }
        follows && matches!(mark, Mark::Circled | Mark::Ordinal | Mark::Point | Mark::Bullet)
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

    /// How many entries there are so deep in what was last.
    fn count(&mut self, depth: usize) -> usize {
        let At::In(kind, _) = self.at else { return 0 };
        let report = &mut *self.report;
        let points = match kind {
            Kind::Work | Kind::Other => {
                let items = items(report, kind);
                if depth == 1 {
                    return items.len();
                }
                items.last_mut().map(|item| &mut item.points)
            }
            Kind::Problems => {
                let problems = &mut report.problems.get_or_insert_default().items;
                if depth == 1 {
                    return problems.len();
                }
                problems.last_mut().map(|problem| &mut problem.points)
            }
            Kind::Plans => {
                let plans = &mut report.plans.get_or_insert_default().items;
                if depth == 1 {
                    return plans.len();
                }
                plans.last_mut().map(|plan| &mut plan.points)
            }
        };
        let Some(points) = points else { return 0 };
        if depth == 2 { points.len() } else { points.last().map_or(0, |point| point.points.len()) }
    }

    /// Adds an entry so deep.
    fn add(&mut self, depth: usize, heading: &str) {
        let At::In(kind, _) = self.at else { return };
        self.at = At::In(kind, depth);
        let report = &mut *self.report;
        let points = match (kind, depth) {
            (Kind::Work | Kind::Other, 1) => return items(report, kind).push(WorkItem::new(heading)),
            (Kind::Work | Kind::Other, _) => &mut last(items(report, kind)).points,
            (Kind::Problems, 1) => return report.problems.get_or_insert_default().items.push(Problem::new(heading)),
            (Kind::Problems, _) => &mut last(&mut report.problems.get_or_insert_default().items).points,
            (Kind::Plans, 1) => return report.plans.get_or_insert_default().items.push(Plan::new(heading, "")),
            (Kind::Plans, _) => &mut last(&mut report.plans.get_or_insert_default().items).points,
        };
        if depth == 2 {
            points.push(Point::new(heading, ""));
        } else {
            last(points).points.push(Subpoint::new(heading, ""));
        }
    }

    /// The prose where text goes. A place is named only once what holds it has been made.
    fn prose(&mut self) -> &mut Prose {
        let report = &mut *self.report;
        let (kind, depth) = match self.at {
            At::Preamble => return &mut report.preamble,
            At::Closing => return &mut report.closing,
            At::In(kind, depth) => (kind, depth),
        };
        let points = match (kind, depth) {
            (Kind::Work, 0) => return &mut last(&mut report.work).lead,
            (Kind::Other, 0) => return &mut last(&mut report.others).lead,
            (Kind::Work | Kind::Other, 1) => return &mut last(items(report, kind)).lead,
            (Kind::Work | Kind::Other, _) => &mut last(items(report, kind)).points,
            (Kind::Problems, 0) => return &mut report.problems.get_or_insert_default().lead,
            (Kind::Problems, 1) => return &mut last(&mut report.problems.get_or_insert_default().items).text,
            (Kind::Problems, _) => &mut last(&mut report.problems.get_or_insert_default().items).points,
            (Kind::Plans, 0) => return &mut report.plans.get_or_insert_default().lead,
            (Kind::Plans, 1) => return &mut last(&mut report.plans.get_or_insert_default().items).text,
            (Kind::Plans, _) => &mut last(&mut report.plans.get_or_insert_default().items).points,
        };
        let point = last(points);
        if depth == 2 { &mut point.text } else { &mut last(&mut point.points).text }
    }

    /// Where that is.
    fn pointer(&mut self) -> crate::model::Place {
        use crate::model::Place;
        let (kind, depth) = match self.at {
            At::Preamble => return Place::ROOT.field(Field::Preamble),
            At::Closing => return Place::ROOT.field(Field::Closing),
            At::In(kind, depth) => (kind, depth),
        };
        let end = |length: usize| length.saturating_sub(1);
        let mut at = match kind {
            Kind::Work => Place::ROOT.field(Field::Work).index(end(self.report.work.len())),
            Kind::Other => Place::ROOT.field(Field::Others).index(end(self.report.others.len())),
            Kind::Problems => Place::ROOT.field(Field::Problems),
            Kind::Plans => Place::ROOT.field(Field::Plans),
        };
        for level in 1..=depth {
            at = at.field(if level == 1 { Field::Items } else { Field::Points }).index(end(self.count(level)));
        }
        let is_lead = depth == 0 || (depth == 1 && matches!(kind, Kind::Work | Kind::Other));
        at.field(if is_lead { Field::Lead } else { Field::Text })
    }

    /// Adds a paragraph; what goes on on its line goes on in its paragraph.
    fn paragraph(&mut self, text: &str, continues: bool) {
        if text.is_empty() {
            return;
        }
        let so_far = self.prose().text_mut();
        if !so_far.is_empty() && !continues {
            so_far.push('\n');
        }
        so_far.push_str(&Prose::escape(text));
    }

    /// Keeps a line whole where text goes.
    fn keep(&mut self, line: &Line<'_>) {
        let number = line.number;
        self.find(
            Code::UnplacedText,
            line,
            format!("第{number}行没有相应的层次，留在前面的文字中。"),
            format!("Line {number} has no level of its own: it was kept in the text before it."),
        );
        self.paragraph(&line.text, line.continues);
    }

    fn number(&mut self, line: &Line<'_>, number: Option<usize>, place: usize) {
        if let Some(number) = number.filter(|number| *number != place) {
            self.find(
                Code::Renumbered,
                line,
                format!("第{}行的序号是{}，按位置应为{}，已重新编号。", line.number, chinese_numeral(number), chinese_numeral(place)),
                format!("Line {} has the number {number}, by its place it is {place}: it is numbered anew.", line.number),
            );
        }
    }

    fn find(&mut self, code: Code, line: &Line<'_>, zh: String, en: String) {
        let at = self.pointer();
        self.said.find(code, line.number, at, zh, en);
    }
}

/// The heading in a line that announces a list of plans, and the line itself: 特制定2022年工作计划如下：
fn announced(line: &str) -> (&str, &str) {
    let begin = ["年工作计划", "年工作打算", "年工作安排", "年计划"].iter().find_map(|word| line.find(word).map(|at| (at, word)));
    match begin.filter(|(at, _)| *at >= 4 && line.is_char_boundary(at - 4) && line[at - 4..*at].bytes().all(|byte| byte.is_ascii_digit())) {
        Some((at, word)) => (&line[at - 4..at + word.len()], line),
        None => ("下一步打算", line),
    }
}

/// The items of the last chapter of a kind that has them.
fn items(report: &mut AnnualReport, kind: Kind) -> &mut Vec<WorkItem> {
    if kind == Kind::Other { &mut last(&mut report.others).items } else { &mut last(&mut report.work).items }
}

fn last<T: Default>(items: &mut Vec<T>) -> &mut T {
    if items.is_empty() {
        items.push(T::default());
    }
    let end = items.len() - 1;
    &mut items[end]
}
