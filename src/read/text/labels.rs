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
    "负责人",
    "单位负责人",
    "主要负责人",
];
/// What somebody does with a report, or a unit, before 人, 者, 单位, 部门, 时间 or 日期: 呈报单位, 承诺人.
#[rustfmt::skip]
const ACTS: &[&str] = &[
    "述职", "报告", "汇报", "总结", "填报", "呈报", "上报", "报送", "提交", "述廉", "述学", "述法", "述责述廉", "述职述廉", "述德述职述廉",
    "考核", "承诺", "撰写", "起草", "编制", "发言", "剖析", "检查", "对照检查", "填表", "制表", "申报", "签名", "签字", "落款",
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
    "学校",
    "学校名称",
    "所在学校",
    "任教学校",
    "医院",
    "企业名称",
    "公司",
    "公司名称",
    "所在公司",
    "机构名称",
    "任职单位",
    "服务单位",
    "派驻单位",
    "所在支部",
    "所在党支部",
    "所在村",
    "驻村",
];
pub(super) const POSITION_LABELS: &[&str] = &[
    "单位及职务",
    "单位职务",
    "所在单位及职务",
    "工作单位及职务",
    "单位及岗位",
    "部门及职务",
    "部门及岗位",
    "职务",
    "岗位",
    "职位",
    "现任职务",
    "职称",
];
pub(super) const DATE_LABELS: &[&str] =
    &["时间", "日期", "述职时间", "报告时间", "汇报时间", "报告日期", "填报日期", "填报时间", "述职日期", "汇报日期"];
/// What else is said of a person, which has no place in a report.
#[rustfmt::skip]
const OTHER_LABELS: &[&str] = &[
    "性别", "年龄", "民族", "籍贯", "出生年月", "学历", "学位", "文化程度", "政治面貌", "参加工作时间", "入党时间", "入职时间", "任职时间",
    "任现职时间", "工龄", "教龄", "工号", "编号", "电话", "手机", "手机号码", "邮箱", "学科", "任教学科", "任教班级", "任教年级", "任课班级",
    "所教学科", "专业", "所学专业", "技术职称", "专业技术职务", "职级", "级别", "分管工作", "主管工作", "负责工作", "工作地点", "考核等次",
];
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
    text.chars().count() <= 12 && known(text).is_some_and(|label| !DATE_LABELS.contains(&label))
}

/// The label that a text is, spread or not, with （签名） behind it or not.
fn known(label: &str) -> Option<&'static str> {
    let label: String = label.chars().filter(|c| !c.is_whitespace()).collect();
    let all = [NAME_LABELS, UNIT_LABELS, POSITION_LABELS, DATE_LABELS];
    let listed = |label: &str| all.iter().flat_map(|labels| labels.iter()).find(|known| **known == label).copied();
    let listed = |label: &str| listed(label).or_else(|| OTHER_LABELS.contains(&label).then_some(""));
    let made = |label: &str| MADE.iter().find_map(|(end, plain)| label.strip_suffix(*end).filter(|act| ACTS.contains(act)).map(|_| *plain));
    let find = |label: &str| listed(label).or_else(|| made(label));
    find(&label).or_else(|| SEALS.iter().find_map(|end| find(label.strip_suffix(end)?.trim_end_matches(['（', '(']))))
}

/// How labels end that begin with what is done, and the plain label that says the same.
const MADE: &[(&str, &str)] =
    &[("人", "述职人"), ("者", "述职人"), ("单位", "单位"), ("部门", "部门"), ("科室", "科室"), ("时间", "时间"), ("日期", "日期")];
/// What stands behind a label: 单位（盖章）.
const SEALS: &[&str] = &[
    "签名）",
    "签字）",
    "盖章）",
    "公章）",
    "签章）",
    "章）",
    "签名)",
    "签字)",
    "盖章)",
    "公章)",
    "签章)",
    "章)",
    "签名",
    "签字",
    "签章",
    "盖章",
];

