//! Connected things in layers: left to right from the user to the used, or downwards where that makes the better shape.
//!
//! A layer that would get too tall is folded into rows of several, in order, so that a hub with sixty users becomes a
//! block beside it and not a column of five screens.
#![expect(
    clippy::indexing_slicing,
    reason = "indices are made here, below the count of nodes, for arrays of that length"
)]

use rustc_hash::FxHashMap;

use super::columns::{few_enough, longest_kept};
use super::level::{Level, Link};
use super::lines::{Wish, settle};
use super::order::Layers;
use super::ranks::ranks;
use super::{PROPORTION, Size, Spot};

/// Room between cards of one layer; edges pass here.
pub(super) const BETWEEN_CARDS: f32 = 20.0;
/// Room between a box and its neighbours in a layer.
const BETWEEN_BOXES: f32 = 32.0;
/// Room that a passing edge gets in a layer.
const PASSING: f32 = 8.0;
/// Room between the things of one folded row.
const FOLDED: f32 = 36.0;
/// Least and most room between layers, and what each edge that turns there adds.
pub(super) const GUTTER: (f32, f32, f32) = (40.0, 96.0, 6.0);
/// How much better downwards has to be, and in a small block.
const DOWN_COSTS: f32 = 1.25;
const SMALL_DOWN_COSTS: f32 = 1.6;
/// How much better a picture has to be for every link that leads from a column to itself, in parts of all links.
const SHARING_COSTS: f32 = 0.6;
/// How much better it has to be where most columns hold more than two layers.
const CROWDING_COSTS: f32 = 1.15;
/// Layers that reach no further than this across are never folded.
const TALL: f32 = 340.0;
/// The same where layers run downwards.
const WIDE: f32 = 880.0;
/// Most things in one folded row.
const MOST_COLUMNS: usize = 200;
/// How much the length of all links counts beside the area.
const LENGTH_COUNTS: f32 = 0.6;
/// With more things than this fewer shapes are tried, and with more than that a single one.
const FEW: usize = 300;
const MANY: usize = 1_500;

/// Things with places of their own: from the top left corner of them all.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Block {
    pub(super) size: Size,
    pub(super) spots: Vec<Spot>,
}

/// Lays out a connected level: in every shape that is worth trying, of which the best is taken.
pub(super) fn lay_out(level: &Level) -> Block {
    let layers = Layering::new(level);
    let area: f32 = level.children.iter().map(|it| (it.size.width + GUTTER.0) * (it.size.height + BETWEEN_CARDS)).sum();
    let ideal = (area / PROPORTION).sqrt();
    let factors: &[f32] = if level.children.len() <= FEW {
        &[0.5, 0.6, 0.7, 0.85, 1.0, 1.2, 1.4, 1.7, 2.0]
    } else if level.children.len() <= MANY {
        &[0.7, 1.0, 1.4, 2.0]
    } else {
        &[1.1]
    };
    let mut best: Option<(f32, Block)> = None;
    for down in [false, true] {
        let columns = layers.columns(level, down);
        for columns in &columns {
            let many = layers.layers.layers.len() as f32 / columns.len() as f32 >= 1.8;
            let shared =
                (1.0 + SHARING_COSTS * layers.inside(level, columns)) * if many { CROWDING_COSTS } else { 1.0 };
            for factor in factors {
                let limit =
                    (if down { ideal * PROPORTION } else { ideal } * factor).max(if down { WIDE } else { TALL });
                let block = layers.place(level, columns, down, limit);
                let cost = cost(block.size, down) * shared * length(level, &block).powf(LENGTH_COUNTS);
                if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                    best = Some((cost, block));
                }
            }
        }
        if level.children.len() > MANY {
            break;
        }
    }
    best.map(|(_, block)| block).unwrap_or_default()
}

