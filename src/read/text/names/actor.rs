//! Who does it, to whom and where, which is no part of what is counted: 检查组共|检查单位.

use super::super::verbs;
use super::little::begins_word;
use super::phrase::is_verb;
use super::stops;

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
    // 市下达|安居工程
    for body in ["省", "市", "县", "区", "镇", "乡", "上级", "国家", "中央", "各级财政", "市财政", "县财政", "区财政", "省财政", "财政"]
    {
        if let Some(behind) = clause
            .strip_prefix(body)
            .filter(|behind| deed(behind).is_some_and(|verb| behind.len() > verb.len() && !stops::is_attribute(&behind[verb.len()..])))
        {
            return behind;
        }
    }
    // 成人高考共|招收
    if let Some(at) = clause.rfind('共').filter(|at| clause[..*at].chars().count() >= 3 && !stops::is_within_word(clause, *at))
        && deed(&clause[at + '共'.len_utf8()..]).is_some()
    {
        return &clause[at + '共'.len_utf8()..];
    }
    // 全国共|发生火灾, 消防部门共|接警出动
    let is_body = |before: &str| {
        before.ends_with(['国', '省', '州', '市', '县', '区', '门', '伍', '队', '局', '院', '会', '构', '厅', '关', '生', '师', '员', '工'])
    };
    if let Some((_, behind)) = clause.split_once('共').filter(|(before, behind)| {
        is_body(before)
            && behind.chars().count() >= 3
            && !stops::is_within_word(clause, before.len())
            && !behind.starts_with(['同', '有', '计'])
    }) {
        return behind;
    }
    // 集团全年|产焦
    if let Some((_, behind)) = clause.split_once("全年").filter(|(before, behind)| {
        (is_body(before) || before.ends_with(['团', '司', '厂', '校', '行', '社'])) && behind.chars().count() >= 2
    }) {
        return behind;
    }
    // 连心工程方面|走访农户
    if let Some((_, behind)) = clause.rsplit_once("方面").filter(|(_, behind)| deed(behind).is_some()) {
        return behind;
    }
    let first = clause.chars().next().unwrap_or_default();
    let rest = &clause[first.len_utf8().min(clause.len())..];
    if !"对向在为给".contains(first) || begins_word(&clause[..first.len_utf8()], rest) {
        return clause;
    }
    let found = match first {
        '对' => DONE_TO.iter().find_map(|done| clause.strip_suffix(done)).map(str::len),
        '向' => GIVEN.iter().filter_map(|given| clause.find(given)).min(),
        _ => clause
            .char_indices()
            .skip(3)
            .find(|(at, _)| {
                deed(&clause[*at..]).is_some_and(|verb| at + verb.len() == clause.len() || is_verb(clause, *at, at + verb.len()))
            })
            .map(|(at, _)| at),
    };
    found.map_or(clause, |at| &clause[at..])
}

/// A clause without the persons that it names: 批捕|赵某某等, 打掉|廖某某|犯罪团伙.
pub(super) fn without_persons(clause: &str) -> &str {
    let Some(at) = clause.rfind('某') else { return clause };
    let person = clause[..at].trim_end_matches('某');
    let before = person.char_indices().next_back().filter(|(_, surname)| crate::model::is_han(*surname)).map(|(at, _)| &person[..at]);
    let behind = &clause[at + '某'.len_utf8()..];
    match before {
        Some(before) if matches!(behind, "" | "等") && verbs::ALL_WORDS.at_end(person).is_none() => before,
        Some(_) if behind.chars().count() > 2 && verbs::ALL_WORDS.at_end(person).is_none() => behind,
        _ => clause,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_does_it_is_no_part_of_what_is_counted() {
        for (clause, deed) in [
            ("检查组共检查单位", "检查单位"),
            ("大队先后检查单位", "检查单位"),
            ("县局共有职工", "有职工"),
            ("向各镇推送提示函", "推送提示函"),
            ("对破坏治安犯罪批捕", "批捕"),
            ("对口帮扶村", "对口帮扶村"),
            ("培训共计", "培训共计"),
        ] {
            assert_eq!(without_actor(clause), deed, "{clause}");
        }
    }
}
