//! A signature that would be alone on the last page.

use std::borrow::Cow;

use super::measure::points;
use super::{Document, Layout, Pages, Style, Widths};
use crate::model::AnnualReport;

/// How many lines more or fewer a page may have, so that a signature is not alone on one; what is tried first comes first.
const GIVES_WAY: [i16; 6] = [1, 2, -1, -2, -3, 3];

/// The least lines of text on the page of the signature. Engines differ by a line, so one is not enough.
const LINES_WITH_IT: usize = 2;

/// A report as it is printed: in the layout that was asked for, or in the one in which its signature is not alone on a page.
pub(crate) struct Settled<'l> {
    pub(crate) document: Document,
    pub(crate) layout: Cow<'l, Layout>,
    /// Its pages, where they had to be known.
    pages: Option<Pages>,
}

impl<'l> Settled<'l> {
    /// Where the signature would be alone the pitch of lines gives way a little, which is the standard's own remedy (7.3.5).
    pub(crate) fn new(report: &AnnualReport, layout: &'l Layout, widths: &dyn Widths) -> Self {
        let document = Document::new(report, layout);
        let (layout, document, pages) = match document.may_leave_its_signature() {
            false => (Cow::Borrowed(layout), document, None),
            true => {
                let pages = document.pages(layout, widths);
                let signed = document.signed(&pages, layout, widths);
                let other = if signed.0 == Signed::Safely { None } else { document.layout_for_signature(layout, widths, signed) };
                match other {
                    None => (Cow::Borrowed(layout), document, Some(pages)),
                    // The space below a title is made of lines of the grid.
                    Some(other) => {
                        let document = Document::new(report, &other);
                        (Cow::Owned(other), document, None)
                    }
                }
            }
        };
        Settled { document, layout, pages }
    }

    /// Its pages, with the widths with which it was settled.
    pub(crate) fn into_pages(self, widths: &dyn Widths) -> Pages {
        let Settled { document, layout, pages } = self;
        pages.unwrap_or_else(|| document.pages(&layout, widths))
    }
}

impl Document {
    /// A short last paragraph comes with the signature of itself, a long one does not.
    fn may_leave_its_signature(&self) -> bool {
        let first = self.blocks.iter().position(|block| block.style == Style::Signature);
        first.and_then(|first| self.blocks[..first].last()).is_some_and(|last| last.style == Style::Body && !last.kept)
    }

    /// The first of the layouts in which it is signed best, if that is better than so.
    fn layout_for_signature(&self, layout: &Layout, widths: &dyn Widths, mut least: (Signed, Signed)) -> Option<Layout> {
        let mut best = None;
        for lines in GIVES_WAY {
            let mut layout = layout.clone();
            layout.grid.lines_per_page = layout.lines_per_page().saturating_add_signed(lines);
            layout.grid.line_pitch = None;
            if least.0 == Signed::Safely || layout.validate().is_err() {
                continue;
            }
            let signed = self.signed(&self.pages(&layout, widths), &layout, widths);
            if signed > least {
                (best, least) = (Some(layout), signed);
            }
        }
        best
    }

    /// How it is signed in whatever program, and in one that does as the document says: others leave space beside letters and digits.
    fn signed(&self, pages: &Pages, layout: &Layout, widths: &dyn Widths) -> (Signed, Signed) {
        let here = Signed::on(pages, layout);
        let spaced = Layout { typography: layout.typography.spaced(), ..layout.clone() };
        (here.min(Signed::on(&self.pages(&spaced, widths), &spaced)), here)
    }
}

/// How a signature stands on the last page of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Signed {
    /// Without enough text.
    Alone,
    /// With text, but where a program needs a line more it would be on the next page.
    Barely,
    Safely,
}

impl Signed {
    fn on(pages: &Pages, layout: &Layout) -> Self {
        let Some(last) = pages.of_text().last() else { return Signed::Safely };
        let with_it = last.lines.iter().filter(|line| !line.is_signature()).count();
        if pages.of_text().len() > 1 && with_it < LINES_WITH_IT {
            return Signed::Alone;
        }
        // A base line is a quarter of the pitch and a little more above the lower edge of its line.
        let bottom = last.height - points(layout.page.margins.bottom);
        let has_room = last.lines.last().is_none_or(|line| line.y + 1.25 * layout.line_pitch() <= bottom);
        if has_room { Signed::Safely } else { Signed::Barely }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AnnualReport, NaiveDate, Reporter, WorkChapter};
    use crate::page::UsualWidths;

    #[test]
    fn a_signature_is_never_alone_on_a_page() {
        let layout = Layout::gb_t_9704();
        let mut changed = 0;
        for length in (170..1400).step_by(9) {
            for paragraph in [27, 2000] {
                let text: Vec<char> = "我们把群众反映集中的事项列成台账，逐件核对，".chars().cycle().take(length).collect();
                let text: Vec<String> = text.chunks(paragraph).map(|chunk| chunk.iter().collect()).collect();
                let mut report = AnnualReport::new(2025)
                    .with_title("总结")
                    .with_reporter(Reporter::new("云溪县水务局"))
                    .with_work([WorkChapter::default().with_lead(text.join("\n"))]);
                report.reported_on = NaiveDate::from_ymd_opt(2025, 12, 26);
                let settled = Settled::new(&report, &layout, &UsualWidths);
                changed += usize::from(*settled.layout != layout);
                let laid_anew = settled.document.pages(&settled.layout, &UsualWidths);
                let pages = settled.into_pages(&UsualWidths);
                assert_eq!(pages, laid_anew);
                assert!(!pages.signature_stands_alone(), "{length} characters in paragraphs of {paragraph}");
            }
        }
        assert!((5..60).contains(&changed), "{changed}");
    }

    #[test]
    fn the_pitch_of_lines_does_not_give_way_for_a_signature_that_has_text_enough() {
        let layout = Layout::gb_t_9704();
        let pages = (400..900).step_by(7).map(|length| {
            let report = AnnualReport::new(2025)
                .with_title("总结")
                .with_reporter(Reporter::new("云溪县水务局"))
                .with_work([WorkChapter::default().with_lead("水".repeat(length))]);
            Document::new(&report, &layout).pages(&layout, &UsualWidths)
        });
        let lines = |pages: &Pages| pages.of_text().last().map_or(0, |last| last.lines.iter().filter(|line| !line.is_signature()).count());
        let (mut alone, mut with_enough) = (0, 0);
        for pages in pages.filter(|pages| pages.of_text().len() > 1) {
            match lines(&pages) {
                LINES_WITH_IT => with_enough += usize::from(Signed::on(&pages, &layout) == Signed::Safely),
                less if less < LINES_WITH_IT => alone += usize::from(Signed::on(&pages, &layout) == Signed::Alone),
                _ => {}
            }
        }
        assert!(alone > 0 && with_enough > 0, "{alone} {with_enough}");
    }
}
