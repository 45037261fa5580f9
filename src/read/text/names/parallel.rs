//! Lists of which each number is of one: 城镇和农村居民收入分别达到…

use super::change::{change_behind, changed};
use super::little::strip;
use super::phrase::{LONGEST, clean, named};
use super::targets;
use super::topic::topic;
use super::{Around, Subject};

/// What is measured of things, at the end of their names: 农村居民|人均可支配收入.
#[rustfmt::skip]
pub(super) const MEASURES: &[&str] = &[
    "居民人均可支配收入", "常住居民人均可支配收入", "人均可支配收入", "居民收入", "人均收入", "投资额", "订单量", "客运量", "货运量", "周转量", "客运周转量", "货运周转量", "车流量", "收入", "营业总收入", "营业收入", "销售收入", "利润总额", "工业总产值", "增加值", "产值", "总产值", "治理率", "处理率",
    "普及率", "覆盖率", "利用率", "合格率", "达标率", "完成率", "办结率", "满意率", "就业率", "入学率", "入园率", "毛入学率", "参保率", "达标",
    "投资", "支出", "总额", "余额", "销售额", "交易额", "成交额", "产量", "销量", "零售额", "网上零售额", "营业额", "营收", "总收入", "纯收入", "税收", "存款余额", "贷款余额", "数量", "总量", "贷款", "吞吐量", "运输量", "排放量", "浓度", "面积", "里程", "人数", "人次", "起数",
    "户数", "件数", "消费", "出口", "进口", "用电量", "发电量", "利润", "占比", "比重", "比例", "标准", "补贴", "工资", "养老金",
    "旅客吞吐量", "货物吞吐量", "价格", "指数", "价值", "参保人数", "工资水平", "水平", "项目", "产品",
];

/// 城镇和农村居民收入分别达到…: which of them a number is about.
pub(super) fn parallel(around: &Around<'_>) -> Option<Subject> {
    let at = around.group.find("分别")?;
    let behind = &around.group[at + "分别".len()..];
    let nth = around.nth;
    let mut subjects = list(&around.group[..at]);
    let mut is_list = true;
    if let [both] = subjects.as_slice() {
        subjects = of_town_and_country(both);
    }
    if subjects.len() < 2 && is_manner(&around.group[..at]) {
        // The list stands before the comma: …补贴和工资再次提高，月人均分别提高.
        let has_numbers = around.before.contains(|c: char| c.is_ascii_digit());
        subjects = if has_numbers { Vec::new() } else { list(around.before) };
        if subjects.len() < 2 {
            subjects = told_before(around);
            is_list = false;
        }
    }
    // 模范乡镇41个、文明村976个，创建率分别达到36%、84%
    if let [of_all] = subjects.as_slice()
        && let Some(one) = told_before(around).get(nth).and_then(|told| topic(told)).filter(|_| told_before(around).len() > 1)
    {
        let (base, own) = changed(strip(of_all));
        let base = format!("{one}{base}");
        let is_short = !base.contains(['，', '的']) && base.chars().count() <= LONGEST;
        return is_short.then(|| Subject::of(&*base, format!("{base}{}", own.or_else(|| change_behind(behind)).unwrap_or_default())));
    }
    // 废水、生活垃圾处理能力不断提高，处理率分别达到95%、85%
    if let [of_all] = subjects.as_slice()
        && let Some(kind) = of_all.strip_suffix('率').filter(|kind| kind.chars().count() == 2)
        && !around.before.contains(|c: char| c.is_ascii_digit())
    {
        let mut all = list(around.before);
        if let Some(at) = all.last().and_then(|last| last.find(kind)) {
            all.last_mut()?.truncate(at);
        }
        let one = all.get(nth).filter(|_| all.len() > 1).map(|one| strip(one)).filter(|one| (2..=10).contains(&one.chars().count()));
        if let Some(one) = one {
            return Some(Subject::same(format!("{one}{of_all}")));
        }
    }
    // 营业收入预计分别达到
    if let Some(last) = subjects.last_mut() {
        *last = changed(strip(last)).0.to_owned();
    }
    if subjects.len() < 2 || nth >= subjects.len() || behind.contains(['，', '；']) {
        return None;
    }
    let measure = |name: &str| MEASURES.iter().filter(|measure| name.ends_with(**measure)).max_by_key(|measure| measure.len()).copied();
    let last = subjects.last().map_or("", String::as_str);
    let end = measure(last).unwrap_or_default();
    let mut one = strip(&subjects[nth]).to_owned();
    // 城镇 and 农村居民收入 share 居民收入; 死亡人数 has a measure of its own.
    if let Some(numbered) = numbered(&subjects[nth], last) {
        one = numbered;
    } else if is_list && nth + 1 < subjects.len() && !one.ends_with(['率', '量', '额', '数', '值', '比', '长']) && measure(&one).is_none()
    {
        // 城镇居民 has the beginning of 居民人均可支配收入 already.
        let shared = end.char_indices().map(|(at, _)| at).skip(1).filter(|at| one.ends_with(&end[..*at])).last().unwrap_or(0);
        one.push_str(if end.is_empty() { shared_head(&subjects).unwrap_or_default() } else { &end[shared..] });
    }
    // 公共预算收入和支出
    if is_list
        && nth > 0
        && MEASURES.contains(&&*one)
        && let Some(first) = subjects.first()
        && let Some(own) = measure(first).filter(|own| own.len() < first.len())
    {
        one = format!("{}{one}", strip(&first[..first.len() - own.len()]));
    }
    let (base, own) = changed(strip(&one));
    let change = own.or_else(|| change_behind(behind)).unwrap_or_default();
    let first = behind.find(|c: char| c.is_ascii_digit()).unwrap_or(behind.len());
    // 分别占年度计划的102%、100%
    let share = strip(&behind[..first]);
    if share.starts_with('占') && around.unit.ends_with(['%', '％']) {
        return Some(Subject::of(base, format!("{base}{share}比例")));
    }
    // 分别完成年度目标的95%、60%
    if let Some(name) = targets::of_each(base, &behind[..first]) {
        return Some(Subject::of(base, name));
    }
    // 交通、水利分别完成投资…
    let told =
        named(&behind[..first]).filter(|told| change.is_empty() && MEASURES.contains(&told.as_str()) && !base.ends_with(told.as_str()));
    let base = format!("{base}{}", told.unwrap_or_default());
    (base.chars().count() >= 2).then(|| Subject::of(base.as_str(), format!("{base}{change}")))
}

