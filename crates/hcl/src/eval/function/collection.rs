use std::collections::BTreeMap;
use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation;

use super::arguments::{Arguments, items_of, known};
use crate::eval::convert::{mismatch, to_bool, to_text, unified};
use crate::eval::error::{Outcome, Stop};
use crate::eval::evaluator::index_value;
use crate::eval::number::Number;
use crate::eval::value::{Unknown, Value};

pub(super) fn alltrue(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    decide(arguments, false)
}

pub(super) fn anytrue(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    decide(arguments, true)
}

/// One item that is `decisive` decides, even beside items that are not known.
fn decide(arguments: &Arguments<'_, '_>, decisive: bool) -> Outcome<Value> {
    let mut unknown = None;
    for item in arguments.items(0)? {
        match item {
            Value::Unknown(found) => unknown = Some(Unknown::clone(found)),
            Value::Null if !decisive => return Ok(Value::Bool(false)),
            Value::Null => {}
            item if to_bool(item)? == decisive => return Ok(Value::Bool(decisive)),
            _ => {}
        }
    }
    match unknown {
        Some(unknown) => Err(Stop::Unknown(unknown)),
        None => Ok(Value::Bool(!decisive)),
    }
}

pub(super) fn chunklist(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let items = arguments.items(0)?;
    let size = usize::try_from(arguments.integer(1)?)
        .map_err(|_| Stop::error("the size of a chunk is below zero", "use a positive whole number"))?;
    if items.is_empty() {
        return Ok(Value::list([]));
    }
    let size = if size == 0 { items.len() } else { size };
    Ok(Value::list(items.chunks(size).map(|chunk| Value::list(chunk.to_vec()))))
}

pub(super) fn coalesce(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let has_text = arguments.values.iter().any(|value| matches!(value, Value::String(_)));
    for value in arguments.values {
        match value {
            Value::Null => {}
            Value::Unknown(unknown) => return Err(Stop::Unknown(unknown.clone())),
            Value::String(text) if text.is_empty() => {}
            Value::Number(_) | Value::Bool(_) if has_text => return to_text(value).map(Value::String),
            value => return Ok(value.clone()),
        }
    }
    Err(Stop::error("all arguments are null or empty", "add one that always has a value"))
}

pub(super) fn coalescelist(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    for value in arguments.values {
        if !items_of(value)?.is_empty() {
            return Ok(value.clone());
        }
    }
    Err(Stop::error("all lists are empty", "add one that always has items"))
}

pub(super) fn compact(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let mut kept = Vec::new();
    for item in arguments.items(0)? {
        match item {
            Value::Null => {}
            Value::Unknown(unknown) => return Err(Stop::Unknown(unknown.clone())),
            item => {
                let text = to_text(item)?;
                if !text.is_empty() {
                    kept.push(Value::String(text));
                }
            }
        }
    }
    Ok(Value::list(kept))
}

pub(super) fn concat(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let mut all = Vec::new();
    for value in arguments.values {
        if matches!(value, Value::Set(_)) {
            return Err(mismatch("a list", value));
        }
        let items = items_of(value)?;
        arguments.evaluator.spend(items.len())?;
        all.extend_from_slice(items);
    }
    Ok(Value::list(all))
}

pub(super) fn contains(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let items = arguments.items(0)?;
    let wanted = arguments.known(1)?;
    if items.contains(wanted) {
        return Ok(Value::Bool(true));
    }
    items.iter().try_for_each(|item| known(item).map(|_| ()))?;
    Ok(Value::Bool(false))
}

/// Whether two values are equal once both have one type, as the items of a list do.
fn same(item: &Value, wanted: &Value) -> bool {
    if item == wanted {
        return true;
    }
    match (item, wanted) {
        (Value::String(_), Value::Number(_) | Value::Bool(_))
        | (Value::Number(_) | Value::Bool(_), Value::String(_)) => {
            matches!((to_text(item), to_text(wanted)), (Ok(item), Ok(wanted)) if item == wanted)
        }
        _ => false,
    }
}

pub(super) fn distinct(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    arguments.known(0)?;
    let items = of_one_type(arguments.items(0)?)?;
    let mut order: Vec<(usize, &Value)> = items.iter().enumerate().collect();
    order.sort_by(|(index, a), (other, b)| a.order(b).then(index.cmp(other)));
    order.dedup_by(|(_, later), (_, first)| later == first);
    order.sort_by_key(|(index, _)| *index);
    Ok(Value::list(order.into_iter().map(|(_, item)| item.clone())))
}

pub(super) fn element(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let items = arguments.items(0)?;
    let count = items.len() as i64;
    let index = arguments.integer(1)?;
    if count == 0 {
        return Err(Stop::error("an empty list has no elements", "check that the list has items"));
    }
    Ok(items.get(index.rem_euclid(count) as usize).cloned().unwrap_or(Value::Null))
}

pub(super) fn flatten(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let mut flat = Vec::new();
    let mut open = vec![arguments.items(0)?.iter()];
    while let Some(last) = open.last_mut() {
        match last.next() {
            None => drop(open.pop()),
            Some(Value::List(items) | Value::Set(items)) => open.push(items.iter()),
            // It might be a list of any length.
            Some(Value::Unknown(unknown)) => return Err(Stop::Unknown(unknown.clone())),
            Some(item) => {
                arguments.evaluator.spend(1)?;
                flat.push(item.clone());
            }
        }
    }
    Ok(Value::list(flat))
}

