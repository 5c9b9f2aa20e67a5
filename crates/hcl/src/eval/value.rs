use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::number::Number;
use crate::format::{key_text, string_text};

/// Something that is not known, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    reason: Arc<str>,
}

impl Unknown {
    /// Something that is not known for this reason, such as "`aws_vpc.main.id` is known after the deployment".
    pub fn new(reason: impl Into<Arc<str>>) -> Unknown {
        Unknown { reason: reason.into() }
    }

    /// Why it is not known.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

/// The items of a list or set. Derefs to a slice.
#[derive(Clone, Debug)]
pub struct Items {
    values: Vec<Value>,
    summary: Summary,
}

/// The entries of an object, sorted by key. Derefs to a map.
#[derive(Clone, Debug)]
pub struct Entries {
    values: BTreeMap<Arc<str>, Value>,
    summary: Summary,
}

/// What is asked of a whole value often enough to be kept. Values share their parts, so a small one can be very large
/// when it is walked through; its weight says so beforehand.
#[derive(Clone, Debug)]
struct Summary {
    weight: u64,
    depth: u32,
    unknown: Option<Unknown>,
}

impl Summary {
    fn of<'v>(values: impl Iterator<Item = &'v Value> + Clone) -> Summary {
        Summary {
            weight: values.clone().fold(1, |sum, value| sum.saturating_add(value.weight())),
            depth: values.clone().map(Value::depth).max().unwrap_or(0) + 1,
            unknown: values.clone().find_map(Value::first_unknown).cloned(),
        }
    }
}

impl Deref for Items {
    type Target = [Value];

    fn deref(&self) -> &[Value] {
        &self.values
    }
}

impl Deref for Entries {
    type Target = BTreeMap<Arc<str>, Value>;

    fn deref(&self) -> &BTreeMap<Arc<str>, Value> {
        &self.values
    }
}

impl Items {
    fn new(values: Vec<Value>) -> Arc<Items> {
        let summary = Summary::of(values.iter());
        Arc::new(Items { values, summary })
    }
}

impl PartialEq for Items {
    fn eq(&self, other: &Items) -> bool {
        self.values == other.values
    }
}

impl PartialEq for Entries {
    fn eq(&self, other: &Entries) -> bool {
        self.values == other.values
    }
}

/// The value of an expression. Cheap to clone.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// No value.
    Null,
    /// True or false.
    Bool(bool),
    /// A number.
    Number(Number),
    /// Text.
    String(Arc<str>),
    /// A list or tuple.
    List(Arc<Items>),
    /// A set: sorted, each value once.
    Set(Arc<Items>),
    /// An object or map, sorted by key.
    Object(Arc<Entries>),
    /// Not known.
    Unknown(Unknown),
}

impl Value {
    /// Text, in Unicode's normal form C, as Terraform keeps it.
    pub fn string(text: impl Into<Arc<str>>) -> Value {
        let text = text.into();
        if text.is_ascii() || is_nfc(&text) {
            Value::String(text)
        } else {
            Value::String(text.nfc().collect::<String>().into())
        }
    }

    /// A whole number.
    pub fn integer(number: i64) -> Value {
        Value::Number(Number::from(i128::from(number)))
    }

    /// A list.
    pub fn list(items: impl IntoIterator<Item = Value>) -> Value {
        Value::List(Items::new(items.into_iter().collect()))
    }

    /// A set of these values.
    pub fn set(items: impl IntoIterator<Item = Value>) -> Value {
        let mut items: Vec<Value> = items.into_iter().collect();
        items.sort_by(Value::order);
        items.dedup();
        Value::Set(Items::new(items))
    }

    /// An object.
    pub fn object<K: Into<Arc<str>>>(entries: impl IntoIterator<Item = (K, Value)>) -> Value {
        let values: BTreeMap<Arc<str>, Value> = entries.into_iter().map(|(key, value)| (key.into(), value)).collect();
        let summary = Summary::of(values.values());
        Value::Object(Arc::new(Entries { values, summary }))
    }

    /// Something that is not known, for this reason.
    pub fn unknown(reason: impl Into<Arc<str>>) -> Value {
        Value::Unknown(Unknown::new(reason))
    }

