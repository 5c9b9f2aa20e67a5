//! A box in which things stood before, or in which a person placed some: they stay.
#![expect(
    clippy::indexing_slicing,
    reason = "indices are those of nodes and of a level's children, for arrays of that length"
)]

use domain::scene::Scene;
use rustc_hash::FxHashMap;

use super::free::Taken;
use super::level::Level;
use super::{GAP, Size, Spot, fresh};
use crate::Draft;

/// Room around something new; an edge needs it to pass.
const NEW_GAP: f32 = 24.0;
/// From something new to what it uses, or what uses it.
const NEIGHBOUR: f32 = 64.0;
/// With more new things than this in one box they are laid out as one block.
const MANY: usize = 48;
/// The furthest from a box's corner that a person can place something.
const FURTHEST: f32 = 1_000_000.0;

/// What stood where, from the corner of the box it is in.
pub(super) struct Kept {
    before: Vec<Option<Spot>>,
    placed: Vec<Option<Spot>>,
}

impl Kept {
    pub(super) fn new(draft: &Draft, previous: Option<&Scene>) -> Self {
        let mut before = vec![None; draft.nodes.len()];
        if let Some(previous) = previous {
            let old: FxHashMap<_, _> = previous.nodes.iter().map(|node| (&node.key, node)).collect();
            for (index, node) in draft.nodes.iter().enumerate() {
                let Some(was) = old.get(&node.key) else { continue };
                let around = node.parent.and_then(|parent| draft.nodes.get(parent as usize)).map(|parent| &parent.key);
                let was_around = was.parent.and_then(|parent| previous.nodes.get(parent as usize));
                if around == was_around.map(|parent| &parent.key) {
                    let corner = was_around.map_or((0.0, 0.0), |parent| (parent.x, parent.y));
                    before[index] = Some(Spot { x: was.x - corner.0, y: was.y - corner.1 });
                }
            }
        }
        let placed = draft
            .places
            .iter()
            .map(|place| place.map(|(x, y)| Spot { x: x.clamp(-FURTHEST, FURTHEST), y: y.clamp(-FURTHEST, FURTHEST) }));
        Self { before, placed: placed.collect() }
    }

    /// Places for the children of a box, from its top left corner.
    pub(super) fn lay_out(&self, children: &[u32], level: &Level, origin: Spot) -> Vec<Spot> {
        let before = |child: &u32| self.before.get(*child as usize).copied().flatten();
        let placed = |child: &u32| self.placed.get(*child as usize).copied().flatten();
        let anything = children.iter().any(|child| before(child).is_some());
        let mut spots: Vec<Option<Spot>> = if anything {
            children.iter().map(before).collect()
        } else {
            let block = fresh::lay_out(level);
            block.spots.iter().map(|spot| Some(Spot { x: spot.x + origin.x, y: spot.y + origin.y })).collect()
        };
        let moved = children.iter().any(|child| placed(child).is_some());
        if !anything && !moved {
            return spots.into_iter().map(|spot| spot.unwrap_or(origin)).collect();
        }
        let mut taken = Taken::default();
        let size = |index: usize| level.children.get(index).map(|child| child.size).unwrap_or_default();
        let inside = |spot: Spot| Spot { x: spot.x.max(origin.x).round(), y: spot.y.max(origin.y).round() };
        // What a person placed stands first; what stood there makes room.
        for (index, child) in children.iter().enumerate() {
            if let Some(place) = placed(child) {
                let spot = taken.pushed(inside(place), size(index), GAP);
                taken.take(spot, size(index));
                spots[index] = Some(spot);
            }
        }
        // From the top left on, so that what has grown pushes what is right of it and below.
        let mut order: Vec<(f32, usize)> = children
            .iter()
            .enumerate()
            .filter(|(_, child)| placed(child).is_none())
            .filter_map(|(index, _)| spots[index].map(|spot| (spot.x + spot.y, index)))
            .collect();
        order.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        for (_, index) in order {
            let spot = taken.pushed(inside(spots[index].unwrap_or(origin)), size(index), GAP);
            taken.take(spot, size(index));
            spots[index] = Some(spot);
        }
        add_new(level, &mut spots, &mut taken, origin);
        spots.into_iter().map(|spot| spot.unwrap_or(origin)).collect()
    }
}

/// Finds places for what has none: near what it is connected with.
fn add_new(level: &Level, spots: &mut [Option<Spot>], taken: &mut Taken, origin: Spot) {
    let new: Vec<u32> = (0..spots.len() as u32).filter(|index| spots[*index as usize].is_none()).collect();
    if new.is_empty() {
        return;
    }
    let mut links: Vec<Vec<(u32, bool)>> = vec![Vec::new(); spots.len()];
    for link in &level.links {
        links[link.from as usize].push((link.to, true));
        links[link.to as usize].push((link.from, false));
    }
    for members in blocks(level, &new) {
        let block = fresh::lay_out(&level.part(&members));
        let wanted = wanted(level, &members, block.size, &links, spots, taken, origin);
        let corner = taken.place(wanted, origin, block.size, NEW_GAP);
        for (member, spot) in members.iter().zip(&block.spots) {
            let spot = Spot { x: corner.x + spot.x, y: corner.y + spot.y };
            spots[*member as usize] = Some(spot);
        }
        taken.take(corner, block.size);
    }
}

/// What is new and hangs together, as one block each; all of it where there is much.
fn blocks(level: &Level, new: &[u32]) -> Vec<Vec<u32>> {
    if new.len() > MANY {
        return vec![new.to_vec()];
    }
    let part = level.part(new);
    let (connected, single) = fresh::components(&part);
    let named = |members: Vec<u32>| members.into_iter().map(|member| new[member as usize]).collect();
    connected.into_iter().map(named).chain(single.into_iter().map(|member| vec![new[member as usize]])).collect()
}

/// Left of what it uses, right of what uses it; below the last thing of its kind where it is connected with nothing.
fn wanted(
    level: &Level,
    members: &[u32],
    size: Size,
    links: &[Vec<(u32, bool)>],
    spots: &[Option<Spot>],
    taken: &Taken,
    origin: Spot,
) -> Spot {
    let (mut x, mut y, mut count) = (0.0, 0.0, 0.0);
    for (neighbour, uses) in members.iter().flat_map(|member| &links[*member as usize]) {
        let Some(spot) = spots[*neighbour as usize] else { continue };
        let other = level.children[*neighbour as usize].size;
        x += if *uses { spot.x - NEIGHBOUR - size.width } else { spot.x + other.width + NEIGHBOUR };
        y += spot.y + (other.height - size.height) / 2.0;
        count += 1.0;
    }
    if count > 0.0 {
        return Spot { x: x / count, y: y / count };
    }
    let own = members.first().and_then(|member| level.children.get(*member as usize));
    let alike = (0..spots.len()).rev().find_map(|index| {
        let child = &level.children[index];
        let same = own.is_some_and(|own| own.is_box == child.is_box && own.category == child.category);
        spots[index].filter(|_| same).map(|spot| Spot { x: spot.x, y: spot.y + child.size.height + NEW_GAP })
    });
    alike.unwrap_or(Spot { x: origin.x, y: taken.reach.height + NEW_GAP })
}
