//! The name of a figure, from what stands around its number: 全年开展集中学习30余次 -> 集中学习.

use std::collections::HashMap;
use std::rc::Rc;

use super::blanks::is_end;
use super::figures::COLONS;
use super::object::{names_next, object, object_behind_size, object_of_next, short_object};
use super::parallel::{MEASURES, parallel, parallel_change};
use super::phrase::{change_at_head, changed, clean, is_whole, named, strip, without_actor};
use super::verbs;
use crate::model::chinese_numeral;
use crate::model::unit::{is_money, is_ratio};

/// What is measured, by its unit.
fn measured(unit: &str) -> &'static str {
    // Of 千瓦时, 千克 and 千米 too the 千 goes.
    let bare = unit.trim_start_matches(['百', '千', '万', '亿', '余', '多']);
    match bare {
        "倍" => "倍数",
        _ if is_ratio(bare) => "比例",
        _ if is_money(bare) || bare.starts_with("元/") => "资金",
        "人次" | "人/次" | "人（次）" => "人次",
        "人" | "名" | "位" => "人数",
        "户" => "户数",
        "次" | "场次" | "批次" | "趟" | "轮" => "次数",
        "场" | "场（次）" => "场次",
        "期" => "期数",
        "亩" | "公顷" | "平方米" | "平方公里" | "㎡" | "m²" | "平米" => "面积",
        "公里" | "米" | "km" | "m" => "长度",
        "小时" | "课时" | "学时" | "分钟" | "s" | "秒" => "时长",
        "天" | "个月" => "天数",
        "吨" | "公斤" | "斤" | "克" | "kg" => "重量",
        "件" => "件数",
        "条" => "条数",
        "项" => "项数",
        "篇" => "篇数",
        "份" => "份数",
        "家" => "家数",
        "辆" => "车辆",
        "岁" => "年龄",
        "瓦时" | "度电" | "kWh" => "电量",
        "金" => "金牌",
        "银" => "银牌",
        "铜" => "铜牌",
        _ => "数量",
    }
}

/// What stands around a number.
#[derive(Clone, Copy)]
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
    pub(super) group_before: &'t [Rc<Subject>],
    /// What those of the sentence were about so far.
    pub(super) sentence: &'t [Rc<Subject>],
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
    // 3金2银: medals.
    let medal = || matches!(around.unit, "金" | "银" | "铜").then(|| Subject::same(measured));
    let told = medal().or_else(|| parallel(around)).or_else(|| parallel_change(around)).unwrap_or_else(|| told(around, measured));
    Subject { measured, ..told }
}

impl Subject {
    fn same(name: impl Into<String>) -> Self {
        let name = name.into();
        Subject { base: name.clone(), name, measured: "" }
    }

    pub(super) fn of(base: impl Into<String>, name: String) -> Self {
        Subject { base: base.into(), name, measured: "" }
    }
}

