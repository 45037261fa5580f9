//! Prints what is generated from the types: `print_schema -- NAME`, with the name of a file under `schema/`, whole or as far as it is
//! plain; without one the JSON Schema of a report. With `--write` it rewrites the committed files.

use std::process::ExitCode;

use annual_report::schema;

fn main() -> ExitCode {
    let wanted = std::env::args().nth(1).unwrap_or_else(|| "annual-report.schema.json".into());
    if wanted == "--write" {
        return write();
    }
    let files = schema::files();
    let Some((_, value)) = files.iter().find(|(name, _)| name.contains(&wanted)) else {
        let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
        eprintln!("没有“{wanted}”这一种。用法 usage: print_schema [--write|{}]", names.join("|"));
        return ExitCode::from(2);
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
