//! Who reports, where no line of its own says so: the title, 我是…, 我代表…, 担任…, 现将…, and who does what in the first sentences.

use super::figures::holds_figure;
use super::line::Line;
use super::persons::{is_name, is_position, is_unit, unit_and_position};
use super::said::Said;
use super::year::squeezed;
use crate::finding::{Code, Finding};
use crate::model::numerals::digit;
use crate::model::{AnnualReport, Field, Place, Reporter, is_han};

/// How many paragraphs before the first chapter are looked at.
const PARAGRAPHS: usize = 4;
/// How much of a paragraph is, in characters.
const BEGINNING: usize = 240;
/// The longest that stands between 我是 and its punctuation.
const CLAUSE: usize = 40;

/// What ends the name of a unit in a title: 云河县水务局|2025年…, 云河县水务局|关于….
#[rustfmt::skip]
const TITLE_ENDS: &[&str] = &[
    "关于", "上半年", "下半年", "半年", "年度", "年终", "第一季度", "第二季度", "第三季度", "第四季度", "一季度", "三季度", "前三季度",
    "工作总结", "工作报告", "工作汇报", "工作情况", "工作小结", "述职", "述责", "党建工作", "本学期", "学年", "总结", "报告",
];
/// Such units are many: they name nobody.
const GENERIC: &[&str] =
    &["党支部", "办公室", "教研组", "党总支", "居委会", "项目部", "幼儿园", "卫生院", "党小组", "工作组", "开发组", "村委会"];
/// Whose lead is praised, not who reports.
const ABOVE: &[&str] = &["市委", "县委", "区委", "省委", "中央", "国务院", "上级", "领导", "各级", "镇党委政府", "全会", "大会"];
/// What a unit does in the first sentences of its report.
#[rustfmt::skip]
const DOES: &[&str] = &[
    "在", "以", "紧紧", "坚持", "认真", "深入", "全面", "立足", "始终", "按照", "圆满", "贯彻", "围绕", "积极", "切实", "严格", "高度",
    "不断", "牢牢", "聚焦", "全体", "坚决", "主动", "持续",
];
/// What ends the name of a unit behind 现将.
#[rustfmt::skip]
const REPORTED: &[&str] = &[
    "工作", "履职", "述职", "年度", "上半年", "今年", "一年", "本年", "落实", "贯彻", "开展", "关于", "有关", "主要", "全年", "近", "推进",
    "党建", "党的", "的",
];

