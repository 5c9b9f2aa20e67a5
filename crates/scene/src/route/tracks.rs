//! Where lines lie side by side: spread over the sides of cards, over the room in which they turn, and never one upon
//! the other where they do not belong together.
#![expect(clippy::indexing_slicing, reason = "indices are those of lines, cells and nodes, for arrays of that length")]

use domain::scene::Edge;
use rustc_hash::FxHashMap;

use super::field::{Axis, Field, Side};
use super::lines::Lines;
use super::search::ports;

/// Room between lines side by side, where there is room.
const BESIDE: i32 = 10;
/// Room between the ends of lines on one side of a card.
const PORT: i32 = 12;
/// A gutter is no wider than this.
const WIDE: i32 = 150;
/// With more lines than this in one cell their order alone counts, not how they cross.
const MANY: usize = 400;

/// Gives every line its place.
///
/// Edges that keep their ways are in the way of the others.
pub(super) fn spread<'a>(lines: &mut Lines, field: &Field, standing: impl Iterator<Item = &'a Edge>) {
    let mut taken = [Taken::default(), Taken::default()];
    let mut any_standing = false;
    for edge in standing {
        any_standing = true;
        for stretch in edge.points.windows(4).step_by(2) {
            let [x0, y0, x1, y1] = stretch else { continue };
            let across = y0 == y1;
            let (at, from, to) = if across { (*y0, *x0, *x1) } else { (*x0, *y0, *y1) };
            let extent = (from.min(to) as i32, from.max(to) as i32);
            taken[usize::from(!across)].take(at as i32, extent, edge.to);
        }
    }
    follow(lines, field);
    share_sides(lines, field);
    follow_inner(lines);
    let turns = by_turn(lines);
    share_turns(lines, field, &turns);
    share_doors(lines, field, &mut taken);
    share_turns(lines, field, &turns);
    if any_standing {
        make_way(lines, field, &mut taken);
    }
}

/// Lines that turn keep off the edges that stand.
fn make_way(lines: &mut Lines, field: &Field, taken: &mut [Taken; 2]) {
    for index in 0..lines.lines.len() {
        if lines.lines[index].turn.is_some() {
            let extent = lines.extent(field, index as u32);
            let line = &mut lines.lines[index];
            let taken = &mut taken[line.axis as usize];
            line.at = taken.nearest_free(line.at, line.range, extent, line.net);
            taken.take(line.at, extent, line.net);
        }
    }
}

/// Lines that end at cards aim for the middle of their sides.
fn follow(lines: &mut Lines, field: &Field) {
    for index in 0..lines.lines.len() {
        let (mut sum, mut count) = (0i64, 0i64);
        for (track, place) in &lines.lines[index].members {
            let track = &lines.tracks[*track as usize];
            if *place == 0 {
                sum += i64::from(middle(field, track.from, track.leaves));
                count += 1;
            }
            if *place as usize + 1 == track.lines.len() {
                sum += i64::from(middle(field, track.to, track.arrives)) * 2;
                count += 2;
            }
        }
        if count > 0 {
            let line = &mut lines.lines[index];
            line.at = ((sum / count) as i32).clamp(line.range.0, line.range.1);
        }
    }
}

fn middle(field: &Field, node: u32, side: Side) -> i32 {
    let (from, to) = field.rects[node as usize].reach(side.axis());
    i32::midpoint(from, to)
}

/// Lines between others lie where they make the others' ways short.
fn follow_inner(lines: &mut Lines) {
    for index in 0..lines.lines.len() {
        let line = &lines.lines[index];
        if line.turn.is_some() {
            continue;
        }
        let mut wishes: Vec<i32> = Vec::new();
        let mut ends = false;
        for (track, place) in &line.members {
            let track = &lines.tracks[*track as usize].lines;
            ends |= *place == 0 || *place as usize + 1 == track.len();
            let around = [place.checked_sub(2), place.checked_add(2)];
            wishes.extend(
                around
                    .into_iter()
                    .flatten()
                    .filter_map(|it| track.get(it as usize))
                    .map(|it| lines.lines[*it as usize].at),
            );
        }
        if ends || wishes.is_empty() {
            continue;
        }
        wishes.sort_unstable();
        let wish = wishes[wishes.len() / 2];
        let line = &mut lines.lines[index];
        line.at = wish.clamp(line.range.0, line.range.1);
    }
}

