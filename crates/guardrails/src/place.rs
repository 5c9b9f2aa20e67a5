//! Where in the source what a finding is about stands.

use domain::graph::{Component, Place};
use domain::planned::PlannedResource;

use crate::path::{Step, is_below, steps};

/// The attribute path as the source has it.
pub(crate) fn in_source(resource: &PlannedResource, attribute: &str) -> String {
    if let Some(source) = resource.translated.get(attribute) {
        return source.clone();
    }
    let at = steps(attribute);
    let above = resource
        .translated
        .iter()
        .map(|(planned, source)| (planned, source.as_str()))
        .filter(|(planned, _)| is_below(&at, &steps(planned)))
        .max_by_key(|(planned, _)| planned.len());
    match above {
        // An object is carried whole: what is below it is called the same in both.
        Some((planned, "")) => {
            attribute.strip_prefix(planned.as_str()).unwrap_or(attribute).trim_start_matches('.').to_owned()
        }
        Some((_, source)) => source.to_owned(),
        None => attribute.to_owned(),
    }
}

/// The place of an attribute, or of the nearest thing above it that stands in the source.
pub(crate) fn of<'c>(component: &'c Component, attribute: Option<&str>) -> &'c Place {
    let Some(attribute) = attribute else { return &component.place };
    if let Some(found) = component.attributes.iter().find(|candidate| candidate.path == attribute) {
        return &found.place;
    }
    let mut at = steps(attribute);
    while !at.is_empty() {
        // What is below a block that itself has no place shows where the block is.
        if let Some(found) = component.attributes.iter().find(|candidate| is_at(&steps(&candidate.path), &at)) {
            return &found.place;
        }
        at.pop();
    }
    &component.place
}

fn is_at(path: &[Step], at: &[Step]) -> bool {
    path.len() >= at.len() && path.iter().zip(at).all(|(one, other)| one == other)
}
