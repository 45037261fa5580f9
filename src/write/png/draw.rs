//! A page of lines and rules -> dots.

use std::collections::HashMap;
use std::rc::Rc;

use skrifa::outline::OutlinePen;
use tiny_skia::{FillRule, Paint, Path, PathBuilder, Pixmap, Rect, Stroke, Transform};

use super::super::ink::{ABOVE, BLANK, BOLD, letters};
use super::PngError;
use super::encode::encoded;
use crate::page::{Color, Kind, Line, MatchedFonts, PrintedPage, Rule, Run};

/// Draws pages with the fonts of a layout, each glyph read once.
pub(super) struct Canvas<'c> {
    matched: &'c MatchedFonts,
    /// Dots a point.
    scale: f32,
    /// By font and number; none for what has no outline, as a blank.
    glyphs: HashMap<(usize, u16), Option<Rc<Glyph>>>,
}

struct Glyph {
    outline: Path,
    /// How many of its units are the size.
    units: f32,
}

impl<'c> Canvas<'c> {
    pub(super) fn new(matched: &'c MatchedFonts, dpi: u16) -> Self {
        Canvas { matched, scale: f32::from(dpi) / 72.0, glyphs: HashMap::new() }
    }

    /// The picture of a page as a file.
    pub(super) fn png(&mut self, page: &PrintedPage) -> Result<Vec<u8>, PngError> {
        let dots = |points: f64| (points as f32 * self.scale).ceil() as u32;
        let (width, height) = (dots(page.width), dots(page.height));
        let mut paper = Pixmap::new(width, height).ok_or(PngError::Memory { width, height })?;
        paper.fill(tiny_skia::Color::WHITE);
        for line in page.lines.iter().chain(&page.folio) {
            self.line(&mut paper, line)?;
        }
        page.rules.iter().for_each(|rule| self.rule(&mut paper, rule));
        encoded(&paper).map_err(|_| PngError::Memory { width, height })
    }

    fn line(&mut self, paper: &mut Pixmap, line: &Line) -> Result<(), PngError> {
        line.runs.iter().try_for_each(|run| self.run(paper, run, line.y))
    }

    /// Draws a stretch of a line whose base line is `y` below the upper edge of the page.
    fn run(&mut self, paper: &mut Pixmap, run: &Run, y: f64) -> Result<(), PngError> {
        let to_dots = Transform::from_scale(self.scale, self.scale);
        if run.kind == Kind::Blank
            && let Some(ground) = Rect::from_xywh(run.x as f32, (y - ABOVE * run.size) as f32, run.width as f32, run.size as f32)
        {
            paper.fill_rect(ground, &paint(BLANK), to_dots, None);
        }
        let ink = paint(run.color);
        for letter in letters(run, self.matched)? {
            let Some(glyph) = self.glyph(letter.shape.font, letter.shape.glyph) else { continue };
            let unit = run.size as f32 / glyph.units;
            // Fonts count upwards.
            let place = to_dots.pre_translate(letter.x as f32, y as f32).pre_scale(unit, -unit);
            paper.fill_path(&glyph.outline, &ink, FillRule::Winding, place, None);
            if run.bold && !letter.shape.is_bold {
                let stroke = Stroke { width: BOLD as f32 * glyph.units, ..Stroke::default() };
                paper.stroke_path(&glyph.outline, &ink, &stroke, place, None);
            }
        }
        Ok(())
    }

    fn glyph(&mut self, font: usize, glyph: u16) -> Option<Rc<Glyph>> {
        let read = || {
            let mut outline = Outline(PathBuilder::new());
            let units = self.matched.fonts().get(font)?.outline(glyph, &mut outline)?;
            Some(Rc::new(Glyph { outline: outline.0.finish()?, units: units.into() }))
        };
        self.glyphs.entry((font, glyph)).or_insert_with(read).clone()
    }

    fn rule(&self, paper: &mut Pixmap, rule: &Rule) {
        let mut path = PathBuilder::new();
        path.move_to(rule.from.0 as f32, rule.from.1 as f32);
        path.line_to(rule.to.0 as f32, rule.to.1 as f32);
        if let Some(path) = path.finish() {
            let stroke = Stroke { width: rule.width as f32, ..Stroke::default() };
            paper.stroke_path(&path, &paint(Color::BLACK), &stroke, Transform::from_scale(self.scale, self.scale), None);
        }
    }
}

/// What skrifa draws, as a path.
struct Outline(PathBuilder);

impl OutlinePen for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to(cx, cy, x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.0.cubic_to(cx0, cy0, cx1, cy1, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

fn paint(Color(red, green, blue): Color) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color_rgba8(red, green, blue, 0xFF);
    paint
}
