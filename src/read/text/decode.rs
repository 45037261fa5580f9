//! Bytes -> text: UTF-8, UTF-16 with its mark, else GB18030, in which older files of offices are.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030};

/// The text, and whether some of its bytes meant nothing.
pub(super) fn decode(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.into(), false),
        Err(_) => GB18030.decode_without_bom_handling(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn texts_of_offices_are_decoded() {
        let utf_16: Vec<u8> = "\u{FEFF}总结".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in
            ["总结".as_bytes(), "\u{FEFF}总结".as_bytes(), &[0xD7, 0xDC, 0xBD, 0xE1], &[0xFF, 0xFE, 0x3B, 0x60, 0xD3, 0x7E], &utf_16]
        {
            assert_eq!(decode(bytes), ("总结".into(), false));
        }
        assert!(decode(&[0xD7, 0xDC, 0xFF]).1);
    }
}
