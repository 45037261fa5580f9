//! The rules of wording on texts put together of what they look for: figures, marks, numbers, years, brackets within brackets.
#![no_main]

use annual_report::check::Rules;
use annual_report::model::{AnnualReport, Figure, PlanChapter, Reporter, WorkChapter, WorkItem};
use libfuzzer_sys::fuzz_target;

const PIECES: [&str; 64] = [
    "{甲}",
    "{乙}",
    "{丙}",
    "{丁}",
    "其中",
    "包括",
    "分别为",
    "共",
    "合计",
    "含",
    "，",
    "。",
    "；",
    "、",
    "：",
    "（",
    "）",
    "(",
    ")",
    "“",
    "”",
    "《",
    "》",
    "〔",
    "】",
    "\"",
    "'",
    "从",
    "提高到",
    "至",
    "约",
    "余",
    "左右",
    "至少",
    "3",
    "12",
    "5%",
    "2024年",
    "20XX年",
    "X",
    "？？",
    "【】",
    "-",
    "～",
    "--",
    "月",
    "个",
    "家",
    "一",
    "第",
    "点",
    "是",
    "①",
    "⑴",
    "1、",
    "（一）",
    "\n",
    " ",
    "甲",
    "局党组",
    "局党委",
    "青禾县水利局",
    "全年检修城乡供水泵站和管网设施",
    "A",
];

fuzz_target!(|data: &[u8]| {
    let mut fields =
        data.split(|byte| *byte == 255).map(|part| part.iter().map(|byte| PIECES[usize::from(*byte) % PIECES.len()]).collect::<String>());
    let mut next = || fields.next().unwrap_or_default();
    let figures = [("甲", 10), ("乙", 6), ("丙", 5), ("丁", 3)].map(|(name, value)| Figure::new(name, "家").with_value(value));
    let report = AnnualReport::new(2025)
        .with_title(next())
        .with_reporter(Reporter::new("云溪县水务局"))
        .with_preamble(next())
        .with_work([WorkChapter::new(next()).with_lead(next()).with_items([WorkItem::new(next()).with_lead(next())])])
        .with_plans(PlanChapter::default().with_lead(next()))
        .with_figures(figures);
    let rules = Rules::draft().with_wording();
    let findings = report.check_with(&rules);
    // What is marked is there.
    assert!(findings.iter().all(|finding| finding.range.as_ref().is_none_or(|range| range.start <= range.end)));
    let _ = report.fixed(&findings).report.check_with(&rules);
});
