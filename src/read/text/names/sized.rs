//! How large the thing is that a number stands beside: 4.5米宽的宣传栏, 长4.8公里的水泥路, 日处理能力为100吨的生产线.

use super::super::words::Words;
use super::Around;
use super::little::strip;
use super::object::{object, object_of_sized};
use super::phrase::{clean, named};
use std::sync::LazyLock;

/// Sides of a thing, with what their length is called.
const SIDES: &[(char, &str)] = &[('长', "长度"), ('宽', "宽度"), ('高', "高度"), ('深', "深度"), ('厚', "厚度")];

/// What is measured of a thing that is named behind the number.
#[rustfmt::skip]
static MEASURED: LazyLock<Words> = LazyLock::new(|| Words::new([
    "能力", "总投资", "投资额", "价值", "总面积", "建筑面积", "占地面积", "面积", "装机容量", "容量", "规模", "总里程", "总长度", "总额", "库容", "年产值", "产值",
    "营收", "营业收入", "收入", "产能",
]));

/// What is measured of the thing behind the number.
pub(super) fn sized(around: &Around<'_>, measured: &str) -> Option<String> {
    let short = |thing: &String| thing.chars().count() <= 12;
    if measured == "长度" {
        if let Some((side, called)) = SIDES.iter().find(|(side, _)| around.behind.starts_with(*side)) {
            let thing = object(&around.behind[side.len_utf8()..]).filter(short);
            let thing = thing.filter(|_| around.behind[side.len_utf8()..].starts_with('的')).unwrap_or_default();
            return Some(format!("{thing}{called}"));
        }
        let side = SIDES.iter().find(|(side, _)| around.clause.ends_with(*side) && !around.clause.ends_with("增长"));
        if let Some((_, called)) = side
            && let Some(thing) = object_of_sized(around.behind).filter(short)
        {
            return Some(format!("{thing}{called}"));
        }
    }
    if !around.behind.starts_with('的') {
        return None;
    }
    let clause = clean(around.clause);
    let name = named(strip(&clause))?;
    let measure = MEASURED.at_end(&name)?;
    // 日处理|能力, and not 享受到|价值
    let is_short = name[..name.len() - measure.len()].chars().count() <= 3;
    let thing = object(around.behind).filter(short)?;
    Some(format!("{thing}{}", if is_short { &name } else { measure }))
}
