//! Web pages as a document embeds them: their paragraphs as a reader sees them, without a model of the page.

use super::blocks::Paragraph;
use super::decode;
use super::numbering::Number;
use crate::model::is_han;

/// Elements that begin and end a line.
const LINES: [&str; 26] = [
    "p",
    "div",
    "br",
    "li",
    "tr",
    "table",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "hr",
    "pre",
    "section",
    "article",
    "header",
    "footer",
    "blockquote",
    "body",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "caption",
];
/// Elements of which nothing is shown.
const UNSEEN: [&str; 4] = ["head", "script", "style", "xml"];
/// The characters by name that such pages use.
const NAMED: [(&str, char); 19] = [
    ("nbsp", '\u{A0}'),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("hellip", '…'),
    ("middot", '·'),
    ("times", '×'),
    ("emsp", '\u{3000}'),
    ("ensp", ' '),
    ("laquo", '《'),
    ("raquo", '》'),
];
/// The longest name of a character, in bytes.
const LONGEST: usize = 10;
/// The deepest nesting of lists whose entries are counted.
const DEEPEST: usize = 20;

/// What a page shows.
pub(super) struct Page {
    pub(super) paragraphs: Vec<Paragraph>,
    /// Its pictures: how many paragraphs stand before, and what describes it.
    pub(super) pictures: Vec<(usize, String)>,
}

/// A page as a reader sees it.
pub(super) fn page(page: &str) -> Page {
    let mut shown = Shown::default();
    let mut rest = page;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        shown.push(&rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        if !rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            shown.push("<");
            rest = &rest[1..];
            continue;
        }
        let Some(end) = memchr::memchr(b'>', rest.as_bytes()) else {
            rest = "";
            break;
        };
        let tag = &rest[1..end];
        rest = &rest[end + 1..];
        let is_end = tag.starts_with('/');
        let name = tag.trim_start_matches('/').split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
        let name = name.to_ascii_lowercase();
        if !is_end && UNSEEN.contains(&name.as_str()) && !tag.ends_with('/') {
            rest = behind(rest, &name);
        } else {
            match name.as_str() {
                "img" => shown.pictures.push((shown.paragraphs.len(), attribute(tag, "alt").to_owned())),
                // What stands in a box to write in; not what a box to tick would send.
                "input" if ["", "text", "number", "date"].contains(&attribute(tag, "type")) => shown.push(attribute(tag, "value")),
                _ => {}
            }
            shown.element(&name, is_end);
        }
    }
    shown.push(rest);
    shown.end_line();
    Page { paragraphs: shown.paragraphs, pictures: shown.pictures }
}

/// An attribute of a tag, as it stands.
fn attribute<'t>(tag: &'t str, name: &str) -> &'t str {
    let mut parts = tag.match_indices(name).filter_map(|(at, _)| {
        let value = tag[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        tag[..at].ends_with(char::is_whitespace).then(|| match quote {
            Some(quote) => value[1..].split(quote).next().unwrap_or_default(),
            None => value.split(char::is_whitespace).next().unwrap_or_default(),
        })
    });
    parts.next().unwrap_or_default()
}

/// What stands behind the end of an element.
fn behind<'p>(page: &'p str, name: &str) -> &'p str {
    let mut ends = memchr::memmem::find_iter(page.as_bytes(), b"</");
    let end = ends.find(|at| page.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)));
    end.and_then(|at| page[at..].split_once('>')).map_or("", |(_, rest)| rest)
}

#[derive(Default)]
struct Shown {
    paragraphs: Vec<Paragraph>,
    pictures: Vec<(usize, String)>,
    line: String,
    heading: Option<u8>,
    /// The lists that are open, each with its last number where it has numbers.
    lists: Vec<Option<usize>>,
    mark: Option<Box<Number>>,
}

