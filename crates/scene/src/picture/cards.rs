//! Cards: a bar and a glyph in the hue of the category, name, readable type, what matters.

use std::fmt::Write;

use domain::scene::Node;

use super::svg::{Detail, Line, escape};
use super::text::{Weight, fit, fit_name, size_for, width};
use super::theme::Theme;

const RADIUS: f32 = 8.0;
/// Long names are drawn smaller before they are cut.
const TITLE_SIZES: [f32; 3] = [TITLE_SIZE, 13.0, 12.0];
/// The largest letters of a card.
pub(super) const TITLE_SIZE: f32 = 14.0;
const CAPTION_SIZES: [f32; 2] = [12.0, 11.0];
const BADGE_SIZE: f32 = 12.0;
const GLYPH: f32 = 20.0;
/// From the card's left edge to its glyph, and to its text.
const GLYPH_AT: f32 = 16.0;
const TEXT: f32 = 44.0;
/// From the text to the card's right edge.
const MARGIN: f32 = 10.0;

pub(super) fn draw(out: &mut String, node: &Node, theme: &Theme, detail: Detail) {
    let Node { x, y, width: wide, height, .. } = node;
    let hue = theme.category(node.category);
    put!(out, "<g><title>{}</title>", escape(&tooltip(node)));
    if theme.shadow && node.unfinished.is_none() {
        put!(
            out,
            "<rect x=\"{x}\" y=\"{}\" width=\"{wide}\" height=\"{height}\" rx=\"{RADIUS}\" fill=\"{}\" \
             fill-opacity=\"0.05\"/>",
            y + 1.5,
            theme.text
        );
    }
    let marked = theme.mark(node.mark);
    let (border, border_width) = match (marked, &node.unfinished) {
        (Some((_, colour)), _) => (colour, 1.5),
        (None, Some(_)) => (theme.unfinished.as_str(), 1.25),
        (None, None) => (theme.card_border.as_str(), 1.0),
    };
    let dash = if node.unfinished.is_some() { " stroke-dasharray=\"5 4\"" } else { "" };
    put!(
        out,
        "<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{height}\" rx=\"{RADIUS}\" fill=\"{}\" stroke=\"{border}\" \
         stroke-width=\"{border_width}\"{dash}/>",
        theme.card
    );
    put!(
        out,
        "<rect x=\"{}\" y=\"{}\" width=\"3\" height=\"{}\" rx=\"1.5\" fill=\"{hue}\"/>",
        x + 5.0,
        y + 10.0,
        height - 20.0
    );
    if detail == Detail::Whole {
        glyph(out, node, hue);
        texts(out, node, theme, hue);
    }
    if let Some((sign, colour)) = marked {
        mark(out, sign, colour, theme, x + wide - 4.0, y + 4.0);
    }
    out.push_str("</g>\n");
}

fn glyph(out: &mut String, node: &Node, hue: &str) {
    if catalogue::glyph(&node.glyph).is_some() {
        put!(
            out,
            "<use href=\"#g-{}\" stroke=\"{hue}\" transform=\"translate({} {}) scale({:.4})\"/>",
            node.glyph,
            node.x + GLYPH_AT,
            node.y + (node.height - GLYPH) / 2.0,
            GLYPH / catalogue::glyphs::GRID
        );
    }
}

fn texts(out: &mut String, node: &Node, theme: &Theme, hue: &str) {
    let left = node.x + TEXT;
    let room = node.width - TEXT - MARGIN;
    let middle = node.y + node.height / 2.0;
    let mut title_room = room;
    if !node.instances.is_empty() {
        // A number that is not known is said, not shouted.
        let known = !node.instances.contains('?');
        let weight = if known { Weight::Strong } else { Weight::Regular };
        let badge = width(&node.instances, weight, BADGE_SIZE);
        Line {
            text: &node.instances,
            x: node.x + node.width - MARGIN - badge,
            baseline: middle - 3.5,
            size: BADGE_SIZE,
            strong: known,
            colour: if known { hue } else { &theme.caption },
        }
        .draw(out);
        title_room -= badge + 6.0;
    }
    let size = size_for(&node.title, Weight::Strong, &TITLE_SIZES, title_room);
    let title = fit_name(&node.title, Weight::Strong, size, title_room);
    Line { text: &title, x: left, baseline: middle - 3.0, size, strong: true, colour: &theme.text }.draw(out);
    let caption = caption(node, room);
    let size = size_for(&caption, Weight::Regular, &CAPTION_SIZES, room);
    let caption = fit(&caption, Weight::Regular, size, room);
    Line { text: &caption, x: left, baseline: middle + 15.0, size, strong: false, colour: &theme.caption }.draw(out);
}

/// The readable type; with the word for what is unfinished, or the detail that tells most, where there is room.
fn caption(node: &Node, room: f32) -> String {
    let detail = node.details.first().map(|(_, value)| value.as_str());
    let Some(more) = node.unfinished.as_deref().or(detail) else { return node.caption.clone() };
    let long = format!("{} · {more}", node.caption);
    if width(&long, Weight::Regular, CAPTION_SIZES[0]) <= room {
        return long;
    }
    // The word for what is unfinished matters more than the end of a long source.
    node.unfinished.as_ref().map_or_else(
        || node.caption.clone(),
        |word| {
            let left = room - width(&format!(" · {word}"), Weight::Regular, CAPTION_SIZES[1]);
            format!("{} · {word}", fit_name(&node.caption, Weight::Regular, CAPTION_SIZES[1], left))
        },
    )
}

/// All that a card has to say.
fn tooltip(node: &Node) -> String {
    let mut text = format!("{} ({})", node.title, node.caption);
    for (name, value) in &node.details {
        put!(text, "; {name}: {value}");
    }
    for more in node.unfinished.iter().chain(&node.note) {
        put!(text, "; {more}");
    }
    text
}

/// The sign of a mark, in a disc on a corner.
pub(super) fn mark(out: &mut String, sign: &str, colour: &str, theme: &Theme, x: f32, y: f32) {
    put!(
        out,
        "<circle cx=\"{x}\" cy=\"{y}\" r=\"9\" fill=\"{colour}\" stroke=\"{}\" stroke-width=\"2\"/>\
         <text x=\"{x}\" y=\"{}\" font-size=\"13\" font-weight=\"600\" text-anchor=\"middle\" fill=\"{}\">{sign}</text>",
        theme.ground,
        y + 4.5,
        theme.card
    );
}
