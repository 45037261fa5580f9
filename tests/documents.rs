//! Small documents, each with one thing that Word, WPS or a generator does: what a reader sees is read, what is left out is said.

use annual_report::AnnualReport;
use annual_report::read::docx::ReadError;
use annual_report::read::{LeftOutKind, Limits, Reading, Source};

fn bytes(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/documents/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn read(name: &str) -> Reading {
    let read = AnnualReport::read_docx(&bytes(name), &Limits::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(read.source, Source::Text);
    assert_eq!(
        read.left_out.len(),
        read.findings.iter().filter(|finding| finding.code.name() == "left_out").count(),
        "{name}: what is left out is a finding"
    );
    read
}

fn text(name: &str) -> String {
    read(name).report.to_text()
}

/// Documents, what their text has, and what it has not.
fn assert_texts(cases: &[(&str, &[&str], &[&str])]) {
    for (name, has, has_not) in cases {
        let text = text(name);
        for wanted in *has {
            assert!(text.contains(wanted), "{name} has no {wanted}:\n{text}");
        }
        for unwanted in *has_not {
            assert!(!text.contains(unwanted), "{name} has {unwanted}:\n{text}");
        }
    }
}

/// What was left out of a document, by kind, with how the first begins.
fn assert_left_out(cases: &[(&str, LeftOutKind, usize, &str)]) {
    for (name, kind, count, begins) in cases {
        let read = read(name);
        let found = read.left_out.iter().find(|left_out| left_out.kind == *kind);
        let found = found.unwrap_or_else(|| panic!("{name}: {:?}", read.left_out));
        assert_eq!((found.count, found.text.starts_with(begins), found.position.is_some()), (*count, true, true), "{name}: {found:?}");
    }
}

/// The tests below say what each document is about; here all of it that can be read is compared, with what is said of it.
#[test]
fn each_document_is_read_as_it_is_meant() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    let (mut read, mut wrong) = (0, Vec::new());
    for path in std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind != "json"))
    {
        let Ok(reading) = AnnualReport::read_docx(&std::fs::read(&path).unwrap(), &Limits::default()) else { continue };
        read += 1;
        wrong.extend(super::read_text::other_than_meant(path.with_extension("json").to_str().unwrap(), &reading));
    }
    assert!(read >= 56, "{read}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn annexes_and_forms_handed_down_are_told_apart() {
    assert_texts(&[
        (
            "a01_annex_first.docx",
            &["2024年度述职报告\n", "各位领导：", "一、履职情况", "调研30次", "二、存在问题", "学习还不够深入"],
            &["附件"],
        ),
        ("a03_annex_zh_colon_first.docx", &["2024年度述职报告\n", "一、履职情况", "调研30次"], &["附件"]),
        ("a05_annex_space.docx", &["2024年度工作总结\n", "一、履职情况"], &["附件", "调研情况表", "序号"]),
    ]);
    assert_left_out(&[
        ("a01_annex_first.docx", LeftOutKind::Line, 1, "附件1"),
        ("a03_annex_zh_colon_first.docx", LeftOutKind::Line, 1, "附件1："),
        ("a05_annex_space.docx", LeftOutKind::Annex, 1, "附件 1 调研情况表"),
    ]);
}