impl Shown {
    fn push(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
            self.line.push_str(&rest[..at]);
            rest = &rest[at + 1..];
            let name = rest.bytes().take(LONGEST).position(|byte| byte == b';').and_then(|end| rest.get(..end));
            match name.and_then(|name| Some((name, character(name)?))) {
                Some((name, c)) => {
                    self.line.push(c);
                    rest = &rest[name.len() + 1..];
                }
                None => self.line.push('&'),
            }
        }
        self.line.push_str(rest);
    }

    fn element(&mut self, name: &str, is_end: bool) {
        if matches!(name, "td" | "th") && !is_end {
            // The cells of a row are one line.
            let is_first = self.line.trim().is_empty();
            self.line.push_str(if is_first { "" } else { "\u{3000}" });
        }
        // A paragraph within a cell ends no row.
        if !LINES.contains(&name) {
            return;
        }
        self.end_line();
        match (name, is_end) {
            ("ol", false) if self.lists.len() < DEEPEST => self.lists.push(Some(0)),
            ("ul", false) if self.lists.len() < DEEPEST => self.lists.push(None),
            ("ol" | "ul", true) => drop(self.lists.pop()),
            ("li", false) => {
                let level = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(0);
                if let Some(Some(number)) = self.lists.last_mut() {
                    *number += 1;
                    self.mark = Some(Box::new(Number { text: format!("{number}."), has_space: true, level }));
                }
            }
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) => self.heading = name[1..].parse::<u8>().ok().map(|level| level - 1),
            _ => {}
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let mut text = String::with_capacity(line.len());
        // A break of the source between Chinese characters is no space.
        for word in line.split_ascii_whitespace() {
            let meets = text.ends_with(|c: char| is_han(c) || "，。；：、”）".contains(c))
                && word.starts_with(|c: char| is_han(c) || "“（".contains(c));
            if !text.is_empty() && !meets {
                text.push(' ');
            }
            text.push_str(word);
        }
        let text = text.trim();
        if !text.is_empty() {
            let (heading, mark) = (self.heading.take(), self.mark.take());
            self.paragraphs.push(Paragraph { text: text.to_owned(), heading, mark, ..Paragraph::default() });
        }
    }
}

/// `nbsp`, `#12`, `#xA0`
fn character(name: &str) -> Option<char> {
    match name.strip_prefix('#') {
        Some(number) => {
            let hex = number.strip_prefix(['x', 'X']);
            hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32)
        }
        None => NAMED.iter().find(|(known, _)| *known == name).map(|(_, c)| *c),
    }
}

/// The page of a web archive (.mht): its first part that is one. One that is packed as base64 is not read.
pub(super) fn archived(bytes: &[u8]) -> Option<String> {
    let lower = bytes.to_ascii_lowercase();
    let at = memchr::memmem::find(&lower, b"content-type: text/html")?;
    // The head of a part ends at an empty line, and begins behind one or at the mark of its part.
    let end_of_head = |from: usize| {
        let (wide, narrow) = (memchr::memmem::find(&lower[from..], b"\r\n\r\n"), memchr::memmem::find(&lower[from..], b"\n\n"));
        match (wide, narrow) {
            (Some(wide), Some(narrow)) if narrow < wide => Some(from + narrow + 2),
            (Some(wide), _) => Some(from + wide + 4),
            (None, narrow) => narrow.map(|narrow| from + narrow + 2),
        }
    };
    let from = end_of_head(at)?;
    let begin = memchr::memmem::rfind(&lower[..at], b"\n--").unwrap_or(0);
    let head = String::from_utf8_lossy(&lower[begin..from]);
    let boundary = memchr::memmem::rfind(&bytes[..at], b"\n--")
        .and_then(|begin| bytes[begin + 1..at].split(|byte| matches!(byte, b'\r' | b'\n')).next());
    let end = boundary.and_then(|mark| memchr::memmem::find(&bytes[from..], mark)).map_or(bytes.len(), |length| from + length);
    let body = &bytes[from..end];
    let body = match head.split("content-transfer-encoding:").nth(1).map(|rest| rest.trim_start().lines().next().unwrap_or_default().trim())
    {
        Some("quoted-printable") => unquoted(body),
        Some("base64") => return None,
        _ => body.to_vec(),
    };
    let charset = head
        .split("charset=")
        .nth(1)
        .map(|rest| rest.trim_start_matches('"').split(['"', ';', '\r', '\n', ' ']).next().unwrap_or_default());
    let encoding = charset.and_then(|charset| encoding_rs::Encoding::for_label(charset.as_bytes()));
    Some(match (encoding, std::str::from_utf8(&body)) {
        (Some(encoding), Err(_)) => encoding.decode(&body).0.into_owned(),
        _ => decode::any(body),
    })
}

