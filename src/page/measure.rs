//! What follows from the numbers of a layout, in points, and whether they are possible.

use super::{Labels, Layout, LayoutError, Numbering, Page, Sizes};

const POINTS_PER_MM: f64 = 72.0 / 25.4;

/// The finest step that office documents know, in points.
const STEP: f64 = 0.05;

impl Layout {
    /// Whether the layout is possible.
    ///
    /// # Errors
    /// The first reason why not.
    pub fn validate(&self) -> Result<(), LayoutError> {
        let Page { width, height, margins, number_distance } = self.page;
        let within = |field: &str, value: f64, min, max| {
            // Written so that NaN, which no comparison holds for, is refused too.
            let error = || LayoutError::OutOfRange { field: field.to_owned(), value, min, max };
            if (min..=max).contains(&value) { Ok(()) } else { Err(error()) }
        };
        // Word's largest page is 22 inches.
        within("page.width", width, 50.0, 558.0)?;
        within("page.height", height, 50.0, 558.0)?;
        for (field, margin) in [
            ("page.margins.top", margins.top),
            ("page.margins.right", margins.right),
            ("page.margins.bottom", margins.bottom),
            ("page.margins.left", margins.left),
            ("page.number_distance", number_distance),
        ] {
            within(field, margin, 0.0, 558.0)?;
        }
        let Sizes { title, body, page_number, table, table_head, chapter, item } = self.sizes;
        for (field, size) in [
            ("sizes.title", Some(title)),
            ("sizes.body", Some(body)),
            ("sizes.page_number", Some(page_number)),
            ("sizes.table", Some(table)),
            ("sizes.table_head", table_head),
            ("sizes.chapter", chapter),
            ("sizes.item", item),
        ] {
            size.map_or(Ok(()), |size| within(field, size, 5.0, 72.0))?;
        }
        within("grid.characters_per_line", self.grid.characters_per_line.into(), 5.0, 200.0)?;
        within("grid.first_line", self.grid.first_line.into(), 0.0, f64::from(self.grid.characters_per_line) / 2.0)?;
        within("grid.lines_per_page", self.grid.lines_per_page.into(), 1.0, 200.0)?;
        self.grid.line_pitch.map_or(Ok(()), |pitch| within("grid.line_pitch", pitch, 5.0, 200.0))?;
        self.grid.character_spacing.map_or(Ok(()), |spacing| within("grid.character_spacing", spacing, -10.0, 50.0))?;
        within("tables.rule_width", self.tables.rule_width, 0.25, 3.0)?;
        for (name, role) in self.styles.each() {
            for (indent, value) in [("first_line", role.first_line), ("left", role.left)] {
                value.map_or(Ok(()), |value| within(&format!("styles.{name}.{indent}"), value, 0.0, 20.0))?;
            }
        }
        within("blank_lines.after_title", self.blank_lines.after_title, 0.0, 10.0)?;
        within("blank_lines.before_signature", self.blank_lines.before_signature, 0.0, 10.0)?;
        let fonts = &self.fonts;
        let always = [
            ("fonts.title", &fonts.title),
            ("fonts.body", &fonts.body),
            ("fonts.chapter", &fonts.chapter),
            ("fonts.item", &fonts.item),
            ("fonts.page_number", &fonts.page_number),
            ("fonts.latin.name", &fonts.latin.name),
        ];
        let sometimes = [("fonts.table", &fonts.table), ("fonts.table_head", &fonts.table_head)];
        for (field, name) in always.into_iter().chain(sometimes.into_iter().filter_map(|(field, name)| Some((field, name.as_ref()?)))) {
            // Word keeps names of at most 31 characters.
            let good =
                !name.trim().is_empty() && name.chars().count() <= 31 && !name.contains([',', ';']) && !name.contains(char::is_control);
            if !good {
                return Err(LayoutError::FontName { field: field.to_owned(), name: name.clone() });
            }
        }
        self.validate_words()?;
        let (room, depth) = (width - margins.left - margins.right, height - margins.top - margins.bottom);
        if room < 50.0 || depth < 50.0 {
            return Err(LayoutError::NoRoom { width: room, height: depth });
        }
        if self.grid.character_spacing.is_none() && self.character_spacing() < -body / 10.0 {
            let most = (self.text_width() / (body * 0.9)).floor() as u16;
            return Err(LayoutError::LineTooShort { characters: self.grid.characters_per_line, size: body, width: room, most });
        }
        if let Some(pitch) = self.grid.line_pitch {
            let largest = [chapter, item].into_iter().flatten().fold(body, f64::max);
            if pitch < largest || pitch > self.text_height() {
                return Err(LayoutError::PitchTooSmall { pitch, size: largest });
            }
        }
        if self.line_pitch() < body {
            let most = (self.text_height() / body).floor() as u16;
            return Err(LayoutError::PageTooShort { lines: self.grid.lines_per_page, size: body, height: depth, most });
        }
        if self.page_number.is_printed() && self.footer_distance() < 0.0 {
            return Err(LayoutError::NoRoomForPageNumber { size: page_number, distance: number_distance, bottom: margins.bottom });
        }
        Ok(())
    }

