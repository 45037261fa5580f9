//! What a chapter is about, by its heading.

use std::sync::LazyLock;

use super::words::Words;

/// What a chapter is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Work,
    Problems,
    Plans,
    Other,
}

/// The words of problems.
#[rustfmt::skip]
static PROBLEMS: LazyLock<Words> = LazyLock::new(|| Words::new([
    "问题", "不足", "差距", "短板", "困难", "挑战", "薄弱", "缺点", "遗憾", "对照检视", "自我检视", "检视剖析", "反思", "剖析", "制约", "瓶颈", "困惑", "弱项", "难点",
    "缺陷", "欠缺", "不够", "堵点", "痛点", "需要改进", "有待改进", "有待提高", "有待加强", "亟待",
]));
/// What is done about them is work.
#[rustfmt::skip]
static SOLVED: LazyLock<Words> = LazyLock::new(|| Words::new(["解决", "破解", "化解", "聚焦", "补齐", "整治", "整改情况", "整改落实", "攻克", "战胜", "克服困难", "突破", "打通", "破除", "纾解", "消除", "疏通"]));
/// Plans, wherever they stand.
#[rustfmt::skip]
static PLANS: LazyLock<Words> = LazyLock::new(|| Words::new([
    "下一步", "下步", "打算", "努力方向", "明年", "来年", "下年度", "下一年", "今后", "工作思路", "工作计划", "年计划", "的计划",
    "学习计划", "改进计划", "计划安排", "工作谋划", "工作规划", "展望", "下季度", "下一季度", "下阶段", "下一阶段", "下学期",
    "改进措施", "整改措施", "改进举措", "整改举措", "改进方向", "整改方向", "发展规划", "职业规划", "未来规划", "奋斗目标",
    "努力目标", "预期目标", "调整计划", "新的一年", "来年", "后续", "未来", "下个月", "下周", "下一年度", "明年", "工作设想", "工作构想", "设想", "整改思路", "改进思路", "改进打算", "努力的方向", "成长规划", "个人规划", "学期规划", "年规划",
]));
/// Plans where work was told of before.
#[rustfmt::skip]
static PLANS_BEHIND_WORK: LazyLock<Words> = LazyLock::new(|| Words::new([
    "工作安排", "主要任务", "目标任务", "重点任务", "重点工作", "总体要求", "总体目标", "工作目标", "工作重点", "主要目标",
    "政策取向", "工作任务", "重大举措", "工作建议", "主要工作安排", "工作要求", "发展目标", "工作措施", "重点举措", "重要要求",
    "工作部署", "主要考虑", "提升措施", "巩固措施",
]));
/// What was done with a plan is work.
#[rustfmt::skip]
static DONE: LazyLock<Words> = LazyLock::new(|| Words::new([
    "完成情况", "落实情况", "开展情况", "进展情况", "推进情况", "执行情况", "工作情况", "回顾", "总结", "成效", "成绩", "成就",
    "取得", "完成的", "制定", "编制",
]));
/// Neither work nor problems nor plans.
#[rustfmt::skip]
static OTHERS: LazyLock<Words> = LazyLock::new(|| Words::new([
    "经验", "体会", "感悟", "心得", "启示", "自身建设", "意见建议", "意见和建议", "工作建议", "意见与建议", "意见及建议", "建议与意见", "几点建议", "感受", "对策建议", "对策和建议", "对策与建议", "对策及建议", "的建议", "教训", "收获", "说明的事项", "需要说明", "结语",
    "结束语", "致谢", "个人想法", "自我评价", "自我介绍", "优势与不足", "成就与不足", "成绩与不足", "成长与不足", "优点与不足", "优缺点", "民生实事", "前言", "引言", "附则",
]));

/// What a report opens with before it tells of work.
const PRESENTATIONS: &[&str] =
    &["个人基本情况", "个人情况", "个人简介", "个人简历", "任职情况", "单位概况", "单位简介", "部门职责", "岗位职责"];
/// The longest such heading.
const PRESENTED: usize = 10;

/// The longest heading that is told by a word anywhere in it.
const SHORT: usize = 30;

/// The longest that speaks of problems without saying that they exist.
const PROBLEM: usize = 20;

