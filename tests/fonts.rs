//! Widths of the characters of given font files, and which of them a layout takes.

use annual_report::AnnualReport;
use annual_report::page::{Face, FontError, FontFiles, Layout, MatchedFonts, Widths};

use crate::font::{font, full_font, weighted};

const TEXT: &str = "水务工作平稳有序，。一二三四五六、工情况";

/// A font for each that the standard asks for.
fn every() -> Vec<Vec<u8>> {
    ["方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体", "Times New Roman"].map(|name| full_font(name, TEXT)).to_vec()
}

fn files(fonts: &[Vec<u8>]) -> FontFiles {
    let mut files = FontFiles::new();
    for font in fonts {
        files.add(font.clone()).unwrap();
    }
    files
}

fn matched(fonts: &[Vec<u8>]) -> MatchedFonts {
    files(fonts).matched(&Layout::gb_t_9704()).unwrap()
}

#[test]
fn pages_have_the_widths_of_the_given_fonts() {
    let lead = "水务工作平稳有序。".repeat(20);
    let report = AnnualReport::new(2025).with_preamble(lead.as_str());
    let layout = Layout::gb_t_9704();
    let usual = report.pages(&layout);
    assert_eq!(report.pages_with(&layout, &matched(&every())).pages[0].lines[1].text(), usual.pages[0].lines[1].text());
    // A body whose characters are half as wide again has two thirds of them on a line.
    let mut fonts = every();
    fonts[1] =
        font("仿宋_GB2312", &TEXT.chars().collect::<std::collections::BTreeSet<_>>().into_iter().map(|c| (c, 1500)).collect::<Vec<_>>());
    let wide = report.pages_with(&layout, &matched(&fonts));
    assert_eq!(wide.pages[0].lines[1].text().chars().count(), 18);
}

#[test]
fn a_missing_font_is_named_with_what_would_do() {
    let error = files(&every()[..5]).matched(&Layout::gb_t_9704()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "fonts.latin.name: the font \"Times New Roman\" is not among those given; give its file, or that of Liberation Serif, Times"
    );
    assert_eq!(
        error.message().zh,
        "fonts.latin.name：给出的字体里没有“Times New Roman”；请给这个字体的文件，或者 Liberation Serif、Times 之一。"
    );
}

#[test]
fn one_that_stands_in_is_taken_and_the_named_one_before_it() {
    let mut fonts = every();
    fonts[5] = font("Liberation Serif", &[('8', 600)]);
    assert_eq!(matched(&fonts).width(Face::Latin, '8'), 0.6);
    fonts.push(font("TIMES New Roman", &[('8', 700)]));
    assert_eq!(matched(&fonts).width(Face::Latin, '8'), 0.7);
}

#[test]
fn a_character_that_a_font_lacks_has_the_width_of_another() {
    let mut fonts = every();
    fonts[3] = font("楷体_GB2312", &[('水', 900)]);
    let fonts = matched(&fonts);
    assert_eq!(fonts.width(Face::Item, '水'), 0.9);
    assert_eq!(fonts.width(Face::Item, '务'), 1.0);
    assert_eq!(fonts.width(Face::Item, '龘'), 1.0, "no font has it: the usual width");
}

#[test]
fn bold_type_has_the_widths_of_the_bold_font_where_one_is_given() {
    let bold = weighted("Times New Roman", 700, &[('8', 600)]);
    let mut layout = Layout::gb_t_9704();
    let fonts = |layout: &Layout| files(&[every(), vec![bold.clone()]].concat()).matched(layout).unwrap();
    assert_eq!(fonts(&layout).bold_width(Face::Latin, '8'), 0.5, "a layout without bold type asks for none");
    layout.styles.body.bold = true;
    let fonts = fonts(&layout);
    let widths = |character| (fonts.width(Face::Latin, character), fonts.bold_width(Face::Latin, character));
    assert_eq!((widths('8'), widths('9')), ((0.5, 0.6), (0.5, 0.5)), "what the bold font lacks is of the usual one");
    assert_eq!(fonts.bold_width(Face::Body, '水'), 1.0);
    let pages = AnnualReport::new(2025).with_preamble("水务88。").pages_with(&layout, &fonts);
    let run = pages.pages[0].lines.iter().flat_map(|line| &line.runs).find(|run| run.text == "88").unwrap();
    let [first, second] = run.positions(&fonts)[..] else { panic!() };
    assert!((second - first - (0.6 * 16.0 - 0.25)).abs() < 1e-9, "{}", second - first);
}

#[test]
fn what_is_no_font_is_refused_and_passed_over_in_a_folder() {
    let mut files = FontFiles::new();
    for bytes in [&b""[..], b"PK\x03\x04", b"true", &every()[0][..200]] {
        assert!(matches!(files.add(bytes), Err(FontError::NoFont)));
    }
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("deeper")).unwrap();
    std::fs::write(folder.path().join("broken.ttf"), b"ttcf\0\0\0\0\xff\xff\xff\xff").unwrap();
    for (index, font) in every().iter().enumerate() {
        std::fs::write(folder.path().join(format!("deeper/{index}.TTF")), font).unwrap();
    }
    files.add_folder(folder.path()).unwrap();
    assert!(files.matched(&Layout::gb_t_9704()).is_ok());
    let missing = folder.path().join("missing");
    let error = files.add_folder(&missing).unwrap_err();
    assert!(error.to_string().starts_with(&format!("{} could not be read: ", missing.display())), "{error}");
}

/// Whatever is wrong within a font file, it is refused or read.
#[test]
fn broken_fonts_do_no_harm() {
    let whole = full_font("仿宋_GB2312", TEXT);
    for at in (0..whole.len()).step_by(5) {
        let mut broken = whole.clone();
        broken[at] ^= 0xFF;
        let mut fonts = every();
        fonts.remove(1);
        let mut files = files(&fonts);
        if files.add(broken).is_ok()
            && let Ok(fonts) = files.matched(&Layout::gb_t_9704())
        {
            let _ = AnnualReport::new(2025).with_preamble("水务。").pages_with(&Layout::gb_t_9704(), &fonts);
        }
    }
}
