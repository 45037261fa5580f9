//! A layout from a document that an office likes: what its parts say of page, grid, fonts, sizes and page number.

use std::collections::HashMap;

use super::data;
use super::unpack::{Package, Part};
use super::xml::{Element, Space, Token};
use super::{Limits, ReadError};
use crate::finding::Message;
use crate::page::{Align, Color, Layout, LayoutError, PageNumberPlace};

/// A layout that was taken from a document.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LayoutReading {
    /// The layout. It is possible, and that of GB/T 9704-2012 where the document does not tell.
    pub layout: Layout,
    /// What it could not tell.
    pub untold: Vec<Untold>,
}

/// Something of a layout that a document does not tell.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Untold {
    /// The field of the layout, as a JSON Pointer.
    pub pointer: String,
    /// The part of the document in which it was looked for.
    pub part: String,
    /// Why it does not tell, in both languages.
    pub message: Message,
}

/// The longest chain of styles that are based on others; a circle ends here.
const LONGEST_CHAIN: usize = 20;
const STYLES: &str = "word/styles.xml";
const DOCUMENT: &str = "word/document.xml";
const FOOTER: &str = "word/footer1.xml";

impl Layout {
    /// Takes a layout from a Word document (.docx, .docm, .dotx) within limits: paper, margins, the pitch of lines, fonts, sizes, bold,
    /// colour and alignment of the named styles of title, headings and body, and the page number. What is formatted by hand in each
    /// paragraph, the numbering and the signature are not looked at; [`LayoutReading::untold`] says so.
    ///
    /// A document that this library wrote with its data carries its layout, which is given back as it was.
    ///
    /// # Errors
    /// [`ReadError`], as for [`AnnualReport::read_docx`](crate::AnnualReport::read_docx).
    ///
    /// ```
    /// use annual_report::page::Layout;
    /// use annual_report::read::Limits;
    /// # use annual_report::model::{AnnualReport, WorkChapter};
    /// let mut layout = Layout::gb_t_9704();
    /// layout.page.margins.left = 30.0;
    /// let report = AnnualReport::new(2025).with_title("总结").with_work([WorkChapter::default().with_lead("有序。")]);
    /// let read = Layout::from_docx(&report.to_docx(&layout)?, &Limits::default())?;
    /// assert_eq!((read.layout, read.untold.len()), (layout, 0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_docx(docx: &[u8], limits: &Limits) -> Result<LayoutReading, ReadError> {
        let mut package = Package::open(docx, limits)?;
        let document = package.document()?;
        let relations = package.relations(&document)?;
        for part in package.related(&relations, "/customXml")? {
            if let Some(data) = data::read(&part, &package, limits) {
                return Ok(LayoutReading { layout: data.into_layout(), untold: Vec::new() });
            }
        }
        let mut taken = Taken { layout: Layout::gb_t_9704(), untold: Vec::new() };
        let section = Section::read(&document, &package)?;
        taken.page(&section);
        let styles = package.first(&relations, "/styles")?.map(|part| Styles::read(&part, &package)).transpose()?;
        match &styles {
            Some(styles) => taken.styles(styles, &section),
            None => taken.untold("/fonts", STYLES, "文档没有样式", "the document has no styles"),
        }
        let feet = package.related(&relations, "/footer")?;
        let mut feet = feet.iter().map(|foot| Foot::read(foot, &package)).collect::<Result<Vec<_>, _>>()?;
        for foot in &mut feet {
            let look = styles.as_ref().zip(foot.style.as_ref()).map(|(styles, style)| styles.whole(style)).unwrap_or_default();
            (foot.align, foot.size, foot.font) = (foot.align.or(look.align), foot.size.or(look.size), look.font);
        }
        taken.page_number(&feet, &section);
        taken.untold(
            "/numbering",
            DOCUMENT,
            "编号写在文字里，按标准的编号",
            "numbers are part of the text; those of the standard are kept",
        );
        Ok(LayoutReading { layout: taken.layout, untold: taken.untold })
    }
}

