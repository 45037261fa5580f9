//! The words around a number: what of a clause says what is counted, and what says little.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::parallel::MEASURES;
use super::stops;
use super::verbs;
use super::words::Words;
use crate::model::numerals::digit;
use crate::model::{is_han, placeholder};

/// The longest name, in characters: a longer one is cut where a word ends.
pub(super) const LONGEST: usize = 20;
/// The longest where no word can be told.
const LONGEST_UNCUT: usize = 26;
/// How far around a number a name is looked for, in characters.
pub(super) const AROUND: usize = 40;

/// What says little at the head of a clause.
#[rustfmt::skip]
static HEADS: LazyLock<Words> = LazyLock::new(|| Words::new([
    "今年以来", "一年来", "一年以来", "本年度", "全年", "全县", "全市", "全区", "全镇", "全局", "全乡", "全校", "全院", "全村",
    "全省", "截至目前", "截止目前", "截至年底", "截至", "截止", "目前", "先后", "累计", "共计", "总共", "一共", "其中", "分别",
    "全部", "年内", "年底前", "同时", "系统", "较好", "顺利", "成功", "切实", "积极", "主动", "认真", "深入", "扎实", "大力",
    "圆满", "有效", "进一步", "最终", "我园", "我馆", "我站", "我所", "我科", "我社区", "我街道", "我公司", "我司", "我厂", "我行", "我队", "我乡", "我局", "我县", "我市", "我区", "我镇", "我院", "我校", "我村", "我们", "我", "本人", "局党组",
    "各支部", "上半年", "下半年", "去年", "今年", "上年", "此外", "另外", "另有", "现有", "拥有", "包括", "牵头", "带头", "已经",
    "已", "并", "共", "还", "也", "再", "又", "为", "对", "将", "向", "由", "在", "以", "及", "和", "了", "拟", "使", "让", "把",
    "从", "年", "月", "底", "末", "日", "确保", "力争", "争取达到", "计划", "预计", "新一年", "每年", "每月", "每季度", "不断",
    "持续", "全面", "统一", "集中力量", "帮助", "的", "等", "于", "其", "含", "有", "是", "我组", "应用", "来", "与", "因",
    "通过", "按", "被", "内", "已有", "仅", "约", "近", "超", "整个", "后", "前", "时", "至", "到", "达",
    "严格", "首批", "第一批", "第二批", "第三批", "首次", "首个", "争取", "预期", "再次", "当年", "本年", "其中有", "全盟", "全州", "全旗", "全街道", "全社区", "全段",
    "全公司", "全集团", "全系统", "近年来", "五年来", "三年来", "本学期", "上学期", "今后", "届时", "加快", "加紧", "稳步", "有序", "着力",
    "聚力", "全科", "全所", "全站", "全队", "全厂", "全园", "全班", "全行", "获", "上旬", "中旬", "下旬", "该村", "该县", "该镇", "该乡", "该市", "该区", "该局", "该校", "该院", "范围内", "村内有", "村内", "辖区内", "境内", "校内", "院内", "五年", "四年", "三年", "两年", "过去五年", "两批", "三批", "多批", "一批", "高标准", "高质量", "高效", "共同", "联合", "独立", "率先", "陆续", "基本", "成功地", "合计", "总计", "一是", "二是", "三是", "四是",
    "五是", "要", "再度", "继续", "连续", "坚持", "注重", "通过了", "实有", "实际", "即", "就", "有力", "有力有效", "妥善", "科学", "精准", "超前", "滚动",
]));
/// How much it changed.
#[rustfmt::skip]
const CHANGES: &[&str] = &[
    "增长", "提高", "下降", "上升", "减少", "增加", "降低", "提升", "增幅", "降幅", "缩短", "压缩", "净增", "回升", "压减",
    "缩减", "扩大", "回落", "递增",
];
static CHANGE: LazyLock<Words> = LazyLock::new(|| Words::new(CHANGES.iter().copied()));
/// And what that is compared with.
#[rustfmt::skip]
static COMPARED: LazyLock<Words> = LazyLock::new(|| Words::new([
    "同比", "环比", "较上年同期", "比上年同期", "较去年同期", "比去年同期", "较上年", "比上年", "较去年", "比去年", "同期",
    "转为", "由上年", "从上年", "由去年", "从去年", "按可比口径", "按可比价格", "按可比价", "按同口径", "同口径", "人均月", "再次", "年均", "平均", "名义", "实际", "分别", "累计", "预计",
    "均", "全年", "全年人均", "人均", "年人均", "月人均", "户均", "同期相比", "首次", "预期", "进一步", "再", "又", "净", "大幅", "总体", "合计", "共", "稳步", "持续", "约", "将", "要", "平均每年",
]));
/// What says little at the end of a clause, before the number.
#[rustfmt::skip]
static TAILS: LazyLock<Words> = LazyLock::new(|| Words::new([
    "达到", "超过", "完成", "实现", "增长到", "提高到", "增加到", "上升到", "提升到", "扩大到", "下降到", "降低到", "减少到",
    "增至", "升至", "降至", "提升至", "提高至", "增长至", "仅有", "仍有", "仍", "只有", "稳步", "进一步", "不断", "明显", "大幅",
    "不少于", "不低于", "不超过", "突破", "接近", "不足", "保持在", "稳定在", "控制在", "达", "为", "有", "共", "了", "近", "约",
    "超", "逾", "至", "的", "等", "仅", "均", "计", "各", "共计", "累计", "总计", "合计", "约为", "大约", "分别", "都", "占",
    "已", "在", "是", "到", "将", "以", "就", "也", "多达", "高达", "扩大到了", "发展到", "总共", "同比", "已经", "其中", "另有",
    "出", "由", "从", "每年", "再", "又", "还", "全部", "至少", "开始", "了近", "拟", "某", "每",
    "首次", "首批", "继续", "持续", "首次达", "首破", "净增", "扩展到", "缩减到", "压缩到", "精简到", "增", "连续", "全年", "预计", "力争", "力争达到", "总数达",
    "就有", "这", "那", "与", "向", "和", "及", "同", "给", "被", "用", "要", "稳居", "实有", "居", "位居", "升", "全区", "全市", "全县", "全省",
    "有了", "均为", "也有", "已有", "现有", "共有", "分别为", "分别达", "最高", "最低", "实际", "仅次于", "于", "要高于", "高于", "低于", "平均为", "平均达", "平均", "日均", "日均净增", "历史性", "创纪录", "可达", "可", "不到", "比去年多", "比上年多", "较上年多", "较去年多", "人均月", "每人每月", "每人每年", "每学期", "每季度", "每月", "每周", "定在", "确定在", "锁定在", "至今", "降到", "降", "按", "迈上", "迈入", "跃上", "站上", "跨上", "个", "余", "整", "每人", "人均",
]));

