//! Ways as lines: stretches that run straight, each free to be shifted sideways within a range.
//!
//! What leads to the same node shares its lines wherever it goes through the same doors, so that sixty users of one
//! network arrive as one bundle.
#![expect(clippy::indexing_slicing, reason = "indices are those of lines, cells and doors, for arrays of that length")]

use rustc_hash::FxHashMap;

use super::field::{Axis, Field, Side};
use super::search::{Way, ports};

/// A straight stretch of one edge or of a bundle.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) axis: Axis,
    /// The node that all of its edges lead to.
    pub(super) net: u32,
    /// Where it may lie, sideways.
    pub(super) range: (i32, i32),
    /// Where it lies.
    pub(super) at: i32,
    /// The cell in which it leads from one door's height to another's; none for a line that goes through doors.
    pub(super) turn: Option<u32>,
    /// The tracks it is part of, and as which of their lines.
    pub(super) members: Vec<(u32, u32)>,
}

/// An edge as lines that meet at right angles.
#[derive(Debug, Clone)]
pub(super) struct Track {
    pub(super) edge: u32,
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) leaves: Side,
    pub(super) arrives: Side,
    pub(super) lines: Vec<u32>,
}

#[derive(Default)]
pub(super) struct Lines {
    pub(super) lines: Vec<Line>,
    pub(super) tracks: Vec<Track>,
    shared: FxHashMap<(u32, Shared), Vec<u32>>,
}

/// What two edges to the same node have in common when they share a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Shared {
    Door(u32),
    Turn(u32, Axis),
    Arrival(Side),
}

/// A line while its edge is being walked.
struct Run {
    axis: Axis,
    range: (i32, i32),
    turn: Option<u32>,
    shared: Vec<Shared>,
}

impl Run {
    fn new(axis: Axis, range: (i32, i32)) -> Self {
        Self { axis, range, turn: None, shared: Vec::new() }
    }

    fn through(mut self, door: u32) -> Self {
        self.shared.push(Shared::Door(door));
        self
    }
}

impl Lines {
    /// Adds the way of an edge.
    pub(super) fn add(&mut self, field: &Field, edge: u32, (from, to): (u32, u32), way: &Way) {
        let start = ports(&field.rects[from as usize], way.leaves);
        let first = field.cells[way.cells[0] as usize].rect.reach(way.leaves.axis());
        let mut runs: Vec<Run> = Vec::new();
        let mut run = Run::new(way.leaves.axis(), meet(start, first).unwrap_or(start));
        let end = ports(&field.rects[to as usize], way.arrives);
        let last = way.cells.last().map(|cell| field.cells[*cell as usize].rect.reach(way.arrives.axis()));
        let end = last.and_then(|last| meet(end, last)).unwrap_or(end);
        let doors = way.doors.iter().map(|door| {
            let it = &field.doors[*door as usize];
            (it.axis, it.open, Some(*door))
        });
        for (step, (axis, open, door)) in doors.chain([(way.arrives.axis(), end, None)]).enumerate() {
            let cell = way.cells[step];
            let met = if axis == run.axis { meet(run.range, open) } else { None };
            let next = match met {
                Some(range) => Run { range, ..run },
                None => {
                    let turned = run.axis;
                    runs.push(run);
                    if turned == axis {
                        let across = if axis == Axis::Across { Axis::Along } else { Axis::Across };
                        let mut turn = Run::new(across, field.cells[cell as usize].rect.reach(across));
                        turn.turn = Some(cell);
                        turn.shared.push(Shared::Turn(cell, across));
                        runs.push(turn);
                    }
                    Run::new(axis, open)
                }
            };
            run = match door {
                Some(door) => next.through(door),
                None => next,
            };
        }
        run.shared.push(Shared::Arrival(way.arrives));
        runs.push(run);
        let track = self.tracks.len() as u32;
        let lines = runs.into_iter().enumerate().map(|(index, run)| self.line(run, to, (track, index as u32)));
        let lines = lines.collect();
        self.tracks.push(Track { edge, from, to, leaves: way.leaves, arrives: way.arrives, lines });
    }

