//! A signature that would be alone on the last page.

use super::{Document, Layout, Style, UsualWidths};

/// How many lines more or fewer a page may have, so that a signature is not alone on one; what is tried first comes first.
const GIVES_WAY: [i16; 6] = [1, 2, -1, -2, -3, 3];

/// The least lines of text on the page of the signature.
const LINES_WITH_IT: usize = 2;

impl Document {
    /// The layout in which the signature is not alone on a page, where it would be in this one: the pitch of lines gives way a little,
    /// which is the standard's own remedy (7.3.5). A short last paragraph comes with the signature of itself, so only a long one asks.
    pub(crate) fn layout_for_signature(&self, layout: &Layout) -> Option<Layout> {
        let first = self.blocks.iter().position(|block| block.style == Style::Signature)?;
        let last = self.blocks[..first].last()?;
        // Engines differ by a line, so one line with it is not enough.
        let is_alone = |layout: &Layout| {
            let pages = self.pages(layout, &UsualWidths);
            let with_it = pages.of_text().last().map_or(0, |page| page.lines.iter().filter(|line| !line.is_signature()).count());
            pages.of_text().len() > 1 && with_it < LINES_WITH_IT
        };
        if last.style != Style::Body || last.kept || !is_alone(layout) {
            return None;
        }
        let changed = GIVES_WAY.into_iter().filter_map(|lines| {
            let mut layout = layout.clone();
            layout.grid.lines_per_page = layout.grid.lines_per_page.checked_add_signed(lines)?;
            layout.validate().is_ok().then_some(layout)
        });
        changed.into_iter().find(|layout| !is_alone(layout))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AnnualReport, NaiveDate, Reporter, WorkChapter};

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
                let document = Document::new(&report, &layout);
                let settled = document.layout_for_signature(&layout);
                changed += usize::from(settled.is_some());
                let settled = settled.unwrap_or_else(|| layout.clone());
                let pages = Document::new(&report, &settled).pages(&settled, &UsualWidths);
                assert!(!pages.signature_stands_alone(), "{length} characters in paragraphs of {paragraph}");
            }
        }
        assert!((5..60).contains(&changed), "{changed}");
    }
}
