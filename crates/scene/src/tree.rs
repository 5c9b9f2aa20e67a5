//! What is in what: the boxes of a picture as a tree over the indices of its nodes.

use domain::scene::Node;

/// A node's index, or the picture itself.
pub(crate) const PICTURE: u32 = u32::MAX;

/// The boxes of a picture. The picture itself counts as a box, after all nodes.
pub(crate) struct Tree {
    parents: Vec<u32>,
    depths: Vec<u32>,
    first_child: Vec<u32>,
    children: Vec<u32>,
}

impl Tree {
    /// The tree of nodes that stand after their parents; a parent that does not is taken for the picture.
    pub(crate) fn new(nodes: &[Node]) -> Self {
        let count = nodes.len();
        let mut parents = Vec::with_capacity(count);
        let mut depths: Vec<u32> = Vec::with_capacity(count);
        let mut offsets = vec![0u32; count + 2];
        for (index, node) in nodes.iter().enumerate() {
            let parent = node.parent.filter(|parent| (*parent as usize) < index).unwrap_or(PICTURE);
            depths.push(depths.get(parent as usize).map_or(1, |depth| depth + 1));
            parents.push(parent);
            if let Some(offset) = offsets.get_mut((parent as usize).min(count) + 1) {
                *offset += 1;
            }
        }
        let mut running = 0;
        for offset in &mut offsets {
            running += *offset;
            *offset = running;
        }
        let mut next = offsets.clone();
        let mut children = vec![0u32; count];
        for (index, parent) in parents.iter().enumerate() {
            if let Some(at) = next.get_mut((*parent as usize).min(count)) {
                if let Some(slot) = children.get_mut(*at as usize) {
                    *slot = index as u32;
                }
                *at += 1;
            }
        }
        Self { parents, depths, first_child: offsets, children }
    }

    /// The box a node is in.
    pub(crate) fn parent(&self, node: u32) -> u32 {
        self.parents.get(node as usize).copied().unwrap_or(PICTURE)
    }

    /// How many boxes are around a node, the picture included; none around the picture.
    pub(crate) fn depth(&self, node: u32) -> u32 {
        self.depths.get(node as usize).copied().unwrap_or(0)
    }

    /// What stands directly in a box, in reading order.
    pub(crate) fn children(&self, parent: u32) -> &[u32] {
        let at = (parent as usize).min(self.parents.len());
        let range = self.first_child.get(at).zip(self.first_child.get(at + 1));
        range.and_then(|(from, to)| self.children.get(*from as usize..*to as usize)).unwrap_or(&[])
    }

    /// Every box that holds something, the inner ones before those around them, the picture last.
    pub(crate) fn boxes_inside_out(&self) -> impl Iterator<Item = u32> + '_ {
        let count = self.parents.len() as u32;
        (0..count).rev().filter(|node| !self.children(*node).is_empty()).chain(std::iter::once(PICTURE))
    }

    /// The same by depth, the deepest first: boxes of one depth are not in each other.
    pub(crate) fn boxes_by_depth(&self) -> Vec<Vec<u32>> {
        let mut depths: Vec<Vec<u32>> = Vec::new();
        for around in self.boxes_inside_out() {
            let depth = self.depth(around) as usize;
            if depths.len() <= depth {
                depths.resize(depth + 1, Vec::new());
            }
            if let Some(boxes) = depths.get_mut(depth) {
                boxes.push(around);
            }
        }
        depths.reverse();
        depths
    }

    /// The innermost box around both nodes, with what of it holds (or is) either of them; `None` where one holds the
    /// other or both are the same.
    pub(crate) fn meet(&self, one: u32, other: u32) -> Option<Meeting> {
        let (mut from, mut to) = (one, other);
        while self.depth(from) > self.depth(to) {
            if self.parent(from) == to {
                return None;
            }
            from = self.parent(from);
        }
        while self.depth(to) > self.depth(from) {
            if self.parent(to) == from {
                return None;
            }
            to = self.parent(to);
        }
        if from == to {
            return None;
        }
        while self.parent(from) != self.parent(to) {
            from = self.parent(from);
            to = self.parent(to);
        }
        Some(Meeting { around: self.parent(from), from, to })
    }
}

/// Where two nodes meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Meeting {
    /// The innermost box around both.
    pub(crate) around: u32,
    /// What of that box holds the one.
    pub(crate) from: u32,
    /// What of that box holds the other.
    pub(crate) to: u32,
}