/// The ends on one side of a card stand apart, in the order in which they go on.
fn share_sides(lines: &mut Lines, field: &Field) {
    let mut ends: FxHashMap<(u32, Side), Vec<u32>> = FxHashMap::default();
    for track in &lines.tracks {
        let (first, last) = (track.lines[0], track.lines[track.lines.len() - 1]);
        ends.entry((track.from, track.leaves)).or_default().push(first);
        ends.entry((track.to, track.arrives)).or_default().push(last);
    }
    let mut sides: Vec<((u32, Side), Vec<u32>)> = ends.into_iter().collect();
    for (_, ends) in &mut sides {
        ends.sort_unstable();
        ends.dedup();
    }
    // Where many end goes last, so that a straight line between two sides keeps to the fuller one.
    sides.sort_by_key(|(side, ends)| (ends.len(), *side));
    for ((node, side), ends) in sides {
        let range = ports(&field.rects[node as usize], side);
        let mut keyed: Vec<(i64, u32)> = ends.iter().map(|line| (heading(lines, field, *line, node), *line)).collect();
        keyed.sort_unstable();
        let count = keyed.len() as i32;
        let apart = if count > 1 { PORT.min((range.1 - range.0) / (count - 1)) } else { 0 };
        let start = i32::midpoint(range.0, range.1) - apart * (count - 1) / 2;
        for (index, (_, line)) in keyed.into_iter().enumerate() {
            let line = &mut lines.lines[line as usize];
            line.at = (start + apart * index as i32).clamp(line.range.0, line.range.1);
        }
    }
}

/// Where the edges of a line come from or go to, seen from one of its ends.
fn heading(lines: &Lines, field: &Field, line: u32, node: u32) -> i64 {
    let own = &lines.lines[line as usize];
    let (mut sum, mut count) = (0i64, 0i64);
    for (track, place) in &own.members {
        let track = &lines.tracks[*track as usize];
        let away = if track.from == node { place.checked_add(2) } else { place.checked_sub(2) };
        let next = away.and_then(|away| track.lines.get(away as usize));
        let other = if track.from == node { (track.to, track.arrives) } else { (track.from, track.leaves) };
        let at = next.map_or_else(
            || {
                let rect = field.rects[other.0 as usize];
                let (from, to) = rect.reach(own.axis);
                i32::midpoint(from, to)
            },
            |line| lines.lines[*line as usize].at,
        );
        sum += i64::from(at);
        count += 1;
    }
    if count == 0 { 0 } else { sum * 16 / count }
}

fn by_turn(lines: &Lines) -> Vec<Vec<u32>> {
    let mut turns: FxHashMap<(u32, Axis), Vec<u32>> = FxHashMap::default();
    for (index, line) in lines.lines.iter().enumerate() {
        if let Some(cell) = line.turn {
            turns.entry((cell, line.axis)).or_default().push(index as u32);
        }
    }
    let mut turns: Vec<_> = turns.into_iter().collect();
    turns.sort_unstable_by_key(|(key, _)| *key);
    turns.into_iter().map(|(_, lines)| lines).collect()
}

/// A line that turns, seen in its cell.
struct Turn {
    line: u32,
    extent: (i32, i32),
    order: (i32, i64),
    /// Whether it lies rather at the far side of a wide cell: where it comes back from there, or goes on there.
    far: bool,
}

/// Lines that turn in the same cell stand side by side, in an order that avoids crossings: in the middle of a gutter,
/// near the sides of a wide place.
fn share_turns(lines: &mut Lines, field: &Field, turns: &[Vec<u32>]) {
    for group in turns {
        let mut keyed: Vec<Turn> = group.iter().map(|line| turn(lines, field, *line)).collect();
        keyed.sort_unstable_by_key(|turn| (turn.order, turn.line));
        let tracks = number(&keyed);
        let most = tracks.iter().copied().max().unwrap_or(0);
        for (turn, track) in keyed.iter().zip(&tracks) {
            let line = &mut lines.lines[turn.line as usize];
            let (from, to) = line.range;
            let apart = BESIDE.min((to - from) / (most + 2)).max(1);
            let at = if to - from <= WIDE {
                i32::midpoint(from, to) + apart * track - apart * most / 2
            } else if turn.far {
                to - BESIDE * 2 - apart * (most - track)
            } else {
                from + BESIDE * 2 + apart * track
            };
            line.at = at.clamp(from, to);
        }
    }
}

/// Each in the first place after all before it that it overlaps.
fn number(turns: &[Turn]) -> Vec<i32> {
    let mut tracks: Vec<i32> = Vec::with_capacity(turns.len());
    if turns.len() > MANY {
        // The last end in each place; a line takes the first place that is free where it begins.
        let mut order: Vec<usize> = (0..turns.len()).collect();
        order.sort_by_key(|index| turns[*index].extent);
        let mut ends: Vec<i32> = Vec::new();
        tracks.resize(turns.len(), 0);
        for index in order {
            let extent = turns[index].extent;
            let free = ends.iter().take(64).position(|end| *end < extent.0).unwrap_or(ends.len().min(63));
            match ends.get_mut(free) {
                Some(end) => *end = extent.1,
                None => ends.push(extent.1),
            }
            tracks[index] = free as i32;
        }
        return tracks;
    }
    for (index, turn) in turns.iter().enumerate() {
        let before = turns[..index].iter().zip(&tracks);
        let overlapping =
            before.filter(|(other, _)| other.extent.0 <= turn.extent.1 + 2 && turn.extent.0 <= other.extent.1 + 2);
        tracks.push(overlapping.map(|(_, track)| track + 1).max().unwrap_or(0));
    }
    tracks
}