/// What a line with labels says, each label with what follows it; one of another kind is empty.
pub(super) fn labelled(text: &str) -> Option<Vec<(&'static str, String)>> {
    let mut found: Vec<(&'static str, String)> = Vec::new();
    // 述职人王某
    let acts = || ACTS.iter().filter_map(|act| Some(("述职人", text.strip_prefix(*act)?.strip_prefix(['人', '者'])?)));
    let names = || NAME_LABELS.iter().filter_map(|label| Some((*label, text.strip_prefix(*label)?)));
    if let Some((label, name)) = names().chain(acts()).map(|(label, name)| (label, name.trim())).find(|(_, name)| is_name(name)) {
        return Some(vec![(label, name.to_owned())]);
    }
    // 负 责 人：王某
    if let Some((label, value)) = text.split_once(['：', ':'])
        && label.split_whitespace().count() > 2
        && label.split_whitespace().all(|part| part.chars().count() == 1)
    {
        let label: String = label.split_whitespace().collect();
        return known(&label).and_then(|_| labelled(&format!("{label}：{value}")));
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
                let value = value.trim();
                // 述职人：王某（签名）
                found.push((label, unsealed(value).to_owned()));
                begun = "";
            }
            // 姓    名  王某
            None if begun.is_empty() && part.chars().count() == 1 && parts.peek().is_some_and(|next| is_spread(part, next)) => {
                found.push((known(&format!("{part}{}", parts.next()?))?, String::new()));
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

/// 云河县水务局（公章）, without what says where the seal goes.
pub(super) fn unsealed(text: &str) -> &str {
    SEALS.iter().find_map(|end| text.strip_suffix(end)?.strip_suffix(['（', '('])).map_or(text, str::trim_end)
}

/// Whether two characters are a label that was spread: 姓　名.
fn is_spread(begun: &str, next: &str) -> bool {
    next.chars().count() == 1 && known(&format!("{begun}{next}")).is_some_and(|label| !DATE_LABELS.contains(&label))
}

/// Whether a line stands for who reports and names nobody: （单位名称）, [发文机关], 【落款单位】.
pub(super) fn names_nobody(text: &str) -> bool {
    let inner = text.strip_prefix(['（', '(', '[', '【', '［']).and_then(|text| text.strip_suffix(['）', ')', ']', '】', '］']));
    let asks = ["单位", "机关", "姓名", "落款", "部门", "署名", "签名", "盖章", "日期", "职务"];
    inner.is_some_and(|inner| {
        (2..=10).contains(&inner.chars().count())
            && inner.chars().all(is_han)
            && asks.iter().any(|word| inner.starts_with(word) || inner.ends_with(word))
    })
}

/// Whether a value was not filled in: nothing, 【姓名待确认】, XXX, ____.
pub(super) fn is_unfilled(value: &str) -> bool {
    let is_bracketed = value.starts_with(['【', '[']) && value.ends_with(['】', ']']);
    // 年　月　日
    let is_undated = value.contains('年') && value.chars().all(|c| c.is_whitespace() || "年月日".contains(c));
    is_bracketed
        || is_undated
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
            ("姓    名  王某", &[("姓名", "王某")]),
            ("姓名\t王某", &[("姓名", "王某")]),
            ("部门 信息中心 岗位 工程师", &[("部门", "信息中心"), ("岗位", "工程师")]),
            ("述职人（签名）：王某", &[("述职人", "王某")]),
            ("负 责 人：王某", &[("负责人", "王某")]),
            ("学校：东河小学　任教学科：数学", &[("学校", "东河小学"), ("", "数学")]),
            ("政治面貌：党员", &[("", "党员")]),
            ("独立董事：王某", &[("独立董事", "王某")]),
            ("述职人：", &[("述职人", "")]),
            ("述职人：王某　　2024年12月20日", &[("述职人", "王某"), ("日期", "2024年12月20日")]),
            ("本人签名：王某", &[("本人签名", "王某")]),
            ("呈报部门：信息中心　呈报时间：2024年12月30日", &[("部门", "信息中心"), ("时间", "2024年12月30日")]),
            ("单位（公章）：东河村村民委员会", &[("单位", "东河村村民委员会")]),
            ("负责人（签字）：王某", &[("负责人", "王某")]),
            ("述职人：王某（签名）　2024年12月28日", &[("述职人", "王某"), ("日期", "2024年12月28日")]),
            ("承诺人：王某", &[("述职人", "王某")]),
            ("发言人 王某", &[("述职人", "王某")]),
            ("姓名：王某　入职时间：2024年3月1日", &[("姓名", "王某"), ("", "2024年3月1日")]),
        ] {
            let found = labelled(text).unwrap_or_default();
            assert_eq!(found.iter().map(|(label, value)| (*label, value.as_str())).collect::<Vec<_>>(), expected, "{text}");
        }
        for text in ["云河县水务局　王某", "今年：完成", "一 二三", "单位 职务"] {
            assert!(labelled(text).is_none(), "{text}");
        }
        assert!(
            names_nobody("（单位名称）") && names_nobody("[发文机关]") && !names_nobody("（云河县水务局）") && !names_nobody("单位名称")
        );
        assert!(is_unfilled("年　　月　　日"));
        assert!(is_unfilled("XXX") && is_unfilled("【姓名待确认】") && !is_unfilled("王某") && !is_unfilled("某某"));
    }
}
