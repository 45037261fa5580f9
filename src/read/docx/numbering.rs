//! Automatic numbers: what Word prints before a paragraph and does not store in it.

use std::collections::HashMap;

use super::ReadError;
use super::number_format::print;
use super::styles::Styles;
use super::unpack::{Package, Part};
use super::xml::{Space, Token};
use crate::model::is_han;

/// The levels that a list may have.
const LEVELS: usize = 9;
/// The longest number that is printed, in characters. Word's own bound for the pattern of one is 255; what is longer than this is no
/// number, and a small file could print gigabytes with it.
const LONGEST: usize = 100;

/// How the paragraphs of a document are numbered.
#[derive(Default)]
pub(super) struct Numbering {
    /// The levels of each list.
    lists: HashMap<i64, List>,
    /// By what the paragraphs name: the list, and what is different here.
    instances: HashMap<i64, Instance>,
    /// The list that has the levels of a style of lists.
    by_style: HashMap<String, i64>,
    /// How far each list has counted.
    counts: HashMap<i64, [Option<i64>; LEVELS]>,
}

#[derive(Default)]
struct List {
    levels: Levels,
    /// It has the levels of this style.
    linked: Option<String>,
}

type Levels = [Option<Box<Level>>; LEVELS];

#[derive(Default)]
struct Instance {
    list: i64,
    levels: Levels,
    starts: [Option<i64>; LEVELS],
    begun: bool,
}

#[derive(Clone)]
struct Level {
    format: String,
    text: String,
    start: i64,
    /// After a paragraph of which level, from 1, it starts anew; 0 for never. Usually after any that is higher.
    restart: Option<i64>,
    is_legal: bool,
    has_space: bool,
    /// Its paragraphs have this style.
    style: Option<usize>,
}

impl Default for Level {
    fn default() -> Self {
        Level { format: "decimal".into(), text: String::new(), start: 1, restart: None, is_legal: false, has_space: true, style: None }
    }
}

/// What is printed before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) text: String,
    /// Whether a tab or a space stands between it and the text.
    pub(super) has_space: bool,
    /// The level in its list, from 0.
    pub(super) level: u8,
}

/// The next number of a list.
pub(super) enum Next {
    Nothing,
    /// A drawing, which says that the paragraph is an entry of a list.
    Bullet,
    Number(Number),
    /// One that is too long to be a number.
    TooLong,
}

/// Where the reading of the part is.
#[derive(Default)]
struct Open {
    list: Option<i64>,
    instance: Option<i64>,
    level: usize,
    /// Within a level that an instance has of its own.
    in_override: bool,
}

impl Numbering {
    /// From the numbering part, where there is one.
    pub(super) fn read(part: Option<&Part>, styles: &Styles, package: &Package<'_>) -> Result<Self, ReadError> {
        let mut numbering = Numbering::default();
        let Some(part) = part else { return Ok(numbering) };
        let mut open = Open::default();
        package.walk(part, &mut |token| {
            match token {
                Token::Begin(element) if element.space == Space::Word => match element.name() {
                    b"abstractNum" => {
                        open = Open { list: element.attribute("abstractNumId").and_then(|id| id.trim().parse().ok()), ..Open::default() };
                        if let Some(list) = open.list {
                            numbering.lists.insert(list, List::default());
                        }
                    }
                    b"num" => {
                        open = Open { instance: element.attribute("numId").and_then(|id| id.trim().parse().ok()), ..Open::default() };
                        if let Some(instance) = open.instance {
                            numbering.instances.insert(instance, Instance::default());
                        }
                    }
                    b"abstractNumId" => {
                        if let Some(instance) = open.instance.and_then(|id| numbering.instances.get_mut(&id)) {
                            instance.list = element.number().unwrap_or(-1);
                        }
                    }
                    b"styleLink" => {
                        if let (Some(list), Some(style)) = (open.list, element.value()) {
                            numbering.by_style.insert(style, list);
                        }
                    }
                    b"numStyleLink" => {
                        if let Some(list) = open.list.and_then(|id| numbering.lists.get_mut(&id)) {
                            list.linked = element.value();
                        }
                    }
                    name @ (b"lvl" | b"lvlOverride") => {
                        let level = element.attribute("ilvl").and_then(|level| level.trim().parse().ok());
                        open.level = level.unwrap_or(LEVELS);
                        open.in_override = name == b"lvlOverride";
                        if name == b"lvl"
                            && let Some(levels) = numbering.levels(&open)
                            && let Some(level) = levels.get_mut(open.level)
                        {
                            *level = Some(Box::default());
                        }
                    }
                    b"startOverride" => {
                        let start = element.number();
                        if let Some(instance) = open.instance.and_then(|id| numbering.instances.get_mut(&id))
                            && let Some(own) = instance.starts.get_mut(open.level)
                        {
                            *own = start;
                        }
                    }
                    name => {
                        let at = open.level;
                        let Some(Some(level)) = numbering.levels(&open).and_then(|levels| levels.get_mut(at)) else { return Ok(()) };
                        match name {
                            b"start" => level.start = element.number().unwrap_or(1),
                            b"numFmt" => level.format = element.value().unwrap_or_default(),
                            b"lvlText" => level.text = element.value().unwrap_or_default(),
                            b"lvlRestart" => level.restart = element.number(),
                            b"isLgl" => level.is_legal = element.is_on(),
                            b"suff" => level.has_space = element.value().as_deref() != Some("nothing"),
                            b"pStyle" => level.style = element.value().and_then(|name| styles.index(&name)),
                            _ => {}
                        }
                    }
                },
                Token::End(Space::Word, b"lvl") if !open.in_override => open.level = LEVELS,
                _ => {}
            }
            Ok(())
        })?;
        numbering.link(styles);
        Ok(numbering)
    }

