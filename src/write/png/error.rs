use crate::finding::Message;
use crate::page::{FontError, LayoutError};

/// Why no pictures were drawn.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PngError {
    /// The layout is impossible.
    #[error("impossible layout: {0}")]
    Layout(#[from] LayoutError),
    /// A font is missing, or a character in all of them.
    #[error(transparent)]
    Font(#[from] FontError),
    /// The resolution is out of bounds.
    #[error("{dpi} dots an inch are out of bounds: ask for {least} to {most}")]
    Resolution {
        /// What was asked.
        dpi: u16,
        /// The least.
        least: u16,
        /// The most.
        most: u16,
    },
    /// The report has more pages than are drawn at once.
    #[error("the report has {pages} pages, and at most {most} are drawn at once; draw them one by one")]
    Pages {
        /// How many it has.
        pages: usize,
        /// How many are drawn.
        most: usize,
    },
    /// There is no room for the picture of a page.
    #[error("a page of {width} by {height} dots has no room in memory; ask for fewer dots an inch")]
    Memory {
        /// Dots from left to right.
        width: u32,
        /// Dots from above to below.
        height: u32,
    },
}

impl PngError {
    /// The error in both languages.
    pub fn message(&self) -> Message {
        let zh = match self {
            PngError::Layout(error) => error.message().zh,
            PngError::Font(error) => error.message().zh,
            PngError::Resolution { dpi, least, most } => format!("分辨率 {dpi} 超出范围，应为每英寸 {least} 至 {most} 点。"),
            PngError::Pages { pages, most } => format!("报告有 {pages} 页，一次最多画 {most} 页；请逐页画。"),
            PngError::Memory { width, height } => format!("{width}×{height} 点的页面内存放不下；请降低分辨率。"),
        };
        Message::new(zh, self.to_string())
    }
}
