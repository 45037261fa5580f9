//! Where a heading ends that text follows on the same line.

use super::figures::holds_figure;
use super::line::Line;
use crate::model::length::{HEADING, TOPIC};
use crate::model::{closing_stop, is_han};

/// The longest first sentence that is a heading; of a longer one the first clause is.
const SENTENCE: usize = 50;
/// The longest heading that ends at a colon, a dash or spaces.
const LABEL: usize = 24;

/// The heading of an item and what follows it. A heading that text follows keeps its stop, so that it is run in.
pub(super) fn heading<'t>(rest: &'t str, line: &Line<'_>) -> (&'t str, &'t str) {
    alone(heading_and_text(rest, line))
}

/// A heading that nothing follows on its line, without the comma or semicolon that parted it from the next.
fn alone<'t>((heading, text): (&'t str, &'t str)) -> (&'t str, &'t str) {
    if text.is_empty() { (heading.trim_end_matches(['，', '；', '、', ',', ';', ' ']), text) } else { (heading, text) }
}

fn heading_and_text<'t>(rest: &'t str, line: &Line<'_>) -> (&'t str, &'t str) {
    if line.heading.is_some() && fits(rest, HEADING) {
        return (rest, "");
    }
    if let Some(split) = bold(rest, line).or_else(|| spaced(rest)).or_else(|| label(rest)).or_else(|| bracketed(rest)) {
        return split;
    }
    match after(rest, &['。', '！', '？']) {
        Some((sentence, text)) if fits(sentence, SENTENCE) && !holds_figure(sentence) => {
            // 抓好作风建设——深入开展整治。 and more: the heading ends at the dash.
            let dash = sentence.split_once("——").filter(|(before, _)| !text.is_empty() && fits(before, LABEL) && !before.contains('，'));
            dash.map_or((sentence, text), |(before, _)| rest.split_at(before.len() + "——".len()))
        }
        sentence => {
            let whole = sentence.map_or(rest, |(sentence, _)| sentence);
            let is_sentence = sentence.is_some() || rest.contains(['，', ',']);
            // 深化警校联动——走进校园宣讲15场。
            if let Some(split) = dashed(rest).filter(|_| holds_figure(whole)) {
                return split;
            }
            if fits(rest, HEADING) && !(is_sentence && holds_figure(whole)) {
                return sentence.filter(|(_, text)| !text.is_empty()).unwrap_or((rest, ""));
            }
            clause(rest, HEADING).unwrap_or(("", rest))
        }
    }
}

/// The heading of a chapter: a line of its own nearly always.
pub(super) fn chapter<'t>(rest: &'t str, line: &Line<'_>) -> (&'t str, &'t str) {
    if line.heading.is_some() && fits(rest, HEADING) {
        return alone((rest, ""));
    }
    let split = bold(rest, line).or_else(|| spaced(rest)).or_else(|| label(rest));
    let split = split.or_else(|| after(rest, &['。', '！', '？']).filter(|(sentence, _)| fits(sentence, HEADING)));
    alone(split.unwrap_or_else(|| if fits(rest, HEADING) { (rest, "") } else { clause(rest, HEADING).unwrap_or(("", rest)) }))
}

/// The sentence that a point, a problem or a plan opens with, without the 。 that the layout writes, and what follows it. A sentence with
/// numbers is text: numbers stand in no heading.
pub(super) fn topic<'t>(rest: &'t str, line: &Line<'_>, longest: usize) -> (&'t str, &'t str) {
    if let Some((topic, text)) = bold(rest, line).or_else(|| spaced(rest)).or_else(|| label(rest)) {
        return (bare(topic, text), text);
    }
    let sentence = after(rest, &['。', '；', '！', '？', ';']).unwrap_or((rest, ""));
    let (topic, text) = if fits(sentence.0, SENTENCE) && !holds_figure(sentence.0) {
        sentence
    } else {
        let whole = Some(sentence).filter(|(sentence, _)| fits(sentence, longest.min(TOPIC)) && !holds_figure(sentence));
        clause(rest, longest.min(SENTENCE)).or(whole).unwrap_or(("", rest))
    };
    alone((bare(topic, text), text))
}

/// Without its 。, which the layout writes.
fn bare<'t>(topic: &'t str, _text: &str) -> &'t str {
    topic.strip_suffix('。').filter(|bare| closing_stop(bare) == "。").unwrap_or(topic)
}

/// Where bold ends.
fn bold<'t>(rest: &'t str, line: &Line<'_>) -> Option<(&'t str, &'t str)> {
    let end = line.bold_end?.checked_sub(line.text.len().checked_sub(rest.len())?)?;
    let behind = rest.get(end..)?;
    let stop = behind.chars().next().filter(|c| "：:。.".contains(*c)).map_or(0, char::len_utf8);
    let (head, text) = rest.split_at(end + stop);
    (fits(head, SENTENCE) && head.trim().chars().count() > 1 && !text.trim().is_empty()).then(|| (head.trim_end(), text.trim_start()))
}

/// 安全监管方面  开展检查46次
fn spaced(rest: &str) -> Option<(&str, &str)> {
    let at = rest.find("  ").into_iter().chain(rest.find('\u{3000}')).min()?;
    let (head, text) = (rest[..at].trim_end(), rest[at..].trim_start());
    let is_label = fits(head, LABEL) && head.chars().count() > 1 && !head.contains(['，', '。', '；', '、', '：', '“']);
    (is_label && text.chars().count() > 6).then_some((head, text))
}

