//! Edges: orthogonal lines with round corners and an arrow head, many in one stroke.

use std::f64::consts::TAU;

use domain::scene::{Edge, Mark};

use super::pen::Pen;
use crate::canvas::geometry::Point;
use crate::canvas::picture::Picture;
use crate::canvas::route;
use crate::canvas::visible::Detail;

/// Radius of a corner, in points.
const CORNER: f64 = 8.0;
/// Length of an arrow head, in points.
const HEAD: f64 = 7.0;

/// Length of a dash and its gap, in pixels.
const PERIOD: f64 = 6.0;

/// Draws edges where they stand.
pub fn edges(pen: &Pen<'_>, picture: &Picture, edges: &[u32]) {
    let plain = |edge: &Edge| !pen.comparing || edge.mark == Mark::None;
    let context = pen.context;
    for order_only in [false, true] {
        let chosen = || {
            edges
                .iter()
                .copied()
                .filter(move |at| picture.edge(*at).is_some_and(|edge| plain(edge) && edge.order_only == order_only))
        };
        context.set_global_alpha(faintness(pen) * if pen.comparing { 0.45 } else { 1.0 });
        context.set_stroke_style_str(&pen.theme.edge);
        context.set_fill_style_str(&pen.theme.edge);
        batch(pen, picture, chosen, order_only);
    }
    if pen.comparing {
        for mark in [Mark::Changed, Mark::Removed, Mark::Added] {
            let Some(colour) = pen.theme.mark(mark) else { continue };
            let chosen =
                || edges.iter().copied().filter(move |at| picture.edge(*at).is_some_and(|edge| edge.mark == mark));
            context.set_global_alpha(1.0);
            context.set_stroke_style_str(colour);
            context.set_fill_style_str(colour);
            batch(pen, picture, chosen, mark == Mark::Removed);
        }
    }
    context.set_global_alpha(1.0);
}

/// Adds one way to the path.
pub fn trace(pen: &Pen<'_>, corners: &[Point]) {
    let context = pen.context;
    let mut way: Vec<Point> = corners.iter().map(|corner| pen.at(*corner)).collect();
    // The line ends inside its arrow head, whose tip it would blunt.
    if let ([.., before, tip], true) = (way.as_mut_slice(), pen.detail >= Detail::Shapes) {
        let length = before.distance(*tip);
        let back = (head_size(pen) * 0.6).min(length * 0.6) / length.max(f64::EPSILON);
        *tip = tip.moved((before.x - tip.x) * back, (before.y - tip.y) * back);
    }
    let margin = (2.0 * CORNER * pen.scale).max(16.0 * pen.ratio);
    route::shortened(&mut way, &pen.sight, margin, PERIOD * pen.ratio);
    let [start, rest @ ..] = way.as_slice() else { return };
    context.move_to(start.x, start.y);
    let round = pen.detail >= Detail::Shapes;
    let mut before = *start;
    let mut rest = rest.iter().copied().peekable();
    while let Some(corner) = rest.next() {
        match rest.peek() {
            Some(next) if round => {
                let room = before.distance(corner).min(corner.distance(*next)) / 2.0;
                let radius = (CORNER * pen.scale).min(room);
                if radius >= 1.0 {
                    let _ = context.arc_to(corner.x, corner.y, next.x, next.y, radius);
                } else {
                    context.line_to(corner.x, corner.y);
                }
            }
            Some(_) | None => context.line_to(corner.x, corner.y),
        }
        before = corner;
    }
}

/// Adds the arrow head at the end of a way to the path.
pub fn head(pen: &Pen<'_>, corners: &[Point]) {
    let [.., before, end] = corners else { return };
    let (from, tip) = (pen.at(*before), pen.at(*end));
    let length = from.distance(tip);
    if length <= f64::EPSILON {
        return;
    }
    let size = head_size(pen);
    if !pen.sight.grown(size).contains(tip) {
        return;
    }
    let (x, y) = ((tip.x - from.x) / length * size, (tip.y - from.y) / length * size);
    let context = pen.context;
    context.move_to(tip.x, tip.y);
    context.line_to(tip.x - x - y * 0.45, tip.y - y + x * 0.45);
    context.line_to(tip.x - x + y * 0.45, tip.y - y - x * 0.45);
    context.close_path();
}

fn head_size(pen: &Pen<'_>) -> f64 {
    (HEAD * pen.scale).clamp(4.0 * pen.ratio, 14.0 * pen.ratio)
}

/// Width of a line, in pixels of the screen.
pub fn width(pen: &Pen<'_>) -> f64 {
    match pen.detail {
        Detail::Boxes | Detail::Shapes | Detail::Titles | Detail::Names => pen.ratio,
        Detail::Cards | Detail::Attributes => (1.4 * pen.scale).clamp(1.4 * pen.ratio, 3.0 * pen.ratio),
    }
}

/// Draws a dot where a way begins.
pub fn tail(pen: &Pen<'_>, corners: &[Point]) {
    if let Some(start) = corners.first().map(|start| pen.at(*start)) {
        pen.context.begin_path();
        let _ = pen.context.arc(start.x, start.y, 3.0 * pen.ratio, 0.0, TAU);
        pen.context.fill();
    }
}

fn batch<I: Iterator<Item = u32>>(pen: &Pen<'_>, picture: &Picture, chosen: impl Fn() -> I, dashed: bool) {
    let context = pen.context;
    let mut any = false;
    context.begin_path();
    for edge in chosen() {
        any = true;
        trace(pen, picture.corners(edge));
    }
    if !any {
        return;
    }
    context.set_line_width(width(pen));
    let dashes = dashed && pen.detail >= Detail::Shapes;
    if dashes {
        pen.dash(&[PERIOD / 3.0, PERIOD * 2.0 / 3.0]);
    }
    context.stroke();
    if dashes {
        pen.dash(&[]);
    }
    if pen.detail >= Detail::Shapes {
        context.begin_path();
        for edge in chosen() {
            head(pen, picture.corners(edge));
        }
        context.fill();
    }
}

/// Far out there are many lines on few pixels: they become a texture, not a net over everything.
fn faintness(pen: &Pen<'_>) -> f64 {
    match pen.detail {
        Detail::Boxes => (pen.scale / pen.ratio * 3.5).clamp(0.18, 0.7),
        Detail::Shapes | Detail::Titles | Detail::Names => 0.8,
        Detail::Cards | Detail::Attributes => 1.0,
    }
}
