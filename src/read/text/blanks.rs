//! Blanks: where a number was left out before its unit of measure.
//!
//! `XX次`, `__人`, `**万元` leave a mark; `召开次会议`, `党员名，`, `资金万元` leave nothing at all (`omitted`).

use super::omitted::{self, Around, ends_clause, ends_in_verb, is_omitted_before_more};
use crate::model::unit::{unit, unit_behind_mark};
use crate::model::{is_han, placeholder};

/// A blank that a text has at a place: the mark that stands for the number, if any, then 余 or 多, then the unit.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Blank<'t> {
    pub(super) mark: &'t str,
    pub(super) after: &'t str,
    pub(super) unit: &'t str,
}

/// The blank at the beginning of `rest`, which `before` stands in front of.
pub(super) fn blank<'t>(before: &str, rest: &'t str) -> Option<Blank<'t>> {
    find(before, rest, false, true)
}

/// The same, told without a look at what was left out before.
pub(super) fn blank_alone<'t>(before: &str, rest: &'t str) -> Option<Blank<'t>> {
    find(before, rest, false, false)
}

fn find<'t>(before: &str, rest: &'t str, is_spaced: bool, looks_back: bool) -> Option<Blank<'t>> {
    // 召开党员大会 次，: one space is a slip of the keyboard, and what it stands for is told as if it were none.
    if let Some(spaced) =
        rest.strip_prefix([' ', '\u{3000}']).filter(|spaced| before.ends_with(is_han) && !spaced.starts_with(char::is_whitespace))
        && let Some(found) = find(before, spaced, true, looks_back).filter(|found| found.mark.is_empty() && found.after.is_empty())
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
    let unit = if is_certain || is_held || !after.is_empty() { unit_behind_mark(behind) } else { unit(behind) }?;
    let behind = &behind[unit.len()..];
    let next = behind.chars().next();
    // ……人人参与, 怎么办？件件落实
    if behind.starts_with(unit) && !(mark.is_empty() && unit == "户") {
        return None;
    }
    // XX场所, XX个人: a name was left out, no number.
    let word = &rest[mark.len() + after.len()..];
    if ["场所", "个人", "条例", "项目", "家庭", "台办", "家长"].iter().any(|known| word.starts_with(known)) {
        return None;
    }
    // 第XX位 is a place.
    if before.ends_with('第') {
        return None;
    }
    let is_scaled = unit.starts_with(['百', '千', '万', '亿']);
    let certain = if BRACKETS.iter().any(|(open, _)| mark.starts_with(*open)) {
        true
    } else if mark.is_empty() && after.is_empty() {
        omitted::is_omitted(&Around { before, unit, behind, is_spaced, looks_back })
    } else if mark.is_empty() {
        let last = before.chars().next_back().filter(|c| is_han(*c) || matches!(c, '”' | '》' | '）'))?;
        let is_threshold = ["以上", "以下", "以内", "级"].iter().any(|word| behind.starts_with(word));
        // 投入余万元
        let is_money = is_scaled && unit.ends_with('元');
        (!is_scaled || is_money)
            && !is_threshold
            && !is_numeral(last)
            && !"余几".contains(last)
            && after == "余"
            && !matches!(unit, "款" | "部" | "章")
            && is_omitted_before_more(last, next)
            // 筹集资金多万元
            || is_scaled && after == "多" && is_han(last) && !is_numeral(last) && !"许很好太最更数几".contains(last)
    } else if mark.starts_with([' ', '\u{3000}']) {
        // Two spaces stand between words too.
        let is_list = before.ends_with('、') && unit == "%";
        is_list
            || before.ends_with(is_han)
                && (ends_clause(next)
                    || is_scaled
                    || ends_in_verb(before)
                    || before.ends_with(['有', '共', '达', '约', '辖', '等'])
                    || matches!(unit, "吨" | "公里" | "平方米" | "亩" | "元" | "人次"))
    } else if mark.starts_with(['某', '…', '?', '？']) {
        // These stand at the end of a clause and of a question too.
        let is_question = mark.starts_with(['?', '？']);
        let is_told = is_scaled || !after.is_empty() || before.ends_with(['有', '共', '达', '约']);
        ends_clause(next) || ends_in_verb(before) || !is_question && is_told && (before.ends_with(is_han) || !after.is_empty())
    } else {
        // Letters that belong to a word, a multiplication, 1+N个.
        !before.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '+' | '＋'))
    };
    certain.then_some(Blank { mark, after, unit })
}

