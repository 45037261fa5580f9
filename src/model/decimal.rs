//! A decimal in JSON: a number, digit by digit as written (`12.50` stays `12.50`).
//!
//! serde hands a JSON number over as `f64`, which loses closing zeros. `serde_json::value::RawValue` keeps the digits,
//! so the text of the number is asked for through it where the format is JSON; any other self-describing format goes by
//! its own numbers, and binary formats store the decimal as a string.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::ser::{Error as _, Serialize, Serializer};
use serde::{Deserialize, de};
use serde_json::value::RawValue;

/// The name by which serde_json knows a request for the text of a value. Formats that do not know it call
/// `visit_newtype_struct` instead, so a change there costs closing zeros, not readability; a test pins it.
const RAW: &str = "$serde_json::private::RawValue";

/// `#[serde(with = "decimal::option")]`: an optional decimal.
pub(crate) mod option {
    use super::{Decimal, Deserialize, Deserializer, Number, Serialize, Serializer};

    pub(crate) fn serialize<S: Serializer>(value: &Option<Decimal>, to: S) -> Result<S::Ok, S::Error> {
        value.map(Number).serialize(to)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Decimal>, D::Error> {
        Ok(Option::<Number>::deserialize(from)?.map(|number| number.0))
    }
}

struct Number(Decimal);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let text = self.0.to_string();
        if !to.is_human_readable() {
            return to.serialize_str(&text);
        }
        // A plain number wherever one says the same, so that other formats see a number too.
        if let Ok(whole) = i64::from_str(&text) {
            return to.serialize_i64(whole);
        }
        match f64::from_str(&text) {
            Ok(float) if format!("{float:?}") == text => to.serialize_f64(float),
            _ => RawValue::from_string(text).map_err(S::Error::custom)?.serialize(to),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if from.is_human_readable() { from.deserialize_newtype_struct(RAW, Digits) } else { from.deserialize_str(Digits) }.map(Number)
    }
}

struct Digits;

impl<'de> Visitor<'de> for Digits {
    type Value = Decimal;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a number")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, from: D) -> Result<Decimal, D::Error> {
        from.deserialize_any(self)
    }

    /// What serde_json answers to the request: one member, whose value is the text.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Decimal, A::Error> {
        if map.next_key::<IgnoredAny>()?.is_none() {
            return Err(A::Error::invalid_type(de::Unexpected::Map, &self));
        }
        map.next_value_seed(Raw)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Decimal, E> {
        number(text).ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
    }

    fn visit_i64<E: Error>(self, whole: i64) -> Result<Decimal, E> {
        Ok(whole.into())
    }

    fn visit_u64<E: Error>(self, whole: u64) -> Result<Decimal, E> {
        Ok(whole.into())
    }

    fn visit_f64<E: Error>(self, float: f64) -> Result<Decimal, E> {
        // The shortest digits that mean this f64, which are those that were written.
        number(&float.to_string()).ok_or_else(|| E::invalid_value(de::Unexpected::Float(float), &self))
    }
}

/// The text of any JSON value, looked at where it stands.
struct Raw;

impl<'de> DeserializeSeed<'de> for Raw {
    type Value = Decimal;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Decimal, D::Error> {
        from.deserialize_str(self)
    }
}

impl Visitor<'_> for Raw {
    type Value = Decimal;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        Digits.expecting(to)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Decimal, E> {
        number(text).ok_or_else(|| E::invalid_type(unexpected(text), &self))
    }
}

/// JSON's spelling of a number. Digits past the 28th are rounded away.
fn number(text: &str) -> Option<Decimal> {
    if text.contains(['e', 'E']) {
        return Decimal::from_scientific(text).ok().or_else(|| Decimal::try_from(f64::from_str(text).ok()?).ok());
    }
    Decimal::from_str(text).ok()
}

/// What stood where a number should, for the message.
fn unexpected(json: &str) -> de::Unexpected<'_> {
    match json.as_bytes().first() {
        Some(b'"') => de::Unexpected::Str(json.trim_matches('"')),
        Some(b'[') => de::Unexpected::Seq,
        Some(b'{') => de::Unexpected::Map,
        Some(b't') => de::Unexpected::Bool(true),
        Some(b'f') => de::Unexpected::Bool(false),
        _ => de::Unexpected::Other(json),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn round_trip(json: &str) -> String {
        serde_json::to_string(&serde_json::from_str::<Number>(json).unwrap()).unwrap()
    }

    #[test]
    fn digits_stay_as_written() {
        for json in ["0", "0.1", "12.50", "98.5", "-3", "1.0", "9007199254740993", "0.12345678901234567890"] {
            assert_eq!(round_trip(json), json);
        }
    }

    #[test]
    fn exponents_become_plain_digits() {
        assert_eq!(round_trip("1e3"), "1000");
        assert_eq!(round_trip("1.5E-2"), "0.015");
        assert_eq!(round_trip("1e-400"), "0", "too small for a decimal");
    }

    #[test]
    fn what_is_no_number_is_refused_by_name() {
        for (json, said) in [("\"12\"", "string \"12\""), ("[]", "sequence"), ("true", "boolean `true`"), ("{}", "map")] {
            let error = serde_json::from_str::<Number>(json).map(|_| ()).unwrap_err().to_string();
            assert!(error.contains(said), "{json}: {error}");
        }
    }

    #[test]
    fn a_value_tree_holds_plain_numbers() {
        let tree = serde_json::to_value(Number(Decimal::new(1250, 2))).unwrap();
        assert_eq!(tree, serde_json::json!(12.5));
        assert_eq!(serde_json::from_value::<Number>(tree).unwrap().0, Decimal::new(125, 1));
    }
}
