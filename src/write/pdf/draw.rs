//! A page of lines and rules -> a page of the PDF.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};

use super::super::ink::{ABOVE, BLANK, BOLD, Letter, letters};
use crate::page::{Color, FontError, Kind, Line, MatchedFonts, PrintedPage, Rule, Run};

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
        for letters in letters(run, self.matched)?.chunk_by(|one, next| one.shape.font == next.shape.font) {
            let is_bold = letters.iter().all(|letter| letter.shape.is_bold);
            surface.set_stroke((run.bold && !is_bold).then(stroke));
            self.stretch(surface, run, y, letters);
        }
        Ok(())
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
