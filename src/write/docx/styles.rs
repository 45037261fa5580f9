//! The named styles: all looks of the document, so that a clerk can restyle it in Word.

use docx_rs::{
    AlignmentType, BorderType, LineSpacing, LineSpacingType, RunFonts, Shading, ShdType, SpecialIndentType, StyleType, Styles, TableBorder,
    TableBorderPosition, TableBorders, TableCellMargins, WidthType,
};

use crate::page::names::{AFTER_TABLE, BLANK, EVEN_FOOTER, Named, ODD_FOOTER, RUN_IN, TABLE, named};
use crate::page::{Align, Color, Face, Layout, Look, Style, TABLE_LINE, TableRules, Typography};

/// All styles of a layout.
pub(super) fn styles(layout: &Layout) -> Styles {
    let latin = &layout.fonts.latin.name;
    let defaults = Styles::new()
        .default_fonts(RunFonts::new().ascii(latin).hi_ansi(latin).cs(latin).east_asia(&layout.fonts.body))
        .default_size(half_points(layout.sizes.body))
        .default_spacing(twips(layout.character_spacing()))
        .default_line_spacing(exact(layout.line_pitch()));
    let others = [
        run_in(layout),
        blank(),
        paragraph(AFTER_TABLE).size(2).line_spacing(exact(1.0)).snap_to_grid(false),
        footer(ODD_FOOTER, layout, true),
        footer(EVEN_FOOTER, layout, false),
        table(layout),
    ];
    Style::ALL.iter().map(|style| of(*style, layout)).chain(others).fold(defaults, Styles::add_style)
}

/// What the paragraphs of a style look like, where it is not what all paragraphs do.
fn of(style: Style, layout: &Layout) -> docx_rs::Style {
    let (look, line) = (Look::of(style, layout), layout.line_pitch());
    let mut built = paragraph(named(style));
    built = match style {
        Style::Title | Style::Subtitle | Style::Reporter | Style::Salutation | Style::Chapter | Style::Item | Style::Point => {
            built.next(named(Style::Body).id)
        }
        Style::Signature => built.next(named(Style::Date).id),
        _ => built,
    };
    if style == Style::Item {
        built = built.link(RUN_IN.id);
    }
    if look.face != Face::Body {
        built = built.fonts(heading_fonts(layout, layout.fonts.of(look.face)));
    }
    if look.size != layout.sizes.body {
        built = built.size(half_points(look.size));
    }
    if look.spacing != layout.character_spacing() {
        built.run_property.character_spacing = Some(docx_rs::CharacterSpacing::new(twips(look.spacing)));
    }
    if look.bold {
        built = built.bold();
    }
    if look.color != Color::BLACK {
        built = built.color(look.color.digits());
    }
    if let Some(align) = alignment(look.align) {
        built = built.align(align);
    }
    let more = look.first_line - look.left;
    if more == 0.0 && look.left > 0.0 {
        built = built.indent(Some(twips(look.left)), None, None, None);
    } else if more > 0.0 {
        built = built.indent((look.left > 0.0).then(|| twips(look.left)), Some(SpecialIndentType::FirstLine(twips(more))), None, None);
    } else if more < 0.0 {
        built = built.indent(Some(twips(look.left)), Some(SpecialIndentType::Hanging(twips(-more))), None, None);
    }
    // A larger or a smaller size leaves the grid, which would set its lines two apart.
    if look.size != layout.sizes.body {
        built = built.snap_to_grid(false);
    }
    if look.pitch != Some(line) || look.before + look.after > 0.0 {
        let spacing = match look.pitch {
            Some(pitch) => exact(pitch),
            None => LineSpacing::new().line_rule(LineSpacingType::Auto).line((240.0 * TABLE_LINE).round() as i32),
        };
        built = built.line_spacing(spacing.before(unsigned(look.before)).after(unsigned(look.after)));
    }
    if let Some(level) = look.level {
        built = built.outline_lvl(level);
    }
    if look.kept { kept(built) } else { built }
}

/// What is said of it; nothing at the left edge, where paragraphs stand anyway.
fn alignment(align: Align) -> Option<AlignmentType> {
    match align {
        Align::Left => None,
        Align::Centre => Some(AlignmentType::Center),
        Align::Right => Some(AlignmentType::Right),
        Align::Both => Some(AlignmentType::Both),
    }
}

fn paragraph(named: Named) -> docx_rs::Style {
    let mut style = docx_rs::Style::new(named.id, StyleType::Paragraph).name(named.name).based_on("Normal");
    // Word's default costs a line on some pages.
    style.paragraph_property.widow_control = Some(false);
    style
}

