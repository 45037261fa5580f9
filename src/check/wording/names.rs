//! Bodies and units by their names.

use std::collections::HashMap;

use super::{Found, Text};
use crate::finding::Code;
use crate::model::{AnnualReport, is_han};

/// What may stand before the name of a place: nothing, punctuation, or a word that governs it.
const GOVERNS: &str = "在与和到由对为向从赴同及是让使将被经";
/// Places that are none: 全县, 我市, 示范区.
const NO_PLACE: [&str; 28] = [
    "自治", "请", "属", "直", "级", "加快", "全", "我", "本", "各", "该", "外", "跨", "邻", "城", "省", "示范", "开发", "服务", "社", "小",
    "地", "老城", "新城", "山", "库", "景", "园",
];

/// What has a party body of its own, by the end of its name.
#[rustfmt::skip]
const BODIES: [&str; 20] = [
    "局", "厅", "院", "所", "委", "办", "部", "校", "会", "社", "馆", "站", "中心", "公司", "集团", "支队", "大队", "银行", "分行", "支行",
];

/// What the report says of its own unit and of its party body.
pub(super) struct Names {
    /// 云溪县 of 云溪县水务局.
    region: Option<Vec<char>>,
    /// The less frequent of two ways to name one body, with the other.
    rarer: Vec<(String, String)>,
}

impl Names {
    pub(super) fn of(report: &AnnualReport, texts: &[Text]) -> Self {
        let organization: Vec<char> =
            report.reporter.iter().flat_map(|reporter| reporter.organizations().next()).flat_map(str::chars).collect();
        let region =
            organization.iter().position(|c| "县市区州旗".contains(*c)).filter(|end| *end >= 2).map(|end| organization[..=end].to_vec());
        Names { region, rarer: rarer(texts) }
    }

    pub(super) fn check(&self, text: &Text, found: &mut Vec<Found>) {
        for (rare, usual) in &self.rarer {
            let length = rare.chars().count();
            for at in (0..text.chars.len()).filter(|at| text.has(*at, rare) && is_whole(text, at + length, rare)) {
                found.push(Found::new(
                    Code::BodyNamedTwice,
                    at..at + length,
                    format!("“{rare}”在别处写作“{usual}”，请统一。"),
                    format!("{rare:?} is named {usual:?} elsewhere: keep one."),
                ));
            }
        }
        if let Some(region) = &self.region {
            other_units(text, region, found);
        }
    }
}

/// 局党组, not 局党组织.
fn is_whole(text: &Text, end: usize, name: &str) -> bool {
    !(name.ends_with("党组") && text.at(end) == Some('织'))
}

/// 局党组 and 局党委 are two kinds of body: a unit has one of them.
fn rarer(texts: &[Text]) -> Vec<(String, String)> {
    let mut counts: HashMap<&str, [usize; 2]> = HashMap::new();
    for text in texts {
        for at in 1..text.chars.len() {
            let kind = if text.has(at, "党组") && text.at(at + 2) != Some('织') {
                0
            } else if text.has(at, "党委") {
                1
            } else {
                continue;
            };
            // 局党组, 院党委; 县委 and 上级党委 are other bodies, 进行 is none.
            if let Some(of) = BODIES.iter().find(|of| text.start_of_word_before(at, of).is_some()) {
                counts.entry(of).or_default()[kind] += 1;
            }
        }
    }
    let mut rarer: Vec<(String, String)> = counts
        .into_iter()
        .filter(|(_, [group, committee])| *group > 0 && *committee > 0)
        .map(|(of, [group, committee])| {
            let (group_name, committee_name) = (format!("{of}党组"), format!("{of}党委"));
            if group < committee { (group_name, committee_name) } else { (committee_name, group_name) }
        })
        .collect();
    rarer.sort();
    rarer
}

/// 青禾区市场监督管理局 in a report of 云溪县: a place of the same rank, with one of its units behind it.
fn other_units(text: &Text, region: &[char], found: &mut Vec<Found>) {
    let rank = region[region.len() - 1];
    for end in (2..text.chars.len()).filter(|end| text.chars[*end] == rank) {
        for length in [2, 3] {
            let Some(start) = end.checked_sub(length) else { continue };
            let begins = start == 0 || text.before(start).is_some_and(|c| !is_han(c) || GOVERNS.contains(c));
            let place = &text.chars[start..end];
            let name: String = place.iter().collect();
            // 优化县域布局, 加强县级医院: no place is named.
            let is_any = text.at(end + 1).is_some_and(|c| "域级第党里内外际情".contains(c));
            if !begins
                || is_any
                || !place.iter().all(|c| is_han(*c))
                || NO_PLACE.iter().any(|no| name.ends_with(no) || name.starts_with(no))
                || text.chars[start..=end] == *region
            {
                continue;
            }
            // 推动县委: the committee of the region itself, with a verb before it.
            let unit = text.chars[end + 1..].iter().take(12).take_while(|c| is_han(**c)).position(|c| "局委办院厅站".contains(*c));
            // 政协委员, 人大常委会: the region's own, with a verb before it.
            let is_own = unit.is_some_and(|unit| text.at(end + 2 + unit).is_some_and(|c| matches!(c, '员' | '会')));
            let leads = text.before(start) == Some('在')
                && (text.has(end + 2, "领导") || text.has(end + 2, "的领导") || text.has(end + 2, "坚强领导"));
            if let Some(unit) = unit.filter(|unit| !is_own && (*unit > 0 || leads)) {
                let range = start..end + 2 + unit;
                let other = text.slice(range.clone());
                let own: String = region.iter().collect();
                found.push(Found::new(
                    Code::OtherUnit,
                    range,
                    format!("“{other}”不属于{own}，是否从其他材料带来？请核对。"),
                    format!("{other:?} is not of {own}: was it left over from another text?"),
                ));
                break;
            }
        }
    }
}
