//! Which directories are modules, and which of them call which.
//!
//! - [`paths`]: relative paths
//! - [`manifest`]: where `terraform init` put the modules it fetched
//! - [`missing`]: which of them lie outside what was given
//! - [`roots`]: from where a project is best looked at

pub(crate) mod manifest;
pub(crate) mod missing;
pub(crate) mod paths;
pub(crate) mod roots;

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::FileSet;
use domain::graph::ComponentKind;
use rustc_hash::{FxHashMap, FxHashSet};

use self::manifest::Manifest;
use crate::source::definition::Definition;
use crate::source::{Source, names};

/// A directory with configuration.
#[derive(Debug)]
pub(crate) struct Module {
    /// Its directory.
    pub(crate) directory: String,
    /// Its files, in path order, those that are laid over the others last.
    pub(crate) sources: Vec<Arc<Source>>,
    /// Files for which OpenTofu has a stand-in here.
    pub(crate) replaced: Vec<Arc<Source>>,
    /// Files that give values to its variables by themselves, later ones winning.
    pub(crate) values: Vec<Arc<Source>>,
    /// Whether it is only read.
    pub(crate) read_only: bool,
    /// The modules it calls, in source order.
    pub(crate) calls: Vec<Call>,
}

/// A `module` block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Call {
    /// Which of the module's files it stands in.
    pub(crate) source: u32,
    /// Which of the file's definitions it is.
    pub(crate) definition: u32,
    /// The module that it calls, where its configuration is here.
    pub(crate) target: Option<u32>,
}

/// The modules of a project.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    /// By directory.
    pub(crate) modules: Vec<Module>,
    index: FxHashMap<String, u32>,
}

impl Layout {
    /// Sorts the files of a project into modules and follows their calls.
    pub(crate) fn of(
        sources: &BTreeMap<String, Arc<Source>>,
        lent: &BTreeMap<String, Arc<Source>>,
        files: &FileSet,
    ) -> Self {
        let mut by_directory: BTreeMap<&str, Module> = BTreeMap::new();
        for (path, source) in sources.iter().filter(|(_, source)| source.kind.is_configuration()) {
            let directory = paths::directory_of(path);
            let module = by_directory.entry(directory).or_insert_with(|| Module {
                directory: directory.to_owned(),
                sources: Vec::new(),
                replaced: Vec::new(),
                values: Vec::new(),
                read_only: FileSet::is_read_only(path),
                calls: Vec::new(),
            });
            let replaced = names::stand_in(path).is_some_and(|tofu| sources.contains_key(&tofu));
            if replaced { module.replaced.push(source.clone()) } else { module.sources.push(source.clone()) }
        }
        for (path, source) in sources.iter().chain(lent) {
            if names::automatic_values(path).is_some()
                && let Some(module) = by_directory.get_mut(paths::directory_of(path))
            {
                module.values.push(source.clone());
            }
        }
        let mut modules: Vec<Module> = by_directory.into_values().collect();
        for module in &mut modules {
            module.sources.sort_by_key(|source| names::is_override(&source.path));
            module
                .values
                .sort_by(|one, other| names::automatic_values(&one.path).cmp(&names::automatic_values(&other.path)));
        }
        let index: FxHashMap<String, u32> =
            modules.iter().enumerate().map(|(at, module)| (module.directory.clone(), at as u32)).collect();
        let fetched = fetched(&modules, files);
        for module in &mut modules {
            module.calls = calls(module, &index, &fetched);
        }
        Self { modules, index }
    }

    /// The module at `directory`.
    pub(crate) fn module(&self, directory: &str) -> Option<&Module> {
        self.modules.get(*self.index.get(directory)? as usize)
    }

    /// The number of the module at `directory`.
    pub(crate) fn number(&self, directory: &str) -> Option<u32> {
        self.index.get(directory).copied()
    }

    /// Whether any module calls the one at `directory`.
    pub(crate) fn is_called(&self, directory: &str) -> bool {
        let number = self.number(directory);
        number.is_some() && self.modules.iter().flat_map(|module| &module.calls).any(|call| call.target == number)
    }

    /// Visits each module that `starts` lead to, the starts included, once.
    pub(crate) fn walk(&self, starts: impl IntoIterator<Item = u32>, mut visit: impl FnMut(u32)) {
        let mut seen: FxHashSet<u32> = FxHashSet::default();
        let mut waiting: Vec<u32> = starts.into_iter().collect();
        while let Some(next) = waiting.pop() {
            let Some(module) = self.modules.get(next as usize) else { continue };
            if seen.insert(next) {
                visit(next);
                waiting.extend(module.calls.iter().filter_map(|call| call.target));
            }
        }
    }

    /// For each module, whether one of `starts` leads to it, the starts included.
    pub(crate) fn reached_from(&self, starts: impl IntoIterator<Item = u32>) -> Vec<bool> {
        let mut reached = vec![false; self.modules.len()];
        self.walk(starts, |module| {
            if let Some(mark) = reached.get_mut(module as usize) {
                *mark = true;
            }
        });
        reached
    }

    /// For each module, the modules that call it, each with the call.
    pub(crate) fn callers(&self) -> Vec<Vec<(u32, Call)>> {
        let mut callers = vec![Vec::new(); self.modules.len()];
        for (at, module) in self.modules.iter().enumerate() {
            for call in &module.calls {
                if let Some(list) = call.target.and_then(|target| callers.get_mut(target as usize)) {
                    list.push((at as u32, *call));
                }
            }
        }
        callers
    }

    /// For each module, whether it belongs to the project: those that are only read do when something of it calls them.
    pub(crate) fn belonging(&self) -> Vec<bool> {
        let own = self.modules.iter().enumerate().filter(|(_, module)| !module.read_only);
        self.reached_from(own.map(|(at, _)| at as u32))
    }
}

impl Module {
    /// The definition that a call is, with its file.
    pub(crate) fn call(&self, call: Call) -> Option<(&Source, &Definition)> {
        let source = self.sources.get(call.source as usize)?;
        Some((source, source.definitions.get(call.definition as usize)?))
    }
}

/// Where fetched modules are, by the directory and name of the call.
fn fetched(modules: &[Module], files: &FileSet) -> FxHashMap<(String, String), String> {
    let mut found = FxHashMap::default();
    for module in modules {
        let Some(bytes) = files.get(&paths::join(&module.directory, Manifest::PATH)) else { continue };
        let manifest = Manifest::read(&module.directory, bytes);
        for (key, directory) in manifest.entries() {
            let (caller, name) = match key.rsplit_once('.') {
                Some((outer, name)) => (manifest.directory(outer), name),
                None => (Some(module.directory.as_str()), key),
            };
            if let Some(caller) = caller {
                found.entry((caller.to_owned(), name.to_owned())).or_insert_with(|| directory.to_owned());
            }
        }
    }
    found
}

fn calls(module: &Module, index: &FxHashMap<String, u32>, fetched: &FxHashMap<(String, String), String>) -> Vec<Call> {
    let mut calls = Vec::new();
    for (at, source) in module.sources.iter().enumerate() {
        for (number, definition) in source.definitions.iter().enumerate() {
            if definition.kind != ComponentKind::Module {
                continue;
            }
            let directory = if paths::is_local_source(&definition.type_name) {
                paths::resolve(&module.directory, &definition.type_name)
            } else {
                fetched.get(&(module.directory.clone(), definition.name.to_string())).cloned()
            };
            let target = directory.and_then(|directory| index.get(&directory).copied());
            calls.push(Call { source: at as u32, definition: number as u32, target });
        }
    }
    calls
}