/// The area of the screen that shows it all; of a small block, which is packed with others, its own area.
fn cost(size: Size, down: bool) -> f32 {
    let own = size.width * size.height;
    let screen = (size.width / PROPORTION).max(size.height).powi(2) * PROPORTION;
    let matters = (size.width.max(size.height) / 1_200.0).min(1.0);
    let down_costs = SMALL_DOWN_COSTS + (DOWN_COSTS - SMALL_DOWN_COSTS) * matters;
    (own * (1.0 - matters * 0.7) + screen * matters * 0.7) * if down { down_costs } else { 1.0 }
}

/// How far it is from the users to the used, all links taken together: half from border to border, half from middle to middle.
fn length(level: &Level, block: &Block) -> f32 {
    let rect = |child: u32| (block.spots[child as usize], level.children[child as usize].size);
    let half = |one: f32, own: f32, two: f32, other: f32| {
        let middles = ((one + own / 2.0) - (two + other / 2.0)).abs();
        (middles + (middles - (own + other) / 2.0).max(0.0)) / 2.0
    };
    let far = |link: &Link| {
        let ((from, own), (to, other)) = (rect(link.from), rect(link.to));
        let across = half(from.x, own.width, to.x, other.width);
        (across + half(from.y, own.height, to.y, other.height)) * link.weight
    };
    level.links.iter().map(far).sum::<f32>().max(1.0)
}

/// Layers in their order; nodes after the children are passing edges.
pub(super) struct Layering {
    children: usize,
    pub(super) layers: Layers,
}

impl Layering {
    fn new(level: &Level) -> Self {
        let children = level.children.len();
        let ranks = ranks(children, &level.links);
        let (rank, count) = few_enough(level, &ranks.rank, ranks.count);
        let mut layers = vec![Vec::new(); count as usize];
        for (node, rank) in rank.iter().enumerate() {
            layers[*rank as usize].push(node as u32);
        }
        let mut before: Vec<Vec<u32>> = vec![Vec::new(); children];
        let mut after: Vec<Vec<u32>> = vec![Vec::new(); children];
        // All that leads to the same node passes a layer at the same place: such edges are drawn as one bundle.
        let mut passing: FxHashMap<(u32, u32), u32> = FxHashMap::default();
        let span = |link: &Link| rank[link.to as usize] - rank[link.from as usize];
        let longest = longest_kept(children, ranks.links.iter().map(span));
        for link in ranks.links.iter().filter(|link| (1..=longest).contains(&span(link))) {
            let (mut at, last) = (link.from, rank[link.to as usize]);
            let mut joined = false;
            for rank in rank[link.from as usize] + 1..last {
                let next = *passing.entry((link.to, rank)).or_insert_with(|| {
                    let node = before.len() as u32;
                    before.push(Vec::new());
                    after.push(Vec::new());
                    layers[rank as usize].push(node);
                    node
                });
                if !joined {
                    joined = !before[next as usize].is_empty();
                    after[at as usize].push(next);
                    before[next as usize].push(at);
                }
                at = next;
            }
            if !joined {
                after[at as usize].push(link.to);
                before[link.to as usize].push(at);
            }
        }
        let mut layers = Layers { layers, before, after };
        layers.untangle();
        Self { children, layers }
    }

    pub(super) fn is_child(&self, node: u32) -> bool {
        (node as usize) < self.children
    }

