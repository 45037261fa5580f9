//! Units of measure, and words that only look like one.

/// The units, those that begin like a shorter one before it.
const UNITS: &[&str] = &[
    "个百分点",
    "个工作日",
    "平方公里",
    "平方米",
    "立方米",
    "千瓦时",
    "个月",
    "公里",
    "千米",
    "小时",
    "课时",
    "学时",
    "公顷",
    "公斤",
    "分钟",
    "次",
    "个",
    "篇",
    "条",
    "名",
    "人",
    "场",
    "期",
    "项",
    "件",
    "户",
    "家",
    "元",
    "%",
    "％",
    "‰",
    "亩",
    "吨",
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
    "批",
    "轮",
    "起",
    "宗",
    "例",
    "天",
    "分",
    "倍",
    "组",
    "队",
    "棵",
    "株",
    "盏",
    "米",
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
    "趟",
    "遍",
    "位",
    "盘",
    "卷",
    "列",
    "页",
    "种",
];

/// Units that are shares or rates: half of one and half of another is not the whole of both.
const RATIOS: &[&str] = &["%", "％", "‰", "个百分点", "倍", "成"];

/// Whether a unit is a share or a rate, so that its values do not add.
pub(crate) fn is_ratio(unit: &str) -> bool {
    RATIOS.contains(&unit)
}

/// Units that 次 may follow: 人次, 场（次）, 人/次.
const COUNTED: &str = "人场批户家台车班架件项";

/// By which characters a unit becomes the beginning of a word: 次要, 个人, 条例.
const WORDS: &[(&str, &str)] = &[
    ("次", "要数日序级生第"),
    ("个", "人性体别案股税"),
    ("名", "称单师牌录优额胜家义校企医村镇城流词字"),
    ("场", "所地景馆面外站镇"),
    ("期", "间限待满刊末望货"),
    ("条", "例件款文块线幅目理"),
    ("项", "目"),
    ("件", "数"),
    ("份", "额子"),
    ("户", "籍口外厕型主用"),
    ("家", "庭长属园风政电畜具教国校访禽底中里门乡"),
    ("篇", "章目幅"),
    ("部", "门署分队委长"),
    ("处", "理置分于罚级长在境"),
    ("本", "来身职地级年市县区省领质科单部着人报"),
    ("台", "账风"),
    ("套", "餐路"),
    ("起", "来草到步诉点"),
    ("批", "评示准复发"),
    ("面", "对向积临貌"),
    ("支", "部持出撑付队委"),
    ("所", "有在属以长谓"),
    ("张", "贴"),
    ("分", "别析管类享工局配级层"),
    ("天", "然津"),
    ("例", "如会行外"),
    ("组", "织长成"),
    ("队", "伍员长"),
    ("位", "于置"),
    ("节", "约日前"),
    ("讲", "话座课"),
    ("元", "旦素"),
    ("轮", "训换岗"),
    ("人", "大民民才员口力事文"),
    ("门", "店口户槛"),
    ("间", "隔接"),
    ("层", "面次级"),
    ("块", "状"),
];

/// The unit of measure that a text begins with: `次`, `场（次）`, `人/次`, `万元`, `%`. What looks like one but begins a word is none.
pub(crate) fn unit(text: &str) -> Option<&str> {
    let magnitude = text.find(|c| !"百千万亿".contains(c)).unwrap_or(text.len());
    // 10万余人: the number is not followed by the word, so it belongs to the unit.
    let inner = if magnitude > 0 && text[magnitude..].starts_with(['余', '多']) { magnitude + '余'.len_utf8() } else { magnitude };
    match measure(&text[inner..]) {
        Some(measure) => Some(&text[..inner + measure.len()]),
        None if inner == magnitude && matches!(&text[..magnitude], "万" | "亿") => Some(&text[..magnitude]),
        None => None,
    }
}

fn measure(text: &str) -> Option<&str> {
    let unit = *UNITS.iter().find(|unit| text.starts_with(**unit))?;
    let mut end = unit.len();
    if COUNTED.contains(unit) {
        end += ["（次）", "(次)", "/次", "次"].iter().find(|counted| text[end..].starts_with(**counted)).map_or(0, |counted| counted.len());
    }
    let is_word = end == unit.len() && WORDS.iter().any(|(word, next)| *word == unit && text[end..].starts_with(|c| next.contains(c)));
    (!is_word).then_some(&text[..end])
}

#[cfg(test)]
mod tests {
    use super::unit;

    #[test]
    fn units_are_told_from_words() {
        for (text, expected) in [
            ("次，", "次"),
            ("场（次），", "场（次）"),
            ("人/次。", "人/次"),
            ("人次", "人次"),
            ("万元，", "万元"),
            ("百万页", "百万页"),
            ("个百分点", "个百分点"),
            ("个支部", "个"),
            ("万群众", "万"),
            ("万余人", "万余人"),
            ("%。", "%"),
            ("个人先进", ""),
            ("条例", ""),
            ("年", ""),
            ("日", ""),
            ("千多名", "千多名"),
        ] {
            assert_eq!(unit(text).unwrap_or_default(), expected, "{text}");
        }
    }
}
