//! The free room of a picture: in each box, the rectangles between what stands in it, and the doors between them.
//!
//! The room is cut along the left and right edges of what stands in it, so that every cell reaches as far up and down
//! as it can. A way is a list of cells with a door between each and the next; inside a cell nothing is in the way.
#![expect(clippy::indexing_slicing, reason = "indices are those of nodes, cells and doors, for arrays of that length")]

use domain::scene::Scene;

use super::sweep::{Bound, Obstacle, Sweep};
use crate::arrange::TITLE;
use crate::picture;
use crate::tree::{PICTURE, Tree};

/// How far edges stay away from cards and boxes.
pub(super) const CLEARANCE: i32 = 6;

/// Which way an edge runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Axis {
    /// To the left or right.
    Across,
    /// Up or down.
    Along,
}

/// A side of a card or box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Side {
    Left,
    Right,
    Top,
    Bottom,
}

impl Side {
    pub(super) const ALL: [Self; 4] = [Self::Right, Self::Left, Self::Bottom, Self::Top];

    /// The way an edge runs that leaves here.
    pub(super) const fn axis(self) -> Axis {
        match self {
            Self::Left | Self::Right => Axis::Across,
            Self::Top | Self::Bottom => Axis::Along,
        }
    }
}

/// A rectangle in whole points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Rect {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) right: i32,
    pub(super) bottom: i32,
}

impl Rect {
    /// How far it reaches across the way of an edge that runs along `axis`.
    pub(super) const fn reach(&self, axis: Axis) -> (i32, i32) {
        match axis {
            Axis::Across => (self.top, self.bottom),
            Axis::Along => (self.left, self.right),
        }
    }

    /// Where a side lies.
    pub(super) const fn at(&self, side: Side) -> i32 {
        match side {
            Side::Left => self.left,
            Side::Right => self.right,
            Side::Top => self.top,
            Side::Bottom => self.bottom,
        }
    }
}

/// A free rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) rect: Rect,
    /// The box it is in.
    pub(super) owner: u32,
}

/// Where one gets from one cell into another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Door {
    /// Left or upper cell, right or lower cell.
    pub(super) cells: (u32, u32),
    /// Which way one goes through it.
    pub(super) axis: Axis,
    /// Where it is on that way.
    pub(super) at: i32,
    /// From where to where it is open.
    pub(super) open: (i32, i32),
    /// The box whose border it goes through.
    pub(super) border: Option<u32>,
}

impl Door {
    /// The cell behind it.
    pub(super) const fn other(&self, cell: u32) -> u32 {
        if self.cells.0 == cell { self.cells.1 } else { self.cells.0 }
    }
}

/// Cells that touch something, by its side.
#[derive(Debug, Clone, Default)]
pub(super) struct Touching {
    pub(super) left: Vec<u32>,
    pub(super) right: Vec<u32>,
    pub(super) top: Vec<u32>,
    pub(super) bottom: Vec<u32>,
}

impl Touching {
    pub(super) fn side(&self, side: Side) -> &[u32] {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
            Side::Top => &self.top,
            Side::Bottom => &self.bottom,
        }
    }
}

/// The free room of a picture.
pub(super) struct Field {
    pub(super) cells: Vec<Cell>,
    pub(super) doors: Vec<Door>,
    /// The doors of each cell.
    first_door: Vec<u32>,
    doors_of: Vec<u32>,
    pub(super) rects: Vec<Rect>,
    /// For each node, the cells around it.
    pub(super) outside: Vec<Touching>,
}

impl Field {
    pub(super) fn new(scene: &Scene, tree: &Tree) -> Self {
        let rects: Vec<Rect> = scene
            .nodes
            .iter()
            .map(|node| Rect {
                left: node.x.floor() as i32,
                top: node.y.floor() as i32,
                right: (node.x + node.width).ceil() as i32,
                bottom: (node.y + node.height).ceil() as i32,
            })
            .collect();
        let mut field = Self {
            cells: Vec::new(),
            doors: Vec::new(),
            first_door: Vec::new(),
            doors_of: Vec::new(),
            outside: vec![Touching::default(); rects.len()],
            rects,
        };
        let mut inside: Vec<(u32, Touching)> = Vec::new();
        let boxes: Vec<u32> = tree.boxes_inside_out().collect();
        for around in boxes {
            let whole = field.rects.get(around as usize).copied().unwrap_or(Rect {
                left: 0,
                top: 0,
                right: scene.width.ceil() as i32,
                bottom: scene.height.ceil() as i32,
            });
            let mut obstacles: Vec<Obstacle> = tree
                .children(around)
                .iter()
                .map(|child| Obstacle { node: *child, rect: field.swollen(*child) })
                .collect();
            if let Some(node) = scene.nodes.get(around as usize) {
                let tab = picture::tab_width(node).ceil() as i32;
                let rect = Rect { right: whole.left + tab, bottom: whole.top + TITLE as i32, ..whole };
                obstacles.push(Obstacle { node: PICTURE, rect });
            }
            let touching = field.cut(around, whole, &obstacles);
            if around != PICTURE {
                inside.push((around, touching));
            }
        }
        for (node, touching) in &inside {
            field.open_borders(*node, touching);
        }
        field.index_doors();
        field
    }

