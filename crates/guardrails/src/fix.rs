//! A rule's fix as edits of the blueprint.

use domain::edit::Edit;
use domain::evidence::check::Fix;
use domain::graph::ComponentKind;
use domain::planned::{Origin, PlannedResource};

use crate::run::outcome::{OneOrMany, RawFix};

/// The edits that a fix means; none where the source is no configuration, or where an addition would have to name an
/// instance.
pub(crate) fn of(raw: &RawFix, resource: &PlannedResource) -> Option<Fix> {
    if resource.origin != Origin::Configuration {
        return None;
    }
    let key = &resource.component;
    let mut edits = Vec::new();
    let mut parts = Vec::new();
    for (path, expression) in &raw.set {
        edits.push(Edit::Set { key: key.clone(), path: path.clone(), expression: expression.clone() });
        parts.push(format!("set `{path}` to `{expression}`"));
    }
    for path in &raw.unset {
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
