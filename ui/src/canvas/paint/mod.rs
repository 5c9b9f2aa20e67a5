//! The paint: the only part of the canvas that knows a browser's drawing.
//!
//! - [`surface`]: a canvas with its context
//! - [`theme`]: the colours and faces of the page
//! - [`pen`]: where and at what scale something is drawn
//! - [`still`]: what stands still, in a bitmap that is moved while one pans
//! - [`overlay`]: what changes from frame to frame
//! - [`boxes`], [`cards`], [`badges`], [`edges`]: how each thing looks
//! - [`sprites`]: cards without their words, drawn once per kind
//! - [`minimap`]: everything, small

use std::collections::HashMap;

use web_sys::{HtmlCanvasElement, Path2d};

use self::minimap::Minimap;
use self::pen::{Letters, Pen};
use self::still::{Content, Still};
use self::surface::Surface;
use self::theme::Theme;
use super::engine::Engine;
use super::geometry::{Point, Rect};
use super::labels::Words;
use super::visible::Detail;
use super::words::Face;
use crate::canvas_contract::{Concerns, Glyphs};

mod badges;
mod boxes;
mod cards;
mod edges;
pub mod minimap;
mod overlay;
mod pen;
mod sprites;
mod still;
mod surface;
mod theme;

/// The size at which characters are measured.
const MEASURED: f64 = 100.0;
/// How much a bitmap is stretched at most while one zooms, before it is drawn anew.
const STRETCH: f64 = 1.3;
/// How long drawing everything may take so that it is done in each frame of a zoom, in milliseconds.
const FLUENT: f64 = 9.0;

/// How long after a picture its minimap is drawn, in milliseconds.
pub const LATER: u32 = 150;

/// What follows a frame by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Nothing.
    Nothing,
    /// Another frame.
    Frame,
    /// Another frame, after [`LATER`].
    FrameLater,
}

/// Draws an engine on a canvas.
#[derive(Debug)]
pub struct Painter {
    surface: Surface,
    still: Still,
    minimap: Option<Minimap>,
    letters: Letters,
    theme: Theme,
    comparing: bool,
    concerns: Concerns,
    revision: u64,
    ratio: f64,
    last_zoom: f64,
    cost: f64,
    shown: Option<((u64, u64), f64)>,
}

impl Painter {
    /// Draws on `canvas`.
    pub fn new(canvas: HtmlCanvasElement) -> Option<Self> {
        let theme = Theme::read(&canvas);
        let surface = Surface::on(canvas, false)?;
        let letters = Letters {
            strong: face(&surface, &theme.weight_strong, &theme.sans),
            plain: face(&surface, &theme.weight, &theme.sans),
            mono: even_face(&surface, &theme.weight, &theme.mono),
            glyphs: HashMap::new(),
        };
        let still = Still::new()?;
        let (minimap, comparing, concerns) = (None, false, Concerns::default());
        let (revision, ratio, last_zoom, cost, shown) = (0, 1.0, 0.0, 0.0, None);
        Some(Self {
            surface,
            still,
            minimap,
            letters,
            theme,
            comparing,
            concerns,
            revision,
            ratio,
            last_zoom,
            cost,
            shown,
        })
    }

    /// Reads colours and faces again.
    pub fn restyle(&mut self) {
        self.theme = Theme::read(&self.surface.canvas);
        self.letters.strong = face(&self.surface, &self.theme.weight_strong, &self.theme.sans);
        self.letters.plain = face(&self.surface, &self.theme.weight, &self.theme.sans);
        self.letters.mono = even_face(&self.surface, &self.theme.weight, &self.theme.mono);
        self.revision += 1;
    }

    /// Takes note of how glyphs look.
    pub fn set_glyphs(&mut self, glyphs: &Glyphs) {
        self.letters.glyphs = glyphs
            .iter()
            .filter_map(|(id, path)| Some((id.clone(), Path2d::new_with_path_string(path).ok()?)))
            .collect();
        self.revision += 1;
    }

    /// Shows marks, or does not.
    pub fn set_comparing(&mut self, comparing: bool) {
        if self.comparing != comparing {
            self.comparing = comparing;
            self.revision += 1;
        }
    }

    /// Takes note of what is broken at each component.
    pub fn set_concerns(&mut self, concerns: &Concerns) {
        if self.concerns != *concerns {
            self.concerns = Concerns::clone(concerns);
            self.revision += 1;
        }
    }

    /// Shows a minimap on `canvas`, or none.
    pub fn set_minimap(&mut self, canvas: Option<HtmlCanvasElement>) {
        self.minimap = canvas.and_then(|canvas| Minimap::new(Surface::on(canvas, true)?));
    }

    /// Takes note of the canvas's size in pixels of CSS, and of the screen's resolution.
    pub fn resize(&mut self, width: f64, height: f64, ratio: f64) {
        self.ratio = if ratio.is_finite() { ratio.clamp(0.5, 4.0) } else { 1.0 };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what a canvas can be")]
        let pixels = |length: f64| (length * self.ratio).round().clamp(1.0, 8192.0) as u32;
        let (width, height) = (pixels(width), pixels(height));
        self.surface.resize(width, height);
        self.still.resize(width, height, self.ratio);
    }

