use std::borrow::Cow;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use docx_rs::{Docx, Settings};

use super::super::save;
use super::conform::conformed;
use super::data::{self, Kind};
use super::package::{Deflater, Part, package};
use super::section::{self, Frame};
use super::{DocxError, Review, parts, review, styles, tracked, xml};
use crate::check::FinalReport;
use crate::finding::Findings;
use crate::model::AnnualReport;
use crate::page::{self, Annexes, Document, Layout, Settled, UsualWidths, names};

/// Writes many reports in one layout: what depends on the layout alone is built, mended and deflated once.
///
/// It can be shared between threads; [`AnnualReport::to_docx`] makes one for a single report.
///
/// ```
/// use annual_report::check::Rules;
/// use annual_report::model::{AnnualReport, WorkChapter};
/// use annual_report::page::Layout;
/// use annual_report::write::Writer;
/// let writer = Writer::new(&Layout::gb_t_9704())?;
/// for year in [2024, 2025] {
///     let report = AnnualReport::new(year).with_title(format!("{year}年度工作总结")).with_work([WorkChapter::default()]);
///     assert!(writer.write(&report.finalize(&Rules::final_report())?)?.starts_with(b"PK"));
/// }
/// # Ok::<(), annual_report::write::DocxError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Writer {
    layout: Layout,
    constant: Arc<Constant>,
    /// What the layout changes of the standard's, for the data.
    changes: Option<String>,
}

impl Writer {
    /// A writer for this layout.
    ///
    /// # Errors
    /// [`DocxError::Layout`] for an impossible layout.
    pub fn new(layout: &Layout) -> Result<Self, DocxError> {
        // The usual case, for which there is nothing to work out.
        if let Some((standard, constant)) = &*STANDARD
            && layout == standard
        {
            return Ok(Writer { layout: layout.clone(), constant: constant.clone(), changes: None });
        }
        layout.validate()?;
        let looks = layout.without_text();
        let constant = match &*STANDARD {
            Some((standard, constant)) if looks == *standard => constant.clone(),
            _ => Arc::new(Constant::new(&looks)?),
        };
        Ok(Writer { layout: layout.clone(), constant, changes: data::changes(layout)? })
    }

    /// Writes the final document of a report that was checked.
    ///
    /// The same report and layout give the same bytes, on every machine and in every thread: dates come from the report, not from a
    /// clock.
    ///
    /// # Errors
    /// [`DocxError::Part`], for a fault of the library.
    pub fn write(&self, report: &FinalReport<'_>) -> Result<Vec<u8>, DocxError> {
        self.report(report.report(), Kind::Final)
    }

    /// Writes a draft: missing figures are highlighted blanks, and findings do not hinder.
    ///
    /// # Errors
    /// [`DocxError::Part`], for a fault of the library.
    pub fn write_draft(&self, report: &AnnualReport) -> Result<Vec<u8>, DocxError> {
        self.report(report, Kind::Draft)
    }

    /// Writes the final document to a file. A run that fails leaves the file that was there as it was.
    ///
    /// # Errors
    /// [`DocxError::Save`] where the file cannot be written.
    pub fn save(&self, report: &FinalReport<'_>, path: impl AsRef<Path>) -> Result<(), DocxError> {
        saved(path.as_ref(), &self.write(report)?)
    }

    /// Writes a draft to a file, as [`Writer::save`] does a final document.
    ///
    /// # Errors
    /// [`DocxError::Save`] where the file cannot be written.
    pub fn save_draft(&self, report: &AnnualReport, path: impl AsRef<Path>) -> Result<(), DocxError> {
        saved(path.as_ref(), &self.write_draft(report)?)
    }