#[test]
fn titles_names_and_red_heads_have_their_fields() {
    let report = read("b01_unit_and_name.docx").report;
    let reporter = report.reporter.unwrap();
    assert_eq!(
        (reporter.organization.as_deref(), reporter.position.as_deref(), reporter.name.as_deref()),
        (Some("市教育局"), Some("局长"), Some("张三"))
    );
    assert_eq!(report.reported_on.unwrap().to_string(), "2025-01-10");
    assert_eq!(read("b03_subtitle.docx").report.subtitle.as_deref(), Some("——在年度考核会上的汇报"));
    assert_eq!(read("b05_title_two_lines.docx").report.title.as_deref(), Some("市教育局\n2024年度工作总结"));
    let d06 = read("peer_d06_title_two_paras.docx").report;
    assert_eq!(d06.title.as_deref(), Some("云河县交通运输局\n关于2025年度工作情况的述职报告"));
    assert_eq!(d06.salutation.as_deref(), Some("各位领导"));
    let red = read("r01_redhead.docx");
    assert_eq!(red.report.title.as_deref(), Some("青禾区市场监督管理局\n关于2024年工作总结和2025年工作打算的报告"));
    assert_eq!((red.report.year, red.report.salutation.as_deref()), (Some(2024), Some("区人民政府")));
    assert_eq!(red.report.reporter.unwrap().organization.as_deref(), Some("青禾区市场监督管理局"));
    assert_eq!(red.report.reported_on.unwrap().to_string(), "2025-01-10");
    for left_out in ["青禾区市场监督管理局文件", "青市监〔2025〕3号", "（联系人：王五", "抄送：区委办公室"]
    {
        assert!(red.left_out.iter().any(|found| found.text.starts_with(left_out)), "{left_out}: {:?}", red.left_out);
    }
    let note = read("peer_f05_note_after_date.docx");
    assert_eq!(note.report.reported_on.unwrap().to_string(), "2025-12-20");
    assert!(note.left_out.iter().any(|found| found.text.starts_with("（联系人：李某")));
}

#[test]
fn each_kind_of_file_has_an_error_of_its_own() {
    let error = |bytes: &[u8]| AnnualReport::read_docx(bytes, &Limits::default()).unwrap_err();
    let zeros = |head: &[u8]| [head, &[0; 3000]].concat();
    let cases: [(Vec<u8>, ReadError, &str); 9] = [
        (Vec::new(), ReadError::Empty, "重新取得"),
        (b"{\\rtf1\\ansi 2024}".to_vec(), ReadError::Rtf, "另存为 .docx"),
        (b"%PDF-1.7\n1 0 obj\n".to_vec(), ReadError::Pdf, "按文本导入"),
        (bytes("e06_owner.docx"), ReadError::OwnerFile, "文档本身"),
        (zeros(b"%TSD-Header-###%"), ReadError::Secured, "解密"),
        (zeros(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), ReadError::OldOrLocked, "取消密码"),
        (bytes("e13_odt.docx"), ReadError::OpenDocument, "另存为 .docx"),
        (bytes("e14_xlsx.docx"), ReadError::Spreadsheet, "Word 文档"),
        (bytes("f01.docm")[..2000].to_vec(), ReadError::CutOff, "重新取得"),
    ];
    for (bytes, expected, advice) in cases {
        let found = error(&bytes);
        assert_eq!(found, expected);
        let message = found.message();
        assert!(message.zh.contains(advice), "{}", message.zh);
        assert_eq!(found.to_string(), message.en);
    }
    // The bytes count, not the name.
    for name in ["f01.docm", "f02.dotx", "f03.wps"] {
        assert_texts(&[(name, &["2024年度工作总结\n", "一、主要工作", "调研30次"], &[])]);
    }
}

