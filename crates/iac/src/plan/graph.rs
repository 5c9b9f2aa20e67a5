//! A plan or a state as a graph: resources with their values and what happens to them, in the instances of their modules.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use catalogue::ContainerKind;
use domain::graph::{
    Attribute, Component, ComponentKey, ComponentKind, Connection, Graph, Module, Place, Value as Shown,
};
use domain::planned::{Action, ChangeAction, Mode, Origin, PlannedChange, PlannedResource, SENSITIVE};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde_json::Value;

use super::configured::module_steps;
use super::connect::call_key;
use super::document::Document;
use super::resource::{AFTER_APPLY, Beside, changed_attributes, each, each_item};
use crate::graph::containment::{self, Site};

/// A value longer than this is not shown.
const LONGEST: usize = 16 * 1024;
/// No more attributes than this are listed of one component.
const MOST: usize = 5_000;

/// A resource with what the plan says beside.
type Instance<'d> = (&'d Arc<PlannedResource>, &'d Beside, &'d Place);

/// The components, connections and modules of a document; `places` are those of its resources.
pub(super) fn graph(document: &Document, places: &[Place], top: &Place) -> Graph {
    let mut grouped: BTreeMap<&ComponentKey, Vec<Instance<'_>>> = BTreeMap::new();
    let resources = document.planned.resources.iter().zip(&document.beside).zip(places);
    for ((resource, (_, beside)), place) in resources {
        grouped.entry(&resource.component).or_default().push((resource, beside, place));
    }
    let grouped: Vec<(&ComponentKey, Vec<Instance<'_>>)> = grouped.into_iter().collect();
    let mut components: Vec<Component> =
        grouped.par_iter().map(|(key, instances)| component(document.origin, key, instances)).collect();
    contain(&mut components, document);
    let (modules, calls) = modules(document, top);
    components.extend(calls);
    components.sort_by(|one, other| {
        let place = |component: &Component| (component.key.directory().to_owned(), component.place.start);
        place(one).cmp(&place(other)).then_with(|| one.key.cmp(&other.key))
    });
    let connections = document.connected.iter().map(|connected| Connection {
        from: connected.from.clone(),
        to: connected.to.clone(),
        kind: connected.kind,
        attribute: connected.attribute.clone(),
    });
    let mut connections: Vec<Connection> = connections.collect();
    connections.sort();
    connections.dedup();
    Graph { components, connections, modules, files: Vec::new(), carried: Vec::new() }
}

fn component(origin: Origin, key: &ComponentKey, instances: &[Instance<'_>]) -> Component {
    let mut component = Component {
        key: key.clone(),
        kind: ComponentKind::Resource,
        type_name: String::new(),
        name: String::new(),
        addresses: instances.iter().map(|(resource, ..)| resource.address.clone()).collect(),
        place: Place { file: String::new(), line: 1, column: 1, start: 0, end: 0 },
        attributes: Vec::new(),
        blocks: Vec::new(),
        container: None,
        change: None,
    };
    let Some((first, _, place)) = instances.first() else { return component };
    component.kind = if first.mode == Mode::Data { ComponentKind::Data } else { ComponentKind::Resource };
    component.type_name.clone_from(&first.type_name);
    component.name.clone_from(&first.name);
    component.place = (*place).clone();
    // Of what goes, the values that it had are all there is to show.
    let gone = instances.iter().all(|(resource, ..)| is_gone(resource));
    let values = if gone { &first.before } else { &first.values };
    let mut listed = Listed { place, attributes: Vec::new(), blocks: Vec::new() };
    listed.list(values, &mut String::new());
    if !gone {
        for (path, reason) in &first.unknown {
            listed.push(path, AFTER_APPLY.to_owned(), Shown::Unknown { reason: reason.clone() });
        }
    }
    let Listed { mut attributes, blocks, .. } = listed;
    if instances.len() > 1 {
        differing(&mut attributes, instances);
    }
    component.attributes = attributes;
    component.blocks = blocks;
    if origin == Origin::Plan {
        component.change = Some(change(instances));
    }
    component
}

fn is_gone(resource: &PlannedResource) -> bool {
    matches!(resource.actions.as_slice(), [Action::Delete | Action::Forget])
}

struct Listed<'p> {
    place: &'p Place,
    attributes: Vec<Attribute>,
    blocks: Vec<String>,
}

impl Listed<'_> {
    fn push(&mut self, path: &str, expression: String, value: Shown) {
        if !path.is_empty() && self.attributes.len() < MOST {
            self.attributes.push(Attribute { path: path.to_owned(), expression, value, place: self.place.clone() });
        }
    }

    /// Lists the attributes of an object; lists of objects are its nested blocks. Depth was looked at before.
    fn list(&mut self, values: &Value, path: &mut String) {
        let Some(entries) = values.as_object() else { return };
        each(entries, path, |value, path| match value {
            // What is not set says nothing.
            Value::Null => {}
            Value::Array(items) if items.is_empty() => {}
            Value::Array(items) if items.iter().all(Value::is_object) => each_item(items, path, |item, path| {
                self.blocks.push(path.clone());
                self.list(item, path);
            }),
            Value::String(text) if text == SENSITIVE => self.push(path, text.clone(), Shown::Sensitive),
            value => {
                let expression = value.to_string();
                let shown = if expression.len() > LONGEST {
                    Shown::Unknown { reason: "known, but too long to show".to_owned() }
                } else {
                    Shown::Known { value: value.clone() }
                };
                let expression = if expression.len() > LONGEST { String::new() } else { expression };
                self.push(path, expression, shown);
            }
        });
    }
}

