//! Untrusted JSON as a tree that borrows from its text, and how `jsonschema` looks at it.
//!
//! A `serde_json::Value` would copy every text and hash every name: most of the time of a check. Fields that are null are left
//! out (form builders send them for emptied controls), and nesting is bounded while it is read.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use jsonschema::JsonType;
use jsonschema::json::{Array, Json, Node, NodeIdentity, Object};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};

use super::pointer;

/// A JSON value.
#[derive(Debug, Clone)]
pub(super) enum Tree<'t> {
    Null,
    Bool(bool),
    Number(Number),
    Text(Cow<'t, str>),
    List(Vec<Tree<'t>>),
    Fields(Vec<(Cow<'t, str>, Tree<'t>)>),
}

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

/// The tree as a representation of JSON that `jsonschema` validates.
pub(super) struct Borrowed;

impl Json for Borrowed {
    type Node<'a> = &'a Tree<'a>;
    type PreparedKey = String;
    type StringBuffer = ();

    const ACYCLIC: bool = true;

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>((): &mut (), string: &str, with: impl for<'a> FnOnce(&'a Tree<'a>) -> T) -> T {
        with(&Tree::Text(Cow::Borrowed(string)))
    }
}

impl<'a> Node<'a, Borrowed> for &'a Tree<'a> {
    type Object = &'a [(Cow<'a, str>, Tree<'a>)];
    type Array = &'a [Tree<'a>];
    type Number = &'a Number;

    fn as_object(&self) -> Option<Self::Object> {
        if let Tree::Fields(fields) = self { Some(fields) } else { None }
    }

    fn as_array(&self) -> Option<Self::Array> {
        if let Tree::List(list) = self { Some(list) } else { None }
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        if let Tree::Text(text) = self { Some(Cow::Borrowed(text)) } else { None }
    }

    fn as_number(&self) -> Option<&'a Number> {
        if let Tree::Number(number) = self { Some(number) } else { None }
    }

    fn as_boolean(&self) -> Option<bool> {
        if let Tree::Bool(value) = self { Some(*value) } else { None }
    }

    fn is_null(&self) -> bool {
        matches!(self, Tree::Null)
    }

    fn json_type(&self) -> JsonType {
        match self {
            Tree::Null => JsonType::Null,
            Tree::Bool(_) => JsonType::Boolean,
            Tree::Number(_) => JsonType::Number,
            Tree::Text(_) => JsonType::String,
            Tree::List(_) => JsonType::Array,
            Tree::Fields(_) => JsonType::Object,
        }
    }

    /// The bytes of a text bound its characters from above, and a quarter of them from below: counting is seldom needed.
    fn string_length_within(&self, min: u64, max: u64) -> Option<bool> {
        let Tree::Text(text) = self else { return None };
        let most = text.len() as u64;
        if min <= most.div_ceil(4) && most <= max {
            return Some(true);
        }
        Some((min..=max).contains(&(text.chars().count() as u64)))
    }

    fn equals_value(&self, expected: &Value) -> bool {
        match (self, expected) {
            (Tree::Text(text), Value::String(expected)) => text == expected,
            _ => jsonschema::json::cmp::equal(&Tree::to_value(self), expected),
        }
    }

    /// Asked for each error, to be shown in its message; ours are written from the pointer. A copy of every list and object on the
    /// way would take memory with the square of the nesting.
    fn to_value(&self) -> Cow<'a, Value> {
        Cow::Owned(match self {
            Tree::List(_) | Tree::Fields(_) => Value::Null,
            scalar => Tree::to_value(scalar),
        })
    }

    fn identity(&self) -> Option<NodeIdentity> {
        Some(NodeIdentity::new(std::ptr::from_ref::<Tree<'_>>(self).addr()))
    }
}

impl<'a> Object<'a, Borrowed> for &'a [(Cow<'a, str>, Tree<'a>)] {
    type Node = &'a Tree<'a>;
    type MemberName = &'a str;
    type MembersIter =
        std::iter::Map<std::slice::Iter<'a, (Cow<'a, str>, Tree<'a>)>, fn(&'a (Cow<'a, str>, Tree<'a>)) -> (&'a str, &'a Tree<'a>)>;

    fn len(&self) -> usize {
        <[_]>::len(self)
    }

    fn get(&self, key: &String) -> Option<&'a Tree<'a>> {
        self.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    fn members(&self) -> Self::MembersIter {
        self.iter().map(|(name, value)| (name, value))
    }
}

impl<'a> Array<'a, Borrowed> for &'a [Tree<'a>] {
    type Node = &'a Tree<'a>;
    type ElementsIter = std::slice::Iter<'a, Tree<'a>>;

    fn len(&self) -> usize {
        <[_]>::len(self)
    }

    fn elements(&self) -> Self::ElementsIter {
        self.iter()
    }
}
