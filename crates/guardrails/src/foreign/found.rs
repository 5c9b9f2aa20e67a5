//! What somebody else's policy says, whatever shape it says it in.

use std::collections::HashMap;

use domain::evidence::check::Severity;
use regorus::Value;
use serde_json::{Map, Value as Json};

use crate::bundle::severity;
use crate::run::estate::Estate;

/// One thing that a policy says.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    pub message: String,
    pub severity: Option<Severity>,
    pub attribute: Option<String>,
    /// Texts that may be addresses, the likeliest first.
    pub named: Vec<String>,
}

/// Takes apart what came of a rule: a set or list of texts or objects, or a truth value.
pub(crate) fn read(value: &Value, title: &str) -> Vec<Found> {
    let items: Vec<&Value> = match value {
        Value::Set(items) => items.iter().collect(),
        Value::Array(items) => items.iter().collect(),
        Value::Object(object) if !is_message(value) => object.values().collect(),
        Value::Undefined | Value::Null | Value::Bool(false) => return Vec::new(),
        other => vec![other],
    };
    items
        .into_iter()
        .filter(|item| !matches!(item, Value::Undefined | Value::Null | Value::Bool(false)))
        .map(|item| one(item, title))
        .collect()
}

fn is_message(value: &Value) -> bool {
    value
        .as_object()
        .is_ok_and(|object| ["msg", "message"].iter().any(|name| object.get(&Value::from(*name)).is_some()))
}

fn one(item: &Value, title: &str) -> Found {
    let json = serde_json::to_value(item).unwrap_or(Json::Null);
    match &json {
        Json::String(text) => Found { message: text.clone(), severity: None, attribute: None, named: words(text) },
        Json::Object(object) => {
            let nested: Vec<&Map<String, Json>> = std::iter::once(object)
                .chain(
                    ["metadata", "details", "resource", "_loc"]
                        .iter()
                        .filter_map(|name| object.get(*name)?.as_object()),
                )
                .collect();
            let text = |names: &[&str]| {
                names.iter().find_map(|name| {
                    nested.iter().find_map(|object| object.get(*name)?.as_str()).filter(|text| !text.is_empty())
                })
            };
            let message = text(&["msg", "message", "reason", "description", "title"])
                .map_or_else(|| json.to_string(), str::to_owned);
            let mut named: Vec<String> =
                ["address", "resource_address", "resource", "resource_name", "resource_id", "name", "id"]
                    .iter()
                    .filter_map(|name| text(&[name]).map(str::to_owned))
                    .collect();
            named.extend(words(&message));
            Found {
                severity: text(&["severity", "level"]).and_then(severity),
                attribute: text(&["attribute", "field", "path"]).map(str::to_owned),
                message,
                named,
            }
        }
        Json::Bool(_) => Found { message: title.to_owned(), severity: None, attribute: None, named: Vec::new() },
        other => Found { message: other.to_string(), severity: None, attribute: None, named: Vec::new() },
    }
}

/// Bytes of a message in which addresses are looked for.
const LOOKED_AT: usize = 10_000;

/// Words of a message that may be addresses: with and without what stands around them.
fn words(message: &str) -> Vec<String> {
    let end = message.char_indices().map(|(at, _)| at).take_while(|at| *at <= LOOKED_AT).last().unwrap_or(0);
    let message = if message.len() <= LOOKED_AT { message } else { message.get(..end).unwrap_or("") };
    message
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '`' | '\''))
        .flat_map(|word| {
            let bare = word.trim_matches(|c: char| matches!(c, '.' | ':' | '"' | '!' | '?' | '<' | '>' | '{' | '}'));
            let inner = bare.strip_suffix("\"]").map_or(bare, |_| word.trim_end_matches(['.', ':', '!', '?']));
            [word, bare, inner]
        })
        .filter(|word| word.contains(['.', '/']))
        .map(str::to_owned)
        .collect()
}

/// Resources by the texts that name them.
pub(crate) struct Names<'e> {
    by_address: HashMap<&'e str, usize>,
}

impl<'e> Names<'e> {
    pub fn new(estate: &'e Estate<'_>) -> Self {
        let by_address =
            estate.entries.iter().enumerate().map(|(index, entry)| (entry.resource.address.as_str(), index)).collect();
        Self { by_address }
    }

    /// The resource that is meant.
    pub fn find(&self, found: &Found) -> Option<usize> {
        found.named.iter().find_map(|name| self.by_address.get(name.as_str()).copied())
    }
}
