//! Values as JSON and back.

use domain::graph::Value as Shown;
use hcl::eval::{Number, Value};
use serde_json::Value as Json;

/// A value longer than this is not shown: nobody reads it, and it would travel with every picture.
const LONGEST: usize = 16 * 1024;

/// The value as the graph shows it.
pub(super) fn shown(value: &Value) -> Shown {
    if let Some(unknown) = value.first_unknown() {
        return Shown::Unknown { reason: unknown.reason().to_owned() };
    }
    if length(value, LONGEST) > LONGEST {
        return Shown::Unknown { reason: "known, but too long to show".to_owned() };
    }
    Shown::Known { value: to_json(value) }
}

/// About how long a value is as text, counted no further than `most`.
pub(crate) fn length(value: &Value, most: usize) -> usize {
    let mut total = 0;
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        total += match value {
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Unknown(_) => 4,
            Value::String(text) => text.len() + 2,
            Value::List(items) | Value::Set(items) => {
                waiting.extend(items.iter().take(most));
                2
            }
            Value::Object(entries) => {
                waiting.extend(entries.values().take(most));
                entries.keys().take(most).map(|key| key.len() + 4).sum()
            }
        };
        if total > most {
            break;
        }
    }
    total
}

fn to_json(value: &Value) -> Json {
    // Values are as deep as the text they come from, which the reader bounds.
    match value {
        Value::Null | Value::Unknown(_) => Json::Null,
        Value::Bool(value) => Json::Bool(*value),
        Value::Number(number) => json_number(number),
        Value::String(text) => Json::String(text.to_string()),
        Value::List(items) | Value::Set(items) => Json::Array(items.iter().map(to_json).collect()),
        Value::Object(entries) => {
            Json::Object(entries.iter().map(|(key, value)| (key.to_string(), to_json(value))).collect())
        }
    }
}

pub(crate) fn json_number(number: &Number) -> Json {
    if let Some(whole) = number.as_i64() {
        return Json::from(whole);
    }
    let float = number.to_f64();
    let exact = Number::from_f64(float).is_some_and(|back| back == *number) || !number.is_integer();
    match serde_json::Number::from_f64(float).filter(|_| exact) {
        Some(float) => Json::Number(float),
        None => Json::String(number.to_string()),
    }
}

/// A value from JSON, as a values file gives it.
pub(super) fn from_json(json: Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(value) => Value::Bool(value),
        Json::Number(number) => {
            let text = number.to_string();
            Number::parse(&text).map_or_else(|| Value::string(text), Value::Number)
        }
        Json::String(text) => Value::string(text),
        Json::Array(items) => Value::list(items.into_iter().map(from_json)),
        Json::Object(entries) => Value::object(entries.into_iter().map(|(key, value)| (key, from_json(value)))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_shown_as_json() {
        let value = Value::object([("b", Value::list([Value::integer(3), Value::Null])), ("a", Value::Bool(true))]);
        assert_eq!(shown(&value), Shown::Known { value: serde_json::json!({"a": true, "b": [3, null]}) });
        let fraction = Value::Number(Number::parse("0.25").unwrap());
        assert_eq!(shown(&fraction), Shown::Known { value: serde_json::json!(0.25) });
        let huge = Value::Number(Number::parse("123456789012345678901234567890").unwrap());
        assert_eq!(
            shown(&huge),
            Shown::Known { value: serde_json::json!("123456789012345678901234567890") },
            "a number that JSON would round is shown as it is"
        );
    }

    #[test]
    fn one_unknown_part_makes_the_whole_unknown() {
        let value = Value::list([Value::integer(1), Value::unknown("later")]);
        assert_eq!(shown(&value), Shown::Unknown { reason: "later".to_owned() });
    }

    #[test]
    fn a_value_too_long_to_read_is_not_shown() {
        let long = Value::string("x".repeat(LONGEST + 1));
        assert!(matches!(shown(&long), Shown::Unknown { .. }));
    }
}
