//! Puts a part that docx-rs wrote into the order of the Open XML schema.
//!
//! docx-rs writes the children of properties in an order of its own, and empty properties, which the schema forbids or which say
//! nothing; Word forgives some of that and calls other files corrupt. One pass over the part sorts the children of each element
//! that has a sequence (ECMA-376 part 1, annex A), drops empty properties, the revision ids of paragraphs and the namespaces
//! nobody uses.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::DocxError;

/// The sequence of children of each element whose order matters, for the elements that our parts have.
fn sequence(name: &[u8]) -> Option<&'static [&'static [u8]]> {
    Some(match name {
        b"w:pPr" => &[
            b"w:pStyle",
            b"w:keepNext",
            b"w:keepLines",
            b"w:pageBreakBefore",
            b"w:framePr",
            b"w:widowControl",
            b"w:numPr",
            b"w:pBdr",
            b"w:shd",
            b"w:tabs",
            b"w:bidi",
            b"w:adjustRightInd",
            b"w:snapToGrid",
            b"w:spacing",
            b"w:ind",
            b"w:jc",
            b"w:textDirection",
            b"w:textAlignment",
            b"w:outlineLvl",
            b"w:rPr",
            b"w:sectPr",
            b"w:pPrChange",
        ],
        b"w:rPr" => &[
            b"w:rStyle",
            b"w:rFonts",
            b"w:b",
            b"w:bCs",
            b"w:i",
            b"w:iCs",
            b"w:caps",
            b"w:strike",
            b"w:dstrike",
            b"w:vanish",
            b"w:color",
            b"w:spacing",
            b"w:w",
            b"w:sz",
            b"w:szCs",
            b"w:highlight",
            b"w:u",
            b"w:bdr",
            b"w:shd",
            b"w:fitText",
            b"w:vertAlign",
            b"w:lang",
            b"w:specVanish",
        ],
        b"w:sectPr" => &[
            b"w:headerReference",
            b"w:footerReference",
            b"w:type",
            b"w:pgSz",
            b"w:pgMar",
            b"w:pgNumType",
            b"w:cols",
            b"w:titlePg",
            b"w:textDirection",
            b"w:docGrid",
        ],
        b"w:style" => &[
            b"w:name",
            b"w:basedOn",
            b"w:next",
            b"w:link",
            b"w:uiPriority",
            b"w:semiHidden",
            b"w:unhideWhenUsed",
            b"w:qFormat",
            b"w:pPr",
            b"w:rPr",
            b"w:tblPr",
            b"w:trPr",
            b"w:tcPr",
        ],
        b"w:tblPr" => {
            &[b"w:tblStyle", b"w:tblpPr", b"w:tblW", b"w:jc", b"w:tblInd", b"w:tblBorders", b"w:tblLayout", b"w:tblCellMar", b"w:tblLook"]
        }
        b"w:tblBorders" => &[b"w:top", b"w:left", b"w:bottom", b"w:right", b"w:insideH", b"w:insideV"],
        b"w:tblCellMar" => &[b"w:top", b"w:left", b"w:bottom", b"w:right"],
        b"w:tcPr" => &[b"w:tcW", b"w:gridSpan", b"w:vMerge", b"w:tcBorders", b"w:shd", b"w:tcMar", b"w:textDirection", b"w:vAlign"],
        b"w:settings" => &[b"w:zoom", b"w:defaultTabStop", b"w:evenAndOddHeaders", b"w:characterSpacingControl", b"w:compat", b"w:docVars"],
        _ => return None,
    })
}

/// Elements that say nothing when they are empty.
fn is_void_when_empty(name: &[u8]) -> bool {
    matches!(name, b"w:pPr" | b"w:rPr" | b"w:tcPr" | b"w:trPr" | b"w:tblPr" | b"w:tblCellMar" | b"w:tblBorders")
}

const NAMESPACES: &[u8] = br#" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;

/// An element that is open.
struct Frame {
    /// Where its start tag begins in the output, and where its content does.
    start: usize,
    content: usize,
    void_when_empty: bool,
    sequence: Option<&'static [&'static [u8]]>,
    /// Of an element with a sequence: the rank of each child so far and where it begins.
    children: Vec<(usize, usize)>,
}

/// The part of this name in schema order.
///
/// # Errors
/// For a part that is not well-formed: a fault of the library.
pub(super) fn conformed(name: &'static str, part: &[u8]) -> Result<String, DocxError> {
    let fault = |reason| DocxError::Part { part: name, reason };
    let conforming = conform(part).map_err(|error| fault(error.to_string()))?;
    String::from_utf8(conforming).map_err(|error| fault(error.to_string()))
}

