//! The named styles: all looks of the document, so that a clerk can restyle it in Word. Names are Chinese, but for Word's own
//! (`heading 1`, `Title`), which Word shows in its user's language and knows by these names only.

use docx_rs::{
    AlignmentType, BorderType, LineSpacing, LineSpacingType, RunFonts, Shading, ShdType, SpecialIndentType, StyleType, Styles, TableBorder,
    TableBorderPosition, TableBorders, TableCellMargins, WidthType,
};

use crate::page::{Layout, Style};

/// The id and the name of a style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) id: &'static str,
    name: &'static str,
}

/// A heading inside a paragraph (a run).
pub(super) const RUN_IN: Look = Look { id: "Heading2Char", name: "标题 2 字符" };
/// What is to be filled in (a run).
pub(super) const BLANK: Look = Look { id: "Blank", name: "待填" };
/// The empty paragraph that Word wants after a table.
pub(super) const AFTER_TABLE: Look = Look { id: "AfterTable", name: "表后" };
pub(super) const ODD_FOOTER: Look = Look { id: "OddFooter", name: "页码（单页）" };
pub(super) const EVEN_FOOTER: Look = Look { id: "EvenFooter", name: "页码（双页）" };

/// The look of a paragraph.
pub(super) fn look(style: Style) -> Look {
    let (id, name) = match style {
        Style::Title => ("Title", "Title"),
        Style::Subtitle => ("Subtitle", "Subtitle"),
        Style::Reporter => ("Reporter", "报告人"),
        Style::Salutation => ("Salutation", "报告称谓"),
        Style::Body => ("Body", "报告正文"),
        Style::Chapter => ("Heading1", "heading 1"),
        Style::Item => ("Heading2", "heading 2"),
        Style::AnnexNote => ("AnnexNote", "附件说明"),
        Style::AnnexNoteFirst => ("AnnexNoteFirst", "附件说明首行"),
        Style::AnnexNoteNext => ("AnnexNoteNext", "附件说明续行"),
        Style::Signature => ("SignatureLine", "落款署名"),
        Style::Date => ("DateLine", "成文日期"),
        Style::AnnexMark => ("AnnexMark", "附件标识"),
        Style::AnnexTitle => ("AnnexTitle", "附件标题"),
        Style::TableHead => ("TableHead", "表头"),
        Style::TableText => ("TableText", "表格文字"),
        Style::TableNumber => ("TableNumber", "表格数字"),
    };
    Look { id, name }
}

/// The style of the tables.
pub(super) const TABLE: &str = "ReportTable";

/// All styles of a layout.
pub(super) fn styles(layout: &Layout) -> Styles {
    let latin = &layout.fonts.latin.name;
    let defaults = Styles::new()
        .default_fonts(RunFonts::new().ascii(latin).hi_ansi(latin).cs(latin).east_asia(&layout.fonts.body))
        .default_size(half_points(layout.sizes.body))
        .default_spacing(twips(layout.character_spacing()))
        .default_line_spacing(exact(layout.line_pitch()));
    let number_size = layout.sizes.page_number;
    let others = [
        run_in(layout),
        blank(),
        paragraph(AFTER_TABLE).size(2).line_spacing(exact(1.0)).snap_to_grid(false),
        footer(ODD_FOOTER, layout, AlignmentType::Right, 0.0, number_size),
        footer(EVEN_FOOTER, layout, AlignmentType::Left, number_size, 0.0),
        table(),
    ];
    Style::ALL.iter().map(|style| of(*style, layout)).chain(others).fold(defaults, Styles::add_style)
}

/// What the paragraphs of a style look like.
fn of(style: Style, layout: &Layout) -> docx_rs::Style {
    let fonts = &layout.fonts;
    let (pitch, line) = (layout.character_pitch(), layout.line_pitch());
    let (after_title, before_signature) = (layout.blank_lines.after_title * line, layout.blank_lines.before_signature * line);
    let spaced =
        |style: docx_rs::Style, before: f64, after: f64| style.line_spacing(exact(line).before(unsigned(before)).after(unsigned(after)));
    let first_line = |style: docx_rs::Style, points: f64| style.indent(None, Some(SpecialIndentType::FirstLine(twips(points))), None, None);
    // So many characters in from where a paragraph begins, its first line so many less.
    let hanging = |style: docx_rs::Style, left: f64, hanging: f64| {
        let (left, hanging) = (self::first_line(layout) + left * pitch, hanging * pitch);
        style.indent(Some(twips(left)), Some(SpecialIndentType::Hanging(twips(hanging))), None, None)
    };
    let plain = paragraph(look(style)).q_format(true);
    let followed = || plain.clone().next(look(Style::Body).id);
    let heading = |font: &str, level: usize| {
        kept(first_line(followed().fonts(heading_fonts(layout, font)).outline_lvl(level), self::first_line(layout)))
    };
    // Below the title and centred like it, in the body's size.
    let centred = |font: &str| spaced(followed().fonts(heading_fonts(layout, font)).align(AlignmentType::Center), 0.0, after_title);
    // A title may run over lines. They are as far apart as its size asks, off the grid, which would set them two lines apart.
    let title = |style: docx_rs::Style, before: f64, after: f64| {
        style
            .fonts(heading_fonts(layout, &fonts.title))
            .size(half_points(layout.sizes.title))
            .align(AlignmentType::Center)
            .line_spacing(exact(layout.title_pitch()).before(unsigned(before)).after(unsigned(after)))
            .snap_to_grid(false)
    };
    let cell = |align| {
        let mut cell = paragraph(look(style)).size(half_points(layout.sizes.table)).align(align).snap_to_grid(false);
        cell.run_property.character_spacing = Some(docx_rs::CharacterSpacing::new(0));
        cell.line_spacing(LineSpacing::new().line_rule(LineSpacingType::Auto).line(264).before(40).after(40))
    };
    match style {
        Style::Title => title(followed(), 0.0, layout.below_title(1, layout.blank_lines.after_title)),
        Style::Subtitle | Style::Reporter => centred(&fonts.item),
        Style::Salutation => followed(),
        Style::Body => first_line(plain.align(AlignmentType::Both), self::first_line(layout)),
        Style::Chapter => heading(&fonts.chapter, 0),
        Style::Item => heading(&fonts.item, 1).link(RUN_IN.id),
        // What does not fit on a line goes on below the first character of the name (7.3.4): 附件： is three wide, its number one.
        Style::AnnexNote => kept(spaced(hanging(plain, 3.0, 3.0), before_signature, 0.0)),
        Style::AnnexNoteFirst => kept(spaced(hanging(plain, 4.0, 4.0), before_signature, 0.0)),
        Style::AnnexNoteNext => kept(hanging(plain, 4.0, 1.0)),
        Style::Signature => kept(spaced(plain.next(look(Style::Date).id).align(AlignmentType::Right), before_signature, 0.0)),
        Style::Date => plain.align(AlignmentType::Right),
        Style::AnnexMark => kept(plain.fonts(heading_fonts(layout, &fonts.chapter)).outline_lvl(0)),
        Style::AnnexTitle => kept(title(plain, line, line / 2.0)),
        Style::TableHead => cell(AlignmentType::Center).fonts(heading_fonts(layout, &fonts.chapter)),
        Style::TableText => cell(AlignmentType::Left),
        Style::TableNumber => cell(AlignmentType::Center),
    }
}

