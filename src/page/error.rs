use crate::finding::Message;

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

impl LayoutError {
    /// The error in both languages.
    pub fn message(&self) -> Message {
        let zh = match self {
            LayoutError::OutOfRange { field, value, min, max } => format!("版式的 {field} 为 {value}，应在 {min} 至 {max} 之间。"),
            LayoutError::NoRoom { width, height } => format!("页边之内只剩 {width:.1}×{height:.1} 毫米，至少应有 50×50 毫米。"),
            LayoutError::LineTooShort { characters, size, width, most } => {
                format!("{width:.1} 毫米的一行排不下 {characters} 个 {size} 磅的字，最多排 {most} 个；请减少字数、减小字号或页边。")
            }
            LayoutError::PageTooShort { lines, size, height, most } => {
                format!("{height:.1} 毫米高的版心排不下 {lines} 行 {size} 磅的字，最多排 {most} 行；请减少行数、减小字号或页边。")
            }
            LayoutError::NoRoomForPageNumber { size, distance, bottom } => {
                format!("{bottom} 毫米的地脚排不下距版心 {distance} 毫米、{size} 磅的页码；请加大地脚或减小距离。")
            }
            LayoutError::FontName { field, name } => format!("版式的 {field} 为“{name}”，应为字体名，不含逗号、分号和控制字符。"),
        };
        Message::new(zh, self.to_string())
    }
}
