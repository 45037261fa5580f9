//! The name of a figure, from what stands around its number: 全年开展集中学习30余次 -> 集中学习.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::phrase::{change_at_head, change_behind, changed, clean, is_whole, named, names_next, object, strip};
use super::verbs;
use crate::model::chinese_numeral;
use crate::model::unit::{is_money, is_ratio};

/// What is measured, by its unit.
fn measured(unit: &str) -> &'static str {
    let bare = unit.trim_start_matches(['百', '千', '万', '亿', '余', '多']);
    match bare {
        "倍" => "倍数",
        _ if is_ratio(bare) => "比例",
        _ if is_money(bare) => "资金",
        "人次" | "人/次" | "人（次）" => "人次",
        "人" | "名" | "位" => "人数",
        "户" => "户数",
        "次" | "场次" | "批次" | "趟" | "轮" => "次数",
        "场" | "场（次）" => "场次",
        "期" => "期数",
        "亩" | "公顷" | "平方米" | "平方公里" | "㎡" | "m²" | "平米" => "面积",
        "公里" | "千米" | "米" | "km" | "m" => "长度",
        "小时" | "课时" | "学时" | "分钟" | "s" | "秒" => "时长",
        "天" | "个月" => "天数",
        "吨" | "公斤" | "斤" | "千克" | "kg" => "重量",
        "件" => "件数",
        "条" => "条数",
        "项" => "项数",
        "篇" => "篇数",
        "份" => "份数",
        "家" => "家数",
        "辆" => "车辆",
        "岁" => "年龄",
        "千瓦时" | "度电" | "kWh" => "电量",
        _ => "数量",
    }
}

/// What stands around a number.
pub(super) struct Around<'t> {
    /// From the beginning of the sentence's part, behind the last comma, to the number.
    pub(super) group: &'t str,
    /// From the beginning of the clause, or the end of the number before, to the number.
    pub(super) clause: &'t str,
    /// The part of the sentence before that.
    pub(super) before: &'t str,
    /// What follows the number and its unit.
    pub(super) behind: &'t str,
    pub(super) unit: &'t str,
    /// Which number of its group it is, from zero.
    pub(super) nth: usize,
    /// What the number before in the sentence was about, without how it changed, and what it was called.
    pub(super) last: Option<&'t Subject>,
    /// What the numbers of the group before were about.
    pub(super) group_before: &'t [Subject],
}

/// What a number is about.
#[derive(Debug, Clone, Default)]
pub(super) struct Subject {
    /// What is counted, without how it changed.
    pub(super) base: String,
    pub(super) name: String,
    /// What was measured of it.
    measured: &'static str,
}

/// What a number is about, by what stands around it.
pub(super) fn subject(around: &Around<'_>) -> Subject {
    let measured = measured(around.unit);
    let told = parallel(around).or_else(|| parallel_change(around)).unwrap_or_else(|| told(around, measured));
    Subject { measured, ..told }
}

impl Subject {
    fn same(name: impl Into<String>) -> Self {
        let name = name.into();
        Subject { base: name.clone(), name, measured: "" }
    }

    fn of(base: impl Into<String>, name: String) -> Self {
        Subject { base: base.into(), name, measured: "" }
    }
}

