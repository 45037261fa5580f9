//! The name in what follows a number: 30个|重点调研内容|，明确…

use super::super::blanks::is_end;
use super::super::verbs;
use super::phrase::{AROUND, LONGEST, without_codes};
use super::stops;
use crate::model::numerals::{digit, leading_number};
use crate::model::unit::{unit, unit_behind_number};
use crate::model::{is_han, placeholder};

/// The longest remark in brackets within a name, with them.
const REMARK: usize = 10;

/// The name in what follows a number: 个重点调研内容，明确… -> 重点调研内容.
pub(super) fn object(behind: &str) -> Option<String> {
    let behind = without_bound(behind);
    let (title, behind) = quoted(behind);
    let (clause, rest) = run(behind);
    // 涉及全校的改革文件
    // 14项市委、市政府重点工作
    let bodies = clause.strip_suffix('委').filter(|level| level.chars().count() == 1 && title.is_empty());
    let clause = match bodies.and(rest.strip_prefix('、')).map(run) {
        Some((second, _)) => format!("{clause}{second}"),
        None => clause,
    };
    let clause = match clause.rsplit_once('的') {
        // 53人|报名参加今年的高考: they do it.
        Some((said, _)) if title.is_empty() && said.ends_with(['年', '月', '日']) && stops::begins(said) => return None,
        Some((said, of)) if title.is_empty() && of.chars().count() >= 2 && (stops::begins(said) || is_quality(said)) => of.to_owned(),
        _ => clause,
    };
    let end = if clause.is_empty() || !title.is_empty() && stops::begins(&clause) { 0 } else { stops::end(&clause) };
    let mut name = format!("{title}{}", &clause[..end]);
    if end == clause.len() && title.is_empty() {
        name.push_str(of_level(&name, rest).as_deref().unwrap_or_default());
    }
    if end == clause.len() && title.is_empty() && (2..=LONGEST_OF_TWO).contains(&name.chars().count()) {
        name.push_str(&second_of_list(rest).unwrap_or_default());
    }
    let count = name.chars().count();
    let is_said = |verb: &str| !stops::is_attribute(&name[verb.len()..]) && !name[verb.len()..].starts_with(['和', '与']);
    let is_other = || verbs::ALL_WORDS.at_head(&name).is_some_and(|verb| verb.chars().count() > 1 && is_said(verb));
    let is_name = !title.is_empty() || !stops::begins(&name) && !is_other();
    ((2..=LONGEST).contains(&count) && is_name).then_some(name)
}

/// The longest of two things that a number counts together, in characters.
const LONGEST_OF_TWO: usize = 8;

/// 20名党员|、群众|参加: what the number counts too.
fn second_of_list(rest: &str) -> Option<String> {
    let (second, next) = run(rest.strip_prefix('、')?);
    let of = &second[..stops::end(&second)];
    let is_thing = (2..=LONGEST_OF_TWO).contains(&of.chars().count()) && !stops::begins(of) && verbs::ALL_WORDS.at_head(of).is_none();
    let is_next = of.len() == second.len() && next.starts_with(|c| digit(c).is_some() || c == '、');
    (is_thing && !is_next).then(|| format!("、{of}"))
}

/// Whether words before 的 say what a thing is like: 实力雄厚.
fn is_quality(said: &str) -> bool {
    const LIKE: &[&str] = &[
        "不同", "优秀", "雄厚", "劣质", "重要", "主要", "具体", "良好", "突出", "严重", "较大", "重大", "完善", "先进", "成熟", "典型",
        "特殊", "常见", "宝贵", "合格", "违规", "违法", "专业", "实用", "便捷", "优质", "优越", "薄弱", "连片", "材质", "困难", "复杂",
        "贫困", "齐全", "可靠", "明显", "过硬",
    ];
    LIKE.iter().any(|like| said.ends_with(like))
}

/// 包联3个村: a thing whose name is one character.
pub(super) fn short_object(behind: &str) -> Option<char> {
    let (clause, _) = run(behind);
    // 66个村|配备了专干
    let verb =
        clause.char_indices().nth(1).and_then(|(at, _)| verbs::ALL_WORDS.at_head(&clause[at..])).filter(|verb| verb.chars().count() > 1);
    let mut characters = clause.chars();
    characters
        .next()
        .filter(|c| "村镇乡县区市校厂店园班楼桥".contains(*c) && (verb.is_some() || characters.next().is_none_or(|next| next == '的')))
}

