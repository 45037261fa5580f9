//! Fields: what stands behind their codes, and what is printed where Word keeps no result.

use super::symbols;

/// The deepest nesting within the code of an equation.
const DEEPEST: usize = 8;
/// The longest code that is kept, in bytes.
const LONGEST: usize = 1_000;
/// Fields that print nothing, or the number of a page; numbers of lists are said as such.
#[rustfmt::skip]
const WITHOUT: [&str; 27] = [
    "TC", "XE", "TA", "RD", "SET", "ASK", "ADVANCE", "NEXT", "NEXTIF", "SKIPIF", "PRIVATE", "MERGEREC", "ADDIN", "CONTROL", "EMBED",
    "SHAPE", "HYPERLINK", "INCLUDEPICTURE", "FORMTEXT", "FORMDROPDOWN", "PAGE", "PAGEREF", "NUMPAGES", "AUTONUM", "AUTONUMLGL",
    "AUTONUMOUT", "LISTNUM",
];
/// The most fields that stand in one another and are told apart.
pub(super) const MOST: usize = 100;

/// A field that is open.
#[derive(Default)]
pub(super) struct Field {
    code: String,
    /// Its code is longer than what is kept of it.
    is_cut: bool,
    /// Its code is all that there may be.
    is_simple: bool,
    pub(super) in_result: bool,
    /// Where its result begins: the paragraph, and the length of its text there.
    pub(super) result: (usize, usize),
    /// The first paragraph that it may hold, for tables of contents.
    pub(super) first: usize,
    /// What stands in its code and is no code.
    pub(super) hidden: String,
    is_checked: Option<bool>,
    /// The entries of a list to choose from, and which one was chosen.
    entries: Vec<String>,
    chosen: Option<usize>,
}

impl Field {
    /// A field whose code follows.
    pub(super) fn new(first: usize) -> Self {
        Field { first, ..Field::default() }
    }

    /// A field whose code is known and whose result follows.
    pub(super) fn with_code(first: usize, code: &str, result: (usize, usize)) -> Self {
        let mut field = Field { first, is_simple: true, in_result: true, result, ..Field::default() };
        field.add_code(code);
        field
    }

    pub(super) fn add_code(&mut self, text: &str) {
        let most = LONGEST.saturating_sub(self.code.len());
        let end = text.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= most).last().unwrap_or(0);
        self.code.push_str(&text[..end]);
        self.is_cut |= end < text.len();
    }

    pub(super) fn code(&self) -> &str {
        self.code.trim()
    }

    /// Whether its program has yet to compute what it prints. What was computed may well be empty.
    pub(super) fn is_uncomputed(&self) -> bool {
        let name = self.name();
        (!self.in_result || self.is_simple || self.is_cut)
            && !name.is_empty()
            && !WITHOUT.iter().any(|known| known.eq_ignore_ascii_case(name))
    }

    pub(super) fn check(&mut self, is_checked: bool) {
        self.is_checked = Some(is_checked);
    }

    /// Whether it is a box to check.
    pub(super) fn is_box(&self) -> bool {
        self.is_checked.is_some()
    }

    /// What a box says before anybody checks it.
    pub(super) fn check_by_default(&mut self, is_checked: bool) {
        self.is_checked = Some(self.is_checked == Some(true) || is_checked);
    }

    pub(super) fn add_entry(&mut self, entry: String) {
        if self.entries.len() < MOST {
            self.entries.push(entry);
        }
    }

    /// Chooses an entry; what was chosen before it is kept.
    pub(super) fn choose(&mut self, index: i64) {
        self.chosen = self.chosen.or(usize::try_from(index).ok());
    }

    pub(super) fn is_contents(&self) -> bool {
        self.name().eq_ignore_ascii_case("TOC")
    }

    fn name(&self) -> &str {
        self.code.split(|c: char| c.is_whitespace() || c == '\\').find(|word| !word.is_empty()).unwrap_or_default()
    }

    /// What a button says that waits for the text that is to stand in its place: `MACROBUTTON NoMacro [填写]`.
    pub(super) fn prompt(&self) -> Option<&str> {
        self.name().eq_ignore_ascii_case("MACROBUTTON").then(|| self.behind_first_argument())
    }

    /// The name of a field that prints a number which only its program counts.
    pub(super) fn number(&self) -> Option<&str> {
        let names = ["AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM"];
        Some(self.name()).filter(|name| names.iter().any(|number| number.eq_ignore_ascii_case(name)))
    }

    /// What stands behind the name of the field and its first argument.
    fn behind_first_argument(&self) -> &str {
        let mut words = self.code.trim().splitn(2, char::is_whitespace);
        let arguments = words.nth(1).unwrap_or_default().trim_start();
        arguments.split_once(char::is_whitespace).map_or("", |(_, rest)| rest.trim())
    }

    /// What a field prints that has no result; nothing where that is known to its program alone.
    pub(super) fn printed(&self) -> String {
        if self.is_cut {
            return String::new();
        }
        let code = self.code.trim();
        let arguments = code.get(self.name().len()..).unwrap_or_default();
        match self.name().to_ascii_uppercase().as_str() {
            "EQ" => equation(arguments, 0),
            "FORMCHECKBOX" => if self.is_checked == Some(true) { "☑" } else { "☐" }.into(),
            "FORMDROPDOWN" => self.entries.get(self.chosen.unwrap_or(0)).cloned().unwrap_or_default(),
            "SYMBOL" => symbol(arguments),
            "GOTOBUTTON" => self.behind_first_argument().to_owned(),
            _ => String::new(),
        }
    }
}

