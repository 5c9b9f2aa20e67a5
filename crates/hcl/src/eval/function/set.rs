use super::arguments::{Arguments, items_of, known};
use super::collection::of_one_type;
use crate::eval::error::Outcome;
use crate::eval::value::Value;

/// The items of argument `index`, sorted, each once.
fn sorted(arguments: &Arguments<'_, '_>, index: usize) -> Outcome<Vec<Value>> {
    let items = of_one_type(items_of(arguments.known(index)?)?)?;
    arguments.evaluator.spend(items.len())?;
    match Value::set(items) {
        Value::Set(items) => Ok(items.to_vec()),
        _ => Ok(Vec::new()),
    }
}

fn has(sorted: &[Value], wanted: &Value) -> bool {
    sorted.binary_search_by(|item| item.order(wanted)).is_ok()
}

pub(super) fn intersection(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let mut kept = sorted(arguments, 0)?;
    for index in 1..arguments.values.len() {
        let other = sorted(arguments, index)?;
        kept.retain(|item| has(&other, item));
    }
    Ok(Value::set(kept))
}

pub(super) fn subtract(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let (mut kept, taken) = (sorted(arguments, 0)?, sorted(arguments, 1)?);
    kept.retain(|item| !has(&taken, item));
    Ok(Value::set(kept))
}

pub(super) fn union(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let mut all = Vec::new();
    for index in 0..arguments.values.len() {
        all.extend(sorted(arguments, index)?);
    }
    Ok(Value::set(of_one_type(&all)?))
}

pub(super) fn product(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let mut rows: Vec<Vec<Value>> = vec![Vec::new()];
    for value in arguments.values {
        let items = items_of(value)?;
        let width = rows.first().map_or(0, Vec::len) + 1;
        arguments.evaluator.spend(rows.len().saturating_mul(items.len()).saturating_mul(width))?;
        let longer = rows.iter().flat_map(|row| {
            items.iter().map(move |item| {
                let mut row = row.clone();
                row.push(item.clone());
                row
            })
        });
        rows = longer.collect();
    }
    let rows = rows.into_iter().map(Value::list);
    if arguments.values.iter().all(|value| matches!(value, Value::Set(_))) {
        arguments.values.iter().try_for_each(|value| known(value).map(|_| ()))?;
        return Ok(Value::set(rows));
    }
    Ok(Value::list(rows))
}
