//! Conversions that happen on their own, as Terraform does them.

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

/// Values of one type, as a list, set or map has them: if any is text, numbers and bools become text.
pub(super) fn unified(items: Vec<Value>) -> Vec<Value> {
    let is_primitive = |value: &Value| matches!(value, Value::String(_) | Value::Number(_) | Value::Bool(_));
    let mixed = items.iter().any(|value| matches!(value, Value::String(_)))
        && items.iter().all(|value| is_primitive(value) || matches!(value, Value::Null | Value::Unknown(_)));
    if !mixed {
        return items;
    }
    let convert = |value: Value| match to_text(&value) {
        Ok(text) => Value::String(text),
        Err(_) => value,
    };
    items.into_iter().map(convert).collect()
}