/// `SYMBOL 254 \f Wingdings`
fn symbol(arguments: &str) -> String {
    let mut words = arguments.split_whitespace();
    let Some(number) = words.next() else { return String::new() };
    let number = number.strip_prefix("0x").map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
    let font = arguments.split_once("\\f").map_or("", |(_, font)| font.trim_start());
    let font = font.strip_prefix('"').map_or_else(|| font.split_whitespace().next(), |font| font.split('"').next()).unwrap_or_default();
    number.and_then(|number| symbols::of(font, number)).map_or_else(String::new, String::from)
}

/// `\o\ac(○,1)` is ①, `\f(1,2)` is 1/2; of everything else what it holds.
fn equation(code: &str, depth: usize) -> String {
    let mut printed = String::new();
    let mut rest = code.trim();
    while let Some(at) = rest.find('\\') {
        printed.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        // An escaped character.
        if let Some(c) = rest.chars().next().filter(|c| matches!(c, '\\' | ',' | '(' | ')' | ';')) {
            printed.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let Some(open) = rest.find(['(', '（']).filter(|_| depth < DEEPEST) else { break };
        let switches = rest[..open].to_ascii_lowercase();
        let (arguments, after) = arguments(&rest[open..]);
        let arguments: Vec<String> = arguments.iter().map(|argument| equation(argument, depth + 1)).collect();
        rest = after;
        match (switches.trim().split(['\\', ' ']).next().unwrap_or_default(), arguments.as_slice()) {
            ("f", [over, under]) => {
                let gap = if printed.ends_with(|c: char| c.is_ascii_digit()) { " " } else { "" };
                printed.push_str(&format!("{gap}{over}/{under}"));
            }
            ("r", [under]) => printed.push_str(&format!("√{under}")),
            ("r", [degree, under]) => printed.push_str(&format!("{}√{under}", symbols::raised(degree).unwrap_or_else(|| degree.clone()))),
            ("s", [raised]) if switches.contains("up") => printed.push_str(&symbols::raised(raised).unwrap_or_else(|| raised.clone())),
            ("s", [lowered]) if switches.contains("do") => printed.push_str(&symbols::lowered(lowered).unwrap_or_else(|| lowered.clone())),
            ("o", [frame, inner] | [inner, frame]) if is_ring(frame) => printed.push_str(&symbols::circled(inner)),
            ("b", [inner]) => printed.push_str(&format!("({inner})")),
            ("l", all) => printed.push_str(&all.join(",")),
            (_, all) => all.iter().for_each(|argument| printed.push_str(argument)),
        }
    }
    printed.push_str(rest);
    printed
}

fn is_ring(text: &str) -> bool {
    matches!(text.trim(), "○" | "〇" | "◯" | "O" | "⚪" | "△" | "□")
}

/// What stands in the brackets at the beginning of a text, and what follows them.
fn arguments(text: &str) -> (Vec<&str>, &str) {
    let mut found = Vec::new();
    let (mut depth, mut from, mut escaped) = (0_usize, 0, false);
    for (at, c) in text.char_indices() {
        if std::mem::take(&mut escaped) {
            continue;
        }
        match c {
            '\\' => escaped = text[at + 1..].starts_with(['\\', ',', '(', ')', ';']),
            '(' | '（' => {
                depth += 1;
                if depth == 1 {
                    from = at + c.len_utf8();
                }
            }
            ')' | '）' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    found.push(&text[from..at]);
                    return (found, &text[at + c.len_utf8()..]);
                }
            }
            ',' | ';' | '，' if depth == 1 => {
                found.push(&text[from..at]);
                from = at + c.len_utf8();
            }
            _ => {}
        }
    }
    found.push(&text[from..]);
    (found, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(code: &str) -> String {
        let mut field = Field::default();
        field.add_code(code);
        field.printed()
    }

    #[test]
    fn fields_without_result_print_what_a_reader_sees() {
        for (code, expected) in [
            (r" eq \o\ac(○,1)", "①"),
            (r"EQ \o\ac(○,25)", "㉕"),
            (r"eq \f(1,2)", "1/2"),
            (r"eq \r(2)", "√2"),
            (r"eq m\s\up5(2)", "m²"),
            (r"eq \x\to(a)", "a"),
            (r"eq 3\f(1,\r(2))", "3 1/√2"),
            (r"SYMBOL 254 \f Wingdings \s 12", "☑"),
            ("PAGE", ""),
            ("", ""),
            (r"eq \f(1,2", "1/2"),
        ] {
            assert_eq!(printed(code), expected, "{code}");
        }
        let deep = format!("eq {}1{}", r"\r(".repeat(1_000), ")".repeat(1_000));
        assert!(printed(&deep).len() < 4_000);
    }

    #[test]
    fn tables_of_contents_are_told_by_their_code() {
        let contents = |code: &str| {
            let mut field = Field::default();
            field.add_code(code);
            field.is_contents()
        };
        assert!(contents(r#" TOC \o "1-3" \h"#) && contents("toc"));
        assert!(!contents("PAGEREF _Toc1") && !contents("TOCX"));
    }
}
