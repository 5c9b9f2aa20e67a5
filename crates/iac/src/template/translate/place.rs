//! Putting values where Terraform has them.

use catalogue::Schema;
use catalogue::schemas::{Nesting, ValueType};
use domain::planned::SENSITIVE;
use serde_json::{Map, Number, Value};

use super::Translation;
use super::convert::{converted, json, pairs, truth};
use super::names::{Field, Shape, name_in};
use crate::attribute_path::{self, Step};
use crate::document::flat::push_name;
use crate::template::evaluate::{Part, Term};
use crate::template::table::{Row, Split, Target};

/// A translation while its values are put in.
pub(super) struct Placing<'r> {
    row: &'r Row,
    source_type: &'r str,
    top: Shape<'r>,
    made: Translation,
}

/// Where a value is: the path of its property (`[]` for any item) and that of its attribute.
#[derive(Clone, Copy)]
struct Spot<'p> {
    source: &'p str,
    target: &'p str,
}

impl<'r> Placing<'r> {
    pub(super) fn new(row: &'r Row, source_type: &'r str, schema: &'r Schema) -> Self {
        let made = Translation { values: Value::Object(Map::new()), ..Translation::default() };
        Self { row, source_type, top: Shape::Block(schema), made }
    }

    pub(super) fn finished(self) -> Translation {
        self.made
    }

    /// Puts in everything that `part` says.
    pub(super) fn properties(&mut self, part: &Part) {
        match (&part.term, self.row.map.get(".")) {
            (Term::Map(entries), _) => self.entries(entries, Spot { source: "", target: "" }, Some(self.top)),
            (Term::Unknown(unknown), None) => {
                for target in self.row.map.values() {
                    if let Target::Path { path, .. } = Target::of(target) {
                        self.made.unknown.insert(path.to_owned(), unknown.reason.clone());
                    }
                }
                self.names(part, "");
            }
            // A list of texts, each of which makes one.
            (_, Some(rule)) => self.follow(rule, part, Spot { source: ".", target: "" }, Some(self.top)),
            _ => {}
        }
    }

    /// Puts all of `part` into one attribute.
    pub(super) fn whole(&mut self, part: &Part, target: &str) {
        self.put(part, Spot { source: "", target }, self.top.at(target));
    }

    fn entries(&mut self, entries: &[(String, Part)], spot: Spot<'_>, shape: Option<Shape<'r>>) {
        for (key, part) in entries {
            let source = match spot.source {
                "" => key.clone(),
                source => format!("{source}.{key}"),
            };
            let spot = Spot { source: &source, target: spot.target };
            let row = self.row;
            if let (Some(targets), Term::List(items)) = (row.pairs.get(&source), &part.term) {
                self.pairs(targets, items);
                continue;
            }
            if row.keys && source == "KeySchema" {
                self.keys(part);
                continue;
            }
            let rest = match (row.split.get(&source), &part.term) {
                (Some(split), Term::List(items)) => Some(self.split(split, items, part, spot, shape)),
                _ => None,
            };
            let part = rest.as_ref().unwrap_or(part);
            if let Some(rule) = row.map.get(&source) {
                self.follow(rule, part, spot, shape);
                continue;
            }
            let Some(name) = shape.and_then(|shape| name_in(shape, key, self.source_type)) else { continue };
            let mut target = spot.target.to_owned();
            push_name(&mut target, &name);
            let field = shape.and_then(|shape| shape.field(&name));
            self.put(part, Spot { source: &source, target: &target }, field);
        }
    }

    /// A list of keys with values, each of which has its own place.
    fn pairs(&mut self, targets: &'r std::collections::BTreeMap<String, String>, items: &[Part]) {
        for item in items {
            let key = item.get("Key").and_then(Part::text);
            let (Some(target), Some(value)) = (key.and_then(|key| targets.get(&key)), item.get("Value")) else {
                continue;
            };
            self.put(value, Spot { source: "", target }, self.top.at(target));
        }
    }

    /// The keys of a table.
    fn keys(&mut self, part: &Part) {
        let Term::List(items) = &part.term else { return };
        for item in items {
            let target = match item.get("KeyType").and_then(Part::text).as_deref() {
                Some("HASH") => "hash_key",
                Some("RANGE") => "range_key",
                _ => continue,
            };
            if let Some(name) = item.get("AttributeName") {
                self.put(name, Spot { source: "", target }, self.top.at(target));
            }
        }
    }

