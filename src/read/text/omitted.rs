//! Numbers that were left out without any mark: `召开次会议`, `党员名，`, `资金万元`, `面积平方公里`.
//!
//! Chinese writes no spaces, so a unit without a number is told from a word by what stands around it: by what is done or counted before it,
//! by the end of its clause, by another that was left out just before. Where that is not certain it is taken for a word.

use super::blanks::{blank_alone, is_end, is_numeral};
use super::verbs;
use crate::model::is_han;

/// Before these units such characters make a word: 多次, 层次, 现场, 学期. Numerals are among them.
const NOT_BEFORE: &[(&str, &str)] = &[
    ("名", "报签提署知姓命题书地实"),
    (
        "次",
        "这那期多数几每首再其依逐屡历层档名批场人车班频等位梯主版轮航架台户家年届席座单当本此该上下前后初头末累渐鳞造编世辈目今晚两半座",
    ),
    ("个", "这那各每整多几哪某单逐两首个数挨半"),
    ("篇", "语中连长短首开全名通诗专新华每多好佳大美妙"),
    (
        "场",
        "个火纳草到现市广操商农牧立登进上下在当离退会剧赛球机林磁战工气道排收养考一各多专主每首卖职官情殖车宰埋植练育营石圾堆菜马雪猪鸡渔种",
    ),
    ("期", "务训采收整日学假周定分长短近初中后末到工时早限延孕汛暑寒预同任刑一前本首每各多按如逾遇渡窗续旺淡花果苗蜜青任更成幼发育痛"),
    ("份", "身股月年辅备县省成缘每各多一"),
    ("件", "快文条案事证信访邮附软硬零稿急要物元部组构每各多一计办配器"),
    ("条", "封信头链线教一多每各面"),
    ("项", "主事选强弱款立各单专逐奖账多每一义"),
    ("户", "待植农用客账入散贫低商住落难保门窗养租储大每各多一困"),
    ("批", "审报首分成大多每各一特"),
    ("吨", "每万千百"),
    ("座", "讲插星底客满叫让就入宝在"),
    ("台", "视出平舞擂电讲柜灶后前站上下看展吧"),
    ("套", "配手外成全圈客整"),
    ("辆", "车"),
    ("株", "植病守"),
    ("棵", "几"),
    ("盏", "推"),
    ("公里", "吨人车"),
    ("亩", "每万千百"),
    ("处", "好坏害益到各之用深远近高低四去来出"),
    ("支", "干收开透分超党团总"),
];