    /// Places for one direction and one limit of how far a column may reach across it.
    fn place(&self, level: &Level, columns: &[Vec<u32>], down: bool, limit: f32) -> Block {
        let frame = Frame { level, down };
        let rows: Vec<Vec<Row>> = columns.iter().map(|layer| self.fold(&frame, layer, limit)).collect();
        let middles = self.settle_rows(&rows);
        let mut block = Block { size: Size::default(), spots: vec![Spot::default(); self.children] };
        let top = rows
            .iter()
            .zip(&middles)
            .flat_map(|(rows, middles)| rows.iter().zip(middles).map(|(row, middle)| middle - row.across / 2.0))
            .fold(f32::INFINITY, f32::min);
        let mut along = 0.0;
        for (index, (layer, own)) in rows.iter().zip(&middles).enumerate() {
            let length = layer.iter().map(|row| row.along).fold(0.0, f32::max);
            let mut free = f32::NEG_INFINITY;
            for (row, middle) in layer.iter().zip(own) {
                let start = (middle - row.across / 2.0 - top).round().max(free.ceil());
                free = start + row.across + row.gap.min(PASSING);
                // The first layer stands close to what it uses.
                let mut at = if index == 0 && rows.len() > 1 { along + length - row.along } else { along };
                for node in row.nodes.iter().copied().filter(|node| self.is_child(*node)) {
                    let (own_along, own_across) = frame.size(node);
                    block.spots[node as usize] = if down { Spot { x: start, y: at } } else { Spot { x: at, y: start } };
                    let size = &mut block.size;
                    let (far_along, far_across) = (at + own_along, start + own_across);
                    let (width, height) = if down { (far_across, far_along) } else { (far_along, far_across) };
                    *size = Size { width: size.width.max(width), height: size.height.max(height) };
                    at += own_along + FOLDED;
                }
            }
            along += length + self.gutter(index, &rows, &middles);
        }
        block
    }

    /// The rows of a layer: one thing each, or as many as it takes to stay within the limit.
    fn fold(&self, frame: &Frame<'_>, layer: &[u32], limit: f32) -> Vec<Row> {
        let longest = layer.iter().filter(|it| self.is_child(**it)).map(|it| frame.size(*it).0).fold(0.0, f32::max);
        let mut columns = 1;
        loop {
            let rows = self.rows(frame, layer, columns as f32 * (longest + FOLDED));
            let across: f32 = rows.iter().map(|row| row.across + row.gap).sum();
            if across <= limit || columns >= layer.len().min(MOST_COLUMNS) {
                return rows;
            }
            columns += 1 + columns / 8;
        }
    }

    pub(super) fn rows(&self, frame: &Frame<'_>, layer: &[u32], budget: f32) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        let mut current: Option<Row> = None;
        let mut passing = Vec::new();
        for node in layer {
            if !self.is_child(*node) {
                match current {
                    Some(_) => passing.push(Row::passing(*node)),
                    None => rows.push(Row::passing(*node)),
                }
                continue;
            }
            let (along, across) = frame.size(*node);
            let gap = frame.gap(*node);
            match &mut current {
                Some(row)
                    if row.along + FOLDED + along + FOLDED <= budget
                        && across < row.across * 1.5
                        && row.across < across * 1.5 =>
                {
                    row.nodes.push(*node);
                    row.along += FOLDED + along;
                    row.across = row.across.max(across);
                    row.gap = row.gap.max(gap);
                }
                _ => {
                    rows.extend(current.take());
                    rows.append(&mut passing);
                    current = Some(Row { nodes: vec![*node], along, across, gap });
                }
            }
        }
        rows.extend(current);
        rows.append(&mut passing);
        // Between edges that pass, and between them and a card, less room is enough.
        for index in 1..rows.len() {
            if rows[index].is_passing() && rows[index - 1].is_passing() {
                rows[index - 1].gap = PASSING;
            } else if rows[index].is_passing() || rows[index - 1].is_passing() {
                rows[index - 1].gap = PASSING + 4.0;
            }
        }
        rows
    }

