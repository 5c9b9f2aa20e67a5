//! Boxes: a faint tint and a border in the category's hue, and the title tab.

use domain::Category;
use domain::scene::{Mark, Node, NodeShape};

use super::pen::{Pen, Style};
use crate::canvas::geometry::{Point, Rect};
use crate::canvas::labels::Tab;
use crate::canvas::visible::Detail;

/// Radius of a box's corners, in points.
const CORNER: f64 = 10.0;
/// How much a box tints what is under it; one without a category is a shade, and shades add up to a dull grey.
const TINT: f64 = 0.055;
const SHADE: f64 = 0.028;

/// Draws a box that covers `rect` of the scene.
pub fn outline(pen: &Pen<'_>, node: &Node, rect: &Rect) {
    let context = pen.context;
    let rect = pen.sharp(rect);
    let colour = colour(pen, node);
    let mark = if pen.comparing { pen.theme.mark(node.mark) } else { None };
    let recedes = if pen.comparing && node.mark == Mark::None { 0.55 } else { 1.0 };
    let round = pen.detail > Detail::Boxes;
    let hair = pen.hair();
    if round {
        pen.round(&rect, CORNER * pen.scale);
    }
    context.set_fill_style_str(colour);
    let tint = if node.category == Category::Other || node.shape == NodeShape::Group { SHADE } else { TINT };
    context.set_global_alpha(tint * recedes);
    if round {
        context.fill();
    } else {
        pen.fill(&rect);
    }
    context.set_global_alpha(recedes * if mark.is_some() { 1.0 } else { 0.5 });
    context.set_stroke_style_str(mark.unwrap_or(colour));
    let dashed = node.shape == NodeShape::Group || node.unfinished.is_some();
    if dashed {
        pen.dash(&[5.0, 4.0]);
    }
    context.set_line_width(if mark.is_some() { 2.0 * hair } else { hair });
    let line = rect.grown(-hair / 2.0);
    if round {
        pen.round(&line, CORNER * pen.scale);
        context.stroke();
    } else {
        context.stroke_rect(line.x0, line.y0, line.width(), line.height());
    }
    if dashed {
        pen.dash(&[]);
    }
    context.set_global_alpha(1.0);
}

/// Draws the title tab of a box whose corner stands at `corner` of the screen.
pub fn title(pen: &Pen<'_>, node: &Node, tab: &Tab, corner: Point) {
    let context = pen.context;
    let ratio = pen.ratio;
    let (width, height) = ((tab.rect.width() * ratio).round(), (tab.rect.height() * ratio).round());
    let rect = Rect::sized(corner.x.round(), corner.y.round(), width, height);
    let colour = colour(pen, node);
    let recedes = if pen.comparing && node.mark == Mark::None { 0.6 } else { 1.0 };
    let mark = if pen.comparing { pen.theme.mark(node.mark) } else { None };
    let radius = (CORNER * pen.scale).min(8.0 * ratio);
    context.begin_path();
    corners(pen, &rect, radius);
    context.set_fill_style_str(&pen.theme.ground);
    context.set_global_alpha(0.92);
    context.fill();
    context.set_fill_style_str(mark.unwrap_or(colour));
    context.set_global_alpha(0.16 * recedes);
    context.fill();
    context.set_global_alpha(recedes);
    let size = tab.size * ratio;
    let middle = rect.center().y;
    if tab.glyph {
        context.set_stroke_style_str(mark.unwrap_or(colour));
        pen.glyph(&node.glyph, Point::new(rect.x0 + size * 0.65, middle - size * 0.6), size * 1.2);
    }
    context.set_fill_style_str(mark.unwrap_or(&pen.theme.text));
    context.set_text_baseline("middle");
    pen.face(Style::Strong, size);
    let left = rect.x0 + Tab::left(tab.size, tab.glyph) * ratio;
    pen.write(&node.title, Style::Strong, size, Point::new(left, middle + size * 0.05), tab.room() * ratio);
    context.set_text_baseline("alphabetic");
    context.set_global_alpha(1.0);
}

/// The hue of a box.
pub fn colour<'a>(pen: &'a Pen<'_>, node: &Node) -> &'a str {
    match node.shape {
        NodeShape::Group => &pen.theme.group,
        NodeShape::Card | NodeShape::Container | NodeShape::Module => pen.theme.category(node.category),
    }
}

/// A tab is round where the box is, and at the opposite corner.
fn corners(pen: &Pen<'_>, rect: &Rect, radius: f64) {
    let context = pen.context;
    context.move_to(rect.x0, rect.y1);
    context.line_to(rect.x0, rect.y0 + radius);
    let _ = context.arc_to(rect.x0, rect.y0, rect.x0 + radius, rect.y0, radius);
    context.line_to(rect.x1, rect.y0);
    context.line_to(rect.x1, rect.y1 - radius);
    let _ = context.arc_to(rect.x1, rect.y1, rect.x1 - radius, rect.y1, radius);
    context.close_path();
}
