//! The values of one instance of a resource.

use std::collections::BTreeMap;
use std::sync::Arc;

use catalogue::schemas::{Field, Schema};
use domain::planned::SENSITIVE;
use hcl::ExprKind;
use hcl::eval::Value;
use serde_json::{Map, Value as Json};

use super::body::Body;
use super::secrets::is_secret;
use super::value;
use crate::graph::units::Unit;
use crate::values::{Estate, Instance, Iterator, convert};

/// What Terraform itself reads, and no provider sees.
const META: [&str; 6] = ["count", "depends_on", "for_each", "provider", "lifecycle", "provider_meta"];
const META_BLOCKS: [&str; 4] = ["lifecycle", "provisioner", "connection", "provider_meta"];

/// A value longer than this is not handed out.
const LONGEST: usize = 256 * 1024;

/// What is worked out of one instance.
pub(super) struct Instantiated<'e, 'p> {
    pub(super) estate: &'e Estate<'p>,
    pub(super) number: u32,
    pub(super) unit: &'e Unit<'p>,
    pub(super) module_instance: u32,
    pub(super) instance: &'e Instance,
    /// How many more blocks dynamic ones may make, and how many more bytes there may be.
    pub(super) left: (usize, usize),
    pub(super) unknown: BTreeMap<String, String>,
    pub(super) sensitive: Vec<String>,
    /// Attribute paths with the number of the attribute that they come from, and those of the dynamic blocks' items.
    pub(super) written: Vec<(String, usize)>,
}

impl Instantiated<'_, '_> {
    /// The values of the whole block.
    pub(super) fn values(&mut self, body: &Body<'_>, schema: Option<&Schema>) -> Json {
        Json::Object(self.body(body, schema, "", &mut Vec::new(), &mut Vec::new()))
    }

    /// Blocks nest no deeper than the reader lists them.
    fn body(
        &mut self,
        body: &Body<'_>,
        schema: Option<&Schema>,
        prefix: &str,
        iterators: &mut Vec<Iterator>,
        sources: &mut Vec<usize>,
    ) -> Map<String, Json> {
        let mut object = Map::new();
        for (name, at) in &body.attributes {
            if prefix.is_empty() && META.contains(name) {
                continue;
            }
            let path = format!("{prefix}{name}");
            self.written.push((path.clone(), *at));
            self.written.extend(sources.iter().map(|source| (path.clone(), *source)));
            if let Some(value) = self.attribute(name, *at, &path, schema, iterators) {
                object.insert((*name).to_owned(), value);
            }
        }
        for (block_type, label, inner) in &body.blocks {
            if block_type == "dynamic" {
                if let Some(label) = label {
                    self.dynamic(inner, label, schema, prefix, iterators, sources, &mut object);
                }
                continue;
            }
            if prefix.is_empty() && META_BLOCKS.contains(&&**block_type) {
                continue;
            }
            self.block(inner, block_type, schema, prefix, iterators, sources, &mut object);
        }
        object
    }

    fn attribute(
        &mut self,
        name: &str,
        at: usize,
        path: &str,
        schema: Option<&Schema>,
        iterators: &[Iterator],
    ) -> Option<Json> {
        let found = self.estate.value(self.number, at, self.module_instance, self.instance, iterators);
        let sensitive = self.estate.is_sensitive(self.number, at);
        if sensitive {
            self.sensitive.push(path.to_owned());
        }
        if let Some(reason) = found.first_unknown().filter(|_| sensitive) {
            self.unknown.insert(path.to_owned(), reason.reason().to_owned());
            return None;
        }
        if found == Value::Null {
            return None;
        }
        if sensitive {
            return Some(Json::String(SENSITIVE.to_owned()));
        }
        let length = convert::length(&found, LONGEST);
        if length > LONGEST.min(self.left.1) {
            self.unknown.insert(path.to_owned(), "known, but too long to hand out".to_owned());
            return None;
        }
        self.left.1 -= length;
        if is_secret(&self.unit.definition.type_name, name) && has_text(&found) {
            self.sensitive.push(path.to_owned());
            return Some(Json::String(SENSITIVE.to_owned()));
        }
        let field = schema.and_then(|schema| schema.at(name));
        value::json(&value::fit(found, field), path, &mut self.unknown)
    }

