//! Plain text -> a report: how such reports have always been written.
//!
//! The way of a text: bytes are decoded (`decode`), lines are made of it (`lines`, `markdown`), lists in running text become lines too
//! (`points`), headings and entries that have no number are told by how their lines stand (`plain`), numbers at their heads are told from
//! text (`marks`), what stands before and behind the chapters is taken (`contents`, `title`, `head`, `labels`, `reporter`, `tail`, `persons`, `who`), each line gets its
//! place (`chapters`, `headings`, `place`), the year is told (`year`), and numbers with
//! their units become figures with names (`figures`, `number`, `spelt`, `blanks`, `omitted`, `names`, `verbs`, `words`).
//!
//! Every line ends up in the report, or in a finding with its number; what is guessed is said.

mod blanks;
pub(crate) mod chapters;
mod contents;
mod decode;
mod figures;
mod head;
mod headings;
mod labels;
pub(crate) mod line;
mod lines;
mod markdown;
mod marks;
mod names;
mod number;
mod omitted;
mod persons;
mod place;
mod plain;
mod points;
mod reporter;
mod said;
mod spelt;
mod tables;
mod tail;
mod title;
mod verbs;
mod who;
mod words;
mod year;

pub(crate) use line::Line;

use crate::finding::{Code, Finding, Findings};
use crate::model::mark::Mark;
use crate::model::{AnnualReport, Field, Place, Role, VisitMut};
use crate::read::{LeftOutKind, Limits, Reading, Source};

use chapters::Kind;
use marks::Marked;
use place::Placed;
use said::Said;

impl AnnualReport {
    /// Reads a report from plain text: UTF-8, UTF-16 with its mark, or GB18030; Markdown or not. Any text within the limits is read:
    /// what is not understood stays in the prose, and what is left out is said. The time grows with the length.
    ///
    /// ```
    /// use annual_report::AnnualReport;
    /// use annual_report::read::Limits;
    /// let text = "2025年工作总结\n一、工作情况\n（一）抓好学习\n一是集中学习。全年开展集中学习30余次，上党课次。";
    /// let read = AnnualReport::read_text(text, &Limits::default())?;
    /// let item = &read.report.work[0].items[0];
    /// assert_eq!(item.points[0].topic, "集中学习");
    /// assert_eq!(item.points[0].text.as_str(), "全年开展集中学习{集中学习}，上党课{上党课}。");
    /// assert_eq!(item.figures[0].to_string(), "30余次");
    /// assert_eq!(item.figures[1].value, None);
    /// # Ok::<(), annual_report::finding::Findings>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The finding `text_too_long` for a text that is longer than the limit.
    pub fn read_text(text: impl AsRef<[u8]>, limits: &Limits) -> Result<Reading, Findings> {
        let bytes = text.as_ref();
        if bytes.len() > limits.bytes {
            return Err(limits.too_long());
        }
        let (text, is_broken) = decode::decode(bytes);
        let mut reading = read_lines(&lines::lines(&text));
        if is_broken {
            let (zh, en) = ("文本的编码不明，有的字可能不对。", "The encoding of the text is not known: some characters may be wrong.");
            reading.findings.push(Finding::reading(Code::Guessed, "", zh, en));
        }
        Ok(reading)
    }
}