/// 患者2100人次，手术320台，分别增长8%和12%: what as many numbers before were about, as this group has.
fn told_before(around: &Around<'_>) -> Vec<String> {
    let mut ahead = 0;
    let mut rest = around.behind;
    while let Some(next) = rest.strip_prefix(['、', '和']).map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')) {
        ahead += 1;
        rest = next.strip_prefix(around.unit).unwrap_or(next);
    }
    let all = around.nth + 1 + ahead;
    let before = around.sentence.len().saturating_sub(around.nth);
    around.sentence[before.saturating_sub(all)..before].iter().map(|subject| subject.base.clone()).collect()
}

/// What the last of a list has behind a word as long as each of the others: 刑事、治安|案件.
fn shared_head(subjects: &[String]) -> Option<&str> {
    let (last, others) = subjects.split_last()?;
    let length = others.first()?.chars().count();
    let at = last.char_indices().nth(length)?.0;
    let head = &last[at..];
    let is_alike = others.iter().all(|one| one.chars().count() == length && !one.ends_with(|c| "率量额数值比长品".contains(c)));
    (is_alike && (2..=4).contains(&length) && head.chars().count() >= 2).then_some(head)
}

/// Whether words say only how something changed: 月人均.
fn is_manner(words: &str) -> bool {
    changed(&format!("{}增长", clean(words))).0.is_empty()
}

/// 城乡居民收入 as those of town and country.
fn of_town_and_country(name: &str) -> Vec<String> {
    let Some((before, behind)) = name.split_once("城乡") else { return vec![name.to_owned()] };
    let town = if behind.starts_with(['居', '常']) { "城镇" } else { "城市" };
    [town, "农村"].iter().map(|place| format!("{before}{place}{behind}")).collect()
}

/// What is numbered: 一、二、三|产业.
const NUMBERED: &[&str] = &["产业", "次产业", "季度", "等奖"];

/// 一、二、三产业, 第一、二季度: each by its number.
fn numbered(one: &str, last: &str) -> Option<String> {
    let of = |name: &str| {
        let bare = name.strip_prefix('第').unwrap_or(name).to_owned();
        let numeral = bare.chars().next().filter(|c| "一二三四".contains(*c))?;
        Some((numeral, bare[numeral.len_utf8()..].to_owned()))
    };
    let (_, kind) = of(last).filter(|(_, kind)| NUMBERED.iter().any(|of| kind.starts_with(of)))?;
    let (numeral, rest) = of(one)?;
    let prefix = if kind.starts_with("等奖") { "" } else { "第" };
    (rest.is_empty() || one == last).then(|| format!("{prefix}{numeral}{kind}"))
}

/// 城镇、农村居民收入分别达到…，增长5.2%、7.1%: each of its own.
pub(super) fn parallel_change(around: &Around<'_>) -> Option<Subject> {
    let is_list = around.nth > 0 || around.behind.starts_with(['、', '和']);
    let base = match around.group_before.len() {
        0 => return None,
        // 客运量4010万人，周转量12亿人公里，增长18%、10%
        1 => told_before(around).get(around.nth).filter(|_| told_before(around).len() > 1)?.clone(),
        _ => around.group_before.get(around.nth)?.base.clone(),
    };
    if !is_list || base.is_empty() {
        return None;
    }
    let first = around.group.find(|c: char| c.is_ascii_digit()).unwrap_or(around.group.len());
    let whole = clean(&around.group[..first]);
    let ("", Some(change)) = changed(strip(&whole)) else { return None };
    let name = format!("{base}{change}");
    Some(Subject::of(base, name))
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
