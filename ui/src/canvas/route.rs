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
