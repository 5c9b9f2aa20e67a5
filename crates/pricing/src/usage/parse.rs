//! Reading a usage file: each mistake with its line.

use rust_decimal::Decimal;
use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::{Quantity, Said, Usage, starred};
use crate::decimal;

/// How deep keys may nest: `resource_usage`, an address, a group, a key.
const DEEPEST: usize = 8;

/// A quantity above this is a mistake, and no decimal could hold what is worked out from it.
const MOST: i64 = 1_000_000_000_000_000_000;

/// What is wrong with a usage file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct UsageError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

/// A value whose key was read.
enum Open {
    /// A mapping, and the key whose value comes next.
    Mapping(Option<String>),
    /// A list, of which nothing is taken.
    List,
}

pub(super) fn parse(text: &str) -> Result<Usage, UsageError> {
    let mut usage = Usage { text: text.to_owned(), ..Usage::default() };
    let mut open: Vec<Open> = Vec::new();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| UsageError {
            line: error.marker().line(),
            message: format!("this is no YAML: {}", error.info()),
            hint: "check indentation and colons there".to_owned(),
        })?;
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                if open.len() >= DEEPEST {
                    return Err(at(&span, "keys nest too deep", "a usage file has an address, groups and keys"));
                }
                if open.is_empty() && matches!(event, Event::SequenceStart(..)) {
                    return Err(at(&span, "a usage file is a mapping", "start it with `version: 0.1`"));
                }
                if let [Open::Mapping(Some(section))] = open.as_slice()
                    && matches!(section.as_str(), "resource_usage" | "resource_type_default_usage")
                    && matches!(event, Event::SequenceStart(..))
                {
                    return Err(at(&span, format!("`{section}` is a mapping"), "give it addresses as keys"));
                }
                open.push(if matches!(event, Event::MappingStart(..)) { Open::Mapping(None) } else { Open::List });
            }
            Event::MappingEnd | Event::SequenceEnd => {
                open.pop();
                value_done(&mut open);
            }
            Event::Scalar(scalar, style, ..) => match open.last_mut() {
                Some(Open::Mapping(key @ None)) => *key = Some(scalar.into_owned()),
                Some(Open::Mapping(Some(_))) => {
                    take(&mut usage, &open, &scalar, style, &span)?;
                    value_done(&mut open);
                }
                Some(Open::List) => {}
                None if scalar.is_empty() => {}
                None => return Err(at(&span, "a usage file is a mapping", "start it with `version: 0.1`")),
            },
            Event::Alias(_) => return Err(at(&span, "aliases are not read here", "write the value out")),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd => {}
        }
    }
    Ok(usage)
}

fn value_done(open: &mut [Open]) {
    if let Some(Open::Mapping(key)) = open.last_mut() {
        *key = None;
    }
}

fn take(usage: &mut Usage, open: &[Open], scalar: &str, style: ScalarStyle, span: &Span) -> Result<(), UsageError> {
    let mut path: Vec<&str> = Vec::with_capacity(open.len());
    for level in open {
        match level {
            Open::Mapping(Some(key)) => path.push(key),
            Open::Mapping(None) | Open::List => return Ok(()),
        }
    }
    let is_null = style == ScalarStyle::Plain && matches!(scalar, "" | "~" | "null");
    match path.as_slice() {
        ["version"] if !matches!(scalar, "0.1" | "v0.1") => {
            Err(at(span, format!("version `{scalar}` is not known"), "write `version: 0.1`"))
        }
        ["resource_usage" | "resource_type_default_usage"] if is_null => Ok(()),
        [section @ ("resource_usage" | "resource_type_default_usage")] => {
            Err(at(span, format!("`{section}` is a mapping"), "give it addresses or types, and their keys below"))
        }
        ["assumed_regions", provider] => {
            usage.regions.insert((*provider).to_owned(), scalar.to_owned());
            Ok(())
        }
        ["resource_usage" | "resource_type_default_usage", _] if is_null => Ok(()),
        ["resource_usage" | "resource_type_default_usage", name] => {
            Err(at(span, format!("`{name}` is a mapping"), "write its usage keys below it, indented"))
        }
        [section @ ("resource_usage" | "resource_type_default_usage"), name, keys @ ..] => {
            let key = keys.join(".");
            if !is_null {
                let quantity = quantity(&key, scalar, style, span)?;
                said(usage, section, name).insert(key, quantity);
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

fn said<'u>(usage: &'u mut Usage, section: &str, name: &str) -> &'u mut Said {
    if section == "resource_type_default_usage" {
        return usage.by_type.entry(name.to_owned()).or_default();
    }
    if !name.contains("[*]") {
        return usage.by_address.entry(name.to_owned()).or_default();
    }
    let patterns = usage.by_pattern.entry(starred(name)).or_default();
    let place = patterns.iter().position(|(pattern, _)| pattern == name).unwrap_or_else(|| {
        patterns.push((name.to_owned(), Said::new()));
        patterns.len() - 1
    });
    #[expect(clippy::indexing_slicing, reason = "the place was just found or made")]
    &mut patterns[place].1
}

fn quantity(key: &str, scalar: &str, style: ScalarStyle, span: &Span) -> Result<Quantity, UsageError> {
    if let Some(number) = decimal::parse(scalar) {
        if number.is_sign_negative() && !number.is_zero() {
            return Err(at(span, format!("`{key}` is negative"), "usage is zero or more"));
        }
        if number > Decimal::from(MOST) {
            return Err(at(span, format!("`{key}` is too large to count with"), "check the number of digits"));
        }
        return Ok(Quantity::Number(number));
    }
    let looks_like_number = style == ScalarStyle::Plain && scalar.starts_with(|first: char| first.is_ascii_digit());
    let measure = ["_gb", "_tb", "_mb", "_requests", "_hrs", "_units", "_operations", "_secs", "_mins"];
    if (looks_like_number && !scalar.ends_with("_year")) || measure.iter().any(|ending| key.ends_with(ending)) {
        return Err(at(span, format!("`{scalar}` of `{key}` is no number"), "write digits, as in `1000` or `1_000`"));
    }
    Ok(Quantity::Text(scalar.to_owned()))
}

fn at(span: &Span, message: impl Into<String>, hint: impl Into<String>) -> UsageError {
    UsageError { line: span.start.line(), message: message.into(), hint: hint.into() }
}