/// The brackets that stand around what is to be filled in, as prose has them: （　）, [X], 【数量】, {{金额}}.
const BRACKETS: &[(&str, &str)] = &[("（", "）"), ("(", ")"), ("[", "]"), ("【", "】"), ("［", "］"), ("〔", "〕"), ("{{", "}}")];
/// What stands in them instead of a number.
#[rustfmt::skip]
const FILLED_IN: &[&str] = &[
    "待填", "待填写", "待补", "待补充", "待核实", "待定", "待统计", "待确认", "请填写", "请填", "填写", "填数", "填数字", "空", "数", "几", "数字", "数量",
    "数值", "数据", "金额", "比例", "百分比", "人数", "次数", "户数", "个数", "份数", "具体数字", "具体数量", "具体数值", "具体金额", "具体数据",
    "具体比例", "具体人数", "具体次数",
];

/// How long the brackets are that a text begins with, if they hold nothing or what stands for a number.
fn bracketed(text: &str) -> Option<usize> {
    let (open, close) = BRACKETS.iter().find(|(open, _)| text.starts_with(*open))?;
    let inner = &text[open.len()..];
    let end = inner.char_indices().take(placeholder::LONGEST + 1).map(|(at, _)| at).find(|at| inner[*at..].starts_with(close))?;
    let held = inner[..end].trim();
    let is_row = placeholder::run(held.chars()) == held.chars().count() || held.chars().all(|c| c.is_whitespace() || c == '_');
    (is_row || FILLED_IN.contains(&held)).then_some(open.len() + end + close.len())
}

/// The length of what was written in place of a number: XX, xxx.x, two spaces, （　）.
fn mark(text: &str) -> usize {
    let Some(first) = text.chars().next() else { return 0 };
    if let Some(length) = bracketed(text) {
        return length;
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

pub(super) fn is_end(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '：' | '、' | '！' | '？' | ',' | ';' | ':' | '!' | '?' | '）' | ')')
}

pub(super) fn is_numeral(c: char) -> bool {
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
            ("人口占", "%、增速%。", "%"),
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
            ("参加人员", " 人。", "人"),
            ("志愿服务", "[ ]次，", "次"),
            ("召开党员大会", "（待填）次，", "次"),
            ("植树", "【数量】棵", "棵"),
            ("实现利润", "{{金额}}万元", "万元"),
            ("加班", "小时，", "小时"),
            ("全村共有", "户人，", "户"),
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
            ("距县城", "公里，", "公里"),
            ("全乡面积", "平方公里，", "平方公里"),
            ("全长", "公里的渠道", "公里"),
            ("峰顶海拔", "米，", "米"),
            ("全乡下辖", "个行政村", "个"),
            ("下辖个行政村，", "个村民小组", "个"),
            ("共有脱贫户", "户人，", "户"),
            ("共有脱贫户户", "人，", "人"),
            ("新增就业", "人，", "人"),
            ("共有专职护林员", "人，", "人"),
            ("水利、农业、交通等", "个部门", "个"),
            ("办理代表建议", "件和委员提案件", "件"),
            ("办理代表建议件和委员提案", "件，", "件"),
            ("开展巡查", "次、", "次"),
            ("完成荒坡治理", "亩，", "亩"),
            ("解决了个村", "万人的饮水", "万人"),
            ("筹集资金", "多万元，", "万元"),
            ("投入", "余万元，", "万元"),
            ("投入资金达", "万元，", "万元"),
            ("完成", "户的改造任务", "户"),
            ("，", "名受灾群众得到安置", "名"),
            ("分别增长", "%、%和%", "%"),
            ("分别增长%、", "%和%", "%"),
            ("，", "%的村通了车", "%"),
            ("损失控制在", "%以内", "%"),
            ("接待来访", " 人次，", "人次"),
            ("结案", " 件，", "件"),
            ("投资", "某万元的水厂", "万元"),
            ("先后有", "…人参加", "人"),
            ("走访了", "x多家企业", "家"),
        ] {
            assert_eq!(blank(before, rest).map(|blank| blank.unit), Some(unit), "{before}{rest}");
        }
        for (before, rest) in [
            ("多", "次召开会议"),
            ("会议", "（三）次"),
            ("设备", "（大型）台"),
            ("参加", " 人民代表"),
            ("每", "小时，"),
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
            ("各单位和个", "人，"),
            ("扶持民营企业", "家，"),
            ("消除不合理条", "件，"),
            ("和平共", "处，"),
            ("上访人员若干", "名，"),
            ("不知巡查多少", "次，"),
            ("抓好防汛、供水等", "项工作"),
            ("订立不平等", "条约"),
            ("最高的可达", "万元，"),
            ("网上报", "名阶段"),
            ("方案出", "台，"),
            ("家家户", "户，"),
            ("慰问残疾", "人，"),
            ("受理信访", "件，"),
            ("停产两周", "　　米厂复工"),
            ("超", "公里费"),
            ("收拢队伍", "余部"),
            ("来了十来", "个，"),
            ("达到本科", "批次线"),
            ("调整", "期内"),
        ] {
            assert_eq!(blank(before, rest), None, "{before}{rest}");
        }
    }
}
