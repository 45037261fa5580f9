//! The name of a figure, from what stands around its number: 全年开展集中学习30余次 -> 集中学习.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::blanks::is_end;
use super::verbs;
use crate::model::unit::{is_money, is_ratio};
use crate::model::{chinese_numeral, is_han};

/// The longest name, in characters; a longer one is cut where a word ends, or is none.
const LONGEST: usize = 14;
/// How far around a number a name is looked for, in characters.
const AROUND: usize = 40;

/// What says little at the head of a clause.
#[rustfmt::skip]
const HEADS: &[&str] = &[
    "今年以来", "一年来", "一年以来", "本年度", "全年", "全县", "全市", "全区", "全镇", "全局", "全乡", "全校", "全院", "全村",
    "全省", "截至目前", "截止目前", "截至年底", "截至", "截止", "目前", "先后", "累计", "共计", "总共", "一共", "其中", "分别",
    "全部", "年内", "年底前", "同时", "系统", "较好", "顺利", "成功", "切实", "积极", "主动", "认真", "深入", "扎实", "大力",
    "圆满", "有效", "进一步", "我局", "我县", "我市", "我区", "我镇", "我院", "我校", "我村", "我们", "我", "本人", "局党组",
    "各支部", "上半年", "下半年", "去年", "今年", "上年", "此外", "另外", "另有", "现有", "拥有", "包括", "牵头", "带头", "已经",
    "已", "并", "共", "还", "也", "再", "又", "为", "对", "将", "向", "由", "在", "以", "及", "和", "了", "拟", "使", "让", "把",
    "从", "年", "月", "底", "末", "日", "确保", "力争", "争取达到", "计划", "预计", "新一年", "每年", "每月", "每季度", "不断",
    "持续", "全面", "统一", "集中力量", "帮助", "的", "等", "于", "其", "含", "有", "是", "我组", "应用", "来", "与", "因",
    "通过", "按", "内", "已有", "仅", "约", "近", "超", "整个", "后", "前", "时", "至", "到", "达",
];
/// How much it changed.
#[rustfmt::skip]
const CHANGES: &[&str] = &[
    "增长", "提高", "下降", "上升", "减少", "增加", "降低", "提升", "增幅", "降幅", "缩短", "压缩", "净增", "回升", "压减",
    "缩减", "扩大", "回落", "递增",
];
/// And what that is compared with.
#[rustfmt::skip]
const COMPARED: &[&str] = &[
    "同比", "环比", "较上年同期", "比上年同期", "较去年同期", "比去年同期", "较上年", "比上年", "较去年", "比去年", "同期",
    "再次", "年均", "平均", "名义", "实际", "分别", "累计", "预计",
];
/// What says little at the end of a clause, before the number.
#[rustfmt::skip]
const TAILS: &[&str] = &[
    "达到", "超过", "完成", "实现", "增长到", "提高到", "增加到", "上升到", "提升到", "扩大到", "下降到", "降低到", "减少到",
    "增至", "升至", "降至", "提升至", "提高至", "增长至", "仅有", "仍有", "仍", "只有", "稳步", "进一步", "不断", "明显", "大幅",
    "不少于", "不低于", "不超过", "突破", "接近", "不足", "保持在", "稳定在", "控制在", "达", "为", "有", "共", "了", "近", "约",
    "超", "逾", "至", "的", "等", "仅", "均", "计", "各", "共计", "累计", "总计", "合计", "约为", "大约", "分别", "都", "占",
    "已", "在", "是", "到", "将", "以", "就", "也", "多达", "高达", "扩大到了", "发展到", "总共", "同比", "已经", "其中", "另有",
    "出", "由", "从", "每年", "再", "又", "还", "全部", "至少", "开始", "了近", "拟", "某", "每",
];
/// How the clause of what is counted goes on behind it.
#[rustfmt::skip]
const STOPS: &[&str] = &[
    "进行", "开展", "参加", "参与", "专题", "以上", "以内", "提供", "全部", "达到", "转化", "担任", "免费", "没有", "的", "建成",
    "全面", "投入", "投产", "落地", "开工", "竣工", "完工", "实现", "得到", "获得", "获", "被", "已", "均", "正在", "顺利",
    "完成", "通过", "纳入", "入选", "荣获", "报名", "开通", "通车", "上线", "签约", "并", "和", "与", "及", "等", "共", "有",
    "为", "在", "对", "到", "了", "是", "给", "向", "从", "于", "受", "由", "将", "使", "以", "召开", "解决", "用于", "座无虚席",
    "参", "整改", "销号", "位居", "居", "左右", "上下", "来", "逐", "入驻", "落户", "脱", "实施", "推进", "按", "时", "中", "前",
    "后", "次", "应", "需", "新", "办", "交", "全", "建设", "运行", "改造", "加", "提升", "组成", "负责", "计划",
];

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
}