/// Reads lines of a text or of a document.
pub(crate) fn read_lines(lines: &[Line<'_>]) -> Reading {
    let mut report = AnnualReport::default();
    let mut said = Said::default();
    let lines = points::lines(lines);
    let mut lines = title::with_whole_subtitle(title::without_joined_titles(without_contents(&lines, &mut said)));
    head::without_headings(&mut lines);
    plain::tell(&mut lines);
    let marks = marks::marks(&lines);
    let outermost = outermost(&marks);
    let opens = opens(&lines, &marks, outermost);
    let is_entry = |marked: &Option<Marked<'_>>| marked.is_some_and(|marked| marked.mark != Mark::Bullet);
    // A text without chapters begins with its first number, one without numbers with its first sentence.
    let is_sentence = |line: &Line<'_>| line.text.ends_with(['。', '！', '!']) || line.text.chars().count() > 60;
    let chapter = opens.iter().position(|opens| *opens);
    let first = chapter.map(|chapter| untitled_work(&marks, chapter).unwrap_or(chapter)).or_else(|| marks.iter().position(is_entry));
    let first = first.or_else(|| lines.iter().skip(1).position(is_sentence).map(|index| index + 1)).unwrap_or(lines.len());
    let opening = head::take(&lines[..first], &mut report, &mut said);
    let preamble: Vec<(&str, bool)> = opening.iter().map(|line| (line.text.as_ref(), line.continues)).collect();
    let body = tail::take(&lines[first..], &mut report, &mut said);
    // A text without chapters introduces itself in its first sentences.
    let introduction: Vec<&Line<'_>> = if opening.is_empty() { body.iter().take(2).collect() } else { opening };
    reporter::part_position(&mut report);
    who::tell(&introduction, &mut report, &mut said);
    reporter::doubt(&report, &mut said);
    for (text, continues) in &preamble {
        let so_far = report.preamble.text_mut();
        if !so_far.is_empty() && !continues {
            so_far.push('\n');
        }
        so_far.push_str(&crate::model::Prose::escape(text));
    }
    let end = first + body.len();
    // What a chapter is about its heading says, not the text that is run in behind it.
    let heading = |index: usize| {
        marks[index].map_or(lines[index].text.as_ref(), |marked| match headings::chapter(marked.rest, &lines[index]) {
            ("", _) => marked.rest,
            (heading, _) => heading,
        })
    };
    let openings: Vec<usize> = (first..end).filter(|index| opens[*index]).collect();
    let looks_ahead = |index: usize, year: Option<u16>| {
        let mut text = (index + 1..end.min(index + 1 + NEAR)).take_while(|index| marks[*index].is_none());
        text.any(|index| chapters::looks_ahead(&lines[index].text, year))
    };
    let kinds =
        |year: Option<u16>| kinds(openings.iter().map(|index| (heading(*index), marks[*index].is_none(), looks_ahead(*index, year))), year);
    tell_year(
        &mut report,
        &mut said,
        kinds(None).into_iter().zip(&openings).map(|(kind, index)| (kind, heading(*index))).collect(),
        &preamble,
        body,
    );
    let kinds = kinds(report.year);
    let placed: Vec<Placed<'_, '_>> = (first..end)
        .map(|index| Placed {
            line: &lines[index],
            marked: marks[index],
            opens: openings.binary_search(&index).ok().map(|chapter| kinds[chapter]),
        })
        .collect();
    place::place(&placed, &mut report, &mut said);
    figures::extract(&mut report, &mut said);
    if is_bare(&mut report) {
        let (zh, en) = ("没有读到正文。", "No text of a report was found.");
        said.findings.push(Finding::reading(Code::NothingRead, "", zh, en));
    }
    let (findings, left_out) = said.finish();
    Reading { report, source: Source::Text, findings: findings.into_iter().collect(), left_out, changes: Vec::new() }
}

/// The lines that are text: no form that was handed down, no table of contents, no rows of tables.
fn without_contents<'l>(lines: &[Line<'l>], said: &mut Said) -> Vec<Line<'l>> {
    let contents = contents::contents(lines);
    let mut left = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let is_form = index == 0
            && lines.len() > 1
            && line.text.strip_prefix("附件").is_some_and(|rest| {
                rest.chars().all(|c| c.is_whitespace() || crate::model::numerals::digit(c).is_some() || "：:".contains(c))
            });
        if tail::is_page_number(&line.text) {
            said.leave_out(LeftOutKind::HeaderFooter, line);
        } else if contents.binary_search(&index).is_ok() {
            said.leave_out(LeftOutKind::Contents, line);
        } else if is_form {
            said.leave_out(LeftOutKind::Line, line);
        } else if line.is_left_out {
            said.leave_out(LeftOutKind::Table, line);
        } else {
            said.keep();
            left.push(line.clone());
        }
    }
    left
}