    /// Puts those items that go elsewhere there, and gives the others.
    fn split(
        &mut self,
        split: &'r Split,
        items: &[Part],
        part: &Part,
        spot: Spot<'_>,
        shape: Option<Shape<'r>>,
    ) -> Part {
        let goes = |item: &&Part| {
            let value = item.get(&split.key).and_then(Part::text);
            value.is_some_and(|value| split.values.contains(&value))
        };
        let (elsewhere, rest): (Vec<&Part>, Vec<&Part>) = items.iter().partition(goes);
        let listed = |items: Vec<&Part>| Part::new(Term::List(items.into_iter().cloned().collect()), &part.path);
        if !elsewhere.is_empty() {
            let target =
                if spot.target.is_empty() { split.to.clone() } else { format!("{}.{}", spot.target, split.to) };
            let field = shape.and_then(|shape| shape.at(&split.to));
            self.put(&listed(elsewhere), Spot { target: &target, ..spot }, field);
        }
        match rest.is_empty() {
            true => Part::new(Term::Absent, &part.path),
            false => listed(rest),
        }
    }

    fn follow(&mut self, rule: &'r str, part: &Part, spot: Spot<'_>, shape: Option<Shape<'r>>) {
        match Target::of(rule) {
            Target::Nowhere => {}
            Target::Here => match &part.term {
                Term::Map(entries) => self.entries(entries, spot, shape),
                Term::List(items) => {
                    let source = format!("{}[]", spot.source);
                    for item in items {
                        if let Term::Map(entries) = &item.term {
                            self.entries(entries, Spot { source: &source, ..spot }, shape);
                        }
                    }
                }
                _ => {}
            },
            Target::Path { path, from_top, conversion } => {
                let around = if from_top { "" } else { spot.target };
                let target = if around.is_empty() { path.to_owned() } else { format!("{around}.{path}") };
                let field = if from_top { self.top.at(path) } else { shape.and_then(|shape| shape.at(path)) };
                match conversion {
                    Some(conversion) => {
                        self.put(&converted(part, conversion), Spot { target: &target, ..spot }, field);
                    }
                    None => self.put(part, Spot { target: &target, ..spot }, field),
                }
            }
        }
    }

    fn put(&mut self, part: &Part, spot: Spot<'_>, field: Option<Field<'r>>) {
        let target = spot.target;
        match &part.term {
            Term::Absent => return,
            Term::Unknown(unknown) => {
                self.made.unknown.insert(target.to_owned(), unknown.reason.clone());
            }
            Term::Secret => self.secret(target),
            Term::Text(_) if is_password(target) => self.secret(target),
            _ => match field {
                Some(Field::Block(block)) => {
                    let single = block.nesting == Nesting::Single;
                    self.blocks(part, spot, Some(Shape::Block(&block.schema)), single);
                    return;
                }
                Some(Field::Attribute(value_type)) => self.attribute(part, spot, value_type),
                None => self.known(part, target),
            },
        }
        self.made.translated.insert(target.to_owned(), part.path.clone());
        self.names(part, target);
    }

    /// Mappings as nested blocks, which are listed.
    fn blocks(&mut self, part: &Part, spot: Spot<'_>, shape: Option<Shape<'r>>, single: bool) {
        let listed;
        let (items, source): (&[Part], String) = match &part.term {
            Term::List(items) => (items, format!("{}[]", spot.source)),
            _ => {
                listed = [part.clone()];
                (&listed, spot.source.to_owned())
            }
        };
        for (number, item) in items.iter().filter(|item| !matches!(item.term, Term::Absent)).enumerate() {
            let target = if single { spot.target.to_owned() } else { format!("{}[{number}]", spot.target) };
            self.made.translated.insert(target.clone(), item.path.clone());
            let spot = Spot { source: &source, target: &target };
            match &item.term {
                Term::Map(entries) => {
                    self.set(&target, Value::Object(Map::new()));
                    self.entries(entries, spot, shape);
                }
                Term::Unknown(unknown) => {
                    let reason = unknown.reason.clone();
                    self.set(&target, Value::Object(Map::new()));
                    self.made.unknown.insert(target.clone(), reason);
                    self.names(item, &target);
                }
                _ => {
                    if let Some(rule) = self.row.map.get(&source) {
                        self.set(&target, Value::Object(Map::new()));
                        self.follow(rule, item, spot, shape);
                    }
                }
            }
        }
    }

