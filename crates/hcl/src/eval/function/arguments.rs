use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::convert::{mismatch, to_bool, to_number, to_text};
use super::super::error::{Outcome, Stop};
use super::super::evaluator::Evaluator;
use super::super::number::Number;
use super::super::value::{Unknown, Value};

/// The values that a function was called with. Reading one that is not known stops the call, so that its result is not
/// known for the same reason.
pub(super) struct Arguments<'a, 's> {
    pub(super) evaluator: &'a Evaluator<'s>,
    pub(super) values: &'a [Value],
}

impl Arguments<'_, '_> {
    /// The value as it is, known or not.
    pub(super) fn value(&self, index: usize) -> &Value {
        self.values.get(index).unwrap_or(&Value::Null)
    }

    pub(super) fn text(&self, index: usize) -> Outcome<Arc<str>> {
        to_text(self.value(index))
    }

    pub(super) fn number(&self, index: usize) -> Outcome<Number> {
        to_number(self.value(index))
    }

    pub(super) fn bool(&self, index: usize) -> Outcome<bool> {
        to_bool(self.value(index))
    }

    pub(super) fn integer(&self, index: usize) -> Outcome<i64> {
        let number = self.number(index)?;
        number.as_i64().ok_or_else(|| {
            Stop::error(format!("{number} is not a whole number that fits"), "use a smaller whole number")
        })
    }

    /// The items of a list or set.
    pub(super) fn items(&self, index: usize) -> Outcome<&[Value]> {
        items_of(self.value(index))
    }

    pub(super) fn object(&self, index: usize) -> Outcome<&BTreeMap<Arc<str>, Value>> {
        match self.value(index) {
            Value::Object(entries) => Ok(entries),
            Value::Unknown(unknown) => Err(Stop::Unknown(Unknown::clone(unknown))),
            other => Err(mismatch("a map or object", other)),
        }
    }

    /// The value, all of which is known.
    pub(super) fn known(&self, index: usize) -> Outcome<&Value> {
        known(self.value(index))
    }
}

pub(super) fn items_of(value: &Value) -> Outcome<&[Value]> {
    match value {
        Value::List(items) | Value::Set(items) => Ok(items),
        Value::Unknown(unknown) => Err(Stop::Unknown(Unknown::clone(unknown))),
        other => Err(mismatch("a list or set", other)),
    }
}

pub(super) fn known(value: &Value) -> Outcome<&Value> {
    match value.first_unknown() {
        Some(unknown) => Err(Stop::Unknown(Unknown::clone(unknown))),
        None => Ok(value),
    }
}
