//! What a person is moving, or has moved and the core has not drawn yet: drawn apart from the rest.

use std::collections::{BTreeMap, BTreeSet};

use super::geometry::{Point, Rect};
use super::picture::Picture;
use super::route;

/// Nodes with how far they were moved, and the edges that follow them.
#[derive(Debug, Default)]
pub struct Displaced {
    nodes: BTreeMap<u32, (f64, f64)>,
    edges: BTreeSet<u32>,
}

impl Displaced {
    /// Whether nothing was moved.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Whether a node was moved.
    pub fn has_node(&self, at: u32) -> bool {
        !self.nodes.is_empty() && self.nodes.contains_key(&at)
    }

    /// Whether an end of an edge was moved.
    pub fn has_edge(&self, edge: u32) -> bool {
        self.edges.contains(&edge)
    }

    /// The nodes that were moved, boxes before what is in them.
    pub fn nodes(&self) -> impl Iterator<Item = u32> + '_ {
        self.nodes.keys().copied()
    }

    /// The edges that follow.
    pub fn edges(&self) -> impl Iterator<Item = u32> + '_ {
        self.edges.iter().copied()
    }

    /// How far a node was moved.
    pub fn offset(&self, at: u32) -> (f64, f64) {
        if self.nodes.is_empty() { (0.0, 0.0) } else { self.nodes.get(&at).copied().unwrap_or_default() }
    }

    /// Where a node stands now.
    pub fn rect(&self, picture: &Picture, at: u32) -> Rect {
        let (dx, dy) = self.offset(at);
        picture.rect(at).moved(dx, dy)
    }

    /// Takes nodes up; those that were moved before keep their offsets.
    pub fn take(&mut self, picture: &Picture, nodes: &[u32]) {
        for at in nodes {
            self.nodes.entry(*at).or_default();
            self.edges.extend(picture.edges_at(*at).iter().copied());
        }
    }

    /// Says how far nodes that were taken up have moved.
    pub fn set(&mut self, offsets: impl IntoIterator<Item = (u32, (f64, f64))>) {
        for (at, moved) in offsets {
            if let Some(offset) = self.nodes.get_mut(&at) {
                *offset = moved;
            }
        }
    }

    /// Puts everything back.
    pub fn clear(&mut self) {
        self.nodes.clear();
        self.edges.clear();
    }

    /// Where an edge runs now: along with its ends where both moved alike, a new way where one did.
    pub fn corners(&self, picture: &Picture, edge: u32) -> Vec<Point> {
        let Some(ends) = picture.edge(edge) else { return Vec::new() };
        let (from, to) = (self.offset(ends.from), self.offset(ends.to));
        if from == to {
            picture.corners(edge).iter().map(|corner| corner.moved(from.0, from.1)).collect()
        } else {
            route::between(&self.rect(picture, ends.from), &self.rect(picture, ends.to))
        }
    }
}
