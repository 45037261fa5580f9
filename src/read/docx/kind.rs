//! What a file is, by its first bytes: each kind that is no .docx has an error of its own, which says what to do.

use super::ReadError;

/// How much of a file is looked at for marks that need not stand at its very beginning.
const HEAD: usize = 2048;
/// The sizes of the files that Word and Excel put beside an open document.
const OWNER_FILES: [usize; 2] = [162, 165];
/// How such programs mark the files that they encrypt, within the first bytes.
const SECURITY_PROGRAMS: [&[u8]; 6] = [b"TSD-Header", b"E-SafeNet", b"ESafeNet", b"b\x14#e", b"IP-guard", b"CHINASEC"];

/// What the bytes are, where they are no ZIP archive, which every .docx is; `None` for an archive.
pub(super) fn refuse(file: &[u8]) -> Option<ReadError> {
    let head = &file[..file.len().min(HEAD)];
    let begins = |marks: &[&[u8]]| marks.iter().any(|mark| head.starts_with(mark));
    if file.is_empty() || file.iter().all(|byte| *byte == 0) {
        return Some(ReadError::Empty);
    }
    if begins(&[b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"]) {
        return None;
    }
    if begins(&[b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"]) {
        return Some(compound(file));
    }
    if SECURITY_PROGRAMS.iter().any(|mark| memchr::memmem::find(&head[..head.len().min(512)], mark).is_some()) {
        return Some(ReadError::Secured);
    }
    if is_owner_file(file) {
        return Some(ReadError::OwnerFile);
    }
    if memchr::memmem::find(&head[..head.len().min(1024)], b"%PDF-").is_some() {
        return Some(ReadError::Pdf);
    }
    let bare = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    if bare.starts_with(b"{\\rt") {
        return Some(ReadError::Rtf);
    }
    let is_heif = head.get(4..8) == Some(b"ftyp");
    if begins(&[b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF"]) || is_heif {
        return Some(ReadError::Picture);
    }
    if begins(&[b"Rar!", b"7z\xBC\xAF\x27\x1C", b"\x1F\x8B", b"BZh", b"\xFD7zXZ"]) || head.get(257..262) == Some(b"ustar") {
        return Some(ReadError::Archive);
    }
    if let Some(kind) = marked_up(head) {
        return Some(kind);
    }
    if is_text(head) {
        return Some(ReadError::PlainText);
    }
    // A document may have bytes before it; the archive is found by its end.
    memchr::memmem::find(file, b"PK\x05\x06").is_none().then(|| ReadError::NotDocx { reason: "it is no ZIP archive".into() })
}

/// The length of the user's name, the name in the characters of the computer, and again in UTF-16.
fn is_owner_file(file: &[u8]) -> bool {
    let Some((length, rest)) = file.split_first() else { return false };
    let length = usize::from(*length);
    OWNER_FILES.contains(&file.len()) && (1..=54).contains(&length) && rest.iter().take(length).all(|byte| *byte != 0)
}

/// Web pages and XML, whose first characters say what they are.
fn marked_up(head: &[u8]) -> Option<ReadError> {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    // UTF-16 is read by its half of ASCII.
    let text: String =
        head.iter().filter(|byte| byte.is_ascii() && **byte != 0).map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let text = text.trim_start();
    let has = |marks: &[&str]| marks.iter().any(|mark| text.contains(mark));
    if text.starts_with("mime-version:") || text.starts_with("from: <") {
        return Some(ReadError::Html);
    }
    if !text.starts_with('<') {
        return None;
    }
    if ["<div", "<p>", "<p ", "<table", "<span", "<h1", "<h2", "<section", "<article"].iter().any(|tag| text.starts_with(tag)) {
        return Some(ReadError::Html);
    }
    if has(&["<html", "<!doctype html", "<body", "<meta", "<head"])
        && !text.starts_with("<?mso-application")
        && !has(&["wordml", "pkg:package"])
    {
        return Some(ReadError::Html);
    }
    if has(&["progid=\"excel", "urn:schemas-microsoft-com:office:spreadsheet"]) {
        return Some(ReadError::Spreadsheet);
    }
    if has(&["progid=\"word", "wordml", "pkg:package", "uof:", "office:document"]) {
        return Some(ReadError::WordXml);
    }
    None
}

fn is_text(head: &[u8]) -> bool {
    let whole = match std::str::from_utf8(head) {
        Ok(text) => text,
        // Cut within a character.
        Err(error) if head.len() == HEAD && error.valid_up_to() + 4 > HEAD => {
            std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return false,
    };
    whole.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t' | '\u{C}')) && whole.chars().any(|c| !c.is_ascii() || c == ' ')
}

/// A compound file (OLE), by the names in its directory: their entries are 128 bytes long and stand at multiples of it.
fn compound(file: &[u8]) -> ReadError {
    let mut found = ReadError::OldOrLocked;
    for entry in file.get(512..).unwrap_or_default().chunks_exact(128) {
        let length = usize::from(u16::from_le_bytes([entry[64], entry[65]]));
        if !(4..=64).contains(&length) || length % 2 != 0 || !matches!(entry[66], 1 | 2 | 5) {
            continue;
        }
        let name: String =
            char::decode_utf16(entry[..length - 2].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]))).flatten().collect();
        match name.trim_start_matches(|c: char| c.is_control()) {
            "EncryptedPackage" | "EncryptionInfo" => return ReadError::Password,
            "WordDocument" => found = ReadError::OldWord,
            "Workbook" | "Book" => found = ReadError::Spreadsheet,
            "PowerPoint Document" => found = ReadError::Slides,
            "MatOST" | "WpsContent" | "CONTENTS" if found == ReadError::OldOrLocked => found = ReadError::Wps,
            _ => {}
        }
    }
    found
}

/// An archive that is no Word document, by the names in it.
pub(super) fn refuse_archive<'n>(names: impl Iterator<Item = &'n str>, mimetype: &str) -> Option<ReadError> {
    if mimetype.starts_with("application/vnd.oasis.opendocument") {
        return Some(match mimetype.rsplit('.').next() {
            Some(kind) if kind.starts_with("spreadsheet") => ReadError::Spreadsheet,
            Some(kind) if kind.starts_with("presentation") => ReadError::Slides,
            _ => ReadError::OpenDocument,
        });
    }
    let (mut kind, mut is_package, mut is_empty) = (None, false, true);
    for name in names {
        is_empty = false;
        match name {
            "encryptedpackage" => return Some(ReadError::Password),
            "[content_types].xml" | "_rels/.rels" => is_package = true,
            "ofd.xml" => kind = Some(ReadError::Ofd),
            _ if name.starts_with("word/") => return None,
            _ if name.starts_with("xl/") => kind = Some(ReadError::Spreadsheet),
            _ if name.starts_with("ppt/") => kind = Some(ReadError::Slides),
            _ => {}
        }
    }
    match kind {
        None if is_empty => Some(ReadError::Empty),
        // Files of any kind, or a document of a program that has its own.
        None if !is_package => Some(ReadError::Archive),
        kind => kind,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str) -> Vec<u8> {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = entry.len() + 2;
        entry.resize(128, 0);
        entry[64] = u8::try_from(length).unwrap_or(0);
        entry[66] = 2;
        entry
    }

    fn old(names: &[&str]) -> ReadError {
        let mut file = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        file.resize(512, 0);
        names.iter().for_each(|name| file.extend(entry(name)));
        compound(&file)
    }

    #[test]
    fn old_documents_are_told_apart_by_their_streams() {
        assert_eq!(old(&["Root Entry", "WordDocument", "1Table"]), ReadError::OldWord);
        assert_eq!(old(&["Root Entry", "EncryptionInfo", "EncryptedPackage"]), ReadError::Password);
        assert_eq!(old(&["Root Entry", "Workbook"]), ReadError::Spreadsheet);
        assert_eq!(old(&["Root Entry", "PowerPoint Document"]), ReadError::Slides);
        assert_eq!(old(&["Root Entry", "MatOST", "CONTENTS"]), ReadError::Wps);
        assert_eq!(old(&[]), ReadError::OldOrLocked);
    }

    #[test]
    fn files_are_told_by_their_first_bytes() {
        let mut owner = vec![3, b'w', b'a', b'n'];
        owner.resize(162, 0);
        let secured = [b"%TSD-Header-###%".as_slice(), &[0xD7; 400]].concat();
        let tar = [b"a.docx".as_slice(), &[0; 251], b"ustar\0".as_slice()].concat();
        let cases: [(&[u8], ReadError); 18] = [
            (b"", ReadError::Empty),
            (b"\0\0\0\0", ReadError::Empty),
            (&owner, ReadError::OwnerFile),
            (&secured, ReadError::Secured),
            (b"b\x14#e\x3F\0\x13\x01\xE0\xD1", ReadError::Secured),
            (b"\xEF\xBB\xBF%PDF-1.4", ReadError::Pdf),
            (b"{\\rtf1\\ansi}", ReadError::Rtf),
            (b"\xEF\xBB\xBF{\\rtf1\\ansi}", ReadError::Rtf),
            (&tar, ReadError::Archive),
            (b"\n<HTML xmlns:w=\"urn:x\"><body>", ReadError::Html),
            (b"<div class=\"article\"><p>", ReadError::Html),
            (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", ReadError::Html),
            (b"<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>", ReadError::WordXml),
            (b"\x89PNG\r\n", ReadError::Picture),
            (b"RIFF\x10\0\0\0WEBPVP8 ", ReadError::Picture),
            (b"\0\0\0\x18ftypheic", ReadError::Picture),
            (b"Rar!\x1A\x07", ReadError::Archive),
            ("2025年工作总结\n一、工作情况".as_bytes(), ReadError::PlainText),
        ];
        for (bytes, expected) in cases {
            assert_eq!(refuse(bytes), Some(expected));
        }
        // Wherever its head ends within a character, a text is one.
        for before in 0..3 {
            assert_eq!(refuse(format!("{}{}", "a ".repeat(before), "总结".repeat(HEAD)).as_bytes()), Some(ReadError::PlainText));
            assert_eq!(refuse(format!("{}{}", "a".repeat(before), "总结".repeat(HEAD)).as_bytes()), Some(ReadError::PlainText));
        }
        assert_eq!(refuse(b"PK\x03\x04"), None);
        // Neither a web page nor Word's XML.
        assert!(!matches!(refuse(b"<svg xmlns=\"urn:x\"></svg>"), Some(ReadError::Html)));
    }

    #[test]
    fn archives_are_told_by_their_names() {
        let of = |names: &[&str], mimetype: &str| refuse_archive(names.iter().copied(), mimetype);
        assert_eq!(of(&["mimetype", "content.xml"], "application/vnd.oasis.opendocument.text"), Some(ReadError::OpenDocument));
        assert_eq!(of(&["_rels/.rels", "xl/workbook.xml"], ""), Some(ReadError::Spreadsheet));
        assert_eq!(of(&["[content_types].xml", "ppt/presentation.xml"], ""), Some(ReadError::Slides));
        assert_eq!(of(&["ofd.xml", "doc_0/document.xml"], ""), Some(ReadError::Ofd));
        for names in [["总结.docx", "附表.xlsx"], ["照片/1.jpg", "照片/2.jpg"], ["mimetype", "meta-inf/container.xml"]] {
            assert_eq!(of(&names, ""), Some(ReadError::Archive));
        }
        assert_eq!(of(&[], ""), Some(ReadError::Empty));
        assert_eq!(of(&["_rels/.rels", "word/document.xml", "word/embeddings/a.xlsx"], ""), None);
    }
}
