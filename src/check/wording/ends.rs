//! How headings and paragraphs end.

use std::collections::HashMap;

use super::{Found, Kind, Text};
use crate::finding::Code;
use crate::model::mark::mark;
use crate::model::{Place, Role, is_han};

/// The shortest text of one clause that is a sentence, in characters.
const SENTENCE: usize = 8;
/// The longest heading that is no sentence, in characters.
const HEADING: usize = 24;

/// Verbs that tell of work.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "坚持", "推动", "推进", "加强", "加快", "加大", "落实", "完善", "开展", "组织", "抓好", "抓实", "强化", "提升", "提高", "深化",
    "深入", "做好", "全力", "持续", "全面", "全年", "认真", "积极", "切实", "不断", "进一步", "扎实", "健全", "建立", "实现", "实施",
    "完成", "确保", "围绕", "聚焦", "严格", "统筹", "引导", "支持", "鼓励", "促进", "优化", "规范", "发挥", "构建", "打造", "培育",
    "保障", "严肃", "大力", "稳步", "着力", "依法", "充分", "制定", "继续", "同意", "改善", "推广", "明确", "营造", "责成", "参与",
    "合理", "适时", "邀请", "拟订", "增强", "发展", "发布", "稳定", "负责", "达到", "资助", "规定", "讨论", "决定",
];

pub(super) fn check(text: &Text, found: &mut Vec<Found>) {
    match text.kind {
        Kind::Heading => heading(text, found),
        // Of the other paragraphs of a field it is not certain that they are more than lines.
        Kind::Paragraph if text.is_last && is_unfinished(&text.chars) && is_sentence(text) => {
            let end = text.chars.len();
            let last = text.chars[end - 1];
            let missing = Found::new(Code::MissingStop, end - 1..end, "段末缺少标点。", "The paragraph has no punctuation at its end.");
            found.push(missing.fix(format!("{last}。")));
        }
        _ => {}
    }
}

/// A mark behind a heading. Where most headings of a level end in a stop, they are the sentences of a list, and none is marked.
fn heading(text: &Text, found: &mut Vec<Found>) {
    let end = text.chars.len();
    let Some(mark) = text.chars.last().copied().filter(|c| is_mark(*c)) else { return };
    let is_sentence = end > HEADING || text.chars[..end - 1].iter().any(|c| matches!(c, '。' | '；'));
    // A sentence that was cut goes on in the text below.
    let is_cut = matches!(mark, '，' | '、' | ',') && text.is_followed_by_text;
    if matches!(mark, '：' | ':') || !(text.is_marked_like_others || is_sentence || is_cut) {
        found.push(
            Found::new(
                Code::HeadingPunctuation,
                end - 1..end,
                format!("独立成行的标题末尾不用“{mark}”。"),
                format!("No {mark:?} after a heading on its own line."),
            )
            .fix(""),
        );
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '。' | '；' | '，' | '、' | '：' | ',' | ';' | ':' | '.')
}

/// Finds the levels of which most headings end in a mark: those of all chapters, those of the items of one.
pub(super) fn levels(texts: &mut [Text]) {
    let level = |text: &Text| if text.role == Role::ChapterHeading { Place::ROOT } else { text.at.holder().holder() };
    let is_heading = |text: &Text| matches!(text.role, Role::ChapterHeading | Role::ItemHeading);
    let mut counts: HashMap<Place, (usize, usize)> = HashMap::new();
    for text in texts.iter().filter(|text| is_heading(text)) {
        let (marked, all) = counts.entry(level(text)).or_default();
        *marked += usize::from(text.chars.last().is_some_and(|c| is_mark(*c)));
        *all += 1;
    }
    for text in texts.iter_mut().filter(|text| text.kind == Kind::Heading) {
        text.is_marked_like_others = counts.get(&level(text)).is_some_and(|(marked, all)| *all > 1 && marked * 2 > *all);
    }
}

/// Whether a paragraph ends in a word, a figure or a closing mark behind one.
pub(super) fn is_unfinished(chars: &[char]) -> bool {
    // A quotation or bracket may close behind the stop, a remark in brackets follow it.
    let remark = chars.last().filter(|c| **c == '）').and_then(|_| chars.iter().rposition(|c| *c == '（')).unwrap_or(chars.len());
    if remark == 0 || chars[..remark].last().is_some_and(|c| matches!(c, '。' | '！' | '？' | '；')) {
        return false;
    }
    let last = chars.iter().rev().find(|c| !"”’》）)\"".contains(**c));
    let ends = chars.last().is_some_and(|c| is_han(*c) || matches!(c, '》' | '）' | '”' | '}' | '｝' | '%'));
    ends && last.is_some_and(|c| is_han(*c) || matches!(c, '}' | '｝' | '%') || c.is_ascii_alphanumeric())
}

/// Whether a paragraph is meant as a sentence and not as a line of a list, a table or a signature: it has clauses, or it is all that
/// is said of an item, a point, a problem or a plan and says it with a verb or a figure.
fn is_sentence(text: &Text) -> bool {
    let last = text.chars.iter().rposition(|c| matches!(c, '。' | '；')).map_or(0, |at| at + 1);
    let last: String = text.chars[last..].iter().collect();
    // An entry of a list, or a heading behind a sentence.
    let is_entry = mark(&last).is_some() && !last.contains('，');
    let is_list = text.chars.first().is_some_and(|c| c.is_ascii() && !c.is_ascii_digit() && *c != '{');
    if text.is_of_fragments || is_entry || is_list || text.latin() * 3 > text.chars.len() {
        return false;
    }
    let has_clauses = text.chars.iter().any(|c| matches!(c, '，' | '。' | '；' | ','));
    let is_all = text.is_only && text.chars.len() >= SENTENCE && !matches!(text.role, Role::Preamble | Role::Closing);
    let is_caption = ["情况", "概况", "清单", "名单", "一览表"].iter().any(|word| last.ends_with(word));
    has_clauses || (is_all && !is_caption && tells(text))
}

/// Whether a text of one clause has a verb or a figure, and not a name alone.
fn tells(text: &Text) -> bool {
    let is_word = |c: &char| "应须将由予给进按把被已均使让要不为是在有对受".contains(*c) || matches!(c, '{' | '｛');
    text.chars.iter().any(is_word) || (0..text.chars.len()).any(|at| VERBS.iter().any(|verb| text.has(at, verb)))
}
