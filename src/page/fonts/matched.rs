use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::FontError;
use super::files::{FontFiles, Source};
use super::loaded::{FULL, Loaded};
use crate::page::look::Look;
use crate::page::{Face, Layout, Style, UsualWidths, Widths};

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
    /// The bold font of each face that the layout has in bold type, where one was given.
    bold: [Option<usize>; FACES.len()],
}

/// How a character is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Shape {
    /// Which of the fonts.
    pub(crate) font: usize,
    pub(crate) glyph: u16,
    /// How wide it is, as a share of the size.
    pub(crate) advance: f64,
    /// Whether the font is a bold one.
    #[cfg(any(feature = "pdf", feature = "png"))]
    pub(crate) is_bold: bool,
}

/// The weights that are asked of a font that has all of them.
const REGULAR: f32 = 400.0;
const BOLD: f32 = 700.0;

impl MatchedFonts {
    pub(super) fn new(files: &FontFiles, layout: &Layout) -> Result<Self, FontError> {
        let mut loader = Loader::default();
        let mut chains: [Vec<usize>; FACES.len()] = Default::default();
        let mut bold = [None; FACES.len()];
        let in_bold = in_bold(layout);
        // The title first, as in the layout.
        let mut faces = FACES;
        faces.swap(0, 2);
        for (face, field) in faces {
            let name = layout.fonts.of(face);
            let stand_ins = of_its_own(face, layout).stand_ins();
            let names = std::iter::once(&name).chain(stand_ins);
            let mut found = names.filter_map(|name| Some((name, files.named(name)?))).take(MOST_OF_A_FACE).peekable();
            let Some((own, regular)) = found.peek().copied() else {
                return Err(FontError::Missing { field, name: name.to_owned(), stand_ins });
            };
            let chain: &mut Vec<usize> = &mut chains[face as usize];
            for (_, font) in found {
                let font = loader.load(font, REGULAR)?;
                if !chain.contains(&font) {
                    chain.push(font);
                }
            }
            if in_bold.contains(&face) {
                bold[face as usize] = match files.bold(own) {
                    Some(font) => Some(loader.load(font, BOLD)?),
                    None if loader.fonts[chain[0]].weight.is_some() => Some(loader.load(regular, BOLD)?),
                    None => None,
                };
            }
        }
        // A character that a font and its stand-ins do not have is taken from the other faces.
        let others: Vec<usize> = FACES.iter().flat_map(|(face, _)| chains[*face as usize].clone()).collect();
        for chain in &mut chains {
            for font in &others {
                if !chain.contains(font) {
                    chain.push(*font);
                }
            }
        }
        Ok(MatchedFonts { fonts: loader.fonts, chains, bold })
    }

    /// How a character of this face is drawn, in bold type by the bold font where one has it; `None` where no font has it.
    pub(crate) fn shape(&self, face: Face, bold: bool, character: char) -> Option<Shape> {
        let bold = self.bold[face as usize].filter(|_| bold);
        bold.iter().chain(&self.chains[face as usize]).find_map(|index| {
            let font = &self.fonts[*index];
            let mut glyph = font.glyph(character)?;
            if is_full(face, character) {
                glyph = font.full(glyph);
            }
            Some(self.shaped(*index, glyph))
        })
    }

    /// How two dashes that are one stroke are drawn.
    #[cfg(any(feature = "pdf", feature = "png"))]
    pub(crate) fn long_dash(&self, face: Face, bold: bool) -> Option<Shape> {
        let font = self.shape(face, bold, '—').filter(|_| is_full(face, '—'))?.font;
        Some(self.shaped(font, self.fonts[font].long_dash?))
    }

    fn shaped(&self, font: usize, glyph: u16) -> Shape {
        let loaded = &self.fonts[font];
        Shape {
            font,
            glyph,
            advance: loaded.advance(glyph),
            #[cfg(any(feature = "pdf", feature = "png"))]
            is_bold: loaded.is_bold,
        }
    }

    #[cfg(any(feature = "pdf", feature = "png"))]
    pub(crate) fn fonts(&self) -> &[Arc<Loaded>] {
        &self.fonts
    }
}

impl Widths for MatchedFonts {
    fn width(&self, face: Face, character: char) -> f64 {
        self.shape(face, false, character).map_or_else(|| UsualWidths.width(face, character), |shape| shape.advance)
    }

    fn bold_width(&self, face: Face, character: char) -> f64 {
        self.shape(face, true, character).map_or_else(|| UsualWidths.bold_width(face, character), |shape| shape.advance)
    }

    /// As the font says. Word adds to the lines of Chinese fonts that are as high as their square.
    fn heights(&self, face: Face) -> (f64, f64) {
        let Some(font) = self.chains[face as usize].first() else { return UsualWidths.heights(face) };
        let (above, below) = self.fonts[*font].heights;
        if face != Face::Latin && above + below < LOW { (above + ADDED, below + ADDED) } else { (above, below) }
    }
}

/// Reads each file, and each font of it, once.
#[derive(Default)]
struct Loader {
    read: BTreeMap<PathBuf, Arc<Vec<u8>>>,
    loaded: BTreeMap<(usize, u32, u32), usize>,
    fonts: Vec<Arc<Loaded>>,
}

impl Loader {
    /// The number of this font, at this weight where it has all of them.
    fn load(&mut self, (source, index): (&Source, u32), weight: f32) -> Result<usize, FontError> {
        let bytes = source.bytes(&mut self.read)?;
        let mut key = (Arc::as_ptr(&bytes) as usize, index, 0);
        if let Some(font) = self.loaded.get(&key).or_else(|| self.loaded.get(&(key.0, index, weight as u32))) {
            return Ok(*font);
        }
        let font = Loaded::new(&bytes, index, weight).ok_or(FontError::NoFont)?;
        key.2 = font.weight.map_or(0, |weight| weight as u32);
        self.fonts.push(Arc::new(font));
        self.loaded.insert(key, self.fonts.len() - 1);
        Ok(self.fonts.len() - 1)
    }
}

/// The faces that a layout has in bold type.
fn in_bold(layout: &Layout) -> Vec<Face> {
    let looks = Style::ALL.iter().map(|style| Look::of(*style, layout)).filter(|look| look.bold);
    looks.flat_map(|look| [look.face, Face::Latin]).collect()
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