    fn attribute(&mut self, part: &Part, spot: Spot<'_>, value_type: &'r ValueType) {
        let target = spot.target;
        match (value_type, &part.term) {
            (ValueType::String, Term::Map(_) | Term::List(_)) => {
                let text = json(part);
                match &text.term {
                    Term::Unknown(unknown) => {
                        self.made.unknown.insert(target.to_owned(), unknown.reason.clone());
                    }
                    Term::Secret => self.secret(target),
                    _ => self.known(&text, target),
                }
            }
            (ValueType::String, _) => match part.text() {
                Some(text) => self.set(target, Value::String(text)),
                None => self.known(part, target),
            },
            (ValueType::Number, Term::Text(text)) => {
                let number = serde_json::from_str::<Number>(text).map(Value::Number);
                self.set(target, number.unwrap_or_else(|_| Value::String(text.clone())));
            }
            (ValueType::Bool, _) => match truth(part) {
                Some(value) => self.set(target, Value::Bool(value)),
                None => self.known(part, target),
            },
            (ValueType::List(_) | ValueType::Set(_), Term::Map(_)) if !value_type.members().is_empty() => {
                self.blocks(part, spot, Some(Shape::Members(value_type.members())), false);
            }
            (ValueType::List(_) | ValueType::Set(_), Term::List(_)) if !value_type.members().is_empty() => {
                self.blocks(part, spot, Some(Shape::Members(value_type.members())), false);
            }
            (ValueType::List(item_type) | ValueType::Set(item_type), Term::List(items)) => {
                self.set(target, Value::Array(Vec::new()));
                let items = items.iter().filter(|item| !matches!(item.term, Term::Absent)).enumerate();
                for (number, item) in items {
                    self.put_item(item, &format!("{target}[{number}]"), item_type);
                }
            }
            (ValueType::List(item_type) | ValueType::Set(item_type), _) => {
                self.set(target, Value::Array(Vec::new()));
                self.put_item(part, &format!("{target}[0]"), item_type);
            }
            (ValueType::Map(item_type), Term::List(items)) => {
                let map = [("Key", "Value"), ("Name", "Value"), ("Key", "Key")]
                    .into_iter()
                    .find_map(|(key, value)| pairs(items, key, value));
                match map {
                    Some(Term::Map(entries)) => self.map(&entries, target, item_type),
                    _ => self.known(part, target),
                }
            }
            (ValueType::Map(item_type), Term::Map(entries)) => self.map(entries, target, item_type),
            (ValueType::Object(members), Term::Map(entries)) => {
                self.set(target, Value::Object(Map::new()));
                self.entries(entries, spot, Some(Shape::Members(members)));
            }
            _ => self.known(part, target),
        }
    }

    fn map(&mut self, entries: &[(String, Part)], target: &str, item_type: &'r ValueType) {
        self.set(target, Value::Object(Map::new()));
        for (key, part) in entries {
            let mut path = target.to_owned();
            push_name(&mut path, key);
            self.put_item(part, &path, item_type);
        }
    }

    /// An item of a list or map of simple values.
    fn put_item(&mut self, part: &Part, target: &str, value_type: &'r ValueType) {
        match &part.term {
            Term::Absent => {}
            Term::Unknown(_) | Term::Secret => {
                if target.ends_with(']') {
                    self.set(target, Value::Null);
                }
                self.put(part, Spot { source: "", target }, None);
            }
            _ => self.attribute(part, Spot { source: "", target }, value_type),
        }
        self.made.translated.insert(target.to_owned(), part.path.clone());
    }

    /// A value as it is.
    fn known(&mut self, part: &Part, target: &str) {
        match part.json() {
            Ok(value) => self.set(target, value),
            Err(Some(unknown)) => {
                self.made.unknown.insert(target.to_owned(), unknown.reason.clone());
            }
            Err(None) => self.secret(target),
        }
    }

    fn secret(&mut self, target: &str) {
        self.set(target, Value::String(SENSITIVE.to_owned()));
        self.made.sensitive.push(target.to_owned());
    }

    fn names(&mut self, part: &Part, target: &str) {
        let mut names = Vec::new();
        part.all_names(&mut names);
        self.made.names.extend(names.into_iter().map(|name| (target.to_owned(), name)));
    }

    fn set(&mut self, target: &str, value: Value) {
        set(&mut self.made.values, target, value);
    }
}

/// Whether the provider never shows the attribute.
fn is_password(target: &str) -> bool {
    let name = target.rsplit('.').next().unwrap_or(target);
    matches!(name, "password" | "master_password" | "secret_string" | "auth_token")
}

/// Puts a value at a path, making objects and lists on the way.
pub(super) fn set(values: &mut Value, path: &str, value: Value) {
    let Ok(steps) = attribute_path::parse(path) else { return };
    let mut at = values;
    for step in &steps {
        at = match step {
            Step::Name(name) | Step::Key(name) => {
                if !at.is_object() {
                    *at = Value::Object(Map::new());
                }
                let Value::Object(object) = at else { return };
                object.entry(name.clone()).or_insert(Value::Null)
            }
            Step::Index(index) => {
                if !at.is_array() {
                    *at = Value::Array(Vec::new());
                }
                let Value::Array(items) = at else { return };
                while items.len() <= *index {
                    items.push(Value::Null);
                }
                let Some(item) = items.get_mut(*index) else { return };
                item
            }
        };
    }
    // What was made on the way to something below stays.
    let is_empty_object = value.as_object().is_some_and(Map::is_empty);
    if !(is_empty_object && at.is_object()) {
        *at = value;
    }
}