    /// The levels that are being read: of a list, or of an instance.
    fn levels(&mut self, open: &Open) -> Option<&mut Levels> {
        match (open.list, open.instance) {
            (Some(list), _) => self.lists.get_mut(&list).map(|list| &mut list.levels),
            (None, Some(instance)) => self.instances.get_mut(&instance).map(|instance| &mut instance.levels),
            (None, None) => None,
        }
    }

    /// Lets the instances of a list that has the levels of a style count in the list that has them.
    fn link(&mut self, styles: &Styles) {
        let links: HashMap<i64, i64> = self
            .lists
            .iter()
            .filter_map(|(id, list)| {
                let style = list.linked.as_ref()?;
                let of_style = || self.instances.get(&styles.list(style)?).map(|instance| instance.list);
                let target = self.by_style.get(style).copied().or_else(of_style)?;
                Some((*id, target))
            })
            .collect();
        for instance in self.instances.values_mut() {
            instance.list = links.get(&instance.list).copied().unwrap_or(instance.list);
        }
    }

    /// The level of the list that the paragraphs of a style have.
    pub(super) fn level_of(&self, instance: i64, style: usize) -> Option<u8> {
        let instance = self.instances.get(&instance)?;
        let levels = &self.lists.get(&instance.list)?.levels;
        let found = levels.iter().position(|level| level.as_ref().is_some_and(|level| level.style == Some(style)))?;
        u8::try_from(found).ok()
    }

    /// What is printed before the next paragraph of a list.
    pub(super) fn next(&mut self, instance: i64, level: u8) -> Next {
        let level = usize::from(level).min(LEVELS - 1);
        let Some(instance) = self.instances.get_mut(&instance) else { return Next::Nothing };
        let Some(list) = self.lists.get(&instance.list) else { return Next::Nothing };
        let own = |level: usize| instance.levels[level].as_deref().or(list.levels[level].as_deref());
        let start = |level: usize| instance.starts[level].unwrap_or_else(|| own(level).map_or(1, |level| level.start));
        let Some(current) = own(level) else { return Next::Nothing };
        let counts = self.counts.entry(instance.list).or_default();
        if !std::mem::replace(&mut instance.begun, true) {
            for (count, start) in counts.iter_mut().zip(&instance.starts) {
                if start.is_some() {
                    *count = None;
                }
            }
        }
        // A level that is passed over counts as begun; the outermost as not yet.
        for (above, count) in counts.iter_mut().enumerate().take(level) {
            count.get_or_insert_with(|| start(above).saturating_sub(i64::from(above == 0)));
        }
        counts[level] = Some(counts[level].map_or_else(|| start(level), |count| count.saturating_add(1)));
        for (below, count) in counts.iter_mut().enumerate().skip(level + 1) {
            let restart = own(below).and_then(|level| level.restart);
            if restart.is_none_or(|after| after > 0 && usize::try_from(after).is_ok_and(|after| level < after)) {
                *count = None;
            }
        }
        // A letter may be a drawing in a font of symbols; a Chinese character is a word.
        if current.format == "bullet" && !current.text.contains(is_han) {
            return if current.text.trim().is_empty() { Next::Nothing } else { Next::Bullet };
        }
        let mut printed = String::new();
        let mut text = current.text.chars();
        while let Some(c) = text.next() {
            if c != '%' {
                printed.push(c);
            } else if let Some(wanted) = text.next().and_then(|digit| digit.to_digit(10)).and_then(|digit| (digit as usize).checked_sub(1))
                && let Some(of) = own(wanted)
            {
                let format = if current.is_legal { "decimal" } else { of.format.as_str() };
                printed.push_str(&print(format, counts[wanted].unwrap_or_else(|| start(wanted))));
            }
            if printed.len() > 4 * LONGEST {
                return Next::TooLong;
            }
        }
        let printed = printed.trim();
        match printed.chars().count() {
            0 => Next::Nothing,
            1..=LONGEST => {
                Next::Number(Number { text: printed.to_owned(), has_space: current.has_space, level: u8::try_from(level).unwrap_or(0) })
            }
            _ => Next::TooLong,
        }
    }
}