/// Fills in what no line said of who reports. What was found in a sentence or in the title may be wrong, and is said.
pub(super) fn tell(paragraphs: &[&Line<'_>], report: &mut AnnualReport, said: &mut Said) {
    let known = report.reporter.clone().unwrap_or_default();
    if known.organization.is_some() && (known.name.is_some() || known.signed_by.is_some()) {
        return;
    }
    let title = report.title.clone().unwrap_or_default();
    let beginnings: Vec<&str> = paragraphs.iter().take(PARAGRAPHS).map(|line| beginning(&line.text)).collect();
    let first = |tell: &dyn Fn(&str) -> Option<Reporter>| beginnings.iter().find_map(|text| tell(text));
    let occasion = report.subtitle.as_deref().into_iter().chain(beginnings.iter().copied());
    let government = government(&title, &known, occasion, &beginnings);
    let sources = [
        of_occasion(report.subtitle.as_deref()),
        government,
        of_title(&title),
        report.subtitle.as_deref().filter(|line| line.starts_with(['—', '-'])).and_then(of_title),
        first(&introduced),
        first(&in_office),
        first(&employed),
        first(&represented),
        first(&handed_in),
        first(&does),
    ];
    let mut found = known.clone();
    let is_told = |source: &Reporter| source.organization.as_deref().is_none_or(may_be_unit);
    for source in sources.into_iter().flatten().filter(is_told) {
        // A person is who is introduced together with a unit or alone: parts of two are not mixed.
        if source.name.is_some() && found.name.is_none() {
            found.name.clone_from(&source.name);
            found.position = found.position.or_else(|| source.position.clone());
        }
        if found.organization.is_none() {
            found.organization.clone_from(&source.organization);
            found.position = found.position.or(source.position);
        }
    }
    if found != known {
        let who: Vec<&str> = [(&found.organization, &known.organization), (&found.position, &known.position), (&found.name, &known.name)]
            .into_iter()
            .filter(|(found, known)| found != known)
            .filter_map(|(found, _)| found.as_deref())
            .collect();
        let who = who.join(" ");
        said.findings.push(Finding::reading(
            Code::Guessed,
            Place::ROOT.field(Field::Reporter),
            format!("报告人“{who}”是按标题或正文开头推断的，请核对。"),
            format!("Who reports, \"{who}\", was guessed from the title or the first sentences."),
        ));
        report.reporter = Some(found);
    }
}

/// Whether words are no part of a sentence: 作为…驻村, 民办园9所（…园.
fn may_be_unit(name: &str) -> bool {
    !name.starts_with("作为") && name.contains('（') == name.contains('）') && !holds_figure(name)
}

fn beginning(text: &str) -> &str {
    &text[..text.char_indices().nth(BEGINNING).map_or(text.len(), |(at, _)| at)]
}

fn unit(name: &str) -> Option<Reporter> {
    let bare = squeezed(name);
    (is_unit(&bare) && !GENERIC.contains(&bare.as_str()) && !bare.contains('我') && !bare.starts_with(['本', '全', '各', '该']))
        .then(|| Reporter::new(name))
}

/// 云河县水务局2025年工作总结, 2025年云河县水务局工作总结, and 云河县水务局 on a line of its own.
fn of_title(title: &str) -> Option<Reporter> {
    title.split('\n').find_map(|line| {
        let line = line.trim_start_matches(['《', '“', '—', '-']);
        let named = without_year(line);
        let end = |name: &str| {
            let word = TITLE_ENDS.iter().filter_map(|word| name.find(word)).min();
            let year = name.find(|c| digit(c).is_some()).or_else(|| name.find("二〇")).or_else(|| name.find("二○"));
            word.into_iter().chain(year).min().unwrap_or(name.len())
        };
        let name = named[..end(named)].trim();
        let is_long = name.chars().count() >= if named.len() < line.len() { 4 } else { 3 };
        if is_long { unit(name).or_else(|| person(name).filter(|who| who.organization.is_some())) } else { None }
    })
}

/// Without the year that a title begins with: 2025年, 2025年度.
fn without_year(title: &str) -> &str {
    let digits = title.find(|c| digit(c).is_none() && !"〇○零一二三四五六七八九".contains(c)).unwrap_or(0);
    let behind = &title[digits..];
    if title[..digits].chars().count() != 4 {
        return title;
    }
    let behind = behind.trim_start().strip_prefix('年').unwrap_or(behind);
    behind.strip_prefix('度').unwrap_or(behind).trim_start()
}

/// A government's report: its region stands in the title, in the position, or where the congress met.
fn government<'t>(title: &str, known: &Reporter, occasions: impl Iterator<Item = &'t str>, texts: &[&str]) -> Option<Reporter> {
    let title = squeezed(title);
    let is_of_state = texts.iter().any(|text| text.contains("我代表国务院"));
    if is_of_state {
        return Some(Reporter::new("国务院"));
    }
    let is_represented = texts.iter().any(|text| text.contains("我代表") && text.contains("人民政府"));
    if !title.contains("政府工作报告") && !is_represented {
        return None;
    }
    let of_title = title.rsplit('\n').find_map(|line| {
        let name = without_year(line);
        let at = name.find("人民政府工作报告").or_else(|| name.find("政府工作报告"))?;
        let name = &name[..at];
        Some(&name[..name.find(|c| digit(c).is_some()).unwrap_or(name.len())]).filter(|name| is_region(name)).map(str::to_owned)
    });
    let of_position = || {
        let position = known.position.as_deref()?;
        let heads = ["省长", "市长", "县长", "区长", "州长", "旗长", "镇长", "乡长", "主席"];
        let head = heads.iter().find_map(|head| position.strip_suffix(head))?;
        is_region(head).then(|| head.to_owned())
    };
    let of_occasion = occasions.filter(|text| text.contains("人民代表大会")).find_map(|text| {
        let before = &text[..text.find('第')?];
        let name = &before[before.rfind('在').map_or(0, |at| at + '在'.len_utf8())..];
        is_region(name).then(|| name.to_owned())
    });
    let region = of_title.or_else(of_position).or(of_occasion)?;
    Some(Reporter::new(format!("{region}人民政府")))
}

