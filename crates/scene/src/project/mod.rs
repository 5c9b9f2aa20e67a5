//! What is drawn of a graph, as what, and in what.

mod boxes;
mod links;
mod looks;
mod modules;
mod overlay;

use std::collections::{BTreeMap, BTreeSet};

use domain::Category;
use domain::graph::{Component, ComponentKey, ComponentKind, Graph};
use domain::scene::{Arrangement, Mark, Node, NodeShape};
use rustc_hash::FxHashMap;

pub use modules::roots;
pub use overlay::{Overlay, overlay};

use crate::Draft;

/// What of a graph is drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The directory of the module to look from; the first root when left out.
    pub root: Option<String>,
    /// Whether variables, locals, outputs and providers are drawn. Where they are not, edges lead through them.
    pub values: bool,
    /// What of the cards is drawn.
    pub filter: Filter,
    /// How components stand against another version; see [`overlay`].
    pub marks: BTreeMap<ComponentKey, Mark>,
    /// How connections stand against another version, where they do not come or go with their ends.
    pub connections: BTreeMap<(ComponentKey, ComponentKey), Mark>,
}

/// Which cards are drawn: those that pass every part. Boxes are drawn as long as something is in them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of these categories; of all when empty.
    pub categories: BTreeSet<Category>,
    /// With this in their name or type, in any case; all when empty.
    pub text: String,
}

impl Filter {
    fn passes(&self, node: &Node, component: &Component) -> bool {
        let text = self.text.to_lowercase();
        (self.categories.is_empty() || self.categories.contains(&node.category))
            && (text.is_empty()
                || [&node.title, &node.caption, &component.type_name, &component.key.0]
                    .into_iter()
                    .any(|candidate| candidate.to_lowercase().contains(&text)))
    }

    fn is_open(&self) -> bool {
        self.categories.is_empty() && self.text.is_empty()
    }
}

/// What is drawn of `graph`, without places.
#[must_use]
pub fn project(graph: &Graph, arrangement: &Arrangement, options: &Options) -> Draft {
    let modules = modules::Modules::reached(graph, options.root.as_deref());
    let mut plan = Plan::default();
    for directory in modules.boxed() {
        plan.add_box(boxes::module(&modules, directory), directory);
    }
    for (position, component) in graph.components.iter().enumerate() {
        if modules.is_reached(component.key.directory()) {
            plan.add_component(position as u32, component, &modules, arrangement, options);
        }
    }
    boxes::nest(&mut plan, graph, &modules);
    boxes::drop_empty(&mut plan, !options.filter.is_open());
    boxes::group(&mut plan, arrangement);
    let edges = links::edges(&plan, graph, options);
    in_reading_order(plan, edges, arrangement)
}

/// The picture as it is put together: nodes in any order, parents by index.
#[derive(Default)]
struct Plan {
    nodes: Vec<Node>,
    parents: Vec<Option<u32>>,
    /// The node that stands for a component.
    node_of: FxHashMap<ComponentKey, u32>,
    /// The box of a module.
    box_of: FxHashMap<String, u32>,
    /// What each node stands for: the position of a component in the graph.
    component_of: Vec<Option<u32>>,
    /// Nodes that are not drawn after all.
    dropped: Vec<bool>,
}

impl Plan {
    fn add(&mut self, node: Node, component: Option<u32>) -> u32 {
        let index = self.nodes.len() as u32;
        self.nodes.push(node);
        self.parents.push(None);
        self.component_of.push(component);
        self.dropped.push(false);
        index
    }

    fn add_box(&mut self, node: Node, directory: &str) {
        let index = self.add(node, None);
        self.box_of.insert(directory.to_owned(), index);
    }

    fn add_component(
        &mut self,
        position: u32,
        component: &Component,
        modules: &modules::Modules<'_>,
        arrangement: &Arrangement,
        options: &Options,
    ) {
        if let Some(index) = modules.called_by(&component.key).and_then(|directory| self.box_of.get(directory)) {
            self.node_of.insert(component.key.clone(), *index);
            if let Some(node) = self.nodes.get_mut(*index as usize) {
                node.mark = worse(node.mark, options.marks.get(&component.key).copied().unwrap_or_default());
                node.note = node.note.take().or_else(|| arrangement.notes.get(&component.key).cloned());
            }
            return;
        }
        if !is_drawn(component.kind, options.values) {
            return;
        }
        let mut node = looks::card(component);
        if !options.filter.passes(&node, component) {
            return;
        }
        node.mark = options.marks.get(&component.key).copied().unwrap_or_default();
        node.note = arrangement.notes.get(&component.key).cloned();
        let index = self.add(node, Some(position));
        self.node_of.insert(component.key.clone(), index);
    }

