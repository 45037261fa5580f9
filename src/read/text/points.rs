//! Points in running text: `…三个方面：一是…；二是…` as lines of their own.

use std::borrow::Cow;

use super::line::Line;
use crate::model::mark::{LAST, Mark, mark};
use crate::model::{chinese_number, is_han};

/// How deep lists stand in one another on one line.
const DEEPEST: usize = 4;
/// The longest text in quotation marks or brackets that is passed over.
const QUOTED: usize = 80;

/// How many lines the first entry of a list may have, where it begins behind its heading.
const NEAR: usize = 4;
/// How many beginnings of a list are tried, so that a line of nothing but 1. takes no longer than another.
const CANDIDATES: usize = 8;

/// A number that stands in a line.
struct Inner {
    at: usize,
    mark: Mark,
    number: usize,
    /// The word of 一是, 一要, 一抓: a list keeps to one.
    verb: Option<char>,
}

/// A line as its parts: what stands before a list within it, and the entries of that list.
pub(super) fn lines<'l>(lines: &'l [Line<'_>]) -> Vec<Line<'l>> {
    let mut out = Vec::with_capacity(lines.len());
    let own: Vec<Option<(Mark, usize)>> = lines
        .iter()
        .map(|line| match line.automatic_mark {
            // 一抓队伍。二抓制度。
            None => mark(&line.text)
                .map(|(mark, number, _)| (mark, number))
                .or_else(|| verbal(&line.text).filter(|(number, _)| *number == 1).map(|(number, _)| (Mark::Point, number))),
            Some(_) => None,
        })
        .collect();
    // The number of the last chapter.
    let mut chapter = 0;
    for (index, line) in lines.iter().enumerate() {
        if let Some((Mark::Chapter, number)) = own[index] {
            chapter = number;
        }
        // The second entry may begin the next line, or one soon after it.
        let next = own[index + 1..].iter().take(NEAR).flatten().next().copied();
        let parts = if line.is_table_row { vec![line.text.as_ref()] } else { parts(&line.text, own[index], next) };
        let parts: Vec<&str> = parts
            .into_iter()
            .flat_map(|part| match chapter_at_end(part, chapter + 1) {
                Some(at) if chapter > 0 => {
                    chapter += 1;
                    [part[..at].trim_end(), &part[at..]]
                }
                _ => [part, ""],
            })
            .collect();
        for (index, part) in parts.into_iter().enumerate().filter(|(_, part)| !part.is_empty()) {
            let mut one = Line { text: Cow::Borrowed(part), ..line.clone_empty() };
            if index > 0 {
                one = Line { continues: true, heading: None, bold_end: None, automatic_mark: None, is_bullet: false, ..one };
            }
            out.push(one);
        }
    }
    out
}

/// The parts of a line: what stands before a list, and its entries, each with its number. A line without list is one part. A first entry
/// is one too where the next number of the text goes on from it.
fn parts(line: &str, own: Option<(Mark, usize)>, next: Option<(Mark, usize)>) -> Vec<&str> {
    let inner = numbers(line);
    let mut parts = Vec::new();
    if let Some((mark, _)) = next.filter(|next| next.1 == 2 && own.is_none_or(|own| own.0 < next.0)) {
        let mut of_kind = inner.iter().filter(|one| one.mark == mark);
        if let (Some(first), None) = (of_kind.next().filter(|one| one.number == 1), of_kind.next()) {
            parts.extend([line[..first.at].trim(), line[first.at..].trim()]);
            return parts;
        }
    }
    let own_verb = own.filter(|own| own.0 == Mark::Point).and_then(|_| verb(line).or_else(|| verbal(line)?.1.chars().next()));
    split(line, 0, line.len(), &inner, own.map(|(mark, number)| (mark, number, own_verb)), 0, &mut parts);
    parts
}

/// The longest heading that stands behind a paragraph on its line.
const HEADING: usize = 12;

/// …均已完成。二、工作感悟: where the heading of the next chapter stands behind a paragraph on its line.
fn chapter_at_end(line: &str, number: usize) -> Option<usize> {
    let (at, stop) = line.char_indices().rev().skip(1).take(HEADING + 4).find(|(_, c)| "。！？".contains(*c))?;
    let heading = &line[at + stop.len_utf8()..];
    let (found, own, rest) = mark(heading.trim_start())?;
    let is_heading = found == Mark::Chapter && own == number && (2..=HEADING).contains(&rest.trim().chars().count());
    (is_heading && !rest.contains(['。', '，', '；', '：'])).then_some(line.len() - heading.trim_start().len())
}

type Own = Option<(Mark, usize, Option<char>)>;

/// Splits what stands between two places of a line, which has this number itself.
fn split<'t>(line: &'t str, from: usize, to: usize, inner: &[Inner], own: Own, depth: usize, parts: &mut Vec<&'t str>) {
    let begin = inner.partition_point(|number| number.at <= from);
    let end = inner.partition_point(|number| number.at < to);
    let inner_here = &inner[begin..end];
    let list = if depth < DEEPEST { list(inner_here, own) } else { Vec::new() };
    let Some(first) = list.first() else {
        parts.push(line[from..to].trim());
        return;
    };
    // Before the list, and in each of its entries, there may be another.
    split(line, from, first.at, inner, own, depth + 1, parts);
    for (index, entry) in list.iter().enumerate() {
        let until = list.get(index + 1).map_or(to, |next| next.at);
        split(line, entry.at, until, inner, Some((entry.mark, entry.number, entry.verb)), depth + 1, parts);
    }
}

