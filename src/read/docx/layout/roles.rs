//! Which paragraph of a document is what: by its style, or, where somebody formatted by hand, by its number, its place and its length.

use super::look::{Look, Looks};
use super::story::{Paragraph, Story};
use crate::model::mark::{Mark, mark};
use crate::model::written_date;
use crate::page::names::named;
use crate::page::{Align, Style};

/// The longest heading that is told by its number alone, in characters.
const HEADING: usize = 50;
/// The least characters of a paragraph that is text for its length.
const TEXT: usize = 25;
/// Before how many paragraphs with text a title stands.
const BEFORE_TITLE: usize = 12;

/// The paragraphs of a document, each with what it is.
pub(super) struct Roles<'s> {
    pub(super) all: Vec<(Style, &'s Paragraph)>,
    /// Whether the document is one of ours.
    pub(super) is_ours: bool,
    looks: &'s Looks,
}

impl<'s> Roles<'s> {
    pub(super) fn new(story: &'s Story, looks: &'s Looks) -> Self {
        let is_ours = looks.named(&[named(Style::Body).name]).is_some() && looks.named(&[named(Style::Date).name]).is_some();
        let written = story.paragraphs.iter().filter(|paragraph| !paragraph.text.trim().is_empty());
        let styled = |paragraph: &Paragraph| {
            let name = looks.name(paragraph.style.as_deref()?);
            Style::ALL.iter().copied().find(|style| named(*style).name.to_lowercase() == name)
        };
        let mut all: Vec<(Style, &Paragraph)> = match is_ours {
            true => written.filter_map(|paragraph| Some((styled(paragraph)?, paragraph))).collect(),
            false => {
                let written: Vec<&Paragraph> = written.filter(|paragraph| !paragraph.in_table).collect();
                written.iter().filter_map(|paragraph| Some((by_hand(paragraph, looks)?, *paragraph))).collect()
            }
        };
        if !is_ours && !all.iter().any(|(style, _)| *style == Style::Title) {
            let begins = all.iter().find(|(style, _)| *style != Style::Date).map(|(_, first)| *first);
            let before = story.paragraphs.iter().filter(|paragraph| !paragraph.text.trim().is_empty() && !paragraph.in_table);
            let before = before.take_while(|paragraph| begins.is_none_or(|first| !std::ptr::eq(*paragraph, first))).take(BEFORE_TITLE);
            all.extend(title(before).map(|title| (Style::Title, title)));
        }
        Roles { all, is_ours, looks }
    }

    /// The paragraphs of a style.
    pub(super) fn of(&self, style: Style) -> impl Iterator<Item = &'s Paragraph> + Clone + use<'_, 's> {
        self.all.iter().filter(move |(other, _)| *other == style).map(|(_, paragraph)| *paragraph)
    }

    /// What most paragraphs of a style look like; where there are none, what is said of the style of that name.
    pub(super) fn look(&self, style: Style) -> Option<Look> {
        if self.of(style).next().is_none() {
            return self.style(style);
        }
        // Of a heading that is run in what stands first is its look.
        let heads = self.of(style).filter(|paragraph| style == Style::Item && !self.is_alone(paragraph));
        let whole = self.of(style).filter(|paragraph| style != Style::Item || self.is_alone(paragraph));
        Some(Look::of_most(whole.flat_map(Paragraph::looks).chain(heads.flat_map(|paragraph| paragraph.looks().take(1)))))
    }

    /// Whether no text follows a heading in its paragraph.
    pub(super) fn is_alone(&self, paragraph: &Paragraph) -> bool {
        self.is_ours || is_alone(paragraph)
    }

    /// What is said of a style.
    pub(super) fn style(&self, style: Style) -> Option<Look> {
        let name = named(style).name.to_lowercase();
        let names: &[&str] = match style {
            Style::Title => &[&name, "标题"],
            Style::Chapter => &[&name, "标题 1"],
            Style::Item => &[&name, "标题 2"],
            Style::Point => &[&name, "标题 3"],
            Style::Body => &[&name, "body text", "正文文本"],
            _ => &[&name],
        };
        match self.looks.named(names) {
            Some(id) => Some(self.looks.whole(id)),
            None => (style == Style::Body).then(|| self.looks.whole(self.looks.usual())),
        }
    }
}

/// What a paragraph is in a document of somebody else.
fn by_hand(paragraph: &Paragraph, looks: &Looks) -> Option<Style> {
    let name = paragraph.style.as_deref().map_or("", |id| looks.name(id));
    let text = paragraph.text.trim();
    match (name, paragraph.look.outline) {
        ("title" | "标题", _) => return Some(Style::Title),
        ("heading 1" | "标题 1", _) | (_, Some(0)) => return Some(Style::Chapter),
        ("heading 2" | "标题 2", _) | (_, Some(1)) => return Some(Style::Item),
        ("heading 3" | "标题 3", _) | (_, Some(2)) => return Some(Style::Point),
        _ if name.starts_with("toc") || name.starts_with("目录") => return None,
        _ => {}
    }
    if written_date(text).is_some() {
        return Some(Style::Date);
    }
    let is_centred = matches!(paragraph.look.align, Some(Align::Centre | Align::Right));
    match mark(text).map(|(mark, _, _)| mark) {
        Some(Mark::Chapter | Mark::Part | Mark::Section) if text.chars().count() <= HEADING => Some(Style::Chapter),
        Some(Mark::Item) => Some(Style::Item),
        Some(_) if !is_centred => Some(Style::Body),
        _ if !is_centred && text.chars().count() >= TEXT && text.ends_with(['。', '；', '：', '！', '？', '”', '）']) => {
            Some(Style::Body)
        }
        _ => None,
    }
}

/// Whether no text follows a heading in its paragraph.
fn is_alone(paragraph: &Paragraph) -> bool {
    let text = paragraph.text.trim();
    text.trim_end_matches(['。', '；', '：']).find(['。', '；', '：']).is_none() && text.chars().count() <= HEADING
}

/// The title among what stands before the text: the largest line that is centred, not the red head above it.
fn title<'s>(before: impl Iterator<Item = &'s Paragraph>) -> Option<&'s Paragraph> {
    let size = |paragraph: &Paragraph| Look::of_most(paragraph.looks()).size.unwrap_or(0.0);
    let is_black = |paragraph: &Paragraph| Look::of_most(paragraph.looks()).color.is_none_or(|color| color.0 < 0x80);
    let centred: Vec<&Paragraph> = before.filter(|paragraph| paragraph.look.align == Some(Align::Centre) && is_black(paragraph)).collect();
    let largest = centred.iter().map(|paragraph| size(paragraph)).fold(0.0, f64::max);
    centred.into_iter().find(|paragraph| size(paragraph) == largest)
}
