//! Where things are: two packed R-trees, over nodes and over edges.

use static_aabb2d_index::{StaticAABB2DIndex, StaticAABB2DIndexBuilder};

use super::geometry::Rect;

/// Finds nodes and edges by place.
#[derive(Debug)]
pub struct Index {
    nodes: Option<StaticAABB2DIndex<f64>>,
    edges: Option<StaticAABB2DIndex<f64>>,
}

impl Index {
    /// Indexes nodes by their places, and edges by what holds them.
    pub fn new(nodes: &[Rect], edges: &[Rect]) -> Self {
        Self { nodes: pack(nodes), edges: pack(edges) }
    }

    /// Puts the nodes that meet `rect` into `found`, lowest index first.
    pub fn nodes_in(&self, rect: &Rect, found: &mut Vec<u32>) {
        find(self.nodes.as_ref(), rect, found);
    }

    /// Puts the edges of which what holds them meets `rect` into `found`, lowest index first.
    pub fn edges_around(&self, rect: &Rect, found: &mut Vec<u32>) {
        find(self.edges.as_ref(), rect, found);
    }
}

fn find(index: Option<&StaticAABB2DIndex<f64>>, rect: &Rect, found: &mut Vec<u32>) {
    found.clear();
    if let Some(index) = index {
        index.visit_query(rect.x0, rect.y0, rect.x1, rect.y1, &mut |at: usize| {
            found.push(u32::try_from(at).unwrap_or(u32::MAX));
        });
    }
    found.sort_unstable();
}

fn pack(rects: &[Rect]) -> Option<StaticAABB2DIndex<f64>> {
    if rects.is_empty() {
        return None;
    }
    let mut builder = StaticAABB2DIndexBuilder::new(rects.len());
    for rect in rects {
        builder.add(rect.x0, rect.y0, rect.x1, rect.y1);
    }
    builder.build().ok()
}
