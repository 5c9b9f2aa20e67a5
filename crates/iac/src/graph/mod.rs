//! The graph of a project, derived from what was read of its files.
//!
//! - [`units`]: components, before their values and connections are known
//! - [`links`] and [`reach`]: which refers to which, directly and through variables, locals and outputs
//! - [`instances`]: addresses of modules and of what is in them
//! - [`containment`]: what sits inside what

pub(crate) mod containment;
pub(crate) mod instances;
pub(crate) mod links;
mod reach;
pub(crate) mod units;

use std::collections::BTreeMap;
use std::sync::Arc;

use catalogue::ContainerKind;
use domain::FileSet;
use domain::graph::{Attribute, Carried, Component, ComponentKey, ComponentKind, Connection, FileReport, Graph};
use domain::planned::{Planned, PlannedResource};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use self::containment::Site;
use self::instances::{Addresses, CallShape, Expansion, ModuleInstances};
use self::links::Links;
use self::units::{Unit, Units};
use crate::modules::{Layout, paths};
use crate::source::Source;
use crate::values::{Inputs, Values};

/// The graph, and what edits want to know beside it.
pub(crate) struct Derived {
    pub(crate) graph: Graph,
    /// How many places an edit in a module changes, by its directory.
    pub(crate) places: FxHashMap<String, u32>,
}

/// Derives the graph as seen from `root`.
pub(crate) fn derive(
    layout: &Layout,
    root: &str,
    files: &FileSet,
    values_only: &FileSet,
    sources: &BTreeMap<String, Arc<Source>>,
) -> Derived {
    let belonging = layout.belonging();
    let units = Units::of(layout, &belonging);
    let callers = callers(layout, root, &units);
    let links = Links::of(&units, &callers);
    let inputs = Inputs { layout, units: &units, links: &links, callers: &callers, root, files, values_only };
    let values = Values::of(&inputs);
    let calls = call_shapes(layout, &units, &values.expansions);
    let instances = instances::modules(&calls, layout.number(root).unwrap_or(u32::MAX));
    let keys: Vec<ComponentKey> = units.list.iter().map(|unit| key(layout, unit)).collect();
    let containers = containers(&units, &links);
    let components =
        components(&units, &keys, &values, &containers, &addresses(&units, &values.expansions, &instances));
    let graph = Graph {
        components,
        connections: connections(&units, &links, &keys),
        modules: modules(layout, &belonging, &units, &keys),
        files: reports(files, sources),
        carried: carried(layout, &units, &instances, sources),
    };
    Derived { graph, places: places(layout, &callers, &instances) }
}

/// What the project comes to, as seen from `root`; resources that are equal to `earlier` ones are used again.
pub(crate) fn planned(
    layout: &Layout,
    root: &str,
    files: &FileSet,
    values_only: &FileSet,
    earlier: &[Arc<PlannedResource>],
) -> Planned {
    let units = Units::of(layout, &layout.reached_from(layout.number(root)));
    let callers = callers(layout, root, &units);
    let links = Links::of(&units, &callers);
    let inputs = Inputs { layout, units: &units, links: &links, callers: &callers, root, files, values_only };
    let keys: Vec<ComponentKey> = units.list.iter().map(|unit| key(layout, unit)).collect();
    crate::planned::planned(&inputs, &links, &keys, earlier)
}

fn key(layout: &Layout, unit: &Unit<'_>) -> ComponentKey {
    let directory = layout.modules.get(unit.module as usize).map_or(".", |module| &module.directory);
    ComponentKey::new(directory, &unit.address)
}

/// For each module the calls that lend it their inputs: those under the root where the root reaches it, else all.
fn callers(layout: &Layout, root: &str, units: &Units<'_>) -> Vec<Vec<u32>> {
    let reached = layout.reached_from(layout.number(root));
    let mut callers: Vec<Vec<u32>> = vec![Vec::new(); layout.modules.len()];
    for (number, unit) in units.list.iter().enumerate() {
        let Some(target) = unit.target else { continue };
        let is_reached = |module: u32| reached.get(module as usize).copied().unwrap_or_default();
        let is_root = layout.number(root) == Some(target);
        if is_root || is_reached(target) && !is_reached(unit.module) {
            continue;
        }
        if let Some(list) = callers.get_mut(target as usize) {
            list.push(number as u32);
        }
    }
    callers
}

fn call_shapes(layout: &Layout, units: &Units<'_>, expansions: &[Expansion]) -> Vec<Vec<CallShape>> {
    let mut calls: Vec<Vec<CallShape>> = Vec::new();
    calls.resize_with(layout.modules.len(), Vec::new);
    for (unit, expansion) in units.list.iter().zip(expansions) {
        if let (Some(target), Some(list)) = (unit.target, calls.get_mut(unit.module as usize)) {
            list.push(CallShape { name: unit.definition.name.to_string(), target, expansion: expansion.clone() });
        }
    }
    calls
}