/// What a chapter is about: of a report on this year, behind a chapter of work or not.
pub(crate) fn kind(heading: &str, year: Option<u16>, behind_work: bool) -> Kind {
    let has = |words: &Words| words.is_within(heading);
    let bare = heading.trim_end_matches(['：', ':']);
    // 下一步工作打算。
    let whole = bare.trim_end_matches('。');
    let (heading, bare) = if is_heading(whole) { (whole, whole) } else { (heading, bare) };
    let is_short = bare.chars().count() <= SHORT && !bare.ends_with(['。', '；', ';']);
    if matches!(bare, "总结" | "小结" | "结尾" | "其他" | "其它") {
        return Kind::Other;
    }
    let planned = year.is_some_and(|year| (year + 1..=year + 2).any(|next| heading.contains(&next.to_string())));
    if is_short && has(&OTHERS) && !has(&PLANS) && !(planned && behind_work) {
        return Kind::Other;
    }
    // Who one is comes before what one did.
    if !behind_work && bare.chars().count() <= PRESENTED && !bare.contains("工作") && PRESENTATIONS.iter().any(|end| bare.ends_with(end))
    {
        return Kind::Other;
    }
    // 解决存在问题，兑现承诺
    let is_solved = SOLVED.at_head(heading).is_some();
    // 需要上级协调解决的问题
    let is_open = ["需要", "有待", "亟待", "亟需", "尚未", "仍需", "还需"].iter().any(|begin| heading.starts_with(begin));
    if has(&PROBLEMS)
        && !is_solved
        && (heading.contains("存在") || is_open && is_short || (!has(&SOLVED) && is_short && bare.chars().count() <= PROBLEM))
    {
        return Kind::Problems;
    }
    let is_done = has(&DONE);
    // 2025年工作总结及2026年工作计划 is a title; 十四五回顾和十五五任务 looks ahead in its end.
    let is_made = heading.contains("制定") || heading.contains("编制");
    let ends_in_plan = !is_made && [&PLANS, &PLANS_BEHIND_WORK].iter().any(|words| words.at_end(heading).is_some());
    if (has(&PLANS) || planned) && (!is_done || ends_in_plan) && (is_short || planned) {
        return Kind::Plans;
    }
    if behind_work && is_short && (has(&PLANS_BEHIND_WORK) || heading.contains("下半年")) && (!is_done || ends_in_plan) {
        return Kind::Plans;
    }
    Kind::Work
}

/// What the first paragraph of a chapter of plans says, whatever its heading.
const AHEAD: &[&str] = &[
    "工作的总体要求是",
    "工作总体要求是",
    "主要预期目标是",
    "预期目标为",
    "总体思路是",
    "做好今年工作",
    "做好明年工作",
    "做好新一年",
    "今年，我们将",
    "明年，我们将",
    "新的一年，我",
    "下一步，我",
    "今后，我",
    "下一年，我",
];

/// Whether a chapter behind those of work looks ahead, by how its text begins: 2025年是…收官之年，做好全年工作…
pub(super) fn looks_ahead(text: &str, year: Option<u16>) -> bool {
    let beginning: String = text.chars().take(160).collect();
    let next = year.map(|year| format!("{}年是", year + 1));
    AHEAD.iter().any(|words| beginning.contains(words)) || next.is_some_and(|next| beginning.starts_with(&next))
}

/// How a clause speaks of problems that something is done about.
const MET: &[&str] = &["针对", "围绕", "对于", "对照", "面对", "按照", "着眼", "从", "把"];

/// Whether a line leads a list of problems: 困难和问题：, but not 针对存在的问题：.
pub(super) fn admits(text: &str) -> bool {
    let Some(lead) = text.strip_suffix(['：', ':']) else { return false };
    let clause = lead.rsplit(['。', '；', '，', '！']).next().unwrap_or(lead);
    kind(clause, None, true) == Kind::Problems && !MET.iter().any(|word| clause.contains(word))
}

/// 存在问题及下一步打算: problems and plans in one chapter.
pub(super) fn is_both(heading: &str) -> bool {
    let has = |words: &Words| words.is_within(heading);
    has(&PROBLEMS) && (has(&PLANS) || heading.contains("对策") || heading.contains("措施")) && !has(&SOLVED)
}

