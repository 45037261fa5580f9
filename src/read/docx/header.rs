//! The heads and feet of pages: whether they say anything but the number of the page.

use super::ReadError;
use super::unpack::{Package, Part};
use super::xml::{Space, Token};
use crate::model::is_han;

/// How much of a head or foot is looked at, in bytes.
const LONGEST: usize = 400;

/// The text of the head or foot of a page, where it is more than a number.
pub(super) fn head_or_foot(part: &Part, package: &Package<'_>) -> Result<Option<String>, ReadError> {
    let (mut text, mut in_text) = (String::new(), false);
    package.walk(part, &mut |token| {
        match token {
            Token::Begin(element) => match (element.space, element.name()) {
                (Space::Word | Space::Drawing, b"t") => in_text = true,
                (Space::Word | Space::Drawing, b"p") if !text.is_empty() => text.push(' '),
                // A watermark.
                (Space::Known, b"textpath") if text.len() < LONGEST => text.push_str(&element.attribute("string").unwrap_or_default()),
                _ => {}
            },
            Token::End(Space::Word | Space::Drawing, b"t") => in_text = false,
            Token::Text(added) if in_text && text.len() < LONGEST => text.push_str(added),
            _ => {}
        }
        Ok(())
    })?;
    let says = |c: &char| is_han(*c) && !"第页共之附件".contains(*c) || c.is_ascii_alphabetic();
    Ok((text.chars().filter(says).count() > 1).then(|| text.trim().to_owned()))
}