fn addresses(units: &Units<'_>, expansions: &[Expansion], instances: &ModuleInstances) -> Vec<Vec<String>> {
    let mut addresses = Addresses::new(instances);
    let each = units.list.iter().zip(expansions);
    each.map(|(unit, expansion)| addresses.of(unit.module, &unit.address, expansion)).collect()
}

fn containers(units: &Units<'_>, links: &Links) -> Vec<Option<u32>> {
    let sites: Vec<Site> = units
        .list
        .iter()
        .map(|unit| match unit.definition.kind {
            ComponentKind::Resource | ComponentKind::Data | ComponentKind::Ephemeral => {
                let known = catalogue::lookup(&unit.definition.type_name);
                // A project or account that is only looked up is where everything is, not a part of it.
                let is_data = unit.definition.kind == ComponentKind::Data;
                let looked_up = is_data && known.container == Some(ContainerKind::Project);
                Site { rules: known.containment, is_box: known.container.is_some() && !looked_up }
            }
            _ => Site { rules: &[], is_box: false },
        })
        .collect();
    containment::containers(&sites, |number, path| {
        let Some(unit) = units.get(number) else { return Vec::new() };
        let mut led_to: Vec<u32> = Vec::new();
        for (at, entry) in entries_at(unit, path) {
            led_to.extend(links.led_to(units, number, at));
            if entry.takes_each
                && let Some((each, ..)) = unit.entry("for_each")
            {
                led_to.extend(links.led_to(units, number, each as u32));
            }
        }
        led_to.retain(|other| {
            *other != number
                && units.get(*other).is_some_and(|other| {
                    let kind = other.definition.kind;
                    other.module == unit.module && matches!(kind, ComponentKind::Resource | ComponentKind::Data)
                })
        });
        led_to.sort_unstable();
        led_to.dedup();
        led_to
    })
}

/// The attributes that a path of the catalogue means; `[*]` stands for each block of that name.
fn entries_at<'u>(unit: &'u Unit<'_>, path: &str) -> impl Iterator<Item = (u32, &'u crate::source::definition::Entry)> {
    let found: Vec<(u32, &crate::source::definition::Entry)> = match path.split_once("[*]") {
        None => unit.entry(path).map(|(at, _, entry)| (at as u32, entry)).into_iter().collect(),
        Some((before, after)) => unit
            .entries
            .iter()
            .enumerate()
            .filter(|(_, (_, entry))| {
                let rest = entry.path.strip_prefix(before).and_then(|rest| rest.strip_prefix('['));
                rest.and_then(|rest| rest.split_once(']')).is_some_and(|(_, rest)| rest == after)
            })
            .map(|(at, (_, entry))| (at as u32, *entry))
            .collect(),
    };
    found.into_iter()
}

fn components(
    units: &Units<'_>,
    keys: &[ComponentKey],
    values: &Values<'_>,
    containers: &[Option<u32>],
    addresses: &[Vec<String>],
) -> Vec<Component> {
    let key_of = |unit: u32| keys.get(unit as usize).cloned();
    units
        .list
        .par_iter()
        .enumerate()
        .map(|(number, unit)| Component {
            key: key_of(number as u32).unwrap_or_else(|| ComponentKey::new(".", &unit.address)),
            kind: unit.definition.kind,
            type_name: unit.definition.type_name.to_string(),
            name: unit.definition.name.to_string(),
            addresses: addresses.get(number).cloned().unwrap_or_default(),
            place: unit.source.place(unit.definition.span),
            attributes: unit
                .entries
                .iter()
                .enumerate()
                .map(|(at, (source, entry))| Attribute {
                    path: entry.path.to_string(),
                    expression: expression(source, source.tree.expr(entry.expr)),
                    value: values.shown(number as u32, at),
                    place: source.place(entry.span),
                })
                .collect(),
            blocks: unit.blocks.iter().map(|path| (*path).to_owned()).collect(),
            container: containers.get(number).copied().flatten().and_then(key_of),
            change: None,
        })
        .collect()
}

fn connections(units: &Units<'_>, links: &Links, keys: &[ComponentKey]) -> Vec<Connection> {
    // Numbers follow modules, files and places; connections are ordered by keys.
    let mut order: Vec<u32> = (0..keys.len() as u32).collect();
    order.sort_unstable_by_key(|number| keys.get(*number as usize));
    let mut ranks = vec![0u32; keys.len()];
    for (rank, number) in order.iter().enumerate() {
        if let Some(slot) = ranks.get_mut(*number as usize) {
            *slot = rank as u32;
        }
    }
    let rank = |number: u32| ranks.get(number as usize).copied().unwrap_or_default();
    let path = |from: u32, entry: u32| -> &str {
        units.get(from).and_then(|unit| unit.entries.get(entry as usize)).map_or("", |(_, entry)| &*entry.path)
    };
    let mut numbered = links.connections(units);
    numbered.par_sort_unstable_by_key(|one| (rank(one.from), rank(one.to), one.kind, path(one.from, one.entry)));
    let connections = numbered.par_iter().filter_map(|one| {
        Some(Connection {
            from: keys.get(one.from as usize)?.clone(),
            to: keys.get(one.to as usize)?.clone(),
            kind: one.kind,
            attribute: path(one.from, one.entry).to_owned(),
        })
    });
    let mut connections: Vec<Connection> = connections.collect();
    connections.dedup();
    connections
}

