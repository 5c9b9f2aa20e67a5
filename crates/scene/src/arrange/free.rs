//! What is taken of a box, and where there is still room.

use rustc_hash::FxHashMap;

use super::{Size, Spot};

/// Side of the squares by which things are found.
const SQUARE: f32 = 256.0;
/// How far from the wanted place room is looked for in small steps, before it is looked for below everything.
const RINGS: i32 = 40;
/// The steps.
const STEP: (f32, f32) = (40.0, 24.0);

/// Rectangles that do not overlap.
#[derive(Debug, Default)]
pub(super) struct Taken {
    rects: Vec<(Spot, Size)>,
    squares: FxHashMap<(i32, i32), Vec<u32>>,
    /// How far everything reaches.
    pub(super) reach: Size,
}

impl Taken {
    pub(super) fn take(&mut self, spot: Spot, size: Size) {
        let index = self.rects.len() as u32;
        for square in squares(spot, size) {
            self.squares.entry(square).or_default().push(index);
        }
        self.rects.push((spot, size));
        self.reach.width = self.reach.width.max(spot.x + size.width);
        self.reach.height = self.reach.height.max(spot.y + size.height);
    }

    /// Something nearer than `gap` to a rectangle.
    pub(super) fn near(&self, spot: Spot, size: Size, gap: f32) -> Option<(Spot, Size)> {
        let around = Spot { x: spot.x - gap, y: spot.y - gap };
        let grown = Size { width: size.width + gap * 2.0, height: size.height + gap * 2.0 };
        let mut found: Option<(Spot, Size)> = None;
        for square in squares(around, grown) {
            for index in self.squares.get(&square).into_iter().flatten() {
                let Some((other, taken)) = self.rects.get(*index as usize).copied() else { continue };
                let apart = other.x >= around.x + grown.width
                    || other.x + taken.width <= around.x
                    || other.y >= around.y + grown.height
                    || other.y + taken.height <= around.y;
                // The same answer whatever square it was found in.
                if !apart && found.is_none_or(|(best, _)| (other.y, other.x) < (best.y, best.x)) {
                    found = Some((other, taken));
                }
            }
        }
        found
    }

    /// Where a rectangle can stand that is pushed to the right or down by what it would overlap.
    pub(super) fn pushed(&self, mut spot: Spot, size: Size, gap: f32) -> Spot {
        for _ in 0..2_000 {
            let Some((other, taken)) = self.near(spot, size, gap) else { return spot };
            let right = other.x + taken.width + gap;
            let below = other.y + taken.height + gap;
            if right - spot.x <= below - spot.y {
                spot.x = right.ceil();
            } else {
                spot.y = below.ceil();
            }
        }
        Spot { x: spot.x, y: (self.reach.height + gap).ceil() }
    }

    /// The best place near the wanted one: near it, and rather inside what is reached already.
    pub(super) fn place(&self, wanted: Spot, origin: Spot, size: Size, gap: f32) -> Spot {
        let clamp = |spot: Spot| Spot { x: spot.x.max(origin.x).round(), y: spot.y.max(origin.y).round() };
        let cost = |spot: Spot| {
            let away = (spot.x - wanted.x).abs() + (spot.y - wanted.y).abs();
            let out =
                (spot.x + size.width - self.reach.width).max(0.0) + (spot.y + size.height - self.reach.height).max(0.0);
            away + out * 0.6
        };
        let mut best: Option<(f32, Spot)> = None;
        for ring in 0..RINGS {
            // No place further out can be better than one this near.
            if best.is_some_and(|(least, _)| least < ring as f32 * STEP.1) {
                break;
            }
            for step in -ring..=ring {
                for (across, down) in [(step, -ring), (step, ring), (-ring, step), (ring, step)] {
                    let (x, y) = (wanted.x + across as f32 * STEP.0, wanted.y + down as f32 * STEP.1);
                    let spot = clamp(Spot { x, y });
                    let cost = cost(spot);
                    if best.is_none_or(|(least, _)| cost < least) && self.near(spot, size, gap).is_none() {
                        best = Some((cost, spot));
                    }
                }
            }
        }
        let below = Spot { x: origin.x, y: (self.reach.height + gap).max(origin.y).ceil() };
        best.map_or(below, |(_, spot)| spot)
    }
}

fn squares(spot: Spot, size: Size) -> impl Iterator<Item = (i32, i32)> {
    let at = |length: f32| (length / SQUARE).floor() as i32;
    let (left, right) = (at(spot.x), at(spot.x + size.width));
    let (top, bottom) = (at(spot.y), at(spot.y + size.height));
    (top..=bottom).flat_map(move |row| (left..=right).map(move |column| (column, row)))
}
