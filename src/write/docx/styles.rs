//! The named styles: all looks of the document, so that a clerk can restyle it in Word. Names are Chinese, but for Word's own
//! (`heading 1`, `Title`), which Word shows in its user's language and knows by these names only.

use docx_rs::{
    AlignmentType, BorderType, LineSpacing, LineSpacingType, RunFonts, Shading, ShdType, SpecialIndentType, Style, StyleType, Styles,
    TableBorder, TableBorderPosition, TableBorders, TableCellMargins, WidthType,
};

use super::layout::{Layout, twips};

/// The look of a paragraph, or of a run: one style each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Title,
    Reporter,
    Salutation,
    Body,
    Chapter,
    Item,
    /// A heading of items inside a paragraph (a run).
    RunIn,
    /// What is to be filled in (a run).
    Blank,
    AnnexNote,
    AnnexNoteNext,
    Signature,
    Date,
    AnnexMark,
    AnnexTitle,
    TableHead,
    TableText,
    TableNumber,
    /// The empty paragraph that Word wants after a table.
    AfterTable,
    OddFooter,
    EvenFooter,
}

impl Look {
    pub(super) fn id(self) -> &'static str {
        match self {
            Look::Title => "Title",
            Look::Reporter => "Reporter",
            Look::Salutation => "Salutation",
            Look::Body => "Body",
            Look::Chapter => "Heading1",
            Look::Item => "Heading2",
            Look::RunIn => "Heading2Char",
            Look::Blank => "Blank",
            Look::AnnexNote => "AnnexNote",
            Look::AnnexNoteNext => "AnnexNoteNext",
            Look::Signature => "SignatureLine",
            Look::Date => "DateLine",
            Look::AnnexMark => "AnnexMark",
            Look::AnnexTitle => "AnnexTitle",
            Look::TableHead => "TableHead",
            Look::TableText => "TableText",
            Look::TableNumber => "TableNumber",
            Look::AfterTable => "AfterTable",
            Look::OddFooter => "OddFooter",
            Look::EvenFooter => "EvenFooter",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Look::Title => "Title",
            Look::Chapter => "heading 1",
            Look::Item => "heading 2",
            Look::RunIn => "标题 2 字符",
            Look::Reporter => "报告人",
            Look::Salutation => "报告称谓",
            Look::Body => "报告正文",
            Look::Blank => "待填",
            Look::AnnexNote => "附件说明",
            Look::AnnexNoteNext => "附件说明续行",
            Look::Signature => "落款署名",
            Look::Date => "成文日期",
            Look::AnnexMark => "附件标识",
            Look::AnnexTitle => "附件标题",
            Look::TableHead => "表头",
            Look::TableText => "表格文字",
            Look::TableNumber => "表格数字",
            Look::AfterTable => "表后",
            Look::OddFooter => "页码（单页）",
            Look::EvenFooter => "页码（双页）",
        }
    }
}

/// The style of the tables.
pub(super) const TABLE: &str = "ReportTable";

