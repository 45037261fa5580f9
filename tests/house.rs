//! The house: rooms and arrows as `src/README.md` shows them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// From the top down.
const ROOMS: [&str; 9] = ["guide", "years", "write", "read", "schema", "page", "check", "finding", "model"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
}

/// The rooms that a source file names, by `crate::room`, alone or in braces; comments do not count.
fn named(source: &str) -> BTreeSet<&'static str> {
    let code: String = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut rooms = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let names: Vec<&str> = match rest.strip_prefix('{') {
            Some(list) => {
                // The first word of each entry, whatever is nested behind it.
                let mut depth = 0;
                let end = list
                    .find(|c| {
                        depth += i32::from(c == '{') - i32::from(c == '}');
                        depth < 0
                    })
                    .unwrap_or(list.len());
                let mut depth = 0;
                list[..end]
                    .split(|c| {
                        depth += i32::from(c == '{') - i32::from(c == '}');
                        c == ',' && depth == 0
                    })
                    .collect()
            }
            None => vec![rest],
        };
        for name in names {
            let word = name.trim_start().split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default();
            // What the front door passes on.
            let word = if word == "AnnualReport" { "model" } else { word };
            rooms.extend(ROOMS.iter().find(|room| **room == word));
        }
    }
    rooms
}

#[test]
fn arrows_go_down() {
    let mut all = Vec::new();
    files(&root(), &mut all);
    assert!(all.len() > 60, "{} files", all.len());
    let mut upward = Vec::new();
    for file in all {
        let inside = file.strip_prefix(root()).unwrap();
        let Some(room) = inside.components().next().and_then(|room| ROOMS.iter().position(|known| room.as_os_str() == *known)) else {
            assert_eq!(inside, Path::new("lib.rs"), "a file outside the rooms");
            continue;
        };
        // Tests stand at the end of a file and may look anywhere.
        let source = std::fs::read_to_string(&file).unwrap();
        let source = source.split("#[cfg(test)]\n").next().unwrap();
        for named in named(source) {
            let to = ROOMS.iter().position(|known| *known == named).unwrap();
            if to < room {
                upward.push(format!("{} uses {named}, which is above {}", inside.display(), ROOMS[room]));
            }
        }
    }
    assert!(upward.is_empty(), "{upward:#?}");
}

#[test]
fn an_upward_arrow_is_seen() {
    assert_eq!(named("use crate::{model::{Figure, Place}, write::Writer};\n// crate::years\n"), BTreeSet::from(["model", "write"]));
    assert_eq!(named("fn of(a: crate::page::Layout) {}"), BTreeSet::from(["page"]));
}

#[test]
fn the_map_names_each_room_and_only_files_that_are_there() {
    let map = std::fs::read_to_string(root().join("README.md")).unwrap();
    let rows: Vec<&str> = map.lines().filter_map(|line| line.strip_prefix("| [`")?.split('/').next()).collect();
    assert_eq!(rows, ROOMS, "from the top down");
    let folders: BTreeSet<String> = std::fs::read_dir(root())
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    assert_eq!(folders, ROOMS.iter().map(|room| (*room).to_owned()).collect());
    let links: Vec<&str> = map.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(links.len() > 10);
    for link in links {
        assert!(root().join(link).exists(), "src/README.md links to {link}");
    }
    // Files that the text names without a link.
    for name in map.split('`').filter(|name| name.ends_with(".rs") && name.contains('/') && !name.starts_with("tests/")) {
        assert!(root().join(name).exists(), "src/README.md names {name}");
    }
}

/// A file holds one idea: a newcomer reads it in one sitting.
#[test]
fn no_file_is_too_long_to_read() {
    let mut all = Vec::new();
    files(&root(), &mut all);
    let long: Vec<String> = all
        .iter()
        .map(|file| (file, std::fs::read_to_string(file).unwrap().lines().count()))
        .filter(|(_, lines)| *lines > 500)
        .map(|(file, lines)| format!("{}: {lines} lines", file.display()))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

/// What `lib.rs` promises: a field that is added later breaks nobody.
#[test]
fn every_struct_with_public_fields_is_non_exhaustive() {
    let mut all = Vec::new();
    files(&root(), &mut all);
    let (mut structs, mut open) = (0, Vec::new());
    for file in all {
        let source = std::fs::read_to_string(&file).unwrap();
        let lines: Vec<&str> = source.lines().collect();
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.starts_with("pub struct ") && line.ends_with('{')) {
            let has_public_field = lines[at + 1..].iter().take_while(|line| **line != "}").any(|line| line.starts_with("    pub "));
            let attributes = lines[..at].iter().rev().take_while(|line| !line.is_empty() && **line != "}");
            structs += usize::from(has_public_field);
            if has_public_field && !attributes.clone().any(|line| *line == "#[non_exhaustive]") {
                open.push(format!("{}: {line}", file.display()));
            }
        }
    }
    assert!(structs > 30, "{structs}");
    assert!(open.is_empty(), "{open:#?}");
}
