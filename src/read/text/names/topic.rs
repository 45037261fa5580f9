//! What a sentence speaks of, for a number whose clause names only what is measured of it: 蔬菜面积2万亩，产量32万吨 -> 蔬菜产量.

use std::sync::LazyLock;

use super::super::verbs;
use super::super::words::Words;
use super::little::strip;
use super::object::who_do;
use super::parallel::MEASURES;
use super::{Around, Subject, without_verb};
use crate::model::chinese_numeral;

/// What says too little alone, and how much there is of something.
#[rustfmt::skip]
static AMOUNTS: LazyLock<Words> = LazyLock::new(|| Words::new([
    "产量", "年产量", "总产量", "产值", "年产值", "单产", "平均单产", "亩产", "总产", "均价", "总数", "总量", "总价值", "增加幅度", "增长幅度",
    "下降幅度", "减少幅度", "提高幅度", "上升幅度", "增速", "总里程", "最高单产", "面积", "工资",
]));
/// And what share of something.
#[rustfmt::skip]
static RATES: LazyLock<Words> = LazyLock::new(|| Words::new([
    "合格率", "及格率", "优秀率", "优良率", "开工率", "竣工率", "完工率", "完成率", "办结率", "办复率", "结案率", "上线率", "录取率", "达标率",
    "达线率", "成活率", "到位率", "使用率", "整改率", "整改完成率", "满意率", "满意度", "覆盖率", "签约率", "成功率", "化解率", "调解率", "转化率", "通过率", "执行率",
    "增长率", "回复率", "答复率", "建档率", "反馈率", "收缴率", "到课率", "参与率", "知晓率", "入住率", "履约率", "落实率", "采纳率", "参保率", "检出率",
    "规范管理率", "管理率", "投产率", "按期办结率", "按时办结率", "调解成功率", "参训率", "参学率", "出勤率", "识别率", "随访率", "治愈率",
]));
/// Which of the things that were counted: 幼儿园177所（公办58所，民办119所）.
#[rustfmt::skip]
const WHICH: &[&str] = &[
    "公办", "民办", "公立", "私立", "国有", "民营", "城镇", "农村", "城市", "省内", "省外", "市内", "市外", "境内", "境外", "线上", "线下", "在建", "续建", "新建",
    "初级", "中级", "高级", "正高", "副高", "正高级", "副高级", "中央", "地方", "集中", "分散", "在职", "退休", "其他", "其它", "其余",
];

/// What a number is about, with what its sentence speaks of where the clause does not say that.
pub(super) fn completed(told: Subject, around: &Around<'_>) -> Subject {
    let is_rate = RATES.has(&told.base);
    if !is_rate && !AMOUNTS.has(&told.base) {
        return told;
    }
    let topic = around.last.filter(|last| !is_rate || last.is_counted()).and_then(|last| topic(&last.base));
    // The clause says it itself: 新开工项目92个|新开工项目开工率55%.
    let is_said = || around.last.is_some_and(|last| around.clause.contains(&*last.base));
    match (topic.filter(|_| !is_said()), told.name.strip_prefix(&*told.base)) {
        (Some(topic), Some(change)) => {
            // 高考录取, 录取率
            let kind = told.base.strip_suffix('率').filter(|_| is_rate).unwrap_or("率");
            if topic == kind {
                return told;
            }
            let twice = topic.strip_suffix(kind).or_else(|| topic.strip_prefix(kind));
            // 调解纠纷30起，成功率98%
            let verb =
                around.last.and_then(|last| verbs::HEAVY_WORDS.at_head(&last.base)).filter(|_| told.base == "成功率").unwrap_or_default();
            let base = format!("{}{verb}{}", twice.filter(|topic| topic.chars().count() >= 2).unwrap_or(topic), told.base);
            let name = format!("{base}{change}");
            Subject::of(base, name)
        }
        _ => told,
    }
}

/// What is spoken of, without what was measured of it and what was done: 新增蔬菜种植面积 -> 蔬菜.
pub(super) fn topic(base: &str) -> Option<&str> {
    let measure = AMOUNTS.at_end(base).or_else(|| RATES.at_end(base));
    let measure = measure.or_else(|| {
        MEASURES
            .iter()
            .filter(|measure| base.ends_with(**measure) && !["项目", "产品"].contains(*measure))
            .max_by_key(|measure| measure.len())
            .copied()
    });
    let mut topic = measure.map_or(base, |measure| &base[..base.len() - measure.len()]);
    for end in ["任务", "平均成绩", "播面", "总播面", "播种", "种植", "生产", "养殖", "栽培", "人数", "件数", "户数", "项数", "人次"]
    {
        topic = topic.strip_suffix(end).unwrap_or(topic);
    }
    let topic = without_verb(topic);
    let is_plain = !topic.contains('的') && verbs::LIGHT_WORDS.at_end(topic).is_none();
    (is_plain && (2..=12).contains(&topic.chars().count())).then_some(topic)
}

