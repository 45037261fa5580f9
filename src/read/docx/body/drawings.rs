//! Drawings: what they say is read behind the paragraph in which they stand, else they are said; and alternatives, which mostly hold
//! drawings.

use super::super::xml::Element;
use super::{Body, Story};
use crate::read::LeftOutKind;

impl Body<'_> {
    pub(super) fn begin_alternate(&mut self, element: &Element<'_>) {
        match element.name() {
            b"AlternateContent" => self.alternates.push(Err(String::new())),
            name @ (b"Choice" | b"Fallback") => {
                let is_readable = name == b"Fallback" || element.is_understood();
                match self.alternates.last_mut() {
                    Some(taken @ Err(_)) if is_readable => *taken = Ok(()),
                    taken => {
                        if let Some(Err(requires)) = taken.filter(|taken| taken.as_ref().is_err_and(String::is_empty)) {
                            *requires = element.attribute("Requires").unwrap_or_default();
                        }
                        self.pass_over(None);
                    }
                }
            }
            _ => {}
        }
    }

    /// An element of a drawing, or of one of Microsoft's later namespaces.
    pub(super) fn begin_known(&mut self, element: &Element<'_>) {
        match element.name() {
            b"docPr" => {
                let described = ["descr", "title"].into_iter().find_map(|name| element.attribute(name).filter(|text| !text.is_empty()));
                self.drawing = described.unwrap_or_default();
            }
            b"textpath" if element.attribute("on").is_none_or(|on| !matches!(on.as_str(), "f" | "false")) => {
                let text = element.attribute("string").unwrap_or_default();
                self.read_drawing(text.lines());
            }
            name @ (b"chart" | b"relIds") => {
                let part = element.attribute(if name == b"chart" { "id" } else { "dm" }).unwrap_or_default();
                let words = self.drawings.take(&part);
                if name == b"relIds" && !words.is_empty() {
                    return self.read_drawing(words.iter().map(String::as_str));
                }
                let described = std::mem::take(&mut self.drawing);
                let kind = if name == b"chart" { LeftOutKind::Chart } else { LeftOutKind::Picture };
                self.leave_out(kind, &format!("{described} {}", words.join(" ")));
            }
            name if is_shape(name) => {
                let described = ["alt", "title"].into_iter().find_map(|name| element.attribute(name).filter(|text| !text.is_empty()));
                self.drawing = described.unwrap_or_else(|| std::mem::take(&mut self.drawing));
            }
            b"pic" | b"imagedata" | b"contentPart" | b"model3d" => {
                let described = std::mem::take(&mut self.drawing);
                self.leave_out(LeftOutKind::Picture, &described);
            }
            b"OLEObject" => {
                let program = element.attribute("ProgID").unwrap_or_default();
                let kind = if program.starts_with("Equation") { LeftOutKind::Formula } else { LeftOutKind::Embedded };
                self.leave_out(kind, &program);
            }
            b"symEx" => self.symbol(element),
            _ => {}
        }
    }

    /// The end of one: what describes it is said, where nothing of it was read or said.
    pub(super) fn end_known(&mut self, name: &[u8]) {
        if matches!(name, b"inline" | b"anchor") || is_shape(name) {
            let described = std::mem::take(&mut self.drawing);
            if !described.is_empty() {
                self.leave_out(LeftOutKind::Picture, &described);
            }
        }
    }

    /// The words of a drawing, as those of a text box.
    fn read_drawing<'t>(&mut self, lines: impl Iterator<Item = &'t str>) {
        self.stories.push(Story::default());
        for line in lines {
            self.begin_paragraph();
            self.push(line);
            self.close_paragraph();
        }
        self.end_story();
    }
}

/// Shapes of older documents, which may be described.
fn is_shape(name: &[u8]) -> bool {
    matches!(name, b"shape" | b"rect" | b"roundrect" | b"oval" | b"line" | b"polyline" | b"group")
}