fn modules(
    layout: &Layout,
    belonging: &[bool],
    units: &Units<'_>,
    keys: &[ComponentKey],
) -> Vec<domain::graph::Module> {
    let mut callers: Vec<Vec<ComponentKey>> = vec![Vec::new(); layout.modules.len()];
    for (unit, key) in units.list.iter().zip(keys) {
        if let Some(list) = unit.target.and_then(|target| callers.get_mut(target as usize)) {
            list.push(key.clone());
        }
    }
    let each = layout.modules.iter().zip(callers).zip(belonging);
    each.filter(|(_, belongs)| **belongs)
        .map(|((module, callers), _)| domain::graph::Module {
            directory: module.directory.clone(),
            root: callers.is_empty(),
            callers,
            read_only: module.read_only,
        })
        .collect()
}

fn reports(files: &FileSet, sources: &BTreeMap<String, Arc<Source>>) -> Vec<FileReport> {
    files
        .iter()
        .map(|(path, _)| match sources.get(path) {
            Some(source) => source.report(),
            None => FileReport { path: path.to_owned(), understood: false, reason: None },
        })
        .collect()
}

/// What was not understood: in each file, and in how the files fit together.
fn carried(
    layout: &Layout,
    units: &Units<'_>,
    instances: &ModuleInstances,
    sources: &BTreeMap<String, Arc<Source>>,
) -> Vec<Carried> {
    let mut carried: Vec<Carried> = sources.values().flat_map(|source| source.carried.iter().cloned()).collect();
    carried.extend(units.carried.iter().cloned());
    let at = |source: &Source, message: String, hint: &str| Carried {
        place: source.place(hcl::Span::new(0, 0)),
        message,
        hint: Some(hint.to_owned()),
    };
    for module in &layout.modules {
        // Settings alone are what such twins usually differ in.
        let has_more = |source: &&Arc<Source>| {
            source.definitions.iter().any(|definition| definition.kind != ComponentKind::Settings)
        };
        for source in module.replaced.iter().filter(has_more) {
            let message = "OpenTofu reads the `.tofu` file of the same name instead of this one".to_owned();
            carried.push(at(source, message, "its blocks are kept and not listed"));
        }
    }
    let listed = |unit: &Unit<'_>| paths::is_local_source(&unit.definition.type_name) && unit.target.is_none();
    for unit in units.list.iter().filter(|unit| unit.definition.kind == ComponentKind::Module && listed(unit)) {
        carried.push(Carried {
            place: unit.source.place(unit.definition.span),
            message: format!("there is no configuration at `{}`", unit.definition.type_name),
            hint: Some("open the folder that holds both, or correct the source".to_owned()),
        });
    }
    let of_modules = |numbers: &[u32]| -> FxHashSet<u32> { numbers.iter().copied().collect() };
    let (circular, cut) = (of_modules(&instances.circular), of_modules(&instances.cut));
    for (number, module) in layout.modules.iter().enumerate() {
        let Some(first) = module.sources.first() else { continue };
        if circular.contains(&(number as u32)) {
            let message = format!("the module at `{}` calls itself", module.directory);
            carried.push(at(first, message, "take one of the calls out: Terraform refuses the circle"));
        }
        if cut.contains(&(number as u32)) {
            let message = format!("the module at `{}` has more instances than are listed", module.directory);
            carried.push(at(first, message, "its first thousand instances are shown"));
        }
    }
    let order = |one: &Carried| -> (String, u32) { (one.place.file.clone(), one.place.start) };
    carried.sort_by_cached_key(order);
    carried
}

fn places(layout: &Layout, callers: &[Vec<u32>], instances: &ModuleInstances) -> FxHashMap<String, u32> {
    layout
        .modules
        .iter()
        .enumerate()
        .map(|(number, module)| {
            let calls = callers.get(number).map_or(0, Vec::len);
            let listed = instances.count(number as u32);
            let count = if listed > 0 { listed } else { calls.max(1) };
            (module.directory.clone(), u32::try_from(count).unwrap_or(u32::MAX))
        })
        .collect()
}

/// The text of an expression, natively in whatever its file is written.
fn expression(source: &Source, expr: hcl::Expr<'_>) -> String {
    let native = if source.kind.is_json() { hcl::json::native_text(expr) } else { None };
    native.unwrap_or_else(|| expr.source().into_owned())
}
