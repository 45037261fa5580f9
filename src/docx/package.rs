//! The container: parts in a fixed order, deflated, with fixed times.

use std::io::{Cursor, Write};
use std::sync::Arc;

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The order of the parts: the types first, as readers that stream expect.
const ORDER: [&str; 11] = [
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "docProps/app.xml",
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "word/settings.xml",
    "word/fontTable.xml",
    "word/footer1.xml",
    "word/footer2.xml",
];

/// A part: its name and its text.
pub(super) type Part = (&'static str, Vec<u8>);

fn options() -> SimpleFileOptions {
    // The time is the archive format's first: the same report gives the same bytes.
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
}

/// zlib's default: a higher level saves some bytes in a hundred for several times the time.
const LEVEL: i64 = 6;

/// Parts that are deflated already and go into many packages.
#[derive(Debug, Clone)]
pub(super) struct Deflated(ZipArchive<Cursor<Arc<[u8]>>>);

impl Deflated {
    pub(super) fn new(parts: &[Part]) -> Result<Self, ZipError> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            zip.start_file(*name, options())?;
            zip.write_all(text)?;
        }
        let archive = zip.finish()?.into_inner();
        Ok(Deflated(ZipArchive::new(Cursor::new(archive.into()))?))
    }

    /// The package of these parts and the deflated ones.
    pub(super) fn package(&self, parts: &[Part]) -> Result<Vec<u8>, ZipError> {
        // Reading needs a cursor of one's own; the bytes are shared.
        let mut deflated = self.0.clone();
        let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(16 << 10)));
        for name in ORDER {
            if let Some((_, text)) = parts.iter().find(|(own, _)| *own == name) {
                zip.start_file(name, options())?;
                zip.write_all(text)?;
            } else if let Some(index) = deflated.index_for_name(name) {
                zip.raw_copy_file(deflated.by_index_raw(index)?)?;
            }
        }
        Ok(zip.finish()?.into_inner())
    }
}
