//! Properties over generated reports, with every field.

use annual_report::AnnualReport;
use annual_report::check::Rules;
use annual_report::finding::Code;
use annual_report::model::{
    Approximation, Decimal, Figure, Measure, NaiveDate, OtherChapter, Period, Piece, Placement, Plan, PlanChapter, Point, Problem,
    ProblemChapter, Prose, Reporter, SignedBy, Status, Subpoint, WorkChapter, WorkItem,
};
use annual_report::page::{Annexes, Layout};
use annual_report::read::{Limits, Source};
use annual_report::write::Writer;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Text as people and machines write it: Chinese, markup, quotes, braces, spaces, other planes. Never blank.
fn line() -> impl Strategy<Value = String> {
    "[一-龥][一-龥a-z0-9<>&\"'“”—…，。、 𠮷é]{0,12}"
}

fn prose() -> impl Strategy<Value = String> {
    "([一-龥“”<&>\"，。0-9 \n]|\\{\\{|\\}\\}|\\{甲\\}|｛乙｝|𠮷){0,40}"
}

fn decimal() -> impl Strategy<Value = Decimal> {
    (-1_000_000_000_i64..1_000_000_000, 0_u32..4).prop_map(|(digits, scale)| Decimal::new(digits, scale))
}

fn figure() -> impl Strategy<Value = Figure> {
    let approximation = select(Approximation::ALL.to_vec());
    let unit = option::of(select(vec!["次", "场（次）", "人/次", "%", "万元"]));
    ("[甲-癸]{1,3}", unit, option::of(decimal()), option::of(decimal()), option::of(decimal()), approximation).prop_map(
        |(name, unit, value, last_year, target, approximation)| {
            let mut figure = Figure::new(name, unit.unwrap_or_default()).with_approximation(approximation);
            (figure.value, figure.last_year, figure.target) = (value, last_year, target);
            figure
        },
    )
}

fn date() -> impl Strategy<Value = NaiveDate> {
    (2020_i32..2030, 1_u32..366).prop_map(|(year, day)| NaiveDate::from_yo_opt(year, day).unwrap())
}

fn points() -> impl Strategy<Value = Vec<Point>> {
    let subpoint = (line(), prose()).prop_map(|(topic, text)| Subpoint::new(topic, text));
    let point = (line(), prose(), vec(subpoint, 0..3)).prop_map(|(topic, text, points)| Point::new(topic, text).with_points(points));
    vec(point, 0..3)
}

fn items() -> impl Strategy<Value = Vec<WorkItem>> {
    let item = (line(), prose(), points(), vec(figure(), 0..3))
        .prop_map(|(heading, lead, points, figures)| WorkItem::new(heading).with_lead(lead).with_points(points).with_figures(figures));
    vec(item, 0..3)
}

fn work() -> impl Strategy<Value = WorkChapter> {
    (line(), prose(), items()).prop_map(|(heading, lead, items)| WorkChapter::new(heading).with_lead(lead).with_items(items))
}

fn other() -> impl Strategy<Value = OtherChapter> {
    let placement = select(vec![Placement::First, Placement::BeforeProblems, Placement::BeforePlans, Placement::Last]);
    (line(), prose(), items(), placement).prop_map(|(heading, lead, items, placement)| {
        OtherChapter::new(heading).with_lead(lead).with_items(items).with_placement(placement)
    })
}

fn problems() -> impl Strategy<Value = ProblemChapter> {
    let measure = (line(), option::of(line()), option::of(date())).prop_map(|(what, owner, due)| {
        let mut measure = Measure::new(what);
        (measure.owner, measure.due) = (owner, due);
        measure
    });
    let status = select(vec![Status::Open, Status::InProgress, Status::Resolved]);
    let problem =
        (line(), prose(), points(), prose(), vec(measure, 0..3), status).prop_map(|(topic, text, points, cause, measures, status)| {
            Problem::new(topic).with_text(text).with_points(points).with_cause(cause).with_status(status).with_measures(measures)
        });
    (line(), prose(), vec(problem, 0..3)).prop_map(|(heading, lead, items)| ProblemChapter::new(heading).with_lead(lead).with_items(items))
}

