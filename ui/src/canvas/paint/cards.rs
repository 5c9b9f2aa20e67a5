//! Cards: category bar, glyph, name, readable type, badges.

use std::f64::consts::{FRAC_PI_3, PI};

use domain::Category;
use domain::scene::{Mark, Node};

use super::badges;
use super::pen::{Pen, Style};
use crate::canvas::geometry::{Point, Rect};
use crate::canvas::picture::Picture;
use crate::canvas::visible::Detail;

/// Radius of a card's corners, in points.
pub const CORNER: f64 = 8.0;
/// Width of the category bar, in points.
const BAR: f64 = 4.0;
/// Where words begin, in points from the left edge.
const WORDS: f64 = 54.0;
/// Free points at the right.
const MARGIN: f64 = 12.0;
/// How much of what is unmarked shows in a comparison.
const RECEDING: f64 = 0.42;

/// Draws cards far out, as blocks of their category's colour.
pub fn blocks(pen: &Pen<'_>, picture: &Picture, cards: &[u32]) {
    let context = pen.context;
    let mut of_category: Vec<(Category, Vec<(Rect, Mark)>)> =
        Category::ALL.iter().map(|category| (*category, Vec::new())).collect();
    for at in cards {
        let Some(node) = picture.node(*at) else { continue };
        let mut rect = pen.sharp(&picture.rect(*at));
        // Never thinner than a pixel.
        rect.x1 = rect.x1.max(rect.x0 + 1.0);
        rect.y1 = rect.y1.max(rect.y0 + 1.0);
        let mark = if pen.comparing { node.mark } else { Mark::None };
        if let Some((_, rects)) = of_category.iter_mut().find(|(category, _)| *category == node.category) {
            rects.push((rect, mark));
        }
    }
    let all = || of_category.iter().flat_map(|(_, rects)| rects);
    context.set_fill_style_str(&pen.theme.card);
    for (rect, _) in all() {
        pen.fill(rect);
    }
    for (category, rects) in &of_category {
        if rects.is_empty() {
            continue;
        }
        context.set_fill_style_str(pen.theme.category(*category));
        context.set_global_alpha(if pen.comparing { 0.2 } else { 0.5 });
        for (rect, _) in rects {
            pen.fill(rect);
        }
        if !pen.comparing && pen.scale / pen.ratio > 0.06 {
            context.set_global_alpha(1.0);
            for (rect, _) in rects {
                context.fill_rect(rect.x0, rect.y0, 2.0 * pen.hair(), rect.height());
            }
        }
    }
    context.set_global_alpha(1.0);
    if pen.comparing {
        for (rect, mark) in all() {
            if let Some(colour) = pen.theme.mark(*mark) {
                context.set_fill_style_str(colour);
                pen.fill(rect);
            }
        }
    }
}

/// Draws one card that covers `rect` of the scene.
pub fn card(pen: &Pen<'_>, node: &Node, rect: &Rect) {
    let context = pen.context;
    let scale = pen.scale;
    let rect = pen.sharp(rect);
    let hue = pen.theme.category(node.category);
    let mark = if pen.comparing { pen.theme.mark(node.mark) } else { None };
    let alpha = if pen.comparing && node.mark == Mark::None { RECEDING } else { 1.0 };
    let radius = (CORNER * scale).min(rect.height() / 2.0);

    if pen.detail >= Detail::Names && node.unfinished.is_none() {
        context.set_fill_style_str(&pen.theme.shadow);
        pen.round(&rect.moved(0.0, 1.5 * scale), radius);
        context.fill();
    }
    pen.round(&rect, radius);
    context.set_fill_style_str(&pen.theme.card);
    context.set_global_alpha(if node.unfinished.is_some() { 0.6 } else { 1.0 });
    context.fill();
    if pen.detail == Detail::Shapes {
        // Without words the hue is what tells cards apart.
        context.set_fill_style_str(hue);
        context.set_global_alpha(alpha * 0.14);
        context.fill();
    }
    context.set_global_alpha(alpha);
    bar(pen, &rect, radius, hue);

    let hair = pen.hair();
    let line = rect.grown(-hair / 2.0);
    context.set_line_width(if mark.is_some() { 2.0 * hair } else { hair });
    context.set_stroke_style_str(mark.unwrap_or(if node.unfinished.is_some() {
        &pen.theme.unfinished
    } else {
        &pen.theme.card_border
    }));
    pen.round(&line, radius);
    if node.unfinished.is_some() {
        pen.dash(&[4.0, 3.0]);
        context.stroke();
        pen.dash(&[]);
    } else {
        context.stroke();
    }

    icon(pen, node, &rect, hue);
    if pen.detail >= Detail::Names {
        words(pen, node, &rect, alpha);
    }
    context.set_global_alpha(1.0);
}

