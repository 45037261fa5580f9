//! How a value changed, and what that is compared with: 同比增长, 比上年末减少.

use std::sync::LazyLock;

use super::super::words::Words;
use super::little::{ends_word, strip};

/// How much it changed.
#[rustfmt::skip]
const CHANGES: &[&str] = &[
    "增长", "提高", "下降", "上升", "减少", "增加", "降低", "提升", "增幅", "降幅", "缩短", "压缩", "净增", "回升", "压减",
    "缩减", "扩大", "回落", "递增",
];

static CHANGE: LazyLock<Words> = LazyLock::new(|| Words::new(CHANGES.iter().copied()));

/// And what that is compared with.
#[rustfmt::skip]
static COMPARED: LazyLock<Words> = LazyLock::new(|| Words::new([
    "与上年同期相比", "与去年同期相比", "同上年相比", "与上年相比", "与去年相比", "与同期相比", "比上年末", "较上年末", "比上年底", "较上年底", "比去年底", "较去年底", "比年初", "较年初", "比前五年", "较前五年", "比上一年", "较上一年",
    "比上学年", "较上学年", "比同期", "较同期", "同比", "环比", "较上年同期", "比上年同期", "较去年同期", "比去年同期", "较上年", "比上年", "较去年", "比去年", "同期",
    "转为", "由上年", "从上年", "由去年", "从去年", "按可比口径", "按可比价格", "按可比价", "按同口径", "同口径", "人均月", "再次", "年均", "平均", "名义", "实际", "分别", "累计", "预计",
    "均", "全年", "全年人均", "人均", "年人均", "月人均", "户均", "同期相比", "首次", "预期", "进一步", "再", "又", "净", "大幅", "总体", "合计", "共", "稳步", "持续", "约", "将", "要", "平均每年",
]));

/// A name without what it changed by, and that.
pub(super) fn changed(name: &str) -> (&str, Option<&'static str>) {
    let Some(change) = CHANGE.at_end(name) else { return (name, None) };
    let mut base = &name[..name.len() - change.len()];
    // 较整个去年增长
    if is_comparison(base) {
        return ("", Some(change));
    }
    while let Some(word) = COMPARED.at_end(base).filter(|word| !ends_word(&base[..base.len() - word.len()], word)) {
        base = &base[..base.len() - word.len()];
    }
    (strip(base), Some(change))
}

/// Whether a clause begins with what something is compared with: 较整个去年.
fn is_comparison(clause: &str) -> bool {
    clause.starts_with(['较', '比']) && !["比重", "比例", "比率", "比赛", "较大"].iter().any(|word| clause.starts_with(word))
}

/// A name before a short word for how it changed, and that: 比上年|增, 毕业率较去年|高.
pub(super) fn change_short(name: &str) -> Option<(&str, Option<&'static str>)> {
    const SHORT: &[(&str, &str)] = &[
        ("新增", "新增"),
        ("增收", "增收"),
        ("增产", "增产"),
        ("减产", "减产"),
        ("增", "增加"),
        ("减", "减少"),
        ("升", "上升"),
        ("降", "下降"),
        ("涨", "上涨"),
        ("多", "增加"),
        ("少", "减少"),
        ("高", "提高"),
        ("低", "降低"),
    ];
    let (short, change) = SHORT.iter().find(|(short, _)| name.ends_with(short))?;
    let before = &name[..name.len() - short.len()];
    if is_comparison(before) && !before.starts_with("比较") {
        return Some(("", Some(change)));
    }
    let compared = COMPARED.at_end(before).filter(|word| word.contains(['比', '较']))?;
    Some((strip(&before[..before.len() - compared.len()]), Some(change)))
}

/// How it changed, at the head of a text.
pub(super) fn change_at_head(text: &str) -> Option<&'static str> {
    CHANGE.at_head(text)
}

/// The same behind 分别: 分别再降, 分别同比增长.
pub(super) fn change_behind(text: &str) -> Option<&'static str> {
    let bare =
        ["同比", "比上年", "较上年", "再", "又", "均", "净", "约", "平均"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let short = || match bare.chars().next()? {
        '增' => Some(("增长", '增'.len_utf8())),
        '降' => Some(("下降", '降'.len_utf8())),
        '升' => Some(("上升", '升'.len_utf8())),
        _ => None,
    };
    let (change, length) = CHANGE.at_head(bare).map(|change| (change, change.len())).or_else(short)?;
    // 分别增至: how much it is now.
    (!bare[length..].starts_with(['到', '至', '为'])).then_some(change)
}
