//! Blanks: where a number was left out before its unit of measure.
//!
//! `召开次会议`, `党员名，`, `资金万元` leave nothing at all; `XX次`, `__人`, `**万元` leave a mark. Chinese writes no spaces, so a unit
//! without a number is told from a word by what stands around it; where that is not certain it is taken for a word.

use super::verbs;
use crate::model::unit::{unit, unit_behind_mark};
use crate::model::{is_han, placeholder};

/// Before these units such characters make a word: 多次, 层次, 现场, 学期. Numerals are among them.
const NOT_BEFORE: &[(&str, &str)] = &[
    ("次", "多数几每首再其依逐屡历层档名批场人车班频等位梯主版轮航架台户家年届席座单当本此该上下前后初头末累渐鳞造编世辈目今晚两半座"),
    ("个", "这那各每整多几哪某单逐两首个数挨半"),
    ("篇", "长短首开全名通诗专新华每多好佳大美妙"),
    ("场", "现市广操商农牧立登进上下在当离退会剧赛球机林磁战工气道排收养考一各多专主每首卖职官情殖车宰埋植练育营石圾堆菜马雪猪鸡渔种"),
    ("期", "日学假周定分长短近初中后末到工时早限延孕汛暑寒预同任刑一前本首每各多按如逾遇渡窗续旺淡花果苗蜜青任更成幼发育痛"),
    ("份", "身股月年辅备县省成缘每各多一"),
    ("件", "文条案事证信访邮附软硬零稿急要物元部组构每各多一计办配器"),
    ("条", "信头链线教一多每各面"),
    ("项", "事选强弱款立各单专逐奖账多每一义"),
    ("户", "农用客账入散贫低商住落难保门窗养租储大每各多一困"),
    ("批", "审报首分成大多每各一特"),
    ("吨", "每万千百"),
    ("亩", "每万千百"),
    ("座", "讲插星底客满叫让就入宝在"),
    ("台", "平舞擂电讲柜灶后前站上下看展吧"),
    ("套", "配手外成全圈客整"),
    ("辆", "车"),
    ("株", "植病守"),
    ("棵", "几"),
    ("盏", "推"),
];

/// What so many of it there are: a word before a unit at the end of its clause.
const COUNTED: &[(&str, &[&str])] = &[
    ("条", &["建议", "措施", "意见", "线索", "信息", "问题", "制度", "对策", "举措", "新闻", "经验", "规定"]),
    ("项", &["措施", "制度", "任务", "问题", "成果", "活动", "实事", "指标", "整改", "隐患", "工程", "课题", "荣誉", "服务", "政策"]),
    ("份", &["资料", "问卷", "报告", "材料", "文件", "手册", "礼包", "协议", "合同", "清单", "传单", "计划"]),
    ("件", &["提案", "议案", "信访", "投诉", "举报", "诉求", "建议", "实事", "案件", "事项", "纠纷", "矛盾", "申请", "业务"]),
    ("期", &["简报", "专栏", "讲堂", "专刊", "课堂", "训班"]),
    ("场", &["讲座", "活动", "宣讲", "会议", "演练", "比赛", "演出", "巡展", "论坛", "展览", "招聘会"]),
    ("户", &["走访", "慰问", "帮扶", "家庭", "群众"]),
    ("家", &["单位", "机构", "商户", "超市", "公司", "门店", "学校"]),
    ("人次", &["党员", "群众", "干部", "职工", "居民", "村民", "学员", "师生", "培训", "参训", "慰问", "走访"]),
    ("公里", &["道路", "公路", "管网", "渠道", "河道", "堤防"]),
    ("亩", &["土地", "农田", "造林", "面积"]),
    ("元", &["经费", "资金", "善款", "捐款", "党费", "慰问金", "救助金", "补助金", "补贴", "会费", "奖金", "低保金"]),
    ("人", &["党员", "职工", "教师", "学生", "居民", "村民", "干部", "群众", "积极分子"]),
    ("盏", &["路灯"]),
    ("棵", &["树", "树木", "树苗"]),
    ("株", &["树", "树木", "树苗", "苗木"]),
    ("吨", &["垃圾", "物资", "产量", "总产"]),
];

/// What so much money is.
#[rustfmt::skip]
const MONEY: &[&str] = &[
    "资金", "经费", "投资", "收入", "补贴", "补助", "善款", "捐款", "款", "贷款", "产值", "利润", "税收", "投入", "争取", "发放",
    "节约", "筹集", "完成", "实现", "支出", "金额", "捐赠", "捐助", "拨付", "落实", "增收", "营收", "销售额", "总额", "物资", "引资",
];

/// How the word for those who are counted by 名 ends.
const PERSONS: &str = "员记生长者师民工手兵友警众才干";

