//! Steps into values.

use std::sync::Arc;

use super::{Evaluator, Names};
use crate::eval::convert::{mismatch, to_number, to_text};
use crate::eval::error::{Outcome, Stop};
use crate::eval::value::{Unknown, Value};
use crate::syntax::{Step, Traversal};

impl Evaluator<'_> {
    pub(super) fn traversal(&self, traversal: Traversal<'_>, names: Names<'_>) -> Outcome<Value> {
        let steps: Vec<Step<'_>> = traversal.steps().collect();
        let (base, used) = match traversal.root() {
            Some(root) => {
                let following: Vec<&str> = steps
                    .iter()
                    .map_while(|step| match step {
                        Step::Attr(name, _) => Some(*name),
                        _ => None,
                    })
                    .collect();
                self.reference(root, &following, names)?
            }
            None => (self.evaluate(traversal.base(), names)?, 0),
        };
        self.follow(base, steps.get(used..).unwrap_or_default(), names)
    }

    fn follow(&self, mut value: Value, mut steps: &[Step<'_>], names: Names<'_>) -> Outcome<Value> {
        while let Some((step, rest)) = steps.split_first() {
            if let Value::Unknown(unknown) = &value {
                return Err(Stop::Unknown(Unknown::clone(unknown)));
            }
            steps = rest;
            value = match step {
                Step::Attr(name, _) => attribute(&value, name),
                Step::LegacyIndex(number, _) => index(&value, &Value::string(*number)),
                Step::Index(key, _) => index(&value, &self.evaluate(key.to_owned(), names)?),
                Step::AttrSplat(_) => {
                    let is_attribute = |step: &Step<'_>| matches!(step, Step::Attr(..) | Step::LegacyIndex(..));
                    let (inside, after) = rest.split_at(rest.iter().take_while(|step| is_attribute(step)).count());
                    steps = after;
                    self.splat(&value, inside, names)
                }
                Step::FullSplat(_) => {
                    steps = &[];
                    self.splat(&value, rest, names)
                }
            }
            .map_err(|stop| stop.at(step.span()))?;
        }
        Ok(value)
    }

    /// A list, set or tuple gives its items; null gives none; anything else is an item by itself.
    fn splat(&self, value: &Value, steps: &[Step<'_>], names: Names<'_>) -> Outcome<Value> {
        let one;
        let items: &[Value] = match value {
            Value::List(items) | Value::Set(items) => items,
            Value::Null => &[],
            Value::Unknown(unknown) => return Err(Stop::Unknown(Unknown::clone(unknown))),
            Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
                one = [value.clone()];
                &one
            }
        };
        self.spend(items.len())?;
        let mut results = Vec::with_capacity(items.len());
        for item in items {
            results.push(match self.follow(item.clone(), steps, names) {
                Ok(value) => value,
                Err(Stop::Unknown(unknown)) => Value::Unknown(unknown),
                Err(stop) => return Err(stop),
            });
        }
        Ok(Value::list(results))
    }
}

fn attribute(value: &Value, name: &str) -> Outcome<Value> {
    match value {
        Value::Object(entries) => entries.get(name).cloned().ok_or_else(|| {
            Stop::error(format!("the object has no attribute `{name}`"), "check its name, or use `try` or `lookup`")
        }),
        Value::List(_) | Value::Set(_) => Err(Stop::error(
            format!("a list has no attribute `{name}`"),
            "use an index like `[0]`, or a splat like `[*]`",
        )),
        Value::Null => Err(Stop::error("this is null and has no attributes", "check for null first")),
        Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Unknown(_) => Err(mismatch("an object", value)),
    }
}

/// `value[key]`
pub(in crate::eval) fn index(value: &Value, key: &Value) -> Outcome<Value> {
    match value {
        Value::List(items) => {
            let number = to_number(key)?;
            let at = number.as_usize().and_then(|at| items.get(at));
            at.cloned().ok_or_else(|| {
                Stop::error(
                    format!("the list has no item {number}"),
                    format!("it has {} items, counted from 0", items.len()),
                )
            })
        }
        Value::Object(entries) => {
            let key: Arc<str> = to_text(key)?;
            entries.get(&key).cloned().ok_or_else(|| {
                Stop::error(format!("the map has no key `{key}`"), "check the key, or use `try` or `lookup`")
            })
        }
        Value::Unknown(unknown) => Err(Stop::Unknown(Unknown::clone(unknown))),
        Value::Set(_) => Err(Stop::error("a set has no order and so no index", "convert it with `tolist` first")),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Err(mismatch("a list or a map", value)),
    }
}
