//! What the fonts of a file call themselves, read without the rest of the file: a folder of fonts has hundreds of megabytes.

use std::io::{self, Read, Seek, SeekFrom};

use skrifa::raw::tables::name::Name;
use skrifa::raw::{FontData, FontRead};

/// The most fonts of one collection.
const MOST_FONTS: u32 = 64;
/// The largest table of names, in bytes.
const MOST_BYTES: u32 = 1 << 20;
/// The names that one asks for: those of the family and of the font, and of the family of more than four fonts.
const ASKED: [u16; 3] = [1, 4, 16];

/// A font of a file.
#[derive(Debug, Clone)]
pub(super) struct Named {
    /// Which one of the file's.
    pub(super) index: u32,
    /// Its names in all languages, in lower case.
    pub(super) names: Vec<String>,
    /// How bold it is: 400 is regular, 700 bold.
    pub(super) weight: u32,
    pub(super) is_italic: bool,
}

/// The fonts of a file; none where it is no font file.
pub(super) fn fonts_of(file: &mut (impl Read + Seek)) -> io::Result<Vec<Named>> {
    let head = bytes::<12>(file, 0)?;
    let starts: Vec<u32> = match &head[..4] {
        b"ttcf" => {
            let count = number(&head, 8).min(MOST_FONTS);
            (0..count).map(|index| Ok(number(&bytes::<4>(file, 12 + 4 * u64::from(index))?, 0))).collect::<io::Result<_>>()?
        }
        b"OTTO" | b"true" | [0, 1, 0, 0] => vec![0],
        _ => return Ok(Vec::new()),
    };
    (0..).zip(starts).map(|(index, start)| font(file, index, u64::from(start))).collect()
}

fn font(file: &mut (impl Read + Seek), index: u32, start: u64) -> io::Result<Named> {
    let head = bytes::<12>(file, start)?;
    let tables = u16::from_be_bytes([head[4], head[5]]);
    let (mut names, mut weight, mut style) = (Vec::new(), 400, 0);
    for table in 0..u64::from(tables) {
        let record = bytes::<16>(file, start + 12 + 16 * table)?;
        let (at, length) = (u64::from(number(&record, 8)), number(&record, 12).min(MOST_BYTES));
        match &record[..4] {
            b"name" => {
                let mut table = vec![0; length as usize];
                file.seek(SeekFrom::Start(at))?;
                file.read_exact(&mut table)?;
                names = names_of(&table);
            }
            b"OS/2" => weight = u32::from(u16::from_be_bytes(bytes::<2>(file, at + 4)?)),
            // Bold, italic.
            b"head" => style = u32::from(u16::from_be_bytes(bytes::<2>(file, at + 44)?)) & 3,
            _ => {}
        }
    }
    // One that calls itself bold is.
    let weight = if style & 1 == 0 { weight } else { weight.max(700) };
    Ok(Named { index, names, weight, is_italic: style & 2 != 0 })
}

fn names_of(table: &[u8]) -> Vec<String> {
    let Ok(table) = Name::read(FontData::new(table)) else { return Vec::new() };
    let records = table.name_record().iter().filter(|record| ASKED.contains(&record.name_id().to_u16()));
    let texts = records.filter_map(|record| record.string(table.string_data()).ok());
    let mut names: Vec<String> = texts.map(|text| text.chars().collect::<String>().trim().to_lowercase()).collect();
    names.sort();
    names.dedup();
    names
}

fn bytes<const N: usize>(file: &mut (impl Read + Seek), at: u64) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn number(bytes: &[u8], at: usize) -> u32 {
    bytes[at..at + 4].iter().fold(0, |number, byte| number << 8 | u32::from(*byte))
}
