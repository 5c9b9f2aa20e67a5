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
/// Only where the same components stand in the file as in ours, and together with the files that they came from or went
/// to: otherwise one would be there twice, or not at all.
pub(super) fn unsaid(ancestor: &Project, ours: &Project, theirs: &Project, plan: &Plan, result: &Project) -> Changes {
    let only_ours = |path: &&str| {
        let [before, here, there] = [ancestor, ours, theirs].map(|version| version.files().get(path));
        is_configuration(path) && !FileSet::is_read_only(path) && before == there && here != there
    };
    let is_unsaid = |path: &str| ours.files().get(path) != result.files().get(path);
    let mut whole: BTreeSet<&str> = paths([ancestor, ours, theirs]).into_iter().filter(only_ours).collect();
    if !whole.iter().any(|path| is_unsaid(path)) {
        return Changes::new();
    }
    let here = homes(ours, |key| plan.key_of_ours(key));
    let there = homes(theirs, |key| plan.key_of_theirs(key));
    let (in_ours, in_result) = (by_file(&here), homes(result, ComponentKey::clone));
    let in_result = by_file(&in_result);
    whole.retain(|path| in_ours.get(path) == in_result.get(path));
    let moved: Vec<(&str, &str)> = here
        .iter()
        .filter_map(|(key, file)| Some((*file, *there.get(key)?)))
        .filter(|(here, there)| here != there)
        .collect();
    loop {
        let before = whole.len();
        for (here, there) in &moved {
            if whole.contains(here) != whole.contains(there) {
                whole.remove(here);
                whole.remove(there);
            }
        }
        if whole.len() == before {
            break;
        }
    }
    if !whole.iter().any(|path| is_unsaid(path)) {
        return Changes::new();
    }
    whole.into_iter().map(|path| (path.to_owned(), ours.files().get(path).cloned())).collect()
}

/// In which file each component stands.
fn homes(project: &Project, name: impl Fn(&ComponentKey) -> ComponentKey) -> BTreeMap<ComponentKey, &str> {
    let components = project.graph().components.iter();
    components.map(|component| (name(&component.key), component.place.file.as_str())).collect()
}

fn by_file<'a>(homes: &'a BTreeMap<ComponentKey, &str>) -> BTreeMap<&'a str, BTreeSet<&'a ComponentKey>> {
    let mut by_file: BTreeMap<&str, BTreeSet<&ComponentKey>> = BTreeMap::new();
    for (key, file) in homes {
        by_file.entry(file).or_default().insert(key);
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
