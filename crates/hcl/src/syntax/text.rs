//! What literal text of a template means.

use std::borrow::Cow;

/// The text that template source stands for: `$${` and `%%{` become `${` and `%{`, and in quoted strings (`escapes`)
/// backslash escapes become their characters. What is not a valid escape is kept; bytes that are not UTF-8 become `U+FFFD`.
pub fn unescape(source: &[u8], escapes: bool) -> Cow<'_, str> {
    let special = |byte: &u8| matches!(byte, b'$' | b'%') || (escapes && *byte == b'\\');
    if !source.iter().any(special) {
        return String::from_utf8_lossy(source);
    }
    let text = String::from_utf8_lossy(source);
    let mut result = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(at) = rest.bytes().position(|byte| special(&byte)) {
        let (before, from) = rest.split_at(at);
        result.push_str(before);
        if let Some(after) = from.strip_prefix("$${") {
            result.push_str("${");
            rest = after;
        } else if let Some(after) = from.strip_prefix("%%{") {
            result.push_str("%{");
            rest = after;
        } else if let Some(after) = from.strip_prefix('\\') {
            rest = backslash(after, &mut result);
        } else {
            let mut characters = from.chars();
            result.extend(characters.next());
            rest = characters.as_str();
        }
    }
    result.push_str(rest);
    Cow::Owned(result)
}

/// Appends what the escape after a backslash stands for and returns what follows it.
fn backslash<'s>(after: &'s str, result: &mut String) -> &'s str {
    let mut characters = after.chars();
    let digits = match characters.next() {
        Some('n') => return push('\n', result, characters.as_str()),
        Some('r') => return push('\r', result, characters.as_str()),
        Some('t') => return push('\t', result, characters.as_str()),
        Some(same @ ('"' | '\\')) => return push(same, result, characters.as_str()),
        Some('u') => 4,
        Some('U') => 8,
        Some(_) | None => {
            result.push('\\');
            return after;
        }
    };
    let character = after.get(1..=digits).and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
    match (character, after.get(1 + digits..)) {
        (Some(character), Some(rest)) => push(character, result, rest),
        _ => {
            result.push('\\');
            after
        }
    }
}

fn push<'s>(character: char, result: &mut String, rest: &'s str) -> &'s str {
    result.push(character);
    rest
}