/// 2025年1月20日在…会议上　云河县人民政府县长王某作政府工作报告
fn of_occasion(subtitle: Option<&str>) -> Option<Reporter> {
    let subtitle = squeezed(subtitle?);
    let behind = &subtitle[subtitle.find("会议上")? + "会议上".len()..];
    let end = ["所作", "作政府", "作工作", "作报告", "代表", "的"].iter().filter_map(|word| behind.find(word)).min()?;
    let who = behind[..end].strip_suffix("同志").unwrap_or(&behind[..end]);
    person(who).filter(|who| who.position.is_some())
}

fn is_region(name: &str) -> bool {
    let ends = ["自治区", "省", "市", "县", "区", "州", "旗", "镇", "乡", "街道"];
    name.chars().count() >= 3 && name.chars().all(is_han) && ends.iter().any(|end| name.ends_with(end))
}

/// 我是来自云河县水务局的工程师王某， and 我叫王某，
fn introduced(text: &str) -> Option<Reporter> {
    ["我是", "我叫", "本人是", "本人系", "本人姓名", "我名叫"].iter().find_map(|word| {
        let behind = &text[text.find(word)? + word.len()..];
        let clause = clause(behind)?;
        let from = clause.strip_prefix("来自于").or_else(|| clause.strip_prefix("来自"));
        let clause = from.unwrap_or(clause);
        let person = person(clause);
        person.filter(|who| from.is_none() || who.organization.is_some()).or_else(|| {
            let (place, rest) = clause.split_once('的').unwrap_or((clause, ""));
            let who = person_of(place, rest, from.is_some())?;
            who.organization.is_some().then_some(who)
        })
    })
}

/// What stands before the next punctuation.
fn clause(text: &str) -> Option<&str> {
    let end = text.char_indices().take(CLAUSE).find(|(_, c)| "，。！；,!;（(：:\u{3000} ".contains(*c)).map(|(at, _)| at);
    let end = end.or_else(|| text.chars().nth(CLAUSE).is_none().then_some(text.len()))?;
    (end > 0).then(|| &text[..end])
}

/// 云河县水务局局长王某: a clause that ends in a name.
fn person(clause: &str) -> Option<Reporter> {
    let clause = clause.strip_suffix("同志").unwrap_or(clause);
    [3, 2, 4]
        .into_iter()
        .find_map(|length| {
            let at = clause.char_indices().rev().nth(length - 1)?.0;
            let (before, name) = clause.split_at(at);
            if !is_name(name) {
                return None;
            }
            let bare = before.strip_suffix('的').unwrap_or(before);
            if bare.is_empty() {
                return Some(Reporter::person(name));
            }
            let who = match unit_and_position(bare) {
                (None, None) => bare.split_once('的').and_then(|(place, rest)| person_of(place, rest, before.contains('的')))?,
                (unit, position) => {
                    let position = position.map(|position| position.trim_start_matches('的').to_owned());
                    Reporter { organization: unit.map(str::to_owned), position, ..Reporter::default() }
                }
            };
            Some(Reporter { name: Some(name.to_owned()), ..who })
        })
        .or_else(|| {
            // 来自客服中心旗舰店的王某: whatever one comes from.
            let (place, name) = clause.rsplit_once('的')?;
            (is_name(name) && is_plain(place)).then(|| Reporter::new(place).with_name(name))
        })
}

fn is_plain(place: &str) -> bool {
    (3..=24).contains(&place.chars().count()) && place.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric()) && !place.starts_with("一")
}

/// 云河县水务局 and 工程师, 电话客服.
fn person_of(place: &str, rest: &str, is_from: bool) -> Option<Reporter> {
    let is_place = is_unit(place) || (is_from && is_plain(place));
    let position =
        (!rest.is_empty() && rest.chars().count() <= 12 && rest.chars().all(is_han) && !rest.starts_with('一')).then(|| rest.to_owned());
    is_place.then(|| Reporter { organization: Some(place.to_owned()), position, ..Reporter::default() })
}

