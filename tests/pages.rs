//! The page before Word: lines, pages, what is counted and found on them, and the picture of a page.

use annual_report::AnnualReport;
use annual_report::model::{NaiveDate, PlanChapter, Problem, ProblemChapter, Reporter, WorkChapter, WorkItem};
use annual_report::page::{Annexes, Document, Face, Layout, Pages, Style, UsualWidths};

/// The lines of the only paragraph of this text.
fn lines(text: &str) -> Vec<String> {
    let report = AnnualReport::new(2025).with_preamble(text);
    let pages = report.pages(&Layout::gb_t_9704());
    pages.pages.iter().flat_map(|page| &page.lines).map(|line| line.text()).collect()
}

fn han(count: usize) -> String {
    "水务供给保障".chars().cycle().take(count).collect()
}

fn report(lead: usize) -> AnnualReport {
    AnnualReport::new(2025)
        .with_title("水务局工作总结")
        .with_reporter(Reporter::new("云溪县水务局"))
        .with_reported_on(NaiveDate::from_ymd_opt(2025, 12, 20).unwrap())
        .with_work([WorkChapter::default().with_lead(han(lead).as_str())])
}

fn pages(report: &AnnualReport) -> Pages {
    report.pages(&Layout::gb_t_9704())
}

#[test]
fn a_line_has_28_characters_and_the_first_26() {
    let lengths: Vec<usize> = lines(&han(26 + 28 + 5)).iter().map(|line| line.chars().count()).collect();
    assert_eq!(lengths, [26, 28, 5]);
}

#[test]
fn a_full_page_has_22_lines() {
    let text = AnnualReport::new(2025).with_preamble(han(26 + 28 * 40).as_str());
    let counts: Vec<usize> = pages(&text).pages.iter().map(|page| page.lines.len()).collect();
    assert_eq!(counts, [22, 19]);
    // Title and reporter, each with the blank line below it, make whole lines of the grid.
    assert_eq!(pages(&report(2000)).pages[0].lines.len(), 20);
}

#[test]
fn a_stop_hangs_over_the_edge_and_begins_no_line() {
    assert_eq!(lines(&(han(26) + "。" + &han(3)))[0].chars().count(), 27);
    assert_eq!(lines(&(han(26) + "。"))[0].chars().count(), 27);
}

#[test]
fn a_closing_mark_begins_no_line_and_an_opening_one_ends_none() {
    let broken = lines(&(han(24) + "“治理”" + &han(3)));
    assert!(broken[1].starts_with("理”"), "{broken:?}");
    let broken = lines(&(han(25) + "《治理》"));
    assert!(broken[1].starts_with("《治理》"), "{broken:?}");
    let broken = lines(&(han(25) + "治。”" + &han(3)));
    assert!(broken[1].starts_with("治。”"), "{broken:?}");
}

#[test]
fn a_dash_a_number_and_a_word_are_not_parted() {
    for word in ["——", "……", "98.5%", "12345", "Excel"] {
        let broken = lines(&(han(25) + word + &han(3)));
        assert!(broken[1].starts_with(word), "{broken:?}");
    }
}

#[test]
fn a_long_row_of_values_is_parted_behind_its_marks_only() {
    for before in 1..28 {
        for values in ["12.53mg/L、3.41mg/L、21.87mg/L、5.16mg/L、18.32mg/L、7.25mg/L、9.64mg/L、11.08mg/L", &"98.53%、93.41%，".repeat(6)]
        {
            let lines = lines(&format!("{}分别为{values}，均达标。", han(before)));
            let ends = lines.iter().take(lines.len() - 1).map(|line| line.chars().next_back().unwrap());
            assert!(ends.clone().all(|end| end > '\u{7F}'), "{lines:?}");
            assert!(lines.iter().skip(1).take(lines.len().saturating_sub(3)).all(|line| line.chars().count() > 20), "{lines:?}");
        }
    }
}

#[test]
fn a_little_space_stands_between_chinese_and_numbers_on_demand() {
    let report = AnnualReport::new(2025).with_preamble("培训30期，共6场（次）。");
    let mut layout = Layout::gb_t_9704();
    layout.typography.space_beside_digits = true;
    let line = &report.pages(&layout).pages[0].lines[0];
    let runs: Vec<(&str, Face)> = line.runs.iter().map(|run| (run.text.as_str(), run.face)).collect();
    assert_eq!(runs[..3], [("培训", Face::Body), ("30", Face::Latin), ("期，共", Face::Body)]);
    let gap = line.runs[1].x - line.runs[0].x - line.runs[0].width;
    assert!((gap - 3.2).abs() < 0.01, "{gap}");
}