/// What so many of it there are: a word before a unit at the end of its clause.
#[rustfmt::skip]
const COUNTED: &[(&str, &[&str])] = &[
    ("条", &["建议", "措施", "意见", "线索", "信息", "问题", "制度", "对策", "举措", "新闻", "经验", "规定", "公路", "道路", "巷道", "线路",
        "河道", "管线", "街道", "便民路", "干道"]),
    ("项", &["措施", "制度", "任务", "问题", "成果", "活动", "实事", "指标", "整改", "隐患", "工程", "课题", "荣誉", "服务", "政策"]),
    ("份", &["资料", "问卷", "报告", "材料", "文件", "手册", "礼包", "协议", "合同", "清单", "传单", "计划"]),
    ("件", &["提案", "议案", "信访", "投诉", "举报", "诉求", "建议", "实事", "案件", "事项", "纠纷", "矛盾", "申请", "业务", "信件",
        "举报件", "结案", "立案", "积案", "督办", "交办", "调解", "文物", "专利", "衣物", "作品"]),
    ("期", &["简报", "专栏", "讲堂", "专刊", "课堂", "训班"]),
    ("场", &["讲座", "活动", "宣讲", "会议", "演练", "比赛", "演出", "巡展", "论坛", "展览", "招聘会"]),
    ("户", &["走访", "慰问", "帮扶", "家庭", "群众", "脱贫户", "贫困户", "监测户", "低保户", "五保户", "困难户", "农户", "住户", "养殖户", "示范户",
        "搬迁户", "危房", "廉租房", "公租房", "保障房", "困难家庭"]),
    ("家", &["单位", "机构", "商户", "超市", "公司", "门店", "学校", "合作社", "农场", "养老院", "药店", "餐馆"]),
    ("人次", &["人数", "党员", "群众", "干部", "职工", "居民", "村民", "学员", "师生", "培训", "参训", "慰问", "走访", "游客", "来访", "就诊",
        "门诊", "患者", "服务", "学生", "教师"]),
    ("公里", &["道路", "公路", "管网", "渠道", "河道", "堤防", "总长", "全长", "里程", "国道", "省道", "长度", "县城", "城区", "巷道"]),
    ("亩", &["土地", "农田", "造林", "面积", "耕地", "林地", "水田", "旱地", "良田", "果园", "茶园", "草地", "水面", "征地", "还林", "治理",
        "绿化", "种植", "栽植", "改良", "复垦", "绿地", "林木", "水稻", "小麦", "玉米", "大棚"]),
    ("元", &["经费", "资金", "善款", "捐款", "党费", "慰问金", "救助金", "补助金", "补贴", "会费", "奖金", "低保金", "总收入", "纯收入", "收入"]),
    ("人", &["人数", "党员", "职工", "教师", "学生", "居民", "村民", "干部", "群众", "积极分子", "就业", "再就业", "人口", "劳动力", "委员",
        "医生", "护士", "患者", "学员", "教职工", "毕业生", "大学生", "人才", "对象", "队员", "移民", "农民工", "退役军人", "残疾人"]),
    ("盏", &["路灯"]),
    ("棵", &["树", "树木", "树苗"]),
    ("株", &["树", "树木", "树苗", "苗木"]),
    ("处", &["隐患", "公厕", "违建", "泵站", "景点", "滑坡", "基地", "闸门", "漏点"]),
    ("支", &["队伍", "工作队", "服务队", "代表队", "小分队", "应急队", "宣讲队", "突击队"]),
    ("米", &["海拔", "总长", "全长", "长度", "宽度", "高度", "道路", "水渠", "沟渠", "管道", "管线", "围栏", "护栏", "电缆", "渠道", "巷道"]),
    ("辆", &["车辆", "汽车", "公交车", "校车", "消防车", "单车"]),
    ("座", &["桥梁", "泵站", "水库", "公厕", "厕所", "桥", "大桥", "站点"]),
    ("吨", &["垃圾", "物资", "产量", "总产", "粮食", "蔬菜", "水果"]),
    ("小时", &["加班", "志愿服务", "服务时长", "培训时长", "学习时长"]),
];

/// What so much money is.
#[rustfmt::skip]
const MONEY: &[&str] = &[
    "资金", "经费", "投资", "收入", "补贴", "补助", "善款", "捐款", "款", "贷款", "产值", "利润", "税收", "投入", "争取", "发放",
    "节约", "筹集", "完成", "实现", "支出", "金额", "捐赠", "捐助", "拨付", "落实", "增收", "营收", "销售额", "总额", "物资", "引资", "开支",
    "费用", "成本", "交易额", "营业额", "税款",
];

/// How the word for those who are counted by 名 ends.
const PERSONS: &str = "员记生长者师民工手兵友警众才干";

/// How so long a way, so large an area is measured: such a unit is no word and no part of one.
const EXTENTS: &[&str] = &["公里", "千米", "平方公里", "平方米", "立方米", "公顷"];

/// Behind these a number follows.
const SO_MANY: &[&str] = &["共计", "合计", "总计", "累计", "共有", "约有", "只有", "仅有", "仅剩", "约", "共", "达", "达到", "为"];

/// What there is, of which a number follows: 下辖个行政村.
const THERE_ARE: &[&str] = &["下辖", "管辖", "现辖", "现有", "共有", "设有", "建有", "拥有", "辖区有", "涉及", "取消", "关停", "来自"];

/// Persons who are counted by 名 at the head of a clause: ，名受灾群众得到安置.
const COUNTED_PERSONS: &[&str] =
    &["受灾", "困难", "贫困", "群众", "党员", "学生", "队员", "代表", "委员", "患者", "职工", "干部", "志愿者", "儿童", "老人"];