#[test]
fn automatic_numbers_are_printed_and_kept_apart() {
    let headings = |name: &str| -> Vec<String> {
        let report = read(name).report;
        report.work.iter().flat_map(|chapter| &chapter.items).map(|item| format!("{}{}", item.heading, item.lead)).collect()
    };
    let items = headings("n01_formats.docx");
    assert!(
        items.iter().any(|item| item.contains("upperRoman甲")) && items.iter().any(|item| item.contains("numberInDash十一")),
        "{items:?}"
    );
    for (name, expected) in [
        ("n02_start0.docx", vec!["第甲条", "第乙条", "第丙条"]),
        ("n03_startOverride.docx", vec!["原编甲", "原编乙", "重编甲", "重编乙"]),
        ("n06_suff_tab_digits.docx", vec!["3个项目竣工", "5个项目开工"]),
        ("n07_numStyleLink.docx", vec!["甲", "乙"]),
        ("n08_lvlOverride_lvl.docx", vec!["甲", "乙"]),
        ("n09_empty_numbered.docx", vec!["甲", "乙"]),
        ("n26_skip_then_back.docx", vec!["甲", "乙", "丙"]),
    ] {
        assert_eq!(headings(name), expected, "{name}");
    }
    assert_texts(&[
        ("n11_table_numbers.docx", &["[1] 甲项\u{3000}(1) 完成", "[2] 乙项\u{3000}(2) 未完成"], &[]),
        ("t07_auto_seq.docx", &["序号\u{3000}项目\u{3000}数量", "1\u{3000}培训\u{3000}12期", "2\u{3000}调研\u{3000}30次"], &[]),
        ("n20_dot_digits.docx", &["3个项目竣工投产", "5G基站建成20座", "2024年新增岗位100个"], &["1.3", "13个", "2.5"]),
        ("n22_heading_1_1.docx", &["一、主要工作", "（一）3个平台建成", "平台运行平稳"], &["1.1", "1.13"]),
        ("p02_pythondocx.docx", &["3个项目竣工", "5个项目开工", "要点甲", "培训\u{3000}12期", "二、存在问题"], &["1.3", "2.5"]),
        ("p03_pandoc.docx", &["3个项目竣工", "5个项目开工", "培训\u{3000}12期", "【注】不含上级"], &["1.3", "Table of Contents"]),
    ]);
    let figures: Vec<String> = read("n20_dot_digits.docx").report.figures().map(|placed| placed.figure.to_string()).collect();
    assert_eq!(figures, ["3个", "20座", "100个"]);
}

#[test]
fn numbers_print_no_more_than_a_number() {
    let read = read("d05_lvl_5000.docx");
    let text = read.report.to_text();
    assert!(text.len() < 60_000, "{}", text.len());
    assert!(read.left_out.iter().any(|left_out| left_out.text == "自动编号过长"));
}

#[test]
fn fields_symbols_and_formulas_are_read_as_a_reader_sees_them() {
    assert_texts(&[
        ("q04_nested_field_code.docx", &["乙完成。"], &["码中码", "MERGEFIELD", "甲"]),
        ("q05_eq_field.docx", &["完成。"], &["eq", "○"]),
        ("q06_legacy_check.docx", &["优秀☑", "合格。"], &["FORMCHECKBOX"]),
        ("q10_pua_zero_width.docx", &["2024年度工作总结\n", "一、主要工作", "开展调研30次。"], &["\u{FEFF}", "\u{200B}", "\u{AD}"]),
        ("s01_sym.docx", &["优秀☑", "良好☐"], &["\u{F0FE}"]),
        ("s10_formfields.docx", &["等次：优秀。"], &["合格"]),
        ("s11_tracked.docx", &["2024年度工作总结\n", "完成45次调研。"], &["30"]),
        ("s14_choice_unknown.docx", &["通用的文字"], &["新程序的文字"]),
        ("s15_hyphens_tabs.docx", &["党建引领-号 后 右"], &[]),
        ("s16_linebreak_mid.docx", &["培训12期，覆盖干部300人次。", "页尾的话没有说完。"], &[]),
        ("s18_math.docx", &["增长率12/35。"], &["1235"]),
        ("s19_lockedcanvas_p.docx", &["前半句后半句。", "图中字"], &[]),
        ("peer_g03_superscript.docx", &["m²", "CO₂", "10吨"], &["CO210", "m2"]),
        ("peer_g05_sym_checkbox.docx", &["☑已完成", "☐未完成"], &[]),
        ("z04_gb18030.docx", &["2024年度工作总结\n", "开展调研30次。"], &[]),
        ("z08_percent_target.docx", &["2024年度工作总结\n", "开展调研30次。"], &[]),
    ]);
    assert_eq!(read("s16_linebreak_mid.docx").report.figures().next().unwrap().figure.to_string(), "12期");
    assert!(read("peer_g03_superscript.docx").report.figures().any(|placed| placed.figure.to_string() == "10吨"));
}

