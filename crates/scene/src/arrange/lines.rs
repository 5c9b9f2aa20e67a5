//! Places along a line: as near as can be to where each wants to be, in order, with room between.
#![expect(
    clippy::indexing_slicing,
    reason = "indices are made here, below the count of places, for arrays of that length"
)]

/// One thing on the line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Wish {
    /// Where its middle wants to be.
    pub(super) middle: f32,
    /// How much it wants it.
    pub(super) weight: f32,
    /// How long it is.
    pub(super) length: f32,
    /// Room before the next.
    pub(super) gap: f32,
}

/// Middles that keep order and room, and leave the wishes by the least sum of weighted squares (pool adjacent violators).
pub(super) fn settle(wishes: &[Wish]) -> Vec<f32> {
    // Without the room that each needs, the question is: the nearest line that never falls.
    let mut offsets = Vec::with_capacity(wishes.len());
    let mut offset = 0.0;
    for (index, wish) in wishes.iter().enumerate() {
        if index > 0 {
            let earlier = wishes[index - 1];
            offset += (earlier.length + wish.length) / 2.0 + earlier.gap;
        }
        offsets.push(offset);
    }
    // Pools: sum of weighted wishes, sum of weights, how many.
    let mut pools: Vec<(f64, f64, usize)> = Vec::with_capacity(wishes.len());
    for (wish, offset) in wishes.iter().zip(&offsets) {
        let weight = f64::from(wish.weight.max(1e-3));
        let mut pool = (f64::from(wish.middle - offset) * weight, weight, 1);
        while let Some(earlier) = pools.last() {
            if earlier.0 / earlier.1 <= pool.0 / pool.1 {
                break;
            }
            pool = (pool.0 + earlier.0, pool.1 + earlier.1, pool.2 + earlier.2);
            pools.pop();
        }
        pools.push(pool);
    }
    let mut settled = Vec::with_capacity(wishes.len());
    for (sum, weight, count) in pools {
        let base = (sum / weight) as f32;
        for _ in 0..count {
            settled.push(base + offsets[settled.len()]);
        }
    }
    settled
}
