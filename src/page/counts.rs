//! How far the numbers of headings have counted.

use super::layout::{Marker, Numeral, Restart};

/// The levels of headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Chapter,
    /// Items of work, problems, plans.
    Item,
    Point,
    Subpoint,
}

/// By level: the numbers that were given last.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// Of what the next one is part of; none where it has no number.
    path: [Option<usize>; 4],
    /// How many there are in this chapter.
    in_chapter: [usize; 4],
    /// How many there are whose numbers go on through the report.
    in_report: [usize; 4],
}

impl Counts {
    /// The marker of the next heading of a level; `nth` is its place in its list.
    pub(super) fn next(&mut self, level: Level, marker: &Marker, nth: usize) -> String {
        let at = level as usize;
        let restart = if level == Level::Chapter { Restart::Never } else { marker.restart };
        if level == Level::Chapter {
            self.in_chapter = [0; 4];
        }
        self.in_chapter[at] += 1;
        self.in_report[at] += usize::from(restart == Restart::Never);
        let number = match restart {
            Restart::Parent => nth,
            Restart::Chapter => self.in_chapter[at],
            Restart::Never => self.in_report[at],
        };
        self.path[at] = (marker.numeral != Numeral::None).then_some(number);
        self.path[at + 1..].fill(None);
        let numbers: Vec<usize> = self.path[..at].iter().flatten().copied().chain([number]).collect();
        marker.of(&numbers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_begin_again_where_the_layout_says() {
        let marker = |restart| Marker::new("", Numeral::Arabic, "").with_parents().with_restart(restart);
        let number = |restart| {
            let (mut counts, chapter, item) = (Counts::default(), marker(Restart::Parent), Marker::new("", Numeral::None, ""));
            let mut all = Vec::new();
            for _ in 0..2 {
                counts.next(Level::Chapter, &chapter, 1);
                for nth in 1..=2 {
                    counts.next(Level::Item, &item, nth);
                    all.push(counts.next(Level::Point, &marker(restart), 1));
                }
            }
            all
        };
        assert_eq!(number(Restart::Parent), ["1.1", "1.1", "2.1", "2.1"], "an item without a number is passed over");
        assert_eq!(number(Restart::Chapter), ["1.1", "1.2", "2.1", "2.2"]);
        assert_eq!(number(Restart::Never), ["1.1", "1.2", "2.3", "2.4"]);
    }
}
