//! Lines that say what they hold: 述职人：王某　单位：云河县水务局, and what pages of the net say around a report.

use super::persons::is_name;
use crate::model::{is_han, placeholder, written_date};

/// What labels say: 述职人：王某.
const NAME_LABELS: &[&str] = &[
    "述职人",
    "报告人",
    "汇报人",
    "姓名",
    "述职者",
    "总结人",
    "总结者",
    "报告者",
    "申请人",
    "述责述廉人",
    "撰写人",
    "填报人",
    "编写",
    "述廉人",
    "独立董事",
    "签名",
    "本人签名",
    "签字",
    "本人签字",
];
pub(super) const UNIT_LABELS: &[&str] = &[
    "单位",
    "部门",
    "报告单位",
    "填报单位",
    "述职单位",
    "单位名称",
    "所在单位",
    "工作单位",
    "所属部门",
    "所属单位",
    "所在部门",
    "所在科室",
    "科室",
    "汇报单位",
    "总结单位",
];
pub(super) const POSITION_LABELS: &[&str] = &["职务", "岗位", "职位", "现任职务", "职称"];
pub(super) const DATE_LABELS: &[&str] =
    &["时间", "日期", "述职时间", "报告时间", "汇报时间", "报告日期", "填报日期", "填报时间", "述职日期", "汇报日期"];
/// What pages of the net say around a report.
const PAGE_LABELS: &[&str] = &[
    "来源",
    "信息来源",
    "发布时间",
    "发布日期",
    "浏览次数",
    "浏览量",
    "点击数",
    "点击量",
    "作者",
    "责任编辑",
    "编辑",
    "字体",
    "【字体",
    "【字号",
    "字号",
    "URL",
    "抓取时间",
    "文种",
    "索引号",
    "发文机关",
    "成文日期",
    "tags",
    "categories",
    "doc_type",
    "audience",
    "layout",
    "阅读量",
    "当前位置",
    "上一篇",
    "下一篇",
    "author",
    "date",
    "title",
];

/// What a page of the net says, not the report.
pub(super) fn is_of_page(text: &str) -> bool {
    // 首页 > 政务公开 > 工作总结
    if text.contains('>') && ["首页", "当前位置", "您的位置", "您现在的位置"].iter().any(|begin| text.starts_with(begin)) {
        return true;
    }
    let label = text.split(['：', ':']).next().unwrap_or_default().trim();
    let labelled = text.contains(['：', ':']) && PAGE_LABELS.contains(&label);
    let is_button = ["下载", "打印", "全屏", "收藏", "加大", "还原", "减小", "】", "【", "分享", "目录", "返回"].contains(&text);
    labelled || is_button || (text.starts_with("http") && !text.contains(is_han))
}

/// A label alone on its line.
pub(super) fn is_label(text: &str) -> bool {
    let text = text.trim_end_matches(['：', ':']);
    [NAME_LABELS, UNIT_LABELS, POSITION_LABELS].iter().any(|labels| labels.contains(&text))
}

/// The label that a text is, spread or not, with （签名） behind it or not.
fn known(label: &str) -> Option<&'static str> {
    let label: String = label.chars().filter(|c| !c.is_whitespace()).collect();
    let all = [NAME_LABELS, UNIT_LABELS, POSITION_LABELS, DATE_LABELS];
    let find = |label: &str| all.iter().flat_map(|labels| labels.iter()).find(|known| **known == label).copied();
    let ends = ["（签名）", "（签字）", "（盖章）", "(签名)", "(签字)", "(盖章)", "签名", "签字"];
    find(&label).or_else(|| ends.iter().find_map(|end| find(label.strip_suffix(end)?)))
}

