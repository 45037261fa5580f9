//! Things that are counted together: 走访党员、群众300人次, 板栗、猕猴桃等6560亩.

use super::super::verbs;
use super::Around;
use super::little::strip;
use super::phrase::clean;
use crate::model::numerals::digit;

/// The longest name of things that are counted together, in characters.
const LONGEST: usize = 16;
/// The longest of one of them.
const LONGEST_OF_ONE: usize = 8;

/// The things before a number that are counted together, if they are more than one; how the name of the last is known already.
pub(super) fn listed(around: &Around<'_>, last_name: &str) -> Option<String> {
    let digits =
        around.group.rfind(|c| digit(c).is_some()).map_or(0, |at| at + around.group[at..].chars().next().map_or(0, char::len_utf8));
    let list = around.group[digits..].strip_suffix(around.clause).filter(|before| before.ends_with('、'))?;
    // The number before and its unit end where the list begins.
    let list = if digits > 0 { list.split_once('、')?.1 } else { list };
    if list.is_empty() || list.contains(['（', '）', '(', ')', '《', '“']) || around.group.contains("分别") {
        return None;
    }
    // 发生在企业中的|贪污、挪用, 准入等环节|行贿、受贿犯罪
    let list = list.rsplit_once('的').map_or(list, |(_, of)| of);
    let list = ["环节", "领域", "方面", "行业"].iter().find_map(|kind| Some(list.rsplit_once(&format!("等{kind}"))?.1)).unwrap_or(list);
    let mut parts: Vec<&str> = list.trim_end_matches('、').split('、').collect();
    // 新建、改造|供水、排污管网
    if parts.len() > 1 && verbs::are_all(parts[0]) && !verbs::are_all(parts[1]) {
        parts.remove(0);
    }
    let first = strip(parts[0]);
    // 协助解决纠纷、化解矛盾: what was done to each.
    let behind_light = verbs::LIGHT_WORDS.within_from_end(first).map(|(at, verb)| at + verb.len()).next().unwrap_or_default();
    parts[0] = strip(&first[behind_light..]);
    let last = clean(around.clause);
    let is_open = last.ends_with('等') && last.chars().count() > 1;
    let last = if is_open { last.trim_end_matches('等') } else { strip(&last) };
    let is_thing = |part: &str| (2..=LONGEST_OF_ONE).contains(&part.chars().count()) && part.chars().all(crate::model::is_han);
    // 侵犯商标权、专利权等案件: what they are says too little.
    if let Some((_, of)) = last.split_once('等').filter(|(_, of)| of.chars().count() == 2) {
        return is_thing(parts[0]).then(|| format!("{}等{of}", parts[0]));
    }
    if !parts.iter().all(|part| is_thing(part)) || !is_thing(last) || last.contains('等') || last_name.contains('等') {
        return None;
    }
    if verbs::ALL_WORDS.at_head(last).is_some() {
        return None;
    }
    if is_open {
        return Some(format!("{}等", parts[0]));
    }
    parts.push(last);
    let name = parts.join("、");
    (name.chars().count() <= LONGEST).then_some(name)
}
