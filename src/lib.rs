//! annual-report
#[cfg(any(feature = "check", feature = "docx"))]
pub mod check;
pub mod model;
#[cfg(feature = "schema")]
pub mod schema;
