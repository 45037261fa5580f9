//! What is done: the one list of verbs, each with what it says of a number behind it.
//!
//! A verb is light where it says nothing of what is counted (召开会议12次: 会议), and heavy where it is part of what is counted (新建公厕7处:
//! 新建公厕). Some of both kinds can stand right before a unit whose number was left out (召开次会议); before others such a unit is a word.

use std::sync::LazyLock;

use super::words::Words;

/// Light, and a number may be left out behind it.
#[rustfmt::skip]
const LIGHT_COUNTING: &[&str] = &[
    "召开", "开展", "组织", "举办", "举行", "完成", "形成", "发表", "撰写", "制定", "出台", "印发", "提出", "听取",
    "参加", "获得", "荣获", "接受", "观看", "确定", "围绕", "采取", "转为", "达到", "承办", "梳理", "安排", "覆盖",
    "设立", "打造", "选派", "发现", "创建", "评选", "受理", "办理", "开办", "实施",
];

/// Light, and what looks like a unit behind it is a word.
#[rustfmt::skip]
const LIGHT: &[&str] = &[
    "取得", "进行", "主持", "研究", "实现", "建有", "设有", "拥有", "涉及", "包含", "包括", "聚焦", "等各类",
    "等各项", "引导", "带动", "推动", "负责", "成功", "列出", "召集", "保持在", "稳定在", "控制在", "收到", "发出",
    "成立", "配备", "配齐", "划分", "共有", "总共", "累计", "其中", "共计", "先后", "针对", "对照", "利用", "依托",
    "用于", "邀请", "存在", "申报", "牵头", "召回", "使用", "使得", "选出", "推进", "加快推进", "争创", "聚力", "创成", "建立健全",
    "落实落细", "抓好", "涵盖", "囊括", "布局", "按照", "作出", "做好", "开出", "力争达到", "位列", "持有", "保有", "严守", "坚守", "提供", "派出", "选送", "下辖", "评出", "锁定",
];

/// Heavy, and a number may be left out behind it.
#[rustfmt::skip]
const HEAVY_COUNTING: &[&str] = &[
    "新建", "建成", "新增", "改造", "硬化", "整修", "维修", "整改", "查处", "化解", "解决", "排查", "清理", "拆除",
    "发放", "走访", "慰问", "培训", "接待", "征集", "收集", "培养", "发展", "吸纳", "投入", "争取", "落实", "捐助",
    "捐赠", "筹集", "救助", "帮扶", "修订", "签订", "刊发", "发布", "报送", "上报", "推送", "张贴", "开设", "建立",
    "表彰", "讲授", "处置", "查办", "立案", "引进", "推荐", "采纳", "转化", "服务", "种植", "检查", "调研", "调整",
    "选拔", "结对", "设置", "演出",
];

/// Heavy, and what looks like a unit behind it is a word.
#[rustfmt::skip]
const HEAVY: &[&str] = &[
    "新办", "改建", "扩建", "建设", "整治", "征求", "筹措", "流转", "养殖", "节约", "减少", "增加", "招聘", "吸引", "办结",
    "答复", "整合", "报告", "排除", "销售", "出口", "新签", "回收", "种", "养", "治疗", "收治", "抢救", "救治",
    "转移", "安置", "资助", "偿还", "植树", "铺设", "铺筑", "安装", "更换", "购置", "采购", "编制", "编写", "录制",
    "制作", "拍摄", "宣传", "演练", "巡查", "约谈", "问责", "通报", "追回", "挽回", "调解", "废止", "新设", "推出", "推广", "培育", "支持",
    "完善", "认定", "增设", "盘活", "修复", "治理", "升级", "配套", "复垦", "选树", "储备", "谋划", "开工", "竣工", "净增", "获批", "入选",
    "消除", "关停", "淘汰", "压减", "取缔", "搬迁", "签约", "落地", "投产", "纳入", "辐射", "惠及", "受益", "应对", "防范", "扑救", "统筹", "新开工", "拨付", "下达", "组建", "修建", "修缮", "兴建", "重建", "落户", "并网", "投用", "交付", "通车", "完工", "审结", "执结",
    "招收", "招募", "招录", "聘用", "聘请", "抓获", "破获", "打掉", "起诉", "移送", "抽检", "抽查", "接诊", "追缴", "返还", "印制", "立项", "购入", "添置", "疏浚", "加固", "栽植", "补植", "清洗",
    "运送", "扶持", "引领", "办实事", "办好事", "退出", "出栏", "存栏", "调出", "调入", "转出", "转入", "接收", "调进", "追发", "新收", "送去", "送上", "抽选", "派驻",
];

fn light() -> impl Iterator<Item = &'static str> {
    LIGHT_COUNTING.iter().chain(LIGHT).copied()
}

fn heavy() -> impl Iterator<Item = &'static str> {
    HEAVY_COUNTING.iter().chain(HEAVY).copied()
}

/// Verbs that say nothing of what is counted.
pub(super) static LIGHT_WORDS: LazyLock<Words> = LazyLock::new(|| Words::new(light()));
/// Verbs that are part of what is counted.
pub(super) static HEAVY_WORDS: LazyLock<Words> = LazyLock::new(|| Words::new(heavy()));
/// All of them.
pub(super) static ALL_WORDS: LazyLock<Words> = LazyLock::new(|| Words::new(light().chain(heavy())));
/// Verbs that a number may be left out behind.
pub(super) static COUNTING_WORDS: LazyLock<Words> = LazyLock::new(|| Words::new(LIGHT_COUNTING.iter().chain(HEAVY_COUNTING).copied()));

/// Whether a text is nothing but heavy verbs: 建成投产.
pub(super) fn are_all(text: &str) -> bool {
    let mut rest = text;
    while let Some(verb) = HEAVY_WORDS.at_head(rest) {
        rest = &rest[verb.len()..];
    }
    rest.is_empty() && !text.is_empty()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    #[test]
    fn no_verb_has_two_kinds() {
        let mut seen = HashSet::new();
        let twice: Vec<_> = super::light().chain(super::heavy()).filter(|verb| !seen.insert(*verb)).collect();
        assert_eq!(twice, [""; 0]);
    }
}
