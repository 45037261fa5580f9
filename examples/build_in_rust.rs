//! A report built in Rust, without JSON, and written to `built-in-rust.docx` in a changed layout.

use annual_report::model::{
    AnnualReport, Approximation, Figure, Measure, NaiveDate, Plan, PlanChapter, Point, Problem, ProblemChapter, Reporter, Status,
    WorkChapter, WorkItem,
};
use annual_report::page::{Annexes, Layout, Signature};
use rust_decimal::dec;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let date = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).ok_or("no such day");
    let figures = [
        Figure::new("新增图书", "册").with_value(8600).with_approximation(Approximation::Over).with_last_year(7200).with_target(8000),
        Figure::new("馆藏总量", "万册").with_value(dec!(52.30)),
        // As it stands in text: a number with its unit.
        "近120种".parse::<Figure>()?.named("地方文献"),
        "约15000页".parse::<Figure>()?.named("古籍扫描"),
        "36.50万元".parse::<Figure>()?.named("经费"),
    ];
    let points = [
        Point::new("丰富地方文献", "征集地方志、族谱等文献{地方文献}。"),
        Point::new("推进数字化", "完成古籍扫描{古籍扫描}，投入经费{经费}。"),
    ];
    let item =
        WorkItem::new("加强馆藏建设").with_lead("全年新增图书{新增图书}，馆藏总量{馆藏总量}。").with_points(points).with_figures(figures);
    let problem = Problem::new("基层服务点利用率偏低")
        .with_text("部分村级服务点开放时间不固定，图书更新慢。")
        .with_cause("管理员多为兼职，流动较大。")
        .with_measures([Measure::new("每季度轮换图书一次").with_owner("流通部").with_due(date(2026, 3, 31)?)])
        .with_status(Status::InProgress);
    let plan = Plan::new("延伸服务半径", "新建城市书房{城市书房}，让市民步行十五分钟就能借到书。")
        .with_owner("流通部")
        .with_due(date(2026, 12, 31)?)
        .with_targets([Figure::new("城市书房", "座").with_value(3)]);
    let report = AnnualReport::new(2025)
        .with_title("临江市图书馆2025年工作总结")
        .with_reporter(Reporter::new("临江市图书馆"))
        .with_reported_on(date(2025, 12, 26)?)
        .with_work([WorkChapter::default().with_items([item])])
        .with_problems(ProblemChapter::default().with_items([problem]))
        .with_plans(PlanChapter::default().with_items([plan]));

    for finding in &report.check() {
        eprintln!("{finding}");
    }
    let mut layout = Layout::gb_t_9704();
    layout.signature = Signature::Sealed;
    layout.annexes = Annexes::all();
    report.save_docx("built-in-rust.docx", &layout)?;
    Ok(())
}