#[test]
fn what_is_no_text_of_the_report_is_said_or_read() {
    assert_texts(&[
        ("s02_vanish.docx", &["公开的文字。"], &["隐藏"]),
        ("s08_sdt_placeholder.docx", &["主要成绩：", "已填写的内容。"], &["单击"]),
        ("s03_footnote.docx", &["投入资金5万元。", "【注】不含上级补助。"], &[]),
        ("peer_g01_footnote.docx", &["开展检查46次。", "【注】检查次数含与公安部门的联合检查8次。"], &[]),
        ("s04_title_in_textbox.docx", &["市教育局2024年度工作总结\n", "一、主要工作"], &[]),
        ("s06_altchunk.docx", &["抓好党建工作。", "二、存在问题", "学习不够"], &[]),
        ("s07_toc.docx", &["一、主要工作", "二、存在问题", "学习不够深入。"], &["目", "三、"]),
        ("peer_d08_cover_toc.docx", &["2025年度述职报告\n", "一、主要工作", "二、存在的问题", "三、下一步打算"], &["目", "四、"]),
        ("peer_e08_toc_sdt.docx", &["2025年度述职报告\n", "三、下一步打算"], &["目录", "四、"]),
    ]);
    assert_left_out(&[
        ("s02_vanish.docx", LeftOutKind::Hidden, 1, "隐藏的批语"),
        ("s08_sdt_placeholder.docx", LeftOutKind::Prompt, 1, "单击或点击"),
        ("s07_toc.docx", LeftOutKind::Contents, 1, "目 录"),
        ("peer_d08_cover_toc.docx", LeftOutKind::Contents, 1, "目 录"),
        ("peer_e08_toc_sdt.docx", LeftOutKind::Contents, 1, "目录"),
        ("p03_pandoc.docx", LeftOutKind::Contents, 1, "Table of Contents"),
    ]);
}

#[test]
fn forms_are_read_cell_by_cell() {
    for (name, organization, person, position, year) in
        [("t03_form.docx", "市教育局", "张三", "局长", 2024), ("peer_d14_form_table.docx", "云河县交通运输局", "王某", "副局长", 2025)]
    {
        let report = read(name).report;
        let reporter = report.reporter.clone().unwrap();
        assert_eq!(
            (reporter.organization.as_deref(), reporter.name.as_deref(), reporter.position.as_deref(), report.year),
            (Some(organization), Some(person), Some(position), Some(year)),
            "{name}"
        );
        assert_eq!((report.work.len(), report.work[0].heading.as_str(), report.problems.is_some()), (1, "主要工作", true), "{name}");
    }
    assert_left_out(&[
        ("t03_form.docx", LeftOutKind::Prompt, 1, "考核意见"),
        ("t03_form.docx", LeftOutKind::Line, 1, "述职内容"),
        ("peer_d14_form_table.docx", LeftOutKind::Line, 1, "述职内容"),
    ]);
    assert_texts(&[
        ("t05_layout_table.docx", &["2024年度述职报告\n", "一、履职情况", "（一）党建工作", "二、存在问题"], &[]),
        ("peer_f04_signature_in_table.docx", &["特此报告。\n云河县交通运输局\n2025年12月20日"], &[]),
    ]);
}

#[test]
fn bold_lines_are_headings() {
    let report = read("peer_f01_bold_fake_headings.docx").report;
    assert_eq!((report.work.len(), report.work[0].heading.as_str()), (1, "主要工作"));
    assert_eq!(report.work[0].items[0].heading, "抓好安全监管");
    assert_eq!(report.problems.unwrap().items[0].topic, "资金不足");
    assert_eq!(report.plans.unwrap().items[0].heading, "加快进度");
    let items = read("peer_d15_bold_runin.docx").report.work.remove(0).items;
    assert_eq!((items[0].heading.as_str(), items[1].heading.as_str()), ("抓好安全监管", "项目建设方面："));
    assert!(items[0].lead.as_str().starts_with("开展检查"));
}
