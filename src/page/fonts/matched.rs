use std::collections::BTreeMap;
use std::sync::Arc;

use super::FontError;
use super::files::FontFiles;
use super::loaded::{FULL, Loaded};
use crate::page::{Face, Layout, UsualWidths, Widths};

/// Every face, with the field of a layout that names its font. The first ones are asked for a character that another does not have.
const FACES: [(Face, &str); 8] = [
    (Face::Body, "fonts.body"),
    (Face::Chapter, "fonts.chapter"),
    (Face::Title, "fonts.title"),
    (Face::Item, "fonts.item"),
    (Face::PageNumber, "fonts.page_number"),
    (Face::Table, "fonts.table"),
    (Face::TableHead, "fonts.table_head"),
    (Face::Latin, "fonts.latin.name"),
];

/// How many fonts of one face are loaded: its own, and one that may have what it lacks.
const MOST_OF_A_FACE: usize = 2;

/// What Word adds above and below the line of a Chinese font that is hardly higher than its square, as a share of the size.
const ADDED: f64 = 0.15;
/// Which fonts those are.
const LOW: f64 = 1.2;

/// The fonts of a layout, with the widths and heights that their files say ([`FontFiles::matched`]).
#[derive(Debug, Clone)]
pub struct MatchedFonts {
    fonts: Vec<Arc<Loaded>>,
    /// For each face the fonts in which a character is looked for, its own first.
    chains: [Vec<usize>; FACES.len()],
}

/// How a character is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Shape {
    /// Which of the fonts.
    pub(crate) font: usize,
    pub(crate) glyph: u16,
    /// How wide it is, as a share of the size.
    pub(crate) advance: f64,
}

impl MatchedFonts {
    pub(super) fn new(files: &FontFiles, layout: &Layout) -> Result<Self, FontError> {
        let mut matched = MatchedFonts { fonts: Vec::new(), chains: Default::default() };
        let (mut read, mut loaded) = (BTreeMap::new(), BTreeMap::new());
        // The title first, as in the layout.
        let mut faces = FACES;
        faces.swap(0, 2);
        for (face, field) in faces {
            let name = layout.fonts.of(face);
            let stand_ins = of_its_own(face, layout).stand_ins();
            let names = std::iter::once(&name).chain(stand_ins);
            let mut found = names.filter_map(|name| files.named(name)).take(MOST_OF_A_FACE).peekable();
            if found.peek().is_none() {
                return Err(FontError::Missing { field, name: name.to_owned(), stand_ins });
            }
            for (source, index) in found {
                let bytes = source.bytes(&mut read)?;
                let key = (Arc::as_ptr(&bytes) as usize, index);
                let font = match loaded.get(&key) {
                    Some(font) => *font,
                    None => {
                        let font = Loaded::new(&bytes, index).ok_or(FontError::NoFont)?;
                        matched.fonts.push(Arc::new(font));
                        loaded.insert(key, matched.fonts.len() - 1);
                        matched.fonts.len() - 1
                    }
                };
                let chain = &mut matched.chains[face as usize];
                if !chain.contains(&font) {
                    chain.push(font);
                }
            }
        }
        // A character that a font and its stand-ins do not have is taken from the other faces.
        let others: Vec<usize> = FACES.iter().flat_map(|(face, _)| matched.chains[*face as usize].clone()).collect();
        for chain in &mut matched.chains {
            for font in &others {
                if !chain.contains(font) {
                    chain.push(*font);
                }
            }
        }
        Ok(matched)
    }

    /// How a character of this face is drawn; `None` where no font has it.
    pub(crate) fn shape(&self, face: Face, character: char) -> Option<Shape> {
        self.chains[face as usize].iter().find_map(|index| {
            let font = &self.fonts[*index];
            let mut glyph = font.glyph(character)?;
            if is_full(face, character) {
                glyph = font.full(glyph);
            }
            Some(Shape { font: *index, glyph, advance: font.advance(glyph) })
        })
    }

    /// How two dashes that are one stroke are drawn.
    #[cfg(feature = "pdf")]
    pub(crate) fn long_dash(&self, face: Face) -> Option<Shape> {
        let font = self.shape(face, '—').filter(|_| is_full(face, '—'))?.font;
        let glyph = self.fonts[font].long_dash?;
        Some(Shape { font, glyph, advance: self.fonts[font].advance(glyph) })
    }

    #[cfg(feature = "pdf")]
    pub(crate) fn fonts(&self) -> &[Arc<Loaded>] {
        &self.fonts
    }
}

impl Widths for MatchedFonts {
    fn width(&self, face: Face, character: char) -> f64 {
        self.shape(face, character).map_or_else(|| UsualWidths.width(face, character), |shape| shape.advance)
    }

    /// As the font says. Word adds to the lines of Chinese fonts that are as high as their square.
    fn heights(&self, face: Face) -> (f64, f64) {
        let Some(font) = self.chains[face as usize].first() else { return UsualWidths.heights(face) };
        let (above, below) = self.fonts[*font].heights;
        if face != Face::Latin && above + below < LOW { (above + ADDED, below + ADDED) } else { (above, below) }
    }
}

/// The face whose stand-ins a face takes: the fonts of tables are those of the text where the layout says no others.
fn of_its_own(face: Face, layout: &Layout) -> Face {
    match face {
        Face::Table if layout.fonts.table.is_none() => Face::Body,
        Face::TableHead if layout.fonts.table_head.is_none() => Face::Chapter,
        face => face,
    }
}

/// Whether a character is as wide as a Chinese one. The dashes of a page number stand beside its digits.
fn is_full(face: Face, character: char) -> bool {
    FULL.contains(&character) && !matches!(face, Face::Latin | Face::PageNumber)
}
