//! How everything is said: what is wrong with a report, or with a text that should be one, at which field, and what to do.
//!
//! Every [`Finding`] has a stable [`Code`], a [`Severity`], the JSON Pointer of its field, and a message in Chinese and in English. An
//! application adds findings of its own under codes of its own ([`Code::own`]); they go the way of ours: to forms, into review copies,
//! into exit codes.

mod code;
#[allow(clippy::module_inception)]
mod finding;
pub(crate) mod nearest;
pub(crate) mod pointer;
mod refused;

pub use code::{Code, NoCode, OwnCode};
pub use finding::{Finding, Findings, Language, Message, Position, Severity};
