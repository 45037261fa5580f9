use super::*;

#[test]
fn units_are_told_from_words() {
    for (text, expected) in [
        ("次，", "次"),
        ("场（次），", "场（次）"),
        ("人/次。", "人/次"),
        ("人次", "人次"),
        ("万元，", "万元"),
        ("百万页", "百万页"),
        ("个百分点", "个百分点"),
        ("个支部", "个"),
        ("万群众", "万"),
        ("万余群众", "万余"),
        ("万多年", ""),
        ("万余人", "万余人"),
        ("%。", "%"),
        ("个人先进", ""),
        ("条例", ""),
        ("年", ""),
        ("日", ""),
        ("千多名", "千多名"),
    ] {
        assert_eq!(unit(text).unwrap_or_default(), expected, "{text}");
    }
}

#[test]
fn behind_a_mark_a_name_may_be_left_out() {
    let words = "支部 支队 支行 部门 部队 组织 条件 家园 期间 位置 台办 群众 米业 度假区 份额 名单 分院 个体户";
    assert!(words.split(' ').all(|text| unit_behind_mark(text).is_none()));
    let units = "位专家 名医护 家国有企业 个体系 支队伍 台电脑 例， 所学校 米，";
    assert!(units.split(' ').all(|text| unit_behind_mark(text).is_some_and(|unit| unit.chars().count() == 1)));
}

#[test]
fn behind_a_number_a_unit_is_one() {
    for (text, expected) in [
        ("名医护", "名"),
        ("家国有企业", "家"),
        ("个体系", "个"),
        ("亿千瓦时", "亿千瓦时"),
        ("千瓦时", "千瓦时"),
        ("千米", "千米"),
        ("千多万元", "千多万元"),
        ("万余册", "万余册"),
        ("微克/立方米", "微克/立方米"),
        ("元/亩，", "元/亩"),
        ("头（只）", "头（只）"),
        ("岁以上", "岁"),
        ("万美元", "万美元"),
        ("km", "km"),
        ("亿斤", "亿斤"),
        ("万亿元", "万亿元"),
        ("部门", ""),
        ("家庭", ""),
        ("亿人口", "亿"),
        ("分之一", ""),
        ("号", ""),
        ("G基站", ""),
        ("min", ""),
        ("万名", "万名"),
        ("s。", "s"),
    ] {
        assert_eq!(unit_behind_number(text).unwrap_or_default(), expected, "{text}");
    }
}
