//! Rectangles into one of a good shape, without overlap.
#![expect(
    clippy::indexing_slicing,
    reason = "indices are made here, below the count of items, for arrays of that length"
)]

use super::{PROPORTION, Size, Spot};

/// Room between packed things.
pub(super) const APART: f32 = 32.0;
/// With more items than this only shelves are tried.
const MANY: usize = 120;

/// Places for items of the given sizes, and the size of them all.
pub(super) fn pack(items: &[Size]) -> (Vec<Spot>, Size) {
    let mut best: Option<(f32, Vec<Spot>, Size)> = None;
    for width in widths(items) {
        let (spots, size) = if items.len() > MANY { shelves(items, width) } else { skyline(items, width) };
        let cost = cost(size);
        if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
            best = Some((cost, spots, size));
        }
    }
    best.map(|(_, spots, size)| (spots, size)).unwrap_or_default()
}

/// Area, and how far the shape is from the wanted one.
pub(super) fn cost(size: Size) -> f32 {
    let stretched = (size.width / size.height.max(1.0) / PROPORTION).ln().abs();
    size.width * size.height * (1.0 + 0.8 * stretched)
}

/// Widths worth trying: from the widest item to all in one row.
fn widths(items: &[Size]) -> Vec<f32> {
    let widest = items.iter().map(|item| item.width).fold(0.0, f32::max);
    let area: f32 = items.iter().map(|item| (item.width + APART) * (item.height + APART)).sum();
    let all: f32 = items.iter().map(|item| item.width + APART).sum();
    let ideal = (area * PROPORTION).sqrt();
    let steps = [0.6, 0.75, 0.9, 1.0, 1.1, 1.25, 1.4, 1.7, 2.0];
    let mut widths: Vec<f32> = steps.iter().map(|step| (ideal * step).max(widest)).chain([widest]).collect();
    widths.push(all.min(ideal * 2.5).max(widest));
    widths
}

/// The tallest first, each as high up as it fits, then as far left.
fn skyline(items: &[Size], width: f32) -> (Vec<Spot>, Size) {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by(|one, other| items[*other].height.total_cmp(&items[*one].height).then(one.cmp(other)));
    let mut spots = vec![Spot::default(); items.len()];
    let mut size = Size::default();
    // Segments of the line on which things can stand: left edge, height, width.
    let mut line: Vec<(f32, f32, f32)> = vec![(0.0, 0.0, width + APART)];
    for index in order {
        let item = Size { width: items[index].width + APART, height: items[index].height + APART };
        let mut best: Option<(f32, f32)> = None;
        for start in 0..line.len() {
            let left = line[start].0;
            if left + item.width > width + APART + 0.5 {
                break;
            }
            let mut top: f32 = 0.0;
            for segment in line[start..].iter().take_while(|segment| segment.0 < left + item.width - 0.5) {
                top = top.max(segment.1);
            }
            if best.is_none_or(|(lowest, _)| top < lowest) {
                best = Some((top, left));
            }
        }
        let (top, left) = best.unwrap_or((size.height + APART, 0.0));
        spots[index] = Spot { x: left, y: top };
        size.width = size.width.max(left + items[index].width);
        size.height = size.height.max(top + items[index].height);
        let right = left + item.width;
        let mut next = Vec::with_capacity(line.len() + 2);
        for (from, height, wide) in &line {
            let to = from + wide;
            if *from < left {
                next.push((*from, *height, to.min(left) - from));
            }
            if to > right {
                next.push((from.max(right), *height, to - from.max(right)));
            }
        }
        next.push((left, top + item.height, item.width));
        next.sort_by(|one: &(f32, f32, f32), other| one.0.total_cmp(&other.0));
        line = next;
    }
    (spots, size)
}

/// Rows of things of similar height.
fn shelves(items: &[Size], width: f32) -> (Vec<Spot>, Size) {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by(|one, other| items[*other].height.total_cmp(&items[*one].height).then(one.cmp(other)));
    let mut spots = vec![Spot::default(); items.len()];
    let mut size = Size::default();
    let (mut x, mut y, mut tallest) = (0.0, 0.0, 0.0f32);
    for index in order {
        let item = items[index];
        if x > 0.0 && x + item.width > width {
            y += tallest + APART;
            (x, tallest) = (0.0, 0.0);
        }
        spots[index] = Spot { x, y };
        size.width = size.width.max(x + item.width);
        size.height = size.height.max(y + item.height);
        tallest = tallest.max(item.height);
        x += item.width + APART;
    }
    (spots, size)
}
