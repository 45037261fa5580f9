//! Prints the JSON Schema of a report: `print_schema -- [2020-12|draft-07]`. With `--write` it rewrites the committed files
//! under `schema/` instead.

use std::process::ExitCode;

use annual_report::schema::{Draft, json_schema_text};

fn main() -> ExitCode {
    let draft = match std::env::args().nth(1).as_deref() {
        None | Some("2020-12") => Draft::Draft202012,
        Some("draft-07") => Draft::Draft07,
        Some("--write") => return write(),
        Some(other) => {
            eprintln!("没有“{other}”这个版本。用法 usage: print_schema [2020-12|draft-07|--write]");
            return ExitCode::from(2);
        }
    };
    print!("{}", json_schema_text(draft));
    ExitCode::SUCCESS
}

fn write() -> ExitCode {
    for draft in Draft::ALL {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schema").join(draft.file_name());
        if let Err(error) = std::fs::write(&path, json_schema_text(draft)) {
            eprintln!("{}: {error}", path.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
