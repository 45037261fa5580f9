//! A list of words, found at the head, at the end or within a text without a look at each of them.

use std::collections::HashMap;

pub(super) struct Words {
    by_first: HashMap<char, Vec<&'static str>>,
    by_last: HashMap<char, Vec<&'static str>>,
}

impl Words {
    pub(super) fn new(words: impl IntoIterator<Item = &'static str>) -> Self {
        let mut all: Vec<&'static str> = words.into_iter().collect();
        // The longest is found before those that it begins or ends with.
        all.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let by = |end: fn(&'static str) -> Option<char>| {
            let mut by: HashMap<char, Vec<&'static str>> = HashMap::new();
            all.iter().for_each(|word| by.entry(end(word).unwrap_or_default()).or_default().push(word));
            by
        };
        Words { by_first: by(|word| word.chars().next()), by_last: by(|word| word.chars().next_back()) }
    }

    /// The longest word that a text begins with.
    pub(super) fn at_head(&self, text: &str) -> Option<&'static str> {
        self.by_first.get(&text.chars().next()?)?.iter().find(|word| text.starts_with(**word)).copied()
    }

    /// The longest word that a text ends with.
    pub(super) fn at_end(&self, text: &str) -> Option<&'static str> {
        self.by_last.get(&text.chars().next_back()?)?.iter().find(|word| text.ends_with(**word)).copied()
    }

    /// Whether a text is one of the words.
    pub(super) fn has(&self, text: &str) -> bool {
        self.at_head(text).is_some_and(|word| word.len() == text.len())
    }

    /// The words in a text, from the last to the first, each with its place.
    pub(super) fn within_from_end<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, &'static str)> + 't {
        text.char_indices().rev().filter_map(|(at, _)| Some((at, self.at_head(&text[at..])?)))
    }

    /// Whether a text holds one of the words.
    pub(super) fn is_within(&self, text: &str) -> bool {
        self.within_from_end(text).next().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_is_found() {
        let words = Words::new(["年", "年度", "本年度", "上年"]);
        assert_eq!((words.at_head("年度工作"), words.at_end("在本年度"), words.at_head("工作")), (Some("年度"), Some("本年度"), None));
        assert!(words.has("上年") && !words.has("上年度") && words.is_within("在上年的"));
        assert_eq!(
            words.within_from_end("上年比本年度").collect::<Vec<_>>(),
            [("上年比本".len(), "年度"), ("上年比".len(), "本年度"), ("上".len(), "年"), (0, "上年")]
        );
    }
}
