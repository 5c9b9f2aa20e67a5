//! Which layers share a column, so that a picture of long chains keeps its shape.
#![expect(
    clippy::indexing_slicing,
    reason = "indices are made here, below the count of nodes, for arrays of that length"
)]

use super::PROPORTION;
use super::layered::{BETWEEN_CARDS, Frame, GUTTER, Layering, Row};
use super::level::{Child, Level};

/// How many times more layers than make a good shape there may be, and from how many things on that matters.
const MOST_LAYERS: f32 = 2.5;
const FEW: usize = 80;

impl Layering {
    /// The layers as columns: each by itself; and where that gets too long for its height, neighbours that share one.
    pub(super) fn columns(&self, level: &Level, down: bool) -> Vec<Vec<Vec<u32>>> {
        let frame = Frame { level, down };
        let apart = self.layers.layers.clone();
        let groups: Vec<Vec<Vec<usize>>> = [2, usize::MAX].iter().map(|most| self.neighbours(&frame, *most)).collect();
        let mut columns = vec![apart];
        if groups.iter().all(|groups| groups.len() == self.layers.layers.len()) {
            return columns;
        }
        let rows: Vec<Vec<Row>> = self.layers.layers.iter().map(|layer| self.rows(&frame, layer, 0.0)).collect();
        let middles = self.settle_rows(&rows);
        for groups in groups {
            let merged = groups.iter().map(|group| {
                // Each where it stood in its layer; what is used below what uses it.
                let mut nodes: Vec<(f32, u32)> = Vec::new();
                for (step, layer) in group.iter().enumerate() {
                    for (row, middle) in rows[*layer].iter().zip(&middles[*layer]) {
                        nodes.extend(row.nodes.iter().map(|node| (middle + step as f32 * 40.0, *node)));
                    }
                }
                nodes.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
                nodes.into_iter().map(|(_, node)| node).collect()
            });
            columns.push(merged.collect());
        }
        columns.dedup();
        columns
    }

    /// Neighbouring layers that share a column, so many that the picture gets its shape, at most so many in one.
    fn neighbours(&self, frame: &Frame<'_>, most: usize) -> Vec<Vec<usize>> {
        let wanted = if frame.down { 1.0 / PROPORTION } else { PROPORTION };
        let mut along: Vec<f32> = Vec::new();
        let mut across: Vec<f32> = Vec::new();
        for layer in &self.layers.layers {
            let children = layer.iter().copied().filter(|node| self.is_child(*node));
            let sizes: Vec<(f32, f32)> = children.map(|node| frame.size(node)).collect();
            along.push(sizes.iter().map(|size| size.0).fold(0.0, f32::max) + GUTTER.0 * 1.5);
            across.push(sizes.iter().map(|size| size.1 + BETWEEN_CARDS).sum());
        }
        let mut groups: Vec<Vec<usize>> = (0..self.layers.layers.len()).map(|layer| vec![layer]).collect();
        loop {
            let length: f32 = along.iter().sum();
            let height = across.iter().copied().fold(0.0, f32::max);
            if groups.len() < 4 || length <= height * wanted {
                break;
            }
            let few = |at: &usize| groups[*at].len() + groups[*at + 1].len() <= most;
            let least = (0..groups.len() - 1).filter(few).min_by(|one, other| {
                (across[*one] + across[*one + 1]).total_cmp(&(across[*other] + across[*other + 1]))
            });
            let Some(at) = least else { break };
            if across[at] + across[at + 1] > (length - along[at].min(along[at + 1])) / wanted {
                break;
            }
            let (taken, tall, long) = (groups.remove(at + 1), across.remove(at + 1), along.remove(at + 1));
            groups[at].extend(taken);
            across[at] += tall;
            along[at] = along[at].max(long);
        }
        groups
    }

    /// How many of the links lead from a column to itself, in parts of them all.
    pub(super) fn inside(&self, level: &Level, columns: &[Vec<u32>]) -> f32 {
        let mut column_of = vec![0u32; self.layers.before.len()];
        for (index, column) in columns.iter().enumerate() {
            for node in column {
                column_of[*node as usize] = index as u32;
            }
        }
        let own =
            level.links.iter().filter(|link| column_of[link.from as usize] == column_of[link.to as usize]).count();
        own as f32 / level.links.len().max(1) as f32
    }
}

/// Ranks that long chains have too many of share a layer, so that the picture keeps its shape.
pub(super) fn few_enough(level: &Level, rank: &[u32], count: u32) -> (Vec<u32>, u32) {
    let room = |child: &Child| (child.size.width + GUTTER.0 * 2.0) * (child.size.height + BETWEEN_CARDS);
    let area: f32 = level.children.iter().map(room).sum();
    let widest: f32 = level.children.iter().map(|child| child.size.width + GUTTER.0 * 2.0).sum();
    let layers = (area * PROPORTION).sqrt() / (widest / level.children.len().max(1) as f32);
    if (count as f32) < layers * MOST_LAYERS || level.children.len() < FEW {
        return (rank.to_vec(), count);
    }
    let mut rooms = vec![0.0; count as usize];
    for (child, rank) in level.children.iter().zip(rank) {
        rooms[*rank as usize] += room(child);
    }
    let share = area / layers;
    let mut so_far = 0.0;
    let mut layer_of = Vec::with_capacity(rooms.len());
    for room in rooms {
        layer_of.push((so_far / share) as u32);
        so_far += room;
    }
    let mut used = layer_of.clone();
    used.dedup();
    let shared = rank.iter().map(|rank| used.binary_search(&layer_of[*rank as usize]).unwrap_or(0) as u32);
    (shared.collect(), used.len() as u32)
}

/// The longest links for which room is kept in the layers between: with many long ones that room would be all there is.
pub(super) fn longest_kept(children: usize, spans: impl Iterator<Item = u32>) -> u32 {
    let mut counts: Vec<usize> = Vec::new();
    for span in spans {
        let span = span as usize;
        if counts.len() <= span {
            counts.resize(span + 1, 0);
        }
        counts[span] += 1;
    }
    let mut passing = 0;
    for (span, count) in counts.iter().enumerate() {
        passing += count * span.saturating_sub(1);
        if passing > children * 3 + 200 {
            return (span as u32).saturating_sub(1).max(1);
        }
    }
    counts.len() as u32
}
