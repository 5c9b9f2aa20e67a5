//! From where a project is best looked at.

use domain::graph::ComponentKind;

use super::{Layout, Module, paths};
use crate::foreign::{self, ForeignFiles};

/// A directory that a project can be looked at from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Root {
    /// Its directory, `.` for the project's top.
    pub directory: String,
    /// How many resources and data sources it comes to, with the modules it calls.
    pub components: u32,
    /// How many modules it calls, directly or not.
    pub modules: u32,
}

/// Directories that show or try a project rather than being one.
const BESIDE: [&str; 18] = [
    "example",
    "examples",
    "test",
    "tests",
    "testing",
    "fixture",
    "fixtures",
    "demo",
    "demos",
    "sample",
    "samples",
    "docs",
    "e2e",
    "integration",
    "tools",
    "scripts",
    "hack",
    "ci",
];

/// Directories that hold modules for others.
const LIBRARIES: [&str; 3] = ["modules", "module", "blueprints"];

/// The directories that nobody calls, best guess first, and the project's top even where examples call it.
pub(crate) fn roots(layout: &Layout, foreign: &ForeignFiles) -> Vec<Root> {
    let callers = layout.callers();
    let own: Vec<(u32, u32)> = layout.modules.iter().map(counts).collect();
    let mut ranked: Vec<(Rank, Root)> = layout
        .modules
        .iter()
        .zip(&callers)
        .enumerate()
        .filter(|(_, (module, callers))| !module.read_only && (callers.is_empty() || module.directory == "."))
        .map(|(at, (module, _))| {
            let mut root = Root { directory: module.directory.clone(), components: 0, modules: 0 };
            layout.walk([at as u32], |reached| {
                root.components += own.get(reached as usize).map_or(0, |(components, _)| *components);
                root.modules += u32::from(reached != at as u32);
            });
            (rank(module, own.get(at).copied().unwrap_or_default()), root)
        })
        .collect();
    foreign::add_roots(&mut ranked, foreign);
    ranked.sort_by(|(one_rank, one), (other_rank, other)| {
        let sizes = other.components.cmp(&one.components);
        one_rank.cmp(other_rank).then(sizes).then_with(|| one.directory.cmp(&other.directory))
    });
    ranked.into_iter().map(|(_, root)| root).collect()
}

/// Small for a good guess.
pub(crate) type Rank = (bool, bool, bool, usize);

fn rank(module: &Module, (components, calls): (u32, u32)) -> Rank {
    rank_of(&module.directory, components + calls)
}

/// How good a guess a directory is: something is deployed from it, it is no example, it stands near the top.
pub(crate) fn rank_of(directory: &str, components: u32) -> Rank {
    let segments: Vec<&str> = directory.split('/').filter(|segment| *segment != ".").collect();
    let any = |words: &[&str]| segments.iter().any(|segment| words.contains(&segment.to_ascii_lowercase().as_str()));
    (components == 0, any(&BESIDE), any(&LIBRARIES), segments.len())
}

/// Resources and data sources, and calls, of the module itself.
fn counts(module: &Module) -> (u32, u32) {
    let definitions = module.sources.iter().flat_map(|source| &source.definitions);
    let resources =
        definitions.filter(|definition| matches!(definition.kind, ComponentKind::Resource | ComponentKind::Data));
    (resources.count() as u32, module.calls.len() as u32)
}

/// The directory to look from: `wanted` where that is a module, else the best guess.
pub(crate) fn choose<'r>(
    layout: &Layout,
    foreign: &ForeignFiles,
    roots: impl FnOnce() -> &'r [Root],
    wanted: Option<&str>,
) -> String {
    let is_module = |wanted: &String| layout.module(wanted).is_some() || foreign::is_module(foreign, wanted);
    let wanted = wanted.and_then(|wanted| paths::resolve(".", wanted)).filter(is_module);
    wanted.or_else(|| roots().first().map(|root| root.directory.clone())).unwrap_or_else(|| ".".to_owned())
}
