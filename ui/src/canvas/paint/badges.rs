//! The badges at a card's right: how it stands against another version, how many instances, a note.

use domain::scene::{Mark, Node};

use super::pen::{Pen, Style};
use crate::canvas::geometry::{Point, Rect};
use crate::canvas::visible::Detail;

/// Height of a badge, in points.
const HEIGHT: f64 = 16.0;
/// Between badges, and from the card's edges, in points.
const GAP: f64 = 4.0;
const EDGE: f64 = 8.0;

/// Draws the badges of a card that covers `rect` of the screen; how much of its first line they take.
pub fn draw(pen: &Pen<'_>, node: &Node, rect: &Rect) -> f64 {
    let context = pen.context;
    let scale = pen.scale;
    let alpha = context.global_alpha();
    let mut right = rect.x1 - EDGE * scale;
    let top = if pen.detail == Detail::Names { rect.center().y - HEIGHT * scale / 2.0 } else { rect.y0 + EDGE * scale };
    let start = right;
    let height = HEIGHT * scale;
    context.set_text_baseline("middle");

    if let (true, Some(colour)) = (pen.comparing, pen.theme.mark(node.mark)) {
        let square = Rect::sized(right - height, top, height, height);
        context.set_fill_style_str(colour);
        pen.round(&square, 4.0 * scale);
        context.fill();
        sign(pen, node.mark, &square);
        right -= height + GAP * scale;
    }
    if !node.instances.is_empty() {
        let size = 10.5 * scale;
        let width = pen.letters.strong.width(&node.instances) * size + 10.0 * scale;
        let pill = Rect::sized(right - width, top, width, height);
        context.set_fill_style_str(&pen.theme.caption);
        context.set_global_alpha(alpha * 0.16);
        pen.round(&pill, height / 2.0);
        context.fill();
        context.set_global_alpha(alpha);
        context.set_fill_style_str(&pen.theme.text);
        pen.face(Style::Strong, size);
        let at = Point::new(pill.x0 + 5.0 * scale, pill.center().y + 0.5 * scale);
        pen.write(&node.instances, Style::Strong, size, at, width);
        right -= width + GAP * scale;
    }
    if node.note.is_some() {
        note(pen, &Rect::sized(right - height, top, height, height));
        right -= height + GAP * scale;
    }
    context.set_text_baseline("alphabetic");
    // The margin of words at the right is wider than that of badges.
    if right < start { (start - right - EDGE / 2.0 * scale + GAP * scale).max(0.0) } else { 0.0 }
}

/// A plus, a minus or a tilde, as strokes, so that it is in the middle whatever the face.
fn sign(pen: &Pen<'_>, mark: Mark, square: &Rect) {
    let context = pen.context;
    let (center, arm) = (square.center(), square.width() * 0.25);
    context.set_stroke_style_str(&pen.theme.card);
    context.set_line_width((1.8 * pen.scale).max(pen.ratio));
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
            context.move_to(center.x - arm, center.y + arm * 0.35);
            context.bezier_curve_to(
                center.x - arm * 0.4,
                center.y - arm * 1.1,
                center.x + arm * 0.4,
                center.y + arm * 1.1,
                center.x + arm,
                center.y - arm * 0.35,
            );
        }
    }
    context.stroke();
    context.set_line_cap("butt");
}

/// A sheet with a folded corner.
fn note(pen: &Pen<'_>, square: &Rect) {
    let context = pen.context;
    let sheet = square.grown(-square.width() * 0.18);
    let fold = sheet.width() * 0.36;
    context.set_stroke_style_str(&pen.theme.caption);
    context.set_line_width((1.3 * pen.scale).max(pen.ratio));
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
}
