//! Units of measure, and words that only look like one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The units, by their kinds; in any order.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    // Shares and rates.
    "%",
    "％",
    "‰",
    "个百分点",
    "个百分比",
    "倍",
    "成",
    "番",
    // Money.
    "元",
    "块钱",
    "美元",
    "欧元",
    "英镑",
    "日元",
    "港元",
    "港币",
    "瑞士法郎",
    "台币",
    "新台币",
    "人民币",
    "元人民币",
    // Persons and what persons do.
    "名",
    "人",
    "位",
    "人次",
    "对",
    "户",
    "家",
    "次",
    "场",
    "场次",
    "期",
    "批",
    "批次",
    "班次",
    "轮",
    "届次",
    "遍",
    "趟",
    "回",
    "站次",
    "人天",
    "人公里",
    "吨公里",
    "工日",
    "岁",
    "周岁",
    // Things that are counted.
    "个",
    "篇",
    "条",
    "项",
    "件",
    "份",
    "册",
    "本",
    "部",
    "台",
    "套",
    "辆",
    "处",
    "座",
    "所",
    "间",
    "张",
    "幅",
    "面",
    "支",
    "起",
    "宗",
    "例",
    "组",
    "队",
    "棵",
    "株",
    "盏",
    "笔",
    "门",
    "节",
    "讲",
    "层",
    "幢",
    "栋",
    "块",
    "枚",
    "封",
    "盘",
    "卷",
    "列",
    "页",
    "种",
    "款",
    "类",
    "头",
    "头只",
    "只",
    "匹",
    "羽",
    "尾",
    "口",
    "丛",
    "盆",
    "颗",
    "粒",
    "根",
    "杆",
    "眼",
    "艘",
    "架",
    "副",
    "双",
    "箱",
    "袋",
    "瓶",
    "包",
    "桶",
    "盒",
    "床",
    "席",
    "桌",
    "扇",
    "道",
    "段",
    "集",
    "单",
    "桩",
    "则",
    "首",
    "章",
    "字",
    "题",
    "分",
    "科次",
    "门次",
    "宗地",
    "把",
    "顶",
    "片",
    "团",
    "排",
    "标段",
    "车",
    "剂",
    "平台",
    "路",
    // Time.
    "天", "个月", "个工作日", "小时", "分钟", "秒", "毫秒", "课时", "学时", "学分", "s", "ms",
    // Length, area, room, weight.
    "公里",
    "千米",
    "米",
    "厘米",
    "公分",
    "毫米",
    "海里",
    "km",
    "KM",
    "m",
    "cm",
    "mm",
    "亩",
    "公顷",
    "平方公里",
    "平方千米",
    "平方米",
    "㎡",
    "m²",
    "m2",
    "km²",
    "平米",
    "立方米",
    "方",
    "立方",
    "m³",
    "升",
    "毫升",
    "吨",
    "公斤",
    "千克",
    "克",
    "毫克",
    "微克",
    "斤",
    "kg",
    "吨标准煤",
    "吨标煤",
    "千克标准煤",
    "千克标煤",
    // Energy and data.
    "千瓦时",
    "度电",
    "度",
    "千瓦",
    "兆瓦",
    "吉瓦",
    "千伏安",
    "kWh",
    "kW",
    "MW",
    "GW",
    "千卡",
    "GB",
    "TB",
    "MB",
    "PB",
    "Mbps",
    "℃",
    "摄氏度",
    "分贝",
    // Air and water.
    "微克/立方米",
    "毫克/立方米",
    "毫克/升",
    "μg/m³",
];

/// Units that are shares or rates: half of one and half of another is not the whole of both.
const RATIOS: &[&str] = &["%", "％", "‰", "个百分点", "倍", "成"];

/// Whether a unit is a share or a rate, so that its values do not add.
pub(crate) fn is_ratio(unit: &str) -> bool {
    RATIOS.contains(&unit)
}

/// Whether a unit is money.
pub(crate) fn is_money(unit: &str) -> bool {
    unit.ends_with('元') || unit.ends_with("元人民币")
}

/// Whether a unit is a time: 3天内 is a limit and no figure.
pub(crate) fn is_time(unit: &str) -> bool {
    matches!(unit, "天" | "个月" | "个工作日" | "小时" | "分钟" | "秒")
}

/// Units that 次 may follow: 人次, 场（次）, 人/次.
const COUNTED: &str = "人场批户家台套车班架件剂项站轮课节船航艘辆趟门科期篇册例份";

