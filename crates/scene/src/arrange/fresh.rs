//! A box laid out from nothing: what is connected in layers, what is not in grids, all packed together.
#![expect(
    clippy::indexing_slicing,
    reason = "indices are made here, below the count of children, for arrays of that length"
)]

use super::layered::{self, Block};
use super::level::Level;
use super::pack::{self, pack};
use super::{GAP, Size, Spot};

/// Columns of a grid that are tried.
const COLUMNS: [usize; 14] = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 24, 36, 64, 100];

/// Places for everything of a level, from the top left corner of them all.
pub(super) fn lay_out(level: &Level) -> Block {
    let (connected, single) = components(level);
    let mut blocks: Vec<(Vec<u32>, Block)> = Vec::new();
    for members in connected {
        let block = layered::lay_out(&level.part(&members));
        blocks.push((members, block));
    }
    let (boxes, mut cards): (Vec<u32>, Vec<u32>) =
        single.into_iter().partition(|child| level.children[*child as usize].is_box);
    for child in boxes {
        let size = level.children[child as usize].size;
        blocks.push((vec![child], Block { size, spots: vec![Spot::default()] }));
    }
    cards.sort_by(|one, other| {
        let (one, other) = (&level.children[*one as usize], &level.children[*other as usize]);
        (one.category, &one.caption, &one.title).cmp(&(other.category, &other.caption, &other.title))
    });
    let sizes: Vec<Size> = blocks.iter().map(|(_, block)| block.size).collect();
    let (spots, size, grid) = with_grid(sizes, level, &cards);
    let mut laid = Block { size, spots: vec![Spot::default(); level.children.len()] };
    if let Some(grid) = grid {
        blocks.push((cards, grid));
    }
    for ((members, block), corner) in blocks.iter().zip(&spots) {
        for (member, spot) in members.iter().zip(&block.spots) {
            laid.spots[*member as usize] = Spot { x: (corner.x + spot.x).round(), y: (corner.y + spot.y).round() };
        }
    }
    laid
}

/// Packs blocks and a grid of cards, with as many columns as make the best shape.
fn with_grid(mut sizes: Vec<Size>, level: &Level, cards: &[u32]) -> (Vec<Spot>, Size, Option<Block>) {
    if cards.is_empty() {
        let (spots, size) = pack(&sizes);
        return (spots, size, None);
    }
    let mut best: Option<(f32, Vec<Spot>, Size, Block)> = None;
    sizes.push(Size::default());
    for columns in COLUMNS {
        if columns > cards.len() && columns > 1 {
            break;
        }
        let grid = grid(level, cards, columns);
        if let Some(last) = sizes.last_mut() {
            *last = grid.size;
        }
        let (spots, size) = pack(&sizes);
        let cost = pack::cost(size);
        if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
            best = Some((cost, spots, size, grid));
        }
    }
    best.map(|(_, spots, size, grid)| (spots, size, Some(grid))).unwrap_or_default()
}

fn grid(level: &Level, cards: &[u32], columns: usize) -> Block {
    let mut block = Block::default();
    let (mut x, mut y, mut row) = (0.0, 0.0, 0.0f32);
    for (index, card) in cards.iter().enumerate() {
        let size = level.children[*card as usize].size;
        if index > 0 && index % columns == 0 {
            y += row + GAP;
            (x, row) = (0.0, 0.0);
        }
        block.spots.push(Spot { x, y });
        block.size.width = block.size.width.max(x + size.width);
        block.size.height = block.size.height.max(y + size.height);
        row = row.max(size.height);
        x += size.width + GAP;
    }
    block
}

/// What hangs together, and what hangs together with nothing.
pub(super) fn components(level: &Level) -> (Vec<Vec<u32>>, Vec<u32>) {
    let count = level.children.len();
    let mut leader: Vec<u32> = (0..count as u32).collect();
    for link in &level.links {
        let (one, other) = (find(&mut leader, link.from), find(&mut leader, link.to));
        leader[one.max(other) as usize] = one.min(other);
    }
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); count];
    for child in 0..count as u32 {
        let leader = find(&mut leader, child);
        members[leader as usize].push(child);
    }
    let (mut connected, mut single) = (Vec::new(), Vec::new());
    for members in members {
        match members.as_slice() {
            [] => {}
            [alone] => single.push(*alone),
            [..] => connected.push(members),
        }
    }
    (connected, single)
}

fn find(leader: &mut [u32], mut child: u32) -> u32 {
    while leader[child as usize] != child {
        let next = leader[leader[child as usize] as usize];
        leader[child as usize] = next;
        child = next;
    }
    child
}
