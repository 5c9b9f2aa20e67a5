//! What is done to a value on its way.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use crate::template::evaluate::{Part, Term, Unknown};

/// Does what a row asks for.
pub(super) fn converted(part: &Part, conversion: &str) -> Part {
    let (name, argument) = conversion.split_once(' ').unwrap_or((conversion, ""));
    let made = |term: Term| Part { term, path: part.path.clone(), names: part.names.clone() };
    match (name, &part.term) {
        (_, Term::Unknown(_) | Term::Secret | Term::Absent) if !matches!(name, "list" | "each") => part.clone(),
        ("not", _) => match truth(part) {
            Some(value) => made(Term::Bool(!value)),
            None => part.clone(),
        },
        // True where the text is this one.
        ("is", _) => match part.text() {
            Some(text) => made(Term::Bool(text == argument)),
            None => part.clone(),
        },
        // The word for yes and the word for no.
        ("word", _) => match (truth(part), argument.split_once(' ')) {
            (Some(true), Some((yes, _))) => made(Term::Text(yes.to_owned())),
            (Some(false), Some((_, no))) => made(Term::Text(no.to_owned())),
            _ => part.clone(),
        },
        ("plain", Term::Text(text)) => {
            let bytes = STANDARD.decode(text.as_bytes()).ok();
            match bytes.and_then(|bytes| String::from_utf8(bytes).ok()) {
                Some(text) => made(Term::Text(text)),
                None => part.clone(),
            }
        }
        ("json", _) => json(part),
        ("list", _) => Part::new(Term::List(vec![part.clone()]), &part.path),
        ("first", Term::List(items)) => items.first().cloned().unwrap_or_else(|| made(Term::Absent)),
        ("join", Term::List(items)) => {
            let items: Option<Vec<String>> = items.iter().map(Part::text).collect();
            items.map_or_else(
                || part.clone(),
                |items| made(Term::Text(items.join(if argument.is_empty() { "," } else { argument }))),
            )
        }
        // Each item of a list as an object with one attribute.
        ("each", Term::List(items)) => {
            let wrap = |item: &Part| Part::new(Term::Map(vec![(argument.to_owned(), item.clone())]), &item.path);
            made(Term::List(items.iter().map(wrap).collect()))
        }
        ("lower", Term::Text(text)) => made(Term::Text(text.to_lowercase())),
        ("upper", Term::Text(text)) => made(Term::Text(text.to_uppercase())),
        // Pairs as a map: of what is called so to what is called so.
        ("pairs", Term::List(items)) => {
            let (key, value) = argument.split_once(' ').unwrap_or(("Key", "Value"));
            pairs(items, key, value).map_or_else(|| part.clone(), made)
        }
        // A map as a list of objects: what the key is called in them, and the value.
        ("entries", Term::Map(entries)) => {
            let (key_name, value_name) = argument.split_once(' ').unwrap_or(("key", "value"));
            let object = |(key, part): &(String, Part)| {
                let key = (key_name.to_owned(), Part::new(Term::Text(key.clone()), &part.path));
                let rest = match (&part.term, value_name) {
                    (Term::Map(inner), ".") => inner.clone(),
                    _ => vec![(value_name.to_owned(), part.clone())],
                };
                Part::new(Term::Map(std::iter::once(key).chain(rest).collect()), &part.path)
            };
            made(Term::List(entries.iter().map(object).collect()))
        }
        // Names that begin in lower case, as the service's own JSON has them.
        ("camel", _) => json(&camel(part)),
        // `PublicRead` as `public-read`.
        ("acl", Term::Text(text)) => made(Term::Text(super::snake(text).replace('_', "-"))),
        ("secret", _) => made(Term::Secret),
        // A text where an object is wanted.
        ("texts", Term::Text(_)) => {
            let list = Part::new(Term::List(vec![part.clone()]), &part.path);
            made(Term::Map(vec![(argument.to_owned(), list)]))
        }
        ("values", Term::Map(entries)) => made(Term::List(entries.iter().map(|(_, part)| part.clone()).collect())),
        _ => part.clone(),
    }
}

/// `[{Key, Value}]` as a map.
pub(super) fn pairs(items: &[Part], key: &str, value: &str) -> Option<Term> {
    let pair = |item: &Part| Some((item.get(key)?.text()?, item.get(value)?.clone()));
    let there = items.iter().filter(|item| !matches!(item.term, Term::Absent));
    there.map(pair).collect::<Option<Vec<_>>>().map(Term::Map)
}

/// The value as JSON text; ids that only a deployment says stand in it as `${Name}`.
pub(super) fn json(part: &Part) -> Part {
    let mut names = Vec::new();
    part.all_names(&mut names);
    let text = |value: &Value| Term::Text(value.to_string());
    let term = match (&part.term, part.json()) {
        // It is written as JSON text already.
        (Term::Text(_), _) => part.term.clone(),
        (_, Ok(value)) => text(&value),
        (_, Err(None)) => Term::Secret,
        (_, Err(Some(unknown))) => match part.sketch() {
            Some(value) if !matches!(part.term, Term::Unknown(_)) => text(&value),
            _ => Term::Unknown(Unknown { reason: unknown.reason.clone(), sketch: None }),
        },
    };
    Part { term, path: part.path.clone(), names }
}

/// What stands for yes or no.
pub(super) fn truth(part: &Part) -> Option<bool> {
    match &part.term {
        Term::Bool(value) => Some(*value),
        Term::Text(text) if text.eq_ignore_ascii_case("true") => Some(true),
        Term::Text(text) if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

fn camel(part: &Part) -> Part {
    let lower = |key: &str| {
        let mut letters = key.chars();
        letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
    };
    let term = match &part.term {
        Term::List(items) => Term::List(items.iter().map(camel).collect()),
        Term::Map(entries) => Term::Map(entries.iter().map(|(key, part)| (lower(key), camel(part))).collect()),
        term => term.clone(),
    };
    Part { term, path: part.path.clone(), names: part.names.clone() }
}
