//! The components of a project before their values and connections are known.

use domain::graph::{Carried, ComponentKind};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::modules::{Layout, Module};
use crate::source::definition::{Definition, Entry};
use crate::source::{Source, names};

/// A component: its definition with what override files lay over it.
pub(crate) struct Unit<'p> {
    /// The module that it is in.
    pub(crate) module: u32,
    /// The file that it is defined in.
    pub(crate) source: &'p Source,
    /// Its definition.
    pub(crate) definition: &'p Definition,
    /// Its address inside the module, with a number where it has one.
    pub(crate) address: String,
    /// Its attributes, each with the file it stands in.
    pub(crate) entries: Vec<(&'p Source, &'p Entry)>,
    /// Its nested blocks.
    pub(crate) blocks: Vec<&'p str>,
    /// For a call, the module that it calls.
    pub(crate) target: Option<u32>,
    /// The number of the attribute that says how many instances there are.
    pub(crate) repeats: Option<Repeats>,
    /// Numbers of the attributes by path, where there are many.
    by_path: FxHashMap<&'p str, usize>,
}

/// What says how many instances there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Repeats {
    /// `count`
    Count(u32),
    /// `for_each`
    Each(u32),
}

/// A component with more attributes than this finds them through a table.
const FEW: usize = 16;

impl<'p> Unit<'p> {
    /// The attribute at `path`, with its number.
    pub(crate) fn entry(&self, path: &str) -> Option<(usize, &'p Source, &'p Entry)> {
        let at = if self.by_path.is_empty() {
            self.entries.iter().position(|(_, entry)| &*entry.path == path)?
        } else {
            *self.by_path.get(path)?
        };
        let (source, entry) = self.entries.get(at)?;
        Some((at, source, entry))
    }

    /// Whether a value only passes through it.
    pub(crate) fn is_carrier(&self) -> bool {
        matches!(self.definition.kind, ComponentKind::Variable | ComponentKind::Local | ComponentKind::Output)
    }
}

/// Every component of a project, and how to find one by its address.
pub(crate) struct Units<'p> {
    /// Ordered by module, file and place.
    pub(crate) list: Vec<Unit<'p>>,
    /// For each module, its units by address.
    by_address: Vec<FxHashMap<String, u32>>,
    /// What override files say of nothing.
    pub(crate) carried: Vec<Carried>,
}

impl<'p> Units<'p> {
    /// The components of the modules that belong to the project.
    pub(crate) fn of(layout: &'p Layout, belonging: &[bool]) -> Self {
        let mut units = Self {
            list: Vec::new(),
            by_address: vec![FxHashMap::default(); layout.modules.len()],
            carried: Vec::new(),
        };
        for (at, module) in layout.modules.iter().enumerate() {
            if belonging.get(at).copied().unwrap_or_default() {
                units.add(at as u32, module);
            }
        }
        units
    }

    fn add(&mut self, number: u32, module: &'p Module) {
        let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
        let mut calls = module.calls.iter().peekable();
        let Some(known) = self.by_address.get_mut(number as usize) else { return };
        for (source_number, source) in module.sources.iter().enumerate() {
            let lays_over = names::is_override(&source.path);
            for (definition_number, definition) in source.definitions.iter().enumerate() {
                let target = calls
                    .next_if(|call| {
                        (call.source as usize, call.definition as usize) == (source_number, definition_number)
                    })
                    .and_then(|call| call.target);
                if lays_over && !definition.is_numbered() {
                    let base = known.get(&*definition.address).and_then(|at| self.list.get_mut(*at as usize));
                    if let Some(unit) = base {
                        lay_over(unit, source, definition);
                        continue;
                    }
                    // A provider without an alias is always there.
                    let implied = definition.kind == ComponentKind::Provider && definition.entry("alias").is_none();
                    if !implied {
                        self.carried.push(Carried {
                            place: source.place(definition.span),
                            message: format!(
                                "the override of `{}` finds nothing to lay itself over",
                                definition.address
                            ),
                            hint: Some("define it in another file, or rename this file".to_owned()),
                        });
                    }
                }
                let count = counts.entry(&definition.address).or_insert(0);
                *count += 1;
                let address = match (*count, definition.is_numbered()) {
                    (1, false) => definition.address.to_string(),
                    (count, _) => format!("{}#{count}", definition.address),
                };
                known.insert(address.clone(), self.list.len() as u32);
                self.list.push(Unit {
                    module: number,
                    source,
                    definition,
                    address,
                    entries: definition.entries.iter().map(|entry| (&**source, entry)).collect(),
                    blocks: definition.blocks.iter().map(|path| &**path).collect(),
                    target,
                    repeats: None,
                    by_path: FxHashMap::default(),
                });
            }
        }
        let first = self.list.partition_point(|unit| unit.module < number);
        for unit in self.list.get_mut(first..).unwrap_or_default() {
            unit.repeats = unit.entries.iter().enumerate().find_map(|(at, (_, entry))| match &*entry.path {
                "count" => Some(Repeats::Count(at as u32)),
                "for_each" => Some(Repeats::Each(at as u32)),
                _ => None,
            });
            if unit.entries.len() > FEW {
                // Of namesakes the first counts.
                unit.by_path =
                    unit.entries.iter().enumerate().rev().map(|(at, (_, entry))| (&*entry.path, at)).collect();
            }
        }
    }

    /// The component in this module whose address is these names.
    pub(crate) fn named(&self, module: u32, names: &[&str]) -> Option<u32> {
        let mut address: SmallVec<[u8; 96]> = SmallVec::new();
        for name in names {
            if !address.is_empty() {
                address.push(b'.');
            }
            address.extend_from_slice(name.as_bytes());
        }
        self.find(module, std::str::from_utf8(&address).ok()?)
    }

    /// The component with this address in this module.
    pub(crate) fn find(&self, module: u32, address: &str) -> Option<u32> {
        self.by_address.get(module as usize)?.get(address).copied()
    }

    /// The component of this number.
    pub(crate) fn get(&self, unit: u32) -> Option<&Unit<'p>> {
        self.list.get(unit as usize)
    }
}

/// Lays the override over the component: an attribute takes the place of its namesake, nested blocks that of all
/// blocks of their type.
fn lay_over<'p>(unit: &mut Unit<'p>, source: &'p Source, definition: &'p Definition) {
    let block_type = |path: &'p str| -> &'p str {
        let end = path.find('.').unwrap_or(path.len());
        let first = path.get(..end).unwrap_or(path);
        first.split('[').next().unwrap_or(first)
    };
    let replaced: Vec<&str> = definition.blocks.iter().map(|path| block_type(path)).collect();
    unit.blocks.retain(|path| !replaced.contains(&block_type(path)));
    unit.blocks.extend(definition.blocks.iter().map(|path| &**path));
    let namesakes: Vec<&str> = definition.entries.iter().map(|entry| &*entry.path).collect();
    unit.entries.retain(|(_, entry)| {
        let nested = entry.path.contains('[');
        let gone = namesakes.contains(&&*entry.path) || nested && replaced.contains(&block_type(&entry.path));
        !gone
    });
    unit.entries.extend(definition.entries.iter().map(|entry| (source, entry)));
}