#[test]
fn a_line_with_numbers_has_28_cells() {
    // Each pair of digits takes one.
    let text = han(20) + "2025" + &han(2) + "1234" + &han(2);
    let report = AnnualReport::new(2025).with_salutation(text + &han(10));
    assert_eq!(pages(&report).pages[0].lines[0].text().chars().count(), 28 + 4);
}

#[test]
fn a_stop_goes_to_the_next_line_where_it_may_not_hang() {
    let mut layout = Layout::gb_t_9704();
    layout.typography.hanging_stops = false;
    let report = AnnualReport::new(2025).with_preamble(han(26) + "。" + &han(3));
    assert_eq!(report.pages(&layout).pages[0].lines[0].text().chars().count(), 25);
}

#[test]
fn full_lines_end_at_the_right_edge() {
    let report = AnnualReport::new(2025).with_preamble((han(20) + "培训30期，" + &han(40)).as_str());
    let page = &pages(&report).pages[0];
    let edge = page.width - 26.0 * 72.0 / 25.4;
    let first = &page.lines[0];
    assert!((first.x + first.width - edge).abs() < 0.01, "{first:?}");
}

#[test]
fn a_heading_goes_with_what_follows() {
    for lead in 0..60 {
        let item = WorkItem::new("抓好学习").with_lead("全年学习。");
        let chapter = WorkChapter::default().with_lead(han(28 * 18 - 2 + 28 * lead).as_str()).with_items([item]);
        let pages = pages(&AnnualReport::new(2025).with_work([chapter]));
        assert!(pages.headings_at_foot().is_empty(), "{lead}");
    }
}

#[test]
fn a_signature_that_stands_alone_is_known_and_the_pitch_gives_way() {
    let layout = Layout::gb_t_9704();
    let mut alone = 0;
    for lines in 15..24 {
        let report = report(26 + 28 * lines);
        let as_it_is = Document::new(&report, &layout).pages(&layout, &UsualWidths);
        alone += usize::from(as_it_is.signature_stands_alone());
        assert!(!report.pages(&layout).signature_stands_alone(), "{lines}");
    }
    assert!(alone > 0);
}

#[test]
fn every_line_says_where_it_comes_from() {
    let report = report(60);
    let document = Document::new(&report, &Layout::gb_t_9704());
    for line in pages(&report).pages.iter().flat_map(|page| &page.lines) {
        let block = &document.blocks[line.paragraph.unwrap()];
        assert_eq!(Some(block.style), line.style);
        let text: String = block.text().chars().skip(line.range.start).take(line.range.len()).collect();
        assert_eq!(text.trim_end(), line.text());
    }
    assert_eq!(pages(&report).pages[0].lines[3].place.unwrap().to_string(), "/work/0/lead");
}

#[test]
fn a_long_table_has_its_head_on_every_page() {
    let item = (0..60).fold(WorkItem::new("抓好学习"), |item, number| {
        item.with_figures([annual_report::model::Figure::new(format!("培训{number}"), "期").with_value(8)])
    });
    let mut layout = Layout::gb_t_9704();
    layout.annexes = Annexes::all();
    let report = AnnualReport::new(2025).with_work([WorkChapter::default().with_items([item])]);
    let pages = report.pages(&layout);
    let tables = &pages.pages[pages.text..];
    assert!(tables.len() > 1);
    for page in tables {
        assert!(page.lines.iter().any(|line| line.style == Some(Style::TableHead) && line.text() == "名称"));
        assert!(page.lines.iter().all(|line| line.y < page.height - 35.0 * 72.0 / 25.4), "in the type area");
    }
}

#[test]
fn a_row_of_headings_longer_than_a_page_begins_a_page_and_goes_on() {
    let items = |count: usize| (0..count).map(|number| WorkItem::new(format!("做好第{number}项工作")));
    let lead = "扎实推进各项工作，取得明显成效。".repeat(10);
    let report = AnnualReport::new(2025).with_title("总结").with_work([WorkChapter::default().with_lead(lead).with_items(items(70))]);
    let lines: Vec<usize> = pages(&report).pages.iter().map(|page| page.lines.len()).collect();
    assert_eq!(lines[1..], [22, 22, 22, 4], "as LibreOffice sets them");
    let many = AnnualReport::new(2025).with_work([WorkChapter::default().with_items(items(20_000))]);
    assert_eq!(pages(&many).count(), 20_001_usize.div_ceil(22), "in time that grows with their number");
}

