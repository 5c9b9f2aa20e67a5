//! Resources as models look them up: what refers to what, each found without walking all of them.

use std::cell::RefCell;
use std::sync::Arc;

use domain::graph::ComponentKey;
use domain::planned::{Mode, Planned, PlannedResource};
use rustc_hash::FxHashMap;

/// For each text of an attribute, places among a type's resources.
type Places = FxHashMap<String, Vec<usize>>;

/// All resources, by component and by type.
pub(crate) struct Estate<'p> {
    by_component: FxHashMap<&'p ComponentKey, Vec<&'p PlannedResource>>,
    by_type: FxHashMap<&'p str, Vec<&'p PlannedResource>>,
    referring: FxHashMap<&'p ComponentKey, Vec<&'p PlannedResource>>,
    /// For a type and an attribute: its text, and the place among the type's resources.
    by_attribute: RefCell<FxHashMap<(String, String), Places>>,
}

impl<'p> Estate<'p> {
    pub(crate) fn of(planned: &'p Planned) -> Self {
        let mut by_component: FxHashMap<_, Vec<&PlannedResource>> = FxHashMap::default();
        let mut by_type: FxHashMap<_, Vec<&PlannedResource>> = FxHashMap::default();
        let mut referring: FxHashMap<_, Vec<&PlannedResource>> = FxHashMap::default();
        for resource in planned.resources.iter().map(Arc::as_ref) {
            by_component.entry(&resource.component).or_default().push(resource);
            if resource.mode == Mode::Managed {
                by_type.entry(resource.type_name.as_str()).or_default().push(resource);
            }
            for link in &resource.links {
                let of = referring.entry(&link.to).or_default();
                if !of.last().is_some_and(|last| std::ptr::eq(*last, resource)) {
                    of.push(resource);
                }
            }
        }
        Self { by_component, by_type, referring, by_attribute: RefCell::default() }
    }

    /// The first resource of `types` that `attribute` of `from` refers to: of its own module's instance and index where
    /// there is one.
    pub(crate) fn linked(
        &self,
        from: &PlannedResource,
        attribute: &str,
        types: &[&str],
    ) -> Option<&'p PlannedResource> {
        let below = |path: &str| {
            path.strip_prefix(attribute).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        for link in from.links.iter().filter(|link| below(&link.attribute)) {
            let Some(found) = self.by_component.get(&link.to) else { continue };
            let fits = |resource: &&&'p PlannedResource| types.contains(&resource.type_name.as_str());
            let same_module = |resource: &&&'p PlannedResource| resource.module_address == from.module_address;
            let same_index = |resource: &&&'p PlannedResource| resource.index == from.index;
            let nearest = found.iter().filter(fits).find(|resource| same_module(resource) && same_index(resource));
            // Which of several is meant is not said by the link.
            let nearest = nearest.or_else(|| {
                let mut others = found.iter().filter(fits).filter(same_module);
                others.next().filter(|_| others.next().is_none())
            });
            let nearest = nearest.or_else(|| {
                let mut others = found.iter().filter(fits);
                others.next().filter(|_| others.next().is_none())
            });
            if let Some(resource) = nearest {
                return Some(resource);
            }
        }
        None
    }

    /// Whether an attribute refers to anything.
    pub(crate) fn refers(from: &PlannedResource, attribute: &str) -> bool {
        from.links.iter().any(|link| {
            link.attribute.strip_prefix(attribute).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        })
    }

    /// What an attribute of `from` refers to, whatever its type.
    pub(crate) fn parent(&self, from: &PlannedResource, attribute: &str) -> Option<&'p PlannedResource> {
        let link = from.links.iter().find(|link| {
            link.attribute.strip_prefix(attribute).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        })?;
        let found = self.by_component.get(&link.to)?;
        let near = found.iter().find(|other| other.module_address == from.module_address && other.index == from.index);
        near.or_else(|| found.first()).copied().filter(|parent| !std::ptr::eq(*parent, from))
    }

    /// Resources of a type that refer to `to`.
    pub(crate) fn referring(&self, to: &PlannedResource, type_name: &str) -> Vec<&'p PlannedResource> {
        let Some(found) = self.referring.get(&to.component) else { return Vec::new() };
        found
            .iter()
            .filter(|resource| resource.type_name == type_name && resource.module_address == to.module_address)
            .filter(|resource| to.index.is_none() || resource.index.is_none() || resource.index == to.index)
            .copied()
            .collect()
    }

    /// Resources of a type by the text of one of their attributes.
    pub(crate) fn named(&self, type_name: &str, attribute: &str, value: &str) -> Vec<&'p PlannedResource> {
        let of_type = self.by_type.get(type_name).map(Vec::as_slice).unwrap_or_default();
        let mut indices = self.by_attribute.borrow_mut();
        let index = indices.entry((type_name.to_owned(), attribute.to_owned())).or_insert_with(|| {
            let mut index = Places::default();
            for (place, resource) in of_type.iter().enumerate() {
                if let Some(text) = resource.values.get(attribute).and_then(|value| value.as_str()) {
                    index.entry(text.to_owned()).or_default().push(place);
                }
            }
            index
        });
        index.get(value).into_iter().flatten().filter_map(|place| of_type.get(*place)).copied().collect()
    }
}