/// How far back a number that was left out is looked for, in characters.
const BACK: usize = 40;

/// What stands around a unit that has no number.
pub(super) struct Around<'t> {
    pub(super) before: &'t str,
    pub(super) unit: &'t str,
    pub(super) behind: &'t str,
    /// Whether a space stands in the place of the number.
    pub(super) is_spaced: bool,
    /// Whether what was left out before may tell that this was.
    pub(super) looks_back: bool,
}

/// Whether a number was left out before the unit.
pub(super) fn is_omitted(around: &Around<'_>) -> bool {
    let Around { before, unit, behind, .. } = *around;
    let is_share = matches!(unit, "%" | "％" | "‰");
    let Some(last) = before.chars().next_back() else { return is_share };
    let is_list = matches!(last, '、' | '，' | ',') || is_share && is_end(last);
    if !(is_han(last) || matches!(last, '”' | '》' | '）') || is_list) || is_numeral(last) || "余几数每来".contains(last) {
        return false;
    }
    if before.ends_with("若干") || before.ends_with("多少") {
        return false;
    }
    if !is_share && ["以上", "以下", "以内", "级", "数", "均", "产", "线"].iter().any(|word| behind.starts_with(word)) {
        return false;
    }
    if is_share {
        return true;
    }
    // 接待人次、收入分别增长5%和6%: names of what is measured.
    if names_one_of_several(behind) {
        return false;
    }
    if is_list && EXTENTS.contains(&unit) && behind.starts_with(is_han) {
        return !behind.starts_with('费');
    }
    if is_list {
        return around.looks_back && (goes_on(around) || is_person_of_clause(around));
    }
    stands_alone(around) || around.looks_back && (goes_on(around) || is_person_of_clause(around))
}

/// Whether what stands before the unit in its clause, and behind it, tells that its number was left out.
fn stands_alone(around: &Around<'_>) -> bool {
    let Around { before, unit, behind, .. } = *around;
    let next = behind.chars().next();
    if unit.ends_with('元') && unit.starts_with(['百', '千', '万', '亿']) {
        let is_so_much = unit.starts_with('万')
            && ["达", "为", "约", "共", "达到"].iter().any(|word| before.ends_with(word))
            && !["可达", "高达", "多达"].iter().any(|word| before.ends_with(word))
            && !behind.starts_with("的");
        return MONEY.iter().any(|word| before.ends_with(word))
            || is_so_much
            || (ends_in_verb(before) && !next.is_some_and(|c| "级户村项企产工园镇乡".contains(c)));
    }
    if unit.ends_with("（次）") || unit.ends_with("(次)") || unit.ends_with("/次") {
        return true;
    }
    let is_word = NOT_BEFORE.iter().any(|(of, words)| *of == unit && before.ends_with(|c| words.contains(c)));
    if EXTENTS.contains(&unit) {
        return !is_word && !behind.starts_with('费');
    }
    let counted = |unit: &str| COUNTED.iter().any(|(of, words)| *of == unit && words.iter().any(|word| before.ends_with(word)));
    if let Some(base) = unit.strip_prefix(['万', '亿']).filter(|base| !base.is_empty()) {
        // 惠及万人 is said without a number too.
        let is_persons = matches!(base, "人" | "家");
        return !before.ends_with(|c| "上近逾超过亿破".contains(c))
            && (counted(base)
                || !is_persons && ends_clause(next) && is_done_to(before)
                || is_persons && around.looks_back && is_left_out_before(before));
    }
    // 建议条和提案件, where it is certain.
    if next.is_some_and(|c| "和与及".contains(c)) && counted(unit) && !is_word && behind.chars().nth(1).is_some_and(is_han) {
        return matches!(unit, "条" | "件" | "户" | "项" | "份" | "亩" | "公里" | "座");
    }
    // 脱贫户户人，
    if unit == "户" && behind.strip_prefix('人').is_some_and(|behind| ends_clause(behind.chars().next())) {
        return counted(unit) || SO_MANY.iter().any(|word| before.ends_with(word));
    }
    if ends_clause(next) {
        return ends_clause_with(around, is_word, counted(unit));
    }
    // 三个村民组、农业、水利等个部门: 等项工作 is said without a number.
    let is_noun = next.is_some_and(|c| is_han(c) && !"的了着过是在和与及或等以之后前中内外上下".contains(c));
    if let Some(list) = before.strip_suffix('等').filter(|list| !list.ends_with(|c| "平高中初相对同优上下头".contains(c))) {
        return !list.is_empty()
            && is_noun
            && matches!(unit, "个" | "家" | "名" | "所" | "条")
            && !behind.starts_with(['特', '贵', '贯', '将']);
    }
    // 完成户的改造任务
    if next == Some('的') {
        return matches!(unit, "户" | "亩" | "件" | "项" | "人次") && !is_word && ends_in_verb(before);
    }
    // 召开次会议: between what is done and to what.
    let counts =
        matches!(unit, "次" | "场" | "期" | "个" | "名" | "篇" | "条" | "件" | "项" | "份" | "户" | "家" | "人次" | "场次" | "批次");
    let bare = before.strip_suffix('了').unwrap_or(before);
    let there_are = || matches!(unit, "个" | "名" | "项" | "家" | "条" | "件") && THERE_ARE.iter().any(|word| before.ends_with(word));
    is_noun && counts && (ends_in_verb(bare) || there_are()) && !is_word
}