    /// How wide the words of boxes are, in the order of the picture's boxes.
    pub fn title_words(&mut self, engine: &Engine) -> Vec<Words> {
        self.learn(engine);
        let picture = engine.picture();
        let nodes = picture.boxes().iter().filter_map(|at| picture.node(*at));
        nodes.map(|node| boxes::words(&self.letters, node)).collect()
    }

    /// Draws a frame; what must follow by itself.
    pub fn frame(&mut self, engine: &mut Engine, has_keyboard: bool) -> Next {
        let zoom = engine.camera().zoom();
        engine.labels();
        let scale = zoom * self.ratio;
        let view = engine.view();
        let origin = Point::new((-view.x * scale).round(), (-view.y * scale).round());
        let content = Content { scale, revision: (engine.revision(), self.revision) };

        // A zoom in motion shows the last bitmap stretched, where drawing it anew would stutter.
        let zooming = self.last_zoom.to_bits() != zoom.to_bits();
        self.last_zoom = zoom;
        let stretches = self.still.content().is_some_and(|shown| {
            let by = scale / shown.scale;
            zooming && shown.revision == content.revision && self.cost > FLUENT && by < STRETCH && by > 1.0 / STRETCH
        });
        if stretches {
            self.surface.context.set_fill_style_str(&self.theme.ground);
            self.surface.context.fill_rect(0.0, 0.0, self.surface.width(), self.surface.height());
        } else {
            let began = now();
            let (theme, letters, ratio, comparing) = (&self.theme, &self.letters, self.ratio, self.comparing);
            let concerns = &self.concerns;
            let detail = Detail::at(zoom);
            let sight = Rect::default();
            self.still.update(engine, content, origin, |surface, origin| Pen {
                sight,
                context: &surface.context,
                theme,
                letters,
                scale,
                ratio,
                origin,
                detail,
                comparing,
                concerns,
            });
            if zooming {
                self.cost = now() - began;
            }
        }
        self.still.show(&self.surface.context, origin, scale);
        let pen = self.pen(scale, origin, Detail::at(zoom));
        overlay::draw(&pen, engine, has_keyboard);
        let minimap = self.show_minimap(engine, content.revision);
        if stretches { Next::Frame } else { minimap }
    }

    /// Shows the minimap, where it says anything. What it shows of a new picture is drawn a while after the picture itself.
    fn show_minimap(&mut self, engine: &Engine, revision: (u64, u64)) -> Next {
        let (picture, sight) = (engine.picture(), engine.camera().sight());
        let Some(minimap) = &mut self.minimap else { return Next::Nothing };
        if picture.bounds().is_none_or(|bounds| sight.encloses(&bounds)) {
            return Next::Nothing;
        }
        let began = now();
        let since = match self.shown {
            Some((shown, since)) if shown == revision => since,
            _ => {
                self.shown = Some((revision, began));
                began
            }
        };
        if !minimap.shows(revision) && began - since < f64::from(LATER) {
            return Next::FrameLater;
        }
        minimap.draw(picture, &self.theme, &sight, self.ratio, revision);
        Next::Nothing
    }

    fn pen(&self, scale: f64, origin: Point, detail: Detail) -> Pen<'_> {
        Pen {
            context: &self.surface.context,
            theme: &self.theme,
            letters: &self.letters,
            scale,
            ratio: self.ratio,
            origin,
            sight: Rect::sized(0.0, 0.0, self.surface.width(), self.surface.height()),
            detail,
            comparing: self.comparing,
            concerns: &self.concerns,
        }
    }

    /// Measures the characters that only this picture has.
    fn learn(&mut self, engine: &Engine) {
        let picture = engine.picture();
        let measure = |weight: &str, family: &str| set_measure(&self.surface, weight, family);
        measure(&self.theme.weight_strong, &self.theme.sans);
        let context = &self.surface.context;
        for node in (0..picture.len()).filter_map(|at| picture.node(at)) {
            if !node.title.is_ascii() {
                self.letters.strong.learn(&node.title, |character| width(context, character));
            }
        }
        set_measure(&self.surface, &self.theme.weight, &self.theme.sans);
        for node in (0..picture.len()).filter_map(|at| picture.node(at)) {
            if !node.caption.is_ascii() {
                self.letters.plain.learn(&node.caption, |character| width(context, character));
            }
        }
    }
}

fn face(surface: &Surface, weight: &str, family: &str) -> Face {
    set_measure(surface, weight, family);
    Face::new(|character| width(&surface.context, character))
}

/// A face of which every character is as wide as any other.
fn even_face(surface: &Surface, weight: &str, family: &str) -> Face {
    set_measure(surface, weight, family);
    let every = width(&surface.context, '0');
    Face::new(|_| every)
}

fn set_measure(surface: &Surface, weight: &str, family: &str) {
    surface.context.set_font(&format!("{weight} {MEASURED}px {family}"));
}

fn width(context: &web_sys::CanvasRenderingContext2d, character: char) -> f64 {
    let mut buffer = [0; 4];
    context.measure_text(character.encode_utf8(&mut buffer)).map_or(0.6, |metrics| metrics.width() / MEASURED)
}

/// Milliseconds since the page began.
pub fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}