/// How a heading ends that stands alone on its line without a number.
#[rustfmt::skip]
const ALONE: &[&str] = &[
    "工作情况", "工作回顾", "主要工作", "工作总结", "工作概述", "工作内容", "完成情况", "开展情况", "进展情况", "主要成绩",
    "主要成效", "工作成效", "工作业绩", "工作成绩", "主要做法", "基本情况", "履职情况", "工作亮点", "工作方面", "思想方面",
    "学习方面", "生活方面", "存在问题", "存在的问题", "存在的主要问题", "主要问题", "问题和不足", "问题与不足", "存在不足",
    "存在的不足", "不足之处", "问题及不足", "困难和问题", "不足与差距", "下一步打算", "下一步工作", "下一步工作打算",
    "下一步计划", "下一步工作计划", "下步打算", "工作计划", "工作安排", "工作打算", "工作思路", "努力方向", "改进措施",
    "改进计划", "今后打算", "工作展望", "发展规划", "职业规划", "年计划", "工作谋划", "经验体会", "工作体会", "工作感悟",
    "工作心得", "工作收获", "心得体会", "意见建议", "自身建设", "学习成果", "成就与不足", "重点工作", "重点任务", "改进与展望",
    "未来规划", "未来展望", "学习计划", "内容及成果", "工作成果", "工作成长", "个人成长", "安排建议", "工作建议", "经验做法", "主要举措",
    "工作措施", "工作目标", "目标任务", "总体要求", "取得的成绩", "取得成绩", "取得的成效", "主要业绩", "学习情况", "工作完成情况", "自身不足",
    "缺点与不足", "优点与不足", "努力目标", "来年计划", "来年打算", "明年计划", "明年工作", "工作重点", "重点工作思路", "今后的打算",
    "今后工作打算", "整改方向", "整改措施", "努力的方向", "改进方向", "困难与挑战", "困难和挑战", "短板弱项", "存在的短板", "工作难点",
    "主要任务", "工作反思", "工作经验", "主要体会", "几点体会", "几点建议", "意见与建议", "廉洁自律情况", "廉洁从政情况", "政府自身建设",
    "主要工作任务", "工作规划", "民生实事", "优势与不足", "半年打算", "下季度打算", "明年打算", "工作设想", "工作构想", "短板与不足", "问题与短板", "困难与问题", "主要困难", "主要不足", "对策建议",
    "自我剖析", "自我反思",
];

/// Headings that are one word.
const WHOLE: &[&str] = &[
    "问题",
    "不足",
    "体会",
    "感悟",
    "收获",
    "展望",
    "个人想法",
    "自我评价",
    "自我介绍",
    "前言",
    "引言",
    "结语",
    "结束语",
    "体会和感悟",
    "问题与挑战",
];

/// The longest heading without number, in characters.
const ALONE_LENGTH: usize = 30;

/// Whether a line without number is the heading of a chapter: `2025年工作回顾`, `存在的问题：`.
pub(crate) fn is_heading(text: &str) -> bool {
    let text = text.trim_end_matches(|c| "：:".contains(c) || is_picture(c)).trim_end();
    let is_plain = !text.contains(['，', '。', '；', '、', '：', ',', '|', '！']);
    is_plain && text.chars().count() <= ALONE_LENGTH && (ends_alone(text) || WHOLE.contains(&text))
}

/// By the last two bytes of a text, whether one of [`ALONE`] ends so: nearly every line ends otherwise, and is looked at once.
const ENDS: [bool; 1 << 12] = {
    let (mut ends, mut at) = ([false; 1 << 12], 0);
    while at < ALONE.len() {
        ends[end_of(ALONE[at].as_bytes())] = true;
        at += 1;
    }
    ends
};

/// What the last two bytes of a Chinese character say beside being such.
const fn end_of(text: &[u8]) -> usize {
    match text {
        [.., second, last] => ((*second & 0x3F) as usize) << 6 | (*last & 0x3F) as usize,
        _ => 0,
    }
}

/// Many lines end in 作; their last two characters are compared without a call for each word, which has three or more.
fn ends_alone(text: &str) -> bool {
    let last = text.as_bytes().last_chunk::<6>();
    ENDS[end_of(text.as_bytes())] && ALONE.iter().any(|end| end.as_bytes().last_chunk() == last && text.ends_with(end))
}

/// A picture among the letters, as assistants set them behind headings.
pub(super) fn is_picture(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27BF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
}

