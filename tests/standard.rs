//! The table of clauses in `src/page/standard.rs` names tests that are there.

use std::path::Path;

fn sources(folder: &Path, found: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("node_modules") && !path.ends_with("fuzz") {
            sources(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs" || kind == "py") {
            found.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn each_clause_is_shown_by_a_test_or_left_to_a_person() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut code = String::new();
    sources(&root.join("src"), &mut code);
    sources(&root.join("tests"), &mut code);
    let table = std::fs::read_to_string(root.join("src/page/standard.rs")).unwrap();
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter_map(|line| line.strip_prefix("//! | "))
        .map(|row| row.trim_end_matches('|').split(" | ").map(str::trim).collect())
        .filter(|row: &Vec<&str>| row[0].starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    let clauses: Vec<&str> = rows.iter().map(|row| row[0]).collect();
    for clause in ["5.1", "5.2.3", "7.3.1", "7.3.3", "7.3.4", "7.3.5.1", "7.3.5.2", "7.3.5.5", "7.3.7", "7.5", "8", "9"] {
        assert!(clauses.contains(&clause), "no row for clause {clause}");
    }
    for row in &rows {
        let names: Vec<&str> = row.get(3).unwrap_or(&"").split('`').skip(1).step_by(2).collect();
        let is_left = row[2].contains("left to a person") || row[2].contains("none is written");
        assert!(!names.is_empty() || is_left, "clause {}: neither a test nor left to a person", row[0]);
        for name in names {
            let is_there = code.contains(&format!("fn {name}(")) || code.contains(&format!("def {name}("));
            assert!(is_there, "clause {}: there is no test {name}", row[0]);
        }
    }
}
