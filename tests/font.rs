//! A font of our own making for tests: every glyph is a box, the characters and their widths are what a test asks.

#[cfg(any(feature = "pdf", feature = "png"))]
use annual_report::AnnualReport;
#[cfg(any(feature = "pdf", feature = "png"))]
use annual_report::page::FontFiles;

/// A TrueType font of this name with these characters, each with its width in thousandths of the size.
pub(crate) fn font(name: &str, characters: &[(char, u16)]) -> Vec<u8> {
    weighted(name, 400, characters)
}

/// One of this weight: 400 is regular, 700 bold.
pub(crate) fn weighted(name: &str, weight: u16, characters: &[(char, u16)]) -> Vec<u8> {
    let mut characters = characters.to_vec();
    characters.sort();
    let glyphs = characters.len() as u16 + 1;
    let tables: [(&[u8; 4], Vec<u8>); 10] = [
        (b"OS/2", os2(weight)),
        (b"cmap", cmap(&characters)),
        (b"glyf", boxed().repeat(characters.len())),
        (b"head", head()),
        (b"hhea", words(&[1, 0, 880, -120i16 as u16, 0, 1000, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, glyphs])),
        (b"hmtx", [500, 0].into_iter().chain(characters.iter().flat_map(|(_, width)| [*width, 0])).flat_map(u16::to_be_bytes).collect()),
        // Every glyph is a box of its own but the first, which is empty.
        (b"loca", (0..=glyphs).flat_map(|glyph| (boxed().len() as u32 * u32::from(glyph.saturating_sub(1))).to_be_bytes()).collect()),
        (b"maxp", words(&[1, 0, glyphs, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0])),
        (b"name", names(name)),
        (b"post", words(&[3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    ];
    let mut directory = words(&[1, 0, tables.len() as u16, 128, 3, 32]);
    let mut body = Vec::new();
    let start = 12 + 16 * tables.len();
    for (tag, table) in &tables {
        directory.extend(*tag);
        for number in [0, (start + body.len()) as u32, table.len() as u32] {
            directory.extend(number.to_be_bytes());
        }
        body.extend(table);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    directory.extend(body);
    directory
}

/// A font that has what a report needs.
pub(crate) fn full_font(name: &str, text: &str) -> Vec<u8> {
    let mut characters: Vec<char> = text.chars().chain(' '..='~').filter(|character| !character.is_control()).collect();
    characters.sort();
    characters.dedup();
    let width = |character: char| if character.is_ascii() { 500 } else { 1000 };
    font(name, &characters.into_iter().map(|character| (character, width(character))).collect::<Vec<_>>())
}

/// What is printed beside the report's own words.
#[cfg(any(feature = "pdf", feature = "png"))]
const ALWAYS: &str =
    "是一二三四五六七八九十（）、。：，—“”＿年月日附件名称单位本上增减目标完成情况达到未问题整改清原因措施责任人时限状态指工作　表度";

/// Every font that the standard asks for, with the characters of a report and of what is printed around it.
#[cfg(any(feature = "pdf", feature = "png"))]
pub(crate) fn fonts(report: &AnnualReport) -> FontFiles {
    let text = serde_json::to_string(report).unwrap() + ALWAYS;
    let mut fonts = FontFiles::new();
    for name in ["方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体", "Times New Roman"] {
        fonts.add(full_font(name, &text)).unwrap();
    }
    fonts
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

fn head() -> Vec<u8> {
    let mut head = words(&[1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, 1000]);
    head.extend([0; 16]);
    head.extend(words(&[0, 0, 1000, 1000, 0, 8, 2, 1, 0]));
    head
}

fn os2(weight: u16) -> Vec<u8> {
    let mut os2 = words(&[4, 1000, weight, 5, 0]);
    os2.resize(62, 0);
    os2.extend(words(&[0x40, 0x20, 0xFFFF, 880, -120i16 as u16, 0, 880, 120, 0, 0, 0, 0, 500, 700, 0, 0x20, 0]));
    os2
}

/// Glyphs stand in the order of the characters.
fn cmap(characters: &[(char, u16)]) -> Vec<u8> {
    let mut cmap = words(&[0, 1, 3, 10, 0, 12, 12, 0]);
    for number in [16 + 12 * characters.len() as u32, 0, characters.len() as u32] {
        cmap.extend(number.to_be_bytes());
    }
    for ((character, _), glyph) in characters.iter().zip(1u32..) {
        let code = u32::from(*character);
        for number in [code, code, glyph] {
            cmap.extend(number.to_be_bytes());
        }
    }
    cmap
}

/// A square, as one contour of four points.
fn boxed() -> Vec<u8> {
    let mut glyph = words(&[1, 100, 0, 900, 700, 3, 0]);
    glyph.extend([1, 1, 1, 1]);
    glyph.extend([100i16, 800, 0, -800, 0, 0, 700, 0].into_iter().flat_map(i16::to_be_bytes));
    glyph.resize(glyph.len().next_multiple_of(4), 0);
    glyph
}

fn names(name: &str) -> Vec<u8> {
    let texts: Vec<Vec<u8>> =
        [name, "Regular", name, "boxes"].iter().map(|text| text.encode_utf16().flat_map(u16::to_be_bytes).collect()).collect();
    let mut table = words(&[0, 4, 6 + 12 * 4]);
    let mut at = 0;
    for (id, text) in [1, 2, 4, 6].into_iter().zip(&texts) {
        table.extend(words(&[3, 1, 0x409, id, text.len() as u16, at]));
        at += text.len() as u16;
    }
    table.extend(texts.concat());
    table
}
