//! How long texts may be, in characters: the schema says it, and who reads other texts keeps to it.

/// A heading, a title, a name of a unit.
pub(crate) const HEADING: usize = 100;
/// The sentence that a point or a problem opens with.
pub(crate) const TOPIC: usize = 200;
/// Running text.
#[cfg(feature = "schema")]
pub(crate) const PROSE: usize = 20_000;
/// The text of a measure.
#[cfg(feature = "schema")]
pub(crate) const MEASURE: usize = 2_000;
/// The name of a person or of a figure.
pub(crate) const NAME: usize = 50;
/// A unit of measure.
pub(crate) const UNIT: usize = 20;
