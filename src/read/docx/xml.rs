//! Untrusted XML, token by token: no document type, no entities but the five of XML, no nesting beyond a limit. Names are told by their
//! namespace, so that a paragraph of a drawing is not taken for one of the text.

use std::borrow::Cow;
use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// What ends a walk early.
pub(super) enum Fault {
    /// Nested deeper than the limit.
    TooDeep,
    /// Not well-formed, or with a document type.
    Unsound(String),
    /// The visitor has had enough.
    Stopped(super::ReadError),
}

/// The namespaces that matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// The text of documents.
    Word,
    /// Formulas.
    Math,
    /// Drawings.
    Drawing,
    /// Alternatives for older programs.
    Compat,
    /// Any other of the standard or of Microsoft's.
    Known,
    /// None that is known.
    Other,
}

impl Space {
    fn of(uri: &[u8]) -> Self {
        let standard = uri.starts_with(b"http://schemas.openxmlformats.org/") || uri.starts_with(b"http://purl.oclc.org/ooxml/");
        match uri {
            _ if standard && uri.ends_with(b"/wordprocessingml/main") => Space::Word,
            _ if standard && uri.ends_with(b"wordprocessingml/2006/main") => Space::Word,
            _ if standard && uri.ends_with(b"/math") => Space::Math,
            _ if standard && (uri.ends_with(b"/drawingml/main") || uri.ends_with(b"drawingml/2006/main")) => Space::Drawing,
            _ if standard && uri.ends_with(b"/markup-compatibility/2006") => Space::Compat,
            _ if standard || uri.starts_with(b"http://schemas.microsoft.com/office/") || uri.starts_with(b"urn:schemas-microsoft-com:") => {
                Space::Known
            }
            _ => Space::Other,
        }
    }

    /// By the prefix that everybody uses, where none is declared.
    fn by_custom(prefix: &[u8]) -> Self {
        match prefix {
            b"w" => Space::Word,
            b"m" => Space::Math,
            b"a" => Space::Drawing,
            b"mc" => Space::Compat,
            b"v" | b"o" | b"r" | b"wp" | b"wps" | b"wpg" | b"wpc" | b"wpi" | b"wp14" | b"w14" | b"w15" | b"pic" | b"c" | b"a14" => {
                Space::Known
            }
            _ => Space::Other,
        }
    }
}

/// The most namespaces that may be declared at one place; documents declare some thirty-five.
const MOST_SPACES: usize = 1_000;

/// The prefixes that are declared: what each means, the innermost last, and the depths of the elements that declare them.
#[derive(Default)]
struct Spaces {
    meanings: HashMap<Vec<u8>, Vec<Space>>,
    declared: Vec<(usize, Vec<u8>)>,
}

impl Spaces {
    fn of(&self, prefix: &[u8]) -> Space {
        self.meanings.get(prefix).and_then(|meanings| meanings.last().copied()).unwrap_or_else(|| Space::by_custom(prefix))
    }

    fn declare(&mut self, depth: usize, element: &BytesStart<'_>) -> Result<(), Fault> {
        if memchr::memmem::find(element.attributes_raw(), b"xmlns").is_none() {
            return Ok(());
        }
        for attribute in attributes(element) {
            let key = attribute.key.as_ref();
            let prefix = if key == b"xmlns" { Some(b"".as_slice()) } else { key.strip_prefix(b"xmlns:") };
            let Some(prefix) = prefix else { continue };
            if self.declared.len() >= MOST_SPACES {
                return Err(Fault::Unsound("it declares too many namespaces".into()));
            }
            self.meanings.entry(prefix.to_vec()).or_default().push(Space::of(&attribute.value));
            self.declared.push((depth, prefix.to_vec()));
        }
        Ok(())
    }

    fn leave(&mut self, depth: usize) {
        while let Some((_, prefix)) = self.declared.pop_if(|(declared, _)| *declared >= depth) {
            self.meanings.get_mut(&prefix).and_then(Vec::pop);
        }
    }
}

/// An element that begins.
pub(super) struct Element<'e> {
    pub(super) space: Space,
    raw: &'e BytesStart<'e>,
    spaces: &'e Spaces,
}

