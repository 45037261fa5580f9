//! What the examples share.

use std::path::Path;
use std::process::ExitCode;

use annual_report::check::{Language, utf8};

/// The reader's language, by the usual variables of the system.
pub(crate) fn language() -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok()).find(|value| !value.is_empty());
    if set.is_some_and(|locale| locale.starts_with("zh")) { Language::Chinese } else { Language::English }
}

/// Reads a text file, or says why not.
pub(crate) fn read(path: &Path) -> Result<String, ExitCode> {
    let refused = |why: &dyn std::fmt::Display| {
        eprintln!("{}: {why}", path.display());
        ExitCode::FAILURE
    };
    let bytes = std::fs::read(path).map_err(|error| refused(&error))?;
    match utf8(&bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(findings) => Err(refused(&findings.as_slice()[0].line(language()))),
    }
}
