//! Names and values as source text.

use std::fmt::Write;

use crate::NewBlock;
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
    if is_identifier(key) { key.to_owned() } else { string_text(key) }
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
