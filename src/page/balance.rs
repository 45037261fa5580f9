//! How wide a text is, and where a line that is too long for its place is broken: between words, so that the lines are balanced.

use super::lines::{Face, UsualWidths, Widths};
use super::{Layout, Typography};
use crate::model::is_han;

/// Words that end or begin where lines of titles and names of units may break. A title of an official document is made of few words,
/// most of them of a small stock; a dictionary for all others (jieba's is 5 MB, ICU's segmenter 2 MB) would weigh more than the rest
/// of the library, and where the stock does not help the writer breaks the title himself.
const WORDS: &str = "\
    关于 年度 上半年 下半年 季度 工作 总结 报告 汇报 情况 述职 述廉 述法 述学 计划 要点 打算 安排 任务 \
    重点 目标 责任 责任制 主体责任 落实 全面 从严治党 党风廉政 意识形态 党建 基层 党支部 党委 党组 领导 \
    班子 干部 队伍 建设 管理 服务 监督 检查 监测 监管 执法 保障 提升 巩固 推进 完成 实施 开展 加强 \
    深化 改革 试点 综合 整治 整改 治理 评估 考核 发展 创新 安全 生产 应急 防汛 抗旱 农村 农业 乡村 \
    振兴 全面从严治党 城市 城乡 饮水 供水 水利 水务 水质 水价 河道 河长制 工程 项目 资金 财政 预算 审计 统计 教育 \
    教学 学校 卫生 健康 医院 医疗 文化 旅游 体育 交通 运输 公路 环境 生态 保护 资源 规划 住房 市场 \
    经济 社会 民生 民政 人力 政府 政务 公安 司法 法治 信访 信息 数字 科技 人才 组织 宣传 统战 纪检 \
    监察 机关 事业 单位 企业 公司 集团 中心 委员会 办公室 领导小组 管理局 管理站 管理所 总站 分局 大队 \
    支队 研究院 研究所 学院 大学 街道 社区 问题 清单 制度 机制 体系 能力 质量 群众 志愿 活动 专项 行动 \
    会议 精神 学习 主题 书记 局长 主任 成员 工程师 院长 校长 科长 站长 所长 和 与 及 暨 的 在 上";

/// The width of a text, in points, of characters of this size, in the program that sets it widest: a quarter of one is set
/// between Chinese and Latin letters or digits.
pub(super) fn width(text: &str, size: f64, spacing: f64) -> f64 {
    spaced(text, size, spacing, |_| true)
}

/// The same, where space is set beside these letters and digits.
fn spaced(text: &str, size: f64, spacing: f64, beside: impl Fn(char) -> bool) -> f64 {
    let mut last = None;
    let mut width = 0.0;
    for c in text.chars() {
        let latin = c.is_ascii();
        let face = if latin || c == '−' { Face::Latin } else { Face::Body };
        width += UsualWidths.width(face, c) * size + spacing;
        if let Some((before, was_latin)) = last
            && was_latin != latin
            && (is_han(before) || is_han(c))
            && c != ' '
            && before != ' '
            && beside(if latin { c } else { before })
        {
            width += size / 4.0;
        }
        last = Some((c, latin));
    }
    width
}

/// The width of a text of the body in a program that does as the layout says.
pub(super) fn body_width(text: &str, layout: &Layout) -> f64 {
    let Typography { space_beside_letters, space_beside_digits, .. } = layout.typography;
    let beside = |c: char| if c.is_ascii_digit() { space_beside_digits } else { space_beside_letters };
    spaced(text, layout.sizes.body, layout.character_spacing(), beside)
}

/// Where a text that is wider than its room is to be broken, in bytes: into as few lines as possible, between words, of about one
/// width. No break for a text that fits. `held` are stretches that are not broken, such as names of persons, in bytes.
pub(super) fn folds(text: &str, room: f64, width: impl Fn(&str) -> f64, held: &[std::ops::Range<usize>]) -> Vec<usize> {
    let whole = width(text);
    if whole <= room {
        return Vec::new();
    }
    // A name that is longer than a line breaks as other text does.
    let held: Vec<_> = held.iter().filter(|held| text.get((*held).clone()).is_some_and(|name| width(name) <= room)).collect();
    let places: Vec<(usize, f64)> = text
        .char_indices()
        .skip(1)
        .filter(|(at, _)| !held.iter().any(|held| held.start < *at && *at < held.end))
        .filter_map(|(at, _)| Some((at, cost(text, at)?)))
        .chain([(text.len(), 0.0)])
        .collect();
    let least = (whole / room).ceil() as usize;
    let mut best: Option<(f64, Vec<usize>)> = None;
    for more in 0..3 {
        let dear = LINE * f64::from(more);
        if best.as_ref().is_some_and(|(cost, _)| *cost <= dear) {
            break;
        }
        let lines = least + more as usize;
        let way = balanced(text, &places, lines, whole / lines as f64, room, &width).map(|(cost, ends)| (cost + dear, ends));
        best = best.into_iter().chain(way).min_by(|one, other| one.0.total_cmp(&other.0));
    }
    best.map(|(_, ends)| ends).unwrap_or_default()
}

/// What a line more costs: less than a word that is parted.
const LINE: f64 = 30.0;