/// `=3D` is a byte, `=` at the end of a line no break.
fn unquoted(text: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'=' {
            plain.push(*first);
            continue;
        }
        let byte =
            after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok()).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match (byte, after) {
            (Some(byte), _) => {
                plain.push(byte);
                rest = &after[2..];
            }
            (None, [b'\r', b'\n', more @ ..] | [b'\n', more @ ..]) => rest = more,
            (None, _) => plain.push(b'='),
        }
    }
    plain
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn texts(page: &str) -> Vec<String> {
        let with_mark = |paragraph: Paragraph| format!("{}{}", paragraph.mark.map_or_else(String::new, |mark| mark.text), paragraph.text);
        super::page(page).paragraphs.into_iter().map(with_mark).collect()
    }

    #[test]
    fn pages_are_read_as_they_are_shown() {
        for (page, expected) in [
            ("<p>巡查<b>36</b>次。</p><p>换表50块，<br>修漏&nbsp;3处。", vec!["巡查36次。", "换表50块，", "修漏\u{A0}3处。"]),
            ("<head><title>页</title></head><style>p{}</style><script>if (a<b) '</p>'</script>正文", vec!["正文"]),
            ("<p>县水务局\n 抓好供水，\n共 3 处</p>", vec!["县水务局抓好供水，共 3 处"]),
            ("<ol><li>供水</li><li>排水<ul><li>清淤</li></ul></li><li>节水</li></ol>", vec!["1.供水", "2.排水", "清淤", "3.节水"]),
            ("<table><tr><th>站</th><td>东站</td></tr><tr><td>量</td><td>3吨</td></tr></table>", vec!["站\u{3000}东站", "量\u{3000}3吨"]),
            ("<!-- <p>旧</p> --><![if !supportLists]>a &lt; b &#20013; &amp; &没有; < c<![endif]>", vec!["a < b 中 & &没有; < c"]),
            ("<p>没有说完 <b", vec!["没有说完"]),
            (
                "<p>姓名：<input type=\"text\" value=\"张三\"/><input type=hidden value=甲><input type=checkbox value=1></p>",
                vec!["姓名：张三"],
            ),
        ] {
            assert_eq!(texts(page), expected, "{page}");
        }
        assert_eq!(page("<h2>一、工作</h2><p>甲</p>").paragraphs.iter().map(|one| one.heading).collect::<Vec<_>>(), [Some(1), None]);
    }

    #[test]
    fn a_page_is_taken_out_of_a_web_archive() {
        let archive = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html;\r\n charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p class=3D\"a\">=E5=B7=A1=\r\n查36次。</p>\r\n--x\r\nContent-Type: image/png\r\n\r\nx\r\n--x--";
        assert_eq!(texts(&archived(archive.as_bytes()).unwrap()), ["巡查36次。"]);
        let plain = "MIME-Version: 1.0\nContent-Type: text/html; charset=gb2312\n\n<p>";
        let (wide, _, _) = encoding_rs::GB18030.encode("巡查");
        assert_eq!(texts(&archived(&[plain.as_bytes(), &wide].concat()).unwrap()), ["巡查"]);
        assert_eq!(archived(b"MIME-Version: 1.0\n"), None);
    }
}
