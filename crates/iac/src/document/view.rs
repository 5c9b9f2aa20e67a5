//! Looking at a node through aliases and merge keys.

use hcl::Span;
use serde_json::{Map, Value};

use super::scalar::{self, Style};
use super::{Budget, DEEPEST, Document, Kind, Node};

/// A node, seen through the alias that it may be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View<'d> {
    pub(crate) document: &'d Document,
    pub(crate) id: u32,
}

/// A key and its value.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'d> {
    pub(crate) key: &'d str,
    pub(crate) key_id: u32,
    pub(crate) value: View<'d>,
}

impl<'d> View<'d> {
    fn written(self) -> Option<&'d Node> {
        self.document.nodes.get(self.id as usize)
    }

    /// An alias refers to what is finished, so that following one always ends.
    fn node(self) -> Option<&'d Node> {
        let mut node = self.written()?;
        while let Kind::Alias(target) = &node.kind {
            node = self.document.nodes.get(*target as usize)?;
        }
        Some(node)
    }

    /// Whether another node is meant.
    pub(crate) fn is_alias(self) -> bool {
        matches!(self.written().map(|node| &node.kind), Some(Kind::Alias(_)))
    }

    /// Where it is written; of an alias, where that is.
    pub(crate) fn span(self) -> Span {
        self.written().map_or(Span::empty(0), |node| node.span)
    }

    /// `Ref` for `!Ref`.
    pub(crate) fn tag(self) -> Option<&'d str> {
        self.node()?.tag.as_deref()
    }

    /// Whether it is written in brackets.
    pub(crate) fn is_flow(self) -> bool {
        self.written().is_some_and(|node| node.flow)
    }

    /// The value with tags, for comparing: `{"!Ref": …}`. `None` when there is too much of it.
    pub(crate) fn tagged(self, budget: &mut Budget, depth: usize) -> Option<Value> {
        if !budget.spend() || depth > DEEPEST {
            return None;
        }
        let value = if let Some(items) = self.items() {
            Value::Array(items.map(|item| item.tagged(budget, depth + 1)).collect::<Option<Vec<_>>>()?)
        } else if self.is_mapping() {
            let mut object = Map::new();
            for entry in self.entries() {
                object.insert(entry.key.to_owned(), entry.value.tagged(budget, depth + 1)?);
            }
            Value::Object(object)
        } else {
            self.scalar()?
        };
        Some(match self.tag() {
            Some(tag) => serde_json::json!({ format!("!{tag}"): value }),
            None => value,
        })
    }

    /// How it is written, if it is a scalar.
    pub(crate) fn style(self) -> Option<Style> {
        match &self.node()?.kind {
            Kind::Scalar(_, style) => Some(*style),
            Kind::Sequence(_) | Kind::Mapping(_) | Kind::Alias(_) => None,
        }
    }

    /// The text of a scalar, whatever it stands for.
    pub(crate) fn text(self) -> Option<&'d str> {
        match &self.node()?.kind {
            Kind::Scalar(text, _) => Some(text),
            Kind::Sequence(_) | Kind::Mapping(_) | Kind::Alias(_) => None,
        }
    }

    /// The value of a scalar.
    pub(crate) fn scalar(self) -> Option<Value> {
        let node = self.node()?;
        match &node.kind {
            Kind::Scalar(text, style) => Some(scalar::value(text, *style, node.tag.as_deref())),
            Kind::Sequence(_) | Kind::Mapping(_) | Kind::Alias(_) => None,
        }
    }

    /// Whether it is nothing.
    pub(crate) fn is_null(self) -> bool {
        self.scalar().is_some_and(|value| value.is_null())
    }

    /// Whether it is a mapping.
    pub(crate) fn is_mapping(self) -> bool {
        matches!(self.node().map(|node| &node.kind), Some(Kind::Mapping(_)))
    }

    /// The items of a sequence.
    pub(crate) fn items(self) -> Option<impl ExactSizeIterator<Item = View<'d>> + Clone> {
        let document = self.document;
        match &self.node()?.kind {
            Kind::Sequence(items) => Some(items.iter().map(move |id| View { document, id: *id })),
            Kind::Scalar(..) | Kind::Mapping(_) | Kind::Alias(_) => None,
        }
    }

    /// The entries that are written in a mapping; keys that are no scalars are left out.
    pub(crate) fn written_entries(self) -> impl Iterator<Item = Entry<'d>> + Clone {
        let document = self.document;
        let pairs: &[(u32, u32)] = match self.node().map(|node| &node.kind) {
            Some(Kind::Mapping(pairs)) => pairs,
            _ => &[],
        };
        pairs.iter().filter_map(move |(key, value)| {
            let text = View { document, id: *key }.text()?;
            Some(Entry { key: text, key_id: *key, value: View { document, id: *value } })
        })
    }

    /// The entries of a mapping: of namesakes the last, and what merge keys take over.
    pub(crate) fn entries(self) -> Vec<Entry<'d>> {
        let mut entries: Vec<Entry<'d>> = self.written_entries().filter(|entry| entry.key != "<<").collect();
        if self.written_entries().any(|entry| entry.key == "<<") {
            self.merge_into(&mut entries, 0);
        }
        dedup_keeping_last(&mut entries);
        entries
    }

    fn merge_into(self, entries: &mut Vec<Entry<'d>>, depth: usize) {
        if depth > 8 {
            return;
        }
        for merge in self.written_entries().filter(|entry| entry.key == "<<") {
            let sources: Vec<View<'d>> = match merge.value.items() {
                Some(items) => items.take(64).collect(),
                None => vec![merge.value],
            };
            for source in sources {
                let known: rustc_hash::FxHashSet<&str> = entries.iter().map(|entry| entry.key).collect();
                let more = source.written_entries().filter(|entry| entry.key != "<<" && !known.contains(entry.key));
                let more: Vec<Entry<'d>> = more.collect();
                entries.extend(more);
                source.merge_into(entries, depth + 1);
            }
        }
    }

    /// The value of the last entry with this key.
    pub(crate) fn get(self, key: &str) -> Option<View<'d>> {
        let written = self.written_entries().filter(|entry| entry.key == key).last();
        if let Some(entry) = written {
            return Some(entry.value);
        }
        if !self.written_entries().any(|entry| entry.key == "<<") {
            return None;
        }
        self.entries().into_iter().find(|entry| entry.key == key).map(|entry| entry.value)
    }

    /// The text of the entry with this key.
    pub(crate) fn text_at(self, key: &str) -> Option<&'d str> {
        self.get(key)?.text()
    }

    /// What a chain of keys leads to.
    pub(crate) fn at(self, keys: &[&str]) -> Option<View<'d>> {
        keys.iter().try_fold(self, |view, key| view.get(key))
    }

    /// The whole of it as JSON; tags are left out. `None` when there is too much of it.
    pub(crate) fn json(self, budget: &mut Budget) -> Option<Value> {
        self.json_within(budget, 0)
    }

    fn json_within(self, budget: &mut Budget, depth: usize) -> Option<Value> {
        if !budget.spend() || depth > DEEPEST {
            return None;
        }
        if let Some(items) = self.items() {
            return items.map(|item| item.json_within(budget, depth + 1)).collect::<Option<Vec<_>>>().map(Value::Array);
        }
        if self.is_mapping() {
            let mut object = Map::new();
            for entry in self.entries() {
                object.insert(entry.key.to_owned(), entry.value.json_within(budget, depth + 1)?);
            }
            return Some(Value::Object(object));
        }
        self.scalar()
    }

    /// Whether a mapping in it has a key that is none: what is left of a template for text.
    pub(crate) fn has_odd_keys(self, budget: &mut Budget) -> bool {
        let mut waiting = vec![self];
        while let Some(view) = waiting.pop() {
            if view.is_alias() || !budget.spend() {
                continue;
            }
            match view.node().map(|node| &node.kind) {
                Some(Kind::Mapping(pairs)) => {
                    for (key, value) in pairs {
                        if (View { document: self.document, id: *key }).text().is_none() {
                            return true;
                        }
                        waiting.push(View { document: self.document, id: *value });
                    }
                }
                Some(Kind::Sequence(items)) => {
                    waiting.extend(items.iter().map(|id| View { document: self.document, id: *id }));
                }
                _ => {}
            }
        }
        false
    }
}

fn dedup_keeping_last(entries: &mut Vec<Entry<'_>>) {
    let mut seen = rustc_hash::FxHashSet::default();
    if entries.iter().all(|entry| seen.insert(entry.key)) {
        return;
    }
    seen.clear();
    let mut kept: Vec<Entry<'_>> = entries.iter().rev().filter(|entry| seen.insert(entry.key)).copied().collect();
    kept.reverse();
    *entries = kept;
}
