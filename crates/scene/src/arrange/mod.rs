//! Where everything stands: each box is laid out by itself, the inner ones first, so that a box is a card of its own
//! size to what is around it.
//!
//! - `level`: what stands in one box, and what of it leads to what
//! - `fresh`: a box laid out from nothing: connected things in layers, the rest in grids, all packed
//! - `ranks`, `order`, `columns`, `lines`, `layered`: the layers
//! - `pack`: blocks and grids into one rectangle of a good shape
//! - `keep`, `free`: a box in which things stood before

mod columns;
mod free;
mod fresh;
mod keep;
mod layered;
mod level;
mod lines;
mod order;
mod pack;
mod ranks;

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use domain::scene::{NodeShape, Scene};
use rayon::prelude::*;

use crate::tree::{PICTURE, Tree};
use crate::watch::{Cancelled, Progress, Stage, Watch};
use crate::{Draft, picture};
use level::{Level, Levels};

/// From a box's border to what is in it.
pub const PADDING: f32 = 16.0;
/// Height of a box's title tab.
pub const TITLE: f32 = 28.0;
/// From the picture's border to what is in it.
pub const MARGIN: f32 = 32.0;
/// Least room between two things in one box; edges need it to pass.
pub const GAP: f32 = 16.0;

/// The wanted proportion of a box: width by height.
const PROPORTION: f32 = 1.35;

/// Width and height.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Size {
    pub(crate) width: f32,
    pub(crate) height: f32,
}

/// A top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Spot {
    pub(crate) x: f32,
    pub(crate) y: f32,
}

/// Gives every node a place and every edge a way.
///
/// What stands in `previous` in the same box keeps its place in it, and what a person placed stands there; only what
/// would overlap is pushed. The same input gives the same scene.
///
/// # Errors
///
/// When `watch` says not to go on.
pub fn arrange(draft: &Draft, previous: Option<&Scene>, watch: &Watch<'_>) -> Result<Scene, Cancelled> {
    let tree = Tree::new(&draft.nodes);
    let levels = Levels::new(&tree, &draft.edges);
    let kept = keep::Kept::new(draft, previous);
    let mut sizes: Vec<Size> = draft.nodes.iter().map(|node| Size { width: node.width, height: node.height }).collect();
    let mut spots = vec![Spot::default(); draft.nodes.len()];
    let mut picture_size = Size::default();
    let (done, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    for boxes in tree.boxes_by_depth() {
        let laid_out: Vec<(u32, Vec<Spot>)> = boxes
            .par_iter()
            .with_max_len(8)
            .filter_map(|around| {
                if stopped.load(Ordering::Relaxed) {
                    return None;
                }
                let children = tree.children(*around);
                let level = Level::new(draft, children, &sizes, levels.of(*around));
                let spots = kept.lay_out(children, &level, origin(*around));
                let done = done.fetch_add(children.len(), Ordering::Relaxed) + children.len();
                if !watch(Progress { stage: Stage::Placing, done, of: draft.nodes.len() }) {
                    stopped.store(true, Ordering::Relaxed);
                }
                Some((*around, spots))
            })
            .collect();
        if stopped.load(Ordering::Relaxed) {
            return Err(Cancelled);
        }
        for (around, placed) in laid_out {
            let border = if around == PICTURE { MARGIN } else { PADDING };
            let mut size = Size::default();
            for (child, spot) in tree.children(around).iter().zip(placed) {
                let own = sizes.get(*child as usize).copied().unwrap_or_default();
                size.width = size.width.max(spot.x + own.width + border);
                size.height = size.height.max(spot.y + own.height + border);
                if let Some(slot) = spots.get_mut(*child as usize) {
                    *slot = spot;
                }
            }
            match draft.nodes.get(around as usize).zip(sizes.get_mut(around as usize)) {
                Some((node, slot)) => {
                    size.width = size.width.max(picture::title_width(node)).max(domain::scene::CARD_WIDTH).ceil();
                    *slot = size;
                }
                None => picture_size = Size { width: size.width.max(MARGIN), height: size.height.max(MARGIN) },
            }
        }
    }
    let mut scene = Scene {
        width: picture_size.width,
        height: picture_size.height,
        nodes: draft.nodes.clone(),
        edges: draft.edges.clone(),
    };
    let mut corners: Vec<Spot> = Vec::with_capacity(scene.nodes.len());
    for (index, node) in scene.nodes.iter_mut().enumerate() {
        let corner = corners.get(tree.parent(index as u32) as usize).copied().unwrap_or_default();
        let spot = spots.get(index).copied().unwrap_or_default();
        let size = sizes.get(index).copied().unwrap_or_default();
        node.x = corner.x + spot.x;
        node.y = corner.y + spot.y;
        node.width = size.width;
        node.height = size.height;
        corners.push(Spot { x: node.x, y: node.y });
    }
    crate::route::route_after(&mut scene, previous, watch)?;
    Ok(scene)
}

/// Where the first thing of a box can stand, from the box's top left corner.
fn origin(around: u32) -> Spot {
    if around == PICTURE { Spot { x: MARGIN, y: MARGIN } } else { Spot { x: PADDING, y: TITLE + PADDING } }
}

/// Whether a node is drawn as a box.
pub(crate) const fn is_box(shape: NodeShape) -> bool {
    match shape {
        NodeShape::Card => false,
        NodeShape::Container | NodeShape::Module | NodeShape::Group => true,
    }
}