/// What a number is about.
#[derive(Debug, Clone, Default)]
pub(super) struct Subject {
    /// What is counted, without how it changed.
    pub(super) base: String,
    pub(super) name: String,
}

/// What a number is about, by what stands around it.
pub(super) fn subject(around: &Around<'_>) -> Subject {
    let is_share = is_ratio(around.unit);
    let same = |name: String| Subject { base: name.clone(), name };
    if let Some(name) = parallel(around) {
        return name;
    }
    let last = around.last.map(|last| last.base.as_str()).filter(|last| !last.is_empty());
    if is_raised(around.behind) {
        // 由最初的19秒缩短到4秒: what stands before 由.
        let from = around.clause.rfind(['由', '从']).map_or(around.clause, |at| &around.clause[..at]);
        let base =
            named(&changed(strip(&clean(from))).0).or_else(|| last.map(str::to_owned)).unwrap_or_else(|| measured(around.unit).to_owned());
        return Subject { name: format!("原{base}"), base };
    }
    let whole = clean(around.clause);
    let of_what = whole.ends_with('的') && !is_share;
    // 增长到5亿元: how it changed is no part of what it is.
    let raised_to = whole.strip_suffix(['到', '至', '为']).filter(|base| CHANGES.iter().any(|change| base.ends_with(change)));
    if let Some(base) = raised_to {
        let base = named(&changed(strip(base)).0).or_else(|| last.map(str::to_owned));
        return same(base.unwrap_or_else(|| measured(around.unit).to_owned()));
    }
    let (before, change) = changed(strip(&whole));
    // 增长4.2%: of what the number before was about.
    if let Some(change) = change {
        let base = if before.is_empty() { last.map(str::to_owned) } else { named(&before) };
        return match base {
            Some(base) => Subject { name: format!("{base}{change}"), base },
            None => same(object(around.behind).map_or_else(|| format!("{change}幅度"), |object| format!("{change}{object}"))),
        };
    }
    // 由A到B: about the same.
    let goes_to = whole.ends_with(['到', '至', '达', '为']);
    if before.is_empty()
        && goes_to
        && let Some(last) = last
    {
        return same(last.to_owned());
    }
    // 村民小组504户: what stands between was counted by the number before.
    let is_told = around.last.is_some_and(|last| last.name == before || before.is_empty() && object(around.behind).is_none());
    if is_told && around.nth > 0 || (before.is_empty() && object(around.behind).is_none()) {
        let measured = measured(around.unit);
        return match last {
            Some(last) if !last.ends_with(measured) && !is_told_by_unit(measured) => {
                Subject { base: last.to_owned(), name: join(last, measured) }
            }
            _ => same(measured.to_owned()),
        };
    }
    // 完成年度计划的103%: a share of what is planned, not what grows.
    if is_share
        && whole.ends_with('的')
        && let (Some(last), Some(name)) = (last, named(&before))
    {
        return Subject { base: last.to_owned(), name };
    }
    // 篮球赛吸引32支队伍: what is counted comes behind what is done.
    let ends_in_verb = verbs::all().any(|verb| before.len() > verb.len() && verb.chars().count() > 1 && before.ends_with(verb));
    if ends_in_verb && let Some(object) = object(around.behind) {
        return same(object);
    }
    let is_light = verbs::light().any(|verb| before == verb);
    let is_heavy = verbs::heavy().any(|verb| before == verb);
    let verb = is_light || is_heavy;
    if before.is_empty() || verb || of_what {
        if let Some(object) = object(around.behind) {
            let is_heavy = is_heavy && object.chars().count() + before.chars().count() <= 10;
            return same(if is_heavy { format!("{before}{object}") } else { object });
        }
        if is_heavy {
            return same(join(&before, measured(around.unit)));
        }
    }
    let name = named(&before).or_else(|| object(around.behind)).or_else(|| last.map(|last| join(last, measured(around.unit))));
    let name = name.unwrap_or_else(|| measured(around.unit).to_owned());
    // 占计划的102%: of what the number before was about.
    if let Some(last) = last.filter(|_| is_share && name.starts_with('占')) {
        return Subject { base: last.to_owned(), name: format!("{last}{name}比例") };
    }
    // 大型1座、中小型2座: of what the number before counted.
    if let Some(last) = last.filter(|_| name.ends_with(['型', '级', '类', '式', '性']) && name.chars().count() <= 4) {
        return Subject { base: last.to_owned(), name: format!("{name}{last}") };
    }
    same(name)
}

