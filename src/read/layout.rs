//! A layout from JSON text.

use super::Limits;
use crate::finding::nearest::{nearest, shortened};
use crate::page::{Layout, LayoutError};

impl Layout {
    /// Reads a layout from the JSON text of a file, which says what differs from the standard, and sees whether it is possible.
    ///
    /// # Errors
    /// The first field that is wrong: [`LayoutError::pointer`] says which, [`LayoutError::message`] why.
    ///
    /// ```
    /// use annual_report::page::{Layout, PageNumberPlace};
    /// let layout = Layout::from_json(r#"{ "page_number": { "form": "{page}", "place": "centre" } }"#)?;
    /// assert_eq!(layout.page_number.place, PageNumberPlace::Centre);
    /// assert_eq!(layout.page, Layout::gb_t_9704().page);
    /// let error = Layout::from_json(r#"{ "grid": { "line_pitch": 3 } }"#).unwrap_err();
    /// assert_eq!(error.pointer(), "/grid/line_pitch");
    /// # Ok::<(), annual_report::page::LayoutError>(())
    /// ```
    pub fn from_json(text: &str) -> Result<Layout, LayoutError> {
        Layout::from_json_within(text, &Limits::default())
    }

    /// As [`Layout::from_json`], within limits on its length.
    ///
    /// # Errors
    /// As there.
    pub fn from_json_within(text: &str, limits: &Limits) -> Result<Layout, LayoutError> {
        let wrong = |pointer: String, reason: String| LayoutError::Json { pointer, reason };
        if text.len() > limits.bytes {
            return Err(wrong(String::new(), format!("it is longer than {} bytes", limits.bytes)));
        }
        // Editors of Windows begin a text with it.
        let mut from = serde_json::Deserializer::from_str(text.trim_start_matches('\u{FEFF}'));
        let layout: Layout = serde_path_to_error::deserialize(&mut from).map_err(|error| {
            let pointer = pointer(error.path());
            let reason = error.into_inner().to_string();
            match unknown(&reason) {
                Some((name, nearest)) => {
                    // The path ends with the field itself.
                    let pointer = pointer.strip_suffix(&format!("/{}", escaped(&name))).unwrap_or(&pointer).to_owned();
                    LayoutError::UnknownField { pointer, name, nearest }
                }
                None => wrong(pointer, reason),
            }
        })?;
        from.end().map_err(|error| wrong(String::new(), error.to_string()))?;
        layout.validate()?;
        Ok(layout)
    }
}

/// A path of serde's as a JSON Pointer.
fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    let steps = path.iter().map(|segment| match segment {
        Segment::Seq { index } => format!("/{index}"),
        Segment::Map { key } => format!("/{}", escaped(key)),
        Segment::Enum { variant } => format!("/{}", escaped(variant)),
        Segment::Unknown => String::new(),
    });
    steps.collect()
}

fn escaped(key: &str) -> String {
    shortened(key).replace('~', "~0").replace('/', "~1")
}

/// The name of a field that is not known, and the nearest one that is: serde says both in its message alone.
fn unknown(reason: &str) -> Option<(String, Option<String>)> {
    let (name, known) = reason.strip_prefix("unknown field `")?.split_once("`, ")?;
    let nearest = nearest(name, known.split('`').skip(1).step_by(2)).map(str::to_owned);
    Some((shortened(name).into_owned(), nearest))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_said_at_its_field() {
        let cases = [
            (r#"{ "sizes": { "titel": 20 } }"#, "/sizes", "版式没有“titel”这一项，是否为“title”？"),
            (r#"{ "pages": 20 }"#, "", "版式没有“pages”这一项，是否为“page”？"),
            (r#"{ "numbering": { "item": { "numeral": "roman" } } }"#, "/numbering/item/numeral", "unknown variant `roman`"),
            (r#"{ "grid": { "lines_per_page": "22" } }"#, "/grid/lines_per_page", "invalid type"),
            (r##"{ "styles": { "chapter": { "color": "#C0000" } } }"##, "/styles/chapter/color", "is no colour"),
            (r#"{ "page": { "width": 20 } }"#, "/page/width", "应在 50 至 558 之间"),
            (r#"{ "styles": { "body": { "left": 40 } } }"#, "/styles/body/left", "应在 0 至 20 之间"),
            (r#"{ "grid": { "line_pitch": 12 } }"#, "/grid/line_pitch", "行距 12 磅对 16 磅的字太小"),
            (r#"{ "page_number": { "form": "第页" } }"#, "/page_number/form", "应有 {page}"),
            (r#"{ "page_number": { "form": "{page}/{total}" } }"#, "/page_number/form", "应有 {page}"),
            (r#"{ "labels": { "figures": { "value": "" } } }"#, "/labels/figures/value", "1 至 40 字"),
            (r#"{ "signer": " " }"#, "/signer", "1 至 100 字"),
            (r#"{ "fonts": { "table": "" } }"#, "/fonts/table", "字体名"),
            (r#"{ "tables": { "rule_width": 9 } }"#, "/tables/rule_width", "应在 0.25 至 3 之间"),
            (r#"{ "sizes": {} } {}"#, "", "trailing characters"),
        ];
        for (text, pointer, said) in cases {
            let error = Layout::from_json(text).unwrap_err();
            assert_eq!(error.pointer(), pointer, "{text}: {error}");
            assert!(error.message().zh.contains(said), "{text}: {}", error.message().zh);
            assert!(!error.message().en.is_empty());
        }
        let long = format!("{{}}{}", " ".repeat(100));
        assert!(Layout::from_json_within(&long, &Limits::default().with_bytes(50)).is_err());
    }

    #[test]
    fn a_file_may_say_where_its_schema_is() {
        let layout = Layout::from_json(r#"{ "$schema": "layout.schema.json" }"#).unwrap();
        assert_eq!(layout.to_json(), "{}");
        assert_eq!(Layout { schema: None, ..layout }, Layout::gb_t_9704());
    }
}
