//! Which modules are drawn, and which is inside which.

use std::collections::BTreeMap;

use domain::graph::{Component, ComponentKey, ComponentKind, Graph, Module};
use rustc_hash::{FxHashMap, FxHashSet};

/// The directories of the modules one can look from: those nobody calls, the project's top first; every module where
/// they all call each other.
#[must_use]
pub fn roots(graph: &Graph) -> Vec<&str> {
    let mut roots: Vec<&str> =
        graph.modules.iter().filter(|module| module.root).map(|module| module.directory.as_str()).collect();
    if roots.is_empty() {
        roots.extend(graph.modules.iter().map(|module| module.directory.as_str()));
    }
    roots.sort_by_key(|directory| (*directory != ".", *directory));
    roots
}

/// The modules that can be reached from the one looked at.
pub(super) struct Modules<'a> {
    root: &'a str,
    /// What calls lead to, by the key of the call.
    called: FxHashMap<&'a ComponentKey, &'a str>,
    /// Reached modules but the root, with the directory of the module whose box they are in; callers first.
    parents: Vec<(&'a str, &'a str)>,
    reached: FxHashMap<&'a str, &'a Module>,
    blocks: FxHashMap<&'a ComponentKey, &'a Component>,
    /// Every directory that is a module.
    known: FxHashSet<&'a str>,
}

impl<'a> Modules<'a> {
    pub(super) fn reached(graph: &'a Graph, root: Option<&'a str>) -> Self {
        let root = root
            .filter(|root| graph.modules.iter().any(|module| module.directory == *root))
            .or_else(|| roots(graph).first().copied())
            .unwrap_or(".");
        let mut callees: FxHashMap<&str, Vec<&Module>> = FxHashMap::default();
        for module in &graph.modules {
            for caller in &module.callers {
                let callees = callees.entry(caller.directory()).or_default();
                if callees.last().is_none_or(|last| last.directory != module.directory) {
                    callees.push(module);
                }
            }
        }
        let mut reached: FxHashMap<&str, &Module> = FxHashMap::default();
        reached.extend(graph.modules.iter().find(|module| module.directory == root).map(|module| (root, module)));
        let mut waiting = vec![root];
        while let Some(directory) = waiting.pop() {
            for module in callees.get(directory).into_iter().flatten() {
                if reached.insert(&module.directory, module).is_none() {
                    waiting.push(&module.directory);
                }
            }
        }
        let mut called = FxHashMap::default();
        for module in reached.values() {
            if module.directory != root {
                let callers = module.callers.iter().filter(|caller| reached.contains_key(caller.directory()));
                called.extend(callers.map(|caller| (caller, module.directory.as_str())));
            }
        }
        let parents = nesting(root, &callees, &reached);
        let blocks = graph.components.iter().filter(|component| component.kind == ComponentKind::Module);
        let blocks = blocks.map(|component| (&component.key, component)).collect();
        let known = graph.modules.iter().map(|module| module.directory.as_str()).collect();
        Self { root, called, parents, reached, blocks, known }
    }

    /// The module that components of this directory are in: itself, or, where it is a file with objects, its folder.
    pub(super) fn home<'d>(&self, directory: &'d str) -> &'d str {
        if self.known.contains(directory) {
            return directory;
        }
        directory.rsplit_once('/').map_or(".", |(folder, _)| folder)
    }

    /// Whether components of this directory are drawn.
    pub(super) fn is_reached(&self, directory: &str) -> bool {
        let directory = self.home(directory);
        directory == self.root || self.reached.contains_key(directory)
    }

    /// The directories that have a box, callers before what they call.
    pub(super) fn boxed(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.parents.iter().map(|(directory, _)| *directory)
    }

    /// Each boxed directory with the one whose box it is in.
    pub(super) fn nested(&self) -> impl Iterator<Item = (&'a str, &'a str)> + '_ {
        self.parents.iter().copied()
    }

    /// The directory that a module block leads to.
    pub(super) fn called_by(&self, call: &ComponentKey) -> Option<&'a str> {
        self.called.get(call).copied()
    }

    /// The instances of a call, as far as they are known.
    pub(super) fn addresses(&self, call: &ComponentKey) -> &'a [String] {
        self.blocks.get(call).map_or(&[], |component| component.addresses.as_slice())
    }

    /// The blocks that call a module, of those that are drawn.
    pub(super) fn callers(&self, directory: &str) -> impl Iterator<Item = &'a ComponentKey> + '_ {
        let module = self.reached.get(directory).copied();
        module.into_iter().flat_map(|module| &module.callers).filter(|caller| self.is_reached(caller.directory()))
    }
}

/// A module is inside the one that calls it; inside the innermost one around all its callers where there are several.
fn nesting<'a>(
    root: &'a str,
    callees: &FxHashMap<&'a str, Vec<&'a Module>>,
    reached: &FxHashMap<&'a str, &'a Module>,
) -> Vec<(&'a str, &'a str)> {
    let mut missing: BTreeMap<&str, usize> = BTreeMap::new();
    for (directory, module) in reached {
        let mut callers: Vec<&str> = module.callers.iter().map(ComponentKey::directory).collect();
        callers.sort_unstable();
        callers.dedup();
        let count = callers.iter().filter(|caller| reached.contains_key(*caller) && *caller != directory).count();
        missing.insert(directory, count);
    }
    missing.remove(root);
    let mut depths: FxHashMap<&str, (usize, &str)> = FxHashMap::default();
    depths.insert(root, (0, root));
    let mut nested = Vec::new();
    let mut ready = vec![root];
    loop {
        while let Some(directory) = ready.pop() {
            for module in callees.get(directory).into_iter().flatten() {
                let Some(count) = missing.get_mut(module.directory.as_str()) else { continue };
                *count = count.saturating_sub(1);
                if *count == 0 {
                    missing.remove(module.directory.as_str());
                    place(module, &mut depths, &mut nested);
                    ready.push(&module.directory);
                }
            }
        }
        // Modules that call each other in a circle: the first that something placed already calls breaks it.
        let next = missing.keys().copied().find(|directory| {
            reached
                .get(directory)
                .is_some_and(|module| module.callers.iter().any(|caller| depths.contains_key(caller.directory())))
        });
        let Some(module) = next.and_then(|directory| reached.get(directory)) else { break };
        missing.remove(module.directory.as_str());
        place(module, &mut depths, &mut nested);
        ready.push(&module.directory);
    }
    nested
}

fn place<'a>(
    module: &'a Module,
    depths: &mut FxHashMap<&'a str, (usize, &'a str)>,
    nested: &mut Vec<(&'a str, &'a str)>,
) {
    let mut around: Option<(usize, &str)> = None;
    for caller in &module.callers {
        let Some((known, depth)) = depths.get_key_value(caller.directory()).map(|(known, at)| (*known, at.0)) else {
            continue;
        };
        let mut candidate = (depth, known);
        if let Some(mut other) = around {
            while candidate.1 != other.1 {
                let deeper = if candidate.0 >= other.0 { &mut candidate } else { &mut other };
                let Some((_, parent)) = depths.get(deeper.1).copied() else { break };
                *deeper = (deeper.0.saturating_sub(1), parent);
            }
        }
        around = Some(candidate);
    }
    if let Some((depth, parent)) = around {
        depths.insert(&module.directory, (depth + 1, parent));
        nested.push((&module.directory, parent));
    }
}
