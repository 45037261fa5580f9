//! What styles say of their paragraphs: titles, headings, lists, bold and hidden text, lines of a table of contents.

use std::collections::HashMap;

use super::ReadError;
use super::unpack::{Package, Part};
use super::xml::{Element, Space};

/// The longest chain of styles that are based on others; a circle ends here.
pub(super) const LONGEST_CHAIN: usize = 20;

/// What a style says, with what those say that it is based on.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Style {
    pub(super) is_title: bool,
    /// The level of a heading, from 1.
    pub(super) outline: Option<u8>,
    /// The list, where it names one.
    pub(super) list: Option<i64>,
    /// The style that names the list, which a level of the list may name in turn.
    pub(super) list_style: Option<usize>,
    /// The level in the list.
    pub(super) level: Option<u8>,
    pub(super) is_bold: Option<bool>,
    pub(super) is_hidden: Option<bool>,
    /// A line of a table of contents.
    pub(super) is_contents: bool,
}

struct Entry {
    based_on: Option<String>,
    own: Style,
}

/// The styles of a document.
#[derive(Default)]
pub(super) struct Styles {
    names: HashMap<String, usize>,
    /// With what they inherit.
    whole: Vec<Style>,
    /// Of paragraphs that name none.
    usual: Option<usize>,
}

impl Styles {
    /// From the styles part, where there is one.
    pub(super) fn read(part: Option<&Part>, package: &Package<'_>) -> Result<Self, ReadError> {
        let mut styles = Styles::default();
        let Some(part) = part else { return Ok(styles) };
        let mut entries: Vec<Entry> = Vec::new();
        let mut open = None;
        package.elements(part, &mut |element| {
            if element.space != Space::Word {
                return;
            }
            if element.name() == b"style" {
                let id = element.attribute("styleId").unwrap_or_default();
                let index = *styles.names.entry(id).or_insert(entries.len());
                if index == entries.len() {
                    entries.push(Entry { based_on: None, own: Style::default() });
                }
                if is_usual(element) {
                    styles.usual = styles.usual.or(Some(index));
                }
                open = Some(index);
                return;
            }
            if matches!(element.name(), b"docDefaults" | b"latentStyles" | b"tblStylePr") {
                // What a style says of the parts of a table is not about its paragraphs.
                open = None;
            }
            let Some((index, entry)) = open.and_then(|index| Some((index, entries.get_mut(index)?))) else { return };
            let own = &mut entry.own;
            match element.name() {
                b"name" => {
                    let name = element.value().unwrap_or_default().trim().to_lowercase();
                    own.is_title = matches!(name.as_str(), "title" | "标题");
                    own.is_contents = is_contents(&name);
                    // A built-in heading has its level by its name.
                    let level = name.strip_prefix("heading ").or_else(|| name.strip_prefix("标题 "));
                    own.outline = level.and_then(|level| level.trim().parse().ok()).filter(|level| (1..=9).contains(level)).or(own.outline);
                }
                b"basedOn" => entry.based_on = element.value(),
                b"outlineLvl" => own.outline = outline_level(element.number()).or(own.outline),
                b"ilvl" => own.level = element.number().and_then(|level| u8::try_from(level).ok()),
                b"numId" => (own.list, own.list_style) = (element.number(), Some(index)),
                b"b" => own.is_bold = Some(element.is_on()),
                b"vanish" => own.is_hidden = Some(element.is_on()),
                _ => {}
            }
        })?;
        styles.whole = (0..entries.len()).map(|index| whole(&entries, &styles.names, index)).collect();
        Ok(styles)
    }

    /// What a style says; of a paragraph that names none, the usual one.
    pub(super) fn of_paragraph(&self, name: Option<&str>) -> Style {
        match name {
            // A style that is not there may still be told by its name.
            Some(name) => self.names.get(name).copied().map_or_else(
                || Style { is_contents: is_contents(&name.to_lowercase()), ..Style::default() },
                |index| self.whole.get(index).copied().unwrap_or_default(),
            ),
            None => self.usual.and_then(|index| self.whole.get(index).copied()).unwrap_or_default(),
        }
    }

    /// What a style of characters says.
    pub(super) fn of_run(&self, name: &str) -> Style {
        self.names.get(name).and_then(|index| self.whole.get(*index)).copied().unwrap_or_default()
    }

    /// The number of a style, by which a level of a list names it.
    pub(super) fn index(&self, name: &str) -> Option<usize> {
        self.names.get(name).copied()
    }

    /// The list of a style of lists.
    pub(super) fn list(&self, name: &str) -> Option<i64> {
        self.of_run(name).list
    }
}

/// Whether a style is that of paragraphs which name none.
pub(super) fn is_usual(style: &Element<'_>) -> bool {
    style.attribute("default").is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on"))
        && style.attribute("type").is_none_or(|kind| kind == "paragraph")
}

/// A style with what those say that it is based on.
fn whole(entries: &[Entry], names: &HashMap<String, usize>, index: usize) -> Style {
    let mut all = Style::default();
    let mut next = Some(index);
    for _ in 0..LONGEST_CHAIN {
        let Some(Entry { based_on, own }) = next.and_then(|index| entries.get(index)) else { break };
        all.is_title |= own.is_title;
        all.is_contents |= own.is_contents;
        all.outline = all.outline.or(own.outline);
        all.is_bold = all.is_bold.or(own.is_bold);
        all.is_hidden = all.is_hidden.or(own.is_hidden);
        all.level = all.level.or(own.level);
        if all.list.is_none() {
            (all.list, all.list_style) = (own.list, own.list_style);
        }
        next = based_on.as_ref().and_then(|name| names.get(name).copied());
    }
    all
}

/// From 1; the tenth level is body text.
pub(super) fn outline_level(level: Option<i64>) -> Option<u8> {
    level.and_then(|level| u8::try_from(level).ok()).filter(|level| *level < 9).map(|level| level + 1)
}

/// `toc 1`, `TOC1`, `TOC Heading`, `目录 1`, `table of figures`
fn is_contents(name: &str) -> bool {
    let rest = name.strip_prefix("toc").or_else(|| name.strip_prefix("目录")).map(str::trim);
    rest.is_some_and(|rest| rest.is_empty() || rest == "heading" || rest.chars().all(|c| c.is_ascii_digit()))
        || name == "table of figures"
        || name == "tocheading"
}