    fn line(&mut self, run: Run, net: u32, member: (u32, u32)) -> u32 {
        let mut found = None;
        for key in &run.shared {
            for line in self.shared.get(&(net, *key)).into_iter().flatten() {
                let it = &self.lines[*line as usize];
                let met = if it.axis == run.axis { meet(it.range, run.range) } else { None };
                // One edge never runs along the same line twice.
                if let Some(range) = met
                    && it.members.last().is_none_or(|(track, _)| *track != member.0)
                {
                    found = Some((*line, range));
                    break;
                }
            }
            if found.is_some() {
                break;
            }
        }
        let index = match found {
            Some((index, range)) => {
                let line = &mut self.lines[index as usize];
                line.range = range;
                line.at = line.at.clamp(range.0, range.1);
                line.members.push(member);
                index
            }
            None => {
                self.lines.push(Line {
                    axis: run.axis,
                    net,
                    range: run.range,
                    at: i32::midpoint(run.range.0, run.range.1),
                    turn: run.turn,
                    members: vec![member],
                });
                self.lines.len() as u32 - 1
            }
        };
        for key in run.shared {
            let lines = self.shared.entry((net, key)).or_default();
            if !lines.contains(&index) {
                lines.push(index);
            }
        }
        index
    }

    /// From where to where a line reaches, as things lie now.
    pub(super) fn extent(&self, field: &Field, line: u32) -> (i32, i32) {
        let mut extent = (i32::MAX, i32::MIN);
        for member in &self.lines[line as usize].members {
            let (one, other) = self.ends(field, *member);
            extent = (extent.0.min(one.min(other)), extent.1.max(one.max(other)));
        }
        extent
    }

    /// Where a line begins and ends as part of one track.
    pub(super) fn ends(&self, field: &Field, (track, index): (u32, u32)) -> (i32, i32) {
        let track = &self.tracks[track as usize];
        let before = index.checked_sub(1).and_then(|before| track.lines.get(before as usize));
        let after = track.lines.get(index as usize + 1);
        let start = before
            .map_or_else(|| field.rects[track.from as usize].at(track.leaves), |line| self.lines[*line as usize].at);
        let end = after
            .map_or_else(|| field.rects[track.to as usize].at(track.arrives), |line| self.lines[*line as usize].at);
        (start, end)
    }

    /// The corners of a track, ends included.
    pub(super) fn points(&self, field: &Field, track: &Track) -> Vec<f32> {
        let mut corners: Vec<(i32, i32)> = Vec::with_capacity(track.lines.len() + 1);
        let corner = |axis: Axis, along: i32, aside: i32| match axis {
            Axis::Across => (along, aside),
            Axis::Along => (aside, along),
        };
        let first = &self.lines[track.lines[0] as usize];
        corners.push(corner(first.axis, field.rects[track.from as usize].at(track.leaves), first.at));
        for pair in track.lines.windows(2) {
            let (line, next) = (&self.lines[pair[0] as usize], &self.lines[pair[1] as usize]);
            corners.push(corner(line.axis, next.at, line.at));
        }
        let last = &self.lines[track.lines[track.lines.len() - 1] as usize];
        corners.push(corner(last.axis, field.rects[track.to as usize].at(track.arrives), last.at));
        corners.dedup();
        let mut points: Vec<(i32, i32)> = Vec::with_capacity(corners.len());
        for corner in corners {
            while let [.., before, at] = points.as_slice()
                && ((before.0 == at.0 && at.0 == corner.0) || (before.1 == at.1 && at.1 == corner.1))
            {
                points.pop();
            }
            points.push(corner);
        }
        points.into_iter().flat_map(|(x, y)| [x as f32, y as f32]).collect()
    }
}

/// What two ranges have in common.
pub(super) fn meet(one: (i32, i32), other: (i32, i32)) -> Option<(i32, i32)> {
    let range = (one.0.max(other.0), one.1.min(other.1));
    (range.0 <= range.1).then_some(range)
}
