//! Cards: a bar and a glyph in the hue of the category, name, readable type, what matters.

use std::fmt::Write;

use domain::scene::Node;

use super::svg::{Line, escape};
use super::text::{Weight, fit, width};
use super::theme::Theme;

const RADIUS: f32 = 8.0;
const TITLE_SIZE: f32 = 14.0;
const CAPTION_SIZE: f32 = 12.0;
const GLYPH: f32 = 22.0;
/// From the card's left edge to its text.
const TEXT: f32 = 46.0;
/// From the text to the card's right edge.
const MARGIN: f32 = 12.0;

pub(super) fn draw(out: &mut String, node: &Node, theme: &Theme) {
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
    if catalogue::glyph(&node.glyph).is_some() {
        put!(
            out,
            "<use href=\"#g-{}\" stroke=\"{hue}\" transform=\"translate({} {}) scale({:.4})\"/>",
            node.glyph,
            x + 16.0,
            y + (height - GLYPH) / 2.0,
            GLYPH / catalogue::glyphs::GRID
        );
    }
    texts(out, node, theme, hue);
    if let Some((sign, colour)) = marked {
        mark(out, sign, colour, theme, x + wide - 4.0, y + 4.0);
    }
    out.push_str("</g>\n");
}

fn texts(out: &mut String, node: &Node, theme: &Theme, hue: &str) {
    let left = node.x + TEXT;
    let room = node.width - TEXT - MARGIN;
    let middle = node.y + node.height / 2.0;
    let mut title_room = room;
    if !node.instances.is_empty() {
        let badge = width(&node.instances, Weight::Strong, CAPTION_SIZE);
        let x = node.x + node.width - MARGIN - badge;
        let line =
            Line { text: &node.instances, x, baseline: middle - 3.5, size: CAPTION_SIZE, strong: true, colour: hue };
        line.draw(out);
        title_room -= badge + 8.0;
    }
    let title = fit(&node.title, Weight::Strong, TITLE_SIZE, title_room);
    Line { text: &title, x: left, baseline: middle - 3.0, size: TITLE_SIZE, strong: true, colour: &theme.text }
        .draw(out);
    let caption = fit(&caption(node, room), Weight::Regular, CAPTION_SIZE, room);
    Line {
        text: &caption,
        x: left,
        baseline: middle + 15.0,
        size: CAPTION_SIZE,
        strong: false,
        colour: &theme.caption,
    }
    .draw(out);
}

/// The readable type; with the word for what is unfinished, or the detail that tells most, where there is room.
fn caption(node: &Node, room: f32) -> String {
    let detail = node.details.first().map(|(_, value)| value.as_str());
    let Some(more) = node.unfinished.as_deref().or(detail) else { return node.caption.clone() };
    let long = format!("{} · {more}", node.caption);
    if width(&long, Weight::Regular, CAPTION_SIZE) <= room || node.unfinished.is_some() {
        long
    } else {
        node.caption.clone()
    }
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
