//! The report as lines of text.

use crate::model::{AnnualReport, FigureIndex, Piece, Plan, Prose, chinese_date, chinese_numeral, closing_stop};

pub(super) fn outline(report: &AnnualReport) -> String {
    let mut writer = Writer { out: String::new(), figures: &FigureIndex::new(report), chapters: 0 };
    writer.report(report);
    writer.out
}

struct Writer<'i, 'r> {
    out: String,
    figures: &'i FigureIndex<'r>,
    chapters: usize,
}

impl<'r> Writer<'_, 'r> {
    fn report(&mut self, report: &'r AnnualReport) {
        if let Some(title) = &report.title {
            self.line(title);
        }
        // A unit alone signs at the end.
        if let Some(reporter) = report.reporter.as_ref().filter(|reporter| reporter.name.is_some() || reporter.position.is_some()) {
            self.line(&reporter.line());
        }
        if let Some(salutation) = &report.salutation {
            let colon = if salutation.ends_with(['：', ':']) { "" } else { "：" };
            self.line(&format!("{salutation}{colon}"));
        }
        self.paragraphs(&report.preamble);
        for chapter in &report.work {
            self.chapter(&chapter.heading, &chapter.lead);
            for (item, number) in chapter.items.iter().zip(1..) {
                self.line(&format!("（{}）{}", chinese_numeral(number), item.heading));
                self.paragraphs(&item.lead);
                for (point, number) in item.points.iter().zip(1..) {
                    self.run_in(&format!("{}是", chinese_numeral(number)), &point.topic, &point.text, None);
                }
            }
        }
        if let Some(problems) = &report.problems {
            self.chapter(&problems.heading, &problems.lead);
            for (problem, number) in problems.items.iter().zip(1..) {
                self.run_in(&format!("{}是", chinese_numeral(number)), &problem.topic, &problem.text, None);
            }
        }
        if let Some(plans) = &report.plans {
            self.chapter(&plans.heading, &plans.lead);
            for (plan, number) in plans.items.iter().zip(1..) {
                self.run_in(&format!("（{}）", chinese_numeral(number)), &plan.heading, &plan.text, Some(plan));
            }
        }
        self.paragraphs(&report.closing);
        if let Some(reporter) = &report.reporter {
            self.line(reporter.signs());
        }
        if let Some(date) = report.reported_on {
            self.line(&chinese_date(date));
        }
    }

    /// A text of one line stays one.
    fn line(&mut self, text: &str) {
        self.out.extend(text.split(['\n', '\r']));
        self.out.push('\n');
    }

    fn chapter(&mut self, heading: &str, lead: &Prose) {
        self.chapters += 1;
        self.line(&format!("{}、{heading}", chinese_numeral(self.chapters)));
        self.paragraphs(lead);
    }

    fn paragraphs(&mut self, prose: &Prose) {
        for paragraph in prose.paragraphs() {
            self.paragraph(paragraph, None);
        }
    }

    fn run_in(&mut self, marker: &str, topic: &str, text: &Prose, plan: Option<&Plan>) {
        self.line(&format!("{marker}{topic}{}", closing_stop(topic)));
        for (paragraph, index) in text.paragraphs().zip(0..) {
            if index == 0 {
                self.out.pop();
            }
            self.paragraph(paragraph, plan);
        }
    }

    fn paragraph(&mut self, paragraph: &str, plan: Option<&Plan>) {
        for piece in Prose::pieces(paragraph) {
            match piece {
                Piece::Text(text) | Piece::StrayBrace(text) => self.out.push_str(text),
                Piece::Figure(name) => match self.figures.get(name, plan).map(|placed| placed.figure.text()) {
                    Some(figure) => {
                        self.out.extend([figure.before, figure.number.as_deref().unwrap_or_default(), figure.after, figure.unit])
                    }
                    None => self.out.extend(["{", name, "}"]),
                },
            }
        }
        self.out.push('\n');
    }
}