/// What was taken so far.
struct Taken {
    layout: Layout,
    untold: Vec<Untold>,
}

impl Taken {
    fn untold(&mut self, pointer: &str, part: &str, zh: &str, en: &str) {
        self.untold.push(Untold { pointer: pointer.into(), part: part.into(), message: Message::new(format!("{zh}。"), en.to_owned()) });
    }

    /// Takes a change, where it leaves the layout possible; else says at its field why not.
    fn take(&mut self, part: &str, change: impl FnOnce(&mut Layout)) {
        let mut layout = self.layout.clone();
        change(&mut layout);
        match layout.validate() {
            Ok(()) => self.layout = layout,
            Err(error) => self.refused(part, &error),
        }
    }

    fn refused(&mut self, part: &str, error: &LayoutError) {
        self.untold.push(Untold { pointer: error.pointer(), part: part.into(), message: error.message() });
    }

    fn page(&mut self, section: &Section) {
        let Some((width, height)) = section.size else {
            return self.untold("/page", DOCUMENT, "文档没有说明纸张", "the document does not say its paper");
        };
        let margins = section.margins;
        self.take(DOCUMENT, |layout| {
            (layout.page.width, layout.page.height) = (millimetres(width), millimetres(height));
            if let Some([top, right, bottom, left]) = margins {
                let page = &mut layout.page.margins;
                (page.top, page.right, page.bottom, page.left) =
                    (millimetres(top.abs()), millimetres(right), millimetres(bottom.abs()), millimetres(left));
            }
            // Until the body is known nothing is spread over lines and pages.
            (layout.grid.line_pitch, layout.grid.character_spacing) = (Some(layout.line_pitch().max(layout.sizes.body)), Some(0.0));
            layout.page_number.place = PageNumberPlace::None;
        });
    }

    fn styles(&mut self, styles: &Styles, section: &Section) {
        let body = styles.body();
        match body.size {
            Some(size) => self.take(STYLES, |layout| {
                layout.sizes.body = size / 2.0;
                layout.grid.line_pitch = layout.grid.line_pitch.map(|pitch| pitch.max(size / 2.0));
            }),
            None => self.untold("/sizes/body", STYLES, "样式没有说明正文字号", "no style says the size of the body"),
        }
        let pitch = match (body.line, section.pitch) {
            (Some((line, true)), _) => Some(line / 20.0),
            (Some((line, false)), Some(pitch)) => Some(line / 240.0 * pitch / 20.0),
            (Some((line, false)), None) => Some(line / 240.0 * 1.3 * self.layout.sizes.body),
            (None, pitch) => pitch.map(|pitch| pitch / 20.0),
        };
        let spacing = body.spacing.unwrap_or(0.0) / 20.0;
        match pitch {
            Some(pitch) => self.take(STYLES, |layout| layout.with_grid(pitch, spacing)),
            None => self.untold("/grid/line_pitch", STYLES, "文档没有说明行距", "the document does not say how far its lines are apart"),
        }
        if let Some(font) = body.latin.clone() {
            self.take(STYLES, |layout| layout.fonts.latin.name = font);
        }
        let roles: [(&str, &str, &[&str]); 4] = [
            ("body", "正文", &[]),
            ("title", "标题", &["title", "标题"]),
            ("chapter", "一级标题", &["heading 1", "标题 1"]),
            ("item", "二级标题", &["heading 2", "标题 2"]),
        ];
        for (role, zh, names) in roles {
            let look = if names.is_empty() { Some(body.clone()) } else { styles.named(names) };
            let Some(look) = look else {
                self.untold(
                    &format!("/fonts/{role}"),
                    STYLES,
                    &format!("文档没有{zh}的样式"),
                    &format!("the document has no style of its {role}"),
                );
                continue;
            };
            match look.font.clone() {
                Some(font) => self.take(STYLES, |layout| {
                    *match role {
                        "title" => &mut layout.fonts.title,
                        "chapter" => &mut layout.fonts.chapter,
                        "item" => &mut layout.fonts.item,
                        _ => &mut layout.fonts.body,
                    } = font;
                }),
                None => self.untold(
                    &format!("/fonts/{role}"),
                    STYLES,
                    &format!("样式没有说明{zh}的中文字体"),
                    &format!("no style names the Chinese font of the {role}"),
                ),
            }
            let size = look.size.map(|size| size / 2.0);
            self.take(STYLES, |layout| {
                let body = layout.sizes.body;
                match role {
                    "title" => layout.sizes.title = size.unwrap_or(layout.sizes.title),
                    "chapter" => layout.sizes.chapter = size.filter(|size| *size != body),
                    "item" => layout.sizes.item = size.filter(|size| *size != body),
                    _ => {}
                }
            });
            self.take(STYLES, |layout| {
                let (of, usual) = match role {
                    "title" => (&mut layout.styles.title, Align::Centre),
                    "chapter" => (&mut layout.styles.chapter, Align::Left),
                    "item" => (&mut layout.styles.item, Align::Left),
                    _ => (&mut layout.styles.body, Align::Both),
                };
                of.bold = look.bold.unwrap_or(false);
                of.color = look.color.filter(|color| *color != Color::BLACK);
                of.align = look.align.filter(|align| *align != usual);
            });
        }
    }

