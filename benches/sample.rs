//! What is measured: the bundled sample.

/// A real report's length: two pages and a half of text.
pub const SAMPLE: &str = include_str!("../examples/data/party_duty_report.json");
