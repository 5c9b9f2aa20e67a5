//! Which file a new component goes into: where its neighbours are, and a native file where there is one.

use domain::graph::ComponentKind;

use super::locate::{self, Sources};
use crate::modules::paths;
use crate::source::definition::Definition;
use crate::source::names;

/// The path of the file for a component of this kind and type in the module at `directory`.
pub(crate) fn of(sources: &Sources, directory: &str, kind: ComponentKind, type_name: &str) -> String {
    let mut candidates: Vec<_> = locate::files_of(sources, directory)
        .into_iter()
        .filter(|source| !names::is_override(&source.path))
        .filter(|source| !domain::FileSet::is_read_only(&source.path))
        // In JSON, a text with errors cannot be edited anywhere.
        .filter(|source| !source.kind.is_json() || source.tree.errors().is_empty())
        .collect();
    let in_json = !candidates.is_empty() && candidates.iter().all(|source| source.kind.is_json());
    if !in_json {
        candidates.retain(|source| !source.kind.is_json());
    }
    let with_most = |is_neighbour: &dyn Fn(&Definition) -> bool| {
        candidates
            .iter()
            .map(|source| (source.definitions.iter().filter(|definition| is_neighbour(definition)).count(), source))
            .filter(|(count, _)| *count > 0)
            // Of equals the first in path order.
            .rev()
            .max_by_key(|(count, _)| *count)
            .map(|(_, source)| source.path.to_string())
    };
    let has_type = kind.has_type();
    let same_type = || with_most(&|other| other.kind == kind && (!has_type || *other.type_name == *type_name));
    let same_category = || {
        let category = catalogue::lookup(type_name).category;
        let of_category =
            |other: &Definition| other.kind == kind && catalogue::lookup(&other.type_name).category == category;
        if has_type { with_most(&of_category) } else { None }
    };
    let named = || {
        let names = usual_names(kind);
        let ending = if in_json { ".json" } else { "" };
        let mut paths = names.iter().map(|name| paths::join(directory, &format!("{name}{ending}")));
        paths.find(|path| candidates.iter().any(|source| *source.path == **path))
    };
    let only = || match candidates.as_slice() {
        [only] if in_json => Some(only.path.to_string()),
        _ => None,
    };
    let usual = || {
        let name = match kind {
            ComponentKind::Variable => "variables.tf",
            ComponentKind::Output => "outputs.tf",
            _ => "main.tf",
        };
        let tofu = if in_json { ".tofu.json" } else { ".tofu" };
        let only_tofu = !candidates.is_empty() && candidates.iter().all(|source| source.path.ends_with(tofu));
        let name = if only_tofu { name.replace(".tf", ".tofu") } else { name.to_owned() };
        let name = if in_json { format!("{name}.json") } else { name };
        paths::join(directory, &name)
    };
    same_type().or_else(same_category).or_else(named).or_else(only).unwrap_or_else(usual)
}

/// Files where blocks of this kind usually stand.
fn usual_names(kind: ComponentKind) -> &'static [&'static str] {
    match kind {
        ComponentKind::Variable => &["variables.tf", "vars.tf"],
        ComponentKind::Output => &["outputs.tf"],
        ComponentKind::Local => &["locals.tf", "main.tf"],
        ComponentKind::Provider => &["providers.tf", "provider.tf", "versions.tf", "main.tf"],
        ComponentKind::Settings => &["versions.tf", "terraform.tf", "providers.tf", "main.tf"],
        ComponentKind::Moved | ComponentKind::Import | ComponentKind::Removed => &["moved.tf", "imports.tf", "main.tf"],
        ComponentKind::Resource
        | ComponentKind::Data
        | ComponentKind::Ephemeral
        | ComponentKind::Action
        | ComponentKind::Module
        | ComponentKind::Check
        | ComponentKind::Unknown => &["main.tf"],
    }
}
