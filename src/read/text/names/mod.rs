//! The name of a figure, from what stands around its number: 全年开展集中学习30余次 -> 集中学习.
//!
//! `little` takes from the ends of a clause what says little there, `phrase` finds the name in the rest, `object` in what stands behind the
//! number. The others know one thing each: who does it, how it changed, what money is for, what several numbers share. `given` sees to it that no
//! two figures have one name.

mod actor;
mod around;
mod change;
mod given;
mod listed;
mod little;
mod measured;
mod money;
mod object;
mod parallel;
mod phrase;
mod sized;
mod stops;
mod targets;
mod topic;

use super::blanks::is_end;
use super::figures::COLONS;
use super::verbs;
use crate::model::unit::{is_money, is_ratio};
use actor::{without_actor, without_persons};
use change::{change_at_head, change_short, changed};
use listed::listed;
use little::strip;
use measured::{is_counter, is_told_by_unit, measured};
use money::money;
use object::{deed, names_next, object, object_behind_attribute, object_behind_size, object_of_next, short_object, who_do};
use parallel::{MEASURES, parallel, parallel_change};
use phrase::{clean, is_whole, named};
use sized::sized;
use topic::{completed, each, is_amount, of_verb, qualified, without_amount};

pub(super) use around::{Around, Subject};
pub(super) use given::Names;
pub(super) use topic::fuller;

/// What a number is about, by what stands around it.
pub(super) fn subject(around: &Around<'_>) -> Subject {
    let measured = measured(around.unit);
    // 3金2银: medals.
    let medal = || matches!(around.unit, "金" | "银" | "铜").then(|| Subject::same(measured));
    let told = medal().or_else(|| parallel(around)).or_else(|| parallel_change(around)).unwrap_or_else(|| told(around, measured));
    let told = targets::planned(completed(told, around), around);
    // 投资14万元，新建教室8间
    let told = money(&told.name, around).map_or(told, Subject::same);
    Subject { measured, ..told }
}

