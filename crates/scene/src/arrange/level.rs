//! What stands in one box, and what of it leads to what.

use domain::Category;
use domain::scene::Edge;
use rustc_hash::FxHashMap;

use super::{Size, is_box};
use crate::Draft;
use crate::tree::Tree;

/// A link between two children of a box, or what they hold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Link {
    pub(crate) from: u32,
    pub(crate) to: u32,
    pub(crate) weight: f32,
}

/// The links of every box: an edge belongs to the innermost box around both its ends.
pub(crate) struct Levels {
    links: FxHashMap<u32, Vec<(u32, u32)>>,
}

impl Levels {
    pub(crate) fn new(tree: &Tree, edges: &[Edge]) -> Self {
        let mut links: FxHashMap<u32, Vec<(u32, u32)>> = FxHashMap::default();
        for edge in edges {
            if let Some(meeting) = tree.meet(edge.from, edge.to) {
                links.entry(meeting.around).or_default().push((meeting.from, meeting.to));
            }
        }
        for links in links.values_mut() {
            links.sort_unstable();
        }
        Self { links }
    }

    /// The links of a box, ordered.
    pub(crate) fn of(&self, around: u32) -> &[(u32, u32)] {
        self.links.get(&around).map_or(&[], Vec::as_slice)
    }
}

/// A child of a box, as far as its place depends on what it is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Child {
    pub(crate) size: Size,
    pub(crate) is_box: bool,
    pub(crate) category: Category,
    pub(crate) caption: String,
    pub(crate) title: String,
}

/// What stands in one box; children are counted from nought.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Level {
    pub(crate) children: Vec<Child>,
    pub(crate) links: Vec<Link>,
}

impl Level {
    pub(crate) fn new(draft: &Draft, children: &[u32], sizes: &[Size], links: &[(u32, u32)]) -> Self {
        let local: FxHashMap<u32, u32> =
            children.iter().enumerate().map(|(position, child)| (*child, position as u32)).collect();
        let mut merged: Vec<Link> = Vec::new();
        for group in links.chunk_by(|one, other| one == other) {
            let Some((from, to)) = group.first() else { continue };
            let (Some(from), Some(to)) = (local.get(from).copied(), local.get(to).copied()) else { continue };
            merged.push(Link { from, to, weight: (group.len() as f32).sqrt() });
        }
        let children = children.iter().filter_map(|index| {
            let node = draft.nodes.get(*index as usize)?;
            Some(Child {
                size: sizes.get(*index as usize).copied()?,
                is_box: is_box(node.shape),
                category: node.category,
                caption: node.caption.clone(),
                title: node.title.clone(),
            })
        });
        Self { children: children.collect(), links: merged }
    }

    /// The part of this level that is made of some of its children, which are counted anew in the order given.
    pub(crate) fn part(&self, members: &[u32]) -> Self {
        let local: FxHashMap<u32, u32> =
            members.iter().enumerate().map(|(position, member)| (*member, position as u32)).collect();
        Self {
            children: members.iter().filter_map(|member| self.children.get(*member as usize).cloned()).collect(),
            links: self
                .links
                .iter()
                .filter_map(|link| {
                    Some(Link { from: *local.get(&link.from)?, to: *local.get(&link.to)?, weight: link.weight })
                })
                .collect(),
        }
    }
}
