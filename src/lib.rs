//! The yearly duty report of the Chinese public sector (年度述职报告, 工作总结) as typed data: built in Rust or read from a form's
//! JSON, checked field by field, written as a Word document in the official layout of GB/T 9704-2012.
//!
//! The [`guide`] has programs with pictures of their results, in English and in Chinese (中文见 [`guide::zh`]). This page is a tour.
//!
//! # A tour
//!
//! A form, a file or a clerk gives you JSON. [`AnnualReport::from_json`] turns it into a report, or says everything that is
//! wrong with it, each finding at its field:
//!
#![cfg_attr(feature = "json", doc = "```")]
#![cfg_attr(not(feature = "json"), doc = "```ignore")]
//! use annual_report::AnnualReport;
//!
//! let text = r#"{
//!     "title": "2025年度工作总结", "year": 2025,
//!     "reporter": { "organization": "云溪县水务局" }, "reported_on": "2025-12-20",
//!     "work": [{ "items": [{
//!         "heading": "抓好理论学习",
//!         "points": [{ "topic": "组织集中学习", "text": "全年开展集中学习{集中学习}，参学率{参学率}。" }],
//!         "figures": [
//!             { "name": "集中学习", "value": 30, "unit": "次", "approximation": "余", "last_year": 24 },
//!             { "name": "参学率", "value": 98.50, "unit": "%" }
//!         ]
//!     }] }]
//! }"#;
//! let report = AnnualReport::from_json(text)?;
//! assert_eq!(report.work[0].items[0].figures[0].to_string(), "30余次");
//!
//! let findings = AnnualReport::from_json(r#"{ "year": "2025" }"#).unwrap_err();
//! assert_eq!(findings.as_slice()[0].pointer, "/year");
//! assert_eq!(findings.as_slice()[0].message.zh, "“年度”应为整数，例如 2025。");
//! # Ok::<(), annual_report::finding::Findings>(())
//! ```
//!
//! A figure is stated once and used by name (`{集中学习}`), so that the text, the annexes and a sum over many units cannot
//! disagree. What is not known yet is left out: a figure without value is a blank in a draft and an error in a final report. What only
//! a reader would notice is found by [`AnnualReport::check`]:
//!
//! ```
//! use annual_report::check::Rules;
//! use annual_report::finding::Code;
//! use annual_report::model::{AnnualReport, Figure, WorkChapter, WorkItem};
//!
//! let item = WorkItem::new("一、抓好学习").with_lead("全年学习{集体学习}。").with_figures([Figure::new("集中学习", "次")]);
//! let report = AnnualReport::new(2025).with_title("工作总结").with_work([WorkChapter::default().with_items([item])]);
//! let codes: Vec<Code> = report.check_with(&Rules::draft()).iter().map(|finding| finding.code).collect();
//! assert_eq!(codes, [Code::TypedNumbering, Code::FigureUnknown, Code::FigureUnused]);
//! ```
//!
//! Numbers of chapters and items, words of approximation, punctuation after a topic and the place of the signature are not
//! typed: the layout writes them. [`AnnualReport::to_docx`] gives the bytes of the final document and refuses a report with errors;
//! [`AnnualReport::to_draft_docx`] writes whatever there is. A [`write::Writer`] writes many documents in one layout, and takes
//! a [`FinalReport`](check::FinalReport), which was checked already:
//!
#![cfg_attr(feature = "docx", doc = "```")]
#![cfg_attr(not(feature = "docx"), doc = "```ignore")]
//! # use annual_report::model::{AnnualReport, WorkChapter};
//! use annual_report::check::Rules;
//! use annual_report::page::{Annexes, Layout};
//! use annual_report::write::Writer;
//!
//! # let report = AnnualReport::new(2025).with_title("工作总结").with_work([WorkChapter::default()]);
//! let mut layout = Layout::gb_t_9704();
//! layout.annexes = Annexes::all();
//! let draft: Vec<u8> = report.to_draft_docx(&layout)?;
//! let docx: Vec<u8> = Writer::new(&layout)?.write(&report.finalize(&Rules::final_report())?)?;
//! # Ok::<(), annual_report::write::DocxError>(())
//! ```
//!
//! With [`Rules::with_wording`](check::Rules::with_wording) a check marks what a careful editor would, at its characters;
//! [`AnnualReport::fixed`] puts the certain fixes in place, [`write::Writer`] writes a copy with
//! comments.
//!
//! What others wrote is read in: text by [`AnnualReport::read_text`], Word documents by [`AnnualReport::read_docx`]. What could not be
//! read, or only by a guess, is said. And a report is not written once: [`AnnualReport::next_year`] starts next year's, [`years`]
//! compares two and adds the figures of many up:
//!
#![cfg_attr(feature = "years", doc = "```")]
#![cfg_attr(not(feature = "years"), doc = "```ignore")]
//! use annual_report::AnnualReport;
//! use annual_report::read::Limits;
//!
//! let text = "2025年工作总结\n一、工作情况\n（一）抓好学习\n集中学习30余次，召开次专题会议。\n二、下一步打算\n（一）深化学习。集中学习36次。";
//! let report = AnnualReport::read_text(text, &Limits::default())?.report;
//! assert_eq!(report.work[0].items[0].figures[0].to_string(), "30余次");
//! assert_eq!(report.work[0].items[0].figures[1].value, None, "a blank of the text");
//! let next = report.next_year().report;
//! assert_eq!((next.year, next.work[0].items[0].heading.as_str()), (Some(2026), "深化学习"));
//! # Ok::<(), annual_report::finding::Findings>(())
//! ```
//!
//! A form builder starts from [`schema::json_schema`]: Chinese titles, descriptions and examples for every field; optional fields are
//! merely absent from `required`. A report that a program writes is built without JSON: see [`AnnualReport::new`].
//!
//! # Features
//!
//! The first four are on by default. What is left without them needs serde, serde_json, chrono, rust_decimal and strsim, and little more.
//!
//! | feature | adds | through |
//! |---|---|---|
//! | `schema` | [`schema`]: JSON Schema from the types, and what form builders need | schemars |
//! | `json` | [`AnnualReport::from_json`]: untrusted JSON; with it, `schema` | jsonschema |
//! | `docx` | [`write::Writer`] and [`AnnualReport::read_docx`]: the Word document | docx-rs |
//! | `years` | [`years`]: several reports side by side | csv |
//! | `fonts` | [`page::FontFiles`]: pages by the widths of given font files | skrifa |
//! | `pdf` | [`write::PdfWriter`]: PDF for archives with given fonts; needs Rust 1.92; with it, `fonts` | krilla |
//! | `png` | [`write::PngWriter`]: pictures of pages with given fonts; with it, `fonts` | tiny-skia |
//!
//! The library reads no clock, starts no thread, opens no connection and prints nothing: the same report gives the same bytes
//! everywhere.
//!
//! # Promises
//!
//! A report file that is valid for this version stays valid for later ones of the same minor version, and codes of findings
//! keep their names. New optional fields may come with any version; every struct is `#[non_exhaustive]`, so they break no code.
//!

