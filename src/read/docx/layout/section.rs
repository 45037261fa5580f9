//! The paper of a document: the properties of its first section.

use super::super::ReadError;
use super::super::unpack::{Package, Part};
use super::super::xml::{Space, Token};
use super::look::number;

/// The first section, in twips.
#[derive(Default)]
pub(super) struct Section {
    pub(super) size: Option<(f64, f64)>,
    /// Top, right, bottom, left.
    pub(super) margins: Option<[f64; 4]>,
    pub(super) footer: Option<f64>,
    /// From line to line of the grid.
    pub(super) pitch: Option<f64>,
    pub(super) has_title_page: bool,
    /// The names of the relations of its feet, each with the pages that it is of.
    pub(super) feet: Vec<(String, String)>,
}

impl Section {
    pub(super) fn read(document: &Part, package: &Package<'_>) -> Result<Self, ReadError> {
        let (mut section, mut is_open, mut is_done) = (Section::default(), false, false);
        package.walk(document, &mut |token| {
            match token {
                Token::Begin(element) if element.space == Space::Word && !is_done => match element.name() {
                    b"sectPr" => is_open = true,
                    b"pgSz" if is_open => {
                        section.size = number(&element, "w").zip(number(&element, "h"));
                    }
                    b"pgMar" if is_open => {
                        let of = |name| number(&element, name);
                        let all = (of("top"), of("right").or_else(|| of("end")), of("bottom"), of("left").or_else(|| of("start")));
                        if let (Some(top), Some(right), Some(bottom), Some(left)) = all {
                            section.margins = Some([top, right, bottom, left + of("gutter").unwrap_or(0.0)]);
                        }
                        section.footer = of("footer");
                    }
                    b"docGrid" if is_open && element.attribute("type").is_some_and(|kind| kind != "default") => {
                        section.pitch = number(&element, "linePitch").filter(|pitch| *pitch > 0.0);
                    }
                    b"titlePg" if is_open => section.has_title_page = element.is_on(),
                    b"footerReference" if is_open && section.feet.len() < 3 => {
                        let kind = element.attribute("type").unwrap_or_else(|| "default".into());
                        section.feet.extend(element.attribute("id").map(|id| (id, kind)));
                    }
                    _ => {}
                },
                Token::End(Space::Word, b"sectPr") => is_done = true,
                _ => {}
            }
            Ok(())
        })?;
        Ok(section)
    }
}
