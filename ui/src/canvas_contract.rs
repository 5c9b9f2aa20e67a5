//! What the blueprint page gives the canvas, and what the canvas tells the page.
//!
//! The page owns everything here and hands one [`CanvasContract`] to `canvas::Canvas`; it is a bundle of signals and
//! callbacks, cheap to copy. Keys are those of the scene: a component, `module:DIRECTORY`, or `group:ID`.
//!
//! The canvas draws `scene` and nothing else. It never asks the core for anything and never changes `scene`: a drag shows
//! its own offset until the page has put the next scene in. Colours come from the CSS custom properties of the element
//! it is mounted in (`--canvas-*`, `--category-*`, `--mark-*`, `--accent`, …; `styles/tokens.css` lists them); it reads them again when
//! `appearance` has counted up.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::evidence::check::Severity;
use domain::graph::ComponentKey;
use domain::scene::Scene;
use leptos::prelude::*;

/// SVG path data by glyph id: strokes on a 24 by 24 grid, 1.5 wide, round caps and joins.
pub type Glyphs = Arc<BTreeMap<String, String>>;

/// Everything that goes between the page and the canvas.
#[derive(Clone, Copy)]
pub struct CanvasContract {
    /// The picture; `None` while there is none to draw.
    pub scene: RwSignal<Option<Arc<Scene>>>,
    /// What is selected. The canvas reads it and writes it (click, marquee, Escape, arrow keys); so does the outline.
    pub selection: RwSignal<BTreeSet<ComponentKey>>,
    /// What the pointer is over, on the canvas or in the outline; both highlight it.
    pub hovered: RwSignal<Option<ComponentKey>>,
    /// The latest command for the canvas, with a number that counts up so that a repeated one is heard.
    pub command: RwSignal<Option<(u64, CanvasCommand)>>,
    /// What is in sight; the canvas writes it when it has moved.
    pub view: RwSignal<View>,
    /// Glyphs by id; empty until the catalogue has come.
    pub glyphs: Signal<Glyphs>,
    /// Counts up when theme, contrast or font size have changed: colours are read again.
    pub appearance: Signal<u64>,
    /// Whether dragged nodes snap to the grid and to each other.
    pub snap: Signal<bool>,
    /// Whether nothing may move by itself.
    pub reduced_motion: Signal<bool>,
    /// Whether nodes cannot be moved (a version, a comparison).
    pub read_only: Signal<bool>,
    /// Whether marks are shown and what is unmarked recedes.
    pub comparing: Signal<bool>,
    /// What is broken at each component, for its badge.
    pub concerns: Signal<Concerns>,
    /// A person has dropped nodes: their new top left corners.
    pub on_move: Callback<Vec<Moved>>,
    /// A person has opened a node: double click, or Enter.
    pub on_activate: Callback<ComponentKey>,
    /// A person asks for the menu: right click, or the menu key (then at the selected node).
    pub on_context: Callback<ContextRequest>,
    /// A person has drawn a line from one node's handle to another node: (from, to).
    pub on_connect: Callback<(ComponentKey, ComponentKey)>,
}

/// Where a node was dropped.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// Which node.
    pub key: ComponentKey,
    /// Points from the left edge of the box it is in (of the picture, where it is in none).
    pub x: f64,
    /// Points from the top edge of the box it is in.
    pub y: f64,
}

/// Where a menu is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct ContextRequest {
    /// On which node; `None` for the empty canvas. The canvas has selected it already, unless it was part of the selection.
    pub key: Option<ComponentKey>,
    /// Pixels from the window's left edge.
    pub client_x: f64,
    /// Pixels from the window's top edge.
    pub client_y: f64,
}

/// What the canvas is told to do.
#[derive(Debug, Clone, PartialEq)]
pub enum CanvasCommand {
    /// Show everything.
    Fit,
    /// Show everything that is selected.
    FitSelection,
    /// One step closer, around the middle.
    ZoomIn,
    /// One step away, around the middle.
    ZoomOut,
    /// Zoom 1, around the middle.
    ActualSize,
    /// Bring a node into the middle, closer where it would be too small to read.
    CenterOn(ComponentKey),
    /// Bring a node into sight with as little movement as possible.
    Reveal(ComponentKey),
    /// Show what was in sight before (when a blueprint is opened again).
    Show(View),
    /// Take the keyboard focus.
    Focus,
}

/// What is in sight: a scene point `p` stands at `(p - (x, y)) * zoom` in the canvas.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    /// Scene coordinate at the left edge.
    pub x: f64,
    /// Scene coordinate at the top edge.
    pub y: f64,
    /// Pixels per point.
    pub zoom: f64,
}

impl Default for View {
    fn default() -> Self {
        Self { x: 0.0, y: 0.0, zoom: 1.0 }
    }
}

impl CanvasContract {
    /// Tells the canvas to do something.
    pub fn send(&self, command: CanvasCommand) {
        self.command.update(|latest| {
            let number = latest.as_ref().map_or(0, |(number, _)| *number);
            *latest = Some((number + 1, command));
        });
    }
}

/// What is broken at each component.
pub type Concerns = Arc<BTreeMap<ComponentKey, Concern>>;

/// What is broken at a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Concern {
    /// The worst of it.
    pub severity: Severity,
    /// How much.
    pub count: u32,
}
