//! How long a report is, counted as Word counts (字数): each Chinese character and mark is one, each Latin word or number is one, blanks
//! are none.

use super::super::{Document, Style};
use crate::model::{Field, Place, Step};

/// How many characters a report has, and each of its chapters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Words {
    /// All of the text, with title and signature, without the annexes.
    pub all: usize,
    /// The chapters in the order in which they are printed.
    pub chapters: Vec<ChapterWords>,
}

/// How many characters a chapter has.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChapterWords {
    /// The chapter.
    pub place: Place,
    /// Its heading as it is printed.
    pub heading: String,
    /// Its characters, those of the heading among them.
    pub words: usize,
}

impl Document {
    /// How many characters its text has.
    ///
    /// ```
    /// use annual_report::model::{AnnualReport, WorkChapter};
    /// use annual_report::page::{Document, Layout};
    /// let chapter = WorkChapter::default().with_lead("全年培训30期，使用App。");
    /// let report = AnnualReport::new(2025).with_title("总结").with_work([chapter]);
    /// let words = Document::new(&report, &Layout::gb_t_9704()).words();
    /// assert_eq!((words.all, words.chapters[0].words), (2 + 6 + 11, 6 + 11));
    /// ```
    pub fn words(&self) -> Words {
        let mut words = Words::default();
        for block in &self.blocks {
            let (text, chapter) = (block.text(), block.place.and_then(chapter));
            let count = count(&text);
            words.all += count;
            let Some(place) = chapter else { continue };
            match words.chapters.last_mut() {
                Some(last) if last.place == place => last.words += count,
                _ => {
                    let heading = if block.style == Style::Chapter { text } else { String::new() };
                    words.chapters.push(ChapterWords { place, heading, words: count });
                }
            }
        }
        words
    }
}

/// The chapter in which something stands.
fn chapter(place: Place) -> Option<Place> {
    match place.steps() {
        [Step::Field(field @ (Field::Work | Field::Others)), Step::Index(index), ..] => {
            Some(Place::ROOT.field(*field).index(*index as usize))
        }
        [Step::Field(field @ (Field::Problems | Field::Plans)), ..] => Some(Place::ROOT.field(*field)),
        _ => None,
    }
}

/// The characters of a text, as Word counts them.
pub(super) fn count(text: &str) -> usize {
    let (mut count, mut in_word) = (0, false);
    for character in text.chars() {
        let is_latin = character < '\u{2000}' && !character.is_whitespace();
        if !(character.is_whitespace() || (is_latin && in_word)) {
            count += 1;
        }
        in_word = is_latin;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn a_number_or_a_latin_word_is_one() {
        assert_eq!(count("培训30期，参学率98.5%。"), 10);
        assert_eq!(count("“一岗双责”——good work　"), 10);
        assert_eq!(count("\u{3000} \n"), 0);
    }
}
