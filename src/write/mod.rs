//! A report -> what is handed in: a Word document (`Writer`) or plain text ([`AnnualReport::to_text`](crate::AnnualReport::to_text)).

#[cfg(feature = "docx")]
mod docx;
mod svg;
mod text;

#[cfg(feature = "docx")]
pub use docx::{DocxError, Review, TrackedBy, Writer};
