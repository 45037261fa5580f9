use std::sync::Arc;

use skrifa::instance::{Location, Size};
#[cfg(feature = "png")]
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::types::GlyphId;
use skrifa::{FontRef, MetadataProvider, Tag};

#[cfg(any(feature = "pdf", feature = "png"))]
use super::files::LEAST_BOLD;
use super::wide;

/// What Chinese text has as wide as a character, though Latin text has it too.
pub(super) const FULL: [char; 6] = ['—', '…', '“', '”', '‘', '’'];

/// The axis of a font that has all weights.
const WEIGHTS: Tag = Tag::new(b"wght");

/// A font whose characters are known. All measures are shares of the size.
pub(crate) struct Loaded {
    bytes: Arc<Vec<u8>>,
    index: u32,
    /// The weight that is asked of it, where it has all of them.
    pub(super) weight: Option<f32>,
    #[cfg(any(feature = "pdf", feature = "png"))]
    pub(super) is_bold: bool,
    /// The glyph of each character of the first plane; zero where it has none.
    glyphs: Vec<u16>,
    /// Those of the others, in ascending order.
    beyond: Vec<(u32, u16)>,
    advances: Vec<f64>,
    pub(super) heights: (f64, f64),
    /// The full forms of marks.
    full: Vec<(u16, u16)>,
    /// The dash of two squares.
    #[cfg(any(feature = "pdf", feature = "png"))]
    pub(super) long_dash: Option<u16>,
}

impl Loaded {
    /// Of a font that has all weights this one; `None` where the bytes are no font that can be read.
    pub(super) fn new(bytes: &Arc<Vec<u8>>, index: u32, weight: f32) -> Option<Self> {
        let font = FontRef::from_index(bytes, index).ok()?;
        let weight = font.axes().get_by_tag(WEIGHTS).map(|_| weight);
        let location = located(&font, weight);
        let metrics = font.metrics(Size::unscaled(), &location);
        let widths = font.glyph_metrics(Size::unscaled(), &location);
        let share = |units: f32| f64::from(units) / f64::from(metrics.units_per_em.max(1));
        let (mut glyphs, mut beyond) = (vec![0; 0x1_0000], Vec::new());
        for (character, glyph) in font.charmap().mappings() {
            let Ok(glyph) = u16::try_from(glyph.to_u32()) else { continue };
            match glyphs.get_mut(character as usize) {
                Some(place) => *place = glyph,
                None => beyond.push((character, glyph)),
            }
        }
        let count = u16::try_from(widths.glyph_count()).unwrap_or(u16::MAX);
        let advances = (0..count).map(|glyph| widths.advance_width(GlyphId::from(glyph)).map_or(1.0, share)).collect();
        let marks = FULL.map(|mark| glyphs[mark as usize]);
        let full = wide::full_forms(&font, &marks.into_iter().filter(|glyph| *glyph != 0).collect::<Vec<_>>());
        Some(Loaded {
            bytes: bytes.clone(),
            index,
            weight,
            #[cfg(any(feature = "pdf", feature = "png"))]
            is_bold: weight.unwrap_or(font.attributes().weight.value()) >= LEAST_BOLD as f32,
            #[cfg(any(feature = "pdf", feature = "png"))]
            long_dash: wide::joined(&font, marks[0]),
            glyphs,
            beyond,
            advances,
            heights: (share(metrics.ascent), share(-metrics.descent)),
            full,
        })
    }

    /// Its file, which one of that, and the weight that is asked of it where it has several.
    #[cfg(feature = "pdf")]
    pub(crate) fn file(&self) -> (Arc<Vec<u8>>, u32, Option<f32>) {
        (self.bytes.clone(), self.index, self.weight)
    }

    /// Draws the outline of a glyph, and says how many of its units are the size. Nothing is drawn of what cannot be read.
    #[cfg(feature = "png")]
    pub(crate) fn outline(&self, glyph: u16, pen: &mut impl OutlinePen) -> Option<u16> {
        let font = FontRef::from_index(&self.bytes, self.index).ok()?;
        let location = located(&font, self.weight);
        font.outline_glyphs().get(GlyphId::from(glyph))?.draw(DrawSettings::unhinted(Size::unscaled(), &location), pen).ok()?;
        Some(font.metrics(Size::unscaled(), &location).units_per_em).filter(|units| *units > 0)
    }

    /// The glyph of a character.
    pub(super) fn glyph(&self, character: char) -> Option<u16> {
        let character = u32::from(character);
        let glyph = match self.glyphs.get(character as usize) {
            Some(glyph) => *glyph,
            None => self.beyond.binary_search_by_key(&character, |(of, _)| *of).map_or(0, |index| self.beyond[index].1),
        };
        (glyph != 0).then_some(glyph)
    }

    /// The form of it that is a square wide, or itself.
    pub(super) fn full(&self, glyph: u16) -> u16 {
        self.full.iter().find(|(narrow, _)| *narrow == glyph).map_or(glyph, |(_, full)| *full)
    }

    pub(super) fn advance(&self, glyph: u16) -> f64 {
        self.advances.get(usize::from(glyph)).copied().unwrap_or(1.0)
    }
}

fn located(font: &FontRef<'_>, weight: Option<f32>) -> Location {
    weight.map_or_else(Location::default, |weight| font.axes().location([(WEIGHTS, weight)]))
}

impl std::fmt::Debug for Loaded {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "font {} of {} bytes", self.index, self.bytes.len())
    }
}
