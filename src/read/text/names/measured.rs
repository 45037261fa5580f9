//! What is measured, by its unit: 万元 is 资金.

use crate::model::unit::{is_money, is_ratio};

/// What is measured, by its unit.
pub(super) fn measured(unit: &str) -> &'static str {
    // Of 千瓦时, 千克 and 千米 too the 千 goes.
    let bare = unit.trim_start_matches(['百', '千', '万', '亿', '余', '多']);
    match bare {
        "倍" => "倍数",
        _ if is_ratio(bare) => "比例",
        _ if is_money(bare) || bare.starts_with("元/") => "资金",
        "人次" | "人/次" | "人（次）" => "人次",
        "人" | "名" | "位" => "人数",
        "户" => "户数",
        "次" | "场次" | "批次" | "趟" | "轮" => "次数",
        "场" | "场（次）" => "场次",
        "期" => "期数",
        "亩" | "公顷" | "平方米" | "平方公里" | "㎡" | "m²" | "平米" => "面积",
        "公里" | "米" | "km" | "m" => "长度",
        "小时" | "课时" | "学时" | "分钟" | "s" | "秒" => "时长",
        "天" | "个月" => "天数",
        "吨" | "公斤" | "斤" | "克" | "kg" => "重量",
        "件" => "件数",
        "件次" => "件次",
        "条" => "条数",
        "项" => "项数",
        "篇" => "篇数",
        "份" => "份数",
        "家" => "家数",
        "辆" => "车辆",
        "岁" => "年龄",
        "瓦时" | "度电" | "kWh" => "电量",
        "金" => "金牌",
        "银" => "银牌",
        "铜" => "铜牌",
        _ => "数量",
    }
}

/// What says enough by itself.
pub(super) fn is_told_by_unit(measured: &str) -> bool {
    matches!(measured, "户数")
}

/// Whether a unit counts things, and does not measure them.
pub(super) fn is_counter(unit: &str) -> bool {
    matches!(measured(unit), "数量" | "人数" | "家数" | "项数" | "条数" | "件数" | "户数" | "份数" | "篇数")
}

#[cfg(test)]
mod tests;
