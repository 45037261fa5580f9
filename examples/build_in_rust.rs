//! A report built in Rust, without JSON, and written to `built-in-rust.docx` in a changed layout.

use annual_report::docx::{Annexes, Layout, Signature};
use annual_report::model::{
    AnnualReport, Approximation, Figure, Measure, NaiveDate, Plan, PlanChapter, Problem, ProblemChapter, Reporter, Status, WorkChapter,
    WorkItem,
};
use rust_decimal::dec;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let date = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).ok_or("no such day");
    let item = WorkItem::new("加强馆藏建设")
        .lead("全年新增图书{新增图书}，馆藏总量{馆藏总量}。")
        .point("丰富地方文献", "征集地方志、族谱等文献{地方文献}。")
        .point("推进数字化", "完成古籍扫描{古籍扫描}，投入经费{经费}。")
        .figure(Figure::new("新增图书", "册").value(8600).approximation(Approximation::Over).last_year(7200).target(8000))
        .figure(Figure::new("馆藏总量", "万册").value(dec!(52.30)))
        .figure(Figure::new("地方文献", "种").value(120).approximation(Approximation::Nearly))
        .figure(Figure::new("古籍扫描", "页").value(15000).approximation(Approximation::About))
        .figure(Figure::new("经费", "万元").value(dec!(36.50)));
    let problem = Problem::new("基层服务点利用率偏低")
        .text("部分村级服务点开放时间不固定，图书更新慢。")
        .cause("管理员多为兼职，流动较大。")
        .measure(Measure::new("每季度轮换图书一次").owner("流通部").due(date(2026, 3, 31)?))
        .status(Status::InProgress);
    let plan = Plan::new("延伸服务半径", "新建城市书房{城市书房}，让市民步行十五分钟就能借到书。")
        .owner("流通部")
        .due(date(2026, 12, 31)?)
        .target(Figure::new("城市书房", "座").value(3));
    let report = AnnualReport::new(2025)
        .title("临江市图书馆2025年工作总结")
        .reporter(Reporter::new("临江市图书馆"))
        .reported_on(date(2025, 12, 26)?)
        .work(WorkChapter::default().item(item))
        .problems(ProblemChapter::default().item(problem))
        .plans(PlanChapter::default().item(plan));

    for finding in &report.check() {
        eprintln!("{finding}");
    }
    let mut layout = Layout::gb_t_9704();
    layout.signature = Signature::Sealed;
    layout.annexes = Annexes::all();
    report.save_docx("built-in-rust.docx", &layout)?;
    Ok(())
}