/// A blank that a text has at a place: the mark that stands for the number, if any, then 余 or 多, then the unit.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Blank<'t> {
    pub(super) mark: &'t str,
    pub(super) after: &'t str,
    pub(super) unit: &'t str,
}

/// The blank at the beginning of `rest`, which `before` stands in front of.
pub(super) fn blank<'t>(before: &str, rest: &'t str) -> Option<Blank<'t>> {
    // 召开党员大会 次，: one space is a slip of the keyboard, and what it stands for is told as if it were none.
    if let Some(spaced) =
        rest.strip_prefix([' ', '\u{3000}']).filter(|spaced| before.ends_with(is_han) && !spaced.starts_with(char::is_whitespace))
        && let Some(found) = blank(before, spaced).filter(|found| found.mark.is_empty() && found.after.is_empty())
    {
        return Some(Blank { mark: &rest[..rest.len() - spaced.len()], ..found });
    }
    let (mark, behind) = rest.split_at(mark(rest));
    let (after, behind) = behind.split_at(if behind.starts_with(['余', '多']) { '余'.len_utf8() } else { 0 });
    // Behind two marks what looks like a unit is one, if it does not begin a word: XX支部.
    let is_certain = mark.chars().count() > 1 && !mark.starts_with([' ', '\u{3000}', '某', '…', '?', '？']);
    // 有x所新建学校
    let is_held =
        mark.starts_with(['x', 'X', '×']) && (before.ends_with(['有', '达', '共']) && !before.ends_with("没有") || ends_in_verb(before));
    let unit = if is_certain || is_held { unit_behind_mark(behind) } else { unit(behind) }?;
    let next = behind[unit.len()..].chars().next();
    // ……人人参与, 怎么办？件件落实
    if behind[unit.len()..].starts_with(unit) {
        return None;
    }
    // XX场所, XX个人: a name was left out, no number.
    if ["场所", "个人", "条例", "项目", "家庭", "台办", "家长"].iter().any(|word| behind.starts_with(word)) {
        return None;
    }
    let found = Blank { mark, after, unit };
    let is_scaled = unit.starts_with(['百', '千', '万', '亿']);
    if mark.is_empty()
        && (is_scaled && !unit.ends_with('元') || ["以上", "以下", "以内", "级"].iter().any(|word| behind[unit.len()..].starts_with(word)))
    {
        return None;
    }
    // 接待人次、收入分别增长5%和6%: names of what is measured.
    if mark.is_empty() && names_one_of_several(&behind[unit.len()..]) {
        return None;
    }
    // 第XX位 is a place.
    if before.ends_with('第') {
        return None;
    }
    let certain = if mark.starts_with(BRACKETS) || SQUARE.iter().any(|(open, _)| mark.starts_with(*open)) {
        true
    } else if mark.is_empty() {
        let last = before.chars().next_back().filter(|c| is_han(*c) || matches!(c, '”' | '》' | '）'))?;
        !is_numeral(last)
            && !"余几".contains(last)
            && (if after.is_empty() { is_left_out(before, unit, next) } else { after == "余" && is_left_out_before_more(last, next) })
    } else if mark.starts_with(['某', '…', '?', '？']) {
        // These stand at the end of a clause and of a question too.
        ends_clause(next) || ends_in_verb(before)
    } else {
        // Letters that belong to a word, a multiplication, 1+N个.
        !before.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '+' | '＋'))
    };
    certain.then_some(found)
}

/// What opens the brackets that stand around a number.
const BRACKETS: &[char] = &['（', '('];
/// What opens and closes those that stand around its mark: [X]元, 【】次.
const SQUARE: &[(char, char)] = &[('[', ']'), ('【', '】'), ('［', '］')];

/// The length of what was written in place of a number: XX, xxx.x, two spaces, （　）.
fn mark(text: &str) -> usize {
    let Some(first) = text.chars().next() else { return 0 };
    if BRACKETS.contains(&first) {
        let end = text.char_indices().skip(1).take(placeholder::LONGEST + 1).find(|(_, c)| !(c.is_whitespace() || *c == '_'));
        return end.filter(|(_, c)| matches!(c, '）' | ')')).map_or(0, |(at, c)| at + c.len_utf8());
    }
    if let Some((_, close)) = SQUARE.iter().find(|(open, _)| *open == first) {
        let inner = &text[first.len_utf8()..];
        let run = placeholder::run(inner.chars().take(placeholder::LONGEST + 1));
        let behind = inner.char_indices().nth(run).map_or("", |(at, _)| &inner[at..]);
        return if run <= placeholder::LONGEST && behind.starts_with(*close) {
            first.len_utf8() + inner.len() - behind.len() + close.len_utf8()
        } else {
            0
        };
    }
    if first.is_whitespace() {
        // One space is a slip of the keyboard, a long row is a rule.
        let run = text.chars().take(placeholder::LONGEST + 1).take_while(|c| c.is_whitespace()).count();
        return if (2..=placeholder::LONGEST).contains(&run) { text.chars().take(run).map(char::len_utf8).sum() } else { 0 };
    }
    let length = |text: &str| -> usize {
        let run = placeholder::run(text.chars().take(placeholder::LONGEST + 1));
        if run <= placeholder::LONGEST { text.chars().take(run).map(char::len_utf8).sum() } else { 0 }
    };
    let whole = length(text);
    let point = if whole > 0 && text[whole..].starts_with('.') { length(&text[whole + 1..]) } else { 0 };
    if point > 0 { whole + 1 + point } else { whole }
}

