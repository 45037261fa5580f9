//! Every test of the crate as one program, which links once. `cargo test docx::` runs one file.

#[cfg(feature = "json")]
mod agreement;
#[cfg(feature = "json")]
mod building;
mod check;
#[cfg(feature = "docx")]
mod documents;
#[cfg(all(feature = "json", feature = "docx"))]
mod docx;
mod figure_names;
#[cfg(feature = "fonts")]
mod font;
#[cfg(feature = "fonts")]
mod fonts;
#[cfg(feature = "json")]
mod forms;
#[cfg(all(feature = "json", feature = "docx", feature = "years"))]
mod guide;
mod house;
#[cfg(all(feature = "docx", feature = "json"))]
mod layouts;
#[cfg(all(feature = "json", feature = "docx"))]
mod left_out;
#[cfg(all(feature = "docx", feature = "json"))]
mod measures;
mod numbers;
#[cfg(all(feature = "docx", feature = "json"))]
mod other_hands;
#[cfg(feature = "json")]
mod page;
mod pages;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "png")]
mod png;
#[cfg(all(feature = "json", feature = "docx"))]
mod properties;
#[cfg(all(feature = "json", feature = "docx"))]
mod read_docx;
#[cfg(all(feature = "json", feature = "docx"))]
mod read_hostile;
#[cfg(feature = "json")]
mod read_json;
mod read_outlines;
mod read_text;
mod read_unseen;
#[cfg(all(feature = "json", feature = "docx"))]
mod review;
#[cfg(feature = "json")]
mod schema;
mod standard;
#[cfg(all(feature = "json", feature = "docx"))]
mod take_over;
mod wording;
mod wording_bounds;
mod wording_fixes;
mod wording_other_ways;
#[cfg(all(feature = "json", feature = "docx", feature = "years"))]
mod years;