/// All styles of a layout.
pub(super) fn styles(layout: &Layout) -> Styles {
    let fonts = &layout.fonts;
    let pitch = layout.character_pitch();
    let indent = Some(SpecialIndentType::FirstLine(first_line(layout)));
    let line = layout.line_pitch();
    let lines = |count: f64| (count * f64::from(line)).round() as i32;
    let (after_title, before_signature) = (lines(layout.blank_lines.after_title), lines(layout.blank_lines.before_signature));
    let paragraph = |look: Look| {
        let mut style = Style::new(look.id(), StyleType::Paragraph).name(look.name()).based_on("Normal");
        // Word's default costs a line on some pages.
        style.paragraph_property.widow_control = Some(false);
        style
    };
    let shown = |look: Look| paragraph(look).q_format(true);
    let exact = |line: i32| LineSpacing::new().line_rule(LineSpacingType::Exact).line(line);
    let after = |style: Style, after: i32| style.line_spacing(exact(line).after(unsigned(after)));
    let before = |style: Style, before: i32| style.line_spacing(exact(line).before(unsigned(before)));
    let heading = |look: Look, font: &str, level: usize| {
        kept(shown(look).next(Look::Body.id()).fonts(heading_fonts(layout, font)).outline_lvl(level).indent(None, indent, None, None))
    };
    // A title may run over lines. They stand as far apart as its size asks, off the grid, which would set them two lines apart.
    let title = |style: Style, before: i32, after: i32| {
        let size = layout.sizes.title;
        style
            .fonts(heading_fonts(layout, &fonts.title))
            .size(half_points(size))
            .align(AlignmentType::Center)
            .line_spacing(exact(line.max(twips(size * 1.5))).before(unsigned(before)).after(unsigned(after)))
            .snap_to_grid(false)
    };
    let footer = |look: Look, align, left: i32, right: i32| {
        let size = layout.sizes.page_number;
        paragraph(look)
            .fonts(one_font(&fonts.page_number))
            .size(half_points(size))
            .align(align)
            .indent(Some(left), None, Some(right), None)
            .line_spacing(LineSpacing::new().line_rule(LineSpacingType::Auto).line(240))
            .snap_to_grid(false)
    };
    let table_line = LineSpacing::new().line_rule(LineSpacingType::Auto).line(264).before(40).after(40);
    let table = |look: Look, align| {
        let mut style =
            paragraph(look).size(half_points(layout.sizes.table)).align(align).line_spacing(table_line.clone()).snap_to_grid(false);
        style.run_property.character_spacing = Some(docx_rs::CharacterSpacing::new(0));
        style
    };
    let run_in = {
        let mut style = Style::new(Look::RunIn.id(), StyleType::Character).name(Look::RunIn.name()).link(Look::Item.id());
        style.run_property = style.run_property.fonts(heading_fonts(layout, &fonts.item));
        style
    };
    let blank = {
        let mut style = Style::new(Look::Blank.id(), StyleType::Character).name(Look::Blank.name());
        // A style cannot highlight (only a run can); shading looks the same.
        style.run_property = style.run_property.shading(Shading::new().shd_type(ShdType::Clear).fill("FFFF00"));
        style
    };
    let page_number_size = twips(layout.sizes.page_number);
    let mut all = Styles::new()
        .default_fonts(RunFonts::new().ascii(&fonts.latin.name).hi_ansi(&fonts.latin.name).cs(&fonts.latin.name).east_asia(&fonts.body))
        .default_size(half_points(layout.sizes.body))
        .default_spacing(layout.character_spacing())
        .default_line_spacing(exact(line));
    for style in [
        title(shown(Look::Title).next(Look::Body.id()), 0, after_title),
        after(
            shown(Look::Reporter).next(Look::Body.id()).fonts(heading_fonts(layout, &fonts.item)).align(AlignmentType::Center),
            after_title,
        ),
        shown(Look::Salutation).next(Look::Body.id()),
        shown(Look::Body).align(AlignmentType::Both).indent(None, indent, None, None),
        heading(Look::Chapter, &fonts.chapter, 0),
        heading(Look::Item, &fonts.item, 1).link(Look::RunIn.id()),
        run_in,
        blank,
        before(shown(Look::AnnexNote).indent(None, indent, None, None), before_signature),
        shown(Look::AnnexNoteNext).indent(
            None,
            Some(SpecialIndentType::FirstLine((i32::from(layout.grid.first_line) + 3) * pitch)),
            None,
            None,
        ),
        kept(before(shown(Look::Signature).next(Look::Date.id()).align(AlignmentType::Right), before_signature)),
        shown(Look::Date).align(AlignmentType::Right),
        kept(shown(Look::AnnexMark).fonts(heading_fonts(layout, &fonts.chapter)).outline_lvl(0)),
        kept(title(shown(Look::AnnexTitle), line, line / 2)),
        table(Look::TableHead, AlignmentType::Center).fonts(heading_fonts(layout, &fonts.chapter)),
        table(Look::TableText, AlignmentType::Left),
        table(Look::TableNumber, AlignmentType::Center),
        paragraph(Look::AfterTable).size(2).line_spacing(exact(20)).snap_to_grid(false),
        footer(Look::OddFooter, AlignmentType::Right, 0, page_number_size),
        footer(Look::EvenFooter, AlignmentType::Left, page_number_size, 0),
        Style::new(TABLE, StyleType::Table).name("报告表格").set_borders(borders()).margins(
            TableCellMargins::new()
                .margin_top(40, WidthType::Dxa)
                .margin_bottom(40, WidthType::Dxa)
                .margin_left(80, WidthType::Dxa)
                .margin_right(80, WidthType::Dxa),
        ),
    ] {
        all = all.add_style(style);
    }
    all
}

fn kept(mut style: Style) -> Style {
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

fn unsigned(twips: i32) -> u32 {
    twips.try_into().unwrap_or_default()
}

/// Adds what docx-rs has no call for: the default style, the language, and first lines counted in characters, which Word and WPS
/// keep when the size changes.
pub(super) fn complete(styles: &str, layout: &Layout) -> String {
    let (characters, indent) = (100 * layout.grid.first_line, first_line(layout));
    styles
        .replacen(r#"w:styleId="Normal""#, r#"w:default="1" w:styleId="Normal""#, 1)
        .replacen("</w:rPr></w:rPrDefault>", r#"<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>"#, 1)
        .replace(&format!(r#"w:firstLine="{indent}""#), &format!(r#"w:firstLineChars="{characters}" w:firstLine="{indent}""#))
}

/// The indent of a first line, in twips.
fn first_line(layout: &Layout) -> i32 {
    i32::from(layout.grid.first_line) * twips(layout.sizes.body)
}

fn borders() -> TableBorders {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    [Top, Left, Bottom, Right, InsideH, InsideV].into_iter().fold(TableBorders::with_empty(), |borders, position| {
        borders.set(TableBorder::new(position).border_type(BorderType::Single).size(4).color("000000"))
    })
}