fn told(around: &Around<'_>, measured: &'static str) -> Subject {
    let is_share = is_ratio(around.unit);
    let last = around.last.map(|last| last.base.as_str()).filter(|last| !last.is_empty());
    if is_raised(around.behind) {
        // 由最初的19秒缩短到4秒: what stands before 由.
        let from = around.clause.rfind(['由', '从']).map_or(around.clause, |at| &around.clause[..at]);
        let base = named(changed(strip(&clean(from))).0).or_else(|| last.map(str::to_owned)).unwrap_or_else(|| measured.to_owned());
        return Subject::of(base.clone(), format!("原{base}"));
    }
    // 5万平方米小区和2万平方米厂房: what stands before 和 was counted by the number before.
    let is_joined = around.clause.ends_with(['和', '与', '及', '、']) && object(around.behind).is_some();
    let whole = if is_joined { String::new() } else { clean(around.clause) };
    // 增长到5亿元: how it changed is no part of what it is.
    let raised_to = whole.strip_suffix(['到', '至', '为']).map(changed).filter(|(_, change)| change.is_some());
    if let Some((base, _)) = raised_to {
        return Subject::same(named(base).or_else(|| last.map(str::to_owned)).unwrap_or_else(|| measured.to_owned()));
    }
    let (before, change) = changed(strip(&whole));
    // 增长4.2%: of what the number before was about.
    if let Some(change) = change {
        // 养老金标准继续提高，年人均提高2556元: what the part before says.
        let said = || {
            let part = clean(around.before);
            let (base, change) = changed(strip(&part));
            change.and_then(|_| named(base))
        };
        let base = if before.is_empty() { last.map(str::to_owned).or_else(said) } else { named(before) };
        return match base {
            Some(base) => Subject::of(base.clone(), format!("{base}{change}")),
            None => Subject::same(object(around.behind).map_or_else(|| format!("{change}幅度"), |object| format!("{change}{object}"))),
        };
    }
    if let Some(told) = counted(around, &whole, before, last, measured) {
        return told;
    }
    let name = named(before).or_else(|| object(around.behind)).or_else(|| last.map(|last| join(last, measured)));
    let name = name.unwrap_or_else(|| measured.to_owned());
    // 占计划的102%: of what the number before was about.
    if let Some(last) = last.filter(|_| is_share && name.starts_with('占')) {
        return Subject::of(last, format!("{last}{name}比例"));
    }
    // 大型1座、中小型2座: of what the number before counted.
    if let Some(last) = last.filter(|_| name.ends_with(['型', '级', '类', '式', '性']) && name.chars().count() <= 4) {
        return Subject::of(last, format!("{name}{last}"));
    }
    Subject::same(name)
}

/// What is counted where the clause before the number does not name it, or not by itself.
fn counted(around: &Around<'_>, whole: &str, before: &str, last: Option<&str>, measured: &'static str) -> Option<Subject> {
    let is_share = is_ratio(around.unit);
    let object = || object(around.behind);
    // 由A到B: about the same. 累计达8个: all of them.
    if before.is_empty()
        && let Some(last) = last
    {
        // 为60户困难群众: they are named behind the number.
        let is_given = whole.ends_with('为') && object().is_some();
        if whole.ends_with(['到', '至', '为']) && !is_whole(whole) && !is_given {
            return Some(Subject::same(last));
        }
        if is_whole(whole) && around.last.is_some_and(|last| last.measured == measured) && object().is_none() {
            return Some(Subject::of(last, join(last, "总数")));
        }
    }
    // 村民小组504户: what stands between was counted by the number before.
    let is_told = around.nth > 0 && around.last.is_some_and(|last| last.name == before);
    if is_told && let Some(object) = object() {
        return Some(Subject::same(object));
    }
    if is_told || (before.is_empty() && object().is_none()) {
        let is_other = around.last.is_some_and(|last| last.measured != measured);
        return Some(match last {
            Some(last) if !(last.ends_with(measured) || is_other && is_told_by_unit(measured)) => Subject::of(last, join(last, measured)),
            _ => Subject::same(measured),
        });
    }
    // 完成年度计划的103%: a share of what is planned, not what grows.
    if is_share
        && whole.ends_with('的')
        && let (Some(last), Some(name)) = (last, named(before))
    {
        return Some(Subject::of(last, name));
    }
    // 篮球赛吸引32支队伍, 马铃薯、羊绒2个产业链, 长虹云帆等34个大模型: what is counted comes behind.
    let ends_in_verb = verbs::ALL_WORDS.at_end(before).is_some_and(|verb| before.len() > verb.len() && verb.chars().count() > 1);
    let is_noun = is_counter(around.unit) && !before.is_empty() && !verbs::ALL_WORDS.has(before) && !names_next(around.behind);
    if (ends_in_verb || is_noun)
        && let Some(object) = object()
    {
        return Some(Subject::same(object));
    }
    let is_heavy = verbs::HEAVY_WORDS.has(before);
    let of_what = whole.ends_with('的') && !is_share;
    let is_light = verbs::LIGHT_WORDS.has(before);
    if before.is_empty() || is_heavy || of_what || is_light {
        if let Some(object) = object() {
            let is_heavy = is_heavy && object.chars().count() + before.chars().count() <= 12;
            return Some(Subject::same(if is_heavy { format!("{before}{object}") } else { object }));
        }
        if is_heavy {
            // 制定规章2件、废止22件: of the same.
            let same = around.last.filter(|last| last.measured == measured && around.nth > 0).map(|last| without_verb(&last.base));
            return Some(match same {
                Some(same) if !same.is_empty() => Subject::of(same, format!("{before}{same}")),
                _ => Subject::same(join(before, measured)),
            });
        }
        if is_light {
            return Some(last.map_or_else(|| Subject::same(join(before, measured)), |last| Subject::of(last, join(last, measured))));
        }
    }
    None
}

