//! Untrusted JSON text -> a report, or every finding with its pointer.
//!
//! Two steps: the text as a tree, within [`Limits`](super::Limits); the tree against the JSON Schema. What the schema lets through the
//! types hold, and where it does not, the sense of the rest can be checked all the same.

#[cfg(feature = "json")]
mod checked;
#[cfg(feature = "json")]
mod node;
#[cfg(feature = "json")]
mod partial;
mod read;
#[cfg(feature = "json")]
mod shape;
mod tree;

#[cfg(feature = "json")]
pub use checked::CheckedJson;
#[cfg(feature = "docx")]
pub(crate) use read::carried;
pub use read::utf8;