/// The words in quotation marks that a text begins with, and what follows: “高效办成一件事”|重点事项.
fn quoted(text: &str) -> (String, &str) {
    let inner = text.strip_prefix('“').and_then(|text| text.split_once('”')).filter(|(title, _)| title.chars().count() <= LONGEST);
    let Some((title, behind)) = inner else { return (String::new(), text) };
    let is_whole = title.chars().all(|c| is_han(c) || c.is_ascii_alphabetic());
    if is_whole { (title.to_owned(), behind) } else { (String::new(), text) }
}

/// 43条、16条|举措: what the next number of the list counts too.
pub(super) fn object_of_next(behind: &str, unit: &str) -> Option<String> {
    let next = behind.strip_prefix(['、', '和']).filter(|_| !unit.is_empty())?;
    let number = next.trim_start_matches(|c| digit(c).is_some());
    (number.len() < next.len()).then(|| number.strip_prefix(unit)).flatten().and_then(object)
}

/// 2条350米|水系: what the number counts whose size stands between.
pub(super) fn object_behind_size(behind: &str) -> Option<String> {
    let (_, number) = leading_number(behind)?;
    let behind = &behind[number..];
    let size = unit_behind_number(behind).filter(|unit| SIZES.contains(unit))?;
    object(&behind[size.len()..])
}

/// 1条日处理能力为100吨的|生产线: what the number counts, behind how large it is.
pub(super) fn object_behind_attribute(behind: &str) -> Option<String> {
    let (clause, rest) = run(behind);
    let number = leading_number(rest).filter(|_| clause.ends_with(['为', '达', '超', '过', '资', '长', '宽', '高']))?;
    let rest = &rest[number.1..];
    let unit = unit_behind_number(rest)?;
    object_of_sized(&rest[unit.len()..])
}

/// 3条长1400米、宽4米的|生产路: what has these sizes.
pub(super) fn object_of_sized(behind: &str) -> Option<String> {
    let of = |rest: &str| rest.starts_with('的').then(|| object(rest)).flatten();
    of(behind).or_else(|| {
        let side = behind.strip_prefix(['、', '，'])?.strip_prefix(['长', '宽', '高', '深', '厚'])?;
        let number = leading_number(side)?.1;
        let unit = unit_behind_number(&side[number..])?;
        of(&side[number + unit.len()..])
    })
}

/// Units that say how large a thing is.
const SIZES: &[&str] = &["米", "公里", "千米", "亩", "公顷", "平方米", "吨", "千瓦", "兆瓦"];

/// 国家级、3个省级|保护区: what both are.
fn of_level(name: &str, rest: &str) -> Option<String> {
    let rest = rest.strip_prefix(['、', '和']).filter(|_| name.ends_with('级') && name.chars().count() <= 4)?;
    let level = rest.char_indices().take(10).find(|(_, c)| *c == '级')?.0;
    let (clause, _) = run(&rest[level + '级'.len_utf8()..]);
    let of = &clause[..stops::end(&clause)];
    (!of.is_empty() && !stops::begins(of)).then(|| of.to_owned())
}

/// Whether what follows a number names the next number: 项目12个总投资3亿元.
pub(super) fn names_next(behind: &str) -> bool {
    let (clause, rest) = run(behind);
    rest.starts_with(|c| digit(c).is_some()) && stops::end(&clause) == clause.len()
}

/// What so many of something do, with it: 98%的|村民都参加医保|，.
pub(super) fn who_do(behind: &str, who: &str) -> Option<String> {
    let (clause, rest) = run(behind);
    let deed = clause.strip_prefix(who)?;
    let deed = deed.trim_start_matches(['都', '均', '也']).trim_start_matches("已经").trim_start_matches('已');
    let is_whole = rest.chars().next().is_none_or(|c| "，。；,;".contains(c)) && (3..=LONGEST_DEED).contains(&deed.chars().count());
    (is_whole && !deed.contains('的')).then(|| format!("{who}{}", deed.replacen('了', "", 1)))
}