fn is_left_out(before: &str, unit: &str, next: Option<char>) -> bool {
    match unit {
        "%" | "％" | "‰" | "个百分点" => return true,
        _ if unit.ends_with('元') && unit.starts_with(['百', '千', '万', '亿']) => {
            return MONEY.iter().any(|word| before.ends_with(word))
                || (ends_in_verb(before) && !next.is_some_and(|c| "级户村项企产工园镇乡".contains(c)));
        }
        _ if unit.ends_with("（次）") || unit.ends_with("(次)") || unit.ends_with("/次") => return true,
        _ => {}
    }
    if ends_clause(next) {
        let is_word = NOT_BEFORE.iter().any(|(of, words)| *of == unit && before.ends_with(|c| words.contains(c)));
        let is_counted = COUNTED.iter().any(|(of, words)| *of == unit && words.iter().any(|word| before.ends_with(word)));
        return match unit {
            "名" => before.ends_with(|c| PERSONS.contains(c)) || before.ends_with("干部") || before.ends_with("骨干"),
            _ if is_word => false,
            // 个 and 篇 end a clause only after what is counted, 次 after what is done.
            "次" | "个" | "篇" => before.chars().rev().take(2).filter(|c| is_han(*c) || matches!(c, '”' | '》')).count() == 2,
            // 举办展览场: what is done, to what.
            "场" | "期" | "份" | "件" | "条" | "项" | "批" | "人次" | "场次" | "公里" | "吨" | "座" | "台" | "套" | "辆" | "株" | "棵" => {
                is_counted || is_done_to(before)
            }
            _ => is_counted,
        };
    }
    // 召开次会议: between what is done and to what.
    let follows = next.is_some_and(|c| is_han(c) && !"的了着过是在和与及或等以之后前中内外上下".contains(c));
    let counts =
        matches!(unit, "次" | "场" | "期" | "个" | "名" | "篇" | "条" | "件" | "项" | "份" | "户" | "家" | "人次" | "场次" | "批次");
    follows && counts && ends_in_verb(before.strip_suffix('了').unwrap_or(before))
}

/// Whether a clause lists what it tells the numbers of behind it.
fn names_one_of_several(behind: &str) -> bool {
    behind.starts_with(['、', '和', '与', '及'])
        && behind.split(['，', '。', '；', '！']).next().is_some_and(|clause| {
            let near: String = clause.chars().take(60).collect();
            ["分别", "均", "增速", "增长", "下降"].iter().any(|word| near.contains(word))
        })
}

/// 余次, 余名: no word begins so, but some end in 余.
fn is_left_out_before_more(last: char, next: Option<char>) -> bool {
    !"其业剩富节盈残年月岁空多业工".contains(last) && next.is_none_or(|c| is_han(c) || is_end(c))
}

fn ends_in_verb(before: &str) -> bool {
    verbs::COUNTING_WORDS.at_end(before).is_some()
}

/// Whether a clause says what is done, and behind it to what, in two to eight characters.
fn is_done_to(before: &str) -> bool {
    let from = before.char_indices().rev().take(10).last().map_or(0, |(at, _)| at);
    let near = &before[from..];
    let clause = near.rfind(is_end).map_or(near, |at| &near[at..]);
    verbs::COUNTING_WORDS
        .within_from_end(clause)
        .map(|(at, verb)| &clause[at + verb.len()..])
        .any(|object| object.chars().filter(|c| is_han(*c)).count() >= 2 && !object.contains('的'))
}

fn ends_clause(next: Option<char>) -> bool {
    next.is_none_or(is_end)
}

pub(super) fn is_end(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '：' | '、' | '！' | '？' | ',' | ';' | ':' | '!' | '?' | '）' | ')')
}

