//! A rule's fix as edits of the blueprint.

use domain::edit::Edit;
use domain::evidence::check::Fix;
use domain::graph::ComponentKind;
use domain::planned::{Origin, PlannedResource};

use crate::place;
use crate::run::outcome::{OneOrMany, RawFix};

/// The edits that a fix means; none where the source is neither configuration nor a manifest, or where an addition would have to name an
/// instance.
pub(crate) fn of(raw: &RawFix, resource: &PlannedResource) -> Option<Fix> {
    // Attributes of an object are called the same in its manifest; blocks and additions are Terraform's.
    let is_manifest = resource.origin == Origin::Manifests;
    if resource.origin != Origin::Configuration && !is_manifest
        || is_manifest && (raw.block.is_some() || raw.add.is_some())
    {
        return None;
    }
    let in_source = |path: &str| if is_manifest { place::in_source(resource, path) } else { path.to_owned() };
    let key = &resource.component;
    let mut edits = Vec::new();
    let mut parts = Vec::new();
    for (path, expression) in &raw.set {
        let path = in_source(path);
        edits.push(Edit::Set { key: key.clone(), path: path.clone(), expression: expression.clone() });
        parts.push(format!("set `{path}` to `{expression}`"));
    }
    for path in raw.unset.iter().map(|path| in_source(path)) {
        edits.push(Edit::Unset { key: key.clone(), path: path.clone() });
        parts.push(format!("take `{path}` out"));
    }
    for block in raw.block.as_ref().map(OneOrMany::as_slice).unwrap_or_default() {
        edits.push(Edit::AddBlock { key: key.clone(), path: block.path.clone(), body: block.body.clone() });
        parts.push(format!("add a block `{}`", block.path));
    }
    for addition in raw.add.as_ref().map(OneOrMany::as_slice).unwrap_or_default() {
        if resource.index.is_some() {
            return None;
        }
        let fill = |text: &str| text.replace("{self}", key.address()).replace("{name}", &resource.name);
        edits.push(Edit::Add {
            directory: key.directory().to_owned(),
            file: None,
            kind: ComponentKind::Resource,
            type_name: addition.type_name.clone(),
            name: fill(&addition.name),
            body: fill(&addition.body),
        });
        parts.push(format!("add `{}`", addition.type_name));
    }
    if edits.is_empty() {
        return None;
    }
    let title = raw.title.clone().unwrap_or_else(|| {
        let mut title = parts.join(", ");
        if let Some(first) = title.get_mut(0..1) {
            first.make_ascii_uppercase();
        }
        title
    });
    Some(Fix { title, edits })
}
