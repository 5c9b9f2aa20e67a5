//! The resources of a check, found by type, component and address.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

use domain::graph::{Component, ComponentKey, Graph};
use domain::planned::{Action, Planned, PlannedResource};
use reach::Reach;
use regorus::Value;

use super::engine::resource_value;
use crate::path::{Step, steps};

/// The resources of a check, and the graph they are from.
pub(crate) struct Estate<'g> {
    pub entries: Vec<Arc<Entry>>,
    by_type: HashMap<String, Vec<usize>>,
    by_component: HashMap<ComponentKey, Vec<usize>>,
    components: HashMap<&'g ComponentKey, &'g Component>,
    read_only: BTreeSet<&'g str>,
    planned: &'g Planned,
    reach: OnceLock<Reach>,
}

/// A resource with what is worked out of it once.
pub(crate) struct Entry {
    pub resource: Arc<PlannedResource>,
    pub unknown: Vec<(Vec<Step>, String, String)>,
    pub sensitive: Vec<(Vec<Step>, String)>,
    pub links: Vec<(Vec<Step>, ComponentKey)>,
    value: OnceLock<Value>,
}

impl<'g> Estate<'g> {
    /// Looks through the resources; what is taken away by a plan is not there. `known` are those of the last time.
    pub fn new(planned: &'g Planned, graph: &'g Graph, known: &HashMap<String, Arc<Entry>>) -> Self {
        let mut by_type: HashMap<String, Vec<usize>> = HashMap::new();
        let mut by_component: HashMap<ComponentKey, Vec<usize>> = HashMap::new();
        let mut entries = Vec::with_capacity(planned.resources.len());
        for resource in planned.resources.iter().filter(|resource| stays(resource)) {
            by_type.entry(resource.type_name.clone()).or_default().push(entries.len());
            by_component.entry(resource.component.clone()).or_default().push(entries.len());
            // What is equal to what was there before is the same, so that whoever remembers it need not look closer.
            let same = known
                .get(&resource.address)
                .filter(|entry| Arc::ptr_eq(&entry.resource, resource) || entry.resource == *resource);
            entries.push(same.map_or_else(|| Arc::new(Entry::new(Arc::clone(resource))), Arc::clone));
        }
        Self {
            entries,
            by_type,
            by_component,
            components: graph.components.iter().map(|component| (&component.key, component)).collect(),
            read_only: graph
                .modules
                .iter()
                .filter(|module| module.read_only)
                .map(|module| module.directory.as_str())
                .collect(),
            planned,
            reach: OnceLock::new(),
        }
    }

    /// Who reaches what over the network; worked out when the first rule asks for it.
    pub fn reach(&self) -> &Reach {
        self.reach.get_or_init(|| Reach::of(self.planned))
    }

    pub fn of_type(&self, type_name: &str) -> &[usize] {
        self.by_type.get(type_name).map_or(&[], Vec::as_slice)
    }

    pub fn of_component(&self, key: &ComponentKey) -> &[usize] {
        self.by_component.get(key).map_or(&[], Vec::as_slice)
    }

    pub fn component(&self, key: &ComponentKey) -> Option<&'g Component> {
        self.components.get(key).copied()
    }

    /// Whether the component's files are somebody else's.
    pub fn is_read_only(&self, key: &ComponentKey) -> bool {
        self.read_only.contains(key.directory())
    }
}

impl Entry {
    fn new(resource: Arc<PlannedResource>) -> Self {
        let unknown =
            resource.unknown.iter().map(|(path, reason)| (steps(path), path.clone(), reason.clone())).collect();
        let sensitive = resource.sensitive.iter().map(|path| (steps(path), path.clone())).collect();
        let links = resource.links.iter().map(|link| (steps(&link.attribute), link.to.clone())).collect();
        Self { resource, unknown, sensitive, links, value: OnceLock::new() }
    }

    /// The resource as policies see it.
    pub fn value(&self) -> Value {
        self.value.get_or_init(|| resource_value(&self.resource, &self.resource.values)).clone()
    }

    /// Texts by which others may name it.
    pub fn names(&self, also: Option<&str>) -> BTreeSet<&str> {
        const NAMES: [&str; 8] = ["id", "name", "bucket", "arn", "identifier", "key_id", "self_link", "function_name"];
        NAMES
            .into_iter()
            .chain(also)
            .filter_map(|name| self.resource.values.get(name)?.as_str())
            .filter(|text| !text.is_empty())
            .collect()
    }
}

/// Whether a resource is there after the plan.
pub(crate) fn stays(resource: &PlannedResource) -> bool {
    !matches!(resource.actions.as_slice(), [Action::Delete | Action::Forget])
}

/// Resources by a text that they have.
pub(crate) type ByText = BTreeMap<String, Vec<usize>>;