/// By which characters a unit becomes the beginning of a word, where no number stands before it: 次要, 个人, 条例.
#[rustfmt::skip]
const WORDS: &[(&str, &str)] = &[
    ("次", "要数日序级生第干"), ("个", "人性体别案股税子"), ("名", "副称单师牌录优额胜家义校企医村镇城流词字誉贵片山画曲车泉册为不茶酒菜店园楼著帅模特"),
    ("场", "所地景馆面外站镇均"), ("期", "间限待满刊末望货"), ("条", "例件款文块线幅目理"), ("项", "目"), ("件", "数"),
    ("份", "额子"), ("户", "籍口外厕型主用均"), ("家", "庭长属园风政电畜具教国校访禽底中里门乡务用族"), ("篇", "章目幅"),
    ("部", "门署分队委长"), ("处", "理置分于罚级长在境"), ("本", "来身职地级年市县区省领质科单部着人报次届村镇局"),
    ("台", "账风"), ("套", "餐路"), ("起", "来草到步诉点源"), ("批", "评示准复发"), ("面", "对向积临貌"),
    ("支", "部持出撑付队委柱教农边援"), ("所", "有在属以长谓需"), ("张", "贴"), ("分", "别析管类享工局配级层散布支校"),
    ("天", "然津"), ("例", "如会行外"), ("组", "织长成建"), ("队", "伍员长"), ("位", "于置"), ("节", "约日前能水"),
    ("讲", "话座课好"), ("元", "旦素"), ("轮", "训换岗值"), ("人", "命大民才员口力事文均物类居"), ("门", "店口户槛"),
    ("间", "隔接"), ("层", "面次级层"), ("块", "状"), ("成", "立效果绩功员为长本都熟"), ("对", "于照象策接比标外口"),
    ("单", "位独纯"), ("道", "路德"), ("段", "时"), ("路", "线径面网灯"), ("字", "号"), ("头", "脑"), ("口", "岸碑号腔"),
    ("包", "括含装保"), ("团", "队结员委"), ("片", "区面"), ("方", "面式案法向针便"), ("米", "饭"), ("首", "先次要创届席位"),
    ("把", "握关控"), ("回", "顾应访头收"), ("集", "中体团"), ("类", "似别型"), ("种", "植子养类"), ("只", "有要是能"),
    ("排", "查放序名"), ("顶", "层"), ("升", "级学"), ("克", "服"), ("题", "材目"), ("倍", "加增感"), ("章", "程节"),
    ("根", "据本"), ("批次", "线"), ("粒", "子"), ("颗", "粒"), ("双", "向方重"),
];

/// Units that count only behind a number: alone they are words nearly always.
#[rustfmt::skip]
const NEVER_ALONE: &[&str] = &[
    "成", "对", "单", "道", "段", "路", "字", "头", "口", "包", "团", "片", "方", "首", "把", "回", "集", "只", "排", "顶", "类",
    "种", "根", "章", "题", "s", "m", "ms", "双", "眼", "平台", "盘", "席", "副", "列", "分", "面", "位", "起", "天", "所", "部",
    "本", "倍", "番", "张", "组", "队", "例", "则", "节", "讲", "层", "块", "卷", "轮", "口", "秒", "度电", "粒", "架", "床",
    "桌", "扇", "升", "克", "吨标准煤", "车", "度", "剂",
];

/// By which characters a unit becomes the beginning of a word even behind a number.
#[rustfmt::skip]
const WORDS_BEHIND_NUMBER: &[(&str, &str)] = &[
    ("部", "门"), ("分", "之"), ("成", "立效果"), ("项", "目"), ("类", "似"), ("方", "面"), ("单", "位"), ("m", "in"),
    ("首", "创"), ("集", "中"), ("车", "间道站型辆位"), ("剂", "量型"), ("度", "假过量数"), ("本", "科"), ("人", "口"), ("家", "庭"), ("台", "阶"), ("章", "程"), ("路", "口"),
];

/// The same behind a mark that may stand for a name.
#[rustfmt::skip]
const WORDS_BEHIND_MARK: &[(&str, &str)] = &[
    ("支", "行部"), ("分", "公院行店社厂台局会"), ("米", "业粉"), ("台", "办"), ("度", "假"), ("点", "位"), ("群", "众"), ("班", "子"), ("站", "点"),
    ("组", "团"), ("队", "友"), ("科", "技学"), ("村", "民"), ("株", "洲"), ("床", "位"),
];

/// Units there all the same.
const UNITS_BEHIND_MARK: &[&str] = &["名医", "名校", "名企", "名师", "名村", "名副", "家国", "个体系", "支队伍"];

/// The units by their first character, in the order of these; the longest of each first.
static BY_FIRST: LazyLock<Vec<(char, Vec<&'static str>)>> = LazyLock::new(|| {
    let mut units: BTreeMap<char, Vec<&'static str>> = BTreeMap::new();
    for unit in UNITS {
        units.entry(unit.chars().next().unwrap_or_default()).or_default().push(unit);
    }
    for alike in units.values_mut() {
        alike.sort_by_key(|unit| std::cmp::Reverse(unit.len()));
    }
    units.into_iter().collect()
});

/// The units that begin as this text does. It is asked at every character of a text.
fn alike(text: &str) -> Option<&'static [&'static str]> {
    let first = text.chars().next()?;
    let at = BY_FIRST.binary_search_by_key(&first, |(first, _)| *first).ok()?;
    Some(&BY_FIRST[at].1)
}

/// Whether what a unit is told from stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    Number,
    /// Two marks in the place of a number or of a name: XX名党员, XX支部.
    Mark,
    Nothing,
}

