//! Conversions that happen on their own, as Terraform does them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::error::{Outcome, Stop};
use super::number::Number;
use super::value::Value;

/// As text: text, numbers and bools have one.
pub(super) fn to_text(value: &Value) -> Outcome<Arc<str>> {
    match value {
        Value::String(text) => Ok(Arc::clone(text)),
        Value::Number(number) => Ok(number.to_string().into()),
        Value::Bool(value) => Ok(if *value { "true" } else { "false" }.into()),
        Value::Unknown(unknown) => Err(unknown.clone().into()),
        Value::Null | Value::List(_) | Value::Set(_) | Value::Object(_) => Err(mismatch("a string", value)),
    }
}

/// As a number: numbers, and text that is one.
pub(super) fn to_number(value: &Value) -> Outcome<Number> {
    match value {
        Value::Number(number) => Ok(number.clone()),
        Value::String(text) => Number::parse(text).ok_or_else(|| mismatch("a number", value)),
        Value::Unknown(unknown) => Err(unknown.clone().into()),
        Value::Null | Value::Bool(_) | Value::List(_) | Value::Set(_) | Value::Object(_) => {
            Err(mismatch("a number", value))
        }
    }
}

/// As a bool: bools, and the texts that say one.
pub(super) fn to_bool(value: &Value) -> Outcome<bool> {
    match value {
        Value::Bool(value) => Ok(*value),
        Value::String(text) => match &**text {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            _ => Err(mismatch("a bool", value)),
        },
        Value::Unknown(unknown) => Err(unknown.clone().into()),
        Value::Null | Value::Number(_) | Value::List(_) | Value::Set(_) | Value::Object(_) => {
            Err(mismatch("a bool", value))
        }
    }
}

pub(super) fn mismatch(wanted: &'static str, found: &Value) -> Stop {
    let found = found.kind();
    Stop::error(format!("{wanted} is needed here, but this is {found}"), format!("give {wanted}, or convert the value"))
}

/// Values of one type, as a list, set or map has them: beside text, numbers and bools become text.
pub(super) fn unified(values: Vec<Value>) -> Outcome<Vec<Value>> {
    let given = || values.iter().filter(|value| !matches!(value, Value::Null | Value::Unknown(_)));
    let all = |test: fn(&Value) -> bool| given().all(test);
    if all(|value| matches!(value, Value::String(_)))
        || all(|value| matches!(value, Value::Number(_)))
        || all(|value| matches!(value, Value::Bool(_)))
    {
        return Ok(values);
    }
    if all(|value| matches!(value, Value::String(_) | Value::Number(_) | Value::Bool(_))) {
        if !given().any(|value| matches!(value, Value::String(_))) {
            return Err(Stop::error("numbers and bools have no common type", "convert them all to one type"));
        }
        let convert = |value: Value| match value {
            Value::Null | Value::Unknown(_) => Ok(value),
            value => to_text(&value).map(Value::String),
        };
        return values.into_iter().map(convert).collect();
    }
    if all(|value| matches!(value, Value::List(_) | Value::Set(_))) {
        return unified_lists(values);
    }
    if all(|value| matches!(value, Value::Object(_))) {
        return unified_objects(values);
    }
    Err(Stop::error("the values have no common type", "convert them all to one type"))
}

/// The items of all lists get one type.
fn unified_lists(values: Vec<Value>) -> Outcome<Vec<Value>> {
    let items = values.iter().filter_map(Value::as_items).flatten().cloned().collect();
    let mut items = unified(items)?.into_iter();
    let rebuild = |value: Value| match &value {
        Value::List(old) => Value::list(items.by_ref().take(old.len()).collect::<Vec<_>>()),
        Value::Set(old) => Value::set(items.by_ref().take(old.len()).collect::<Vec<_>>()),
        _ => value,
    };
    Ok(values.into_iter().map(rebuild).collect())
}

/// What stands under the same key gets one type.
fn unified_objects(values: Vec<Value>) -> Outcome<Vec<Value>> {
    let mut by_key: BTreeMap<Arc<str>, Vec<Value>> = BTreeMap::new();
    for (key, value) in values.iter().filter_map(Value::as_object).flat_map(|entries| entries.iter()) {
        by_key.entry(Arc::clone(key)).or_default().push(value.clone());
    }
    let mut columns = BTreeMap::new();
    for (key, column) in by_key {
        columns.insert(key, unified(column)?.into_iter());
    }
    let mut rebuild = |value: Value| match &value {
        Value::Object(old) => {
            let next =
                |key: &Arc<str>| columns.get_mut(key).and_then(Iterator::next).map(|value| (Arc::clone(key), value));
            Value::object(old.keys().filter_map(next).collect::<Vec<_>>())
        }
        _ => value,
    };
    Ok(values.into_iter().map(&mut rebuild).collect())
}
