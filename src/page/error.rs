use crate::finding::Message;

/// Why a layout is impossible. Lengths in millimetres, sizes in points.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum LayoutError {
    /// A number is not one that the page can have.
    #[error("{field} is {value}: it must lie between {min} and {max}")]
    OutOfRange {
        /// The field of the layout.
        field: String,
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
    /// Lines are nearer to each other than their characters are high.
    #[error("lines {pitch} pt apart are too close for characters of {size} pt, or farther apart than the page is high")]
    PitchTooSmall {
        /// From line to line.
        pitch: f64,
        /// The size of the characters.
        size: f64,
    },
    /// The form of the page number does not say the number, or something else in braces.
    #[error("page_number.form is {form:?}: it must hold {{page}}, may hold {{pages}}, nothing else in braces, and at most 60 characters")]
    PageNumberForm {
        /// What it was set to.
        form: String,
    },
    /// A word of the layout is empty, too long, or no text of one line.
    #[error("{field} is {text:?}: it must be a text of one line and of {min} to {max} characters")]
    Words {
        /// The field of the layout.
        field: String,
        /// What it was set to.
        text: String,
        /// The fewest characters.
        min: usize,
        /// The most.
        max: usize,
    },
    /// The JSON text of a layout has a field that no layout has.
    #[error("{pointer}: there is no field {name:?} here{}", nearest.as_ref().map(|nearest| format!(", did you mean {nearest:?}?")).unwrap_or_default())]
    UnknownField {
        /// Where it stands.
        pointer: String,
        /// Its name.
        name: String,
        /// The nearest known name.
        nearest: Option<String>,
    },
    /// A JSON text is no layout.
    #[error("{pointer}: {reason}")]
    Json {
        /// Where it is not.
        pointer: String,
        /// What is wrong there.
        reason: String,
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
        field: String,
        /// What it was set to.
        name: String,
    },
}

impl LayoutError {
    /// The field that is wrong, as a JSON Pointer into the file of the layout; of what does not fit together the one to change first.
    ///
    /// ```
    /// use annual_report::page::Layout;
    /// let mut layout = Layout::gb_t_9704();
    /// layout.page.margins.left = -1.0;
    /// assert_eq!(layout.validate().unwrap_err().pointer(), "/page/margins/left");
    /// ```
    pub fn pointer(&self) -> String {
        let of = |field: &str| format!("/{}", field.replace('.', "/"));
        match self {
            LayoutError::OutOfRange { field, .. } | LayoutError::FontName { field, .. } | LayoutError::Words { field, .. } => of(field),
            LayoutError::NoRoom { .. } => "/page/margins".into(),
            LayoutError::LineTooShort { .. } => "/grid/characters_per_line".into(),
            LayoutError::PageTooShort { .. } => "/grid/lines_per_page".into(),
            LayoutError::PitchTooSmall { .. } => "/grid/line_pitch".into(),
            LayoutError::NoRoomForPageNumber { .. } => "/page/number_distance".into(),
            LayoutError::PageNumberForm { .. } => "/page_number/form".into(),
            LayoutError::UnknownField { pointer, .. } | LayoutError::Json { pointer, .. } => pointer.clone(),
        }
    }

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
            LayoutError::PitchTooSmall { pitch, size } => {
                format!("行距 {pitch} 磅对 {size} 磅的字太小，或者大于版心高度；请加大行距或减小字号。")
            }
            LayoutError::PageNumberForm { form } => {
                format!("页码写法为“{form}”，应有 {{page}}，可以有 {{pages}}，此外不用花括号，不超过60字。")
            }
            LayoutError::Words { field, text, min, max } => {
                format!("版式的 {field} 为“{text}”，应为一行文字，{min} 至 {max} 字。")
            }
            LayoutError::UnknownField { pointer, name, nearest } => {
                let nearest = nearest.as_ref().map(|nearest| format!("，是否为“{nearest}”？")).unwrap_or_else(|| "。".into());
                format!("{pointer}：版式没有“{name}”这一项{nearest}")
            }
            LayoutError::Json { pointer, reason } => format!("{pointer}：不是版式文件的写法（{reason}）。"),
            LayoutError::FontName { field, name } => format!("版式的 {field} 为“{name}”，应为字体名，不含逗号、分号和控制字符。"),
        };
        Message::new(zh, self.to_string())
    }
}