pub(super) fn index(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let wanted = arguments.known(1)?;
    for (index, item) in arguments.items(0)?.iter().enumerate() {
        if known(item)? == wanted {
            return Ok(Value::integer(index as i64));
        }
    }
    Err(Stop::error("the list has no such item", "check it with `contains` first"))
}

pub(super) fn keys(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(Value::list(arguments.object(0)?.keys().map(|key| Value::String(Arc::clone(key)))))
}

pub(super) fn values(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(Value::list(arguments.object(0)?.values().cloned()))
}

pub(super) fn length(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let length = match arguments.value(0) {
        Value::String(text) => text.graphemes(true).count(),
        Value::List(items) => items.len(),
        // Two items that are not known may turn out to be one.
        Value::Set(items) if items.len() > 1 => {
            arguments.known(0)?;
            items.len()
        }
        Value::Set(items) => items.len(),
        Value::Object(entries) => entries.len(),
        Value::Unknown(unknown) => return Err(Stop::Unknown(unknown.clone())),
        other => return Err(mismatch("a list, a map or a string", other)),
    };
    Ok(Value::integer(length as i64))
}

pub(super) fn lookup(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let entries = arguments.object(0)?;
    let key = arguments.text(1)?;
    match (entries.get(&key), arguments.values.get(2)) {
        (Some(value), _) => Ok(value.clone()),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => index_value(arguments.value(0), &Value::String(key)),
    }
}

pub(super) fn matchkeys(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let (values, keys) = (arguments.items(0)?, arguments.items(1)?);
    arguments.known(1)?;
    arguments.known(2)?;
    let wanted = arguments.items(2)?;
    if values.len() != keys.len() {
        return Err(Stop::error("values and keys differ in number", "give a key for each value"));
    }
    arguments.evaluator.spend(keys.len().saturating_mul(wanted.len().max(1)) / 16)?;
    let chosen = values.iter().zip(keys).filter(|(_, key)| wanted.iter().any(|wanted| same(key, wanted)));
    Ok(Value::list(chosen.map(|(value, _)| value.clone())))
}

pub(super) fn merge(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let mut all = BTreeMap::new();
    for (index, value) in arguments.values.iter().enumerate() {
        if matches!(value, Value::Null) {
            continue;
        }
        let entries = arguments.object(index)?;
        arguments.evaluator.spend(entries.len())?;
        all.extend(entries.iter().map(|(key, value)| (Arc::clone(key), value.clone())));
    }
    Ok(Value::object(all))
}

pub(super) fn one(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    match arguments.items(0)? {
        [] => Ok(Value::Null),
        [item] => Ok(item.clone()),
        items => {
            let count = items.len();
            Err(Stop::error(
                format!("the list has {count} items, not one or none"),
                "give a list with at most one item",
            ))
        }
    }
}

pub(super) fn range(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let zero = Number::from(0);
    let (start, end) = match arguments.values.len() {
        1 => (zero.clone(), arguments.number(0)?),
        _ => (arguments.number(0)?, arguments.number(1)?),
    };
    let downwards = end < start;
    let step = match arguments.values.len() {
        3 => arguments.number(2)?,
        _ => Number::from(if downwards { -1 } else { 1 }),
    };
    let leads_away = step.is_negative() != downwards || step.is_zero();
    if leads_away && start != end {
        return Err(Stop::error("the step does not lead from the start to the end", "turn its sign around"));
    }
    let mut items = Vec::new();
    let mut next = start;
    while if downwards { next > end } else { next < end } {
        if items.len() >= 1024 {
            return Err(Stop::error("the range has more than 1024 items", "make it smaller"));
        }
        items.push(Value::Number(next.clone()));
        next = next.plus(&step);
    }
    Ok(Value::list(items))
}

pub(super) fn reverse(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(Value::list(arguments.items(0)?.iter().rev().cloned()))
}

pub(super) fn slice(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let items = arguments.items(0)?;
    let (start, end) = (arguments.integer(1)?, arguments.integer(2)?);
    let part =
        usize::try_from(start).ok().zip(usize::try_from(end).ok()).and_then(|(start, end)| items.get(start..end));
    match part {
        Some(part) => Ok(Value::list(part.to_vec())),
        None => Err(Stop::error(
            format!("the list has no items {start} to {end}"),
            format!("it has {} items, counted from 0", items.len()),
        )),
    }
}

pub(super) fn sort(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let mut texts = arguments.items(0)?.iter().map(to_text).collect::<Outcome<Vec<_>>>()?;
    texts.sort();
    Ok(Value::list(texts.into_iter().map(Value::String)))
}

pub(super) fn transpose(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let mut turned: BTreeMap<Arc<str>, Vec<Value>> = BTreeMap::new();
    for (key, list) in arguments.object(0)? {
        for item in items_of(list)? {
            arguments.evaluator.spend(1)?;
            turned.entry(to_text(item)?).or_default().push(Value::String(Arc::clone(key)));
        }
    }
    Ok(Value::object(turned.into_iter().map(|(key, list)| (key, Value::list(list)))))
}

pub(super) fn zipmap(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let (keys, values) = (arguments.items(0)?, arguments.items(1)?);
    if keys.len() != values.len() {
        return Err(Stop::error("keys and values differ in number", "give a value for each key"));
    }
    let mut entries = BTreeMap::new();
    for (key, value) in keys.iter().zip(values) {
        entries.insert(to_text(key)?, value.clone());
    }
    Ok(Value::object(entries))
}

/// Items of one type, for lists and sets.
pub(super) fn of_one_type(items: &[Value]) -> Outcome<Vec<Value>> {
    unified(items.to_vec())
}