/// How the clause behind a name that is a whole says so: 累计达8个.
static WHOLES: LazyLock<Words> = LazyLock::new(|| Words::new(["累计", "总数", "总量", "总计", "合计", "共有", "全县共", "全市共"]));

/// What part of a whole something is.
const SHARES: &[&str] = &["比例", "比重", "比率", "份额", "占比"];

/// Words that say little, with how those go on that they begin: 基本 of 基本公共服务.
#[rustfmt::skip]
const BEGUN: &[(&str, &[&str])] = &[
    ("基本", &["公共", "医", "养老", "药", "农", "民生", "生活", "保障", "建设", "户"]), ("科学", &["家", "技术", "院", "普及", "研究", "中心", "城", "实验", "基金"]),
    ("计划", &["生育", "内", "外"]), ("全面", &["小康", "两孩"]), ("集中", &["供", "连片", "养", "居", "安置"]), ("联合", &["国", "体", "会", "办", "支部", "党", "工会", "社", "基"]),
    ("精准", &["扶贫", "脱贫", "医疗"]), ("独立", &["学院", "储能"]), ("共同", &["体", "富裕"]), ("应用", &["场景", "型", "程序", "技术", "示范"]),
    ("五年", &["规划", "计划", "行动"]), ("三年", &["规划", "计划", "行动"]), ("系统", &["集成", "治理"]), ("连续", &["剧"]), ("主动", &["脉"]),
    ("高标准", &["农田"]), ("高效", &["办成", "节", "农业"]), ("已", &["建在建"]), ("我", &["国"]), ("在", &["川", "渝", "沪", "京", "鲁", "苏", "浙", "粤", "皖", "闽", "赣", "湘", "鄂", "豫", "冀", "晋", "陕", "甘", "黔", "滇", "桂", "琼", "辽", "吉", "津"]),
];

