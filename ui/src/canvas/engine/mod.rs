//! The canvas without its paint: what is shown, what is selected, what the pointer and the keyboard do.
//!
//! Plain Rust that knows no browser. Events come in as numbers, what the page must hear comes out of [`Engine::told`], and
//! [`Engine::revision`] says when what stands still has to be drawn anew.
//!
//! - [`input`]: what a pointer or a key says
//! - `pointer`: press, drag, marquee, connect, pan, pinch, wheel
//! - `keys`: the keyboard

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::graph::ComponentKey;
use domain::scene::Scene;

use super::camera::Camera;
use super::displaced::Displaced;
use super::drag::{Drag, Guide};
use super::geometry::{Point, Rect};
use super::hit::{Finder, Hit};
use super::labels::{Labels, Words};
use super::picture::Picture;
use crate::canvas_contract::{CanvasCommand, Moved, View};

pub mod input;
mod keys;
mod pointer;
#[cfg(test)]
mod tests;

use pointer::Gesture;

/// What the page must hear.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    /// Other nodes are selected.
    Selected(BTreeSet<ComponentKey>),
    /// The pointer is over another node.
    Hovered(Option<ComponentKey>),
    /// Nodes were dropped.
    Moved(Vec<Moved>),
    /// A node was opened.
    Activated(ComponentKey),
    /// A menu is asked for, at a pixel of the canvas.
    Context(Option<ComponentKey>, Point),
    /// A connection was drawn.
    Connected(ComponentKey, ComponentKey),
}

/// The smallest zoom at which a node that was searched for can be read.
const READABLE: f64 = 0.75;
/// One step of zoom.
const STEP: f64 = 1.25;

/// What the canvas shows and does.
#[derive(Debug, Default)]
pub struct Engine {
    picture: Picture,
    camera: Camera,
    displaced: Displaced,
    labels: Labels,
    title_words: Vec<Words>,
    selected: BTreeSet<u32>,
    selected_keys: BTreeSet<ComponentKey>,
    selected_edge: Option<u32>,
    focus: Option<u32>,
    hover: Hit,
    gesture: Gesture,
    finder: Finder,
    told: Vec<Told>,
    revision: u64,
    waits_for_fit: bool,
    pan_key: bool,
    /// Whether dragged nodes snap.
    pub snap: bool,
    /// Whether nothing moves by itself.
    pub reduced_motion: bool,
    /// Whether nodes cannot be moved.
    pub read_only: bool,
}

impl Engine {
    /// Shows `scene`; what was selected stays selected, and the view stays where it is unless this is the first scene.
    pub fn set_scene(&mut self, scene: Arc<Scene>) {
        let before = std::mem::replace(&mut self.picture, Picture::new(scene));
        let now = |at: u32| before.key(at).and_then(|key| self.picture.find(key));
        self.focus = self.focus.and_then(now);
        self.selected = self.selected_keys.iter().filter_map(|key| self.picture.find(key)).collect();
        self.camera.set_bounds(self.picture.bounds());
        self.displaced.clear();
        self.hover = Hit::Nothing;
        self.selected_edge = None;
        self.labels = Labels::default();
        self.title_words.clear();
        self.revision += 1;
        self.go_on(&before);
        let first = before.is_empty();
        if first && !self.picture.is_empty() {
            self.waits_for_fit = true;
            self.fit_if_waiting();
        }
    }

    /// Takes note of how wide the words of boxes are, in the order of [`Picture::boxes`].
    pub fn set_title_words(&mut self, words: Vec<Words>) {
        self.title_words = words;
        self.labels = Labels::default();
        self.revision += 1;
    }

    /// Takes note of the canvas's size in pixels.
    pub fn resize(&mut self, width: f64, height: f64) {
        self.camera.resize(width, height);
        self.fit_if_waiting();
    }

    /// Takes note of what the page has selected.
    pub fn select(&mut self, keys: BTreeSet<ComponentKey>) {
        if keys == self.selected_keys {
            return;
        }
        self.selected = keys.iter().filter_map(|key| self.picture.find(key)).collect();
        if let (1, Some(only)) = (self.selected.len(), self.selected.first()) {
            self.focus = Some(*only);
        } else if self.selected.is_empty() {
            self.focus = None;
        }
        self.selected_edge = None;
        self.selected_keys = keys;
    }