    fn page_number(&mut self, feet: &[Foot], section: &Section) {
        let Some(foot) = feet.iter().find(|foot| foot.has_number) else {
            let (zh, en) = ("页脚里没有页码", "no foot of a page has its number");
            return self.untold("/page_number", FOOTER, zh, en);
        };
        let differs = feet.iter().filter(|foot| foot.has_number).any(|other| other.align != foot.align);
        self.take(FOOTER, |layout| {
            layout.page_number.form = foot.form.trim().to_owned();
            layout.page_number.place = match foot.align {
                _ if differs => PageNumberPlace::Outside,
                Some(Align::Centre) => PageNumberPlace::Centre,
                Some(Align::Right) => PageNumberPlace::Right,
                _ => PageNumberPlace::Left,
            };
            layout.page_number.first_page = !section.has_title_page;
            if let Some(font) = &foot.font {
                layout.fonts.page_number.clone_from(font);
            }
            if let Some(size) = foot.size {
                layout.sizes.page_number = size / 2.0;
            }
            if let Some(footer) = section.footer {
                // From the lower edge of the page to the dash, which is about 0.65 of the size above that of its line.
                let dash = millimetres(footer + 13.0 * layout.sizes.page_number);
                layout.page.number_distance = ((layout.page.margins.bottom - dash) * 10.0).round().max(0.0) / 10.0;
            }
        });
    }
}

/// Twips in millimetres, to a tenth where that is the same, else to a hundredth.
fn millimetres(twips: f64) -> f64 {
    let exact = twips / 1440.0 * 25.4;
    let tenths = (exact * 10.0).round() / 10.0;
    if (tenths / 25.4 * 1440.0).round() == twips.round() { tenths } else { (exact * 100.0).round() / 100.0 }
}

/// An attribute that is a number of sensible size.
fn number(element: &Element<'_>, name: &str) -> Option<f64> {
    let number: f64 = element.attribute(name)?.trim().parse().ok()?;
    (number.abs() < 1e6).then_some(number)
}

fn align(element: &Element<'_>) -> Option<Align> {
    Some(match element.value()?.as_str() {
        "center" => Align::Centre,
        "right" | "end" => Align::Right,
        "both" | "distribute" => Align::Both,
        "left" | "start" => Align::Left,
        _ => return None,
    })
}

/// The first section, in twips.
#[derive(Default)]
struct Section {
    size: Option<(f64, f64)>,
    /// Top, right, bottom, left.
    margins: Option<[f64; 4]>,
    footer: Option<f64>,
    /// From line to line of the grid.
    pitch: Option<f64>,
    has_title_page: bool,
}

