//! A template's resource in Terraform's types.
//!
//! A property goes to the attribute of the same name in the other way of writing (`StorageEncrypted` to
//! `storage_encrypted`), which the schema of the type bears out; a row of [`table`](super::table) says where that is
//! otherwise.

mod convert;
mod names;
mod place;

use std::collections::BTreeMap;

use catalogue::SchemaKind;
use domain::graph::ComponentKey;
use domain::planned::{Link, SENSITIVE};
use serde_json::{Map, Value};

use super::evaluate::{Part, Term};
use super::table::{Row, row};
pub(super) use names::snake;
use place::Placing;

/// What a resource comes to in one type.
#[derive(Debug, Default)]
pub(super) struct Translation {
    pub(super) type_name: String,
    /// Tells several of one type apart: nothing for the resource itself.
    pub(super) suffix: String,
    pub(super) values: Value,
    pub(super) unknown: BTreeMap<String, String>,
    pub(super) sensitive: Vec<String>,
    /// Attribute path and logical id.
    pub(super) names: Vec<(String, Box<str>)>,
    /// Attribute paths that refer to the resource itself.
    pub(super) own: Vec<String>,
    pub(super) translated: BTreeMap<String, String>,
}

/// What a resource comes to; none where its type is not translated.
pub(super) fn translations(type_name: &str, properties: &Part) -> Option<Vec<Translation>> {
    let row = row(type_name, |property| properties.get(property).is_some())?;
    let mut found = vec![translation(row, type_name, properties)];
    for beside in &row.beside {
        add_beside(beside, type_name, properties, &mut found);
    }
    Some(found)
}

/// The properties of a type that is not translated, as they are.
pub(super) fn untranslated(type_name: &str, properties: &Part) -> Translation {
    let mut translation = Translation { type_name: type_name.to_owned(), ..Translation::default() };
    let mut values = Map::new();
    if let Term::Map(entries) = &properties.term {
        for (key, part) in entries {
            let mut names = Vec::new();
            part.all_names(&mut names);
            translation.names.extend(names.into_iter().map(|name| (key.clone(), name)));
            translation.translated.insert(key.clone(), part.path.clone());
            match part.json() {
                Ok(value) => {
                    values.insert(key.clone(), value);
                }
                Err(Some(unknown)) => {
                    translation.unknown.insert(key.clone(), unknown.reason.clone());
                }
                Err(None) => {
                    values.insert(key.clone(), Value::String(SENSITIVE.to_owned()));
                    translation.sensitive.push(key.clone());
                }
            }
        }
    }
    translation.values = Value::Object(values);
    translation
}

fn add_beside(row: &Row, type_name: &str, properties: &Part, found: &mut Vec<Translation>) {
    let at = |path: &str| path.split('.').try_fold(properties, |part, key| part.get(key));
    let is_there = |part: &Part| !matches!(part.term, Term::Absent | Term::Null);
    if row.unless.as_deref().and_then(at).is_some_and(is_there) {
        return;
    }
    if let Some((path, wanted)) = row.when.as_deref().and_then(|when| when.split_once('='))
        && at(path).and_then(Part::text).as_deref() != Some(wanted)
    {
        return;
    }
    let whole = Part::new(Term::Map(Vec::new()), &properties.path);
    let source = match row.from.as_deref() {
        Some("Properties") => properties,
        Some(path) => match at(path).filter(|part| is_there(part)) {
            Some(part) => part,
            None => return,
        },
        None => &whole,
    };
    let parts: Vec<&Part> = match &source.term {
        Term::List(items) if row.each => items.iter().filter(|item| is_there(item)).collect(),
        Term::Map(entries) if row.each => entries.iter().map(|(_, part)| part).collect(),
        _ => vec![source],
    };
    let several = row.each && parts.len() > 1;
    let parts = parts.into_iter().enumerate().filter(|(_, part)| {
        match row.when.as_deref().and_then(|when| when.strip_prefix('@')) {
            // Of each item what it is: `@Type:Api`.
            Some(when) => when
                .split_once(':')
                .is_some_and(|(key, wanted)| part.get(key).and_then(Part::text).as_deref() == Some(wanted)),
            None => true,
        }
    });
    for (number, part) in parts {
        let mut made = translation(row, type_name, part);
        made.suffix = match several {
            true => format!("{}[{number}]", row.type_name),
            false => row.type_name.clone(),
        };
        if let Some(link) = &row.link {
            made.own.push(link.clone());
            made.unknown.entry(link.clone()).or_insert_with(|| "known after deployment".to_owned());
        }
        found.push(made);
    }
}

fn translation(row: &Row, source_type: &str, part: &Part) -> Translation {
    let schema = catalogue::schema(&row.type_name, SchemaKind::Resource).unwrap_or_default();
    let mut placing = Placing::new(row, source_type, &schema);
    match &row.whole {
        Some(target) => placing.whole(part, target),
        None => placing.properties(part),
    }
    let mut translation = placing.finished();
    translation.type_name.clone_from(&row.type_name);
    add_defaults(row, &mut translation);
    translation
}

fn add_defaults(row: &Row, translation: &mut Translation) {
    for (path, value) in &row.default {
        let is_written = translation.translated.contains_key(path) || translation.unknown.contains_key(path);
        if let (false, Ok(value)) = (is_written, serde_json::to_value(value)) {
            place::set(&mut translation.values, path, value);
        }
    }
}

/// The links of a translation, for the component at `own`.
pub(super) fn links(
    translation: &Translation,
    own: &ComponentKey,
    key_of: impl Fn(&str) -> Option<ComponentKey>,
) -> Vec<Link> {
    let named = translation.names.iter();
    let named = named.filter_map(|(path, name)| Some(Link { attribute: path.clone(), to: key_of(name)? }));
    let own = translation.own.iter().map(|path| Link { attribute: path.clone(), to: own.clone() });
    let mut links: Vec<Link> = named.chain(own).collect();
    links.sort();
    links.dedup();
    links
}
