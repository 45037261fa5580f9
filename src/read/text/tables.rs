//! Tables of plain text as programs print them: where they stand, so that each is left out as a whole and said, and no border becomes
//! text. Pandoc's four kinds (pipes, grid, simple, multiline), those of reStructuredText, and the HTML that stands for what Markdown has
//! no table for.

/// What a line is of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A border, which says nothing.
    Border,
    /// A row, or a part of one; the caption.
    Row,
}

/// The shortest line of dashes that begins a multiline table, and the shortest of a column.
const RULE: usize = 10;
const COLUMN: usize = 2;

/// What each line is of a table.
pub(super) fn parts(lines: &[&str]) -> Vec<Option<Part>> {
    let mut parts = vec![None; lines.len()];
    let ends = Ends::of(lines);
    let mut at = 0;
    while at < lines.len() {
        let Some(table) = table(lines, at, &ends) else {
            at += 1;
            continue;
        };
        let (start, end) = with_captions(lines, table);
        for index in start..end {
            let is_border = is_border(lines[index].trim()) || lines[index].trim().is_empty();
            parts[index] = Some(if is_border { Part::Border } else { Part::Row });
        }
        at = end.max(at + 1);
    }
    parts
}

/// For each line the next one that may end a table begun there.
struct Ends {
    rule: Vec<usize>,
    html: Vec<usize>,
}

impl Ends {
    fn of(lines: &[&str]) -> Self {
        let next = |ends: &dyn Fn(usize) -> bool| {
            let mut next = vec![lines.len(); lines.len() + 1];
            for index in (0..lines.len()).rev() {
                next[index] = if ends(index) { index } else { next[index + 1] };
            }
            next
        };
        let is_blank = |index: usize| lines.get(index).is_none_or(|line| line.trim().is_empty());
        Ends {
            rule: next(&|index| is_dashes(lines[index].trim()) && is_blank(index + 1)),
            html: next(&|index| lines[index].contains("</table>")),
        }
    }
}

/// The table that begins at a line, as a range of lines.
fn table(lines: &[&str], at: usize, ends: &Ends) -> Option<(usize, usize)> {
    let line = lines[at].trim();
    let until_blank = |from: usize| from + lines[from..].iter().take_while(|line| !line.trim().is_empty()).count();
    if line.starts_with("<table") && ends.html[at] < lines.len() {
        return Some((at, ends.html[at] + 1));
    }
    if is_grid_border(line) {
        let rows = lines[at..].iter().take_while(|line| line.trim().starts_with(['+', '|'])).count();
        return (rows > 2).then_some((at, at + rows));
    }
    // ------------ above the heads of columns.
    if line.len() >= RULE && is_dashes(line) && lines.get(at + 1).is_some_and(|line| !line.trim().is_empty()) {
        let heads = lines[at + 1..].iter().take_while(|line| !line.trim().is_empty() && !is_dashes(line.trim())).count();
        let is_table = lines.get(at + 1 + heads).is_some_and(|line| is_columns(line.trim()));
        let end = ends.rule[(at + 2 + heads).min(lines.len())];
        if is_table && end < lines.len() {
            return Some((at, end + 1));
        }
    }
    if is_columns(line) {
        return Some((at, until_blank(at)));
    }
    // The heads of columns stand above the dashes.
    let is_head = lines.get(at + 1).is_some_and(|below| is_columns(below.trim()))
        && line.split("  ").filter(|cell| !cell.trim().is_empty()).count() > 1;
    is_head.then(|| (at, until_blank(at)))
}

/// A table with the line above or below it that says what it is: `: 主要指标`, `Table: 主要指标`, `.. table:: 主要指标`.
fn with_captions(lines: &[&str], (mut start, mut end): (usize, usize)) -> (usize, usize) {
    let is_blank = |index: usize| lines.get(index).is_some_and(|line| line.trim().is_empty());
    let is_caption = |index: usize| {
        let line = lines.get(index).map_or("", |line| line.trim());
        line.starts_with(": ") || line.starts_with("Table: ") || line.starts_with(".. table::")
    };
    let below = end + usize::from(is_blank(end));
    if is_caption(below) {
        end = below + 1;
    }
    let above = start.checked_sub(1 + usize::from(start > 0 && is_blank(start - 1)));
    if let Some(above) = above.filter(|above| is_caption(*above)) {
        start = above;
    }
    (start, end)
}

fn is_border(line: &str) -> bool {
    is_grid_border(line) || is_dashes(line) || (line.starts_with('<') && without_tags(line).is_empty())
}

/// +-----+:====:+
fn is_grid_border(line: &str) -> bool {
    line.len() > 4 && line.starts_with('+') && line.ends_with('+') && line.chars().all(|c| "+-=:".contains(c)) && line.contains(['-', '='])
}

/// A line of dashes, whole or in columns.
fn is_dashes(line: &str) -> bool {
    let is_of = |mark: char| line.starts_with(mark) && line.chars().all(|c| c == mark || c == ' ');
    line.len() > COLUMN && (is_of('-') || is_of('='))
}

/// `---------- -------- --------`
fn is_columns(line: &str) -> bool {
    is_dashes(line) && line.contains(' ') && line.split(' ').all(|column| column.is_empty() || column.len() >= COLUMN)
}

/// A line without its tags: `<td>水质</td>` -> `水质`.
pub(super) fn without_tags(line: &str) -> String {
    if !line.starts_with('<') {
        return line.to_owned();
    }
    let mut is_tag = false;
    let text = line.chars().filter(|c| {
        is_tag = is_tag || *c == '<';
        let is_text = !is_tag;
        is_tag = is_tag && *c != '>';
        is_text
    });
    text.collect::<String>().trim().to_owned()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// The lines of a text with a mark before those of tables.
    fn marked(text: &str) -> String {
        let lines: Vec<&str> = text.lines().collect();
        let mark = |part: &Option<Part>| match part {
            Some(Part::Border) => '-',
            Some(Part::Row) => '|',
            None => '.',
        };
        parts(&lines).iter().map(mark).collect()
    }

    #[test]
    fn tables_are_found_whole() {
        for (text, parts) in [
            ("前文。\n\n+----+----+\n| 甲 | 乙 |\n+====+====+\n| 1  | 2  |\n+----+----+\n\n: 说明\n\n后文。", "..-|-|--|.."),
            ("前文。\n\n  甲     乙\n  ----   ----\n  一     二\n\n后文。", "..|-|.."),
            ("  ------------\n  甲     乙\n  ----- ------\n  一     二\n\n  三     四\n  ------------\n\n后文。", "-|-|-|-.."),
            ("  ----- ------\n  一     二\n  ----- ------\n\n后文。", "-|-.."),
            (".. table:: 说明\n\n==== ====\n甲   乙\n==== ====\n一   二\n==== ====\n", "|--|-|-"),
            ("<table>\n<tr>\n<td>甲</td>\n</tr>\n</table>\n后文。", "--|--."),
            // A rule across the page, the mark of a heading, what was left to be filled in, no table that ends.
            ("前文。\n----------\n后文。", "..."),
            ("----------\n后文。\n\n后文。", "...."),
            ("标题\n====\n\n培训 -- 人。\n<table>\n后文。", "......"),
            ("--------------------\n一、工作情况\n--------------------\n\n后文。", "....."),
        ] {
            assert_eq!(marked(text), parts, "{text}");
        }
    }
}
