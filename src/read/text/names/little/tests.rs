use super::*;

#[test]
fn words_that_say_little_are_told_from_how_others_begin() {
    let begun = "年|度培训 年|终考核 对|口帮扶 对|标检查 向|阳院落 为|民服务 在|校学生 在|建项目 以|工代赈 和|谐社区 使|用面积 有|效专利 有|限公司 共|享单车 \
        共|建单位 日|常巡查 日|均供水 月|度例会 来|访群众 来|信 与|会人员 因|公出访 按|期办结 内|部审计 后|备干部 前|期费用 时|长 再|就业人员 并|购企业 及|时率 \
        的|士 等|级公路 其|他收入 含|税收入 底|数 末|端管网 近|视人数 约|谈干部 超|市 超|标企业 到|课率 到|岗人数 达|标企业 让|利商户 把|关人 从|业人员 要|素保障 \
        即|时零售 就|业人员 就|诊人次 基本|公共服务 科学|家 计划|生育 全面|小康 集中|供暖 联合|国 精准|扶贫 独立|学院 共同|体 应用|场景 五年|规划 三年|行动 \
        系统|治理 连续|剧 主动|脉 高标准|农田 高效|节水 我|国 在|川企业 累计|额 合计|数 实际|值 同时|性";
    for (word, is_begun) in begun.split_whitespace().map(|word| (word, true)).chain(
        "年|培训 对|企业 向|企业 为|企业 在|全县 以|企业 和|企业 使|企业 有|干部 共|建成房屋 共|建设水厂 我|局 日|培训 月|培训 来|我县 与|企业 因|企业 按|计划 内|培训 \
         后|培训 前|培训 时|培训 将|培训 再|培训 并|培训 及|企业 由|企业 的|培训 等|企业 于|企业 其|培训 含|企业 是|培训 近|百家 约|百家 超|百家 到|企业 达|百家 \
         让|企业 把|企业 从|企业 要|培训 即|培训 就|培训 基本|完成 科学|规划 全年|培训 累计|培训"
            .split_whitespace()
            .map(|word| (word, false)),
    ) {
        let (head, rest) = word.split_once('|').unwrap_or_default();
        assert_eq!(begins_word(head, rest), is_begun, "{word}");
    }
}

#[test]
fn words_that_say_little_are_told_from_how_others_end() {
    let ended = "财政支|出 签|到 国|有 目|的 中|等 审|计 公|共 节|约 存|在 事|由 归|还 附|近 行|为 成|都 服|从 模|拟 成|就 发|达 参|与 方|向 饱|和 普|及 合|同 \
        使|用 民|居 提|升 下|降 新|增 需|要 结|余 调|整 供|给";
    for word in ended.split_whitespace() {
        let (rest, tail) = word.split_once('|').unwrap_or_default();
        assert!(ends_word(rest, tail) && !ends_word("街区", tail), "{word}");
    }
    assert!(!ends_word("供水", "达到") && !ends_word("", "达"));
}

#[test]
fn what_says_little_goes_from_both_ends() {
    for (clause, name) in [
        ("全年累计开展培训达", "开展培训"),
        ("在全省基础上新增岗位约", "新增岗位"),
        ("年度培训共", "年度培训"),
        ("财政支出", "财政支出"),
        ("截至目前，", "，"),
    ] {
        assert_eq!(strip(clause), name, "{clause}");
    }
}