    /// Whether the words that the layout writes can be written.
    fn validate_words(&self) -> Result<(), LayoutError> {
        let within = |field: &str, text: &str, min: usize, max: usize| {
            let length = text.chars().count();
            let error = || LayoutError::Words { field: field.to_owned(), text: text.chars().take(100).collect(), min, max };
            // A marker may be of spaces, and what no document can hold is left out of it.
            let is_good = (min..=max).contains(&length) && !text.contains(['\n', '\r']) && (min == 0 || !text.trim().is_empty());
            if is_good { Ok(()) } else { Err(error()) }
        };
        let Numbering { chapter, item, point, subpoint, problem, plan } = &self.numbering;
        for (name, marker) in
            [("chapter", chapter), ("item", item), ("point", point), ("subpoint", subpoint), ("problem", problem), ("plan", plan)]
        {
            within(&format!("numbering.{name}.before"), &marker.before, 0, 20)?;
            within(&format!("numbering.{name}.after"), &marker.after, 0, 20)?;
        }
        if let Some(signer) = &self.signer {
            within("signer", signer, 1, 100)?;
        }
        if self.page_number.is_printed() && !self.page_number.is_sound() {
            return Err(LayoutError::PageNumberForm { form: self.page_number.form.chars().take(100).collect() });
        }
        let Labels { annexes, figures, problems } = &self.labels;
        for (group, words) in [
            ("annexes", annexes.each().collect::<Vec<_>>()),
            ("figures", figures.each().collect()),
            ("problems", problems.each().collect()),
        ] {
            for (name, word) in words {
                within(&format!("labels.{group}.{name}"), word, 1, 40)?;
            }
        }
        Ok(())
    }

    /// The layout as far as it is not written into the text: with the numbering, signature, annexes and words of the standard. Two
    /// layouts that are equal in this look the same but for their text.
    #[cfg(feature = "docx")]
    pub(crate) fn without_text(&self) -> Layout {
        let Layout { schema, numbering, run_in, reporter_line, signature, signer, annexes, labels, .. } = Layout::gb_t_9704();
        Layout { schema, numbering, run_in, reporter_line, signature, signer, annexes, labels, ..self.clone() }
    }

    /// Sets how far lines are apart and what is added between characters: as so many lines a page and characters a line, where those
    /// give the same.
    #[cfg(feature = "docx")]
    pub(crate) fn with_grid(&mut self, pitch: f64, spacing: f64) {
        // In whole twips.
        let pitch = (pitch * 20.0).round() / 20.0;
        let is_same = |one: f64, other: f64| (one - other).abs() < STEP / 2.0;
        let (lines, characters) = ((self.text_height() / pitch).floor(), (self.text_width() / (self.sizes.body + spacing)).floor());
        let grid = &mut self.grid;
        (grid.line_pitch, grid.lines_per_page) = (None, lines.clamp(1.0, 200.0) as u16);
        (grid.character_spacing, grid.characters_per_line) = (None, characters.clamp(5.0, 200.0) as u16);
        if !is_same(self.line_pitch(), pitch) {
            self.grid.line_pitch = Some(pitch);
            self.grid.lines_per_page = Layout::gb_t_9704().grid.lines_per_page;
        }
        if !is_same(self.character_spacing(), spacing) {
            self.grid.character_spacing = Some(spacing);
            self.grid.characters_per_line = Layout::gb_t_9704().grid.characters_per_line;
        }
    }

    /// Width of the type area.
    pub(crate) fn text_width(&self) -> f64 {
        points(self.page.width - self.page.margins.left - self.page.margins.right)
    }

    /// Height of the type area.
    fn text_height(&self) -> f64 {
        points(self.page.height - self.page.margins.top - self.page.margins.bottom)
    }

    /// Width of the type area of a page that is turned: its margins right and left are the paper's right margin and its width is
    /// the paper's height.
    pub(crate) fn turned_width(&self) -> f64 {
        points(self.page.height - 2.0 * self.page.margins.right)
    }

    /// The advance of a Han character of the body: the share of the line, rounded down, so that as many fit as the grid says (28 of
    /// 16 pt need 448 pt, the standard's line has 442.2).
    pub(crate) fn character_pitch(&self) -> f64 {
        match self.grid.character_spacing {
            Some(spacing) => self.sizes.body + spacing,
            None => step_down(self.text_width() / f64::from(self.grid.characters_per_line)),
        }
    }

    /// What is added between two characters for that; negative sets them closer.
    pub(crate) fn character_spacing(&self) -> f64 {
        self.character_pitch() - self.sizes.body
    }

    /// The indent of a first line.
    pub(crate) fn first_line(&self) -> f64 {
        f64::from(self.grid.first_line) * self.sizes.body
    }

    /// From line to line: what the layout says, or the share of the page; rounded down, so that LibreOffice, which counts in hundredths
    /// of a millimetre, has as many lines too.
    pub(crate) fn line_pitch(&self) -> f64 {
        if let Some(pitch) = self.grid.line_pitch {
            return step_down(pitch);
        }
        let lines = f64::from(self.grid.lines_per_page);
        let pitch = step_down(self.text_height() / lines);
        let hundredths = |points: f64| (points / POINTS_PER_MM * 100.0).round();
        // Page and margins are rounded each.
        if lines * hundredths(pitch) > hundredths(self.text_height()) - 2.0 { pitch - STEP } else { pitch }
    }

