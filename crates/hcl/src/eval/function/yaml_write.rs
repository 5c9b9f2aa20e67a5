use std::fmt::Write;

use super::arguments::{Arguments, known};
use crate::eval::error::Outcome;
use crate::eval::value::Value;

/// Block style with every text in quotes, as Terraform writes it.
pub(super) fn yamlencode(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let mut text = String::new();
    let value = known(arguments.value(0))?;
    arguments.evaluator.spend(usize::try_from(value.weight()).unwrap_or(usize::MAX))?;
    write(value, 0, Place::Start, &mut text);
    Ok(Value::string(text))
}

/// Where a value starts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At the start of a line.
    Start,
    /// After `key:`.
    Key,
    /// After `-`.
    Item,
}

fn write(value: &Value, indent: usize, place: Place, text: &mut String) {
    match value {
        Value::Object(entries) if !entries.is_empty() => {
            if place == Place::Key {
                text.push('\n');
            }
            for (index, (key, value)) in entries.iter().enumerate() {
                match place {
                    Place::Item if index == 0 => text.push(' '),
                    _ => push_indent(indent, text),
                }
                push_quoted(key, text);
                text.push(':');
                // A list stands as far to the left as its key.
                let deeper = if matches!(value, Value::List(_) | Value::Set(_)) { indent } else { indent + 2 };
                write(value, deeper, Place::Key, text);
            }
        }
        Value::List(items) | Value::Set(items) if !items.is_empty() => {
            if place == Place::Key {
                text.push('\n');
            }
            for (index, item) in items.iter().enumerate() {
                match place {
                    Place::Item if index == 0 => text.push(' '),
                    _ => push_indent(indent, text),
                }
                text.push('-');
                write(item, indent + 2, Place::Item, text);
            }
        }
        scalar => {
            if place != Place::Start {
                text.push(' ');
            }
            push_scalar(scalar, indent.max(2), text);
            text.push('\n');
            // Plain text that is a whole document is closed, since it might go on.
            if place == Place::Start && matches!(scalar, Value::Null | Value::Bool(_) | Value::Number(_)) {
                text.push_str("...\n");
            }
        }
    }
}

fn push_indent(indent: usize, text: &mut String) {
    text.extend(std::iter::repeat_n(' ', indent));
}

fn push_scalar(value: &Value, indent: usize, text: &mut String) {
    match value {
        Value::String(string) if string.contains('\n') && is_plain(string) => push_literal(string, indent, text),
        Value::String(string) => push_quoted(string, text),
        Value::Number(number) => text.push_str(&number.to_string()),
        Value::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Value::List(_) | Value::Set(_) => text.push_str("[]"),
        Value::Object(_) => text.push_str("{}"),
        Value::Null | Value::Unknown(_) => text.push_str("null"),
    }
}

/// Whether a literal block can hold the text.
fn is_plain(text: &str) -> bool {
    !text.chars().any(|character| character.is_control() && character != '\n')
        && !text.contains(" \n")
        && !text.ends_with(' ')
}

/// `|` and the lines of the text.
fn push_literal(string: &str, indent: usize, text: &mut String) {
    text.push('|');
    if string.starts_with([' ', '\n']) {
        text.push('2');
    }
    let body = string.trim_end_matches('\n');
    match string.len() - body.len() {
        0 => text.push('-'),
        1 if !body.is_empty() => {}
        _ => text.push('+'),
    }
    for line in body.split('\n') {
        text.push('\n');
        if !line.is_empty() {
            push_indent(indent, text);
            text.push_str(line);
        }
    }
    text.extend(std::iter::repeat_n('\n', (string.len() - body.len()).saturating_sub(1)));
}

fn push_quoted(string: &str, text: &mut String) {
    text.push('"');
    for character in string.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\0' => text.push_str("\\0"),
            '\u{7}' => text.push_str("\\a"),
            '\u{8}' => text.push_str("\\b"),
            '\u{b}' => text.push_str("\\v"),
            '\u{c}' => text.push_str("\\f"),
            '\u{1b}' => text.push_str("\\e"),
            '\u{85}' => text.push_str("\\N"),
            '\u{a0}' => text.push_str("\\_"),
            '\u{2028}' => text.push_str("\\L"),
            '\u{2029}' => text.push_str("\\P"),
            control if control.is_control() => {
                // Writing to a string cannot fail.
                let _ = write!(text, "\\x{:02X}", control as u32);
            }
            other => text.push(other),
        }
    }
    text.push('"');
}
