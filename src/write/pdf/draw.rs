//! A page of lines and rules -> a page of the PDF.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};

use crate::model::characters::is_invisible;
use crate::page::{Color, FontError, Kind, Line, MatchedFonts, PrintedPage, Rule, Run, Shape};

/// What is still to be filled in is on this colour.
const BLANK: Color = Color(0xFF, 0xFF, 0);
/// How far the square of a Chinese character is above the base line, as a share of the size.
pub(super) const ABOVE: f64 = 0.88;
/// How thick the stroke around a bold character is, as a share of the size.
const BOLD: f64 = 0.03;

/// Draws with the fonts of a layout.
pub(super) struct Pen<'p> {
    pub(super) matched: &'p MatchedFonts,
    /// Those of `matched`, as krilla has them.
    pub(super) fonts: &'p [Font],
}

impl Pen<'_> {
    /// Draws all that stands on a page.
    pub(super) fn page(&self, surface: &mut Surface<'_>, page: &PrintedPage) -> Result<(), FontError> {
        page.lines.iter().chain(&page.folio).try_for_each(|line| self.line(surface, line))?;
        page.rules.iter().for_each(|rule| self.rule(surface, rule));
        Ok(())
    }

    /// Draws a line where it stands.
    pub(super) fn line(&self, surface: &mut Surface<'_>, line: &Line) -> Result<(), FontError> {
        line.runs.iter().try_for_each(|run| self.run(surface, run, line.y))
    }

    /// Draws a stretch of a line whose base line is `y` below the upper edge of the page.
    fn run(&self, surface: &mut Surface<'_>, run: &Run, y: f64) -> Result<(), FontError> {
        if run.kind == Kind::Blank {
            self.area(surface, (run.x, y - ABOVE * run.size), (run.width, run.size), BLANK);
        }
        surface.set_fill(Some(fill(run.color)));
        let stroke = || Stroke { paint: paint(run.color).into(), width: (BOLD * run.size) as f32, ..Stroke::default() };
        surface.set_stroke(run.bold.then(stroke));
        for letters in self.letters(run)?.chunk_by(|one, next| one.shape.font == next.shape.font) {
            self.stretch(surface, run, y, letters);
        }
        Ok(())
    }

    /// The glyphs of a stretch with their places.
    fn letters(&self, run: &Run) -> Result<Vec<Letter>, FontError> {
        let mut letters: Vec<Letter> = Vec::with_capacity(32);
        for ((at, character), x) in run.text.char_indices().zip(run.positions(self.matched)) {
            let end = at + character.len_utf8();
            if let Some(last) = letters.last_mut()
                && character == '—'
                && &run.text[last.text.clone()] == "—"
                && let Some(dash) = self.matched.long_dash(run.face)
            {
                (last.shape, last.text.end) = (dash, end);
                continue;
            }
            match self.matched.shape(run.face, character) {
                // A byte order mark and its like have no place in a text that is copied.
                Some(_) if is_invisible(character) => {}
                Some(shape) => letters.push(Letter { shape, x, text: at..end }),
                None if is_invisible(character) || character.is_whitespace() || character.is_control() => {}
                None => return Err(FontError::Character { character }),
            }
        }
        Ok(letters)
    }

    /// Draws glyphs of one font.
    fn stretch(&self, surface: &mut Surface<'_>, run: &Run, y: f64, letters: &[Letter]) {
        let Some((first, font)) = letters.first().and_then(|first| Some((first, self.fonts.get(first.shape.font)?))) else { return };
        let ends = letters.iter().skip(1).map(|next| Some(next.x)).chain([None]);
        let glyphs: Vec<KrillaGlyph> = letters
            .iter()
            .zip(ends)
            .map(|(letter, next)| {
                let advance = next.map_or(letter.shape.advance, |next| (next - letter.x) / run.size);
                KrillaGlyph::new(GlyphId::new(letter.shape.glyph.into()), advance as f32, 0.0, 0.0, 0.0, letter.text.clone(), None)
            })
            .collect();
        let start = Point::from_xy(first.x as f32, y as f32);
        surface.draw_glyphs(start, &glyphs, font.clone(), &run.text, run.size as f32, false);
    }

    fn rule(&self, surface: &mut Surface<'_>, rule: &Rule) {
        self.stroke(surface, &[rule.from, rule.to], rule.width, Color::BLACK);
    }

    /// Draws straight from point to point.
    pub(super) fn stroke(&self, surface: &mut Surface<'_>, points: &[(f64, f64)], width: f64, color: Color) {
        let mut path = PathBuilder::new();
        for (index, (x, y)) in points.iter().enumerate() {
            let to = if index == 0 { PathBuilder::move_to } else { PathBuilder::line_to };
            to(&mut path, *x as f32, *y as f32);
        }
        surface.set_fill(None);
        surface.set_stroke(Some(Stroke { paint: paint(color).into(), width: width as f32, ..Stroke::default() }));
        draw(surface, path.finish());
    }

    /// Fills an area, given by its upper left corner and its size.
    pub(super) fn area(&self, surface: &mut Surface<'_>, (x, y): (f64, f64), (width, height): (f64, f64), color: Color) {
        let mut path = PathBuilder::new();
        if let Some(area) = Rect::from_xywh(x as f32, y as f32, width as f32, height as f32) {
            path.push_rect(area);
        }
        surface.set_fill(Some(fill(color)));
        surface.set_stroke(None);
        draw(surface, path.finish());
    }
}

/// A glyph, and which bytes of the stretch it prints.
struct Letter {
    shape: Shape,
    x: f64,
    text: std::ops::Range<usize>,
}

fn draw(surface: &mut Surface<'_>, path: Option<Path>) {
    if let Some(path) = path {
        surface.draw_path(&path);
    }
}

fn paint(Color(red, green, blue): Color) -> rgb::Color {
    rgb::Color::new(red, green, blue)
}

fn fill(color: Color) -> Fill {
    Fill { paint: paint(color).into(), ..Fill::default() }
}
