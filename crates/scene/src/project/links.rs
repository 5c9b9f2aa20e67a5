//! Connections as edges: one for each pair of nodes, none for what nesting shows already.

use domain::graph::{ConnectionKind, Graph};
use domain::scene::{Edge, Mark};
use rustc_hash::FxHashSet;

use super::modules::Modules;
use super::values::Values;
use super::{Options, Plan};

/// Most attributes that a label names.
const MOST_NAMED: usize = 3;

/// A connection between two nodes of the plan.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Link {
    from: u32,
    to: u32,
    order_only: bool,
    attribute: String,
}

/// Everything that leads from a drawn node to another.
pub(super) fn edges(plan: &Plan, graph: &Graph, modules: &Modules<'_>, options: &Options) -> Vec<Link> {
    let mut links = Vec::new();
    let mut values = Values::new(plan, graph);
    for connection in &graph.connections {
        let Some(from) = plan.node_of.get(&connection.from).copied() else { continue };
        // Where values are drawn, the way through them is drawn step by step.
        if connection.kind == ConnectionKind::Through && options.values {
            continue;
        }
        let mut link = |to: u32| {
            links.push(Link {
                from,
                to,
                order_only: connection.kind == ConnectionKind::DependsOn,
                attribute: connection.attribute.clone(),
            });
        };
        match plan.node_of.get(&connection.to).copied() {
            Some(to) => link(to),
            None if modules.is_reached(connection.to.directory()) => {
                values.behind(plan, &connection.to).iter().copied().for_each(&mut link);
            }
            None => {}
        }
    }
    links.retain(|link| !plan.is_dropped(link.from) && !plan.is_dropped(link.to) && !holds(plan, link.from, link.to));
    drop_implied(plan, &mut links);
    links.sort_unstable();
    links.dedup();
    links
}

/// Merges what leads from one node to the same other one, under the indices of the draft.
pub(super) fn into_edges(links: Vec<Link>, new_index: &[u32]) -> Vec<Edge> {
    let mut edges: Vec<Edge> = Vec::new();
    let at = |node: u32| new_index.get(node as usize).copied().filter(|index| *index != u32::MAX);
    let mut links: Vec<Link> =
        links.into_iter().filter_map(|link| Some(Link { from: at(link.from)?, to: at(link.to)?, ..link })).collect();
    links.sort_unstable();
    for group in links.chunk_by(|one, other| (one.from, one.to) == (other.from, other.to)) {
        let Some(first) = group.first() else { continue };
        let mut names: Vec<&str> =
            group.iter().map(|link| link.attribute.as_str()).filter(|it| !it.is_empty()).collect();
        names.sort_unstable();
        names.dedup();
        let mut label = names.iter().take(MOST_NAMED).copied().collect::<Vec<_>>().join(", ");
        if names.len() > MOST_NAMED {
            label.push_str(", …");
        }
        edges.push(Edge {
            from: first.from,
            to: first.to,
            points: Vec::new(),
            label,
            order_only: group.iter().all(|link| link.order_only),
            mark: Mark::None,
        });
    }
    edges
}

/// Whether one of two nodes is the other, or is drawn inside it.
fn holds(plan: &Plan, one: u32, other: u32) -> bool {
    let inside = |mut node: u32, around: u32| loop {
        if node == around {
            return true;
        }
        match plan.parent(node) {
            Some(parent) => node = parent,
            None => return false,
        }
    };
    inside(one, other) || inside(other, one)
}

/// An edge to (or from) a module's box says nothing where one leads to (or from) something inside that box.
fn drop_implied(plan: &Plan, links: &mut Vec<Link>) {
    let mut implied: FxHashSet<(u32, u32)> = FxHashSet::default();
    for link in links.iter() {
        let mut to = Some(link.to);
        while let Some(around_to) = to {
            let mut from = Some(link.from);
            while let Some(around_from) = from {
                if (around_from, around_to) != (link.from, link.to) {
                    implied.insert((around_from, around_to));
                }
                from = plan.parent(around_from);
            }
            to = plan.parent(around_to);
        }
    }
    let is_box = |node: u32| plan.component_of.get(node as usize).is_some_and(Option::is_none);
    links.retain(|link| !((is_box(link.from) || is_box(link.to)) && implied.contains(&(link.from, link.to))));
}
