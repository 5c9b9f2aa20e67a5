//! The ways of edges: orthogonal, with few corners, from the user to the used.
//!
//! - `field`, `sweep`: the free room between cards and boxes, as cells with doors
//! - `search`: through which cells an edge goes
//! - `lines`: its straight stretches, shared with others that lead to the same node
//! - `kept`: which ways stay when something moves
//! - `tracks`: where those stretches lie side by side

mod field;
mod kept;
mod lines;
mod search;
mod sweep;
mod tracks;

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use domain::scene::{Node, Scene};
use rayon::prelude::*;

use crate::tree::Tree;
use crate::watch::{Cancelled, Progress, Stage, Watch};
use field::Field;
use lines::Lines;
use search::{Search, Trunk, Way};

/// Gives every edge its way.
///
/// # Errors
///
/// When `watch` says not to go on; the scene is then as it was.
pub fn route(scene: &mut Scene, watch: &Watch<'_>) -> Result<(), Cancelled> {
    let all: Vec<u32> = (0..scene.edges.len() as u32).collect();
    route_some(scene, &all, watch)
}

/// Gives a new way to the edges of nodes that moved (with what is in them), and to those in whose way they now stand.
pub fn reroute(scene: &mut Scene, moved: &[u32]) {
    let touched = kept::touched(scene, moved);
    // Nothing watches this, so it cannot be cancelled.
    let _ = route_some(scene, &touched, &crate::unwatched);
}

/// Gives every edge its way: the one it had, where neither its ends nor anything in its way has moved.
pub(crate) fn route_after(scene: &mut Scene, previous: Option<&Scene>, watch: &Watch<'_>) -> Result<(), Cancelled> {
    match previous.and_then(|previous| kept::keep(scene, previous)) {
        Some(others) => route_some(scene, &others, watch),
        None => route(scene, watch),
    }
}

fn route_some(scene: &mut Scene, edges: &[u32], watch: &Watch<'_>) -> Result<(), Cancelled> {
    if edges.is_empty() {
        return Ok(());
    }
    let tree = Tree::new(&scene.nodes);
    let field = Field::new(scene, &tree);
    let nets = nets(scene, edges);
    let (done, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    let found: Vec<(u32, (u32, u32), Option<Way>)> = nets
        .par_iter()
        .with_max_len(16)
        .map_init(
            || Search::new(&field),
            |search, net| {
                let mut trunk = Trunk::default();
                let mut ways = Vec::with_capacity(net.len());
                for (edge, ends) in net {
                    if stopped.load(Ordering::Relaxed) {
                        break;
                    }
                    ways.push((*edge, *ends, search.find(&field, &tree, ends.0, ends.1, &mut trunk)));
                    let done = done.fetch_add(1, Ordering::Relaxed) + 1;
                    if done % 64 == 0 && !watch(Progress { stage: Stage::Routing, done, of: edges.len() }) {
                        stopped.store(true, Ordering::Relaxed);
                    }
                }
                ways
            },
        )
        .flatten_iter()
        .collect();
    if stopped.load(Ordering::Relaxed) {
        return Err(Cancelled);
    }
    let mut lines = Lines::default();
    for (edge, ends, way) in &found {
        match way {
            Some(way) => lines.add(&field, *edge, *ends, way),
            None => {
                if let Some(edge) = scene.edges.get_mut(*edge as usize) {
                    edge.points = plain(scene.nodes.get(ends.0 as usize), scene.nodes.get(ends.1 as usize));
                }
            }
        }
    }
    let mut routed = vec![false; scene.edges.len()];
    for edge in edges {
        if let Some(slot) = routed.get_mut(*edge as usize) {
            *slot = true;
        }
    }
    let standing = scene.edges.iter().zip(&routed).filter(|(_, routed)| !**routed).map(|(edge, _)| edge);
    tracks::spread(&mut lines, &field, standing);
    for track in &lines.tracks {
        if let Some(edge) = scene.edges.get_mut(track.edge as usize) {
            edge.points = lines.points(&field, track);
        }
    }
    Ok(())
}

/// The edges to each node, the longest first: the shorter ones then join it on its way.
fn nets(scene: &Scene, edges: &[u32]) -> Vec<Vec<(u32, (u32, u32))>> {
    let mut keyed: Vec<(u32, i64, u32, u32)> = edges
        .iter()
        .filter_map(|index| {
            let edge = scene.edges.get(*index as usize)?;
            let (from, to) = (scene.nodes.get(edge.from as usize)?, scene.nodes.get(edge.to as usize)?);
            let length = (from.x - to.x).abs() + (from.y - to.y).abs();
            Some((edge.to, -(length as i64), *index, edge.from))
        })
        .collect();
    keyed.sort_unstable();
    let nets = keyed.chunk_by(|one, other| one.0 == other.0);
    nets.map(|net| net.iter().map(|(to, _, edge, from)| (*edge, (*from, *to))).collect()).collect()
}

/// The shape of an edge for which no way was found: it may cross what stands between.
fn plain(from: Option<&Node>, to: Option<&Node>) -> Vec<f32> {
    let (Some(from), Some(to)) = (from, to) else { return Vec::new() };
    let (y0, y1) = ((from.y + from.height / 2.0).round(), (to.y + to.height / 2.0).round());
    let (x0, x1) = if to.x + to.width <= from.x { (from.x, to.x + to.width) } else { (from.x + from.width, to.x) };
    let middle = f32::midpoint(x0, x1).round();
    vec![x0, y0, middle, y0, middle, y1, x1, y1]
}
