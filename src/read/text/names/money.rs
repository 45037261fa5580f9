//! What money is for, where its clause says only that it is money: 投资3亿元的机场路, 投资14万元，新建教室8间.

use super::super::verbs;
use super::little::strip;
use super::object::object;
use super::phrase::{clean, named};
use super::{Around, without_verb};
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
const LONGEST: usize = 16;

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
    if let Some(project) = project
        .map(|of| without_verb(of.rsplit('、').next().unwrap_or(of)))
        .filter(|of| (3..=LONGEST).contains(&of.chars().count()) && !of.contains("投资"))
    {
        return Some(format!("{project}{called}"));
    }
    // 推进礼堂改造工程，完成投资144万元
    let part = clean(around.before);
    let work = (around.last.is_none() && called == &"投资").then(|| named(strip(&part))).flatten();
    if let Some(work) = work.filter(|work| (work.ends_with("工程") || work.ends_with("项目")) && work.chars().count() <= LONGEST) {
        return Some(format!("{work}{called}"));
    }
    let spends = || !KEPT.iter().any(|kept| !["安排", "计划"].contains(kept) && around.clause.ends_with(&format!("{kept}{name}")));
    purpose(behind, name == "投资").filter(|_| spends()).map(|purpose| format!("{purpose}{called}")).or_else(|| {
        let done = around.clause.strip_suffix(name).unwrap_or(around.clause).trim_end_matches(['到', '了']);
        let kept = KEPT.iter().find(|kept| done.ends_with(**kept))?;
        Some(format!("{kept}{name}"))
    })
}

/// What follows, where it says what money was for: ，新建教室8间 -> 新建教室.
fn purpose(behind: &str, is_spent: bool) -> Option<String> {
    let text = ["，用于", "用于", "，", ","].iter().find_map(|head| behind.strip_prefix(head));
    let text = text
        .or_else(|| Some(behind).filter(|behind| is_spent && (behind.starts_with('对') || verbs::ALL_WORDS.at_head(behind).is_some())))?;
    let end = text.char_indices().take(LONGEST + 14).find(|(_, c)| !is_han(*c) && *c != '、')?.0;
    let text_end = text[end..].chars().next().unwrap_or_default();
    if text[..end].ends_with('等') || digit(text_end).is_none() && !"，。；,;".contains(text_end) {
        return None;
    }
    // 对社区|进行上下水改造
    let deed = text[..end].split_once("进行").filter(|_| text.starts_with('对')).map_or(&text[..end], |(_, deed)| deed);
    if text.starts_with('对') && deed.len() < text[..end].len() {
        return Some(strip(deed)).filter(|deed| (4..=LONGEST).contains(&deed.chars().count()) && !deed.contains('、')).map(str::to_owned);
    }
    // 实施了供水、供热、污水等|管网改造
    let listed =
        deed.contains('、').then(|| deed.rsplit_once('等').map(|(_, of)| strip(of))).flatten().filter(|of| of.chars().count() >= 3);
    if let Some(of) = listed {
        return (of.chars().count() <= LONGEST).then(|| of.to_owned());
    }
    let deed = strip(deed.split('、').next().filter(|_| digit(text_end).is_some() || !is_spent).unwrap_or(deed));
    let verb = verbs::ALL_WORDS.at_head(deed)?;
    let mut object = strip(&deed[verb.len()..]);
    for some in ["了", "部分", "一批", "一些", "多种", "各类"] {
        object = object.strip_prefix(some).unwrap_or(object);
    }
    let is_plain = object.chars().count() >= 2
        && !verbs::are_all(object)
        && !object.contains(['的', '了', '、', '从', '到'])
        && verbs::LIGHT_WORDS.at_end(object).is_none();
    let said = if verbs::LIGHT_WORDS.has(verb) { object.to_owned() } else { format!("{verb}{object}") };
    (is_plain && said.chars().count() <= LONGEST).then_some(said)
}
