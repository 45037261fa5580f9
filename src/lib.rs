//! annual-report
#[cfg(any(feature = "check", feature = "docx"))]
pub mod check;
#[cfg(feature = "docx")]
pub mod docx;
pub mod model;
#[cfg(feature = "schema")]
pub mod schema;