fn is_numeral(c: char) -> bool {
    "零〇一二三四五六七八九十百千万亿两半第".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_told_from_words() {
        for (before, rest, unit) in [
            ("召开", "次党组会议", "次"),
            ("听取党支部工作汇报", "次，", "次"),
            ("书记上党课", "次。", "次"),
            ("调整党支部书记", "名，", "名"),
            ("新发展党员", "名", "名"),
            ("捐助资金", "万元，", "万元"),
            ("培训", "XX人次", "人次"),
            ("投入", "**万元", "万元"),
            ("走访群众", "余户", "户"),
            ("组织活动", "___场", "场"),
            ("开展活动", "某次。", "次"),
            ("参学率", "%。", "%"),
            ("形成调研报告", "篇，", "篇"),
            ("观看警示教育片", "场（次），", "场（次）"),
            ("提出意见建议", "条，", "条"),
            ("召开会议", "　　次", "次"),
            ("培训", "x期", "期"),
            ("接待游客", "xxx.x万人次", "万人次"),
            ("举办展览", "场，", "场"),
            ("设置了", "个窗口", "个"),
            ("争取经费", "万多元，", "万多元"),
            ("入库企业", "×家", "家"),
            ("完成", "XXkg", "kg"),
            ("完成投资", "（ ）万元", "万元"),
            ("占比", "(  )%", "%"),
            ("召开党员大会", " 次，", "次"),
            ("收缴党费", "元。", "元"),
            ("慰问老党员", "人。", "人"),
            ("新建公厕", "座，", "座"),
            ("安装路灯", "盏。", "盏"),
            ("完成招商引资", "亿元。", "亿元"),
            ("走访困难群众", " 户，", "户"),
            ("争取资金", "N万元", "万元"),
            ("惠及群众", "N户，", "户"),
            ("推进", "M个项目", "个"),
            ("发放", "△△份", "份"),
            ("产量", "吨。", "吨"),
            ("新发展党员", "…名。", "名"),
            ("召开", "……次党组会议", "次"),
            ("上党课", "?次，", "次"),
            ("走访", "？户困难群众", "户"),
            ("全区将有", "x所新建学校", "所"),
            ("实现销售总额", "[X]元，", "元"),
            ("老客户维护率达到", "[X]%。", "%"),
            ("召开会议", "【】次", "次"),
        ] {
            assert_eq!(blank(before, rest).map(|blank| blank.unit), Some(unit), "{before}{rest}");
        }
        for (before, rest) in [
            ("多", "次召开会议"),
            ("召开", "多次会议"),
            ("发展", "多种经营"),
            ("发展", "多元产业"),
            ("处置", "多起险情"),
            ("引进", "亿元以上项目"),
            ("组织活动", "百余次"),
            ("接待来访群众百余", "人次。"),
            ("引进", "亿元项目2个"),
            ("排查", "XX场所"),
            ("走访", "XX支部"),
            ("挂牌", "XX分院"),
            ("推行1+", "N个项目"),
            ("佩戴", "N95口罩"),
            ("成立", "A组织"),
            ("表彰", "XX个人"),
            ("搭建学习平", "台，"),
            ("举办专题讲", "座，"),
            ("做好后勤配", "套，"),
            ("学习（会议）", "，"),
            ("参加", "×支教"),
            ("层", "次，"),
            ("首", "次。"),
            ("解决", "个人困难"),
            ("制定", "条例"),
            ("检查", "场所"),
            ("实名报", "名，"),
            ("带头签", "名。"),
            ("完成", "项目建设"),
            ("走访", "家庭"),
            ("超", "亿元"),
            ("数", "万元"),
            ("深入现", "场，"),
            ("每一", "次，"),
            ("第三", "次，"),
            ("业", "余名"),
            ("MA", "X次"),
            ("某", "某单位"),
            ("各", "个，"),
            ("谱写新", "篇。"),
            ("新", "次"),
            ("组织参加学", "期，"),
            ("慰问困难", "户，"),
            ("建设奶牛养殖", "场、大棚3座"),
            ("接待游客", "人次、旅游收入分别增长5%和6%"),
            ("实施", "次干道改造"),
            ("政务服务办", "件，"),
            ("在关键节点谋好", "篇、布好局"),
            ("接待游客", "人次、旅游收入均增长10%"),
            ("建成", "名副其实的粮仓"),
            ("创建良种", "场，建设冷库"),
            ("处于阵痛", "期、换挡期"),
            ("用好战略机遇", "期，攻坚克难"),
            ("设立五年过渡", "期，保持稳定"),
            ("补齐民生短板弱", "项、办好实事"),
            ("没有出现一例上访事件和信访", "件；选派干部"),
            ("大家参加培训", "……人人都有收获"),
            ("怎么落实", "？件件有回音"),
            ("做到了", "吗？个个都行"),
            ("学习、宣讲", "……条例人人会背"),
            ("没有", "x部领导"),
            ("跃升至第", "xx位"),
            ("见附注", "[1]个"),
        ] {
            assert_eq!(blank(before, rest), None, "{before}{rest}");
        }
    }
}
