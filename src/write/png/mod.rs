//! The pages of a report as PNG pictures, drawn with the fonts that the caller gives: for a preview where no browser is, or a mail.
//!
//! [`Pages`](crate::page::Pages) says what stands where; `draw` puts it on paper, `encode` makes the file, `writer` is the front.

mod draw;
mod encode;
mod error;
mod writer;

pub use error::PngError;
pub use writer::PngWriter;