    /// Takes note of what the pointer is over in the outline.
    pub fn hover_key(&mut self, key: Option<&ComponentKey>) {
        let at = key.and_then(|key| self.picture.find(key));
        if at != self.hovered() {
            self.hover = match at {
                Some(at) if self.picture.is_card(at) => Hit::Card(at),
                Some(at) => Hit::Title(at),
                None => Hit::Nothing,
            };
        }
    }

    /// Does what the page says.
    pub fn command(&mut self, command: &CanvasCommand) {
        let at_once = self.reduced_motion;
        match command {
            CanvasCommand::Fit => {
                if let Some(bounds) = self.picture.bounds() {
                    self.camera.go(self.camera.fitting(&bounds, 1.0), at_once);
                }
            }
            CanvasCommand::FitSelection => {
                let chosen = self.selected.iter().map(|at| self.place(*at)).reduce(|all, rect| all.union(&rect));
                if let Some(rect) = chosen.or(self.picture.bounds()) {
                    self.camera.go(self.camera.fitting(&rect, STEP), at_once);
                }
            }
            CanvasCommand::ZoomIn => self.camera.step(STEP, at_once),
            CanvasCommand::ZoomOut => self.camera.step(1.0 / STEP, at_once),
            CanvasCommand::ActualSize => self.camera.step(1.0 / self.camera.zoom(), at_once),
            CanvasCommand::CenterOn(key) => {
                if let Some(at) = self.picture.find(key) {
                    let rect = self.place(at);
                    let view = if self.picture.is_card(at) {
                        self.camera.centered(rect.center(), self.camera.zoom().max(READABLE))
                    } else {
                        self.camera.fitting(&rect, 1.0)
                    };
                    self.camera.go(view, at_once);
                }
            }
            CanvasCommand::Reveal(key) => {
                if let Some(at) = self.picture.find(key) {
                    self.reveal(at);
                }
            }
            CanvasCommand::Show(view) => {
                self.waits_for_fit = false;
                self.camera.show(*view);
            }
            CanvasCommand::Focus => {}
        }
    }

    /// Shows what is at `at` of the scene in the middle, at once: the minimap.
    pub fn look_at(&mut self, at: Point) {
        let view = self.camera.centered(at, self.camera.zoom());
        self.camera.show(view);
    }

    /// Moves on to the instant `now`, in milliseconds; whether there is more to come by itself.
    pub fn tick(&mut self, now: f64) -> bool {
        self.camera.tick(now);
        let drifting = self.drift();
        self.camera.is_flying() || drifting
    }

    /// What the page must hear, since it was last asked.
    pub fn told(&mut self) -> Vec<Told> {
        std::mem::take(&mut self.told)
    }

    /// What is drawn.
    pub const fn picture(&self) -> &Picture {
        &self.picture
    }

    /// What is in sight.
    pub const fn camera(&self) -> &Camera {
        &self.camera
    }

    /// What is drawn apart, because it moves.
    pub const fn displaced(&self) -> &Displaced {
        &self.displaced
    }

    /// The title tabs at the zoom of now.
    pub fn labels(&mut self) -> &Labels {
        let zoom = self.camera.zoom();
        // The same number on purpose: tabs are drawn for exactly one zoom.
        if self.labels.zoom().to_bits() != zoom.to_bits() {
            let (boxes, words) = (self.picture.boxes(), &self.title_words);
            let words_of = |at: u32| {
                let measured = boxes.binary_search(&at).ok().and_then(|place| words.get(place).copied());
                measured.unwrap_or_else(|| {
                    let title = self.picture.node(at).map_or(0.0, |node| node.title.len() as f64 * 0.55);
                    Words { title, short: title, caption: 0.0 }
                })
            };
            self.labels = Labels::new(&self.picture, zoom, words_of);
        }
        &self.labels
    }

    /// The title tabs as they were last worked out.
    pub const fn known_labels(&self) -> &Labels {
        &self.labels
    }

    /// Counts up when what stands still has changed.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// What is selected.
    pub const fn selected(&self) -> &BTreeSet<u32> {
        &self.selected
    }

