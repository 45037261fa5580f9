//! The programs of the guide, one a page: `guide` runs them all in the current folder, `guide -- PAGE` runs one,
//! `guide -- --write` draws the pictures of the guide anew.
//!
//! Each file beside this one is shown on its page as it stands, in English and in Chinese; a test compares them.

#[allow(dead_code, unreachable_pub)]
mod first_document;
#[allow(dead_code, unreachable_pub)]
mod form;
#[allow(dead_code, unreachable_pub)]
mod last_year;
#[allow(dead_code, unreachable_pub)]
mod layout;
#[allow(dead_code, unreachable_pub)]
mod office;
#[allow(unreachable_pub)]
mod pictures;
#[allow(dead_code, unreachable_pub)]
mod preview;
#[allow(dead_code, unreachable_pub)]
mod rules;

type Program = fn() -> Result<(), Box<dyn std::error::Error>>;

const PROGRAMS: [(&str, Program); 7] = [
    ("first_document", first_document::main),
    ("last_year", last_year::main),
    ("form", form::main),
    ("office", office::main),
    ("layout", layout::main),
    ("rules", rules::main),
    ("preview", preview::main),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let wanted = std::env::args().nth(1);
    if wanted.as_deref() == Some("--write") {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/guide/pictures");
        for (name, svg) in pictures::pictures()? {
            std::fs::write(folder.join(format!("{name}.svg")), &svg)?;
            std::fs::write(folder.join(format!("{name}.md")), pictures::link("image/svg+xml", svg.as_bytes()))?;
        }
        for name in pictures::RENDERED {
            let png = std::fs::read(folder.join(format!("{name}.png")))?;
            std::fs::write(folder.join(format!("{name}.md")), pictures::link("image/png", &png))?;
        }
        return Ok(());
    }
    // The files that the programs read.
    std::fs::write("last-year.docx", include_bytes!("../../tests/documents/last_year.docx"))?;
    std::fs::create_dir_all("fonts")?;
    std::fs::write("report.json", include_str!("../data/party_duty_report.json"))?;
    for (name, program) in PROGRAMS.iter().filter(|(name, _)| wanted.as_deref().is_none_or(|wanted| wanted == *name)) {
        println!("== {name}");
        program()?;
    }
    Ok(())
}
