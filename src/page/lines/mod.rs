//! The page before Word: a [`Document`](super::Document) in a [`Layout`](super::Layout) with the widths of its characters -> pages of
//! lines with their positions.
//!
//! `script` tells Latin from Chinese, `breaks` says where a line may end, `fill` breaks a paragraph into lines,
//! `paginate` puts them on [`Pages`], `table` those of an annex, which `continued` parts where a page ends; `parted` finds numbers that a
//! line's end parts.

mod breaks;
mod continued;
mod fill;
mod pages;
mod paginate;
mod parted;
mod rules;
mod script;
mod table;
mod widths;
mod words;

pub(super) use continued::continued;
pub use pages::{Kind, Line, Pages, PrintedPage, Rule, Run};
#[cfg(feature = "pdf")]
pub(crate) use paginate::beside;
pub(super) use parted::parted;
pub use widths::{Face, UsualWidths, Widths};
pub use words::{ChapterWords, Words};