/// The first list among numbers: one that goes on from the line's own number, or that begins with 1 and has a 2.
fn list<'i>(inner: &'i [Inner], own: Own) -> Vec<&'i Inner> {
    let same = |one: &Inner, mark: Mark, verb: Option<char>| one.mark == mark && (one.verb == verb || one.verb.is_none() || verb.is_none());
    let follow = |list: &mut Vec<&'i Inner>, rest: &'i [Inner], mark: Mark, mut number: usize, verb: Option<char>| {
        for (index, one) in rest.iter().enumerate() {
            // 一是 二是 四是: somebody miscounted.
            let is_skipped = || {
                matches!(mark, Mark::Point | Mark::Ordinal)
                    && number > 1
                    && one.number == number + 2
                    && !rest[index + 1..].iter().take(CANDIDATES).any(|later| later.mark == mark && later.number == number + 1)
            };
            let next = one.number == number + 1 || (one.number == LAST && number > 1) || is_skipped();
            if same(one, mark, verb) && next {
                list.push(one);
                number = one.number;
                if number == LAST {
                    break;
                }
            }
        }
    };
    let mut goes_on = Vec::new();
    if let Some((mark, number, verb)) = own.filter(|own| own.1 < LAST) {
        follow(&mut goes_on, inner, mark, number, verb);
    }
    // An outer list is split first: the entries of this one may hold further lists.
    let own_mark = own.map(|own| own.0);
    let ones = inner.iter().enumerate().filter(|(_, one)| one.number == 1 && own_mark != Some(one.mark));
    let begins = ones.take(CANDIDATES).find_map(|(index, one)| {
        let mut list = vec![one];
        follow(&mut list, &inner[index + 1..], one.mark, 1, one.verb);
        (list.len() > 1).then_some(list)
    });
    match (goes_on.is_empty(), begins) {
        (true, begins) => begins.unwrap_or_default(),
        (false, _) => goes_on,
    }
}

/// The numbers in a line that may begin an entry, behind punctuation, outside of quotations and brackets.
fn numbers(line: &str) -> Vec<Inner> {
    let mut found = Vec::new();
    let mut previous = None;
    let mut at = 0;
    while let Some(c) = line[at..].chars().next() {
        let rest = &line[at..];
        if at > 0
            && let Some(one) = number(at, rest, previous, &line[..at])
        {
            found.push(one);
            // Past the number itself: 一是 holds no other.
            at += c.len_utf8();
            previous = Some(c);
            continue;
        }
        let skip = quoted(rest).unwrap_or(c.len_utf8());
        previous = rest[..skip].chars().next_back();
        at += skip;
    }
    found
}