fn without_verb(name: &str) -> &str {
    verbs::ALL_WORDS.at_head(name).map_or(name, |verb| &name[verb.len()..])
}

/// 培训 and 人次 -> 培训人次; 户数 stays alone.
fn join(base: &str, measured: &str) -> String {
    if base.ends_with(measured) || measured == "比例" && is_rate(base) { base.to_owned() } else { format!("{base}{measured}") }
}

/// Whether a name says by itself that it is a share or a change.
fn is_rate(name: &str) -> bool {
    name.ends_with(['长', '高', '降', '率', '重', '比', '升', '少', '加', '低', '幅'])
}

/// What says enough by itself.
fn is_told_by_unit(measured: &str) -> bool {
    matches!(measured, "户数")
}

/// Whether a unit counts things, and does not measure them.
fn is_counter(unit: &str) -> bool {
    matches!(measured(unit), "数量" | "人数" | "家数" | "项数" | "条数" | "件数" | "户数" | "份数" | "篇数")
}

/// What is measured of things, at the end of their names: 农村居民|人均可支配收入.
#[rustfmt::skip]
const MEASURES: &[&str] = &[
    "居民人均可支配收入", "常住居民人均可支配收入", "人均可支配收入", "居民收入", "人均收入", "收入", "增加值", "产值", "总产值", "治理率", "处理率",
    "普及率", "覆盖率", "利用率", "合格率", "达标率", "完成率", "办结率", "满意率", "就业率", "入学率", "入园率", "毛入学率", "参保率", "达标",
    "投资", "支出", "总额", "余额", "销售额", "交易额", "成交额", "产量", "销量", "零售额", "网上零售额", "营业额", "营收", "总收入", "纯收入", "税收", "存款余额", "贷款余额", "数量", "总量", "贷款", "吞吐量", "运输量", "排放量", "浓度", "面积", "里程", "人数", "人次", "起数",
    "户数", "件数", "消费", "出口", "进口", "用电量", "发电量", "利润", "营业收入", "占比", "比重", "比例", "标准", "补贴", "工资", "养老金",
    "旅客吞吐量", "货物吞吐量", "价格", "指数", "价值", "参保人数", "工资水平", "水平",
];

