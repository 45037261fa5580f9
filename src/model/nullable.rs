//! `null` read as absent, for fields that are not `Option`: form builders send it for an emptied control.

use serde::{Deserialize, Deserializer};

/// `#[serde(deserialize_with = "null_as_default")]`, beside `#[serde(default)]`.
pub(super) fn null_as_default<'de, D, T>(from: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    null_as(from, T::default)
}

/// `null` read as this value.
pub(super) fn null_as<'de, D, T>(from: D, absent: fn() -> T) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Ok(Option::deserialize(from)?.unwrap_or_else(absent))
}