fn told(around: &Around<'_>, measured: &'static str) -> Subject {
    let is_share = is_ratio(around.unit);
    let last = around.last.map(|last| last.base.as_str()).filter(|last| !last.is_empty());
    // 93人次困难群众发放补贴2万元: what the number before counted stands first.
    let own = last.filter(|_| around.nth > 0).and_then(|last| around.clause.strip_prefix(last)).filter(|own| own.chars().count() >= 2);
    let around = &Around { clause: without_persons(own.unwrap_or_else(|| with_levels(around))), ..*around };
    if is_raised(around.behind) {
        // 由最初的19秒缩短到4秒: what stands before 由.
        let from = around.clause.rfind(['由', '从']).map_or(around.clause, |at| &around.clause[..at]);
        let base = named(changed(strip(&clean(from))).0).or_else(|| last.map(str::to_owned)).unwrap_or_else(|| measured.to_owned());
        return Subject::of(base.clone(), format!("原{base}"));
    }
    // 回款净额：1.8亿元
    if around.clause.trim_matches(|c| "≥≤><＞＜ ".contains(c)).is_empty()
        && around.nth == 0
        && let Some(label) = around.before.strip_suffix(COLONS).and_then(|label| label.rsplit(is_end).next()).map(strip)
        && (2..=LABEL).contains(&label.chars().count())
        && label.chars().all(crate::model::is_han)
        && (is_rate(label) || !verbs::ALL_WORDS.is_within(label))
        && object(around.behind).is_none()
    {
        return Subject::same(label);
    }
    // 5万平方米小区和2万平方米厂房: what stands before 和 was counted by the number before.
    let is_joined = around.clause.ends_with(['和', '与', '及', '、']) && object(around.behind).is_some();
    let whole = if is_joined { String::new() } else { without_actor(&clean(around.clause)).to_owned() };
    // 距城区20公里, 南邻四场镇8公里
    let away = |word: char| whole.rfind(word).filter(|at| !whole[..*at].ends_with(|c| "差间相".contains(c)));
    if let Some(at) = away('距').or_else(|| away('邻')).filter(|_| measured == "长度") {
        let from = whole[at..].trim_start_matches(['距', '邻']).trim_end_matches("距离");
        return Subject::same(format!("距{}距离", strip(from)));
    }
    // 生均600元补助: so much for each, of what stands behind.
    if let Some(object) = Some(around.behind).filter(|_| is_money(around.unit)).and_then(object) {
        if let Some(each) = ["生均", "户均", "人均"].iter().find(|each| whole.ends_with(**each)) {
            return Subject::same(format!("{each}{object}"));
        }
        // 每人每月70元的养老金
        if around.behind.starts_with('的') && ["每人", "每户", "每生", "每月", "每年", "每学期"].iter().any(|each| whole.ends_with(each))
        {
            return Subject::same(object);
        }
    }
    // 增长到5亿元: how it changed is no part of what it is.
    let raised_to = whole.strip_suffix(['到', '至', '为']).map(changed).filter(|(_, change)| change.is_some());
    // 高于全国1.9个百分点: of what the number before was about.
    if let Some(before) = around.last.filter(|before| !before.base.is_empty() && !whole.starts_with('占') && is_compared(&whole)) {
        return Subject::of(&*before.base, format!("{}{whole}", before.name));
    }
    if let Some((base, _)) = raised_to {
        if let Some(last) = last.filter(|_| is_compared(base)) {
            return Subject::of(last, format!("{last}{base}"));
        }
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
    // 起步区2.6公里路网: how large the thing behind is, and where.
    if let Some(whole) = placed(around, before, measured) {
        return Subject::same(whole);
    }
    let name = named(before).or_else(|| object(around.behind)).or_else(|| last.map(|last| join(last, measured)));
    let name = name.unwrap_or_else(|| measured.to_owned());
    // 完成年度任务35.3%: how much of it is done.
    if is_share && whole.contains("完成") && ["任务", "目标", "计划"].iter().any(|end| name.ends_with(end)) && !name.starts_with('占')
    {
        return match last {
            Some(last) => Subject::of(last, format!("{last}完成{name}比例")),
            None => Subject::same(format!("完成{name}比例")),
        };
    }
    // 占计划的102%: of what the number before was about.
    if let Some(last) = last.filter(|_| is_share && name.starts_with('占')) {
        return Subject::of(last, format!("{last}{name}比例"));
    }
    // 大型1座、中小型2座: of what the number before counted.
    if let Some(last) = last.filter(|_| {
        (name.ends_with(['型', '级', '式', '性'])
            || name.ends_with('类') && name.starts_with(|c| "一二三四五六七八九十甲乙丙两多ABCDE".contains(c)))
            && !["男性", "女性", "典型", "先进典型", "模型", "类型"].contains(&name.as_str())
            && name.chars().count() <= 4
    }) {
        // 一星级书屋22家，二星级30家: the level of the one before is not the other's.
        let level = name.chars().next_back().unwrap_or_default();
        let of = last.char_indices().take(4).find(|(_, c)| *c == level).map_or(last, |(at, _)| &last[at + level.len_utf8()..]);
        return Subject::of(of, format!("{name}{of}"));
    }
    Subject::same(match measured {
        "年龄" if !name.contains("龄") => format!("{name}年龄"),
        "面积" if name.ends_with("占地") => format!("{name}面积"),
        // 优良天数98%, 女职工占38%
        "比例" if is_rate(&name) || name.ends_with(['例', '额']) => name,
        "比例" if whole.ends_with('占') && name != measured => format!("{name}占比"),
        "比例" if name.contains('占') || name.ends_with(|c| COUNTED.contains(c)) => format!("{name}比例"),
        _ => name,
    })
}

/// The longest label before a colon that names a figure.
const LABEL: usize = 12;

/// How the name ends of what is counted: a percent of it is a share.
const COUNTED: &str = "数员工民者生师户村镇校历";

/// A clause without the persons that it names: 批捕|赵某某等, 打掉|廖某某|犯罪团伙.
fn without_persons(clause: &str) -> &str {
    let Some(at) = clause.rfind('某') else { return clause };
    let person = clause[..at].trim_end_matches('某');
    let before = person.char_indices().next_back().filter(|(_, surname)| crate::model::is_han(*surname)).map(|(at, _)| &person[..at]);
    let behind = &clause[at + '某'.len_utf8()..];
    match before {
        Some(before) if matches!(behind, "" | "等") && verbs::ALL_WORDS.at_end(person).is_none() => before,
        Some(_) if behind.chars().count() > 2 && verbs::ALL_WORDS.at_end(person).is_none() => behind,
        _ => clause,
    }
}

/// What is counted where the clause before the number does not name it, or not by itself.
fn counted(around: &Around<'_>, whole: &str, before: &str, last: Option<&str>, measured: &'static str) -> Option<Subject> {
    let is_share = is_ratio(around.unit);
    let object = || {
        let found = object(around.behind).or_else(|| object_of_next(around.behind, around.unit));
        let found = found.or_else(|| object_behind_size(around.behind))?;
        // 7名在编人员|经费
        let owned = ["经费", "工资", "待遇", "补贴", "津贴"].iter().find_map(|owned| found.strip_suffix(owned));
        let person = owned.filter(|person| measured == "人数" && person.ends_with(|c| "员生师工民者".contains(c)));
        Some(person.map(str::to_owned).unwrap_or(found))
    };
    // 收入任务50万元，已完成30万元
    let is_rest = before.is_empty() && whole.ends_with("完成") && is_money(around.unit);
    if let Some(last) = last.filter(|last| is_rest && !last.contains("完成")) {
        return Some(Subject::of(last, format!("完成{last}")));
    }
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
            // 在职党员86名，离退休党员20人，总计106人: of what both are.
            let both =
                around.sentence.iter().rev().nth(1).map(|before| common_end(&before.base, last)).filter(|both| both.chars().count() >= 2);
            let of = both.unwrap_or(last);
            return Some(Subject::of(of, join(of, "总数")));
        }
    }
    // 包联3个村, 124个镇
    if let Some(thing) = short_object(around.behind) {
        let whole = named(before).filter(|before| before.chars().count() <= 4 && !before.ends_with('辖'));
        let whole = whole.map(|before| format!("{before}{thing}"));
        return Some(Subject::same(whole.unwrap_or_else(|| format!("{thing}数"))));
    }
    // 村民小组504户: what stands between was counted by the number before.
    let is_told = around.nth > 0 && around.last.is_some_and(|last| last.name == before);
    if is_told && let Some(object) = object() {
        return Some(Subject::same(object));
    }
    if is_told || (before.is_empty() && object().is_none()) {
        // 3项已完成，9项推进顺利: what came of what was counted.
        if let Some(done) = last.and_then(|_| outcome(around.behind)).filter(|_| !is_share) {
            return Some(Subject { name: format!("{done}{measured}"), ..Subject::of(last.unwrap_or_default(), String::new()) });
        }
        let is_other = around.last.is_some_and(|last| last.measured != measured);
        // 产量800亿斤、60亿斤: one more of the same.
        if let Some(last) =
            last.filter(|_| before.is_empty() && around.nth > 0 && !is_other && around.last.is_none_or(|last| last.measured != "数量"))
        {
            return Some(Subject::same(last));
        }
        // 全村187户，646人: nothing but what the unit says.
        if is_other && around.last.is_some_and(|last| last.name == last.measured) {
            return Some(Subject::same(measured));
        }
        return Some(match last {
            Some(last) if !(last.ends_with(measured) || is_other && is_told_by_unit(measured)) => Subject::of(last, join(last, measured)),
            _ => Subject::same(measured),
        });
    }
    // 完成年度计划的103%: a share of what is planned, not what grows.
    if is_share
        && whole.ends_with('的')
        && !["任务", "目标", "计划"].iter().any(|end| before.ends_with(end))
        && let (Some(last), Some(name)) = (last, named(before))
    {
        let name = if name.starts_with('占') { join(&name, measured) } else { name };
        return Some(Subject::of(last, name));
    }
    // 篮球赛吸引32支队伍, 马铃薯、羊绒2个产业链, 长虹云帆等34个大模型: what is counted comes behind.
    let ends_in_verb = verbs::ALL_WORDS.at_end(before).is_some_and(|verb| before.len() > verb.len() && verb.chars().count() > 1);
    // 林50亩, 路12公里: a name of one character, with what is measured of it.
    if before.chars().count() == 1 && before.starts_with(|c| "田土地林塘山路猪牛羊鸡鸭鱼树".contains(c)) {
        return Some(Subject::same(format!("{before}{measured}")));
    }
    // 志愿者等180名战时力量: what all of them are.
    let of_list = around.clause.ends_with('等') && is_counter(around.unit);
    let is_noun = is_counter(around.unit) && !before.is_empty() && !verbs::ALL_WORDS.has(before) && !names_next(around.behind);
    if (ends_in_verb || is_noun || of_list)
        && let Some(object) = object()
    {
        // 系统67项优化: what was done with it.
        let place = named(before).filter(|place| super::stops::is_done(&object) && place.chars().count() <= 10);
        return Some(Subject::same(place.map_or(object.clone(), |place| format!("{place}{object}"))));
    }
    let is_heavy = verbs::are_all(before);
    let of_what = whole.ends_with('的') && !is_share;
    let is_light = verbs::LIGHT_WORDS.has(before);
    if before.is_empty() || is_heavy || of_what || is_light {
        if let Some(object) = object() {
            // 95%的渠道需要整治
            if is_share
                && before.is_empty()
                && around.behind.starts_with('的')
                && !is_rate(&object)
                && !object.ends_with(['标', '度', '速'])
            {
                return Some(Subject::same(format!("{object}比例")));
            }
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

/// What came of so many, where nothing else stands behind them: 3项|已完成|，.
fn outcome(behind: &str) -> Option<&str> {
    let end = behind.find(|c| !crate::model::is_han(c)).unwrap_or(behind.len());
    let done = behind[..end].trim_start_matches("均").trim_start_matches("已").trim_start_matches("实现");
    ((2..=5).contains(&done.chars().count()) && is_end(behind[end..].chars().next()?)).then_some(done)
}

/// 县、乡、村三级林长: a clause with the levels before it; 作品|《春潮》、《河灯》等: what they are.
fn with_levels<'t>(around: &Around<'t>) -> &'t str {
    const LEVELS: &[char] = &['省', '市', '县', '区', '乡', '镇', '村', '组'];
    let mut clause = around.clause;
    let mut before = around.group.strip_suffix(clause).unwrap_or_default();
    while clause.starts_with(LEVELS)
        && let Some(level) = before.strip_suffix('、').filter(|before| before.ends_with(LEVELS))
    {
        before = &level[..level.len() - '县'.len_utf8()];
        clause = &around.group[before.len()..];
    }
    if clause.strip_suffix('等').unwrap_or(clause).ends_with('》')
        && let Some(of) = around.group.find('《').map(|at| &around.group[..at]).filter(|of| of.chars().count() >= 2)
    {
        return of;
    }
    clause
}

