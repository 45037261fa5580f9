//! Pictures of pages. Those of real fonts are compared with poppler's of the PDF in `tests/external/pdf.py`.

use std::io::Read;

use annual_report::AnnualReport;
use annual_report::model::{Figure, Problem, ProblemChapter, WorkChapter};
use annual_report::page::{Annexes, FontError, FontFiles, Layout};
use annual_report::write::{PngError, PngWriter};

use crate::font::fonts;

fn report() -> AnnualReport {
    AnnualReport::new(2025).with_title("工作总结").with_work([WorkChapter::default().with_lead("水务平稳。")])
}

fn writer(layout: &Layout, report: &AnnualReport) -> PngWriter {
    PngWriter::new(layout, &fonts(report)).unwrap()
}

/// The dots of a picture, and how many bytes each has: one of grey, or three.
struct Picture {
    width: usize,
    height: usize,
    each: usize,
    dots: Vec<u8>,
}

impl Picture {
    /// As the library writes them: one chunk of rows without filters.
    fn read(png: &[u8]) -> Self {
        let number = |at: usize| png[at..at + 4].iter().fold(0, |number, byte| number << 8 | usize::from(*byte));
        assert_eq!((&png[..8], &png[12..16], &png[37..41]), (&b"\x89PNG\r\n\x1a\n"[..], &b"IHDR"[..], &b"IDAT"[..]));
        let (width, height, each) = (number(16), number(20), if png[25] == 0 { 1 } else { 3 });
        let mut rows = Vec::new();
        flate2::read::ZlibDecoder::new(&png[41..41 + number(33)]).read_to_end(&mut rows).unwrap();
        let dots: Vec<u8> = rows.chunks(1 + width * each).inspect(|row| assert_eq!(row[0], 0)).flat_map(|row| row[1..].to_vec()).collect();
        assert_eq!(dots.len(), width * height * each);
        Picture { width, height, each, dots }
    }

    /// The dot at so many points from the left and from above.
    fn at(&self, dpi: f64, x: f64, y: f64) -> &[u8] {
        let dot = (y * dpi / 72.0) as usize * self.width + (x * dpi / 72.0) as usize;
        &self.dots[dot * self.each..(dot + 1) * self.each]
    }
}

#[test]
fn characters_stand_where_the_page_says() {
    let layout = Layout::gb_t_9704();
    let report = report();
    let pages = report.pages_with(&layout, &fonts(&report).matched(&layout).unwrap());
    for dpi in [72, 150] {
        let picture = Picture::read(&writer(&layout, &report).with_resolution(dpi).unwrap().write_page(&report, 0).unwrap().unwrap());
        let dpi = f64::from(dpi);
        assert_eq!((picture.width, picture.height), ((595.27 * dpi / 72.0).ceil() as usize, (841.88 * dpi / 72.0).ceil() as usize));
        assert_eq!(picture.each, 1, "nothing has a colour");
        let printed = &pages.pages[0];
        assert!(!printed.lines.is_empty());
        for run in printed.lines.iter().chain(&printed.folio).flat_map(|line| line.runs.iter().map(move |run| (line.y, run))) {
            let (y, run) = run;
            // A glyph is a box from a tenth of the size to nine, and seven tenths high.
            assert_eq!(picture.at(dpi, run.x + 0.3 * run.size, y - 0.35 * run.size), [0], "{}", run.text);
            assert_eq!(picture.at(dpi, run.x + 0.3 * run.size, y - 0.85 * run.size), [255], "{}", run.text);
        }
    }
}

#[test]
fn bold_is_thicker_and_blanks_are_yellow() {
    let mut layout = Layout::gb_t_9704();
    let mut report = report();
    let dark = |layout: &Layout, report: &AnnualReport| {
        let pages = writer(layout, report).write_draft(report).unwrap();
        Picture::read(&pages[0]).dots.iter().filter(|dot| **dot < 128).count()
    };
    let usual = dark(&layout, &report);
    layout.styles.chapter.bold = true;
    assert!(dark(&layout, &report) > usual);
    report.work[0].lead = "{学习}。".into();
    report.figures = vec![Figure::new("学习", "次")];
    let picture = Picture::read(&writer(&layout, &report).write_draft(&report).unwrap()[0]);
    assert!(picture.each == 3 && picture.dots.chunks(3).any(|dot| dot == [255, 255, 0]));
}

#[test]
fn every_page_is_drawn_those_of_annexes_turned() {
    let mut layout = Layout::gb_t_9704();
    layout.annexes = Annexes::all();
    let report = report().with_problems(ProblemChapter::default().with_items([Problem::new("问题").with_cause("原因。")]));
    let writer = writer(&layout, &report);
    let pages = writer.write_draft(&report).unwrap();
    assert_eq!(pages.len(), report.pages(&layout).count());
    let last = Picture::read(pages.last().unwrap());
    assert!(last.width > last.height);
    for (page, png) in pages.iter().enumerate() {
        assert_eq!(writer.write_page(&report, page).unwrap().as_ref(), Some(png), "the same bytes");
    }
    assert_eq!(writer.write_page(&report, pages.len()).unwrap(), None);
}

#[test]
fn what_cannot_be_drawn_is_said() {
    let layout = Layout::gb_t_9704();
    let error = PngWriter::new(&layout, &FontFiles::new()).unwrap_err();
    assert!(matches!(error, PngError::Font(FontError::Missing { field: "fonts.title", .. })), "{error}");
    let mut report = report();
    let writer = writer(&layout, &report);
    let error = writer.clone().with_resolution(1200).unwrap_err();
    assert_eq!(error.to_string(), "1200 dots an inch are out of bounds: ask for 36 to 300");
    assert_eq!(error.message().zh, "分辨率 1200 超出范围，应为每英寸 36 至 300 点。");
    report.preamble = "水务平稳。\n".repeat(201 * 22).as_str().into();
    assert!(matches!(writer.write_draft(&report), Err(PngError::Pages { most: 200, .. })));
    assert!(writer.write_page(&report, 100).unwrap().is_some());
    report.preamble = "龘".into();
    assert!(matches!(writer.write_draft(&report), Err(PngError::Font(FontError::Character { character: '龘' }))));
}
