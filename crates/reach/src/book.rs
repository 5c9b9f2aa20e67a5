//! Values and references of what is planned, found fast.

use std::sync::Arc;

use domain::graph::ComponentKey;
use domain::planned::{Mode, Origin, Planned, PlannedResource};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;

use crate::model::{Doubt, Text};

/// The number of a resource in the book.
pub(crate) type Entry = usize;

/// What a blueprint comes to, by type, component and identifier.
pub(crate) struct Book<'p> {
    resources: Vec<&'p PlannedResource>,
    by_type: FxHashMap<&'p str, Vec<Entry>>,
    by_component: FxHashMap<&'p ComponentKey, Vec<Entry>>,
    by_instance: FxHashMap<(&'p ComponentKey, Option<&'p str>, String), Entry>,
    by_module: FxHashMap<(&'p ComponentKey, Option<&'p str>), Vec<Entry>>,
    by_identifier: FxHashMap<&'p str, Vec<Entry>>,
    /// What a plan's configuration writes for a resource: an attribute that is computed when it is left out is unknown in
    /// a plan, and yet it is known to be left out.
    written: FxHashMap<String, FxHashSet<&'p str>>,
}

/// What an attribute refers to.
#[derive(Debug, Default, Clone)]
pub(crate) struct References {
    /// What was found.
    pub(crate) to: Vec<Entry>,
    /// Identifiers of what is not in the blueprint.
    pub(crate) foreign: Vec<Text>,
    /// Why there may be more.
    pub(crate) doubt: Doubt,
    /// Whether only one of them is meant, and which is not known.
    pub(crate) one_of: bool,
}

/// A value, or that it is not there, or why it is not known.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Known<T> {
    Is(T),
    Absent,
    Unknown(Text),
}

impl<T> Known<T> {
    pub(crate) fn or(self, default: T) -> Known<T> {
        if let Self::Absent = self { Self::Is(default) } else { self }
    }

    pub(crate) fn known(self) -> Option<T> {
        if let Self::Is(value) = self { Some(value) } else { None }
    }

    fn map<U>(self, read: impl FnOnce(T) -> Option<U>) -> Known<U> {
        match self {
            Self::Is(value) => read(value).map_or(Known::Absent, Known::Is),
            Self::Absent => Known::Absent,
            Self::Unknown(why) => Known::Unknown(why),
        }
    }
}

impl<'p> Book<'p> {
    pub(crate) fn of(planned: &'p Planned) -> Self {
        let mut book = Self {
            resources: planned.resources.iter().map(|resource| &**resource).collect(),
            by_type: FxHashMap::default(),
            by_component: FxHashMap::default(),
            by_instance: FxHashMap::default(),
            by_module: FxHashMap::default(),
            by_identifier: FxHashMap::default(),
            written: FxHashMap::default(),
        };
        for (entry, resource) in book.resources.iter().enumerate() {
            if resource.actions.as_slice() == [domain::planned::Action::Delete] {
                continue;
            }
            let module = resource.module_address.as_deref();
            book.by_component.entry(&resource.component).or_default().push(entry);
            book.by_module.entry((&resource.component, module)).or_default().push(entry);
            if let Some(index) = &resource.index {
                book.by_instance.insert((&resource.component, module, index.to_string()), entry);
            }
            if resource.mode == Mode::Managed {
                book.by_type.entry(&resource.type_name).or_default().push(entry);
            }
            for identifier in ["id", "arn", "name", "self_link", "email", "group_name", "bucket", "dns_name"] {
                if let Some(Value::String(text)) = resource.values.get(identifier) {
                    book.by_identifier.entry(text).or_default().push(entry);
                }
            }
        }
        if let Some(root) = planned.configuration.get("root_module") {
            book.read_configuration(root);
        }
        book
    }

