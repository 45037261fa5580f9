//! Prose and its pieces, figures and how they are printed.
#![no_main]

use annual_report::model::{Figure, Piece, Prose, chinese_number, chinese_numeral};
use annual_report::read::json::utf8;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = utf8(data) else { return };
    // No character is lost between the pieces, and what is escaped reads as itself.
    let stored: String = Prose::pieces(text)
        .map(|piece| match piece {
            Piece::Text(brace @ ("{" | "}")) => brace.repeat(2),
            Piece::Text(part) | Piece::StrayBrace(part) => part.to_owned(),
            Piece::Figure(name) => format!("{{{name}}}"),
        })
        .collect();
    assert_eq!(stored, text);
    let escaped = Prose::escape(text);
    let read: String =
        Prose::pieces(&escaped).map(|piece| if let Piece::Text(part) = piece { part } else { panic!("{piece:?}") }).collect();
    assert_eq!(read, text);
    let figure: Result<Figure, _> = serde_json_figure(text);
    if let Ok(figure) = figure {
        let _ = figure.to_string();
    }
    if let Some(number) = chinese_number(text) {
        assert!(number > 9_999 || number == 0 || chinese_number(&chinese_numeral(number)) == Some(number));
    }
});

/// A figure whose value is the text.
fn serde_json_figure(text: &str) -> Result<Figure, annual_report::finding::Findings> {
    let json = format!(r#"{{"year":2025,"work":[{{}}],"figures":[{{"name":"a","value":{text}}}]}}"#);
    annual_report::AnnualReport::from_json(&json).map(|mut report| report.figures.remove(0))
}
