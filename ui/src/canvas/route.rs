//! The way of an edge while its ends are being moved: the core draws the final one.

use super::geometry::{Point, Rect};

/// An orthogonal way from the side of `from` to the side of `to` that faces it.
pub fn between(from: &Rect, to: &Rect) -> Vec<Point> {
    let (a, b) = (from.center(), to.center());
    let across = if b.x >= a.x { to.x0 - from.x1 } else { from.x0 - to.x1 };
    let down = if b.y >= a.y { to.y0 - from.y1 } else { from.y0 - to.y1 };
    if across >= down {
        let start = if b.x >= a.x { from.x1 } else { from.x0 };
        let end = if b.x >= a.x { to.x0 } else { to.x1 };
        let middle = f64::midpoint(start, end);
        straightened([Point::new(start, a.y), Point::new(middle, a.y), Point::new(middle, b.y), Point::new(end, b.y)])
    } else {
        let start = if b.y >= a.y { from.y1 } else { from.y0 };
        let end = if b.y >= a.y { to.y0 } else { to.y1 };
        let middle = f64::midpoint(start, end);
        straightened([Point::new(a.x, start), Point::new(a.x, middle), Point::new(b.x, middle), Point::new(b.x, end)])
    }
}

/// An orthogonal way from the side of `from` to a place.
pub fn to_point(from: &Rect, to: Point) -> Vec<Point> {
    between(from, &Rect::spanning(to, to))
}

/// A straight line has no corners.
fn straightened(way: [Point; 4]) -> Vec<Point> {
    let [start, first, second, end] = way;
    if first.distance(second) < 1.0 { vec![start, end] } else { vec![start, first, second, end] }
}

/// A way as far as it matters in `sight`: what lies further out than `margin` is brought near.
///
/// Edges run across the whole picture, and a line is drawn (and dashed) in its whole length, seen or not. Each coordinate moves by
/// a multiple of `period`, so that dashes stay where they are.
pub fn shortened(way: &mut [Point], sight: &Rect, margin: f64, period: f64) {
    let level =
        |pair: &[Point; 2]| pair[0].x.to_bits() == pair[1].x.to_bits() || pair[0].y.to_bits() == pair[1].y.to_bits();
    // A slanted line would point elsewhere.
    if !way.array_windows().all(level) {
        return;
    }
    let near = sight.grown(margin);
    for at in way {
        at.x = brought(at.x, near.x0, near.x1, period);
        at.y = brought(at.y, near.y0, near.y1, period);
    }
}

/// `value` between `from` and `to`, or less than a period outside of them.
fn brought(value: f64, from: f64, to: f64, period: f64) -> f64 {
    if value < from {
        value + ((from - value) / period).floor() * period
    } else if value > to {
        value - ((value - to) / period).floor() * period
    } else {
        value
    }
}