#[test]
fn pages_and_words_have_their_most() {
    let report = report(1500).with_plans(PlanChapter::default());
    let document = Document::new(&report, &Layout::gb_t_9704());
    let findings = document.at_most_words(1000);
    let finding = &findings.as_slice()[0];
    assert_eq!(finding.code.name(), "too_many_words");
    assert!(finding.message.zh.contains("一、工作情况 1506"), "{}", finding.message.zh);
    assert!(document.at_most_words(2000).is_empty());
    assert_eq!(pages(&report).at_most_pages(2).as_slice()[0].code.name(), "too_many_pages");
}

#[test]
fn a_short_last_page_is_found() {
    let text = |lines: usize| pages(&AnnualReport::new(2025).with_preamble(han(26 + 28 * (lines - 1)).as_str()));
    assert_eq!(text(23).short_last_page().len(), 1);
    assert!(text(25).short_last_page().is_empty());
    assert!(text(2).short_last_page().is_empty(), "the only page");
}

#[test]
fn a_picture_has_the_text_escaped_and_nothing_from_outside() {
    let layout = Layout::gb_t_9704();
    let report = AnnualReport::new(2025).with_title("A<B>&\"C\"</text><script>");
    let svg = report.pages(&layout).to_svg(0, &layout).unwrap();
    assert!(!svg.contains("<script") && svg.contains("&lt;script&gt;"));
    assert_eq!(svg.matches("http").count(), 1, "the name space alone");
    let mut reader = quick_xml::Reader::from_str(&svg);
    loop {
        if reader.read_event().unwrap() == quick_xml::events::Event::Eof {
            break;
        }
    }
    assert_eq!(report.pages(&layout).to_svg(1, &layout), None);
}

/// A cell that is higher than a page is lost on none.
#[test]
fn a_row_that_is_longer_than_a_page_goes_on_on_the_next() {
    let cause = "原因在于工作不实。".repeat(300);
    let problems = [Problem::new("学习").with_cause(cause.as_str()), Problem::new("制度")];
    let report = AnnualReport::new(2025).with_problems(ProblemChapter::default().with_items(problems));
    let mut layout = Layout::gb_t_9704();
    layout.annexes = Annexes::all();
    let pages = report.pages(&layout);
    let annex = &pages.pages[pages.text..];
    assert!(annex.len() > 2, "{}", annex.len());
    let lines = || annex.iter().flat_map(|page| &page.lines);
    assert_eq!(lines().filter(|line| line.text() == "原因").count(), annex.len(), "the head is on every page");
    let text: String = lines().map(|line| line.text()).collect();
    assert_eq!(text.matches("实").count(), 300);
    for page in annex {
        let (lowest, area) = (page.lines.iter().map(|line| line.y).fold(0.0, f64::max), page.height - 26.0 * 72.0 / 25.4);
        assert!(lowest < area, "page {}: a line at {lowest}", page.number);
        let rules = page.rules.iter().map(|rule| rule.to.1).fold(0.0, f64::max);
        assert!(lowest < rules && rules <= area + 0.2, "page {}: the table ends at {rules}", page.number);
    }
}

/// What stands before a stop that hangs is spread up to the edge.
#[test]
fn a_hanging_stop_is_beyond_the_edge() {
    let report = AnnualReport::new(2025).with_preamble(format!("{}8{}。{}", han(24), han(1), han(20)).as_str());
    let layout = Layout::gb_t_9704();
    let pages = report.pages(&layout);
    let line = &pages.pages[0].lines[0];
    assert!(line.text().ends_with("水。"), "{}", line.text());
    let last = line.runs.last().unwrap();
    let positions = last.positions(&UsualWidths);
    let right = pages.pages[0].width - 26.0 * 72.0 / 25.4;
    assert!((positions[positions.len() - 1] - right).abs() < 1.0, "{positions:?} {right}");
}

#[test]
fn marks_side_by_side_give_up_half_a_character_where_the_layout_says_so() {
    let mut layout = Layout::gb_t_9704();
    let report = AnnualReport::new(2025).with_preamble("据《办法》（试行）：“《甲》”。乙，丙（（丁））。");
    let line = |layout: &Layout| report.pages(layout).pages[0].lines[0].clone();
    let usual = line(&layout);
    layout.typography.compressed_marks = true;
    let closer = line(&layout);
    assert_eq!(usual.text(), closer.text());
    // 》（ ）： ：“ “《 》” ”。 （（ ）） ）。
    assert!((usual.width - closer.width - 9.0 * 8.0).abs() < 0.01, "{} {}", usual.width, closer.width);
    // Each mark that is set closer begins a stretch of its own, half a character nearer.
    let gaps: Vec<f64> = closer.runs.windows(2).map(|runs| runs[1].x - runs[0].x - runs[0].width).collect();
    assert!(gaps.len() == 9 && gaps.iter().all(|gap| (gap + 8.25).abs() < 0.01), "{gaps:?}");
}
