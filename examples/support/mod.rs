//! What the examples share.

use std::path::Path;
use std::process::ExitCode;

use annual_report::check::Language;

/// The reader's language, by the usual variables of the system.
#[allow(dead_code, reason = "not every example prints findings in words")]
pub(crate) fn language() -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok()).find(|value| !value.is_empty());
    if set.is_some_and(|locale| locale.starts_with("zh")) { Language::Chinese } else { Language::English }
}

/// Reads a text file, or says why not.
pub(crate) fn read(path: &Path) -> Result<String, ExitCode> {
    std::fs::read_to_string(path).map_err(|error| {
        eprintln!("{}: {error}", path.display());
        ExitCode::FAILURE
    })
}