/// 项目建设方面：全年…
fn label(rest: &str) -> Option<(&str, &str)> {
    let at = rest.find(['：', ':', '。', '！', '？', '；', ';'])?;
    let colon = rest[at..].chars().next().filter(|c| "：:".contains(*c))?;
    let (head, text) = rest.split_at(at + colon.len_utf8());
    let is_time = colon == ':' && text.starts_with(|c: char| c.is_ascii_digit() || c == '/');
    (fits(head, LABEL) && !text.trim().is_empty() && !is_time && !head.contains(['“', '《', '（']) && !holds_figure(head))
        .then(|| (head, text.trim_start()))
}

/// 【安全生产】全年检查46次。
fn bracketed(rest: &str) -> Option<(&str, &str)> {
    let (head, text) = rest.split_at(rest.find('】')? + '】'.len_utf8());
    let is_label = head.starts_with('【') && fits(head, LABEL) && !holds_figure(head) && !text.trim().is_empty();
    is_label.then(|| (head, text.trim_start()))
}

/// What a dash parts from the sentence behind it.
fn dashed(rest: &str) -> Option<(&str, &str)> {
    let at = rest.find(['—', '，', '。', '；', '：', '“', '《']).filter(|at| rest[*at..].starts_with("——"))?;
    let (head, text) = rest.split_at(at + "——".len());
    let is_label = fits(head, LABEL) && head.chars().count() > 4 && !holds_figure(head);
    (is_label && !text.is_empty()).then_some((head, text))
}

/// The first clause of a sentence, if it holds no number.
fn clause(rest: &str, longest: usize) -> Option<(&str, &str)> {
    after(rest, &['，', ',', '；', '：']).filter(|(clause, text)| fits(clause, longest) && !text.is_empty() && !holds_figure(clause))
}

/// Splits after the first of these characters; where 。 is among them, after a point between Chinese characters too.
fn after<'t>(text: &'t str, ends: &[char]) -> Option<(&'t str, &'t str)> {
    let mut previous = ' ';
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let is_stop = c == '.' && ends.contains(&'。') && is_han(previous) && next.is_none_or(is_han);
        if is_stop || ends.contains(&c) {
            // A closing mark belongs to what it closes.
            let end = at + c.len_utf8();
            let end = end + next.filter(|c| "”’）".contains(*c)).map_or(0, char::len_utf8);
            return Some((&text[..end], text[end..].trim_start()));
        }
        previous = c;
    }
    None
}

fn fits(text: &str, longest: usize) -> bool {
    text.chars().nth(longest).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_end_where_text_begins() {
        for (rest, expected) in [
            ("抓实项目建设。全年实施项目12个。", ("抓实项目建设。", "全年实施项目12个。")),
            ("抓实项目建设", ("抓实项目建设", "")),
            ("项目建设方面：全年实施公路项目12个。", ("项目建设方面：", "全年实施公路项目12个。")),
            ("安全监管方面  开展检查46次，整改隐患120处。", ("安全监管方面", "开展检查46次，整改隐患120处。")),
            ("抓好作风建设——深入开展专项整治。查处问题3起。", ("抓好作风建设——", "深入开展专项整治。查处问题3起。")),
            ("全年开展服务活动30场，服务群众2000人次", ("", "全年开展服务活动30场，服务群众2000人次")),
            ("聚焦作风，办结来信131件。", ("聚焦作风，", "办结来信131件。")),
            ("强化理论武装，把稳思想之舵", ("强化理论武装，把稳思想之舵", "")),
            ("抓好养老；", ("抓好养老", "")),
            ("深化警校联动——走进校园宣讲15场。", ("深化警校联动——", "走进校园宣讲15场。")),
            ("【安全生产】全年检查46次。", ("【安全生产】", "全年检查46次。")),
            ("守水一方——服务一线", ("守水一方——服务一线", "")),
            ("抓学习，强监督，", ("抓学习，强监督", "")),
        ] {
            assert_eq!(heading(rest, &Line::new(1, rest)), expected, "{rest}");
        }
        let line = Line { bold_end: Some("1.强化执法".len()), ..Line::new(1, "1.强化执法 查处车辆230辆。") };
        assert_eq!(heading("强化执法 查处车辆230辆。", &line), ("强化执法", "查处车辆230辆。"));
    }

    #[test]
    fn topics_end_with_their_sentence_or_clause() {
        let read = |rest: &'static str| topic(rest, &Line::new(1, rest), TOPIC);
        assert_eq!(read("加强学习。全年学习。"), ("加强学习", "全年学习。"));
        assert_eq!(read("织好“责任网”。严格履行。"), ("织好“责任网”", "严格履行。"));
        assert_eq!(read("怎么办？想办法。"), ("怎么办？", "想办法。"));
        assert_eq!(read("召开党组会议12次。"), ("", "召开党组会议12次。"));
        assert_eq!(read("学习不够深入；"), ("学习不够深入", ""));
        assert_eq!(read("加快项目进度，开工县道3条。"), ("加快项目进度，", "开工县道3条。"));
        let long = format!("有差距，{}。", "表".repeat(60));
        assert_eq!(topic(&long, &Line::new(1, ""), TOPIC), ("有差距，", &long["有差距，".len()..]));
    }
}
