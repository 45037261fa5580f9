//! Where the name of what is counted ends behind a number: 个重点调研内容|已明确, and not 智能化康复|中心.

use std::sync::LazyLock;

use super::super::verbs;
use super::super::words::Words;

/// How the clause of what is counted goes on behind it.
#[rustfmt::skip]
static STOPS: LazyLock<Words> = LazyLock::new(|| Words::new([
    "进行", "开展", "参加", "参与", "提供", "全部", "达到", "担任", "免费", "没有", "的", "建成", "全面", "投入", "投产", "投运", "落地",
    "开工", "竣工", "完工", "实现", "得到", "获得", "获", "被", "已", "均", "正在", "顺利", "完成", "通过", "纳入", "入选", "荣获", "开通",
    "通车", "上线", "签约", "获奖", "并", "和", "与", "及", "等", "共", "有", "为", "在", "对", "到", "了", "是", "给", "向", "从", "于", "受", "由", "将",
    "使", "以", "召开", "解决", "用于", "座无虚席", "参展", "参赛", "参训", "参会", "销号", "位居", "居", "左右", "上下", "来",
    "逐", "入驻", "落户", "脱", "实施", "推进", "按", "时", "中", "前", "后", "次", "应", "需", "新", "办", "交", "全",
    "加", "组成", "签署", "签订", "惠及", "带动", "覆盖", "受益", "采取", "采用", "围绕", "涉及", "发放", "接受",
    "享受", "评为", "列为", "列入", "挂牌", "投用", "启用", "建立", "深入", "分别", "累计", "年内", "达",
    "超过", "突破", "占", "同比", "较", "比", "连续", "不断", "有效", "率先", "首次", "成功", "共同", "主动", "自愿", "先后",
    "陆续", "基本", "随机", "下降", "提高", "出台", "需要", "其中", "最", "更", "可", "也", "都",
    "还", "又", "再", "要", "让", "把", "给予", "予以", "取得", "形成", "迁", "当场",
    "提前", "如期", "按期", "按时", "迎", "送", "赴", "进入", "服务于", "规范", "工作稳步", "住进", "住上", "搬进", "用上", "喝上", "入住", "步入", "迈入", "迈上", "高效", "追回", "挽回", "获评", "受理", "购买", "返乡", "仅", "户均", "人均", "进修", "晋升", "考取", "毕业", "好于", "优于", "缴费", "本级", "升格", "升级为", "入围", "基础上", "参保", "稳定", "基于", "尚", "之一", "符合", "每人", "每月", "每年", "每户", "分获", "成为", "融入", "发展壮大", "规模壮大", "壮大", "集约集聚", "件件", "全都", "齐聚", "亮相", "解难", "解忧", "纾困", "送去", "送上", "送来", "办实事", "讲", "授课", "颁", "争", "外出", "续订",
    "拥有", "领取", "每天", "经过", "抵制", "作出", "做出", "招收", "做过", "达成", "具有", "遭受", "遭到", "加入", "走上", "走出", "摆脱", "告别", "领到", "收到", "喜获", "斩获", "提出", "返岗", "复工", "复产",
    "联名", "联手", "携手", "一致", "一同", "一次性", "依法", "当选", "承担", "承接", "拿到", "组建", "搭建", "下沉", "分赴", "奔赴", "吃住", "驻村", "走访", "慰问", "看望", "入户", "改善", "缓解", "进展", "感受到", "感到", "找到", "走进", "体验", "推出", "当年", "今年", "本年", "去年", "上半年", "年底", "严格", "认真", "积极", "开始", "充实", "改为", "改成", "切实", "扎实", "申请",
]));

/// Of these those that say more of a noun behind them: 建设项目.
#[rustfmt::skip]
static SAY_MORE: LazyLock<Words> = LazyLock::new(|| Words::new([
    "建设", "改造", "运行", "提升", "计划", "转化", "整改", "就业", "脱贫", "创建", "认定", "验收", "集中", "联合", "共建", "优化", "增长", "专题", "参观", "报名", "负责", "全程", "现场", "集体", "整体", "持续", "统一", "新开工", "新建", "新增", "保持", "完善", "启动", "成立", "调整"
]));