/// The cheapest way to break a text into so many lines: how far their widths are from the ideal, and what each place costs. `None`
/// where they do not fit.
fn balanced(
    text: &str,
    places: &[(usize, f64)],
    lines: usize,
    ideal: f64,
    room: f64,
    width: &impl Fn(&str) -> f64,
) -> Option<(f64, Vec<usize>)> {
    // For each place the cheapest way there so far: what it costs, and where its lines end.
    let mut ways: Vec<(f64, Vec<usize>)> = vec![(0.0, vec![0])];
    for line in 1..=lines {
        let mut next: Vec<(f64, Vec<usize>)> = Vec::new();
        for (end, place) in places.iter().filter(|(end, _)| line < lines || *end == text.len()) {
            let reached = ways.iter().filter_map(|(so_far, ends)| {
                let start = *ends.last()?;
                let width = if start < *end { width(text.get(start..*end)?.trim_matches('\u{3000}')) } else { return None };
                (width <= room).then(|| (so_far + place + ((width - ideal) / ideal * 10.0).powi(2), ends))
            });
            if let Some((cost, ends)) = reached.min_by(|one, other| one.0.total_cmp(&other.0)) {
                next.push((cost, ends.iter().copied().chain([*end]).collect()));
            }
        }
        ways = next;
    }
    let (cost, ends) = ways.into_iter().min_by(|one, other| one.0.total_cmp(&other.0))?;
    Some((cost, ends[1..ends.len() - 1].to_vec()))
}

/// What it costs to break a text here; `None` where it may not be broken.
fn cost(text: &str, at: usize) -> Option<f64> {
    let (before, after) = text.split_at(at);
    let (last, next) = (before.chars().next_back()?, after.chars().next()?);
    if next == '\u{3000}' || last == '\u{3000}' {
        // The space goes with the break before it.
        return (next == '\u{3000}').then_some(0.0);
    }
    if next == ' ' || last == ' ' {
        return (last == ' ').then_some(1.0);
    }
    let opens = |c: char| "（(《〈“‘【〔".contains(c);
    let closes = |c: char| "）)》〉”’】〕，。、；：！？,.;:!?·—…%℃".contains(c);
    if closes(next) || opens(last) || (last.is_ascii_alphanumeric() || ".-+".contains(last)) && next.is_ascii_alphanumeric() {
        return None;
    }
    if closes(last) || opens(next) {
        return Some(1.0);
    }
    // A year begins what is said of it.
    if next.is_ascii_digit() {
        return Some(1.0);
    }
    // A number stays with its unit, a conjunction or 的 at the end of a line.
    if last.is_ascii_digit() || "和与及暨的".contains(next) {
        return Some(60.0);
    }
    if "和与及暨的".contains(last) {
        return Some(1.0);
    }
    let mut words = WORDS.split(' ');
    if words.clone().any(|word| splits(word, before, after)) {
        return Some(60.0);
    }
    match (words.clone().any(|word| before.ends_with(word)), words.any(|word| after.starts_with(word))) {
        (true, true) => Some(2.0),
        (true, false) | (false, true) => Some(6.0),
        (false, false) => Some(25.0),
    }
}

/// Whether a word is on both sides of a place.
fn splits(word: &str, before: &str, after: &str) -> bool {
    word.char_indices().skip(1).any(|(at, _)| before.ends_with(&word[..at]) && after.starts_with(&word[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, characters: f64) -> Vec<&str> {
        let folds = folds(text, characters, |text| width(text, 1.0, 0.0), &[]);
        let starts = [0].into_iter().chain(folds.iter().copied());
        let ends = folds.iter().copied().chain([text.len()]);
        starts.zip(ends).map(|(start, end)| &text[start..end]).collect()
    }

    #[test]
    fn titles_break_between_words_into_balanced_lines() {
        for (title, expected) in [
            ("云岭县水利站2025年工作总结", vec!["云岭县水利站2025年工作总结"]),
            (
                "云岭县水利站关于2025年度农村饮水安全工程建设管理工作完成情况的报告",
                vec!["云岭县水利站关于2025年度农村饮水", "安全工程建设管理工作完成情况的报告"],
            ),
            (
                "云岭县水利站2025年度落实全面从严治党主体责任和意识形态工作责任制情况报告",
                vec!["云岭县水利站2025年度落实全面从严治党", "主体责任和意识形态工作责任制情况报告"],
            ),
            (
                "云岭县农村饮水安全工程建设与水质监测管理服务中心及县河长制",
                vec!["云岭县农村饮水安全工程建设与", "水质监测管理服务中心及县河长制"],
            ),
        ] {
            assert_eq!(lines(title, 20.0), expected);
        }
    }

    #[test]
    fn a_name_that_is_longer_than_a_line_breaks_between_words_too() {
        let text = "云岭县农村饮水安全工程建设与水质监测管理服务中心2025年度落实全面从严治党主体责任情况报告";
        let name = 0..text.find('2').unwrap_or_default();
        let folds = folds(text, 20.0, |text| width(text, 1.0, 0.0), &[name]);
        assert!(!folds.is_empty());
        assert!(folds.iter().all(|fold| !splits("全面从严治党", &text[..*fold], &text[*fold..])), "{folds:?}");
    }

    #[test]
    fn numbers_and_marks_are_never_parted() {
        let text = "2025年度（一季度）“三会一课”、12345.67万元以上";
        for room in 6..16 {
            for line in lines(text, f64::from(room)) {
                assert!(!line.starts_with(['）', '”', '、', '.']) && !line.ends_with(['（', '“', '.']), "{line}");
                assert!(
                    !line.starts_with(|c: char| c.is_ascii_digit()) || line.starts_with("2025") || line.starts_with("12345.67"),
                    "{line}"
                );
            }
        }
    }
}
