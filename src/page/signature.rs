//! Signature and date (GB/T 9704-2012, 7.3.5).

use super::balance::{self, body_width};
use super::document::{Block, Style};
use super::flow::Flow;
use super::{Layout, Signature};
use crate::model::{AnnualReport, Field, Place, chinese_date};

/// The most lines of a last paragraph that is kept on the page of the signature.
const LINES_KEPT: f64 = 6.0;

/// Adds the paragraphs of the signature: who signs, under one another, and the date.
pub(super) fn sign(flow: &mut Flow<'_>, report: &AnnualReport) {
    let layout = flow.layout();
    let reporter = report.reporter.as_ref();
    let signed: Vec<&str> = match (layout.signature, &layout.signer) {
        (Signature::None, _) => return,
        (_, Some(signer)) => signer.split('、').map(str::trim).filter(|name| !name.is_empty()).collect(),
        // A seal is a unit's.
        (Signature::Sealed, None) => reporter.map(|reporter| reporter.organizations().collect()).unwrap_or_default(),
        (Signature::Unsealed, None) => reporter.map(|reporter| reporter.signature()).unwrap_or_default(),
    };
    let date = report.reported_on.map(chinese_date);
    if signed.is_empty() && date.is_none() {
        return;
    }
    // A signature is not alone on a page: the last lines of text come with it. Of a long paragraph all would, and leave a gap.
    flow.keep_last(LINES_KEPT);
    // A name that is too long for its place is set in balanced lines.
    let margin = if layout.signature == Signature::Sealed { 0.0 } else { 2.0 * layout.character_pitch() };
    let width = |text: &str| body_width(text, layout);
    let widest_anywhere = |text: &str| balance::width(text, layout.sizes.body, layout.character_spacing());
    let folded: Vec<Vec<usize>> =
        signed.iter().map(|line| balance::folds(line, layout.text_width() - margin, widest_anywhere, &[])).collect();
    let widths: Vec<f64> = signed.iter().zip(&folded).map(|(line, folds)| widest(line, folds, width)).collect();
    let signed_width = widths.iter().copied().fold(0.0, f64::max);
    let (signed_right, date_right) = right_ends(layout, signed_width, date.as_deref().map_or(0.0, width));
    let person = reporter.and_then(|reporter| reporter.name.as_deref()).map(str::trim);
    for (index, ((line, folds), width)) in signed.iter().zip(&folded).zip(&widths).enumerate() {
        // Only the first has the blank line before it.
        let style = if index == 0 { Style::Signature } else { Style::Date };
        let field = if Some(*line) == person { Field::Name } else { Field::Organization };
        let at = Place::ROOT.field(Field::Reporter).field(field);
        let mut block = Block::new(style);
        if layout.signer.is_none() {
            block = block.at(at);
        }
        // Several names are centred on the widest of them.
        block.right = Some(signed_right + (signed_width - width) / 2.0);
        flow.line(&mut block, &at, line, Block::push);
        block.fold(folds);
        block.kept = date.is_some();
        flow.add(block);
    }
    if let Some(date) = &date {
        let at = Place::ROOT.field(Field::ReportedOn);
        // Alone, the date takes the signature's blank line.
        let style = if signed.is_empty() { Style::Signature } else { Style::Date };
        let mut block = Block::new(style).at(at);
        block.right = Some(date_right);
        flow.line(&mut block, &at, date, Block::push);
        flow.add(block);
    }
}

/// How far signature and date end from the right edge, given their widths; all in points.
fn right_ends(layout: &Layout, signed: f64, date: f64) -> (f64, f64) {
    let characters = |n: f64| n * layout.character_pitch();
    match layout.signature {
        Signature::Sealed => ((characters(4.0) + (date - signed) / 2.0).max(0.0), characters(4.0)),
        _ if date == 0.0 => (characters(2.0), 0.0),
        _ if signed == 0.0 => (0.0, characters(2.0)),
        // The date starts two characters right of the signature.
        _ if date <= signed => (characters(2.0), signed - date),
        _ => (characters(4.0) + date - signed, characters(2.0)),
    }
}

/// The width of the widest line of a text that is broken at these bytes.
fn widest(text: &str, folds: &[usize], width: impl Fn(&str) -> f64) -> f64 {
    let starts = [0].into_iter().chain(folds.iter().copied());
    let ends = folds.iter().copied().chain([text.len()]);
    starts.zip(ends).map(|(start, end)| width(&text[start..end])).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_follow_the_standard() {
        let mut layout = Layout::gb_t_9704();
        let c = layout.character_pitch();
        assert_eq!(
            right_ends(&layout, 10.0 * c, 7.0 * c),
            (2.0 * c, 3.0 * c),
            "short date: two characters further right than the signature"
        );
        assert_eq!(right_ends(&layout, 3.0 * c, 7.0 * c), (8.0 * c, 2.0 * c), "long date: two from the right, the signature moves left");
        assert_eq!(right_ends(&layout, 0.0, 7.0 * c), (0.0, 2.0 * c), "date alone");
        layout.signature = Signature::Sealed;
        assert_eq!(right_ends(&layout, 5.0 * c, 7.0 * c), (5.0 * c, 4.0 * c), "sealed: the signature centred over the date");
        assert_eq!(right_ends(&layout, 25.0 * c, 7.0 * c).0, 0.0, "a long name does not leave the type area");
    }
}
