//! The picture without places: what is drawn, in what, and what leads where.

use domain::scene::{Edge, Node};

/// A picture without places. Cards have their size, boxes none yet; edges have no points.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    /// Boxes and cards, parents first, in reading order.
    pub nodes: Vec<Node>,
    /// Edges between nodes of which neither holds the other.
    pub edges: Vec<Edge>,
    /// Where a person placed each node, from the top left corner of the box it is in; as many as there are nodes.
    pub places: Vec<Option<(f32, f32)>>,
}
