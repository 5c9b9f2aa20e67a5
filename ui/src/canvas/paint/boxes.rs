//! Boxes: a faint tint and a border in the category's hue, and the title tab.

use std::borrow::Cow;

use domain::scene::{Mark, Node, NodeShape};

use super::badges;
use super::pen::{Letters, Pen, Style};
use crate::canvas::geometry::{Point, Rect};
use crate::canvas::labels::{Tab, Words};
use crate::canvas::visible::Detail;

/// Radius of a box's corners, in points.
const CORNER: f64 = 10.0;
/// Radius of a tab's other corner, in points.
const TAB_CORNER: f64 = 6.0;
/// How much a box tints what is under it, and its tab.
const TINT: f64 = 0.04;
const TAB_TINT: f64 = 0.13;
/// Between a title and what stands beside it, at size 1.
const BESIDE: f64 = 0.6;

/// How wide the words of a box are.
pub fn words(letters: &Letters, node: &Node) -> Words {
    let instances = if node.instances.is_empty() { 0.0 } else { letters.strong.width(&node.instances) + BESIDE };
    let caption = if node.shape == NodeShape::Group { "" } else { node.caption.as_str() };
    let strong = &letters.strong;
    let (title, short) = (strong.width(&node.title) + instances, strong.width(&short(node)));
    Words { title, short, caption: letters.plain.width(caption) }
}

/// Draws a box that covers `rect` of the scene.
pub fn outline(pen: &Pen<'_>, node: &Node, rect: &Rect) {
    let context = pen.context;
    let rect = pen.sharp(rect);
    let colour = colour(pen, node);
    let mark = if pen.comparing { pen.theme.mark(node.mark) } else { None };
    let recedes = if pen.comparing && node.mark == Mark::None { 0.55 } else { 1.0 };
    let round = pen.detail > Detail::Boxes;
    let hair = pen.hair();
    context.set_fill_style_str(colour);
    context.set_global_alpha(TINT * recedes);
    if round {
        pen.round(&rect, CORNER * pen.scale);
        context.fill();
    } else {
        pen.fill(&rect);
    }
    context.set_global_alpha(recedes * if mark.is_some() { 1.0 } else { 0.55 });
    context.set_stroke_style_str(mark.unwrap_or(colour));
    let dashed = node.shape == NodeShape::Group || node.unfinished.is_some();
    match (node.unfinished.is_some(), node.shape) {
        (true, _) => pen.dash(&[5.0, 4.0]),
        (false, NodeShape::Group) => pen.dash(&[2.0, 3.0]),
        (false, NodeShape::Card | NodeShape::Container | NodeShape::Module) => {}
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
    if pen.comparing && round {
        badges::disc(pen, node.mark, &rect);
    } else {
        badges::disc_left(pen, badges::planned(node), &rect);
        badges::concern(pen, node, &rect);
    }
}

/// Draws the title tab of a box whose corner stands at `corner` of the screen.
pub fn title(pen: &Pen<'_>, node: &Node, tab: &Tab, corner: Point) {
    let context = pen.context;
    let ratio = pen.ratio;
    let (width, height) = ((tab.rect.width() * ratio).round(), (tab.rect.height() * ratio).round());
    let rect = Rect::sized(corner.x.round(), (corner.y - tab.rise * ratio).round(), width, height);
    let mark = if pen.comparing { pen.theme.mark(node.mark) } else { None };
    let colour = mark.unwrap_or_else(|| colour(pen, node));
    let recedes = if pen.comparing && node.mark == Mark::None { 0.55 } else { 1.0 };
    if tab.rise > 0.0 {
        pen.round(&rect, TAB_CORNER / 2.0 * ratio);
    } else {
        shape(pen, &rect);
    }
    // Where it covers what is inside, far out, that must not show through the words.
    context.set_fill_style_str(&pen.theme.ground);
    context.set_global_alpha(0.94);
    context.fill();
    context.set_fill_style_str(colour);
    context.set_global_alpha(TAB_TINT * recedes);
    context.fill();
    context.set_global_alpha(recedes);
    let size = tab.size * ratio;
    let middle = rect.center().y;
    if tab.glyph {
        context.set_stroke_style_str(colour);
        pen.glyph(&node.glyph, Point::new(rect.x0 + size * 0.7, middle - size * 0.6), size * 1.2);
    }
    context.set_text_baseline("middle");
    context.set_fill_style_str(mark.unwrap_or(&pen.theme.text));
    let mut at = Point::new(rect.x0 + Tab::left(tab.size, tab.glyph) * ratio, middle + size * 0.05);
    let instances = if tab.short { "" } else { node.instances.as_str() };
    let badge = if instances.is_empty() { 0.0 } else { (pen.letters.strong.width(instances) + BESIDE) * size };
    let caption = Tab::caption_size(size);
    let beside = if tab.caption { pen.letters.plain.width(&node.caption) * caption + BESIDE * size } else { 0.0 };
    pen.face(Style::Strong, size);
    let title = if tab.short { short(node) } else { Cow::Borrowed(node.title.as_str()) };
    at.x += pen.write_name(&title, Style::Strong, size, at, tab.room() * ratio - badge - beside) + BESIDE * size;
    if !instances.is_empty() {
        context.set_fill_style_str(colour);
        at.x += pen.write(instances, Style::Strong, size, at, badge) + BESIDE * size;
    }
    if tab.caption {
        pen.face(Style::Plain, caption);
        context.set_fill_style_str(&pen.theme.caption);
        pen.write(&node.caption, Style::Plain, caption, at, beside + size);
    }
    context.set_text_baseline("alphabetic");
    context.set_global_alpha(1.0);
}

/// The title without what the glyph says anyway.
fn short(node: &Node) -> Cow<'_, str> {
    match node.shape {
        NodeShape::Module => Cow::Owned(node.title.replace("module.", "")),
        NodeShape::Card | NodeShape::Container | NodeShape::Group => Cow::Borrowed(&node.title),
    }
}

/// The hue of a box.
pub fn colour<'a>(pen: &'a Pen<'_>, node: &Node) -> &'a str {
    match node.shape {
        NodeShape::Group | NodeShape::Module => &pen.theme.group,
        NodeShape::Card | NodeShape::Container => pen.theme.category(node.category),
    }
}

/// A tab is round where the box is, and at the opposite corner.
fn shape(pen: &Pen<'_>, rect: &Rect) {
    let context = pen.context;
    let (radius, other) =
        ((CORNER * pen.scale).min(rect.height()), (TAB_CORNER * pen.scale).min(TAB_CORNER * pen.ratio));
    context.begin_path();
    context.move_to(rect.x0, rect.y1);
    context.line_to(rect.x0, rect.y0 + radius);
    let _ = context.arc_to(rect.x0, rect.y0, rect.x0 + radius, rect.y0, radius);
    context.line_to(rect.x1, rect.y0);
    context.line_to(rect.x1, rect.y1 - other);
    let _ = context.arc_to(rect.x1, rect.y1, rect.x1 - other, rect.y1, other);
    context.close_path();
}