/// Where a turning line stands among others: those that open to the near side first, the inner ones of them first;
/// then those that lead on, so that none crosses the way into or out of another; then those that open to the far side.
fn turn(lines: &Lines, field: &Field, line: u32) -> Turn {
    let own = &lines.lines[line as usize];
    let (mut near_end, mut far_end, mut count) = (0i64, 0i64, 0i64);
    let (mut opens, mut leads, mut length) = (0i64, 0i64, 0i64);
    for (track, place) in &own.members {
        // A line that turns has one before it and one after it, which come from and go to one of its sides.
        let (start, end) = lines.ends(field, (*track, *place));
        let comes_from = lines.ends(field, (*track, place.saturating_sub(1))).0;
        let goes_to = lines.ends(field, (*track, place + 1)).1;
        length += i64::from((start - end).abs());
        count += 1;
        let (start, end) = (i64::from(start), i64::from(end));
        match (comes_from <= own.at, goes_to <= own.at) {
            (true, true) => opens -= 1,
            (false, false) => opens += 1,
            (true, false) => (near_end, far_end, leads) = (near_end + start, far_end + end, leads + 1),
            (false, true) => (near_end, far_end, leads) = (near_end + end, far_end + start, leads - 1),
        }
    }
    let each = count.max(1);
    let order = if -opens * 2 > count {
        (0, length / each)
    } else if opens * 2 > count {
        (3, -length / each)
    } else if near_end < far_end {
        // Falling lines turn the lower the sooner, rising ones the higher the sooner.
        (1, -near_end / each)
    } else {
        (2, near_end / each)
    };
    Turn { line, extent: lines.extent(field, line), order, far: opens + leads > 0 }
}

/// Lines through the same narrow door stand side by side; no line lies upon another that leads elsewhere.
fn share_doors(lines: &mut Lines, field: &Field, taken: &mut [Taken; 2]) {
    for axis in [Axis::Across, Axis::Along] {
        let mut order: Vec<(i32, i32, u32)> = Vec::new();
        for (index, line) in lines.lines.iter().enumerate() {
            if line.axis == axis && line.turn.is_none() {
                let ends = line.members.iter().any(|(track, place)| {
                    *place == 0 || *place as usize + 1 == lines.tracks[*track as usize].lines.len()
                });
                // Ends at cards are where they are; what passes makes room.
                let room = line.range.1 - line.range.0;
                order.push((if ends { 0 } else { room.max(1) }, line.at, index as u32));
            }
        }
        order.sort_unstable();
        let taken = &mut taken[axis as usize];
        for (_, _, index) in order {
            let extent = lines.extent(field, index);
            let line = &mut lines.lines[index as usize];
            line.at = taken.nearest_free(line.at, line.range, extent, line.net);
            taken.take(line.at, extent, line.net);
        }
    }
}

/// What lies where, on lines of one axis.
#[derive(Default)]
pub(super) struct Taken {
    buckets: FxHashMap<(i32, i32), Vec<Stretch>>,
}

/// A line that lies somewhere: where, from, to, and the node it leads to.
type Stretch = (i32, i32, i32, u32);

/// Width of a bucket, sideways and along.
const BUCKET: (i32, i32) = (8, 512);
/// Steps in which a free place is looked for, and how near another line may be; closer together where it is tight.
const NEAR: [(i32, i32); 3] = [(6, 5), (3, 4), (2, 2)];

impl Taken {
    pub(super) fn take(&mut self, at: i32, extent: (i32, i32), net: u32) {
        for along in extent.0.div_euclid(BUCKET.1)..=extent.1.div_euclid(BUCKET.1) {
            self.buckets.entry((at.div_euclid(BUCKET.0), along)).or_default().push((at, extent.0, extent.1, net));
        }
    }

    fn is_free(&self, at: i32, extent: (i32, i32), net: u32, near: i32) -> bool {
        for aside in (at - near).div_euclid(BUCKET.0)..=(at + near).div_euclid(BUCKET.0) {
            for along in extent.0.div_euclid(BUCKET.1)..=extent.1.div_euclid(BUCKET.1) {
                let taken = self.buckets.get(&(aside, along)).into_iter().flatten();
                for (other, from, to, owner) in taken {
                    if *owner != net && (other - at).abs() < near && *from < extent.1 - 2 && extent.0 < *to - 2 {
                        return false;
                    }
                }
            }
        }
        true
    }

    /// The nearest place in the range that is free; the one nearest to the wanted one where none is.
    fn nearest_free(&self, wanted: i32, range: (i32, i32), extent: (i32, i32), net: u32) -> i32 {
        let wanted = wanted.clamp(range.0, range.1);
        for (step, near) in NEAR {
            for count in 0..14 {
                for at in [wanted + step * count, wanted - step * count] {
                    if (range.0..=range.1).contains(&at) && self.is_free(at, extent, net, near) {
                        return at;
                    }
                }
            }
        }
        wanted
    }
}