/// A unit at the end of its clause.
fn ends_clause_with(around: &Around<'_>, is_word: bool, is_counted: bool) -> bool {
    let Around { before, unit, is_spaced, looks_back, .. } = *around;
    let is_so_many = || {
        let told = SO_MANY.iter().find(|word| before.ends_with(**word));
        told.is_some_and(|word| match *word {
            "为" => matches!(unit, "项" | "亩" | "米" | "吨" | "处" | "座" | "套" | "辆" | "台" | "人次"),
            "达" | "达到" | "共" | "约" => {
                !matches!(unit, "人" | "家" | "名" | "次" | "件" | "回" | "成" | "场" | "对" | "处" | "组" | "层")
            }
            "共有" => unit != "人",
            _ => true,
        })
    };
    // A space in the place of the number says more than nothing at all.
    let is_gap =
        || is_spaced && matches!(unit, "次" | "件" | "份" | "户" | "个" | "项" | "名" | "期" | "篇" | "亩" | "场次" | "人次" | "元");
    match unit {
        "名" => before.ends_with(|c| PERSONS.contains(c)) || before.ends_with("干部") || before.ends_with("骨干"),
        _ if is_word && !(is_counted && (is_spaced || looks_back && is_left_out_before(before))) => false,
        "人" => is_counted || is_so_many() || is_spaced && before.ends_with(|c| PERSONS.contains(c)) || is_of_persons(before),
        // 脱贫户户, never 家家户户.
        "户" if before.ends_with("家家户") => false,
        // 个 and 篇 end a clause only after what is counted, 次 after what is done.
        "次" | "个" | "篇" => before.chars().rev().take(2).filter(|c| is_han(*c) || matches!(c, '”' | '》')).count() == 2,
        // 举办展览场: what is done, to what.
        "场" | "期" | "份" | "件" | "条" | "项" | "批" | "人次" | "场次" | "吨" | "座" | "台" | "套" | "辆" | "株" | "棵" => {
            is_counted || is_done_to(before) || is_so_many() || is_gap()
        }
        _ => is_counted || is_so_many() || is_gap(),
    }
}

