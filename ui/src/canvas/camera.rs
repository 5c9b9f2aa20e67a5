//! What is in sight: pan, zoom about a point, fit, and the way there.
//!
//! A scene point `p` stands at `(p - (x, y)) * zoom` pixels from the canvas's top left corner.

use super::geometry::{Point, Rect, finite};
use crate::canvas_contract::View;

/// The closest that one can come.
pub const CLOSEST: f64 = 4.0;
/// The farthest that one can go, unless showing everything needs more.
pub const FARTHEST: f64 = 0.05;
/// Free pixels around what is fitted.
const MARGIN: f64 = 48.0;
/// Pixels of the picture that stay in sight however far one pans.
const KEPT: f64 = 96.0;
/// How long a move of the camera takes, in milliseconds.
const DURATION: f64 = 200.0;

/// What is in sight, of what, through what.
#[derive(Debug, Clone)]
pub struct Camera {
    view: View,
    width: f64,
    height: f64,
    bounds: Option<Rect>,
    flight: Option<Flight>,
}

/// A move of the camera that is under way.
#[derive(Debug, Clone, Copy)]
struct Flight {
    from: View,
    to: View,
    began: Option<f64>,
}

impl Default for Camera {
    fn default() -> Self {
        Self { view: View::default(), width: 1.0, height: 1.0, bounds: None, flight: None }
    }
}

impl Camera {
    /// What is in sight.
    pub const fn view(&self) -> View {
        self.view
    }

    /// Pixels per point.
    pub const fn zoom(&self) -> f64 {
        self.view.zoom
    }

    /// Width and height of the canvas in pixels.
    pub const fn size(&self) -> (f64, f64) {
        (self.width, self.height)
    }

    /// The part of the scene in sight.
    pub fn sight(&self) -> Rect {
        Rect::sized(self.view.x, self.view.y, self.width / self.view.zoom, self.height / self.view.zoom)
    }

    /// The pixel at which `at` of the scene stands.
    pub fn to_screen(&self, at: Point) -> Point {
        Point::new((at.x - self.view.x) * self.view.zoom, (at.y - self.view.y) * self.view.zoom)
    }

    /// The place of the scene that stands at pixel `at`.
    pub fn to_scene(&self, at: Point) -> Point {
        Point::new(self.view.x + at.x / self.view.zoom, self.view.y + at.y / self.view.zoom)
    }

    /// The pixels that `rect` of the scene covers.
    pub fn rect_to_screen(&self, rect: &Rect) -> Rect {
        Rect::spanning(self.to_screen(Point::new(rect.x0, rect.y0)), self.to_screen(Point::new(rect.x1, rect.y1)))
    }

    /// Takes note of the canvas's size: who saw everything sees everything, else the middle stays in the middle.
    pub fn resize(&mut self, width: f64, height: f64) {
        let (width, height) = (finite(width, 1.0).max(1.0), finite(height, 1.0).max(1.0));
        let whole = self.bounds.filter(|bounds| self.shows_all_of(bounds));
        if self.width > 1.0 && self.height > 1.0 {
            self.view.x += (self.width - width) / 2.0 / self.view.zoom;
            self.view.y += (self.height - height) / 2.0 / self.view.zoom;
        }
        self.width = width;
        self.height = height;
        if let Some(bounds) = whole {
            self.flight = None;
            self.view = self.fitting(&bounds, 1.0);
        }
        self.settle();
    }

    /// Whether this is the view that fitting everything gave, or the camera is on its way there.
    fn shows_all_of(&self, bounds: &Rect) -> bool {
        let fit = self.fitting(bounds, 1.0);
        let goal = self.flight.map_or(self.view, |flight| flight.to);
        let near = |one: f64, other: f64| ((one - other) * goal.zoom).abs() < 1.0;
        (fit.zoom / goal.zoom - 1.0).abs() < 1.0e-3 && near(fit.x, goal.x) && near(fit.y, goal.y)
    }

    /// Takes note of where the picture's parts are.
    pub fn set_bounds(&mut self, bounds: Option<Rect>) {
        self.bounds = bounds;
        self.settle();
    }

    /// Moves by pixels of the screen.
    pub fn pan(&mut self, dx: f64, dy: f64) {
        self.flight = None;
        self.view.x += finite(dx, 0.0) / self.view.zoom;
        self.view.y += finite(dy, 0.0) / self.view.zoom;
        self.settle();
    }

    /// Zooms by `factor`; what stands at pixel `about` stays there.
    pub fn zoom_about(&mut self, about: Point, factor: f64) {
        self.flight = None;
        self.view = self.zoomed(about, factor);
        self.settle();
    }

    /// Shows `view`.
    pub fn show(&mut self, view: View) {
        self.flight = None;
        self.view = View { x: finite(view.x, 0.0), y: finite(view.y, 0.0), zoom: finite(view.zoom, 1.0) };
        self.settle();
    }