fn plans() -> impl Strategy<Value = PlanChapter> {
    let plan = (line(), prose(), points(), option::of(line()), option::of(date()), vec(figure(), 0..3)).prop_map(
        |(heading, text, points, owner, due, targets)| {
            let mut plan = Plan::new(heading, text).with_points(points).with_targets(targets);
            (plan.owner, plan.due) = (owner, due);
            plan
        },
    );
    (line(), prose(), vec(plan, 0..3)).prop_map(|(heading, lead, items)| PlanChapter::new(heading).with_lead(lead).with_items(items))
}

fn reporter() -> impl Strategy<Value = Reporter> {
    let signed_by = option::of(select(vec![SignedBy::Organization, SignedBy::Name, SignedBy::Both]));
    (option::of(line()), option::of(line()), option::of(line()), signed_by).prop_map(|(organization, name, position, signed_by)| {
        let mut reporter = Reporter::default();
        (reporter.organization, reporter.name, reporter.position, reporter.signed_by) = (organization, name, position, signed_by);
        reporter
    })
}

fn report() -> impl Strategy<Value = AnnualReport> {
    let period = (date(), date()).prop_map(|(one, other)| Period::new(one.min(other), one.max(other)));
    let title = option::of((line(), option::of(line())).prop_map(|(first, second)| match second {
        Some(second) => format!("{first}\n{second}"),
        None => first,
    }));
    let head = (title, option::of(line()), option::of(1949_u16..=2100), option::of(period), option::of(reporter()), option::of(date()));
    let texts = (option::of(line()), prose(), prose(), vec(line(), 0..3));
    let chapters = (vec(work(), 0..3), option::of(problems()), option::of(plans()), vec(other(), 0..3));
    (head, texts, chapters, vec(figure(), 0..3)).prop_map(|(head, texts, chapters, figures)| {
        let mut report = AnnualReport::default().with_figures(figures);
        (report.title, report.subtitle, report.year, report.period, report.reporter, report.reported_on) = head;
        let (salutation, preamble, closing, attachments) = texts;
        (report.salutation, report.attachments) = (salutation, attachments);
        (report.preamble, report.closing) = (preamble.into(), closing.into());
        (report.work, report.problems, report.plans, report.others) = chapters;
        report
    })
}

/// A report that can be handed in: what a check calls an error is mended, so that final documents are written of it.
fn final_report() -> impl Strategy<Value = AnnualReport> {
    report().prop_map(|mut report| {
        report.title.get_or_insert_with(|| "总结".into());
        let year = *report.year.get_or_insert(2025);
        report.period = None;
        report.reported_on = NaiveDate::from_ymd_opt(i32::from(year), 12, 20);
        if report.work.is_empty() {
            report.work.push(WorkChapter::default());
        }
        // One figure of each name, with a value; those that the texts use among them.
        let mut names = std::collections::HashSet::new();
        struct Sound<'n>(&'n mut std::collections::HashSet<(bool, String)>);
        impl annual_report::model::VisitMut for Sound<'_> {
            fn figures(&mut self, at: &annual_report::model::Place, figures: &mut Vec<Figure>) {
                let target = at.plan().is_some();
                figures.retain(|figure| self.0.insert((target, figure.name.clone())));
                for figure in figures {
                    figure.value.get_or_insert(Decimal::ONE);
                }
            }
        }
        report.walk_mut(&mut Sound(&mut names));
        for name in ["甲", "乙"] {
            if names.insert((false, name.into())) {
                report.figures.push(Figure::new(name, "次").with_value(1));
            }
        }
        report
    })
}