    /// Where across the layers the middle of each row stands: edges as straight as order and room allow.
    pub(super) fn settle_rows(&self, rows: &[Vec<Row>]) -> Vec<Vec<f32>> {
        let mut place_of = vec![(0u32, 0u32); self.layers.before.len()];
        let mut middles: Vec<Vec<f32>> = Vec::with_capacity(rows.len());
        for (layer, rows) in rows.iter().enumerate() {
            let total: f32 = rows.iter().map(|row| row.across + row.gap).sum();
            let mut at = -total / 2.0;
            let mut own = Vec::with_capacity(rows.len());
            for (index, row) in rows.iter().enumerate() {
                own.push(at + row.across / 2.0);
                at += row.across + row.gap;
                for node in &row.nodes {
                    place_of[*node as usize] = (layer as u32, index as u32);
                }
            }
            middles.push(own);
        }
        let both = [(true, true); 4];
        for (before, after) in [(true, false), (false, true), (true, false), (false, true)].into_iter().chain(both) {
            let forward = before;
            for step in 0..rows.len() {
                let layer = if forward { step } else { rows.len() - 1 - step };
                let wishes: Vec<Wish> = rows[layer]
                    .iter()
                    .zip(&middles[layer])
                    .map(|(row, current)| self.wish(row, *current, (before, after), &place_of, &middles))
                    .collect();
                middles[layer] = settle(&wishes);
            }
        }
        middles
    }

    fn wish(
        &self,
        row: &Row,
        current: f32,
        (before, after): (bool, bool),
        place_of: &[(u32, u32)],
        middles: &[Vec<f32>],
    ) -> Wish {
        let (mut sum, mut weight) = (0.0, 0.0);
        for node in &row.nodes {
            let neighbours_before = self.layers.before[*node as usize].iter().filter(|_| before);
            let neighbours_after = self.layers.after[*node as usize].iter().filter(|_| after);
            for neighbour in neighbours_before.chain(neighbours_after) {
                let (layer, index) = place_of[*neighbour as usize];
                let passes = usize::from(!self.is_child(*node)) + usize::from(!self.is_child(*neighbour));
                let strength = [1.0, 2.0, 6.0][passes];
                sum += middles[layer as usize][index as usize] * strength;
                weight += strength;
            }
        }
        let (middle, weight) = if weight > 0.0 { (sum / weight, weight) } else { (current, 0.05) };
        Wish { middle, weight, length: row.across, gap: row.gap }
    }

    /// Room after a layer: more where many edges turn.
    fn gutter(&self, layer: usize, rows: &[Vec<Row>], middles: &[Vec<f32>]) -> f32 {
        let (Some(next_rows), Some(next_middles)) = (rows.get(layer + 1), middles.get(layer + 1)) else { return 0.0 };
        let mut middle_of: FxHashMap<u32, f32> = FxHashMap::default();
        for (row, middle) in rows[layer].iter().zip(&middles[layer]) {
            middle_of.extend(row.nodes.iter().map(|node| (*node, *middle)));
        }
        let turning = next_rows
            .iter()
            .zip(next_middles)
            .flat_map(|(row, middle)| row.nodes.iter().map(move |node| (*node, *middle)));
        let turning = turning.filter(|(node, middle)| {
            let mut ends = self.layers.before[*node as usize].iter().filter_map(|from| middle_of.get(from));
            ends.any(|other| (other - middle).abs() > 16.0)
        });
        let (least, most, each) = GUTTER;
        (least + each * (turning.count().saturating_sub(1)) as f32).min(most)
    }
}

/// Sizes along and across the direction of the layers.
pub(super) struct Frame<'a> {
    pub(super) level: &'a Level,
    pub(super) down: bool,
}

impl Frame<'_> {
    pub(super) fn size(&self, node: u32) -> (f32, f32) {
        let size = self.level.children.get(node as usize).map(|child| child.size).unwrap_or_default();
        if self.down { (size.height, size.width) } else { (size.width, size.height) }
    }

    fn gap(&self, node: u32) -> f32 {
        let is_box = self.level.children.get(node as usize).is_some_and(|child| child.is_box);
        if is_box || self.down { BETWEEN_BOXES } else { BETWEEN_CARDS }
    }
}

/// Things of one layer that stand side by side along it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) nodes: Vec<u32>,
    along: f32,
    across: f32,
    /// Room before the next row.
    gap: f32,
}

impl Row {
    fn passing(node: u32) -> Self {
        Self { nodes: vec![node], along: 0.0, across: 0.0, gap: PASSING }
    }

    fn is_passing(&self) -> bool {
        self.along == 0.0
    }
}
