//! What only the text of a document shows of a layout: numbers, what is run in, who signs and where, annexes and their words.

use super::numbers::{Level, head};
use super::roles::Roles;
use super::story::{Paragraph, Story};
use super::{DOCUMENT, Taken};
use crate::model::written_date;
use crate::page::{Align, Layout, Signature, Style};
use crate::read::text::chapters::{Kind, kind};

/// The levels of headings as a document shows them.
#[derive(Default)]
struct Numbers {
    chapter: Level,
    item: Level,
    plan: Level,
    /// Of problems: those of a chapter whose problems have points are numbered as items.
    problem: Level,
    problem_has_points: bool,
    point: Level,
    subpoint: Level,
    /// Whether items, problems, plans and points are run in.
    run_in: [Option<bool>; 4],
}

/// Where the walk over the paragraphs is.
struct At {
    kind: Kind,
    has_work: bool,
    chapters: usize,
    entries: usize,
    points: usize,
    /// Whether an entry of this chapter is open.
    in_entry: bool,
}

impl Numbers {
    fn of(roles: &Roles<'_>) -> Self {
        let mut numbers = Numbers::default();
        let mut at = At { kind: Kind::Work, has_work: false, chapters: 0, entries: 0, points: 0, in_entry: false };
        for (style, paragraph) in &roles.all {
            let text = paragraph.text.trim_start();
            match style {
                Style::Chapter => {
                    at = At { kind: kind(bare(text), None, at.has_work), chapters: at.chapters + 1, in_entry: false, ..at };
                    at.has_work |= at.kind == Kind::Work;
                    numbers.chapter.add(0, 0, head(text, true));
                }
                Style::Item => numbers.entry(&mut at, text, !roles.is_alone(paragraph)),
                Style::Body if paragraph.run_in > 0 => numbers.entry(&mut at, text, true),
                Style::Point => {
                    at.points += 1;
                    numbers.run_in[3] = Some(false);
                    numbers.problem_has_points |= at.kind == Kind::Problems;
                    numbers.point.add(at.chapters, at.entries, head(text, true));
                }
                Style::Body => numbers.text(&mut at, text),
                _ => {}
            }
        }
        numbers
    }

    /// An item, a problem or a plan with a heading.
    fn entry(&mut self, at: &mut At, text: &str, is_run_in: bool) {
        (at.entries, at.in_entry) = (at.entries + 1, true);
        let (level, which) = match at.kind {
            Kind::Problems => (&mut self.problem, 1),
            Kind::Plans => (&mut self.plan, 2),
            _ => (&mut self.item, 0),
        };
        level.add(at.chapters, at.chapters, head(text, true));
        // One that ends in a stop is run in by any layout.
        self.run_in[which] = Some(self.run_in[which].unwrap_or(true) && is_run_in);
    }

    /// A paragraph that may begin with the number of a problem or a point.
    fn text(&mut self, at: &mut At, text: &str) {
        let Some(head) = head(text, false) else { return };
        let of_problem = at.kind == Kind::Problems && (!at.in_entry || self.run_in[1].is_none());
        if of_problem && (self.problem.marker().is_none() || self.problem.has(&head)) {
            self.problem.add(at.chapters, at.chapters, Some(head));
            self.run_in[1] = Some(true);
        } else if at.in_entry && self.run_in[3] != Some(false) && (self.point.marker().is_none() || self.point.has(&head)) {
            at.points += 1;
            self.run_in[3] = Some(true);
            self.problem_has_points |= at.kind == Kind::Problems;
            self.point.add(at.chapters, at.entries, Some(head));
        } else if at.in_entry && at.points > 0 && (self.subpoint.marker().is_none() || self.subpoint.has(&head)) {
            self.subpoint.add(at.chapters, at.points, Some(head));
        }
    }
}

/// A heading without its number.
fn bare(text: &str) -> &str {
    crate::model::mark::mark(text).map_or(text, |(_, _, rest)| rest)
}

impl Taken {
    /// Numbers, and what is run in.
    pub(super) fn numbering(&mut self, roles: &Roles<'_>) {
        let mut numbers = Numbers::of(roles);
        if numbers.problem_has_points {
            // They show how items are numbered, not problems.
            numbers.problem = Level::default();
        }
        let Numbers { chapter, item, plan, problem, point, subpoint, run_in, .. } = numbers;
        let levels = [
            (chapter, "chapter", "章", "chapters"),
            (item, "item", "项", "items"),
            (point, "point", "要点", "points"),
            (subpoint, "subpoint", "小点", "points of points"),
            (problem, "problem", "问题", "problems"),
            (plan, "plan", "打算", "plans"),
        ];
        for (level, name, zh, en) in levels {
            match level.marker() {
                Some(marker) => self.take(DOCUMENT, |layout| {
                    let numbering = &mut layout.numbering;
                    *match name {
                        "chapter" => &mut numbering.chapter,
                        "item" => &mut numbering.item,
                        "point" => &mut numbering.point,
                        "subpoint" => &mut numbering.subpoint,
                        "problem" => &mut numbering.problem,
                        _ => &mut numbering.plan,
                    } = marker;
                }),
                None => self.untold(
                    &format!("/numbering/{name}"),
                    DOCUMENT,
                    &format!("文档中没有带序号的{zh}"),
                    &format!("the document has no {en} with numbers"),
                ),
            }
        }
        let names = [("item", "项", "items"), ("problem", "问题", "problems"), ("plan", "打算", "plans"), ("point", "要点", "points")];
        for (told, (name, zh, en)) in run_in.into_iter().zip(names) {
            match told {
                Some(told) => self.take(DOCUMENT, |layout| {
                    let run_in = &mut layout.run_in;
                    *match name {
                        "item" => &mut run_in.item,
                        "problem" => &mut run_in.problem,
                        "plan" => &mut run_in.plan,
                        _ => &mut run_in.point,
                    } = told;
                }),
                None => {
                    self.untold(&format!("/run_in/{name}"), DOCUMENT, &format!("文档中没有{zh}"), &format!("the document has no {en}"));
                }
            }
        }
    }

