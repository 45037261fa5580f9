//! Who a line names: a unit, a position, a person.

use crate::model::is_han;
use crate::model::mark::mark;

/// How the names of units end.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "局", "委", "办", "院", "校", "厅", "司", "公司", "中心", "政府", "委员会", "乡", "镇", "村", "街道", "大学", "学院", "医院",
    "支队", "大队", "协会", "集团", "站", "所", "处", "科", "室", "部", "党组", "党委", "支部", "总支", "联合会", "总工会",
    "团委", "妇联", "办公室", "办事处", "银行", "法院", "检察院", "中学", "小学", "幼儿园", "服务站", "工作组", "开发组",
    "指挥部", "社区", "企业", "厂", "队", "会", "社", "组", "县", "市", "区", "街", "园", "馆", "台", "团队", "车间", "联社", "支行", "分行", "农商行",
    "纪委",
];

/// How the names of positions end.
#[rustfmt::skip]
const POSITIONS: &[&str] = &[
    "局长", "主任", "书记", "总理", "县长", "区长", "市长", "省长", "镇长", "乡长", "村长", "州长", "院长", "校长", "园长", "老师",
    "教师", "经理", "总经理", "董事长", "主席", "科长", "处长", "厅长", "部长", "所长", "站长", "队长", "组长", "会长", "护士长",
    "护士", "医师", "医生", "工程师", "程序员", "科员", "干事", "委员", "村支书", "专员", "主管", "总监", "秘书长", "秘书",
    "会计", "出纳", "检察长", "班主任", "辅导员", "厂长", "行长", "巡视员", "调研员", "馆长", "台长", "社长", "团长", "政委", "股长", "村官",
    "店长", "主任科员", "理事长", "组织委员", "宣传委员", "纪检委员", "第一书记", "网格员", "负责人", "助理", "总裁", "庭长",
    "庭审长", "司长", "署长", "盟长", "旗长", "技术员", "安全员", "施工员", "造价员", "资料员", "质检员", "检验员", "管理员", "业务员", "客服",
    "文员", "设计师", "药师", "技师", "法官", "检察官", "审判员", "书记员", "民警", "所员", "班长", "支书", "文书", "保管员",
];

/// The commonest names of families.
const FAMILIES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤殷包项柳齐梅庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄裴席卫查屈鲍位覃霍翁隋植甘景薄单柏宁柯阮桂闵欧阳喻岳边卞骆祖符焦巴寇成瞿楚连车褚娄丛嘎萨匡";

/// Whether a text is the name of a person: 王某, 张三, 李小明, 欧阳某某, 刘XX.
pub(super) fn is_name(text: &str) -> bool {
    let characters: Vec<char> = text.chars().collect();
    let is_blank = |c: &char| matches!(c, '某' | '×' | 'X' | 'x' | '*' | '□' | '○' | '_');
    // 阿依古丽·买买提
    if let Some((given, family)) = text.split_once('·') {
        return [given, family].iter().all(|part| (2..=8).contains(&part.chars().count()) && part.chars().all(|c| is_han(c) && c != '·'));
    }
    if !(2..=4).contains(&characters.len()) || !characters.iter().all(|c| is_han(*c) || is_blank(c)) {
        return false;
    }
    FAMILIES.contains(characters[0])
        && !POSITIONS.iter().any(|position| text.ends_with(position))
        && !UNITS.iter().any(|unit| text.ends_with(unit) && characters.len() > 2)
        && !["单位", "时间", "金额", "方面", "成绩", "成效", "万元", "关于", "任务", "管理", "向前"].contains(&text)
}

/// Whether a text ends as the name of a unit does.
pub(super) fn is_unit(text: &str) -> bool {
    let text = text.trim_end_matches(['）', ')']);
    let is_region = ["自治区", "省", "市", "县", "区", "州"].iter().any(|end| text.ends_with(end)) && !text.ends_with("社区");
    // 某单位: somebody's, and who that is was left out.
    let is_left_out = text.starts_with('某') && ["单位", "部门", "机关"].iter().any(|end| text.ends_with(end));
    text.chars().count() >= 3
        && !is_region
        && (is_left_out || UNITS.iter().any(|unit| text.ends_with(unit)))
        && text.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric() || "×*（(）)·— X".contains(c))
}

/// Whether a text ends as the name of a position does.
pub(super) fn is_position(text: &str) -> bool {
    POSITIONS.iter().any(|position| text.ends_with(position))
        && text.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric() || "、（）()×*X·/".contains(c))
}

/// 云河县交通运输局局长 -> the unit and the position.
pub(super) fn unit_and_position(text: &str) -> (Option<&str>, Option<&str>) {
    if !is_position(text) {
        return if is_unit(text) { (Some(text), None) } else { (None, None) };
    }
    // The unit ends where its name does, as far back as it can: …应急管理局|党委书记、局长.
    let split = text.char_indices().skip(3).map(|(at, _)| at).filter(|at| {
        // 党委|委员, never 党委委|员
        let begins = !text[*at..].starts_with(['员', '长', '、']);
        begins && is_position(&text[*at..]) && is_unit(&text[..*at])
    });
    let first = split.min_by_key(|at| {
        let unit = &text[..*at];
        // 自治区|主席 is no unit and position of a unit that is called 自治区 only.
        (["党组", "党委", "支部", "总支", "第一"].iter().any(|end| unit.ends_with(end)) || unit.contains(['兼', '、']), usize::MAX - at)
    });
    match first {
        Some(at) => (Some(&text[..at]), Some(&text[at..])),
        None => (None, Some(text)),
    }
}

/// A line that may name somebody: short, without number and punctuation of sentences.
pub(super) fn names_somebody(text: &str) -> bool {
    text.chars().count() <= 40 && mark(text).is_none() && !text.contains(['。', '，', '；', '！', '？', '“', '《', ',', ';'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_units_and_positions_are_told_apart() {
        for name in ["阿依古丽·买买提", "王某", "张三", "杜联合", "刘XX", "周明远", "李××"] {
            assert!(is_name(name), "{name}");
        }
        for other in ["局长", "市教育局", "工作总结", "王村小学", "云河县", "主任"] {
            assert!(!is_name(other), "{other}");
        }
        for unit in ["云河（集团）有限公司工会委员会", "云河农商行", "云河县烟草专卖局（分公司）"] {
            assert!(is_unit(unit), "{unit}");
        }
        assert_eq!(unit_and_position("云河县交通运输局局长"), (Some("云河县交通运输局"), Some("局长")));
        assert_eq!(unit_and_position("海拉尔区人民政府区长"), (Some("海拉尔区人民政府"), Some("区长")));
        assert_eq!(unit_and_position("××市应急管理局党委书记、局长"), (Some("××市应急管理局"), Some("党委书记、局长")));
        assert_eq!(unit_and_position("云河县水务局党委委员、副局长"), (Some("云河县水务局"), Some("党委委员、副局长")));
        assert_eq!(unit_and_position("云河分公司总经理助理兼综合部经理"), (Some("云河分公司"), Some("总经理助理兼综合部经理")));
        assert_eq!(unit_and_position("党组书记、局长"), (None, Some("党组书记、局长")));
        assert_eq!(unit_and_position("国务院总理"), (Some("国务院"), Some("总理")));
        assert_eq!(unit_and_position("省长"), (None, Some("省长")));
        assert_eq!(unit_and_position("云河县交通运输局"), (Some("云河县交通运输局"), None));
    }
}
