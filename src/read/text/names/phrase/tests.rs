use super::*;

#[test]
fn a_name_is_without_what_is_no_word_of_it() {
    for (clause, name) in [
        ("巡查12次，污水治理（管控）率", "次污水治理率"),
        ("17号线西延伸", ""),
        ("35岁以下党员", "党员"),
        ("60周岁以上老人", "老人"),
        ("35岁党员", "党员"),
        ("培训（含线上）干部", "培训干部"),
        ("XX品牌", "品牌"),
        ("X光机", "X光机"),
        ("某某品牌", "某某品牌"),
    ] {
        assert_eq!(clean(clause), name, "{clause}");
    }
    for (clause, plain) in
        [("建成5G基站", "建成基站"), ("4A级景区", "景区"), ("4A级以上景区", "景区"), ("3.5公里", "3.5公里"), ("VIP客户2级", "VIP客户2级")]
    {
        assert_eq!(without_codes(clause), plain, "{clause}");
    }
}
