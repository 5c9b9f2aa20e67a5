//! Where things are: two packed R-trees, over nodes and over the straight parts of edges.

use static_aabb2d_index::{StaticAABB2DIndex, StaticAABB2DIndexBuilder};

use super::geometry::{Point, Rect};

/// Finds nodes and edges by place.
#[derive(Debug)]
pub struct Index {
    nodes: Option<StaticAABB2DIndex<f64>>,
    parts: Option<StaticAABB2DIndex<f64>>,
    /// The edge of each straight part.
    owners: Vec<u32>,
}


impl Index {
    /// Indexes nodes by their places, and edges by the corners from `starts[edge]` to `starts[edge + 1]`.
    pub fn new(rects: &[Rect], corners: &[Point], starts: &[u32]) -> Self {
        let mut parts = Vec::with_capacity(corners.len());
        let mut owners = Vec::with_capacity(corners.len());
        for (edge, ends) in starts.windows(2).enumerate() {
            let [start, end] = ends else { continue };
            let way = corners.get(*start as usize..*end as usize).unwrap_or_default();
            for pair in way.windows(2) {
                if let [a, b] = pair {
                    parts.push(Rect::spanning(*a, *b));
                    owners.push(u32::try_from(edge).unwrap_or(u32::MAX));
                }
            }
        }
        Self { nodes: pack(rects), parts: pack(&parts), owners }
    }

    /// Puts the nodes that meet `rect` into `found`, lowest index first.
    pub fn nodes_in(&self, rect: &Rect, found: &mut Vec<u32>) {
        found.clear();
        if let Some(nodes) = &self.nodes {
            nodes.visit_query(rect.x0, rect.y0, rect.x1, rect.y1, &mut |at: usize| {
                found.push(u32::try_from(at).unwrap_or(u32::MAX));
            });
        }
        found.sort_unstable();
    }

    /// Puts the edges of which a part meets `rect` into `found`, each once, lowest index first.
    pub fn edges_in(&self, rect: &Rect, found: &mut Vec<u32>) {
        found.clear();
        self.visit_parts(rect, |edge| found.push(edge));
        found.sort_unstable();
        found.dedup();
    }

    fn visit_parts(&self, rect: &Rect, mut visit: impl FnMut(u32)) {
        if let Some(parts) = &self.parts {
            parts.visit_query(rect.x0, rect.y0, rect.x1, rect.y1, &mut |at: usize| {
                if let Some(edge) = self.owners.get(at) {
                    visit(*edge);
                }
            });
        }
    }
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