/// How a noun goes on that a verb begins: 覆盖率 is no 率 that is covered.
const NOUN_ENDS: &str = "率量额度性型类者";
/// Those that 组织 names when they stand before it.
const GROUPS: &[&str] = &["党", "社会", "经济", "合作", "团", "基层", "群团", "国际", "各级", "民间", "社区", "行业"];

/// The characters of a name: without punctuation, from behind the last number on.
pub(super) fn clean(clause: &str) -> String {
    let from = clause.char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
    let clause = &clause[from..];
    let clause = &without_codes(clause);
    let digits = clause.rfind(|c| digit(c).is_some()).map_or(0, |at| at + clause[at..].chars().next().map_or(0, char::len_utf8));
    let rest = clause[digits..]
        .trim_start_matches(|c: char| digits > 0 && (c.is_ascii_alphabetic() || "年月日号度底末前点%．.后初以来个".contains(c)));
    // 17号线西延伸: the number is part of a name.
    if digits > 0 && ["号线", "号楼", "号机", "号井", "号桥", "号泵"].iter().any(|part| clause[digits..].starts_with(part)) {
        return String::new();
    }
    // 35-50岁党员, 35岁以下党员: what is said of them is no name.
    let rest = rest.strip_prefix('岁').filter(|behind| digits > 0 && behind.starts_with(is_han)).unwrap_or(rest);
    let rest = Some(rest).filter(|_| digits > 0).and_then(behind_bound).unwrap_or(rest);
    let rest = ["岁以上", "岁以下", "周岁以上"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    // 污水治理（管控）率
    let mut depth = 0_usize;
    let name = rest
        .chars()
        .filter(|c| {
            depth = if "（(".contains(*c) { depth + 1 } else { depth };
            let is_within = depth > 0;
            depth = if "）)".contains(*c) { depth.saturating_sub(1) } else { depth };
            !is_within && (is_han(*c) || c.is_ascii_alphanumeric())
        })
        .collect();
    without_left_out(name)
}

/// A name behind the marks that stand for another: XX|品牌专业. X光 is a word.
fn without_left_out(name: String) -> String {
    let is_left_out = |at: usize, c: char| {
        let run = if c == '某' { 0 } else { placeholder::run(name[at..].chars()) };
        let behind = name[at..].chars().nth(run);
        run > 0 && behind.is_some_and(|c| is_han(c) && !"光射".contains(c))
    };
    let last = name.char_indices().rfind(|(at, c)| is_left_out(*at, *c));
    last.map_or_else(|| name.clone(), |(at, c)| name[at + c.len_utf8()..].to_owned())
}

/// What is done to somebody, at the end of a clause: 对破坏治安犯罪|批捕.
const DONE_TO: &[&str] = &["批捕", "起诉", "提起公诉", "批准逮捕", "立案", "查处", "约谈", "问责", "处罚", "处分"];
/// What somebody gets: 向各镇|推送提示函.
#[rustfmt::skip]
const GIVEN: &[&str] = &[
    "推送", "发送", "报送", "上报", "发放", "提供", "推介", "捐赠", "捐助", "移送", "赠送", "发出", "提出", "争取", "征集", "征求", "通报", "下发", "印发",
];

/// A clause without who does it, to whom and where: 检查组共|检查单位, 向各镇|推送提示函, 在道路两侧|种植果树.
pub(super) fn without_actor(clause: &str) -> &str {
    let deed = |text: &str| verbs::ALL_WORDS.at_head(text).filter(|verb| verb.chars().count() > 1);
    // 检查组共, 大队先后
    for word in ["先后", "累计", "共", "已"] {
        let ends_unit =
            |at: usize| clause[..at].trim_end_matches("全年").ends_with(|c| "院局组队委会校司部站所办府关厅科馆园心".contains(c));
        if let Some(at) = clause.rfind(word).filter(|at| *at > 0 && ends_unit(*at)) {
            let behind = &clause[at + word.len()..];
            if behind.is_empty() || behind.starts_with('有') || deed(behind).is_some() {
                return behind;
            }
        }
    }
    // 连心工程方面|走访农户
    if let Some((_, behind)) = clause.rsplit_once("方面").filter(|(_, behind)| deed(behind).is_some()) {
        return behind;
    }
    let first = clause.chars().next().unwrap_or_default();
    let rest = &clause[first.len_utf8().min(clause.len())..];
    if !"对向在".contains(first) || begins_word(&clause[..first.len_utf8()], rest) {
        return clause;
    }
    let found = match first {
        '对' => DONE_TO.iter().find_map(|done| clause.strip_suffix(done)).map(str::len),
        '向' => GIVEN.iter().filter_map(|given| clause.find(given)).min(),
        _ => clause
            .char_indices()
            .skip(3)
            .find(|(at, _)| deed(&clause[*at..]).is_some_and(|verb| is_verb(clause, *at, at + verb.len())))
            .map(|(at, _)| at),
    };
    found.map_or(clause, |at| &clause[at..])
}

/// A clause without 5G, 4A级 and M2, which are no numbers.
pub(super) fn without_codes(clause: &str) -> Cow<'_, str> {
    let is_code = |c: char| c.is_ascii_alphanumeric() || c == '.';
    if !clause.contains(|c: char| c.is_ascii_alphabetic()) || !clause.contains(|c: char| c.is_ascii_digit()) {
        return clause.into();
    }
    let mut out = String::with_capacity(clause.len());
    let mut rest = clause;
    while let Some(at) = rest.find(is_code) {
        let (before, code) = rest.split_at(at);
        out.push_str(before);
        let (code, behind) = code.split_at(code.find(|c| !is_code(c)).unwrap_or(code.len()));
        let is_mixed = code.contains(|c: char| c.is_ascii_alphabetic()) && code.contains(|c: char| c.is_ascii_digit());
        if !is_mixed {
            out.push_str(code);
        }
        rest = Some(behind)
            .filter(|_| is_mixed)
            .and_then(|behind| behind.strip_prefix('级'))
            .map_or(behind, |behind| behind.strip_prefix("以上").unwrap_or(behind));
    }
    out.push_str(rest);
    out.into()
}

