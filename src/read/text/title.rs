//! The title: where it stands, over how many lines, and what of it is no title.

use super::head::{FURTHEST, TITLE};
use super::labels::{is_of_page, labelled};
use super::line::Line;
use super::persons::is_unit;
use super::reporter::named;
use super::year::squeezed;
use crate::model::is_han;
use crate::model::mark::mark;
use crate::model::numerals::digit;

/// The most lines of a title.
const TITLE_LINES: usize = 4;
/// What joins the second half of a title to the first.
pub(super) const JOINS: [char; 4] = ['暨', '和', '与', '及'];
/// What such texts call themselves.
const KINDS: &[&str] =
    &["报告", "总结", "汇报", "述职", "述廉", "小结", "材料", "情况", "要点", "自评", "讲话", "发言", "对照检查", "年报"];

/// ——2025年1月20日在县人大工作会议 / 暨…会议上: one subtitle over two lines.
pub(super) fn with_whole_subtitle(mut lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let is_begun = |pair: &[Line<'_>]| {
        pair[0].text.starts_with(['—', '-'])
            && pair[0].text.contains("会")
            && pair[1].text.starts_with('暨')
            && !pair[1].text.contains('。')
    };
    if let Some(at) = lines.windows(2).take(FURTHEST).position(is_begun) {
        let rest = lines.remove(at + 1).text;
        lines[at].text = format!("{}{rest}", lines[at].text).into();
    }
    lines
}

/// 政府工作报告——2025年1月20日在…会议上: a title and what stands below it on one line are two.
pub(super) fn without_joined_titles(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let joined = |line: &Line<'_>| {
        let at = line.text.find("——").filter(|at| *at > 0)?;
        let (title, rest) = line.text.split_at(at);
        (fits_title(title) && rest.contains("会议上") && !rest.contains('。')).then_some(at)
    };
    let Some((index, at)) = lines.iter().take(FURTHEST).enumerate().find_map(|(index, line)| Some((index, joined(line)?))) else {
        return lines;
    };
    let mut lines = lines;
    let line = lines[index].clone();
    lines[index].text = line.text[..at].to_owned().into();
    lines.insert(index + 1, Line::new(line.number, line.text[at..].to_owned()));
    lines
}

fn fits_title(text: &str) -> bool {
    text.chars().count() <= TITLE && ends_in_kind(&squeezed(text)) && !text.contains(['。', '，', '；'])
}

