//! Untrusted XML, event by event: no document type, no entities but the five of XML, no nesting beyond a limit.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// What ends a walk.
pub(in crate::docx) enum Fault {
    /// Nested deeper than the limit.
    TooDeep,
    /// Not well-formed, or with a document type.
    Unsound(String),
}

/// Calls `visit` with every event of a text.
pub(in crate::docx) fn walk(text: &str, depth: usize, visit: &mut dyn FnMut(&Event<'_>)) -> Result<(), Fault> {
    let mut reader = Reader::from_str(text);
    let mut level = 0_usize;
    loop {
        let event = reader.read_event().map_err(|error| Fault::Unsound(error.to_string()))?;
        match &event {
            Event::Start(_) => {
                level += 1;
                if level > depth {
                    return Err(Fault::TooDeep);
                }
            }
            Event::End(_) => level = level.saturating_sub(1),
            Event::DocType(_) => return Err(Fault::Unsound("it has a document type".into())),
            Event::GeneralRef(reference) if resolved(reference).is_none() => {
                return Err(Fault::Unsound("it has an entity that XML does not know".into()));
            }
            Event::Eof if level > 0 => return Err(Fault::Unsound("it ends early".into())),
            Event::Eof => return Ok(()),
            _ => {}
        }
        visit(&event);
    }
}

/// Adds what an event says as text.
pub(in crate::docx) fn push_text(event: &Event<'_>, to: &mut String) {
    match event {
        Event::Text(text) => {
            if let Ok(text) = text.decode() {
                to.push_str(&text);
            }
        }
        Event::CData(text) => {
            if let Ok(text) = text.decode() {
                to.push_str(&text);
            }
        }
        Event::GeneralRef(reference) => to.extend(resolved(reference)),
        _ => {}
    }
}

fn resolved(reference: &quick_xml::events::BytesRef<'_>) -> Option<char> {
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

/// An attribute by its local name.
pub(in crate::docx) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name.as_bytes())?;
    let value = std::str::from_utf8(&found.value).ok()?;
    quick_xml::escape::unescape(value).ok().map(std::borrow::Cow::into_owned)
}
