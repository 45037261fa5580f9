//! The container: the parts of a document by what they are for, unpacked within a limit.

use std::collections::{HashMap, HashSet};
use std::io::Read;

use flate2::bufread::DeflateDecoder;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};

use super::xml::{Element, Token};
use super::{Limits, ReadError, decode, kind, xml};

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

/// What a part refers to.
#[derive(Default)]
pub(super) struct Relations(Vec<Relation>);

/// A relation: its name in the part, its kind and the name of its target in the package.
struct Relation {
    id: String,
    kind: String,
    target: String,
}

fn not_docx(error: impl std::fmt::Display) -> ReadError {
    ReadError::NotDocx { reason: error.to_string() }
}

impl<'d> Package<'d> {
    pub(super) fn open(docx: &'d [u8], limits: &Limits) -> Result<Self, ReadError> {
        if let Some(error) = kind::refuse(docx) {
            return Err(error);
        }
        // What begins as an archive and does not end as one was cut off.
        let archive =
            ZipArchive::from_slice(docx).map_err(|error| if docx.starts_with(b"PK") { ReadError::CutOff } else { not_docx(error) })?;
        let mut found = HashMap::new();
        let mut entries = archive.entries();
        while let Some(entry) = entries.next_entry().map_err(|_| ReadError::CutOff)? {
            if found.len() >= MOST_ENTRIES {
                return Err(not_docx("it has too many entries"));
            }
            if let Ok(name) = entry.file_path().try_normalize() {
                found.entry(decode::part_name(name.as_ref())).or_insert((entry.compression_method(), entry.wayfinder()));
            }
        }
        let mut package = Package { archive, entries: found, limits: *limits, left: limits.unpacked };
        let mimetype = package.bytes("mimetype")?.unwrap_or_default();
        let mimetype = std::str::from_utf8(&mimetype[..mimetype.len().min(100)]).unwrap_or_default();
        match kind::refuse_archive(package.entries.keys().map(String::as_str), mimetype) {
            Some(error) => Err(error),
            None => Ok(package),
        }
    }

