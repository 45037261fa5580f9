//! Files that a document takes into its text (`altChunk`): documents, web pages, plain text. Word shows them as text, so they are read as
//! such; programs that make documents of web pages put the whole text there. What is in another format is said.

use std::collections::HashMap;

use super::blocks::{Block, Paragraph};
use super::unpack::{Package, Relations};
use super::{Limits, ReadError, Text, decode, web};
use crate::read::LeftOutKind;

/// How deep such files may stand in one another.
const DEEPEST: usize = 2;

/// The files that a document takes in and that can be read, by the names of their relations; the paragraphs of each are counted from one.
pub(super) type Chunks = HashMap<String, Text>;

/// The files that can be read, of all that the document takes in.
pub(super) fn chunks(relations: &Relations, package: &mut Package<'_>, limits: &Limits, depth: usize) -> Result<Chunks, ReadError> {
    let mut chunks = Chunks::new();
    if depth >= DEEPEST {
        return Ok(chunks);
    }
    for (id, target) in relations.of_kind("/aFChunk") {
        let Some(bytes) = package.bytes(target)? else { continue };
        if let Some(text) = read(bytes, package, limits, depth)? {
            chunks.insert(id.to_owned(), text);
        }
    }
    Ok(chunks)
}

fn read(bytes: Vec<u8>, holder: &mut Package<'_>, limits: &Limits, depth: usize) -> Result<Option<Text>, ReadError> {
    let head = bytes.trim_ascii_start();
    if head.starts_with(b"PK") {
        return match document(&bytes, holder, limits, depth) {
            Ok(text) => Ok(Some(text)),
            Err(error @ (ReadError::TooLarge { .. } | ReadError::TooMany { .. })) => Err(error),
            Err(_) => Ok(None),
        };
    }
    let is_archived = head.get(..13).is_some_and(|begin| begin.eq_ignore_ascii_case(b"mime-version:")) || head.starts_with(b"From: <");
    let is_other = head.starts_with(b"{\\rt") || head.starts_with(b"%PDF") || head.contains(&0) && decode::wide(&bytes).is_none();
    let page = if is_archived { web::archived(&bytes) } else { (!is_other).then(|| decode::any(bytes)) };
    Ok(page.map(|page| {
        let is_page = is_archived || page.trim_start_matches('\u{FEFF}').trim_start().starts_with('<');
        if is_page { shown(web::page(&page)) } else { numbered(plain(&page)) }
    }))
}

/// A document within the document shares its bound.
fn document(bytes: &[u8], holder: &mut Package<'_>, limits: &Limits, depth: usize) -> Result<Text, ReadError> {
    let mut package = Package::open(bytes, limits)?;
    package.share(holder);
    let text = package.document().and_then(|document| {
        let relations = package.relations(&document)?;
        Text::read(&document, &relations, &mut package, limits, depth + 1)
    });
    holder.share(&package);
    text
}

fn plain(text: &str) -> Vec<Paragraph> {
    text.lines().map(|line| Paragraph { text: line.to_owned(), ..Paragraph::default() }).collect()
}

/// A web page, with its pictures said.
fn shown(page: web::Page) -> Text {
    let last = page.paragraphs.len().max(1);
    let mut text = numbered(page.paragraphs);
    for (before, described) in page.pictures {
        text.left_out.add(LeftOutKind::Picture, (before + 1).min(last), &described);
    }
    text
}

fn numbered(paragraphs: Vec<Paragraph>) -> Text {
    let shown = paragraphs.into_iter().filter(|paragraph| !paragraph.text.trim().is_empty());
    let blocks = shown.zip(1..).map(|(paragraph, number)| Block::Paragraph(Paragraph { number, ..paragraph })).collect();
    Text { blocks, ..Text::default() }
}
