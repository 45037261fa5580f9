//! A Word document -> a report: by the data that it carries, else by its text.
//!
//! `kind` tells files apart that are no .docx; `unpack` and `decode` open the container, `xml` walks over a part within limits. `styles`
//! and `numbering` (`number_format`) say what stands behind a paragraph; `body` walks over the text story by story (`story`), with `fields`,
//! `math` and `symbols` as a reader sees them, into `blocks`, with the words of `drawings`. `lines` makes lines of them, with `contents`, `tables` and `restore`
//! beside it, which are read as text is. `embedded` and `web` read what a document takes in of other files. `data` is what our own
//! documents carry, `changes` what was changed in them since and `taken` what of that is taken over; `layout` takes a layout from a
//! document. `left_out` counts what is not read, `moved` what is read elsewhere than it stands.

mod blocks;
mod body;
mod changes;
mod contents;
mod data;
mod decode;
mod drawings;
mod embedded;
mod error;
mod fields;
mod header;
mod kind;
mod layout;
mod left_out;
mod lines;
mod math;
mod moved;
mod number_format;
mod numbering;
mod restore;
mod story;
mod styles;
mod symbols;
mod tables;
mod taken;
mod unpack;
mod web;
mod xml;

pub use error::ReadError;
pub use layout::{LayoutReading, Untold};

use self::blocks::Block;
use self::body::Body;
use self::drawings::Drawings;
use self::numbering::Numbering;
use self::styles::Styles;
use self::unpack::{Package, Part, Relations};
use super::{Limits, Reading, Source, text};
use crate::finding::{Finding, Findings};
use crate::model::AnnualReport;
use crate::read::LeftOutKind;

impl AnnualReport {
    /// Reads a report from a Word document (.docx, .docm, .dotx) within limits.
    ///
    /// A document that this library wrote carries its report as data ([`Layout::data`](crate::page::Layout::data)): it is given back as it
    /// was, with what somebody changed in the text since ([`Reading::with_changes`] takes that over). Any other document is read as
    /// [text](AnnualReport::read_text) is: its paragraphs with their automatic numbers and heading styles, tracked changes accepted,
    /// text boxes and notes behind the paragraphs in which they stand, forms cell by cell, tables row by row, web pages and documents that
    /// it embeds as its text. What is not read is said, and what is read elsewhere than it stands.
    ///
    /// # Errors
    /// [`ReadError`], one for each kind of file that is no .docx, and for what is beyond the limits.
    ///
    /// ```
    /// use annual_report::page::Layout;
    /// use annual_report::read::{Limits, Source};
    /// # use annual_report::model::{AnnualReport, WorkChapter};
    /// let report = AnnualReport::new(2025).with_title("2025年工作总结").with_work([WorkChapter::default().with_lead("抓好落实。")]);
    /// let read = AnnualReport::read_docx(&report.to_docx(&Layout::gb_t_9704())?, &Limits::default())?;
    /// assert_eq!((read.report, read.source, read.changes.len()), (report, Source::Data, 0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn read_docx(docx: &[u8], limits: &Limits) -> Result<Reading, ReadError> {
        let mut package = Package::open(docx, limits)?;
        let document = package.document()?;
        let relations = package.relations(&document)?;
        let text = Text::read(&document, &relations, &mut package, limits, 0)?;
        for part in package.related(&relations, "/customXml")? {
            if let Some(data) = data::read(&part, &package, limits) {
                return text.against(data, limits);
            }
        }
        text.into_reading(limits)
    }
}

/// What a document says, as a reader sees it.
#[derive(Default)]
struct Text {
    blocks: Vec<Block>,
    contents: Vec<std::ops::RangeInclusive<usize>>,
    left_out: left_out::LeftOuts,
    moved: moved::Moved,
}