/// 培训 and 人次 -> 培训人次; 户数 stays alone.
fn join(base: &str, measured: &str) -> String {
    if base.ends_with(measured) { base.to_owned() } else { format!("{base}{measured}") }
}

/// What says enough by itself.
fn is_told_by_unit(measured: &str) -> bool {
    matches!(measured, "户数")
}

/// 城镇和农村居民收入分别达到…: which of them a number is about.
fn parallel(around: &Around<'_>) -> Option<Subject> {
    let at = around.group.find("分别")?;
    let behind = &around.group[at + "分别".len()..];
    let nth = around.nth;
    let list =
        |text: &str| -> Vec<String> { text.split(['、', '和', '与', '及']).map(clean).filter(|part| !part.is_empty()).collect() };
    let mut subjects = list(&around.group[..at]);
    if subjects.len() < 2 {
        // The list stands before the comma: …补贴和工资再次提高，月人均分别提高.
        subjects = list(around.before);
        if let Some(last) = subjects.last_mut() {
            *last = changed(strip(last)).0;
        }
    }
    if subjects.len() < 2 || nth >= subjects.len() || behind.contains(['，', '；']) {
        return None;
    }
    let last: Vec<char> = subjects.last()?.chars().collect();
    let mut one: Vec<char> = strip(&subjects[nth]).chars().collect();
    let shares_end = one.len() < last.len() && one.last_chunk::<2>().is_none_or(|end| last.last_chunk::<2>() != Some(end));
    if nth + 1 < subjects.len() && shares_end {
        one.extend(&last[one.len()..]);
    }
    let base = strip(&one.into_iter().collect::<String>());
    let (base, own) = changed(base);
    let change = own.or_else(|| CHANGES.iter().find(|change| behind.starts_with(**change)).copied()).unwrap_or_default();
    (base.chars().count() >= 2).then(|| Subject { name: format!("{base}{change}"), base })
}

/// Whether a number is what something was, and a number of what it is now follows: …增加到.
fn is_raised(behind: &str) -> bool {
    let ends = CHANGES.iter().find_map(|change| behind.strip_prefix(change)).or_else(|| behind.strip_prefix(['增', '降', '升', '扩']));
    ends.is_some_and(|end| end.starts_with(['到', '至', '为']))
}

/// The characters of a name: without punctuation, from behind the last number on.
fn clean(clause: &str) -> String {
    let from = clause.char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
    let clause = &clause[from..];
    let digits = clause
        .rfind(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c))
        .map_or(0, |at| at + clause[at..].chars().next().map_or(0, char::len_utf8));
    let rest = clause[digits..]
        .trim_start_matches(|c: char| digits > 0 && (c.is_ascii_alphabetic() || "年月日号度底末前点%．.后初以来".contains(c)));
    rest.chars().filter(|c| is_han(*c) || c.is_ascii_alphanumeric()).collect()
}

/// Without what says little at both ends.
fn strip(name: &str) -> String {
    let mut name = name;
    loop {
        if let Some(rest) = HEADS.iter().filter_map(|head| name.strip_prefix(head)).min_by_key(|rest| rest.len()) {
            // 全年 but not 年度, 对 but not 对口: a single character is stripped only before a longer name.
            let is_single = name.len() - rest.len() == '年'.len_utf8();
            if !is_single || !is_word(name, rest) {
                name = rest;
                continue;
            }
        }
        match TAILS.iter().filter_map(|tail| name.strip_suffix(tail)).min_by_key(|rest| rest.len()) {
            Some(rest) => name = rest,
            None => return name.to_owned(),
        }
    }
}