/// The kind of number that chapters have.
fn outermost(marks: &[Option<Marked<'_>>]) -> Option<Mark> {
    let of = |wanted: Mark| marks.iter().flatten().filter(move |marked| marked.mark == wanted);
    let speaks = |wanted: Mark| of(wanted).any(|marked| chapters::kind(marked.rest, None, true) != Kind::Work);
    let has = |wanted: Mark| of(wanted).next().is_some();
    if has(Mark::Part) {
        return Some(Mark::Part);
    }
    if has(Mark::Chapter) {
        // 一、 that are whole sentences are entries of a list.
        let is_sentence = |marked: &&Marked<'_>| marked.rest.ends_with(['。', '；']) && marked.rest.chars().count() > 20;
        let (all, sentences) = (of(Mark::Chapter).count(), of(Mark::Chapter).filter(is_sentence).count());
        return (speaks(Mark::Chapter) || sentences * 5 < all * 3).then_some(Mark::Chapter);
    }
    if has(Mark::Section) || has(Mark::Decimal(1)) {
        return Some(if has(Mark::Section) { Mark::Section } else { Mark::Decimal(1) });
    }
    let outer = marks.iter().flatten().map(|marked| marked.mark).min()?;
    let is_outline = outer == Mark::Arabic && has(Mark::Decimal(2));
    (matches!(outer, Mark::Item | Mark::Arabic) && (speaks(outer) || is_outline)).then_some(outer)
}

/// Which lines begin a chapter.
fn opens(lines: &[Line<'_>], marks: &[Option<Marked<'_>>], outermost: Option<Mark>) -> Vec<bool> {
    let mut opens = vec![false; lines.len()];
    // The last number of 一、 within a part, and how many there were before.
    let mut within: Option<usize> = None;
    let mut level = None;
    let mut chapters = 0;
    for (index, marked) in marks.iter().enumerate() {
        let Some(Marked { mark, number, .. }) = *marked else { continue };
        if mark == Mark::Part && outermost == Some(Mark::Part) {
            opens[index] = true;
            within = Some(0);
            level = lines[index].heading;
        } else if mark == Mark::Chapter && level.is_some() && lines[index].heading == level {
            // ## 一、 beside ## without a number.
            opens[index] = true;
            chapters += 1;
        } else if mark == Mark::Chapter {
            let announced = (number == Some(1) && chapters > 0)
                .then(|| index.checked_sub(1))
                .flatten()
                .filter(|before| marks[*before].is_none() && announces(&lines[*before].text));
            chapters += 1;
            if let Some(before) = announced {
                opens[before] = true;
                within = Some(1);
            } else if within.is_some_and(|last| number.is_none_or(|number| number == last + 1 || number == 1))
                && (outermost == Some(Mark::Part) || outermost != Some(Mark::Chapter))
            {
                within = number.or(within);
            } else if outermost == Some(Mark::Chapter) && within.is_some_and(|last| number == Some(last + 1)) {
                within = number;
            } else if matches!(outermost, Some(Mark::Chapter | Mark::Part)) {
                opens[index] = true;
                within = None;
            }
        } else if Some(mark) == outermost {
            opens[index] = true;
        } else if number == Some(1)
            && index > 0
            && marks[index - 1].is_none()
            && announces(&lines[index - 1].text)
            && marks[..index].iter().flatten().any(|earlier| earlier.mark == mark)
        {
            // A list of plans behind one of work, neither with a heading.
            opens[index - 1] = outermost.is_none();
        }
    }
    opens
}

/// Whether a line announces a list of plans: 特制定2022年工作计划如下：
fn announces(text: &str) -> bool {
    let is_short = text.chars().count() <= 120;
    is_short
        && text.ends_with(['：', ':', '。'])
        && ["计划", "打算", "安排", "今后", "明年", "下一步", "新的一年", "展望"].iter().any(|word| text.contains(word))
}

/// How many paragraphs of a chapter are looked at for what it is about.
const NEAR: usize = 4;

/// What chapters are about, each by its heading, by what stands before it and by how its text begins; a line that announces plans begins a chapter of plans.
fn kinds<'h>(headings: impl Iterator<Item = (&'h str, bool, bool)>, year: Option<u16>) -> Vec<Kind> {
    let headings: Vec<(&str, bool, bool)> = headings.collect();
    // 主要工作措施 is work, where problems and then plans that say so come behind it.
    let plans = headings.iter().rposition(|(heading, ..)| chapters::kind(heading, year, false) == Kind::Plans);
    let problems = plans.and_then(|plans| headings[..plans].iter().rposition(|one| chapters::kind(one.0, year, true) == Kind::Problems));
    let mut kinds: Vec<Kind> = Vec::new();
    // Whether the chapter before is on plans, or on problems and plans.
    let mut is_behind_plans = false;
    for (index, (heading, announces, looks_ahead)) in headings.into_iter().enumerate() {
        let is_behind_work = kinds.contains(&Kind::Work) && problems.is_none_or(|problems| index >= problems);
        let kind = if announces { Kind::Plans } else { chapters::kind(heading, year, is_behind_work) };
        let kind = if kind == Kind::Work && is_behind_work && looks_ahead { Kind::Plans } else { kind };
        // What comes behind the plans is planned, unless it says otherwise.
        let is_own = kind == Kind::Other && heading.contains("自身建设") && !heading.contains("情况");
        let kind = if is_own && kinds.is_empty() { Kind::Work } else { kind };
        let is_planned = (kind == Kind::Work || is_own)
            && is_behind_plans
            && !["回顾", "总结", "情况", "成果", "成效"].iter().any(|word| heading.contains(word));
        kinds.push(if is_planned { Kind::Plans } else { kind });
        is_behind_plans = kinds.last() == Some(&Kind::Plans) || (kind == Kind::Problems && chapters::is_both(heading));
    }
    // Between chapters of work, one of another kind is work too: a report has no place for it there.
    let last_work = kinds.iter().rposition(|kind| *kind == Kind::Work);
    let first_work = kinds.iter().position(|kind| *kind == Kind::Work);
    if let (Some(first), Some(last)) = (first_work, last_work) {
        kinds[first..last].iter_mut().filter(|kind| **kind == Kind::Other).for_each(|kind| *kind = Kind::Work);
    }
    kinds
}

