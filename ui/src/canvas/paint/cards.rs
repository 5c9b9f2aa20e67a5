//! Cards: category bar, glyph, name, readable type, badges.

use std::borrow::Cow;

use domain::Category;
use domain::scene::{Mark, Node};

use super::badges;
use super::pen::{Pen, Style};
use super::sprites::{Cell, Sprites};
use crate::canvas::geometry::{Point, Rect};
use crate::canvas::picture::Picture;
use crate::canvas::visible::Detail;
use crate::canvas::words::Face;

/// Radius of a card's corners, in points.
pub const CORNER: f64 = 8.0;
/// The category bar: from the left edge, from the upper and lower edges, width, in points.
const BAR: (f64, f64, f64) = (5.0, 10.0, 3.0);
/// The glyph's side, and where it begins, in points.
const GLYPH: f64 = 20.0;
const GLYPH_AT: f64 = 16.0;
/// Where words begin, and how much is free at their right, in points.
const WORDS: f64 = 44.0;
const MARGIN: f64 = 10.0;
/// Long names are drawn smaller before they are cut.
const TITLE_SIZES: [f64; 3] = [14.0, 13.0, 12.0];
const CAPTION_SIZES: [f64; 2] = [12.0, 11.0];
const DETAIL_SIZE: f64 = 9.5;
/// The smallest readable size of a name and of a type, in pixels.
const SMALLEST: (f64, f64) = (10.0, 8.5);
/// The smallest size of a name that stands alone on its card, and where it begins, in pixels.
const SMALLEST_ALONE: f64 = 9.0;
const BESIDE_BAR: f64 = 6.0;
/// The zoom from which blocks have their category bar.
const BARS_FROM: f64 = 0.12;
/// How strong the colour of a block is.
const BLOCK_TINT: f64 = 0.38;
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
    for (category, rects) in of_category.iter().filter(|(_, rects)| !rects.is_empty()) {
        context.set_fill_style_str(pen.theme.category(*category));
        context.set_global_alpha(if pen.comparing { 0.15 } else { BLOCK_TINT });
        for (rect, _) in rects {
            pen.fill(rect);
        }
        if !pen.comparing && pen.scale / pen.ratio >= BARS_FROM {
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

/// Draws cards where they stand.
pub fn cards(pen: &Pen<'_>, picture: &Picture, cards: &[u32], sprites: &mut Sprites) {
    // All sprites first: a bitmap that is drawn on between two copies of it is copied whole each time.
    let cells: Vec<Option<Cell>> =
        cards.iter().map(|at| picture.node(*at).and_then(|node| sprites.of(pen, node))).collect();
    for (at, cell) in cards.iter().zip(cells) {
        let Some(node) = picture.node(*at) else { continue };
        let rect = pen.sharp(&picture.rect(*at));
        match cell {
            Some(cell) => sprites.copy(pen, cell, Point::new(rect.x0, rect.y0)),
            None => shell(pen, node, &rect),
        }
        inside(pen, picture, *at, &rect);
    }
}

/// Draws one card where it covers `rect` of the scene.
pub fn card(pen: &Pen<'_>, picture: &Picture, at: u32, rect: &Rect) {
    let Some(node) = picture.node(at) else { return };
    let rect = pen.sharp(rect);
    shell(pen, node, &rect);
    inside(pen, picture, at, &rect);
}

/// Draws a card that covers `rect` of the screen, but for its words and its mark.
pub fn shell(pen: &Pen<'_>, node: &Node, rect: &Rect) {
    let context = pen.context;
    let scale = pen.scale;
    let hue = pen.theme.category(node.category);
    let mark = if pen.comparing { pen.theme.mark(node.mark) } else { None };
    let alpha = opacity(pen, node);
    let unfinished = node.unfinished.is_some();

    if pen.detail >= Detail::Names && !unfinished {
        context.set_fill_style_str(&pen.theme.shadow);
        pen.round(&rect.moved(0.0, 1.5 * scale), CORNER * scale);
        context.fill();
    }
    pen.round(rect, CORNER * scale);
    // What is unfinished is as flat as the ground.
    context.set_fill_style_str(if unfinished { &pen.theme.ground } else { &pen.theme.card });
    context.fill();
    if pen.detail <= Detail::Titles {
        // Without a glyph beside words the hue is what tells cards apart.
        context.set_fill_style_str(hue);
        context.set_global_alpha(alpha * 0.12);
        context.fill();
    }
    let hair = pen.hair();
    context.set_global_alpha(alpha);
    context.set_line_width(if mark.is_some() { 2.0 * hair } else { hair });
    let border = if unfinished { &pen.theme.unfinished } else { &pen.theme.card_border };
    context.set_stroke_style_str(mark.unwrap_or(border));
    pen.round(&rect.grown(-hair / 2.0), CORNER * scale);
    if unfinished {
        pen.dash(&[5.0, 4.0]);
        context.stroke();
        pen.dash(&[]);
    } else {
        context.stroke();
    }
    bar(pen, rect, hue);
    if pen.detail == Detail::Titles {
        context.set_global_alpha(1.0);
        return;
    }
    context.set_stroke_style_str(hue);
    let middle = rect.center();
    let (size, left) = if pen.detail == Detail::Shapes {
        let size = (rect.height() - 8.0 * scale).max(0.0);
        (size, middle.x - size / 2.0)
    } else {
        (GLYPH * scale, rect.x0 + GLYPH_AT * scale)
    };
    pen.glyph(&node.glyph, Point::new(left, middle.y - size / 2.0), size);
    context.set_global_alpha(1.0);
}

/// Draws a card's words and its mark.
fn inside(pen: &Pen<'_>, picture: &Picture, at: u32, rect: &Rect) {
    let Some(node) = picture.node(at) else { return };
    if pen.detail > Detail::Shapes {
        pen.context.set_global_alpha(opacity(pen, node));
        words(pen, picture, at, rect);
        pen.context.set_global_alpha(1.0);
    }
    if pen.comparing {
        badges::disc(pen, node.mark, rect);
    } else if pen.detail > Detail::Shapes {
        badges::disc_left(pen, badges::planned(node), rect);
        badges::concern(pen, node, rect);
    }
}

/// In a comparison, what is unmarked recedes.
fn opacity(pen: &Pen<'_>, node: &Node) -> f64 {
    if pen.comparing && node.mark == Mark::None { RECEDING } else { 1.0 }
}

/// The category bar.
fn bar(pen: &Pen<'_>, rect: &Rect, hue: &str) {
    let scale = pen.scale;
    let inset = BAR.1 * scale;
    let width = (BAR.2 * scale).max(2.0 * pen.ratio);
    let bar = Rect::sized(
        rect.x0 + (BAR.0 * scale).max(2.0 * pen.ratio),
        rect.y0 + inset,
        width,
        rect.height() - 2.0 * inset,
    );
    pen.context.set_fill_style_str(hue);
    if pen.detail <= Detail::Titles {
        pen.fill(&bar);
    } else {
        pen.round(&bar, width / 2.0);
        pen.context.fill();
    }
}

fn words(pen: &Pen<'_>, picture: &Picture, at: u32, rect: &Rect) {
    let Some(node) = picture.node(at) else { return };
    let title = picture.title(at);
    let context = pen.context;
    let scale = pen.scale;
    let alone = pen.detail == Detail::Titles;
    let (before, after) = if alone { (BESIDE_BAR * pen.ratio, pen.ratio) } else { (WORDS * scale, MARGIN * scale) };
    let (left, right, middle) = (rect.x0 + before, rect.x1 - after, rect.center().y);
    if pen.detail <= Detail::Names {
        // One line, as large as it takes to be read.
        context.set_text_baseline("middle");
        let least = if alone { SMALLEST_ALONE } else { SMALLEST.0 };
        let size = (TITLE_SIZES[0] * scale).max(least * pen.ratio);
        let badges = if alone { 0.0 } else { badges::instances(pen, node, right, middle) };
        let room = right - left - badges;
        context.set_fill_style_str(&pen.theme.text);
        let place = Point::new(left, middle);
        // Only a name that stands alone has to tell.
        if !picture.name_tells(at) && !node.caption.is_empty() {
            pen.face(Style::Plain, size);
            pen.write(&node.caption, Style::Plain, size, place, room);
        } else {
            pen.face(Style::Strong, size);
            pen.write_name(title, Style::Strong, size, place, room);
        }
        context.set_text_baseline("alphabetic");
        return;
    }
    let details = pen.detail == Detail::Attributes && !node.details.is_empty();
    let (name, kind) = if details {
        (middle - 9.0 * scale, middle + 5.5 * scale)
    } else {
        (middle - 3.0 * scale, middle + 15.0 * scale)
    };

    let room = right - left - badges::instances(pen, node, right, name);
    let size = size_for(&pen.letters.strong, title, &TITLE_SIZES, room / scale) * scale;
    let size = size.max(SMALLEST.0 * pen.ratio);
    context.set_fill_style_str(&pen.theme.text);
    pen.face(Style::Strong, size);
    pen.write_name(title, Style::Strong, size, Point::new(left, name), room);

    let room = right - left - badges::note(pen, node, right, kind - 4.0 * scale);
    let least = SMALLEST.1 * pen.ratio / scale;
    let caption = caption(&pen.letters.plain, node, room / scale, least, details);
    let size = size_for(&pen.letters.plain, &caption, &CAPTION_SIZES, room / scale).max(least) * scale;
    context.set_fill_style_str(&pen.theme.caption);
    pen.face(Style::Plain, size);
    pen.write(&caption, Style::Plain, size, Point::new(left, kind), room);

    if details {
        let size = DETAIL_SIZE * scale;
        pen.face(Style::Mono, size);
        pen.write(
            &attributes(&pen.letters.mono, node, (right - left) / size),
            Style::Mono,
            size,
            Point::new(left, middle + 19.0 * scale),
            right - left,
        );
    }
}

/// The readable type; with the word for what is unfinished, or the detail that tells most, where there is room.
fn caption<'a>(face: &Face, node: &'a Node, room: f64, least: f64, details: bool) -> Cow<'a, str> {
    let [large, small] = CAPTION_SIZES.map(|size| size.max(least));
    // `true` says nothing without its name.
    let telling = |value: &&str| !details && !matches!(*value, "true" | "false");
    let detail = node.details.first().map(|(_, value)| value.as_str()).filter(telling);
    let Some(more) = node.unfinished.as_deref().or(detail) else { return Cow::Borrowed(&node.caption) };
    let most = room / large;
    let rest = face.width(more) + face.width(" · ");
    if face.width(&node.caption) + rest <= most {
        return Cow::Owned(format!("{} · {more}", node.caption));
    }
    if node.unfinished.is_some() {
        // The word for what is unfinished matters more than the end of a long type.
        let cut = face.fitted_name(&node.caption, room / small - rest);
        return if cut.chars().count() < 6 { Cow::Borrowed(more) } else { Cow::Owned(format!("{cut} · {more}")) };
    }
    Cow::Borrowed(&node.caption)
}

/// As many attributes as have room, each with its name; the first one's value alone, where not even that has.
fn attributes<'a>(face: &Face, node: &'a Node, room: f64) -> Cow<'a, str> {
    let mut line = String::new();
    for (name, value) in &node.details {
        let before = if line.is_empty() { "" } else { " · " };
        let more = format!("{before}{name} {value}");
        if face.width(&line) + face.width(&more) > room {
            break;
        }
        line.push_str(&more);
    }
    match node.details.first() {
        Some((_, value)) if line.is_empty() => Cow::Borrowed(value),
        _ => Cow::Owned(line),
    }
}

/// The largest of the sizes in which the text fits, or the smallest.
fn size_for<const N: usize>(face: &Face, text: &str, sizes: &[f64; N], room: f64) -> f64 {
    let one = face.width(text);
    let fitting = sizes.iter().copied().find(|size| one * size <= room);
    fitting.unwrap_or_else(|| sizes.last().copied().unwrap_or_default())
}
