//! What a style, a paragraph or a run says of its look, with what stands behind it.

use std::collections::HashMap;

use super::super::ReadError;
use super::super::styles::{LONGEST_CHAIN, is_usual};
use super::super::unpack::{Package, Part};
use super::super::xml::{Element, Space};
use crate::page::{Align, Color};

/// Makes the struct, and what goes over all of its fields.
macro_rules! look {
    ($($(#[$meta:meta])* $field:ident: $type:ty,)*) => {
        /// What is said of a look: sizes in half points, measures in twips. What is not said is none.
        #[derive(Debug, Clone, Default, PartialEq)]
        pub(super) struct Look { $($(#[$meta])* pub(super) $field: Option<$type>),* }

        impl Look {
            /// With what another says, where this one does not.
            pub(super) fn or(&self, base: &Look) -> Look {
                let mut look = Look { $($field: self.$field.clone().or_else(|| base.$field.clone())),* };
                // They are two ways to say the same.
                if self.first_line.is_some() {
                    look.first_line_chars = self.first_line_chars;
                }
                look
            }

            /// What most say of each property, weighed by how much text has it; a style for what none says.
            pub(super) fn of_most<'l>(looks: impl Iterator<Item = (&'l Look, usize)> + Clone) -> Look {
                Look { $($field: most(looks.clone().map(|(look, weight)| (look.$field.as_ref(), weight)))),* }
            }
        }
    };
}

look! {
    font: String,
    latin: String,
    size: f64,
    spacing: f64,
    bold: bool,
    color: Color,
    align: Align,
    /// From line to line, and whether that is exact, or else in 240ths of a line.
    line: (f64, bool),
    before: f64,
    after: f64,
    /// How much further the first line begins than the others; in hundredths of a character where it is counted so.
    first_line: f64,
    first_line_chars: f64,
    left: f64,
    right: f64,
    /// Whether there is space beside letters, and beside digits.
    space_beside_letters: bool,
    space_beside_digits: bool,
    /// Whether stops hang.
    hangs: bool,
    /// From zero.
    outline: u8,
}

/// What most say, or that most say nothing; of those that are as frequent the first.
fn most<'l, T: PartialEq + Clone + 'l>(said: impl Iterator<Item = (Option<&'l T>, usize)>) -> Option<T> {
    let mut counts: Vec<(Option<&T>, usize)> = Vec::new();
    for (value, weight) in said {
        match counts.iter().position(|(known, _)| *known == value) {
            Some(at) => counts[at].1 += weight,
            // Of a hundred values none is usual.
            None if counts.len() < 100 => counts.push((value, weight)),
            None => {}
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).and_then(|(value, _)| value.cloned())
}

impl Look {
    /// Takes a property.
    pub(super) fn say(&mut self, element: &Element<'_>) {
        let of = |name: &str| number(element, name);
        match element.name() {
            b"rFonts" => {
                self.font = element.attribute("eastAsia").or(self.font.take());
                self.latin = element.attribute("ascii").or(self.latin.take());
            }
            b"sz" => self.size = of("val").filter(|size| *size > 0.0).or(self.size),
            b"b" => self.bold = Some(element.is_on()),
            b"color" => self.color = element.value().and_then(|digits| format!("#{digits}").parse().ok()),
            b"jc" => self.align = align(element),
            b"spacing" => {
                self.spacing = of("val").or(self.spacing);
                let is_exact = element.attribute("lineRule").is_some_and(|rule| rule != "auto");
                self.line = of("line").filter(|line| *line > 0.0).map(|line| (line, is_exact)).or(self.line);
                (self.before, self.after) = (of("before").or(self.before), of("after").or(self.after));
            }
            b"ind" => {
                let hanging = of("hanging").map(|hanging| -hanging);
                self.first_line = hanging.or_else(|| of("firstLine")).or(self.first_line);
                self.first_line_chars = of("firstLineChars").or(self.first_line_chars);
                self.left = of("left").or_else(|| of("start")).or(self.left);
                self.right = of("right").or_else(|| of("end")).or(self.right);
            }
            b"autoSpaceDE" => self.space_beside_letters = Some(element.is_on()),
            b"autoSpaceDN" => self.space_beside_digits = Some(element.is_on()),
            b"overflowPunct" => self.hangs = Some(element.is_on()),
            b"outlineLvl" => self.outline = of("val").map(|level| level.clamp(0.0, 9.0) as u8),
            _ => {}
        }
    }

    /// Where the first line begins, and where the others do, in characters of its own size.
    pub(super) fn indents(&self) -> Option<(f64, f64)> {
        let size = self.size? * 10.0; // from half points to twips
        let left = self.left.unwrap_or(0.0);
        // Both indents are whole twips.
        let in_characters = |twips: f64| rounded(twips / size, size, 1.01);
        Some(match self.first_line_chars {
            Some(characters) if left == 0.0 => (characters / 100.0, 0.0),
            _ => (in_characters(left + self.first_line.unwrap_or(0.0)), in_characters(left)),
        })
    }
}

/// The nearest tenth, where that is the same but for so many twips, else the nearest hundredth; one of them is so many twips.
pub(super) fn rounded(exact: f64, twips: f64, tolerance: f64) -> f64 {
    let tenths = (exact * 10.0).round() / 10.0;
    let rounded = if ((tenths - exact) * twips).abs() <= tolerance { tenths } else { (exact * 100.0).round() / 100.0 };
    // Zero has no sign.
    rounded + 0.0
}

/// Twips in a millimetre.
pub(super) const MILLIMETRE: f64 = 1440.0 / 25.4;

/// An attribute that is a number of sensible size.
pub(super) fn number(element: &Element<'_>, name: &str) -> Option<f64> {
    let number: f64 = element.attribute(name)?.trim().parse().ok()?;
    (number.abs() < 1e6).then_some(number)
}

pub(super) fn align(element: &Element<'_>) -> Option<Align> {
    Some(match element.value()?.as_str() {
        "center" => Align::Centre,
        "right" | "end" => Align::Right,
        "both" | "distribute" => Align::Both,
        "left" | "start" => Align::Left,
        _ => return None,
    })
}

/// The rules that a table has: above, below, between rows, between columns, in eighths of a point.
pub(super) type Rules = [Option<f64>; 4];

/// A style.
#[derive(Debug, Default)]
struct Entry {
    name: String,
    based_on: Option<String>,
    look: Look,
    rules: Rules,
}

/// The styles by their ids; what all have is that of the empty id.
#[derive(Default)]
pub(super) struct Looks {
    all: HashMap<String, Entry>,
    /// The id of the one that paragraphs have which name none.
    usual: Option<String>,
}

impl Looks {
    pub(super) fn read(part: &Part, package: &Package<'_>) -> Result<Self, ReadError> {
        let mut looks = Looks::default();
        let mut open: Option<String> = None;
        package.elements(part, &mut |element| {
            if element.space != Space::Word {
                return;
            }
            match element.name() {
                b"docDefaults" => open = Some(String::new()),
                b"latentStyles" | b"tblStylePr" => open = None,
                b"style" => {
                    open = element.attribute("styleId").filter(|id| !id.is_empty());
                    if is_usual(element) {
                        looks.usual = looks.usual.take().or_else(|| open.clone());
                    }
                }
                name => {
                    let Some(id) = &open else { return };
                    let entry = looks.all.entry(id.clone()).or_default();
                    // Margins of cells have the same names, and no size.
                    let rule = number(element, "sz").filter(|_| !matches!(element.value().as_deref(), Some("nil" | "none")));
                    match name {
                        b"name" => entry.name = element.value().unwrap_or_default().trim().to_lowercase(),
                        b"basedOn" => entry.based_on = element.value(),
                        b"top" => entry.rules[0] = rule.or(entry.rules[0]),
                        b"bottom" => entry.rules[1] = rule.or(entry.rules[1]),
                        b"insideH" => entry.rules[2] = rule.or(entry.rules[2]),
                        b"insideV" => entry.rules[3] = rule.or(entry.rules[3]),
                        _ => entry.look.say(element),
                    }
                }
            }
        })?;
        Ok(looks)
    }

    /// What a style says, with those that it is based on and what all have.
    pub(super) fn whole(&self, id: &str) -> Look {
        self.alone(id).or(&self.all.get("").map(|defaults| defaults.look.clone()).unwrap_or_default())
    }

    /// What a style says, with those that it is based on.
    pub(super) fn alone(&self, id: &str) -> Look {
        let mut look = Look::default();
        let mut next = Some(id);
        for _ in 0..LONGEST_CHAIN {
            let Some(entry) = next.and_then(|id| self.all.get(id)) else { break };
            look = look.or(&entry.look);
            next = entry.based_on.as_deref();
        }
        look
    }

    /// What paragraphs have that name no style.
    pub(super) fn usual(&self) -> &str {
        self.usual.as_deref().unwrap_or_default()
    }

    /// The name of a style, in small letters.
    pub(super) fn name(&self, id: &str) -> &str {
        self.all.get(id).map_or("", |entry| &entry.name)
    }

    /// The first in the order of ids, so that the answer does not depend on that of a hash map.
    pub(super) fn named(&self, names: &[&str]) -> Option<&str> {
        self.all.iter().filter(|(_, entry)| names.contains(&entry.name.as_str())).map(|(id, _)| id.as_str()).min()
    }

    /// The rules of the tables of a style.
    pub(super) fn rules(&self, name: &str) -> Option<Rules> {
        self.named(&[name]).and_then(|id| self.all.get(id)).map(|entry| entry.rules)
    }
}