impl Section {
    fn read(document: &Part, package: &Package<'_>) -> Result<Self, ReadError> {
        let (mut section, mut is_open, mut is_done) = (Section::default(), false, false);
        package.walk(document, &mut |token| {
            match token {
                Token::Begin(element) if element.space == Space::Word && !is_done => match element.name() {
                    b"sectPr" => is_open = true,
                    b"pgSz" if is_open => {
                        section.size = number(&element, "w").zip(number(&element, "h"));
                    }
                    b"pgMar" if is_open => {
                        let of = |name| number(&element, name);
                        let all = (of("top"), of("right").or_else(|| of("end")), of("bottom"), of("left").or_else(|| of("start")));
                        if let (Some(top), Some(right), Some(bottom), Some(left)) = all {
                            section.margins = Some([top, right, bottom, left + of("gutter").unwrap_or(0.0)]);
                        }
                        section.footer = of("footer");
                    }
                    b"docGrid" if is_open && element.attribute("type").is_some_and(|kind| kind != "default") => {
                        section.pitch = number(&element, "linePitch");
                    }
                    b"titlePg" if is_open => section.has_title_page = element.is_on(),
                    _ => {}
                },
                Token::End(Space::Word, b"sectPr") => is_done = true,
                _ => {}
            }
            Ok(())
        })?;
        Ok(section)
    }
}

/// What a style says of its look: sizes in half points, measures in twips.
#[derive(Debug, Clone, Default)]
struct Look {
    name: String,
    based_on: Option<String>,
    font: Option<String>,
    latin: Option<String>,
    size: Option<f64>,
    spacing: Option<f64>,
    bold: Option<bool>,
    color: Option<Color>,
    align: Option<Align>,
    /// From line to line, and whether it is exact or else in 240ths of a line.
    line: Option<(f64, bool)>,
}

impl Look {
    fn said(&mut self, element: &Element<'_>) {
        match element.name() {
            b"name" => self.name = element.value().unwrap_or_default().trim().to_lowercase(),
            b"basedOn" => self.based_on = element.value(),
            b"rFonts" => {
                self.font = element.attribute("eastAsia").or(self.font.take());
                self.latin = element.attribute("ascii").or(self.latin.take());
            }
            b"sz" => self.size = number(element, "val"),
            b"b" => self.bold = Some(element.is_on()),
            b"color" => self.color = element.value().and_then(|digits| format!("#{digits}").parse().ok()),
            b"jc" => self.align = align(element),
            b"spacing" => {
                self.spacing = number(element, "val").or(self.spacing);
                let is_exact = element.attribute("lineRule").is_some_and(|rule| rule != "auto");
                self.line = number(element, "line").filter(|line| *line > 0.0).map(|line| (line, is_exact)).or(self.line);
            }
            _ => {}
        }
    }

    fn or(mut self, base: &Look) -> Look {
        self.font = self.font.or_else(|| base.font.clone());
        self.latin = self.latin.or_else(|| base.latin.clone());
        self.size = self.size.or(base.size);
        self.spacing = self.spacing.or(base.spacing);
        self.bold = self.bold.or(base.bold);
        self.color = self.color.or(base.color);
        self.align = self.align.or(base.align);
        self.line = self.line.or(base.line);
        self
    }
}

/// The paragraph styles by their ids; what all have is that of the empty id.
#[derive(Default)]
struct Styles {
    all: HashMap<String, Look>,
    /// The id of the one that paragraphs have which name none.
    usual: Option<String>,
}

impl Styles {
    fn read(part: &Part, package: &Package<'_>) -> Result<Self, ReadError> {
        let mut styles = Styles::default();
        let mut open: Option<String> = None;
        package.elements(part, &mut |element| {
            if element.space != Space::Word {
                return;
            }
            match element.name() {
                b"docDefaults" => open = Some(String::new()),
                b"latentStyles" | b"tblStylePr" => open = None,
                b"style" => {
                    let is_paragraph = element.attribute("type").is_none_or(|kind| kind == "paragraph");
                    open = element.attribute("styleId").filter(|id| is_paragraph && !id.is_empty());
                    if element.attribute("default").is_some_and(|value| value == "1" || value == "true") && is_paragraph {
                        styles.usual = styles.usual.take().or_else(|| open.clone());
                    }
                }
                _ => {
                    if let Some(id) = &open {
                        styles.all.entry(id.clone()).or_default().said(element);
                    }
                }
            }
        })?;
        Ok(styles)
    }

