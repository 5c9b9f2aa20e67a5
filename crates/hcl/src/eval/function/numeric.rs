use std::sync::Arc;

use super::arguments::Arguments;
use crate::eval::convert::{mismatch, to_number};
use crate::eval::error::{Outcome, Stop};
use crate::eval::number::Number;
use crate::eval::value::Value;

pub(super) fn abs(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let number = arguments.number(0)?;
    Ok(Value::Number(if number.is_negative() { number.negated() } else { number }))
}

pub(super) fn ceil(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(Value::Number(arguments.number(0)?.ceil()))
}

pub(super) fn floor(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(Value::Number(arguments.number(0)?.floor()))
}

/// Terraform computes these two with floats, and so do we.
pub(super) fn log(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    float(arguments.number(0)?.to_f64().ln() / arguments.number(1)?.to_f64().ln())
}

pub(super) fn pow(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    float(arguments.number(0)?.to_f64().powf(arguments.number(1)?.to_f64()))
}

fn float(number: f64) -> Outcome<Value> {
    Number::from_f64(number)
        .map(Value::Number)
        .ok_or_else(|| Stop::error("the result is not a number", "check the arguments"))
}

pub(super) fn max(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    extreme(arguments, |found, best| found > best)
}

pub(super) fn min(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    extreme(arguments, |found, best| found < best)
}

fn extreme(arguments: &Arguments<'_, '_>, better: fn(&Number, &Number) -> bool) -> Outcome<Value> {
    let mut best = arguments.number(0)?;
    for value in arguments.values {
        let number = to_number(value)?;
        if better(&number, &best) {
            best = number;
        }
    }
    Ok(Value::Number(best))
}

pub(super) fn parseint(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let text = match arguments.value(0) {
        Value::String(text) => Arc::clone(text),
        Value::Unknown(unknown) => return Err(Stop::Unknown(unknown.clone())),
        other => return Err(mismatch("a string", other)),
    };
    let base = arguments.integer(1)?;
    let wrong =
        || Stop::error(format!("`{text}` is not a whole number in base {base}"), "check the digits and the base");
    let radix = u32::try_from(base).ok().filter(|base| (2..=62).contains(base)).ok_or_else(wrong)?;
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    if digits.is_empty() || digits.len() > 512 {
        return Err(wrong());
    }
    let mut number = Number::from(0);
    let by = Number::from(i128::from(radix));
    for digit in digits.chars() {
        // Up to base 36 case does not matter; beyond, capital letters come after small ones.
        let value = match digit {
            '0'..='9' => digit as u32 - '0' as u32,
            'a'..='z' => digit as u32 - 'a' as u32 + 10,
            'A'..='Z' if radix <= 36 => digit as u32 - 'A' as u32 + 10,
            'A'..='Z' => digit as u32 - 'A' as u32 + 36,
            _ => return Err(wrong()),
        };
        if value >= radix {
            return Err(wrong());
        }
        number = number.times(&by).plus(&Number::from(i128::from(value)));
    }
    Ok(Value::Number(if negative { number.negated() } else { number }))
}

pub(super) fn signum(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(Value::integer(arguments.integer(0)?.signum()))
}

pub(super) fn sum(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let items = arguments.items(0)?;
    if items.is_empty() {
        return Err(Stop::error("an empty list has no sum", "check that the list has items"));
    }
    let mut total = Number::from(0);
    for item in items {
        total = total.plus(&to_number(item)?);
    }
    Ok(Value::Number(total))
}