/// How paragraphs begin that belong to no chapter any more.
#[rustfmt::skip]
static CLOSINGS: LazyLock<Words> = LazyLock::new(|| Words::new([
    "以上是我", "以上报告", "以上述职", "以上是", "以上汇报", "特此报告", "特此汇报", "总之", "请予", "请批评", "不当之处",
    "不妥之处", "不妥", "不足之处，请", "报告完毕", "汇报完毕", "述职完毕", "我的述职", "我的报告", "我的汇报", "谢谢",
    "各位代表！回顾", "各位代表！让", "最后，祝", "最后祝", "恳请", "敬请",
]));

/// Whether a paragraph closes the report.
pub(super) fn is_closing(text: &str) -> bool {
    CLOSINGS.at_head(text).is_some()
        || (text.chars().count() <= 40 && ["新的一年", "新一年", "以上"].iter().any(|begin| text.starts_with(begin)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_are_told_by_their_headings() {
        for (heading, expected) in [
            ("工作情况", Kind::Work),
            ("着力解决突出问题，民生保障更加有力", Kind::Work),
            ("存在的问题", Kind::Problems),
            ("问题和不足", Kind::Problems),
            ("存在的主要问题及原因分析", Kind::Problems),
            ("面临的困难和挑战", Kind::Problems),
            ("对照检视，正视差距和不足", Kind::Problems),
            ("存在问题整改情况", Kind::Problems),
            ("下一步打算", Kind::Plans),
            ("2026年工作安排", Kind::Plans),
            ("2026年重点任务", Kind::Plans),
            ("2025年工作情况", Kind::Work),
            ("2025年工作计划完成情况", Kind::Work),
            ("今后努力方向", Kind::Plans),
            ("下半年工作计划", Kind::Plans),
            ("主要任务", Kind::Plans),
            ("总体要求", Kind::Plans),
            ("“十五五”发展的主要考虑", Kind::Plans),
            ("对2026年工作的建议", Kind::Plans),
            ("深入调研，制定发展规划", Kind::Work),
            ("经验体会", Kind::Other),
            ("自身建设", Kind::Other),
            ("问题反思", Kind::Problems),
            ("自我剖析", Kind::Problems),
            ("制约因素", Kind::Problems),
            ("突破发展瓶颈", Kind::Work),
            ("下学期工作设想", Kind::Plans),
            ("对策建议", Kind::Other),
            ("意见与建议", Kind::Other),
            ("整改思路", Kind::Plans),
            ("反思与改进", Kind::Problems),
            ("需要上级协调解决的问题", Kind::Problems),
            ("群众反映强烈的问题解决情况", Kind::Work),
            ("当前工作中的难点堵点", Kind::Problems),
            ("打通堵点，供水更畅", Kind::Work),
            ("制约供水的因素", Kind::Problems),
            ("需要改进的方面", Kind::Problems),
            ("新年工作设想", Kind::Plans),
            ("改进思路", Kind::Plans),
            ("意见建议", Kind::Other),
            ("“十五五”时期的主要目标任务", Kind::Plans),
            ("“十四五”时期发展成就和“十五五”时期主要目标任务", Kind::Plans),
            ("“十四五”时期发展成就和2025年工作回顾", Kind::Work),
        ] {
            assert_eq!(kind(heading, Some(2025), true), expected, "{heading}");
        }
        assert_eq!(kind("重点工作", Some(2025), false), Kind::Work);
        assert_eq!(kind("下一步工作打算。", None, true), Kind::Plans);
        assert!(is_heading("展望2026年工作目标🎯") && is_heading("2025年工作回顾 🏆"));
        assert!(admits("困难和问题：") && admits("全年救助320人。工作中还存在一些不足："));
        assert!(!admits("针对存在的问题：") && !admits("有差距。主要做了三件事：") && !admits("困难和问题。"));
        assert_eq!((kind("个人基本情况", None, false), kind("岗位职责", None, true)), (Kind::Other, Kind::Work));
        assert!(is_both("存在问题及下一步打算") && !is_both("存在的问题"));
        assert!(
            is_heading("2025年工作回顾")
                && is_heading("存在不足：")
                && is_heading("问题")
                && is_heading("下半年打算")
                && !is_heading("我们做好下一步工作，")
        );
    }
}
