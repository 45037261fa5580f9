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

/// The longest number or Latin word at the end of a sentence, and how many Chinese characters its clause has, at least.
const ENDING: usize = 6;
const CLAUSE: usize = 6;

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
        Kind::Paragraph if text.is_last && (is_unfinished(&text.chars) || ends_in_number(text)) && is_sentence(text) => {
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
    let ends = chars.last().is_some_and(|c| is_han(*c) || matches!(c, '》' | '）' | '”' | '}' | '｝' | '%' | '％'));
    ends && last.is_some_and(|c| is_han(*c) || matches!(c, '}' | '｝' | '%' | '％') || c.is_ascii_alphanumeric())
}

/// Whether a paragraph of several clauses ends in a number or a short Latin word that a Chinese clause leads to: …收入倍差缩小至1.81.
fn ends_in_number(text: &Text) -> bool {
    let length = text.chars.iter().rev().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | ':' | '∶')).count();
    let before = &text.chars[..text.chars.len() - length];
    let clause = before.iter().rev().take_while(|c| !matches!(c, '，' | '；' | '。')).count();
    let told = before[before.len() - clause..].iter().filter(|c| is_han(**c)).count();
    let is_whole = text.chars.last().is_some_and(char::is_ascii_alphanumeric);
    is_whole && (1..=ENDING).contains(&length) && told >= CLAUSE && clause < before.len() && before.contains(&'，')
}

/// Whether a paragraph is meant as a sentence and not as a line of a list, a table or a signature: it has clauses, or it is all that
/// is said of an item, a point, a problem or a plan.
fn is_sentence(text: &Text) -> bool {
    let last = text.chars.iter().rposition(|c| matches!(c, '。' | '；')).map_or(0, |at| at + 1);
    let is_first = last == 0;
    let last: String = text.chars[last..].iter().collect();
    // An entry of a list, or a heading behind a sentence.
    let is_entry = mark(&last).is_some() && !last.contains('，');
    let is_list = text.chars.first().is_some_and(|c| c.is_ascii() && !c.is_ascii_digit() && *c != '{');
    if text.is_of_fragments || is_entry || is_list || text.latin() * 3 > text.chars.len() || (is_first && is_line(&last)) {
        return false;
    }
    let has_clauses = text.chars.iter().any(|c| matches!(c, '，' | '。' | '；' | ','));
    let is_all = text.is_only && text.chars.len() >= SENTENCE;
    let is_loose = matches!(text.role, Role::Preamble | Role::Closing);
    has_clauses || (is_all && !is_caption(&last) && (tells(text) || !(is_loose || is_name(&last))))
}

/// Whether a text without a verb ends as names of bodies and posts do, or is a slogan of two halves: 青禾县水利局规划科.
fn is_name(text: &str) -> bool {
    text.ends_with(['局', '厅', '处', '科', '部', '室', '院', '会', '长', '庭', '站', '所', '委', '行', '队', '电', '者', '辑', '练', '书'])
        || ["中心", "总支", "常委", "制度", "目标", "版）"].iter().any(|word| text.ends_with(word))
        || (text.contains([' ', '\u{3000}']) && !text.contains(|c: char| c.is_ascii_alphanumeric()))
}

/// The last words of posts and bodies, of what bodies do, and the labels of lines.
#[rustfmt::skip]
const NAMED: &[&str] = &[
    "书记", "主任", "局长", "处长", "科长", "院长", "校长", "部长", "司长", "厅长", "县长", "市长", "区长", "镇长", "乡长", "主席",
    "队长", "组长", "班长", "站长", "所长", "馆长", "会长", "秘书长", "理事长", "董事长", "经理", "经理助理", "主管", "专员", "科员",
    "队员", "委员", "医师", "教师", "工程师", "技术员", "研究员", "巡视员", "调研员", "联络员", "负责人", "工作人员", "村民", "公司",
    "研究院", "医院", "支部", "行长", "厂", "工作组", "科", "支委", "办公室", "工作队", "党委", "人民政府",
];
const DONE: [&str; 9] = ["起草", "负责", "配合", "参与", "牵头", "指导", "分工", "推进", "前完成"];
const LABELS: [&str; 6] = ["单位", "部门", "附件", "来源", "联系人", "地址"];

/// Whether a text is a line that names: who holds a post (青禾县水利局副局长), what body it is, which bodies are responsible, what is
/// behind a label. Who is appointed (任命…为局长) is told.
fn is_line(text: &str) -> bool {
    let bare = text.split_once('（').filter(|_| text.ends_with('）')).map_or(text, |(bare, _)| bare);
    let ends_in = |words: &[&str]| words.iter().any(|word| bare.ends_with(word));
    let is_told = ["为", "是", "任命", "担任", "选举", "由", "被", "向"].iter().any(|word| text.contains(word));
    let first = text.split(['、', '，']).next().unwrap_or_default();
    let first = first.trim_end_matches("牵头").trim_end_matches("负责");
    let is_of_bodies = first.ends_with(['部', '委', '局', '厅', '办', '院', '行', '署', '会']);
    let is_labelled = text.split_once('：').is_some_and(|(label, _)| LABELS.iter().any(|word| label.ends_with(word)));
    (ends_in(NAMED) && !is_told) || (ends_in(&DONE) && is_of_bodies) || is_labelled
}

/// The name of a list, a table or a document.
fn is_caption(text: &str) -> bool {
    const LISTS: [&str; 10] = ["情况", "概况", "清单", "名单", "一览表", "的通知", "的意见", "指导意见", "的函", "的决定"];
    const DOCUMENTS: [&str; 7] = ["通知", "方案", "办法", "条例", "规划", "经验", "计划"];
    let ends_in = |words: &[&str]| words.iter().any(|word| text.ends_with(word));
    let begins_with_a_verb = VERBS.iter().any(|verb| text.starts_with(verb));
    ends_in(&LISTS) || ((ends_in(&DOCUMENTS) || text.contains("关于")) && !begins_with_a_verb)
}

/// Whether a text of one clause has a verb or a figure, and not a name alone.
fn tells(text: &Text) -> bool {
    let is_word = |c: &char| "应须将由予给进按把被已均使让要不为是在有对受".contains(*c) || matches!(c, '{' | '｛');
    text.chars.iter().any(is_word) || (0..text.chars.len()).any(|at| VERBS.iter().any(|verb| text.has(at, verb)))
}
