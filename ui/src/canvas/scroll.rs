//! What must be drawn anew when a picture of what stands still is moved by whole pixels.

use super::geometry::Rect;

/// The parts of a `width` by `height` bitmap that are empty after its content was moved by (`dx`, `dy`) pixels; at most two.
/// `None` where nothing of it is left.
pub fn uncovered(width: f64, height: f64, dx: f64, dy: f64) -> Option<Vec<Rect>> {
    if dx.abs() >= width || dy.abs() >= height {
        return None;
    }
    let mut parts = Vec::with_capacity(2);
    if dx > 0.0 {
        parts.push(Rect::sized(0.0, 0.0, dx, height));
    } else if dx < 0.0 {
        parts.push(Rect::sized(width + dx, 0.0, -dx, height));
    }
    // The corner belongs to the first part.
    let (from, to) = (dx.max(0.0), width + dx.min(0.0));
    if dy > 0.0 {
        parts.push(Rect { x0: from, y0: 0.0, x1: to, y1: dy });
    } else if dy < 0.0 {
        parts.push(Rect { x0: from, y0: height + dy, x1: to, y1: height });
    }
    Some(parts)
}
