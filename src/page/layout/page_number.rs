//! The number of a page: what is printed and where.

use serde::{Deserialize, Serialize};

/// The number of a page. Its font and size are [`Fonts::page_number`](super::Fonts::page_number) and
/// [`Sizes::page_number`](super::Sizes::page_number).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "页码", description = "页码的写法和位置。"))]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct PageNumber {
    /// What is printed: `{page}` stands for the number, `{pages}` for how many pages the document has.
    #[cfg_attr(
        feature = "schema",
        schemars(
            title = "写法",
            description = "{page} 代表页码，{pages} 代表总页数。",
            length(min = 6, max = 60),
            example = &"— {page} —",
            example = &"第{page}页　共{pages}页"
        )
    )]
    pub form: String,
    /// Where it stands.
    #[cfg_attr(feature = "schema", schemars(title = "位置", description = "页码在版心之下的位置。"))]
    pub place: PageNumberPlace,
    /// Whether the first page has one.
    #[cfg_attr(feature = "schema", schemars(title = "首页有页码", description = "首页是否印页码。"))]
    pub first_page: bool,
}

/// Where the number of a page stands below the type area; beside an edge it is one character from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "页码位置", inline))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PageNumberPlace {
    /// At the outer edge: odd pages right, even pages left.
    #[cfg_attr(feature = "schema", schemars(title = "外侧", description = "单页居右，双页居左。"))]
    Outside,
    /// At the inner edge.
    #[cfg_attr(feature = "schema", schemars(title = "内侧", description = "单页居左，双页居右。"))]
    Inside,
    /// Left on every page.
    #[cfg_attr(feature = "schema", schemars(title = "居左", description = "每页居左。"))]
    Left,
    /// In the middle.
    #[cfg_attr(feature = "schema", schemars(title = "居中", description = "每页居中。"))]
    Centre,
    /// Right on every page.
    #[cfg_attr(feature = "schema", schemars(title = "居右", description = "每页居右。"))]
    Right,
    /// Nowhere.
    #[cfg_attr(feature = "schema", schemars(title = "不印页码", description = "没有页码。"))]
    None,
}

/// A stretch of what is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PageNumberPiece<'f> {
    Text(&'f str),
    Page,
    Pages,
}

/// The longest form, in characters.
const LONGEST: usize = 60;

impl PageNumber {
    /// Whether pages are numbered.
    pub(crate) fn is_printed(&self) -> bool {
        self.place != PageNumberPlace::None
    }

    /// Whether a page has its number.
    pub(crate) fn is_on(&self, page: usize) -> bool {
        self.is_printed() && (self.first_page || page > 1)
    }

    /// Whether the form says the number, and nothing in braces but what it may.
    pub(crate) fn is_sound(&self) -> bool {
        let pieces = self.pieces();
        pieces.contains(&PageNumberPiece::Page)
            && self.form.chars().count() <= LONGEST
            && pieces.iter().all(|piece| match piece {
                PageNumberPiece::Text(text) => !text.contains(['{', '}']) && !text.contains(char::is_control),
                _ => true,
            })
    }

    /// What is printed, stretch by stretch.
    pub(crate) fn pieces(&self) -> Vec<PageNumberPiece<'_>> {
        let mut pieces = Vec::new();
        let mut rest = self.form.as_str();
        while !rest.is_empty() {
            let known = [("{page}", PageNumberPiece::Page), ("{pages}", PageNumberPiece::Pages)];
            let next = known.iter().filter_map(|(name, piece)| Some((rest.find(name)?, name.len(), *piece))).min_by_key(|found| found.0);
            let (at, length, piece) = next.unwrap_or((rest.len(), 0, PageNumberPiece::Text("")));
            pieces.extend((at > 0).then(|| PageNumberPiece::Text(&rest[..at])));
            pieces.extend((length > 0).then_some(piece));
            rest = &rest[at + length..];
        }
        pieces
    }

    /// What a page prints of so many.
    pub(crate) fn text(&self, page: usize, pages: usize) -> String {
        let pieces = self.pieces().into_iter().map(|piece| match piece {
            PageNumberPiece::Text(text) => text.to_owned(),
            PageNumberPiece::Page => page.to_string(),
            PageNumberPiece::Pages => pages.to_string(),
        });
        pieces.collect()
    }

    /// Where the number of an odd or an even page stands.
    pub(crate) fn side(&self, is_odd: bool) -> super::Align {
        use super::Align;
        match (self.place, is_odd) {
            (PageNumberPlace::Outside, true) | (PageNumberPlace::Inside, false) | (PageNumberPlace::Right, _) => Align::Right,
            (PageNumberPlace::Outside, false) | (PageNumberPlace::Inside, true) | (PageNumberPlace::Left, _) => Align::Left,
            (PageNumberPlace::Centre | PageNumberPlace::None, _) => Align::Centre,
        }
    }
}
