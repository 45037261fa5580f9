//! What the examples share.
#![allow(dead_code, reason = "each example uses some of it")]

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use annual_report::AnnualReport;
use annual_report::finding::{Findings, Language};
use annual_report::read::json::utf8;

/// The reader's language, by the usual variables of the system.
pub(crate) fn language() -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok()).find(|value| !value.is_empty());
    if set.is_some_and(|locale| locale.starts_with("zh")) { Language::Chinese } else { Language::English }
}

/// Reads a text file, or says why not.
pub(crate) fn read(path: &Path) -> Result<String, ExitCode> {
    let bytes = std::fs::read(path).map_err(|error| refuse(path, &error))?;
    match utf8(&bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(findings) => Err(refuse(path, &findings.as_slice()[0].line(language()))),
    }
}

/// Reads a report, or says what is wrong with it.
pub(crate) fn read_report(path: &Path) -> Result<AnnualReport, ExitCode> {
    AnnualReport::from_json(&read(path)?).map_err(|findings| {
        say(&findings);
        ExitCode::FAILURE
    })
}

/// Says why a file is not used.
pub(crate) fn refuse(path: &Path, why: &dyn std::fmt::Display) -> ExitCode {
    eprintln!("{}: {why}", path.display());
    ExitCode::FAILURE
}

/// Each finding on a line of standard error.
pub(crate) fn say(findings: &Findings) {
    for finding in findings {
        eprintln!("{}", finding.line(language()));
    }
}

/// A value as JSON on standard output. A reader that closes early (`| head`) is no fault.
pub(crate) fn print_json(value: &impl serde::Serialize) -> ExitCode {
    match serde_json::to_string_pretty(value) {
        Ok(json) => {
            let _ = writeln!(std::io::stdout(), "{json}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Where systems keep their fonts; those that begin with ~ are the user's.
#[cfg(feature = "fonts")]
const FOLDERS: [&str; 8] = [
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "C:\\Windows\\Fonts",
];

/// The fonts of these folders, or of the system's.
#[cfg(feature = "fonts")]
pub(crate) fn font_files(folders: &[std::path::PathBuf]) -> Result<annual_report::page::FontFiles, ExitCode> {
    let mut files = annual_report::page::FontFiles::new();
    for folder in folders {
        files.add_folder(folder).map_err(|error| {
            eprintln!("{}", error.message().in_language(language()));
            ExitCode::FAILURE
        })?;
    }
    if folders.is_empty() {
        let home = std::env::var("HOME").unwrap_or_default();
        for folder in FOLDERS {
            // A system has some of them.
            let _ = files.add_folder(folder.replace('~', &home));
        }
    }
    Ok(files)
}