/// 本人自2023年3月起担任云河县水务局局长以来，
fn in_office(text: &str) -> Option<Reporter> {
    ["担任", "现任"].iter().find_map(|word| {
        let at = text.find(word)?;
        let before = &text[..at];
        let before = &before[before.rfind(['，', '。', '；', '：']).map_or(0, |at| at + '，'.len_utf8())..];
        let is_own =
            before.chars().all(|c| digit(c).is_some() || "我本人自从于在年月日起至今以来开始一直〇○二三四五六七八九十 ".contains(c));
        if !is_own {
            return None;
        }
        let mut office = clause(&text[at + word.len()..])?;
        for end in ["以来", "至今", "期间", "一职", "职务", "的职务", "工作"] {
            office = office.strip_suffix(end).unwrap_or(office);
        }
        match unit_and_position(office) {
            (Some(unit), Some(position)) => Some(Reporter::new(unit).with_position(position)),
            _ => None,
        }
    })
}

/// How somebody came to where they work, and what stands behind its name.
const CAME: &[(&[&str], &[&str])] = &[
    (
        &["加入", "来到", "进入", "入职", "就职于", "任职于", "供职于", "调入", "调任"],
        &["，", "。", "已", "以来", "工作", "担任", "任职", "至今", "从事", "这", "一年", "的"],
    ),
    (&["在", "到"], &["担任", "任职", "工作", "从事", "挂职"]),
];
/// What one is there.
const AS: &[&str] = &["担任", "现任", "作为一名", "作为一位", "岗位是", "从事"];

/// 2019年加入云河水务集团，作为一名管道工，
fn employed(text: &str) -> Option<Reporter> {
    let who = CAME.iter().find_map(|(words, ends)| {
        words.iter().flat_map(|word| text.match_indices(*word)).find_map(|(at, word)| {
            let clause: String = text[at + word.len()..].chars().take(CLAUSE).collect();
            let end = ends.iter().filter_map(|end| clause.find(end)).min()?;
            let name = clause[..end].trim_end_matches(['了', '并']);
            if name.contains(['，', '。', '；']) { None } else { named(name) }
        })
    })?;
    let position = AS.iter().find_map(|word| {
        let office = clause(&text[text.find(word)? + word.len()..])?;
        let office = office.split(['，', '、']).next().unwrap_or(office);
        is_position(office).then(|| office.to_owned())
    });
    Some(Reporter { position, ..who })
}

/// 我代表云河县水务局党组，
fn represented(text: &str) -> Option<Reporter> {
    let clause = clause(&text[text.find("我代表")? + "我代表".len()..])?;
    let end = ["向", "作", "报告", "汇报"].iter().filter_map(|word| clause.find(word)).min().unwrap_or(clause.len());
    let name = &clause[..end];
    (name.chars().count() >= 5 && !name.starts_with(|c| "局校院镇乡村区县市省所站处科公".contains(c))).then(|| unit(name))?
}

/// 现将云河县水务局2025年工作情况报告如下：
fn handed_in(text: &str) -> Option<Reporter> {
    let clause = clause(&text[text.find("现将")? + "现将".len()..])?;
    let word = REPORTED.iter().filter_map(|word| clause.find(word)).min();
    let end = word.into_iter().chain(clause.find(|c| digit(c).is_some())).min()?;
    named(clause[..end].trim())
}

/// 2025年，云河县水务局在县委的领导下，
fn does(text: &str) -> Option<Reporter> {
    text.split(['，', '。', '；']).take(6).find_map(|clause| {
        let mut clause = clause.trim();
        while let Some(rest) = ["今年以来", "一年来", "近年来", "过去一年", "年初以来", "上半年", "今年", "年以来", "年度", "年"]
            .iter()
            .find_map(|word| clause.strip_prefix(word))
            .or_else(|| clause.strip_prefix(|c| digit(c).is_some()))
        {
            clause = rest;
        }
        let end = DOES.iter().filter_map(|word| clause.find(word)).filter(|at| *at > 0).min()?;
        named(&clause[..end])
    })
}