    fn parent(&self, node: u32) -> Option<u32> {
        self.parents.get(node as usize).copied().flatten()
    }

    fn set_parent(&mut self, node: u32, parent: Option<u32>) {
        if let Some(slot) = self.parents.get_mut(node as usize) {
            *slot = parent;
        }
    }

    fn is_dropped(&self, node: u32) -> bool {
        self.dropped.get(node as usize).copied().unwrap_or(true)
    }
}

/// Whether components of a kind have a card.
fn is_drawn(kind: ComponentKind, values: bool) -> bool {
    match kind {
        ComponentKind::Resource
        | ComponentKind::Data
        | ComponentKind::Ephemeral
        | ComponentKind::Action
        | ComponentKind::Module
        | ComponentKind::Check
        | ComponentKind::Unknown => true,
        ComponentKind::Variable | ComponentKind::Local | ComponentKind::Output | ComponentKind::Provider => values,
        ComponentKind::Settings | ComponentKind::Moved | ComponentKind::Import | ComponentKind::Removed => false,
    }
}

/// The mark of a box called twice: it is the same only if every call is.
const fn worse(one: Mark, other: Mark) -> Mark {
    match (one, other) {
        (Mark::None, mark) => mark,
        (mark, Mark::None) => mark,
        (Mark::Added, Mark::Added) => Mark::Added,
        (Mark::Removed, Mark::Removed) => Mark::Removed,
        (Mark::Added | Mark::Removed | Mark::Changed, Mark::Added | Mark::Removed | Mark::Changed) => Mark::Changed,
    }
}

/// Puts parents before their children, siblings in the order of their components, edges in the order of their ends.
fn in_reading_order(plan: Plan, edges: Vec<links::Link>, arrangement: &Arrangement) -> Draft {
    let count = plan.nodes.len();
    let mut children: Vec<Vec<u32>> = vec![Vec::new(); count + 1];
    for index in 0..count as u32 {
        if plan.is_dropped(index) {
            continue;
        }
        let parent = plan.parent(index).map_or(count, |parent| parent as usize);
        if let Some(siblings) = children.get_mut(parent) {
            siblings.push(index);
        }
    }
    // Boxes have no place of their own in the source: they stand where the first of what is in them stands.
    let mut first = plan.component_of.iter().map(|position| position.unwrap_or(u32::MAX)).collect::<Vec<_>>();
    let mut outside_in = children.last().cloned().unwrap_or_default();
    let mut next = 0;
    while let Some(index) = outside_in.get(next).copied() {
        outside_in.extend(children.get(index as usize).into_iter().flatten());
        next += 1;
    }
    for index in outside_in.into_iter().rev() {
        let own = first.get(index as usize).copied().unwrap_or(u32::MAX);
        if let Some(slot) = plan.parent(index).and_then(|parent| first.get_mut(parent as usize)) {
            *slot = own.min(*slot);
        }
    }
    for siblings in &mut children {
        siblings.sort_by_key(|index| (first.get(*index as usize).copied(), *index));
    }
    let mut order = Vec::with_capacity(count);
    let mut stack = children.last().map(|top| top.iter().rev().copied().collect::<Vec<_>>()).unwrap_or_default();
    let mut new_index = vec![u32::MAX; count];
    while let Some(index) = stack.pop() {
        if let Some(slot) = new_index.get_mut(index as usize) {
            *slot = order.len() as u32;
        }
        order.push(index);
        stack.extend(children.get(index as usize).into_iter().flatten().rev());
    }
    let mut taken: Vec<Option<Node>> = plan.nodes.into_iter().map(Some).collect();
    let mut draft = Draft::default();
    for index in order {
        let Some(mut node) = taken.get_mut(index as usize).and_then(Option::take) else { continue };
        node.parent = plan.parents.get(index as usize).copied().flatten();
        node.parent = node.parent.and_then(|parent| new_index.get(parent as usize).copied());
        let holds = children.get(index as usize).is_some_and(|children| !children.is_empty());
        if node.shape == NodeShape::Card && holds {
            node.shape = NodeShape::Container;
        }
        let place = arrangement.places.get(&node.key).copied().filter(|(x, y)| x.is_finite() && y.is_finite());
        node.placed = place.is_some();
        draft.places.push(place.map(|(x, y)| (x as f32, y as f32)));
        draft.nodes.push(node);
    }
    draft.edges = links::into_edges(edges, &new_index, &draft.nodes);
    draft
}