/// The category bar: the left slice of the card, with the card's own corners.
fn bar(pen: &Pen<'_>, rect: &Rect, radius: f64, hue: &str) {
    let context = pen.context;
    context.set_fill_style_str(hue);
    let width = (BAR * pen.scale).max(2.0 * pen.ratio);
    // Corners smaller than the bar: the bar is straight.
    if radius < width * 1.5 {
        context.fill_rect(rect.x0, rect.y0, width, rect.height());
        return;
    }
    context.begin_path();
    // A third of a turn from the side takes the corner's circle in by half its radius, which is the bar's width.
    let (top, bottom, x) = (rect.y0 + radius, rect.y1 - radius, rect.x0 + radius);
    let _ = context.arc_with_anticlockwise(x, top, radius, PI + FRAC_PI_3, PI, true);
    let _ = context.arc_with_anticlockwise(x, bottom, radius, PI, PI - FRAC_PI_3, true);
    context.close_path();
    context.fill();
}

fn icon(pen: &Pen<'_>, node: &Node, rect: &Rect, hue: &str) {
    let context = pen.context;
    let scale = pen.scale;
    let alpha = context.global_alpha();
    let words = pen.detail >= Detail::Names;
    let side = if words { 30.0 * scale } else { (rect.height() - 10.0 * scale).max(0.0) };
    let left = if words { rect.x0 + 13.0 * scale } else { rect.center().x - side / 2.0 };
    let tile = Rect::sized(left, rect.center().y - side / 2.0, side, side);
    if words {
        context.set_fill_style_str(hue);
        context.set_global_alpha(alpha * 0.12);
        pen.round(&tile, 7.0 * scale);
        context.fill();
        context.set_global_alpha(alpha);
    }
    let size = if words { 20.0 * scale } else { side };
    context.set_stroke_style_str(hue);
    pen.glyph(&node.glyph, Point::new(tile.center().x - size / 2.0, tile.center().y - size / 2.0), size);
}

fn words(pen: &Pen<'_>, node: &Node, rect: &Rect, alpha: f64) {
    let context = pen.context;
    let scale = pen.scale;
    let left = rect.x0 + WORDS * scale;
    let taken = badges::draw(pen, node, rect);
    context.set_global_alpha(alpha);
    let room = rect.x1 - MARGIN * scale - left;
    let below = |points: f64| Point::new(left, rect.y0 + points * scale);
    context.set_fill_style_str(&pen.theme.text);
    if pen.detail == Detail::Names {
        // One line, as large as it takes to be read.
        let size = (14.0 * scale).max(10.0 * pen.ratio);
        pen.face(Style::Strong, size);
        context.set_text_baseline("middle");
        pen.write(&node.title, Style::Strong, size, Point::new(left, rect.center().y), room - taken);
        context.set_text_baseline("alphabetic");
        return;
    }
    let details = pen.detail == Detail::Attributes && !node.details.is_empty();
    let (name, kind) = if details { (19.0, 33.0) } else { (25.0, 41.0) };
    let size = 13.5 * scale;
    pen.face(Style::Strong, size);
    pen.write(&node.title, Style::Strong, size, below(name), room - taken);
    let size = 11.5 * scale;
    pen.face(Style::Plain, size);
    context.set_fill_style_str(&pen.theme.caption);
    if let Some(why) = &node.unfinished {
        pen.write(&format!("{} · {why}", node.caption), Style::Plain, size, below(kind), room);
    } else {
        pen.write(&node.caption, Style::Plain, size, below(kind), room);
    }
    if details {
        let size = 9.0 * scale;
        let values: Vec<String> = node.details.iter().map(|(name, value)| format!("{name} {value}")).collect();
        pen.face(Style::Mono, size);
        pen.write(&values.join("  ·  "), Style::Mono, size, below(47.0), room);
    }
}