    /// Writes a review copy: a draft with each finding as a comment at its characters. What is printed nowhere, a missing title or a
    /// cause, is said at the first paragraph. Its own annexes are left out. On demand the certain fixes are tracked changes
    /// ([`Review::with_changes`]).
    ///
    /// ```
    /// use annual_report::check::Rules;
    /// use annual_report::finding::Language;
    /// use annual_report::model::{AnnualReport, WorkChapter};
    /// use annual_report::page::Layout;
    /// use annual_report::write::{Review, Writer};
    /// let report = AnnualReport::new(2025).with_title("总结").with_work([WorkChapter::default().with_lead("抓好学习,取得实效。")]);
    /// let findings = report.check_with(&Rules::final_report().with_wording());
    /// let docx = Writer::new(&Layout::gb_t_9704())?.write_review(&report, &findings, Review::new(Language::Chinese).with_page())?;
    /// # Ok::<(), annual_report::write::DocxError>(())
    /// ```
    ///
    /// # Errors
    /// [`DocxError::Part`], for a fault of the library.
    pub fn write_review(&self, report: &AnnualReport, findings: &Findings, review: Review) -> Result<Vec<u8>, DocxError> {
        let mut layout = self.layout.clone();
        layout.annexes = Annexes::default();
        let mut document = Document::with_marks(report, &layout, findings);
        if review.page && !findings.is_empty() {
            document.annexes.push(review::page(findings, review.language, &layout));
        }
        let mut deflater = Deflater::new();
        let (page_numbers, data) = (layout.page_number.is_printed(), layout.data);
        let mut own = vec![
            deflater.part("[Content_Types].xml", parts::content_types(page_numbers, data, true).as_bytes())?,
            deflater.part("word/_rels/document.xml.rels", parts::document_relations(page_numbers, data, true).as_bytes())?,
            deflater.part("word/comments.xml", review::comments(findings, review.language).as_bytes())?,
        ];
        if data {
            let changes = data::changes(&layout)?;
            own.push(deflater.part(data::PART, data::part(report, Kind::Review, changes.as_deref())?.as_bytes())?);
        }
        let text = match review.changes {
            None => self.text(&document),
            Some(by) => {
                let fixed = Document::new(&report.fixed(findings).report, &layout);
                let paragraphs = tracked::changed(&document, &fixed, findings.len());
                xml::tracked(&document, &paragraphs, &by.attributes(), &self.constant.frame, &self.layout)
            }
        };
        self.package(deflater, report, &text, own)
    }

    /// Writes a document that is no report, with the properties of one; its layout says that it carries no data.
    #[cfg(feature = "years")]
    pub(crate) fn write_document(&self, document: &Document, properties: &AnnualReport) -> Result<Vec<u8>, DocxError> {
        self.package(Deflater::new(), properties, &self.text(document), Vec::new())
    }

    fn report(&self, report: &AnnualReport, kind: Kind) -> Result<Vec<u8>, DocxError> {
        let mut deflater = Deflater::new();
        let data = match self.layout.data {
            true => vec![deflater.part(data::PART, data::part(report, kind, self.changes.as_deref())?.as_bytes())?],
            false => Vec::new(),
        };
        let Settled { document, layout, .. } = Settled::new(report, &self.layout, &UsualWidths);
        match layout {
            Cow::Borrowed(_) => self.package(deflater, report, &self.text(&document), data),
            // Its data are of the layout that was asked for.
            Cow::Owned(layout) => {
                let writer = Writer::new(&layout)?;
                writer.package(deflater, report, &writer.text(&document), data)
            }
        }
    }

    fn text(&self, document: &Document) -> String {
        xml::document(document, &self.constant.frame, &self.layout)
    }

    /// The package of a document of this text; parts of its own take the place of those of the layout of their names.
    fn package(&self, mut deflater: Deflater, report: &AnnualReport, text: &str, mut own: Vec<Part>) -> Result<Vec<u8>, DocxError> {
        own.push(deflater.part("docProps/core.xml", parts::core_properties(report).as_bytes())?);
        own.push(deflater.part("docProps/app.xml", parts::extended_properties(report).as_bytes())?);
        own.push(deflater.part("word/document.xml", text.as_bytes())?);
        package(&own.iter().chain(&self.constant.parts).collect::<Vec<_>>())
    }
}

fn saved(path: &Path, bytes: &[u8]) -> Result<(), DocxError> {
    save::atomically(path, bytes).map_err(|source| DocxError::Save { path: path.to_owned(), source })
}

/// The parts of the standard layout, built once per process: a constant that is worked out when it is first asked for. A single
/// [`AnnualReport::to_docx`] would spend more time on them than on the report.
static STANDARD: LazyLock<Option<(Layout, Arc<Constant>)>> = LazyLock::new(|| {
    let layout = Layout::gb_t_9704();
    let constant = Constant::new(&layout).ok()?;
    Some((layout, Arc::new(constant)))
});

/// What depends on the layout alone.
#[derive(Debug)]
struct Constant {
    parts: Vec<Part>,
    frame: Frame,
}

