//! Signature and date (GB/T 9704-2012, 7.3.5).

use super::flow::Block;
use super::layout::{Layout, Signature, twips};
use super::styles::Look;
use crate::model::{AnnualReport, Reporter, chinese_date};

/// The paragraphs of the signature: who signs, and the date.
pub(super) fn blocks(report: &AnnualReport, layout: &Layout) -> Vec<Block> {
    let reporter = report.reporter.as_ref();
    let signed = match layout.signature {
        Signature::None => return Vec::new(),
        // The seal is the unit's.
        Signature::Sealed => reporter.map(|reporter| reporter.organization.as_str()),
        Signature::Unsealed => reporter.map(Reporter::signs),
    };
    let date = report.reported_on.map(chinese_date);
    let width = |text: Option<&str>| text.map_or(0, |text| width(text, layout));
    let (signed_right, date_right) = right_ends(layout, width(signed), width(date.as_deref()));
    let block = |look, text: &str, right| Block { right: Some(right), ..Block::of(look, text) };
    let mut blocks = Vec::new();
    if let Some(signed) = signed {
        blocks.push(block(Look::Signature, signed, signed_right));
    }
    if let Some(date) = &date {
        // Alone, the date takes the signature's blank line.
        let look = if signed.is_some() { Look::Date } else { Look::Signature };
        blocks.push(block(look, date, date_right));
    }
    blocks
}

/// How far signature and date end from the right edge, in twips, given their widths.
fn right_ends(layout: &Layout, signed: i32, date: i32) -> (i32, i32) {
    let characters = |n: i32| n * layout.character_pitch();
    match layout.signature {
        Signature::Sealed => ((characters(4) + (date - signed) / 2).max(0), characters(4)),
        _ if date == 0 => (characters(2), 0),
        _ if signed == 0 => (0, characters(2)),
        // The date starts two characters right of the signature.
        _ if date <= signed => (characters(2), signed - date),
        _ => (characters(4) + date - signed, characters(2)),
    }
}

/// The width of a text in the body's font, in twips: Latin letters and digits take half a character, and Word sets a quarter
/// between them and Chinese.
fn width(text: &str, layout: &Layout) -> i32 {
    let size = twips(layout.sizes.body);
    let is_latin: Vec<bool> = text.chars().map(|c| c.is_ascii()).collect();
    let characters: i32 = is_latin.iter().map(|latin| if *latin { size / 2 } else { size } + layout.character_spacing()).sum();
    let changes = is_latin.windows(2).filter(|pair| pair[0] != pair[1]).count();
    characters + i32::try_from(changes).unwrap_or(i32::MAX / size) * (size / 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_follow_the_standard() {
        let mut layout = Layout::gb_t_9704();
        let c = layout.character_pitch();
        assert_eq!(right_ends(&layout, 10 * c, 7 * c), (2 * c, 3 * c), "short date: two characters further right than the signature");
        assert_eq!(right_ends(&layout, 3 * c, 7 * c), (8 * c, 2 * c), "long date: two from the right, the signature moves left");
        assert_eq!(right_ends(&layout, 0, 7 * c), (0, 2 * c), "date alone");
        layout.signature = Signature::Sealed;
        assert_eq!(right_ends(&layout, 5 * c, 7 * c), (5 * c, 4 * c), "sealed: the signature centred over the date");
        assert_eq!(right_ends(&layout, 25 * c, 7 * c).0, 0, "a long name does not leave the type area");
    }
}