/// Nouns that a verb before them says more of: 建设项目, 改造工程, 服务中心.
#[rustfmt::skip]
static NOUNS: LazyLock<Words> = LazyLock::new(|| Words::new([
    "项目", "工程", "行动", "方案", "计划", "机制", "会", "活动", "任务", "基地", "中心", "单位", "资金", "率", "量", "额", "点", "区", "园", "站",
    "所", "者", "人员", "员", "师", "工作", "类", "型", "办法", "体系", "平台", "队", "小组", "专班", "试点", "示范", "企业", "产品", "服务", "能力",
    "标准", "措施", "面积", "里程", "总额", "成果", "制度", "规划", "政策", "事项", "设施", "装备", "设备", "系统", "场所", "管理", "条例", "协会",
    "学会", "公司", "用地", "床位", "水平", "指数", "案件", "线索", "岗位", "课程", "性", "化", "力", "品", "业", "法", "权", "费", "用房", "车辆",
    "作品", "典型", "模式", "案例", "载体", "主体", "通道", "线路", "机构", "组织", "问题", "清单", "环节", "领域", "目标", "指标", "意见", "协议", "合同",
    "产业", "困难", "重点", "重大", "规定", "政策", "支持", "举措", "细则", "文件", "课题", "论文", "书", "证", "班", "团", "场", "馆", "厅", "地", "圈", "带", "群", "库", "网", "路", "桥", "房", "楼", "村", "镇", "校", "栏", "画", "片", "册", "家庭", "人口", "对象", "群体", "群众", "农户", "学生", "干部", "党员", "职工", "教师", "居民",
]));

/// Stops that begin a noun with what follows: 毕业生, 驻村工作队.
#[rustfmt::skip]
const BEGIN_NOUNS: &[(&str, &[&str])] = &[
    ("毕业", &["生", "证", "论文", "设计", "班"]), ("参保", &["人", "对象", "群众", "职工", "居民"]), ("参训", &["人", "学员", "干部", "党员"]), ("参赛", &["选手", "队", "作品", "学生"]),
    ("受益", &["群众", "人", "户", "面", "农户"]), ("获奖", &["作品", "人", "项目", "证书"]), ("返乡", &["人", "农民工", "青年", "创业"]), ("驻村", &["工作队", "干部", "书记", "第一书记", "队员"]), ("参会", &["人", "代表"]),
    ("参展", &["企业", "商"]), ("入驻", &["企业", "商户"]), ("走访", &["组"]), ("申请", &["人", "书", "材料", "表"]), ("积极", &["分子"]), ("复产", &["企业"]), ("外出", &["务工", "人员"]), ("受理", &["点", "窗口"]), ("进修", &["医", "人"]), ("提前", &["批"]), ("落地", &["项目"]), ("解决", &["方案"]),
    ("下沉", &["干部", "党员", "市场"]), ("入户", &["路"]), ("依法", &["行政", "治"]), ("签约", &["项目", "团队", "医生", "居民"]), ("竣工", &["项目"]), ("本级", &["政府", "财政", "预算", "部门"]), ("开工", &["项目"]), ("投产", &["项目"]), ("上线", &["人"]),
];

/// Single characters with those before and those behind that make a word with them.
#[rustfmt::skip]
const WITHIN: &[(char, &str, &str)] = &[
    ('中', "集高初其", "心医学小央型低高职等欧国草药层试转美老铁餐青专部介华西共期控水试外"),
    ('新', "创革更高自清翻最", "区城型材能兴品业质技农时闻药医生社课产模三"), ('办', "主承协民创公举经交督查", "公法学事件"),
    ('交', "外公提成社保", "通易流警付界"), ('全', "安健齐完", "民国域程球媒科日"), ('加', "参增追附", "工油氢密盟"),
    ('时', "工课小学及临同实战平暂", "代间空尚期段"), ('前', "目学产", "期沿景"), ('后', "售产病灾战士", "备勤期"), ('次', "批层场人档车班", "干"),
    ('应', "供响适效反对", "急用届对"), ('需', "必内急供", "求"), ('来', "未外往", ""), ('按', "", "摩"),
    ('有', "国公所共占私拥特富享含持稀独固应没只仅设既现社", "机色效限害轨"), ('与', "参", "会"), ('等', "高中初平同优", "级奖"), ('共', "公", "享青产管治性建"),
    ('和', "共饱柔谐", "谐平美睦"), ('及', "普涉以惠", "时其"), ('对', "针应结校绝", "口外接象比标应"), ('到', "签报直", ""),
    ('在', "存内潜", "线校建岗职编"), ('为', "行作人", "民"), ('使', "大天", "用馆"), ('向', "方定导面", ""), ('从', "服", "业"),
    ('受', "", "益灾众"), ('由', "自理", ""), ('将', "大", ""), ('以', "可级元上", "案工旧"), ('均', "人平年户亩生", "衡"),
    ('居', "民邻移宜安定村", "民家住委"), ('脱', "", "产"), ('并', "合兼", "网购"), ('达', "发", "标"), ('比', "占对", "例赛武重"),
    ('可', "许", "再持视控研"), ('最', "", "高法检长大美新佳强优"), ('要', "重主纪", "点素"), ('都', "首成", "市"), ('再', "", "生制"), ('于', "", ""),
    ('较', "", ""), ('更', "变", "新"), ('了', "", ""), ('是', "", ""), ('给', "供补", "水排"), ('已', "", ""), ('被', "植", ""), ('逐', "", ""),
    ('占', "", ""), ('还', "归偿耕", "林草田款贷"), ('又', "", ""), ('把', "", ""), ('让', "", "利"), ('也', "", ""), ('送', "配输派报推护运投抄接", "教"), ('尚', "高时风崇", ""), ('迎', "欢", "检宾客"),
    ('赴', "", ""), ('迁', "搬拆变", ""), ('的', "目", ""),
    ('讲', "宣演主", "座师话解坛堂习授台稿义评"), ('争', "竞战抗", "议端先取创"), ('颁', "", ""),
];

