//! Untrusted JSON as a tree that borrows from its text.
//!
//! A `serde_json::Value` would copy every text and hash every name: most of the time of a check. Fields that are null are left
//! out (form builders send them for emptied controls), and nesting is bounded while it is read.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Number;
#[cfg(feature = "json")]
use serde_json::Value;

#[cfg(feature = "json")]
use crate::finding::pointer;

/// A JSON value.
// A document's own copy is only held to the bound on nesting; its checks are those of the feature `json`.
#[cfg_attr(not(feature = "json"), expect(dead_code))]
#[derive(Debug, Clone)]
pub(super) enum Tree<'t> {
    Null,
    Bool(bool),
    Number(Number),
    Text(Cow<'t, str>),
    List(Vec<Tree<'t>>),
    Fields(Vec<(Cow<'t, str>, Tree<'t>)>),
}

#[cfg(feature = "json")]
impl<'t> Tree<'t> {
    /// The field of this name.
    pub(super) fn field(&self, name: &str) -> Option<&Tree<'t>> {
        if let Tree::Fields(fields) = self { fields.iter().find(|(key, _)| key == name).map(|(_, value)| value) } else { None }
    }

    /// What a JSON Pointer leads to.
    pub(super) fn at(&self, place: &str) -> Option<&Tree<'t>> {
        place.split('/').skip(1).try_fold(self, |tree, step| match tree {
            Tree::List(list) => list.get(step.parse::<usize>().ok()?),
            _ => tree.field(&pointer::name(step)),
        })
    }

    /// As a value of serde_json.
    pub(super) fn to_value(&self) -> Value {
        match self {
            Tree::Null => Value::Null,
            Tree::Bool(value) => Value::Bool(*value),
            Tree::Number(number) => Value::Number(number.clone()),
            Tree::Text(text) => Value::String(text.clone().into_owned()),
            Tree::List(list) => list.iter().map(Tree::to_value).collect(),
            Tree::Fields(fields) => {
                Value::Object(fields.iter().map(|(name, field)| (name.clone().into_owned(), field.to_value())).collect())
            }
        }
    }
}

/// What the reader says of text that is nested too deep, and of one that has too many values.
pub(super) const TOO_DEEP: &str = "nested too deep";
pub(super) const TOO_MANY: &str = "too many values";

/// Reads a tree of at most so many levels and so many values.
#[derive(Clone, Copy)]
pub(super) struct Within<'c> {
    depth: usize,
    values: &'c Cell<usize>,
}

impl<'c> Within<'c> {
    pub(super) fn new(depth: usize, values: &'c Cell<usize>) -> Self {
        Within { depth, values }
    }

    fn below<E: Error>(self) -> Result<Self, E> {
        self.depth.checked_sub(1).map(|depth| Within { depth, ..self }).ok_or_else(|| E::custom(TOO_DEEP))
    }

    /// One value more.
    fn count<E: Error>(self) -> Result<(), E> {
        let left = self.values.get().checked_sub(1).ok_or_else(|| E::custom(TOO_MANY))?;
        self.values.set(left);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Within<'_> {
    type Value = Tree<'de>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Tree<'de>, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Within<'_> {
    type Value = Tree<'de>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Tree<'de>, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Tree<'de>, E> {
        Ok(Tree::Bool(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Tree<'de>, E> {
        Ok(Tree::Number(value.into()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Tree<'de>, E> {
        Ok(Tree::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Tree<'de>, E> {
        Number::from_f64(value).map(Tree::Number).ok_or_else(|| E::custom("number out of range"))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree<'de>, A::Error> {
        let below = self.below()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(below)? {
            self.count()?;
            list.push(item);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Tree<'de>, A::Error> {
        let below = self.below()?;
        // The usual number of fields.
        let mut fields = Vec::with_capacity(4);
        while let Some(name) = members.next_key_seed(Name)? {
            self.count()?;
            let value = members.next_value_seed(below)?;
            if !matches!(value, Tree::Null) {
                fields.push((name, value));
            }
        }
        Ok(Tree::Fields(fields))
    }
}

/// The name of a field, borrowed where it holds no escapes.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Cow<'de, str>, D::Error> {
        from.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = Cow<'de, str>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a name")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
}
