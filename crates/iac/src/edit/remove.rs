//! Taking a component out.

use domain::graph::{ComponentKey, ComponentKind};

use super::draft::Draft;
use super::error::Refusal;
use super::locate;
use crate::source::definition::Definition;

/// Takes a block out, with its own comments and with what override files lay over it.
pub(super) fn remove(draft: &mut Draft, key: &ComponentKey) -> Result<(), Refusal> {
    draft.find(key)?;
    let mut edits: Vec<(String, hcl::Edit)> = Vec::new();
    let all = locate::find_all(&draft.sources, key).into_iter().chain(locate::twins(&draft.sources, key));
    for found in all {
        let block = locate::body_path(found);
        let alone = locate::body(found).is_some_and(|body| body.items().count() == 1);
        let edit = if found.definition.kind == ComponentKind::Local && !alone {
            hcl::Edit::unset_attribute(block, &*found.definition.name)
        } else {
            hcl::Edit::remove_block(block)
        };
        edits.push((found.source.path.to_string(), edit));
    }
    if let Some(definition) = locate::find(&draft.sources, key).map(|found| found.definition) {
        let left = users(draft, key, definition);
        if left > 0 {
            let verb = if left == 1 { "refers" } else { "refer" };
            draft.notes.push(format!("{left} of the module's blocks still {verb} to `{}`", key.address()));
        }
    }
    for (path, edit) in edits {
        draft.patch(&path, &[edit])?;
    }
    draft.modules.insert(key.directory().to_owned());
    Ok(())
}

/// How many other definitions of the module refer to this one.
fn users(draft: &Draft, key: &ComponentKey, definition: &Definition) -> usize {
    let names_it = |other: &&Definition| {
        let mut references = other.entries.iter().flat_map(|entry| &entry.references);
        other.address != definition.address && references.any(|reference| reference.address == definition.address)
    };
    let files = locate::files_of(&draft.sources, key.directory());
    files.iter().flat_map(|source| &source.definitions).filter(names_it).count()
}