    /// Who signs, and where.
    pub(super) fn signature(&mut self, roles: &Roles<'_>) {
        let reporter: String = roles.of(Style::Reporter).map(|paragraph| paragraph.text.as_str()).collect();
        let signed: Vec<&Paragraph> = roles.of(Style::Signature).chain(roles.of(Style::Date)).collect();
        let (dates, names): (Vec<&Paragraph>, Vec<&Paragraph>) =
            signed.into_iter().partition(|paragraph| written_date(paragraph.text.trim()).is_some());
        let character = self.layout.character_pitch();
        let right = |paragraph: &&Paragraph| paragraph.look.right.unwrap_or(0.0) / 20.0 / character;
        let name = names.iter().map(right).fold(f64::INFINITY, f64::min);
        let is = |characters: f64, wanted: f64| (characters - wanted).abs() < 0.1;
        let signature = match dates.last().map(right) {
            // In a document of somebody else that is about four characters.
            Some(date) if !roles.is_ours => Some(if (3.5..5.0).contains(&date) { Signature::Sealed } else { Signature::Unsealed }),
            // Over a date under a seal both are centred.
            Some(_) if dates.last().is_some_and(|date| date.look.align == Some(Align::Centre)) => Some(Signature::Sealed),
            Some(_) => Some(Signature::Unsealed),
            None if !names.is_empty() => Some(if is(name, 2.0) { Signature::Unsealed } else { Signature::Sealed }),
            None if roles.is_ours && !reporter.is_empty() => Some(Signature::None),
            None => None,
        };
        match signature {
            Some(signature) => self.take(DOCUMENT, |layout| layout.signature = signature),
            None => self.untold("/signature", DOCUMENT, "文末没有署名和日期", "no signature stands at the end"),
        }
        if !roles.is_ours {
            return;
        }
        match (reporter.is_empty(), names.is_empty()) {
            (true, true) => self.untold("/reporter_line", DOCUMENT, "文档中没有报告人", "nobody reports in the document"),
            (is_missing, _) => self.take(DOCUMENT, |layout| layout.reporter_line = !is_missing),
        }
        let flat = |text: &str| text.replace(['\n', '\u{3000}'], "");
        let names: Vec<String> = names.iter().map(|paragraph| flat(&paragraph.text)).collect();
        let reporter = flat(&reporter);
        if names.is_empty() || reporter.is_empty() {
            self.untold("/signer", DOCUMENT, "看不出由谁署名", "it does not show under whose name is signed");
        } else if !names.iter().all(|name| reporter.contains(name.as_str())) {
            self.take(DOCUMENT, |layout| layout.signer = Some(names.join("、")));
        }
    }

    /// The annexes of one of our own documents, and the words of the layout.
    pub(super) fn annexes(&mut self, roles: &Roles<'_>, story: &Story) {
        let marks = roles.of(Style::AnnexMark).map(|mark| mark.text.trim().trim_end_matches(|c: char| c.is_ascii_digit()));
        let notes = roles.of(Style::AnnexNote).chain(roles.of(Style::AnnexNoteFirst)).filter_map(|note| note.text.split('：').next());
        match marks.chain(notes).next().map(str::to_owned) {
            Some(mark) => self.take(DOCUMENT, |layout| layout.labels.annexes.mark = mark),
            None => self.untold("/labels/annexes", DOCUMENT, "文档没有附件", "the document has no annexes"),
        }
        let mut titles = roles.of(Style::AnnexTitle).map(|title| title.text.trim().to_owned());
        let figures = Layout::gb_t_9704().labels.figures.columns().len();
        let problems = Layout::gb_t_9704().labels.problems.columns().len();
        for (count, name, zh, en) in
            [(figures, "figures", "指标表", "table of figures"), (problems, "problems", "问题清单", "list of problems")]
        {
            let Some((head, title)) = story.heads.iter().find(|head| head.len() == count).zip(titles.next()) else {
                let (zh, en) = (format!("文档没有{zh}"), format!("the document has no {en}"));
                self.untold(&format!("/annexes/{name}"), DOCUMENT, &zh, &en);
                self.untold(&format!("/labels/{name}"), DOCUMENT, &zh, &en);
                continue;
            };
            self.take(DOCUMENT, |layout| match name {
                "figures" => {
                    layout.annexes.figures = true;
                    layout.labels.figures.title = title;
                    layout.labels.figures.columns().into_iter().zip(head).for_each(|(word, head)| word.clone_from(head));
                }
                _ => {
                    layout.annexes.problems = true;
                    layout.labels.problems.title = title;
                    layout.labels.problems.columns().into_iter().zip(head).for_each(|(word, head)| word.clone_from(head));
                }
            });
            // What stands in cells, of some rows alone.
            let unseen: &[&str] = if name == "figures" { &["kept", "missed"] } else { &["continued"] };
            for field in unseen {
                let pointer = format!("/labels/{name}/{field}");
                self.untold(&pointer, DOCUMENT, "表中看不出这个用语", "the table does not show this word");
            }
        }
    }
}