/// 城镇和农村居民收入分别达到…: which of them a number is about.
fn parallel(around: &Around<'_>) -> Option<Subject> {
    let at = around.group.find("分别")?;
    let behind = &around.group[at + "分别".len()..];
    let nth = around.nth;
    let mut subjects = list(&around.group[..at]);
    if subjects.len() < 2 {
        // The list stands before the comma: …补贴和工资再次提高，月人均分别提高.
        subjects = list(around.before);
        if let Some(last) = subjects.last_mut() {
            *last = changed(strip(last)).0.to_owned();
        }
    }
    if subjects.len() < 2 || nth >= subjects.len() || behind.contains(['，', '；']) {
        return None;
    }
    let measure = |name: &str| MEASURES.iter().filter(|measure| name.ends_with(**measure)).max_by_key(|measure| measure.len()).copied();
    let mut one = strip(&subjects[nth]).to_owned();
    let end = subjects.last().and_then(|last| measure(last)).unwrap_or_default();
    // 城镇 and 农村居民收入 share 居民收入; 死亡人数 has a measure of its own.
    if nth + 1 < subjects.len() && !one.ends_with(['率', '量', '额', '数', '值', '比', '长']) && measure(&one).is_none() {
        // 城镇居民 has the beginning of 居民人均可支配收入 already.
        let shared = end.char_indices().map(|(at, _)| at).skip(1).filter(|at| one.ends_with(&end[..*at])).last().unwrap_or(0);
        one.push_str(&end[shared..]);
    }
    let (base, own) = changed(strip(&one));
    let change = own.or_else(|| change_behind(behind)).unwrap_or_default();
    (base.chars().count() >= 2).then(|| Subject::of(base, format!("{base}{change}")))
}

/// 城镇、农村居民收入分别达到…，增长5.2%、7.1%: each of its own.
fn parallel_change(around: &Around<'_>) -> Option<Subject> {
    let is_list = around.nth > 0 || around.behind.starts_with(['、', '和']);
    let Subject { base, .. } = around.group_before.get(around.nth).filter(|_| is_list && around.group_before.len() > 1)?;
    let first = around.group.find(|c: char| c.is_ascii_digit()).unwrap_or(around.group.len());
    let whole = clean(&around.group[..first]);
    let ("", Some(change)) = changed(strip(&whole)) else { return None };
    Some(Subject::of(base.clone(), format!("{base}{change}")))
}

/// The names of a list. 普及率 and 参与率 are one each.
fn list(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let splits = c == '、' || "和与及".contains(c) && !super::stops::is_within_word(text, at);
        if splits {
            parts.push(&text[from..at]);
            from = at + c.len_utf8();
        }
    }
    parts.push(&text[from..]);
    parts.into_iter().map(clean).filter(|part| !part.is_empty()).collect()
}

/// Whether a number is what something was, and a number of what it is now follows: …增加到.
fn is_raised(behind: &str) -> bool {
    let end = change_at_head(behind).map(|change| &behind[change.len()..]).or_else(|| behind.strip_prefix(['增', '降', '升', '扩']));
    end.is_some_and(|end| end.starts_with(['到', '至', '为']))
}

/// The names given so far.
#[derive(Default)]
pub(super) struct Names {
    /// How often each was wanted, so that a thousand figures of one name do not try a thousand.
    given: HashMap<String, usize>,
}

impl Names {
    /// A name that no other figure has.
    pub(super) fn give(&mut self, wanted: &str, unit: &str) -> String {
        let wanted = if wanted.is_empty() { measured(unit) } else { wanted };
        if self.take(wanted.to_owned()) {
            return wanted.to_owned();
        }
        // The second of the name is told apart by what is measured.
        let measured = measured(unit);
        let told = format!("{wanted}{measured}");
        let is_sum = wanted.ends_with(['值', '额', '入', '资', '出', '产', '量', '款', '金', '税', '费', '润']);
        let is_plain = match measured {
            "数量" => true,
            "比例" => is_rate(wanted),
            "资金" | "重量" | "车辆" | "电量" => is_sum,
            _ => false,
        };
        if !wanted.ends_with(measured) && !is_plain && self.take(told.clone()) {
            return told;
        }
        loop {
            let count = self.given.get_mut(wanted).map_or(2, |count| {
                *count += 1;
                *count
            });
            let numbered = format!("{wanted}（{}）", chinese_numeral(count));
            if self.take(numbered.clone()) {
                return numbered;
            }
        }
    }

    fn take(&mut self, name: String) -> bool {
        match self.given.entry(name) {
            Entry::Vacant(free) => {
                free.insert(1);
                true
            }
            Entry::Occupied(_) => false,
        }
    }
}