    fn whole(&self, id: &str) -> Look {
        let mut look = self.all.get(id).cloned().unwrap_or_default();
        let mut next = look.based_on.clone();
        for _ in 0..LONGEST_CHAIN {
            let Some(base) = next.and_then(|id| self.all.get(&id)) else { break };
            look = look.or(base);
            next = base.based_on.clone();
        }
        self.all.get("").map_or_else(|| look.clone(), |defaults| look.clone().or(defaults))
    }

    /// The style of the running text: ours, Word's own, or the usual one.
    fn body(&self) -> Look {
        self.named(&["报告正文", "body text", "正文文本"]).unwrap_or_else(|| self.whole(self.usual.as_deref().unwrap_or_default()))
    }

    /// The first in the order of ids, so that the answer does not depend on that of a hash map.
    fn named(&self, names: &[&str]) -> Option<Look> {
        let id = self.all.iter().filter(|(_, look)| names.contains(&look.name.as_str())).map(|(id, _)| id).min()?;
        Some(self.whole(id))
    }
}

/// The foot of a page.
#[derive(Default)]
struct Foot {
    form: String,
    has_number: bool,
    align: Option<Align>,
    size: Option<f64>,
    font: Option<String>,
    style: Option<String>,
}

/// The longest foot that is looked at, in bytes.
const LONGEST: usize = 400;

impl Foot {
    fn read(part: &Part, package: &Package<'_>) -> Result<Self, ReadError> {
        let (mut foot, mut in_text, mut in_code, mut result) = (Foot::default(), false, false, 0_usize);
        let mut code = String::new();
        package.walk(part, &mut |token| {
            match token {
                Token::Begin(element) if element.space == Space::Word => match element.name() {
                    b"t" => in_text = true,
                    b"instrText" => in_code = true,
                    b"fldSimple" => {
                        foot.field(&element.attribute("instr").unwrap_or_default());
                        result += 1;
                    }
                    b"fldChar" => match element.attribute("fldCharType").as_deref() {
                        Some("begin") => {
                            code.clear();
                            result += 1;
                        }
                        Some("separate") => foot.field(&std::mem::take(&mut code)),
                        Some("end") => {
                            foot.field(&std::mem::take(&mut code));
                            result = result.saturating_sub(1);
                        }
                        _ => {}
                    },
                    b"pStyle" => foot.style = foot.style.take().or_else(|| element.value()),
                    b"jc" => foot.align = foot.align.or(align(&element)),
                    b"sz" => foot.size = foot.size.or(number(&element, "val")),
                    _ => {}
                },
                Token::End(Space::Word, b"t") => in_text = false,
                Token::End(Space::Word, b"instrText") => in_code = false,
                Token::End(Space::Word, b"fldSimple") => result = result.saturating_sub(1),
                // What a field showed last is not its form.
                Token::Text(text) if in_text && result == 0 && foot.form.len() < LONGEST => foot.form.push_str(text),
                Token::Text(text) if in_code && code.len() < LONGEST => code.push_str(text),
                _ => {}
            }
            Ok(())
        })?;
        Ok(foot)
    }

    fn field(&mut self, code: &str) {
        let name = code.split_whitespace().next().unwrap_or_default();
        if self.form.len() > LONGEST {
            return;
        }
        if name.eq_ignore_ascii_case("PAGE") {
            self.form.push_str("{page}");
            self.has_number = true;
        } else if name.eq_ignore_ascii_case("NUMPAGES") {
            self.form.push_str("{pages}");
        }
    }
}