/// Leaves out the values that are not the same in each instance.
fn differing(attributes: &mut [Attribute], instances: &[Instance<'_>]) {
    let pointer = |attribute: &Attribute| attribute.path.split(['.', '[']).next().unwrap_or_default().to_owned();
    let mut differ: FxHashMap<String, bool> = FxHashMap::default();
    for attribute in attributes {
        let name = pointer(attribute);
        let differs = *differ.entry(name.clone()).or_insert_with(|| {
            let mut values = instances.iter().map(|(resource, ..)| resource.values.get(&name));
            let first = values.next().flatten();
            values.any(|other| other != first)
        });
        if differs && matches!(attribute.value, Shown::Known { .. }) {
            attribute.value = Shown::Unknown { reason: "differs between instances".to_owned() };
            attribute.expression.clear();
        }
    }
}

fn change(instances: &[Instance<'_>]) -> PlannedChange {
    let mut change = PlannedChange {
        action: ChangeAction::NoOp,
        instances: BTreeMap::new(),
        replaced_because: Vec::new(),
        reason: None,
        create_first: false,
        moved_from: None,
        imported: None,
        drifted: Vec::new(),
        before: BTreeMap::new(),
    };
    for (resource, beside, _) in instances {
        let action = ChangeAction::of(&resource.actions);
        *change.instances.entry(action).or_insert(0) += 1;
        change.action = change.action.max(action);
        change.replaced_because.extend(resource.replaced_because.iter().cloned());
        change.drifted.extend(resource.drift.iter().map(|drift| drift.path.clone()));
        change.create_first |=
            matches!(resource.actions.as_slice(), [Action::Create, ..]) && action == ChangeAction::Replace;
        change.reason = change.reason.or_else(|| resource.action_reason.clone());
        change.moved_from = change.moved_from.or_else(|| beside.moved_from.clone());
        change.imported = change.imported.or_else(|| beside.imported.clone());
        if change.before.is_empty() && matches!(action, ChangeAction::Update | ChangeAction::Replace) {
            let is_unknown = |path: &String| resource.unknown.contains_key(path);
            change.before = changed_attributes(&resource.before, &resource.values)
                .into_iter()
                .filter(|(path, (before, after))| !(before.is_null() && after.is_null()) || is_unknown(path))
                .map(|(path, (before, _))| (path, before))
                .collect();
        }
    }
    for list in [&mut change.replaced_because, &mut change.drifted] {
        list.sort_unstable();
        list.dedup();
    }
    change
}

/// Puts components into the networks, groups and clusters that they refer to.
fn contain(components: &mut [Component], document: &Document) {
    let numbers: FxHashMap<&ComponentKey, u32> =
        components.iter().enumerate().map(|(number, component)| (&component.key, number as u32)).collect();
    let mut led_to: FxHashMap<u32, Vec<(String, u32)>> = FxHashMap::default();
    for connected in &document.connected {
        let (Some(from), Some(to)) = (numbers.get(&connected.from), numbers.get(&connected.to)) else { continue };
        if connected.from.directory() == connected.to.directory() {
            led_to.entry(*from).or_default().push((wild(&connected.attribute), *to));
        }
    }
    let sites: Vec<Site> = components
        .iter()
        .map(|component| {
            let known = catalogue::lookup(&component.type_name);
            let looked_up = component.kind == ComponentKind::Data && known.container == Some(ContainerKind::Project);
            Site { rules: known.containment, is_box: known.container.is_some() && !looked_up }
        })
        .collect();
    let containers = containment::containers(&sites, |number, path| {
        let own = led_to.get(&number).map_or(&[][..], Vec::as_slice);
        let mut found: Vec<u32> = own.iter().filter(|(attribute, _)| attribute == path).map(|(_, to)| *to).collect();
        found.sort_unstable();
        found.dedup();
        found
    });
    let keys: Vec<Option<ComponentKey>> = containers
        .into_iter()
        .map(|container| components.get(container? as usize).map(|container| container.key.clone()))
        .collect();
    for (component, container) in components.iter_mut().zip(keys) {
        component.container = container;
    }
}

/// A path with every number left open, and none at its end.
fn wild(path: &str) -> String {
    let mut wild = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, behind)) = rest.split_once('[') {
        wild.push_str(before);
        let (_, behind) = behind.split_once(']').unwrap_or(("", ""));
        if !behind.is_empty() {
            wild.push_str("[*]");
        }
        rest = behind;
    }
    wild.push_str(rest);
    wild
}