/// The unit of measure that a text begins with, where no number stands before it: `次`, `场（次）`, `人/次`, `万元`, `%`. What looks like
/// one but begins a word is none.
pub(crate) fn unit(text: &str) -> Option<&str> {
    scaled(text, Before::Nothing)
}

/// The unit of measure that a text begins with behind a number: 名 of 3名医护, 个 of 5个体系.
pub(crate) fn unit_behind_number(text: &str) -> Option<&str> {
    scaled(text, Before::Number)
}

/// The unit of measure that a text begins with behind a mark, which stands for a number or for a name: 名 of XX名党员, none of XX支部.
pub(crate) fn unit_behind_mark(text: &str) -> Option<&str> {
    scaled(text, Before::Mark)
}

/// A unit with 百, 千, 万 or 亿 before it, and 余 or 多 among these: 万元, 万余人, 千多万元, 亿千瓦时.
fn scaled(text: &str, before: Before) -> Option<&str> {
    let first = text.chars().next()?;
    if !"百千万亿余多几".contains(first) {
        return measure(text, before).map(|measure| &text[..measure]);
    }
    // 千克标煤 is no thousand of anything.
    if text.starts_with('千')
        && let Some(measure) = measure(text, before)
    {
        return Some(&text[..measure]);
    }
    // 10万余人: the number is not followed by the word, so it belongs to the unit.
    let mut ends: Vec<usize> =
        text.char_indices().take_while(|(_, c)| "百千万亿余多".contains(*c)).take(5).map(|(at, c)| at + c.len_utf8()).collect();
    if !text.starts_with(['百', '千', '万', '亿']) {
        return None;
    }
    // 亿千瓦时 is 亿 and 千瓦时.
    while let Some(end) = ends.pop() {
        if let Some(measure) = measure(&text[end..], before) {
            return Some(&text[..end + measure]);
        }
    }
    if let Some(measure) = measure(text, before) {
        return Some(&text[..measure]);
    }
    let magnitude = text.find(|c| !"万亿".contains(c)).unwrap_or(text.len());
    let rest = &text[magnitude..];
    // 2万余群众
    if magnitude > 0 && rest.starts_with(['余', '多']) && !rest['余'.len_utf8()..].starts_with(['年', '里', '个', '百', '千']) {
        return Some(&text[..magnitude + '余'.len_utf8()]);
    }
    let is_number = (1..=6).contains(&magnitude) && !rest.starts_with(['百', '千', '余', '多', '分']);
    is_number.then_some(&text[..magnitude])
}

/// How many bytes of a text a unit takes.
fn measure(text: &str, before: Before) -> Option<usize> {
    alike(text)?.iter().find_map(|unit| of(unit, text, before))
}

/// Of what a measure is told, spelt out.
const PER: &[&str] = &["立方米", "平方米", "升", "吨", "亩", "公斤", "千克", "公顷", "千瓦时"];

fn of(unit: &'static str, text: &str, before: Before) -> Option<usize> {
    let behind = text.strip_prefix(unit)?;
    let is_latin = unit.ends_with(|c: char| c.is_ascii_alphabetic());
    if is_latin && behind.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-') {
        return None;
    }
    if before == Before::Nothing && NEVER_ALONE.contains(&unit) {
        return None;
    }
    let mut end = unit.len();
    if COUNTED.contains(unit) {
        end += ["（次）", "(次)", "/次", "／次", "·次", "次"]
            .iter()
            .find(|counted| behind.starts_with(**counted))
            .map_or(0, |counted| counted.len());
    }
    let begins_word = |words: &[(&str, &str)]| words.iter().any(|(word, next)| *word == unit && behind.starts_with(|c| next.contains(c)));
    let is_word = match before {
        Before::Number => begins_word(WORDS_BEHIND_NUMBER),
        Before::Nothing => begins_word(WORDS),
        Before::Mark if UNITS_BEHIND_MARK.iter().any(|word| text.starts_with(word)) => false,
        Before::Mark => [WORDS, WORDS_BEHIND_NUMBER, WORDS_BEHIND_MARK].into_iter().any(begins_word),
    };
    if end == unit.len() && is_word {
        return None;
    }
    let behind = &text[end..];
    // 元/亩, 千瓦时/吨, 头（只）
    if let Some(per) = behind.strip_prefix(['/', '／']) {
        let slash = behind.len() - per.len();
        let time = per.chars().next().filter(|c| "年月日天时吨人亩户".contains(*c)).map(char::len_utf8);
        let per = time.or_else(|| alike(per)?.iter().find(|unit| per.starts_with(**unit)).map(|unit| unit.len()));
        return Some(end + per.map_or(0, |per| slash + per));
    }
    // 微克每立方米, 元每亩
    if let Some(per) = behind.strip_prefix('每').and_then(|per| PER.iter().find(|unit| per.starts_with(**unit))) {
        return Some(end + '每'.len_utf8() + per.len());
    }
    if let Some(inner) = behind.strip_prefix('（')
        && let Some((inside, _)) = inner.split_once('）')
        && UNITS.contains(&inside)
    {
        end += "（）".len() + inside.len();
    }
    Some(end)
}

#[cfg(test)]
mod tests;