impl Text {
    /// Reads the main part of a document, which stands so deep in others.
    fn read(document: &Part, relations: &Relations, package: &mut Package<'_>, limits: &Limits, depth: usize) -> Result<Self, ReadError> {
        let styles = package.first(relations, "/styles")?;
        let styles = Styles::read(styles.as_ref(), package)?;
        let numbering = package.first(relations, "/numbering")?;
        let numbering = Numbering::read(numbering.as_ref(), &styles, package)?;
        let mut body = Body::new(&styles, numbering, limits);
        if let Some(part) = package.first(relations, "/comments")? {
            package.walk(&part, &mut |token| body.comment(token))?;
        }
        for kind in ["/footnotes", "/endnotes"] {
            if let Some(part) = package.first(relations, kind)? {
                package.walk(&part, &mut |token| body.token(token))?;
            }
        }
        body.keep_notes(embedded::chunks(relations, package, limits, depth)?, Drawings::read(relations, package)?);
        package.walk(document, &mut |token| body.token(token))?;
        let blocks = body.finish();
        body.say_comments();
        let (contents, mut left_out) = (std::mem::take(&mut body.contents), std::mem::take(&mut body.left_out));
        let targets = relations.by_id();
        for (id, paragraph) in std::mem::take(&mut body.embedded) {
            left_out.add(LeftOutKind::Embedded, paragraph, targets.get(id.as_str()).copied().unwrap_or_default());
        }
        for kind in ["/header", "/footer"] {
            for part in package.related(relations, kind)? {
                if let Some(text) = header::head_or_foot(&part, package)? {
                    left_out.add(LeftOutKind::HeaderFooter, 1, &text);
                }
            }
        }
        Ok(Text { blocks, contents, left_out, moved: std::mem::take(&mut body.moved) })
    }

    /// The report that the document carries, and what was changed since.
    fn against(mut self, data: data::Data, limits: &Limits) -> Result<Reading, ReadError> {
        let written = data.paragraphs(limits)?;
        let mut now = Vec::new();
        for block in &self.blocks {
            let mut paragraphs = Vec::new();
            block.collect(&mut paragraphs);
            let is_table = matches!(block, Block::Table(_));
            let texts = paragraphs.into_iter().map(|paragraph| changes::Now {
                text: paragraph.text.trim(),
                is_apart: is_table || paragraph.mark.is_some() || paragraph.heading.is_some(),
            });
            now.extend(texts.filter(|now| !now.text.is_empty()));
        }
        let mut changes = changes::between(&written, &now);
        if data.is_review {
            // The page that lists the findings stands behind all else; comments are the check's.
            changes.truncate(changes.iter().rposition(|change| change.old.is_some()).map_or(0, |last| last + 1));
            self.left_out.forget(LeftOutKind::Comment);
        }
        // What was deleted is among the changes.
        self.left_out.forget(LeftOutKind::Deleted);
        let (left_out, findings) = self.left_out.into_parts();
        Ok(Reading { report: data.report, source: Source::Data, findings: findings.into_iter().collect(), left_out, changes })
    }

    /// The report that the text is.
    fn into_reading(mut self, limits: &Limits) -> Result<Reading, ReadError> {
        let lines = lines::lines(&self.blocks, self.contents, &mut self.left_out);
        drop(self.blocks);
        let lines::Lines { lines, labels, annexes, tables } = lines;
        // As long as any other text may be.
        if lines.iter().map(|line| line.text.len()).sum::<usize>() > limits.bytes {
            return Err(ReadError::TooLong { bytes: limits.bytes });
        }
        let Reading { mut report, findings, mut left_out, .. } = text::read_lines(&lines);
        let mut findings: Vec<Finding> = findings.into_iter().collect();
        labels.fill(&mut report, &mut self.left_out);
        annexes.fill(&mut report);
        findings.extend(self.moved.with_tables(tables).findings());
        let (others, said) = self.left_out.into_parts();
        left_out.extend(others);
        findings.extend(said);
        findings.sort_by_key(|finding| finding.position.map_or(0, |position| position.line));
        Ok(Reading { report, source: Source::Text, findings: findings.into_iter().collect::<Findings>(), left_out, changes: Vec::new() })
    }
}