/// The instances of modules, and the calls that make them.
fn modules(document: &Document, top: &Place) -> (Vec<Module>, Vec<Component>) {
    let mut addresses: Vec<String> = Vec::new();
    let mut seen: rustc_hash::FxHashSet<&str> = rustc_hash::FxHashSet::default();
    for resource in &document.planned.resources {
        let Some(address) = resource.module_address.as_deref().filter(|address| seen.insert(address)) else { continue };
        addresses.extend(module_steps(address).iter().filter_map(|step| address.get(..step.end)).map(str::to_owned));
    }
    addresses.sort_unstable();
    addresses.dedup();
    let mut modules = vec![Module { directory: ".".to_owned(), callers: Vec::new(), root: true, read_only: true }];
    let mut calls = Vec::new();
    for address in addresses {
        let Some(key) = call_key(&address) else { continue };
        let steps = module_steps(&address);
        let named = steps.last().and_then(|step| address.get(step.named.clone())).unwrap_or_default().to_owned();
        calls.push(Component {
            key: key.clone(),
            kind: ComponentKind::Module,
            type_name: String::new(),
            name: named,
            addresses: vec![address.clone()],
            place: top.clone(),
            attributes: Vec::new(),
            blocks: Vec::new(),
            container: None,
            change: None,
        });
        modules.push(Module { directory: address, callers: vec![key], root: false, read_only: true });
    }
    (modules, calls)
}

/// The places of texts in a file: line and column by the text, bytes by the file.
pub(super) fn places(path: &str, text: &str, ranges: &[Range<usize>], encoding: super::decode::Encoding) -> Vec<Place> {
    let mut ends: Vec<u32> = ranges.iter().flat_map(|range| [range.start as u32, range.end as u32]).collect();
    let mut order: Vec<u32> = ends.clone();
    order.sort_unstable();
    order.dedup();
    let positions = positions(text, &order);
    let mut mapped = order.clone();
    encoding.places(text, &mut mapped);
    let number = |end: &u32| order.binary_search(end).unwrap_or_default();
    let starts: Vec<usize> = ranges.iter().map(|range| number(&(range.start as u32))).collect();
    for end in &mut ends {
        if let Some(found) = mapped.get(number(end)) {
            *end = *found;
        }
    }
    let (ends, _) = ends.as_chunks::<2>();
    let each = starts.iter().zip(ends);
    each.map(|(at, [start, end])| {
        let (line, column) = positions.get(*at).copied().unwrap_or((1, 1));
        Place { file: path.to_owned(), line, column, start: *start, end: *end }
    })
    .collect()
}

/// Line and column of places that come in order. A plan is often one line, so no line is counted twice.
fn positions(text: &str, places: &[u32]) -> Vec<(u32, u32)> {
    let (mut at, mut line, mut column) = (0usize, 1u32, 1u32);
    let mut found = Vec::with_capacity(places.len());
    for place in places {
        let passed = text.get(at..*place as usize).unwrap_or_default();
        let newlines = memchr::memchr_iter(b'\n', passed.as_bytes()).count() as u32;
        if newlines > 0 {
            line += newlines;
            column = 1;
        }
        let own = passed.rsplit('\n').next().unwrap_or_default();
        column += own.chars().count() as u32;
        at += passed.len();
        found.push((line, column));
    }
    found
}
