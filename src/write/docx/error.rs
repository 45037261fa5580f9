use std::path::PathBuf;

use crate::check::Findings;

/// Why no document was written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DocxError {
    /// The report has errors; a final document is refused. A draft can be written.
    #[error("the report has errors, so no final document was written; mend them or write a draft:\n{0}")]
    Refused(Findings),
    /// The layout is impossible.
    #[error("impossible layout: {0}")]
    Layout(#[from] LayoutError),
    /// A part of the document could not be put together. This is a fault of the library: please report it.
    #[error("the part {part} could not be built: {reason}")]
    Part {
        /// The name of the part in the package.
        part: &'static str,
        /// What went wrong.
        reason: String,
    },
    /// The file could not be written. What was there before is untouched.
    #[error("{} could not be written (what was there is unchanged): {source}", path.display())]
    Save {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// Why a layout is impossible. Lengths in millimetres, sizes in points.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum LayoutError {
    /// A number is not one that the page can have.
    #[error("{field} is {value}: it must lie between {min} and {max}")]
    OutOfRange {
        /// The field of the layout.
        field: &'static str,
        /// What it was set to.
        value: f64,
        /// The least possible value.
        min: f64,
        /// The greatest possible value.
        max: f64,
    },
    /// The margins leave no room for text.
    #[error("the margins leave {width:.1} x {height:.1} mm of the page for text: at least 50 x 50 mm are needed")]
    NoRoom {
        /// What is left in width.
        width: f64,
        /// What is left in height.
        height: f64,
    },
    /// So many characters do not fit on a line.
    #[error(
        "{characters} characters of {size} pt do not fit on a line of {width:.1} mm, not even when set closer by a tenth: at most {most} do; \
         use fewer, a smaller size or narrower margins"
    )]
    LineTooShort {
        /// The characters asked for.
        characters: u16,
        /// Their size.
        size: f64,
        /// The width of the type area.
        width: f64,
        /// How many would fit.
        most: u16,
    },
    /// So many lines do not fit on a page.
    #[error("{lines} lines of {size} pt do not fit on {height:.1} mm: at most {most} do; use fewer, a smaller size or narrower margins")]
    PageTooShort {
        /// The lines asked for.
        lines: u16,
        /// The size of the characters.
        size: f64,
        /// The height of the type area.
        height: f64,
        /// How many would fit.
        most: u16,
    },
    /// The page number does not fit below the type area.
    #[error("a page number of {size} pt, {distance} mm below the type area, does not fit into a bottom margin of {bottom} mm")]
    NoRoomForPageNumber {
        /// The size of the number.
        size: f64,
        /// Its distance from the type area.
        distance: f64,
        /// The bottom margin.
        bottom: f64,
    },
    /// A font has no name, or one that no file can hold.
    #[error("{field} is {name:?}: it must be the name of a font, without commas, semicolons and control characters")]
    FontName {
        /// The field of the layout.
        field: &'static str,
        /// What it was set to.
        name: String,
    },
}