/// What follows a bound behind a number: 岁以上, 年以下.
fn behind_bound(rest: &str) -> Option<&str> {
    let at = rest.char_indices().take(4).find(|(_, c)| *c == '以')?.0;
    rest[at + '以'.len_utf8()..].strip_prefix(['上', '下', '内', '外'])
}

/// Without what says little at both ends.
pub(super) fn strip(name: &str) -> &str {
    // 在全省基础上新增
    let mut name = name.rsplit_once("基础上").map_or(name, |(_, behind)| behind);
    loop {
        if let Some(rest) =
            HEADS.at_head(name).map(|head| &name[head.len()..]).filter(|rest| !begins_word(&name[..name.len() - rest.len()], rest))
        {
            name = rest;
            continue;
        }
        match TAILS.at_end(name).map(|tail| &name[..name.len() - tail.len()]).filter(|rest| !ends_word(rest, &name[rest.len()..])) {
            Some(rest) => name = rest,
            None => return name,
        }
    }
}

/// Whether what stands at the head of a name begins a word: 全年 does not, but 年 of 年度, 对 of 对口 and 累计 of 累计额 do.
fn begins_word(head: &str, rest: &str) -> bool {
    if BEGUN.iter().any(|(begin, ends)| *begin == head && ends.iter().any(|end| rest.starts_with(end))) {
        return true;
    }
    if head.chars().count() > 1 {
        return rest.starts_with(|c| "率量额数值级化性".contains(c));
    }
    // 共建成房屋, beside 共建单位.
    if head == "共" && ["建成", "建立", "建设", "建有"].iter().any(|verb| rest.starts_with(verb)) {
        return false;
    }
    let first = head.chars().next().unwrap_or_default();
    let next = rest.chars().next().unwrap_or_default();
    let words = match first {
        '年' => "度均终轻产龄末货",
        '对' => "口外接象标照",
        '向' => "阳上",
        '为' => "民",
        '在' => "校编岗职线建读册籍园院营",
        '以' => "案工旧电气奖",
        '和' => "谐平",
        '使' => "用",
        '有' => "效机关力序色限",
        '共' => "青建享同产有",
        '我' => "",
        '日' => "常报均产夜",
        '月' => "度均",
        '来' => "访信源",
        '与' => "会",
        '因' => "公地材",
        '按' => "期",
        '内' => "部外",
        '后' => "备勤续",
        '前' => "期端",
        '时' => "长间序",
        '将' => "",
        '再' => "就生审",
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
        '近' => "视代期岸郊海年",
        '约' => "谈",
        '超' => "市限标声长高大",
        '到' => "课会位岗",
        '达' => "标成",
        '仅' => "",
        '至' => "",
        '让' => "利",
        '把' => "关",
        '从' => "业",
        '要' => "素点闻",
        '即' => "时",
        '就' => "业医学诊近地餐",
        _ => "",
    };
    words.contains(next)
}

