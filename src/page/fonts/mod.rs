//! Font files that the caller gives: which of them a layout asks for, and how wide their characters are.
//!
//! `files` holds what was given, `names` reads what a file calls itself, `loaded` is a font whose characters are known, `wide` its
//! forms of a full square, `matched` the fonts of a layout.

mod error;
mod files;
mod loaded;
mod matched;
mod names;
mod wide;

pub use error::FontError;
pub use files::FontFiles;
pub use matched::MatchedFonts;
#[cfg(any(feature = "pdf", feature = "png"))]
pub(crate) use matched::Shape;
