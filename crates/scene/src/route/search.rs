//! The cells of an edge's way: short, with few corners, through no box but those around its ends.
#![expect(clippy::indexing_slicing, reason = "indices are those of nodes, cells and doors, for arrays of that length")]

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rustc_hash::FxHashMap;

use super::field::{Axis, Field, Rect, Side};
use crate::tree::Tree;

/// What a corner costs, in points of length.
const CORNER: i32 = 48;
/// What it costs to leave elsewhere than to the right, or to arrive elsewhere than from the left.
const UNUSUAL: [(Side, i32, i32); 4] =
    [(Side::Right, 0, 140), (Side::Left, 140, 0), (Side::Bottom, 70, 90), (Side::Top, 90, 70)];
/// From a card's corner to where an edge can end.
pub(super) const INSET: i32 = 10;
/// Most states looked at for one edge.
const MOST: usize = 6_000;

/// The way of an edge as cells and doors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Way {
    pub(super) leaves: Side,
    pub(super) arrives: Side,
    /// One more than doors.
    pub(super) cells: Vec<u32>,
    pub(super) doors: Vec<u32>,
}

/// Where an edge may leave or arrive on a side of a node.
pub(super) fn ports(rect: &Rect, side: Side) -> (i32, i32) {
    let (from, to) = rect.reach(side.axis());
    let inset = INSET.min((to - from) / 3);
    (from + inset, to - inset)
}

/// The doors that edges to the same node go through already, with where; what follows joins them where it can.
#[derive(Default)]
pub(super) struct Trunk {
    doors: FxHashMap<u32, (i32, i32)>,
    arrival: Option<Side>,
}

/// What a length along the trunk costs, in quarters.
const SHARED: i32 = 2;

/// Reusable memory of searches.
pub(super) struct Search {
    generation: u32,
    states: Vec<State>,
    waiting: BinaryHeap<Reverse<(i32, u32)>>,
}

#[derive(Debug, Clone, Copy, Default)]
struct State {
    generation: u32,
    cost: i32,
    x: i32,
    y: i32,
    /// The state before, and the door between; or the side it started from.
    from: u32,
    door: u32,
    done: bool,
}

const START: u32 = u32::MAX;

impl Search {
    pub(super) fn new(field: &Field) -> Self {
        Self { generation: 0, states: vec![State::default(); field.cells.len() * 2], waiting: BinaryHeap::new() }
    }

    /// The best way from one node to another, if one was found before looking at too much.
    pub(super) fn find(&mut self, field: &Field, tree: &Tree, from: u32, to: u32, trunk: &mut Trunk) -> Option<Way> {
        let meeting = tree.meet(from, to)?;
        let around = |mut node: u32, end: u32| {
            let mut boxes = Vec::new();
            while node != end {
                node = tree.parent(node);
                boxes.push(node);
            }
            boxes
        };
        let (left, entered) = (around(from, meeting.from), around(to, meeting.to));
        let goal = Goal::new(field, to, !trunk.doors.is_empty());
        self.generation += 1;
        self.waiting.clear();
        self.start(field, from, &goal);
        let mut best: Option<(i32, u32, Side)> = None;
        let mut looked = 0;
        while let Some(Reverse((estimate, state))) = self.waiting.pop() {
            if best.is_some_and(|(cost, ..)| cost <= estimate) {
                break;
            }
            let current = self.states[state as usize];
            if current.done {
                continue;
            }
            self.states[state as usize].done = true;
            looked += 1;
            if looked > MOST {
                break;
            }
            let (cell, heading) = unpack(state);
            for (side, ports) in goal.sides_at(cell) {
                let (cost, ..) = step(&current, heading, side.axis(), field.rects[to as usize].at(side), ports);
                let centre = i32::midpoint(ports.0, ports.1);
                let at = if side.axis() == Axis::Across { current.y } else { current.x }.clamp(ports.0, ports.1);
                let joins = trunk.arrival == Some(side);
                let arriving = if joins { 0 } else { unusual(side).1 + (at - centre).abs() / 4 };
                let cost = current.cost + if joins { cost * SHARED / 4 } else { cost } + arriving;
                if best.is_none_or(|(least, ..)| cost < least) {
                    best = Some((cost, state, side));
                }
            }
            for door_index in field.doors_of(cell) {
                let door = &field.doors[*door_index as usize];
                let next = door.other(cell);
                if let Some(border) = door.border {
                    let leaving = field.cells[cell as usize].owner == border;
                    if !(if leaving { &left } else { &entered }).contains(&border) {
                        continue;
                    }
                }
                if current.from != START && current.door == *door_index {
                    continue;
                }
                let shared = trunk.doors.get(door_index);
                // Where others to the same node go through, this one goes through at the same place, for less.
                let open =
                    shared.map_or(door.open, |(x, y)| if door.axis == Axis::Across { (*y, *y) } else { (*x, *x) });
                let (mut cost, x, y) = step(&current, heading, door.axis, door.at, open);
                if shared.is_some() {
                    cost = if (x, y) == (current.x, current.y) { 0 } else { cost * SHARED / 4 };
                } else if door.open.1 - door.open.0 < 8 {
                    cost += 12;
                }
                self.reach(pack(next, door.axis), current.cost + cost, (x, y), state, *door_index, &goal);
            }
        }
        best.map(|(_, state, side)| self.trace(state, side, trunk))
    }

