//! Characters: of parts, in the encoding that they name, and of the names of parts.

/// How far into a part its XML declaration may reach.
const DECLARATION: usize = 200;

/// The text of a part: UTF-8, UTF-16 with its mark, or what its XML declaration names, as GB18030 of some Chinese programs.
pub(super) fn part(bytes: Vec<u8>) -> Option<String> {
    let units_of = |pair: fn([u8; 2]) -> u16, from: usize| {
        let units = bytes[from..].chunks_exact(2).map(|unit| pair([unit[0], unit[1]]));
        char::decode_utf16(units).collect::<Result<String, _>>().ok()
    };
    match bytes.as_slice() {
        [0xFF, 0xFE, ..] => return units_of(u16::from_le_bytes, 2),
        [0xFE, 0xFF, ..] => return units_of(u16::from_be_bytes, 2),
        [b'<', 0, ..] => return units_of(u16::from_le_bytes, 0),
        [0, b'<', ..] => return units_of(u16::from_be_bytes, 0),
        [0xEF, 0xBB, 0xBF, rest @ ..] => return String::from_utf8(rest.to_vec()).ok(),
        _ => {}
    }
    let encoding = named(&bytes).unwrap_or(encoding_rs::UTF_8);
    match String::from_utf8(bytes) {
        // What is sound UTF-8 is hardly anything else, whatever it calls itself.
        Ok(text) => Some(text),
        Err(error) if encoding != encoding_rs::UTF_8 => {
            encoding.decode_without_bom_handling_and_without_replacement(error.as_bytes()).map(std::borrow::Cow::into_owned)
        }
        Err(_) => None,
    }
}

/// A text of any encoding that such texts have; UTF-16 by its mark.
pub(super) fn any(bytes: Vec<u8>) -> String {
    let encoding = wide(&bytes).unwrap_or(encoding_rs::GB18030);
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => encoding.decode(error.as_bytes()).0.into_owned(),
    }
}

/// UTF-16, by its mark.
pub(super) fn wide(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    match bytes {
        [0xFF, 0xFE, ..] => Some(encoding_rs::UTF_16LE),
        [0xFE, 0xFF, ..] => Some(encoding_rs::UTF_16BE),
        _ => None,
    }
}

/// The encoding that the XML declaration names.
fn named(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = &bytes[..bytes.len().min(DECLARATION)];
    let end = memchr::memmem::find(head, b"?>")?;
    let after = &head[memchr::memmem::find(&head[..end], b"encoding")? + "encoding".len()..end];
    let quote = after.iter().position(|byte| matches!(byte, b'"' | b'\''))?;
    let name = &after[quote + 1..];
    encoding_rs::Encoding::for_label(&name[..name.iter().position(|byte| *byte == after[quote])?])
}

/// The name of a part as it is looked up: its case does not matter, `%E6` stands for a byte of UTF-8.
pub(super) fn part_name(name: &str) -> String {
    let name = name.replace('\\', "/");
    let name = if name.contains('%') { unescape(&name).unwrap_or(name) } else { name };
    name.trim_start_matches('/').to_lowercase()
}

fn unescape(name: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let [first, after @ ..] = rest {
        let escaped = (*first == b'%').then(|| after.get(..2)).flatten().and_then(|digits| std::str::from_utf8(digits).ok());
        match escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read_in_the_encoding_that_they_name() {
        let text = r#"<?xml version="1.0" encoding="GB18030"?><a>总结</a>"#;
        let (bytes, _, _) = encoding_rs::GB18030.encode(text);
        assert_eq!(part(bytes.into_owned()).unwrap(), text);
        assert_eq!(part(text.as_bytes().to_vec()).unwrap(), text, "UTF-8 under a wrong name");
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(part([&[0xFF, 0xFE], wide.as_slice()].concat()).unwrap(), text);
        assert_eq!(part(wide).unwrap(), text);
        assert_eq!(part(b"\xB0\xB0\xFF".to_vec()), None);
    }

    #[test]
    fn names_of_parts_are_unescaped() {
        assert_eq!(part_name("word/%E6%AD%A3%E6%96%87.xml"), "word/正文.xml");
        assert_eq!(part_name("Word\\Document.XML"), "word/document.xml");
        assert_eq!(part_name("word/100%.xml"), "word/100%.xml");
    }
}
