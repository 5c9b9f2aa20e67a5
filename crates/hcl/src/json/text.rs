//! Strings of JSON.

use std::borrow::Cow;
use std::fmt::Write;

/// What the inside of a JSON string stands for.
pub(super) fn decode(inner: &[u8], escapes: bool) -> Cow<'_, str> {
    if !escapes {
        return String::from_utf8_lossy(inner);
    }
    let mut text = String::with_capacity(inner.len());
    decode_each(inner, |character, _, _| text.push(character));
    Cow::Owned(text)
}

/// Calls `each` with every character that the inside of a JSON string stands for, and where in it that is written.
pub(super) fn decode_each(inner: &[u8], mut each: impl FnMut(char, usize, usize)) {
    let mut start = 0;
    for chunk in inner.utf8_chunks() {
        let text = chunk.valid();
        let mut at = 0;
        while let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) {
            let (decoded, length) = if character == '\\' {
                escape(text.get(at + 1..).unwrap_or_default())
            } else {
                (character, character.len_utf8())
            };
            each(decoded, start + at, start + at + length);
            at += length;
        }
        start += text.len();
        if !chunk.invalid().is_empty() {
            each(char::REPLACEMENT_CHARACTER, start, start + chunk.invalid().len());
            start += chunk.invalid().len();
        }
    }
}

/// What stands after a backslash: the character and the length of the escape with its backslash.
fn escape(after: &str) -> (char, usize) {
    match after.chars().next() {
        Some('n') => ('\n', 2),
        Some('r') => ('\r', 2),
        Some('t') => ('\t', 2),
        Some('b') => ('\u{8}', 2),
        Some('f') => ('\u{c}', 2),
        Some(same @ ('"' | '\\' | '/')) => (same, 2),
        Some('u') => {
            let unit = |at: usize| after.get(at..at + 4).and_then(|hex| u32::from_str_radix(hex, 16).ok());
            let first = unit(1);
            let is_pair = after.get(5..7) == Some("\\u");
            match (first, if is_pair { unit(7) } else { None }) {
                (Some(high @ 0xD800..=0xDBFF), Some(low @ 0xDC00..=0xDFFF)) => {
                    let code = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                    (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 12)
                }
                (Some(code), _) => (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 6),
                (None, _) => ('\\', 1),
            }
        }
        _ => ('\\', 1),
    }
}

/// A string as JSON text, in quotes.
pub fn string_text(text: &str) -> String {
    let mut result = String::with_capacity(text.len() + 2);
    result.push('"');
    for character in text.chars() {
        match character {
            '"' => result.push_str("\\\""),
            '\\' => result.push_str("\\\\"),
            '\n' => result.push_str("\\n"),
            '\r' => result.push_str("\\r"),
            '\t' => result.push_str("\\t"),
            '\0'..='\u{1f}' => {
                // Writing to a string cannot fail.
                let _ = write!(result, "\\u{:04x}", character as u32);
            }
            other => result.push(other),
        }
    }
    result.push('"');
    result
}
