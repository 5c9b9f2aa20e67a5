//! What stands beside a card's words: how many instances, a note, how it stands against another version.

use std::f64::consts::TAU;

use domain::planned::ChangeAction;
use domain::scene::{Mark, Node};
use web_sys::Path2d;

use super::pen::{Pen, Style};
use crate::canvas::geometry::{Point, Rect};
use crate::canvas::severity;
use crate::canvas::visible::Detail;

/// Size of the number of instances, in points.
const INSTANCES: f64 = 12.0;
/// Side of a note, in points.
const NOTE: f64 = 13.0;
/// Between a badge and words, in points.
const GAP: f64 = 6.0;
/// Radius of the disc of a mark, in points.
const DISC: f64 = 9.0;
/// Side of the shape of a severity, in points.
const CONCERN: f64 = 15.0;

/// Writes how many instances a card stands for, up to `right`, on the line at `baseline`; how wide that is.
pub fn instances(pen: &Pen<'_>, node: &Node, right: f64, baseline: f64) -> f64 {
    // A number that is not known is said, not shouted, and not said where there is little room.
    let known = !node.instances.contains('?');
    if node.instances.is_empty() || (!known && pen.detail < Detail::Cards) {
        return 0.0;
    }
    let style = if known { Style::Strong } else { Style::Plain };
    let size = (INSTANCES * pen.scale).max(9.0 * pen.ratio);
    let width = pen.letters.of(style).width(&node.instances) * size;
    pen.context.set_fill_style_str(if known { pen.theme.category(node.category) } else { &pen.theme.caption });
    pen.face(style, size);
    pen.write(&node.instances, style, size, Point::new(right - width, baseline), width + 1.0);
    width + GAP * pen.scale
}

/// Draws a sheet with a folded corner, up to `right`, around the line at `middle`; how wide that is.
pub fn note(pen: &Pen<'_>, node: &Node, right: f64, middle: f64) -> f64 {
    if node.note.is_none() {
        return 0.0;
    }
    let context = pen.context;
    let side = NOTE * pen.scale;
    let sheet = Rect::sized(right - side, middle - side / 2.0, side, side).grown(-side * 0.08);
    let fold = sheet.width() * 0.38;
    context.set_stroke_style_str(&pen.theme.caption);
    context.set_line_width((1.25 * pen.scale).max(pen.ratio));
    context.begin_path();
    context.move_to(sheet.x1 - fold, sheet.y1);
    context.line_to(sheet.x0, sheet.y1);
    context.line_to(sheet.x0, sheet.y0);
    context.line_to(sheet.x1, sheet.y0);
    context.line_to(sheet.x1, sheet.y1 - fold);
    context.line_to(sheet.x1 - fold, sheet.y1);
    context.line_to(sheet.x1 - fold, sheet.y1 - fold);
    context.line_to(sheet.x1, sheet.y1 - fold);
    context.stroke();
    side + GAP * pen.scale
}

/// Draws a mark as a disc on the upper right corner of what covers `rect` of the screen.
pub fn disc(pen: &Pen<'_>, mark: Mark, rect: &Rect) {
    disc_at(pen, mark, Point::new(rect.x1 - 4.0 * pen.scale, rect.y0 + 4.0 * pen.scale));
}

/// Draws a mark as a disc on the upper left corner.
pub fn disc_left(pen: &Pen<'_>, mark: Mark, rect: &Rect) {
    disc_at(pen, mark, Point::new(rect.x0 + 4.0 * pen.scale, rect.y0 + 4.0 * pen.scale));
}

fn disc_at(pen: &Pen<'_>, mark: Mark, center: Point) {
    let Some(colour) = pen.theme.mark(mark) else { return };
    let context = pen.context;
    let radius = (DISC * pen.scale).max(6.0 * pen.ratio);
    context.begin_path();
    let _ = context.arc(center.x, center.y, radius, 0.0, TAU);
    context.set_stroke_style_str(&pen.theme.ground);
    context.set_line_width(4.0 * pen.ratio);
    context.stroke();
    context.set_fill_style_str(colour);
    context.fill();
    sign(pen, mark, center, radius * 0.5);
}

/// Draws what is broken at a node as the shape of the worst of it, on the upper right corner of what covers `rect`.
pub fn concern(pen: &Pen<'_>, node: &Node, rect: &Rect) {
    let Some(concern) = pen.concerns.get(&node.key) else { return };
    let Ok(shape) = Path2d::new_with_path_string(severity::shape(concern.severity)) else { return };
    let context = pen.context;
    let side = (CONCERN * pen.scale).max(9.0 * pen.ratio);
    let scale = side / severity::GRID;
    context.save();
    let _ = context.translate(rect.x1 - side * 0.8, rect.y0 - side * 0.3);
    let _ = context.scale(scale, scale);
    context.set_stroke_style_str(&pen.theme.ground);
    context.set_line_width(3.0 * pen.ratio / scale);
    context.stroke_with_path(&shape);
    context.set_fill_style_str(pen.theme.severity(concern.severity));
    context.fill_with_path_2d(&shape);
    context.restore();
}

/// What a plan does to a node, as a mark: nothing where there is no plan, or where it does nothing.
pub const fn planned(node: &Node) -> Mark {
    match node.change {
        None | Some(ChangeAction::NoOp | ChangeAction::Read) => Mark::None,
        Some(ChangeAction::Create) => Mark::Added,
        Some(ChangeAction::Delete | ChangeAction::Forget) => Mark::Removed,
        Some(ChangeAction::Update | ChangeAction::Replace) => Mark::Changed,
    }
}

/// A plus, a minus or a tilde, as strokes, so that it is in the middle whatever the face.
fn sign(pen: &Pen<'_>, mark: Mark, center: Point, arm: f64) {
    let context = pen.context;
    context.set_stroke_style_str(&pen.theme.card);
    context.set_line_width((1.8 * pen.scale).max(1.5 * pen.ratio));
    context.set_line_cap("round");
    context.begin_path();
    match mark {
        Mark::None => {}
        Mark::Added | Mark::Removed => {
            context.move_to(center.x - arm, center.y);
            context.line_to(center.x + arm, center.y);
            if mark == Mark::Added {
                context.move_to(center.x, center.y - arm);
                context.line_to(center.x, center.y + arm);
            }
        }
        Mark::Changed => {
            let (x, y) = (center.x, center.y);
            context.move_to(x - arm, y + arm * 0.3);
            context.bezier_curve_to(x - arm * 0.4, y - arm, x + arm * 0.4, y + arm, x + arm, y - arm * 0.3);
        }
    }
    context.stroke();
    context.set_line_cap("butt");
}