    /// The bytes of a part by its name; `None` where there is none.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(&(method, wayfinder)) = self.entries.get(&decode::part_name(name)) else { return Ok(None) };
        let entry = self.archive.get_entry(wayfinder).map_err(not_docx)?;
        let mut bytes = Vec::new();
        // One more than may be, to see that it is more.
        let most = self.left as u64 + 1;
        let unpacked = match method {
            CompressionMethod::STORE => entry.verifying_reader(entry.data()).take(most).read_to_end(&mut bytes),
            CompressionMethod::DEFLATE => entry.verifying_reader(DeflateDecoder::new(entry.data())).take(most).read_to_end(&mut bytes),
            _ => return Err(not_docx(format!("{name} is packed in a way that no .docx is, or encrypted"))),
        };
        self.left = self.left.checked_sub(bytes.len()).ok_or(ReadError::TooLarge { bytes: self.limits.unpacked })?;
        unpacked.map_err(|error| not_docx(format!("{name}: {error}")))?;
        Ok(Some(bytes))
    }

    /// Lets no more be unpacked than another package may.
    pub(super) fn share(&mut self, other: &Package<'_>) {
        self.left = self.left.min(other.left);
    }

    /// A part by its name, whose case does not matter; `None` where there is none.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Part>, ReadError> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        let text = decode::part(bytes).ok_or_else(|| ReadError::Xml {
            part: name.to_owned(),
            reason: "its characters are not in the encoding that it names".into(),
        })?;
        Ok(Some(Part { name: name.to_owned(), text }))
    }

    /// The main part of the document.
    pub(super) fn document(&mut self) -> Result<Part, ReadError> {
        const RELATIONS: &str = "_rels/.rels";
        const USUAL: &str = "word/document.xml";
        let target = match self.part(RELATIONS)? {
            Some(relations) => self.read_relations(&relations, "")?.targets("/officeDocument").next().map(str::to_owned),
            None if self.entries.contains_key(USUAL) => None,
            None => return Err(ReadError::Missing { part: RELATIONS }),
        };
        let named = target.map(|name| self.part(&name)).transpose()?.flatten();
        match named {
            Some(part) => Ok(part),
            None => self.part(USUAL)?.ok_or(ReadError::Missing { part: "main part" }),
        }
    }

    /// What a part refers to; nothing, where it refers to none.
    pub(super) fn relations(&mut self, of: &Part) -> Result<Relations, ReadError> {
        let (folder, name) = of.name.rsplit_once('/').unwrap_or(("", &of.name));
        let part = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
        match self.part(&part)? {
            Some(part) => self.read_relations(&part, folder),
            None => Ok(Relations::default()),
        }
    }

    /// The kinds of ISO's strict and of the usual form end alike.
    fn read_relations(&self, part: &Part, folder: &str) -> Result<Relations, ReadError> {
        let mut relations = Vec::new();
        self.walk(part, &mut |token| {
            if let Token::Begin(element) = token
                && element.name() == b"Relationship"
                && element.attribute("TargetMode").is_none_or(|mode| mode != "External")
                && let (Some(kind), Some(target)) = (element.attribute("Type"), element.attribute("Target"))
            {
                relations.push(Relation { id: element.attribute("Id").unwrap_or_default(), kind, target: resolve(folder, &target) });
            }
            Ok(())
        })?;
        Ok(Relations(relations))
    }

    /// The parts of a kind among what a part refers to; one that is named a thousand times is read once.
    pub(super) fn related(&mut self, relations: &Relations, kind: &str) -> Result<Vec<Part>, ReadError> {
        let mut seen = HashSet::new();
        relations.targets(kind).filter(|target| seen.insert(*target)).filter_map(|target| self.part(target).transpose()).collect()
    }

    /// The first part of a kind.
    pub(super) fn first(&mut self, relations: &Relations, kind: &str) -> Result<Option<Part>, ReadError> {
        relations.targets(kind).next().map_or(Ok(None), |target| self.part(target))
    }

    /// Walks over a part within the limits.
    pub(super) fn walk(&self, part: &Part, visit: &mut dyn FnMut(Token<'_>) -> Result<(), ReadError>) -> Result<(), ReadError> {
        xml::walk(&part.text, self.limits.xml_depth, visit).map_err(|fault| match fault {
            xml::Fault::TooDeep => ReadError::TooDeep { part: part.name.clone(), depth: self.limits.xml_depth },
            xml::Fault::Unsound(reason) => ReadError::Xml { part: part.name.clone(), reason },
            xml::Fault::Stopped(error) => error,
        })
    }

    /// Calls `visit` with every element that begins.
    pub(super) fn elements(&self, part: &Part, visit: &mut dyn FnMut(&Element<'_>)) -> Result<(), ReadError> {
        self.walk(part, &mut |token| {
            if let Token::Begin(element) = token {
                visit(&element);
            }
            Ok(())
        })
    }
}

impl Relations {
    fn targets(&self, kind: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |relation| relation.kind.ends_with(kind)).map(|relation| relation.target.as_str())
    }

    /// The relations of a kind: their names and targets, each target once.
    pub(super) fn of_kind(&self, kind: &str) -> Vec<(&str, &str)> {
        let mut seen = HashSet::new();
        let of_kind = self.0.iter().filter(|relation| relation.kind.ends_with(kind) && seen.insert(relation.target.as_str()));
        of_kind.map(|relation| (relation.id.as_str(), relation.target.as_str())).collect()
    }

    /// The names of the targets by those of the relations.
    pub(super) fn by_id(&self) -> HashMap<&str, &str> {
        self.0.iter().rev().map(|relation| (relation.id.as_str(), relation.target.as_str())).collect()
    }
}

/// A target of a relation, by its name in the package.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let (mut steps, rest): (Vec<&str>, &str) = match target.strip_prefix('/') {
        Some(rest) => (Vec::new(), rest),
        None => (folder.split('/').filter(|step| !step.is_empty()).collect(), &target),
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

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_are_names_in_the_package() {
        assert_eq!(resolve("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "../customXml/item1.xml"), "customXml/item1.xml");
        assert_eq!(resolve("word", "/word/document2.xml"), "word/document2.xml");
        assert_eq!(resolve("", "../../etc/passwd"), "etc/passwd");
        assert_eq!(resolve("", "word\\document.xml"), "word/document.xml");
    }
}
