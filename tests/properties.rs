//! Properties over generated reports, with every field.

use annual_report::AnnualReport;
use annual_report::check::{Code, Limits, Rules};
use annual_report::docx::{Annexes, Layout, Source, Writer};
use annual_report::model::{
    Approximation, Decimal, Figure, Measure, NaiveDate, Piece, Plan, PlanChapter, Problem, ProblemChapter, Prose, Reporter, Status,
    WorkChapter, WorkItem,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Text as people and machines write it: Chinese, markup, quotes, braces, spaces, other planes. Never blank.
fn line() -> impl Strategy<Value = String> {
    "[一-龥][一-龥a-z0-9<>&\"'“”—…，。、 𠮷é]{0,12}"
}

fn prose() -> impl Strategy<Value = String> {
    "([一-龥“”<&>\"，。0-9 \n]|\\{\\{|\\}\\}|\\{甲\\}|\\{乙\\}|𠮷){0,40}"
}

fn decimal() -> impl Strategy<Value = Decimal> {
    (-1_000_000_000_i64..1_000_000_000, 0_u32..4).prop_map(|(digits, scale)| Decimal::new(digits, scale))
}

fn figure() -> impl Strategy<Value = Figure> {
    let approximation = prop::sample::select(vec![
        Approximation::Exact,
        Approximation::Over,
        Approximation::More,
        Approximation::Nearly,
        Approximation::About,
    ]);
    let unit = option::of(prop::sample::select(vec!["次", "场（次）", "人/次", "%", "万元"]));
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

fn work() -> impl Strategy<Value = WorkChapter> {
    let item = (line(), prose(), vec((line(), prose()), 0..3), vec(figure(), 0..3)).prop_map(|(heading, lead, points, figures)| {
        let item = points
            .into_iter()
            .fold(WorkItem::new(heading).with_lead(lead), |item, (topic, text)| item.with_points([Point::new(topic, text)]));
        figures.into_iter().fold(item, WorkItem::figure)
    });
    (line(), prose(), vec(item, 0..3))
        .prop_map(|(heading, lead, items)| items.into_iter().fold(WorkChapter::new(heading).with_lead(lead), WorkChapter::item))
}

fn problems() -> impl Strategy<Value = ProblemChapter> {
    let measure = (line(), option::of(line()), option::of(date())).prop_map(|(what, owner, due)| {
        let mut measure = Measure::new(what);
        (measure.owner, measure.due) = (owner, due);
        measure
    });
    let status = prop::sample::select(vec![Status::Open, Status::InProgress, Status::Resolved]);
    let problem = (line(), prose(), prose(), vec(measure, 0..3), status).prop_map(|(topic, text, cause, measures, status)| {
        measures.into_iter().fold(Problem::new(topic).with_text(text).with_cause(cause).with_status(status), Problem::measure)
    });
    (line(), prose(), vec(problem, 0..3))
        .prop_map(|(heading, lead, items)| items.into_iter().fold(ProblemChapter::new(heading).with_lead(lead), ProblemChapter::item))
}

fn plans() -> impl Strategy<Value = PlanChapter> {
    let plan =
        (line(), prose(), option::of(line()), option::of(date()), vec(figure(), 0..3)).prop_map(|(heading, text, owner, due, targets)| {
            let mut plan = Plan::new(heading, text);
            (plan.owner, plan.due, plan.targets) = (owner, due, targets);
            plan
        });
    (line(), prose(), vec(plan, 0..3))
        .prop_map(|(heading, lead, items)| items.into_iter().fold(PlanChapter::new(heading).with_lead(lead), PlanChapter::item))
}

fn report() -> impl Strategy<Value = AnnualReport> {
    let reporter = (line(), option::of(line()), option::of(line())).prop_map(|(organization, name, position)| {
        let mut reporter = Reporter::new(organization);
        (reporter.name, reporter.position) = (name, position);
        reporter
    });
    let head = (option::of(line()), 1949_u16..=2100, option::of(reporter), option::of(date()), option::of(line()), prose());
    (head, vec(work(), 1..3), option::of(problems()), option::of(plans()), prose(), vec(figure(), 0..3)).prop_map(
        |((title, year, reporter, reported_on, salutation, preamble), work, problems, plans, closing, figures)| {
            let mut report = AnnualReport::new(year).with_preamble(preamble).with_closing(closing);
            (report.title, report.reporter, report.reported_on, report.salutation) = (title, reporter, reported_on, salutation);
            (report.work, report.problems, report.plans, report.figures) = (work, problems, plans, figures);
            report
        },
    )
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
        let text = report.to_outline();
        let read = AnnualReport::from_outline(&text);
        let is_placed = read.findings.iter().all(|finding| !matches!(finding.code, Code::UnplacedText | Code::Renumbered));
        let again = read.report.to_outline();
        if is_placed {
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

    #[test]
    fn any_text_is_read(text in "([一二三四五六七八九十百、（）().0-9①是第，。：；“”《》#\\n\\r 　{}X*_某次个名万元%余多近约召开年月日工作情况存在的问题下一步打算总结报告甲乙]|\\PC){0,120}") {
        let read = AnnualReport::from_outline(&text);
        let again = read.report.to_outline();
        prop_assert!(!read.report.work.is_empty());
        let _ = AnnualReport::from_outline(&again);
    }

    #[test]
    fn docx_and_back_is_the_same_report(report in report(), annexes in any::<bool>()) {
        let mut layout = Layout::gb_t_9704();
        layout.annexes = if annexes { Annexes::all() } else { Annexes::default() };
        let read = AnnualReport::from_docx(&Writer::new(&layout).unwrap().write_draft(&report).unwrap()).unwrap();
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
        for chapter in &report.work {
            prop_assert!(text.contains(&chapter.heading));
            for item in &chapter.items {
                prop_assert!(text.contains(&item.heading));
            }
        }
    }

    #[test]
    fn a_report_without_errors_becomes_a_final_document(report in report()) {
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
