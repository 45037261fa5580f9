//! Paragraphs and runs as docx-rs has them.

use docx_rs::{DocumentChild, Paragraph, Run, RunFonts};

use super::flow::Block;
use super::styles::Look;

/// Where the text goes: a character for private use, so that no text of a form is taken for it.
pub(super) const CUT: &str = "\u{E000}";

/// What stands in the frame for the paragraphs that are laid in. Every other paragraph has a style, so none is like it.
pub(super) fn hole() -> Paragraph {
    Paragraph::new().add_run(Run::new().add_text(CUT))
}

pub(super) trait IntoChild {
    fn into_child(self) -> DocumentChild;
}

impl IntoChild for Paragraph {
    fn into_child(self) -> DocumentChild {
        DocumentChild::Paragraph(Box::new(self))
    }
}

pub(super) fn paragraph(block: &Block) -> Paragraph {
    let mut paragraph = Paragraph::new().style(block.look.id());
    if let Some(right) = block.right {
        paragraph = paragraph.indent(None, None, Some(right), None);
    }
    block
        .spans
        .iter()
        .filter(|span| !span.text().is_empty())
        .fold(paragraph, |paragraph, span| paragraph.add_run(run(span.text(), span.look(), span.needs_hint())))
}

/// A run; with the hint that ambiguous characters are Chinese.
pub(super) fn run(text: &str, look: Option<Look>, hint: bool) -> Run {
    let mut run = Run::new().add_text(text);
    if let Some(look) = look {
        run = run.style(look.id());
    }
    if hint {
        run = run.fonts(RunFonts::new().hint("eastAsia"));
    }
    run
}
