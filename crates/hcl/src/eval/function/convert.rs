use std::sync::Arc;

use super::arguments::{Arguments, items_of, known};
use super::collection::of_one_type;
use crate::eval::convert::unified;
use crate::eval::error::Outcome;
use crate::eval::value::Value;

pub(super) fn same(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(arguments.value(0).clone())
}

/// Values here do not say whether they are sensitive.
pub(super) fn never_sensitive(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    known(arguments.value(0))?;
    Ok(Value::Bool(false))
}

fn unless_null(arguments: &Arguments<'_, '_>, convert: impl FnOnce() -> Outcome<Value>) -> Outcome<Value> {
    match arguments.value(0) {
        Value::Null => Ok(Value::Null),
        _ => convert(),
    }
}

pub(super) fn tobool(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    unless_null(arguments, || arguments.bool(0).map(Value::Bool))
}

pub(super) fn tonumber(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    unless_null(arguments, || arguments.number(0).map(Value::Number))
}

pub(super) fn tostring(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    unless_null(arguments, || arguments.text(0).map(Value::String))
}

pub(super) fn tolist(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    unless_null(arguments, || Ok(Value::list(of_one_type(items_of(arguments.value(0))?)?)))
}

pub(super) fn toset(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    unless_null(arguments, || Ok(Value::set(of_one_type(items_of(arguments.value(0))?)?)))
}

pub(super) fn tomap(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    unless_null(arguments, || {
        let entries = arguments.object(0)?;
        let values = unified(entries.values().cloned().collect())?;
        Ok(Value::object(entries.keys().map(Arc::clone).zip(values)))
    })
}
