//! The engine and its painter behind the element: events change the engine, the next frame shows it, and when nothing changes
//! nothing is drawn.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use domain::scene::Scene;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, HtmlCanvasElement, HtmlElement, ResizeObserver};

use super::{listen, spoken};
use crate::canvas::engine::{Engine, Told};
use crate::canvas::geometry::Point;
use crate::canvas::paint::{LATER, Next, Painter, now};
use crate::canvas_contract::{CanvasContract, Concerns, ContextRequest, Glyphs};

/// The node in focus, as the DOM has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Focused {
    /// Its accessible name.
    pub name: String,
    /// Pixels from the canvas's left edge.
    pub x: f64,
    /// Pixels from the canvas's top edge.
    pub y: f64,
    /// Width in pixels.
    pub width: f64,
    /// Height in pixels.
    pub height: f64,
}

/// The canvas behind its element.
#[derive(Clone)]
pub struct Host(Rc<Inner>);

struct Inner {
    contract: CanvasContract,
    focused: RwSignal<Option<Focused>>,
    state: RefCell<State>,
    frame: RefCell<Option<HtmlElement>>,
    observer: RefCell<Option<ResizeObserver>>,
    /// What the browser calls; it lives as long as the canvas.
    listeners: RefCell<Option<Listeners>>,
    scheduled: Cell<bool>,
    waits: Cell<bool>,
    alive: Cell<bool>,
}

type Listeners = (Closure<dyn FnMut()>, Closure<dyn FnMut()>, Closure<dyn FnMut(Event)>);

/// What changes.
#[derive(Default)]
pub struct State {
    /// The canvas without its paint.
    pub engine: Engine,
    /// Whether the element has the keyboard focus.
    pub has_focus: bool,
    /// Whether the keyboard was used last, and not the pointer.
    pub by_keyboard: bool,
    painter: Option<Painter>,
    glyphs: Glyphs,
    concerns: Concerns,
    titles_measured: bool,
    cursor: &'static str,
    /// How far apart two fingers on a pad were when last heard of, of where they began.
    pub pinched: f64,
}

impl State {
    /// Shows another scene.
    pub fn set_scene(&mut self, scene: Arc<Scene>) {
        // The same scene again puts back what was moved.
        if !Arc::ptr_eq(self.engine.picture().scene(), &scene) || !self.engine.displaced().is_empty() {
            self.engine.set_scene(scene);
            self.titles_measured = false;
        }
    }

    /// Does something with the painter, if there is one already.
    pub fn paint(&mut self, act: impl FnOnce(&mut Painter)) {
        if let Some(painter) = &mut self.painter {
            act(painter);
        }
    }

    /// Takes note of how glyphs look.
    pub fn set_glyphs(&mut self, glyphs: &Glyphs) {
        self.glyphs = Arc::clone(glyphs);
        self.paint(|painter| painter.set_glyphs(glyphs));
    }

    /// Takes note of what is broken at each component.
    pub fn set_concerns(&mut self, concerns: &Concerns) {
        self.concerns = Concerns::clone(concerns);
        self.paint(|painter| painter.set_concerns(concerns));
    }

    /// The keyboard focus went elsewhere.
    pub fn blur(&mut self) {
        self.has_focus = false;
        self.engine.key_up(" ");
    }
}

impl Host {
    /// A canvas that is in no element yet.
    pub fn new(contract: CanvasContract) -> Self {
        Self(Rc::new(Inner {
            contract,
            focused: RwSignal::new(None),
            state: RefCell::default(),
            frame: RefCell::default(),
            observer: RefCell::default(),
            listeners: RefCell::default(),
            scheduled: Cell::new(false),
            waits: Cell::new(false),
            alive: Cell::new(true),
        }))
    }

    /// The node in focus.
    pub fn focused(&self) -> RwSignal<Option<Focused>> {
        self.0.focused
    }