#![cfg_attr(not(feature = "schema"), doc = "[`schema`]: #features\n[`schema::json_schema`]: #features")]
#![cfg_attr(not(feature = "json"), doc = "[`AnnualReport::from_json`]: #features")]
#![cfg_attr(
    not(feature = "docx"),
    doc = "[`AnnualReport::to_docx`]: #features\n[`AnnualReport::to_draft_docx`]: #features\n[`AnnualReport::read_docx`]: #features\n[`write::Writer`]: #features"
)]
#![cfg_attr(not(all(feature = "json", feature = "docx", feature = "years")), doc = "[`guide`]: #features\n[`guide::zh`]: #features")]
#![cfg_attr(not(feature = "fonts"), doc = "[`page::FontFiles`]: #features")]
#![cfg_attr(not(feature = "pdf"), doc = "[`write::PdfWriter`]: #features")]
#![cfg_attr(not(feature = "png"), doc = "[`write::PngWriter`]: #features")]
#![cfg_attr(not(feature = "years"), doc = "[`AnnualReport::next_year`]: #features\n[`years`]: #features")]
// The library never panics on input and never prints; tests and examples may.
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]
// A page of docs.rs says which feature an item needs.
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod check;
pub mod finding;
#[cfg(all(doc, feature = "json", feature = "docx", feature = "years"))]
#[cfg_attr(docsrs, doc(auto_cfg = false))]
pub mod guide;
pub mod model;
pub mod page;
pub mod read;
#[cfg(feature = "schema")]
pub mod schema;
pub mod write;
#[cfg(feature = "years")]
pub mod years;

#[doc(inline)]
pub use model::AnnualReport;

/// The code of the READMEs compiles.
#[cfg(all(doctest, feature = "json", feature = "docx", feature = "years"))]
mod readme {
    #[doc = include_str!("../README.md")]
    struct English;
    #[doc = include_str!("../README.zh-CN.md")]
    struct Chinese;
}