    pub(super) fn doors_of(&self, cell: u32) -> &[u32] {
        let (from, to) = (self.first_door[cell as usize], self.first_door[cell as usize + 1]);
        &self.doors_of[from as usize..to as usize]
    }

    fn swollen(&self, node: u32) -> Rect {
        let rect = self.rects[node as usize];
        Rect {
            left: rect.left - CLEARANCE,
            top: rect.top - CLEARANCE,
            right: rect.right + CLEARANCE,
            bottom: rect.bottom + CLEARANCE,
        }
    }

    /// Cuts the room of a box into cells; gives those along its border.
    fn cut(&mut self, owner: u32, whole: Rect, obstacles: &[Obstacle]) -> Touching {
        let mut border = Touching::default();
        let first = self.cells.len() as u32;
        let cut = Sweep::cut(whole, obstacles);
        for (index, piece) in cut.pieces.iter().enumerate() {
            let cell = first + index as u32;
            self.cells.push(Cell { rect: piece.rect, owner });
            match piece.above {
                Bound::Border => border.top.push(cell),
                Bound::Node(node) => self.touch(node, |touching| touching.bottom.push(cell)),
            }
            match piece.below {
                Bound::Border => border.bottom.push(cell),
                Bound::Node(node) => self.touch(node, |touching| touching.top.push(cell)),
            }
            if piece.rect.left == whole.left {
                border.left.push(cell);
            }
            if piece.rect.right == whole.right {
                border.right.push(cell);
            }
        }
        for (from, to) in cut.neighbours {
            let (one, other) = (cut.pieces[from as usize].rect, cut.pieces[to as usize].rect);
            self.doors.push(Door {
                cells: (first + from, first + to),
                axis: Axis::Across,
                at: other.left,
                open: (one.top.max(other.top), one.bottom.min(other.bottom)),
                border: None,
            });
        }
        for (piece, node) in cut.left_of {
            self.touch(node, |touching| touching.left.push(first + piece));
        }
        for (node, piece) in cut.right_of {
            self.touch(node, |touching| touching.right.push(first + piece));
        }
        border
    }

    fn touch(&mut self, node: u32, add: impl FnOnce(&mut Touching)) {
        if let Some(touching) = self.outside.get_mut(node as usize) {
            add(touching);
        }
    }

    /// Doors through the border of a box, between the cells along it on both sides.
    fn open_borders(&mut self, node: u32, inside: &Touching) {
        for side in Side::ALL {
            let axis = side.axis();
            let at = self.rects[node as usize].at(side);
            let start = |cells: &[Cell], cell: u32| cells[cell as usize].rect.reach(axis).0;
            let mut inner = inside.side(side).to_vec();
            let mut outer = self.outside[node as usize].side(side).to_vec();
            inner.sort_by_key(|cell| start(&self.cells, *cell));
            outer.sort_by_key(|cell| start(&self.cells, *cell));
            let (mut i, mut o) = (0, 0);
            while let (Some(one), Some(other)) = (inner.get(i).copied(), outer.get(o).copied()) {
                let own = self.cells[one as usize].rect.reach(axis);
                let next = self.cells[other as usize].rect.reach(axis);
                let open = (own.0.max(next.0), own.1.min(next.1));
                if open.1 - open.0 >= 2 {
                    let cells = match side {
                        Side::Right | Side::Bottom => (one, other),
                        Side::Left | Side::Top => (other, one),
                    };
                    self.doors.push(Door { cells, axis, at, open, border: Some(node) });
                }
                if own.1 <= next.1 { i += 1 } else { o += 1 }
            }
        }
    }

    fn index_doors(&mut self) {
        let mut first = vec![0u32; self.cells.len() + 2];
        for door in &self.doors {
            first[door.cells.0 as usize + 1] += 1;
            first[door.cells.1 as usize + 1] += 1;
        }
        for index in 1..first.len() {
            first[index] += first[index - 1];
        }
        let mut next = first.clone();
        let mut doors_of = vec![0u32; self.doors.len() * 2];
        for (index, door) in self.doors.iter().enumerate() {
            for cell in [door.cells.0, door.cells.1] {
                doors_of[next[cell as usize] as usize] = index as u32;
                next[cell as usize] += 1;
            }
        }
        self.first_door = first;
        self.doors_of = doors_of;
    }
}