    /// Begins to draw on `surface`, which fills `frame`.
    pub fn mount(&self, frame: &HtmlElement, surface: HtmlCanvasElement) {
        let host = self.clone();
        let resized = Closure::<dyn FnMut()>::new(move || host.fit_element());
        if let Ok(observer) = ResizeObserver::new(resized.as_ref().unchecked_ref()) {
            observer.observe(frame);
            *self.0.observer.borrow_mut() = Some(observer);
        }
        let host = self.clone();
        let restored = Closure::<dyn FnMut()>::new(move || host.restyle());
        let _ = surface.add_event_listener_with_callback("contextrestored", restored.as_ref().unchecked_ref());
        let host = self.clone();
        let pinch = Closure::<dyn FnMut(Event)>::new(move |event: Event| listen::pinch(&host, &event));
        for name in ["gesturestart", "gesturechange"] {
            let _ = frame.add_event_listener_with_callback(name, pinch.as_ref().unchecked_ref());
        }
        *self.0.listeners.borrow_mut() = Some((resized, restored, pinch));
        *self.0.frame.borrow_mut() = Some(frame.clone());
        let comparing = self.0.contract.comparing.get_untracked();
        {
            let mut state = self.0.state.borrow_mut();
            state.painter = Painter::new(surface);
            let (glyphs, concerns) = (Arc::clone(&state.glyphs), Concerns::clone(&state.concerns));
            state.paint(|painter| {
                painter.set_glyphs(&glyphs);
                painter.set_concerns(&concerns);
                painter.set_comparing(comparing);
            });
        }
        self.fit_element();
        self.await_faces();
    }

    /// Stops.
    pub fn unmount(&self) {
        self.0.alive.set(false);
        if let Some(observer) = self.0.observer.borrow_mut().take() {
            observer.disconnect();
        }
        self.0.state.borrow_mut().painter = None;
    }

    /// Reads colours and faces again.
    pub fn restyle(&self) {
        self.change(|state| {
            state.paint(Painter::restyle);
            state.titles_measured = false;
        });
    }

    /// Shows a minimap on `canvas`, or none.
    pub fn set_minimap(&self, canvas: Option<HtmlCanvasElement>) {
        self.change(|state| state.paint(|painter| painter.set_minimap(canvas)));
    }

    /// Changes something, tells the page what it must hear, and draws a frame soon.
    pub fn change<R>(&self, act: impl FnOnce(&mut State) -> R) -> R {
        let (answer, told, cursor) = {
            let mut state = self.0.state.borrow_mut();
            let answer = act(&mut state);
            let told = state.engine.told();
            let cursor = state.engine.cursor();
            let cursor = (state.cursor != cursor).then(|| {
                state.cursor = cursor;
                cursor
            });
            (answer, told, cursor)
        };
        if let (Some(cursor), Some(frame)) = (cursor, self.0.frame.borrow().as_ref()) {
            let _ = frame.style().set_property("cursor", cursor);
        }
        for told in told {
            self.tell(told);
        }
        self.schedule();
        answer
    }

    /// Where the window's pixel stands in the canvas.
    pub fn local(&self, client_x: f64, client_y: f64) -> Point {
        let corner = self.0.frame.borrow().as_ref().map(|frame| {
            let rect = frame.get_bounding_client_rect();
            Point::new(rect.x(), rect.y())
        });
        let corner = corner.unwrap_or_default();
        Point::new(client_x - corner.x, client_y - corner.y)
    }

    /// Whether the whole picture is in sight.
    pub fn all_in_sight(&self) -> bool {
        let state = self.0.state.borrow();
        let sight = state.engine.camera().sight();
        state.engine.picture().bounds().is_none_or(|bounds| sight.encloses(&bounds))
    }

    /// The element.
    pub fn frame(&self) -> Option<HtmlElement> {
        self.0.frame.borrow().clone()
    }