impl Element<'_> {
    /// The local name.
    pub(super) fn name(&self) -> &[u8] {
        let name = self.raw.name().into_inner();
        &name[memchr::memrchr(b':', name).map_or(0, |at| at + 1)..]
    }

    /// An attribute by its local name.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let found = attributes(self.raw).find(|attribute| attribute.key.local_name().as_ref() == name.as_bytes())?;
        let value = std::str::from_utf8(&found.value).ok()?;
        quick_xml::escape::unescape(value).ok().map(Cow::into_owned)
    }

    /// The attribute `val`.
    pub(super) fn value(&self) -> Option<String> {
        self.attribute("val")
    }

    /// The number that `val` is.
    pub(super) fn number(&self) -> Option<i64> {
        self.value()?.trim().parse().ok()
    }

    /// Whether a property is on: it is there, and not said to be off.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.value().as_deref(), Some("0" | "false" | "off" | "none"))
    }

    /// For an alternative: whether all the namespaces are known that it requires.
    pub(super) fn is_understood(&self) -> bool {
        let requires = self.attribute("Requires").unwrap_or_default();
        requires.split_ascii_whitespace().all(|prefix| self.spaces.of(prefix.as_bytes()) != Space::Other)
    }

    /// Whether it is declared to be of a namespace that begins like this.
    pub(super) fn declares(&self, uri: &str) -> bool {
        attributes(self.raw).any(|attribute| attribute.key.as_ref().starts_with(b"xmlns") && attribute.value.starts_with(uri.as_bytes()))
    }
}

/// Without the check for doubled ones, whose time grows with the square of their number.
fn attributes<'e>(element: &'e BytesStart<'_>) -> impl Iterator<Item = quick_xml::events::attributes::Attribute<'e>> {
    let mut attributes = element.attributes();
    attributes.with_checks(false);
    attributes.flatten()
}

/// A token of a text. An element without content begins and ends too.
pub(super) enum Token<'t> {
    Begin(Element<'t>),
    End(Space, &'t [u8]),
    Text(&'t str),
}

/// Calls `visit` with every token of a text.
pub(super) fn walk(text: &str, most: usize, visit: &mut dyn FnMut(Token<'_>) -> Result<(), super::ReadError>) -> Result<(), Fault> {
    let mut reader = Reader::from_str(text);
    let mut depth = 0_usize;
    let mut spaces = Spaces::default();
    loop {
        let event = reader.read_event().map_err(|error| Fault::Unsound(error.to_string()))?;
        let stopped = match &event {
            Event::Start(raw) | Event::Empty(raw) => {
                depth += 1;
                if depth > most {
                    return Err(Fault::TooDeep);
                }
                spaces.declare(depth, raw)?;
                let space = spaces.of(prefix(raw.name().into_inner()));
                let element = Element { space, raw, spaces: &spaces };
                let mut stopped = visit(Token::Begin(element));
                if matches!(event, Event::Empty(_)) {
                    let name = raw.name();
                    stopped = stopped.and_then(|()| visit(Token::End(space, name.local_name().into_inner())));
                    spaces.leave(depth);
                    depth -= 1;
                }
                stopped
            }
            Event::End(raw) => {
                let name = raw.name();
                let stopped = visit(Token::End(spaces.of(prefix(name.into_inner())), name.local_name().into_inner()));
                spaces.leave(depth);
                depth = depth.saturating_sub(1);
                stopped
            }
            Event::Text(text) => text.decode().map_or(Ok(()), |text| visit(Token::Text(&text))),
            Event::CData(text) => text.decode().map_or(Ok(()), |text| visit(Token::Text(&text))),
            Event::GeneralRef(reference) => match resolved(reference) {
                Some(c) => visit(Token::Text(c.encode_utf8(&mut [0; 4]))),
                None => return Err(Fault::Unsound("it has an entity that XML does not know".into())),
            },
            Event::DocType(_) => return Err(Fault::Unsound("it has a document type".into())),
            Event::Eof if depth > 0 => return Err(Fault::Unsound("it ends early".into())),
            Event::Eof => return Ok(()),
            _ => Ok(()),
        };
        stopped.map_err(Fault::Stopped)?;
    }
}

fn prefix(name: &[u8]) -> &[u8] {
    memchr::memchr(b':', name).map_or(b"", |at| &name[..at])
}

fn resolved(reference: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(c);
    }
    match reference.decode().ok()?.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}
