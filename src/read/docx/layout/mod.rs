//! A layout from a document that an office likes: page, grid, fonts, sizes, numbers and page number, by its styles and, where somebody
//! formatted by hand, by what most of its paragraphs have.
//!
//! `section` reads the paper, `foot` the page number, `look` styles and formatting, `story` the paragraphs; `roles` says which of them is
//! what, `numbers` how headings are numbered, `shown` what else the text shows.

mod foot;
mod look;
mod numbers;
mod roles;
mod section;
mod shown;
mod story;

use self::foot::Foot;
use self::look::{Look, Looks, MILLIMETRE, rounded};
use self::roles::Roles;
use self::section::Section;
use self::story::Story;
use super::numbering::Numbering;
use super::styles::Styles;
use super::unpack::{Package, Part};
use super::{Limits, ReadError, data};
use crate::finding::Message;
use crate::page::names::{TABLE, named};
use crate::page::{self, Align, Color, Layout, LayoutError, PageNumberPlace, Style, TableRules};

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
    /// The field of the layout, as a JSON Pointer; a part stands for all its fields.
    pub pointer: String,
    /// The part of the document in which it was looked for.
    pub part: String,
    /// Why it does not tell, in both languages.
    pub message: Message,
}

const STYLES: &str = "word/styles.xml";
const DOCUMENT: &str = "word/document.xml";
const FOOTER: &str = "word/footer1.xml";

impl Layout {
    /// Takes a layout from a Word document (.docx, .docm, .dotx) within limits: paper, margins, the pitch of lines, fonts, sizes, bold,
    /// colour, alignment and indents of title, headings and body, the numbers of headings, signature and page number. What somebody
    /// formatted by hand is taken as most of the text has it; [`LayoutReading::untold`] says what the document does not show.
    ///
    /// A document that this library wrote with its data carries its layout, which is given back as it was; without its data it is
    /// read from what the pages show.
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
        let section = Section::read(&document, &package)?;
        let part = package.first(&relations, "/styles")?;
        let looks = part.as_ref().map(|part| Looks::read(part, &package)).transpose()?.unwrap_or_default();
        let styles = Styles::read(part.as_ref(), &package)?;
        let numbering = package.first(&relations, "/numbering")?;
        let numbering = Numbering::read(numbering.as_ref(), &styles, &package)?;
        let story = Story::read(&document, &package, &looks, &styles, numbering)?;
        let roles = Roles::new(&story, &looks);
        let mut taken = Taken { layout: Layout::gb_t_9704(), untold: Vec::new() };
        taken.page(&section);
        taken.body(&roles, &section);
        taken.fonts(&roles);
        let settings = package.first(&relations, "/settings")?;
        let compresses = settings.map(|part| compresses_marks(&part, &package)).transpose()?.unwrap_or(false);
        taken.typography(&roles, compresses);
        taken.blank_lines(&roles, &story);
        let (mut feet, targets) = (Vec::new(), relations.by_id());
        for (id, kind) in &section.feet {
            if let Some(part) = targets.get(id.as_str()).map(|target| package.part(target)).transpose()?.flatten() {
                feet.push((kind.clone(), Foot::read(&part, &package, &looks)?));
            }
        }
        taken.page_number(&feet, &section);
        taken.roles(&roles);
        taken.numbering(&roles);
        taken.signature(&roles);
        if roles.is_ours {
            taken.tables(&roles, &looks);
            taken.annexes(&roles, &story);
            taken.layout.data = false;
        } else {
            for (pointer, zh, en) in [
                ("/tables", "附表的样式", "how its annexes look"),
                ("/labels", "附件的用语", "the words of annexes"),
                ("/annexes", "附哪些表", "which annexes follow"),
            ] {
                taken.untold(pointer, DOCUMENT, &format!("从这份文档看不出{zh}"), &format!("the document does not show {en}"));
            }
        }
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

