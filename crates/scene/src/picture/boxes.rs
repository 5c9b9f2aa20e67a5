//! Boxes: a border in the hue of what they are, a faint tint, and a tab with the title.

use std::fmt::Write;

use domain::scene::{Node, NodeShape};

use super::svg::{Detail, Line, escape};
use super::text::{Weight, fit_name, width};
use super::theme::Theme;
use crate::arrange::TITLE;

/// Radius of a box's corners.
const RADIUS: f32 = 10.0;
const TITLE_SIZE: f32 = 13.0;
const CAPTION_SIZE: f32 = 12.0;
/// Side of the glyph in a tab.
const GLYPH: f32 = 16.0;
/// The tab's inner margin.
const INSET: f32 = 10.0;
/// The widest tab asks a box to grow to this.
const WIDEST: f32 = 360.0;

/// The width that a box needs for its title.
pub(crate) fn title_width(node: &Node) -> f32 {
    let badge =
        if node.instances.is_empty() { 0.0 } else { width(&node.instances, Weight::Regular, CAPTION_SIZE) + 8.0 };
    let text = width(&node.title, Weight::Strong, TITLE_SIZE) + badge;
    (text + GLYPH + INSET * 3.0 + RADIUS).min(WIDEST)
}

/// How far the title's tab of a box reaches.
pub(crate) fn tab_width(node: &Node) -> f32 {
    Tab::new(node).width
}

pub(super) fn draw(out: &mut String, node: &Node, theme: &Theme, detail: Detail) {
    let hue = match node.shape {
        NodeShape::Container | NodeShape::Card => theme.category(node.category),
        NodeShape::Module | NodeShape::Group => &theme.group,
    };
    let (border, width_of_border) = theme.mark(node.mark).map_or((hue, 1.0), |(_, colour)| (colour, 2.0));
    let (faint, tab_tint) = theme.tint;
    let dash = match (node.shape, node.unfinished.is_some()) {
        (_, true) => " stroke-dasharray=\"5 4\"",
        (NodeShape::Group, false) => " stroke-dasharray=\"1 4\" stroke-linecap=\"round\"",
        (NodeShape::Container | NodeShape::Module | NodeShape::Card, false) => "",
    };
    let Node { x, y, width: wide, height, .. } = node;
    put!(out, "<g><title>{}</title>", escape(&format!("{} ({})", node.title, node.caption)));
    put!(
        out,
        "<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{height}\" rx=\"{RADIUS}\" fill=\"{hue}\" \
         fill-opacity=\"0.{faint:02}\"/>"
    );
    let tab = Tab::new(node);
    let (right, bottom) = (x + tab.width, y + TITLE);
    put!(
        out,
        "<path d=\"M{x} {bottom}V{}Q{x} {y} {} {y}H{right}V{}Q{right} {bottom} {} {bottom}Z\" fill=\"{hue}\" \
         fill-opacity=\"0.{tab_tint:02}\"/>",
        y + RADIUS,
        x + RADIUS,
        bottom - 6.0,
        right - 6.0
    );
    put!(
        out,
        "<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{height}\" rx=\"{RADIUS}\" fill=\"none\" \
         stroke=\"{border}\" stroke-opacity=\"0.55\" stroke-width=\"{width_of_border}\"{dash}/>"
    );
    if detail == Detail::Whole {
        tab.draw(out, node, theme, hue);
    }
    if let Some((sign, colour)) = theme.mark(node.mark) {
        super::cards::mark(out, sign, colour, theme, x + wide - 4.0, y + 4.0);
    }
    out.push_str("</g>\n");
}

/// What stands in the tab, cut to what the box has room for.
struct Tab {
    title: String,
    caption: String,
    instances: String,
    width: f32,
}

impl Tab {
    fn new(node: &Node) -> Self {
        let room = node.width - GLYPH - INSET * 3.0;
        let instances = node.instances.clone();
        let badge = if instances.is_empty() { 0.0 } else { width(&instances, Weight::Regular, CAPTION_SIZE) + 8.0 };
        let title = fit_name(&node.title, Weight::Strong, TITLE_SIZE, room - badge);
        let used = width(&title, Weight::Strong, TITLE_SIZE) + badge;
        let wanted = match node.shape {
            NodeShape::Container | NodeShape::Module | NodeShape::Card => node.caption.as_str(),
            NodeShape::Group => "",
        };
        // A caption that would have to be cut says less than none.
        let caption_room = room - used - 8.0;
        let caption_fits = width(wanted, Weight::Regular, CAPTION_SIZE) <= caption_room;
        let caption = if caption_fits { wanted.to_owned() } else { String::new() };
        let caption_width = if caption.is_empty() { 0.0 } else { width(&caption, Weight::Regular, CAPTION_SIZE) + 8.0 };
        let glyph = if node.glyph.is_empty() { 0.0 } else { GLYPH + 6.0 };
        let wide = (INSET + glyph + used + caption_width + INSET).min(node.width - RADIUS);
        Self { title, caption, instances, width: wide.max(RADIUS * 2.0) }
    }

    fn draw(&self, out: &mut String, node: &Node, theme: &Theme, hue: &str) {
        let mut x = node.x + INSET;
        let baseline = node.y + TITLE / 2.0 + 4.5;
        if catalogue::glyph(&node.glyph).is_some() {
            let scale = GLYPH / catalogue::glyphs::GRID;
            put!(
                out,
                "<use href=\"#g-{}\" stroke=\"{hue}\" transform=\"translate({x} {}) scale({scale:.4})\"/>",
                node.glyph,
                node.y + (TITLE - GLYPH) / 2.0
            );
            x += GLYPH + 6.0;
        }
        Line { text: &self.title, x, baseline, size: TITLE_SIZE, strong: true, colour: &theme.text }.draw(out);
        x += width(&self.title, Weight::Strong, TITLE_SIZE) + 8.0;
        if !self.instances.is_empty() {
            let known = !self.instances.contains('?');
            let colour = if known { hue } else { &theme.caption };
            Line { text: &self.instances, x, baseline, size: CAPTION_SIZE, strong: known, colour }.draw(out);
            x += width(&self.instances, Weight::Strong, CAPTION_SIZE) + 8.0;
        }
        Line { text: &self.caption, x, baseline, size: CAPTION_SIZE, strong: false, colour: &theme.caption }.draw(out);
    }
}