/// Who does something.
static PERSONS: LazyLock<Words> = LazyLock::new(|| {
    Words::new([
        "工",
        "员",
        "者",
        "众",
        "民",
        "师",
        "友",
        "生",
        "企业",
        "学校",
        "家庭",
        "乡镇",
        "公司",
        "派出所",
        "单位",
        "商户",
        "农户",
        "干部",
    ])
});

/// How long a second name may be that 和 joins to a first.
const JOINED: usize = 6;

/// Where the name at the head of a clause ends.
pub(super) fn end(clause: &str) -> usize {
    let mut at = clause.char_indices().nth(1).map_or(clause.len(), |(at, _)| at);
    while at < clause.len() {
        let next = at + clause[at..].chars().next().map_or(1, char::len_utf8);
        if let Some(verb) = SAY_MORE.at_head(&clause[at..]) {
            let behind = &clause[at + verb.len()..];
            if is_more(behind) {
                at += verb.len();
                continue;
            }
            match NOUNS.at_head(behind) {
                Some(noun) => at += verb.len() + noun.len(),
                // 3万户家庭适老化改造: what is done ends the name.
                None if behind.is_empty() => return clause.len(),
                None => return at,
            }
            continue;
        }
        // 农民工|追发工资
        if PERSONS.at_end(&clause[..at]).is_some()
            && verbs::HEAVY_WORDS
                .at_head(&clause[at..])
                .is_some_and(|verb| verb.chars().count() > 1 && !is_attribute(&clause[at + verb.len()..]))
        {
            return at;
        }
        let Some(stop) =
            STOPS.at_head(&clause[at..]).filter(|stop| !is_within_word(clause, at) && !begins_noun(stop, &clause[at + stop.len()..]))
        else {
            at = next;
            continue;
        };
        let behind = &clause[at + stop.len()..];
        if matches!(stop, "和" | "与" | "及") {
            // 20个国家和地区: two short names are one.
            let second = end_of_second(behind);
            return if second > 0 { at + stop.len() + second } else { at };
        } else {
            return at;
        }
    }
    clause.len()
}

/// Whether a stop begins a noun with what follows.
fn begins_noun(stop: &str, behind: &str) -> bool {
    BEGIN_NOUNS.iter().any(|(word, ends)| *word == stop && ends.iter().any(|end| behind.starts_with(end)))
}

/// How long the second of two joined names is; 0 where it is no short one.
fn end_of_second(behind: &str) -> usize {
    let end = if behind.chars().count() <= 2 { behind.len() } else { self::end(behind) };
    if (2..=JOINED).contains(&behind[..end].chars().count()) && !begins(behind) { end } else { 0 }
}

/// Whether what stands before these is no verb but says more of them.
pub(super) fn is_attribute(behind: &str) -> bool {
    behind.is_empty() || NOUNS.at_head(behind).is_some() || is_more(behind)
}

/// 计划|新开工项目
fn is_more(behind: &str) -> bool {
    SAY_MORE.at_head(behind).is_some_and(|verb| NOUNS.at_head(&behind[verb.len()..]).is_some())
}

