//! How a report looks, and the report as the paragraphs and tables that are printed, in no format's words.
//!
//! [`Layout`] says how things look, in millimetres and points; [`Document`] is a report put into paragraphs by their [`Style`] and
//! tables behind them, with the numbers, stops and signatures that the layout adds. What writes a format starts here: a style is a
//! named style of Word, or a tag, or nothing at all.
//!
//! One idea a file: `flow` turns a report into paragraphs, `counts` numbers them, `marks` finds the characters of findings in them, `balance` breaks titles,
//! `held` finds rows of values that no program breaks, `signature` sets the last lines, `last_page` keeps them from a page of their own, `annex` makes the tables, `numbers` prints what is in
//! them, `table` finds their widths; `names` says what styles are called in a document; `lines` and what is in it are the
//! pages before Word, `fonts` the widths of given font files; `sheet` is a document that is no report.

mod annex;
mod balance;
mod counts;
mod document;
mod error;
mod flow;
#[cfg(feature = "fonts")]
mod fonts;
pub(crate) mod held;
mod last_page;
mod layout;
mod lines;
mod look;
mod marks;
mod measure;
#[cfg(feature = "docx")]
pub(crate) mod names;
mod numbers;
#[cfg(feature = "docx")]
mod sheet;
mod signature;
pub mod standard;
mod table;

pub use document::{Annex, Block, Cell, Column, Document, Rows, Span, Stands, Style};
pub use error::LayoutError;
#[cfg(any(feature = "pdf", feature = "png"))]
pub(crate) use fonts::Shape;
#[cfg(feature = "fonts")]
pub use fonts::{FontError, FontFiles, MatchedFonts};
pub(crate) use last_page::Settled;
#[cfg(feature = "docx")]
pub(crate) use layout::PageNumberPiece;
pub use layout::{
    Align, AnnexLabels, Annexes, BlankLines, Color, FigureLabels, Fonts, Grid, Labels, Latin, Layout, Margins, Marker, NoColor, Numbering,
    Numeral, Page, PageNumber, PageNumberPlace, ProblemLabels, Restart, Role, RunIn, Signature, Sizes, Styles, TableRules, Tables,
    Typography,
};
#[cfg(feature = "pdf")]
pub(crate) use lines::beside;
pub use lines::{ChapterWords, Face, Kind, Line, Pages, PrintedPage, Rule, Run, UsualWidths, Widths, Words};
#[cfg(any(feature = "docx", feature = "pdf"))]
pub(crate) use look::Look;
#[cfg(feature = "docx")]
pub(crate) use look::{SLACK, TABLE_LINE};
#[cfg(feature = "docx")]
pub(crate) use measure::points;
#[cfg(feature = "years")]
pub(crate) use numbers::digits;
#[cfg(all(feature = "docx", feature = "years"))]
pub(crate) use numbers::{NONE, difference, number};
#[cfg(all(feature = "docx", feature = "years"))]
pub(crate) use sheet::Sheet;
#[cfg(feature = "docx")]
pub(crate) use sheet::Table;

/// The namespace of the data that a document carries: the report and what its layout changes.
#[cfg(feature = "docx")]
pub(crate) const DATA: &str = concat!("urn:annual-report:data:", env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"));
