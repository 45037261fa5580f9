use std::sync::Arc;

use skrifa::instance::{Location, Size};
use skrifa::raw::types::GlyphId;
use skrifa::{FontRef, MetadataProvider, Tag};

use super::wide;

/// What Chinese text has as wide as a character, though Latin text has it too.
pub(super) const FULL: [char; 6] = ['—', '…', '“', '”', '‘', '’'];

/// The weight that is asked of a font that has all of them.
const REGULAR: f32 = 400.0;

/// A font whose characters are known. All measures are shares of the size.
pub(crate) struct Loaded {
    bytes: Arc<Vec<u8>>,
    index: u32,
    /// Whether its weight is to be said.
    #[cfg(feature = "pdf")]
    has_weights: bool,
    /// The glyph of each character of the first plane; zero where it has none.
    glyphs: Vec<u16>,
    /// Those of the others, in ascending order.
    beyond: Vec<(u32, u16)>,
    advances: Vec<f64>,
    pub(super) heights: (f64, f64),
    /// The full forms of marks.
    full: Vec<(u16, u16)>,
    /// The dash of two squares.
    #[cfg(feature = "pdf")]
    pub(super) long_dash: Option<u16>,
}

impl Loaded {
    /// `None` where the bytes are no font that can be read.
    pub(super) fn new(bytes: &Arc<Vec<u8>>, index: u32) -> Option<Self> {
        let font = FontRef::from_index(bytes, index).ok()?;
        let weight = Tag::new(b"wght");
        let has_weights = font.axes().get_by_tag(weight).is_some();
        let location = if has_weights { font.axes().location([(weight, REGULAR)]) } else { Location::default() };
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
            #[cfg(feature = "pdf")]
            has_weights,
            #[cfg(feature = "pdf")]
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
        (self.bytes.clone(), self.index, self.has_weights.then_some(REGULAR))
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

impl std::fmt::Debug for Loaded {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "font {} of {} bytes", self.index, self.bytes.len())
    }
}
