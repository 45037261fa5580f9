//! Prints what is generated from the types: `print_schema -- [2020-12|draft-07|rjsf|jsonforms|json-editor]`, the JSON Schema in two
//! drafts and what three form builders need beside or instead of it. With `--write` it rewrites the committed files under `schema/`.

use std::process::ExitCode;

use annual_report::schema::{self, Draft};

fn main() -> ExitCode {
    let value = match std::env::args().nth(1).as_deref() {
        None | Some("2020-12") => schema::json_schema(Draft::Draft202012),
        Some("draft-07") => schema::json_schema(Draft::Draft07),
        Some("rjsf") => schema::rjsf_ui_schema(),
        Some("jsonforms") => schema::json_forms_ui_schema(),
        Some("json-editor") => schema::json_editor_schema(),
        Some("--write") => return write(),
        Some(other) => {
            eprintln!("没有“{other}”这一种。用法 usage: print_schema [2020-12|draft-07|rjsf|jsonforms|json-editor|--write]");
            return ExitCode::from(2);
        }
    };
    println!("{value:#}");
    ExitCode::SUCCESS
}

fn write() -> ExitCode {
    for (name, value) in schema::files() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schema").join(name);
        if let Err(error) = std::fs::write(&path, format!("{value:#}\n")) {
            eprintln!("{}: {error}", path.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
