//! Everything, small, with what is in sight.

use std::collections::BTreeMap;

use domain::Category;

use super::surface::Surface;
use super::theme::Theme;
use crate::canvas::geometry::{Point, Rect};
use crate::canvas::picture::Picture;

/// Free pixels around the picture.
const MARGIN: f64 = 8.0;

/// The minimap: a bitmap of everything, and the surface on which it is shown.
#[derive(Debug)]
pub struct Minimap {
    surface: Surface,
    all: Surface,
    drawn: Option<(u64, u64)>,
}

/// How a picture fits into a minimap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    scale: f64,
    origin: Point,
}

/// Width of the minimap, and its least and most height, in pixels of CSS.
const WIDTH: f64 = 184.0;
const HEIGHTS: (f64, f64) = (56.0, 140.0);

/// Width and height of the minimap of a picture, in pixels of CSS.
pub fn size(bounds: Option<Rect>) -> (f64, f64) {
    let height = bounds.map_or(HEIGHTS.0, |bounds| {
        let inner = (WIDTH - 2.0 * MARGIN) * bounds.height() / bounds.width().max(1.0) + 2.0 * MARGIN;
        inner.round().clamp(HEIGHTS.0, HEIGHTS.1)
    });
    (WIDTH, height)
}

impl Fit {
    /// Puts `bounds` into the middle of `width` by `height` pixels.
    pub fn new(bounds: &Rect, width: f64, height: f64) -> Self {
        let across = (width - 2.0 * MARGIN).max(1.0) / bounds.width().max(1.0);
        let down = (height - 2.0 * MARGIN).max(1.0) / bounds.height().max(1.0);
        let scale = across.min(down);
        let center = bounds.center();
        Self { scale, origin: Point::new(width / 2.0 - center.x * scale, height / 2.0 - center.y * scale) }
    }

    /// The place of the scene at a pixel of the minimap.
    pub fn to_scene(self, at: Point) -> Point {
        Point::new((at.x - self.origin.x) / self.scale, (at.y - self.origin.y) / self.scale)
    }

    fn rect(self, rect: &Rect) -> Rect {
        let (scale, origin) = (self.scale, self.origin);
        Rect {
            x0: rect.x0 * scale + origin.x,
            y0: rect.y0 * scale + origin.y,
            x1: rect.x1 * scale + origin.x,
            y1: rect.y1 * scale + origin.y,
        }
    }
}

impl Minimap {
    /// A minimap on `surface`.
    pub fn new(surface: Surface) -> Option<Self> {
        Some(Self { surface, all: Surface::hidden(true)?, drawn: None })
    }

    /// Whether it has drawn a picture already.
    pub fn shows(&self, revision: (u64, u64)) -> bool {
        self.drawn == Some(revision)
    }

    /// Shows `picture`, of which `sight` is in sight.
    pub fn draw(&mut self, picture: &Picture, theme: &Theme, sight: &Rect, ratio: f64, revision: (u64, u64)) {
        let size = size(picture.bounds());
        let (width, height) = ((size.0 * ratio).round(), (size.1 * ratio).round());
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the size of a minimap")]
        let pixels = (width.max(1.0) as u32, height.max(1.0) as u32);
        self.surface.resize(pixels.0, pixels.1);
        if self.all.resize(pixels.0, pixels.1) || self.drawn != Some(revision) {
            self.drawn = Some(revision);
            // The element is as high as the picture is long.
            let _ = self.surface.canvas.style().set_property("height", &format!("{}px", size.1));
            everything(&self.all, picture, theme, ratio);
        }
        let context = &self.surface.context;
        context.clear_rect(0.0, 0.0, width, height);
        let Some(bounds) = picture.bounds() else { return };
        let _ = context.draw_image_with_html_canvas_element(&self.all.canvas, 0.0, 0.0);
        let seen = Fit::new(&bounds, width, height).rect(sight);
        // What is in sight may be larger than the minimap: its border then runs along the edge.
        let half = ratio.round().max(1.0);
        let clamp = |value: f64, high: f64| value.clamp(half, (high - half).max(half));
        let seen = Rect {
            x0: clamp(seen.x0, width),
            y0: clamp(seen.y0, height),
            x1: clamp(seen.x1, width),
            y1: clamp(seen.y1, height),
        };
        context.set_fill_style_str(&theme.marquee);
        context.fill_rect(seen.x0, seen.y0, seen.width(), seen.height());
        context.set_stroke_style_str(&theme.selection);
        context.set_line_width(1.5 * ratio);
        context.stroke_rect(seen.x0, seen.y0, seen.width(), seen.height());
    }
}

fn everything(surface: &Surface, picture: &Picture, theme: &Theme, ratio: f64) {
    let context = &surface.context;
    let (width, height) = (surface.width(), surface.height());
    context.clear_rect(0.0, 0.0, width, height);
    let Some(bounds) = picture.bounds() else { return };
    let fit = Fit::new(&bounds, width, height);
    context.set_line_width(ratio);
    for at in picture.boxes() {
        let Some(node) = picture.node(*at) else { continue };
        let rect = fit.rect(&picture.rect(*at));
        context.set_fill_style_str(theme.category(node.category));
        context.set_global_alpha(0.1);
        context.fill_rect(rect.x0, rect.y0, rect.width(), rect.height());
        context.set_global_alpha(0.35);
        context.set_stroke_style_str(theme.category(node.category));
        context.stroke_rect(rect.x0, rect.y0, rect.width(), rect.height());
    }
    let mut cards: BTreeMap<Category, Vec<Rect>> = BTreeMap::new();
    for at in (0..picture.len()).filter(|at| picture.is_card(*at)) {
        if let Some(node) = picture.node(at) {
            cards.entry(node.category).or_default().push(fit.rect(&picture.rect(at)));
        }
    }
    context.set_global_alpha(0.75);
    for (category, rects) in cards {
        context.set_fill_style_str(theme.category(category));
        for rect in rects {
            context.fill_rect(rect.x0, rect.y0, rect.width().max(ratio), rect.height().max(ratio));
        }
    }
    context.set_global_alpha(1.0);
}
