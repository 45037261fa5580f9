//! What diagrams and charts say, which stands in parts of their own.

use std::collections::{HashMap, HashSet};

use super::ReadError;
use super::unpack::{Package, Part, Relations};
use super::xml::{Space, Token};

/// The paragraphs of diagrams and charts that are not blank, by the names of their relations.
#[derive(Default)]
pub(super) struct Drawings(HashMap<String, Vec<String>>);

impl Drawings {
    pub(super) fn read(relations: &Relations, package: &mut Package<'_>) -> Result<Self, ReadError> {
        let mut drawings = HashMap::new();
        let kinds = [("/diagramData", false), ("/chart", true), ("/chartEx", true)];
        let parts = kinds.into_iter().flat_map(|(kind, is_chart)| relations.of_kind(kind).into_iter().map(move |part| (part, is_chart)));
        for ((id, target), is_chart) in parts {
            // A part that is broken is but a picture.
            let words = match package.part(target) {
                Ok(Some(part)) if is_chart => labels(&part, package).unwrap_or_default(),
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

/// What a chart says beside its values: the text of its titles, the names of its series and categories, each once.
fn labels(part: &Part, package: &Package<'_>) -> Result<Vec<String>, ReadError> {
    let (mut labels, mut seen, mut text) = (Vec::new(), HashSet::new(), String::new());
    let (mut in_text, mut in_values) = (false, 0_usize);
    package.walk(part, &mut |token| {
        match token {
            Token::Begin(element) if in_values > 0 || is_values(element.name()) => in_values += 1,
            Token::End(..) if in_values > 0 => in_values -= 1,
            Token::Begin(element) => {
                in_text = match element.space {
                    Space::Drawing => element.name() == b"t",
                    _ => matches!(element.name(), b"v" | b"pt"),
                };
            }
            Token::End(space, name) => {
                in_text = false;
                if matches!((space, name), (Space::Drawing, b"p") | (_, b"v" | b"pt")) {
                    let label = std::mem::take(&mut text).trim().to_owned();
                    if !label.is_empty() && seen.insert(label.clone()) {
                        labels.push(label);
                    }
                }
            }
            Token::Text(added) if in_text && in_values == 0 => text.push_str(added),
            Token::Text(_) => {}
        }
        Ok(())
    })?;
    Ok(labels)
}

/// Whether an element of a chart holds its values.
fn is_values(name: &[u8]) -> bool {
    matches!(name, b"val" | b"xVal" | b"yVal" | b"bubbleSize" | b"errBars" | b"numDim")
}
