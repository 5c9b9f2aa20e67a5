//! A rectangle with things in it, cut into free rectangles by a line that sweeps from left to right.
#![expect(clippy::indexing_slicing, reason = "indices are those of obstacles and pieces, for arrays of that length")]

use std::collections::BTreeMap;

use super::field::Rect;

/// Something that is in the way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Obstacle {
    pub(super) node: u32,
    pub(super) rect: Rect,
}

/// What ends a piece above or below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    Border,
    Node(u32),
}

/// A free rectangle.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub(super) rect: Rect,
    pub(super) above: Bound,
    pub(super) below: Bound,
}

/// What a rectangle was cut into.
#[derive(Debug, Default)]
pub(super) struct Cut {
    pub(super) pieces: Vec<Piece>,
    /// Pieces with the ones to the right of them.
    pub(super) neighbours: Vec<(u32, u32)>,
    /// Pieces with the node to the right of them.
    pub(super) left_of: Vec<(u32, u32)>,
    /// Nodes with the piece to the right of them.
    pub(super) right_of: Vec<(u32, u32)>,
}

/// What lies to the left of an open stretch.
#[derive(Debug, Clone, Copy)]
enum Before {
    Piece(u32),
    Obstacle(u32),
}

/// A free stretch of the sweeping line.
#[derive(Debug, Clone)]
struct Open {
    bottom: i32,
    since: i32,
    before: Vec<Before>,
    above: Bound,
    below: Bound,
}

pub(super) struct Sweep<'a> {
    obstacles: &'a [Obstacle],
    /// Free stretches by their top.
    open: BTreeMap<i32, Open>,
    cut: Cut,
}

impl<'a> Sweep<'a> {
    pub(super) fn cut(whole: Rect, obstacles: &'a [Obstacle]) -> Cut {
        let mut sweep = Self { obstacles, open: BTreeMap::new(), cut: Cut::default() };
        let all = Open {
            bottom: whole.bottom,
            since: whole.left,
            before: Vec::new(),
            above: Bound::Border,
            below: Bound::Border,
        };
        sweep.open.insert(whole.top, all);
        // What ends at a place makes room before what begins there takes it.
        let mut events: Vec<(i32, bool, i32, u32)> = Vec::with_capacity(obstacles.len() * 2);
        for (index, obstacle) in obstacles.iter().enumerate() {
            events.push((obstacle.rect.left, true, obstacle.rect.top, index as u32));
            events.push((obstacle.rect.right, false, obstacle.rect.top, index as u32));
        }
        events.sort_unstable();
        // An obstacle that overlaps another, or the border, is none: the rest of the picture still has its ways.
        let mut stands = vec![false; obstacles.len()];
        for (x, begins, _, index) in events {
            if begins {
                stands[index as usize] = sweep.begin(index, x);
            } else if stands[index as usize] {
                sweep.end(index, x);
            }
        }
        while let Some((top, open)) = sweep.open.pop_first() {
            sweep.close(top, open, whole.right);
        }
        sweep.cut
    }

    fn begin(&mut self, index: u32, x: i32) -> bool {
        let Obstacle { node, rect } = self.obstacles[index as usize];
        let Some((top, open)) = self.open.range(..=rect.top).next_back() else { return false };
        if open.bottom < rect.bottom || rect.bottom <= rect.top {
            return false;
        }
        let top = *top;
        let Some(open) = self.open.remove(&top) else { return false };
        let (above, below, bottom) = (open.above, open.below, open.bottom);
        let before = self.close(top, open, x);
        for one in &before {
            if let Before::Piece(piece) = one
                && self.overlap(*one, rect.top, rect.bottom)
            {
                self.cut.left_of.push((*piece, node));
            }
        }
        let part = |from: i32, to: i32| -> Vec<Before> {
            before.iter().copied().filter(|one| self.overlap(*one, from, to)).collect()
        };
        let upper = Open { bottom: rect.top, since: x, before: part(top, rect.top), above, below: Bound::Node(index) };
        let lower = Open { bottom, since: x, before: part(rect.bottom, bottom), above: Bound::Node(index), below };
        self.open.insert(top, upper);
        self.open.insert(rect.bottom, lower);
        true
    }

    fn end(&mut self, index: u32, x: i32) {
        let rect = self.obstacles[index as usize].rect;
        let Some(lower) = self.open.remove(&rect.bottom) else { return };
        let Some(top) = self.open.range(..=rect.top).next_back().map(|(top, _)| *top) else { return };
        let Some(upper) = self.open.remove(&top) else { return };
        let (above, below, bottom) = (upper.above, lower.below, lower.bottom);
        let mut before = self.close(top, upper, x);
        before.push(Before::Obstacle(index));
        before.extend(self.close(rect.bottom, lower, x));
        self.open.insert(top, Open { bottom, since: x, before, above, below });
    }

    /// Ends a stretch; gives what lies to the left of what follows.
    fn close(&mut self, top: i32, open: Open, x: i32) -> Vec<Before> {
        if x <= open.since || open.bottom <= top {
            return open.before;
        }
        let piece = self.cut.pieces.len() as u32;
        let rect = Rect { left: open.since, top, right: x, bottom: open.bottom };
        let bound = |bound: Bound| match bound {
            Bound::Border => Bound::Border,
            Bound::Node(index) => Bound::Node(self.obstacles[index as usize].node),
        };
        let (above, below) = (bound(open.above), bound(open.below));
        for before in open.before {
            if !self.overlap(before, top, rect.bottom) {
                continue;
            }
            match before {
                Before::Piece(other) => self.cut.neighbours.push((other, piece)),
                Before::Obstacle(index) => {
                    self.cut.right_of.push((self.obstacles[index as usize].node, piece));
                }
            }
        }
        self.cut.pieces.push(Piece { rect, above, below });
        vec![Before::Piece(piece)]
    }

    /// Whether enough of it lies between `from` and `to` for an edge to pass.
    fn overlap(&self, before: Before, from: i32, to: i32) -> bool {
        let rect = match before {
            Before::Piece(piece) => self.cut.pieces[piece as usize].rect,
            Before::Obstacle(index) => self.obstacles[index as usize].rect,
        };
        rect.bottom.min(to) - rect.top.max(from) >= 2
    }
}
