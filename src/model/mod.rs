//! The report as types, and nothing else: no input or output, no layout, no rule beyond what a type says.
//!
//! JSON is snake_case and equal to the Rust names. Absent means absent: an optional field that is not set is not
//! written, and `null` (which some form builders send for an emptied control) is read as absent. A field that is not in
//! the model is refused.
//!
//! Every struct is `#[non_exhaustive]`: it is made by its `new` and completed by the methods that carry the names of the
//! fields, so that a field added later breaks nobody. The fields are public to read and to change.
//!
//! ```compile_fail,E0639
//! // Naming every field is not possible outside the crate.
//! let point = annual_report::model::Point { topic: "要点".into(), text: "内容".into() };
//! ```

pub(crate) mod decimal;
mod figure;
mod figures;
mod nullable;
mod numerals;
mod plan;
mod problem;
mod prose;
mod report;
mod reporter;
mod work;

pub use figure::{Approximation, Figure, FigureText};
pub use figures::{FigureIndex, PlacedFigure};
pub use numerals::{chinese_date, chinese_number, chinese_numeral};
pub use plan::{Plan, PlanChapter};
pub use problem::{Measure, Problem, ProblemChapter, Status};
#[cfg(any(feature = "docx", feature = "outline", feature = "years"))]
pub(crate) use prose::closing_stop;
#[cfg(any(feature = "check", feature = "docx", feature = "outline"))]
pub(crate) use prose::is_han;
pub use prose::{Piece, Pieces, Prose};
pub use report::AnnualReport;
pub use reporter::Reporter;
pub use work::{Point, WorkChapter, WorkItem};

pub use chrono::NaiveDate;
pub use rust_decimal::Decimal;