/// Whether the first character of a name begins a word.
fn is_word(name: &str, rest: &str) -> bool {
    let first = name.chars().next().unwrap_or_default();
    let next = rest.chars().next().unwrap_or_default();
    let words = match first {
        '年' => "度均终轻产龄末货",
        '对' => "口外接象标照",
        '向' => "阳上",
        '为' => "民",
        '在' => "校编岗职线建",
        '以' => "案工旧",
        '和' => "谐平",
        '使' => "用",
        '有' => "效机关",
        '共' => "青建享同产有",
        '我' => "",
        '日' => "常报",
        '月' => "度均",
        '来' => "访信源",
        '与' => "会",
        '因' => "公",
        '按' => "期",
        '内' => "部外",
        '后' => "备勤续",
        '前' => "期端",
        '时' => "长间",
        '将' => "",
        '再' => "就生",
        '并' => "购网",
        '及' => "时格",
        '由' => "",
        '的' => "士",
        '等' => "级",
        '于' => "",
        '其' => "他它",
        '含' => "税量",
        '是' => "",
        '底' => "数",
        '末' => "端",
        '近' => "视代期",
        '约' => "谈",
        '超' => "市限标声",
        '到' => "课会位岗",
        '达' => "标",
        '仅' => "",
        '至' => "",
        '让' => "利",
        '把' => "关",
        '从' => "业",
        _ => "",
    };
    words.contains(next)
}

/// A name without what it changed by, and that.
fn changed(name: String) -> (String, Option<&'static str>) {
    let Some((base, change)) = CHANGES.iter().find_map(|change| Some((name.strip_suffix(change)?, *change))) else { return (name, None) };
    let mut base = base;
    while let Some(rest) = COMPARED.iter().find_map(|word| base.strip_suffix(word)) {
        base = rest;
    }
    (strip(base), Some(change))
}

/// The name in what is left of a clause: behind what is done, without 的.
fn named(clause: &str) -> Option<String> {
    let behind =
        verbs::light().filter_map(|verb| clause.rfind(verb).map(|at| at + verb.len())).filter(|at| *at < clause.len()).max().unwrap_or(0);
    let mut name = strip(&clause[behind..]);
    if let Some((_, of)) = name.rsplit_once('的')
        && of.chars().count() >= 2
    {
        name = of.to_owned();
    }
    if name.chars().count() > LONGEST {
        // Behind the last thing that is done, or what joins two.
        let cut = |name: &str, words: &[&str]| {
            words.iter().filter_map(|word| name.rfind(word).map(|at| at + word.len())).filter(|at| name[*at..].chars().count() >= 2).max()
        };
        let heavy = verbs::heavy()
            .filter(|verb| verb.chars().count() > 1)
            .filter_map(|verb| name.rfind(verb))
            .filter(|at| *at > 0 && name[*at..].chars().count() > 2)
            .max();
        let at = heavy.or_else(|| cut(&name, &["以及", "和", "与", "及", "对", "将", "为", "等", "在", "向", "了", "从"]))?;
        name = strip(&name[at..]);
    }
    let count = name.chars().count();
    (2..=LONGEST + 2).contains(&count).then_some(name)
}

/// The name in what follows a number: 个重点调研内容，明确… -> 重点调研内容.
fn object(behind: &str) -> Option<String> {
    let behind = ["以上", "左右", "上下", "以内", "的", "（次）"].iter().find_map(|word| behind.strip_prefix(word)).unwrap_or(behind);
    let far = behind.char_indices().nth(AROUND).map_or(behind.len(), |(at, _)| at);
    let behind = &behind[..far];
    let end = behind.find(|c| is_end(c) || !(is_han(c) || c.is_ascii_alphabetic() || "“”《》".contains(c))).unwrap_or(behind.len());
    let clause: String = behind[..end].chars().filter(|c| is_han(*c) || c.is_ascii_alphabetic()).collect();
    let stop =
        STOPS.iter().filter_map(|stop| clause.char_indices().skip(2).map(|(at, _)| at).find(|at| clause[*at..].starts_with(stop))).min();
    let name = &clause[..stop.unwrap_or(clause.len())];
    let begins_word = STOPS.iter().any(|stop| name.starts_with(stop) && stop.chars().count() > 1)
        || name.starts_with(['，', '已', '均', '被', '并', '在', '为', '对', '和', '与', '及', '同', '比', '较', '是', '达', '增', '占']);
    let count = name.chars().count();
    ((2..=LONGEST).contains(&count) && !begins_word).then(|| name.to_owned())
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
        if !wanted.ends_with(measured) && measured != "数量" && self.take(told.clone()) {
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