/// A thing of which a number says how large it is, with what stands before that: 起步区2.6公里路网.
fn placed(around: &Around<'_>, before: &str, measured: &str) -> Option<String> {
    let is_size = matches!(measured, "面积" | "长度" | "时长" | "重量") || around.unit.contains("千瓦");
    let place = named(before).filter(|_| is_size && crate::model::is_han(around.behind.chars().next().unwrap_or_default()))?;
    let is_done =
        verbs::HEAVY_WORDS.is_within(before) || MEASURES.iter().any(|measure| place.ends_with(measure)) || around.behind.starts_with('的');
    let thing = object(around.behind).filter(|_| !is_done && !names_next(around.behind))?;
    (place.chars().count() <= 6 && thing.chars().count() <= 10).then(|| format!("{place}{thing}"))
}

/// Whether a name says what something is compared with: 高于全国, 占全国份额.
fn is_compared(name: &str) -> bool {
    let ends = ["全国", "全省", "全市", "全区", "全县", "全球", "世界", "平均"];
    let behind = ["高于", "低于", "快于", "超", "占"].iter().find_map(|word| name.strip_prefix(word));
    behind.is_some_and(|behind| ends.iter().any(|end| behind.starts_with(end)))
}

/// How two names end alike.
fn common_end<'n>(one: &str, other: &'n str) -> &'n str {
    let alike: usize = one.chars().rev().zip(other.chars().rev()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    &other[other.len() - alike..]
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
        let measured = measured(unit);
        let wanted = if wanted.is_empty() { measured } else { wanted };
        if let Some(name) = self.take(wanted.to_owned()) {
            return name;
        }
        // The second of the name is told apart by what is measured.
        let is_sum = wanted.ends_with(['值', '额', '入', '资', '出', '产', '量', '款', '金', '税', '费', '润']);
        let is_plain = match measured {
            "数量" => true,
            "比例" => is_rate(wanted),
            "资金" | "重量" | "车辆" | "电量" => is_sum,
            _ => false,
        };
        if !wanted.ends_with(measured)
            && !is_plain
            && let Some(name) = self.take([wanted, measured].concat())
        {
            return name;
        }
        loop {
            let count = self.given.get_mut(wanted).map_or(2, |count| {
                *count += 1;
                *count
            });
            if let Some(name) = self.take([wanted, "（", &chinese_numeral(count), "）"].concat()) {
                return name;
            }
        }
    }

    fn take(&mut self, name: String) -> Option<String> {
        (!self.given.contains_key(&name)).then(|| {
            self.given.insert(name.clone(), 1);
            name
        })
    }
}

#[cfg(test)]
mod tests;