/// What so many do, where nothing names them: 14035户25559人|享受低保|，.
pub(super) fn deed(behind: &str) -> Option<String> {
    let mut behind = behind;
    if let Some((_, number)) = leading_number(behind) {
        behind = unit_behind_number(&behind[number..]).map_or(behind, |unit| &behind[number + unit.len()..]);
    }
    let (clause, rest) = run(behind);
    let is_whole = rest.chars().next().is_none_or(|c| c != '、' && is_end(c) || digit(c).is_some())
        && (3..=LONGEST_DEED + 2).contains(&clause.chars().count());
    let is_deed = verbs::ALL_WORDS.at_head(&clause).is_some_and(|verb| verb.chars().count() > 1) || stops::is_deed(&clause);
    (is_whole && is_deed && !clause.contains('的')).then(|| clause.replacen('了', "", 1))
}

/// The longest of what so many do, in characters.
const LONGEST_DEED: usize = 12;

/// What follows a number, behind 以上 and 的.
fn without_bound(behind: &str) -> &str {
    let behind = ["以上", "左右", "上下", "以内", "的", "（次）"].iter().find_map(|word| behind.strip_prefix(word)).unwrap_or(behind);
    let behind = behind.strip_prefix('的').unwrap_or(behind);
    // 80岁以上老年人
    let age = behind.trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = ["岁以上", "岁以下", "周岁以上", "周岁以下", "岁及以上"]
        .iter()
        .find_map(|bound| age.strip_prefix(bound))
        .filter(|_| age.len() < behind.len())
        .unwrap_or(behind);
    // 100亿级产业
    let size = behind.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['百', '千', '万', '亿']);
    Some(size).filter(|size| size.len() < behind.len()).and_then(|size| size.strip_prefix('级')).unwrap_or(behind)
}

/// The characters that follow a number up to the next punctuation, and what comes then.
fn run(behind: &str) -> (String, &str) {
    let behind = without_bound(behind);
    let far = behind.char_indices().nth(AROUND).map_or(behind.len(), |(at, _)| at);
    let is_code = |at: usize| {
        let code = behind[at..].trim_start_matches(|c: char| c.is_ascii_digit());
        behind[at..].len() - code.len() == 1 && code.starts_with(|c: char| "AGD".contains(c))
    };
    // 贫困（低保户）残疾人
    let inner = bracket(&behind[..far]);
    let ends = |at: usize, c: char| {
        !inner.contains(&at) && !is_code(at) && (is_end(c) || !(is_han(c) || c.is_ascii_alphabetic() || "“”《》".contains(c)))
    };
    let end = behind[..far].char_indices().find(|(at, c)| ends(*at, *c)).map_or(far, |(at, _)| at);
    // 村民小组X户: the next blank.
    let blank = behind[..end].char_indices().find(|(at, c)| {
        let mark = placeholder::run(behind[*at..].chars());
        mark > 0 && *c != '某' && behind[*at..].char_indices().nth(mark).is_some_and(|(next, _)| unit(&behind[at + next..]).is_some())
    });
    // 少先队员“童心向党，…”: what is quoted beyond the run.
    let quote = || behind[..end].rfind('“').filter(|at| *at > 0 && !behind[*at..end].contains('”'));
    let end = blank.map(|(at, _)| at).or_else(quote).unwrap_or(end);
    // 场景“一卡通”: a title that ends the run is no part of the name.
    let title = behind[..end].strip_suffix('”').and_then(|text| text.rfind('“')).filter(|at| *at > 0);
    let run = behind[..title.unwrap_or(end)].char_indices().filter(|(at, _)| !inner.contains(at)).map(|(_, c)| c).collect::<String>();
    (without_codes(&run).chars().filter(|c| is_han(*c) || c.is_ascii_alphabetic()).collect(), &behind[end..])
}

/// Where a short remark in brackets stands between two parts of a name.
fn bracket(text: &str) -> std::ops::Range<usize> {
    let found = || {
        let from = text.find(['（', '(']).filter(|at| *at > 0)?;
        let to = text.char_indices().skip_while(|(at, _)| *at < from).take(REMARK).find(|(_, c)| "）)".contains(*c))?;
        let end = to.0 + to.1.len_utf8();
        let is_within = text[..from].chars().all(is_han) && text[end..].starts_with(is_han);
        (is_within && text[from..end].chars().skip(1).all(|c| is_han(c) || "）)".contains(c))).then_some(from..end)
    };
    found().unwrap_or_default()
}
