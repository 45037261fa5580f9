//! Outlines of other shapes than 一、 （一） 1.: what are their chapters and entries.

use annual_report::AnnualReport;
use annual_report::read::Limits;

/// How many items each chapter of work has, the topics of the problems and the headings of the plans.
fn outline(body: &str) -> (Vec<usize>, Vec<String>, Vec<String>) {
    let report = AnnualReport::read_text(format!("2025年工作总结\n{body}"), &Limits::default()).unwrap().report;
    let work = report.work.iter().map(|chapter| chapter.items.len()).collect();
    let problems = report.problems.map(|chapter| chapter.items.into_iter().map(|one| one.topic).collect());
    let plans = report.plans.map(|chapter| chapter.items.into_iter().map(|one| one.heading).collect());
    (work, problems.unwrap_or_default(), plans.unwrap_or_default())
}

#[test]
fn rarer_numbers_are_numbers() {
    for body in [
        "第一章 工作情况\n第一节 抓供水\n修渠3条。\n第二章 存在问题\n第一节 人手少\n第三章 工作打算\n第一节 招人",
        "壹、工作情况\n（壹）抓供水。修渠3条。\n贰、存在问题\n（壹）人手少。\n叁、工作打算\n（壹）招人。",
        "Ⅰ、工作情况\n（一）抓供水。修渠3条。\nⅡ、存在问题\n（一）人手少。\nⅢ、工作打算\n（一）招人。",
        "I. 工作情况\n1. 抓供水。修渠3条。\nII. 存在问题\n1. 人手少。\nIII. 工作打算\n1. 招人。",
        "A、工作情况\n1、抓供水。修渠3条。\nB、存在问题\n1、人手少。\nC、工作打算\n1、招人。",
        "一，工作情况\n1，抓供水。修渠3条。\n二，存在问题\n1，人手少。\n三，工作打算\n1，招人。",
        "★ 工作情况\n（一）抓供水。修渠3条。\n★ 存在问题\n（一）人手少。\n★ 工作打算\n（一）招人。",
        "## 1. 工作情况\n### 1.1 抓供水\n* 修渠3条\n## 2. 存在问题\n1. 人手少\n## 3. 工作打算\n1. 招人",
        "一、工作情况\n其一，抓供水。修渠3条。\n二、存在问题\n（一）人手少。\n三、工作打算\n（一）招人。",
    ] {
        let body = if body.starts_with('#') { format!("# 总结\n{body}") } else { body.to_owned() };
        let (work, problems, plans) = outline(&body);
        // A lone 其一 is text.
        let items = usize::from(!body.contains('其'));
        assert_eq!((work, problems, plans), (vec![items], vec!["人手少".to_owned()], vec!["招人".to_owned()]), "{body}");
    }
}

/// Letters below other numbers are an inner list.
#[test]
fn letters_are_chapters_only_where_they_stand_first() {
    let (work, problems, _) = outline("一、工作情况\nI. 抓供水。修渠3条。\nII. 抓排水。换管5处。\n二、存在问题\nI. 人手少。\nII. 设备旧。");
    assert_eq!((work, problems), (vec![2], vec!["人手少".to_owned(), "设备旧".to_owned()]));
    let (work, problems, _) = outline("1. 工作情况\nA. 抓供水。修渠3条。\nB. 抓排水。换管5处。\n2. 存在问题\nA. 人手少。");
    assert_eq!((work, problems), (vec![2], vec!["人手少".to_owned()]));
}

#[test]
fn what_only_looks_like_a_number_is_text() {
    for line in
        ["X、Y两条线路开通。", "V、某类设备到位。", "Ⅱ级响应启动3次。", "十一、元旦期间值守。", "3，000元到账。", "其他、其余都好。"]
    {
        let (work, ..) = outline(&format!("一、工作情况\n（一）抓供水\n{line}\n（二）抓排水\n换管。"));
        assert_eq!(work, [2], "{line}");
    }
}