/// Those that are no verbs.
#[rustfmt::skip]
const NO_VERBS: &[&str] = &[
    "全部", "全面", "顺利", "正在", "同比", "左右", "上下", "连续", "不断", "有效", "率先", "首次", "成功", "共同", "主动", "自愿", "先后", "陆续", "基本", "分别", "累计", "年内", "其中", "当场", "提前", "如期",
    "按期", "按时", "户均", "人均", "基础上", "稳定", "基于", "之一", "每人", "每月", "每年", "每户", "每天", "件件", "全都", "本级", "一致", "一同", "一次性", "依法", "联手", "携手", "没有", "免费", "当年", "今年", "本年", "去年", "上半年", "年底",
];

/// Whether a clause begins with a verb of two characters and more.
pub(super) fn is_deed(clause: &str) -> bool {
    STOPS
        .at_head(clause)
        .is_some_and(|stop| stop.chars().count() > 1 && !NO_VERBS.contains(&stop) && !begins_noun(stop, &clause[stop.len()..]))
}

/// Whether a name says nothing but what was done: 优化.
pub(super) fn is_done(name: &str) -> bool {
    SAY_MORE.has(name)
}

/// Whether a clause begins with how it goes on, and names nothing.
pub(super) fn begins(clause: &str) -> bool {
    let says_more = || {
        SAY_MORE.at_head(clause).is_some_and(|verb| {
            let behind = &clause[verb.len()..];
            // 集体和个人
            !(is_attribute(behind) || verb == "集体" && behind.starts_with(['和', '与']))
        })
    };
    let stops = STOPS
        .at_head(clause)
        .filter(|stop| {
            stop.chars().count() == 1 || NOUNS.at_head(&clause[stop.len()..]).is_none() && !begins_noun(stop, &clause[stop.len()..])
        })
        .is_some_and(|stop| stop.chars().count() > 1 || !is_word(None, stop, &clause[stop.len()..]) && !"新中前后全".contains(stop));
    let is_change = || {
        ['增', '较'].iter().any(|c| clause.starts_with(*c))
            || ["同比", "同期", "同步", "同时", "同口径"].iter().any(|word| clause.starts_with(word))
    };
    stops || says_more() || is_change()
}

/// Whether the character at a place is within a word: 中 of 中心, 有 of 国有.
pub(super) fn is_within_word(text: &str, at: usize) -> bool {
    let Some(c) = text[at..].chars().next() else { return false };
    // 项目|的
    if c == '的' && ["项目", "题目", "科目", "数目", "栏目", "节目", "品目"].iter().any(|noun| text[..at].ends_with(noun)) {
        return false;
    }
    is_word(text[..at].chars().next_back(), &text[at..at + c.len_utf8()], &text[at + c.len_utf8()..])
}

fn is_word(before: Option<char>, stop: &str, behind: &str) -> bool {
    let first = stop.chars().next();
    WITHIN.iter().filter(|(c, ..)| Some(*c) == first).any(|(_, befores, behinds)| {
        before.is_some_and(|c| befores.contains(c)) || behind.chars().next().is_some_and(|c| behinds.contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_ends_where_its_clause_goes_on() {
        for (clause, expected) in [
            ("智能化康复中心", "智能化康复中心"),
            ("智慧康养中心投入使用", "智慧康养中心"),
            ("重点调研内容已明确", "重点调研内容"),
            ("水利建设项目开工建设", "水利建设项目"),
            ("市级以上龙头企业", "市级以上龙头企业"),
            ("国家和地区", "国家和地区"),
            ("央企签署投资协议", "央企"),
            ("国有企业完成改制", "国有企业"),
            ("电动汽车公共充电桩", "电动汽车公共充电桩"),
            ("社区服务站点全部建成", "社区服务站点"),
            ("高新技术企业获奖", "高新技术企业"),
            ("家庭适老化改造", "家庭适老化改造"),
            ("亿元以上产业项目", "亿元以上产业项目"),
            ("受灾群众住进新居", "受灾群众"),
        ] {
            assert_eq!(&clause[..end(clause)], expected);
        }
        for clause in ["参加培训", "完成改造", "已建成", "居全省前列", "同比增长"] {
            assert!(begins(clause), "{clause}");
        }
        for clause in ["中心城区", "新能源汽车", "重点项目"] {
            assert!(!begins(clause), "{clause}");
        }
    }
}