/// What a line with labels says, each label with what follows it; one of another kind is empty.
pub(super) fn labelled(text: &str) -> Option<Vec<(&'static str, String)>> {
    let mut found: Vec<(&'static str, String)> = Vec::new();
    // 述职人王某
    if let Some((label, name)) =
        NAME_LABELS.iter().find_map(|label| Some((*label, text.strip_prefix(*label)?.trim()))).filter(|(_, name)| is_name(name))
    {
        return Some(vec![(label, name.to_owned())]);
    }
    // 姓 of 姓  名：王某
    let mut begun = "";
    let mut parts = text.split([' ', '\u{3000}', '\t']).filter(|part| !part.is_empty()).peekable();
    while let Some(part) = parts.next() {
        match part.split_once(['：', ':']) {
            Some((label, value)) => {
                // 姓名：王某　入职时间：2024年3月
                let is_other = !found.is_empty() && (2..=6).contains(&label.chars().count()) && label.chars().all(is_han);
                let label = known(&format!("{begun}{label}")).or(is_other.then_some(""))?;
                found.push((label, value.trim().to_owned()));
                begun = "";
            }
            None if begun.is_empty() && part.chars().count() == 1 && parts.peek().is_some_and(|next| ends_label(part, next)) => {
                begun = part
            }
            // 姓名　王某, in the cells of a form
            None if is_label(part)
                && parts.peek().is_some_and(|next| !is_label(next))
                && found.last().is_none_or(|last| !last.1.is_empty()) =>
            {
                found.push((known(part)?, String::new()));
            }
            // 述职人：王某　2024年12月20日
            None if !found.is_empty() && written_date(part).is_some() => found.push(("日期", part.to_owned())),
            // 报告人： 王某
            None => match found.last_mut() {
                Some((_, value)) if value.is_empty() || part.chars().count() == 1 => value.push_str(part),
                Some((_, value)) => {
                    value.push('\u{3000}');
                    value.push_str(part);
                }
                None => return None,
            },
        }
    }
    let short = found.iter().all(|(_, value)| value.chars().count() <= 40 && !value.contains(['。', '，', '；']));
    (!found.is_empty() && short).then_some(found)
}

/// Whether a label that began with one character goes on here: 姓 and 名：王某.
fn ends_label(begun: &str, next: &str) -> bool {
    next.split_once(['：', ':']).is_some_and(|(rest, _)| rest.chars().count() == 1 && known(&format!("{begun}{rest}")).is_some())
}

/// Whether a value was not filled in: nothing, 【姓名待确认】, XXX, ____.
pub(super) fn is_unfilled(value: &str) -> bool {
    let is_bracketed = value.starts_with(['【', '[']) && value.ends_with(['】', ']']);
    is_bracketed
        || value.is_empty()
        || value.chars().count() > 1 && placeholder::run(value.chars()) == value.chars().count() && !value.contains('某')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_however_they_are_spread() {
        for (text, expected) in [
            ("述职人：王某　职务：局长", &[("述职人", "王某"), ("职务", "局长")][..]),
            ("姓    名：王某", &[("姓名", "王某")]),
            ("姓  名：王某    职  务：局长", &[("姓名", "王某"), ("职务", "局长")]),
            ("姓名\t王某", &[("姓名", "王某")]),
            ("部门 信息中心 岗位 工程师", &[("部门", "信息中心"), ("岗位", "工程师")]),
            ("述职人（签名）：王某", &[("述职人", "王某")]),
            ("独立董事：王某", &[("独立董事", "王某")]),
            ("述职人：", &[("述职人", "")]),
            ("述职人：王某　　2024年12月20日", &[("述职人", "王某"), ("日期", "2024年12月20日")]),
            ("本人签名：王某", &[("本人签名", "王某")]),
            ("姓名：王某　入职时间：2024年3月1日", &[("姓名", "王某"), ("", "2024年3月1日")]),
        ] {
            let found = labelled(text).unwrap_or_default();
            assert_eq!(found.iter().map(|(label, value)| (*label, value.as_str())).collect::<Vec<_>>(), expected, "{text}");
        }
        for text in ["云河县水务局　王某", "今年：完成", "一 二三", "单位 职务"] {
            assert!(labelled(text).is_none(), "{text}");
        }
        assert!(is_unfilled("XXX") && is_unfilled("【姓名待确认】") && !is_unfilled("王某") && !is_unfilled("某某"));
    }
}
