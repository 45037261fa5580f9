//! A report -> what is handed in: a Word document (`Writer`), a PDF (`PdfWriter`), pictures of its pages
//! ([`Pages::to_svg`](crate::page::Pages::to_svg), `PngWriter`) or plain text
//! ([`AnnualReport::to_text`](crate::AnnualReport::to_text)).

// `properties` is what a document says of itself, `said` a finding beside the text, `ink` how a line is drawn, `save` puts a file in its
// place.

#[cfg(feature = "docx")]
mod docx;
#[cfg(any(feature = "pdf", feature = "png"))]
mod ink;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "png")]
mod png;
#[cfg(any(feature = "docx", feature = "pdf"))]
mod properties;
#[cfg(any(feature = "docx", feature = "pdf"))]
mod said;
#[cfg(any(feature = "docx", feature = "pdf"))]
mod save;
mod svg;
mod text;

#[cfg(feature = "docx")]
pub use docx::{DocxError, Review, TrackedBy, Writer};
#[cfg(feature = "pdf")]
pub use pdf::{PdfError, PdfWriter};
#[cfg(feature = "png")]
pub use png::{PngError, PngWriter};