/// A unit that a sentence names by its whole name.
fn named(name: &str) -> Option<Reporter> {
    // 3月自成立专班以来
    let is_time = name.starts_with(['月', '日', '季', '自', '从']) || ["成立", "以来", "期间"].iter().any(|word| name.contains(word));
    let is_whole = name.chars().count() >= 4 && !is_time && !ABOVE.iter().any(|word| name.contains(word)) && !is_position(name);
    if is_whole { unit(name) } else { None }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn read(title: &str, text: &str) -> Option<Reporter> {
        let mut report = AnnualReport { title: (!title.is_empty()).then(|| title.to_owned()), ..AnnualReport::default() };
        let mut said = Said::default();
        let line = Line::new(2, text);
        tell(&[&line], &mut report, &mut said);
        assert_eq!(report.reporter.is_some(), said.findings.len() == 1, "{title} {text}");
        report.reporter
    }

    #[test]
    fn where_somebody_works_is_told_in_passing() {
        for (text, expected) in [
            ("转眼间，我来到云河建设有限公司已经一年了。", Some(Reporter::new("云河建设有限公司"))),
            ("2019年加入云河水务集团，现任技术员，负责巡检。", Some(Reporter::new("云河水务集团").with_position("技术员"))),
            ("我在河东小学担任语文教师。", Some(Reporter::new("河东小学").with_position("语文教师"))),
            ("本人于2021年3月到石桥镇人民政府工作。", Some(Reporter::new("石桥镇人民政府"))),
            ("一年来，我们来到田间地头，在学校开展活动。", None),
            ("在公司工作的这一年里，我认真学习。", None),
            ("在县水利局的指导下工作，进步很大。", None),
        ] {
            assert_eq!(read("", text), expected, "{text}");
        }
    }

    #[test]
    fn the_title_says_whose_report_it_is() {
        let water = Some(Reporter::new("云河县水务局"));
        for title in [
            "云河县水务局2025年工作总结",
            "2025年度云河县水务局工作总结",
            "云河县水务局关于2025年工作情况的报告",
            "云河县水务局\n2025年工作总结",
        ] {
            assert_eq!(read(title, ""), water, "{title}");
        }
        assert_eq!(read("2026年云河县人民政府工作报告", ""), Some(Reporter::new("云河县人民政府")));
        assert_eq!(read("云河县2026年政府工作报告", ""), Some(Reporter::new("云河县人民政府")));
        assert_eq!(read("政府工作报告", "2026年1月9日在云河县第八届人民代表大会第五次会议上"), Some(Reporter::new("云河县人民政府")));
        let office = Some(Reporter::new("云河县水务局").with_position("局长").with_name("王某"));
        assert_eq!(read("云河县水务局局长王某2025年述职报告", ""), office);
        assert_eq!(read("云河县水务局局长王某同志述职报告", ""), office);
        for title in ["个人年终工作总结", "2025年办公室工作总结", "安全生产工作总结", "党支部书记述职报告", "2025年工作总结"]
        {
            assert_eq!(read(title, ""), None, "{title}");
        }
    }

    #[test]
    fn first_sentences_say_who_reports() {
        let water = Some(Reporter::new("云河县水务局"));
        for text in [
            "2025年，云河县水务局在县委、县政府的领导下，完成了各项任务。",
            "现将云河县水务局2025年工作情况报告如下：",
            "今年以来，云河县水务局坚持节水优先，抓好供水。",
        ] {
            assert_eq!(read("", text), water, "{text}");
        }
        let whole = Some(Reporter::new("云河县水务局").with_position("工程师").with_name("王某"));
        for text in ["大家好！我是来自云河县水务局的工程师王某，很高兴在这里汇报。", "我是云河县水务局工程师王某。"]
        {
            assert_eq!(read("", text), whole, "{text}");
        }
        assert_eq!(read("", "大家好，我是来自城东旗舰店的李小明，现在汇报。"), Some(Reporter::new("城东旗舰店").with_name("李小明")));
        assert_eq!(read("", "我叫李小明，是一名教师。"), Some(Reporter::person("李小明")));
        assert_eq!(
            read("", "本人自2023年3月起担任云河县水务局局长以来，认真履职。"),
            Some(Reporter::new("云河县水务局").with_position("局长"))
        );
        for text in [
            "2025年，我局在县委、县政府的坚强领导下，完成了任务。",
            "市委市政府高度重视供水工作。",
            "我是一名普通的教师，热爱讲台。",
            "现将我局2025年工作情况报告如下：",
            "在县水务局的指导下，由李某担任供水专班组长。",
            "2023年3月自成立云河县供水工作组以来，已过去半年。",
        ] {
            assert_eq!(read("", text), None, "{text}");
        }
    }
}