    /// Managed resources of these types, in order.
    pub(crate) fn all<'b>(&'b self, types: &'b [&str]) -> impl Iterator<Item = (Entry, &'p PlannedResource)> + 'b {
        types
            .iter()
            .filter_map(|type_name| self.by_type.get(type_name))
            .flatten()
            .filter_map(|&entry| Some((entry, self.get(entry)?)))
    }

    pub(crate) fn get(&self, entry: Entry) -> Option<&'p PlannedResource> {
        self.resources.get(entry).copied()
    }

    /// The value of an attribute: `port`, `vpc_config[0].subnet_ids`.
    pub(crate) fn value(&self, resource: &'p PlannedResource, path: &str) -> Known<&'p Value> {
        if let Some(value) = at(&resource.values, path)
            && !value.is_null()
        {
            return Known::Is(value);
        }
        match self.why_unknown(resource, path) {
            Some(why) => Known::Unknown(why),
            None => Known::Absent,
        }
    }

    pub(crate) fn text(&self, resource: &'p PlannedResource, path: &str) -> Known<&'p str> {
        self.value(resource, path).map(Value::as_str)
    }

    pub(crate) fn boolean(&self, resource: &'p PlannedResource, path: &str) -> Known<bool> {
        self.value(resource, path).map(|value| match value {
            Value::Bool(is) => Some(*is),
            Value::String(text) => text.parse().ok(),
            _ => None,
        })
    }

    pub(crate) fn number(&self, resource: &'p PlannedResource, path: &str) -> Known<i64> {
        self.value(resource, path).map(|value| match value {
            Value::Number(number) => number.as_i64().or_else(|| number.as_f64().map(|number| number as i64)),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        })
    }

    /// Texts of a list, or the one text of an attribute, with why there may be more.
    pub(crate) fn texts(&self, resource: &'p PlannedResource, path: &str) -> (Vec<&'p str>, Doubt) {
        let texts = match at(&resource.values, path) {
            Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).collect(),
            Some(Value::String(text)) => vec![text.as_str()],
            _ => Vec::new(),
        };
        (texts, self.why_unknown_within(resource, path))
    }

    /// How many blocks stand at a path, with why there may be others.
    pub(crate) fn blocks(&self, resource: &'p PlannedResource, path: &str) -> (usize, Doubt) {
        let count = match at(&resource.values, path) {
            Some(Value::Array(items)) => items.len(),
            Some(Value::Object(_)) => 1,
            _ => 0,
        };
        (count, self.why_unknown(resource, path))
    }

    /// What an attribute refers to, among resources of these types. By links, and by identifiers that are written out.
    pub(crate) fn references(&self, resource: &'p PlannedResource, path: &str, types: &[&str]) -> References {
        let mut found = References::default();
        let is_list = matches!(at(&resource.values, path), Some(Value::Array(_)));
        let right = |entry: &Entry| self.get(*entry).is_some_and(|one| types.contains(&one.type_name.as_str()));
        let mut linked = false;
        for link in &resource.links {
            if !is_below(&link.attribute, path) {
                continue;
            }
            let (instances, one_of) = self.instances(&link.to, resource, is_list || is_plural(path));
            let before = found.to.len();
            found.to.extend(instances.iter().filter(|entry| right(entry)));
            linked |= found.to.len() > before;
            found.one_of |= one_of && found.to.len() > before;
        }
        let (texts, doubt) = self.texts(resource, path);
        for text in texts.into_iter().filter(|text| !text.is_empty()) {
            let candidates = self.by_identifier.get(text).map(Vec::as_slice).unwrap_or_default();
            let before = found.to.len();
            found.to.extend(candidates.iter().filter(|entry| right(entry)));
            if found.to.len() == before && !linked {
                found.foreign.push(Arc::from(text));
            }
        }
        found.to.sort_unstable();
        found.to.dedup();
        found.one_of &= found.to.len() > 1;
        if !linked {
            found.doubt = doubt;
        }
        found
    }

    /// The first of what an attribute refers to.
    pub(crate) fn reference(&self, resource: &'p PlannedResource, path: &str, types: &[&str]) -> Option<Entry> {
        self.references(resource, path, types).to.first().copied()
    }

    /// Whether an attribute or something in it refers to something of a type, looked up data included.
    pub(crate) fn refers_to(&self, resource: &PlannedResource, path: &str, type_name: &str) -> bool {
        resource.links.iter().any(|link| {
            is_below(&link.attribute, path)
                && self
                    .by_component
                    .get(&link.to)
                    .into_iter()
                    .flatten()
                    .any(|entry| self.get(*entry).is_some_and(|one| one.type_name == type_name))
        })
    }

    /// Instances of a component that an attribute of `from` means: all of them in a list; otherwise the one of the same
    /// index, then those of the same module, then the nearest.
    fn instances(&self, component: &ComponentKey, from: &PlannedResource, all: bool) -> (Vec<Entry>, bool) {
        let module = from.module_address.as_deref();
        if !all
            && let Some(index) = &from.index
            && let Some((key, _)) = self.by_component.get_key_value(component)
            && let Some(entry) = self.by_instance.get(&(*key, module, index.to_string()))
        {
            return (vec![*entry], false);
        }
        let Some((key, everywhere)) = self.by_component.get_key_value(component) else { return (Vec::new(), false) };
        let here = self.by_module.get(&(*key, module)).unwrap_or(everywhere);
        if here.len() > 1 && std::ptr::eq(here, everywhere) {
            let common = |entry: &Entry| {
                let other = self.get(*entry).and_then(|one| one.module_address.as_deref()).unwrap_or_default();
                common_modules(module.unwrap_or_default(), other)
            };
            let nearest = here.iter().map(common).max().unwrap_or_default();
            let near: Vec<Entry> = here.iter().copied().filter(|entry| common(entry) == nearest).collect();
            if !all
                && let Some(index) = &from.index
                && let [same] = near
                    .iter()
                    .filter(|entry| self.get(**entry).is_some_and(|one| one.index.as_ref() == Some(index)))
                    .collect::<Vec<_>>()[..]
            {
                return (vec![*same], false);
            }
            let one_of = !all && near.len() > 1;
            return (near, one_of);
        }
        (here.clone(), !all && here.len() > 1)
    }

    /// Why the value at a path is not known; none where it is known, if only to be left out.
    pub(crate) fn why_unknown(&self, resource: &PlannedResource, path: &str) -> Doubt {
        if resource.unknown.is_empty() {
            return None;
        }
        let mut above = path;
        loop {
            if let Some(why) = resource.unknown.get(above) {
                return if self.is_left_out(resource, above) {
                    None
                } else {
                    Some(Arc::from(format!("`{}.{above}` is not known: {why}", resource.address)))
                };
            }
            above = match above.rfind(['.', '[']) {
                Some(end) => above.get(..end)?,
                None => return None,
            };
        }
    }

    /// The same for the path or anything below it.
    fn why_unknown_within(&self, resource: &PlannedResource, path: &str) -> Doubt {
        self.why_unknown(resource, path).or_else(|| {
            let (below, why) = resource.unknown.range(path.to_owned()..).next()?;
            (is_below(below, path) && !self.is_left_out(resource, below))
                .then(|| Arc::from(format!("`{}.{below}` is not known: {why}", resource.address)))
        })
    }

    fn is_left_out(&self, resource: &PlannedResource, path: &str) -> bool {
        if resource.origin != Origin::Plan || self.written.is_empty() {
            return false;
        }
        let first = path.split(['.', '[']).next().unwrap_or(path);
        self.written.get(&without_keys(&resource.address)).is_some_and(|written| !written.contains(first))
    }

    fn read_configuration(&mut self, root: &'p Value) {
        let mut modules: Vec<(String, &'p Value)> = vec![(String::new(), root)];
        while let Some((prefix, module)) = modules.pop() {
            for resource in module.get("resources").and_then(Value::as_array).into_iter().flatten() {
                let Some(address) = resource.get("address").and_then(Value::as_str) else { continue };
                let expressions = resource.get("expressions").and_then(Value::as_object);
                let names = expressions.map(|all| all.keys().map(String::as_str).collect()).unwrap_or_default();
                self.written.insert(format!("{prefix}{address}"), names);
            }
            for (name, call) in module.get("module_calls").and_then(Value::as_object).into_iter().flatten() {
                if let Some(inner) = call.get("module") {
                    modules.push((format!("{prefix}module.{name}."), inner));
                }
            }
        }
    }
}

/// Why a resource may not be there at all, or more than once.
pub(crate) fn may_not_be(resource: &PlannedResource) -> Doubt {
    let why = resource.unknown_instances.as_ref()?;
    Some(Arc::from(format!("whether `{}` is there is not known: {why}", resource.address)))
}

/// Whether a path is another one or stands below it.
fn is_below(path: &str, above: &str) -> bool {
    path.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// Whether an attribute takes several, going by its name: it may be known by links alone.
fn is_plural(path: &str) -> bool {
    path.ends_with('s') || path == "vpc_zone_identifier"
}

fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    let mut value = value;
    for part in path.split('.') {
        let (name, indexes) = part.split_once('[').map_or((part, ""), |(name, rest)| (name, rest));
        value = value.get(name)?;
        for index in indexes.split('[').filter(|index| !index.is_empty()) {
            let index: usize = index.trim_end_matches(']').parse().ok()?;
            value = match value {
                Value::Array(items) => items.get(index)?,
                Value::Object(_) if index == 0 => value,
                _ => return None,
            };
        }
    }
    Some(value)
}

fn common_modules(left: &str, right: &str) -> usize {
    left.split('.').zip(right.split('.')).take_while(|(left, right)| left == right).count()
}

/// An address without keys of instances, as a plan's configuration has it.
fn without_keys(address: &str) -> String {
    let mut plain = String::with_capacity(address.len());
    let (mut depth, mut quoted) = (0_u32, false);
    for letter in address.chars() {
        match letter {
            '"' if depth > 0 => quoted = !quoted,
            '[' if !quoted => depth += 1,
            ']' if !quoted => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(letter),
            _ => {}
        }
    }
    plain
}
