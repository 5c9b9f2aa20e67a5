//! What no edit can say: files that are not configuration, comments between blocks, whole new files.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::FileSet;
use domain::compare::{Conflict, Side};
use domain::graph::ComponentKey;
use iac::Project;

use super::Choices;
use super::plan::Plan;

/// The bytes of a file afterwards; `None` where it is no more.
pub(super) type Changes = Vec<(String, Option<Arc<[u8]>>)>;

/// Whether the blocks of a file can be edited one by one.
pub(super) fn is_configuration(path: &str) -> bool {
    path.ends_with(".tf") || path.ends_with(".tofu")
}

/// What ours changes in files that are not edited block by block, and which of them both sides changed.
pub(super) fn other_files(
    ancestor: &Project,
    ours: &Project,
    theirs: &Project,
    choices: &Choices,
) -> (Changes, Vec<Conflict>) {
    let (mut changes, mut conflicts) = (Changes::new(), Vec::new());
    for path in paths([ancestor, ours, theirs]) {
        if is_configuration(path) || FileSet::is_read_only(path) {
            continue;
        }
        let [before, here, there] = [ancestor, ours, theirs].map(|version| version.files().get(path));
        if here == before || here == there {
            continue;
        }
        if there != before {
            let key = ComponentKey(format!("file:{path}"));
            let choice = choices.get(&(key.clone(), String::new())).copied();
            let [ancestor, ours, theirs] = [before, here, there].map(|bytes| bytes.map(told));
            conflicts.push(Conflict { key, path: String::new(), ancestor, ours, theirs });
            if choice != Some(Side::Ours) {
                continue;
            }
        }
        changes.push((path.to_owned(), here.cloned()));
    }
    (changes, conflicts)
}

/// Configuration that only ours changed, and that edits did not bring to the bytes that ours has: as ours has it.
///
/// Only where the same components stand in the file as in ours: otherwise a component that went elsewhere would be there
/// twice.
pub(super) fn unsaid(ancestor: &Project, ours: &Project, theirs: &Project, plan: &Plan, result: &Project) -> Changes {
    let mut changes = Changes::new();
    let mut standing: Option<[BTreeMap<String, BTreeSet<ComponentKey>>; 2]> = None;
    for path in paths([ancestor, ours, theirs]) {
        let [before, here, there] = [ancestor, ours, theirs].map(|version| version.files().get(path));
        if !is_configuration(path)
            || FileSet::is_read_only(path)
            || before != there
            || here == result.files().get(path)
            || here == there
        {
            continue;
        }
        let [in_ours, in_result] = standing
            .get_or_insert_with(|| [by_file(ours, |key| plan.key_of_ours(key)), by_file(result, ComponentKey::clone)]);
        if in_ours.get(path) == in_result.get(path) {
            changes.push((path.to_owned(), here.cloned()));
        }
    }
    changes
}

fn by_file(
    project: &Project,
    name: impl Fn(&ComponentKey) -> ComponentKey,
) -> BTreeMap<String, BTreeSet<ComponentKey>> {
    let mut by_file: BTreeMap<String, BTreeSet<ComponentKey>> = BTreeMap::new();
    for component in &project.graph().components {
        by_file.entry(component.place.file.clone()).or_default().insert(name(&component.key));
    }
    by_file
}

fn paths(versions: [&Project; 3]) -> BTreeSet<&str> {
    versions.into_iter().flat_map(|version| version.files().iter().map(|(path, _)| path)).collect()
}

/// A file as a person reads it.
fn told(bytes: &Arc<[u8]>) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => format!("{} bytes, {}", bytes.len(), domain::Digest::of(bytes)),
    }
}