/// Replaces the n-th value of the tree, counted in reading order.
fn replace_nth(value: &mut serde_json::Value, left: &mut usize, replacement: &serde_json::Value) {
    if *left == 0 {
        *value = replacement.clone();
    }
    *left = left.wrapping_sub(1);
    match value {
        _ if *left == usize::MAX => {}
        serde_json::Value::Array(items) => items.iter_mut().for_each(|item| {
            if *left != usize::MAX {
                replace_nth(item, left, replacement)
            }
        }),
        serde_json::Value::Object(fields) => fields.values_mut().for_each(|field| {
            if *left != usize::MAX {
                replace_nth(field, left, replacement)
            }
        }),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn json_and_back_is_the_same_report(mut report in report()) {
        let json = serde_json::to_string(&report).unwrap();
        let read = AnnualReport::from_json(&json).unwrap();
        // A blank prose is an absent one.
        let blank = |prose: &mut Prose| if prose.is_empty() { *prose = Prose::default() };
        blank(&mut report.preamble);
        blank(&mut report.closing);
        let again = serde_json::to_string(&read).unwrap();
        prop_assert_eq!(&again, &json);
        prop_assert_eq!(read.preamble, report.preamble);
        prop_assert_eq!(read.figures, report.figures);
    }

    /// Text keeps less than a report: what it keeps, it gives back.
    #[test]
    fn text_and_back_is_the_same_text(mut report in report()) {
        // A text has nothing but its headings to tell its chapters by.
        if let Some(problems) = &mut report.problems {
            problems.heading = "存在的问题".into();
        }
        if let Some(plans) = &mut report.plans {
            plans.heading = "下一步打算".into();
        }
        let text = report.to_text();
        let read = AnnualReport::read_text(&text, &Limits::default()).unwrap();
        let is_said = !read.findings.is_empty();
        let again = read.report.to_text();
        if !is_said {
            // A heading with a sentence in it is taken for one that is run in: the text behind it gets a line of its own. What is
            // one sentence with its topic may get the topic's 。.
            let joined = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '。').collect::<String>();
            prop_assert_eq!(joined(&again), joined(&text));
        }
        // Whatever was read, each name is given once and each reference has its figure.
        let codes: Vec<Code> = read.report.check_with(&Rules::draft()).iter().map(|finding| finding.code).collect();
        for never in [Code::FigureNameDuplicate, Code::FigureNameInvalid, Code::FigureUnknown, Code::FigureUnused, Code::StrayBrace] {
            prop_assert!(!codes.contains(&never), "{:?} in {}", never, text);
        }
    }

    /// Every Han character of a text is in the report or in a finding.
    #[test]
    fn any_text_is_read_and_no_character_is_lost(text in "([一二三四五六七八九十百、（）().0-9①是第，。：；“”《》#\\n\\r 　{}X*_某次个名万元%余多近约召开年月日工作情况存在的问题下一步打算总结报告甲乙]|\\PC){0,120}") {
        let read = AnnualReport::read_text(&text, &Limits::default()).unwrap();
        let kept = serde_json::to_string(&read.report).unwrap() + &serde_json::to_string(&read.findings).unwrap() + &serde_json::to_string(&read.left_out).unwrap();
        for c in text.chars().filter(|c| ('甲'..='甲').contains(c) || "乙召开报告".contains(*c)) {
            prop_assert!(kept.contains(c), "{} of {:?} is lost: {}", c, text, kept);
        }
        let _ = AnnualReport::read_text(read.report.to_text(), &Limits::default());
    }

    #[test]
    fn docx_and_back_is_the_same_report(report in report(), annexes in any::<bool>()) {
        let mut layout = Layout::gb_t_9704();
        layout.annexes = if annexes { Annexes::all() } else { Annexes::default() };
        let read = AnnualReport::read_docx(&Writer::new(&layout).unwrap().write_draft(&report).unwrap(), &Limits::default()).unwrap();
        prop_assert_eq!(read.source, Source::Data);
        prop_assert_eq!(read.changes, vec![]);
        prop_assert_eq!(serde_json::to_string(&read.report).unwrap(), serde_json::to_string(&report).unwrap());
    }

    #[test]
    fn every_report_becomes_a_draft_that_another_reader_reads(report in report()) {
        let mut layout = Layout::gb_t_9704();
        layout.annexes = Annexes::all();
        let docx = Writer::new(&layout).unwrap().write_draft(&report).unwrap();
        let document = docx_rs::read_docx(&docx).unwrap().document;
        let text: String = document.children.iter().filter_map(|child| if let docx_rs::DocumentChild::Paragraph(paragraph) = child { Some(paragraph.raw_text()) } else { None }).collect();
        let items = report.work.iter().flat_map(|chapter| &chapter.items).chain(report.others.iter().flat_map(|chapter| &chapter.items));
        for heading in report.work.iter().map(|chapter| &chapter.heading).chain(items.map(|item| &item.heading)).chain(&report.attachments) {
            prop_assert!(text.contains(heading));
        }
    }

    #[test]
    fn a_report_without_errors_becomes_a_final_document(report in final_report()) {
        // A brace that a text broke is the one error that these reports may have left.
        let findings = report.check_with(&Rules::final_report());
        let errors: Vec<Code> = findings.errors().map(|finding| finding.code).filter(|code| *code != Code::StrayBrace).collect();
        prop_assert_eq!(errors, vec![]);
        prop_assert_eq!(report.to_docx(&Layout::gb_t_9704()).is_ok(), !findings.has_errors());
    }

    #[test]
    fn a_report_with_errors_is_refused(report in report()) {
        let errors = report.check_with(&Rules::final_report()).has_errors();
        prop_assert_eq!(report.to_docx(&Layout::gb_t_9704()).is_err(), errors);
    }

    #[test]
    fn no_text_is_lost_between_the_pieces_of_prose(text in "[一{}a\n]{0,20}") {
        let joined: String = Prose::pieces(&text).map(|piece| match piece {
            Piece::Text("{") => "{{".to_owned(),
            Piece::Text("}") => "}}".to_owned(),
            Piece::Text(text) | Piece::StrayBrace(text) => text.to_owned(),
            Piece::Figure(name) => format!("{{{name}}}"),
        }).collect();
        prop_assert_eq!(joined, text.clone());
        let escaped = Prose::escape(&text);
        prop_assert!(Prose::from(escaped.as_str()).references().next().is_none());
    }

    /// One value of the sample is replaced by another, somewhere.
    #[test]
    fn findings_point_into_the_report(place in 0_usize..400, replacement in prop::sample::select(vec!["null", "[]", "{}", "\"\"", "\"甲{乙}{\"", "-7", "true", "[null]", "{\"a/b~c\":1}", "1e300"])) {
        let mut report: serde_json::Value = serde_json::from_str(include_str!("../examples/data/party_duty_report.json")).unwrap();
        let mut left = place;
        replace_nth(&mut report, &mut left, &serde_json::from_str(replacement).unwrap());
        let checked = AnnualReport::check_json(&report.to_string(), &Rules::final_report(), &Limits::default());
        prop_assert_eq!(checked.report.is_some(), AnnualReport::from_json(&report.to_string()).is_ok());
        for finding in &checked.findings {
            // A missing field has the pointer it would have: what holds it is there.
            let holder = finding.pointer.rsplit_once('/').map_or("", |(holder, _)| holder);
            prop_assert!(report.pointer(holder).is_some_and(|holder| holder.is_object() || holder.is_array()) || finding.pointer.is_empty(), "{}", finding);
        }
        prop_assert!(checked.report.is_some() || checked.findings.has_errors());
    }

    #[test]
    fn no_text_panics(text in ".{0,200}", json in "[\\[\\]{}\",:0-9a-z\\\\ 中]{0,80}") {
        let _ = AnnualReport::from_json(&text);
        let _ = AnnualReport::from_json(&json);
        let _ = AnnualReport::new(2025).with_preamble(text.as_str()).with_title(json.as_str()).with_work([WorkChapter::new(text)]).to_draft_docx(&Layout::gb_t_9704()).unwrap();
    }
}
