//! Formulas as a line of text: 1/2, m², √x. What one line cannot show is said.

use super::symbols;
use super::xml::Element;

/// The longest term that gets brackets or moves above the line, in bytes: a longer one is no formula of a report.
const LONGEST: usize = 1_000;

/// An element of a formula that is open, and where its text begins in the paragraph.
pub(super) enum Node {
    /// A part that is put in brackets where it has more than one term.
    Term(usize),
    Raised(usize),
    Lowered(usize),
    Degree(usize),
    Root,
    /// Brackets: how they begin and end, and how many parts they have so far.
    Brackets(String, String, usize),
    /// A sum or product, with its sign.
    Sum(String),
    /// Its properties, behind which the sign stands.
    SumProperties,
    Other,
}

/// What an element prints where it begins, and what it is.
pub(super) fn begin(element: &Element<'_>, open: &mut [Node], at: usize) -> (String, Node) {
    let plain = |node| (String::new(), node);
    let value = || element.value().unwrap_or_default();
    match element.name() {
        b"num" => plain(Node::Term(at)),
        b"den" => ("/".into(), Node::Term(at + 1)),
        b"sup" => plain(Node::Raised(at)),
        b"sub" => plain(Node::Lowered(at)),
        b"deg" => plain(Node::Degree(at)),
        b"rad" => plain(Node::Root),
        b"d" => plain(Node::Brackets("(".into(), ")".into(), 0)),
        b"nary" => plain(Node::Sum("∫".into())),
        b"naryPr" => plain(Node::SumProperties),
        b"e" => match open.last_mut() {
            Some(Node::Root) => ("√".into(), Node::Term(at + '√'.len_utf8())),
            Some(Node::Brackets(begin, _, parts)) => {
                *parts += 1;
                (if *parts == 1 { begin.clone() } else { ",".into() }, Node::Other)
            }
            _ => plain(Node::Other),
        },
        b"begChr" | b"endChr" => {
            if let Some(Node::Brackets(begin, end, _)) = holder(open) {
                *if element.name() == b"begChr" { begin } else { end } = value();
            }
            plain(Node::Other)
        }
        b"chr" => {
            if let Some(Node::Sum(sign)) = holder(open) {
                *sign = value();
            }
            plain(Node::Other)
        }
        _ => plain(Node::Other),
    }
}

/// What holds the properties that are open.
fn holder(open: &mut [Node]) -> Option<&mut Node> {
    let holder = open.len().checked_sub(2)?;
    open.get_mut(holder)
}

/// What an element changes in the text, where it ends.
pub(super) fn end(node: &Node, open: &[Node], text: &mut String) {
    match node {
        Node::Term(from) => {
            let is_single = |c: char| c.is_alphanumeric() || matches!(c, '.' | '%' | '(' | ')');
            if text.get(*from..).is_some_and(|term| term.len() <= LONGEST && !term.chars().all(is_single)) {
                text.insert(*from, '(');
                text.push(')');
            }
        }
        Node::Raised(from) => move_from(text, *from, symbols::raised, '^'),
        Node::Lowered(from) => move_from(text, *from, symbols::lowered, '_'),
        Node::Degree(from) => {
            if let Some(raised) = text.get(*from..).filter(|degree| degree.len() <= LONGEST).and_then(symbols::raised) {
                text.truncate(*from);
                text.push_str(&raised);
            }
        }
        Node::Brackets(_, end, 1..) => text.push_str(end),
        Node::SumProperties => {
            if let Some(Node::Sum(sign)) = open.last() {
                text.push_str(sign);
            }
        }
        _ => {}
    }
}

fn move_from(text: &mut String, from: usize, moved: fn(&str) -> Option<String>, mark: char) {
    let Some(part) = text.get(from..).filter(|part| (1..=LONGEST).contains(&part.len())) else { return };
    match moved(part) {
        Some(moved) => {
            text.truncate(from);
            text.push_str(&moved);
        }
        None if part.chars().count() == 1 => text.insert(from, mark),
        None => {
            text.insert(from, '(');
            text.insert(from, mark);
            text.push(')');
        }
    }
}

/// Whether one line cannot show how it stands on the page.
pub(super) fn is_layered(name: &[u8]) -> bool {
    matches!(name, b"m" | b"eqArr" | b"nary" | b"limLow" | b"limUpp" | b"groupChr" | b"sPre")
}