/// Whether a single character at the end of a name ends a word: 支出, 国有, 节约.
fn ends_word(rest: &str, tail: &str) -> bool {
    let mut characters = tail.chars();
    let (Some(last), None) = (characters.next(), characters.next()) else { return false };
    let previous = rest.chars().next_back().unwrap_or_default();
    let words = match last {
        '出' => "支输产演突进退付杰派外转",
        '到' => "签报直",
        '有' => "国公所共占私民享",
        '的' => "目",
        '等' => "平高中初对同",
        '计' => "审设统会估生合累总",
        '共' => "公",
        '约' => "节合公履签条预特",
        '在' => "存内潜",
        '由' => "自事理",
        '还' => "归偿",
        '近' => "邻附周就",
        '为' => "行作人",
        '都' => "首成",
        '从' => "服",
        '拟' => "模虚",
        '就' => "成造",
        '达' => "发传",
        '与' => "参",
        '向' => "方定导面",
        '和' => "共饱柔谐",
        '及' => "普涉以",
        '同' => "合共认协",
        '用' => "使利应费公专通信录聘采启租征耗",
        '居' => "民邻安定宜移旅",
        '升' => "提上回",
        '降' => "下",
        '增' => "新",
        '要' => "纪需主重",
        '于' => "",
        '个' => "",
        '余' => "业盈剩富节结",
        '整' => "调",
        '给' => "供",
        _ => "",
    };
    words.contains(previous)
}

/// A name without what it changed by, and that.
pub(super) fn changed(name: &str) -> (&str, Option<&'static str>) {
    let Some(change) = CHANGE.at_end(name) else { return (name, None) };
    let mut base = &name[..name.len() - change.len()];
    // 较整个去年增长
    if base.starts_with(['较', '比']) && !["比重", "比例", "比率", "比赛", "较大"].iter().any(|word| base.starts_with(word)) {
        return ("", Some(change));
    }
    while let Some(word) = COMPARED.at_end(base).filter(|word| !ends_word(&base[..base.len() - word.len()], word)) {
        base = &base[..base.len() - word.len()];
    }
    (strip(base), Some(change))
}

/// How it changed, at the head of a text.
pub(super) fn change_at_head(text: &str) -> Option<&'static str> {
    CHANGE.at_head(text)
}

/// The same behind 分别: 分别再降, 分别同比增长.
pub(super) fn change_behind(text: &str) -> Option<&'static str> {
    let bare =
        ["同比", "比上年", "较上年", "再", "又", "均", "净", "约", "平均"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let short = || match bare.chars().next()? {
        '增' => Some(("增长", '增'.len_utf8())),
        '降' => Some(("下降", '降'.len_utf8())),
        '升' => Some(("上升", '升'.len_utf8())),
        _ => None,
    };
    let (change, length) = CHANGE.at_head(bare).map(|change| (change, change.len())).or_else(short)?;
    // 分别增至: how much it is now.
    (!bare[length..].starts_with(['到', '至', '为'])).then_some(change)
}

/// Whether a clause says that what follows is all of it.
pub(super) fn is_whole(clause: &str) -> bool {
    WHOLES.is_within(clause)
}

