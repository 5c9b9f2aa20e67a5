use std::fmt::Write;

use super::arguments::{Arguments, known};
use crate::eval::error::{Outcome, Stop};
use crate::eval::number::Number;
use crate::eval::value::Value;
use crate::json::{Document, Json};

pub(super) fn jsonencode(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let value = known(arguments.value(0))?;
    arguments.evaluator.spend(usize::try_from(value.weight()).unwrap_or(usize::MAX))?;
    Ok(Value::string(to_json(value)?))
}

/// Compact, keys sorted, with the characters escaped that matter in HTML, as Terraform does it.
pub(super) fn to_json(value: &Value) -> Outcome<String> {
    let mut text = String::new();
    write(value, &mut text)?;
    Ok(text)
}

fn write(value: &Value, text: &mut String) -> Outcome<()> {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => text.push_str(&number.to_string()),
        Value::String(string) => write_string(string, text),
        Value::List(items) | Value::Set(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write(item, text)?;
            }
            text.push(']');
        }
        Value::Object(entries) => {
            text.push('{');
            for (index, (key, value)) in entries.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write_string(key, text);
                text.push(':');
                write(value, text)?;
            }
            text.push('}');
        }
        Value::Unknown(unknown) => return Err(Stop::Unknown(unknown.clone())),
    }
    Ok(())
}

fn write_string(string: &str, text: &mut String) {
    text.push('"');
    for character in string.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\u{8}' => text.push_str("\\b"),
            '\u{c}' => text.push_str("\\f"),
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\0'..='\u{1f}' => {
                // Writing to a string cannot fail.
                let _ = write!(text, "\\u{:04x}", character as u32);
            }
            other => text.push(other),
        }
    }
    text.push('"');
}

pub(super) fn jsondecode(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let text = arguments.text(0)?;
    arguments.evaluator.spend(text.len())?;
    let document = Document::parse(text.as_bytes());
    match (document.errors().first(), document.root()) {
        (None, Some(root)) => read(root),
        (Some(error), _) => Err(Stop::error(format!("this is not JSON: {error}"), error.hint.clone())),
        (None, None) => Err(Stop::error("this is not JSON: the text is empty", "write a value")),
    }
}

/// Recursion is bounded by how deep a document may nest.
fn read(json: Json<'_>) -> Outcome<Value> {
    if let Some(items) = json.items() {
        return Ok(Value::list(items.map(read).collect::<Outcome<Vec<_>>>()?));
    }
    if let Some(members) = json.members() {
        let entries = members.map(|member| Ok((member.key().into_owned(), read(member.value())?)));
        return Ok(Value::object(entries.collect::<Outcome<Vec<_>>>()?));
    }
    if let Some(text) = json.string() {
        return Ok(Value::string(text));
    }
    if let Some(text) = json.number() {
        let too_large = || Stop::error("a number in the JSON text is too large", "use a smaller one");
        return Number::parse(text).map(Value::Number).ok_or_else(too_large);
    }
    Ok(json.bool().map_or(Value::Null, Value::Bool))
}