    /// What it is, as a person says it.
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(_) => "a bool",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::List(_) => "a list",
            Value::Set(_) => "a set",
            Value::Object(_) => "an object",
            Value::Unknown(_) => "not known",
        }
    }

    /// The text, if it is text.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The items, if it is a list or set.
    pub fn as_items(&self) -> Option<&[Value]> {
        match self {
            Value::List(items) | Value::Set(items) => Some(items),
            _ => None,
        }
    }

    /// The entries, if it is an object.
    pub fn as_object(&self) -> Option<&BTreeMap<Arc<str>, Value>> {
        match self {
            Value::Object(entries) => Some(entries),
            _ => None,
        }
    }

    /// The entry of that key, if it is an object that has one.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.as_object()?.get(key)
    }

    /// The first thing in it that is not known, if any.
    pub fn first_unknown(&self) -> Option<&Unknown> {
        match self {
            Value::Unknown(unknown) => Some(unknown),
            Value::List(items) | Value::Set(items) => items.summary.unknown.as_ref(),
            Value::Object(entries) => entries.summary.unknown.as_ref(),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
        }
    }

    /// Whether all of it is known.
    pub fn is_known(&self) -> bool {
        self.first_unknown().is_none()
    }

    /// How much there is to walk through: every part counts as often as it occurs.
    pub(super) fn weight(&self) -> u64 {
        match self {
            Value::List(items) | Value::Set(items) => items.summary.weight,
            Value::Object(entries) => entries.summary.weight,
            Value::String(text) => 1 + text.len() as u64 / 64,
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Unknown(_) => 1,
        }
    }

    /// How deep it nests.
    pub(super) fn depth(&self) -> u32 {
        match self {
            Value::List(items) | Value::Set(items) => items.summary.depth,
            Value::Object(entries) => entries.summary.depth,
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Unknown(_) => 0,
        }
    }

    /// A total order, used to sort sets.
    pub(super) fn order(&self, other: &Value) -> Ordering {
        let rank = |value: &Value| match value {
            Value::Null => 0,
            Value::Bool(_) => 1,
            Value::Number(_) => 2,
            Value::String(_) => 3,
            Value::List(_) => 4,
            Value::Set(_) => 5,
            Value::Object(_) => 6,
            Value::Unknown(_) => 7,
        };
        match (self, other) {
            (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
            (Value::Number(a), Value::Number(b)) => a.cmp(b),
            (Value::String(a), Value::String(b)) => a.cmp(b),
            (Value::List(a), Value::List(b)) | (Value::Set(a), Value::Set(b)) => order_all(a.iter(), b.iter()),
            (Value::Object(a), Value::Object(b)) => {
                a.keys().cmp(b.keys()).then_with(|| order_all(a.values(), b.values()))
            }
            (Value::Unknown(a), Value::Unknown(b)) => a.reason.cmp(&b.reason),
            _ => rank(self).cmp(&rank(other)),
        }
    }
}

fn order_all<'v>(mut a: impl Iterator<Item = &'v Value>, mut b: impl Iterator<Item = &'v Value>) -> Ordering {
    loop {
        match (a.next(), b.next()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(a), Some(b)) => match a.order(b) {
                Ordering::Equal => {}
                different => return different,
            },
        }
    }
}

/// As an expression on one line. What is not known is written as `(not known: reason)`, which is not an expression.
impl fmt::Display for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Null => formatter.write_str("null"),
            Value::Bool(value) => write!(formatter, "{value}"),
            Value::Number(number) => write!(formatter, "{number}"),
            Value::String(text) => formatter.write_str(&string_text(text)),
            Value::List(items) | Value::Set(items) => {
                formatter.write_str("[")?;
                for (index, item) in items.iter().enumerate() {
                    let separator = if index > 0 { ", " } else { "" };
                    write!(formatter, "{separator}{item}")?;
                }
                formatter.write_str("]")
            }
            Value::Object(entries) if entries.is_empty() => formatter.write_str("{}"),
            Value::Object(entries) => {
                formatter.write_str("{ ")?;
                for (index, (key, value)) in entries.iter().enumerate() {
                    let separator = if index > 0 { ", " } else { "" };
                    write!(formatter, "{separator}{} = {value}", key_text(key))?;
                }
                formatter.write_str(" }")
            }
            Value::Unknown(unknown) => write!(formatter, "(not known: {})", unknown.reason),
        }
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Value {
        Value::Bool(value)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::string(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::string(text)
    }
}

impl From<Number> for Value {
    fn from(number: Number) -> Value {
        Value::Number(number)
    }
}
