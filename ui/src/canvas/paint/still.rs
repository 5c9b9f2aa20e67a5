//! What stands still: drawn once into a bitmap in memory, which is moved while one pans; only the strips that come into sight
//! are drawn.

use super::pen::Pen;
use super::surface::Surface;
use super::{boxes, cards, edges};
use crate::canvas::engine::Engine;
use crate::canvas::geometry::{Point, Rect};
use crate::canvas::scroll;
use crate::canvas::visible::{Detail, Visible};

/// Points between the dots of the ground.
const DOTS: f64 = 24.0;
/// How far anything is drawn outside of its place, in pixels of CSS: shadows, arrow heads, borders.
const OVERHANG: f64 = 12.0;

/// The bitmap, and of what it is.
#[derive(Debug)]
pub struct Still {
    /// The bitmap.
    pub surface: Surface,
    drawn: Option<Drawn>,
    visible: Visible,
}

/// What a bitmap shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drawn {
    /// Pixels of the screen per point.
    pub scale: f64,
    /// Where the scene's origin stands.
    pub origin: Point,
    /// Of the engine and of the painter.
    pub revision: (u64, u64),
}

impl Still {
    /// A bitmap with nothing on it.
    pub fn new() -> Option<Self> {
        Some(Self { surface: Surface::hidden(false)?, drawn: None, visible: Visible::default() })
    }

    /// Makes it as large as the canvas.
    pub fn resize(&mut self, width: u32, height: u32) {
        if self.surface.resize(width, height) {
            self.drawn = None;
        }
    }

    /// What it shows, if anything.
    pub const fn drawn(&self) -> Option<&Drawn> {
        self.drawn.as_ref()
    }

    /// Brings it up to date; `on` makes the pen for its context.
    pub fn update<'a>(&'a mut self, engine: &Engine, wanted: Drawn, pen: impl FnOnce(&'a Surface) -> Pen<'a>) {
        let (width, height) = (self.surface.width(), self.surface.height());
        let whole = vec![Rect::sized(0.0, 0.0, width, height)];
        let parts = match self.drawn {
            Some(drawn) if drawn == wanted => return,
            Some(drawn) if drawn.revision == wanted.revision && drawn.scale.to_bits() == wanted.scale.to_bits() => {
                let (dx, dy) = (wanted.origin.x - drawn.origin.x, wanted.origin.y - drawn.origin.y);
                scroll::uncovered(width, height, dx, dy).map_or(whole, |parts| {
                    let _ = self.surface.context.draw_image_with_html_canvas_element(&self.surface.canvas, dx, dy);
                    parts
                })
            }
            _ => whole,
        };
        self.drawn = Some(wanted);
        let pen = pen(&self.surface);
        for part in parts {
            draw(&pen, engine, &mut self.visible, &part);
        }
    }
}

/// Draws one part of the bitmap.
fn draw(pen: &Pen<'_>, engine: &Engine, visible: &mut Visible, part: &Rect) {
    let context = pen.context;
    context.save();
    context.begin_path();
    context.rect(part.x0, part.y0, part.width(), part.height());
    context.clip();
    context.set_fill_style_str(&pen.theme.ground);
    pen.fill(part);

    let around = part.grown(OVERHANG * pen.ratio);
    let back = |x: f64, y: f64| Point::new((x - pen.origin.x) / pen.scale, (y - pen.origin.y) / pen.scale);
    let sight = Rect::spanning(back(around.x0, around.y0), back(around.x1, around.y1));
    let (picture, displaced) = (engine.picture(), engine.displaced());
    visible.collect(picture, displaced, &sight, pen.scale / pen.ratio);

    dots(pen, part, &sight);
    for at in &visible.boxes {
        if let Some(node) = picture.node(*at) {
            boxes::outline(pen, node, &picture.rect(*at));
        }
    }
    edges::edges(pen, picture, &visible.edges);
    if pen.detail == Detail::Boxes {
        cards::blocks(pen, picture, &visible.cards);
    } else {
        for at in &visible.cards {
            if let Some(node) = picture.node(*at) {
                cards::card(pen, node, &picture.rect(*at));
            }
        }
    }
    for at in &visible.boxes {
        if let (Some(node), Some(tab)) = (picture.node(*at), engine.known_labels().tab(*at)) {
            let rect = picture.rect(*at);
            boxes::title(pen, node, tab, pen.at(Point::new(rect.x0, rect.y0)));
        }
    }
    context.restore();
}

/// The dots of the ground; far out they would be a grey haze.
fn dots(pen: &Pen<'_>, part: &Rect, sight: &Rect) {
    if pen.detail < Detail::Names {
        return;
    }
    let step = if pen.detail == Detail::Names { DOTS * 2.0 } else { DOTS };
    pen.context.set_fill_style_str(&pen.theme.grid);
    let side = (1.25 * pen.ratio).round().max(1.0);
    let mut y = (sight.y0 / step).floor() * step;
    while y <= sight.y1 {
        let mut x = (sight.x0 / step).floor() * step;
        while x <= sight.x1 {
            let at = pen.at(Point::new(x, y));
            if at.x + side >= part.x0 && at.x <= part.x1 && at.y + side >= part.y0 && at.y <= part.y1 {
                pen.context.fill_rect(at.x.round(), at.y.round(), side, side);
            }
            x += step;
        }
        y += step;
    }
}
