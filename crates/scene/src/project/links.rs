//! Connections as edges: one for each pair of nodes, none for what nesting shows already.

use domain::graph::{ConnectionKind, Graph};
use domain::scene::{Edge, Mark, Node};
use rustc_hash::FxHashSet;

use super::{Options, Plan};

/// Most attributes that a label names.
const MOST_NAMED: usize = 3;

/// A connection between two nodes of the plan.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Link {
    from: u32,
    to: u32,
    /// How it stands against another version, where it does not come or go with its ends.
    mark: Mark,
    order_only: bool,
    attribute: String,
}

/// Everything that leads from a drawn node to another. What lies behind values that are not drawn has connections of
/// its own, which lead `Through` them; where values are drawn, the way through them is drawn step by step instead.
pub(super) fn edges(plan: &Plan, graph: &Graph, options: &Options) -> Vec<Link> {
    let mut links = Vec::new();
    for connection in &graph.connections {
        let ends = plan.node_of.get(&connection.from).zip(plan.node_of.get(&connection.to));
        let Some((from, to)) = ends else { continue };
        if connection.kind == ConnectionKind::Through && options.values {
            continue;
        }
        let mark = match options.connections.is_empty() {
            true => None,
            false => options.connections.get(&(connection.from.clone(), connection.to.clone())),
        };
        links.push(Link {
            from: *from,
            to: *to,
            mark: mark.copied().unwrap_or_default(),
            order_only: connection.kind == ConnectionKind::DependsOn,
            attribute: connection.attribute.clone(),
        });
    }
    links.retain(|link| !plan.is_dropped(link.from) && !plan.is_dropped(link.to) && !holds(plan, link.from, link.to));
    drop_implied(plan, &mut links);
    links.sort_unstable();
    links.dedup();
    links
}

/// Merges what leads from one node to the same other one, under the indices of the draft.
pub(super) fn into_edges(links: Vec<Link>, new_index: &[u32], nodes: &[Node]) -> Vec<Edge> {
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
            mark: edge_mark(nodes, group),
        });
    }
    edges
}

/// An edge comes and goes with its ends, and by itself where all that leads from the one to the other does.
fn edge_mark(nodes: &[Node], links: &[Link]) -> Mark {
    let mark = |node: u32| nodes.get(node as usize).map_or(Mark::None, |node| node.mark);
    let ends = links.first().map(|link| [mark(link.from), mark(link.to)]).unwrap_or_default();
    let all = |mark: Mark| links.iter().all(|link| link.mark == mark);
    [Mark::Removed, Mark::Added].into_iter().find(|mark| ends.contains(mark) || all(*mark)).unwrap_or_default()
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
    let is_box = |node: u32| plan.component_of.get(node as usize).is_some_and(Option::is_none);
    let boxes_around = |node: u32| {
        let mut boxes = vec![node];
        let mut at = plan.parent(node);
        while let Some(around) = at {
            if is_box(around) {
                boxes.push(around);
            }
            at = plan.parent(around);
        }
        boxes
    };
    // What is gone implies nothing that is still there.
    let mut implied: FxHashSet<(u32, u32)> = FxHashSet::default();
    for link in links.iter().filter(|link| link.mark != Mark::Removed) {
        for from in boxes_around(link.from) {
            implied.extend(
                boxes_around(link.to).into_iter().map(|to| (from, to)).filter(|it| *it != (link.from, link.to)),
            );
        }
    }
    links.retain(|link| !((is_box(link.from) || is_box(link.to)) && implied.contains(&(link.from, link.to))));
}
