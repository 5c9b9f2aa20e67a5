//! A box in which things stood before, or in which a person placed some: they stay.

use domain::scene::Scene;

use super::level::Level;
use super::{Spot, fresh};
use crate::Draft;
use crate::tree::Tree;
use crate::watch::{Cancelled, Watch};

/// What stood where, relative to the box it is in.
pub(super) struct Kept {
    spots: Vec<Option<Spot>>,
}

impl Kept {
    pub(super) fn new(draft: &Draft, _tree: &Tree, _previous: Option<&Scene>) -> Self {
        Self { spots: vec![None; draft.nodes.len()] }
    }

    /// Places for the children of a box, from its top left corner.
    pub(super) fn lay_out(
        &self,
        _around: u32,
        _children: &[u32],
        level: &Level,
        origin: Spot,
        _watch: &Watch<'_>,
    ) -> Result<Vec<Spot>, Cancelled> {
        let _ = &self.spots;
        let block = fresh::lay_out(level);
        Ok(block.spots.iter().map(|spot| Spot { x: spot.x + origin.x, y: spot.y + origin.y }).collect())
    }
}
