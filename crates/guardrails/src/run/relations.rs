//! Which resources are tied to which, as rules' `related` say.

use std::collections::{BTreeMap, HashMap};

use domain::graph::ComponentKey;

use super::estate::{ByText, Entry, Estate};
use crate::bundle::Related;
use crate::path::{Step, overlap, values_at};

/// The ties of an estate, worked out for each pair of type and attribute that a rule names.
#[derive(Default)]
pub(crate) struct Relations {
    backward: BTreeMap<(String, String), Backward>,
    names: BTreeMap<String, ByText>,
}

/// Who refers to whom by an attribute of the other resource.
#[derive(Default)]
struct Backward {
    to: HashMap<ComponentKey, Vec<usize>>,
    texts: ByText,
    /// Those that may refer to anything.
    open: Vec<usize>,
}

/// What is tied to one resource.
#[derive(Default)]
pub(crate) struct Ties {
    /// Indices of resources, in order of address.
    pub to: Vec<usize>,
    /// Why it cannot be said whether there are more.
    pub open: Option<String>,
}

impl Relations {
    /// Works out what a `related` needs. Call before [`Relations::ties`].
    pub fn prepare(&mut self, estate: &Estate<'_>, related: &Related) {
        if related.forward() {
            self.names.entry(related.type_name.clone()).or_insert_with(|| {
                let mut texts = ByText::new();
                for index in estate.of_type(&related.type_name) {
                    let Some(entry) = estate.entries.get(*index) else { continue };
                    for name in entry.names(None) {
                        texts.entry(name.to_owned()).or_default().push(*index);
                    }
                }
                texts
            });
        } else {
            self.backward
                .entry((related.type_name.clone(), related.by.clone()))
                .or_insert_with(|| Backward::new(estate, related));
        }
    }

    /// What is tied to the resource at `subject`.
    pub fn ties(&self, estate: &Estate<'_>, subject: usize, related: &Related) -> Ties {
        let Some(entry) = estate.entries.get(subject) else { return Ties::default() };
        let mut ties = if related.forward() {
            self.forward_ties(estate, entry, related)
        } else {
            self.backward_ties(estate, entry, related)
        };
        ties.to.retain(|index| *index != subject);
        ties.to.sort_unstable();
        ties.to.dedup();
        ties
    }

    fn forward_ties(&self, estate: &Estate<'_>, entry: &Entry, related: &Related) -> Ties {
        let mut ties = Ties::default();
        let mut linked = false;
        for (_, to) in entry.links.iter().filter(|(at, _)| overlap(at, &related.by_steps)) {
            linked |= estate.component(to).is_some_and(|component| component.kind.has_type());
            ties.to.extend(estate.of_component(to).iter().filter(|index| {
                estate.entries.get(**index).is_some_and(|other| {
                    other.resource.type_name == related.type_name && paired(estate, entry, other, &related.by_steps)
                })
            }));
        }
        if let Some(names) = self.names.get(&related.type_name) {
            for text in texts_at(entry, &related.by_steps) {
                ties.to.extend(names.get(text).into_iter().flatten());
            }
        }
        if !linked {
            ties.open = unknown_at(entry, &related.by_steps);
        }
        ties
    }

    fn backward_ties(&self, estate: &Estate<'_>, entry: &Entry, related: &Related) -> Ties {
        let key = (related.type_name.clone(), related.by.clone());
        let Some(backward) = self.backward.get(&key) else { return Ties::default() };
        let mut ties = Ties::default();
        let linked = backward.to.get(&entry.resource.component).into_iter().flatten();
        ties.to.extend(linked.filter(|index| {
            estate.entries.get(**index).is_some_and(|other| paired(estate, other, entry, &related.by_steps))
        }));
        let last = related.by_steps.iter().rev().find_map(|step| match step {
            Step::Name(name) => Some(name.as_str()),
            Step::Index(_) => None,
        });
        for name in entry.names(last) {
            ties.to.extend(backward.texts.get(name).into_iter().flatten());
        }
        ties.open = backward.open.iter().find_map(|index| {
            let other = estate.entries.get(*index)?;
            let why = unknown_at(other, &related.by_steps)?;
            Some(format!("`{}` may belong to it: {why}", other.resource.address))
        });
        ties
    }
}

impl Backward {
    fn new(estate: &Estate<'_>, related: &Related) -> Self {
        let mut backward = Self::default();
        for index in estate.of_type(&related.type_name) {
            let Some(entry) = estate.entries.get(*index) else { continue };
            let mut linked = false;
            for (_, to) in entry.links.iter().filter(|(at, _)| overlap(at, &related.by_steps)) {
                linked |= estate.component(to).is_some_and(|component| component.kind.has_type());
                backward.to.entry(to.clone()).or_default().push(*index);
            }
            for text in texts_at(entry, &related.by_steps) {
                backward.texts.entry(text.to_owned()).or_default().push(*index);
            }
            if !linked && unknown_at(entry, &related.by_steps).is_some() {
                backward.open.push(*index);
            }
        }
        backward
    }
}

fn texts_at<'e>(entry: &'e Entry, at: &[Step]) -> impl Iterator<Item = &'e str> {
    values_at(&entry.resource.values, at)
        .into_iter()
        .flat_map(|value| value.as_array().map_or_else(|| vec![value], |items| items.iter().collect()))
        .filter_map(serde_json::Value::as_str)
        .filter(|text| !text.is_empty())
}

fn unknown_at(entry: &Entry, at: &[Step]) -> Option<String> {
    let (_, path, reason) = entry.unknown.iter().find(|(path, ..)| overlap(path, at))?;
    Some(format!("`{path}` is not known: {reason}"))
}

/// Whether the reference of `from` can be to this instance of the component it names.
fn paired(estate: &Estate<'_>, from: &Entry, to: &Entry, at: &[Step]) -> bool {
    let (one, other) = (&from.resource, &to.resource);
    if one.component.directory() == other.component.directory() && one.module_address != other.module_address {
        return false;
    }
    let Some(index) = &other.index else { return true };
    match written_index(estate, from, to, at) {
        Some(Written::Literal(literal)) => literal == *index,
        Some(Written::Own) => one.index.as_ref().is_none_or(|own| own == index),
        None => true,
    }
}

/// The index that a reference is written with.
enum Written {
    Literal(serde_json::Value),
    /// `count.index`, `each.key`: the instance with the same one.
    Own,
}

fn written_index(estate: &Estate<'_>, from: &Entry, to: &Entry, at: &[Step]) -> Option<Written> {
    let component = estate.component(&from.resource.component)?;
    let name = format!("{}[", to.resource.component.address());
    let attributes = component.attributes.iter().filter(|attribute| attribute.expression.contains(&name));
    let expression = attributes
        .map(|attribute| (crate::path::steps(&attribute.path), attribute))
        .find(|(path, _)| overlap(path, at))?
        .1;
    let (_, rest) = expression.expression.split_once(&name)?;
    let (index, _) = rest.split_once(']')?;
    let index = index.trim();
    if let Ok(literal) = serde_json::from_str(index) {
        return Some(Written::Literal(literal));
    }
    matches!(index, "count.index" | "each.key" | "each.value").then_some(Written::Own)
}
