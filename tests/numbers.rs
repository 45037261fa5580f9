//! Numbers as the genre writes them. The kinds of cases are those of Recognizers-Text's Chinese specifications (Dimension, Currency,
//! Percent, Age), taken by a rule; sentences and figures are our own. The rule: a number with a unit that reports of this kind use, in
//! digits of either width or in Chinese numerals, without spaces inside it. Not of the genre are discounts (折), powers and letters
//! for thousands (2e5, 12k), fractions, 半, money in several coins, 两 as a weight, units of data and of frequency, and traditional
//! characters. What such reports write that looks like a number and is none stands in a table of its own.

use annual_report::AnnualReport;
use annual_report::read::Limits;

/// The figures of a sentence, as they are printed.
fn figures(sentence: &str) -> Vec<String> {
    let text = format!("2025年工作总结\n一、工作情况\n（一）抓好落实\n今年以来，工作有序。{sentence}\n");
    let report = AnnualReport::read_text(text, &Limits::default()).expect("a short text").report;
    report.work.iter().flat_map(|chapter| &chapter.items).flat_map(|item| &item.figures).map(ToString::to_string).collect()
}

fn check(cases: &[(&str, &[&str])]) {
    for (sentence, expected) in cases {
        assert_eq!(figures(sentence), *expected, "{sentence}");
    }
}

#[test]
fn shares_are_read_however_they_are_spelt() {
    check(&[
        ("出勤率98%。", &["98%"]),
        ("出勤率９８％。", &["98％"]),
        ("出勤率达百分之九十八。", &["98%"]),
        ("出勤率达百分之98.5。", &["98.5%"]),
        ("出勤率达百分之９８.５。", &["98.5%"]),
        ("出勤率达百分之九十八点五。", &["98.5%"]),
        ("覆盖面达百分之一百二十。", &["120%"]),
        ("覆盖面达百分之1,200。", &["1200%"]),
        ("达标率在百分之九十以上。", &["90%以上"]),
        ("自然增长率千分之二点四。", &["2.4‰"]),
        ("自然增长率2.4‰。", &["2.4‰"]),
        ("比上年提高六个百分点。", &["6个百分点"]),
        ("比上年提高二十个百分点。", &["20个百分点"]),
        ("比上年提高2.4个百分点。", &["2.4个百分点"]),
        ("比上年提高零点四个百分点。", &["0.4个百分点"]),
        ("增速为负3.9%。", &["-3.9%"]),
        ("同比增长-22.2%。", &["-22.2%"]),
        ("同比增长－22.2%。", &["-22.2%"]),
    ]);
}

#[test]
fn money_is_read_in_any_currency() {
    check(&[
        ("支出经费1600元。", &["1600元"]),
        ("争取资金36.57亿元。", &["36.57亿元"]),
        ("争取资金36.57亿。", &["36.57亿"]),
        ("争取资金１２０万元。", &["120万元"]),
        ("争取资金1,200万元。", &["1200万元"]),
        ("争取资金一千元。", &["1000元"]),
        ("争取资金十二万元。", &["12万元"]),
        ("争取资金一点二亿元。", &["1.2亿元"]),
        ("争取资金8亿元人民币。", &["8亿元人民币"]),
        ("捐款人民币500元。", &["500元"]),
        ("出口创汇1200亿美元。", &["1200亿美元"]),
        ("出口创汇十五美元。", &["15美元"]),
        ("结算1.09瑞士法郎。", &["1.09瑞士法郎"]),
        ("结算5306亿台币。", &["5306亿台币"]),
    ]);
}

#[test]
fn what_is_measured_is_read_with_its_unit() {
    check(&[
        ("种植水稻387万亩。", &["387万亩"]),
        ("日均销售20万公斤。", &["20万公斤"]),
        ("水深250m。", &["250m"]),
        ("里程12km。", &["12km"]),
        ("里程12KM。", &["12KM"]),
        ("里程12千米。", &["12千米"]),
        ("里程五公里。", &["5公里"]),
        ("管网三百米。", &["300米"]),
        ("清运近一吨。", &["近1吨"]),
        ("清运垃圾12车次。", &["12车次"]),
        ("用电2万度。", &["2万度"]),
        ("装机300千瓦。", &["300千瓦"]),
        ("海拔负13.5米。", &["-13.5米"]),
        ("平均年龄29岁。", &["29岁"]),
        ("带动就业超10万人。", &["超10万人"]),
        ("接待百余人次。", &["100余人次"]),
        ("封堵攻击一万余次。", &["1万余次"]),
        ("听课40节次。", &["40节次"]),
        ("担负3项任务。", &["3项"]),
    ]);
}

#[test]
fn what_was_before_is_no_figure_of_this_year() {
    check(&[
        ("满意度从92%提升至96%。", &["96%"]),
        ("时限由15个工作日压缩至5个工作日。", &["5个工作日"]),
        ("人数由2023年的8人增至12人。", &["12人"]),
        ("数量从上年的3家增加到8家。", &["8家"]),
    ]);
}

#[test]
fn what_only_looks_like_a_number_is_none() {
    for sentence in [
        "打通服务群众最后一公里。",
        "种好自己的一亩三分地。",
        "一点一滴抓好落实。",
        "两个确保，三个到位，四个方面。",
        "参与面在百分之二三十之间。",
        "全部完成百日攻坚。",
        "一看就懂，一学就会。",
        "四川、九江、五台山。",
        "误差正负3%。",
        "2025年12月20日第12次会议。",
        "占比5-20%。",
        "三分之一以上，五分之一。",
        "家家户户，千家万户，百姓。",
        "引进亿元项目。",
    ] {
        assert_eq!(figures(sentence), [""; 0], "{sentence}");
    }
}

#[test]
fn numbers_that_were_left_out_are_blanks() {
    check(&[
        ("完成投资（ ）万元，占比（  ）%。", &["____万元", "____%"]),
        ("召开党员大会 次，支委会 次。", &["____次", "____次"]),
        ("收缴党费元，慰问老党员人。", &["____元", "____人"]),
        ("新建公厕座，安装路灯盏。", &["____座", "____盏"]),
        ("接待来访群众数百人次。", &[]),
        ("举办专题讲座，搭建学习平台。", &[]),
    ]);
}
