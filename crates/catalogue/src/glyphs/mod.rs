//! The drawings: simple strokes on a grid of 24, 1.5 wide, with round caps and joins, our own.
//!
//! A path uses only the commands `M L H V C Q A Z` in both cases, so that one text serves the canvas, SVG and PNG.
//! A glyph is drawn with a stroke in the current colour and no fill.

use serde::Serialize;

/// Width and height of the box that every glyph is drawn in.
pub const GRID: f32 = 24.0;
/// Width of the stroke on that grid.
pub const STROKE: f32 = 1.5;
/// The glyph of what is not known.
pub const GENERIC: &str = "generic";

/// A drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Glyph {
    /// `load-balancer`
    pub id: &'static str,
    /// What it shows, for a person.
    pub name: &'static str,
    /// SVG path data.
    pub path: &'static str,
}

/// Every glyph, ordered by id.
#[must_use]
pub fn all() -> &'static [Glyph] {
    GLYPHS
}

/// The glyph of this id.
#[must_use]
pub fn glyph(id: &str) -> Option<&'static Glyph> {
    GLYPHS.binary_search_by(|glyph| glyph.id.cmp(id)).ok().and_then(|index| GLYPHS.get(index))
}

include!(concat!(env!("OUT_DIR"), "/glyphs.rs"));
