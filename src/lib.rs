//! annual-report
pub mod model;
#[cfg(feature = "schema")]
pub mod schema;