/// Where the title stands.
pub(super) fn title(lines: &[Line<'_>]) -> Option<(usize, usize)> {
    let near = &lines[..lines.len().min(FURTHEST)];
    if is_motto(near) {
        return Some((0, 1));
    }
    // 街道2025年上半年创建文明城市 / 工作总结及下半年工作计划
    let is_second = |text: &str| {
        ["工作总结", "工作报告", "工作汇报"].iter().any(|kind| text.starts_with(kind))
            && !ends_in_kind(&near[0].text)
            && near[0].text.contains('年')
            && near[0].text.contains(|c| digit(c).is_some())
            && is_title_line(&near[0], 0)
    };
    if near.get(1).is_some_and(|line| is_second(&line.text) && is_title_line(line, 0)) {
        return Some((0, 2));
    }
    let last = near.iter().enumerate().position(|(index, line)| {
        let text = squeezed(bare_title(&line.text).as_str());
        let is_both = looks_both_ways(&text);
        let is_kind = is_both || KINDS.iter().any(|kind| text.contains(kind));
        // Under the name of a unit, or who reports, 2025年工作总结 is no heading.
        let says_who = |line: &Line<'_>| labelled(&line.text).is_some() || named(&line.text).is_some();
        let above = index.checked_sub(1).map(|above| near[above].text.as_ref());
        let after_unit = above.is_some_and(|above| is_unit(above) || is_time(above) || is_stamp(above) || is_of_page(above))
            || index > 0 && near[..index].iter().all(says_who);
        (is_title_line(line, if after_unit { 0 } else { index })
            && (is_kind && (index == 0 || ends_in_kind(&text) || is_both && after_unit || line.heading.is_some())))
            || (index == 0 && line.heading.is_some_and(|level| level == 0) && is_title_line(line, index))
            || is_template_title(&line.text)
    })?;
    // What stands before it may begin it: a unit, or a line that ends in the middle.
    let mut from = last;
    let is_begun = |line: &Line<'_>, next: &Line<'_>| {
        let text = line.text.as_ref();
        let next = squeezed(&next.text);
        let joins = next.starts_with("关于")
            || next.starts_with("情况")
            || next.starts_with("推进")
            || text.contains("关于")
            || next.chars().count() < 8;
        is_title_line(line, 0)
            && !is_of_page(text)
            && (is_unit(text) || joins || text.ends_with(['和', '与', '及', '、', '度', '年', '期']))
            && text.chars().count() > 4
    };
    while from > 0 && last - from + 1 < TITLE_LINES && is_begun(&near[from - 1], &near[from]) {
        from -= 1;
    }
    let mut to = last + 1;
    // 关于2025年 … 情况的 / 述职报告: what follows may end it.
    if !ends_in_kind(&squeezed(&near[last].text))
        && let Some(next) = near.get(to)
        && is_title_line(next, 1)
        && KINDS.iter().any(|kind| squeezed(&next.text).ends_with(kind))
        && !next.text.starts_with(['（', '(', '—', '-'])
    {
        to += 1;
    }
    // 2025年工作总结 / 暨2026年工作计划
    while to - from < TITLE_LINES && near.get(to).is_some_and(|next| next.text.starts_with(JOINS) && is_title_line(next, 0)) {
        to += 1;
    }
    Some((from, to))
}

/// 2025年工作回顾与2026年工作展望: a title of both years.
pub(super) fn looks_both_ways(text: &str) -> bool {
    let behind = |words: &[&str]| words.iter().filter_map(|word| Some(text.find(word)? + word.len())).min();
    let Some(at) = behind(&["回顾", "总结", "情况"]) else { return false };
    let ahead = ["展望", "计划", "安排", "思路", "打算", "设想", "谋划", "要点"];
    let rest = &text[at..];
    rest.starts_with(['和', '与', '及', '暨', '、', ' ']) && ahead.iter().any(|word| rest.ends_with(word))
}

/// 二〇二四年度 on a line of its own, 2024—2025学年第一学期.
fn is_time(text: &str) -> bool {
    let is_term = ["学期", "学年", "学年度", "上半年", "下半年", "季度"].iter().any(|end| text.ends_with(end))
        && text.starts_with(|c| digit(c).is_some() || "二".contains(c))
        && text.chars().count() <= 24;
    is_term || is_year(text)
}

fn is_year(text: &str) -> bool {
    let year = text.trim_end_matches('度').strip_suffix('年').unwrap_or_default();
    year.chars().count() == 4 && year.chars().all(|c| digit(c).is_some() || "〇○零一二三四五六七八九".contains(c))
}

/// （草稿）, 内部资料　注意保存: what stands over a title.
fn is_stamp(text: &str) -> bool {
    text.chars().count() <= 20 && ["稿）", "稿)", "内部资料", "注意保存", "秘密", "机密"].iter().any(|word| text.contains(word))
}

/// 凝心聚力　真抓实干, and below it ——云河县水务局2024年工作总结: a motto is a title where the line below says of what.
fn is_motto(lines: &[Line<'_>]) -> bool {
    let [motto, below, ..] = lines else { return false };
    let is_dashed = below.text.starts_with("——") || below.text.starts_with("--");
    let says_of_what = ends_in_kind(&squeezed(&below.text))
        || below.text.contains("会议上")
        || below.text.trim_start_matches(['—', '-']).starts_with('以');
    let text = motto.text.as_ref();
    is_dashed
        && says_of_what
        && below.text.chars().count() <= TITLE
        && text.chars().count() <= TITLE
        && mark(text).is_none()
        && !text.contains(['。', '；', '：', ':'])
}

/// Whether a title ends as such texts call themselves, in brackets or not.
fn ends_in_kind(title: &str) -> bool {
    let title = title.trim_end_matches(['）', ')', '》', '”']);
    KINDS.iter().any(|kind| title.ends_with(kind))
}

fn is_title_line(line: &Line<'_>, index: usize) -> bool {
    let text = line.text.as_ref();
    // 云河县妇联主席王某：2024年述职报告
    let says_whose = || index == 0 && labelled(text).is_none() && ends_in_kind(text) && text.matches(['：', ':']).count() == 1;
    let has_stop =
        text.contains(['。', '；', '！', '？', '，']) || (text.contains(['：', ':']) && bare_title(text) == text && !says_whose());
    text.chars().count() <= TITLE
        && mark(text).is_none()
        && !has_stop
        && !is_of_page(text)
        && !line.is_bullet
        && !line.is_table_row
        && !text.starts_with(['—', '-', '（', '('])
        && !(index > 0 && (super::chapters::is_heading(text) && line.heading.is_none()))
}

/// [述职报告标题]
fn is_template_title(text: &str) -> bool {
    text.starts_with('[') && text.ends_with(']') && KINDS.iter().any(|kind| text.contains(kind))
}

/// A title without its label and its book marks, and without the spaces that spread it: 政 府 工 作 报 告.
pub(super) fn bare_title(text: &str) -> String {
    let labelled = text.split_once(['：', ':']).filter(|(label, _)| ["标题", "题目", "title"].contains(&squeezed(label).as_str()));
    let text = labelled.map_or(text, |(_, title)| title).trim();
    let inner = text.strip_prefix('《').and_then(|text| text.strip_suffix('》')).filter(|text| !text.contains('《')).unwrap_or(text);
    // 2 0 2 4年 工 作 总 结
    let is_single = |part: &str| {
        let bare = part.strip_suffix('年').filter(|bare| !bare.is_empty()).unwrap_or(part);
        bare.chars().count() == 1 && bare.chars().all(|c| is_han(c) || digit(c).is_some())
    };
    let is_spread = inner.split_whitespace().count() > 2 && inner.split_whitespace().all(is_single);
    if is_spread { squeezed(inner) } else { inner.to_owned() }
}