    /// The edge that was clicked.
    pub const fn selected_edge(&self) -> Option<u32> {
        self.selected_edge
    }

    /// The node that the keyboard is on.
    pub const fn focus(&self) -> Option<u32> {
        self.focus
    }

    /// What the pointer is over.
    pub const fn hover(&self) -> Hit {
        self.hover
    }

    /// The node that the pointer is over, inside of boxes left out.
    pub const fn hovered(&self) -> Option<u32> {
        match self.hover {
            Hit::Inside(_) => None,
            Hit::Nothing | Hit::Card(_) | Hit::Title(_) | Hit::Border(_) | Hit::Edge(_) | Hit::Handle(..) => {
                self.hover.node()
            }
        }
    }

    /// Where a node stands now, moved or not.
    pub fn place(&self, at: u32) -> Rect {
        self.displaced.rect(&self.picture, at)
    }

    /// The rectangle that a person is drawing, in the scene.
    pub fn marquee(&self) -> Option<Rect> {
        match &self.gesture {
            Gesture::Marquee { from, to, .. } => Some(Rect::spanning(*from, *to)),
            _ => None,
        }
    }

    /// The connection that a person is drawing: from which node, to where, onto which node.
    pub fn connecting(&self) -> Option<(u32, Point, Option<u32>)> {
        match &self.gesture {
            Gesture::Connect { from, to, onto } => Some((*from, *to, *onto)),
            _ => None,
        }
    }

    /// Lines that show what the nodes being moved are in line with.
    pub fn guides(&self) -> &[Guide] {
        self.drag().map_or(&[], |drag| &drag.guides)
    }

    /// Whether a person is moving nodes.
    pub fn is_dragging(&self) -> bool {
        self.drag().is_some()
    }

    fn drag(&self) -> Option<&Drag> {
        match &self.gesture {
            Gesture::Drag { drag, .. } => Some(drag),
            _ => None,
        }
    }

    /// What is at a pixel.
    pub fn hit(&mut self, at: Point) -> Hit {
        self.labels();
        let scene = self.camera.to_scene(at);
        let handles_of = self.handles_of();
        self.finder.find(&self.picture, &self.displaced, &self.labels, handles_of, scene, self.camera.zoom())
    }

    /// The node whose handles are shown: the card that the pointer is over.
    pub fn handles_of(&self) -> Option<u32> {
        let at = if self.read_only { None } else { self.hovered() };
        at.filter(|at| self.picture.is_card(*at) && matches!(self.gesture, Gesture::Idle | Gesture::Pressed { .. }))
    }

    fn reveal(&mut self, at: u32) {
        let view = self.camera.revealing(&self.place(at));
        if view != self.camera.view() {
            self.camera.go(view, self.reduced_motion);
        }
    }

    fn fit_if_waiting(&mut self) {
        let (width, height) = self.camera.size();
        if let (true, Some(bounds)) = (self.waits_for_fit && width > 1.0 && height > 1.0, self.picture.bounds()) {
            self.waits_for_fit = false;
            self.camera.show(self.camera.fitting(&bounds, 1.0));
        }
    }

    /// Selects `nodes` and tells the page.
    fn choose(&mut self, nodes: BTreeSet<u32>) {
        self.selected_edge = None;
        if nodes != self.selected || self.selected_keys.len() != nodes.len() {
            self.selected_keys = nodes.iter().filter_map(|at| self.picture.key(*at).cloned()).collect();
            self.selected = nodes;
            self.told.push(Told::Selected(self.selected_keys.clone()));
        }
    }

    fn choose_only(&mut self, at: u32) {
        self.focus = Some(at);
        self.choose(BTreeSet::from([at]));
    }

    fn activate(&mut self, at: u32) {
        if let Some(key) = self.picture.key(at) {
            self.told.push(Told::Activated(key.clone()));
        }
    }

    fn set_hover(&mut self, hit: Hit) {
        let before = self.hovered();
        self.hover = hit;
        if before != self.hovered() {
            let key = self.hovered().and_then(|at| self.picture.key(at).cloned());
            self.told.push(Told::Hovered(key));
        }
    }

    /// The view, for the page.
    pub const fn view(&self) -> View {
        self.camera.view()
    }
}
