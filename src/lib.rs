//! The yearly duty report of the Chinese public sector (年度述职报告, 工作总结) as typed data: built in Rust or read from a form's
//! JSON, checked field by field, written as a Word document in the official layout of GB/T 9704-2012.
//!
//! # A tour
//!
//! A form, a file or a clerk gives you JSON. [`AnnualReport::from_json`] turns it into a report, or says everything that is
//! wrong with it, each finding at its field:
//!
//! ```
//! use annual_report::model::AnnualReport;
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
//! let findings = AnnualReport::from_json(r#"{ "year": "2025", "work": [] }"#).unwrap_err();
//! assert_eq!(findings.as_slice()[0].pointer, "/year");
//! assert_eq!(findings.as_slice()[0].message.zh, "“年度”应为整数，例如 2025。");
//! # Ok::<(), annual_report::check::Findings>(())
//! ```
//!
//! A figure is stated once and used by name (`{集中学习}`), so that the text, the annexes and a sum over many units cannot
//! disagree. A figure that is not known yet has no value: a blank in a draft, an error in a final report. What only a reader
//! would notice is found by [`AnnualReport::check`]:
//!
//! ```
//! # use annual_report::model::{AnnualReport, Figure, WorkChapter, WorkItem};
//! use annual_report::check::{Code, Rules};
//!
//! let item = WorkItem::new("一、抓好学习").lead("全年学习{集体学习}。").figure(Figure::new("集中学习", "次"));
//! let report = AnnualReport::new(2025).title("工作总结").work(WorkChapter::default().item(item));
//! let codes: Vec<Code> = report.check_with(&Rules::draft()).iter().map(|finding| finding.code).collect();
//! assert_eq!(codes, [Code::TypedNumbering, Code::FigureUnknown, Code::FigureUnused]);
//! ```
//!
//! Numbers of chapters and items, the words of approximation, punctuation after a topic and the place of the signature are not
//! typed: the layout writes them. [`AnnualReport::to_docx`] gives the bytes of the document, [`AnnualReport::save_docx`] a file,
//! [`docx::Writer`] many documents:
//!
//! ```
//! # use annual_report::model::{AnnualReport, WorkChapter};
//! use annual_report::docx::{Annexes, Layout};
//!
//! # let report = AnnualReport::new(2025).title("工作总结").work(WorkChapter::default());
//! let mut layout = Layout::gb_t_9704();
//! layout.annexes = Annexes::all();
//! let docx: Vec<u8> = report.to_docx(&layout)?;
//! let draft: Vec<u8> = report.to_draft_docx(&layout)?;
//! # Ok::<(), annual_report::docx::DocxError>(())
//! ```
//!
//! With [`Rules::with_wording`](check::Rules::with_wording) a check marks what a careful editor would, at its characters;
//! [`AnnualReport::fixed`] puts the certain fixes in place, [`docx::Writer::write_review`] gives a copy with comments.
//!
//! What others wrote is read in: text by [`AnnualReport::from_outline`], Word documents by [`AnnualReport::from_docx`]. And a report is
//! not written once: [`AnnualReport::next_year`] starts next year's, [`years`] compares two and adds the figures of many up:
//!
//! ```
//! use annual_report::AnnualReport;
//!
//! let read = AnnualReport::from_outline("2025年工作总结\n一、工作情况\n（一）抓好学习\n集中学习30余次，召开次专题会议。\n二、下一步打算\n（一）深化学习。集中学习36次。");
//! let report = read.report;
//! assert_eq!(report.work[0].items[0].figures[0].to_string(), "30余次");
//! assert_eq!(report.work[0].items[0].figures[1].value, None, "a blank of the text");
//! let next = report.next_year().report;
//! assert_eq!((next.year, next.work[0].items[0].heading.as_str()), (2026, "深化学习"));
//! ```
//!
//! A form builder starts from [`schema::json_schema`]: Chinese titles, descriptions and examples for every field, optional
//! simply not required, choices with titles. A report that a program writes is built without JSON: see [`AnnualReport::new`].
//!
//! # Features
//!
//! All are on by default; the model alone needs serde, serde_json, chrono and rust_decimal.
//!
//! | feature | adds | through |
//! |---|---|---|
//! | `schema` | [`schema`]: JSON Schema from the types | schemars |
//! | `check` | [`AnnualReport::from_json`]; with it, `schema` | jsonschema |
//! | `docx` | [`docx`]: the Word document, written and read; with it, `outline` | docx-rs |
//! | `outline` | [`outline`]: plain text, read and written | |
//! | `years` | [`years`]: several reports side by side | csv |
//!
//! The rules of sense ([`check`]) come with `check`, `docx` or `outline`. The library reads no clock, starts no thread, opens no
//! connection and prints nothing: the same report gives the same bytes everywhere.
//!
//! # Promises
//!
//! A report file that is valid for this version stays valid for later ones of the same minor version, and codes of findings
//! keep their names. New optional fields may come with any version; every struct is `#[non_exhaustive]`, so they break no code.

// The library never panics on input and never prints; tests and examples may.
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]

pub mod finding;
pub mod model;
pub mod read;
#[cfg(feature = "schema")]
pub mod schema;

pub use model::AnnualReport;