/// A fuller name, for where another figure has the plain one: what the sentence speaks of, and what these do.
pub(crate) fn fuller(told: &Subject, around: &Around<'_>) -> Option<String> {
    if let Some(deed) = who_do(around.behind, &told.name) {
        return Some(deed);
    }
    if let Some(age) = age(around.clause) {
        return Some(format!("{age}{}", told.name));
    }
    let topic = topic(&around.last?.base)?;
    let is_unit = ["企业", "公司", "集团", "医院", "学校", "园区"].iter().any(|unit| topic.ends_with(unit));
    if !is_unit && !around.last?.is_counted() {
        return None;
    }
    let topic = strip(verbs::ALL_WORDS.at_end(topic).map_or(topic, |verb| &topic[..topic.len() - verb.len()]));
    let is_done = ["批捕", "逮捕", "公诉", "起诉"].iter().any(|done| topic.ends_with(done));
    let is_other = !is_done && !told.name.contains(topic) && !topic.contains(&*told.base) && !topic.contains(&*told.name);
    let is_short = !["规模", "人数", "数量", "资金", "全省", "全市"].contains(&topic)
        && (2..=8).contains(&topic.chars().count())
        && told.name.chars().count() <= 12;
    (is_other && is_short && !around.behind.starts_with(&*told.name)).then(|| format!("{topic}{}", told.name))
}

/// How old these are, in numerals, since a name holds no digits: 三十岁以下.
fn age(clause: &str) -> Option<String> {
    let at = clause.find("岁以")?;
    let before = clause[..at].strip_suffix('周').unwrap_or(&clause[..at]);
    let digits = &before[before.trim_end_matches(|c: char| c.is_ascii_digit()).len()..];
    let years = digits.parse().ok().filter(|years| (1..=120).contains(years))?;
    let bound = clause[at + "岁以".len()..].chars().next().filter(|c| matches!(c, '上' | '下'))?;
    Some(format!("{}岁以{bound}", chinese_numeral(years)))
}

/// What a verb alone is said of: 制定规章2件、废止22件, 城市低保新增276户，退出374户, 合作社769个，新增6个.
pub(super) fn of_verb(verb: &str, around: &Around<'_>, measured: &str) -> Option<Subject> {
    let last = around.last?;
    let base = &*last.base;
    // 城市低保|新增
    if let Some(before) = verbs::HEAVY_WORDS.at_end(base).map(|end| &base[..base.len() - end.len()]) {
        let is_plain = (2..=12).contains(&before.chars().count()) && verbs::HEAVY_WORDS.at_head(before).is_none();
        return is_plain.then(|| Subject::same(format!("{before}{verb}")));
    }
    let is_done_to = ["批捕", "逮捕", "公诉"].iter().any(|end| base.ends_with(end));
    if is_done_to || !last.counts(measured) || base.ends_with(measured) {
        return None;
    }
    let mut same = without_verb(base);
    same = same.strip_prefix(verb).unwrap_or(same);
    if around.nth > 0 || same.len() < base.len() {
        return (!same.is_empty()).then(|| Subject::of(same, format!("{verb}{same}")));
    }
    let is_change = ["新增", "净增", "减少", "退出"].contains(&verb) && around.group_before.len() == 1;
    is_change.then(|| Subject::of(base, format!("{base}{verb}")))
}

/// Whether a name says only how much there is of something.
pub(super) fn is_amount(name: &str) -> bool {
    AMOUNTS.has(name)
}

/// A name without how much there is of it: 小麦|平均单产.
pub(super) fn without_amount(name: &str) -> Option<&str> {
    AMOUNTS
        .at_end(name)
        .filter(|amount| !amount.ends_with("面积"))
        .map(|amount| &name[..name.len() - amount.len()])
        .filter(|of| of.chars().count() >= 2)
}

/// Of which of the things before a number is: 大型|泵站, 二星级|书屋, 公办|幼儿园.
pub(super) fn qualified(name: &str, last: Option<&Subject>, measured: &str) -> Option<Subject> {
    let last = last.filter(|last| !last.base.is_empty())?;
    let is_kind = (name.ends_with(['型', '级', '式', '性'])
        || name.ends_with('类') && name.starts_with(|c| "一二三四五六七八九十甲乙丙两多ABCDE".contains(c)))
        && !["男性", "女性", "典型", "先进典型", "模型", "类型", "教学班级", "班级", "年级"].contains(&name)
        && name.chars().count() <= 4;
    if !(is_kind || WHICH.contains(&name) && last.counts(measured)) {
        return None;
    }
    // 一星级书屋22家，二星级30家: the level of the one before is not the other's.
    let level = name.chars().next_back().unwrap_or_default();
    let of = &*last.base;
    let mut of = of.char_indices().take(4).find(|(_, c)| is_kind && *c == level).map_or(of, |(at, _)| &of[at + level.len_utf8()..]);
    if !is_kind {
        of = WHICH.iter().find_map(|which| of.strip_prefix(which)).unwrap_or(of);
    }
    (of.chars().count() >= 2 && !of.ends_with("编制")).then(|| Subject::of(of, format!("{name}{of}")))
}

/// So many for each: 购置图书3万册，每生40册 -> 每生图书.
pub(super) fn each(whole: &str, last: Option<&Subject>, measured: &str) -> Option<Subject> {
    let each = ["每生", "每人", "每户", "每村", "每校", "每班", "人均", "户均", "生均", "每亩", "亩均"]
        .iter()
        .find(|each| whole.strip_suffix("平均").unwrap_or(whole) == **each)?;
    let of = last.filter(|last| last.counts(measured)).and_then(|last| topic(&last.base))?;
    // 建筑面积6万平方米，生均41平方米
    let base = last.map_or("", |last| &*last.base);
    let of = if base.ends_with("面积") { base } else { of };
    let of = of.strip_prefix("各类").or_else(|| of.strip_prefix("各种")).unwrap_or(of);
    Some(Subject::same(format!("{each}{of}")))
}
