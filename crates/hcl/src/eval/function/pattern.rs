use std::borrow::Cow;

use regex::{Captures, Regex, RegexBuilder};

use super::arguments::Arguments;
use crate::eval::error::{Outcome, Stop};
use crate::eval::value::Value;

fn compile(pattern: &str) -> Outcome<Regex> {
    RegexBuilder::new(pattern).size_limit(1 << 20).build().map_err(|error| {
        let reason = error.to_string();
        let reason = reason.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned();
        Stop::error(format!("`{pattern}` is not a valid pattern: {reason}"), "check its syntax")
    })
}

/// The whole match, the list of its groups, or an object of its named groups.
fn matched(regex: &Regex, captures: &Captures<'_>) -> Outcome<Value> {
    let text = |index: usize| captures.get(index).map_or(Value::Null, |group| Value::from(group.as_str()));
    let names: Vec<Option<&str>> = regex.capture_names().skip(1).collect();
    let named = names.iter().flatten().count();
    if names.is_empty() {
        return Ok(text(0));
    }
    if named == 0 {
        return Ok(Value::list((1..=names.len()).map(text)));
    }
    if named < names.len() {
        return Err(Stop::error("the pattern has both named and unnamed groups", "name all groups or none"));
    }
    Ok(Value::object(names.iter().enumerate().filter_map(|(index, name)| Some(((*name)?, text(index + 1))))))
}

pub(super) fn regex(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let regex = compile(&arguments.text(0)?)?;
    let text = arguments.text(1)?;
    match regex.captures(&text) {
        Some(captures) => matched(&regex, &captures),
        None => Err(Stop::error("the pattern does not match", "check it with `can` first, or use `regexall`")),
    }
}

pub(super) fn regexall(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let regex = compile(&arguments.text(0)?)?;
    let text = arguments.text(1)?;
    let mut found = Vec::new();
    for captures in regex.captures_iter(&text) {
        arguments.evaluator.spend(captures.len())?;
        found.push(matched(&regex, &captures)?);
    }
    Ok(Value::list(found))
}

/// Text between slashes is a pattern, any other is text.
pub(super) fn replace(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let (text, from, to) = (arguments.text(0)?, arguments.text(1)?, arguments.text(2)?);
    let pattern = (from.len() > 1).then(|| from.strip_prefix('/')?.strip_suffix('/')).flatten();
    let result = match pattern {
        Some(pattern) => {
            let regex = compile(pattern)?;
            let count = regex.find_iter(&text).count();
            arguments.evaluator.spend(text.len() + count.saturating_mul(to.len() + text.len().min(64)))?;
            regex.replace_all(&text, &*to)
        }
        None => {
            let count = if from.is_empty() { text.len() + 1 } else { text.matches(&*from).count() };
            arguments.evaluator.spend(text.len() + count.saturating_mul(to.len()))?;
            Cow::Owned(text.replace(&*from, &to))
        }
    };
    Ok(Value::string(result))
}