/// The name in what is left of a clause: behind what is done, without 的.
pub(super) fn named(clause: &str) -> Option<String> {
    let (light, behind) = verbs::LIGHT_WORDS
        .within_from_end(clause)
        .map(|(at, verb)| (at, at + verb.len()))
        .find(|(at, end)| is_verb(clause, *at, *end))
        .unwrap_or_default();
    let mut name = strip(&clause[behind..]);
    // 交通完成投资, 规上企业实现产值: what is measured is of those who do it.
    let of = strip(&clause[..light]);
    if MEASURES.contains(&name) && name.chars().count() <= 3 && ["完成", "实现"].contains(&&clause[light..behind]) && is_measured(of) {
        return Some(format!("{of}{name}"));
    }
    // 新型储能累计建成并网: what was done alone is no name.
    let whole = Some(strip(&clause[..light]))
        .filter(|of| ["累计", "共计", "总共", "先后"].contains(&&clause[light..behind]) && verbs::are_all(name) && of.chars().count() >= 2);
    if let Some(of) = whole.filter(|of| !verbs::are_all(of)) {
        return Some(format!("{of}{name}")).filter(|name| name.chars().count() <= LONGEST);
    }
    if let Some((whole, of)) = name.rsplit_once('的')
        && of.chars().count() >= 2
    {
        // 研发支出占生产总值的比重: the first is what is measured.
        if SHARES.contains(&of) {
            let end = ["相当于", "占"].iter().filter_map(|word| whole.find(word)).min().unwrap_or(whole.len());
            let part = strip(&whole[..end]);
            return (part.chars().count() >= 2).then(|| format!("{part}占比"));
        }
        name = of;
    }
    // 社区有企业
    if let Some(at) =
        name.rfind('有').filter(|at| *at > 0 && !stops::is_within_word(name, *at) && name[at + '有'.len_utf8()..].chars().count() >= 2)
    {
        name = &name[at + '有'.len_utf8()..];
    }
    // 大街、沿河路等城市道路
    if let Some(of) = behind_list(name) {
        name = of;
    }
    if name.chars().count() > LONGEST {
        name = cut(name).unwrap_or(name);
    }
    (2..=LONGEST_UNCUT).contains(&name.chars().count()).then(|| name.to_owned())
}

/// Whether something of a measure may be named by these words: no verb, no whole sentence.
fn is_measured(of: &str) -> bool {
    (2..=12).contains(&of.chars().count())
        && of.chars().all(is_han)
        && !verbs::ALL_WORDS.is_within(of)
        && !of.contains(['的', '了', '和', '并'])
}

/// What a list is of: 大街、沿河路等|城市道路.
fn behind_list(name: &str) -> Option<&str> {
    let at = name.rmatch_indices('等').map(|(at, _)| at).find(|at| *at > 0 && !stops::is_within_word(name, *at))?;
    let of = strip(&name[at + '等'.len_utf8()..]);
    let of = ["领域", "方面", "渠道", "环节", "行业", "部门", "形式", "方式"]
        .iter()
        .find_map(|kind| of.strip_prefix(kind))
        .filter(|of| of.chars().count() >= 4)
        .unwrap_or(of);
    (of.chars().count() >= 2).then_some(of)
}

/// A long name behind the last thing that is done, or behind what joins two.
fn cut(name: &str) -> Option<&str> {
    let heavy = verbs::HEAVY_WORDS
        .within_from_end(name)
        .find(|(at, verb)| *at > 0 && verb.chars().count() > 1 && is_verb(name, *at, at + verb.len()))
        .map(|(at, _)| at);
    let joined = || {
        let ends = ["以及", "和", "与", "及", "对", "将", "为", "等", "在", "向", "了", "从"]
            .iter()
            .filter_map(|word| name.rfind(word).map(|at| (at, at + word.len())));
        ends.filter(|(at, end)| name[*end..].chars().count() >= 2 && !stops::is_within_word(name, *at)).map(|(_, end)| end).max()
    };
    Some(strip(&name[heavy.or_else(joined)?..])).filter(|cut| cut.chars().count() >= 4)
}

/// Whether a verb in a clause is one there: 覆盖率, 党组织 and 支出 hold none.
fn is_verb(clause: &str, at: usize, end: usize) -> bool {
    let behind = &clause[end..];
    let is_group = &clause[at..end] == "组织" && GROUPS.iter().any(|group| clause[..at].ends_with(group));
    // 研究与试验发展经费
    let is_joined = behind.starts_with(['与', '和']);
    behind.chars().nth(1).is_some() && !(is_group || is_joined || behind.starts_with(|c| NOUN_ENDS.contains(c)))
}

#[cfg(test)]
mod tests;