/// A number that stands behind punctuation.
fn number(at: usize, rest: &str, previous: Option<char>, before: &str) -> Option<Inner> {
    let first = rest.chars().next()?;
    if first.is_ascii_digit() && previous.is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    if !"（(一二三四五六七八九十首其再最第①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼㈠㈡㈢㈣㈤㈥㈦㈧㈨".contains(first) && !first.is_ascii_digit()
    {
        return None;
    }
    let previous = if previous.is_some_and(|c| c == ' ' || c == '\u{3000}') { before.trim_end().chars().next_back() } else { previous };
    // Behind a wide gap too: 二、收获　　1、技术学习.
    let is_apart = before.ends_with('\u{3000}') || before.ends_with("  ");
    let is_spaced = before.ends_with(' ');
    let stops = is_apart || previous.is_some_and(|c| "。；：;:！？!".contains(c));
    let pauses = stops || previous.is_some_and(|c| "，,、".contains(c));
    if let Some((number, behind)) = verbal(rest).filter(|_| stops) {
        return Some(Inner { at, mark: Mark::Point, number, verb: behind.chars().next() });
    }
    let (mark, number, behind) = mark(rest)?;
    let is_free = match mark {
        Mark::Point if number == 1 => pauses || begins_within(before),
        // 空间不同 第二，后排…
        Mark::Ordinal | Mark::Point => pauses || is_spaced,
        Mark::Chapter => {
            stops && !previous.is_some_and(|c| "：:".contains(c)) && !behind.starts_with(|c| "一二三四五六七八九十".contains(c))
        }
        // 【抓学习】1.集中学习；2.个人自学, 有三处：，1、路基；2、路面
        Mark::Arabic => (stops || previous.is_some_and(|c| "，,】".contains(c))) && !behind.starts_with(|c: char| c.is_ascii_digit()),
        // Only the first may stand within a clause: 主要有（1）…；（2）…. 乙类（一）和乙类（二） are names.
        Mark::Item | Mark::Bracketed => {
            // 第六条（一）项的规定, not （1）项目建设
            let cited = behind.strip_prefix(['条', '款', '项']);
            let is_name = behind.starts_with(['和', '与', '及', '或', '的', '、', '》', '”', '，', '。', '；', '）'])
                || cited.is_some_and(|rest| rest.chars().next().is_none_or(|c| !is_han(c) || "的规和与及或".contains(c)));
            let may_begin = number == 1 && !before.ends_with(|c: char| c.is_ascii_alphanumeric());
            // 理由如下（1）路窄（2）坡陡, not 表（2）
            let is_digit = mark == Mark::Bracketed && before.ends_with(|c| is_han(c) && !"类组型表图式版期段标号册卷档例公".contains(c));
            // 第（一）、（二）项
            let is_cited =
                previous == Some('、') && before.trim_end_matches(['、', ' ']).strip_suffix(['）', ')']).is_some_and(ends_in_number);
            !is_name
                && !is_cited
                && !previous.is_some_and(|c| "第条款".contains(c))
                && (pauses || is_spaced || before.ends_with(['）', ')', '》', '”']) || may_begin || is_digit)
        }
        Mark::Circled => true,
        _ => false,
    };
    is_free.then(|| Inner { at, mark, number, verb: if mark == Mark::Point { verb(rest) } else { None } })
}

/// Whether a text ends in the number of a bracket: （一 of （一）.
fn ends_in_number(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    bare.len() < text.len() && bare.ends_with(['（', '('])
}

/// Whether 一是 may stand behind this: 镇党委|一是…, never 统一是.
fn begins_within(before: &str) -> bool {
    before.ends_with(is_han) && !before.ends_with(|c| "统唯之第万专单同逐划合归其不十百每任这那另某".contains(c))
}

/// 一抓教育, 二抓防控: the number, and what it counts.
pub(super) fn verbal(text: &str) -> Option<(usize, &str)> {
    let first = text.chars().next().filter(|c| "一二三四五六七八九".contains(*c))?;
    let (number, behind) = text.split_at(first.len_utf8());
    behind.starts_with(|c| "抓看靠强重严把促建".contains(c)).then_some(())?;
    Some((chinese_number(number)?, behind))
}

/// The word behind the number of 一是 and 一要.
fn verb(text: &str) -> Option<char> {
    text.chars().find(|c| !"第一二三四五六七八九十".contains(*c)).filter(|c| "是要".contains(*c))
}

