use unicode_segmentation::UnicodeSegmentation;

use super::arguments::{Arguments, items_of};
use crate::eval::convert::to_text;
use crate::eval::error::{Outcome, Stop};
use crate::eval::value::Value;

pub(super) fn chomp(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(Value::string(arguments.text(0)?.trim_end_matches(['\r', '\n'])))
}

pub(super) fn endswith(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(Value::Bool(arguments.text(0)?.ends_with(&*arguments.text(1)?)))
}

pub(super) fn startswith(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(Value::Bool(arguments.text(0)?.starts_with(&*arguments.text(1)?)))
}

pub(super) fn strcontains(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(Value::Bool(arguments.text(0)?.contains(&*arguments.text(1)?)))
}

pub(super) fn indent(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let wrong = || Stop::error("the number of spaces is out of range", "use a small whole number");
    let spaces = usize::try_from(arguments.integer(0)?).ok().filter(|spaces| *spaces <= 10_000).ok_or_else(wrong)?;
    let text = arguments.text(1)?;
    let lines = text.matches('\n').count();
    arguments.evaluator.spend(text.len() + lines.saturating_mul(spaces))?;
    Ok(Value::string(text.replace('\n', &format!("\n{}", " ".repeat(spaces)))))
}

pub(super) fn join(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let separator = arguments.text(0)?;
    let mut texts = Vec::new();
    for list in arguments.values.iter().skip(1) {
        for item in items_of(list)? {
            let text = to_text(item)?;
            arguments.evaluator.spend(text.len() + separator.len())?;
            texts.push(text);
        }
    }
    Ok(Value::string(texts.join(&*separator)))
}

pub(super) fn lower(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(Value::string(each_alone(&arguments.text(0)?, |character| character.to_lowercase())))
}

pub(super) fn upper(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(Value::string(each_alone(&arguments.text(0)?, |character| character.to_uppercase())))
}

/// Go's case mapping goes character by character; one that would become two stays as it is.
fn each_alone<I: Iterator<Item = char>>(text: &str, map: impl Fn(char) -> I) -> String {
    let alone = |character| {
        let mut mapped = map(character);
        match (mapped.next(), mapped.next()) {
            (Some(one), None) => one,
            _ => character,
        }
    };
    text.chars().map(alone).collect()
}

/// The first letter of each word in upper case; a word starts after anything that is neither letter, digit nor `_`.
pub(super) fn title(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let text = arguments.text(0)?;
    let mut result = String::with_capacity(text.len());
    let mut inside = false;
    for character in text.chars() {
        if inside {
            result.push(character)
        } else {
            result.extend(character.to_uppercase())
        }
        inside =
            character.is_alphanumeric() || character == '_' || (!character.is_ascii() && !character.is_whitespace());
    }
    Ok(Value::string(result))
}

pub(super) fn split(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let (separator, text) = (arguments.text(0)?, arguments.text(1)?);
    arguments.evaluator.spend(text.len())?;
    if separator.is_empty() {
        return Ok(Value::list(text.chars().map(|character| Value::string(character.to_string()))));
    }
    Ok(Value::list(text.split(&*separator).map(Value::from)))
}

pub(super) fn strrev(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(Value::string(arguments.text(0)?.graphemes(true).rev().collect::<String>()))
}

pub(super) fn substr(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let text = arguments.text(0)?;
    let (offset, length) = (arguments.integer(1)?, arguments.integer(2)?);
    let characters: Vec<&str> = text.graphemes(true).collect();
    let count = characters.len();
    let start = if offset < 0 {
        count.saturating_sub(usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX))
    } else {
        usize::try_from(offset).unwrap_or(usize::MAX).min(count)
    };
    let taken = if length < 0 { count } else { usize::try_from(length).unwrap_or(usize::MAX) };
    Ok(Value::string(characters.into_iter().skip(start).take(taken).collect::<String>()))
}

pub(super) fn trim(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let (text, cut) = (arguments.text(0)?, arguments.text(1)?);
    Ok(Value::string(text.trim_matches(|character| cut.contains(character))))
}

pub(super) fn trimprefix(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let (text, cut) = (arguments.text(0)?, arguments.text(1)?);
    Ok(Value::string(text.strip_prefix(&*cut).unwrap_or(&text)))
}

pub(super) fn trimsuffix(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let (text, cut) = (arguments.text(0)?, arguments.text(1)?);
    Ok(Value::string(text.strip_suffix(&*cut).unwrap_or(&text)))
}

pub(super) fn trimspace(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    Ok(Value::string(arguments.text(0)?.trim()))
}