impl Constant {
    fn new(layout: &Layout) -> Result<Self, DocxError> {
        let mut settings = Settings::new().default_tab_stop(420);
        let mut docx = Docx::new().styles(styles::styles(layout));
        if layout.page_number.is_printed() {
            settings = settings.even_and_odd_headers();
            docx = docx.footer(section::footer(names::ODD_FOOTER, layout)).even_footer(section::footer(names::EVEN_FOOTER, layout));
        }
        let built = docx.settings(settings).build();
        let (page_numbers, data) = (layout.page_number.is_printed(), layout.data);
        let mut texts = vec![
            ("[Content_Types].xml", parts::content_types(page_numbers, data, false)),
            ("_rels/.rels", parts::package_relations()),
            ("word/_rels/document.xml.rels", parts::document_relations(page_numbers, data, false)),
            ("word/styles.xml", styles::complete(&conformed("word/styles.xml", &built.styles)?, layout)),
            ("word/settings.xml", parts::settings(&conformed("word/settings.xml", &built.settings)?, layout)),
            ("word/fontTable.xml", parts::font_table(layout)),
        ];
        for (name, footer) in ["word/footer1.xml", "word/footer2.xml"].into_iter().zip(&built.footers) {
            texts.push((name, conformed(name, footer)?));
        }
        if data {
            texts.push(("customXml/itemProps1.xml", parts::data_properties(page::DATA)));
            texts.push(("customXml/_rels/item1.xml.rels", parts::data_relations()));
        }
        let mut deflater = Deflater::thorough();
        let parts = texts.iter().map(|(name, text)| deflater.part(name, text.as_bytes())).collect::<Result<_, _>>()?;
        Ok(Constant { parts, frame: Frame::new(layout)? })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::Value;

    use super::*;

    /// Every number, truth and text of a layout, each changed alone.
    fn changed(value: &Value, change: &mut dyn FnMut(Value)) {
        match value {
            Value::Object(fields) => {
                for (name, field) in fields {
                    changed(field, &mut |field| {
                        let mut value = value.clone();
                        value[name] = field;
                        change(value);
                    });
                }
            }
            Value::Number(number) => {
                change(if number.is_f64() { (number.as_f64().unwrap() + 1.0).into() } else { (number.as_u64().unwrap() - 1).into() })
            }
            Value::Bool(is) => change((!is).into()),
            Value::String(text) => change(match text.as_str() {
                "chinese" => "arabic".into(),
                "arabic" => "chinese".into(),
                "unsealed" => "sealed".into(),
                "outside" => "centre".into(),
                "all" => "three".into(),
                text => format!("{text}甲").into(),
            }),
            _ => {}
        }
    }

    #[test]
    fn what_a_layout_looks_like_is_never_taken_from_another() {
        let standard = Layout::gb_t_9704();
        let parts = |constant: &Constant| format!("{constant:?}");
        let usual = parts(&Constant::new(&standard).unwrap());
        let mut tried = 0;
        // What the standard leaves unsaid.
        let unsaid = [
            ("/grid/line_pitch", 30.into()),
            ("/grid/character_spacing", 0.into()),
            ("/fonts/table", "宋体".into()),
            ("/fonts/table_head", "宋体".into()),
            ("/sizes/table_head", 14.into()),
            ("/sizes/chapter", 18.into()),
            ("/sizes/item", 15.into()),
            ("/styles/title", serde_json::json!({ "align": "left" })),
            ("/styles/chapter", serde_json::json!({ "bold": true })),
            ("/styles/item", serde_json::json!({ "color": "#C00000" })),
            ("/styles/body", serde_json::json!({ "left": 1 })),
        ];
        for (pointer, said) in &unsaid {
            let mut value = serde_json::to_value(&standard).unwrap();
            let (part, field) = pointer.rsplit_once('/').unwrap();
            value.pointer_mut(part).unwrap()[field] = said.clone();
            let layout: Layout = serde_json::from_value(value).unwrap();
            assert_ne!(parts(&Writer::new(&layout).unwrap().constant), usual, "{pointer}");
        }
        changed(&serde_json::to_value(&standard).unwrap(), &mut |value| {
            let layout: Layout = serde_json::from_value(value.clone()).unwrap();
            assert_ne!(layout, standard);
            let written = Writer::new(&layout).unwrap();
            assert_eq!(parts(&written.constant), parts(&Constant::new(&layout).unwrap()), "{value}");
            let is_text = layout.without_text() == standard;
            assert_eq!(is_text, parts(&written.constant) == usual, "{value}");
            tried += 1;
        });
        assert!(tried > 60, "{tried}");
    }
}