/// Whether a number was left out just before, so that this one was too: 下辖个行政村，|个村民小组, 脱贫户户|人, 道路条、|公里.
fn goes_on(around: &Around<'_>) -> bool {
    let Around { before, unit, behind, .. } = *around;
    let next = behind.chars().next();
    let is_noun = next.is_some_and(|c| is_han(c) && !"的了着过是在或等以之后前中内外上下".contains(c));
    let separated = before.strip_suffix(['、', '，', ',']);
    if !matches!(
        unit,
        "个" | "名"
            | "户"
            | "人"
            | "条"
            | "家"
            | "项"
            | "件"
            | "座"
            | "辆"
            | "亩"
            | "公里"
            | "平方米"
            | "万人"
            | "人次"
            | "场次"
            | "支"
    ) || !(ends_clause(next) || is_noun && separated.is_some())
        || separated.is_some() && unit == "人" && !ends_clause(next)
    {
        return false;
    }
    let Some(list) = separated else {
        let households = before.strip_suffix('户').unwrap_or_default();
        return unit == "人" && COUNTED.iter().any(|(of, words)| *of == "户" && words.iter().any(|word| households.ends_with(word)));
    };
    is_left_out_before(list)
}

/// Whether a number was left out a little before, in the same sentence.
fn is_left_out_before(before: &str) -> bool {
    let near = before.char_indices().rev().take(BACK).last().map_or(0, |(at, _)| at);
    let sentence = before[near..].rfind(['。', '；', '！', '？']).map_or(near, |at| near + at);
    let mut places = (sentence..before.len()).filter(|at| before.is_char_boundary(*at));
    places.any(|at| blank_alone(&before[..at], &before[at..]).is_some())
}

/// 共有专职护林员人, 抽调骨干人: who there is, or who was sent, and no word that ends in 人.
fn is_of_persons(before: &str) -> bool {
    let from = before.char_indices().rev().take(12).last().map_or(0, |(at, _)| at);
    let near = &before[from..];
    let clause = near.rfind(is_end).map_or(near, |at| &near[at..]);
    let is_word = before.ends_with(|c| {
        "工病客男女老法证讼权党本他别个责持承理任头疾选资纪班系请军商诗亲行敌猎友熟盲聋犯罪贼主仆情媒狱传新好能有成国港".contains(c)
    });
    let told = ["共有", "现有", "配备", "选派", "抽调", "招录", "招聘", "聘用", "录用", "招募", "安置", "新增", "表彰", "转移"];
    let told = told.iter().filter_map(|word| clause.find(word).map(|at| &clause[at + word.len()..]));
    !is_word && told.into_iter().any(|who| who.chars().filter(|c| is_han(*c)).count() >= 2 && !who.contains('的'))
}

/// ，名受灾群众得到安置: a clause that begins with a unit of persons.
fn is_person_of_clause(around: &Around<'_>) -> bool {
    around.unit == "名" && around.before.ends_with(['的', '，']) && COUNTED_PERSONS.iter().any(|word| around.behind.starts_with(word))
}

/// How far ahead a clause is looked at, in characters.
const AHEAD: usize = 60;

/// Whether a clause lists what it tells the numbers of behind it.
fn names_one_of_several(behind: &str) -> bool {
    behind.starts_with(['、', '和', '与', '及']) && {
        let clause: String = behind.chars().take(AHEAD).take_while(|c| !"，。；！".contains(*c)).collect();
        ["分别", "均", "增速", "增长", "下降"].iter().any(|word| clause.contains(word))
    }
}

/// 余次, 余名: no word begins so, but some end in 余.
pub(super) fn is_omitted_before_more(last: char, next: Option<char>) -> bool {
    !"其业剩富节盈残年月岁空多业工".contains(last) && next.is_none_or(|c| is_han(c) || is_end(c))
}

pub(super) fn ends_in_verb(before: &str) -> bool {
    verbs::COUNTING_WORDS.at_end(before).is_some()
}

/// Whether a clause says what is done, and behind it to what, in two to eight characters.
fn is_done_to(before: &str) -> bool {
    let from = before.char_indices().rev().take(10).last().map_or(0, |(at, _)| at);
    let near = &before[from..];
    let clause = near.rfind(is_end).map_or(near, |at| &near[at..]);
    verbs::COUNTING_WORDS
        .within_from_end(clause)
        .map(|(at, verb)| &clause[at + verb.len()..])
        .any(|object| object.chars().filter(|c| is_han(*c)).count() >= 2 && !object.contains('的'))
}

pub(super) fn ends_clause(next: Option<char>) -> bool {
    next.is_none_or(is_end)
}
