//! What money is for, where its clause says only that it is money: 投资3亿元的机场路, 投资14万元，新建教室8间.

use super::little::strip;
use super::names::{Around, without_verb};
use super::object::object;
use super::verbs;
use crate::model::is_han;
use crate::model::numerals::digit;
use crate::model::unit::is_money;

/// Names that say only that it is money, with what the money for something is called.
#[rustfmt::skip]
const BARE: &[(&str, &str)] = &[
    ("投资", "投资"), ("总投资", "总投资"), ("计划投资", "计划投资"), ("计划总投资", "总投资"), ("启动投资", "投资"), ("资金", "资金"), ("投入", "投入"), ("投入资金", "投入"), ("资金投入", "投入"),
    ("安排资金", "资金"), ("争取资金", "资金"), ("筹集资金", "资金"), ("专项资金", "专项资金"), ("总资金", "资金"), ("项目资金", "资金"),
];
/// What is done with money, that its name keeps.
const KEPT: &[&str] = &["争取", "安排", "计划", "到位", "筹集", "下达", "募集", "整合", "落实"];
/// The longest name of what money is for, in characters.
const LONGEST: usize = 14;

/// A name that says only that it is money, with what it is for.
pub(super) fn money(name: &str, around: &Around<'_>) -> Option<String> {
    let (_, called) = BARE.iter().find(|(bare, _)| *bare == name).filter(|_| is_money(around.unit))?;
    let behind = ["以上", "左右", "上下", "以内"].iter().find_map(|word| around.behind.strip_prefix(word)).unwrap_or(around.behind);
    // 投资3亿元的机场路
    if behind.starts_with('的') {
        return object(behind).filter(|object| object.chars().count() <= LONGEST).map(|object| format!("{object}{called}"));
    }
    // 实施公路项目12个，完成投资2亿元
    let project = around.last.map(|last| without_verb(&last.base)).filter(|of| of.ends_with("项目") || of.ends_with("工程"));
    if let Some(project) = project.filter(|of| (3..=LONGEST).contains(&of.chars().count()) && !of.contains("投资")) {
        return Some(format!("{project}{called}"));
    }
    let spends = || !KEPT.iter().any(|kept| *kept != "安排" && around.clause.ends_with(&format!("{kept}{name}")));
    purpose(behind).filter(|_| spends()).map(|purpose| format!("{purpose}{called}")).or_else(|| {
        let kept = KEPT.iter().find(|kept| around.clause.ends_with(&format!("{kept}{name}")))?;
        Some(format!("{kept}{name}"))
    })
}

/// What follows, where it says what money was for: ，新建教室8间 -> 新建教室.
fn purpose(behind: &str) -> Option<String> {
    let text = behind.strip_prefix("，用于").or_else(|| behind.strip_prefix("用于")).or_else(|| behind.strip_prefix('，'))?;
    let end = text.char_indices().take(LONGEST + 6).find(|(_, c)| !is_han(*c))?.0;
    let text_end = text[end..].chars().next().unwrap_or_default();
    if digit(text_end).is_none() && !"，。；、".contains(text_end) {
        return None;
    }
    let deed = strip(&text[..end]);
    let verb = verbs::ALL_WORDS.at_head(deed)?;
    let mut object = strip(&deed[verb.len()..]);
    for some in ["了", "部分", "一批", "一些", "多种", "各类"] {
        object = object.strip_prefix(some).unwrap_or(object);
    }
    let is_plain = object.chars().count() >= 2
        && !verbs::are_all(object)
        && !object.contains(['的', '了'])
        && verbs::LIGHT_WORDS.at_end(object).is_none();
    let said = if verbs::LIGHT_WORDS.has(verb) { object.to_owned() } else { format!("{verb}{object}") };
    (is_plain && said.chars().count() <= LONGEST).then_some(said)
}
