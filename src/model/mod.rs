//! The report as types, what each prints and parses, and the one walk over a report. No input or output, no layout, no rule beyond
//! what a type says.
//!
//! JSON is snake_case and equal to the Rust names. Absent means absent: an optional field that is not set is not written, and `null`
//! (which some form builders send for an emptied control) is read as absent. A field that is not in the model is refused.
//!
//! Every struct is `#[non_exhaustive]`: it is made by its `new` and completed by `with_` and the name of a field. With a field that
//! holds one value `with_` sets it; with a list it adds all that it is given. The fields are public to read and to change.
//!
//! ```compile_fail,E0639
//! // Naming every field is not possible outside the crate.
//! let point = annual_report::model::Subpoint { topic: "要点".into(), text: "内容".into() };
//! ```

mod approximation;
pub(crate) mod characters;
mod date;
pub(crate) mod decimal;
mod figure;
mod figures;
pub(crate) mod length;
pub(crate) mod mark;
mod nullable;
pub(crate) mod numerals;
mod others;
mod period;
mod place;
pub(crate) mod placeholder;
mod plan;
mod point;
mod problem;
mod prose;
mod report;
mod reporter;
pub(crate) mod unit;
mod walk;
mod work;

pub use approximation::{Approximation, Bound, NoApproximation};
pub use date::{WrittenDate, chinese_date, written_date};
pub use figure::{Figure, FigureText, NoFigure};
pub(crate) use figures::AtPlaces;
pub use figures::{FigureIndex, NotSet, PlacedFigure};
pub use numerals::{chinese_number, chinese_numeral};
pub use others::{OtherChapter, Placement};
pub use period::Period;
pub use place::{Field, NoPlace, Place, Step};
pub use plan::{Plan, PlanChapter};
pub use point::{Point, Subpoint};
pub use problem::{Measure, Problem, ProblemChapter, Status};
pub use prose::{Piece, Pieces, Printed, Prose};
pub(crate) use prose::{closing_stop, is_han, is_run_in, next_brace, placed_paragraphs};
pub use report::{AnnualReport, YEARS};
pub(crate) use reporter::joined;
pub use reporter::{Reporter, SignedBy};
pub use walk::{Node, Role, Visit, VisitMut};
pub use work::{WorkChapter, WorkItem};

pub use chrono::NaiveDate;
pub use rust_decimal::Decimal;