    /// The body's size, and the grid.
    fn body(&mut self, roles: &Roles<'_>, section: &Section) {
        let body = roles.look(Style::Body).unwrap_or_default();
        match body.size {
            Some(size) => self.take(STYLES, |layout| {
                layout.sizes.body = size / 2.0;
                layout.grid.line_pitch = layout.grid.line_pitch.map(|pitch| pitch.max(size / 2.0));
            }),
            None => self.untold("/sizes/body", STYLES, "文档没有说明正文字号", "the document does not say the size of the body"),
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
        // The list of annexes is indented by the grid, whatever the body is.
        let note = roles.style(Style::AnnexNoteNext).filter(|_| roles.is_ours).and_then(|note| note.left);
        let indent = match note {
            Some(left) => Some((left / 20.0 - 4.0 * self.layout.character_pitch()) / self.layout.sizes.body),
            None => body.indents().map(|(first, _)| first),
        };
        if let Some(indent) = indent {
            self.take(STYLES, |layout| layout.grid.first_line = indent.round().clamp(0.0, 200.0) as u16);
        }
    }

    /// Fonts and sizes of the text.
    fn fonts(&mut self, roles: &Roles<'_>) {
        let body = roles.look(Style::Body).unwrap_or_default();
        if let Some(font) = body.latin.clone() {
            self.take(STYLES, |layout| layout.fonts.latin.name = font);
        }
        let all = [
            (Style::Body, "body", "正文"),
            (Style::Title, "title", "标题"),
            (Style::Chapter, "chapter", "一级标题"),
            (Style::Item, "item", "二级标题"),
        ];
        for (style, name, zh) in all {
            let Some(look) = roles.look(style) else {
                let (zh, en) = (format!("文档没有{zh}"), format!("the document has no {name}"));
                self.untold(&format!("/fonts/{name}"), STYLES, &zh, &en);
                continue;
            };
            match look.font.clone() {
                Some(font) => self.take(STYLES, |layout| {
                    *match style {
                        Style::Title => &mut layout.fonts.title,
                        Style::Chapter => &mut layout.fonts.chapter,
                        Style::Item => &mut layout.fonts.item,
                        _ => &mut layout.fonts.body,
                    } = font;
                }),
                None => self.untold(
                    &format!("/fonts/{name}"),
                    STYLES,
                    &format!("文档没有说明{zh}的中文字体"),
                    &format!("the document does not name the Chinese font of the {name}"),
                ),
            }
            let size = look.size.map(|size| size / 2.0);
            self.take(STYLES, |layout| {
                let body = layout.sizes.body;
                match style {
                    Style::Title => layout.sizes.title = size.unwrap_or(layout.sizes.title),
                    Style::Chapter => layout.sizes.chapter = size.filter(|size| *size != body),
                    Style::Item => layout.sizes.item = size.filter(|size| *size != body),
                    _ => {}
                }
            });
        }
        // Where headings have letters of their own font, not those of the text.
        if let Some(latin) = roles.look(Style::Chapter).and_then(|look| look.latin) {
            let in_headings = latin == self.layout.fonts.latin.name || latin != self.layout.fonts.chapter;
            self.take(STYLES, |layout| layout.fonts.latin.in_headings = in_headings);
        }
    }

    /// How characters stand on a line. What a document does not say is as office programs take it then.
    fn typography(&mut self, roles: &Roles<'_>, compressed_marks: bool) {
        let Look { space_beside_letters: letters, space_beside_digits: digits, hangs, .. } = roles.look(Style::Body).unwrap_or_default();
        self.take(STYLES, |layout| {
            let typography = &mut layout.typography;
            (typography.space_beside_letters, typography.space_beside_digits) = (letters.unwrap_or(true), digits.unwrap_or(true));
            (typography.hanging_stops, typography.compressed_marks) = (hangs.unwrap_or(true), compressed_marks);
        });
    }

    /// Blank lines below the title and above the signature.
    fn blank_lines(&mut self, roles: &Roles<'_>, story: &Story) {
        let pitch = self.layout.line_pitch();
        let lines = |points: f64| rounded(points / pitch, 20.0 * pitch, 1.01);
        let empty = |from: &dyn Fn(usize) -> Option<usize>| {
            (0..).map_while(|step| story.paragraphs.get(from(step)?)).take_while(|paragraph| paragraph.text.trim().is_empty()).count()
        };
        let place =
            |wanted: Option<&story::Paragraph>| wanted.and_then(|wanted| story.paragraphs.iter().position(|one| std::ptr::eq(one, wanted)));
        let title = roles.style(Style::Title).and_then(|look| look.after).unwrap_or(0.0) / 20.0;
        let signature = roles.style(Style::Signature).and_then(|look| look.before).unwrap_or(0.0) / 20.0;
        let (after, before) = if roles.is_ours {
            (Some(lines(title - self.layout.below_title(1, 0.0))), Some(lines(signature)))
        } else {
            let title = place(roles.of(Style::Title).last()).map(|at| empty(&|step| Some(at + 1 + step)) as f64);
            // Above the date stand who signs, and above that the blank lines.
            let date = place(roles.of(Style::Date).last()).and_then(|at| {
                let signs = at.checked_sub(1).filter(|above| story.paragraphs[*above].text.trim().chars().count() > 1);
                let from = signs.unwrap_or(at);
                Some(empty(&|step| from.checked_sub(step + 1)) as f64).filter(|lines| *lines > 0.0)
            });
            (title, date)
        };
        match after {
            Some(after) => self.take(DOCUMENT, |layout| layout.blank_lines.after_title = after),
            None => self.untold("/blank_lines/after_title", DOCUMENT, "文档没有标题", "the document has no title"),
        }
        match before {
            Some(before) => self.take(DOCUMENT, |layout| layout.blank_lines.before_signature = before),
            None => self.untold(
                "/blank_lines/before_signature",
                DOCUMENT,
                "看不出落款之前空几行",
                "it does not show how many lines are left blank before the signature",
            ),
        }
    }

    /// Alignment, bold, indent and colour of each role, where they are not those of the standard.
    fn roles(&mut self, roles: &Roles<'_>) {
        let standard = Layout { styles: page::Styles::default(), ..self.layout.clone() };
        for style in Style::ALL {
            let is_told = roles.is_ours || matches!(style, Style::Title | Style::Chapter | Style::Item | Style::Body);
            let Some(look) = roles.look(*style).filter(|_| is_told) else { continue };
            // Sizes of cells differ from table to table.
            let size = if style.is_of_table() { roles.style(*style).and_then(|style| style.size) } else { look.size };
            let look = Look { size, ..look };
            let usual = page::Look::of(*style, &standard);
            self.take(STYLES, |layout| {
                let Some(role) = layout.styles.of_mut(*style) else { return };
                role.bold = look.bold.unwrap_or(false);
                role.color = look.color.filter(|color| *color != Color::BLACK);
                // At the left edge a paragraph stands that says nothing.
                role.align = Some(look.align.unwrap_or(Align::Left)).filter(|align| *align != usual.align);
                if let Some((first, left)) = look.indents() {
                    let differs = |characters: &f64, points: f64| (characters * usual.size - points).abs() > 0.06;
                    role.first_line = Some(first).filter(|first| differs(first, usual.first_line) && *first >= 0.0);
                    role.left = Some(left).filter(|left| differs(left, usual.left) && *left >= 0.0);
                }
            });
        }
    }

    fn page_number(&mut self, feet: &[(String, Foot)], section: &Section) {
        let of = |kind: &str| feet.iter().find(|(of, foot)| of == kind && foot.has_number).map(|(_, foot)| foot);
        let (Some(odd), even) = (of("default").or_else(|| of("even")).or_else(|| of("first")), of("even")) else {
            let (zh, en) = ("页脚里没有页码", "no foot of a page has its number");
            for pointer in
                ["/page_number/form", "/page_number/first_page", "/fonts/page_number", "/sizes/page_number", "/page/number_distance"]
            {
                self.untold(pointer, FOOTER, zh, en);
            }
            return;
        };
        self.take(FOOTER, |layout| {
            layout.page_number.form.clone_from(&odd.form);
            let align = |foot: &Foot| match foot.look.align {
                Some(Align::Centre | Align::Right) => foot.look.align,
                _ => Some(Align::Left),
            };
            layout.page_number.place = match (align(odd), even.map_or(align(odd), align)) {
                (Some(Align::Right), Some(Align::Left)) => PageNumberPlace::Outside,
                (Some(Align::Left), Some(Align::Right)) => PageNumberPlace::Inside,
                (Some(Align::Centre), _) => PageNumberPlace::Centre,
                (Some(Align::Right), _) => PageNumberPlace::Right,
                _ => PageNumberPlace::Left,
            };
            layout.page_number.first_page = !section.has_title_page || of("first").is_some();
            if let Some(font) = odd.look.font.as_ref() {
                layout.fonts.page_number.clone_from(font);
            }
            if let Some(size) = odd.look.size {
                layout.sizes.page_number = size / 2.0;
            }
            if let Some(footer) = section.footer {
                // From the lower edge of the page to the dash, which is about 0.65 of the size above that of its line.
                let dash = (footer + 13.0 * layout.sizes.page_number) / MILLIMETRE;
                layout.page.number_distance = rounded(layout.page.margins.bottom - dash, MILLIMETRE, 0.51).max(0.0);
            }
        });
    }

    /// The fonts, sizes and rules of the tables of one of our own documents.
    fn tables(&mut self, roles: &Roles<'_>, looks: &Looks) {
        let (text, head) = (roles.style(Style::TableText).unwrap_or_default(), roles.style(Style::TableHead).unwrap_or_default());
        // Cells that have the body's font name none.
        let own = looks.named(&[named(Style::TableText).name]).and_then(|id| looks.alone(id).font);
        self.take(STYLES, |layout| {
            let chapter = layout.fonts.chapter.clone();
            layout.fonts.table = own;
            layout.fonts.table_head = head.font.filter(|font| *font != chapter);
            layout.sizes.table = text.size.map_or(layout.sizes.table, |size| size / 2.0);
            layout.sizes.table_head = head.size.map(|size| size / 2.0).filter(|size| *size != layout.sizes.table);
        });
        let Some(rules) = looks.rules(TABLE.name) else { return };
        self.take(STYLES, |layout| {
            let (which, width) = match rules {
                [Some(width), _, Some(_), Some(_)] => (TableRules::All, Some(width)),
                [Some(width), _, Some(_), None] => (TableRules::Rows, Some(width)),
                [Some(width), ..] => (TableRules::Three, Some(width / 2.0)),
                _ => (TableRules::None, None),
            };
            layout.tables.rules = which;
            layout.tables.rule_width = width.map_or(layout.tables.rule_width, |width| width / 8.0);
        });
        if self.layout.tables.rules == TableRules::None {
            self.untold("/tables/rule_width", STYLES, "表格没有线", "the tables have no rules");
        }
    }
}

/// Whether the settings of a document let marks give up part of their width.
fn compresses_marks(settings: &Part, package: &Package<'_>) -> Result<bool, ReadError> {
    let mut compresses = false;
    package.elements(settings, &mut |element| {
        if element.name() == b"characterSpacingControl" {
            compresses = element.value().is_some_and(|value| value.starts_with("compress"));
        }
    })?;
    Ok(compresses)
}

/// Twips in millimetres.
fn millimetres(twips: f64) -> f64 {
    rounded(twips / MILLIMETRE, MILLIMETRE, 0.51)
}
