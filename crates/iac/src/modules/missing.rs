//! Modules that are called from beside the project and whose files were not given.

use std::collections::BTreeSet;

use domain::graph::ComponentKind;

use super::{Layout, paths};

/// Their directories, each once.
pub(crate) fn directories(layout: &Layout) -> Vec<String> {
    let mut missing = BTreeSet::new();
    for module in &layout.modules {
        let definitions = module.sources.iter().flat_map(|source| &source.definitions);
        for definition in definitions.filter(|definition| definition.kind == ComponentKind::Module) {
            if !paths::is_local_source(&definition.type_name) {
                continue;
            }
            let directory = paths::resolve(&module.directory, &definition.type_name);
            missing.extend(directory.filter(|directory| layout.number(directory).is_none()));
        }
    }
    missing.into_iter().collect()
}
