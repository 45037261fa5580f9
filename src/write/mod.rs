//! A report -> what is handed in: a Word document (`Writer`), a PDF (`PdfWriter`), pictures of its pages
//! ([`Pages::to_svg`](crate::page::Pages::to_svg)) or plain text ([`AnnualReport::to_text`](crate::AnnualReport::to_text)).
//! `properties` is what a document says of itself, `said` a finding beside the text, `save` puts its file in its
//! place.

#[cfg(feature = "docx")]
mod docx;
#[cfg(feature = "pdf")]
mod pdf;
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
