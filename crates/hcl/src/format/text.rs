//! Names and values as source text.

use std::fmt::Write;

use crate::NewBlock;
use crate::eval::Value;
use crate::patch::NewItem;
use crate::syntax::is_identifier;

/// Whether `text` is an identifier of the language: what an attribute, a block type or a plain key may be called.
pub fn is_name(text: &str) -> bool {
    is_identifier(text)
}

/// A string as source text, in quotes, escaped as `terraform fmt` escapes.
///
/// ```
/// assert_eq!(hcl::format::string_text("say \"${hi}\"\n"), r#""say \"$${hi}\"\n""#);
/// ```
pub fn string_text(text: &str) -> String {
    let mut result = String::with_capacity(text.len() + 2);
    result.push('"');
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\n' => result.push_str("\\n"),
            '\r' => result.push_str("\\r"),
            '\t' => result.push_str("\\t"),
            '"' => result.push_str("\\\""),
            '\\' => result.push_str("\\\\"),
            '$' | '%' => {
                result.push(character);
                if characters.peek() == Some(&'{') {
                    result.push(character);
                }
            }
            _ if is_printable(character) => result.push(character),
            _ => {
                let code = character as u32;
                // Writing to a string cannot fail.
                let _ = if code < 0x10000 { write!(result, "\\u{code:04x}") } else { write!(result, "\\U{code:08x}") };
            }
        }
    }
    result.push('"');
    result
}

/// Close to what Go calls printable: no control characters, no separators but the space, nothing private or unassigned
/// that does harm when shown.
fn is_printable(character: char) -> bool {
    !(character.is_control()
        || (character.is_whitespace() && character != ' ')
        || matches!(character as u32,
            0xAD | 0x600..=0x605 | 0x61C | 0x6DD | 0x70F | 0x180E | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F
            | 0xE000..=0xF8FF | 0xFEFF | 0xFFF9..=0xFFFB | 0xFFFE..=0xFFFF | 0xE0000..=0x10FFFF))
}

/// The key of an object as source text: a plain word where that is possible, a string otherwise.
pub fn key_text(key: &str) -> String {
    // A leading `for` would start another sort of expression.
    if is_identifier(key) && key != "for" { key.to_owned() } else { string_text(key) }
}

/// A value as the text of an expression, as `terraform fmt` would have it: objects over several lines, lists on one line
/// unless they hold objects. `None` if a part of it is not known.
///
/// ```
/// use hcl::eval::Value;
/// let value = Value::object([("Name", Value::from("x")), ("sizes", Value::list([Value::integer(1), Value::integer(2)]))]);
/// assert_eq!(hcl::format::value_text(&value).unwrap(), "{\n  Name  = \"x\"\n  sizes = [1, 2]\n}");
/// ```
pub fn value_text(value: &Value) -> Option<String> {
    if !value.is_known() {
        return None;
    }
    let mut text = String::from("x = ");
    write_value(value, &mut text);
    text.push('\n');
    let formatted = super::format_file(text.as_bytes()).and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or(text);
    formatted.strip_prefix("x = ").map(|text| text.trim_end_matches('\n').to_owned())
}

/// Values nest no deeper than their makers let them.
fn write_value(value: &Value, text: &mut String) {
    match value {
        Value::List(items) | Value::Set(items) => {
            let in_lines = items.iter().any(|item| item.as_object().is_some_and(|entries| !entries.is_empty()));
            let (open, separator, close) = if in_lines { ("[\n", ",\n", ",\n]") } else { ("[", ", ", "]") };
            text.push_str(open);
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    text.push_str(separator);
                }
                write_value(item, text);
            }
            text.push_str(close);
        }
        Value::Object(entries) if !entries.is_empty() => {
            text.push_str("{\n");
            for (key, value) in entries.iter() {
                text.push_str(&key_text(key));
                text.push_str(" = ");
                write_value(value, text);
                text.push('\n');
            }
            text.push('}');
        }
        Value::Object(_) | Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Unknown(_) => {
            text.push_str(&value.to_string());
        }
    }
}

/// `name = value` on lines of its own, without alignment.
pub fn attribute_text(name: &str, value: &str) -> String {
    format!("{name} = {value}\n")
}

/// A block as `terraform fmt` would have it, with its line end.
///
/// ```
/// use hcl::NewBlock;
/// let block = NewBlock::new("resource", ["aws_vpc", "main"]).attribute("cidr_block", "var.cidr").attribute("tags", "{}");
/// assert_eq!(
///     hcl::format::block_text(&block),
///     "resource \"aws_vpc\" \"main\" {\n  cidr_block = var.cidr\n  tags       = {}\n}\n"
/// );
/// ```
pub fn block_text(block: &NewBlock) -> String {
    let mut text = String::new();
    write_block(block, &mut text);
    let formatted = super::format_file(text.as_bytes()).and_then(|bytes| String::from_utf8(bytes).ok());
    formatted.unwrap_or(text)
}

fn write_block(block: &NewBlock, text: &mut String) {
    text.push_str(&block.block_type);
    for label in &block.labels {
        text.push(' ');
        text.push_str(&string_text(label));
    }
    if block.items.is_empty() {
        text.push_str(" {\n}\n");
        return;
    }
    text.push_str(" {\n");
    for item in &block.items {
        match item {
            NewItem::Attribute(name, value) => text.push_str(&attribute_text(name, value)),
            NewItem::Block(block) => write_block(block, text),
            NewItem::Blank => text.push('\n'),
        }
    }
    text.push_str("}\n");
}
