//! The public interface as a listing, so that a change of it is seen in review. Every `pub` is part of it: the lint `unreachable_pub`
//! refuses any other. `UPDATE_GOLDEN=1 cargo test --test api` writes it anew.

use std::fmt::Write;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
}

/// The public declarations of a file, each on a line; the variants of public enums below theirs.
fn declarations(source: &str) -> Vec<String> {
    // Tests stand at the end of a file.
    let source = source.split("#[cfg(test)]\n").next().unwrap_or_default();
    let mut found = Vec::new();
    let mut lines = source.lines();
    while let Some(line) = lines.next() {
        let trimmed = line.trim();
        if !trimmed.starts_with("pub ") {
            continue;
        }
        let mut declaration = trimmed.to_owned();
        while !declaration.contains(['{', ';']) && !declaration.ends_with(',') {
            let Some(more) = lines.next() else { break };
            declaration = format!("{declaration} {}", more.trim());
        }
        let is_import = declaration.starts_with("pub use");
        while is_import && !declaration.ends_with(';') {
            let Some(more) = lines.next() else { break };
            declaration = format!("{declaration} {}", more.trim());
        }
        let end = if is_import {
            declaration.len()
        } else {
            ["{", ";", " = "].iter().filter_map(|end| declaration.find(end)).min().unwrap_or(declaration.len())
        };
        found.push(declaration[..end].trim_end_matches([' ', ',', ';']).to_owned());
        if declaration.starts_with("pub enum") {
            let close = format!("{}}}", " ".repeat(line.len() - line.trim_start().len()));
            let variants = lines.by_ref().take_while(|line| *line != close).map(str::trim);
            found.extend(
                variants.filter(|line| !line.is_empty() && !line.starts_with(['/', '#', '$', ')', '}'])).map(|line| format!("    {line}")),
            );
        }
    }
    found
}

#[test]
fn the_public_interface_is_the_listed_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    files.sort();
    let mut listing = String::new();
    for file in files {
        let declarations = declarations(&std::fs::read_to_string(&file).unwrap());
        if !declarations.is_empty() {
            writeln!(listing, "{}", file.strip_prefix(root).unwrap().display()).unwrap();
            declarations.iter().for_each(|declaration| writeln!(listing, "  {declaration}").unwrap());
        }
    }
    writeln!(listing, "codes of findings").unwrap();
    annual_report::check::Code::ALL.iter().for_each(|code| writeln!(listing, "  {code}").unwrap());
    let golden = root.join("tests/golden/api.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&golden, &listing).unwrap();
    }
    let listed = std::fs::read_to_string(&golden).unwrap();
    let gone: Vec<&str> = listed.lines().filter(|line| !listing.lines().any(|now| now == *line)).collect();
    let new: Vec<&str> = listing.lines().filter(|line| !listed.lines().any(|before| before == *line)).collect();
    assert!(
        listing == listed,
        "the interface changed; if it is meant, write the listing anew and say so in the CHANGELOG\ngone: {gone:#?}\nnew: {new:#?}"
    );
}
