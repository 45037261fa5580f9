//! Numbers as tables print them.

use rust_decimal::Decimal;

/// A dash, where there is no number.
pub(crate) const NONE: &str = "—";

/// The digits, with a true minus sign: a hyphen may end a line before its number.
pub(crate) fn digits(number: &str) -> String {
    number.strip_prefix('-').map_or_else(|| number.to_owned(), |digits| format!("−{digits}"))
}

/// A number, or a dash.
pub(crate) fn number(value: Option<Decimal>) -> String {
    value.map_or_else(|| NONE.to_owned(), |value| digits(&value.to_string()))
}

/// A difference of two values of this unit: of two percentages it is in percentage points, of what is not exact it is 约.
pub(crate) fn difference(change: Option<Decimal>, unit: Option<&str>, exact: bool) -> String {
    let Some(change) = change else { return NONE.to_owned() };
    let about = if exact { "" } else { "约" };
    let plus = if change > Decimal::ZERO { "+" } else { "" };
    let unit = match unit {
        Some("%" | "％") => "个百分点",
        Some("‰") => "个千分点",
        _ => "",
    };
    format!("{about}{plus}{}{unit}", digits(&change.to_string()))
}

/// A share in percent.
pub(crate) fn share(share: Decimal, exact: bool) -> String {
    format!("{}{}%", if exact { "" } else { "约" }, digits(&share.to_string()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn differences_say_what_they_are() {
        let of = |text: &str, unit, exact| difference(Some(text.parse().unwrap()), Some(unit), exact);
        assert_eq!(of("2.5", "%", true), "+2.5个百分点");
        assert_eq!(of("-4.2", "％", true), "−4.2个百分点");
        assert_eq!(of("6", "次", false), "约+6");
        assert_eq!(of("0", "次", true), "0");
        assert_eq!(difference(None, Some("%"), true), "—");
        assert_eq!(share("-162.5".parse().unwrap(), true), "−162.5%");
        assert_eq!(number(Some("-3.20".parse().unwrap())), "−3.20");
    }
}
