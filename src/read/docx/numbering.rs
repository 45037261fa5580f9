//! Automatic numbers: what Word prints before a paragraph and does not store in it.

use std::collections::HashMap;

use quick_xml::events::Event;

use super::unpack::{Package, Part};
use super::{ReadError, xml};
use crate::model::chinese_numeral;

/// The levels that a list may have.
const LEVELS: usize = 9;

/// How the paragraphs of a document are numbered.
#[derive(Default)]
pub(super) struct Numbering {
    /// The levels of each abstract list.
    lists: HashMap<String, Vec<Level>>,
    /// The abstract list of each list, and where its levels start otherwise.
    instances: HashMap<String, Instance>,
    /// How far each abstract list has counted.
    counts: HashMap<String, [usize; LEVELS]>,
}

#[derive(Default)]
struct Instance {
    list: String,
    starts: HashMap<usize, usize>,
    begun: bool,
}

#[derive(Clone)]
struct Level {
    format: String,
    text: String,
    start: usize,
}

impl Default for Level {
    fn default() -> Self {
        Level { format: "decimal".into(), text: String::new(), start: 1 }
    }
}

impl Numbering {
    /// From the numbering part, where there is one.
    pub(super) fn read(part: Option<&Part>, package: &Package<'_>) -> Result<Self, ReadError> {
        let mut numbering = Numbering::default();
        let Some(part) = part else { return Ok(numbering) };
        // The abstract list or the instance that is open, and its level.
        let (mut list, mut instance, mut level) = (None::<String>, None::<String>, 0);
        package.walk(part, &mut |event| {
            let (Event::Start(element) | Event::Empty(element)) = event else {
                if let Event::End(element) = event {
                    match element.local_name().as_ref() {
                        b"abstractNum" => list = None,
                        b"num" => instance = None,
                        _ => {}
                    }
                }
                return;
            };
            let value = || xml::attribute(element, "val");
            let own_level =
                || xml::attribute(element, "ilvl").and_then(|level| level.parse().ok()).filter(|level| *level < LEVELS).unwrap_or(0);
            match element.local_name().as_ref() {
                b"abstractNum" => {
                    list = xml::attribute(element, "abstractNumId");
                    if let Some(list) = &list {
                        numbering.lists.insert(list.clone(), vec![Level::default(); LEVELS]);
                    }
                }
                b"num" => {
                    instance = xml::attribute(element, "numId");
                    if let Some(instance) = &instance {
                        numbering.instances.insert(instance.clone(), Instance::default());
                    }
                }
                b"abstractNumId" => {
                    if let Some(of) = instance.as_ref().and_then(|instance| numbering.instances.get_mut(instance)) {
                        of.list = value().unwrap_or_default();
                    }
                }
                b"lvl" | b"lvlOverride" => level = own_level(),
                b"startOverride" => {
                    if let Some(of) = instance.as_ref().and_then(|instance| numbering.instances.get_mut(instance)) {
                        of.starts.insert(level, number(value()));
                    }
                }
                name @ (b"numFmt" | b"lvlText" | b"start") => {
                    // A level that an instance redefines keeps the list's own form.
                    let Some(of) = list.as_ref().and_then(|list| numbering.lists.get_mut(list)).and_then(|levels| levels.get_mut(level))
                    else {
                        return;
                    };
                    match name {
                        b"numFmt" => of.format = value().unwrap_or_default(),
                        b"lvlText" => of.text = value().unwrap_or_default(),
                        _ => of.start = number(value()),
                    }
                }
                _ => {}
            }
        })?;
        Ok(numbering)
    }

    /// What is printed before the next paragraph of a list; nothing for bullets.
    pub(super) fn next(&mut self, instance: &str, level: usize) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let of = self.instances.get_mut(instance)?;
        let levels = self.lists.get(&of.list)?;
        let counts = self.counts.entry(of.list.clone()).or_insert([0; LEVELS]);
        if !of.begun {
            of.begun = true;
            for (level, start) in &of.starts {
                counts[*level] = start.saturating_sub(1);
            }
        }
        let current = levels.get(level)?;
        counts[level] = if counts[level] == 0 { current.start } else { counts[level].saturating_add(1) };
        counts[level + 1..].fill(0);
        if current.format == "bullet" || current.format == "none" {
            return None;
        }
        let mut printed = String::new();
        let mut text = current.text.chars();
        while let Some(c) = text.next() {
            if c != '%' {
                printed.push(c);
            } else if let Some(wanted) = text.next().and_then(|digit| digit.to_digit(10)).and_then(|digit| (digit as usize).checked_sub(1))
                && let Some(of) = levels.get(wanted)
            {
                printed.push_str(&format(&of.format, counts[wanted].max(of.start)));
            }
        }
        Some(printed)
    }
}

fn number(value: Option<String>) -> usize {
    value.and_then(|value| value.parse().ok()).unwrap_or(1)
}

fn format(format: &str, number: usize) -> String {
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "chineseLegalSimplified"
        | "ideographDigital"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => chinese_numeral(number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => u32::try_from(number)
            .ok()
            .filter(|number| (1..=20).contains(number))
            .and_then(|number| char::from_u32(0x2460 + number - 1))
            .map_or_else(|| number.to_string(), String::from),
        "upperLetter" | "lowerLetter" => {
            let base = if format == "upperLetter" { 'A' } else { 'a' };
            u8::try_from(number.saturating_sub(1) % 26)
                .map_or_else(|_| number.to_string(), |offset| char::from(base as u8 + offset).to_string())
        }
        _ => number.to_string(),
    }
}