    /// How many lines a page has.
    pub(crate) fn lines_per_page(&self) -> u16 {
        match self.grid.line_pitch {
            Some(_) => (self.text_height() / self.line_pitch()).floor() as u16,
            None => self.grid.lines_per_page,
        }
    }

    /// From line to line of a title: a line of the grid, or what its size asks where that is more.
    pub(crate) fn title_pitch(&self) -> f64 {
        self.line_pitch().max(step_up(1.3 * self.sizes.title))
    }

    /// What is left blank below a title of so many lines: what fills its last line of the grid, and so many lines of the grid. So what
    /// follows is on the grid, and the first page has as many lines as the others.
    pub(crate) fn below_title(&self, lines: usize, blank: f64) -> f64 {
        let (pitch, height) = (self.line_pitch(), lines as f64 * self.title_pitch());
        (height / pitch - 1e-6).ceil() * pitch - height + blank * pitch
    }

    /// From the lower edge of the page to that of the page number's line. The line is as high as its font asks; its dash is about
    /// 0.65 of the size above the line's lower edge (measured with fonts whose lines are 1.3 to 1.44 high).
    pub(crate) fn footer_distance(&self) -> f64 {
        points(self.page.margins.bottom - self.page.number_distance) - 0.65 * self.sizes.page_number
    }
}

/// Millimetres in points.
pub(crate) fn points(millimetres: f64) -> f64 {
    millimetres * POINTS_PER_MM
}

/// Rounded down to what a document can say; what is a hair below a step, by the arithmetic of binary fractions, is that step.
fn step_down(points: f64) -> f64 {
    (points / STEP + 1e-6).floor() * STEP
}

fn step_up(points: f64) -> f64 {
    (points / STEP - 1e-6).ceil() * STEP
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_layout_has_the_grid_of_the_standard() {
        let layout = Layout::gb_t_9704();
        layout.validate().unwrap();
        let rounded = |points: f64| (points * 100.0).round() / 100.0;
        assert_eq!([layout.line_pitch(), layout.character_pitch(), layout.character_spacing()].map(rounded), [28.95, 15.75, -0.25]);
    }

    #[test]
    fn a_page_has_its_lines_in_hundredths_of_a_millimetre_too() {
        let mut layout = Layout::gb_t_9704();
        for lines in 10..=39 {
            layout.grid.lines_per_page = lines;
            let pitch = (layout.line_pitch() / POINTS_PER_MM * 100.0).round();
            assert_eq!((22499.0 / pitch).floor(), f64::from(lines), "{lines} lines of {pitch}");
        }
    }

    #[test]
    fn what_follows_a_title_is_on_the_grid() {
        let mut layout = Layout::gb_t_9704();
        for size in [15.0, 22.0, 26.0, 36.0] {
            layout.sizes.title = size;
            for lines in 1..=3 {
                let height = lines as f64 * layout.title_pitch() + layout.below_title(lines, 1.0);
                let pitches = height / layout.line_pitch();
                assert!((pitches - pitches.round()).abs() < 1e-6, "{size} pt, {lines} lines: {pitches}");
                assert!(
                    layout.title_pitch() >= 1.3 * size - 1e-6
                        && pitches <= 1.0 + lines as f64 * layout.title_pitch() / layout.line_pitch() + 1.0
                );
            }
        }
    }

    #[test]
    fn impossible_layouts_say_why() {
        type Change = fn(&mut Layout);
        let cases: [(Change, &str); 9] = [
            (|layout| layout.page.width = f64::NAN, "page.width is NaN: it must lie between 50 and 558"),
            (|layout| layout.page.margins.left = -1.0, "page.margins.left is -1: it must lie between 0 and 558"),
            (|layout| layout.page.margins.left = 150.0, "the margins leave 34.0 x 225.0 mm of the page for text"),
            (|layout| layout.sizes.body = 0.0, "sizes.body is 0: it must lie between 5 and 72"),
            (|layout| layout.grid.characters_per_line = 40, "40 characters of 16 pt do not fit on a line of 156.0 mm"),
            (|layout| layout.grid.lines_per_page = 50, "50 lines of 16 pt do not fit on 225.0 mm: at most 39 do"),
            (|layout| layout.page.number_distance = 34.0, "a page number of 14 pt, 34 mm below the type area, does not fit"),
            (|layout| layout.fonts.body = " ".into(), "fonts.body is \" \": it must be the name of a font"),
            (|layout| layout.grid.lines_per_page = 0, "grid.lines_per_page is 0: it must lie between 1 and 200"),
        ];
        for (change, said) in cases {
            let mut layout = Layout::gb_t_9704();
            change(&mut layout);
            let error = layout.validate().unwrap_err().to_string();
            assert!(error.starts_with(said), "{error}");
        }
    }
}
