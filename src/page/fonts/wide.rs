//! The forms of a full square that a font has for marks which Chinese and Latin share: fonts for several languages draw a dash narrow
//! and say in their table of substitutions what Chinese text takes instead.

use skrifa::FontRef;
use skrifa::raw::tables::gsub::{SingleSubst, SubstitutionSubtables};
#[cfg(any(feature = "pdf", feature = "png"))]
use skrifa::raw::types::GlyphId;
use skrifa::raw::types::{GlyphId16, Tag};
use skrifa::raw::{ReadError, TableProvider};

/// The full form of each of these glyphs, where the font has one.
pub(super) fn full_forms(font: &FontRef<'_>, narrow: &[u16]) -> Vec<(u16, u16)> {
    let mut forms = Vec::new();
    // What cannot be read has none.
    let _ = each(font, Tag::new(b"fwid"), &mut |subtables| {
        if let SubstitutionSubtables::Single(subtables) = subtables {
            for subtable in subtables.iter() {
                let subtable = subtable?;
                forms.extend(narrow.iter().filter_map(|glyph| Some((*glyph, single(&subtable, *glyph)?))));
            }
        }
        Ok(())
    });
    forms
}

/// The dash of two squares as one stroke: what two dashes, glyphs of this number, are joined to.
#[cfg(any(feature = "pdf", feature = "png"))]
pub(super) fn joined(font: &FontRef<'_>, dash: u16) -> Option<u16> {
    let mut joined = None;
    let _ = each(font, Tag::new(b"ccmp"), &mut |subtables| {
        if let SubstitutionSubtables::Ligature(subtables) = subtables {
            for subtable in subtables.iter() {
                let subtable = subtable?;
                let Some(index) = subtable.coverage()?.get(GlyphId::from(dash)) else { continue };
                for ligature in subtable.ligature_sets().get(usize::from(index))?.ligatures().iter() {
                    let ligature = ligature?;
                    if let [second] = ligature.component_glyph_ids()
                        && second.get().to_u16() == dash
                    {
                        joined = joined.or(Some(ligature.ligature_glyph().to_u16()));
                    }
                }
            }
        }
        Ok(())
    });
    joined
}

/// Calls for the substitutions of each feature of this name.
fn each(font: &FontRef<'_>, feature: Tag, of: &mut dyn FnMut(SubstitutionSubtables<'_>) -> Result<(), ReadError>) -> Result<(), ReadError> {
    let gsub = font.gsub()?;
    let (features, lookups) = (gsub.feature_list()?, gsub.lookup_list()?);
    // The same for every script, so one is enough.
    if let Some(record) = features.feature_records().iter().find(|record| record.feature_tag() == feature) {
        for index in record.feature(features.offset_data())?.lookup_list_indices() {
            of(lookups.lookups().get(usize::from(index.get()))?.subtables()?)?;
        }
    }
    Ok(())
}

fn single(subtable: &SingleSubst<'_>, glyph: u16) -> Option<u16> {
    match subtable {
        SingleSubst::Format1(table) => {
            table.coverage().ok()?.get(GlyphId16::new(glyph))?;
            Some(glyph.wrapping_add_signed(table.delta_glyph_id()))
        }
        SingleSubst::Format2(table) => {
            let index = table.coverage().ok()?.get(GlyphId16::new(glyph))?;
            Some(table.substitute_glyph_ids().get(usize::from(index))?.get().to_u16())
        }
    }
}
