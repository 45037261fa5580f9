//! An office of fifty units.

use annual_report::AnnualReport;
use annual_report::check::Rules;
use annual_report::model::{Approximation, Bound, Figure, Reporter, WorkChapter, WorkItem};
use annual_report::page::{Annexes, Layout};
use annual_report::read::Limits;
use annual_report::write::Writer;
use annual_report::years::{Totals, to_csv};

// What the units hand in; yours come from a folder or a table of a database.
pub fn handed_in() -> Vec<String> {
    let unit = |n: usize| {
        format!(
            r#"{{ "title": "青禾区第{n}街道2025年工作总结", "year": 2025,
                "reporter": {{ "organization": "青禾区第{n}街道" }}, "reported_on": "2025-12-{}",
                "work": [{{ "items": [{{
                    "heading": "做好便民服务", "lead": "走访群众{{走访群众}}，解决问题{{解决问题}}，满意率{{满意率}}。",
                    "figures": [
                        {{ "name": "走访群众", "value": {}, "unit": "户", "approximation": "余" }},
                        {{ "name": "解决问题", "value": {}, "unit": "件" }},
                        {{ "name": "满意率", "value": {}, "unit": "%" }}
                    ]
                }}] }}] }}"#,
            10 + n % 20,
            300 + 10 * n,
            20 + n,
            90 + n % 9
        )
    };
    (1..=50).map(unit).collect()
}

// Checks each report, writes its document, adds its figures up.
pub fn collect(texts: &[String], mut save: impl FnMut(usize, Vec<u8>)) -> Result<Totals, Box<dyn std::error::Error>> {
    let writer = Writer::new(&Layout::gb_t_9704())?;
    let mut totals = Totals::default();
    for (number, text) in texts.iter().enumerate() {
        let checked = AnnualReport::check_json(text, &Rules::final_report(), &Limits::default());
        match checked.into_final() {
            Ok(report) => {
                totals.extend(report.report().figure_rows());
                save(number, writer.write(&report)?);
            }
            // One unit's mistake stops nobody else.
            Err(checked) => eprintln!("report {number}:\n{}", checked.findings),
        }
    }
    Ok(totals)
}

// The office's own report, whose figures are the sums.
pub fn summary(totals: &Totals) -> AnnualReport {
    let figures = totals.totals().into_iter().filter_map(|total| {
        // Shares do not add: there is no sum, and `total.refused` says why.
        let figure = Figure::new(total.name, total.unit.unwrap_or_default()).with_value(total.sum?);
        // 310余户 and 320余户 are 630户以上.
        let is_least = total.bound == Bound::AtLeast;
        Some(figure.with_approximation(if is_least { Approximation::OrMore } else { Approximation::Exact }))
    });
    let item = WorkItem::new("做好便民服务").with_lead("全区50个街道走访群众{走访群众}，解决问题{解决问题}。").with_figures(figures);
    AnnualReport::new(2025)
        .with_title("青禾区2025年街道工作汇总")
        .with_reporter(Reporter::new("青禾区街道工作办公室"))
        .with_work([WorkChapter::default().with_items([item])])
}

pub fn layout() -> Layout {
    let mut layout = Layout::gb_t_9704();
    layout.annexes = Annexes::all();
    layout
}

pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (texts, mut rows) = (handed_in(), Vec::new());
    std::fs::create_dir_all("units")?;
    let totals = collect(&texts, |number, docx| {
        if let Err(error) = std::fs::write(format!("units/{number:02}.docx"), docx) {
            eprintln!("{number}: {error}");
        }
    })?;
    for text in &texts {
        rows.extend(AnnualReport::from_json(text)?.figure_rows());
    }
    std::fs::write("figures.csv", to_csv(rows))?;
    summary(&totals).save_draft_docx("office.docx", &layout())?;
    Ok(())
}