fn conform(part: &[u8]) -> Result<Vec<u8>, quick_xml::Error> {
    let mut reader = Reader::from_reader(part);
    // docx-rs closes what it opens, by the same names.
    reader.config_mut().check_end_names = false;
    let mut out = Vec::with_capacity(part.len());
    let mut open: Vec<Frame> = Vec::new();
    let mut in_style = false;
    loop {
        match reader.read_event()? {
            Event::Start(tag) => {
                let name = tag.name();
                in_style |= name.0 == b"w:style";
                child(&mut open, name.0, out.len());
                let start = out.len();
                write_tag(&mut out, &tag, open.is_empty());
                out.push(b'>');
                let content = out.len();
                open.push(Frame {
                    start,
                    content,
                    void_when_empty: is_void_when_empty(name.0),
                    sequence: sequence(name.0),
                    children: Vec::new(),
                });
            }
            Event::Empty(tag) => {
                let name = tag.name();
                // A table style has no width: a table has.
                if is_void_when_empty(name.0) || (name.0 == b"w:tblW" && in_style) {
                    continue;
                }
                child(&mut open, name.0, out.len());
                write_tag(&mut out, &tag, open.is_empty());
                out.extend_from_slice(b"/>");
            }
            Event::End(tag) => {
                let Some(frame) = open.pop() else { continue };
                if frame.void_when_empty && out.len() == frame.content && out[frame.start..].iter().all(|byte| *byte != b'"') {
                    out.truncate(frame.start);
                    if let Some(parent) = open.last_mut()
                        && parent.sequence.is_some()
                    {
                        parent.children.pop();
                    }
                    continue;
                }
                sort(&mut out, frame.children);
                out.extend_from_slice(b"</");
                out.extend_from_slice(tag.name().0);
                out.push(b'>');
            }
            Event::Text(text) => out.extend_from_slice(&text),
            Event::GeneralRef(reference) => {
                out.push(b'&');
                out.extend_from_slice(&reference);
                out.push(b';');
            }
            Event::Decl(_) => out.extend_from_slice(br#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#),
            Event::Eof => return Ok(out),
            Event::CData(_) | Event::Comment(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// Notes a child of an element with a sequence. What the sequence does not know goes last, in its own order.
fn child(open: &mut [Frame], name: &[u8], at: usize) {
    if let Some(frame) = open.last_mut()
        && let Some(sequence) = frame.sequence
    {
        let rank = sequence.iter().position(|known| *known == name).unwrap_or(sequence.len());
        frame.children.push((rank, at));
    }
}

fn write_tag(out: &mut Vec<u8>, tag: &BytesStart<'_>, root: bool) {
    out.push(b'<');
    let name = tag.name();
    if root {
        out.extend_from_slice(name.0);
        out.extend_from_slice(NAMESPACES);
    } else if name.0 == b"w:p" {
        // The only attributes are revision ids, which differ from run to run.
        out.extend_from_slice(name.0);
    } else {
        out.extend_from_slice(tag.trim_ascii_end());
    }
}

/// Sorts the children that the output ends with.
fn sort(out: &mut Vec<u8>, children: Vec<(usize, usize)>) {
    if children.is_sorted_by_key(|(rank, _)| *rank) {
        return;
    }
    let Some(&(_, first)) = children.first() else { return };
    let unsorted = out.split_off(first);
    let ends = children.iter().skip(1).map(|(_, start)| *start).chain([first + unsorted.len()]);
    let mut pieces: Vec<_> = children.iter().zip(ends).map(|(&(rank, start), end)| (rank, start - first..end - first)).collect();
    pieces.sort_by_key(|(rank, _)| *rank);
    for (_, range) in pieces {
        out.extend_from_slice(&unsorted[range]);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::conform;

    fn body(inner: &str) -> String {
        let out = String::from_utf8(conform(format!("<w:body>{inner}</w:body>").as_bytes()).unwrap()).unwrap();
        out.split_once('>').unwrap().1.strip_suffix("</w:body>").unwrap().to_owned()
    }

    #[test]
    fn children_are_sorted_and_empty_properties_dropped() {
        assert_eq!(
            body(
                r#"<w:p w14:paraId="1"><w:pPr><w:rPr /><w:jc w:val="both" /><w:pStyle w:val="Body" /></w:pPr><w:r><w:rPr /><w:t>a</w:t></w:r></w:p>"#
            ),
            r#"<w:p><w:pPr><w:pStyle w:val="Body"/><w:jc w:val="both"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"#
        );
        assert_eq!(body("<w:p><w:pPr><w:rPr></w:rPr></w:pPr></w:p>"), "<w:p></w:p>");
    }

    #[test]
    fn nested_properties_are_sorted_inside_and_out() {
        assert_eq!(
            body(r#"<w:pPr><w:sectPr><w:docGrid /><w:pgSz /></w:sectPr><w:rPr><w:sz /><w:rFonts /></w:rPr><w:pStyle /></w:pPr>"#),
            "<w:pPr><w:pStyle/><w:rPr><w:rFonts/><w:sz/></w:rPr><w:sectPr><w:pgSz/><w:docGrid/></w:sectPr></w:pPr>"
        );
    }

    #[test]
    fn text_stays_as_it_is() {
        assert_eq!(
            body("<w:t xml:space=\"preserve\"> a &amp; &lt;b&gt; &#xA;</w:t>"),
            "<w:t xml:space=\"preserve\"> a &amp; &lt;b&gt; &#xA;</w:t>"
        );
    }

    #[test]
    fn what_is_not_well_formed_is_an_error() {
        assert!(conform(b"<w:body><w:p").is_err());
    }
}