    #[expect(clippy::too_many_arguments, reason = "what is around a block, and where it goes")]
    fn block(
        &mut self,
        inner: &Body<'_>,
        block_type: &str,
        schema: Option<&Schema>,
        prefix: &str,
        iterators: &mut Vec<Iterator>,
        sources: &mut Vec<usize>,
        object: &mut Map<String, Json>,
    ) {
        let schema = schema.and_then(|schema| match schema.at(block_type)? {
            Field::Block(block) => Some(&block.schema),
            Field::Attribute(_) => None,
        });
        // The one block that providers have as an object.
        if block_type == "timeouts" {
            let values = self.body(inner, schema, &format!("{prefix}{block_type}."), iterators, sources);
            object.insert(block_type.to_owned(), Json::Object(values));
            return;
        }
        let before = object.get(block_type).and_then(Json::as_array).map_or(0, Vec::len);
        let values = self.body(inner, schema, &format!("{prefix}{block_type}[{before}]."), iterators, sources);
        let list = object.entry(block_type).or_insert_with(|| Json::Array(Vec::new()));
        if let Json::Array(list) = list {
            list.push(Json::Object(values));
        }
    }

    #[expect(clippy::too_many_arguments, reason = "what is around a block, and where it goes")]
    fn dynamic(
        &mut self,
        dynamic: &Body<'_>,
        label: &str,
        schema: Option<&Schema>,
        prefix: &str,
        iterators: &mut Vec<Iterator>,
        sources: &mut Vec<usize>,
        object: &mut Map<String, Json>,
    ) {
        let path = format!("{prefix}{label}");
        let Some(at) = dynamic.attribute("for_each") else { return };
        let Some((_, _, content)) = dynamic.blocks.iter().find(|(block_type, ..)| block_type == "content") else {
            return;
        };
        let each = self.estate.value(self.number, at, self.module_instance, self.instance, iterators);
        let items: Option<Vec<(Value, Value)>> = match &each {
            Value::List(items) => {
                Some(items.iter().enumerate().map(|(at, item)| (Value::integer(at as i64), item.clone())).collect())
            }
            Value::Set(items) => Some(items.iter().map(|item| (item.clone(), item.clone())).collect()),
            Value::Object(entries) => {
                Some(entries.iter().map(|(key, item)| (Value::String(key.clone()), item.clone())).collect())
            }
            Value::Null => Some(Vec::new()),
            _ => None,
        };
        let sensitive = self.estate.is_sensitive(self.number, at);
        let Some(items) = items.filter(|items| !sensitive && items.len() <= self.left.0) else {
            let reason = match &each {
                Value::Unknown(reason) => reason.reason(),
                _ if sensitive => "it depends on a sensitive value",
                _ => "not listed: it makes too many blocks, or is neither a list nor a map",
            };
            self.written.push((path.clone(), at));
            self.unknown.insert(path, reason.to_owned());
            return;
        };
        self.left.0 -= items.len();
        let name: Arc<str> = self.iterator_name(dynamic).unwrap_or(label).into();
        sources.push(at);
        for (key, value) in items {
            iterators.push(Iterator { name: name.clone(), key, value });
            self.block(content, label, schema, prefix, iterators, sources, object);
            iterators.pop();
        }
        sources.pop();
    }

    /// The name that a dynamic block gives to its item, where it gives one.
    fn iterator_name(&self, dynamic: &Body<'_>) -> Option<&str> {
        let (source, entry) = self.unit.entries.get(dynamic.attribute("iterator")?)?;
        match source.tree.expr(entry.expr).unwrap_parens().kind() {
            ExprKind::Variable(name) => Some(name),
            _ => None,
        }
    }
}

/// Whether there is any text in it that could be a secret.
fn has_text(value: &Value) -> bool {
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        match value {
            Value::String(text) if !text.is_empty() => return true,
            Value::List(items) | Value::Set(items) => waiting.extend(items.iter()),
            Value::Object(entries) => waiting.extend(entries.values()),
            _ => {}
        }
    }
    false
}