fn run_in(layout: &Layout) -> docx_rs::Style {
    let mut style = docx_rs::Style::new(RUN_IN.id, StyleType::Character).name(RUN_IN.name).link(named(Style::Item).id);
    let look = Look::of(Style::Item, layout);
    style.run_property = style.run_property.fonts(heading_fonts(layout, &layout.fonts.item));
    if look.bold {
        style = style.bold();
    }
    if look.color != Color::BLACK {
        style = style.color(look.color.digits());
    }
    style
}

fn blank() -> docx_rs::Style {
    let mut style = docx_rs::Style::new(BLANK.id, StyleType::Character).name(BLANK.name);
    // A style cannot highlight (only a run can); shading looks the same.
    style.run_property = style.run_property.shading(Shading::new().shd_type(ShdType::Clear).fill("FFFF00"));
    style
}

/// The style of the number of odd or of even pages; beside an edge it is one character from it.
fn footer(named: Named, layout: &Layout, is_odd: bool) -> docx_rs::Style {
    let size = layout.sizes.page_number;
    let align = layout.page_number.side(is_odd);
    let (left, right) = match align {
        Align::Left => (size, 0.0),
        Align::Right => (0.0, size),
        _ => (0.0, 0.0),
    };
    paragraph(named)
        .fonts(one_font(&layout.fonts.page_number))
        .size(half_points(size))
        .align(alignment(align).unwrap_or(AlignmentType::Left))
        .indent(Some(twips(left)), None, Some(twips(right)), None)
        .line_spacing(LineSpacing::new().line_rule(LineSpacingType::Auto).line(240))
        .snap_to_grid(false)
}

fn table(layout: &Layout) -> docx_rs::Style {
    let margins = TableCellMargins::new()
        .margin_top(40, WidthType::Dxa)
        .margin_bottom(40, WidthType::Dxa)
        .margin_left(80, WidthType::Dxa)
        .margin_right(80, WidthType::Dxa);
    docx_rs::Style::new(TABLE.id, StyleType::Table).name(TABLE.name).set_borders(borders(layout)).margins(margins)
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

/// Adds what docx-rs has no call for: the default style with how characters stand on a line, the language, and first lines counted in characters, which Word and WPS
/// keep when the size changes.
pub(super) fn complete(styles: &str, layout: &Layout) -> String {
    const NORMAL: &str = r#"w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>"#;
    let Typography { space_beside_letters, space_beside_digits, hanging_stops, compressed_marks } = layout.typography;
    let said = |name: &str, is: bool| format!(r#"<w:{name} w:val="{}"/>"#, u8::from(is));
    // A stop hangs where nothing is said; LibreOffice 7.4 takes what is said the other way round.
    let hanging = if hanging_stops { String::new() } else { said("overflowPunct", false) };
    let typography = hanging + &said("autoSpaceDE", space_beside_letters) + &said("autoSpaceDN", space_beside_digits);
    let mut styles = styles.replacen(NORMAL, &format!(r#"w:default="1" {NORMAL}<w:pPr>{typography}</w:pPr>"#), 1).replacen(
        "</w:rPr></w:rPrDefault>",
        r#"<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>"#,
        1,
    );
    // Word sets marks closer only where there is kerning.
    if compressed_marks {
        styles = styles.replacen("<w:sz ", r#"<w:kern w:val="2"/><w:sz "#, 1);
    }
    for style in Style::ALL {
        let look = Look::of(*style, layout);
        let (indent, hundredths) = (look.first_line - look.left, (100.0 * (look.first_line - look.left) / look.size).round());
        let named = format!(r#"w:styleId="{}""#, named(*style).id);
        // The list of annexes is indented by characters of the grid.
        let is_of_grid = matches!(style, Style::AnnexNote | Style::AnnexNoteFirst | Style::AnnexNoteNext);
        if let Some(from) = styles.find(&named).filter(|_| indent > 0.0 && !is_of_grid) {
            let counted = format!(r#"w:firstLineChars="{hundredths}" w:firstLine="{}""#, twips(indent));
            let rest = styles[from..].replacen(&format!(r#"w:firstLine="{}""#, twips(indent)), &counted, 1);
            styles.truncate(from);
            styles.push_str(&rest);
        }
    }
    styles
}

fn borders(layout: &Layout) -> TableBorders {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    let positions = match layout.tables.rules {
        TableRules::All => vec![Top, Left, Bottom, Right, InsideH, InsideV],
        TableRules::Rows => vec![Top, Bottom, InsideH],
        TableRules::Three => vec![Top, Bottom],
        TableRules::None => Vec::new(),
    };
    let eighths = eighths(layout.tables.rule_width) * if layout.tables.rules == TableRules::Three { 2 } else { 1 };
    positions.into_iter().fold(TableBorders::with_empty(), |borders, position| {
        borders.set(TableBorder::new(position).border_type(BorderType::Single).size(eighths).color("000000"))
    })
}

/// Points in eighths, in which borders are measured.
pub(super) fn eighths(points: f64) -> usize {
    // A validated width: from a quarter to three.
    (points * 8.0).round() as usize
}
