//! The heads and feet of pages: whether they say or show anything but the number of the page.

use super::ReadError;
use super::unpack::{Package, Part};
use super::xml::{Space, Token};
use crate::model::is_han;

/// How much of a head or foot is looked at, in bytes.
const LONGEST: usize = 400;
/// The most digits of the number of a page that somebody typed.
const PAGE: usize = 4;

/// The text of the head or foot of a page, where it is more than a number or has a picture.
pub(super) fn head_or_foot(part: &Part, package: &Package<'_>) -> Result<Option<String>, ReadError> {
    let (mut text, mut in_text) = (String::new(), false);
    // The code of the field that is open, and whether its result is the number of a page.
    let (mut code, mut in_code, mut in_page) = (String::new(), false, false);
    // What describes a picture, where there is one.
    let (mut described, mut has_picture) = (String::new(), false);
    package.walk(part, &mut |token| {
        match token {
            Token::Begin(element) => match (element.space, element.name()) {
                (Space::Word | Space::Drawing, b"t") => in_text = !in_page,
                (Space::Word, b"instrText") => in_code = true,
                (Space::Word, b"fldSimple") => in_page = is_page(&element.attribute("instr").unwrap_or_default()),
                (Space::Word, b"fldChar") => {
                    match element.attribute("fldCharType").as_deref() {
                        Some("separate") => in_page = is_page(&code),
                        _ => in_page = false,
                    }
                    code.clear();
                }
                (Space::Known, b"docPr") => described = element.attribute("descr").unwrap_or_default(),
                (Space::Known, b"pic" | b"imagedata" | b"chart" | b"relIds") => has_picture = true,
                (Space::Word | Space::Drawing, b"p") if !text.is_empty() => text.push(' '),
                // A watermark.
                (Space::Known, b"textpath") if text.len() < LONGEST => text.push_str(&element.attribute("string").unwrap_or_default()),
                _ => {}
            },
            Token::End(Space::Word | Space::Drawing, b"t") => in_text = false,
            Token::End(Space::Word, b"instrText") => in_code = false,
            Token::End(Space::Word, b"fldSimple") => in_page = false,
            Token::Text(added) if in_code && code.len() < LONGEST => code.push_str(added),
            Token::Text(added) if in_text && text.len() < LONGEST => text.push_str(added),
            _ => {}
        }
        Ok(())
    })?;
    let count = |is_of_kind: fn(char) -> bool| text.chars().filter(|c| is_of_kind(*c)).count();
    let says = count(|c| is_han(c) && !"第页共之附件".contains(c)) > 0
        || count(|c| c.is_ascii_alphabetic()) > 1
        || count(|c| c.is_numeric()) > PAGE;
    let text = if says { text } else { described };
    Ok((says || has_picture).then(|| text.trim().to_owned()))
}

/// Whether a field prints the number of a page, or of all.
fn is_page(code: &str) -> bool {
    code.to_ascii_uppercase().contains("PAGE")
}