/// Where a list of work begins that has no heading, before the first heading, which has no number and is on problems or plans, or which
/// is a line that announces plans.
fn untitled_work(marks: &[Option<Marked<'_>>], chapter: usize) -> Option<usize> {
    let looks_ahead = marks[chapter]
        .is_none_or(|heading| heading.number.is_none() && matches!(chapters::kind(heading.rest, None, true), Kind::Problems | Kind::Plans));
    if !looks_ahead {
        return None;
    }
    let list = |index: &usize| marks[*index].filter(|marked| marked.number == Some(1));
    let first = (0..chapter).find(|index| list(index).is_some())?;
    let mark = marks[first]?.mark;
    marks[first..chapter].iter().flatten().any(|marked| marked.mark == mark && marked.number == Some(2)).then_some(first)
}

/// Tells the year and the period; one that is not certain, or none, is said.
fn tell_year(report: &mut AnnualReport, said: &mut Said, chapters: Vec<(Kind, &str)>, preamble: &[(&str, bool)], body: &[Line<'_>]) {
    let texts = preamble.iter().take(4).map(|(text, _)| *text).chain(body.iter().take(6).map(|line| line.text.as_ref())).collect();
    let (title, subtitle) = (report.title.clone().unwrap_or_default(), report.subtitle.clone().unwrap_or_default());
    let sources = year::Sources { title: &title, subtitle: &subtitle, chapters, date: report.reported_on, texts };
    let told = sources.year();
    report.year = told.map(|year| year.year);
    report.period = sources.period(report.year);
    let at = Place::ROOT.field(Field::Year);
    match told {
        None => {
            let (zh, en) = ("原文没有年度，请填写。", "The text names no year: fill it in.");
            said.findings.push(Finding::reading(Code::YearUnknown, at, zh, en));
        }
        Some(year) if !year.is_certain => {
            let year = year.year;
            said.findings.push(Finding::reading(
                Code::Guessed,
                at,
                format!("年度{year}是按上下文推断的，请核对。"),
                format!("The year {year} was guessed from the context."),
            ));
        }
        Some(_) => {}
    }
}

/// Whether nothing of a report was read.
fn is_bare(report: &mut AnnualReport) -> bool {
    struct Text(bool);
    impl VisitMut for Text {
        fn text(&mut self, _: &Place, role: Role, text: &mut String) {
            self.0 |= (role.is_prose() || role.is_numbered() || role == Role::Title) && !text.trim().is_empty();
        }
    }
    let mut found = Text(false);
    report.walk_mut(&mut found);
    !found.0
}