/// How long a quotation, a title or a bracket at the beginning of a text is.
fn quoted(text: &str) -> Option<usize> {
    let close = match text.chars().next()? {
        '“' => '”',
        '《' => '》',
        '（' => '）',
        '(' => ')',
        _ => return None,
    };
    text.char_indices().take(QUOTED).find(|(_, c)| *c == close).map(|(at, c)| at + c.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Vec<&str> {
        let own = mark(line).map(|(mark, number, _)| (mark, number));
        parts(line, own.or_else(|| verbal(line).map(|(number, _)| (Mark::Point, number))), None)
    }

    #[test]
    fn a_first_entry_behind_its_heading_is_one() {
        let next = Some((Mark::Arabic, 2));
        assert_eq!(parts("二、收获\u{3000}1、修路：学会了看图。", Some((Mark::Chapter, 2)), next), ["二、收获", "1、修路：学会了看图。"]);
        assert_eq!(parts("抓了三件事：一是修路。", None, Some((Mark::Point, 2))), ["抓了三件事：", "一是修路。"]);
        assert_eq!(parts("抓了三件事：一是修路。", None, None), ["抓了三件事：一是修路。"]);
    }

    #[test]
    fn a_chapter_may_begin_at_the_end_of_a_line() {
        let line = "各项任务均已完成。二、工作感悟 ";
        assert_eq!(chapter_at_end(line, 2).map(|at| &line[at..]), Some("二、工作感悟 "));
        assert_eq!((chapter_at_end(line, 3), chapter_at_end("二、工作感悟", 2)), (None, None));
    }

    #[test]
    fn lists_in_running_text_are_lines() {
        for (line, expected) in [
            ("抓三个方面：一是学习；二是调研。", &["抓三个方面：", "一是学习；", "二是调研。"][..]),
            ("一是学习。二是调研。", &["一是学习。", "二是调研。"]),
            ("（一）抓学习。一要学。二要用。", &["（一）抓学习。", "一要学。", "二要用。"]),
            ("1.优质资源不足；2.人才引进困难；3.压力大。", &["1.优质资源不足；", "2.人才引进困难；", "3.压力大。"]),
            ("首先，抓好带教；其次，抓好科研；最后，抓好服务。", &["首先，抓好带教；", "其次，抓好科研；", "最后，抓好服务。"]),
            ("主要有：（1）路长；（2）车少。", &["主要有：", "（1）路长；", "（2）车少。"]),
            ("（二）聚焦监督。一抓教育。组织3场。二抓防控。排查。", &["（二）聚焦监督。", "一抓教育。组织3场。", "二抓防控。排查。"]),
            (
                "总结如下。一、做法（一）抓学习。一是读。二是写。（二）抓调研。二、问题（一）少。（二）慢。",
                &[
                    "总结如下。",
                    "一、做法",
                    "（一）抓学习。",
                    "一是读。",
                    "二是写。",
                    "（二）抓调研。",
                    "二、问题",
                    "（一）少。",
                    "（二）慢。",
                ],
            ),
            ("有“一是学、二是用”的传统。", &["有“一是学、二是用”的传统。"]),
            ("一是学习，没有第二条路。", &["一是学习，没有第二条路。"]),
            ("依据第（一）项、第（二）项办理。", &["依据第（一）项、第（二）项办理。"]),
            ("名次为：（1）河东所（上年第二）、（2）河西所。", &["名次为：", "（1）河东所（上年第二）、", "（2）河西所。"]),
            ("同时符合第（1）（2）条的，取其高者。", &["同时符合第（1）（2）条的，取其高者。"]),
            ("第（一）、（二）项按规定办理。", &["第（一）、（二）项按规定办理。"]),
            ("选址有讲究。 第一，地势高 第二，水源近 第三，路好走", &["选址有讲究。", "第一，地势高", "第二，水源近", "第三，路好走"]),
            ("其一，定责任；其二，定考核。", &["其一，定责任；", "其二，定考核。"]),
            ("一抓修渠。二抓清淤。", &["一抓修渠。", "二抓清淤。"]),
            ("第一项，修渠。第二项，清淤。", &["第一项，修渠。", "第二项，清淤。"]),
            ("一是一，二是二，账目清楚。", &["一是一，二是二，账目清楚。"]),
            ("一是人少；二是车旧；四是路远。", &["一是人少；", "二是车旧；", "四是路远。"]),
            ("首先是定责任，签了状；其次要抓宣传。", &["首先是定责任，签了状；", "其次要抓宣传。"]),
            ("支部一是抓学习。二是抓调研。", &["支部", "一是抓学习。", "二是抓调研。"]),
            ("口径统一是前提，二是关键。", &["口径统一是前提，二是关键。"]),
            ("理由有以下几点（1）路窄（2）坡陡（3）车多", &["理由有以下几点", "（1）路窄", "（2）坡陡", "（3）车多"]),
            ("见附表（1）所列泵站和附表（2）所列闸门。", &["见附表（1）所列泵站和附表（2）所列闸门。"]),
            ("资质有 （1）甲级 （2）乙级 （3）丙级", &["资质有", "（1）甲级", "（2）乙级", "（3）丙级"]),
            (
                "要求如下：（1）项目建设；（2）目标考核；（3）条件改善。",
                &["要求如下：", "（1）项目建设；", "（2）目标考核；", "（3）条件改善。"],
            ),
            ("依照第六条（一）项的规定和（二）项办理。", &["依照第六条（一）项的规定和（二）项办理。"]),
            ("泵站分甲类（一）和甲类（二）两种。", &["泵站分甲类（一）和甲类（二）两种。"]),
            ("安排在丙组（一）抽查的泵站；安排在丙组（二）抽查的闸门。", &["安排在丙组（一）抽查的泵站；安排在丙组（二）抽查的闸门。"]),
            ("【抓巡查】1.查堤防；2.查涵闸。", &["【抓巡查】", "1.查堤防；", "2.查涵闸。"]),
            ("有三处漏水，1、闸门漏。2、管道漏，3、屋面漏。", &["有三处漏水，", "1、闸门漏。", "2、管道漏，", "3、屋面漏。"]),
            ("第一要保供水，第二要保排涝。", &["第一要保供水，", "第二要保排涝。"]),
            ("安全是第一要务，第二要点是供水。", &["安全是第一要务，第二要点是供水。"]),
        ] {
            assert_eq!(read(line), expected, "{line}");
        }
    }
}
