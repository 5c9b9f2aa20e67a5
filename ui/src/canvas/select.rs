//! Which nodes come next: by place, by edge, by reading order, by a rectangle drawn around them.

use super::geometry::{Point, Rect};
use super::picture::Picture;

/// Where to, on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Left.
    Left,
    /// Right.
    Right,
    /// Up.
    Up,
    /// Down.
    Down,
}

impl Direction {
    /// One step this way.
    pub const fn step(self) -> (f64, f64) {
        match self {
            Self::Left => (-1.0, 0.0),
            Self::Right => (1.0, 0.0),
            Self::Up => (0.0, -1.0),
            Self::Down => (0.0, 1.0),
        }
    }
}

/// How much a step aside counts against a step ahead.
const ASIDE: f64 = 2.5;

/// The card that comes next in a direction: near and not much aside.
pub fn neighbour(picture: &Picture, from: u32, direction: Direction) -> Option<u32> {
    let origin = picture.rect(from).center();
    let bounds = picture.bounds()?;
    let mut reach = 400.0;
    let mut found = Vec::new();
    loop {
        // Everything that can cost at most `reach`.
        let window = Rect::spanning(origin, origin).grown(reach);
        let everything = window.encloses(&bounds);
        picture.index().nodes_in(&window, &mut found);
        let best = found
            .iter()
            .filter(|at| **at != from && picture.is_card(**at))
            .filter_map(|at| Some((cost(origin, picture.rect(*at).center(), direction)?, *at)))
            // What costs more than the reach could be beaten by a card outside the window.
            .filter(|(cost, _)| everything || *cost <= reach)
            .min_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((_, at)) = best {
            return Some(at);
        }
        if everything || reach > 1.0e9 {
            return None;
        }
        reach *= 4.0;
    }
}

/// What it costs to go from one place to another in a direction; `None` where it lies behind.
fn cost(from: Point, to: Point, direction: Direction) -> Option<f64> {
    let (x, y) = direction.step();
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let forward = dx * x + dy * y;
    let aside = (dx * y).abs() + (dy * x).abs();
    // Within 63 degrees of straight ahead, so that four directions reach every card.
    (forward > 1.0e-9 && aside <= forward * 2.0).then_some(forward + ASIDE * aside)
}

/// The nearest node that `from` uses, or that uses it.
pub fn along_edge(picture: &Picture, from: u32, uses: bool) -> Option<u32> {
    let origin = picture.rect(from).center();
    picture
        .edges_at(from)
        .iter()
        .filter_map(|edge| picture.edge(*edge))
        .filter_map(|edge| {
            let (near, far) = if uses { (edge.from, edge.to) } else { (edge.to, edge.from) };
            (near == from && far != from).then_some(far)
        })
        .min_by(|a, b| {
            let distance = |at: u32| picture.rect(at).center().distance(origin);
            distance(*a).total_cmp(&distance(*b)).then(a.cmp(b))
        })
}

/// The node after `from` in reading order: down into a box, then on to what stands beside it.
pub fn next(picture: &Picture, from: u32) -> Option<u32> {
    if let Some(first) = picture.children(from).first() {
        return Some(*first);
    }
    let mut at = from;
    loop {
        let siblings = siblings(picture, at);
        let place = siblings.binary_search(&at).ok()?;
        if let Some(next) = siblings.get(place + 1) {
            return Some(*next);
        }
        at = picture.parent(at)?;
    }
}

/// The node before `from` in reading order.
pub fn previous(picture: &Picture, from: u32) -> Option<u32> {
    let siblings = siblings(picture, from);
    let place = siblings.binary_search(&from).ok()?;
    let Some(before) = place.checked_sub(1).and_then(|place| siblings.get(place)) else {
        return picture.parent(from);
    };
    let mut at = *before;
    while let Some(last) = picture.children(at).last() {
        at = *last;
    }
    Some(at)
}

/// The first node in reading order.
pub fn first(picture: &Picture) -> Option<u32> {
    picture.tops().first().copied()
}

/// The last node in reading order.
pub fn last(picture: &Picture) -> Option<u32> {
    let mut at = *picture.tops().last()?;
    while let Some(last) = picture.children(at).last() {
        at = *last;
    }
    Some(at)
}

fn siblings(picture: &Picture, at: u32) -> &[u32] {
    picture.parent(at).map_or(picture.tops(), |parent| picture.children(parent))
}

/// The card nearest to a place.
pub fn nearest_card(picture: &Picture, to: Point) -> Option<u32> {
    let bounds = picture.bounds()?;
    let mut reach = 400.0;
    let mut found = Vec::new();
    loop {
        let window = Rect::spanning(to, to).grown(reach);
        let everything = window.encloses(&bounds);
        picture.index().nodes_in(&window, &mut found);
        let best = found
            .iter()
            .filter(|at| picture.is_card(**at))
            .map(|at| (picture.rect(*at).distance(to), *at))
            .filter(|(distance, _)| everything || *distance <= reach)
            .min_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((_, at)) = best {
            return Some(at);
        }
        if everything || reach > 1.0e9 {
            return None;
        }
        reach *= 4.0;
    }
}

/// The nodes that a rectangle drawn by a person takes: cards that it touches, boxes that it holds whole.
pub fn within(picture: &Picture, rect: &Rect) -> Vec<u32> {
    let mut found = Vec::new();
    picture.index().nodes_in(rect, &mut found);
    found.retain(|at| picture.is_card(*at) || rect.encloses(&picture.rect(*at)));
    found
}

/// The nodes of `selected` that are in no other of them.
pub fn outermost(picture: &Picture, selected: impl IntoIterator<Item = u32>) -> Vec<u32> {
    let mut ordered: Vec<u32> = selected.into_iter().collect();
    ordered.sort_unstable();
    ordered.dedup();
    // A parent comes before its children: one pass says of each node whether it, or a box around it, was selected.
    let mut covered = vec![false; picture.len() as usize];
    let mut chosen = ordered.iter().copied().peekable();
    let mut outer = Vec::new();
    for at in 0..picture.len() {
        let is_chosen = chosen.next_if_eq(&at).is_some();
        let above = picture.parent(at).and_then(|parent| covered.get(parent as usize).copied()).unwrap_or_default();
        if is_chosen && !above {
            outer.push(at);
        }
        if let Some(covered) = covered.get_mut(at as usize) {
            *covered = above || is_chosen;
        }
    }
    outer
}
