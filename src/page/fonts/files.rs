use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Cursor};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::names::{Named, fonts_of};
use super::{FontError, MatchedFonts};
use crate::page::Layout;

/// How deep folders lie in the one that is given.
const DEEPEST: usize = 8;
/// The most files that are looked at.
const MOST_FILES: usize = 20_000;
/// From which weight on a font is bold.
pub(super) const LEAST_BOLD: u32 = 600;
/// The largest font file, in bytes.
const LARGEST: u64 = 256 << 20;

/// The font files that the caller gives, by their bytes or by a folder. The library looks for none by itself.
///
/// ```no_run
/// use annual_report::page::{FontFiles, Layout};
/// # use annual_report::AnnualReport;
/// # let report = AnnualReport::new(2025);
/// let layout = Layout::gb_t_9704();
/// let mut fonts = FontFiles::new();
/// fonts.add_folder("/usr/share/fonts")?;
/// fonts.add(std::fs::read("FangSong.ttf").unwrap())?;
/// let pages = report.pages_with(&layout, &fonts.matched(&layout)?);
/// # Ok::<(), annual_report::page::FontError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct FontFiles {
    fonts: Vec<(Source, Named)>,
}

/// Where a font is.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Source {
    Bytes(Arc<Vec<u8>>),
    File(PathBuf),
}

impl FontFiles {
    /// None yet.
    pub fn new() -> Self {
        FontFiles::default()
    }

    /// Adds the fonts of a file by its bytes: a font or a collection.
    ///
    /// # Errors
    /// [`FontError::NoFont`] for bytes that are none.
    pub fn add(&mut self, bytes: impl Into<Vec<u8>>) -> Result<(), FontError> {
        let bytes = Arc::new(bytes.into());
        let fonts = fonts_of(&mut Cursor::new(bytes.as_slice())).map_err(|_| FontError::NoFont)?;
        if fonts.is_empty() {
            return Err(FontError::NoFont);
        }
        self.fonts.extend(fonts.into_iter().map(|font| (Source::Bytes(bytes.clone()), font)));
        Ok(())
    }

    /// Adds the fonts of a folder and of those in it. Files that are no fonts are passed over; of the others only the names are read,
    /// until a layout asks for them.
    ///
    /// # Errors
    /// [`FontError::Read`] where the folder itself cannot be read.
    pub fn add_folder(&mut self, folder: impl AsRef<Path>) -> Result<(), FontError> {
        let mut files = Vec::new();
        walk(folder.as_ref(), DEEPEST, &mut files).map_err(|source| FontError::Read { path: folder.as_ref().to_owned(), source })?;
        // The order of a folder is the system's; the fonts chosen are the same everywhere.
        files.sort();
        for path in files {
            let Ok(file) = File::open(&path) else { continue };
            if file.metadata().is_ok_and(|data| data.len() > LARGEST) {
                continue;
            }
            let fonts = fonts_of(&mut BufReader::new(file)).unwrap_or_default();
            self.fonts.extend(fonts.into_iter().map(|font| (Source::File(path.clone()), font)));
        }
        Ok(())
    }

    /// The fonts that this layout asks for: each by its name, else the best of those that stand in for it.
    ///
    /// ```
    /// use annual_report::page::{FontError, FontFiles, Layout};
    /// let error = FontFiles::new().matched(&Layout::gb_t_9704()).unwrap_err();
    /// assert!(error.to_string().starts_with("fonts.title: the font \"方正小标宋简体\" is not among those given; give its file, or that of"));
    /// ```
    ///
    /// # Errors
    /// [`FontError::Missing`] names the first font that is neither there nor stood in for.
    pub fn matched(&self, layout: &Layout) -> Result<MatchedFonts, FontError> {
        MatchedFonts::new(self, layout)
    }

    /// The font of this name: of a family the upright and regular one.
    pub(super) fn named(&self, name: &str) -> Option<(&Source, u32)> {
        self.nearest(name, 400, |_| true)
    }

    /// The bold and upright font of this name, where there is one.
    pub(super) fn bold(&self, name: &str) -> Option<(&Source, u32)> {
        self.nearest(name, 700, |font| font.weight >= LEAST_BOLD && !font.is_italic)
    }

    /// Of the fonts of this name the upright one nearest to a weight.
    fn nearest(&self, name: &str, weight: u32, fits: impl Fn(&Named) -> bool) -> Option<(&Source, u32)> {
        let name = name.trim().to_lowercase();
        let named = self.fonts.iter().filter(|(_, font)| font.names.contains(&name) && fits(font));
        let unlike = |font: &Named| font.weight.abs_diff(weight) + if font.is_italic { 1000 } else { 0 };
        named.min_by_key(|(_, font)| unlike(font)).map(|(source, font)| (source, font.index))
    }
}

impl Source {
    /// The bytes of the file, each file read once.
    pub(super) fn bytes(&self, read: &mut BTreeMap<PathBuf, Arc<Vec<u8>>>) -> Result<Arc<Vec<u8>>, FontError> {
        match self {
            Source::Bytes(bytes) => Ok(bytes.clone()),
            Source::File(path) => match read.get(path) {
                Some(bytes) => Ok(bytes.clone()),
                None => {
                    let bytes = std::fs::read(path).map_err(|source| FontError::Read { path: path.clone(), source })?;
                    Ok(read.entry(path.clone()).or_insert(Arc::new(bytes)).clone())
                }
            },
        }
    }
}

impl std::fmt::Debug for Source {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Source::Bytes(bytes) => write!(to, "{} bytes", bytes.len()),
            Source::File(path) => write!(to, "{}", path.display()),
        }
    }
}

fn walk(folder: &Path, deep: usize, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            if deep > 0 {
                // A folder within that cannot be read has no fonts for us.
                let _ = walk(&path, deep - 1, files);
            }
        } else if files.len() < MOST_FILES
            && path.extension().is_some_and(|kind| ["ttf", "otf", "ttc", "otc"].iter().any(|font| kind.eq_ignore_ascii_case(font)))
        {
            files.push(path);
        }
    }
    Ok(())
}
