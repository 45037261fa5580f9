//! The steps of a JSON Pointer (RFC 6901, section 4): names in which `~` and `/` are escaped.

/// The pointer to a field of what a pointer leads to.
#[cfg(feature = "json")]
pub(crate) fn field(holder: &str, name: &str) -> String {
    format!("{holder}/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// The name of the field that a step means.
#[cfg(any(feature = "json", feature = "schema"))]
pub(crate) fn name(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}