fn told(around: &Around<'_>, measured: &'static str) -> Subject {
    let is_share = is_ratio(around.unit);
    let last = around.last.map(|last| last.base.as_str()).filter(|last| !last.is_empty());
    // 93人次困难群众发放补贴2万元: what the number before counted stands first.
    let own =
        last.filter(|_| around.nth > 0).and_then(|last| around.clause.split_once(last)).filter(|(before, _)| before.chars().count() <= 6);
    let own = own.map(|(_, own)| own).filter(|own| own.chars().count() >= 2 && !is_amount(strip(own)));
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
    if let Some(share) = targets::done(around) {
        return share;
    }
    // 每万人拥有高层次人才153人
    if let Some((each, of)) =
        ["拥有", "占有", "配备", "有"].iter().find_map(|has| whole.split_once(has)).filter(|(each, _)| each.starts_with('每'))
        && each.chars().count() <= 5
        && let Some(of) = named(of)
    {
        return Subject::same(format!("{each}拥有{of}"));
    }
    if let Some(size) = sized(around, measured) {
        return Subject::same(size);
    }
    // 中、|高级教师
    if whole.starts_with(['中', '高', '初', '副'])
        && let Some(level) = around
            .group
            .strip_suffix(around.clause)
            .and_then(|before| before.strip_suffix('、'))
            .filter(|before| before.ends_with(['初', '中', '副', '正']))
        && let Some(name) = named(&whole)
    {
        return Subject::same(format!("{}{name}", level.chars().next_back().unwrap_or_default()));
    }
    // 距城区20公里, 南邻四场镇8公里
    let away = |word: char| whole.rfind(word).filter(|at| !whole[..*at].ends_with(|c| "差间相".contains(c)));
    if let Some(at) = away('距').or_else(|| away('邻')).filter(|_| measured == "长度") {
        let from = whole[at..].trim_start_matches(['距', '邻']).trim_start_matches('离').trim_end_matches("距离");
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
    let (before, change) = change_short(&whole).unwrap_or_else(|| changed(strip(&whole)));
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
    if let Some(each) = each(&whole, around.last, measured).or_else(|| each(before, around.last, measured)) {
        return each;
    }
    // 业务收入首次突破亿元，达1.05亿元: what the part before says.
    if before.is_empty()
        && last.is_none()
        && whole.ends_with(['达', '到', '为'])
        && let Some(name) = said_before(around.before)
    {
        return Subject::same(name);
    }
    if let Some(told) = counted(around, &whole, before, last, measured) {
        return told;
    }
    // 起步区2.6公里路网: how large the thing behind is, and where.
    if let Some(whole) = placed(around, before, measured) {
        return Subject::same(whole);
    }
    let own = named(before);
    let name = own.as_deref().and_then(|own| listed(around, own)).or(own);
    let name = name.or_else(|| object(around.behind)).or_else(|| last.map(|last| join(last, measured)));
    let name = name.unwrap_or_else(|| measured.to_owned());
    // 完成年度任务35.3%: how much of it is done.
    if is_share && whole.contains("完成") && ["任务", "目标", "计划"].iter().any(|end| name.ends_with(end)) && !name.starts_with('占')
    {
        return match last {
            Some(last) => Subject::of(last, format!("{last}完成{name}比例")),
            None => Subject::same(format!("完成{name}比例")),
        };
    }
    // 电气原因仍居首位，占总数的44%
    if last.is_none()
        && is_share
        && name.starts_with('占')
        && let Some(of) = said_before(around.before)
    {
        return Subject::of(&*of, format!("{of}{}", join(&name, measured)));
    }
    // 占计划的102%: of what the number before was about.
    if let Some(last) = last.filter(|_| is_share && name.starts_with('占')) {
        return Subject::of(last, format!("{last}{}", join(&name, measured)));
    }
    // 大型1座、中小型2座: of what the number before counted.
    if let Some(kind) = qualified(&name, around.last, measured) {
        return kind;
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
const COUNTED: &str = "数员工民者生师户村镇校历众企业干导店厂医护";

/// What the part of a sentence before says something of, that has a number: 业务收入|首次突破亿元，.
fn said_before(before: &str) -> Option<String> {
    let part = clean(before);
    let at = ["首次", "突破", "达到", "超过", "再创", "创", "仍居", "居", "位列", "实现", "稳步", "持续", "不断", "大幅"]
        .iter()
        .filter_map(|word| part.find(word))
        .min()?;
    named(strip(&part[..at])).filter(|_| !before.contains(|c: char| c.is_ascii_digit()))
}

/// What is counted where the clause before the number does not name it, or not by itself.
fn counted(around: &Around<'_>, whole: &str, before: &str, last: Option<&str>, measured: &'static str) -> Option<Subject> {
    let is_share = is_ratio(around.unit);
    let object = || {
        // 投入1万元更换灯具: what was done with it.
        let is_deed = is_money(around.unit) && !around.behind.starts_with('的') && verbs::ALL_WORDS.at_head(around.behind).is_some();
        if is_deed {
            return None;
        }
        let found = object_behind_attribute(around.behind).or_else(|| object(around.behind));
        let found = found.or_else(|| object_of_next(around.behind, around.unit)).or_else(|| object_behind_size(around.behind))?;
        // 125万亩小麦平均单产达520公斤
        if measured == "面积"
            && let Some(of) = without_amount(&found)
        {
            return Some(if of.chars().count() <= 4 { join(of, measured) } else { of.to_owned() });
        }
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
    // 14035户25559人享受低保
    if before.is_empty()
        && matches!(measured, "户数" | "人数" | "家数" | "人次")
        && around.last.is_none_or(|last| around.nth > 0 && last.name.len() > last.base.len())
        && object().is_none()
        && outcome(around.behind).is_none_or(|_| last.is_none())
        && let Some(deed) = deed(around.behind)
    {
        let name = join(&deed, measured);
        return Some(Subject::of(deed, name));
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
        let name = if name.starts_with('占') { format!("{last}{}", join(&name, measured)) } else { name };
        return Some(Subject::of(last, name));
    }
    // 篮球赛吸引32支队伍, 马铃薯、羊绒2个产业链, 长虹云帆等34个大模型: what is counted comes behind.
    let ends_in_verb = verbs::ALL_WORDS.at_end(before).is_some_and(|verb| before.len() > verb.len() && verb.chars().count() > 1);
    // 林50亩, 路12公里: a name of one character, with what is measured of it.
    if before.chars().count() == 1 && before.starts_with(|c| "田土地林塘山路猪牛羊鸡鸭鱼树铁钢铜铝煤油盐糖茶棉粮".contains(c))
    {
        return Some(Subject::same(format!("{before}{measured}")));
    }
    // 志愿者等180名战时力量: what all of them are.
    let of_list =
        around.clause.ends_with('等') && is_counter(around.unit) || around.clause.ends_with("等处") || around.clause.ends_with("等地");
    let is_noun = is_counter(around.unit) && !before.is_empty() && !verbs::ALL_WORDS.has(before) && !names_next(around.behind);
    if (ends_in_verb || is_noun || of_list)
        && let Some(object) = object()
    {
        // 系统67项优化: what was done with it.
        let place = named(before).filter(|place| stops::is_done(&object) && place.chars().count() <= 10);
        return Some(Subject::same(place.map_or(object.clone(), |place| format!("{place}{object}"))));
    }
    // 参加会议的30人
    if whole.ends_with('的') && measured == "人数" && (3..=10).contains(&before.chars().count()) && object().is_none() {
        return Some(Subject::same(join(before, measured)));
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
                return Some(Subject::same(format!("{}比例", who_do(around.behind, &object).unwrap_or(object))));
            }
            let is_heavy = is_heavy && object.chars().count() + before.chars().count() <= 12;
            return Some(Subject::same(if is_heavy { format!("{before}{object}") } else { object }));
        }
        if is_heavy {
            return Some(of_verb(before, around, measured).unwrap_or_else(|| match before.chars().count() {
                3.. => Subject::same(before),
                _ => Subject::same(join(before, measured)),
            }));
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
    // 搬迁工程一期650万吨钢生产线
    if place.chars().count() > 6 && ["生产线", "电站", "煤矿"].iter().any(|end| thing.ends_with(end)) {
        return Some(thing);
    }
    (place.chars().count() <= 6 && thing.chars().count() <= 10).then(|| format!("{place}{thing}"))
}

/// Whether a name says what something is compared with: 高于全国, 占全国份额.
fn is_compared(name: &str) -> bool {
    let ends = [
        "全国",
        "全省",
        "全市",
        "全区",
        "全县",
        "全球",
        "世界",
        "平均",
        "目标",
        "年度目标",
        "预期",
        "计划",
        "任务",
        "上年",
        "去年",
        "同期",
    ];
    let behind = ["高于", "低于", "快于", "超", "占"].iter().find_map(|word| name.strip_prefix(word));
    behind.is_some_and(|behind| ends.iter().any(|end| behind.starts_with(end)))
}

/// How two names end alike.
fn common_end<'n>(one: &str, other: &'n str) -> &'n str {
    let alike: usize = one.chars().rev().zip(other.chars().rev()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    &other[other.len() - alike..]
}

pub(super) fn without_verb(name: &str) -> &str {
    verbs::ALL_WORDS.at_head(name).map_or(name, |verb| &name[verb.len()..])
}

/// 培训 and 人次 -> 培训人次; 户数 stays alone.
fn join(base: &str, measured: &str) -> String {
    // 其中出口3亿元
    if measured == "资金" && ["出口", "进口", "销售", "交易", "成交", "进出口"].iter().any(|trade| base.ends_with(trade)) {
        return format!("{base}额");
    }
    if base.ends_with(measured) || measured == "比例" && is_rate(base) { base.to_owned() } else { format!("{base}{measured}") }
}

/// Whether a name says by itself that it is a share or a change.
pub(super) fn is_rate(name: &str) -> bool {
    name.ends_with(['长', '高', '降', '率', '重', '比', '升', '少', '加', '低', '幅'])
}

/// Whether a number is what something was, and a number of what it is now follows: …增加到.
fn is_raised(behind: &str) -> bool {
    let end = change_at_head(behind).map(|change| &behind[change.len()..]).or_else(|| behind.strip_prefix(['增', '降', '升', '扩']));
    end.is_some_and(|end| end.starts_with(['到', '至', '为']))
}