fn paragraph(look: Look) -> docx_rs::Style {
    let mut style = docx_rs::Style::new(look.id, StyleType::Paragraph).name(look.name).based_on("Normal");
    // Word's default costs a line on some pages.
    style.paragraph_property.widow_control = Some(false);
    style
}

fn run_in(layout: &Layout) -> docx_rs::Style {
    let mut style = docx_rs::Style::new(RUN_IN.id, StyleType::Character).name(RUN_IN.name).link(look(Style::Item).id);
    style.run_property = style.run_property.fonts(heading_fonts(layout, &layout.fonts.item));
    style
}

fn blank() -> docx_rs::Style {
    let mut style = docx_rs::Style::new(BLANK.id, StyleType::Character).name(BLANK.name);
    // A style cannot highlight (only a run can); shading looks the same.
    style.run_property = style.run_property.shading(Shading::new().shd_type(ShdType::Clear).fill("FFFF00"));
    style
}

fn footer(look: Look, layout: &Layout, align: AlignmentType, left: f64, right: f64) -> docx_rs::Style {
    paragraph(look)
        .fonts(one_font(&layout.fonts.page_number))
        .size(half_points(layout.sizes.page_number))
        .align(align)
        .indent(Some(twips(left)), None, Some(twips(right)), None)
        .line_spacing(LineSpacing::new().line_rule(LineSpacingType::Auto).line(240))
        .snap_to_grid(false)
}

fn table() -> docx_rs::Style {
    let margins = TableCellMargins::new()
        .margin_top(40, WidthType::Dxa)
        .margin_bottom(40, WidthType::Dxa)
        .margin_left(80, WidthType::Dxa)
        .margin_right(80, WidthType::Dxa);
    docx_rs::Style::new(TABLE, StyleType::Table).name("报告表格").set_borders(borders()).margins(margins)
}

/// A line of exactly this height, in points.
fn exact(points: f64) -> LineSpacing {
    LineSpacing::new().line_rule(LineSpacingType::Exact).line(twips(points))
}

/// Points in twips.
pub(super) fn twips(points: f64) -> i32 {
    (points * 20.0).round() as i32
}

fn kept(mut style: docx_rs::Style) -> docx_rs::Style {
    style.paragraph_property.keep_next = Some(true);
    style
}

fn one_font(name: &str) -> RunFonts {
    RunFonts::new().ascii(name).hi_ansi(name).east_asia(name)
}

fn heading_fonts(layout: &Layout, font: &str) -> RunFonts {
    if layout.fonts.latin.in_headings { RunFonts::new().east_asia(font) } else { one_font(font) }
}

fn half_points(points: f64) -> usize {
    // A validated size: from 5 to 72.
    (points * 2.0).round() as usize
}

fn unsigned(points: f64) -> u32 {
    twips(points).try_into().unwrap_or_default()
}

/// Adds what docx-rs has no call for: the default style, the language, and first lines counted in characters, which Word and WPS
/// keep when the size changes.
pub(super) fn complete(styles: &str, layout: &Layout) -> String {
    let (characters, indent) = (100 * layout.grid.first_line, twips(first_line(layout)));
    styles
        .replacen(r#"w:styleId="Normal""#, r#"w:default="1" w:styleId="Normal""#, 1)
        .replacen("</w:rPr></w:rPrDefault>", r#"<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>"#, 1)
        .replace(&format!(r#"w:firstLine="{indent}""#), &format!(r#"w:firstLineChars="{characters}" w:firstLine="{indent}""#))
}

/// The indent of a first line, in points.
fn first_line(layout: &Layout) -> f64 {
    f64::from(layout.grid.first_line) * layout.sizes.body
}

fn borders() -> TableBorders {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    [Top, Left, Bottom, Right, InsideH, InsideV].into_iter().fold(TableBorders::with_empty(), |borders, position| {
        borders.set(TableBorder::new(position).border_type(BorderType::Single).size(4).color("000000"))
    })
}
