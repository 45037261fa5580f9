//! The container: the parts of a document by what they are for, unpacked within a limit.

use std::collections::HashMap;
use std::io::Read;

use flate2::bufread::DeflateDecoder;
use quick_xml::events::Event;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};

use super::{Limits, ReadError, xml};

/// The most entries that are looked at; a document has some dozen.
const MOST_ENTRIES: usize = 10_000;

/// An opened document.
pub(super) struct Package<'d> {
    archive: ZipSliceArchive<&'d [u8]>,
    entries: HashMap<String, (CompressionMethod, ZipArchiveEntryWayfinder)>,
    limits: Limits,
    /// How many more bytes may be unpacked.
    left: usize,
}

/// A part, with its name in the package.
pub(super) struct Part {
    pub(super) name: String,
    pub(super) text: String,
}

/// The relations of a part, and the folder from which their targets are named.
pub(super) struct Relations {
    folder: String,
    part: Option<Part>,
}

fn not_docx(error: impl std::fmt::Display) -> ReadError {
    ReadError::NotDocx { reason: error.to_string() }
}

impl<'d> Package<'d> {
    pub(super) fn open(docx: &'d [u8], limits: &Limits) -> Result<Self, ReadError> {
        let archive = ZipArchive::from_slice(docx).map_err(not_docx)?;
        let mut found = HashMap::new();
        let mut entries = archive.entries();
        while let Some(entry) = entries.next_entry().map_err(not_docx)? {
            if found.len() >= MOST_ENTRIES {
                return Err(not_docx("it has too many entries"));
            }
            if let Ok(name) = entry.file_path().try_normalize() {
                found.entry(name.as_ref().to_ascii_lowercase()).or_insert((entry.compression_method(), entry.wayfinder()));
            }
        }
        Ok(Package { archive, entries: found, limits: *limits, left: limits.bytes })
    }

    /// A part by its name, whose case does not matter; `None` where there is none.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Part>, ReadError> {
        let Some(&(method, wayfinder)) = self.entries.get(&name.to_ascii_lowercase()) else { return Ok(None) };
        let entry = self.archive.get_entry(wayfinder).map_err(not_docx)?;
        let mut bytes = Vec::new();
        // One more than may be, to see that it is more.
        let most = self.left as u64 + 1;
        let unpacked = match method {
            CompressionMethod::STORE => entry.verifying_reader(entry.data()).take(most).read_to_end(&mut bytes),
            CompressionMethod::DEFLATE => entry.verifying_reader(DeflateDecoder::new(entry.data())).take(most).read_to_end(&mut bytes),
            _ => return Err(not_docx(format!("{name} is packed in a way that no .docx is, or encrypted"))),
        };
        self.left = self.left.checked_sub(bytes.len()).ok_or(ReadError::TooLarge { bytes: self.limits.bytes })?;
        unpacked.map_err(|error| not_docx(format!("{name}: {error}")))?;
        Ok(Some(Part {
            name: name.to_owned(),
            text: decode(bytes).ok_or_else(|| ReadError::Xml { part: name.to_owned(), reason: "it is not UTF-8".into() })?,
        }))
    }

    /// The main part of the document.
    pub(super) fn document(&mut self) -> Result<Part, ReadError> {
        const RELATIONS: &str = "_rels/.rels";
        let relations = self.part(RELATIONS)?.ok_or(ReadError::Missing { part: RELATIONS })?;
        let target = self.targets(&relations, "", "/officeDocument")?.into_iter().next();
        let name = target.unwrap_or_else(|| "word/document.xml".into());
        self.part(&name)?.ok_or(ReadError::Missing { part: "main part" })
    }

    /// What a part refers to; nothing, where it refers to none.
    pub(super) fn relations(&mut self, of: &Part) -> Result<Relations, ReadError> {
        let (folder, name) = of.name.rsplit_once('/').unwrap_or(("", &of.name));
        let relations = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
        Ok(Relations { folder: folder.to_owned(), part: self.part(&relations)? })
    }

    /// The parts of a kind among what a part refers to.
    pub(super) fn related(&mut self, relations: &Relations, kind: &str) -> Result<Vec<Part>, ReadError> {
        let Some(part) = &relations.part else { return Ok(Vec::new()) };
        let targets = self.targets(part, &relations.folder, kind)?;
        targets.iter().filter_map(|target| self.part(target).transpose()).collect()
    }

    /// What the relations of a kind lead to, by names in the package. The kinds of ISO's strict and of the usual form end alike.
    fn targets(&self, relations: &Part, folder: &str, kind: &str) -> Result<Vec<String>, ReadError> {
        let mut targets = Vec::new();
        self.walk(relations, &mut |event| {
            if let Event::Start(element) | Event::Empty(element) = event
                && element.local_name().as_ref() == b"Relationship"
                && xml::attribute(element, "Type").is_some_and(|found| found.ends_with(kind))
                && xml::attribute(element, "TargetMode").is_none_or(|mode| mode != "External")
                && let Some(target) = xml::attribute(element, "Target")
            {
                targets.push(resolve(folder, &target));
            }
        })?;
        // A part that is named a thousand times is read once.
        let mut seen = std::collections::HashSet::new();
        targets.retain(|target| seen.insert(target.clone()));
        Ok(targets)
    }

    /// Walks over a part within the limits.
    pub(super) fn walk(&self, part: &Part, visit: &mut dyn FnMut(&Event<'_>)) -> Result<(), ReadError> {
        xml::walk(&part.text, self.limits.depth, visit).map_err(|fault| match fault {
            xml::Fault::TooDeep => ReadError::TooDeep { part: part.name.clone(), depth: self.limits.depth },
            xml::Fault::Unsound(reason) => ReadError::Xml { part: part.name.clone(), reason },
        })
    }
}

/// A target of a relation, by its name in the package.
fn resolve(folder: &str, target: &str) -> String {
    let (mut steps, rest): (Vec<&str>, &str) = match target.strip_prefix('/') {
        Some(rest) => (Vec::new(), rest),
        None => (folder.split('/').filter(|step| !step.is_empty()).collect(), target),
    };
    for step in rest.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The text of a part: UTF-8, or UTF-16 with its mark, in which the standard allows parts too.
fn decode(bytes: Vec<u8>) -> Option<String> {
    let wide = |pair: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks_exact(2).map(|unit| pair([unit[0], unit[1]]));
        char::decode_utf16(units).collect::<Result<String, _>>().ok()
    };
    match bytes.as_slice() {
        [0xFF, 0xFE, ..] => wide(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => wide(u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        _ => String::from_utf8(bytes).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_are_names_in_the_package() {
        assert_eq!(resolve("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "../customXml/item1.xml"), "customXml/item1.xml");
        assert_eq!(resolve("word", "/word/document2.xml"), "word/document2.xml");
        assert_eq!(resolve("", "../../etc/passwd"), "etc/passwd");
    }
}
