//! What stands still: drawn once into a bitmap in memory, from which each frame is shown; [`scroll`](crate::canvas::scroll) says
//! what of it must be drawn when.

use web_sys::CanvasRenderingContext2d;

use super::pen::Pen;
use super::sprites::Sprites;
use super::surface::Surface;
use super::{boxes, cards, edges};
use crate::canvas::engine::Engine;
use crate::canvas::geometry::{Point, Rect};
use crate::canvas::scroll::{Coverage, Frame};
use crate::canvas::visible::{Detail, Visible};

/// Points between the dots of the ground.
const DOTS: f64 = 24.0;
/// How far anything is drawn outside of its place, in pixels of CSS: shadows, arrow heads, borders.
const OVERHANG: f64 = 12.0;

/// How much larger the bitmap is than the canvas on each side, in pixels of CSS: about a card.
const MARGIN: f64 = 176.0;

/// The bitmap, and of what it is.
#[derive(Debug)]
pub struct Still {
    /// The bitmap.
    pub surface: Surface,
    frame: Frame,
    shown: Option<(Content, Coverage)>,
    visible: Visible,
    sprites: Sprites,
}

/// What a bitmap shows: pixels of another content are of no use.
#[derive(Debug, Clone, Copy)]
pub struct Content {
    /// Pixels of the screen per point.
    pub scale: f64,
    /// Of the engine and of the painter.
    pub revision: (u64, u64),
}

impl Content {
    fn is(&self, other: &Self) -> bool {
        self.scale.to_bits() == other.scale.to_bits() && self.revision == other.revision
    }
}

impl Still {
    /// A bitmap with nothing on it.
    pub fn new() -> Option<Self> {
        let frame = Frame { width: 0.0, height: 0.0, margin: 0.0 };
        Some(Self {
            surface: Surface::hidden(false)?,
            frame,
            shown: None,
            visible: Visible::default(),
            sprites: Sprites::new()?,
        })
    }

    /// Makes it as large as a canvas of `width` by `height` pixels of the screen wants it.
    pub fn resize(&mut self, width: u32, height: u32, ratio: f64) {
        let margin = (MARGIN * ratio).round();
        let frame = Frame { width: f64::from(width), height: f64::from(height), margin };
        if frame != self.frame {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a margin of some hundred pixels"
            )]
            let both = 2 * margin as u32;
            self.surface.resize(width + both, height + both);
            self.frame = frame;
            self.shown = None;
        }
    }

    /// What it shows, if anything.
    pub fn content(&self) -> Option<&Content> {
        self.shown.as_ref().map(|(content, _)| content)
    }

    /// Brings it up to date for a view in which the scene's origin stands at `origin`; `pen` makes the pen for a context and
    /// the place of the scene's origin in it.
    pub fn update<'a>(
        &'a mut self,
        engine: &Engine,
        content: Content,
        origin: Point,
        pen: impl FnOnce(&'a Surface, Point) -> Pen<'a>,
    ) {
        let before = self.shown.filter(|(shown, _)| shown.is(&content)).map(|(_, coverage)| coverage);
        let plan = self.frame.plan(before, origin);
        self.shown = Some((content, plan.coverage));
        if let Some((dx, dy)) = plan.shift {
            let _ = self.surface.context.draw_image_with_html_canvas_element(&self.surface.canvas, dx, dy);
        }
        if plan.parts.is_empty() {
            return;
        }
        let pen = pen(&self.surface, plan.coverage.origin);
        self.sprites.begin(&pen, content.revision.1);
        for part in plan.parts {
            let pen = Pen { sight: part, ..pen };
            draw(&pen, engine, &mut self.visible, &mut self.sprites);
        }
    }

    /// Shows it on `context`, where the scene's origin stands at `origin` at `scale`.
    pub fn show(&self, context: &CanvasRenderingContext2d, origin: Point, scale: f64) {
        let Some((content, coverage)) = &self.shown else { return };
        let canvas = &self.surface.canvas;
        if content.scale.to_bits() == scale.to_bits() {
            let (x, y) = (origin.x - coverage.origin.x, origin.y - coverage.origin.y);
            let _ = context.draw_image_with_html_canvas_element(canvas, x, y);
        } else if let Some(drawn) = coverage.drawn {
            let by = scale / content.scale;
            let (x, y) =
                (origin.x + (drawn.x0 - coverage.origin.x) * by, origin.y + (drawn.y0 - coverage.origin.y) * by);
            let _ = context.draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                canvas,
                drawn.x0,
                drawn.y0,
                drawn.width(),
                drawn.height(),
                x,
                y,
                drawn.width() * by,
                drawn.height() * by,
            );
        }
    }
}

/// Draws one part of the bitmap.
fn draw(pen: &Pen<'_>, engine: &Engine, visible: &mut Visible, sprites: &mut Sprites) {
    let context = pen.context;
    let part = &pen.sight;
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
        cards::cards(pen, picture, &visible.cards, sprites);
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