    fn start(&mut self, field: &Field, from: u32, goal: &Goal) {
        let rect = field.rects[from as usize];
        for side in Side::ALL {
            let axis = side.axis();
            let ports = ports(&rect, side);
            for cell in field.outside[from as usize].side(side) {
                let reach = field.cells[*cell as usize].rect.reach(axis);
                let open = (ports.0.max(reach.0), ports.1.min(reach.1));
                if open.0 > open.1 {
                    continue;
                }
                let (wanted, along) = match axis {
                    Axis::Across => (goal.middle.1, rect.at(side)),
                    Axis::Along => (goal.middle.0, rect.at(side)),
                };
                let at = wanted.clamp(open.0, open.1);
                let centre = i32::midpoint(ports.0, ports.1);
                let cost = unusual(side).0 + (at - centre).abs() / 4;
                let point = if axis == Axis::Across { (along, at) } else { (at, along) };
                self.reach(pack(*cell, axis), cost, point, START, side as u32, goal);
            }
        }
    }

    fn reach(&mut self, state: u32, cost: i32, (x, y): (i32, i32), from: u32, door: u32, goal: &Goal) {
        let slot = &mut self.states[state as usize];
        if slot.generation == self.generation && slot.cost <= cost {
            return;
        }
        *slot = State { generation: self.generation, cost, x, y, from, door, done: false };
        self.waiting.push(Reverse((cost + goal.distance(x, y), state)));
    }

    fn trace(&self, mut state: u32, arrives: Side, trunk: &mut Trunk) -> Way {
        trunk.arrival.get_or_insert(arrives);
        let mut way = Way { leaves: Side::Right, arrives, cells: Vec::new(), doors: Vec::new() };
        loop {
            let current = &self.states[state as usize];
            way.cells.push(unpack(state).0);
            if current.from == START {
                way.leaves = Side::ALL.into_iter().find(|side| *side as u32 == current.door).unwrap_or(Side::Right);
                break;
            }
            way.doors.push(current.door);
            trunk.doors.entry(current.door).or_insert((current.x, current.y));
            state = current.from;
        }
        way.cells.reverse();
        way.doors.reverse();
        way
    }
}

/// What it costs to get from a state to something at `at` that is open in `open`, and where one gets to.
fn step(current: &State, heading: Axis, axis: Axis, at: i32, open: (i32, i32)) -> (i32, i32, i32) {
    let (x, y) = match axis {
        Axis::Across => (at, current.y.clamp(open.0, open.1)),
        Axis::Along => (current.x.clamp(open.0, open.1), at),
    };
    let aside = match axis {
        Axis::Across => y != current.y,
        Axis::Along => x != current.x,
    };
    let corners = match (heading == axis, aside) {
        (true, false) => 0,
        (true, true) => 2,
        (false, _) => 1,
    };
    ((x - current.x).abs() + (y - current.y).abs() + corners * CORNER, x, y)
}

const fn pack(cell: u32, heading: Axis) -> u32 {
    cell * 2 + heading as u32
}

const fn unpack(state: u32) -> (u32, Axis) {
    (state / 2, if state.is_multiple_of(2) { Axis::Across } else { Axis::Along })
}

fn unusual(side: Side) -> (i32, i32) {
    UNUSUAL.iter().find(|(other, ..)| *other == side).map_or((0, 0), |(_, leaving, arriving)| (*leaving, *arriving))
}

/// Where an edge ends.
struct Goal {
    /// Whether there is a trunk, along which length costs less than the distance says.
    shared: bool,
    rect: Rect,
    middle: (i32, i32),
    /// Cells around it, with the side and the ports that are reached from there.
    cells: Vec<(u32, Side, (i32, i32))>,
}

impl Goal {
    fn new(field: &Field, to: u32, shared: bool) -> Self {
        let rect = field.rects[to as usize];
        let mut cells = Vec::new();
        for side in Side::ALL {
            let ports = ports(&rect, side);
            for cell in field.outside[to as usize].side(side) {
                let reach = field.cells[*cell as usize].rect.reach(side.axis());
                let open = (ports.0.max(reach.0), ports.1.min(reach.1));
                if open.0 <= open.1 {
                    cells.push((*cell, side, open));
                }
            }
        }
        cells.sort_unstable();
        let middle = (i32::midpoint(rect.left, rect.right), i32::midpoint(rect.top, rect.bottom));
        Self { shared, rect, middle, cells }
    }

    fn sides_at(&self, cell: u32) -> impl Iterator<Item = (Side, (i32, i32))> + '_ {
        let first = self.cells.partition_point(|(other, ..)| *other < cell);
        let from = self.cells.get(first..).unwrap_or_default();
        from.iter().take_while(move |(other, ..)| *other == cell).map(|(_, side, ports)| (*side, *ports))
    }

    fn distance(&self, x: i32, y: i32) -> i32 {
        let across = (self.rect.left - x).max(x - self.rect.right).max(0);
        let along = (self.rect.top - y).max(y - self.rect.bottom).max(0);
        // Half way between what is sure and what is quick.
        if self.shared { (across + along) * 3 / 4 } else { across + along }
    }
}