    fn tell(&self, told: Told) {
        let contract = &self.0.contract;
        match told {
            Told::Selected(keys) => contract.selection.set(keys),
            Told::Hovered(key) => contract.hovered.set(key),
            Told::Moved(moved) => contract.on_move.run(moved),
            Told::Activated(key) => contract.on_activate.run(key),
            Told::Connected(from, to) => contract.on_connect.run((from, to)),
            Told::Context(key, at) => {
                let corner = self.local(0.0, 0.0);
                let (client_x, client_y) = (at.x - corner.x, at.y - corner.y);
                contract.on_context.run(ContextRequest { key, client_x, client_y });
            }
        }
    }

    fn fit_element(&self) {
        let Some(frame) = self.frame() else { return };
        let (width, height) = (f64::from(frame.client_width()), f64::from(frame.client_height()));
        // Hidden: nothing to draw on, and the view stays as it was.
        if width < 1.0 || height < 1.0 {
            return;
        }
        let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
        {
            let mut state = self.0.state.borrow_mut();
            state.engine.resize(width, height);
            state.paint(|painter| painter.resize(width, height, ratio));
        }
        // At once, not with the next frame: a canvas that was resized is blank until it is drawn.
        self.draw();
    }

    /// Words are measured again once the page's faces have come.
    fn await_faces(&self) {
        let host = self.clone();
        leptos::task::spawn_local(async move {
            let Some(fonts) = web_sys::window().and_then(|window| window.document()).map(|document| document.fonts())
            else {
                return;
            };
            let asked = ["560 14px Inter", "420 12px Inter", "420 12px \"JetBrains Mono\""];
            if asked.iter().all(|font| fonts.check(font).unwrap_or_default()) {
                return;
            }
            let loading: js_sys::Array = asked.iter().map(|font| JsValue::from(fonts.load(font))).collect();
            // A face that does not come is replaced by the system's: measuring again is right either way.
            let _ = JsFuture::from(js_sys::Promise::all(&loading)).await;
            if host.0.alive.get() {
                host.restyle();
            }
        });
    }

    fn schedule(&self) {
        if self.0.scheduled.replace(true) {
            return;
        }
        let host = self.clone();
        request_animation_frame(move || {
            host.0.scheduled.set(false);
            if host.0.alive.get() {
                host.draw();
            }
        });
    }

    fn schedule_later(&self) {
        if self.0.waits.replace(true) {
            return;
        }
        let host = self.clone();
        let later = Duration::from_millis(u64::from(LATER));
        set_timeout(
            move || {
                host.0.waits.set(false);
                if host.0.alive.get() {
                    host.schedule();
                }
            },
            later,
        );
    }

    /// Draws a frame now.
    fn draw(&self) {
        let (next, view, focused) = {
            let mut state = self.0.state.borrow_mut();
            let State { engine, painter, titles_measured, has_focus, by_keyboard, .. } = &mut *state;
            let Some(painter) = painter else { return };
            if !std::mem::replace(titles_measured, true) {
                let words = painter.title_words(engine);
                engine.set_title_words(words);
            }
            let moving = engine.tick(now());
            let next = painter.frame(engine, *has_focus && *by_keyboard);
            (if moving { Next::Frame } else { next }, engine.view(), focused(engine))
        };
        let contract = &self.0.contract;
        if contract.view.get_untracked() != view {
            contract.view.set(view);
        }
        if self.0.focused.with_untracked(|known| *known != focused) {
            self.0.focused.set(focused);
        }
        match next {
            Next::Nothing => {}
            Next::Frame => self.change(|_| ()),
            Next::FrameLater => self.schedule_later(),
        }
    }
}

fn focused(engine: &Engine) -> Option<Focused> {
    let at = engine.focus()?;
    let rect = engine.camera().rect_to_screen(&engine.place(at));
    let name = spoken::name(engine.picture(), at);
    Some(Focused { name, x: rect.x0, y: rect.y0, width: rect.width(), height: rect.height() })
}
