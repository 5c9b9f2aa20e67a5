//! Which ways stay when something moves.

use domain::graph::ComponentKey;
use domain::scene::{Edge, Node, Scene};
use rustc_hash::FxHashMap;

/// With more nodes moved than this, every edge gets a new way: looking which ones need it would take as long.
const MANY: usize = 400;

/// The edges that end at (or inside) one of the moved nodes, or run through one.
pub(super) fn touched(scene: &Scene, moved: &[u32]) -> Vec<u32> {
    let mut is_moved = vec![false; scene.nodes.len()];
    for node in moved {
        if let Some(slot) = is_moved.get_mut(*node as usize) {
            *slot = true;
        }
    }
    for index in 0..scene.nodes.len() {
        let parent = scene.nodes.get(index).and_then(|node| node.parent);
        let inside = parent.and_then(|parent| is_moved.get(parent as usize)).copied().unwrap_or_default();
        if let Some(slot) = is_moved.get_mut(index) {
            *slot |= inside;
        }
    }
    let stand: Vec<&Node> = moved.iter().filter_map(|node| scene.nodes.get(*node as usize)).collect();
    disturbed(scene, &is_moved, &stand)
}

/// Gives edges the ways they had in the previous scene, where nothing stands against it; gives the others, or nothing
/// where too much has moved.
pub(super) fn keep(scene: &mut Scene, previous: &Scene) -> Option<Vec<u32>> {
    let old: FxHashMap<&ComponentKey, &Node> = previous.nodes.iter().map(|node| (&node.key, node)).collect();
    let is_moved: Vec<bool> =
        scene.nodes.iter().map(|node| old.get(&node.key).is_none_or(|was| corners(was) != corners(node))).collect();
    if is_moved.iter().filter(|moved| **moved).count() > MANY {
        return None;
    }
    let mut ways: FxHashMap<(&ComponentKey, &ComponentKey), &Edge> = FxHashMap::default();
    for edge in &previous.edges {
        let ends = previous.nodes.get(edge.from as usize).zip(previous.nodes.get(edge.to as usize));
        ways.extend(ends.map(|(from, to)| ((&from.key, &to.key), edge)));
    }
    for edge in &mut scene.edges {
        let ends = scene.nodes.get(edge.from as usize).zip(scene.nodes.get(edge.to as usize));
        let way = ends.and_then(|(from, to)| ways.get(&(&from.key, &to.key)));
        edge.points = way.map(|way| way.points.clone()).unwrap_or_default();
    }
    let stand: Vec<&Node> =
        scene.nodes.iter().zip(&is_moved).filter(|(_, moved)| **moved).map(|(node, _)| node).collect();
    Some(disturbed(scene, &is_moved, &stand))
}

/// The edges that have no way, whose ends moved, or in whose way something stands now.
fn disturbed(scene: &Scene, is_moved: &[bool], stand: &[&Node]) -> Vec<u32> {
    let at = |node: u32| is_moved.get(node as usize).copied().unwrap_or_default();
    let is_disturbed = |edge: &Edge| {
        edge.points.is_empty()
            || at(edge.from)
            || at(edge.to)
            || stand.iter().any(|node| runs_through(&edge.points, node) && !holds(scene, node, edge))
    };
    (0..scene.edges.len() as u32).filter(|index| scene.edges.get(*index as usize).is_some_and(is_disturbed)).collect()
}

fn corners(node: &Node) -> (f32, f32, f32, f32) {
    (node.x, node.y, node.width, node.height)
}

/// Whether one of the ends is the node, or inside it.
fn holds(scene: &Scene, node: &Node, edge: &Edge) -> bool {
    [edge.from, edge.to].into_iter().any(|end| {
        let mut at = Some(end);
        while let Some(index) = at {
            let Some(found) = scene.nodes.get(index as usize) else { return false };
            if std::ptr::eq(found, node) {
                return true;
            }
            at = found.parent;
        }
        false
    })
}

fn runs_through(points: &[f32], node: &Node) -> bool {
    points.windows(4).step_by(2).any(|stretch| {
        let [x0, y0, x1, y1] = stretch else { return false };
        x0.min(*x1) < node.x + node.width
            && x0.max(*x1) > node.x
            && y0.min(*y1) < node.y + node.height
            && y0.max(*y1) > node.y
    })
}
