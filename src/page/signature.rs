//! Signature and date (GB/T 9704-2012, 7.3.5).

use super::balance::{self, body_width};
use super::document::{Block, Stands, Style};
use super::flow::Flow;
use super::look::SLACK;
use super::{Layout, Signature};
use crate::model::{AnnualReport, Field, Place, chinese_date, joined};

/// The most lines of a last paragraph that is kept on the page of the signature.
const LINES_KEPT: f64 = 3.0;

/// Adds the paragraphs of the signature: who signs, under one another, and the date.
pub(super) fn sign(flow: &mut Flow<'_>, report: &AnnualReport) {
    let layout = flow.layout();
    let reporter = report.reporter.as_ref();
    let signed: Vec<&str> = match (layout.signature, &layout.signer) {
        (Signature::None, _) => return,
        (_, Some(signer)) => joined(signer).collect(),
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
    let (signed_stands, date_stands) =
        stand(layout, signed_width, date.as_deref().map_or((0.0, 0.0), |date| (width(date), widest_anywhere(date))));
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
        let more = (signed_width - width) / 2.0;
        block.stands = Some(match signed_stands {
            Stands::Begin(left) => Stands::Begin(left + more),
            Stands::Centred(left) => Stands::Centred(left),
            Stands::End(right) => Stands::End(right + more),
        });
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
        block.stands = Some(date_stands);
        flow.line(&mut block, &at, date, Block::push);
        flow.add(block);
    }
}

/// Where signature and date stand, given their widths in points; of the date also that in the program that sets it widest.
fn stand(layout: &Layout, signed: f64, (date, date_anywhere): (f64, f64)) -> (Stands, Stands) {
    let room = layout.text_width();
    let characters = |n: f64| n * layout.character_pitch();
    match layout.signature {
        // The signature is centred over the date, which ends four characters from the edge; or, without a date, over where it would end.
        Signature::Sealed => {
            let over = characters(8.0) + date;
            let centred = Stands::Centred((room - over).max(0.0));
            (if signed <= over { centred } else { Stands::End(0.0) }, centred)
        }
        _ if date == 0.0 => (Stands::End(characters(2.0)), Stands::End(0.0)),
        _ if signed == 0.0 => (Stands::End(0.0), Stands::End(characters(2.0))),
        // The date begins two characters right of the signature.
        _ if date <= signed => {
            let begin = room - signed;
            let fits = begin >= 0.0 && begin + date_anywhere <= room + SLACK;
            (Stands::End(characters(2.0)), if fits { Stands::Begin(begin) } else { Stands::End(signed - date) })
        }
        // Or, if it is longer, it ends two from the edge and the signature moves left.
        _ => match room - date - characters(4.0) {
            begin if begin >= 0.0 => (Stands::Begin(begin), Stands::Begin(begin + characters(2.0))),
            _ => (Stands::End(characters(4.0) + date - signed), Stands::End(characters(2.0))),
        },
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
        let (c, room) = (layout.character_pitch(), layout.text_width());
        let of = |layout: &Layout, signed: f64, date: f64| stand(layout, signed * c, (date * c, (date + 1.3) * c));
        assert_eq!(
            of(&layout, 10.0, 7.0),
            (Stands::End(2.0 * c), Stands::Begin(room - 10.0 * c)),
            "short date: two characters further right than the signature"
        );
        assert_eq!(of(&layout, 7.0, 7.0), (Stands::End(2.0 * c), Stands::End(0.0)), "what may be wider elsewhere stays on the page");
        assert_eq!(
            of(&layout, 3.0, 7.0),
            (Stands::Begin(room - 11.0 * c), Stands::Begin(room - 9.0 * c)),
            "long date: two from the right, the signature two further left"
        );
        assert_eq!(of(&layout, 0.0, 7.0), (Stands::End(0.0), Stands::End(2.0 * c)), "date alone");
        layout.signature = Signature::Sealed;
        let centred = Stands::Centred(room - 15.0 * c);
        assert_eq!(of(&layout, 5.0, 7.0), (centred, centred), "sealed: the signature centred over the date");
        assert_eq!(of(&layout, 25.0, 7.0), (Stands::End(0.0), centred), "a long name does not leave the type area");
    }
}