    /// The view in which `rect` fills the canvas, at most at `closest`.
    pub fn fitting(&self, rect: &Rect, closest: f64) -> View {
        let margin = MARGIN.min(self.width / 20.0).min(self.height / 20.0);
        let across = (self.width - 2.0 * margin) / rect.width().max(1.0);
        let down = (self.height - 2.0 * margin) / rect.height().max(1.0);
        let zoom = across.min(down).clamp(self.farthest().min(across).min(down), closest);
        self.centered(rect.center(), zoom)
    }

    /// The view in which `at` is the middle.
    pub fn centered(&self, at: Point, zoom: f64) -> View {
        View { x: at.x - self.width / 2.0 / zoom, y: at.y - self.height / 2.0 / zoom, zoom }
    }

    /// The view nearest to this one in which `rect` is in sight.
    pub fn revealing(&self, rect: &Rect) -> View {
        let sight = self.sight().grown(-MARGIN.min(self.width / 8.0).min(self.height / 8.0) / self.view.zoom);
        let shift = |low: f64, high: f64, from: f64, to: f64| {
            if low < from {
                low - from
            } else if high > to {
                (high - to).min(low - from)
            } else {
                0.0
            }
        };
        View {
            x: self.view.x + shift(rect.x0, rect.x1, sight.x0, sight.x1),
            y: self.view.y + shift(rect.y0, rect.y1, sight.y0, sight.y1),
            zoom: self.view.zoom,
        }
    }

    /// Goes to `view`: at once, or in a short while from the next [`Camera::tick`] on.
    pub fn go(&mut self, view: View, at_once: bool) {
        if at_once {
            self.show(view);
        } else {
            self.flight = Some(Flight { from: self.view, to: view, began: None });
        }
    }

    /// Zooms by `factor` about the middle: at once, or in a short while.
    pub fn step(&mut self, factor: f64, at_once: bool) {
        let goal = self.flight.map_or(self.view, |flight| flight.to);
        let flown = Self { view: goal, flight: None, ..*self };
        let middle = Point::new(self.width / 2.0, self.height / 2.0);
        self.go(flown.zoomed(middle, factor), at_once);
    }

    /// Whether the camera is moving by itself.
    pub const fn is_flying(&self) -> bool {
        self.flight.is_some()
    }

    /// Moves on to the instant `now`, in milliseconds; whether it moved.
    pub fn tick(&mut self, now: f64) -> bool {
        let Some(mut flight) = self.flight else { return false };
        let began = *flight.began.get_or_insert(now);
        let share = finite((now - began) / DURATION, 1.0).clamp(0.0, 1.0);
        let eased = 1.0 - (1.0 - share).powi(3);
        self.view = between(&flight, eased, self.width, self.height);
        self.flight = (share < 1.0).then_some(flight);
        self.settle();
        true
    }

    fn zoomed(&self, about: Point, factor: f64) -> View {
        let anchor = self.to_scene(about);
        let zoom = (self.view.zoom * finite(factor, 1.0)).clamp(self.farthest(), CLOSEST);
        View { x: anchor.x - about.x / zoom, y: anchor.y - about.y / zoom, zoom }
    }

    /// The smallest zoom: everything can be seen at once, with room around it.
    fn farthest(&self) -> f64 {
        self.bounds.map_or(FARTHEST, |bounds| {
            let whole = (self.width / bounds.width().max(1.0)).min(self.height / bounds.height().max(1.0));
            (whole * 0.8).clamp(1.0e-6, FARTHEST)
        })
    }

    /// Keeps the view usable: zoom within its limits, some of the picture in sight.
    fn settle(&mut self) {
        let zoom = finite(self.view.zoom, 1.0).clamp(self.farthest(), CLOSEST);
        self.view.zoom = zoom;
        let Some(bounds) = self.bounds else { return };
        let (across, down) = (self.width / zoom, self.height / zoom);
        let kept_across = (KEPT / zoom).min(across / 2.0).min(bounds.width().max(1.0));
        let kept_down = (KEPT / zoom).min(down / 2.0).min(bounds.height().max(1.0));
        self.view.x = finite(self.view.x, bounds.x0).clamp(bounds.x0 + kept_across - across, bounds.x1 - kept_across);
        self.view.y = finite(self.view.y, bounds.y0).clamp(bounds.y0 + kept_down - down, bounds.y1 - kept_down);
    }
}

/// The view a share of the way along a flight: the middle moves evenly on the screen, the zoom by equal factors.
fn between(flight: &Flight, share: f64, width: f64, height: f64) -> View {
    let middle = |view: &View| Point::new(view.x + width / 2.0 / view.zoom, view.y + height / 2.0 / view.zoom);
    let (from, to) = (middle(&flight.from), middle(&flight.to));
    let ratio = flight.to.zoom / flight.from.zoom;
    let zoom = flight.from.zoom * ratio.powf(share);
    let travelled = if (ratio - 1.0).abs() < 1.0e-6 {
        share
    } else {
        (1.0 - flight.from.zoom / zoom) / (1.0 - flight.from.zoom / flight.to.zoom)
    };
    let at = Point::new(from.x + (to.x - from.x) * travelled, from.y + (to.y - from.y) * travelled);
    View { x: at.x - width / 2.0 / zoom, y: at.y - height / 2.0 / zoom, zoom }
}
