//! What diagrams and charts say, which stands in parts of their own.

use std::collections::HashMap;

use super::ReadError;
use super::unpack::{Package, Part, Relations};
use super::xml::{Space, Token};

/// The paragraphs of diagrams and charts that are not blank, by the names of their relations.
#[derive(Default)]
pub(super) struct Drawings(HashMap<String, Vec<String>>);

impl Drawings {
    pub(super) fn read(relations: &Relations, package: &mut Package<'_>) -> Result<Self, ReadError> {
        let mut drawings = HashMap::new();
        for (id, target) in ["/diagramData", "/chart", "/chartEx"].into_iter().flat_map(|kind| relations.of_kind(kind)) {
            // A part that is broken is but a picture.
            let words = match package.part(target) {
                Ok(Some(part)) => words(&part, package).unwrap_or_default(),
                Err(error @ ReadError::TooLarge { .. }) => return Err(error),
                Ok(None) | Err(_) => continue,
            };
            drawings.insert(id.to_owned(), words);
        }
        Ok(Drawings(drawings))
    }

    /// What the drawing of this name says; it is said once.
    pub(super) fn take(&mut self, id: &str) -> Vec<String> {
        self.0.remove(id).unwrap_or_default()
    }
}

fn words(part: &Part, package: &Package<'_>) -> Result<Vec<String>, ReadError> {
    let (mut words, mut text, mut in_text) = (Vec::new(), String::new(), false);
    package.walk(part, &mut |token| {
        match token {
            Token::Begin(element) if element.space == Space::Drawing && element.name() == b"t" => in_text = true,
            Token::End(Space::Drawing, b"t") => in_text = false,
            Token::End(Space::Drawing, b"p") if !text.trim().is_empty() => words.push(std::mem::take(&mut text)),
            Token::Text(added) if in_text => text.push_str(added),
            _ => {}
        }
        Ok(())
    })?;
    Ok(words)
}
