//! What every part of the painting needs: where to draw, at what scale, with which colours and words.

use std::collections::HashMap;

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, Path2d};

use super::theme::Theme;
use crate::canvas::geometry::{Point, Rect};
use crate::canvas::visible::Detail;
use crate::canvas::words::Face;
use crate::canvas_contract::Concerns;

/// The faces and glyphs of a page.
#[derive(Debug)]
pub struct Letters {
    /// For names and titles.
    pub strong: Face,
    /// For types.
    pub plain: Face,
    /// For values.
    pub mono: Face,
    /// Glyphs by id, on a grid of 24 by 24.
    pub glyphs: HashMap<String, Path2d>,
}

impl Letters {
    /// The face of a style.
    pub const fn of(&self, style: Style) -> &Face {
        match style {
            Style::Strong => &self.strong,
            Style::Plain => &self.plain,
            Style::Mono => &self.mono,
        }
    }
}

/// Draws on a context; places are those of the scene, sizes are pixels of the screen.
pub struct Pen<'a> {
    /// What is drawn on.
    pub context: &'a CanvasRenderingContext2d,
    /// Colours.
    pub theme: &'a Theme,
    /// Words and glyphs.
    pub letters: &'a Letters,
    /// Pixels of the screen per point.
    pub scale: f64,
    /// Pixels of the screen per pixel of CSS.
    pub ratio: f64,
    /// Where the scene's origin stands, in pixels of the screen.
    pub origin: Point,
    /// The pixels that are drawn on.
    pub sight: Rect,
    /// How much of each thing is drawn.
    pub detail: Detail,
    /// Whether marks are shown and what is unmarked recedes.
    pub comparing: bool,
    /// What is broken at each component.
    pub concerns: &'a Concerns,
}

/// A face of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Names and titles.
    Strong,
    /// Types.
    Plain,
    /// Values.
    Mono,
}

impl Pen<'_> {
    /// Where a place of the scene stands.
    pub fn at(&self, place: Point) -> Point {
        Point::new(place.x * self.scale + self.origin.x, place.y * self.scale + self.origin.y)
    }

    /// What a rectangle of the scene covers.
    pub fn rect(&self, rect: &Rect) -> Rect {
        let (from, to) = (self.at(Point::new(rect.x0, rect.y0)), self.at(Point::new(rect.x1, rect.y1)));
        Rect { x0: from.x, y0: from.y, x1: to.x, y1: to.y }
    }

    /// What a rectangle of the scene covers, in whole pixels, so that its edges are sharp.
    pub fn sharp(&self, rect: &Rect) -> Rect {
        let rect = self.rect(rect);
        Rect { x0: rect.x0.round(), y0: rect.y0.round(), x1: rect.x1.round(), y1: rect.y1.round() }
    }

    /// A pixel of CSS, in whole pixels of the screen.
    pub fn hair(&self) -> f64 {
        self.ratio.round().max(1.0)
    }

    /// Sets the face of words of a size in pixels of the screen.
    pub fn face(&self, style: Style, size: f64) {
        // Quarters of a pixel, so that a zoom does not ask for a new face each frame.
        let size = (size * 4.0).round() / 4.0;
        let (weight, family) = match style {
            Style::Strong => (&self.theme.weight_strong, &self.theme.sans),
            Style::Plain => (&self.theme.weight, &self.theme.sans),
            Style::Mono => (&self.theme.weight, &self.theme.mono),
        };
        self.context.set_font(&format!("{weight} {size}px {family}"));
    }

    /// Writes `text` on a line, cut short where it is wider than `room`; how wide it came out.
    pub fn write(&self, text: &str, style: Style, size: f64, at: Point, room: f64) -> f64 {
        self.put(&self.letters.of(style).fitted(text, room / size), style, size, at)
    }

    /// Writes a name on a line, its middle left out where it is wider than `room`; how wide it came out.
    pub fn write_name(&self, text: &str, style: Style, size: f64, at: Point, room: f64) -> f64 {
        self.put(&self.letters.of(style).fitted_name(text, room / size), style, size, at)
    }

    fn put(&self, text: &str, style: Style, size: f64, at: Point) -> f64 {
        if text.is_empty() {
            return 0.0;
        }
        // Nothing can be done about a context that refuses: the frame goes on without the word.
        let _ = self.context.fill_text(text, at.x, at.y);
        self.letters.of(style).width(text) * size
    }

    /// Draws a glyph in the colour of strokes, `size` pixels wide with its corner at a place.
    pub fn glyph(&self, id: &str, at: Point, size: f64) {
        let glyphs = &self.letters.glyphs;
        let Some(path) = glyphs.get(id).or_else(|| glyphs.get("generic")) else { return };
        let scale = size / 24.0;
        self.context.save();
        let _ = self.context.translate(at.x, at.y);
        let _ = self.context.scale(scale, scale);
        self.context.set_line_cap("round");
        self.context.set_line_join("round");
        // At small sizes the stroke stays one pixel wide.
        self.context.set_line_width((1.5_f64).max(1.1 * self.ratio / scale));
        self.context.stroke_with_path(path);
        self.context.restore();
    }

    /// Begins a path around a rectangle with round corners.
    pub fn round(&self, rect: &Rect, radius: f64) {
        self.context.begin_path();
        self.add_round(rect, radius);
    }

    /// Adds a rectangle with round corners to the path.
    pub fn add_round(&self, rect: &Rect, radius: f64) {
        let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0).max(0.0);
        let _ = self.context.round_rect_with_f64(rect.x0, rect.y0, rect.width(), rect.height(), radius);
    }

    /// Fills a rectangle.
    pub fn fill(&self, rect: &Rect) {
        self.context.fill_rect(rect.x0, rect.y0, rect.width(), rect.height());
    }

    /// Makes strokes dashed, with `lengths` of dash and gap in pixels of CSS; none for a full line.
    pub fn dash(&self, lengths: &[f64]) {
        let list: Array = lengths.iter().map(|length| JsValue::from_f64(length * self.ratio)).collect();
        let _ = self.context.set_line_dash(&list);
    }
}
