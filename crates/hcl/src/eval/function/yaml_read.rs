use std::collections::BTreeMap;
use std::sync::Arc;

use saphyr_parser::{Event, Parser, ScalarStyle, Tag};

use super::arguments::Arguments;
use super::date;
use crate::eval::convert::to_text;
use crate::eval::error::{Outcome, Stop};
use crate::eval::number::Number;
use crate::eval::value::Value;

/// Text can nest no deeper than an expression can.
const DEEPEST: usize = 200;

/// A list or mapping that is not finished.
enum Open {
    List(usize, Vec<Value>),
    Mapping(usize, BTreeMap<Arc<str>, Value>, Option<Arc<str>>),
}

pub(super) fn yamldecode(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let text = arguments.text(0)?;
    arguments.evaluator.spend(text.len())?;
    let mut anchors: BTreeMap<usize, Value> = BTreeMap::new();
    let mut open: Vec<Open> = Vec::new();
    let mut result = None;
    let mut documents = 0;
    for event in Parser::new_from_str(&text) {
        let (event, _) =
            event.map_err(|error| Stop::error(format!("this is not YAML: {error}"), "check the text at that place"))?;
        let finished = match event {
            Event::DocumentStart(_) => {
                documents += 1;
                if documents > 1 {
                    return Err(Stop::error("the YAML text holds more than one document", "give one document"));
                }
                continue;
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => continue,
            Event::SequenceStart(anchor, _) => {
                open.push(Open::List(anchor, Vec::new()));
                None
            }
            Event::MappingStart(anchor, _) => {
                open.push(Open::Mapping(anchor, BTreeMap::new(), None));
                None
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(Open::List(anchor, items)) => Some((anchor, Value::list(items))),
                Some(Open::Mapping(anchor, entries, _)) => Some((anchor, Value::object(entries))),
                None => None,
            },
            Event::Scalar(text, style, anchor, tag) => Some((anchor, scalar(&text, style, tag.as_deref())?)),
            Event::Alias(anchor) => {
                let value = anchors.get(&anchor).cloned();
                let value =
                    value.ok_or_else(|| Stop::error("a YAML alias refers to nothing", "define its anchor first"))?;
                // Aliases of aliases grow without bound.
                arguments.evaluator.spend(usize::try_from(value.weight()).unwrap_or(usize::MAX))?;
                Some((0, value))
            }
        };
        if open.len() > DEEPEST {
            return Err(Stop::error("the YAML text is nested too deeply", "make it flatter"));
        }
        let Some((anchor, value)) = finished else { continue };
        if anchor > 0 {
            anchors.insert(anchor, value.clone());
        }
        match open.last_mut() {
            None => result = Some(value),
            Some(Open::List(_, items)) => items.push(value),
            Some(Open::Mapping(_, entries, key @ None)) => {
                *key = Some(to_text(&value)?);
                let _ = entries;
            }
            Some(Open::Mapping(_, entries, key)) => {
                if let Some(key) = key.take() {
                    put(entries, key, value);
                }
            }
        }
    }
    result.ok_or_else(|| Stop::error("the YAML text is empty", "give it a value"))
}

/// `<<` takes over the entries of another mapping that are not set.
fn put(entries: &mut BTreeMap<Arc<str>, Value>, key: Arc<str>, value: Value) {
    if &*key != "<<" {
        entries.insert(key, value);
        return;
    }
    let merged = match &value {
        Value::List(items) => items.iter().collect(),
        other => vec![other],
    };
    for object in merged.into_iter().filter_map(Value::as_object) {
        for (key, value) in object {
            entries.entry(Arc::clone(key)).or_insert_with(|| value.clone());
        }
    }
}

/// What a plain scalar is, by the rules that Terraform's YAML reader has.
fn scalar(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Outcome<Value> {
    match tag.map(|tag| tag.suffix.as_str()) {
        Some("str" | "binary") => return Ok(Value::from(text)),
        Some("int" | "float") if style == ScalarStyle::Plain => {
            return number(text)
                .ok_or_else(|| Stop::error(format!("`{text}` is not a number"), "correct it or its tag"));
        }
        _ => {}
    }
    if style != ScalarStyle::Plain {
        return Ok(Value::from(text));
    }
    Ok(match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" | "y" | "Y" => Value::Bool(true),
        "false" | "False" | "FALSE" | "no" | "No" | "NO" | "off" | "Off" | "OFF" | "n" | "N" => Value::Bool(false),
        ".nan" | ".NaN" | ".NAN" | ".inf" | ".Inf" | ".INF" | "-.inf" | "-.Inf" | "-.INF" | "+.inf" | "+.Inf"
        | "+.INF" => {
            return Err(Stop::error(format!("`{text}` is not a number that can be used"), "put it in quotes"));
        }
        text => match date::normalised(text) {
            Some(timestamp) => Value::string(timestamp),
            None => number(text).unwrap_or_else(|| Value::from(text)),
        },
    })
}

fn number(text: &str) -> Option<Value> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let plain = digits;
    if !plain.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        return None;
    }
    let radix = |digits: &str, radix| i128::from_str_radix(digits, radix).ok();
    let based = match plain.get(..2) {
        Some("0x") => radix(plain.get(2..)?, 16),
        Some("0o") => radix(plain.get(2..)?, 8),
        _ => None,
    };
    if let Some(integer) = based {
        return Some(Value::Number(Number::from(sign * integer)));
    }
    let number = Number::parse(plain)?;
    Some(Value::Number(if sign < 0 { number.negated() } else { number }))
}
