//! Reading a resource's values, where what is not known stops the line that needs it.

use domain::planned::{PlannedResource, SENSITIVE};
use rust_decimal::Decimal;
use serde_json::Value;

use crate::decimal;

/// A value above this is no quantity.
const MOST: i64 = 1_000_000_000_000;

/// Why something that a price hangs on cannot be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unknown(pub(crate) String);

/// What reading a value comes to.
pub(crate) type Read<T> = Result<T, Unknown>;

/// A resource's values, or one nested block of them.
#[derive(Clone)]
pub(crate) struct Block<'p> {
    resource: &'p PlannedResource,
    values: &'p Value,
    path: String,
}

impl<'p> Block<'p> {
    /// All values of `resource`.
    pub(crate) fn of(resource: &'p PlannedResource) -> Self {
        Self { resource, values: &resource.values, path: String::new() }
    }

    /// The resource's name.
    pub(crate) fn name(&self) -> &'p str {
        &self.resource.name
    }

    /// Text; numbers and flags as they are written. None where it is absent, null or empty.
    pub(crate) fn text(&self, name: &str) -> Read<Option<&'p str>> {
        Ok(match self.value(name)? {
            Some(Value::String(text)) if !text.is_empty() => Some(text.as_str()),
            _ => None,
        })
    }

    /// Text, or what the provider takes without it.
    pub(crate) fn text_or<'d>(&self, name: &str, otherwise: &'d str) -> Read<&'d str>
    where
        'p: 'd,
    {
        Ok(self.text(name)?.unwrap_or(otherwise))
    }

    /// Text that cannot be left out.
    pub(crate) fn need(&self, name: &str) -> Read<&'p str> {
        self.text(name)?.ok_or_else(|| Unknown(format!("`{}` is not set", self.at(name))))
    }

    /// A number, also one written as text.
    pub(crate) fn number(&self, name: &str) -> Read<Option<Decimal>> {
        let Some(value) = self.value(name)? else { return Ok(None) };
        let number = match value {
            Value::Number(number) => decimal::parse(&number.to_string()),
            Value::String(text) if text.is_empty() => return Ok(None),
            Value::String(text) => decimal::parse(text),
            _ => None,
        };
        match number {
            // What models multiply must stay within a decimal.
            Some(number) if number.abs() > Decimal::from(MOST) => {
                Err(Unknown(format!("`{}` is too large to count with", self.at(name))))
            }
            Some(number) => Ok(Some(number)),
            None => Err(Unknown(format!("`{}` is no number that can be counted with", self.at(name)))),
        }
    }

    /// A number, or what the provider takes without it.
    pub(crate) fn number_or(&self, name: &str, otherwise: i64) -> Read<Decimal> {
        Ok(self.number(name)?.unwrap_or_else(|| Decimal::from(otherwise)))
    }

    /// A flag; absent is `false`.
    pub(crate) fn flag(&self, name: &str) -> Read<bool> {
        self.flag_or(name, false)
    }

    /// A flag, or what the provider takes without it.
    pub(crate) fn flag_or(&self, name: &str, otherwise: bool) -> Read<bool> {
        Ok(match self.value(name)? {
            Some(Value::Bool(flag)) => *flag,
            Some(Value::String(text)) => text == "true",
            _ => otherwise,
        })
    }

    /// Nested blocks of a name. A single object counts as one.
    pub(crate) fn blocks(&self, name: &str) -> Read<Vec<Self>> {
        let Some(value) = self.value(name)? else { return Ok(Vec::new()) };
        Ok(match value {
            Value::Array(items) => items
                .iter()
                .enumerate()
                .filter(|(_, item)| item.is_object())
                .map(|(place, item)| self.inside(item, format!("{}[{place}]", self.at(name))))
                .collect(),
            Value::Object(_) => vec![self.inside(value, self.at(name))],
            _ => Vec::new(),
        })
    }

    /// The first nested block of a name.
    pub(crate) fn block(&self, name: &str) -> Read<Option<Self>> {
        Ok(self.blocks(name)?.into_iter().next())
    }

    /// The first nested block of a name, or one in which nothing is set.
    pub(crate) fn block_or_empty(&self, name: &str) -> Read<Self> {
        Ok(self.block(name)?.unwrap_or_else(|| self.inside(&Value::Null, self.at(name))))
    }

    /// How many entries a list has; none where it is absent.
    pub(crate) fn length(&self, name: &str) -> Read<Option<usize>> {
        Ok(match self.value(name)? {
            Some(Value::Array(items)) => Some(items.len()),
            Some(Value::Object(_)) => Some(1),
            _ => None,
        })
    }

    /// The texts of a list.
    pub(crate) fn texts(&self, name: &str) -> Read<Vec<&'p str>> {
        Ok(match self.value(name)? {
            Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).collect(),
            Some(Value::String(text)) => vec![text.as_str()],
            _ => Vec::new(),
        })
    }

    /// Whether something is written there, known or not.
    pub(crate) fn has(&self, name: &str) -> bool {
        match self.value(name) {
            Ok(value) => match value {
                None => false,
                Some(Value::Array(items)) => !items.is_empty(),
                Some(Value::String(text)) => !text.is_empty(),
                Some(_) => true,
            },
            Err(_) => true,
        }
    }

    /// Whether a text is set and known.
    pub(crate) fn has_text(&self, name: &str) -> bool {
        self.text(name).is_ok_and(|text| text.is_some())
    }

    /// A value that is set, and an error where it is not known. Null is not set.
    pub(crate) fn value(&self, name: &str) -> Read<Option<&'p Value>> {
        let found = self.values.get(name).filter(|value| !value.is_null());
        if let Some(Value::String(text)) = found
            && text == SENSITIVE
        {
            return Err(Unknown(format!("`{}` is sensitive", self.at(name))));
        }
        if found.is_none() && !self.resource.unknown.is_empty() {
            let path = self.at(name);
            if let Some(reason) = self.unknown_because(&path) {
                return Err(Unknown(if reason.is_empty() {
                    format!("`{path}` is not known")
                } else {
                    format!("`{path}` is not known: {reason}")
                }));
            }
        }
        Ok(found)
    }

    /// The path of an attribute, as one writes it.
    pub(crate) fn at(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    fn inside(&self, values: &'p Value, path: String) -> Self {
        Self { resource: self.resource, values, path }
    }

    fn unknown_because(&self, path: &str) -> Option<&'p str> {
        let unknown = &self.resource.unknown;
        if let Some(reason) = unknown.get(path) {
            return Some(reason);
        }
        let starts = path.char_indices().filter(|(_, letter)| matches!(letter, '.' | '[')).map(|(place, _)| place);
        for end in starts {
            if let Some(reason) = path.get(..end).and_then(|prefix| unknown.get(prefix)) {
                return Some(reason);
            }
        }
        // A block of which every field is unknown is in `unknown` by its fields alone.
        unknown
            .range(path.to_owned()..)
            .next()
            .filter(|(found, _)| found.strip_prefix(path).is_some_and(|rest| rest.starts_with(['.', '['])))
            .map(|(_, reason)| reason.as_str())
    }
}
