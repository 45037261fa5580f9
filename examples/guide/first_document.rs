//! From an empty program to a document.

use annual_report::model::{AnnualReport, Figure, NaiveDate, Plan, PlanChapter, Point, Reporter, WorkChapter, WorkItem};
use annual_report::page::Layout;

pub fn report() -> Result<AnnualReport, Box<dyn std::error::Error>> {
    // A figure is stated once, as it stands in text; the text names it in braces.
    let figures = [
        "8600余册".parse::<Figure>()?.named("新增图书").with_last_year(7200).with_target(8000),
        "36.50万元".parse::<Figure>()?.named("购书经费"),
        "24场".parse::<Figure>()?.named("讲座"),
    ];
    let item = WorkItem::new("加强馆藏建设")
        .with_lead("全年新增图书{新增图书}，投入购书经费{购书经费}。")
        .with_points([
            Point::new("丰富地方文献", "征集地方志、族谱和老照片，编成目录供读者查阅。"),
            Point::new("办好公益讲座", "举办讲座{讲座}，座无虚席。"),
        ])
        .with_figures(figures);
    let plan = Plan::new("延伸服务半径", "新建城市书房{城市书房}，让市民步行十五分钟就能借到书。")
        .with_targets(["3座".parse::<Figure>()?.named("城市书房")]);
    Ok(AnnualReport::new(2025)
        .with_title("临江市图书馆2025年工作总结")
        .with_reporter(Reporter::new("临江市图书馆"))
        .with_reported_on(NaiveDate::from_ymd_opt(2025, 12, 26).ok_or("no such day")?)
        .with_work([WorkChapter::default().with_items([item])])
        .with_plans(PlanChapter::default().with_items([plan])))
}

pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let report = report()?;
    for finding in &report.check() {
        eprintln!("{finding}");
    }
    report.save_docx("summary.docx", &Layout::gb_t_9704())?;
    Ok(())
}
