//! The whole drawing, as one SVG that needs nothing else.

use std::collections::BTreeSet;
use std::fmt::Write;

use domain::scene::{NodeShape, Scene};

use super::theme::Theme;
use super::{boxes, cards, edges};

/// Pixels of a letter's height below which words are a grey haze.
const SMALLEST_READABLE: f32 = 2.0;

/// How much of the scene is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// Everything.
    Whole,
    /// Without words and glyphs, for a picture so small that nobody could read them: shaping them would take most of its time.
    Shapes,
}

impl Detail {
    /// What is worth drawing where a point of the scene takes `scale` pixels.
    pub(super) fn at(scale: f32) -> Self {
        if scale < SMALLEST_READABLE / cards::TITLE_SIZE { Self::Shapes } else { Self::Whole }
    }
}

/// A line of text.
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) x: f32,
    pub(super) baseline: f32,
    pub(super) size: f32,
    pub(super) strong: bool,
    pub(super) colour: &'a str,
}

impl Line<'_> {
    pub(super) fn draw(&self, out: &mut String) {
        if self.text.is_empty() {
            return;
        }
        let weight = if self.strong { " font-weight=\"600\"" } else { "" };
        put!(
            out,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight} fill=\"{}\">{}</text>",
            self.x,
            self.baseline,
            self.size,
            self.colour,
            escape(self.text)
        );
    }
}

/// Draws a scene. What is written is a standalone document; every text of the scene is escaped.
#[must_use]
pub fn svg(scene: &Scene, theme: &Theme) -> String {
    drawing(scene, theme, Detail::Whole)
}

pub(super) fn drawing(scene: &Scene, theme: &Theme, detail: Detail) -> String {
    let mut out = String::with_capacity(2_048 + scene.nodes.len() * 640 + scene.edges.len() * 200);
    let (width, height) = (scene.width.max(1.0).ceil(), scene.height.max(1.0).ceil());
    put!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"Inter, system-ui, sans-serif\">\n"
    );
    if detail == Detail::Whole {
        definitions(&mut out, scene, theme);
    }
    put!(out, "<rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n", theme.ground);
    let is_card = |shape: NodeShape| shape == NodeShape::Card;
    for node in scene.nodes.iter().filter(|node| !is_card(node.shape)) {
        boxes::draw(&mut out, node, theme, detail);
    }
    edges::draw(&mut out, scene, theme, detail);
    for node in scene.nodes.iter().filter(|node| is_card(node.shape)) {
        cards::draw(&mut out, node, theme, detail);
    }
    out.push_str("</svg>\n");
    out
}

/// Glyphs and arrow heads that are used, each once.
fn definitions(out: &mut String, scene: &Scene, theme: &Theme) {
    out.push_str("<defs>\n");
    let used: BTreeSet<&str> = scene.nodes.iter().map(|node| node.glyph.as_str()).collect();
    for glyph in used.into_iter().filter_map(catalogue::glyph) {
        put!(
            out,
            "<path id=\"g-{}\" d=\"{}\" fill=\"none\" stroke-width=\"{}\" stroke-linecap=\"round\" \
             stroke-linejoin=\"round\"/>\n",
            glyph.id,
            glyph.path.replace('\n', " "),
            catalogue::glyphs::STROKE
        );
    }
    edges::definitions(out, scene, theme);
    out.push_str("</defs>\n");
}

/// Text as it may stand in XML: what would end it is escaped, what XML forbids is left out.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => {}
            '\t' | '\n' | '\r' => escaped.push(' '),
            control if control.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}
